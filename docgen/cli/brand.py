"""The commands of ``brand``: slogans, pictures and colours of a region as managed assets."""

from datetime import date
from pathlib import Path

import click

import docgen
from docgen.cli.chinese import COMMANDS, HELP, ChineseGroup
from docgen.cli.own_sources import write
from docgen.cli.problems import print_problems


@click.group(cls=ChineseGroup, subcommand_metavar=COMMANDS, context_settings=HELP)
def brand() -> None:
    """检查、展示品牌：口号、标志、图片、颜色、字体。

    口号写上用途、有效期、批准，过期的、不许印在这里的、没有批准的都不印，并说明原因。
    """


@brand.command("check")
@click.argument("folder", metavar="[文件夹或名称]", default="")
@click.option("--json", "as_json", is_flag=True, help="把问题写成 JSON，印到标准输出。")
@click.option("--strict", is_flag=True, help="有提示也算失败。")
def check_brand(folder: str, as_json: bool, strict: bool) -> int:
    """找出品牌里的毛病：图片不清楚、口号写错、过期、没有批准等。不写文件夹就看办公室的品牌。"""
    problems = docgen.check_brand(folder, date.today())
    errors = sum(problem.level == "error" for problem in problems)
    if as_json:
        click.echo(docgen.problems_json(problems))
    else:
        print_problems(problems)
        click.echo(f"{len(problems)}处要看，其中{errors}处错误" if problems else "没有问题", err=True)
    return 1 if errors or (strict and problems) else 0


@brand.command("show")
@click.argument("folder", metavar="[文件夹或名称]", default="")
@click.option("-o", "--output", metavar="文件|文件夹", default="", help="写到哪里；不写就写到当前文件夹。")
@click.option("--force", is_flag=True, help="覆盖已有的文件。")
def show_brand(folder: str, output: str, force: bool) -> None:
    """把全部资产画成一份 Word：标志、口号、颜色、字体、图片，各自的用途和有效期。"""
    sheet = docgen.brand_sheet(folder, date.today())
    target = Path(output or ".")
    path = target if output and not target.is_dir() else target / sheet.name
    write([docgen.File(path.name, sheet.content)], path.parent, force)
    click.echo(f"已写好：{path}")
