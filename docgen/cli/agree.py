"""The command ``agree``: whether finished papers still agree with the visit and with each other."""

import click

import docgen
from docgen.cli.chinese import ChineseCommand


@click.command(cls=ChineseCommand)
@click.argument("folder", metavar="文件夹")
@click.option("--visit", metavar="文件", help="来访文件；不写就用出这套文书时的那一份。")
@click.option("--take", is_flag=True, help="把在文书里手工改过的值写进来访文件的副本，逐处问；要有 -o。")
@click.option("-o", "--output", metavar="文件", help="副本写成这个文件；原件不动。")
@click.option("--yes", is_flag=True, help="不问，全部写进去。")
@click.option("--force", is_flag=True, help="覆盖已有的副本。")
@click.option("--json", "as_json", is_flag=True, help="结果印成 JSON。")
def agree(folder: str, visit: str | None, take: bool, output: str | None, yes: bool, force: bool, as_json: bool) -> int:
    """把一套做好的文书读回来，和来访文件逐项核对：姓名、职务、时间、地点、房号、车号、席位、人数、金额。

    在 Word 里改过的也核对：改了哪一份、哪一处、谁的什么，来访文件里是什么。
    """
    if take or output:
        if not take or not output:
            raise click.UsageError("把手工改的写进副本：docgen agree 文件夹 --take -o 新.yaml")
        return _take(folder, visit, output, yes, force)
    agreement = docgen.agree(folder, visit)
    if as_json:
        click.echo(agreement.as_json())
        return int(bool(agreement.disagreements))
    if agreement.other_visit:
        click.echo(f"这套文书是从“{agreement.other_visit}”做的，--visit 写的是另一次来访；写错了就换来访文件", err=True)
    elif agreement.source_changed:
        command = f"docgen pack {agreement.source} --changed-since {folder}"
        click.echo(f"来访文件在出这套文书以后改过，下面按改后的核对；要重出改了的，用 {command}", err=True)
    for sentence in agreement.sentences:
        click.echo(sentence)
    for sentence in agreement.reworded_sentences:
        click.echo(sentence)
    found = len(agreement.disagreements)
    click.echo(f"核对了{agreement.papers}份：" + (f"{found}处和来访文件不一致" if found else "都和来访文件一致"))
    return int(bool(found))


def _take(folder: str, visit: str | None, output: str, yes: bool, force: bool) -> int:
    """Asks about every value that was changed by hand, and writes a copy of the visit file with those agreed to."""
    docgen.require_yaml_copy(output)  # before anything is asked
    found = docgen.changes_by_hand(folder, visit)
    taken = []
    for change in found.changes:
        click.echo(change.sentence)
        if not change.why_not and (yes or click.confirm("写进来访文件吗？", default=True)):
            taken.append(change)
    left = sum(bool(change.why_not) for change in found.changes)
    if not taken:
        click.echo("没有要写进来访文件的" + (f"；{left}处请自己看" if left else ""))
        return int(bool(left))
    written = docgen.write_taken(found, taken, output, force)
    click.echo(f"写进去{len(taken)}处，已写好：{written}" + (f"；还有{left}处请自己看" if left else ""))
    click.echo(f"下一步：docgen pack {written} --changed-since {folder}，别的文书跟着改")
    return int(bool(left))
