"""The totals as data."""

from typing import Any

from docgen.ledger.activities import activity_figures
from docgen.ledger.comparison import rates
from docgen.ledger.totals import CLASSES, MONTHS, OF_WHICH, ORIGINS, PURPOSES, TOTAL, Totals


def totals_json(totals: Totals) -> dict[str, Any]:
    """The shape that ``docgen stats --json`` prints."""
    shape: dict[str, Any] = {"年度": totals.year, TOTAL: totals.total.figures.named()}
    for part in (CLASSES, MONTHS, OF_WHICH, PURPOSES, ORIGINS):
        shape[part] = {name: counted.figures.named() for name, counted in totals.parts[part].items()}
    if totals.before is not None:
        shape["上年"] = totals.before.named()
        shape["同比"] = rates(totals.total.figures, totals.before)
    shape["工作"] = {activity.name: activity_figures(activity) for activity in totals.work.activities}
    return shape
