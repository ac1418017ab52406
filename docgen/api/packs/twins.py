"""One event that stands twice in a visit, in its 日程 and in its 座次 or 用餐: where else its time and place stand."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from docgen.errors import Mark
from docgen.kinds.guest_parts.timeline import is_meal
from docgen.model.dining import Meal
from docgen.model.schedule import Stop
from docgen.model.seating import Seating
from docgen.model.visit import Visit

_EventEntry = Stop | Meal | Seating
#: What of an event stands in each of its entries.
_FIELDS = ("time", "place")
_SHORTEST_NAME = 2


def twins_of(visit: Visit) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """The line and the column of every time and place of an event, each with those of the same in its other entries."""
    found: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for one, other in _same_events(visit):
        for field in _FIELDS:
            if field in one.at and field in other.at:
                place, twin = _place(one.at[field]), _place(other.at[field])
                found[place].append(twin)
                found[twin].append(place)
    return found


def _place(mark: Mark) -> tuple[int, int]:
    return mark.line, mark.column


def _same_events(visit: Visit) -> Iterator[tuple[_EventEntry, _EventEntry]]:
    """The pairs of entries that are one event. Where a seating or a meal could be several stops it is none of them."""
    charts_and_meals: list[Seating | Meal] = [*visit.seating, *visit.meals]
    for entry in charts_and_meals:
        stops = [stop for stop in visit.schedule if _is_stop_of(visit, stop, entry)]
        at_its_hour = [stop for stop in stops if _begins(stop) and _begins(stop) == _begins(entry)]
        stops = at_its_hour if len(stops) > 1 else stops
        if len(stops) == 1:
            yield stops[0], entry
    for one, other in combinations(charts_and_meals, 2):
        if one.name and one.name == other.name and _day(visit, one) == _day(visit, other):
            yield one, other


def _is_stop_of(visit: Visit, stop: Stop, entry: Seating | Meal) -> bool:
    if _day(visit, stop) != _day(visit, entry):
        return False
    if isinstance(entry, Meal) and is_meal(stop, entry):
        return True
    if len(entry.name) >= _SHORTEST_NAME and entry.name in stop.activity:
        return True
    is_named_otherwise = isinstance(entry, Meal) or not _begins(stop) or _begins(stop) != _begins(entry)
    return not is_named_otherwise and _place_name(stop) == _place_name(entry) != ""


def _day(visit: Visit, entry: _EventEntry) -> date | None:
    return entry.date or visit.dates.only_day


def _begins(entry: _EventEntry) -> str:
    return f"{entry.time.start:%H:%M}" if entry.time else ""


def _place_name(entry: _EventEntry) -> str:
    return str(getattr(entry.place, "name", entry.place) or "")
