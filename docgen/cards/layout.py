"""Which card lies in which slot of which sheet, on the front and on the back."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from docgen.cards.sheet import FaceBox, PrinterSettings, Slot, back_faces, front_faces, slots
from docgen.model.cards import Paper, Preset
from docgen.model.lazy_list import LazyList

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

    pages: Sequence[PageFaces]
    positions: Sequence[CardPosition]


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
    # all sheets are alike: the boxes are computed once
    boxes = [_slot_boxes(preset, slot, paper, printer) for slot in slots(preset, paper)]
    sides = 2 if printer.duplex else 1
    free_slots = first_slot - 1 if count else 0

    def page(number: int) -> PageFaces:
        sheet, side = divmod(number, sides)
        first_card = sheet * len(boxes) - free_slots
        cards = range(max(first_card, 0), min(first_card + len(boxes), count))
        return tuple((card, box) for card in cards for box in boxes[card - first_card][side])

    def position(card: int) -> CardPosition:
        sheet, slot = divmod(free_slots + card, len(boxes))
        return CardPosition(sheet * sides + 1, slot + 1)

    sheets = ceil((free_slots + count) / len(boxes))
    return SheetLayout(LazyList(page, range(sheets * sides)), LazyList(position, range(count)))


def lay_out_separately(
    count: int, preset: Preset, paper: Paper, printer: PrinterSettings, first_slot: int = 1
) -> SheetLayout:
    """Lays each of ``count`` cards on sheets of its own, all of them in slot ``first_slot``."""
    single = lay_out_cards(1, preset, paper, printer, first_slot)
    sides = len(single.pages)

    def page(number: int) -> PageFaces:
        card, side = divmod(number, sides)
        return tuple((card, box) for _, box in single.pages[side])

    return SheetLayout(LazyList(page, range(count * sides)), tuple(single.positions) * count)


def _slot_boxes(preset: Preset, slot: Slot, paper: Paper, printer: PrinterSettings) -> _SlotBoxes:
    backs = back_faces(preset, slot, paper, printer.duplex) if printer.duplex else ()
    return _SlotBoxes(
        tuple(printer.adjusted(*box) for box in front_faces(preset, slot)),
        tuple(printer.adjusted(*box) for box in backs),
    )
