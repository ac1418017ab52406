"""接待方案: what the director signs, everything about the visit on a few pages."""

from collections.abc import Iterator
from typing import Any

from docgen.kinds._ends import attachments, signature
from docgen.kinds._input import PageInput
from docgen.kinds._kind import Kind, KindOption, PackPaper, Page
from docgen.kinds.plan_sections.annexes import (
    EXEMPTIONS_NAMES,
    GROUPS_NAMES,
    GROUPS_TITLE,
    GUESTS_TITLE,
    PASSENGERS_NAMES,
    PASSENGERS_TITLE,
    ROOMS_NAMES,
    ROOMS_TITLE,
    Annexes,
    annexes,
    elements_annex,
    exemptions,
    groups_annex,
    guest_annex,
    passenger_annex,
    room_annex,
)
from docgen.kinds.plan_sections.arrangements import (
    CONTINGENCIES_NAMES,
    PRESS_NAMES,
    contingencies,
    gifts,
    press,
    reminders,
    settings,
)
from docgen.kinds.plan_sections.attachments import PICTURES_NAMES, enclosures, pictures
from docgen.kinds.plan_sections.elements import ELEMENTS_NAMES, ELEMENTS_TITLE
from docgen.kinds.plan_sections.journeys import JOURNEYS_NAMES, journeys
from docgen.kinds.plan_sections.lodging import LODGING_NAMES, lodging
from docgen.kinds.plan_sections.meals import MEALS_NAMES, meals
from docgen.kinds.plan_sections.opening import opening, plan_title, plan_title_lines
from docgen.kinds.plan_sections.people import (
    CONTACTS_NAMES,
    ESCORTS_NAMES,
    GUEST_LIST_NAMES,
    GUESTS_NAMES,
    contacts,
    escorts,
    guests,
)
from docgen.kinds.plan_sections.reception import reception, reception_heading
from docgen.kinds.plan_sections.schedule import SCHEDULE_NAMES, schedule
from docgen.kinds.plan_sections.seatings import SEATINGS_NAMES, seating
from docgen.kinds.plan_sections.section import PARAGRAPH_NAMES, Section, number_sections
from docgen.kinds.plan_sections.tasks import TASKS_NAMES, tasks
from docgen.kinds.plan_sections.vehicles import VEHICLES_NAMES, vehicles
from docgen.kinds.seating import SHEET_NAMES, chart_sheets
from docgen.model.visit import Visit
from docgen.order.names import CharacterOverrides
from docgen.text.wording import full_date


def pages(page_input: PageInput) -> Iterator[Page]:
    """One document a visit, its charts and lists bound behind the signature."""
    if page_input.options.get(_WITHOUT_CHARTS.name):
        page_input = page_input._replace(plans=())
    visit, exempted = page_input.visit, page_input.exempted
    title = plan_title(visit)
    further = [ELEMENTS_TITLE] if page_input.options.get(_ELEMENTS.name) else []
    numbered = annexes(visit, exempted, {plan.name for plan in page_input.plans}, further)
    context = {
        "标题": title,
        "标题分行": "\n".join(plan_title_lines(visit)),
        "密级": visit.secrecy,
        "紧急程度": visit.urgency,
        "主送": f"{visit.submit_to}：" if visit.submit_to else "",
        "引言": opening(visit),
        **_sections(visit, numbered),
        "附件": attachments(numbered.titles),
        "落款": signature(visit.office.unit, full_date(visit.issued) if visit.issued else _DAY_TO_BE_WRITTEN),
        "名单": guest_annex(visit, numbered),
        "分组": groups_annex(visit, numbered),
        "分房": room_annex(visit, numbered),
        "乘车名单": passenger_annex(visit, numbered),
        "豁免": exemptions(exempted, numbered),
        "要素": elements_annex(visit, numbered),
        "座次图": list(_charts(page_input, numbered)),
        "附图": pictures(visit.attached, numbered),
    }
    yield Page(title, context, tuple(enclosures(visit.attached, numbered)))


_WITHOUT_CHARTS = KindOption("without-charts", "不附座次图，也不提它。")
_ELEMENTS = KindOption("elements", "附一张六要素安排表：每天的吃住行看听讲由什么安排，没有定的写“未定”；报审前核对用。")
_DAY_TO_BE_WRITTEN = "　　年　月　日"


def _sections(visit: Visit, numbered: Annexes) -> dict[str, Section]:
    groups = numbered.mark(GROUPS_TITLE)
    return number_sections(
        ("来宾", "来宾情况", guests(visit, numbered.mark(GUESTS_TITLE))),
        ("规格", reception_heading(visit), reception(visit)),
        ("抵离", "抵离安排", journeys(visit, groups)),
        ("日程", "日程安排", schedule(visit, groups)),
        ("人员", "陪同和工作保障人员", escorts(visit)),
        ("用餐", "用餐安排", meals(visit, groups)),
        ("住宿", "住宿安排", lodging(visit, numbered.mark(ROOMS_TITLE))),
        ("乘车", "乘车安排", vehicles(visit, numbered.mark(PASSENGERS_TITLE))),
        ("座次", "座次安排", seating(visit, numbered.chart_mark)),
        ("布置", "会场布置", settings(visit)),
        ("礼品", "礼品", gifts(visit)),
        ("宣传", "宣传报道", press(visit)),
        ("应急", "应急保障", contingencies(visit)),
        ("注意", "注意事项", reminders(visit)),
        ("分工", "责任分工", tasks(visit)),
        ("联系", "联系人", contacts(visit)),
    )


def _charts(page_input: PageInput, numbered: Annexes) -> Iterator[dict[str, Any]]:
    """The sheets of the charts; the first of each seating begins with the mark of its annex."""
    visit = page_input.visit
    colours = visit.brand.colours if visit.brand else {}
    known = CharacterOverrides(visit.office.strokes, visit.office.readings)
    for plan in sorted(page_input.plans, key=lambda plan: numbered.charts.index(plan.name)):
        for sheet in chart_sheets(plan, colours, known, numbered.chart_mark(plan.name)):
            del sheet["末"]
            yield sheet


#: A sheet that is bound is never the document's last by itself.
_BOUND_SHEET_NAMES = {name: meaning for name, meaning in SHEET_NAMES.items() if name != "末"}
NAMES = {
    "标题": "方案标题，不断行",
    "标题分行": "标题，断成匀称的几行",
    "密级": "密级和保密期限，没有时为空",
    "紧急程度": "特急或加急，没有时为空",
    "主送": "报送单位和冒号，没有时为空",
    "引言": "开头一段",
    "来宾": GUESTS_NAMES,
    "规格": PARAGRAPH_NAMES,
    "抵离": JOURNEYS_NAMES,
    "日程": SCHEDULE_NAMES,
    "人员": ESCORTS_NAMES,
    "用餐": MEALS_NAMES,
    "住宿": LODGING_NAMES,
    "乘车": VEHICLES_NAMES,
    "座次": SEATINGS_NAMES,
    "布置": PARAGRAPH_NAMES,
    "礼品": PARAGRAPH_NAMES,
    "宣传": PRESS_NAMES,
    "应急": CONTINGENCIES_NAMES,
    "注意": PARAGRAPH_NAMES,
    "分工": TASKS_NAMES,
    "联系": CONTACTS_NAMES,
    "附件": {
        "一项": "只有一项附件时的名称",
        "多项": [
            {"头": "“附件：”，第二项起为空", "号": "序号", "名": "附件名称", "连": "1 是与下一项或落款同页，0 不是"}
        ],
    },
    "落款": [{"文字": "单位或日期", "右空": "右边空几个字"}],
    "名单": {"头": "“附件”和它的序号，名单在正文里时为空", "题": "附件的标题", "行": [GUEST_LIST_NAMES]},
    "分组": GROUPS_NAMES,
    "分房": ROOMS_NAMES,
    "乘车名单": PASSENGERS_NAMES,
    "豁免": EXEMPTIONS_NAMES,
    "要素": ELEMENTS_NAMES,
    "座次图": [_BOUND_SHEET_NAMES],
    "附图": PICTURES_NAMES,
}
KIND = Kind(
    "接待方案",
    pages,
    NAMES,
    signed=True,
    carries_charts=True,
    options=(_WITHOUT_CHARTS, _ELEMENTS),
    slogans="named",
    slogan_places=("方案封面", "方案"),
    pack=(PackPaper(1, "接待方案", readers="报审批，批准后发各责任单位", sides="双面"),),
)
