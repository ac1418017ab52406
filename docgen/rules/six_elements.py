"""吃住行看听讲: which element each day of a visit covers, and what has no place, person or time yet."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import NamedTuple

from docgen.errors import Problem
from docgen.model.choices import ELEMENTS
from docgen.model.dining import Meal
from docgen.model.scalars import Clock
from docgen.model.schedule import Stop
from docgen.model.visit import Visit
from docgen.text.wording import listed, month_and_day

#: What stands where something that the day needs is not arranged yet.
OPEN = "未定"
_SHOWN = ("看", "听", "讲")
_NOON_BEGINS, _NOON_ENDS = time(11, 30), time(13, 30)
_SAME_MEAL = timedelta(minutes=90)


class DayElements(NamedTuple):
    """A day: by element what covers it, 未定 where it needs one and has none, empty where it needs none."""

    day: date
    cells: dict[str, tuple[str, ...]]


def elements_by_day(visit: Visit) -> list[DayElements]:
    """Every day of the visit."""
    return [DayElements(day, {name: _cell(visit, day, name) for name in ELEMENTS}) for day in visit.dates.days()]


def element_problems(visit: Visit) -> Iterator[Problem]:
    """A note for every element that a day lacks, and for every item that is not settled."""
    for day, cells in elements_by_day(visit):
        for element, entries in cells.items():
            if OPEN in entries:
                mark = visit.at["schedule"]
                text = f"{month_and_day(day)}的“{element}”还没有定：{_WHY[element]}"
                yield Problem(mark, "D710", "note", text, _HOW[element], visit.line(mark))
    for stop in visit.schedule:
        if lacking := _lacking(stop):
            mark = stop.at[""]
            text = f"“{stop.activity}”还没有定{listed(lacking)}"
            yield Problem(mark, "D711", "note", text, "定了以后补上", visit.line(mark))


_WHY = {
    "吃": "中午在活动，没有安排午餐",
    "住": "当晚没有安排住处",
    "行": "要去几个地方，没有排车",
    "看": "整天没有看、听、讲",
    "听": "会议没有议程或汇报人",
    "讲": "有点位没有讲解人",
}
_HOW = {
    "吃": "在“用餐”或日程里写上这一餐",
    "住": "在“住宿”里写上宾馆",
    "行": "在“车辆”里写上车，或在日程里写“环节: 行”",
    "看": "在日程里写上",
    "听": "在这一项写上“议程”或“负责”",
    "讲": "在日程里写“讲解”，或在点位库里写“讲解人”",
}


class _DayOfVisit(NamedTuple):
    """A day of a visit with what its schedule says."""

    visit: Visit
    date: date
    stops: list[Stop]

    def of(self, element: str) -> list[str]:
        """The entries of the stops of an element."""
        return [_entry(stop) for stop in self.stops if stop.element == element]


def _cell(visit: Visit, day: date, element: str) -> tuple[str, ...]:
    of_day = _DayOfVisit(visit, day, [stop for stop in visit.schedule if stop.date == day])
    covered, is_open = _COVERED[element](of_day)
    return (*covered, OPEN) if is_open else tuple(covered)


def _eaten(day: _DayOfVisit) -> tuple[list[str], bool]:
    meals = [meal for meal in day.visit.meals if _is_on(day.visit, meal, day.date) and not _is_told(meal, day.stops)]
    covered = sorted([*day.of("吃"), *map(_meal_entry, meals)])
    return covered, not covered and _works_through_noon(day.stops)


def _slept(day: _DayOfVisit) -> tuple[list[str], bool]:
    covered = _hotels(day.visit, day.date) or day.of("住")
    return covered, not covered and day.date < day.visit.dates.last


def _driven(day: _DayOfVisit) -> tuple[list[str], bool]:
    covered = sorted([*day.of("行"), *_journeys(day.visit, day.date)])
    covered = covered or ([_cars(day.visit)] if day.visit.vehicles else [])
    return covered, not covered and len({stop.place.name for stop in day.stops if stop.place}) > 1


def _seen(day: _DayOfVisit) -> tuple[list[str], bool]:
    """Only a day between the first and the last is there to see, hear or be told something."""
    dates = day.visit.dates
    is_full = dates.first < day.date < dates.last
    return day.of("看"), is_full and not any(stop.element in _SHOWN for stop in day.stops)


def _heard(day: _DayOfVisit) -> tuple[list[str], bool]:
    meetings = [stop for stop in day.stops if stop.element == "听"]
    return day.of("听"), any(not (stop.agenda or stop.owner or stop.escorts) for stop in meetings)


def _told(day: _DayOfVisit) -> tuple[list[str], bool]:
    guided = [stop for stop in day.stops if stop.element == "看" and _guide(day.visit, stop)]
    covered = [*day.of("讲"), *(f"{_guide(day.visit, stop)}（{_place(stop)}）" for stop in guided)]
    return covered, any(stop.element in ("看", "讲") and not _guide(day.visit, stop) for stop in day.stops)


#: What covers each element on a day, and whether the day needs it and it is not arranged yet.
_COVERED = {"吃": _eaten, "住": _slept, "行": _driven, "看": _seen, "听": _heard, "讲": _told}


def _entry(stop: Stop) -> str:
    """What a stop is: the hour, the activity, and what is not known of it yet."""
    lacking = _lacking(stop)
    return f"{_hour(stop.time)}{stop.activity}" + (f"（{listed(lacking)}{OPEN}）" if lacking else "")


def _hour(span: Clock | None) -> str:
    """When something begins."""
    return f"{span.start:%H:%M}" if span else ""


def _lacking(stop: Stop) -> list[str]:
    """What of a stop is not settled: only what is shown or told needs a person, a drive needs no place."""
    has_person = stop.owner or stop.guide or stop.escorts or stop.agenda
    wanted = (
        ("时间", stop.time),
        ("地点", stop.place or stop.element in ("行", None)),
        ("人员", has_person or stop.element not in _SHOWN),
    )
    return [name for name, is_known in wanted if not is_known]


def _place(stop: Stop) -> str:
    return stop.place.name if stop.place else stop.activity


def _guide(visit: Visit, stop: Stop) -> str:
    """Who tells at a stop: as the schedule says, else the tables; at least who is responsible there."""
    told = [script.guide for script in visit.scripts if stop.place and script.site == stop.place.name]
    of_site = stop.place.guide if stop.place else ""
    return next(filter(None, (stop.guide, of_site, *told, stop.owner if stop.element == "讲" else "")), "")


def _is_on(visit: Visit, meal: Meal, day: date) -> bool:
    return (meal.date or visit.dates.first) == day


def _is_told(meal: Meal, stops: list[Stop]) -> bool:
    """Whether the schedule tells of a meal too."""
    eaten = [stop for stop in stops if stop.element == "吃"]
    if meal.time is None:
        return any(meal.name and meal.name[-2:] in stop.activity for stop in eaten)
    return any(stop.time and _minutes_apart(stop.time.start, meal.time.start) <= _SAME_MEAL for stop in eaten)


def _minutes_apart(one: time, other: time) -> timedelta:
    minutes = (one.hour - other.hour) * 60 + one.minute - other.minute
    return timedelta(minutes=abs(minutes))


def _meal_entry(meal: Meal) -> str:
    return f"{_hour(meal.time)}{meal.name or meal.form or '用餐'}"


def _works_through_noon(stops: list[Stop]) -> bool:
    """Whether a day goes on after noon as it did before it."""
    hours = [stop.time.start for stop in stops if stop.time and stop.element != "住"]
    return any(hour < _NOON_BEGINS for hour in hours) and any(hour >= _NOON_ENDS for hour in hours)


def _hotels(visit: Visit, day: date) -> list[str]:
    """Where the guests sleep that night; nobody sleeps here on the last."""
    if day >= visit.dates.last:
        return []
    return list(dict.fromkeys(stay.hotel.name for stay in visit.lodging if stay.hotel))


def _journeys(visit: Visit, day: date) -> list[str]:
    """Those who arrive or leave that day, where the schedule says nothing of it."""
    usual = {"抵达": visit.dates.first, "离开": visit.dates.last}
    of_day = [one for one in visit.journeys if (one.date or usual.get(one.way)) == day]
    return [f"{_hour(one.time)}{one.way}{one.number or one.means}" for one in of_day]


def _cars(visit: Visit) -> str:
    return f"{len(visit.vehicles)}辆车"
