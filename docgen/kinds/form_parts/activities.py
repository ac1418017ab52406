"""公务活动 of a visit: what is done besides travelling, eating and sleeping."""

from collections.abc import Callable
from datetime import date
from itertools import groupby

from docgen.kinds.plan_sections.people import names
from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.schedule import Stop
from docgen.model.visit import Visit
from docgen.text import wording as text
from docgen.text.line_breaks import break_lines

_NO_ACTIVITIES = ("吃", "住", "行")
#: Words by which an item without 环节 is a meal or a way, unless something is done there as well.
_ASIDE = lazy_pattern(
    "早餐|午餐|晚餐|用餐|工作餐|自助餐|宴|接站|送站|接机|送机|抵达|到达|离开|离[县区市会]|返程|返回|返[县区市]|乘车|乘坐|前往|"
    "出发|启程|入住|报到|休息|退房"
)
_DONE = lazy_pattern(
    "考察|调研|座谈|参观|会谈|会见|走访|洽谈|看望|慰问|开幕|签约|仪式|培训|观摩|汇报|交流|检查|察看|查看|学习|听取|会商|研讨|开会|会议(?!室|中心|厅)|拜访|"
    "体验|观看|游览|宣讲|授课|论坛|推介|揭牌|路演|颁奖"
)
_WHO_COMES = lazy_pattern("(?:考察|调研|参观|学习|交流|检查|培训)[团组队班]")


def activities(visit: Visit) -> list[Stop]:
    """The stops of the schedule that are official activities, by their days."""
    return sorted(filter(_is_activity, visit.schedule), key=_day)


def _is_activity(stop: Stop) -> bool:
    if stop.element:
        return stop.element not in _NO_ACTIVITIES
    done = _DONE.search(_WHO_COMES.sub("", stop.activity))
    return bool(done) or not _ASIDE.search(stop.activity)


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
