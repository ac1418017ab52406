"""Slips in the numbers of headings: gaps, repetitions, skipped levels, marks that the standard does not have."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.draft.lines import BLANKS
from docgen.draft.numbering import LeadingNumber, leading_number
from docgen.draft.signs import attachment
from docgen.draft.slip import Edit, Slip
from docgen.model.draft import Manuscript


@dataclass(slots=True)
class _Sequence:
    """The numbers so far: the last of each level, the level of the last one, the levels that the text has."""

    last: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    level: int = 0
    used: set[int] = field(default_factory=set)


def check_heading_numbers(manuscript: Manuscript) -> Iterator[Slip]:
    """Every number of a heading or a numbered paragraph, by itself and after the one before it."""
    sequence = _Sequence()
    for line, number, raw in _numbers(manuscript):
        sequence.used.add(number.level)
        yield from _wrong_mark(manuscript, line, number, raw)
        if text := _out_of_sequence(sequence, number):
            column = len(raw) - len(raw.lstrip(BLANKS)) + 1
            yield Slip(manuscript.problem(line, column, "D304", text, "核对序号和层次：一、（一）1.（1）"))
        sequence.last[number.level - 1] = number.ordinal
        sequence.last[number.level :] = [0] * (4 - number.level)
        sequence.level = number.level


def _numbers(manuscript: Manuscript) -> Iterator[tuple[int, LeadingNumber, str]]:
    """The numbers at the beginnings of lines with the line as typed; those of a list of attachments are left out."""
    is_in_attachments = False
    for line, raw in enumerate(manuscript.lines, manuscript.first):
        text = raw.strip(BLANKS)
        is_in_attachments = attachment(text) is not None or (
            is_in_attachments and (not text or leading_number(text) is not None)
        )
        unmarked = text.lstrip("#* ") if text[:1] in "#*" else text
        if not is_in_attachments and (number := leading_number(unmarked)) is not None:
            yield line, number, raw


def _out_of_sequence(sequence: _Sequence, number: LeadingNumber) -> str:
    """What is wrong with a number after the ones before it; of a skipped level and a gap the gap."""
    level, count = number.level, number.ordinal
    shown = number.printed.strip()
    expected = sequence.last[level - 1] + 1
    # items 3. and （3） may begin anywhere and begin again
    if count > expected and (expected > 1 or level < 3):
        missing = f"缺了第{expected}个" if count == expected + 1 else f"缺了第{expected}到第{count - 1}个"
        return f"序号跳了：“{shown}”前面{missing}"
    if count < expected and level < 3:
        return f"序号又从“{shown}”开始，前面已经到了第{expected - 1}个"
    skipped = range(sequence.level + 1, level)
    if sequence.level and any(step in sequence.used for step in skipped):
        return f"从第{sequence.level}级直接到了第{level}级“{shown}”"
    return ""


def _wrong_mark(manuscript: Manuscript, line: int, number: LeadingNumber, raw: str) -> Iterator[Slip]:
    """（一）、 and 1、: a mark that the standard does not have there."""
    shown = number.printed.strip()
    if shown == number.standard.strip():
        return
    start = raw.index(number.typed.strip(BLANKS)[0])
    edit = Edit(line, start, start + len(number.typed), number.standard)
    text, hint = f"“{shown}”应写成“{number.standard}”", "（一）和（1）后面不加标点，阿拉伯数字后面用点"
    yield Slip(manuscript.problem(line, start + 1, "D303", text, hint), (edit,))
