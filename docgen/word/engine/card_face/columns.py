"""A name in columns: every column is printed in a text box of its own, the first at the right.

All readers draw such boxes alike. (Vertical text they draw in different ways, and of a table from right to left some
print the columns in the wrong order.)
"""

import re
from typing import NamedTuple

from docgen.fonts.font_stack import FontStack
from docgen.word.engine.card_face.layout import BoxRoom, TextLayout, lay_out_text, lay_out_with_shift
from docgen.word.engine.card_face.lines import without_space_before
from docgen.word.engine.printers.fitted_text import COLUMN_MARK

_COLUMN = re.compile(f"{COLUMN_MARK}(<w:p>.*?</w:p>)", re.S)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>[^<]*</w:t>")


class BoxContent(NamedTuple):
    """The paragraphs of a text box, and how they lie in it."""

    paragraphs: str
    layout: TextLayout


def boxes_of_columns(
    paragraphs: str, pitch_mm: float, room: BoxRoom, anchor: str, fonts: FontStack
) -> tuple[BoxContent, ...]:
    """The contents of the boxes that lie on each other: the texts beside the name, then each column, the first first.

    Every box has all paragraphs; those that it does not show are blank. So everything stands at its height.
    """
    columns = _COLUMN.findall(paragraphs)
    marked = list(_COLUMN.finditer(paragraphs))
    before, after = paragraphs[: marked[0].start()], paragraphs[marked[-1].end() :]
    longest = max(columns, key=lambda column: len(_TEXT.findall(column)))
    whole = lay_out_text(without_space_before(f"{before}{longest}{after}"), room, anchor, fonts)

    def content(text: str, shift_right: float) -> BoxContent:
        text = without_space_before(text)
        layout = lay_out_with_shift(text, room.height, whole.shift_down, fonts)
        return BoxContent(text, layout._replace(shift_right=layout.shift_right + shift_right))

    boxes = [content(f"{before}{_blank(longest)}{after}", 0.0)]
    for number, column in enumerate(columns):
        from_middle = (len(columns) - 1) / 2 - number
        boxes.append(content(f"{_blank(before)}{column}{_blank(after)}", from_middle * pitch_mm))
    return tuple(boxes)


def has_columns(paragraphs: str) -> bool:
    """Whether a name in columns is printed in these paragraphs."""
    return COLUMN_MARK in paragraphs


def _blank(paragraphs: str) -> str:
    """The paragraphs without their texts: as high as before."""
    return _TEXT.sub("", paragraphs)
