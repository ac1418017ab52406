"""The command ``agree``: whether finished papers still agree with the visit and with each other."""

from collections.abc import Iterator

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
        click.echo(f"这套文书是从“{agreement.other_visit}”做的，--visit 写的标题不一样；写错了就换来访文件", err=True)
    for line in _lines(agreement, folder):
        click.echo(line)
    return int(bool(agreement.disagreements))


def _lines(agreement: "docgen.Agreement", folder: str) -> Iterator[str]:
    """What was found, as a clerk reads it: what somebody wrote by hand first, then what is only to be made again."""
    yield from agreement.sentences
    yield from agreement.reworded_sentences
    outdated = agreement.outdated_papers
    if outdated:
        command = f"docgen pack {agreement.source} --changed-since {folder}"
        yield f"来访文件后来改了，这几份还是改以前的，重做用 {command}："
        yield from (f"  {paper}" for paper in outdated)
    found = len(agreement.by_hand)
    parts = [f"{found}处和来访文件不一致"] if found else []
    parts += [f"{len(outdated)}份还是来访文件改以前的"] if outdated else []
    by_hand = f"，文字改动{len(agreement.words)}处" if agreement.words else ""
    yield f"核对了{agreement.papers}份：" + ("，".join(parts) or "都和来访文件一致") + by_hand


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
    office = found.office_elsewhere(written)
    if office:
        click.echo(f"副本不在办公室的文件夹里，从它那里找不到 {office}，做文书时要写明 --office")
    command = f"docgen pack {written} --changed-since {folder}" + (f" --office {office}" if office else "")
    click.echo(f"下一步：{command}，别的文书跟着改")
    return int(bool(left))
