"""The flags of two countries in a room: side by side, the visitors' at the flags' own right."""

from collections.abc import Iterator
from typing import NamedTuple

from docgen.seating.labels import EM, advance
from docgen.seating.room import Fixture, SeatingOptions

#: Around the label of a flag, and how high it is; between two flags of one stand, mm.
_MARGIN, HEIGHT_MM, _APART_MM = 4.0, 8.0, 2.0
#: Half of the label of a table beside which flags stand, and what its ends need for 客方 and 主方, mm.
_LABEL_MM, _ENDS_MM = 9.0, 18.0


def flag_width(options: SeatingOptions) -> float:
    """How wide each flag is drawn, mm: both alike, for the longer label. 0 where there are none."""
    return max((advance(label) * EM * 0.9 + _MARGIN for label in options.values.get("国旗", ())), default=0.0)


def flags_apart(options: SeatingOptions, reach: float, y: float) -> Iterator[Fixture]:
    """Both flags at a height, outside what reaches so far to both sides of the middle.

    They look down as drawn, like those who sit before them: their own right is at the left of the drawing.
    """
    wide = flag_width(options)
    for label, x in zip(options.values.get("国旗", ()), (reach + wide / 2, -reach - wide / 2), strict=False):
        yield Fixture(label, x, y, wide, HEIGHT_MM, "flag")


class TableFlags(NamedTuple):
    """Flags on a table whose middle is 0, and what they need of its width and depth, mm."""

    fixtures: tuple[Fixture, ...]
    width: float
    depth: float


def flags_on_table(options: SeatingOptions, along: bool, quarters: int) -> TableFlags:
    """The flags on the table of talks, beside its label; it lies across the sheet, the guests above.

    They face the door: it is below, and the visitors' flag on the left. With ``along`` one end of the table faces the
    door: each flag is on the side of its country, that of the guests. The room will be turned by so many quarters;
    flags stay upright.
    """
    wide = flag_width(options)
    if not wide:
        return TableFlags((), 0.0, 0.0)
    width, depth = (wide, HEIGHT_MM) if quarters % 2 == 0 else (HEIGHT_MM, wide)
    beside = _LABEL_MM + width / 2
    if along:
        off = (depth + _APART_MM) / 2
        places, depth = ((beside, off), (beside, -off)), 2 * depth + _APART_MM
    else:
        places = ((beside, 0.0), (-beside, 0.0))
    labels = options.values["国旗"]
    fixtures = [Fixture(label, x, y, wide, HEIGHT_MM, "flag") for label, (x, y) in zip(labels, places, strict=True)]
    return TableFlags(tuple(fixtures), 2 * (beside + width / 2 + _ENDS_MM), depth + _APART_MM)
