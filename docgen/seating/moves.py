"""Who moves when a visit changes: seats before and after, by the names of seatings and people."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.seating.plan import Seat, SeatingPlan


class Move(NamedTuple):
    """Somebody who gets another seat; ``before`` or ``after`` is None when he had or has none."""

    seating: str
    key: str
    before: Seat | None
    after: Seat | None


def moves(old: Sequence[SeatingPlan], new: Sequence[SeatingPlan]) -> Iterator[Move]:
    """Everybody who moves, in the order of the new plans, then of the old ones that are no more."""
    before, after = ({plan.name: plan for plan in plans} for plans in (old, new))
    for name in dict.fromkeys([*after, *before]):
        yield from _moves_of_seating(name, before.get(name), after.get(name))


def _moves_of_seating(name: str, old: SeatingPlan | None, new: SeatingPlan | None) -> Iterator[Move]:
    old_seats, new_seats = _seats_by_person(old), _seats_by_person(new)
    same_layout = old is not None and new is not None and old.layout == new.layout
    for key in dict.fromkeys([*new_seats, *old_seats]):
        before, after = old_seats.get(key), new_seats.get(key)
        if not (before and after and same_layout and _place(before) == _place(after)):
            yield Move(name, key, before, after)


def _seats_by_person(plan: SeatingPlan | None) -> dict[str, Seat]:
    return {seat.key: seat for seat in plan.seats if seat.person} if plan else {}


def _place(seat: Seat) -> tuple[str, str]:
    return seat.number, seat.part
