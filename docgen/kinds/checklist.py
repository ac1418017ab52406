"""接待清单: what is filled in after a reception: who came, what was done, who was there, what it cost; to be signed."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from docgen.kinds._input import PageInput
from docgen.kinds._kind import Kind, PackPaper, Page
from docgen.kinds.form_parts.activities import ACTIVITY_NAMES, activity_rows
from docgen.kinds.form_parts.choices import category_boxes
from docgen.kinds.form_parts.guests import (
    GUEST_OF_UNIT_NAMES,
    guests_of_units,
    letter_text,
    purpose_text,
    visiting_unit,
    with_posts,
)
from docgen.kinds.form_parts.lines import DASH
from docgen.kinds.form_parts.money import (
    TOTAL_NAMES,
    counted_expenses,
    in_figures,
    product,
    shares,
    total,
)
from docgen.kinds.form_parts.stay import hosts_text, lodging_text, undated_name, vehicles_text
from docgen.kinds.form_parts.subject import bare_title
from docgen.kinds.plan_sections.section import Row
from docgen.model.money import Expense, Payment, stated_amount
from docgen.model.visit import Visit
from docgen.rules.facts import guest_count, host_count
from docgen.text import wording as text

_TITLES = {"外宾": "外宾接待清单", "商务": "商务接待清单"}
_BLANK_ROWS = 3  # to be written by hand where nothing is known yet
_LAST = "末"


def pages(page_input: PageInput) -> Iterator[Page]:
    """One form over as many sheets as its lists need; the total stands with the signatures on the last."""
    visit = page_input.visit
    title = _TITLES.get(visit.category or "", "公务接待清单")
    context = {
        "标题": title,
        "编号": f"编号：{visit.code}" if visit.code else "编号：",
        "填报单位": visit.office.unit,
        "来访单位": visiting_unit(visit) or DASH,
        "公函": letter_text(visit) or DASH,
        "事由": purpose_text(visit),
        "类别": category_boxes(visit),
        "时间": text.period(visit.dates),
        "人数": f"{visit.guests.size}人",
        "陪同": with_posts(visit, (*visit.hosts, *visit.others)) or DASH,
        "保障": with_posts(visit, visit.staff) or DASH,
        "住宿": lodging_text(visit) or DASH,
        "用车": vehicles_text(visit) or DASH,
        "来宾": _guests(visit),
        "活动": activity_rows(visit),
        "用餐": [_meal(visit, number) for number in range(len(visit.meals))],
        "交费": _closed([_payment(one) for one in visit.payments], _EMPTY_PAYMENT),
        "交费合计": total([_payment_amount(one) for one in visit.payments]),
        "费用": _closed([_expense(one) for one in counted_expenses(visit)], _EMPTY_EXPENSE),
        "合计": total([stated_amount(one) for one in counted_expenses(visit)]),
        "分担": _shares(visit),
    }
    yield Page(f"{bare_title(visit)}接待清单", context)


def _guests(visit: Visit) -> dict[str, Any]:
    """The guests one by one; how many of them are not listed."""
    guests = visit.guests
    missing = guests.size - len(guests.people)
    return {
        "说明": f"{guests.size}人" + (f"，其中{missing}人没有列名" if missing else ""),
        "行": guests_of_units(visit) or [{"序号": "", "姓名": guests.name, "英文名": "", "单位": "", "职务": ""}],
    }


def _meal(visit: Visit, at: int) -> Row:
    meal = visit.meals[at]
    return {
        "日期": text.month_and_day(meal.date) if meal.date else "",
        "时间": text.clock(meal.time) if meal.time else "",
        "餐次": undated_name(meal),
        "场所": meal.place.name if meal.place else "",
        "形式": meal.form or "",
        "标准": f"{meal.standard:f}元" if meal.standard is not None else "",
        "来宾": f"{guest_count(visit, meal)}人",
        "陪餐": hosts_text(visit, meal) if host_count(visit, meal) else DASH,
        "付费": text.who_pays(meal.payer),
    }


def _payment(payment: Payment) -> Row:
    return {
        "交费人": payment.who,
        "项目": payment.item,
        "标准": f"{payment.standard:f}" if payment.standard is not None else "",
        "人数": str(payment.people) if payment.people is not None else "",
        "金额": in_figures(_payment_amount(payment)),
        "凭证": payment.receipt,
        _LAST: True,
    }


def _payment_amount(payment: Payment) -> Decimal | None:
    return product(payment.standard, payment.people) if payment.amount is None else payment.amount


def _expense(expense: Expense) -> Row:
    return {
        "项目": "，".join(filter(None, (expense.item, expense.note))),
        "日期": text.month_and_day(expense.date) if expense.date else "",
        "标准": f"{expense.standard:f}" if expense.standard is not None else "",
        "人数": str(expense.people) if expense.people is not None else "",
        "金额": in_figures(stated_amount(expense)),
        "承担": expense.payer,
        "支付": expense.method,
        "票据": expense.receipt,
        _LAST: True,
    }


def _closed(rows: list[Row], empty: Row) -> list[Row]:
    """The rows, blank ones where there are none; the last stays on the page of the total."""
    whole = rows or [dict(empty) for _ in range(_BLANK_ROWS)]
    return [*whole[:-1], {**whole[-1], _LAST: False}]


def _shares(visit: Visit) -> str:
    """Who bears how much, where several do."""
    parts = shares(counted_expenses(visit))
    if len(parts) < 2:
        return ""
    return "其中：" + "，".join(
        f"{text.who_pays(payer) or '没有写由谁承担'}{in_figures(sum_)}元" for payer, sum_ in parts
    )


_PAYMENT_NAMES = {
    "交费人": "谁交的",
    "项目": "伙食费、交通费",
    "标准": "每人多少元",
    "人数": "几人",
    "金额": "多少元",
    "凭证": "凭证号",
    _LAST: "后面可否换页",
}
_EXPENSE_NAMES = {
    "项目": "什么费用，后面是备注",
    "日期": "哪一天",
    "标准": "每人或每间多少元",
    "人数": "几人",
    "金额": "多少元",
    "承担": "由谁承担",
    "支付": "公务卡或转账",
    "票据": "票据号",
    _LAST: "后面可否换页",
}
_EMPTY_PAYMENT = {name: True if name == _LAST else "" for name in _PAYMENT_NAMES}
_EMPTY_EXPENSE = {name: True if name == _LAST else "" for name in _EXPENSE_NAMES}
NAMES = {
    "标题": "公务、外宾或商务接待清单",
    "编号": "“编号：”和来访的编号，每页都印",
    "填报单位": "办公室的单位名称",
    "来访单位": "来访单位；没有的栏目印一条横线，下同",
    "公函": "公函的文号和日期",
    "事由": "事由和公务内容",
    "类别": "国内公务、外宾、商务，在方框里打勾",
    "时间": "来访的起止日期",
    "人数": "来宾人数",
    "陪同": "陪同人员的姓名、单位职务和人数",
    "保障": "工作保障人员的姓名、单位职务和人数",
    "住宿": "宾馆、房型、间数、单价、由谁付",
    "用车": "车型和辆数",
    "来宾": {"说明": "来宾几人，有几人没有列名", "行": [GUEST_OF_UNIT_NAMES]},
    "活动": [ACTIVITY_NAMES],
    "用餐": [
        {
            "日期": "哪一天",
            "时间": "开餐时间",
            "餐次": "哪一餐，不带日期",
            "场所": "在哪里",
            "形式": "工作餐、自助餐等",
            "标准": "每人多少元",
            "来宾": "来宾几人",
            "陪餐": "陪餐几人、上限几人、谁陪餐",
            "付费": "由谁付",
        }
    ],
    "交费": [_PAYMENT_NAMES],
    "交费合计": TOTAL_NAMES,
    "费用": [_EXPENSE_NAMES],
    "合计": TOTAL_NAMES,
    "分担": "几方承担的，各承担多少；一方承担的为空",
}
KIND = Kind("接待清单", pages, NAMES, pack=(PackPaper(20, "接待清单", readers="报销、存档", afterwards=True),))
