"""The command ``doctor``: what this computer can do."""

import os
import sys
from collections.abc import Iterator, Sequence

import click

import docgen
from docgen.cli.chinese import ChineseCommand
from docgen.cli.json_output import print_json

#: By the state of what was looked at: a mark that every console has, and a colour.
_MARKS = {"可用": ("√", "green"), "提示": ("!", "yellow"), "缺": ("×", "red")}


@click.command(cls=ChineseCommand)
@click.argument("folder", metavar="[文件夹]", default=".")
@click.option("--json", "as_json", is_flag=True, help="写成 JSON。")
@click.option("--office", metavar="文件", help="办公室文件；不写就从文件夹往上找。", envvar="DOCGEN_OFFICE")
def doctor(folder: str, as_json: bool, office: str | None) -> None:
    """看看这台电脑能做什么、缺什么、怎么补：字体、转 PDF、打印、罕用字、办公室的文件。不联网。"""
    diagnoses = docgen.diagnose(folder, office, docgen.__version__)
    if as_json:
        print_json(docgen.diagnoses_json(diagnoses))
        return
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    click.echo("\n".join(_lines(diagnoses)), color=coloured)
    click.echo(_counts(diagnoses), err=True)


def _lines(diagnoses: Sequence["docgen.Diagnosis"]) -> Iterator[str]:
    remedy = ""
    for diagnosis in diagnoses:
        mark, colour = _MARKS[diagnosis.state]
        state = click.style(f"{mark} {diagnosis.state}", fg=colour)
        # 缺 is one character shorter
        yield f"{state}{'　' * (2 - len(diagnosis.state))}  {diagnosis.item}：{diagnosis.text}"
        if diagnosis.remedy:
            yield f"        改法：{'同上' if diagnosis.remedy == remedy else diagnosis.remedy}"
        remedy = diagnosis.remedy


def _counts(diagnoses: Sequence["docgen.Diagnosis"]) -> str:
    counts = {state: sum(diagnosis.state == state for diagnosis in diagnoses) for state in _MARKS}
    return "，".join(f"{count}项{state}" for state, count in counts.items() if count)
