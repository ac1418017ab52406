"""The commands ``seat`` and ``order``: who sits where, and names in order."""

from collections.abc import Sequence

import click

import docgen
from docgen.cli.chinese import ChineseCommand
from docgen.cli.json_output import print_json
from docgen.cli.options import ORDERS, parse_settings, read_source, source_options
from docgen.cli.problems import print_problems
from docgen.errors import has_errors


@click.command(cls=ChineseCommand)
@click.argument("source", metavar="来访文件")
@click.argument("newer", metavar="[新文件]", required=False)
@click.option("--json", "as_json", is_flag=True, help="写成 JSON：图上的毫米数、朝向、席位号。")
@click.option("--explain", metavar="姓名", help="说明一个人为什么坐在那里。")
@click.option("--diff", is_flag=True, help="比较两份来访文件，列出谁换了席位：docgen seat --diff 旧 新。")
@click.option("--only", metavar="名称", default="", help="只看一场。")
@source_options
def seat(
    source: str,
    newer: str | None,
    as_json: bool,
    explain: str | None,
    diff: bool,
    only: str,
    office: str | None,
    settings: Sequence[str],
) -> int:
    """算出座次：谁坐哪里，为什么，改了以后谁动。"""
    if diff != bool(newer):
        raise click.UsageError("--diff 后面写两份文件：docgen seat --diff 旧 新")
    if newer and (explain or only):
        raise click.UsageError("--diff 不和 --explain、--only 一起用")
    seated = docgen.load_seated(read_source(source), office, parse_settings(settings))
    if newer:
        seated_later = docgen.load_seated(newer, office, parse_settings(settings))
        return _print_moves(docgen.seating_moves(seated, seated_later), as_json)
    print_problems(seated.visit.notices)
    if explain:
        lines = docgen.explain_seat(seated, explain)
        if as_json:
            print_json(lines)
        else:
            click.echo("\n".join(lines))
    elif as_json:
        print_json(docgen.seating_json(seated, only))
    else:
        click.echo("\n".join(docgen.seating_lines(seated, only)))
    return 0


def _print_moves(moves: Sequence[dict[str, str]], as_json: bool) -> int:
    if as_json:
        print_json(moves)
        return 0
    for move in moves:
        before, after = move["原席位"] or "（没有席位）", move["新席位"] or "（不再就座）"
        click.echo(f"{move['座次']}　{move['姓名']}：{before} → {after}")
    people = len({move["姓名"] for move in moves})
    click.echo(f"{people}人换了席位，共{len(moves)}处" if moves else "没有人换席位", err=True)
    return 0


@click.command(cls=ChineseCommand)
@click.argument("source", metavar="[文件]", required=False)
@click.option("--by", type=click.Choice(ORDERS), default=ORDERS[0], help="按什么排，默认姓氏笔画。")
@click.option("--json", "as_json", is_flag=True, help="写成 JSON：名字、排序依据、理由。")
@click.option("--reasons", is_flag=True, help="每个名字后面写上理由。")
@click.option(
    "--only", type=click.Choice(["来宾", "陪同", "保障"]), default="来宾", help="来访文件里排哪一份名单，默认来宾。"
)
@click.option("--strict", is_flag=True, help="有提示也算失败。")
@click.option("--quiet", "-q", is_flag=True, help="不印“按姓氏笔画为序”。")
@click.option("--office", metavar="文件", help="办公室文件（其中的笔顺、读音）；不写就往上找。", envvar="DOCGEN_OFFICE")
def order(
    source: str | None,
    by: str,
    as_json: bool,
    reasons: bool,
    only: str,
    strict: bool,
    quiet: bool,
    office: str | None,
) -> int:
    """给名单排序：姓氏笔画、姓名笔画、拼音，或按级别给出建议。

    \b
    一行一个名字（不写文件就从标准输入读），或有“姓名”一列的 .xlsx、.csv，或来访文件。
    """
    ordered = docgen.order_names(read_source(source or "-"), by, office, only)
    print_problems(ordered.problems)
    if as_json:
        click.echo(docgen.order_json(ordered))
    else:
        for line in ordered.lines:
            click.echo(f"{line.name}　{line.reason}" if reasons else line.name)
        if not quiet:
            click.echo(ordered.heading, err=True)
    failed = has_errors(ordered.problems) or (strict and bool(ordered.problems))
    return int(failed)
