"""The options that a kind of paper has besides the usual ones, as options of its command."""

from collections.abc import Callable
from datetime import date
from typing import Any

import click

import docgen
from docgen.api.kinds import KindOption, kind_options
from docgen.errors import UsageError

_Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def kind_option_decorators(name: str) -> list[_Decorator]:
    """What adds the options of a kind to its command."""
    return [_decorator(option) for option in kind_options(name)]


def take_kind_options(name: str, given: dict[str, Any]) -> dict[str, Any]:
    """The values of a kind's options by their names, taken out of what click gives; only those that were written."""
    return {option.name: value for option in kind_options(name) if (value := given.pop(_key(option)))}


def _decorator(option: KindOption) -> _Decorator:
    if not option.metavar and not option.choices:
        return click.option(f"--{option.name}", _key(option), is_flag=True, help=option.help)
    return click.option(
        f"--{option.name}",
        _key(option),
        type=click.Choice(option.choices) if option.choices else None,
        callback=_read_day if option.is_day else None,
        metavar=option.metavar or None,
        multiple=option.several,
        help=option.help,
    )


def _read_day(_context: click.Context, parameter: click.Parameter, text: str | None) -> date | None:
    """A day as it may be written in a visit file."""
    try:
        return docgen.read_day(text) if text else None
    except UsageError as error:
        raise click.BadParameter(error.problems[0].text, param=parameter) from error


def _key(option: KindOption) -> str:
    """The name of the value of an option in Python; its own, because words of the language may be options (--for)."""
    return f"of_kind_{option.name.replace('-', '_')}"
