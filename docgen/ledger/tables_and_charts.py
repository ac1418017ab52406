"""The totals as tables and charts that a draft may ask for."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from docgen.ledger.comparison import change
from docgen.ledger.costs import Costs
from docgen.ledger.months import months_name
from docgen.ledger.shown_figures import about_note, cost_note, leaders_note, shown_cells, shown_columns
from docgen.ledger.totals import (
    CATEGORIES,
    CLASSES,
    HALVES,
    MONTHS,
    OF_WHICH,
    ORIGINS,
    PURPOSES,
    QUARTERS,
    TOTAL,
    CountedVisits,
    Totals,
    is_stated,
    shown_name,
)
from docgen.model.draft import Chart, Table
from docgen.model.ledger import BATCHES, COST, LEADERS, PEOPLE, Figures, Months

_PARTS = (CLASSES, MONTHS, QUARTERS, HALVES, CATEGORIES, PURPOSES, ORIGINS, OF_WHICH)
_UNITS = {BATCHES: "批次", PEOPLE: "人次"}
_GREY = "7F7F7F"
#: What the tables and charts of a part are called: 2023年各类接待情况, 2023年接待人次（按事由）.
_TITLES = {
    CLASSES: "各类接待{}",
    MONTHS: "各月接待{}",
    QUARTERS: "各季度接待{}",
    HALVES: "上下半年接待{}",
    CATEGORIES: "接待{}（按接待类别）",
    PURPOSES: "接待{}（按事由）",
    ORIGINS: "接待{}（按来源地）",
    OF_WHICH: "接待{}（其中）",
}


def tables_and_charts(totals: Totals, colour: str = "") -> dict[str, Table | Chart]:
    """Tables and charts by the name that a draft gives them: ``表.类别``, ``图.月份``, ``图.月份.批次`` …

    ``colour`` is that of the bars, six hexadecimal digits; without it they are grey.
    """
    return {**{f"表.{name}": table for name, table in _tables(totals)}, **dict(_charts(totals, colour or _GREY))}


def _tables(totals: Totals) -> Iterator[tuple[str, Table]]:
    for part in _PARTS:
        if is_stated(totals.parts[part]):
            yield part, _table(part, totals)
    if totals.before is not None:
        yield "同比", _comparison(totals, totals.before)
    if costs := totals.total.costs:
        yield "费用", _costs(totals, costs)
    if totals.leaders_by_level:
        rows = [("级别", "人数"), *((level, str(number)) for level, number in totals.leaders_by_level.items())]
        yield "领导级别", Table(tuple(rows), months_name(totals.year, totals.months) + "来访领导情况")


def _costs(totals: Totals, total: Costs) -> Table:
    """费用 by class with what it makes per batch and per head; its share in the whole where the whole is known."""
    rows: list[tuple[str, ...]] = [(CLASSES, BATCHES, PEOPLE, "费用（元）", "批均（元）", "人均（元）")]
    for name, counted in totals.parts[CLASSES].items():
        if counted.figures.batches or counted.costs:
            rows.append((name, *_cost_cells(counted.figures, counted.costs)))
    rows.append((TOTAL, *_cost_cells(totals.total.figures, total)))
    return Table(tuple(rows), months_name(totals.year, totals.months) + "公务接待费用情况", cost_note(totals))


def _cost_cells(figures: Figures, costs: Costs | None) -> tuple[str, ...]:
    sums = (costs.amount, costs.per_batch, costs.per_head) if costs else (None, None, None)
    shown = ("—" if amount is None else f"{amount:,.2f}" for amount in sums)
    return (str(figures.batches), str(figures.people), *shown)


def _table(part: str, totals: Totals) -> Table:
    """A row for each name, and their sum where no visit counts twice."""
    columns = shown_columns(totals.total.figures)
    rows: list[tuple[str, ...]] = [(part, *columns)]
    rows += [
        (shown_name(part, name), *shown_cells(counted.figures, columns))
        for name, counted in _counts(totals, part).items()
    ]
    if part != OF_WHICH:
        rows.append((TOTAL, *shown_cells(totals.total.figures, columns)))
    note = (leaders_note(totals) if LEADERS in columns else "") + about_note(totals)
    return Table(tuple(rows), _title(totals, part, "情况"), note)


def _comparison(totals: Totals, before: Figures) -> Table:
    """Every class in both years, as far as the year before is known by class."""
    now, then = f"{totals.year}年", f"{totals.year - 1}年"
    title = months_name(totals.year, totals.months) + ("与上年同期" if totals.same_months else f"与{then}")
    rows: list[tuple[str, ...]] = [(CLASSES, f"{then}批次", f"{now}批次", "增减", f"{then}人次", f"{now}人次", "增减")]
    classes = totals.parts[CLASSES]
    for name, then_figures in totals.before_classes.items():
        now_figures = classes[name].figures if name in classes else Figures()
        rows.append(_comparison_row(name, now_figures, then_figures))
    rows.append(_comparison_row(TOTAL, totals.total.figures, before))
    return Table(tuple(rows), f"{title}接待情况比较")


def _comparison_row(name: str, now: Figures, before: Figures) -> tuple[str, ...]:
    batches = (str(before.batches), str(now.batches), _change(now.batches, before.batches))
    people = (str(before.people), str(now.people), _change(now.people, before.people))
    return (name, *batches, *people)


def _change(now: int, before: int) -> str:
    return change(now, before) if before else "—"


def _charts(totals: Totals, colour: str) -> Iterator[tuple[str, Chart]]:
    for part in _PARTS:
        if is_stated(totals.parts[part]):
            yield f"图.{part}.{BATCHES}", _chart(totals, part, BATCHES, colour)
            yield f"图.{part}.{PEOPLE}", _chart(totals, part, PEOPLE, colour)
            yield f"图.{part}", _chart(totals, part, PEOPLE, colour)
    if totals.total.costs:
        yield "图.费用", _cost_chart(totals, colour)


def _cost_chart(totals: Totals, colour: str) -> Chart:
    """费用 by class in whole 元; a class of which nothing is known has no bar."""
    counts = totals.parts[CLASSES].items()
    sums = {name: counted.cost for name, counted in counts if counted.cost is not None}
    bars = tuple(int(amount.quantize(Decimal(1), ROUND_HALF_UP)) for amount in sums.values())
    title = f"{months_name(totals.year, totals.months)}公务接待费用（元）"
    alt = f"{title}：" + "，".join(f"{name}{amount:f}元" for name, amount in sums.items())
    return Chart(title, tuple(sums), bars, COST, alt, colour)


def _chart(totals: Totals, part: str, column: str, colour: str) -> Chart:
    counts = _counts(totals, part).items()
    numbers = {shown_name(part, name): counted.figures.named()[column] for name, counted in counts}
    title = _title(totals, part, column)
    alt = f"{title}：" + "，".join(f"{name}{number}{_UNITS[column]}" for name, number in numbers.items())
    return Chart(title, tuple(numbers), tuple(numbers.values()), column, alt, colour)


def _title(totals: Totals, part: str, subject: str) -> str:
    return months_name(totals.year, totals.months) + _TITLES[part].format(subject)


def _counts(totals: Totals, part: str) -> Mapping[str, CountedVisits]:
    """A part of the totals; of the months those that the totals are about."""
    counts = totals.parts[part]
    if part in (QUARTERS, HALVES):
        return _within_months(counts, 3 if part == QUARTERS else 6, totals.months)
    if part != MONTHS:
        return counts
    first, last = totals.months
    return {str(month): counts[str(month)] for month in range(first, last + 1)}


def _within_months(counts: Mapping[str, CountedVisits], length: int, months: Months) -> Mapping[str, CountedVisits]:
    """The quarters or half-years that have a month of those that the totals are about."""
    first, last = (months.first - 1) // length, (months.last - 1) // length
    return dict(list(counts.items())[first : last + 1])
