"""The commands ``new`` and ``schema``: a new office, and the schemas that editors read."""

import click

import docgen
from docgen.cli.chinese import ChineseCommand


@click.command(cls=ChineseCommand)
@click.argument("folder", metavar="文件夹")
@click.option("--unit", metavar="全称", default="", help="单位全称，用于落款。")
@click.option("--short", metavar="简称", default="", help="单位的规范化简称。")
@click.option("--region", metavar="地区", default="", help="按哪里的规定检查，如 清江区。")
def new(folder: str, unit: str, short: str, region: str) -> None:
    """新建一个办公室：办公室文件、资料库、品牌和可以照着改的来访文件。"""
    written = docgen.new_office(folder, unit, short, region)
    click.echo(f"写好了{len(written)}个文件，在 {folder}：")
    for path in written:
        if ".schema" not in path.parts:
            click.echo(f"  {path.relative_to(folder)}")
    first = next(path for path in written if "来访" in path.parts)
    click.echo(f"试一试：docgen plan {first}")


@click.command(cls=ChineseCommand)
@click.argument("name", metavar="[来访|办公室|工作|表名]", default="来访")
def schema(name: str) -> None:
    """印出 JSON Schema，给编辑器用。"""
    click.echo(docgen.json_schema(name), nl=False)
