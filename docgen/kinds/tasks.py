"""责任分工: who does what, until when, with whom; or a sheet for every department with what is its own."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from docgen.errors import DataError, Problem
from docgen.kinds._input import PageInput
from docgen.kinds._kind import Kind, KindOption, PackPaper, Page
from docgen.kinds.duty_parts.assignments import Assignment, assignments, unowned
from docgen.kinds.duty_parts.departments import Department, Duty, chosen_departments, departments
from docgen.kinds.duty_parts.responsible import names_text, people_text, phones_text, units_text
from docgen.kinds.guest_parts.contacts import own_contacts
from docgen.kinds.guest_parts.heads import LIST_HEAD_NAMES, list_head
from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row
from docgen.model.visit import Visit
from docgen.text import wording as text

_EACH = KindOption("each", "一个单位（或责任人）一份，只有它自己的事。")
_FOR = KindOption("for", "只做这几个单位或责任人的，如 柳溪镇；可写多次。", "单位", several=True)
_TOGETHER = KindOption("together", "和 --each、--for 一起用：各单位的合在一个文件里，一个单位起一页。")
_BOX = "□"


def pages(page_input: PageInput) -> Iterator[Page]:
    """One paper for all; or one for each department, in documents of their own or all in one."""
    visit, options = page_input.visit, page_input.options
    named = options.get(_FOR.name, ())
    if not named and not options.get(_EACH.name):
        yield _whole(visit)
        return
    chosen = chosen_departments(visit, named) if named else departments(visit)
    if not chosen:
        raise DataError([_nothing(visit)])
    if options.get(_TOGETHER.name) or len(chosen) == 1:
        yield _sheets(visit, chosen)
        return
    yield from (_sheets(visit, [department]) for department in chosen)


def _whole(visit: Visit) -> Page:
    title = f"{visit.title}责任分工"
    of_all = assignments(visit)
    if not of_all:
        raise DataError([_nothing(visit)])
    context = {
        "标题": title,
        **list_head(visit),
        "组": _groups(of_all),
        "未定": _unowned(visit),
        "联系": _contacts(visit),
    }
    return Page(title, context)


def _nothing(visit: Visit) -> Problem:
    mark = visit.at[""]
    hint = "写“分工”，或在日程里写“负责”"
    return Problem(mark, "D108", "error", "来访文件里没有写谁负责什么，做不了责任分工", hint, visit.line(mark))


def _groups(of_all: Sequence[Assignment]) -> list[dict[str, Any]]:
    """The assignments under what they are, numbered through."""
    numbers = iter(range(1, len(of_all) + 1))
    return [
        {"类别": group, "行": [_row(next(numbers), assignment) for assignment in of_group]}
        for group, of_group in groupby(of_all, key=lambda one: one.group)
    ]


def _row(number: int, assignment: Assignment) -> Row:
    is_of_day = assignment.day and text.month_and_day(assignment.day) in assignment.group
    day = text.month_and_day(assignment.day) if assignment.day and not is_of_day else ""
    owners = list(assignment.owners)
    return {
        "序号": str(number),
        "任务": assignment.task,
        "时限": "\n".join(filter(None, (assignment.due, day, assignment.hour))),
        "责任单位": units_text(owners),
        "责任人": names_text(owners),
        "电话": phones_text(owners),
        "配合": assignment.with_whom,
        "完成": _BOX,
        MAY_BREAK: True,
    }


def _unowned(visit: Visit) -> str:
    """What of the schedule nobody answers for yet."""
    stops = text.listed(
        (text.month_and_day(stop.date) if stop.date else "")
        + (text.clock(stop.time) if stop.time else "")
        + stop.activity
        for stop in unowned(visit)
    )
    return f"日程中还没有写明负责的：{stops}。" if stops else ""


def _contacts(visit: Visit) -> list[str]:
    """Whom of the hosts one asks, a line each, with what he sees to; a single one stands at the foot."""
    lines = [
        "　".join(filter(None, (person.name + (f"（{person.note}）" if person.note else ""), person.phone)))
        for person in own_contacts(visit)
    ]
    return _labelled("联系人：", lines) if len(lines) > 1 else []


def _labelled(label: str, lines: Sequence[str]) -> list[str]:
    """The lines behind a label that stands before the first."""
    return [f"{'　' * len(label) if number else label}{line}" for number, line in enumerate(lines)]


def _sheets(visit: Visit, chosen: Sequence[Department]) -> Page:
    name = chosen[0].name if len(chosen) == 1 else ""
    title = f"{visit.title}责任分工{f'（{name}）' if name else '（各单位）'}"
    sheets = [{**_sheet(visit, department), "续": number > 0} for number, department in enumerate(chosen)]
    context = {"标题": title, **list_head(visit), "单": sheets, "联系": _contacts(visit)}
    return Page(title, context, template="tasks-unit")


def _sheet(visit: Visit, department: Department) -> dict[str, Any]:
    numbers = iter(range(1, len(department.duties) + 1))
    duties = groupby(department.duties, key=lambda duty: duty.assignment.group)
    people = [f"{one.name}　{one.phone}".strip("　") for one in department.people if one.name != department.name]
    return {
        "单位": department.name,
        "责任人": "；".join(people),
        "组": [
            {"类别": group, "行": [_own_row(next(numbers), duty) for duty in of_group]} for group, of_group in duties
        ],
        "注意": _labelled(
            "工作人员注意：",
            [one.text.rstrip("。") + "。" for one in visit.reminders if one.audience in (None, "工作人员")],
        ),
    }


def _own_row(number: int, duty: Duty) -> Row:
    """A duty as the department reads it: whom it leads or helps, who of it does it, with whom."""
    assignment = duty.assignment
    row = _row(number, assignment)
    others = [owner for owner in assignment.owners if owner not in duty.people]
    leads = f"牵头：{_named(assignment)}" if duty.part and assignment.owners else ""
    together = f"共同负责：{text.listed(filter(None, (one.unit or one.name for one in others)))}" if others else ""
    return {
        **row,
        "任务": f"{duty.part}：{assignment.task}" if duty.part else assignment.task,
        "责任人": people_text(list(duty.people)),
        "配合": "\n".join(filter(None, (leads or together, assignment.with_whom, assignment.aside))),
    }


def _named(assignment: Assignment) -> str:
    return text.listed(dict.fromkeys("".join(filter(None, (one.unit, one.name))) for one in assignment.owners))


_ROW_NAMES = {
    "序号": "从1起",
    "任务": "做什么，地点在括号里",
    "时限": "办好的时限，或几点到几点",
    "责任单位": "责任单位",
    "责任人": "责任人，一人一行；各单位自己的一份里下面是电话",
    "电话": "责任人的电话，一人一行",
    "配合": "讲解、陪同、协办、现场联系人",
    "完成": "打勾的方框",
    MAY_BREAK: MAY_BREAK_MEANING,
}
_GROUP_NAMES = {"类别": "总体分工、日程保障、车辆保障、宣传报道、应急保障等", "行": [_ROW_NAMES]}
_COMMON_NAMES = {
    "标题": "整份文书的名称",
    **LIST_HEAD_NAMES,
    "联系": ["几位联系人和电话，一人一行；只有一位时在制表一行"],
}
NAMES = {**_COMMON_NAMES, "组": [_GROUP_NAMES], "未定": "日程里没有写负责的各项，没有时为空"}
UNIT_NAMES = {
    **_COMMON_NAMES,
    "单": [
        {
            "单位": "责任单位，或没有单位的责任人",
            "责任人": "这个单位的责任人和电话",
            "组": [_GROUP_NAMES],
            "注意": ["工作人员注意的事，一条一行"],
            "续": "前面还有别的单位",
        }
    ],
}
KIND = Kind(
    "责任分工",
    pages,
    NAMES,
    options=(_EACH, _FOR, _TOGETHER),
    forms={"tasks-unit": UNIT_NAMES},
    pack=(PackPaper(4, "责任分工", readers="各责任单位", sides="双面"),),
)
