"""The names that a draft may use, and the texts that stand for them."""

from typing import Any

from docgen.ledger.activities import activity_figures
from docgen.ledger.comparison import differences, percent, rates
from docgen.ledger.sentences import sentences
from docgen.ledger.shown_figures import figure_texts, shown_columns
from docgen.ledger.totals import CLASSES, MONTHS, TOTAL, Totals
from docgen.model.ledger import Activity, Figures


def draft_names(totals: Totals) -> dict[str, Any]:
    """A tree of texts: ``{{ 类别.厅局级.人次 }}`` of a draft is ``draft_names(totals)["类别"]["厅局级"]["人次"]``."""
    total = totals.total.figures
    columns = shown_columns(total)
    parts = {
        part: {name: figure_texts(counted.figures, columns) for name, counted in counts.items()}
        for part, counts in totals.parts.items()
    }
    names: dict[str, Any] = {
        "年度": str(totals.year),
        TOTAL: figure_texts(total, columns),
        **parts,
        MONTHS: {key: texts for month, texts in parts[MONTHS].items() for key in (month, f"{month}月")},
        "占比": {name: _shares(counted.figures, total) for name, counted in totals.parts[CLASSES].items()},
        "工作": {activity.name: _activity(activity) for activity in totals.work.activities},
        "句": dict(sentences(totals)),
    }
    return names if totals.before is None else names | _year_before(totals, totals.before)


def _year_before(totals: Totals, before: Figures) -> dict[str, Any]:
    columns = shown_columns(before)
    classes = {name: figure_texts(figures, columns) for name, figures in totals.before_classes.items()}
    return {
        "同比": rates(totals.total.figures, before),
        "增减": differences(totals.total.figures, before),
        "上年": {**figure_texts(before, columns), CLASSES: classes},
    }


def _shares(part: Figures, whole: Figures) -> dict[str, str]:
    """The share of a part in every column; of a column without a total, or not known in full, there is none."""
    totals = whole.named()
    return {column: percent(number, totals[column]) for column, number in part.named().items() if totals.get(column)}


def _activity(activity: Activity) -> dict[str, str]:
    return {column: str(number) for column, number in activity_figures(activity).items()}
