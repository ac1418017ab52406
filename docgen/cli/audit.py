"""The command ``audit``: the visits of a year against the rules, on the screen, as a table to sign, as a workbook."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

import docgen
from docgen.cli.chinese import ChineseCommand
from docgen.cli.json_output import print_json
from docgen.cli.options import PDF_OPTION, YEAR, PaperOptions, file_ending, with_options, write_without_pdf
from docgen.cli.own_sources import write
from docgen.cli.problems import print_problems
from docgen.errors import NoPdfError, OutputError, Problem

_OPTIONS = (
    click.option("--year", type=YEAR, metavar="年份", help="检查哪一年；文件夹以年份命名时可以不写。"),
    click.option(
        "-o",
        "--output",
        metavar="文件|文件夹",
        default="",
        help="写成 .docx、.pdf 或 .xlsx；写文件夹就 .docx（加 --pdf 是 .pdf）和 .xlsx 都写；"
        "- 把 .docx 写到标准输出；不写就列在屏幕上。",
    ),
    PDF_OPTION,
    click.option(
        "--corrections",
        metavar="文件",
        default="",
        help="另写整改清单（.xlsx）：每个问题由谁、何时之前整改。已有这个文件就接着用：填过的都保留，改好的标出来，新的加上。",
    ),
    click.option("--carry", metavar="文件", help="接着这份旧的整改清单写新的；旧的不动。"),
    click.option("--as-of", metavar="日期", default="", help="整改清单上写的复查日期。"),
    click.option("--json", "as_json", is_flag=True, help="写成 JSON，印到标准输出。"),
    click.option("--office", metavar="文件", help="办公室文件；不写就从来访所在处往上找。", envvar="DOCGEN_OFFICE"),
    click.option("--template", metavar="文件", help="用自己的 .docx 模板。"),
    click.option("--templates", metavar="文件夹", multiple=True, help="先在这里找模板。", envvar="DOCGEN_TEMPLATES"),
    click.option("--force", is_flag=True, help="覆盖已有的文件。"),
    click.option("--strict", is_flag=True, help="有应改、提示也算失败。"),
    click.option("--quiet", "-q", is_flag=True, help="不说检查了多少、写了什么。"),
)
_ENDINGS = (".docx", ".pdf", ".xlsx")
_OTHERS = (".doc", ".wps", ".xls", ".et", ".csv", ".jpg", ".jpeg", ".png", ".svg", ".txt", ".json", ".yaml")
_NARROWEST, _WIDEST = 60, 160  # cells of a screen that the table is made for


def audit_command(name: str) -> click.Command:
    """The command of the audit."""

    @click.command(
        name,
        cls=ChineseCommand,
        help="对照规定检查一年的全部来访，做检查表：哪次来访、违反哪一条、涉及多少钱、有没有豁免。"
        "来源是来访文件的文件夹，或一年一个文件夹的上一层。",
    )
    @click.argument("folder", metavar="文件夹")
    @with_options(_OPTIONS)
    def command(
        folder: str, year: int | None, office: str | None, as_json: bool, corrections: str, carry: str | None,
        as_of: str, **others: Any,
    ) -> int:  # fmt: skip
        options = PaperOptions(**others)
        if options.pdf and not options.output:
            options = options._replace(output=".")
        _require_known_ending(options)
        if carry and not corrections:
            raise click.UsageError("--carry 要和 --corrections 一起用")
        day = docgen.read_day(as_of) if as_of else None
        earlier = docgen.earlier_corrections(corrections, carry) if corrections else None
        audited = docgen.audit(folder, year, office, earlier.visits if earlier else frozenset())
        print_problems(audited.problems)
        if as_json:
            print_json(docgen.audit_json(audited))
        elif not options.output:
            for line in docgen.audit_lines(audited, _screen_width()):
                click.echo(line)
        if options.output:
            _write(_files(audited, options), options, as_json)
        if corrections:
            _write_corrections(docgen.corrections(audited, earlier, day), corrections, options)
        if not options.quiet:
            click.echo(docgen.audit_counts(audited), err=True)
        return int(docgen.audit_failed(audited, options.strict))

    return command


def _require_known_ending(options: PaperOptions) -> None:
    """Raises OutputError for a kind of file that is not made, before ten thousand visits are read."""
    ending = file_ending(options.output)
    if options.pdf and ending == ".xlsx":
        raise click.UsageError("--pdf 时 -o 写 .pdf 文件或文件夹")
    if ending in _OTHERS:
        hint = "检查表写成 .docx、.pdf 或 .xlsx"
        raise OutputError([Problem(None, "O405", "error", f"不能写成 {ending} 文件", hint)])


def _files(audited: "docgen.Audit", options: PaperOptions) -> Sequence["docgen.File"]:
    """The papers that the output asks for by its ending; paper and workbook for a folder."""
    ending = file_ending(options.output)
    files: list[docgen.File] = []
    if ending != ".xlsx":
        template, folders, _ = options.template_arguments
        paper = docgen.audit_paper(audited, template, folders)
        as_pdf = options.pdf or ending == ".pdf"
        if as_pdf and options.output != "-":
            docgen.require_free([_pdf_target(paper, options)], options.force)  # before it is converted
        files += [] if as_pdf and ending != ".docx" else [paper]
        files += _pdf_of(paper, options) if as_pdf else []
    if ending not in (".docx", ".pdf") and options.output != "-":
        files.append(docgen.audit_workbook(audited))
    return files


def _pdf_of(paper: "docgen.File", options: PaperOptions) -> Sequence["docgen.File"]:
    """The paper as PDF; where none can be made, the Word document is written. Raises NoPdfError."""
    try:
        made = docgen.to_pdf([paper])
    except NoPdfError:
        if options.output != "-":
            write_without_pdf([docgen.PaperFiles(paper)], options)
        raise
    if notices := docgen.box_notices(made):
        print_problems(notices)
        if options.output != "-" and file_ending(options.output) != ".docx":
            write_without_pdf([docgen.PaperFiles(paper)], options, "字是全的")
    return made


def _pdf_target(paper: "docgen.File", options: PaperOptions) -> Path:
    target = Path(options.output)
    of_folder = target / f"{Path(paper.name).stem}.pdf"
    return target.with_suffix(".pdf") if file_ending(options.output) in _ENDINGS else of_folder


def _write(files: Sequence["docgen.File"], options: PaperOptions, as_json: bool) -> None:
    target = Path(options.output)
    if options.output == "-":
        sys.stdout.buffer.write(files[0].content)
        return
    if file_ending(options.output) in _ENDINGS:
        files = [docgen.File(f"{target.stem}{Path(file.name).suffix}", file.content) for file in files]
        target = target.parent
    for path in write(files, target, options.force):
        if not options.quiet:
            # what is printed as data stands alone
            click.echo(f"已写好：{path}", err=as_json)


def _write_corrections(made: "docgen.Corrections", target: str, options: PaperOptions) -> None:
    """Writes the list of corrections; its sentence stands with what was written, apart from data."""
    for path in docgen.write_corrections(made, target, options.force):
        if not options.quiet:
            click.echo(f"已写好：{path}（{made.summary.rstrip('。')}）", err=True)


def _screen_width() -> int:
    return min(_WIDEST, max(_NARROWEST, shutil.get_terminal_size((120, 24)).columns))
