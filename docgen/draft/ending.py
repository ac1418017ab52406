"""The end of a draft: its closing word, its attachments, who signs and when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from docgen.draft.lines import BLANKS, DraftLine
from docgen.draft.numbering import leading_number
from docgen.draft.respelling import Respellings, note_respelling
from docgen.draft.signs import attachment, is_annotation, is_closing, is_date, is_signature, proper_date, signed_date

_ITEM_NUMBER = re.compile(r"[0-9０-９]{1,2}[ \t\u3000]*[.．、][ \t\u3000]*")  # of an attachment: 1.2023年统计表
_MOST_SIGNATURES = 3
_MOST_ATTACHMENT_LINES = 30
_FAR_RIGHT = 99.0  # an indent: what shares its line with a date was pushed to the right


@dataclass(slots=True)
class Ending:
    """What stands below the text."""

    closing: str = ""
    attachments: list[str] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)
    date: str = ""
    annotation: str = ""
    respellings: Respellings = field(default_factory=dict)


def read_ending(lines: Sequence[DraftLine]) -> tuple[Sequence[DraftLine], Ending]:
    """The lines above the ending, and the ending; it is read from the last line upwards."""
    ending = Ending()
    lines = _take_annotation(lines, ending)
    lines = _take_date(lines, ending)
    lines = _take_signature(lines, ending)
    lines = _take_attachments(lines, ending)
    lines = _take_closing(lines, ending)
    return lines, ending


def _take_annotation(lines: Sequence[DraftLine], ending: Ending) -> Sequence[DraftLine]:
    """附注: a remark in brackets below the date."""
    if len(lines) < 2 or not is_annotation(lines[-1].text) or not is_date(lines[-2].text):
        return lines
    ending.annotation = f"（{lines[-1].text[1:-1]}）"
    note_respelling(ending.respellings, lines[-1], lines[-1].text, ending.annotation)
    return lines[:-1]


def _take_date(lines: Sequence[DraftLine], ending: Ending) -> Sequence[DraftLine]:
    """The date alone on its line, or behind the name of who signs."""
    if not lines:
        return lines
    last = lines[-1]
    if is_date(last.text):
        typed = last.text
    elif (signed := signed_date(last.text)) and is_signature(signed[0], _FAR_RIGHT):
        ending.signature, typed = [signed[0]], signed[1]
    else:
        return lines
    ending.date = proper_date(typed)
    note_respelling(ending.respellings, last, typed, ending.date)
    return lines[:-1]


def _take_signature(lines: Sequence[DraftLine], ending: Ending) -> Sequence[DraftLine]:
    """Up to three units or people above the date."""
    while lines and ending.date and len(ending.signature) < _MOST_SIGNATURES and _may_sign(lines[-1]):
        ending.signature.insert(0, lines[-1].text)
        lines = lines[:-1]
    return lines


def _may_sign(line: DraftLine) -> bool:
    is_plain = not (line.block or line.depth or line.bullet) and leading_number(line.text) is None
    return is_plain and is_signature(line.text, line.indent)


def _take_attachments(lines: Sequence[DraftLine], ending: Ending) -> Sequence[DraftLine]:
    """The list of attachments, if the lines end with one."""
    at = _attachments_start(lines)
    if at is None:
        return lines
    heading = lines[at]
    if "附件：" not in heading.text.replace(" ", "").replace("\u3000", ""):
        note_respelling(ending.respellings, heading, "附件:", "附件：")
    first = attachment(heading.text)
    items = [*([first] if first else []), *(line.text for line in lines[at + 1 :])]
    has_numbers = all(map(_ITEM_NUMBER.match, items))
    if not items or not (len(items) == 1 or has_numbers):
        return lines
    for count, (line, item) in enumerate(zip(lines[len(lines) - len(items) :], items, strict=True), 1):
        printed = f"{count}." if len(items) > 1 else ""
        ending.attachments.append(_without_number(line, item, printed, ending))
    return lines[:at]


def _without_number(line: DraftLine, item: str, printed: str, ending: Ending) -> str:
    """The name of an attachment; ``printed`` is the number that the paper gives it, "" for none."""
    number = _ITEM_NUMBER.match(item)
    if not number:
        return item
    note_respelling(ending.respellings, line, number.group().strip(BLANKS), printed)
    return item[number.end() :]


def _attachments_start(lines: Sequence[DraftLine]) -> int | None:
    """Where the last line stands that begins with 附件："""
    for at in range(len(lines) - 1, max(-1, len(lines) - _MOST_ATTACHMENT_LINES), -1):
        if not lines[at].block and attachment(lines[at].text) is not None:
            return at
    return None


def _take_closing(lines: Sequence[DraftLine], ending: Ending) -> Sequence[DraftLine]:
    if not lines or lines[-1].block or not is_closing(lines[-1].text):
        return lines
    ending.closing = lines[-1].text
    return lines[:-1]
