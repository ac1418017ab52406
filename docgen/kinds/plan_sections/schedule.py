"""日程安排: the schedule as a table, day by day and half-day by half-day."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from docgen.kinds.plan_sections.people import names
from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row, Section
from docgen.model.schedule import Stop
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.text import wording as text


def schedule(visit: Visit) -> Section:
    """日程: a part of the table for every half-day."""
    days = [list(stops) for _, stops in groupby(sorted(visit.schedule, key=_day), key=_day)]
    return {"段": [part for stops in days for part in _half_days(visit, _by_time(stops))]}


def _day(stop: Stop) -> Any:
    # every stop of a visit that could be read has its day
    return stop.date


def _by_time(stops: Sequence[Stop]) -> Sequence[Stop]:
    """The stops of a day by their beginning; in the order of the file when a stop has no time."""
    timed = [(stop.time.start, stop) for stop in stops if stop.time]
    return [stop for _, stop in sorted(timed, key=itemgetter(0))] if len(timed) == len(stops) else stops


def _half_days(visit: Visit, stops: Sequence[Stop]) -> Iterator[Row]:
    """The stops of a day by half-days, each under a merged cell with its date.

    A page may end behind the last stop of a half-day only, so that no merged cell is cut.
    """
    for half, group in groupby(stops, key=_half_day):
        part = list(group)
        rows = [_stop(visit, stop, is_last=stop is part[-1]) for stop in part]
        yield {"日期": _date_label(_day(part[0]), half), "行": rows}


def _half_day(stop: Stop) -> str:
    return text.half_day(stop.time.start) if stop.time else ""


def _date_label(day: date, half: str) -> str:
    lines = [f"{day.month}月{day.day}日", f"（{text.weekday(day)}）", half]
    return "\n".join(filter(None, lines))


def _stop(visit: Visit, stop: Stop, is_last: bool) -> Row:
    details = _details(visit, stop)
    return {
        "时间": text.clock(stop.time).replace("—", "—\n") if stop.time else "",
        "内容": stop.activity + (f"\n（{details}）" if details else ""),
        "地点": stop.place.name if stop.place else "",
        "陪同": names(visit, stop.escorts).replace("、", "\n"),
        "负责": stop.owner,
        MAY_BREAK: is_last,
    }


def _details(visit: Visit, stop: Stop) -> str:
    """What stands in brackets below an activity; who takes part only where it is not everybody."""
    takes_part = f"参加：{names(visit, stop.who)}" if stop.who and stop.who != (EVERYBODY,) else ""
    guide = f"讲解：{stop.guide}" if stop.guide else ""
    travel = f"车程约{stop.travel}分钟" if stop.travel else ""
    return "；".join(filter(None, (takes_part, guide, travel, stop.note)))


SCHEDULE_NAMES = {
    "题": "本节标题",
    "段": [
        {
            "日期": "月日、星期、上午或下午，分行",
            "行": [
                {
                    "时间": "起止时间",
                    "内容": "活动内容；第二行括号里是参加、讲解、车程",
                    "地点": "地点",
                    "陪同": "陪同人员",
                    "负责": "责任单位或责任人",
                    MAY_BREAK: MAY_BREAK_MEANING,
                }
            ],
        }
    ],
}
