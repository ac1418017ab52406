"""The programme of a visit day by day, with the meals and journeys that only other sections of the visit name."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import NamedTuple

from docgen.kinds.guest_parts.keys import keys_named
from docgen.kinds.plan_sections.groups import day_of
from docgen.kinds.plan_sections.journeys import means_of
from docgen.model.dining import Meal
from docgen.model.scalars import Clock
from docgen.model.schedule import Stop
from docgen.model.transport import Journey
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit

_SAME_MEAL = timedelta(minutes=90)  # a stop so near to a meal's time is that meal


class DayEntry(NamedTuple):
    """A line of the programme. ``escorts`` and ``who`` are keys of people; nobody in ``who`` means every guest."""

    day: date
    time: Clock | None
    activity: str
    place: str
    escorts: Sequence[str]
    who: Sequence[str]
    source: Stop | Meal | Journey


def timeline(visit: Visit) -> list[tuple[date, list[DayEntry]]]:
    """The days that have something, each with its lines by their beginning."""
    entries = sorted([*_stops(visit), *_meals(visit), *_journeys(visit)], key=lambda entry: entry.day)
    return [(day, _by_time(list(of_day))) for day, of_day in groupby(entries, key=lambda entry: entry.day)]


def takes_part(visit: Visit, entry: DayEntry, of_day: Iterable[DayEntry], key: str) -> bool:
    """Whether somebody takes part: he is named, or nobody is and no line of that hour names him."""
    if EVERYBODY in entry.who:
        return True
    if entry.who:
        return key in keys_named(visit, entry.who)
    at_the_same_time = (
        other
        for other in of_day
        if other is not entry and other.time and entry.time and other.time.start == entry.time.start
    )
    return not any(
        other.who and EVERYBODY not in other.who and key in keys_named(visit, other.who) for other in at_the_same_time
    )


def is_meal(stop: Stop, meal: Meal) -> bool:
    """Whether a stop of the schedule stands for a meal: it is one, on that day, at about that time."""
    if stop.date != meal.date or not (stop.element == "吃" or "餐" in stop.activity or "宴" in stop.activity):
        return False
    return not stop.time or not meal.time or _apart(stop.time.start, meal.time.start) <= _SAME_MEAL


def _by_time(entries: list[DayEntry]) -> list[DayEntry]:
    """The lines of a day by their beginning; as they were written when one of them has no time."""
    if not all(entry.time for entry in entries):
        return entries
    return sorted(entries, key=lambda entry: entry.time.start if entry.time else time.min)


def _stops(visit: Visit) -> Iterator[DayEntry]:
    for stop in visit.schedule:
        assert stop.date is not None  # every stop of a visit that could be read has its day
        place = stop.place.name if stop.place else ""
        yield DayEntry(stop.date, stop.time, stop.activity, place, stop.escorts, stop.who, stop)


def _meals(visit: Visit) -> Iterator[DayEntry]:
    """The meals that no stop of the schedule stands for."""
    for meal in visit.meals:
        if meal.date and meal.time and not any(is_meal(stop, meal) for stop in visit.schedule):
            name = meal.name or meal.form or "用餐"
            form = f"（{meal.form}）" if meal.form and meal.form not in name else ""
            place = meal.place.name if meal.place else ""
            yield DayEntry(meal.date, meal.time, f"{name}{form}", place, meal.hosts, meal.guests, meal)


def _journeys(visit: Visit) -> Iterator[DayEntry]:
    """The journeys whose hour no stop of the schedule has."""
    for journey in visit.journeys:
        day = day_of(visit, journey)
        taken = {stop.time.start for stop in visit.schedule if stop.date == day and stop.time}
        if journey.time and journey.time.start not in taken:
            yield DayEntry(day, journey.time, _travels(journey), journey.place, (), journey.who, journey)


def _travels(journey: Journey) -> str:
    """乘高铁G1234次抵达, 自驾离开."""
    means = means_of(journey)
    return f"{'' if not means or means.startswith('自') else '乘'}{means}{journey.way}"


def _apart(first: time, second: time) -> timedelta:
    day = date.min
    return abs(datetime.combine(day, first) - datetime.combine(day, second))
