"""日程安排: the schedule as tables, a day each, with the meals and journeys that only other sections name."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import NamedTuple

from docgen.kinds.plan_sections.groups import guests_text
from docgen.kinds.plan_sections.journeys import means_of, pickup_of
from docgen.kinds.plan_sections.people import names
from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row, Section
from docgen.model.dining import Meal
from docgen.model.scalars import Clock
from docgen.model.schedule import AgendaItem, Stop
from docgen.model.transport import Journey
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.text import wording as text

_SAME_MEAL = timedelta(minutes=90)  # a stop so near to a meal's time is that meal


class _DayEntry(NamedTuple):
    """A line of the schedule: its day and time, and the cells of its row."""

    day: date
    time: Clock | None
    row: Row


def schedule(visit: Visit, annex: str) -> Section:
    """日程: a table a day, under its date; ``annex`` is the mark of the annex that lists long groups."""
    entries = [*_stops(visit, annex), *_meals(visit), *_journeys(visit)]
    days = groupby(sorted(entries, key=lambda entry: entry.day), key=lambda entry: entry.day)
    return {"日": [_day(day, _by_time(list(of_day))) for day, of_day in days]}


def _day(day: date, entries: list[_DayEntry]) -> Row:
    return {"日期": f"{text.month_and_day(day)}　{text.weekday(day)}", "行": [entry.row for entry in entries]}


def _by_time(entries: list[_DayEntry]) -> list[_DayEntry]:
    """The lines of a day by their beginning; as they were written when one of them has no time."""
    if not all(entry.time for entry in entries):
        return entries
    return sorted(entries, key=lambda entry: entry.time.start if entry.time else time.min)


def _stops(visit: Visit, annex: str) -> Iterator[_DayEntry]:
    for stop in visit.schedule:
        assert stop.date is not None  # every stop of a visit that could be read has its day
        details = _details(visit, stop, annex)
        lines = [stop.activity, *([f"（{details}）"] if details else []), *_agenda(stop)]
        yield _DayEntry(
            stop.date,
            stop.time,
            {
                "时间": text.clock(stop.time) if stop.time else "",
                "内容": "\n".join(lines),
                "地点": stop.place.name if stop.place else "",
                "陪同": names(visit, stop.escorts),
                "负责": stop.owner,
                MAY_BREAK: True,
            },
        )


def _agenda(stop: Stop) -> Iterator[str]:
    for number, item in enumerate(stop.agenda, 1):
        yield f"{number}. {item.content}{_in_brackets(item)}"


def _in_brackets(item: AgendaItem) -> str:
    minutes = f"{item.minutes}分钟" if item.minutes is not None else ""
    details = "，".join(filter(None, (item.who, minutes, item.note)))
    return f"（{details}）" if details else ""


def _details(visit: Visit, stop: Stop, annex: str) -> str:
    """What stands in brackets below an activity; who takes part only where it is not everybody."""
    takes_part = (
        f"参加：{guests_text(visit, stop.who, annex, in_brackets=True)}"
        if stop.who and stop.who != (EVERYBODY,)
        else ""
    )
    guide = f"讲解：{stop.guide}" if stop.guide else ""
    travel = f"车程约{stop.travel}分钟" if stop.travel else ""
    return "；".join(filter(None, (takes_part, guide, travel, stop.note)))


def _meals(visit: Visit) -> Iterator[_DayEntry]:
    """The meals that no stop of the schedule stands for."""
    for meal in visit.meals:
        if meal.date and meal.time and not any(_is_meal(stop, meal) for stop in visit.schedule):
            name = meal.name or meal.form or "用餐"
            form = f"（{meal.form}）" if meal.form and meal.form not in name else ""
            yield _DayEntry(
                meal.date,
                meal.time,
                {
                    "时间": text.clock(meal.time),
                    "内容": f"{name}{form}",
                    "地点": meal.place.name if meal.place else "",
                    "陪同": names(visit, meal.hosts),
                    "负责": "",
                    MAY_BREAK: True,
                },
            )


def _is_meal(stop: Stop, meal: Meal) -> bool:
    if stop.date != meal.date or not (stop.element == "吃" or "餐" in stop.activity or "宴" in stop.activity):
        return False
    return not stop.time or not meal.time or _apart(stop.time.start, meal.time.start) <= _SAME_MEAL


def _apart(first: time, second: time) -> timedelta:
    day = date.min
    return abs(datetime.combine(day, first) - datetime.combine(day, second))


def _journeys(visit: Visit) -> Iterator[_DayEntry]:
    """The journeys whose hour no stop of the schedule has."""
    for journey in visit.journeys:
        day = journey.date or (visit.dates.first if journey.way == "抵达" else visit.dates.last)
        taken = {stop.time.start for stop in visit.schedule if stop.date == day and stop.time}
        if journey.time and journey.time.start not in taken:
            yield _DayEntry(day, journey.time, _journey(visit, journey))


def _travels(journey: Journey) -> str:
    """乘高铁G1234次抵达, 自驾离开."""
    means = means_of(journey)
    return f"{'' if not means or means.startswith('自') else '乘'}{means}{journey.way}"


def _journey(visit: Visit, journey: Journey) -> Row:
    who = "" if not journey.who or journey.who == (EVERYBODY,) else guests_text(visit, journey.who)
    details = "；".join(filter(None, (who, pickup_of(journey), journey.note)))
    return {
        "时间": text.clock(journey.time) if journey.time else "",
        "内容": _travels(journey) + (f"\n（{details}）" if details else ""),
        "地点": journey.place,
        "陪同": "",
        "负责": "",
        MAY_BREAK: True,
    }


SCHEDULE_NAMES = {
    "题": "本节标题",
    "日": [
        {
            "日期": "月日和星期",
            "行": [
                {
                    "时间": "起止时间",
                    "内容": "活动内容，议程逐项另起一行；最后一行括号里是参加、讲解、车程",
                    "地点": "地点",
                    "陪同": "陪同人员",
                    "负责": "责任单位或责任人",
                    MAY_BREAK: MAY_BREAK_MEANING,
                }
            ],
        }
    ],
}
