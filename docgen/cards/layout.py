"""Which card lies where: cards over sheets, and on their backs."""

from dataclasses import dataclass
from typing import NamedTuple

from docgen.cards.sheet import FaceBox, Printing, backs, faces, places
from docgen.model.cards import Paper, Preset


class Spot(NamedTuple):
    """Where a card lies: its page and its place on it, both from 1."""

    page: int
    place: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Sheets with the faces on each (the index of the card, the box), and every card's spot."""

    sheets: tuple[tuple[tuple[int, FaceBox], ...], ...]
    spots: tuple[Spot, ...]


def lay(count: int, preset: Preset, sheet: Paper, printing: Printing, start_at: int = 1) -> Layout:
    """``count`` cards on sheets of a preset, the first of them at place ``start_at`` of its sheet, from 1.

    With duplex every sheet is followed by its back.
    """
    # sheets are alike: a box is worked out once and shared by all that lie there
    there = [
        (
            [printing.box(*one) for one in faces(preset, place)],
            [printing.box(*one) for one in backs(preset, place, sheet, printing.duplex)] if printing.duplex else [],
        )
        for place in places(preset, sheet)
    ]
    sheets: list[tuple[tuple[int, FaceBox], ...]] = []
    spots: list[Spot] = []
    first = -(start_at - 1) if count else 0
    while first < count:
        front: list[tuple[int, FaceBox]] = []
        back: list[tuple[int, FaceBox]] = []
        for number, (fronts, behind) in enumerate(there):
            card = first + number
            if 0 <= card < count:
                front += [(card, box) for box in fronts]
                back += [(card, box) for box in behind]
                spots.append(Spot(len(sheets) + 1, number + 1))
        sheets.append(tuple(front))
        if printing.duplex:
            sheets.append(tuple(back))
        first += len(there)
    return Layout(tuple(sheets), tuple(spots))
