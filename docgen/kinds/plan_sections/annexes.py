"""座次安排 and 特殊情况说明: what a plan only refers to, or carries as an annex."""

from collections.abc import Sequence

from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Section
from docgen.model.seating import Seating
from docgen.model.visit import Exemption, Visit
from docgen.rules.rule import ExemptedFinding
from docgen.text import wording as text

_EXEMPTIONS_TITLE = "特殊情况说明"


def annex_titles(visit: Visit, exempted: Sequence[ExemptedFinding]) -> list[str]:
    """The annexes in their order: the charts of the seatings, then the list of exemptions if there are any."""
    charts = [f"{seating.name.removesuffix('座次')}座次图" for seating in visit.seating]
    return [*charts, _EXEMPTIONS_TITLE] if exempted else charts


def seating(visit: Visit, is_numbered: bool) -> Section:
    """座次: a sentence a seating, with the annex of its chart; ``is_numbered`` says that there are several annexes."""
    return {
        "行": [
            {
                "名称": event.name,
                "形式": event.layout,
                "说明": f"{_name_and_layout(event)}，座次图见附件{number if is_numbered else ''}。",
                MAY_BREAK: True,
            }
            for number, event in enumerate(visit.seating, 1)
        ]
    }


def _name_and_layout(event: Seating) -> str:
    return event.name if event.name == event.layout else f"{event.name}：{event.layout}"


def exemptions(exempted: Sequence[ExemptedFinding], number: int) -> Section:
    """豁免, the last annex (the ``number``th): who signs the plan sees which rules it breaks with leave, and why."""
    if not exempted:
        return {"头": "", "题": "", "行": []}
    return {
        "头": f"附件{number if number > 1 else ''}",
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


SEATING_NAMES = {
    "题": "本节标题",
    "行": [{"名称": "哪一场", "形式": "形式", "说明": "一句，指到附件", MAY_BREAK: MAY_BREAK_MEANING}],
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
