"""The guests of a journey, an activity or a meal: named where they are few, else listed in the annex 人员分组名单."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from docgen.kinds.plan_sections.name_grid import name_grid
from docgen.kinds.plan_sections.people import names, person_name
from docgen.kinds.plan_sections.section import Row
from docgen.model.dining import Meal
from docgen.model.schedule import Stop
from docgen.model.transport import Journey
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.text import wording as text

_MOST_NAMED = 12  # people whom a row names
_MOST_NAMED_EM = 60  # what their names take: those of nine foreigners make a pillar of a narrow cell
_MOST_EXCEPTED = 6  # people named as those who do not take part


class _NamedGroup(NamedTuple):
    """What a group does, and its people by their keys."""

    title: str
    keys: tuple[str, ...]


def guests_text(visit: Visit, keys: Sequence[str], annex: str = "", in_brackets: bool = False) -> str:
    """The guests of a group: everybody, everybody but a few, their names, or the first and their number.

    ``annex`` is the mark of the annex that lists a long group; without it the row does not say where the names are.
    A text that stands ``in_brackets`` has none of its own.
    """
    keys = tuple(keys)
    if keys == (EVERYBODY,):
        return everybody(visit)
    if absent := _absent(visit, keys):
        return f"除{text.listed(absent)}外的全体来宾（{len(keys)}人）"
    if not _is_long(visit, keys):
        return names(visit, keys)
    where = f"名单见{annex}" if annex else ""
    where = where and (f"，{where}" if in_brackets else f"（{where}）")
    return f"{person_name(visit, visit.person(keys[0]))}等{len(keys)}人{where}"


def everybody(visit: Visit) -> str:
    """All guests and their number; a single guest by his name."""
    people, size = visit.guests.people, visit.guests.size
    return people[0].name if size == 1 and people else f"全体来宾（{size}人）"


def group_lists(visit: Visit) -> list[Row]:
    """The grids of the annex: every long group once, under all that it does."""
    titles: dict[tuple[str, ...], list[str]] = {}
    for title, keys in _groups(visit):
        if _is_long(visit, keys):
            titles.setdefault(keys, []).append(title)
    return [
        name_grid(f"{text.listed(of_group)}人员", [person_name(visit, visit.person(key)) for key in keys])
        for keys, of_group in titles.items()
    ]


def day_of(visit: Visit, journey: Journey) -> date:
    """The day of a journey, which is the first or the last of the visit unless it is written."""
    return journey.date or (visit.dates.first if journey.way == "抵达" else visit.dates.last)


def _groups(visit: Visit) -> Iterator[_NamedGroup]:
    for journey in visit.journeys:
        yield _NamedGroup(_journey_title(visit, journey), tuple(journey.who))
    for stop in visit.schedule:
        yield _NamedGroup(_stop_title(stop), tuple(stop.who))
    for meal in visit.meals:
        yield _NamedGroup(_meal_title(meal), tuple(meal.guests))


def _journey_title(visit: Visit, journey: Journey) -> str:
    clock = text.clock(journey.time) if journey.time else ""
    number = f"（{journey.means}{journey.number}）" if journey.number else ""
    return f"{text.month_and_day(day_of(visit, journey))}{clock}{journey.way}{number}"


def _stop_title(stop: Stop) -> str:
    day = text.month_and_day(stop.date) if stop.date else ""
    return f"{day}{text.clock(stop.time) if stop.time else ''}{stop.activity}"


def _meal_title(meal: Meal) -> str:
    return meal.name or (text.month_and_day(meal.date) if meal.date else "") + "用餐"


def _absent(visit: Visit, keys: tuple[str, ...]) -> list[str]:
    """Those who do not take part, where all others do and naming them is shorter."""
    people, guests = {id(visit.person(key)) for key in keys if key != EVERYBODY}, visit.guests.people
    absent = [person for person in guests if id(person) not in people]
    is_rest = len(people) + len(absent) == len(guests) == visit.guests.size
    if is_rest and len(keys) > _MOST_NAMED and 0 < len(absent) <= _MOST_EXCEPTED:
        return [person_name(visit, person) for person in absent]
    return []


def _is_long(visit: Visit, keys: tuple[str, ...]) -> bool:
    if EVERYBODY in keys or _absent(visit, keys):
        return False
    return len(keys) > _MOST_NAMED or text.em_width(names(visit, keys)) > _MOST_NAMED_EM
