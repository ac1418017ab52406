"""Captions that a writer typed beside a table or a chart: 表1 各类接待情况, 图2：各月接待人次."""

import re
from collections.abc import Sequence
from functools import cache

from docgen.draft.numbering import ordinal
from docgen.model.draft import Caption, Chart, DraftPart

_LONGEST = 40  # characters
_BEFORE_TEXT = "。；，：、"  # what a caption does not end with


def with_captions(parts: Sequence[DraftPart]) -> list[DraftPart]:
    """The parts with every caption taken into its table or chart: above a table, at either side of a chart."""
    captioned: list[DraftPart] = []
    for part in parts:
        if part.block is not None and captioned and (caption := _caption(captioned[-1], part)):
            captioned[-1] = part._replace(caption=caption)
        elif captioned and _waits_for_caption(captioned[-1]) and (caption := _caption(part, captioned[-1])):
            captioned[-1] = captioned[-1]._replace(caption=caption)
        else:
            captioned.append(part)
    return captioned


def _waits_for_caption(part: DraftPart) -> bool:
    return isinstance(part.block, Chart) and part.caption is None


def _caption(line: DraftPart, part: DraftPart) -> Caption | None:
    """What a line says of the table or chart beside it; None for a line that is no caption."""
    if line.level or line.block is not None or line.flush or len(line.text) > _LONGEST:
        return None
    match = _pattern().fullmatch(line.text)
    kind = "图" if isinstance(part.block, Chart) else "表"
    if not match or match["kind"] != kind or not (match["number"] or match["mark"]) or line.text[-1] in _BEFORE_TEXT:
        return None
    return Caption(ordinal(match["number"]) if match["number"] else 0, match["title"])


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?P<kind>[表图])(?:[ \t\u3000]*(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3}))?"
        r"(?P<mark>[ \t\u3000:：.．、]*)(?P<title>\S.*)"
    )
