"""What people sign in for: an event of the visit by its name, a day, or the visit as a whole; who is expected."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from docgen.errors import Problem, UsageError
from docgen.kinds.guest_parts.allocation import Allocation, event_seat_words, is_ride
from docgen.kinds.guest_parts.keys import key_of, keys_named
from docgen.kinds.guest_parts.timeline import takes_part
from docgen.model.dining import Meal
from docgen.model.people import Person
from docgen.model.scalars import Clock
from docgen.model.schedule import Stop
from docgen.model.seating import Seating
from docgen.model.suggestions import suggestion
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.seating.plan import SeatingPlan


class Event(NamedTuple):
    """What it is called, when and where it is, who is expected of each side, on which seats.

    ``places`` are seats, or rooms, by the keys of people; ``place_name`` is what they are. ``unnamed`` is how many
    guests come whom nobody has named yet.
    """

    name: str
    day: date | None
    hour: Clock | None
    place: str
    guests: tuple[Person, ...]
    hosts: tuple[Person, ...]
    places: Mapping[str, str]
    place_name: str
    unnamed: int = 0


def whole_visit(visit: Visit, allocation: Allocation) -> Event:
    """All guests, and who escorts them; their rooms."""
    rooms = _rooms(allocation)
    return Event("", None, None, "", visit.guests.people, _escorts(visit), rooms, "房号", _unnamed(visit))


def event_of_day(visit: Visit, allocation: Allocation, day: date) -> Event:
    """The guests who take part in something on a day, and who escorts them then."""
    entries = next((entries for of_day, entries in allocation.days if of_day == day), [])
    keys = {
        key_of(person)
        for person in visit.guests.people
        if not entries or any(takes_part(visit, entry, entries, key_of(person)) for entry in entries)
    }
    escorts = visit.named(dict.fromkeys(key for entry in entries for key in entry.escorts), visit.hosts)
    guests = tuple(person for person in visit.guests.people if key_of(person) in keys)
    return Event("", day, None, "", guests, _in_order(visit, escorts), _rooms(allocation), "房号", _unnamed(visit))


def events_called(visit: Visit, plans: Sequence[SeatingPlan], name: str) -> list[Event]:
    """The events of this name: a seating, a meal, an item of the schedule; whole names before parts of them.

    Raises UsageError where there is none.
    """
    seatings = _seatings_to_sit_at(visit, plans)
    known = [*(one.name for one, _ in seatings), *(one.name for one in visit.meals)]
    known += [stop.activity for stop in visit.schedule]
    if not any(name in one for one in known):
        hint = suggestion(name, known) or f"可写：{'、'.join(dict.fromkeys(filter(None, known)))}"
        raise UsageError([Problem(None, "U103", "error", f"来访里没有“{name}”这一场", hint)])

    def is_meant(title: str) -> bool:
        return title == name if name in known else name in title

    return (
        [_of_seating(visit, seating, plan) for seating, plan in seatings if is_meant(seating.name)]
        or [_of_meal(visit, meal) for meal in visit.meals if is_meant(meal.name)]
        or [_of_stop(visit, stop) for stop in visit.schedule if is_meant(stop.activity)]
    )


def _seatings_to_sit_at(visit: Visit, plans: Sequence[SeatingPlan]) -> list[tuple[Seating, SeatingPlan | None]]:
    """The seatings that are no cars, each with its plan where it has one."""
    of_name = {plan.name: plan for plan in plans}
    return [
        (seating, plan) for seating in visit.seating if not (plan := of_name.get(seating.name)) or not is_ride(plan)
    ]


def _of_seating(visit: Visit, seating: Seating, plan: SeatingPlan | None) -> Event:
    """Who sits at it, in the order of the lists, with his seat; on a photograph nobody has one."""
    seats = [seat for seat in plan.seats if seat.person] if plan else []
    has_seats = plan is not None and plan.layout != "合影"
    stop = _stop_of(visit, seating)
    return Event(
        seating.name,
        seating.date or (stop.date if stop else None),
        _hours(seating, stop),
        seating.place or (stop.place.name if stop and stop.place else ""),
        *_sides(visit, {*(seat.key for seat in seats), *_named_at(visit, seating)}),
        {seat.key: event_seat_words(plan, seat) for seat in seats} if plan and has_seats else {},
        "座位",
        _unnamed(visit) if EVERYBODY in (*seating.people, *seating.guests) else 0,
    )


def _named_at(visit: Visit, seating: Seating) -> list[str]:
    """The keys of all whom a seating names."""
    of_guests = keys_named(visit, (*seating.people, *seating.guests, *seating.interpreters))
    return of_guests + [key_of(one) for one in visit.named((*seating.hosts, *seating.note_takers), visit.hosts)]


def _hours(seating: Seating, stop: Stop | None) -> Clock | None:
    """From when to when; where the seating says only when it begins, as the schedule says."""
    if seating.time and (seating.time.end or stop is None):
        return seating.time
    return stop.time if stop else None


def _stop_of(visit: Visit, seating: Seating) -> Stop | None:
    """The item of the schedule for which a seating is: on its day and hour, or named like it."""
    of_day = [stop for stop in visit.schedule if seating.date in (None, stop.date)]
    at_the_hour = (stop for stop in of_day if seating.time and stop.time and seating.time.start == stop.time.start)
    return next(at_the_hour, None) or next((stop for stop in of_day if seating.name in stop.activity), None)


def _of_meal(visit: Visit, meal: Meal) -> Event:
    keys = {*keys_named(visit, meal.guests or (EVERYBODY,)), *map(key_of, visit.named(meal.hosts, visit.hosts))}
    unnamed = _unnamed(visit) if not meal.guests or EVERYBODY in meal.guests else 0
    place = meal.place.name if meal.place else ""
    return Event(meal.name, meal.date, meal.time, place, *_sides(visit, keys), {}, "", unnamed)


def _of_stop(visit: Visit, stop: Stop) -> Event:
    keys = {*keys_named(visit, stop.who or (EVERYBODY,)), *map(key_of, visit.named(stop.escorts, visit.hosts))}
    unnamed = _unnamed(visit) if not stop.who or EVERYBODY in stop.who else 0
    place = stop.place.name if stop.place else ""
    return Event(stop.activity, stop.date, stop.time, place, *_sides(visit, keys), {}, "", unnamed)


def _sides(visit: Visit, keys: Iterable[str]) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Guests and hosts of some people, each in the order of the lists."""
    wanted = set(keys)
    guests = {key_of(person) for person in visit.guests.people}
    people = [person for key, person in visit.people.items() if key in wanted and key not in guests]
    return tuple(one for one in visit.guests.people if key_of(one) in wanted), _in_order(visit, people)


def _in_order(visit: Visit, people: Iterable[Person]) -> tuple[Person, ...]:
    """Hosts as the visit lists them."""
    wanted = {key_of(person) for person in people}
    ordered = (*visit.hosts, *visit.others, *visit.staff, *visit.contacts)
    return tuple({key_of(one): one for one in ordered if key_of(one) in wanted}.values())


def _escorts(visit: Visit) -> tuple[Person, ...]:
    return (*visit.hosts, *visit.others)


def _rooms(allocation: Allocation) -> dict[str, str]:
    """The rooms by the keys of people; with the hotel where there are several."""
    several = len(set(allocation.hotels.values())) > 1
    return {
        key: "\n".join(filter(None, (allocation.hotels.get(key, "") if several else "", bed.room.number)))
        for key, bed in allocation.beds.items()
    }


def _unnamed(visit: Visit) -> int:
    return max(0, visit.guests.size - len(visit.guests.people))
