"""物品采购和领用清单: what a visit needs, what it costs, who approves; who was given what, what is left."""

from collections.abc import Iterator, Sequence
from typing import Any

from docgen.kinds._input import PageInput
from docgen.kinds._kind import Kind, PackPaper, Page
from docgen.kinds.form_parts.money import TOTAL_NAMES, in_figures, total
from docgen.kinds.form_parts.subject import bare_title
from docgen.kinds.guest_parts.heads import LIST_HEAD_NAMES, list_head
from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row
from docgen.kinds.supply_parts.items import Item, items
from docgen.model.scalars import Quantity
from docgen.model.supplies import Issue
from docgen.text import wording as text

_TO_BUY, _IN_STORE = "采购、租用", "库存、自制"
_FEWEST_ROWS = 5  # of a form: what is missing is written by hand


def pages(page_input: PageInput) -> Iterator[Page]:
    """One form: the list with its total and signatures, behind it the register of what was handed out."""
    visit = page_input.visit
    needed = items(visit, page_input.plans)
    context = {
        "标题": "物品采购和领用清单",
        **list_head(visit),
        "编号": f"编号：{visit.code}" if visit.code else "编号：",
        "单位": visit.office.unit,
        "人数": f"来宾{visit.guests.size}人" + (f"，陪同{len(visit.hosts)}人" if visit.hosts else ""),
        "组": _groups(needed),
        "领用": _register(needed),
    }
    yield Page(f"{bare_title(visit)}物品采购和领用清单", context)


def _groups(needed: Sequence[Item]) -> list[dict[str, Any]]:
    """What costs money with its total, then what is in store or made; numbered through."""
    numbered = list(enumerate(_in_groups(needed), 1))
    to_buy = [_row(number, item) for number, item in numbered if item.needs_price]
    in_store = [_row(number, item) for number, item in numbered if not item.needs_price]
    blank = [_row(0, Item("")) for _ in range(_FEWEST_ROWS - len(numbered))]
    sums = total([item.amount for _, item in numbered if item.needs_price])
    groups: list[dict[str, Any]] = [{"类别": _TO_BUY, "行": [*to_buy, *blank], "有合计": True, "合计": sums}]
    groups += [{"类别": _IN_STORE, "行": in_store, "有合计": False, "合计": total([])}] if in_store else []
    for group in groups:
        if rows := group["行"]:
            rows[-1][MAY_BREAK] = False  # it stays with the total or the signatures
    return groups


def _in_groups(needed: Sequence[Item]) -> list[Item]:
    return sorted(needed, key=lambda item: not item.needs_price)


def _register(needed: Sequence[Item]) -> list[Row]:
    """The rows of the register; the last one stays with the signatures."""
    rows = [row for number, item in enumerate(_in_groups(needed), 1) for row in _issues(number, item)]
    rows += [row for _ in range(_FEWEST_ROWS - len(rows)) for row in _issues(0, Item(""))]
    rows[-1][MAY_BREAK] = False
    return rows


def _row(number: int, item: Item) -> Row:
    return {
        "序号": str(number) if number else "",
        "品名": item.name,
        "规格": item.spec,
        "数量": str(item.number.number) if item.number else "",
        "计量": item.number.unit if item.number else "",
        "单价": in_figures(item.price),
        "金额": in_figures(item.amount),
        "用途": item.use,
        "来源": item.source,
        "申请": item.requester,
        "备注": item.note,
        MAY_BREAK: True,
    }


def _issues(number: int, item: Item) -> list[Row]:
    """A row for everything that was handed out, or one to be written by hand; what is left stands in the last."""
    rows = [_issue(issue) for issue in item.issues] or [_issue(Issue())]
    rows[-1]["余"] = _left(item)
    shown = {"序号": str(number) if number else "", "品名": item.name, "数量": str(item.number) if item.number else ""}
    return [{**(shown if not at else dict.fromkeys(shown, "")), **row} for at, row in enumerate(rows)]


def _issue(issue: Issue) -> Row:
    return {
        "单位": issue.to,
        "领用人": issue.who,
        "领用数量": str(issue.issued) if issue.issued else "",
        "日期": text.month_and_day(issue.date) if issue.date else "",
        "归还": str(issue.returned) if issue.returned else "",
        "余": "",
        MAY_BREAK: True,
    }


def _left(item: Item) -> str:
    """What is left, where all numbers are known and in one measure; more handed out than there was is said."""
    issued = [issue.issued for issue in item.issues]
    if item.number is None or not issued or None in issued:
        return ""
    given = [number for number in (*issued, *(issue.returned for issue in item.issues)) if number]
    if any(number.unit != item.number.unit for number in given):
        return ""
    left = item.number.number - _sum(issued) + _sum([issue.returned for issue in item.issues])
    return f"{left}{item.number.unit}" if left >= 0 else f"超领{-left}{item.number.unit}"


def _sum(numbers: Sequence[Quantity | None]) -> int:
    return sum(number.number for number in numbers if number)


_ITEM_NAMES = {
    "序号": "从1起",
    "品名": "什么东西",
    "规格": "型号、大小",
    "数量": "多少",
    "计量": "个、瓶、套",
    "单价": "每件多少元",
    "金额": "合计多少元",
    "用途": "用在哪一场、哪一处，赠给谁",
    "来源": "采购、库存、自制、租用",
    "申请": "哪个部门或谁提出要的",
    "备注": "备注",
    MAY_BREAK: MAY_BREAK_MEANING,
}
_ISSUE_NAMES = {
    "序号": "与上表一致",
    "品名": "什么东西；同一件再次领用的为空",
    "数量": "应发多少",
    "单位": "哪个部门领的",
    "领用人": "谁领的",
    "领用数量": "领了多少",
    "日期": "哪一天领的",
    "归还": "还了多少",
    "余": "还余多少",
    MAY_BREAK: MAY_BREAK_MEANING,
}
NAMES: dict[str, Any] = {
    "标题": "物品采购和领用清单",
    **LIST_HEAD_NAMES,
    "编号": "来访的编号",
    "单位": "接待单位",
    "人数": "来宾和陪同多少人",
    "组": [
        {
            "类别": "采购、租用；库存、自制",
            "行": [_ITEM_NAMES],
            "有合计": "这一组要不要合计",
            "合计": TOTAL_NAMES,
        }
    ],
    "领用": [_ISSUE_NAMES],
}
KIND = Kind(
    "物品采购和领用清单",
    pages,
    NAMES,
    carries_charts=True,
    rules=("G19", "T06"),
    pack=(
        PackPaper(
            19, "物品采购和领用清单", needs=("物品", "布置", "礼品"), readers="采购和领用的人", by_hand=("领用人签名",)
        ),
    ),
)
