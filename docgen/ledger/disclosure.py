"""What an office makes public of a year: batches, people and sums by category, against budget and last year."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docgen.ledger.categories import BUSINESS, DOMESTIC, FOREIGN, category_of, likely_category_of
from docgen.ledger.comparison import change
from docgen.ledger.cost_comparison import CostComparison, cost_comparison, whole_amount
from docgen.ledger.costs import TEN_THOUSAND, Costs, costs_of
from docgen.ledger.months import months_name
from docgen.ledger.shown_figures import rough_batches
from docgen.ledger.totals import QUARTERS, TOTAL, CountedVisits, Totals, count
from docgen.model.ledger import BATCHES, PEOPLE, WHOLE_YEAR, Figures, Ledger, Record

#: What the categories are called where they are made public.
_SHOWN = ((DOMESTIC, "国内公务接待"), (FOREIGN, "国（境）外接待"), (BUSINESS, "商务接待"))
_HEAD = "公务接待合计"


@dataclass(frozen=True, slots=True)
class DisclosedRow:
    """A row: its figures and its sum in 元, those of last year where they are known of every batch."""

    name: str
    figures: Figures
    costs: Costs | None
    before: Decimal | None = None

    @property
    def change(self) -> str:
        """How the sum has changed; empty where one of the two is not whole."""
        now = whole_amount(self.costs)
        return change(now, self.before) if now is not None and self.before else ""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What is made public. ``notes`` say what the figures hold, and what they lack."""

    year: int
    period: str
    rows: tuple[DisclosedRow, ...]
    quarters: tuple[DisclosedRow, ...]
    compared: CostComparison | None
    budget: Decimal | None
    notes: tuple[str, ...]

    @property
    def total(self) -> DisclosedRow:
        return self.rows[0]

    @property
    def is_in_ten_thousands(self) -> bool:
        """Whether its sums are shown in 万元: small ones stay in 元."""
        costs = self.total.costs
        return costs is not None and costs.amount >= TEN_THOUSAND


def disclosure(ledger: Ledger, totals: Totals) -> Disclosure:
    """What is made public of the months that the totals are about."""
    categories = tuple(_row(name, shown, likely_category_of, ledger, totals) for name, shown in _SHOWN)
    total = DisclosedRow(_HEAD, totals.total.figures, totals.total.costs, whole_amount(totals.before_costs))
    quarters = [_of_part(name, counted) for name, counted in totals.parts[QUARTERS].items() if counted.records]
    return Disclosure(
        year=totals.year,
        period=months_name(totals.year, totals.months),
        rows=(total, *categories),
        quarters=tuple(quarters) if len(quarters) > 1 else (),
        compared=cost_comparison(totals),
        budget=totals.work.budget,
        notes=tuple(_notes(ledger.records, totals)),
    )


def _row(category: str, shown: str, named: Callable[[Record], str], ledger: Ledger, totals: Totals) -> DisclosedRow:
    counted = count(record for record in ledger.records if named(record) == category)
    before = [record for record in ledger.before if named(record) == category]
    is_known = bool(ledger.before) and whole_amount(totals.before_costs) is not None
    amount = (whole_amount(costs_of(before)) or Decimal(0)) if is_known else None
    figures = counted.figures if counted.records else Figures()
    return DisclosedRow(shown, figures, counted.costs, amount)


def _of_part(name: str, counted: CountedVisits) -> DisclosedRow:
    return DisclosedRow(name, counted.figures, counted.costs)


def _notes(records: Sequence[Record], totals: Totals) -> Iterable[str]:
    yield "批次、人次按来访第一天所在的月份统计，人次为来宾人数（含随行人员），不含陪同和工作人员。"
    costs, total = totals.total.costs, totals.total.figures
    if costs is None:
        yield "台账没有费用记录，费用一栏空缺。"
    elif costs.without:
        yield f"费用按有记录的{total.batches - costs.without}批次统计，另有{costs.without}批次没有费用记录，没有计入。"
    if assumed := sum(record.figures.batches for record in records if not category_of(record)):
        yield f"有{assumed}批次没有写明接待类别，按统计类别归类，统计类别看不出是外宾、商务的列入国内公务接待。"
    for name, batches in rough_batches(totals).items():
        yield f"其中{batches}批次的{name}为约数。"
    if costs is not None and costs.amount >= TEN_THOUSAND:
        yield "金额四舍五入到百元（0.01万元），各项相加与合计可能因此略有出入；批均、人均按原数计算。"
    if totals.work.budget is not None and totals.months != WHOLE_YEAR:
        yield "预算为全年数。"


def disclosure_json(disclosed: Disclosure) -> dict[str, object]:
    """The same as data; sums are numbers of 元, null where nothing is known."""
    compared = disclosed.compared
    funds = {
        "预算": disclosed.budget,
        "上年": disclosed.total.before,
        "三公经费": compared.public_funds if compared else None,
    }
    rates = {
        "同比": compared.change if compared else "",
        "执行率": compared.of_budget if compared else "",
        "占三公": compared.of_public_funds if compared else "",
    }
    return {
        "年度": disclosed.year,
        "时段": disclosed.period,
        "接待": [_row_json(row) for row in disclosed.rows],
        "季度": [_row_json(row) for row in disclosed.quarters],
        "经费": {
            **{name: _number(amount) for name, amount in funds.items()},
            **{name: rate or None for name, rate in rates.items()},
        },
        "说明": list(disclosed.notes),
    }


def _row_json(row: DisclosedRow) -> dict[str, object]:
    costs = row.costs
    return {
        "项目": TOTAL if row.name == _HEAD else row.name,
        BATCHES: row.figures.batches,
        PEOPLE: row.figures.people,
        "费用": _number(costs.amount if costs else None),
        "未填批次": costs.without if costs else row.figures.batches,
        "批均": _number(costs.per_batch if costs else None),
        "人均": _number(costs.per_head if costs else None),
        "上年费用": _number(row.before),
        "同比": row.change or None,
    }


def _number(amount: Decimal | None) -> int | float | None:
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)
