"""The commands of ``template``: templates of the office's own."""

from collections.abc import Sequence
from pathlib import Path

import click

import docgen
from docgen.api.kinds import is_signed, paper_titles
from docgen.cli.chinese import COMMANDS, HELP, ChineseGroup
from docgen.cli.options import ENGINE_OPTION
from docgen.cli.own_sources import write
from docgen.cli.problems import print_problems
from docgen.errors import Problem


@click.group(cls=ChineseGroup, subcommand_metavar=COMMANDS, context_settings=HELP)
def template() -> None:
    """检查、收编自己的 Word 模板，列出可用的名字。"""


@template.command("check")
@click.argument("file", metavar="模板")
@click.option("--kind", "kind", metavar="文书", default="", help="按这种文书检查名字，如 plan。")
@ENGINE_OPTION
@click.option("--json", "as_json", is_flag=True, help="把问题写成 JSON，印到标准输出。")
@click.option("--annotate", metavar="批注.docx", help="写一份副本，每处毛病都批注在那几个字旁边；原件不动。")
@click.option("--force", is_flag=True, help="副本可以覆盖已有的文件。")
def check_template(file: str, kind: str, engine: str | None, as_json: bool, annotate: str | None, force: bool) -> int:
    """找出模板里的全部毛病，说明在第几段，用哪个引擎填。"""
    if annotate:
        docgen.require_copy_name(file, annotate)
    problems = docgen.check_template(file, kind, engine or "")
    errors = sum(problem.level == "error" for problem in problems)
    if as_json:
        click.echo(docgen.problems_json(problems))
    else:
        print_problems(problems)
        click.echo(f"{file}：{_verdict(problems)}", err=True)
        if line := docgen.engine_line(problems, engine or ""):
            click.echo(line, err=True)
    if annotate:
        docgen.write_annotated(docgen.annotated_template(file, problems), file, annotate, force)
        click.echo(f"{len(problems)}处批注写在：{annotate}", err=True)
    return 3 if errors else 0


def _verdict(problems: Sequence[Problem]) -> str:
    """In a word whether the template can be used."""
    if errors := sum(problem.level == "error" for problem in problems):
        return f"{errors}处要改"
    if any(problem.code == "M121" for problem in problems):
        return "标签没有错，但“请核对”的批注没有看完，还不能用"
    count = sum(problem.level == "should" for problem in problems)
    return f"没有错，{count}处应改" if count else "没有问题"


@template.command("names")
@click.argument("file", metavar="[模板]", required=False)
@click.option(
    "--kind", "kind", metavar="文书", default="plan", show_default=False, help="列出这种文书可用的名字；默认 plan。"
)
def list_names(file: str | None, kind: str) -> None:
    """列出模板可用的名字；给出模板时列出它用到的名字。"""
    names = [(name, "") for name in docgen.names_used_by(file)] if file else docgen.template_names(kind)
    for name, meaning in names:
        click.echo(f"{name}    {meaning}".rstrip())


@template.command("copy")
@click.argument("kind", metavar="文书")
@click.option("-o", "--output", metavar="文件", required=True, help="写到哪里。")
@click.option("--force", is_flag=True, help="覆盖已有的文件。")
def copy_template(kind: str, output: str, force: bool) -> None:
    """取出自带的模板，在 Word 里改成自己的；做文书时用 --template 指定它。"""
    target = _template_file(output)
    write([docgen.File(target.name, docgen.stock_template(kind))], target.parent, force)
    click.echo(f"已写好：{target}")


@template.command("adopt")
@click.argument("file", metavar="模板")
@click.option("-o", "--output", metavar="文件", required=True, help="写到哪里。")
@click.option("--force", is_flag=True, help="覆盖已有的文件。")
def adopt(file: str, output: str, force: bool) -> None:
    """收编模板：去掉作者、修订和残留，整理成规范的样子。"""
    target = _template_file(output)
    print_problems(problem for problem in docgen.check_template(file) if problem.level == "note")
    write([docgen.File(target.name, docgen.adopt_template(file))], target.parent, force)
    click.echo(f"已写好：{target}")


@template.command("from")
@click.argument("file", metavar="旧方案.docx")
@click.option("--kind", "kind", metavar="文书", default="plan", show_default=False, help="是哪种文书；默认 plan。")
@click.option("--visit", metavar="来访文件", help="旧文件写的那一次来访；给了就逐字对照，不给只按表头认。")
@click.option("--office", metavar="文件", help="办公室文件；不写就从来访文件所在处往上找。", envvar="DOCGEN_OFFICE")
@click.option("-o", "--output", metavar="文件", required=True, help="模板写到哪里。")
@click.option("--force", is_flag=True, help="覆盖已有的文件；docgen 自己印的文书也照做。")
def template_from(file: str, kind: str, visit: str | None, office: str | None, output: str, force: bool) -> None:
    """从单位的旧文件做模板：来访的内容换成标签，其余原样；拿不准的写成批注。"""
    derived = docgen.template_from(file, kind, visit, office, force)
    target = docgen.write_template_from(derived, file, output, force)
    click.echo(f"已写好：{target}（{derived.tags}处标签、{derived.loops}个循环）")
    if derived.doubts:
        click.echo(
            f"有{len(derived.doubts)}处拿不准，写成了批注，请在 Word 里逐条核对，看过一条删一条；没看完的不印",
            err=True,
        )
    name = {title: one for one, title in paper_titles().items()}.get(kind, kind)
    if not derived.doubts:
        click.echo(f"看样子：docgen {name} 来访.yaml --template {target}", err=True)
    elif is_signed(name):
        click.echo(f"看样子：docgen {name} 来访.yaml --template {target} --draft", err=True)


def _template_file(output: str) -> Path:
    """Where a template is written. Raises click.UsageError for a name that no program would open as one."""
    target = Path(output)
    if target.suffix.lower() not in (".docx", ".dotx"):
        raise click.UsageError(f"-o “{target.name}”：模板写成 .docx，如 -o {target.stem or '模板'}.docx")
    return target
