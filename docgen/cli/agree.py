"""The command ``agree``: whether finished papers still agree with the visit and with each other."""

import click

import docgen
from docgen.cli.chinese import ChineseCommand


@click.command(cls=ChineseCommand)
@click.argument("folder", metavar="文件夹")
@click.option("--visit", metavar="文件", help="来访文件；不写就用出这套文书时的那一份。")
@click.option("--json", "as_json", is_flag=True, help="结果印成 JSON。")
def agree(folder: str, visit: str | None, as_json: bool) -> int:
    """把一套做好的文书读回来，和来访文件逐项核对：姓名、职务、时间、地点、房号、车号、席位、人数、金额。

    在 Word 里改过的也核对：改了哪一份、哪一处、谁的什么，来访文件里是什么。
    """
    agreement = docgen.agree(folder, visit)
    if as_json:
        click.echo(agreement.as_json())
        return int(bool(agreement.disagreements))
    if agreement.source_changed:
        click.echo(
            "来访文件在出这套文书以后改过，下面按改后的核对；要重出改了的，用 docgen pack --changed-since", err=True
        )
    for one in agreement.disagreements:
        click.echo(one.sentence)
    if agreement.reworded:
        click.echo(f"改了文字、没有改数据的：{'、'.join(agreement.reworded)}")
    found = len(agreement.disagreements)
    click.echo(f"核对了{agreement.papers}份：" + (f"{found}处和来访文件不一致" if found else "都和来访文件一致"))
    return int(bool(found))
