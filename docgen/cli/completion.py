"""Completion in the shell: the settings for it, and whether what a shell asks can be answered."""

import os

import click
from click.shell_completion import get_completion_class, split_arg_string

from docgen.cli.chinese import ChineseCommand
from docgen.errors import Problem, UsageError

_SHELLS = ("bash", "zsh", "fish")
#: What the settings give along when they ask: which question of which shell, the words typed, which of them is meant.
_QUESTION, _WORDS, _WORD_MEANT = "_DOCGEN_COMPLETE", "COMP_WORDS", "COMP_CWORD"
_HINT = "它由补全的设置自己写，不用手工写：unset _DOCGEN_COMPLETE；设置用 docgen completion bash 印出来"


@click.command(cls=ChineseCommand)
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """印出命令行补全的设置。"""
    completion_class = get_completion_class(shell)
    assert completion_class is not None
    click.echo(completion_class(context.find_root().command, {}, "docgen", _QUESTION).source())


def require_answerable_question() -> None:
    """Raises UsageError where the environment asks for a completion that cannot be given. Most runs ask for none."""
    question = os.environ.get(_QUESTION)
    if not question:
        return
    shell, _, wanted = question.partition("_")
    if shell not in _SHELLS or wanted not in ("source", "complete"):
        raise _refusal(f"环境变量 {_QUESTION} 的值“{question}”看不懂")
    if wanted == "complete":
        missing = [name for name in (_WORDS, _WORD_MEANT) if name not in os.environ]
        if missing:
            raise _refusal(f"环境变量 {_QUESTION} 要补全，却没有 {'、'.join(missing)}")
        if not _is_place(shell, os.environ[_WORD_MEANT]):
            raise _refusal(f"环境变量 {_WORD_MEANT} 的值“{os.environ[_WORD_MEANT]}”看不懂")


def _is_place(shell: str, typed: str) -> bool:
    """Whether this says which word is meant: fish gives the word itself, the others count."""
    if shell == "fish":
        return not typed or bool(split_arg_string(typed))
    return typed.isascii() and typed.isdecimal() and len(typed) < 10


def _refusal(text: str) -> UsageError:
    return UsageError([Problem(None, "U103", "error", text, _HINT)])
