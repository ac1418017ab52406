"""The totals as the figures that a finished text is compared with."""

from decimal import Decimal

from docgen.ledger.activities import activity_figures
from docgen.ledger.comparison import change, known_pairs
from docgen.ledger.cost_comparison import CostComparison, cost_comparison
from docgen.ledger.costs import Costs
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
    Totals,
    shown_name,
)
from docgen.model.ledger import COST, LEADERS, PER_BATCH, PER_HEAD, Figures, KnownCosts, KnownFigures


def known_figures(totals: Totals) -> KnownFigures:
    """The figures of a year by the names that a text calls them by."""
    total, before = totals.total.figures, totals.before
    columns = known_pairs(total, before) if before is not None else []
    counted = _counted(totals)
    activities = {activity.name: activity_figures(activity) for activity in totals.work.activities}
    return KnownFigures(
        named={name: figures.named() for name, figures in counted.items()} | activities,
        total=total.named(),
        moved={column: abs(new - old) for column, new, old in columns},
        rates={column: change(new, old) for column, new, old in columns if old},
        year=totals.year,
        before=before.named() if before is not None else {},
        elsewhere={
            f"{part}.{name}": counted.figures.named()
            for part in (PURPOSES, ORIGINS, CATEGORIES)
            for name, counted in totals.parts[part].items()
        },
        at_least={
            name: {LEADERS: figures.leaders}
            for name, figures in {**counted, TOTAL: total}.items()
            if figures.unstated and figures.knows_leaders
        },
        costs=_known_costs(totals),
    )


def _counted(totals: Totals) -> dict[str, Figures]:
    """The figures of classes, of the parts of 其中, of months, quarters and half-years."""
    counted: dict[str, Figures] = {}
    for part in (CLASSES, OF_WHICH, QUARTERS, HALVES):
        counted |= {name: one.figures for name, one in totals.parts[part].items()}
    return counted | {f"{month}月": one.figures for month, one in totals.parts[MONTHS].items()}


def _known_costs(totals: Totals) -> KnownCosts:
    """Sums that are known in full apart from those that are not, by the names that a text calls them by."""
    parts = {
        shown_name(part, name): one.costs
        for part in (CATEGORIES, CLASSES, OF_WHICH, QUARTERS, HALVES, MONTHS)
        for name, one in totals.parts[part].items()
    }
    every = {**parts, TOTAL: totals.total.costs, "上年": totals.before_costs}
    columns = {name: _columns(costs) for name, costs in every.items() if costs}
    whole = {name: columns[name] for name, costs in every.items() if costs and not costs.without}
    work, compared = totals.work, cost_comparison(totals)
    stated = {"预算": work.budget, "三公经费": work.public_funds}
    whole |= {name: {COST: amount} for name, amount in stated.items() if amount is not None}
    if compared and compared.before is not None:
        whole["比上年增减"] = {COST: abs(compared.now - compared.before)}
    if compared and compared.budget is not None:
        whole["预算结余"] = {COST: abs(compared.now - compared.budget)}
    return KnownCosts(
        year=totals.year,
        sums=whole if totals.total.costs else {},
        least={name: columns[name] for name in columns if name not in whole},
        rates=_cost_rates(compared) if compared else {},
    )


def _columns(costs: Costs) -> dict[str, Decimal]:
    sums = {COST: costs.amount, PER_BATCH: costs.per_batch, PER_HEAD: costs.per_head}
    return {column: amount for column, amount in sums.items() if amount is not None}


def _cost_rates(compared: CostComparison) -> dict[str, Decimal]:
    """The rates in percent, as exact as they are."""
    rates: dict[str, Decimal] = {}
    if compared.before:
        rates["同比"] = (compared.now - compared.before) * 100 / compared.before
    if compared.budget:
        rates["执行率"] = compared.now * 100 / compared.budget
    if compared.public_funds:
        rates["占三公经费"] = compared.now * 100 / compared.public_funds
    return rates
