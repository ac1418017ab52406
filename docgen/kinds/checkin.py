"""签到表: who is expected, guests and hosts apart, each with room to sign; for an event, a day or the whole visit."""

from collections.abc import Iterator, Sequence
from typing import Any

from docgen.kinds._input import PageInput
from docgen.kinds._kind import Kind, KindOption, PackPaper, Page
from docgen.kinds.checkin_parts.event import Event, event_of_day, events_called, whole_visit
from docgen.kinds.guest_parts.allocation import Allocation
from docgen.kinds.guest_parts.chosen_day import chosen_day
from docgen.kinds.guest_parts.heads import LIST_HEAD_NAMES, days_text, list_head
from docgen.kinds.guest_parts.keys import key_of
from docgen.kinds.plan_sections.people import person_name
from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row
from docgen.model.people import Person
from docgen.model.visit import Visit
from docgen.text import wording as text

_ROWS_WITH_COUNTS = 2
_FOR = KindOption("for", "只做这一场的，如 座谈会、6日午餐；可写多次，一场一份。", "场次", several=True)
_DAY = KindOption("day", "只做这一天的，如 7月6日：当天参加活动的人。", "日期")


def pages(page_input: PageInput) -> Iterator[Page]:
    """A document for every event that is asked for; else one for a day, or for the whole visit."""
    visit, options = page_input.visit, page_input.options
    if names := options.get(_FOR.name, ()):
        for name in names:
            yield from (_page(visit, event) for event in events_called(visit, page_input.plans, name))
        return
    allocation = Allocation(visit, page_input.plans)
    if written := options.get(_DAY.name, ""):
        yield _page(visit, event_of_day(visit, allocation, chosen_day(visit, written)))
        return
    yield _page(visit, whole_visit(visit, allocation))


def _page(visit: Visit, event: Event) -> Page:
    day = text.month_and_day(event.day) if event.day and not event.name else ""
    name = f"{event.name or day}签到表"
    guests = [*_rows(visit, event, event.guests), *_blank_rows(event)]
    hosts = _rows(visit, event, event.hosts)
    _keep_with_counts(hosts or guests)
    expected = len(guests) + len(hosts)
    title = f"{visit.title}{name}"
    context = {
        "标题": title,
        **list_head(visit),
        "题": name,
        "时间": _when(visit, event),
        "位置": event.place_name if any(row["位置"] for row in (*guests, *hosts)) else "",
        "来宾": {"题": _heading(event, visit.guests.name or "来宾", len(guests)), "行": guests},
        "接待方": {"题": _heading(event, "接待方", len(hosts)), "行": hosts},
        "人数": f"应到{expected}人　　　实到　　　　人　　　缺席　　　　人　　　签到负责人：",
    }
    return Page(title, context)


def _when(visit: Visit, event: Event) -> str:
    """The day, the hour and the place of an event; the days of the visit."""
    if not event.day:
        return days_text(visit)
    hour = text.clock(event.hour) if event.hour else ""
    when = f"{text.full_date(event.day)}（{text.weekday(event.day)}）{hour}"
    return "　".join(filter(None, (when, event.place)))


def _keep_with_counts(rows: Sequence[Row]) -> None:
    """The last rows stay on the page of the line that counts who came: alone on a sheet it says nothing."""
    for row in rows[-_ROWS_WITH_COUNTS:]:
        row[MAY_BREAK] = False


def _heading(event: Event, side: str, number: int) -> str:
    """What stands above the list on every sheet: sheets that are taken apart say what they are for."""
    return "　".join(filter(None, (event.name, f"{side}（{number}人）")))


def _rows(visit: Visit, event: Event, people: Sequence[Person]) -> list[Row]:
    return [
        {
            "序号": str(number),
            "姓名": person_name(visit, person),
            "英文名": person.name_en,
            "单位职务": text.post(person),
            "位置": event.places.get(key_of(person), ""),
            MAY_BREAK: True,
        }
        for number, person in enumerate(people, 1)
    ]


def _blank_rows(event: Event) -> list[Row]:
    """Rows for guests whom nobody has named yet, to be filled in by them."""
    first = len(event.guests) + 1
    empty = dict.fromkeys(("姓名", "英文名", "单位职务", "位置"), "")
    return [{"序号": str(number), **empty, MAY_BREAK: True} for number in range(first, first + event.unnamed)]


_ROW_NAMES = {
    "序号": "从1起，来宾和接待方各自编号",
    "姓名": "姓名；名单没有列全时留空",
    "英文名": "外文姓名",
    "单位职务": "单位和职务",
    "位置": "座位或房号",
    MAY_BREAK: MAY_BREAK_MEANING,
}
_SIDE_NAMES: dict[str, Any] = {"题": "哪一场、哪一方、多少人，每页重复", "行": [_ROW_NAMES]}
NAMES = {
    "标题": "整份文书的名称",
    **LIST_HEAD_NAMES,
    "题": "哪一场的签到表",
    "时间": "那一场的日期、时间、地点；全程的是来访日期",
    "位置": "座位或房号一栏的栏目，大家都没有时为空",
    "来宾": _SIDE_NAMES,
    "接待方": _SIDE_NAMES,
    "人数": "应到、实到、缺席",
}
KIND = Kind(
    "签到表",
    pages,
    NAMES,
    carries_charts=True,
    options=(_FOR, _DAY),
    pack=(PackPaper(17, "签到表", readers="签到处", by_hand=("签名", "实到和缺席人数", "签到负责人")),),
)
