"""手边单: what a guest keeps at hand: the programme, his room, car, table and seat, whom he can ring up."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from docgen.kinds._input import PageInput
from docgen.kinds._kind import Kind, KindOption, PackPaper, Page
from docgen.kinds._slogans import (
    SLOGAN_NAMES,
    SloganChoice,
    choose_slogan,
    emblem_for_guests,
    occasion_of,
    slogan_values,
)
from docgen.kinds.guest_parts.allocation import Allocation
from docgen.kinds.guest_parts.chosen_day import chosen_day
from docgen.kinds.guest_parts.chosen_guests import FOR, chosen_guests
from docgen.kinds.guest_parts.lacks import what_guests_lack
from docgen.kinds.guest_parts.sheet_marks import middle_ticks
from docgen.kinds.guest_parts.slip_sheets import SHEET_OF_SLIP_NAMES, SlipMaker
from docgen.kinds.plan_sections.people import person_name
from docgen.model.people import Person
from docgen.model.visit import Visit
from docgen.text.colours import legible

_DAY = KindOption("day", "只做这一天的，A5一张，如 7月6日；不写就做全程。", "日期")
_EACH = KindOption("each", "一人一份文件，写上他的房、车、桌和座位，日程只有他参加的。")
_TOGETHER = KindOption("together", "和 --each、--for 一起用：各人的合在一个文件里，便于一次打印。")
_SLOGAN_MM, _EMBLEM_MM = 32.0, 14.0
_INK = "1A1A1A"

#: The sheets of one slip.
_SlipSheets = list[dict[str, Any]]


def pages(page_input: PageInput) -> Iterator[Page]:
    """One slip for all guests; or one for each, in documents of their own or all in one."""
    visit, options = page_input.visit, page_input.options
    day = _day(visit, options.get(_DAY.name, ""))
    people = _people(visit, bool(options.get(_EACH.name)), options.get(FOR.name, ()))
    choice = choose_slogan(KIND, visit, occasion_of(visit))
    allocation = Allocation(visit, page_input.plans)
    maker = SlipMaker(visit, allocation, choice.slogan is not None)
    slips, template = _slips(maker, people, day)
    if people == [None] or options.get(_TOGETHER.name):
        page = _page(visit, choice, f"{visit.title}手边单", [sheet for slip in slips for sheet in slip], template)
        yield page._replace(left_out=_lacks(visit, allocation, people))
        return
    for person, slip in zip(people, slips, strict=True):
        name = person_name(visit, person) if person else ""
        page = _page(visit, choice, f"{name}手边单", slip, template)
        yield page._replace(left_out=_lacks(visit, allocation, [person]))


def _lacks(visit: Visit, allocation: Allocation, people: Sequence[Person | None]) -> dict[str, str]:
    """Whose slip has no room, car or meal; one for all has blanks instead."""
    return what_guests_lack(visit, allocation, [person for person in people if person])


def _slips(maker: SlipMaker, people: Sequence[Person | None], day: date | None) -> tuple[list[_SlipSheets], str]:
    """The slips and their template: A5 for one day, unless that is too much for somebody's."""
    if day:
        slips = [[sheet] for sheet in maker.day_sheets(people, day)]
        if slips:
            return slips, "slip-day"
    return [maker.folded_sheets(person, day) for person in people], ""


def _page(visit: Visit, choice: SloganChoice, title: str, slip: _SlipSheets, template: str) -> Page:
    emblem, emblem_problems = emblem_for_guests(visit.brand, KIND, _EMBLEM_MM)
    colours = visit.brand.colours if visit.brand else {}
    context = {
        "标题": title,
        "张": slip,
        "标志": emblem,
        "口号": slogan_values(choice, _SLOGAN_MM, visit.category == "外宾"),
        "单位": visit.office.unit,
        "色": legible(colours.get("主色", _INK)),
        "折线": middle_ticks("折线"),
    }
    return Page(title, context, template=template, problems=(*choice.problems, *emblem_problems))


def _people(visit: Visit, is_each: bool, named: Sequence[str]) -> list[Person | None]:
    """For whom slips are made: guests; None is one slip for all. Raises UsageError for somebody who is no guest."""
    guests = visit.guests.people
    if named:
        return list(chosen_guests(visit, named))
    if is_each and guests:
        return list(guests)
    return [guests[0]] if len(guests) == visit.guests.size == 1 else [None]


def _day(visit: Visit, written: str) -> date | None:
    """The day that an option names; without one the only day of the visit. Raises UsageError for another day."""
    if written:
        return chosen_day(visit, written)
    return visit.dates.only_day


NAMES = {
    "标题": "整份文书的名称",
    "张": [SHEET_OF_SLIP_NAMES],
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
    pack=(PackPaper(9, "手边单", readers="来宾和陪同人员", sides="双面", for_everybody=True),),
)
