"""The sheets of a slip: A5 for a day, A4 that is folded for several days or a day that is too long for A5."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from docgen.kinds.form_parts.subject import visit_lines
from docgen.kinds.guest_parts.allocation import Allocation
from docgen.kinds.guest_parts.english import days_in_english, is_bilingual
from docgen.kinds.guest_parts.keys import key_of
from docgen.kinds.guest_parts.own_facts import FACT_NAMES, blank_facts, fact_values, own_facts
from docgen.kinds.guest_parts.panels import PANEL_NAMES, one_panel, panels
from docgen.kinds.guest_parts.programme import GuestDay, Programme
from docgen.kinds.guest_parts.slip_back import BACK_NAMES, back_height_pt, slip_backs
from docgen.model.people import Person
from docgen.model.scalars import Period
from docgen.model.units import floor_to_half_point, pt_to_half_points, pt_to_twips
from docgen.model.visit import Visit
from docgen.text import wording as text
from docgen.text.line_breaks import line_width

#: What is printed on a panel inside, and on the back above its foot; on a page of A5.
_PANEL_PT, _BACK_PT, _PAGE_PT = 526.0, 488.0, 542.0
_FOOT_PT, _SLOGAN_PT = 16.0, 24.0  # of the office and the slogan below the back of A5
_REST_GAP_PT = 8.0  # between the programme of a day and what stands below it on the same page
_LEAST_FOOT_GAP_PT, _SURE = 6.0, 0.9  # above the office; the part of the room left that it may take in any face
_FRONT_PT, _NAME_PT = 350.0, 26.0  # the width of the front, and the type of a name that fits
_TITLE_EM, _DAY_TITLE_EM = 17, 21  # of the front of A4 that is folded, and above a day on A5

_SlipSheet = dict[str, Any]


class SlipMaker:
    """Makes the sheets of guests of one visit; a person of None is all guests together."""

    def __init__(self, visit: Visit, allocation: Allocation, has_slogan: bool) -> None:
        self._visit, self._allocation = visit, allocation
        self._foot_pt = _FOOT_PT + (_SLOGAN_PT if has_slogan else 0)
        self._programme = Programme(visit, allocation)
        self._names = tuple(person.name for person in visit.people.values())

    def day_sheets(self, people: Sequence[Person | None], day: date) -> list[_SlipSheet]:
        """The sheets of A5 of a day: one page each where everybody's programme leaves room for the rest.

        Else both sides; nothing where that is too much for somebody's: the papers of all are alike.
        """
        made = [self._day_parts(person, day) for person in people]
        if not all(parts.fits for parts in made):
            return []
        has_back = not all(parts.fits_one_page for parts in made)
        return [parts.sheet(has_back) for parts in made]

    def _day_parts(self, person: Person | None, day: date) -> "_DayParts":
        bilingual = is_bilingual(self._visit, person)
        panel = one_panel([of_day for of_day in self._days(person) if of_day.day == day], bilingual, self._names)
        front = self._front(person, Period(day, day), _DAY_TITLE_EM)
        backs = slip_backs(self._visit, self._allocation, _key(person), [day], bilingual, _PAGE_PT - self._foot_pt)
        return _DayParts(front, panel.days, _PAGE_PT - _head_pt(front) - panel.height_pt, backs, self._foot_pt)

    def folded_sheets(self, person: Person | None, day: date | None = None) -> list[_SlipSheet]:
        """The sheets of A4, folded: as many as the panels of the programme and the backs need."""
        bilingual = is_bilingual(self._visit, person)
        days = [of_day for of_day in self._days(person) if day in (None, of_day.day)]
        filled = panels(days, _PANEL_PT, bilingual, self._names) or [[]]
        filled += [[]] if len(filled) % 2 else []
        pairs = list(zip(filled[::2], filled[1::2], strict=True))
        whole = _widened(Period(day, day) if day else self._visit.dates, days if person else ())
        periods = [_period(days, pair) if len(pairs) > 1 else whole for pair in pairs]
        return [
            sheet
            for pair, period in zip(pairs, periods, strict=True)
            for sheet in self._with_backs(person, period, *pair)
        ]

    def _with_backs(
        self, person: Person | None, period: Period, left: list[Any], right: list[Any]
    ) -> Iterator[_SlipSheet]:
        """A sheet; where its back does not hold everything, further ones without a programme."""
        bilingual, front = is_bilingual(self._visit, person), self._front(person, period)
        days = list(period.days())
        backs = slip_backs(self._visit, self._allocation, _key(person), days, bilingual, _BACK_PT)
        for number, back in enumerate(backs):
            yield _sheet(front, [] if number else left, [] if number else right, {**back, "新页": True, "脚距": 0})

    def _days(self, person: Person | None) -> list[GuestDay]:
        bilingual = is_bilingual(self._visit, person)
        return self._programme.of(key_of(person), bilingual) if person else self._programme.for_all(bilingual)

    def _front(self, person: Person | None, period: Period, title_em: int = _TITLE_EM) -> dict[str, Any]:
        visit, bilingual = self._visit, is_bilingual(self._visit, person)
        if person:
            facts = own_facts(visit, self._allocation, key_of(person), list(period.days()), bilingual)
        else:
            facts = blank_facts(visit, self._allocation, bilingual)
        return {
            "来访": "\n".join(visit_lines(visit, title_em)),
            "日期": _dates(period),
            "英日期": days_in_english(*period) if bilingual else "",
            "姓名": person.name if person else "",
            "名大": _name_size(person.name) if person else 2,
            "英名": person.name_en if person else "",
            "单位职务": text.post(person) if person else "",
            "我的": fact_values(facts),
        }


class _DayParts(NamedTuple):
    """The parts of a sheet of a day: its head, its programme, the room that leaves on the page, its backs, its foot."""

    front: dict[str, Any]
    days: list[Any]
    left_pt: float
    backs: Sequence[dict[str, Any]]
    foot_pt: float

    @property
    def _rest_pt(self) -> float:
        return back_height_pt(self.backs[0]) + self.foot_pt

    @property
    def fits(self) -> bool:
        """Whether a leaf of A5 holds everything."""
        return len(self.backs) == 1 and self.left_pt + _PAGE_PT >= self._rest_pt

    @property
    def fits_one_page(self) -> bool:
        """Whether one page does."""
        return self.left_pt - _REST_GAP_PT >= self._rest_pt

    def sheet(self, has_back: bool) -> _SlipSheet:
        """The sheet; where the programme goes on on the back, the rest stands below it."""
        begins = has_back and self.left_pt >= 0
        page_pt = _PAGE_PT if begins else self.left_pt + (_PAGE_PT if has_back else 0)
        foot_pt = max(_LEAST_FOOT_GAP_PT, (page_pt - self._rest_pt) * _SURE)
        return _sheet(self.front, self.days, [], {**self.backs[0], "新页": begins, "脚距": pt_to_twips(foot_pt)})


def _name_size(name: str) -> int:
    """The type in which a name stands on one line of the front; half-points."""
    return pt_to_half_points(floor_to_half_point(min(_NAME_PT, _FRONT_PT / max(line_width(name), 1.0))))


def _widened(period: Period, days: Sequence[GuestDay]) -> Period:
    """A period with the days on which somebody comes earlier or leaves later."""
    shown = [of_day.day for of_day in days]
    return Period(min(period.first, *shown, period.first), max(period.last, *shown, period.last))


def _key(person: Person | None) -> str:
    return key_of(person) if person else ""


def _sheet(front: dict[str, Any], left: list[Any], right: list[Any], back: dict[str, Any]) -> _SlipSheet:
    return {**front, "左": left, "右": right, "背": back}


def _head_pt(front: dict[str, Any]) -> float:
    """How high what stands above the programme of a day is."""
    lines: int = front["来访"].count("\n") + 1
    facts = front["我的"]
    below = 17 if any(fact["座"] for fact in facts) else 13 if any(fact["注"] for fact in facts) else 0
    return lines * 23 + (33 if front["姓名"] else 0) + (58 + below if facts else 0)


def _period(days: Sequence[GuestDay], inside: tuple[list[Any], list[Any]]) -> Period:
    """The days of a sheet by what stands on its panels."""
    shown = {piece["日"] for panel in inside for piece in panel}
    on_sheet = [of_day.day for of_day in days if text.month_and_day(of_day.day) in shown]
    return Period(on_sheet[0], on_sheet[-1])


def _dates(period: Period) -> str:
    first, last = period
    if first == last:
        return f"{text.full_date(first)}　{text.weekday(first)}"
    return f"{text.day_and_weekday(first)}—{text.day_and_weekday(last)}"


SHEET_OF_SLIP_NAMES = {
    "来访": "哪一次来访，断成匀称的几行",
    "日期": "这一张上的日期和星期",
    "英日期": "英文的日期，只有外宾的有",
    "姓名": "谁的，大家通用的为空",
    "名大": "姓名的字号（半磅）",
    "英名": "外文姓名",
    "单位职务": "单位和职务",
    "我的": [FACT_NAMES],
    "左": PANEL_NAMES,
    "右": PANEL_NAMES,
    "背": {
        **BACK_NAMES,
        "新页": "背面是不是从新的一页起：当天的日程一面写得下全部，或写不下时接着写",
        "脚距": "当日一张的单位前面空多少（缇）",
    },
}
