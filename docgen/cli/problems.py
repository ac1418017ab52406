"""Prints problems in a terminal."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import category

import click

from docgen.errors import LEVEL_WORDS, Problem
from docgen.text.columns import cell_width

_MOST_PRINTED = 100
_COLOURS = {"error": "red", "must": "red", "should": "yellow", "note": "blue"}


def print_problems(problems: Iterable[Problem]) -> None:
    """Prints problems on standard error: the place, the code, the sentence, the line with a caret, the hint."""
    # in one piece: a year can have thousands of notes, and writing each line by itself took longer than finding them
    if lines := [line for problem in problems for line in _lines(problem)]:
        click.echo("\n".join(lines), err=True, color=_coloured())


def _lines(problem: Problem) -> Iterator[str]:
    place = f"{problem.place}: " if problem.place else ""
    level = click.style(f"{LEVEL_WORDS[problem.level]} {problem.code}", fg=_COLOURS[problem.level])
    yield f"{place}{level} {problem.text}"
    if problem.excerpt and problem.place:
        yield from (f"    {line}" for line in caret_lines(problem.excerpt, problem.place.column))
    if problem.hint:
        yield f"    改法：{problem.hint}"


def print_first_problems(problems: Sequence[Problem]) -> None:
    """Prints the first hundred problems, and how many there are more: nobody reads a thousand."""
    print_problems(problems[:_MOST_PRINTED])
    if len(problems) > _MOST_PRINTED:
        click.echo(f"还有{len(problems) - _MOST_PRINTED}处没有列出，改好上面的再看", err=True)


def caret_lines(excerpt: str, column: int, width: int = 72) -> tuple[str, str]:
    """A line, and a line with a caret below its character ``column`` (from 1); of a long line the part around it.

    >>> caret_lines("日期: 7月", 5)
    ('日期: 7月', '      ^')
    """
    start = max(0, column - width // 2)
    shown = excerpt[start : start + width].replace("\t", " ").replace("\n", "⏎")
    shown = "".join("�" if category(character) == "Cc" else character for character in shown)
    before = shown[: column - 1 - start]
    return ("…" if start else "") + shown, " " * (bool(start) + cell_width(before)) + "^"


def _coloured() -> bool:
    return sys.stderr.isatty() and "NO_COLOR" not in os.environ
