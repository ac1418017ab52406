"""公开表: what an office makes public of a year: batches, people and sums by category, against budget and last year."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from docgen.kinds._input import YearInput
from docgen.kinds._kind import Kind, Page
from docgen.ledger.costs import Costs, ten_thousands_text
from docgen.ledger.disclosure import DisclosedRow, Disclosure
from docgen.model.sheets import ListColumn, ListSheet
from docgen.text.titles import title_lines

_NOT_KNOWN = "—"


def pages(year: YearInput) -> Iterator[Page]:
    """The categories with their figures, the money against the budget, the quarters, the notes."""
    disclosed = year.disclosure
    title = _title(year)
    yield Page(
        title,
        {
            "标题": title,
            "标题分行": "\n".join(title_lines((title,))),
            "单位": year.office.unit,
            "时段": disclosed.period,
            "金额单位": _unit(disclosed),
            "接待": [_row(row, disclosed) | _against_last_year(row, disclosed) for row in disclosed.rows],
            "经费": list(_pairs(list(_funds(disclosed)))),
            "季度": [_row(row, disclosed) for row in disclosed.quarters],
            "说明": [{"文": f"{number}．{note}"} for number, note in enumerate(disclosed.notes, 1)],
        },
    )


def sheets(year: YearInput) -> Iterator[ListSheet]:
    """The same as two sheets, sums in 元: the categories and quarters, the money against the budget."""
    disclosed, title = year.disclosure, _title(year)
    note = f"{year.office.unit}　{disclosed.period}　金额单位：元。{''.join(disclosed.notes)}"
    rows = [*disclosed.rows, *disclosed.quarters]
    yield ListSheet("公开表", title, note, _COLUMNS, [_sheet_row(row) for row in rows])
    funds = [(name, shown) for name, shown in _funds(disclosed, in_yuan=True)]
    yield ListSheet("经费", f"{title}（经费）", "金额单位：元。", _FUND_COLUMNS, funds)


def _pairs(funds: Sequence[tuple[str, str]]) -> Iterator[dict[str, str]]:
    """The funds two in a row."""
    for at in range(0, len(funds), 2):
        (name, shown), (second, also) = funds[at], funds[at + 1] if at + 1 < len(funds) else ("", "")
        yield {"项目": name, "数": shown, "项目二": second, "数二": also}


def _title(year: YearInput) -> str:
    return f"{year.office.short or year.office.unit}{year.disclosure.period}公务接待情况公开表"


def _unit(disclosed: Disclosure) -> str:
    return "万元" if disclosed.is_in_ten_thousands else "元"


def _row(row: DisclosedRow, disclosed: Disclosure) -> dict[str, str]:
    costs = row.costs
    return {
        "项目": row.name,
        "批次": str(row.figures.batches),
        "人次": str(row.figures.people),
        "费用": _sum(_amount(row), disclosed),
        "批均": _mean(costs.per_batch if costs else None),
        "人均": _mean(costs.per_head if costs else None),
    }


def _against_last_year(row: DisclosedRow, disclosed: Disclosure) -> dict[str, str]:
    return {"上年": _sum(row.before, disclosed), "同比": row.change or _NOT_KNOWN}


def _amount(row: DisclosedRow) -> Decimal | None:
    """The sum of a row; a row without a visit cost nothing."""
    if row.costs is None:
        return None if row.figures.batches else Decimal(0)
    return row.costs.amount


def _sum(amount: Decimal | None, disclosed: Disclosure) -> str:
    if amount is None:
        return _NOT_KNOWN
    return ten_thousands_text(amount) if disclosed.is_in_ten_thousands else f"{amount:,.2f}"


def _mean(amount: Decimal | None) -> str:
    return _NOT_KNOWN if amount is None else f"{amount:,.2f}"


def _funds(disclosed: Disclosure, in_yuan: bool = False) -> Iterator[tuple[str, str]]:
    """What there is to say of the money as a whole, each with its unit."""
    compared, costs = disclosed.compared, disclosed.total.costs

    def shown(amount: Decimal) -> str:
        return f"{amount:,.2f}元" if in_yuan else f"{_sum(amount, disclosed)}{_unit(disclosed)}"

    if disclosed.budget is not None:
        yield "预算", shown(disclosed.budget)
    yield "支出", _spent(costs, shown(costs.amount) if costs else "")
    if compared and compared.budget:
        over = compared.now - compared.budget
        yield "完成预算", compared.of_budget
        yield ("超出预算" if over > 0 else "预算结余"), shown(abs(over))
    if disclosed.total.before is not None:
        yield "上年支出", shown(disclosed.total.before)
    if compared and compared.before:
        yield "比上年", _moved(compared.now - compared.before, shown)
        yield "同比", compared.change
    if compared and compared.public_funds:
        yield "“三公”经费支出", shown(compared.public_funds)
        yield "占“三公”经费", compared.of_public_funds


def _moved(difference: Decimal, shown: Callable[[Decimal], str]) -> str:
    return f"{'增加' if difference > 0 else '减少'}{shown(abs(difference))}" if difference else "持平"


def _spent(costs: Costs | None, shown: str) -> str:
    if costs is None:
        return "没有记录"
    return f"{shown}（缺{costs.without}批次）" if costs.without else shown


_COLUMNS = (
    ListColumn("项目", 24),
    ListColumn("批次", 10, "count"),
    ListColumn("人次", 10, "count"),
    ListColumn("费用（元）", 16, "money"),
    ListColumn("没有费用记录的批次", 12, "count"),
    ListColumn("批均（元）", 14, "money"),
    ListColumn("人均（元）", 14, "money"),
    ListColumn("上年费用（元）", 16, "money"),
    ListColumn("同比", 14, "short"),
)
_FUND_COLUMNS = (ListColumn("项目", 30), ListColumn("数", 40))


def _sheet_row(row: DisclosedRow) -> tuple[Any, ...]:
    costs, figures = row.costs, row.figures
    amount = _amount(row)
    sums = (amount, costs.without if costs else figures.batches, costs and costs.per_batch, costs and costs.per_head)
    shown = ("" if one is None else one for one in (*sums, row.before))
    return (row.name, figures.batches, figures.people, *shown, row.change)


_ROW = {
    "项目": "合计、国内公务接待、国（境）外接待、商务接待",
    "批次": "多少批次",
    "人次": "来宾多少人次，含随行人员",
    "费用": "多少钱，单位见“金额单位”；没有记录是“—”",
    "批均": "平均每批多少元",
    "人均": "平均每人多少元",
}
NAMES = {
    "标题": "公开表的名称",
    "标题分行": "公开表的名称，断成匀称的几行",
    "单位": "办公室的单位名称",
    "时段": "哪一年，或其中哪几个月",
    "金额单位": "万元；全年不到一万元的是元",
    "接待": [
        {
            **_ROW,
            "上年": "上年多少钱，单位同费用；不知道是“—”",
            "同比": "比上年增长或下降多少；不能比是“—”",
        }
    ],
    "经费": [
        {
            "项目": "预算、支出、完成预算、上年支出、占“三公”经费等",
            "数": "带单位的数",
            "项目二": "同一行的第二项；没有时为空",
            "数二": "第二项的数",
        }
    ],
    "季度": [{**_ROW, "项目": "一季度、二季度……；只有一个季度时没有"}],
    "说明": [{"文": "一条说明，带序号"}],
}
KIND = Kind("公开表", pages, NAMES, source="台账", sheets=sheets)
