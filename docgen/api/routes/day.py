"""A day's stops out of the tables: when one arrives, how long one stays, what cannot be known or does not go."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple

from docgen.errors import Problem, UsageError
from docgen.model.catalogue import Script, Site
from docgen.model.opening_hours import opening_hours
from docgen.text.wording import day_and_weekday

#: How long one stays where the tables do not say it, by element; minutes.
_USUAL_MINUTES = {"看": 60, "听": 90, "吃": 60}
_DINING = re.compile("食堂|餐|饭店$|酒楼")
_MEETING = re.compile("会议室|会见厅|报告厅|会议中心|多功能厅")
_LODGING = re.compile("宾馆|酒店|招待所")
_NOON, _LUNCH_ENDS = time(12, 0), time(13, 30)
_MEALS = ((10, "早餐"), (15, "午餐"), (24, "晚餐"))


class RouteStop(NamedTuple):
    """A site on the way: the minutes from the one before (None: nobody knows), when one is there, what is told."""

    site: Site
    element: str
    travel: int | None
    arrival: time | None
    departure: time | None
    guide: str
    scripts: tuple[Script, ...]


class ProposedDay(NamedTuple):
    """The stops of a day, the first of which is where one sets out; and what is to be said of them."""

    day: date | None
    stops: tuple[RouteStop, ...]
    problems: tuple[Problem, ...]


def propose_day(
    sites: Sequence[Site],
    minutes_between: Mapping[tuple[str, str], int],
    scripts: Sequence[Script],
    day: date | None,
    start: time,
) -> ProposedDay:
    """The sites in the order given, from ``start`` on. Behind a way that nobody knows no hour is known.

    Raises UsageError for what goes on after midnight: its rows would be of another day.
    """
    stops: list[RouteStop] = []
    now: datetime | None = datetime.combine(date.min, start)
    for number, site in enumerate(sites):
        travel = minutes_between.get((sites[number - 1].name, site.name)) if number else 0
        now = now + timedelta(minutes=travel) if now and travel is not None else None
        element = element_of(site)
        stay = 0 if _is_passed(element, number, len(sites)) else minutes_at(site, element)
        leave = now + timedelta(minutes=stay) if now else None
        if leave and leave.date() > date.min:
            text = f"{start:%H:%M}出发，“{site.name}”要到第二天{leave:%H:%M}才完"
            raise UsageError([Problem(None, "U103", "error", text, "早一点出发，或分成两天各排一次")])
        of_site = tuple(script for script in scripts if script.site == site.name)
        guide = next(filter(None, (site.guide, *(script.guide for script in of_site))), "")
        hours = (now.time() if now else None, leave.time() if leave else None)
        stops.append(RouteStop(site, element, travel if number else None, *hours, guide, of_site))
        now = leave
    return ProposedDay(day, tuple(stops), tuple(_problems(stops, day)))


def element_of(site: Site) -> str:
    """What one does at a site, by its name: eat, sleep, meet, else see."""
    if _DINING.search(site.name):
        return "吃"
    if _MEETING.search(site.name):
        return "听"
    return "住" if _LODGING.search(site.name) else "看"


def minutes_at(site: Site, element: str) -> int:
    """How long one stays."""
    return site.minutes or _USUAL_MINUTES.get(element, 0)


def meal_at(hour: time | None) -> str:
    """Which meal is eaten at an hour."""
    return next(name for before, name in _MEALS if hour.hour < before) if hour else "用餐"


def _is_passed(element: str, number: int, count: int) -> bool:
    """One sets out from a hotel, and comes back to it: nobody stays there."""
    return element == "住" or (number == 0 and count > 1 and element in ("吃", "听"))


def _problems(stops: Sequence[RouteStop], day: date | None) -> Iterator[Problem]:
    for before, stop in pairwise(stops):
        if stop.travel is None:
            text = f"“{before.site.name}”到“{stop.site.name}”没有车程，后面的时间算不出来"
            yield Problem(None, "D720", "note", text, "在线路库里写上这两处和“路程”")
    for stop in stops:
        if stop.element in _USUAL_MINUTES and not stop.site.minutes and stop.departure != stop.arrival:
            text = f"“{stop.site.name}”没有写时长，按{_USUAL_MINUTES[stop.element]}分钟排"
            yield Problem(None, "D721", "note", text, "在点位库里写上“时长”")
        yield from _closed(stop, day)
    yield from _lunch(stops)


def _closed(stop: RouteStop, day: date | None) -> Iterator[Problem]:
    hours = opening_hours(stop.site.opening)
    when = day_and_weekday(day) if day else ""
    if day and day.weekday() in hours.closed_days:
        text = f"{when}“{stop.site.name}”不开放：{stop.site.opening}"
        yield Problem(None, "D722", "should", text, "换一天，或联系专场开放")
    elif stop.arrival and stop.departure and not hours.holds(None, stop.arrival, stop.departure):
        text = f"“{stop.site.name}”{stop.arrival:%H:%M}—{stop.departure:%H:%M}不在开放时间：{stop.site.opening}"
        yield Problem(None, "D722", "should", text, "调整先后或时间")


def _lunch(stops: Sequence[RouteStop]) -> Iterator[Problem]:
    """Nobody eats though the day goes on through noon."""
    first, last = stops[0].arrival, stops[-1].departure
    eaten = any(stop.element == "吃" and stop.arrival and stop.arrival.hour in (11, 12, 13) for stop in stops)
    if first and last and first < _NOON and last > _LUNCH_ENDS and not eaten:
        yield Problem(None, "D723", "note", "中午在路上或在点位，没有安排午餐", "在中间加一处用餐的地方，如机关食堂")
