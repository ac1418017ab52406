"""The command ``stats``: the figures of a year."""

from collections.abc import Sequence

import click

import docgen
from docgen.cli.chinese import ChineseCommand
from docgen.cli.json_output import print_json
from docgen.cli.options import YEAR
from docgen.cli.problems import print_problems


@click.command(cls=ChineseCommand)
@click.argument("sources", nargs=-1, metavar="台账…", required=True)
@click.option("--year", type=YEAR, metavar="年份", help="统计哪一年；文件夹以年份命名或来访都在一年里时可以不写。")
@click.option("--json", "as_json", is_flag=True, help="写成 JSON。")
@click.option("--trace", metavar="数字", help="列出一个数字背后的来访，如 厅局级、7月、来源地.云州市。")
@click.option("--names", is_flag=True, help="列出总结的稿子里可以用的全部取数写法和它们的值。")
@click.option("--strict", is_flag=True, help="有提示也算失败。")
@click.option("--office", metavar="文件", help="办公室文件；不写就从台账所在处往上找。", envvar="DOCGEN_OFFICE")
def stats(
    sources: Sequence[str],
    year: int | None,
    as_json: bool,
    trace: str | None,
    names: bool,
    strict: bool,
    office: str | None,
) -> int:
    """统计一年的接待：批次、人次、领导人数，分类、分月、同比。"""
    totals = docgen.stats(sources, year, office)
    print_problems(totals.notices)
    if trace is not None:
        _print_visits(totals, trace, as_json)
    elif as_json:
        print_json(docgen.year_json(totals))
    else:
        for line in docgen.draft_field_lines(totals) if names else docgen.year_lines(totals):
            click.echo(line)
    return int(strict and bool(totals.notices))


def _print_visits(totals: "docgen.YearTotals", figure: str, as_json: bool) -> None:
    """Prints the visits behind a figure, a line each; as data only their codes."""
    records = docgen.trace_figure(totals, figure)
    if as_json:
        print_json([record.code for record in records], indent=None)
        return
    for record in records:
        place = record.mark("")
        code = record.code or str(place)
        click.echo(f"{code}  {record.first}  {record.figures.people:4}人  {record.title}  ({place.file})")
