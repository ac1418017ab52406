"""座次安排 and the annexes: the list of guests, 特殊情况说明, charts; what a plan refers to and carries."""

from collections.abc import Collection, Sequence
from datetime import time
from typing import NamedTuple

from docgen.charts.chart import chart_title
from docgen.kinds.plan_sections.groups import group_lists
from docgen.kinds.plan_sections.name_grid import NAME_GRID_NAMES
from docgen.kinds.plan_sections.people import guest_list
from docgen.kinds.plan_sections.section import Section, paragraphs
from docgen.model.seating import Seating
from docgen.model.visit import Exemption, Visit
from docgen.rules.rule import ExemptedFinding
from docgen.text import wording as text

_GUESTS_TITLE = "来宾名单"
_GROUPS_TITLE = "人员分组名单"
_EXEMPTIONS_TITLE = "特殊情况说明"


class Annexes(NamedTuple):
    """The titles of a plan's annexes, in their order and by what they are; ``own`` are those that the visit lists.

    ``charts`` are the names of the seatings whose charts it carries.
    """

    guests: tuple[str, ...]
    groups: tuple[str, ...]
    exemptions: tuple[str, ...]
    charts: tuple[str, ...]
    own: tuple[str, ...] = ()

    @property
    def _lists(self) -> list[str]:
        return [*self.guests, *self.groups, *self.exemptions]

    @property
    def titles(self) -> list[str]:
        return [*self._lists, *map(chart_title, self.charts), *self.own]

    def mark(self, title: str) -> str:
        """附件2 for the title of a list that the plan makes; 附件 where it is the only annex."""
        return self._mark(self._lists.index(title))

    def chart_mark(self, seating_name: str) -> str:
        """The same for the chart of a seating."""
        return self._mark(len(self._lists) + self.charts.index(seating_name))

    def own_mark(self, number: int) -> str:
        """The same for one that the visit lists, counted from 0: its title may be that of another."""
        return self._mark(len(self.titles) - len(self.own) + number)

    def _mark(self, number: int) -> str:
        return f"附件{number + 1 if len(self.titles) > 1 else ''}"


def annexes(visit: Visit, exempted: Sequence[ExemptedFinding], drawn: Collection[str]) -> Annexes:
    """What a plan has for annexes; ``drawn`` are the names of the seatings whose charts it carries."""
    return Annexes(
        (_GUESTS_TITLE,) if guest_list(visit) else (),
        (_GROUPS_TITLE,) if group_lists(visit) else (),
        (_EXEMPTIONS_TITLE,) if exempted else (),
        tuple(seating.name for seating in seatings_in_order(visit) if seating.name in drawn),
        tuple(file.title for file in visit.attached),
    )


def seatings_in_order(visit: Visit) -> Sequence[Seating]:
    """The seatings by day and hour; as they were written where a day, or an hour of that day, is not known."""
    if not all(event.date for event in visit.seating):
        return visit.seating
    unclear = {event.date for event in visit.seating if not event.time}
    return sorted(
        visit.seating,
        key=lambda event: (event.date, event.time.start if event.time and event.date not in unclear else time.min),
    )


def seating(visit: Visit, numbered: Annexes) -> Section:
    """座次: a sentence a seating: when, what, where, and which annex shows it."""
    return paragraphs(_sentence(event, numbered) for event in seatings_in_order(visit))


def _sentence(event: Seating, numbered: Annexes) -> str:
    day = text.month_and_day(event.date) if event.date else ""
    when = day + (text.clock(event.time) if event.time else "")
    chart = f"座次图见{numbered.chart_mark(event.name)}" if event.name in numbered.charts else ""
    # a name that begins with a figure would run into the hour: 12:00，18日午餐
    name = f"，{event.name}" if when and event.name[:1].isdecimal() else event.name
    return "，".join(filter(None, (when + name, event.place, event.note.rstrip("。"), chart))) + "。"


def guest_annex(visit: Visit, numbered: Annexes) -> Section:
    """来宾名单, the annex of a long list."""
    rows = guest_list(visit)
    if not rows:
        return {"头": "", "题": "", "行": []}
    return {"头": numbered.mark(_GUESTS_TITLE), "题": _GUESTS_TITLE, "行": rows}


def guests_mark(numbered: Annexes) -> str:
    """The mark of the annex that lists the guests; empty where there is none."""
    return numbered.mark(_GUESTS_TITLE) if numbered.guests else ""


def groups_mark(numbered: Annexes) -> str:
    """The mark of the annex that lists long groups; empty where there is none."""
    return numbered.mark(_GROUPS_TITLE) if numbered.groups else ""


def groups_annex(visit: Visit, numbered: Annexes) -> Section:
    """人员分组名单: who comes by which train, who sits at which meal, where these are many."""
    lists = group_lists(visit)
    return {"头": groups_mark(numbered), "题": _GROUPS_TITLE if lists else "", "单": lists}


def exemptions(exempted: Sequence[ExemptedFinding], numbered: Annexes) -> Section:
    """豁免: who signs the plan sees which rules it breaks with leave, and why."""
    if not exempted:
        return {"头": "", "题": "", "行": []}
    return {
        "头": numbered.mark(_EXEMPTIONS_TITLE),
        "题": _EXEMPTIONS_TITLE,
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
