"""The command ``intake``: a draft of a visit out of letters and lists."""

import sys
from collections.abc import Sequence

import click

import docgen
from docgen.cli.chinese import ChineseCommand
from docgen.cli.json_output import print_json
from docgen.cli.problems import print_problems


@click.command(cls=ChineseCommand)
@click.argument("sources", nargs=-1, required=True, metavar="来函或名单…")
@click.option("-o", "--output", metavar="文件", help="草稿写到哪里：.yaml 或 .xlsx；已有的文件不覆盖。")
@click.option("--json", "as_json", is_flag=True, help="把各项、出处、有没有把握、缺什么写成 JSON。")
def intake(sources: Sequence[str], output: str | None, as_json: bool) -> int:
    """从来函、名单做出来访文件的草稿，每一项写明出自哪一句。

    读 .docx、.txt、.md、.pdf（有文字的）、.xlsx、.csv；写 - 从标准输入读粘贴的文字。几份文件说的是同一次来访，
    一起写上。没有把握的标“请核对”，没有写的列出来，不猜。
    """
    if not output and not as_json:
        raise click.UsageError("草稿写到哪里？加上 -o 来访.yaml")
    draft = docgen.intake([sys.stdin.buffer.read() if source == "-" else source for source in sources])
    print_problems(draft.notices)
    if output:
        written = docgen.write_intake(draft, output)
    if as_json:
        print_json(docgen.intake_json(draft))
    if output:
        for line in docgen.intake_lines(draft):
            click.echo(line, err=True)
        click.echo(f"写好了 {written}；改好“请核对”的地方，再运行：docgen check {written}", err=True)
    return 0
