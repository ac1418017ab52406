"""接待方案: what the director signs, everything about the visit on a few pages."""

from collections.abc import Iterator

from docgen.kinds._ends import attachments, signature
from docgen.kinds._input import PageInput
from docgen.kinds._kind import Kind, Page
from docgen.kinds.plan_sections.annexes import EXEMPTIONS_NAMES, SEATING_NAMES, annex_titles, exemptions, seating
from docgen.kinds.plan_sections.lodging import LODGING_NAMES, lodging
from docgen.kinds.plan_sections.meals import MEALS_NAMES, meals
from docgen.kinds.plan_sections.opening import opening, plan_title, plan_title_lines
from docgen.kinds.plan_sections.people import (
    CONTACTS_NAMES,
    ESCORTS_NAMES,
    GUESTS_NAMES,
    contacts,
    escorts,
    guests,
)
from docgen.kinds.plan_sections.schedule import SCHEDULE_NAMES, schedule
from docgen.kinds.plan_sections.section import Section, number_sections
from docgen.kinds.plan_sections.tasks import TASKS_NAMES, tasks
from docgen.kinds.plan_sections.vehicles import VEHICLES_NAMES, vehicles
from docgen.model.visit import Visit
from docgen.text.wording import full_date


def pages(page_input: PageInput) -> Iterator[Page]:
    """One document a visit."""
    visit, exempted = page_input.visit, page_input.exempted
    title = plan_title(visit)
    annexes = annex_titles(visit, exempted)
    context = {
        "标题": title,
        "标题分行": "\n".join(plan_title_lines(visit)),
        "密级": visit.secrecy,
        "紧急程度": visit.urgency,
        "主送": f"{visit.submit_to}：" if visit.submit_to else "",
        "引言": opening(visit),
        **_sections(visit, len(annexes)),
        "附件": attachments(annexes),
        "落款": signature(visit.office.unit, full_date(visit.issued) if visit.issued else ""),
        "豁免": exemptions(exempted, len(annexes)),
    }
    yield Page(title, context)


def _sections(visit: Visit, annexes: int) -> dict[str, Section]:
    return number_sections(
        ("来宾", "来宾情况", guests(visit)),
        ("日程", "日程安排", schedule(visit)),
        ("人员", "陪同和工作保障人员", escorts(visit)),
        ("用餐", "用餐安排", meals(visit)),
        ("住宿", "住宿安排", lodging(visit)),
        ("乘车", "乘车安排", vehicles(visit)),
        ("座次", "座次安排", seating(visit, is_numbered=annexes > 1)),
        ("分工", "责任分工", tasks(visit)),
        ("联系", "联系人", contacts(visit)),
    )


NAMES = {
    "标题": "方案标题，不断行",
    "标题分行": "标题，断成匀称的几行",
    "密级": "密级和保密期限，没有时为空",
    "紧急程度": "特急或加急，没有时为空",
    "主送": "报送单位和冒号，没有时为空",
    "引言": "开头一段",
    "来宾": GUESTS_NAMES,
    "日程": SCHEDULE_NAMES,
    "人员": ESCORTS_NAMES,
    "用餐": MEALS_NAMES,
    "住宿": LODGING_NAMES,
    "乘车": VEHICLES_NAMES,
    "座次": SEATING_NAMES,
    "分工": TASKS_NAMES,
    "联系": CONTACTS_NAMES,
    "附件": {
        "一项": "只有一项附件时的名称",
        "多项": [{"头": "“附件：”，第二项起为空", "号": "序号", "名": "附件名称"}],
    },
    "落款": [{"文字": "单位或日期", "右空": "右边空几个字"}],
    "豁免": EXEMPTIONS_NAMES,
}
KIND = Kind("接待方案", pages, NAMES, signed=True)
