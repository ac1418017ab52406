"""值班和志愿者安排: who is on duty where and when, the volunteers by post and language, whom one rings up."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from docgen.errors import DataError, Problem
from docgen.kinds._input import PageInput
from docgen.kinds._kind import Kind, PackPaper, Page
from docgen.kinds.duty_parts.responsible import Directory, people_text, units_text
from docgen.kinds.duty_parts.staff import staff_rows
from docgen.kinds.duty_parts.volunteers import VOLUNTEERS_NAMES, volunteers
from docgen.kinds.guest_parts.heads import LIST_HEAD_NAMES, list_head
from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row
from docgen.model.duty import Shift
from docgen.model.people import Person
from docgen.model.schedule import Stop
from docgen.model.visit import Visit
from docgen.text import wording as text
from docgen.text.shift_hours import hours_text, shift_hours


def pages(page_input: PageInput) -> Iterator[Page]:
    """One paper; where the visit has no shifts, who answers for its schedule is on duty there."""
    visit = page_input.visit
    title = f"{visit.title}值班和志愿者安排"
    context = {
        "标题": title,
        **list_head(visit),
        "题": "值班和志愿者安排" if visit.volunteers else "值班安排",
        "人员": staff_rows(visit),
        "值班": _shifts(visit),
        "值守": [] if visit.shifts else _posts(visit),
        "志愿者": volunteers(visit),
        "注意": [one.text.rstrip("。") + "。" for one in visit.reminders if one.audience == "工作人员"],
    }
    if not any(context[name] for name in ("人员", "值班", "值守", "志愿者")):
        raise DataError([_nothing(visit)])
    yield Page(title, context)


def _nothing(visit: Visit) -> Problem:
    mark = visit.at[""]
    hint = "写“值班”“志愿者”或“保障”"
    return Problem(mark, "D108", "error", "来访文件里没有值班的人，做不了值班安排", hint, visit.line(mark))


def _shifts(visit: Visit) -> list[dict[str, Any]]:
    """The days, shifts of every day first; on each day by their beginning."""
    ordered = sorted(visit.shifts, key=_when)
    return [
        {
            "日期": f"{text.month_and_day(day)}　{text.weekday(day)}" if day else "每天",
            "行": [_shift(shift) for shift in of_day],
        }
        for day, of_day in groupby(ordered, key=lambda shift: shift.date)
    ]


def _when(shift: Shift) -> tuple[int, int]:
    hours = shift_hours(shift.time)
    return shift.date.toordinal() if shift.date else 0, hours.start if hours else 0


def _shift(shift: Shift) -> Row:
    people = _with_phones(shift.who)
    if shift.phone:
        people = "\n".join(filter(None, (text.listed(one.name for one in shift.who), shift.phone)))
    return {
        "班次": "\n".join(filter(None, (shift.name, hours_text(shift.time)))),
        "岗位": "\n".join(filter(None, (shift.post, shift.place))),
        "带班": _with_phones(shift.leaders),
        "值班员": people,
        "备注": shift.note,
        MAY_BREAK: True,
    }


def _with_phones(people: Sequence[Person]) -> str:
    """A line each for a name and a phone."""
    return "\n".join(part for one in people for part in (one.name, one.phone) if part)


def _posts(visit: Visit) -> list[dict[str, Any]]:
    """The days: who answers for each item of the schedule."""
    directory = Directory(visit)
    stops = sorted((stop for stop in visit.schedule if stop.owner and stop.date), key=lambda stop: str(stop.date))
    return [
        {
            "日期": f"{text.month_and_day(day)}　{text.weekday(day)}" if day else "",
            "行": [_post(directory, stop) for stop in of_day],
        }
        for day, of_day in groupby(stops, key=lambda stop: stop.date)
    ]


def _post(directory: Directory, stop: Stop) -> Row:
    owners = directory.read(stop.owner)
    return {
        "时间": text.clock(stop.time) if stop.time else "",
        "岗位": stop.activity,
        "地点": stop.place.name if stop.place else "",
        "单位": units_text(owners),
        "负责人": people_text(owners),
        MAY_BREAK: True,
    }


_SHIFT_NAMES = {
    "班次": "白班、夜班，下面是起止时间",
    "岗位": "岗位，下面是地点",
    "带班": "带班领导，下面是电话",
    "值班员": "值班员，下面是电话",
    "备注": "备注",
    MAY_BREAK: MAY_BREAK_MEANING,
}
_POST_NAMES = {
    "时间": "起止时间",
    "岗位": "日程里的活动",
    "地点": "地点",
    "单位": "负责的单位",
    "负责人": "负责人，下面是电话",
    MAY_BREAK: MAY_BREAK_MEANING,
}
_STAFF_NAMES = {
    "姓名": "姓名",
    "单位职务": "单位和职务",
    "职责": "联系人的备注、分工里的事项、角色",
    "电话": "电话",
    MAY_BREAK: MAY_BREAK_MEANING,
}
NAMES = {
    "标题": "整份文书的名称",
    **LIST_HEAD_NAMES,
    "题": "值班和志愿者安排；没有志愿者时是值班安排",
    "人员": [_STAFF_NAMES],
    "值班": [{"日期": "月日和星期，或每天", "行": [_SHIFT_NAMES]}],
    "值守": [{"日期": "月日和星期", "行": [_POST_NAMES]}],
    "志愿者": [VOLUNTEERS_NAMES],
    "注意": ["工作人员注意的事，一条一项"],
}
KIND = Kind(
    "值班和志愿者安排",
    pages,
    NAMES,
    pack=(PackPaper(5, "值班安排", needs=("值班", "志愿者"), readers="值班人员、志愿者"),),
)
