"""审批单: the form on which a reception is approved: who comes why, what is arranged and will cost, boxes to sign."""

from collections.abc import Iterator

from docgen.kinds._input import PageInput
from docgen.kinds._kind import Kind, Page
from docgen.kinds.form_parts.activities import ACTIVITY_NAMES, activities_text, activity_rows, brief_activities_text
from docgen.kinds.form_parts.choices import category_boxes, terms_boxes
from docgen.kinds.form_parts.guests import (
    GUEST_ROW_NAMES,
    contacts_text,
    guest_rows,
    is_list_behind,
    leading_guests,
    letter_text,
    people_text,
    purpose_text,
    visiting_unit,
)
from docgen.kinds.form_parts.lines import DASH, fit_texts, line_count
from docgen.kinds.form_parts.money import TOTAL_NAMES, Sum, budget, in_figures, total
from docgen.kinds.form_parts.stay import journeys_text, lodging_text, meals_text, vehicles_text
from docgen.kinds.form_parts.subject import bare_title
from docgen.model.visit import Visit
from docgen.text import wording as text

_WIDTH_EM, _HALF_EM, _ITEM_EM, _TOTAL_EM = (
    31.9,
    12.4,
    12.4,
    14.0,
)  # of the cells: as wide as the form, half as wide, 项目, 大写
#: Twips of the sheet that the table may fill; what a row takes besides its lines; a line.
_TABLE_TWIPS, _ROW_TWIPS, _LINE_TWIPS = 11_240, 98, 300
_FIXED_ROWS = 13  # without the budget and what only foreign guests have
_LEAST_ACTIVITIES = 3  # lines
_SPARE_LINES = 5  # so many are left free before the boxes to sign become taller
_MOST_SUMS = 4
_REST, _ACTIVITIES_REST = "（其余见接待方案）", "（全部活动附后）"
_TITLES = {"外宾": "外宾接待审批单", "商务": "商务接待审批单"}
_STEPS = ("承办部门意见", "办公室审核意见", "分管领导意见", "主要领导意见")
_FOREIGN_STEP = "外事部门意见"


def pages(page_input: PageInput) -> Iterator[Page]:
    """One form; where it does not name all guests, their list behind it."""
    visit = page_input.visit
    title = _TITLES.get(visit.category or "", "公务接待审批单")
    texts, spare = _texts(visit)
    context = {
        "标题": title,
        "编号": f"编号：{visit.code}" if visit.code else "编号：",
        "申请单位": visit.office.unit,
        "来访单位": visiting_unit(visit) or DASH,
        "公函": letter_text(visit) or DASH,
        "事由": purpose_text(visit),
        "类别": category_boxes(visit),
        "时间": text.period(visit.dates),
        "人数": f"{visit.guests.size}人",
        "外宾": _foreign(visit),
        **texts,
        "预算": [_sum_row(line) for line in _budget(visit)],
        "合计": total([line.amount for line in budget(visit)]),
        "签批": {"宽裕": spare > _SPARE_LINES, "格": [{"名": step} for step in _steps(visit)]},
        "名单": guest_rows(visit) if is_list_behind(visit) else [],
        "活动": activity_rows(visit) if texts["日程"].endswith(_ACTIVITIES_REST) else [],
    }
    yield Page(f"{bare_title(visit)}审批单", context)


def _foreign(visit: Visit) -> dict[str, str]:
    """招待方式 and 对等协议, which only foreign guests have."""
    if visit.category != "外宾":
        return {"招待方式": "", "协议": ""}
    return {"招待方式": terms_boxes(visit), "协议": visit.agreement or DASH}


def _texts(visit: Visit) -> tuple[dict[str, str], int]:
    """What may be long, fitted to one sheet; and how many lines of the sheet stay free."""
    guests = leading_guests(visit)
    texts = {
        "抵离": journeys_text(visit),
        "联系人": contacts_text(visit),
        "陪同": people_text(visit, visit.hosts),
        "用餐": meals_text(visit),
        "住宿": lodging_text(visit),
        "用车": vehicles_text(visit),
    }
    lines = _lines_left(visit) - line_count(guests, _WIDTH_EM)
    fitted = fit_texts(texts, lines - _LEAST_ACTIVITIES, _WIDTH_EM, _REST)
    room = lines - sum(line_count(text, _WIDTH_EM) for text in fitted.values())
    activities = _activities(visit, room)
    spare = room - line_count(activities, _WIDTH_EM)
    return {name: text or DASH for name, text in {"来宾": guests, **fitted, "日程": activities}.items()}, spare


def _activities(visit: Visit, lines: int) -> str:
    """The activities as fully as there are lines: with hours and places, without, or the first of them."""
    fullest, brief = activities_text(visit), brief_activities_text(visit)
    for fitting in (fullest, brief):
        if line_count(fitting, _WIDTH_EM) <= lines:
            return fitting
    return fit_texts({"": brief}, lines, _WIDTH_EM, _ACTIVITIES_REST)[""]


def _lines_left(visit: Visit) -> int:
    """How many lines the sheet has for what may be long."""
    heads = (
        max(line_count(visiting_unit(visit), _HALF_EM), line_count(letter_text(visit), _HALF_EM)),
        line_count(purpose_text(visit), _HALF_EM),
        1,  # days and number of guests
        2 * (visit.category == "外宾"),
        1,  # headings of the budget
        sum(line_count(line.item, _ITEM_EM) for line in _budget(visit)),
        line_count(total([line.amount for line in budget(visit)])["大写"], _TOTAL_EM),
    )
    rows = _FIXED_ROWS + len(_budget(visit)) + (visit.category == "外宾")
    return (_TABLE_TWIPS - rows * _ROW_TWIPS) // _LINE_TWIPS - sum(heads)


def _budget(visit: Visit) -> list[Sum]:
    """The rows of the budget; beyond some the others together."""
    sums = list(budget(visit))
    if len(sums) <= _MOST_SUMS:
        return sums
    others = sums[_MOST_SUMS - 1 :]
    known = [line.amount for line in others if line.amount is not None]
    return [
        *sums[: _MOST_SUMS - 1],
        Sum(f"其他{len(others)}项", None, None, sum(known[1:], known[0]) if known else None),
    ]


def _sum_row(line: Sum) -> dict[str, str]:
    return {
        "项目": line.item,
        "标准": f"{line.standard:f}" if line.standard is not None else "",
        "数量": str(line.people) if line.people is not None else "",
        "金额": in_figures(line.amount),
        "承担": line.payer,
    }


def _steps(visit: Visit) -> tuple[str, ...]:
    """Who signs, in the office's order; foreign guests are also seen by who is in charge of foreign affairs."""
    steps = visit.office.approval_steps or _STEPS
    if visit.category != "外宾" or any("外事" in step for step in steps):
        return tuple(steps)
    return (*steps[:2], _FOREIGN_STEP, *steps[2:])


_SUM_NAMES = {
    "项目": "什么费用",
    "标准": "每人或每件多少元",
    "数量": "几人、几件",
    "金额": "多少元",
    "承担": "由谁承担",
}
NAMES = {
    "标题": "公务、外宾或商务接待审批单",
    "编号": "“编号：”和来访的编号",
    "申请单位": "办公室的单位名称",
    "来访单位": "来访单位；没有的栏目印一条横线，下同",
    "公函": "公函的文号和日期",
    "事由": "事由和公务内容",
    "类别": "国内公务、外宾、商务，在方框里打勾",
    "时间": "来访的起止日期",
    "人数": "来宾人数",
    "外宾": {"招待方式": "外宾的招待方式，在方框里打勾；不是外宾时为空", "协议": "外宾的对等协议"},
    "来宾": "主要来宾的姓名、职务、级别，每人一行；人多时只列前三位",
    "抵离": "怎么来、怎么走",
    "联系人": "联系人和电话",
    "日程": "公务活动，一天一行",
    "陪同": "陪同人员和人数",
    "用餐": "接待方付费的逐餐写明标准、陪餐人数和上限，其余合写",
    "住宿": "宾馆、房型、间数、单价",
    "用车": "车型和辆数",
    "预算": [_SUM_NAMES],
    "合计": TOTAL_NAMES,
    "签批": {"宽裕": "纸上还有空，签字栏可以高一些", "格": [{"名": "由谁签意见"}]},
    "名单": [GUEST_ROW_NAMES],
    "活动": [ACTIVITY_NAMES],
}
KIND = Kind("审批单", pages, NAMES, signed=True)
