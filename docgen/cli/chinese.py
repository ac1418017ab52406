"""Commands whose help and refusals are Chinese.

What click says itself is translated in ``locale``: click asks gettext for its words.
"""

import gettext
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from inspect import cleandoc
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from docgen.cli.own_sources import require_unread
from docgen.text.columns import cell_width, pad, wrap
from docgen.text.reserved_names import reserved_part

_LOCALE = Path(__file__).parent / "locale"
_DOMAIN = "click"
_WIDEST_NAME = 30  # cells of the first column of a help; what is wider has a line of its own
_NARROWEST_HELP, _WIDEST_HELP = 50, 80  # cells
#: Characters of an argument: no path is longer anywhere, and a number of more digits is none that Python reads.
_LONGEST_ARGUMENT = 4000
_SEE_HELP = "；docgen --help 看全部用法"


@contextmanager
def _chinese_click() -> Iterator[None]:
    """Lets click speak Chinese while a command line is read, whatever the language of the computer.

    Everything is put back afterwards: programs that a command starts keep the user's own language.
    """
    domain, language = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain(_DOMAIN, str(_LOCALE))
    gettext.textdomain(_DOMAIN)
    os.environ["LANGUAGE"] = "zh_CN"
    try:
        yield
    finally:
        gettext.textdomain(domain)
        if language is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = language


class ChineseCommand(click.Command):
    """A command whose help is Chinese."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        if parent is None:
            extra.setdefault("terminal_width", _help_width())
        _require_short(args)
        with _chinese_click():
            return super().make_context(info_name, args, parent, **extra)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(piece.replace("[OPTIONS]", "[选项]") for piece in self.collect_usage_pieces(ctx))
        formatter.write(f"用法：{ctx.command_path} {pieces}\n")

    def invoke(self, ctx: click.Context) -> Any:
        for parameter in self.get_params(ctx):
            _require_path(ctx, parameter)
        if (output := ctx.params.get("output")) and isinstance(output, str):
            require_unread([Path(output)])
        return super().invoke(ctx)

    def format_help_text(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help in lines as a screen shows hanzi; a paragraph that begins with \\b keeps its own."""
        with formatter.indentation():
            indent = " " * formatter.current_indent
            for paragraph in cleandoc(self.help or "").split("\n\n"):
                formatter.write_paragraph()
                lines = paragraph.split("\n")[1:] if paragraph.startswith("\b") else ["".join(paragraph.split("\n"))]
                for line in lines:
                    for part in wrap(line, formatter.width - len(indent)):
                        formatter.write(f"{indent}{part.strip()}\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # arguments stand in the line of usage
        options = [parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option)]
        with formatter.section("选项"):
            _write_rows(formatter, [row for option in options if (row := option.get_help_record(ctx))])


def _require_short(args: Sequence[str]) -> None:
    """Raises click.UsageError for an argument that is longer than anything that can be meant."""
    for before, typed in pairwise(("", *args)):
        name, sign, behind = typed.partition("=") if typed.startswith("--") else ("", "", "")
        option, value = (name, behind) if sign else (before, typed)
        if len(value) > _LONGEST_ARGUMENT:
            place = f"{option} 后面" if option.startswith("-") and len(option) < _WIDEST_NAME else "命令行里"
            raise click.UsageError(f"{place}有{len(value)}个字连在一起，最多{_LONGEST_ARGUMENT}个字：{value[:12]}…")


def _require_path(ctx: click.Context, parameter: click.Parameter) -> None:
    """Raises click.UsageError for a file or folder that was typed as nothing, or as what can be none.

    An empty name would mean the folder in which somebody happens to be.
    """
    kind = parameter.metavar or ""
    if not isinstance(parameter, click.Option) or parameter.name is None or "文件" not in kind:
        return
    if ctx.get_parameter_source(parameter.name) is not ParameterSource.COMMANDLINE:
        return
    value = ctx.params.get(parameter.name)
    for path in value if isinstance(value, tuple) else (value,):
        if isinstance(path, str) and (reason := _reason_against(path, kind, parameter.name == "output")):
            raise click.UsageError(f"{parameter.opts[0]} {reason}")


def _reason_against(path: str, kind: str, is_written: bool) -> str:
    """Why a path that was typed cannot be meant; empty for one that can."""
    if not path.strip():
        return f"后面是空的，写上{kind.replace('|', '或')}的名字"
    if unknown := _OF_A_SHELL.match(path):
        return f"后面的“{unknown.group()}”没有换成文件夹：写出全路径，或去掉外面的引号"
    if not is_written:
        return ""
    if _ENDING_ALONE.search(path):
        return f"后面的“{path}”只有扩展名，没有名字"
    if reserved := reserved_part(path):
        return f"后面的“{reserved}”是 Windows 留给设备的名字，不能作文件或文件夹的名字：换一个名字"
    if path == "-" and "|" not in kind:
        return "后面不能写 -：这个命令不写到标准输出，写上名字"
    if kind == "文件" and _IS_FOLDER.search(path):
        return f"后面的“{path}”是文件夹，要写文件名"
    return ""


#: What a terminal replaces by a folder, where it is not in quotation marks: ~, ~/文书, $HOME, %USERPROFILE%.
_OF_A_SHELL = re.compile(r"~(?:[A-Za-z]\w*)?(?=$|[/\\])|\$\{?[A-Za-z_]\w*\}?|%[A-Za-z]\w*%")
_ENDING_ALONE = re.compile(r"(?:^|[/\\])\.(?:docx|pdf|ya?ml|xlsx|csv|png|svg|txt)$", re.I)
_IS_FOLDER = re.compile(r"[/\\]$|(?:^|[/\\])\.{1,2}$")


def _help_width() -> int:
    """The cells of a line of help. Click would ask shutil, which imports every compressor that Python has."""
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (ValueError, OSError):
        # no number, or not a terminal
        columns = _WIDEST_HELP
    return max(min(columns, _WIDEST_HELP) - 2, _NARROWEST_HELP)


def _write_rows(formatter: click.HelpFormatter, rows: Sequence[tuple[str, str]]) -> None:
    """Names and what they mean in two columns, aligned as a screen shows hanzi: click takes them for one cell each."""
    indent = " " * formatter.current_indent
    names = max((width for name, _ in rows if (width := cell_width(name)) <= _WIDEST_NAME), default=_WIDEST_NAME)
    for name, meaning in rows:
        lines = list(wrap(meaning, formatter.width - formatter.current_indent - names - 2)) or [""]
        if cell_width(name) > names:
            formatter.write(f"{indent}{name}\n")
            name = ""  # noqa: PLW2901 the meaning begins on a line of its own
        for line in lines:
            formatter.write(f"{indent}{pad(name, names)}  {line}".rstrip() + "\n")
            name = ""  # noqa: PLW2901


class ChineseGroup(ChineseCommand, click.Group):
    """Commands in the order in which people meet them."""

    command_class = ChineseCommand

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.commands)

    def sections(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The parts of the help: a title, and the commands below it, each with what it does."""
        return [("命令", [(name, command.get_short_help_str(100)) for name, command in self.commands.items()])]

    def commands_meant(self, _word: str) -> list[str]:
        """The commands that a word in Chinese may mean."""
        return []

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise click.NoSuchCommand(args[0], possibilities=self.list_commands(ctx), ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, rows in self.sections():
            if rows:
                with formatter.section(title):
                    _write_rows(formatter, rows)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


#: What usage lines call the commands of a group, and how help is asked for.
COMMANDS = "命令 …"
HELP = {"help_option_names": ["-h", "--help"]}


def refusal(error: click.ClickException) -> str:
    """Why a command line was refused, for the user."""
    match error:
        case click.NoSuchOption():
            return f"没有选项 {error.option_name}{_possibilities(error.possibilities)}"
        case click.NoSuchCommand():
            group, word = error.ctx.command if error.ctx else None, error.command_name
            meant = group.commands_meant(word) if isinstance(group, ChineseGroup) and not word.isascii() else ()
            return f"没有命令 {word}{_possibilities(meant or error.possibilities)}"
        case click.MissingParameter():
            metavar = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
            return f"少写了 {metavar}{_SEE_HELP}"
        case click.BadParameter(param=click.Parameter() as parameter):
            return f"{parameter.opts[0]} {_bad_value(parameter, error)}"
    message = error.format_message()
    # a sentence of click's that the catalogue does not have yet
    return f"命令写得不对{_SEE_HELP}" if message.isascii() else message


def _possibilities(possibilities: Sequence[str] | None) -> str:
    return f"，是不是 {'、'.join(possibilities)}？" if possibilities else _SEE_HELP


def _bad_value(parameter: click.Parameter, error: click.BadParameter) -> str:
    if isinstance(parameter.type, click.Choice):
        return f"只能是：{'、'.join(parameter.type.choices)}"
    return error.message
