"""公务活动 of a visit: what is done besides travelling, eating and sleeping."""

from collections.abc import Callable
from datetime import date
from itertools import groupby

from docgen.kinds.plan_sections.people import names
from docgen.model.schedule import Stop
from docgen.model.visit import Visit
from docgen.text import wording as text
from docgen.text.line_breaks import break_lines

_NO_ACTIVITIES = ("吃", "住", "行")
_MEALS = ("早餐", "午餐", "晚餐", "用餐", "工作餐", "自助餐", "宴")


def activities(visit: Visit) -> list[Stop]:
    """The stops of the schedule that are official activities, by their days."""
    return sorted(filter(_is_activity, visit.schedule), key=_day)


def _is_activity(stop: Stop) -> bool:
    if stop.element:
        return stop.element not in _NO_ACTIVITIES
    return not any(word in stop.activity for word in _MEALS)


def _day(stop: Stop) -> date:
    assert stop.date is not None  # every stop of a visit that could be read has its day
    return stop.date


def activities_text(visit: Visit) -> str:
    """A line a day: what is done when and where."""
    return _by_day(visit, _activity)


def activity_lines(visit: Visit, width_em: float) -> str:
    """A line an activity, with its day, its hour and its place, which is not torn."""
    return "\n".join(
        line
        for stop in activities(visit)
        for line in break_lines(f"{text.month_and_day(_day(stop))}　{_activity(stop)}", width_em, _place(stop))
    )


def _place(stop: Stop) -> tuple[str, ...]:
    return (stop.place.name,) if stop.place else ()


def brief_activities_text(visit: Visit) -> str:
    """A line a day: what is done, without hours and places."""
    return _by_day(visit, lambda stop: stop.activity)


def _by_day(visit: Visit, text_of: Callable[[Stop], str]) -> str:
    days = groupby(activities(visit), key=_day)
    return "\n".join(f"{text.month_and_day(day)}　{'；'.join(map(text_of, stops))}" for day, stops in days)


def _activity(stop: Stop) -> str:
    clock = f"{stop.time.start:%H:%M}" if stop.time else ""
    place = f"（{stop.place.name}）" if stop.place else ""
    return f"{clock}{stop.activity}{place}"


def activity_rows(visit: Visit) -> list[dict[str, str]]:
    """A row for every activity: 项目, 时间, 场所 (what a checklist must hold), and who of the hosts was there."""
    return [
        {
            "日期": text.month_and_day(_day(stop)),
            "时间": text.clock(stop.time) if stop.time else "",
            "项目": stop.activity,
            "场所": stop.place.name if stop.place else "",
            "陪同": names(visit, stop.escorts),
        }
        for stop in activities(visit)
    ]


ACTIVITY_NAMES = {
    "日期": "月日",
    "时间": "起止时间",
    "项目": "活动内容",
    "场所": "在哪里",
    "陪同": "谁陪同",
}
