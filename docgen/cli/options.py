"""Options that many commands have, and where papers are written."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

import docgen
from docgen.errors import OutputError, Problem

PROFILES = ["国标", "常规"]
ORDERS = ["姓氏笔画", "姓名笔画", "拼音", "级别"]
_OTHER_FILES = (".pdf", ".doc", ".wps", ".jpg", ".jpeg", ".png", ".svg", ".gif", ".bmp", ".txt", ".xlsx", ".yaml")

_Command = Callable[..., Any]


class PaperOptions(NamedTuple):
    """The values of ``paper_options``, as click hands them over."""

    output: str = ""
    template: str | None = None
    templates: tuple[str, ...] = ()
    profile: str | None = None
    force: bool = False
    strict: bool = False
    quiet: bool = False

    @property
    def template_arguments(self) -> tuple[str | None, list[Path], str]:
        """Template, folders of templates and profile, in the order in which docgen takes them."""
        return self.template, [Path(folder) for folder in self.templates], self.profile or ""


def source_options(command: _Command) -> _Command:
    """Adds the options of every command that reads a visit or a draft."""
    office = click.option(
        "--office", metavar="文件", help="办公室文件；不写就从来访文件所在处往上找。", envvar="DOCGEN_OFFICE"
    )
    setting = click.option(
        "--set", "settings", metavar="键=值", multiple=True, help="改一个值，如 公函.文号=…；可写多次。"
    )
    return office(setting(command))


def paper_options(profiles: Sequence[str] = ()) -> Callable[[_Command], _Command]:
    """Adds the options of every command that makes papers, with the profiles that suit it."""
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
    return lambda command: source_options(with_options(options)(command))


def with_options(options: Sequence[Callable[[_Command], _Command]]) -> Callable[[_Command], _Command]:
    """Adds several options to a command; its help lists them in this order."""

    def add_options(command: _Command) -> _Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add_options


def read_source(source: str) -> str | bytes:
    """The path as it is; for - what stands on standard input."""
    return sys.stdin.buffer.read() if source == "-" else source


def parse_settings(settings: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of key and value. Raises click.UsageError for a setting without one of them."""
    pairs = [setting.partition("=") for setting in settings]
    if incomplete := next((key for key, mark, _ in pairs if not mark or not key), None):
        raise click.UsageError(f"--set “{incomplete}”要写成 键=值")
    return [(key.strip(), value) for key, _, value in pairs]


def write_papers(files: Sequence["docgen.File"], options: PaperOptions) -> int:
    """Writes papers where the options say, prints what was written, and returns the exit code. Raises OutputError."""
    if options.output == "-":
        sys.stdout.buffer.write(files[0].content)
        return 0
    for path in _write(files, options):
        if not options.quiet:
            click.echo(f"已写好：{path}")
    return 0


def _write(files: Sequence["docgen.File"], options: PaperOptions) -> tuple[Path, ...]:
    """One paper goes to a file when the output has the ending of one; else the papers go into a folder."""
    target = Path(options.output or ".")
    ending = "" if target.is_dir() else target.suffix.lower()
    if ending in _OTHER_FILES:
        text = f"不能写成 {target.suffix} 文件"
        hint = "文书写成 .docx，座次图还可以写成 .png、.svg；要 .pdf 就在 Word 里另存"
        raise OutputError([Problem(None, "O405", "error", text, hint)])
    if ending != ".docx":
        return docgen.write(files, target, options.force)
    if len(files) > 1:
        raise OutputError([Problem(None, "O402", "error", f"要写{len(files)}份文书，-o 后面写文件夹")])
    return docgen.write([docgen.File(target.name, files[0].content)], target.parent, options.force)
