"""The annexes of a plan: lists of guests, groups, rooms and passengers, 特殊情况说明, charts; their order and marks."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from docgen.charts.chart import chart_title
from docgen.kinds.plan_sections.elements import ELEMENTS_TITLE, element_rows
from docgen.kinds.plan_sections.groups import group_lists
from docgen.kinds.plan_sections.lodging import HOTEL_NAMES, has_room_annex, room_tables
from docgen.kinds.plan_sections.name_grid import NAME_GRID_NAMES
from docgen.kinds.plan_sections.people import guest_list
from docgen.kinds.plan_sections.seatings import seatings_in_order
from docgen.kinds.plan_sections.section import Section
from docgen.kinds.plan_sections.vehicles import has_passenger_annex, passenger_lists
from docgen.model.visit import Exemption, Visit
from docgen.rules.rule import ExemptedFinding
from docgen.text import wording as text

GUESTS_TITLE, GROUPS_TITLE = "来宾名单", "人员分组名单"
ROOMS_TITLE, PASSENGERS_TITLE = "分房名单", "乘车人员名单"
EXEMPTIONS_TITLE = "特殊情况说明"


class Annexes(NamedTuple):
    """The titles of a plan's annexes, in their order: lists, charts, lists that are asked for, those of the visit.

    ``charts`` are the names of the seatings whose charts it carries. What is asked for stands behind them, so that a
    chart has the same number in every printing.
    """

    lists: tuple[str, ...]
    charts: tuple[str, ...]
    asked: tuple[str, ...] = ()
    own: tuple[str, ...] = ()

    @property
    def titles(self) -> list[str]:
        return [*self.lists, *map(chart_title, self.charts), *self.asked, *self.own]

    def mark(self, title: str) -> str:
        """附件2 for the title of a list that the plan makes; 附件 where it is the only annex; else nothing."""
        if title in self.asked:
            return self._mark(len(self.lists) + len(self.charts) + self.asked.index(title))
        return self._mark(self.lists.index(title)) if title in self.lists else ""

    def chart_mark(self, seating_name: str) -> str:
        """The same for the chart of a seating."""
        is_drawn = seating_name in self.charts
        return self._mark(len(self.lists) + self.charts.index(seating_name)) if is_drawn else ""

    def own_mark(self, number: int) -> str:
        """The same for one that the visit lists, counted from 0: its title may be that of another."""
        return self._mark(len(self.titles) - len(self.own) + number)

    def _mark(self, number: int) -> str:
        return f"附件{number + 1 if len(self.titles) > 1 else ''}"


def annexes(
    visit: Visit, exempted: Sequence[ExemptedFinding], drawn: Collection[str], further: Collection[str] = ()
) -> Annexes:
    """What a plan has for annexes; ``drawn`` are the names of the seatings whose charts it carries.

    ``further`` are the titles of lists that are asked for.
    """
    lists: dict[str, object] = {
        GUESTS_TITLE: guest_list(visit),
        GROUPS_TITLE: group_lists(visit),
        ROOMS_TITLE: has_room_annex(visit),
        PASSENGERS_TITLE: has_passenger_annex(visit),
        EXEMPTIONS_TITLE: exempted,
    }
    return Annexes(
        tuple(title for title, is_there in lists.items() if is_there),
        tuple(seating.name for seating in seatings_in_order(visit) if seating.name in drawn),
        tuple(further),
        tuple(file.title for file in visit.attached),
    )


def guest_annex(visit: Visit, numbered: Annexes) -> Section:
    """来宾名单, the annex of a long list."""
    return _annex(numbered, GUESTS_TITLE) | {"行": guest_list(visit)}


def groups_annex(visit: Visit, numbered: Annexes) -> Section:
    """人员分组名单: who comes by which train, who sits at which meal, where these are many."""
    return _annex(numbered, GROUPS_TITLE) | {"单": group_lists(visit)}


def room_annex(visit: Visit, numbered: Annexes) -> Section:
    """分房名单, the rooms of a visit of many guests."""
    return _annex(numbered, ROOMS_TITLE) | {"馆": room_tables(visit) if has_room_annex(visit) else []}


def passenger_annex(visit: Visit, numbered: Annexes) -> Section:
    """乘车人员名单, the passengers of the buses of a visit of many guests."""
    return _annex(numbered, PASSENGERS_TITLE) | {"单": passenger_lists(visit) if has_passenger_annex(visit) else []}


def _annex(numbered: Annexes, title: str) -> Section:
    mark = numbered.mark(title)
    return {"头": mark, "题": title if mark else ""}


def elements_annex(visit: Visit, numbered: Annexes) -> Section:
    """六要素安排表, where it is asked for."""
    return _annex(numbered, ELEMENTS_TITLE) | {"行": element_rows(visit) if ELEMENTS_TITLE in numbered.asked else []}


def exemptions(exempted: Sequence[ExemptedFinding], numbered: Annexes) -> Section:
    """豁免: who signs the plan sees which rules it breaks with leave, and why."""
    return _annex(numbered, EXEMPTIONS_TITLE) | {
        "行": [
            {
                "序号": str(count),
                "事项": finding.text,
                "规定": "\n".join(filter(None, (rule.name, finding.source or rule.source))),
                "理由": exemption.reason,
                "批准": _approval(exemption),
            }
            for count, (rule, finding, exemption) in enumerate(exempted, 1)
        ],
    }


def _approval(exemption: Exemption) -> str:
    return "\n".join(filter(None, (exemption.by, text.full_date(exemption.date) if exemption.date else "")))


GROUPS_NAMES = {
    "头": "“附件”和它的序号，没有这样的名单时为空",
    "题": "附件的标题",
    "单": [NAME_GRID_NAMES],
}
ROOMS_NAMES = {
    "头": "“附件”和它的序号，房间在正文里时为空",
    "题": "附件的标题",
    "馆": [HOTEL_NAMES],
}
PASSENGERS_NAMES = {
    "头": "“附件”和它的序号，乘车人员在正文里时为空",
    "题": "附件的标题",
    "单": [NAME_GRID_NAMES],
}
EXEMPTIONS_NAMES = {
    "头": "“附件”和它的序号，没有豁免事项时为空",
    "题": "附件的标题",
    "行": [
        {
            "序号": "从1起",
            "事项": "哪一处与规定不符",
            "规定": "涉及哪条规定，另起一行是出处",
            "理由": "豁免的理由",
            "批准": "批准人和日期，没有写时为空",
        }
    ],
}
