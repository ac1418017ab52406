"""The cards of one guest: his days, his room, his car, his meals, whom he can ring up."""

from collections.abc import Iterable, Iterator
from datetime import date

from docgen.kinds.form_parts.stay import dated_name
from docgen.kinds.guest_parts.allocation import Allocation, EventSeat, event_seat_words
from docgen.kinds.guest_parts.drives import drives, first_drive
from docgen.kinds.guest_parts.english import both_labels, day_in_english, is_bilingual, label
from docgen.kinds.guest_parts.keys import key_of
from docgen.kinds.guest_parts.pocket_card import CardLine, PocketCard
from docgen.kinds.guest_parts.programme import Programme, is_same_meal, meals_of
from docgen.kinds.guest_parts.slip_back import contact_lines
from docgen.kinds.guest_parts.stays import nights, stays
from docgen.kinds.plan_sections.people import person_name
from docgen.model.catalogue import Hotel
from docgen.model.dining import Meal
from docgen.model.layouts import LAYOUTS
from docgen.model.people import Person
from docgen.model.visit import Visit
from docgen.text import wording as text

#: What cards there are, in their order.
CARDS = ("日程", "房", "车", "餐", "联系")


def cards_of(visit: Visit, allocation: Allocation, programme: Programme, person: Person) -> Iterator[PocketCard]:
    """The cards of a guest; for what he does not have there is none."""
    bilingual = is_bilingual(visit, person)
    key = key_of(person)
    yield from _days(programme, key, bilingual)
    yield from _room(visit, allocation, key, bilingual)
    yield from _car(visit, allocation, key, bilingual)
    yield from _meals(visit, allocation, key, bilingual)
    yield from _contacts(visit, bilingual)


def _days(programme: Programme, key: str, bilingual: bool) -> Iterator[PocketCard]:
    for day in programme.of(key, bilingual):
        heading = f"{text.month_and_day(day.day)}　{text.weekday(day.day)}"
        lines = tuple(
            CardLine(
                line.time.partition("—")[0],
                "　".join(filter(None, (line.activity, line.english, line.place_en or line.place, line.seat))),
            )
            for line in day.lines
        )
        yield PocketCard(heading, day_in_english(day.day) if bilingual else "", lines=lines)


def _room(visit: Visit, allocation: Allocation, key: str, bilingual: bool) -> Iterator[PocketCard]:
    bed = allocation.beds.get(key)
    if bed is None:
        return
    hotel = visit.lodging[bed.hotel].hotel
    sharing = [other for other, their in allocation.beds.items() if their.room is bed.room and other != key]
    days = stays(visit).get(key, visit.dates)
    lines = (
        ("总台", hotel.phone if hotel else ""),
        ("地址", hotel.address if hotel else ""),
        ("入住—退房", nights(days) if days.first != days.last else ""),
        ("同住", text.listed(person_name(visit, visit.person(other)) for other in sharing)),
        ("早餐", _breakfast(meals_of(visit, key))),
    )
    filled = tuple(CardLine(both_labels(name, bilingual), told) for name, told in lines if told)
    take_me = (CardLine("", _take_me_to(hotel)),) if bilingual and hotel and hotel.address else ()
    name = hotel.name if hotel else ""
    yield PocketCard("房", label("房", bilingual), bed.room.number, name, (*filled, *take_me))


def _take_me_to(hotel: Hotel) -> str:
    """What he shows to a driver, and what it says."""
    where = f"to the {hotel.name_en}" if hotel.name_en else "here"
    return f"请送我到{hotel.name}　Please take me {where}"


def _breakfast(meals: Iterable[Meal]) -> str:
    """The hours and places of breakfast, each once."""
    found = (
        " ".join(filter(None, (f"{meal.time.start:%H:%M}", meal.place.name if meal.place else "")))
        for meal in meals
        if meal.time and "早餐" in meal.name
    )
    return text.listed(dict.fromkeys(found))


def _car(visit: Visit, allocation: Allocation, key: str, bilingual: bool) -> Iterator[PocketCard]:
    rides = allocation.rides.get(key, ())
    if not rides:
        return
    first, *others = rides
    vehicle = first.vehicle
    lines = (
        CardLine(
            both_labels("号牌", bilingual), "　".join(filter(None, (vehicle.plate, vehicle.model or vehicle.name)))
        ),
        CardLine("驾驶员 Driver" if bilingual else "驾驶员", vehicle.driver, vehicle.phone),
        *(
            CardLine(text.month_and_day(ride.day) if ride.day else "另乘", f"{ride.number}　{ride.seat}".strip("　"))
            for ride in others
        ),
        *_departures(visit, allocation, key),
    )
    filled = tuple(line for line in lines if line.text or line.right)
    yield PocketCard("车", label("车", bilingual), first.number, first.seat, filled)


def _departures(visit: Visit, allocation: Allocation, key: str) -> Iterator[CardLine]:
    """When his first drive of each day leaves, and from where; days with the same hour and place stand together."""
    alike: dict[str, list[date]] = {}
    for day, of_day in drives(visit, allocation, key):
        first = first_drive(of_day)
        if first:
            hour = f"{first.leaves:%H:%M} " if first.leaves else ""
            due = "" if first.leaves else f"，{first.arrives:%H:%M}前到{first.target}"
            alike.setdefault(f"{hour}{first.origin}出发{due}", []).append(day)
    for told, days in alike.items():
        yield CardLine(text.days_listed(days), told)


def _meals(visit: Visit, allocation: Allocation, key: str, bilingual: bool) -> Iterator[PocketCard]:
    meals = meals_of(visit, key)
    if not meals:
        return
    seats = [seat for seat in allocation.seats.get(key, ()) if LAYOUTS[seat.plan.layout].is_meal]
    lines = tuple(_meal(meal, seats) for meal in meals)
    first = seats[0] if seats else None
    fact = event_seat_words(first.plan, first.seat) if first else ""
    yield PocketCard(
        "餐", label("餐", bilingual), fact, first.plan.name if first else "", lines, is_fact_of_one_line=True
    )


def _meal(meal: Meal, seats: Iterable[EventSeat]) -> CardLine:
    seat = next((event_seat_words(seat.plan, seat.seat) for seat in seats if is_same_meal(seat, meal)), "")
    hour = f"{meal.time.start:%H:%M}" if meal.time else ""
    place = meal.place.name if meal.place else ""
    return CardLine(dated_name(meal), "　".join(filter(None, (hour, place, seat))))


def _contacts(visit: Visit, bilingual: bool) -> Iterator[PocketCard]:
    lines = tuple(CardLine("", line.text, line.phone) for line in contact_lines(visit))
    if lines:
        yield PocketCard("联系", label("联系", bilingual), lines=lines)
