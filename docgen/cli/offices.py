"""The commands ``new`` and ``schema``: a new office or an empty form, and the schemas that editors read."""

from pathlib import Path

import click

import docgen
from docgen.cli.chinese import ChineseCommand


@click.command(cls=ChineseCommand)
@click.argument("folder", metavar="[文件夹]", default="")
@click.option("--unit", metavar="全称", default="", help="单位全称，用于落款。")
@click.option("--short", metavar="简称", default="", help="单位的规范化简称。")
@click.option("--region", metavar="地区", default="", help="按哪里的规定检查，如 清江区。")
@click.option("--xlsx", metavar="文件", help="只要一张空的来访信息表（Excel），不建办公室。")
@click.option("--office", metavar="文件", help="空表的下拉单子用哪个办公室的资料库；不写就从所在处往上找。")
@click.option("--force", is_flag=True, help="空表可以覆盖已有的文件。")
def new(folder: str, unit: str, short: str, region: str, xlsx: str | None, office: str | None, force: bool) -> None:
    """新建一个办公室：办公室文件、资料库、品牌、可以照着改的来访文件和空表；或只要一张空表。

    写了单位、简称或地区，就写进办公室文件，资料库里各放一两个例子；都没有写，就是示例办公室。
    """
    if xlsx:
        written = docgen.new_form(xlsx, office, force)
        click.echo(f"已写好：{written}。用 Excel 或 WPS 打开，先看“填写说明”；填好了 docgen check {written}")
        return
    if not folder:
        raise click.UsageError("写出文件夹的名字：docgen new 我的办公室；只要一张空表：docgen new --xlsx 来访.xlsx")
    names = docgen.name_office(folder, unit, short, region)
    _tell(folder, docgen.new_office(folder, unit, short, region), names)


def _tell(folder: str, written: tuple[Path, ...], names: "docgen.NewOffice") -> None:
    shown = [path for path in written if ".schema" not in path.parts]
    hidden = f"（另有{len(written) - len(shown)}个给编辑器用的，在 .schema）" if len(written) > len(shown) else ""
    click.echo(f"写好了{len(shown)}个文件，在 {folder}{hidden}：")
    for path in shown:
        click.echo(f"  {path.relative_to(folder)}")
    first = next(path for path in written if "来访" in path.parts and path.suffix == ".yaml")
    click.echo(f"试一试：docgen plan {first}")
    if names.is_example and not names.unit:
        more = "写成自己的：docgen new 另一个文件夹 --unit 全称 --short 简称 --region 地区"
        click.echo(f"这是示例办公室，在虚构的清江区，人和地方都是虚构的。{more}")
    elif not names.is_example:
        said = f"地区、单位按文件夹名“{names.from_folder}”写的，" if names.from_folder else ""
        click.echo(f"{said}资料库里是例子：先改 office.yaml 和 库/ 里的表，地方规定.yaml 照本地的文件写。")


@click.command(cls=ChineseCommand)
@click.argument("name", metavar="[来访|办公室|工作|表名]", default="来访")
def schema(name: str) -> None:
    """印出 JSON Schema，给编辑器用。"""
    click.echo(docgen.json_schema(name), nl=False)
