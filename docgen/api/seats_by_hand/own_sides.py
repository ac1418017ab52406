"""On whose chairs nobody may put a person by hand: where a room parts guests and hosts, on those of the other side."""

from typing import NamedTuple

from docgen.api.seats_by_hand.lists import PEOPLE_FIELDS
from docgen.model.layouts import LAYOUTS
from docgen.model.people import Person
from docgen.model.seating import Seating
from docgen.model.visit import Visit
from docgen.seating.plan import Seat
from docgen.seating.room import GUESTS, HOSTS, NOBODY


class BarredSide(NamedTuple):
    """The side (来宾, 主方) on whose chairs a person may not be put, the sentence why, what to do instead."""

    side: str
    text: str
    hint: str


class PartedSides:
    """Whom a seating keeps from the chairs of the other side."""

    def __init__(self, visit: Visit, seating: Seating) -> None:
        self._parts_sides = LAYOUTS[seating.layout].parts_sides
        lists = [getattr(seating, field) for field in PEOPLE_FIELDS]
        self._named = {id(one) for listed in lists for one in visit.named(listed, visit.guests.people)}
        self._guests = {id(one) for one in visit.guests.people}

    def barred_to(self, person: Person, own: Seat | None) -> BarredSide | None:
        """The side that is barred to a person whose seat is ``own``; None where he may sit anywhere.

        Who is written into a list of the seating and has no seat yet may sit anywhere.
        """
        side = side_of(own) if own else NOBODY
        if not self._parts_sides or (not side and id(person) in self._named):
            return None
        if not side:
            side = GUESTS if id(person) in self._guests else HOSTS
        barred = HOSTS if side == GUESTS else GUESTS
        text = f"{person.name}是{side}一方的，这一席是{barred}一方的"
        hint = f"放到{side}一方的席位上；确实要坐那一方，就在“座次”里把他写进那一方的名单"
        return BarredSide(barred, text, hint)


def side_of(seat: Seat) -> str:
    """The side whose chair a seat is; empty for a chair of either."""
    side = seat.chair.side[:2] if seat.chair else NOBODY
    return side if side in (GUESTS, HOSTS) else NOBODY
