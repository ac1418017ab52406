"""Prints problems in a terminal: those of one cause together, with their places."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from unicodedata import category

import click

import docgen
from docgen.errors import LEVEL_WORDS, Cell, Problem, group_by_cause
from docgen.text.columns import cell_width

_MOST_PRINTED = 100
_SUMMARY_FROM = 20
_MOST_PLACES = 12
#: Controls, formatting, ends of lines and of paragraphs. Halves of characters are bytes of a name: streams shows them.
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp"})
_BREAKS = str.maketrans({"\n": "⏎", "\t": " "})
_UNCHECKED = "D128"
_COLOURS = {"error": "red", "must": "red", "should": "yellow", "note": "blue"}


def print_problems(problems: Iterable[Problem]) -> None:
    """Prints problems on standard error: the place, the code, the sentence, the line with a caret, the hint.

    Problems of one cause are printed as one, with all their places. Before many stands what they come to.
    """
    _print_groups(group_by_cause(problems))


def print_first_problems(problems: Sequence[Problem]) -> None:
    """Prints the first hundred problems, and how many there are more: nobody reads a thousand."""
    groups = group_by_cause(problems)
    _print_groups(groups[:_MOST_PRINTED])
    if left := sum(map(len, groups[_MOST_PRINTED:])):
        click.echo(f"还有{left}处没有列出，改好上面的再看", err=True)


def say_unchecked(problems: Iterable[Problem]) -> None:
    """Says last how many marks 请核对 of a draft still stand: papers that are made meanwhile are not finished."""
    if count := sum(problem.code == _UNCHECKED for problem in problems):
        click.echo(f"还有{count}处标着“请核对”，没有人看过：先不要印发；核对以前加 --draft，印成草稿", err=True)


def _print_groups(groups: Sequence[Sequence[Problem]]) -> None:
    # in one piece: a year can have thousands of notes, and writing each line by itself took longer than finding them
    lines = [*_summary(groups), *(line for group in groups for line in _lines(group))]
    if lines:
        click.echo("\n".join(lines), err=True, color=_coloured())


def _summary(groups: Sequence[Sequence[Problem]]) -> Iterator[str]:
    """What many problems come to: their causes, the most frequent first."""
    counts: Counter[str] = Counter()
    for group in groups:
        first = group[0]
        counts[first.cause.sentence if first.cause else first.code] += len(group)
    if counts.total() < _SUMMARY_FROM or len(counts) < 2:
        return
    codes = {group[0].code for group in groups if not group[0].cause}
    named = {code: f"{code} {docgen.name_of_code(code)}".rstrip() for code in codes}
    causes = "；".join(f"{named.get(cause, cause)} {count}处" for cause, count in counts.most_common())
    yield f"一共{counts.total()}处：{causes}"


def _lines(group: Sequence[Problem]) -> Iterator[str]:
    problem = group[0]
    problem = problem._replace(text=_visible(problem.text), hint=_visible(problem.hint))
    place = _visible(f"{problem.place}: ") if problem.place else ""
    level = click.style(f"{LEVEL_WORDS[problem.level]} {problem.code}", fg=_COLOURS[problem.level])
    hint = problem.hint
    if len(group) == 1:
        yield f"{place}{level} {problem.text}"
    elif problem.cause is None:
        yield f"{place}{level} {problem.text}（{_places(group)}）"
    else:
        yield f"{place}{level} {len(group)}处{problem.cause.sentence}（{_places(group)}）"
        hint = problem.cause.remedy + (f"。第一处{hint}" if hint != problem.cause.remedy else "")
    if problem.excerpt and problem.place:
        yield from (f"    {line}" for line in caret_lines(problem.excerpt, problem.place.column))
    if hint:
        yield f"    改法：{hint}"


def _places(group: Sequence[Problem]) -> str:
    """Where the problems of a group are: lines, or cells of a sheet.

    >>> from docgen.errors import Mark
    >>> _places([Problem(Mark("来访.yaml", line, 3), "D120", "error", "") for line in (1, 2, 3, 7, 7)])
    '第1—3、7行'
    """
    marks = [problem.place for problem in group if problem.place]
    if isinstance(marks[0], Cell):
        cells = [str(mark).rpartition("!")[2] for mark in marks]
        return "、".join(cells[:_MOST_PLACES]) + (f" 等{len(cells)}格" if len(cells) > _MOST_PLACES else "")
    spans = _spans(sorted({mark.line for mark in marks}))
    return "第" + "、".join(spans[:_MOST_PLACES]) + ("…" if len(spans) > _MOST_PLACES else "") + "行"


def _spans(numbers: Sequence[int]) -> list[str]:
    """Numbers in order, those that follow each other as one span."""
    starts = [numbers[0], *(second for first, second in pairwise(numbers) if second != first + 1)]
    ends = [*(first for first, second in pairwise(numbers) if second != first + 1), numbers[-1]]
    return [
        f"{first}" if first == last else f"{first}—{last}" if last > first + 1 else f"{first}、{last}"
        for first, last in zip(starts, ends, strict=True)
    ]


def caret_lines(excerpt: str, column: int, width: int = 72) -> tuple[str, str]:
    """A line, and a line with a caret below its character ``column`` (from 1); of a long line the part around it.

    >>> caret_lines("日期: 7月", 5)
    ('日期: 7月', '      ^')
    """
    start = max(0, column - width // 2)
    shown = _visible(excerpt[start : start + width])
    before = shown[: column - 1 - start]
    return ("…" if start else "") + shown, " " * (bool(start) + cell_width(before)) + "^"


def _visible(text: str) -> str:
    """A text in one line; what would turn, hide or break the words around it on a screen is shown as a sign.

    >>> _visible("周\\u202e明\\n远")
    '周�明⏎远'
    """
    if text.isprintable():
        return text
    return "".join("�" if category(sign) in _UNSEEN else sign for sign in text.translate(_BREAKS))


def _coloured() -> bool:
    return sys.stderr.isatty() and "NO_COLOR" not in os.environ
