"""The programme as a guest reads it: when, what, where, with whom, on which seat; only what he takes part in."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple

from docgen.kinds.guest_parts.allocation import Allocation, EventSeat, event_seat_words
from docgen.kinds.guest_parts.english import entry_in_english
from docgen.kinds.guest_parts.keys import keys_named
from docgen.kinds.guest_parts.timeline import DayEntry, takes_part
from docgen.kinds.plan_sections.people import names, person_name
from docgen.model.dining import Meal
from docgen.model.layouts import LAYOUTS
from docgen.model.schedule import Stop
from docgen.model.transport import Journey
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.text.wording import clock

_MOST_NAMED = 3  # of those who take part
_SAME_HOUR = timedelta(minutes=90)


class ProgrammeLine(NamedTuple):
    """A line of a guest's day: ``seat`` is his seat there, ``english`` what it is in a word, ``place_en`` the place.

    ``who`` says on a paper for all guests who of them takes part; where all do it is empty.
    """

    time: str
    activity: str
    place: str
    escorts: str = ""
    seat: str = ""
    english: str = ""
    who: str = ""
    place_en: str = ""


class GuestDay(NamedTuple):
    """A day of the programme and its lines."""

    day: date
    lines: tuple[ProgrammeLine, ...]


class Programme:
    """The programme of a visit, from which that of everybody is taken; the lines are made once."""

    def __init__(self, visit: Visit, allocation: Allocation) -> None:
        self._visit, self._allocation = visit, allocation

    def for_all(self, bilingual: bool) -> list[GuestDay]:
        """The days of all guests; who takes part is said where it is not everybody."""
        days = []
        for day, entries in self._allocation.days:
            lines = (self._line(entry, (), bilingual)._replace(who=_who(self._visit, entry)) for entry in entries)
            days.append(GuestDay(day, tuple(lines)))
        return days

    def of(self, key: str, bilingual: bool) -> list[GuestDay]:
        """The days of somebody by his key, with his seats; a day with nothing for him is left out."""
        seats = self._allocation.seats.get(key, ())
        days = []
        for day, entries in self._allocation.days:
            mine = [entry for entry in entries if takes_part(self._visit, entry, entries, key)]
            lines = tuple(self._line(entry, seats, bilingual) for entry in mine)
            days += [GuestDay(day, lines)] if lines else []
        return days

    def _line(self, entry: DayEntry, seats: Sequence[EventSeat], bilingual: bool) -> ProgrammeLine:
        seat = next((seat for seat in seats if _is_at(seat, entry)), None)
        line = self._lines[id(entry.source)]
        line = line if bilingual else line._replace(english="", place_en="")
        return line._replace(seat=event_seat_words(seat.plan, seat.seat) if seat else "")

    @cached_property
    def _lines(self) -> Mapping[int, ProgrammeLine]:
        """The lines without what concerns one person, by what they are made of."""
        return {
            id(entry.source): ProgrammeLine(
                clock(entry.time) if entry.time else "",
                entry.activity,
                entry.place,
                names(self._visit, entry.escorts),
                english=entry_in_english(entry),
                place_en=_place_in_english(entry),
            )
            for _, entries in self._allocation.days
            for entry in entries
        }


def _place_in_english(entry: DayEntry) -> str:
    place = None if isinstance(entry.source, Journey) else entry.source.place
    return place.name_en if place else ""


def _who(visit: Visit, entry: DayEntry) -> str:
    if not entry.who or EVERYBODY in entry.who:
        return ""
    keys = keys_named(visit, entry.who)
    if len(keys) <= _MOST_NAMED:
        return names(visit, keys)
    return f"{person_name(visit, visit.person(keys[0]))}等{len(keys)}人"


def meals_of(visit: Visit, key: str) -> list[Meal]:
    """The meals that somebody eats: those that name him or everybody, and those that name nobody at another hour."""
    named = [meal for meal in visit.meals if meal.guests and _eats(visit, meal, key)]
    hours = {(meal.date, meal.time.start if meal.time else None) for meal in named}
    open_to_all = [
        meal
        for meal in visit.meals
        if not meal.guests and (meal.date, meal.time.start if meal.time else None) not in hours
    ]
    return [meal for meal in visit.meals if meal in named or meal in open_to_all]


def is_same_meal(seat: EventSeat, meal: Meal) -> bool:
    """Whether a seat is one at a meal: on its day, at about its hour, or named like it."""
    if seat.plan.name == meal.name:
        return True
    if seat.day is None or seat.day != meal.date or seat.hour is None or meal.time is None:
        return False
    return abs(_minutes(seat.hour) - _minutes(meal.time.start)) <= _SAME_HOUR


def _eats(visit: Visit, meal: Meal, key: str) -> bool:
    return EVERYBODY in meal.guests or key in keys_named(visit, meal.guests)


def _is_at(seat: EventSeat, entry: DayEntry) -> bool:
    """Whether a seat is that of a line of the programme: on its day, in its time, or named like it."""
    if seat.day not in (None, entry.day):
        return False
    if LAYOUTS[seat.plan.layout].is_meal != _is_eating(entry):
        return False
    if seat.hour is None or entry.time is None:
        return seat.plan.name in entry.activity
    apart = _minutes(seat.hour) - _minutes(entry.time.start)
    lasts = _minutes(entry.time.end) - _minutes(entry.time.start) if entry.time.end else timedelta(minutes=15)
    return abs(apart) <= _SAME_HOUR if _is_eating(entry) else timedelta() <= apart < lasts


def _is_eating(entry: DayEntry) -> bool:
    source = entry.source
    if isinstance(source, Stop):
        return source.element == "吃" or "餐" in source.activity or "宴" in source.activity
    return isinstance(source, Meal)


def _minutes(moment: time) -> timedelta:
    return datetime.combine(date.min, moment) - datetime.combine(date.min, time.min)
