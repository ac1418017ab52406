"""The command ``fill``: any template, any data, a document for every row or one for all."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

import docgen
from docgen.cli.chinese import ChineseCommand
from docgen.cli.options import ENGINE_OPTION, PDF_OPTION, PaperOptions, file_ending, write_papers
from docgen.cli.problems import print_problems

#: So many documents are named one by one.
_MOST_NAMED = 5


def _print_forms(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo("数据里富文本、整段、图片这样写（值的位置上写一组以 $ 开头的项目）：")
        click.echo("\n".join(f"  {form}" for form in docgen.value_forms()))
        click.echo("随每份附上的文件，写在最外层：$附件: [简介.docx, 平面图.pdf]（--pdf 时合在后面）")
        click.echo("换掉模板里的图，写在最外层：$换图: {图的名称或原图文件: 新图.png}")
        click.echo("表格里的图片：列名写成 照片（图片30），格里写文件名，30 是宽几毫米")
        context.exit()


@click.command(cls=ChineseCommand)
@click.argument("template", metavar="模板")
@click.argument("data", metavar="数据")
@click.option("-o", "--output", metavar="文件|文件夹", default="", help="写到哪里；多行写到一个 .docx 就合成一份。")
@click.option("--name", metavar="文件名", default="", help="每份的文件名，如 '{{ 姓名 }}通知书'。")
@click.option("--sheet", metavar="表", default="", help="用工作簿里的这一张表。")
@ENGINE_OPTION
@click.option("--blanks", is_flag=True, help="空着的格子照空着印；不写就逐格指出。")
@PDF_OPTION
@click.option(
    "--values",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_forms,
    help="列出富文本、图片在数据里的写法。",
)
@click.option("--force", is_flag=True, help="覆盖已有的文件。")
@click.option("--quiet", "-q", is_flag=True, help="不说写了什么。")
def fill(
    template: str, data: str, output: str, pdf: bool, force: bool, quiet: bool, engine: str | None, **others: Any
) -> int:
    """把数据填进任何一份 Word 模板：.yaml、.json 一份，表格和列表每行一份。

    模板里写 {{ 列名 }}。在模板里循环 数据 的（{%tr for 人 in 数据 %}），整张表填成一份。
    """
    options = PaperOptions(output=output, pdf=pdf, force=force, quiet=quiet)
    together = output == "-" or file_ending(output) in (".docx", ".pdf")
    filled = docgen.fill_template(template, data, docgen.FillOptions(**others, together=together, engine=engine or ""))
    print_problems(filled.notices)
    several = len(filled.papers) > 1
    if several and not output:
        options = options._replace(output=f"{Path(template).stem}-{Path(data).stem}/")
    many = len(filled.papers) > _MOST_NAMED
    code = write_papers(filled.papers, options._replace(quiet=quiet or many))
    if filled.rows > 1 and not quiet and output != "-":
        click.echo(f"共{filled.rows}份" + (_where(filled.papers, options) if many else "" if several else "，合成一份"))
    return code


def _where(papers: Sequence["docgen.PaperFiles"], options: PaperOptions) -> str:
    """The folder of many documents, the first and the last of them."""
    ending = ".pdf" if options.pdf else ".docx"
    first, last = (Path(papers[at].document.name).stem + ending for at in (0, -1))
    return f"，写在：{Path(options.output)}（{first} 到 {last}）"
