"""Where cards and their faces lie on a sheet of paper, and whether they fit.

Lengths are in mm, from the upper left corner of the sheet.
"""

from dataclasses import dataclass
from typing import NamedTuple

from docgen.model.cards import BLANK, TURNED, Paper, Preset

#: Cards may be this much larger than the paper: it is rounding, not a mistake.
TOLERANCE_MM = 0.05


class Slot(NamedTuple):
    """The place of one card on a sheet: its upper left corner in mm."""

    left: float
    top: float


class FaceBox(NamedTuple):
    """A printed face of a card: its box on the sheet in mm, and whether it is turned by 180°."""

    left: float
    top: float
    width: float
    height: float
    turned: bool


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """The adjustments for one printer, and whether it prints both sides.

    Everything is scaled by ``scale`` and then moved right and down by ``offset_mm``. ``duplex`` also prints every card
    on the back of its sheet, for a printer that turns the paper over its long edge (长边) or its short edge (短边).
    """

    offset_mm: tuple[float, float] = (0.0, 0.0)
    scale: tuple[float, float] = (1.0, 1.0)
    duplex: str = ""

    @property
    def pages_per_sheet(self) -> int:
        """How many pages of a document a sheet of paper takes: two where its back is printed, too."""
        return 2 if self.duplex else 1

    def adjusted(self, left: float, top: float, width: float, height: float, turned: bool = False) -> FaceBox:
        """The box to send to this printer, so that the ink lands on the given box."""
        (offset_x, offset_y), (scale_x, scale_y) = self.offset_mm, self.scale
        return FaceBox(left * scale_x + offset_x, top * scale_y + offset_y, width * scale_x, height * scale_y, turned)


def slots(preset: Preset, paper: Paper) -> tuple[Slot, ...]:
    """The slots of a sheet, row by row."""
    left, top = _margins(preset, paper)
    column_step = preset.width + (preset.across or 0.0)
    row_step = preset.card_height + (preset.down or 0.0)
    return tuple(
        Slot(left + column * column_step, top + row * row_step)
        for row in range(preset.rows)
        for column in range(preset.columns)
    )


def front_faces(preset: Preset, slot: Slot) -> tuple[FaceBox, ...]:
    """The printed faces of the card in a slot: the upright one first, because it is read first."""
    boxes, top = [], slot.top
    for strip in preset.strips:
        if strip.print_direction != BLANK:
            boxes.append(FaceBox(slot.left, top, preset.width, strip.height, strip.print_direction == TURNED))
        top += strip.height
    return tuple(sorted(boxes, key=lambda box: box.turned))


def back_faces(preset: Preset, slot: Slot, paper: Paper, edge: str) -> tuple[FaceBox, ...]:
    """The same faces on the back of the sheet, behind the card after the paper is turned over ``edge`` (长边, 短边).

    When the paper turns about a vertical axis, left and right change places. When it turns about a horizontal axis,
    top and bottom change places and the print is turned by 180°.
    """
    fronts = front_faces(preset, slot)
    turns_about_vertical_axis = (edge == "长边") == (paper.height >= paper.width)
    if turns_about_vertical_axis:
        return tuple(box._replace(left=paper.width - box.left - box.width) for box in fronts)
    return tuple(box._replace(top=paper.height - box.top - box.height, turned=not box.turned) for box in fronts)


def overhang_texts(preset: Preset, paper: Paper) -> list[str]:
    """By how much the cards are larger than the paper: a Chinese sentence for each direction that does not fit."""
    left, top = _margins(preset, paper)
    width, height = _size_of_all_cards(preset)
    texts = []
    for direction, needed, margin, available in (("宽", width, left, paper.width), ("高", height, top, paper.height)):
        overhang = max(needed - available, margin + needed - available)
        if overhang > TOLERANCE_MM:
            only_margin = needed <= available + TOLERANCE_MM
            with_margin = f"，加上边距 {margin:g} 毫米" if only_margin else ""
            texts.append(f"{direction} {needed:g} 毫米{with_margin}，比纸（{available:g} 毫米）多出 {overhang:g} 毫米")
    return texts


def grid_that_fits(width: float, height: float, folded: bool, paper: Paper) -> tuple[int, int]:
    """The number of columns and rows of such cards that a sheet holds. ``height`` is that of one face."""
    unfolded_height = height * (2 if folded else 1)
    return int((paper.width + TOLERANCE_MM) // width), int((paper.height + TOLERANCE_MM) // unfolded_height)


def _size_of_all_cards(preset: Preset) -> tuple[float, float]:
    """The width and height of all cards of a sheet together, with the gaps between them."""
    width = preset.columns * preset.width + (preset.columns - 1) * (preset.across or 0.0)
    height = preset.rows * preset.card_height + (preset.rows - 1) * (preset.down or 0.0)
    return width, height


def _margins(preset: Preset, paper: Paper) -> tuple[float, float]:
    """The left and top margin. Without margins of its own a preset lies in the middle of the sheet."""
    width, height = _size_of_all_cards(preset)
    left = preset.left if preset.left is not None else max((paper.width - width) / 2, 0.0)
    top = preset.top if preset.top is not None else max((paper.height - height) / 2, 0.0)
    return left, top
