"""Who of a visit has no seat in a seating, and why."""

from collections.abc import Iterator
from typing import NamedTuple

from docgen.api.seats_by_hand.lists import key_in
from docgen.model.layouts import VEHICLE_LAYOUTS
from docgen.model.people import Person
from docgen.model.seating import Seating
from docgen.model.visit import Visit
from docgen.seating.plan import SeatedVisit, SeatingPlan
from docgen.text.wording import with_unit


class UnseatedPerson(NamedTuple):
    """Somebody without a seat: his key, his post, to whom he belongs (来宾, 陪同, 保障), and why he has none."""

    key: str
    name: str
    post: str
    side: str
    why: str


def unseated(seated_visit: SeatedVisit, plan: SeatingPlan) -> Iterator[UnseatedPerson]:
    """Everybody of the visit who does not sit there, guests first."""
    visit = seated_visit.visit
    seating = next(one for one in visit.seating if one.name == plan.name)
    present = {id(seat.person) for seat in plan.seats if seat.person}
    elsewhere = _others_at_that_time(seated_visit, seating)
    for side, people in (("来宾", visit.guests.people), ("陪同", visit.hosts), ("保障", visit.staff)):
        for person in people:
            if id(person) not in present:
                why = _why(visit, seating, side, elsewhere.get(id(person), ""), person)
                yield UnseatedPerson(key_in(visit, person), person.name, person.title, side, why)


def _why(visit: Visit, seating: Seating, side: str, elsewhere: str, person: Person) -> str:
    if elsewhere:
        return f"同时坐在“{elsewhere}”"
    if seating.layout in VEHICLE_LAYOUTS and (vehicle := _own_vehicle(visit, person)):
        return f"乘{vehicle}"
    return f"{'保障人员，' if side == '保障' else ''}没有写进这一场的名单"


def _others_at_that_time(seated_visit: SeatedVisit, seating: Seating) -> dict[int, str]:
    """Who sits in another seating of that hour, or in another vehicle of that day, with its name."""
    by_name = {one.name: one for one in seated_visit.visit.seating}
    found: dict[int, str] = {}
    for plan in seated_visit.plans:
        if plan.name != seating.name and _are_at_once(by_name[plan.name], seating):
            found |= {id(seat.person): plan.name for seat in plan.seats if seat.person}
    return found


def _are_at_once(one: Seating, other: Seating) -> bool:
    """Whether nobody can sit in both: the same day and hours that overlap, or two vehicles of a day without hours."""
    if one.date != other.date or one.date is None:
        return False
    if one.time is None or other.time is None:
        return one.time is other.time and one.layout in VEHICLE_LAYOUTS and other.layout in VEHICLE_LAYOUTS
    first, second = sorted((one.time, other.time), key=lambda span: span.start)
    return first.start == second.start or (first.end is not None and first.end > second.start)


def _own_vehicle(visit: Visit, person: Person) -> str:
    """The vehicle in which the list of vehicles has somebody."""
    for vehicle in visit.vehicles:
        if any(one is person for one in visit.named(vehicle.who, visit.guests.people)):
            return with_unit(vehicle.no, "号车") if vehicle.no else vehicle.plate or vehicle.name
    return ""
