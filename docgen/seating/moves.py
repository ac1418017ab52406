"""Who moves when a visit changes: seats before and after, by the names of seatings and people."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.seating.plan import Seat, SeatingPlan


class Move(NamedTuple):
    """Somebody whose seat is another: ``before`` or ``after`` is missing when he had or has none."""

    seating: str
    key: str
    before: Seat | None
    after: Seat | None


def moves(old: Sequence[SeatingPlan], new: Sequence[SeatingPlan]) -> Iterator[Move]:
    """In the order of the new plans, then of the old ones that are no more."""
    before, after = ({plan.name: plan for plan in plans} for plans in (old, new))
    for name in dict.fromkeys([*after, *before]):
        then, now = before.get(name), after.get(name)
        had = {seat.key: seat for seat in then.seats if seat.person} if then else {}
        has = {seat.key: seat for seat in now.seats if seat.person} if now else {}
        same_layout = then is not None and now is not None and then.layout == now.layout
        for key in dict.fromkeys([*has, *had]):
            old_seat, new_seat = had.get(key), has.get(key)
            if old_seat is None or new_seat is None or not same_layout or _where(old_seat) != _where(new_seat):
                yield Move(name, key, old_seat, new_seat)


def _where(seat: Seat) -> tuple[str, str]:
    return seat.number, seat.part
