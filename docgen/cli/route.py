"""The command ``route``: a day out of the office's catalogues."""

from collections.abc import Sequence

import click

import docgen
from docgen.cli.chinese import ChineseCommand
from docgen.cli.problems import print_problems


@click.command(cls=ChineseCommand)
@click.argument("names", nargs=-1, required=True, metavar="点位…|线路")
@click.option("--date", "day", metavar="日期", default="", help="哪一天，如 2026-07-06；看闭馆日用。")
@click.option("--from", "start", metavar="时间", default="08:30", show_default=True, help="几点出发。")
@click.option("--yaml", "as_yaml", is_flag=True, help="写成可以贴进来访文件的日程。")
@click.option("--json", "as_json", is_flag=True, help="写成 JSON。")
@click.option("--office", metavar="文件", help="办公室文件；不写就从当前文件夹往上找。", envvar="DOCGEN_OFFICE")
def route(names: Sequence[str], day: str, start: str, as_yaml: bool, as_json: bool, office: str | None) -> None:
    """按点位库、线路库排出一天：几点到、几点走、路上多少分钟，看什么、谁讲。

    点位按写的先后走，第一处是出发的地方；写线路的名称就走整条线。线路库里没有的车程不猜。
    """
    proposed = docgen.propose_route(names, day, start, office)
    if as_json:
        click.echo(docgen.route_json(proposed))
        return
    for line in docgen.route_yaml(proposed) if as_yaml else docgen.route_lines(proposed):
        click.echo(line)
    print_problems(proposed.problems)
