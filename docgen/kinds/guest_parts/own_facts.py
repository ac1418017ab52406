"""What somebody has to know of himself: his room, his car and seat, his table, his seat in the hall."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from docgen.kinds.guest_parts.allocation import Allocation, EventSeat, Ride, event_seat_words
from docgen.kinds.guest_parts.english import label
from docgen.model.layouts import LAYOUTS
from docgen.model.units import floor_to_half_point, pt_to_half_points
from docgen.model.visit import Visit
from docgen.text.line_breaks import line_width
from docgen.text.wording import month_and_day


class OwnFact(NamedTuple):
    """A fact: its label in one or two languages, the fact, his seat where it has one, what is said in small type."""

    name: str
    english: str
    value: str
    seat: str = ""
    note: str = ""


def fact_values(facts: Sequence[OwnFact]) -> list[dict[str, Any]]:
    """Facts as a template prints them: in rows, or side by side in columns, where the type follows their width."""
    column_pt = _PANEL_PT / max(len(facts), 1) - _MARGINS_PT
    return [
        {
            "名": fact.name,
            "英": fact.english,
            "值": fact.value,
            "座": fact.seat,
            "注": fact.note,
            "大": _size(f"{fact.value} {fact.seat}", _ROW_PT),
            "格大": _size(fact.value, column_pt),
        }
        for fact in facts
    ]


def _size(words: str, room_pt: float) -> int:
    """The largest type in which a fact stands on one line; half-points."""
    return pt_to_half_points(floor_to_half_point(min(_LARGEST_PT, room_pt / max(line_width(words), 1.0))))


FACT_NAMES = {
    "名": "房、车、桌或席、会场",
    "英": "它的英文，只有外宾的有",
    "值": "房号、车号、桌号、席位；大家通用的为空",
    "座": "车上的座位",
    "注": "宾馆、车牌、哪一场",
    "大": "字号（半磅），一行一项时",
    "格大": "字号（半磅），几项并排时",
}
_PANEL_PT, _ROW_PT, _MARGINS_PT = 350.0, 266.0, 10.0  # widths
_LARGEST_PT = 28.0


def own_facts(visit: Visit, allocation: Allocation, key: str, days: Collection[date], bilingual: bool) -> list[OwnFact]:
    """The facts of somebody on some days; what he does not have then is left out."""
    return [fact for fact in _facts(visit, allocation, key, days, bilingual) if fact.value]


def blank_facts(visit: Visit, allocation: Allocation, bilingual: bool) -> list[OwnFact]:
    """The labels alone, to be filled in by hand: those of what the visit arranges."""
    seats = [seat for of_person in allocation.seats.values() for seat in of_person]
    meals = [seat for seat in seats if LAYOUTS[seat.plan.layout].is_meal]
    has_meals = any(LAYOUTS[seating.layout].is_meal for seating in visit.seating)
    wanted = (
        ("房", any(stay.rooms for stay in visit.lodging)),
        ("车", bool(visit.vehicles)),
        (_name_of_seat(meals), has_meals),
        ("会场", len(seats) > len(meals)),
    )
    return [OwnFact(name, label(name, bilingual), "") for name, is_there in wanted if is_there]


def _facts(
    visit: Visit, allocation: Allocation, key: str, days: Collection[date], bilingual: bool
) -> Iterator[OwnFact]:
    yield _room(visit, allocation, key, bilingual)
    yield _car(allocation.rides_on(days, key), bilingual)
    seats = [seat for seat in allocation.seats.get(key, ()) if seat.day is None or seat.day in days]
    meals = [seat for seat in seats if LAYOUTS[seat.plan.layout].is_meal]
    yield _seat(_name_of_seat(meals[:1]), meals, bilingual)
    yield _seat("会场", _in_order([seat for seat in seats if not LAYOUTS[seat.plan.layout].is_meal]), bilingual)


def _room(visit: Visit, allocation: Allocation, key: str, bilingual: bool) -> OwnFact:
    bed = allocation.beds.get(key)
    hotel = visit.lodging[bed.hotel].hotel if bed else None
    number = bed.room.number if bed else ""
    return OwnFact("房", label("房", bilingual), number, note=hotel.name if hotel else "")


def _car(rides: Sequence[Ride], bilingual: bool) -> OwnFact:
    """The car of every day; the others, with their days, in small type."""
    if not rides:
        return OwnFact("车", label("车", bilingual), "")
    first, *others = rides
    further = ["".join((month_and_day(ride.day) if ride.day else "另乘", ride.number, ride.seat)) for ride in others]
    note = "；".join(filter(None, (first.vehicle.plate, *further)))
    return OwnFact("车", label("车", bilingual), first.number, first.seat, note)


def _seat(name: str, seats: Sequence[EventSeat], bilingual: bool) -> OwnFact:
    """The first of the seats in large type with its event; all have theirs in the programme."""
    if not seats:
        return OwnFact(name, label(name, bilingual), "")
    first = seats[0]
    return OwnFact(name, label(name, bilingual), event_seat_words(first.plan, first.seat), note=first.plan.name)


def _name_of_seat(meals: Sequence[EventSeat]) -> str:
    """桌 where tables have numbers; the number of a chair at the only table is not taken for that of a table."""
    return "桌" if not meals or any(_at_table(seat) for seat in meals) else "席"


def _at_table(seat: EventSeat) -> bool:
    return "桌" in event_seat_words(seat.plan, seat.seat)


def _in_order(seats: Sequence[EventSeat]) -> list[EventSeat]:
    """Seats by row and number before others, where a card with the name stands; those of photographs last."""
    return sorted(seats, key=lambda seat: ("-" not in seat.seat.number, seat.plan.layout == "合影"))
