"""接待规格: the grade of the reception, who approved it, who meets and sees off the guests."""

from docgen.kinds.plan_sections.people import names
from docgen.kinds.plan_sections.section import Section, paragraphs
from docgen.model.arrangements import Welcome
from docgen.model.visit import Approval, Visit
from docgen.text import wording as text


def reception_heading(visit: Visit) -> str:
    """What the section is called: an approval alone is no 规格."""
    if visit.grade:
        return "接待规格"
    return "迎送安排" if visit.welcome else "审批意见"


def reception(visit: Visit) -> Section:
    """规格: a sentence for each of these."""
    grade = f"{visit.grade.rstrip('。')}。" if visit.grade else ""
    approval = _approval(visit.approval)
    if not grade and not visit.welcome:
        return paragraphs([approval.removeprefix("审批意见：")])
    return paragraphs([grade, *(_welcome(visit, welcome) for welcome in visit.welcome), approval])


def _welcome(visit: Visit, welcome: Welcome) -> str:
    day = text.month_and_day(welcome.date) if welcome.date else ""
    when = day + (text.clock(welcome.time) if welcome.time else "")
    parts = [when, welcome.place, names(visit, welcome.who), welcome.form, welcome.note]
    return f"迎送：{'，'.join(filter(None, parts))}。"


def _approval(approval: Approval | None) -> str:
    if approval is None or not (approval.by or approval.opinion):
        return ""
    day = text.full_date(approval.date) if approval.date else ""
    who = "，".join(filter(None, (approval.by, day)))
    opinion = approval.opinion.rstrip("。")
    return f"审批意见：{opinion}（{who}）。" if opinion else f"审批：{who}。"
