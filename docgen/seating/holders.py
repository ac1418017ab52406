"""Who sits on which chair of a room."""

from collections.abc import Mapping, Sequence

from docgen.seating.room import NOBODY, Chair
from docgen.seating.sides import Participant


def holders_of(
    chairs: Sequence[Chair], people: Sequence[Participant], pins: Mapping[str, Participant]
) -> dict[str, Participant]:
    """Who sits on which chair, by its number. Pinned people come first, then those of each side on its own chairs in
    order, then those whose chairs are held by others, on what is left.
    """
    pinned = {person.key for person in pins.values()}
    waiting: dict[str, list[Participant]] = {}
    for person in people:
        if person.key not in pinned:
            waiting.setdefault(person.side, []).append(person)
    holders = dict(pins)
    without_chair: list[Participant] = []
    for side, row in waiting.items():
        free = [chair for chair in chairs if chair.side == side and chair.number not in holders]
        holders |= {chair.number: person for chair, person in zip(free, row, strict=False)}
        without_chair += row[len(free) :]
    # a chair of the other side before one that was to stay empty
    free = sorted((chair for chair in chairs if chair.number not in holders), key=lambda chair: chair.side == NOBODY)
    return holders | {chair.number: person for chair, person in zip(free, without_chair, strict=False)}
