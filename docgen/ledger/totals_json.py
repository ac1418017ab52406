"""The totals as data."""

from decimal import Decimal
from typing import Any

from docgen.ledger.activities import activity_figures
from docgen.ledger.comparison import rates
from docgen.ledger.cost_comparison import cost_comparison
from docgen.ledger.costs import Costs
from docgen.ledger.shown_figures import rough_batches
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
)
from docgen.model.ledger import BATCHES, LEADERS, PEOPLE, Figures


def totals_json(totals: Totals) -> dict[str, Any]:
    """The shape that ``docgen stats --json`` prints."""
    shape: dict[str, Any] = {"年度": totals.year, TOTAL: _figures(totals.total.figures)}
    for part in (CLASSES, MONTHS, QUARTERS, HALVES, CATEGORIES, OF_WHICH, PURPOSES, ORIGINS):
        shape[part] = {name: _figures(counted.figures) for name, counted in totals.parts[part].items()}
    if costs := totals.total.costs:
        shape["费用"] = _costs(totals, costs)
    if rough := rough_batches(totals):
        shape["约数"] = rough
    if totals.before is not None:
        shape["上年"] = _figures(totals.before)
        shape["同比"] = rates(totals.total.figures, totals.before)
    if totals.leaders_by_level:
        shape["领导级别"] = dict(totals.leaders_by_level)
    if totals.feedback.matters:
        feedback = totals.feedback
        counts = {"件数": feedback.matters, BATCHES: feedback.visits}
        shape["反馈"] = {**counts, "类型": dict(feedback.kinds), "状态": dict(feedback.states)}
    shape["工作"] = {activity.name: activity_figures(activity) for activity in totals.work.activities}
    return shape


def _costs(totals: Totals, costs: Costs) -> dict[str, Any]:
    """元 in all and by part, per batch and per head, against the year before and the budget.

    A part of which nothing is known is left out; 未填批次 counts those without a sum. What is compared is whole.
    """
    parts = {part: _costs_of_part(totals, part) for part in (CLASSES, CATEGORIES, MONTHS, QUARTERS, HALVES)}
    means = {"批均": costs.per_batch, "人均": costs.per_head}
    unstated = {"未填批次": costs.without} if costs.without else {}
    known = {name: _number(amount) for name, amount in means.items() if amount is not None}
    return {TOTAL: _number(costs.amount), **parts, **known, **unstated, **_compared(totals)}


def _costs_of_part(totals: Totals, part: str) -> dict[str, int | float]:
    counts = totals.parts[part].items()
    return {name: _number(counted.cost) for name, counted in counts if counted.cost is not None}


def _compared(totals: Totals) -> dict[str, Any]:
    """What is known to compare with: sums as numbers, rates as texts."""
    before, work = totals.before_costs, totals.work
    sums = {"上年": before.amount if before else None, "预算": work.budget, "三公经费": work.public_funds}
    shape: dict[str, Any] = {name: _number(amount) for name, amount in sums.items() if amount is not None}
    if compared := cost_comparison(totals):
        rates = {"同比": compared.change, "执行率": compared.of_budget, "占三公": compared.of_public_funds}
        shape |= {name: rate for name, rate in rates.items() if rate}
    return shape


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _figures(figures: Figures) -> dict[str, int | None]:
    """领导人数 is null where nothing is known of it; 领导人数未填 counts the batches that do not state it."""
    leaders = figures.leaders if figures.knows_leaders else None
    unstated = {"领导人数未填": figures.unstated} if figures.unstated else {}
    return {BATCHES: figures.batches, PEOPLE: figures.people, LEADERS: leaders, **unstated}
