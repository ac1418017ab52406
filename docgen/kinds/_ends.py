"""How an official paper ends: 附件说明 and 落款."""

from collections.abc import Sequence
from typing import Any

from docgen.text.attachment_list import may_end_page
from docgen.text.line_breaks import printed_width

_MARGIN = 2  # characters between the longer line of a signature and the right edge of the text
_LONGEST_OVERHANG = 18  # characters by which a unit on one line may be longer than its date
_DATE_INDENT = 2  # characters from the beginning of the unit to that of the date


def attachments(names: Sequence[str]) -> dict[str, Any]:
    """附件说明: “附件：” before the first name only; a single attachment has no number (GB/T 9704).

    A short list stays on the page of the signature (连), of a long one the last three; the first two stay together.
    """
    if len(names) == 1:
        return {"一项": names[0], "多项": []}
    rows = [
        {
            "头": "附件：" if number == 1 else "",
            "号": f"{number}.",
            "名": name,
            "连": str(int(not may_end_page(number, len(names)))),
        }
        for number, name in enumerate(names, 1)
    ]
    return {"一项": "", "多项": rows}


def signature(unit: str, day: str) -> list[dict[str, Any]]:
    """The lines of 落款 without a seal, each with the characters to its right (GB/T 9704, 署名, 成文日期).

    ``unit`` may be several units, a line each; the last stands above the date. It ends two characters before the right
    edge, and the date begins two characters behind its beginning. A date longer than the unit ends two characters
    before the edge, and the unit moves to the left. Below a unit that takes more than a line it ends as the unit does.
    """
    *others, unit = unit.split("\n")
    lines = [_line(other, _MARGIN) for other in others]
    if not unit or not day:
        return lines + [_line(text, _MARGIN) for text in (unit, day) if text]
    overhang = printed_width(unit) - printed_width(day)
    if overhang > _LONGEST_OVERHANG:
        return [*lines, _line(unit, _MARGIN), _line(day, _MARGIN)]
    if overhang >= 0:
        return [*lines, _line(unit, _MARGIN), _line(day, overhang)]
    return [*lines, _line(unit, _MARGIN + _DATE_INDENT - overhang), _line(day, _MARGIN)]


def _line(text: str, right: float) -> dict[str, Any]:
    return {"文字": text, "右空": right}
