"""The totals as data."""

from decimal import Decimal
from typing import Any

from docgen.ledger.activities import activity_figures
from docgen.ledger.comparison import rates
from docgen.ledger.shown_figures import rough_batches
from docgen.ledger.totals import CLASSES, MONTHS, OF_WHICH, ORIGINS, PURPOSES, TOTAL, Totals
from docgen.model.ledger import BATCHES, LEADERS, PEOPLE, Figures


def totals_json(totals: Totals) -> dict[str, Any]:
    """The shape that ``docgen stats --json`` prints."""
    shape: dict[str, Any] = {"年度": totals.year, TOTAL: _figures(totals.total.figures)}
    for part in (CLASSES, MONTHS, OF_WHICH, PURPOSES, ORIGINS):
        shape[part] = {name: _figures(counted.figures) for name, counted in totals.parts[part].items()}
    if totals.total.cost is not None:
        shape["费用"] = _costs(totals)
    if rough := rough_batches(totals):
        shape["约数"] = rough
    if totals.before is not None:
        shape["上年"] = _figures(totals.before)
        shape["同比"] = rates(totals.total.figures, totals.before)
    shape["工作"] = {activity.name: activity_figures(activity) for activity in totals.work.activities}
    return shape


def _costs(totals: Totals) -> dict[str, Any]:
    """元 in all and by class; a class of which nothing is known is left out, 未填批次 counts those without a sum."""
    classes = {
        name: _number(counted.cost) for name, counted in totals.parts[CLASSES].items() if counted.cost is not None
    }
    unstated = {"未填批次": totals.total.without_cost} if totals.total.without_cost else {}
    return {TOTAL: _number(totals.total.cost or Decimal(0)), CLASSES: classes, **unstated}


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _figures(figures: Figures) -> dict[str, int | None]:
    """领导人数 is null where nothing is known of it; 领导人数未填 counts the batches that do not state it."""
    leaders = figures.leaders if figures.knows_leaders else None
    unstated = {"领导人数未填": figures.unstated} if figures.unstated else {}
    return {BATCHES: figures.batches, PEOPLE: figures.people, LEADERS: leaders, **unstated}
