"""The commands of papers that are made of the totals of a year."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

import docgen
from docgen.api.kinds import paper_titles
from docgen.cli.chinese import ChineseCommand
from docgen.cli.json_output import print_json
from docgen.cli.options import PROFILES, YEAR, PaperOptions, file_ending, paper_options, with_options, write_papers
from docgen.cli.own_sources import write
from docgen.cli.problems import print_problems

_OPTIONS = (
    click.option("--year", type=YEAR, metavar="年份", help="哪一年；文件夹以年份命名或来访都在一年里时可以不写。"),
    click.option("--period", default="", metavar="时段", help="只算几个月：上半年、一季度、1—9月；不写就是全年。"),
    click.option("--json", "as_json", is_flag=True, help="写成 JSON，不写文书；金额以元为单位。"),
)


def ledger_command(name: str) -> click.Command:
    """The command of a kind that is made of the totals of a year."""

    @click.command(
        name,
        cls=ChineseCommand,
        help=f"做{paper_titles()[name]}：一年的批次、人次、费用，和预算、上年比。"
        "来源是一年的台账（文件夹、.xlsx、.csv）；-o 写 .docx、.pdf 或 .xlsx，写文件夹就 .docx 和 .xlsx 都写。",
    )
    @click.argument("sources", metavar="台账…", nargs=-1, required=True)
    @with_options(_OPTIONS)
    @paper_options(PROFILES)
    def command(
        sources: Sequence[str],
        year: int | None,
        period: str,
        as_json: bool,
        office: str | None,
        settings: Sequence[str],
        **others: Any,
    ) -> int:
        options = PaperOptions(**others)
        if settings:
            raise click.UsageError("公开表不能用 --set，改台账和 工作.yaml")
        totals = docgen.of_period(docgen.stats(sources, year, office), period)
        print_problems(totals.notices)
        if options.strict and totals.notices:
            return 1
        if as_json:
            print_json(docgen.disclosed_json(totals))
            return 0
        return _write(name, totals, options)

    return command


def _write(name: str, totals: "docgen.YearTotals", options: PaperOptions) -> int:
    """Writes the paper, its workbook, or in a folder both, as the output asks for."""
    ending = file_ending(options.output)
    papers = docgen.build_of_year(totals, name, *options.template_arguments) if ending != ".xlsx" else ()
    code = write_papers(papers, options) if papers else 0
    sheets = docgen.workbook_of_year(totals, name)
    if sheets is None or ending in (".docx", ".pdf") or options.output == "-":
        return code
    target = Path(options.output or ".")
    if ending == ".xlsx":
        sheets, target = docgen.File(target.name, sheets.content), target.parent
    for path in write([sheets], target, options.force):
        if not options.quiet:
            click.echo(f"已写好：{path}")
    return code
