"""The command ``export``: a visit from YAML into an Excel form, and back."""

import click

import docgen
from docgen.cli.chinese import ChineseCommand
from docgen.cli.problems import print_problems


@click.command(cls=ChineseCommand)
@click.argument("source", metavar="来访文件")
@click.option("-o", "--output", metavar="文件", required=True, help="写成什么：.xlsx 是 Excel 表，.yaml 是文本。")
@click.option("--office", metavar="文件", help="办公室文件；不写就从来访文件所在处往上找。", envvar="DOCGEN_OFFICE")
@click.option("--force", is_flag=True, help="覆盖已有的文件。")
def export(source: str, output: str, office: str | None, force: bool) -> int:
    """同一次来访，YAML 换成 Excel 表，Excel 表换成 YAML：内容一样不少，注释也带着。"""
    exported = docgen.export(source, output, office)
    written = docgen.write_exported(exported, source, output, force)
    print_problems(exported.notices)
    click.echo(f"已写好：{written}")
    return 0
