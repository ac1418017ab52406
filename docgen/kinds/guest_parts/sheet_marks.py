"""The marks on sheets that are folded or cut. Lengths are in mm."""

from typing import NamedTuple

from docgen.draw.drawing import GREY, CutMarks

_SHORT_EDGE, _LONG_EDGE = 210.0, 297.0  # A4
_TICK, _GAP, _HAIRLINE = 5.0, 1.0, 0.18


class CardGrid(NamedTuple):
    """Cards side by side on a sheet of A4 that stands: the size of one, how many, where the first begins."""

    width: float
    height: float
    columns: int
    rows: int

    @property
    def left(self) -> float:
        return (_SHORT_EDGE - self.columns * self.width) / 2

    @property
    def top(self) -> float:
        return (_LONG_EDGE - self.rows * self.height) / 2


POCKET_CARDS = CardGrid(90.0, 54.0, columns=2, rows=5)


def middle_ticks(description: str) -> CutMarks:
    """Short lines at the edges of an A4 sheet that lies, in its middle: there it is folded or cut."""
    left = _LONG_EDGE / 2 - _HAIRLINE / 2
    boxes = tuple((left, top, _HAIRLINE, _TICK) for top in (0.0, _SHORT_EDGE - _TICK))
    return CutMarks(_LONG_EDGE, _SHORT_EDGE, boxes, GREY, description)


def pocket_card_marks() -> CutMarks:
    """Short lines beside a sheet of pocket cards, where it is cut; none lies in a card."""
    grid = POCKET_CARDS
    right, bottom = grid.left + grid.columns * grid.width, grid.top + grid.rows * grid.height
    columns = [grid.left + number * grid.width for number in range(grid.columns + 1)]
    rows = [grid.top + number * grid.height for number in range(grid.rows + 1)]
    upright = [
        (x - _HAIRLINE / 2, y, _HAIRLINE, _TICK) for x in columns for y in (grid.top - _GAP - _TICK, bottom + _GAP)
    ]
    level = [(x, y - _HAIRLINE / 2, _TICK, _HAIRLINE) for y in rows for x in (grid.left - _GAP - _TICK, right + _GAP)]
    return CutMarks(_SHORT_EDGE, _LONG_EDGE, (*upright, *level), GREY, "裁切线")
