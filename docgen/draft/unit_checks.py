"""Visits counted in 批 here and in 批次 there, people in 人 and in 人次: a paper uses one unit for a quantity."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from docgen.draft.slip import Edit, Slip
from docgen.model.draft import Manuscript

# computed sentences and tables count in 批次 and 人次
_COMPUTED = re.compile(r"\{\{\s*(?:句|表|图)\s*[.．]")


class _StatedUnit(NamedTuple):
    """A unit as a line states it: where it begins (from 0), what it is."""

    line: int
    start: int
    unit: str


def check_units(manuscript: Manuscript) -> Iterator[Slip]:
    """批 in a paper that also says 批次, and 人 in one that also says 人次."""
    stated = list(_stated_units(manuscript))
    is_computed = any(_COMPUTED.search(line) for line in manuscript.lines)
    for short, full in (("批", "批次"), ("人", "人次")):
        if is_computed or any(one.unit == full for one in stated):
            yield from _mixed(manuscript, [one for one in stated if one.unit == short], short, full)


def _mixed(manuscript: Manuscript, stated: Sequence[_StatedUnit], short: str, full: str) -> Iterator[Slip]:
    """One slip for all places of a unit: they are mended together."""
    if stated:
        edits = tuple(Edit(one.line, one.start, one.start + 1, full) for one in stated)
        count = f"，“{short}”有{len(stated)}处" if len(stated) > 1 else ""
        text = f"“{short}”和“{full}”混用{count}"
        yield Slip(manuscript.problem(stated[0].line, stated[0].start + 1, "D327", text, f"全文都用“{full}”"), edits)


def _stated_units(manuscript: Manuscript) -> Iterator[_StatedUnit]:
    for number, line in enumerate(manuscript.lines, manuscript.first):
        if "批" not in line and "人" not in line:
            continue
        for match in _quantities().finditer(line):
            units = match["visits"], match["people"], match["field"]
            if match["context"] or match["people"] or "{{" in match.group():
                for name, unit in zip(("visits", "people", "field"), units, strict=True):
                    if unit:
                        yield _StatedUnit(number, match.start(name), unit)


@cache
def _quantities() -> re.Pattern[str]:
    """Visits and the people who came, and the fields of either: visits without people count after 接待 and 增加."""
    number = r"(?:\d[\d,，]*|\{\{[^{}]*\}\})\s*"
    context = r"(?P<context>接待[^，。；\d{}]{0,12}|增加|减少|多|少)?"
    visits = rf"{context}(?<!第){number}(?P<visits>批次|批)(?![准示量复改])"
    people = rf"(?:(?:\s|、|，|共)*{number}(?P<people>人次|人)(?!员))?"
    return re.compile(rf"{visits}{people}|\{{\{{[^{{}}]*\.\s*人次\s*\}}\}}\s*(?P<field>人次|人)")
