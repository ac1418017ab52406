"""Checks visits and drafts."""

from collections.abc import Sequence

import click

import docgen
from docgen.cli.chinese import ChineseCommand
from docgen.cli.options import settings_of, source_of, source_options
from docgen.cli.problems import report
from docgen.errors import LEVEL_WORDS, Problem


@click.command(cls=ChineseCommand)
@click.argument("sources", nargs=-1, metavar="来访文件或稿子…")
@click.option("--json", "as_json", is_flag=True, help="把问题写成 JSON，印到标准输出。")
@click.option("--strict", is_flag=True, help="有提示也算失败。")
@click.option("--explain", metavar="代号", help="说明一个代号，如 D115。")
@source_options
def check(
    sources: Sequence[str],
    as_json: bool,
    strict: bool,
    explain: str | None,
    office: str | None,
    settings: Sequence[str],
) -> int:
    """检查来访文件或稿子，不写任何文书。"""
    if explain:
        click.echo(docgen.explain_code(explain))
        return 0
    if not sources:
        raise click.UsageError("要检查哪个文件？写出来访文件的名字")
    found: list[Problem] = []
    allowed: list[str] = []
    for source in sources:
        try:
            if source.lower().endswith((".md", ".txt")):
                found += docgen.check_draft(source, office)
            else:
                visit = docgen.load(source_of(source), office, settings_of(settings))
                verdict = docgen.apply_rules(visit)
                found += docgen.check(visit, verdict)
                allowed += docgen.exemption_lines(visit, verdict)
        except docgen.DataError as error:
            found += error.problems
    if as_json:
        click.echo(docgen.problems_json(found))
    else:
        report(found)
        for line in allowed:
            click.echo(line, err=True)
        click.echo(f"检查了{len(sources)}份：{_counted(found)}", err=True)
    return int(any(strict or problem.level in ("error", "must") for problem in found))


def _counted(found: Sequence[Problem]) -> str:
    """How many of each level; of what the words are is told above."""
    counts = {word: sum(problem.level == level for problem in found) for level, word in LEVEL_WORDS.items()}
    said = "、".join(f"{word}{count}处" for word, count in counts.items() if count)
    more = "；错误改好以后，再查规定" if any(problem.level == "error" for problem in found) else ""
    return f"{len(found)}处要看（{said}）{more}" if found else "没有问题"
