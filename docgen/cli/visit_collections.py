"""The commands of papers that are made of several visits."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

import docgen
from docgen.api.kinds import paper_titles
from docgen.cli.chinese import ChineseCommand
from docgen.cli.kind_options import kind_option_decorators, take_kind_options
from docgen.cli.options import PROFILES, YEAR, PaperOptions, file_ending, paper_options, with_options, write_papers
from docgen.cli.own_sources import write
from docgen.cli.problems import print_problems
from docgen.errors import OutputError, Problem

_YEAR = click.option("--year", type=YEAR, metavar="年份", help="哪一年的来访；文件夹以年份命名时不用写，不写就是全部。")


def visits_command(name: str) -> click.Command:
    """The command of a kind that is made of several visits."""

    @click.command(
        name, cls=ChineseCommand, help=f"做{paper_titles()[name]}。来源是来访文件，或来访文件的文件夹，可以写几个。"
    )
    @click.argument("sources", metavar="来访文件|文件夹", nargs=-1, required=True)
    @with_options([_YEAR, *kind_option_decorators(name)])
    @paper_options(PROFILES)
    def command(
        sources: Sequence[str], year: int | None, office: str | None, settings: Sequence[str], **others: Any
    ) -> int:
        of_kind = take_kind_options(name, others)
        options = PaperOptions(**others)
        if settings:
            raise click.UsageError("几次来访一起做的文书不能用 --set，改来访文件")
        collection = docgen.load_visits(sources, name, year, office)
        print_problems(collection.problems)
        if options.strict and collection.problems:
            return 1
        code = _write(name, collection, of_kind, options)
        return max(code, int(any(problem.level == "error" for problem in collection.problems)))

    return command


def _write(name: str, collection: "docgen.VisitCollection", of_kind: dict[str, Any], options: PaperOptions) -> int:
    """Writes the paper, its workbook, or in a folder both, as the output asks for."""
    code = 0
    ending = file_ending(options.output)
    sheets = docgen.workbook_of_visits(collection, name, of_kind) if _wants_workbook(ending, options) else None
    if ending == ".xlsx" and sheets is None:
        text, hint = f"{paper_titles()[name]}不能写成 .xlsx 文件", "写成 .docx 或 .pdf"
        raise OutputError([Problem(None, "O405", "error", text, hint)])
    if ending != ".xlsx":
        papers = docgen.build_of_visits(collection, name, *options.template_arguments, of_kind)
        texts = {file: text for visit in collection.visits for file, text in visit.texts.items()}
        code = write_papers(papers, options, texts)
    if sheets is not None:
        _write_workbook(sheets, options)
    return code


def _wants_workbook(ending: str, options: PaperOptions) -> bool:
    return ending not in (".docx", ".pdf") and options.output != "-"


def _write_workbook(sheets: "docgen.File", options: PaperOptions) -> None:
    target = Path(options.output or ".")
    if file_ending(options.output) == ".xlsx":
        sheets, target = docgen.File(target.name, sheets.content), target.parent
    for path in write([sheets], target, options.force):
        if not options.quiet:
            click.echo(f"已写好：{path}")
