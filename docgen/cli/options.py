"""Options that many commands have, and where papers are written."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

import docgen
from docgen.errors import OutputError, Problem

PROFILES = ["国标", "常规"]
ORDERS = ["姓氏笔画", "姓名笔画", "拼音", "级别"]
_OTHER_FILES = (".pdf", ".doc", ".wps", ".jpg", ".jpeg", ".png", ".svg", ".gif", ".bmp", ".txt", ".xlsx", ".yaml")


def source_options(command: Callable[..., Any]) -> Callable[..., Any]:
    office = click.option(
        "--office", metavar="文件", help="办公室文件；不写就从来访文件所在处往上找。", envvar="DOCGEN_OFFICE"
    )
    setting = click.option(
        "--set", "settings", metavar="键=值", multiple=True, help="改一个值，如 公函.文号=…；可写多次。"
    )
    return office(setting(command))


def paper_options(profiles: Sequence[str] = ()) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """What every paper's command can be told, with the profiles that suit it."""
    profile = click.option(
        "--profile", type=click.Choice(profiles), help="版式；不写就用办公室文件的。", envvar="DOCGEN_PROFILE"
    )
    options = (
        click.option(
            "-o", "--output", metavar="文件|文件夹", default="", help="写到哪里；- 写到标准输出；不写就写到当前文件夹。"
        ),
        click.option("--template", metavar="文件", help="用自己的 .docx 模板。"),
        click.option(
            "--templates", metavar="文件夹", multiple=True, help="先在这里找模板。", envvar="DOCGEN_TEMPLATES"
        ),
        *([profile] if profiles else []),
        click.option("--force", is_flag=True, help="覆盖已有的文件。"),
        click.option("--strict", is_flag=True, help="有提示也算失败。"),
        click.option("--quiet", "-q", is_flag=True, help="不说写了什么。"),
    )

    def with_options(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return source_options(command)

    return with_options


def write_out(files: Sequence["docgen.File"], options: dict[str, Any]) -> int:
    if options["output"] == "-":
        sys.stdout.buffer.write(files[0].content)
        return 0
    written = _write(files, options["output"], options["force"])
    if not options["quiet"]:
        for path in written:
            click.echo(f"已写好：{path}")
    return 0


def source_of(source: str) -> str | bytes:
    return sys.stdin.buffer.read() if source == "-" else source


def settings_of(settings: Sequence[str]) -> list[tuple[str, str]]:
    pairs = [one.partition("=") for one in settings]
    if wrong := next((key for key, mark, _ in pairs if not mark or not key), None):
        raise click.UsageError(f"--set “{wrong}”要写成 键=值")
    return [(key.strip(), value) for key, _, value in pairs]


def _write(files: Sequence["docgen.File"], output: str, force: bool) -> tuple[Path, ...]:
    """One paper goes to a file when the output has the ending of one; else the papers go into a folder."""
    target = Path(output or ".")
    if target.suffix.lower() in _OTHER_FILES and not target.is_dir():
        text = f"不能写成 {target.suffix} 文件"
        hint = "文书写成 .docx，座次图还可以写成 .png、.svg；要 .pdf 就在 Word 里另存"
        raise OutputError([Problem(None, "O405", "error", text, hint)])
    if target.suffix.lower() == ".docx" and not target.is_dir():
        if len(files) > 1:
            raise OutputError([Problem(None, "O402", "error", f"要写{len(files)}份文书，-o 后面写文件夹")])
        files = [docgen.File(target.name, files[0].content)]
        target = target.parent
    return docgen.write(files, target, force)
