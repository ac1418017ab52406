"""审批单: the form on which a reception is approved: who comes why, what is arranged and will cost, boxes to sign."""

from collections.abc import Iterator

from docgen.kinds._input import PageInput
from docgen.kinds._kind import Kind, PackPaper, Page
from docgen.kinds.form_parts.activities import ACTIVITY_NAMES, activity_rows
from docgen.kinds.form_parts.choices import category_boxes, terms_boxes
from docgen.kinds.form_parts.guests import GUEST_ROW_NAMES, guest_rows, is_list_behind, letter_text, visiting_unit
from docgen.kinds.form_parts.lines import DASH
from docgen.kinds.form_parts.money import TOTAL_NAMES, Sum, budget, in_figures, total
from docgen.kinds.form_parts.one_sheet import fit_to_sheet
from docgen.kinds.form_parts.subject import bare_title
from docgen.model.visit import Visit
from docgen.text import wording as text

_TITLES = {"外宾": "外宾接待审批单", "商务": "商务接待审批单"}
_STEPS = ("承办部门意见", "办公室审核意见", "分管领导意见", "主要领导意见")
_FOREIGN_STEP = "外事部门意见"


def pages(page_input: PageInput) -> Iterator[Page]:
    """One form; where it does not name all guests, their list behind it."""
    visit = page_input.visit
    title = _TITLES.get(visit.category or "", "公务接待审批单")
    sheet = fit_to_sheet(visit)
    context = {
        "标题": title,
        "编号": f"编号：{visit.code}" if visit.code else "编号：",
        "申请单位": visit.office.unit,
        "来访单位": visiting_unit(visit) or DASH,
        "公函": letter_text(visit) or DASH,
        "事由": sheet.purpose,
        "类别": category_boxes(visit),
        "时间": text.period(visit.dates),
        "人数": f"{visit.guests.size}人",
        "外宾": _foreign(visit),
        **sheet.texts,
        "预算": [_sum_row(line) for line in sheet.sums],
        "合计": total([line.amount for line in budget(visit)]),
        "签批": {"宽裕": sheet.is_roomy, "格": [{"名": step} for step in _steps(visit)]},
        "名单": guest_rows(visit) if is_list_behind(visit, sheet.named) else [],
        "活动": activity_rows(visit) if sheet.is_cut else [],
    }
    yield Page(f"{bare_title(visit)}审批单", context)


def _foreign(visit: Visit) -> dict[str, str]:
    """招待方式 and 对等协议, which only foreign guests have."""
    if visit.category != "外宾":
        return {"招待方式": "", "协议": ""}
    return {"招待方式": terms_boxes(visit), "协议": visit.agreement or DASH}


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
KIND = Kind(
    "审批单",
    pages,
    NAMES,
    signed=True,
    pack=(PackPaper(2, "审批单", readers="逐级审批，批完存档", by_hand=("签名和日期", "填表人")),),
)
