"""The commands ``new`` and ``schema``: a new office, and the schemas that editors read."""

import click

import docgen
from docgen.cli.chinese import ChineseCommand


@click.command(cls=ChineseCommand)
@click.argument("folder", metavar="文件夹")
def new(folder: str) -> None:
    """新建一个办公室：办公室文件、资料库和可以照着改的来访文件。"""
    written = docgen.new_office(folder)
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
