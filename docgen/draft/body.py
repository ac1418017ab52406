"""The text of a draft between its title and its ending: headings with their levels, paragraphs, items of lists."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.draft.captions import with_captions
from docgen.draft.lines import BLANKS, DraftLine
from docgen.draft.numbering import LeadingNumber, is_ordinal_span, leading_number, standard_number
from docgen.draft.respelling import Respellings, note_respelling
from docgen.draft.signs import SENTENCE_END, is_address
from docgen.errors import Problem
from docgen.model.draft import DraftPart, Manuscript, Span
from docgen.text.wording import chinese_number

_LONGEST_HEADING = 50  # characters of a heading that stands alone
_LONGEST_HEADING_SENTENCE = {1: 45, 2: 45, 3: 30, 4: 30}  # by level: of a heading with text behind it
_LONGEST_ORDINAL = 25  # characters behind 一、二级响应 and the like when it is a heading after all
_MOST_SHOWN = 12
_MOST_SALUTATIONS = 3
_OWN_ORDINAL = re.compile(r"[一二三四五六七八九十]+是|首先|其次|再次|第[一二三四五]|[①-⑳]")
_COLON_INSIDE = re.compile("[：:].")


@dataclass(slots=True)
class _Counters:
    """How far the numbers of a text have got, and which numbers the writer did not type."""

    last: list[int] = field(default_factory=lambda: [0, 0, 0, 0])  # the last number of each level
    given: list[str] = field(default_factory=list)
    first_given: int = 0  # the line of the first number that was given
    respellings: Respellings = field(default_factory=dict)

    def count(self, level: int, ordinal: int) -> None:
        """A heading has this number; the levels below it begin anew."""
        self.last[level - 1] = ordinal
        self.last[level:] = [0] * (len(self.last) - level)

    def give(self, number: str, line: DraftLine) -> None:
        """The writer typed no number for this line, so it gets this one."""
        self.first_given = self.first_given or line.number
        self.given.append(number)


class Body(NamedTuple):
    """The text of a draft: whom it addresses, its parts, and what is said of numbers that were given or respelt."""

    salutation: str
    parts: tuple[DraftPart, ...]
    respellings: Respellings
    notices: tuple[Problem, ...]


def read_body(manuscript: Manuscript, lines: Sequence[DraftLine], base_depth: int) -> Body:
    """The body of a draft; ``base_depth`` is how many marks # a heading of the first level has, less one."""
    parts, counters = _read_parts(lines, base_depth)
    parts = with_captions(parts)
    salutations = _count_salutations(parts)
    return Body(
        "\n".join(part.text for part in parts[:salutations]),
        tuple(parts[salutations:]),
        counters.respellings,
        tuple(_given_number_notices(manuscript, counters)),
    )


def _count_salutations(parts: Sequence[DraftPart]) -> int:
    """How many parts open the text as an address to the audience."""
    count = 0
    while count < len(parts) and parts[count].flush and count < _MOST_SALUTATIONS:
        count += 1
    return count


def _given_number_notices(manuscript: Manuscript, counters: _Counters) -> Iterator[Problem]:
    if counters.given:
        more = " 等" if len(counters.given) > _MOST_SHOWN else ""
        text = f"没有序号的标题和列表加上了序号：{' '.join(counters.given[:_MOST_SHOWN])}{more}"
        hint = "不要加就自己写上序号，或去掉行首的记号"
        yield manuscript.problem(counters.first_given, 1, "D322", text, hint, "note")


def _read_parts(lines: Sequence[DraftLine], base_depth: int) -> tuple[list[DraftPart], _Counters]:
    """The parts of a text, and how far its numbers have got at its end."""
    # where one Markdown heading has its number typed, the others are given none
    gives_numbers = not any(line.depth and leading_number(line.text) is not None for line in lines)
    counters = _Counters()
    parts: list[DraftPart] = []
    items = 0
    for at, line in enumerate(lines):
        if line.bullet:
            is_alone = not items and not (at + 1 < len(lines) and lines[at + 1].bullet)
            items += 1
            parts.append(_item(line, items, is_alone, counters))
            continue
        items = 0
        if line.block:
            parts.append(DraftPart(level=0, number="", text="", run_in="", line=line.number, block=line.block))
        elif line.depth:
            parts.append(_marked_heading(line, base_depth, gives_numbers, counters))
        else:
            parts.append(_numbered_part(line, counters) or _paragraph(line))
    return parts, counters


def _heading(line: DraftLine, level: int, number: str, text: str, run_in: str = "") -> DraftPart:
    return DraftPart(level=level, number=number, text=text, run_in=run_in, line=line.number)


def _text_part(
    line: DraftLine, text: str, spans: tuple[Span, ...], *, number: str = "", is_salutation: bool = False
) -> DraftPart:
    """A part that is no heading: a paragraph, numbered or not, or an item of a list."""
    return DraftPart(level=0, number=number, text=text, run_in="", line=line.number, flush=is_salutation, spans=spans)


def _paragraph(line: DraftLine) -> DraftPart:
    # 一、二级响应…: what begins with a numeral addresses nobody
    is_salutation = leading_number(line.text) is None and is_address(line.text)
    return _text_part(line, line.text, line.spans, is_salutation=is_salutation)


def _marked_heading(line: DraftLine, base_depth: int, gives_numbers: bool, counters: _Counters) -> DraftPart:
    """A heading marked with #: its own number tells its level, else the count of marks does."""
    number = leading_number(line.text)
    if number is not None:
        counters.count(number.level, number.ordinal)
        return _heading(line, number.level, number.printed.strip(), _respelt(line, number, counters))
    level = min(4, max(1, line.depth - base_depth))
    if not gives_numbers:
        return _heading(line, level, "", line.text)
    ordinal = counters.last[level - 1] + 1
    counters.count(level, ordinal)
    given = standard_number(level, ordinal)
    counters.give(given, line)
    return _heading(line, level, given, given + line.text)


def _numbered_part(line: DraftLine, counters: _Counters) -> DraftPart | None:
    """A line that begins with a number: a heading, a heading with text behind it, or a numbered paragraph.

    None for a line without a number, or with a numeral that does not count the line.
    """
    number = leading_number(line.text)
    if number is None or _is_ordinal_of_sentence(line, number, counters):
        return None
    counters.count(number.level, number.ordinal)
    text = _respelt(line, number, counters)
    shown = number.printed.strip()
    rest = line.text[len(number.typed) :]
    heading, run_in = _split_heading(rest, number.level)
    if not heading:
        return _text_part(line, text, _respelt_spans(line, number), number=shown)
    return _heading(line, number.level, shown, number.printed + heading, run_in)


def _is_ordinal_of_sentence(line: DraftLine, number: LeadingNumber, counters: _Counters) -> bool:
    """一、二级响应…: the numeral belongs to the words behind it."""
    if number.level != 1 or not is_ordinal_span(line.text):
        return False
    rest = line.text[len(number.typed) :]
    is_out_of_order = number.ordinal != counters.last[0] + 1
    return is_out_of_order or len(rest) > _LONGEST_ORDINAL or SENTENCE_END.search(rest) is not None


def _split_heading(text: str, level: int) -> tuple[str, str]:
    """The heading of a numbered line and the text behind it; no heading for a numbered paragraph.

    ``text`` is the line behind its number.
    """
    if not text:
        return "", ""
    end = SENTENCE_END.search(text)
    is_list = level > 2  # 1. and （1） are items of lists as often as headings
    if end is None:
        is_item = text[-1] in "；;，,、" or (is_list and _COLON_INSIDE.search(text) is not None)
        return ("", "") if is_item or len(text) > _LONGEST_HEADING else (text, "")
    sentence, behind = text[: end.end()], text[end.end() :].lstrip(BLANKS)
    is_item = is_list and (not behind or _COLON_INSIDE.search(sentence) is not None)
    if is_item or len(sentence) > _LONGEST_HEADING_SENTENCE[level]:
        return "", ""
    return sentence, behind


def _respelt(line: DraftLine, number: LeadingNumber, counters: _Counters) -> str:
    """The line with its number in full-width form; the respelling is noted."""
    typed = number.typed
    if typed.strip(BLANKS) != number.printed.strip(BLANKS):
        typed = typed.strip(BLANKS)
    note_respelling(counters.respellings, line, typed, number.printed)
    return number.printed + line.text[len(number.typed) :]


def _respelt_spans(line: DraftLine, number: LeadingNumber) -> tuple[Span, ...]:
    """The spans of a line with its number in full-width form."""
    if not line.spans:
        return ()
    first, *others = line.spans
    if len(first.text) < len(number.typed):
        return ()
    return (Span(number.printed + first.text[len(number.typed) :], first.bold), *others)


def _item(line: DraftLine, count: int, is_alone: bool, counters: _Counters) -> DraftPart:
    """An item of a list with bullets: official papers have no bullets, they say 一是, 二是."""
    if is_alone or _OWN_ORDINAL.match(line.text) or leading_number(line.text):
        return _text_part(line, line.text, line.spans)
    given = f"{chinese_number(count)}是"
    counters.give(given, line)
    spans = (Span(given, False), *line.spans) if line.spans else ()
    return _text_part(line, given + line.text, spans)
