"""Problems as people read them in a terminal."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import category

import click

from docgen.errors import LEVEL_WORDS, Problem
from docgen.text.columns import cell_width

_SHOWN = 100  # nobody reads a thousand
_COLOURS = {"error": "red", "must": "red", "should": "yellow", "note": "blue"}


def report(problems: Iterable[Problem]) -> None:
    """Problems for people, on standard error: the place, the code, the sentence, the line with a caret, the hint."""
    # in one piece: a year can have thousands of notes, and writing each line by itself took longer than finding them
    if lines := [line for problem in problems for line in _lines(problem)]:
        click.echo("\n".join(lines), err=True, color=_coloured())


def _lines(problem: Problem) -> Iterator[str]:
    place = f"{problem.place}: " if problem.place else ""
    level = click.style(f"{LEVEL_WORDS[problem.level]} {problem.code}", fg=_COLOURS[problem.level])
    yield f"{place}{level} {problem.text}"
    if problem.excerpt and problem.place:
        yield from (f"    {line}" for line in pointed(problem.excerpt, problem.place.column))
    if problem.hint:
        yield f"    改法：{problem.hint}"


def report_some(problems: Sequence[Problem]) -> None:
    """The first of many slips of a text: nobody reads a thousand."""
    report(problems[:_SHOWN])
    if len(problems) > _SHOWN:
        click.echo(f"还有{len(problems) - _SHOWN}处没有列出，改好上面的再看", err=True)


def pointed(excerpt: str, column: int, width: int = 72) -> tuple[str, str]:
    """A line and below it a caret under its character ``column``; of a long line the part around it.

    >>> pointed("日期: 7月", 5)
    ('日期: 7月', '      ^')
    """
    start = max(0, column - width // 2)
    shown = excerpt[start : start + width].replace("\t", " ").replace("\n", "⏎")
    shown = "".join("�" if category(one) == "Cc" else one for one in shown)
    before = shown[: column - 1 - start]
    return ("…" if start else "") + shown, " " * (bool(start) + cell_width(before)) + "^"


def _coloured() -> bool:
    return sys.stderr.isatty() and "NO_COLOR" not in os.environ
