"""Which card lies in which slot of which sheet, on the front and on the back."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from docgen.cards.sheet import FaceBox, PrinterSettings, Slot, back_faces, front_faces, slots
from docgen.model.cards import Paper, Preset

#: The faces on one page: each is the index of a card in the stack, from 0, and the box of the face.
PageFaces = tuple[tuple[int, FaceBox], ...]


class CardPosition(NamedTuple):
    """Where a card lies: the number of its page and of its slot on that page. Both begin at 1.

    ``volume`` is the volume in which the page is counted; 0 where there is only one file.
    """

    page: int
    slot: int
    volume: int = 0


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """The faces on every page, and the position of every card."""

    pages: tuple[PageFaces, ...]
    positions: tuple[CardPosition, ...]


class _SlotBoxes(NamedTuple):
    """The boxes of the faces in one slot, on the front and on the back of the sheet."""

    front: tuple[FaceBox, ...]
    back: tuple[FaceBox, ...]


def lay_out_cards(
    count: int, preset: Preset, paper: Paper, printer: PrinterSettings, first_slot: int = 1
) -> SheetLayout:
    """Lays ``count`` cards on sheets. The first card lies in slot ``first_slot`` of the first sheet, from 1.

    When both sides are printed, every page is followed by its back.
    """
    # all sheets are alike: the boxes are computed once and shared
    boxes = [_slot_boxes(preset, slot, paper, printer) for slot in slots(preset, paper)]
    pages: list[PageFaces] = []
    positions: list[CardPosition] = []
    first_card = -(first_slot - 1) if count else 0
    while first_card < count:
        filled = [(first_card + index, index) for index in range(len(boxes)) if 0 <= first_card + index < count]
        positions += [CardPosition(len(pages) + 1, index + 1) for _, index in filled]
        pages.append(_page((card, boxes[index].front) for card, index in filled))
        if printer.duplex:
            pages.append(_page((card, boxes[index].back) for card, index in filled))
        first_card += len(boxes)
    return SheetLayout(tuple(pages), tuple(positions))


def lay_out_separately(
    count: int, preset: Preset, paper: Paper, printer: PrinterSettings, first_slot: int = 1
) -> SheetLayout:
    """Lays each of ``count`` cards on sheets of its own, all of them in slot ``first_slot``."""
    single = lay_out_cards(1, preset, paper, printer, first_slot)
    pages = tuple(tuple((card, box) for _, box in faces) for card in range(count) for faces in single.pages)
    return SheetLayout(pages, single.positions * count)


def _page(cards: Iterable[tuple[int, tuple[FaceBox, ...]]]) -> PageFaces:
    return tuple((card, box) for card, boxes in cards for box in boxes)


def _slot_boxes(preset: Preset, slot: Slot, paper: Paper, printer: PrinterSettings) -> _SlotBoxes:
    backs = back_faces(preset, slot, paper, printer.duplex) if printer.duplex else ()
    return _SlotBoxes(
        tuple(printer.adjusted(*box) for box in front_faces(preset, slot)),
        tuple(printer.adjusted(*box) for box in backs),
    )
