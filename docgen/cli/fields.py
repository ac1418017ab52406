"""The command ``fields``: the headings that files may have."""

import click

import docgen
from docgen.cli.chinese import ChineseCommand
from docgen.cli.json_output import print_json


@click.command("fields", cls=ChineseCommand)
@click.argument("section", metavar="[节]", default="")
@click.option("--json", "as_json", is_flag=True, help="写成 JSON。")
def list_fields(section: str, as_json: bool) -> None:
    """列出来访文件各节的表头：名称、例子、意思；也列办公室文件、资料库的。"""
    if as_json:
        print_json(docgen.headings_json(section))
    else:
        click.echo("\n".join(docgen.heading_lines(section)))
