"""The marks 请核对 that a draft has where it is not sure: each is asked about until somebody has looked at it."""

import re
from collections.abc import Iterator

from docgen.errors import Mark, Problem
from docgen.model.forms import CHECK_MARK, CHECKED_MARK
from docgen.model.lazy_pattern import lazy_pattern
from docgen.readers.visit_file.nodes import Source

_MARK = lazy_pattern(rf"(?:^|\s)#\s*(?:\S{{1,8}}\s)?{CHECK_MARK[:-1]}\s*[:：]?\s*(.*)$")
_KEY = lazy_pattern(r"\s*(?:-\s*)?\{?([^\s:：#{}]{1,12})[:：]")
_LONGEST_REASON = 70


def unchecked_marks(source: Source) -> Iterator[Problem]:
    """A question for every line of a visit file that still says 请核对 in a comment.

    >>> [problem.place.line for problem in unchecked_marks(Source("a", "标题: 考察  # 请核对：由标题合成"))]
    [1]
    """
    if CHECK_MARK[:-1] not in source.text:
        return
    for number, line in enumerate(source.text.split("\n"), 1):
        match = _MARK.search(line)
        if match is None or _is_quoted(line[: match.start()]):
            continue
        key = _KEY.match(line[: match.start()])
        at = line.index("#", match.start())
        text = unchecked_text(key[1] if key else "", match[1])
        hint = "照原件核对、改好，再把“请核对”这段注释删去"
        yield source.problem(Mark(source.name, number, at + 1), "D128", text, hint, "should")


def unchecked_text(field: str, reason: str) -> str:
    """What is said at a mark: the field, where one is known, and why it is not sure."""
    short = reason if len(reason) <= _LONGEST_REASON else f"{reason[:_LONGEST_REASON]}…"
    return f"{f'“{field}”' if field else ''}还标着“请核对”：{short}"


def checked_off(source: Source, number: int) -> Source:
    """The source with the mark of a line (from 1) taken as looked at; what it says stays as a remark.

    >>> checked_off(Source("a", "标题: 考察  # 请核对：由标题合成"), 1).text
    '标题: 考察  # 已核对：由标题合成'
    """
    lines = source.text.split("\n")
    line = lines[number - 1]
    if (match := _MARK.search(line)) is not None:
        mark = CHECK_MARK[:-1]
        lines[number - 1] = line[: match.start()] + match[0].replace(mark, CHECKED_MARK[:-1], 1)
    return Source(source.name, "\n".join(lines))


def stands_alone(source: Source, number: int) -> bool:
    """Whether a line (from 1) is a remark of its own within a section: it belongs to what stands below it.

    >>> stands_alone(Source("a", "抵离:\\n  # 请核对：日期\\n  - {日期: 2026-07-05}"), 2)
    True
    """
    line = source.text.split("\n")[number - 1]
    return line[:1] == " " and line.lstrip().startswith("#")


def _is_quoted(before: str) -> bool:
    """Whether what is behind stands inside a text in quotes."""
    return any(len(re.findall(quote, before)) % 2 for quote in ('"', "'"))
