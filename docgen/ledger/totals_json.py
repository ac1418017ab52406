"""The totals as data."""

from typing import Any

from docgen.ledger.activities import activity_figures
from docgen.ledger.comparison import rates
from docgen.ledger.totals import CLASSES, MONTHS, OF_WHICH, ORIGINS, PURPOSES, TOTAL, Totals
from docgen.model.ledger import BATCHES, LEADERS, PEOPLE, Figures


def totals_json(totals: Totals) -> dict[str, Any]:
    """The shape that ``docgen stats --json`` prints."""
    shape: dict[str, Any] = {"年度": totals.year, TOTAL: _figures(totals.total.figures)}
    for part in (CLASSES, MONTHS, OF_WHICH, PURPOSES, ORIGINS):
        shape[part] = {name: _figures(counted.figures) for name, counted in totals.parts[part].items()}
    if totals.before is not None:
        shape["上年"] = _figures(totals.before)
        shape["同比"] = rates(totals.total.figures, totals.before)
    shape["工作"] = {activity.name: activity_figures(activity) for activity in totals.work.activities}
    return shape


def _figures(figures: Figures) -> dict[str, int | None]:
    """领导人数 is null where nothing is known of it; 领导人数未填 counts the batches that do not state it."""
    leaders = figures.leaders if figures.knows_leaders else None
    unstated = {"领导人数未填": figures.unstated} if figures.unstated else {}
    return {BATCHES: figures.batches, PEOPLE: figures.people, LEADERS: leaders, **unstated}
