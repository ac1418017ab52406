"""手边单: what a guest keeps at hand: the programme, his room, car, table and seat, whom he can ring up."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from docgen.errors import Problem, UsageError
from docgen.kinds._input import PageInput
from docgen.kinds._kind import Kind, KindOption, Page
from docgen.kinds._slogans import SLOGAN_NAMES, choose_slogan, emblem_for_guests, occasion_of, slogan_values
from docgen.kinds.form_parts.subject import visit_lines
from docgen.kinds.guest_parts.allocation import Allocation
from docgen.kinds.guest_parts.chosen_guests import FOR, chosen_guests
from docgen.kinds.guest_parts.english import days_in_english, is_bilingual
from docgen.kinds.guest_parts.keys import key_of
from docgen.kinds.guest_parts.own_facts import FACT_NAMES, blank_facts, fact_values, own_facts
from docgen.kinds.guest_parts.panels import PANEL_NAMES, one_panel, panels
from docgen.kinds.guest_parts.programme import GuestDay, Programme
from docgen.kinds.guest_parts.sheet_marks import middle_ticks
from docgen.kinds.guest_parts.slip_back import BACK_NAMES, slip_back
from docgen.model.people import Person
from docgen.model.scalars import Period
from docgen.model.visit import Visit
from docgen.text import wording as text
from docgen.text.colours import legible

_DAY = KindOption("day", "只做这一天的，A5一张，如 7月6日；不写就做全程。", "日期")
_EACH = KindOption("each", "一人一份文件，写上他的房、车、桌和座位，日程只有他参加的。")
_TOGETHER = KindOption("together", "和 --each、--for 一起用：各人的合在一个文件里，便于一次打印。")
#: What is printed on a panel inside, and on the back above its foot; on the page of a day, and on its back.
_PANEL_PT, _BACK_PT, _DAY_PT, _DAY_BACK_PT = 526.0, 488.0, 542.0, 490.0
_TITLE_EM, _SLOGAN_MM = 17, 32.0
_INK = "1A1A1A"


def pages(page_input: PageInput) -> Iterator[Page]:
    """One slip for all guests; or one for each, in documents of their own or all in one."""
    visit, options = page_input.visit, page_input.options
    allocation = Allocation(visit, page_input.plans)
    programme = Programme(visit, allocation)
    day = _day(visit, options.get(_DAY.name, ""))
    is_short = day is not None or visit.dates.first == visit.dates.last
    template = "slip-day" if is_short else ""
    people = _people(visit, bool(options.get(_EACH.name)), options.get(FOR.name, ()))
    slips = [_sheets(visit, allocation, programme, person, day) for person in people]
    if people == [None] or options.get(_TOGETHER.name):
        yield _page(visit, f"{visit.title}手边单", [sheet for sheets in slips for sheet in sheets], template)
        return
    for person, sheets in zip(people, slips, strict=True):
        name = _file_name(visit, person) if person else ""
        yield _page(visit, f"{name}手边单", sheets, template)


def _page(visit: Visit, title: str, sheets: Sequence[dict[str, Any]], template: str) -> Page:
    choice = choose_slogan(KIND, visit, occasion_of(visit))
    emblem, emblem_problems = emblem_for_guests(visit.brand, KIND, 14.0)
    colours = visit.brand.colours if visit.brand else {}
    context = {
        "标题": title,
        "张": sheets,
        "标志": emblem,
        "口号": slogan_values(choice, _SLOGAN_MM, visit.category == "外宾"),
        "单位": visit.office.unit,
        "色": legible(colours.get("主色", _INK)),
        "折线": middle_ticks("折线"),
    }
    return Page(title, context, template=template, problems=(*choice.problems, *emblem_problems))


def _file_name(visit: Visit, person: Person) -> str:
    """The name of a person's document; of two with one name the unit tells them apart."""
    same = [other for other in visit.guests.people if other.name == person.name]
    return f"{person.name}（{person.unit or person.id}）" if len(same) > 1 else person.name


def _people(visit: Visit, is_each: bool, named: Sequence[str]) -> list[Person | None]:
    """For whom slips are made: guests; None is one slip for all. Raises UsageError for somebody who is no guest."""
    guests = visit.guests.people
    if named:
        return list(chosen_guests(visit, named))
    if is_each and guests:
        return list(guests)
    return [guests[0]] if len(guests) == visit.guests.size == 1 else [None]


def _day(visit: Visit, written: str) -> date | None:
    """The day that an option names: 2026-07-06, 7月6日, 6日. Raises UsageError for one outside the visit."""
    if not written:
        return None
    numbers = tuple(map(int, re.findall(r"\d+", written)))
    for day in visit.dates.days():
        if numbers and numbers == (day.year, day.month, day.day)[-len(numbers) :]:
            return day
    days = "、".join(text.month_and_day(day) for day in visit.dates.days())
    raise UsageError([Problem(None, "U103", "error", f"来访没有“{written}”这一天", f"可写：{days}")])


def _sheets(
    visit: Visit, allocation: Allocation, programme: Programme, person: Person | None, day: date | None
) -> list[dict[str, Any]]:
    """The sheets of one slip: one for a day, else as many as the panels of the programme need."""
    bilingual = is_bilingual(visit, person)
    key = key_of(person) if person else ""
    days = programme.of(key, bilingual) if key else programme.for_all(bilingual)
    names = tuple(guest.name for guest in visit.people.values())
    if day or visit.dates.first == visit.dates.last:
        period = Period(day or visit.dates.first, day or visit.dates.last)
        panel = one_panel([of_day for of_day in days if day in (None, of_day.day)], bilingual, names)
        front = _front(visit, allocation, person, period)
        goes_on = panel.height_pt > _DAY_PT - _head_pt(front)
        back = slip_back(visit, allocation, key, [period.first], bilingual, _DAY_BACK_PT)
        return [{**front, "左": panel.days, "右": [], "背": {**back, "新页": not goes_on}}]
    filled = panels(days, _PANEL_PT, bilingual, names) or [[]]
    filled += [[]] if len(filled) % 2 else []
    sheets = []
    for left, right in zip(filled[::2], filled[1::2], strict=True):
        period = _period(visit, days, (left, right))
        back = slip_back(visit, allocation, key, list(period.days()), bilingual, _BACK_PT)
        front = _front(visit, allocation, person, period)
        sheets.append({**front, "左": left, "右": right, "背": {**back, "新页": True}})
    return sheets


def _head_pt(front: dict[str, Any]) -> float:
    """How high what stands above the programme of a day is."""
    lines: int = front["来访"].count("\n") + 1
    facts = front["我的"]
    below = 17 if any(fact["座"] for fact in facts) else 13 if any(fact["注"] for fact in facts) else 0
    return lines * 23 + (33 if front["姓名"] else 0) + (58 + below if facts else 0)


def _period(visit: Visit, days: Sequence[GuestDay], inside: tuple[list[Any], list[Any]]) -> Period:
    """The days of a sheet; the only sheet of a visit has all of them."""
    shown = {piece["日"] for panel in inside for piece in panel}
    on_sheet = [of_day.day for of_day in days if text.month_and_day(of_day.day) in shown]
    if len(on_sheet) == len(days) or not on_sheet:
        return visit.dates
    return Period(on_sheet[0], on_sheet[-1])


def _front(visit: Visit, allocation: Allocation, person: Person | None, period: Period) -> dict[str, Any]:
    bilingual = is_bilingual(visit, person)
    key = key_of(person) if person else ""
    facts = own_facts(visit, allocation, key, bilingual) if person else blank_facts(visit, allocation, bilingual)
    return {
        "来访": "\n".join(visit_lines(visit, _TITLE_EM)),
        "日期": _dates(period),
        "英日期": days_in_english(*period) if bilingual else "",
        "姓名": person.name if person else "",
        "英名": person.name_en if person else "",
        "单位职务": text.post(person) if person else "",
        "我的": fact_values(facts),
    }


def _dates(period: Period) -> str:
    first, last = period
    if first == last:
        return f"{text.full_date(first)}　{text.weekday(first)}"
    return f"{text.day_and_weekday(first)}—{text.day_and_weekday(last)}"


NAMES = {
    "标题": "整份文书的名称",
    "张": [
        {
            "来访": "哪一次来访，断成匀称的几行",
            "日期": "这一张上的日期和星期",
            "英日期": "英文的日期，只有外宾的有",
            "姓名": "谁的，大家通用的为空",
            "英名": "外文姓名",
            "单位职务": "单位和职务",
            "我的": [FACT_NAMES],
            "左": PANEL_NAMES,
            "右": PANEL_NAMES,
            "背": {**BACK_NAMES, "新页": "背面是不是从新的一页起：当天的日程一面写不下时接着写"},
        }
    ],
    "标志": "品牌的标志，没有时为空",
    "口号": SLOGAN_NAMES,
    "单位": "接待单位",
    "色": "品牌主色，六位十六进制数",
    "折线": "对折的标记，放在页眉里",
}
KIND = Kind(
    "手边单",
    pages,
    NAMES,
    carries_charts=True,
    options=(_DAY, _EACH, FOR, _TOGETHER),
    slogans="default",
)
