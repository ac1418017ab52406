"""How many cards of names a visit needs where people sit, and how many slips."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.kinds.guest_parts.allocation import is_ride
from docgen.model.layouts import LAYOUTS
from docgen.model.visit import Visit
from docgen.seating.plan import SeatingPlan

_NO_CARDS = ("合影",)  # where nobody sits at a table
_LARGEST_HALL = 60  # people; in larger ones the chairs have numbers


class CardsOfEvent(NamedTuple):
    """How many cards of names an event needs, and how many numbers of tables."""

    event: str
    place: str
    cards: int
    tables: int


def cards_of_events(visit: Visit, plans: Sequence[SeatingPlan]) -> Iterator[CardsOfEvent]:
    """The events at which people find their seats by cards; seats in cars and on photographs have none."""
    places = {seating.name: seating.place for seating in visit.seating}
    for plan in plans:
        people = sum(1 for seat in plan.seats if seat.person)
        is_hall = plan.layout == "课桌式" and people > _LARGEST_HALL
        if people and not is_ride(plan) and plan.layout not in _NO_CARDS and not is_hall:
            tables = len({seat.part for seat in plan.seats}) if LAYOUTS[plan.layout].is_meal else 0
            yield CardsOfEvent(plan.name, places.get(plan.name, ""), people, tables)
