"""The forms of a menu before guests: a folded card, a slip; how each lays out its dishes, where it is folded or cut."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from docgen.draw.drawing import CutMarks
from docgen.kinds.menu_parts.layout import FaceHeights, MenuLayout, folded_layout, slim_layout
from docgen.kinds.menu_parts.lines import DishClass
from docgen.model.menu_type import (
    FOLDED,
    FOLDED_COVER,
    FOLDED_PANEL_MM,
    SLIM,
    SLIM_COVER,
    CoverType,
)

_MARK_GREY = "808080"
_TICK_MM, _TICK_WIDTH_MM = 5.0, 0.2
_TICK_TOPS_MM = (2.0, 203.0)


class MenuForm(NamedTuple):
    """A form of menu: how its dishes are laid out in type of at most so many percent, and what is beside them.

    Its text is ``width_mm`` wide; its slogan is at most so wide and so high; ``marks`` show where it is folded or cut.
    """

    lay_out: Callable[[Sequence[DishClass], int, FaceHeights], MenuLayout]
    width_mm: float
    cover: CoverType
    slogan_mm: float
    slogan_high_mm: float
    marks: CutMarks


def _folded(dishes: Sequence[DishClass], most: int, _: FaceHeights) -> MenuLayout:
    return folded_layout(dishes, FOLDED, FOLDED_PANEL_MM, most)


def _slim(dishes: Sequence[DishClass], most: int, faces_mm: FaceHeights) -> MenuLayout:
    return slim_layout(dishes, SLIM, faces_mm, most)


def _ticks(*lefts_mm: float, description: str) -> CutMarks:
    """Short lines at the upper and lower edge of A4 landscape, at these distances from its left edge."""
    boxes = tuple(
        (left - _TICK_WIDTH_MM / 2, top, _TICK_WIDTH_MM, _TICK_MM) for left in lefts_mm for top in _TICK_TOPS_MM
    )
    return CutMarks(297, 210, boxes, _MARK_GREY, description)


FORMS = {
    "A5": MenuForm(_folded, FOLDED.width_mm, FOLDED_COVER, 46, 16, _ticks(148.5, description="折线：中间对折")),
    "DL": MenuForm(_slim, SLIM.width_mm, SLIM_COVER, 36, 11, _ticks(99, 198, description="裁切线：裁成三张")),
}
