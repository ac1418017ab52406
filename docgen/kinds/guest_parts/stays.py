"""When somebody stays: from the day of his arrival to the day on which he leaves."""

from collections.abc import Mapping
from datetime import date

from docgen.kinds.guest_parts.keys import keys_named
from docgen.kinds.plan_sections.groups import day_of
from docgen.model.scalars import Period
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit


def stays(visit: Visit) -> Mapping[str, Period]:
    """The days of those whose journeys say other days than those of the visit, by their keys."""
    days: dict[str, Period] = {}
    for journey in visit.journeys:
        for key in keys_named(visit, journey.who or (EVERYBODY,)):
            first, last = days.get(key, visit.dates)
            day = day_of(visit, journey)
            days[key] = Period(day, last) if journey.way == "抵达" else Period(first, day)
    return {key: period for key, period in days.items() if period != visit.dates}


def other_days(period: Period, usual: Period) -> str:
    """What differs from the usual days: 11月11日入住, 11月19日退房."""
    first = f"{_day(period.first)}入住" if period.first != usual.first else ""
    last = f"{_day(period.last)}退房" if period.last != usual.last else ""
    return "，".join(filter(None, (first, last)))


def nights(period: Period) -> str:
    """11月11日—13日: the day of moving in and that of moving out."""
    first, last = period
    return f"{_day(first)}—{last.day}日" if first.month == last.month else f"{_day(first)}—{_day(last)}"


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"
