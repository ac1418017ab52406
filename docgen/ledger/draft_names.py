"""The names that a draft may use, and the texts that stand for them."""

from typing import Any

from docgen.ledger.activities import activity_figures
from docgen.ledger.comparison import differences, percent, rates
from docgen.ledger.sentences import sentences
from docgen.ledger.totals import CLASSES, MONTHS, TOTAL, Totals
from docgen.model.ledger import Activity, Figures


def draft_names(totals: Totals) -> dict[str, Any]:
    """A tree of texts: ``{{ 类别.厅局级.人次 }}`` of a draft is ``draft_names(totals)["类别"]["厅局级"]["人次"]``."""
    total = totals.total.figures
    parts = {
        part: {name: _texts(counted.figures) for name, counted in counts.items()}
        for part, counts in totals.parts.items()
    }
    names: dict[str, Any] = {
        "年度": str(totals.year),
        TOTAL: _texts(total),
        **parts,
        MONTHS: {key: texts for month, texts in parts[MONTHS].items() for key in (month, f"{month}月")},
        "占比": {name: _shares(counted.figures, total) for name, counted in totals.parts[CLASSES].items()},
        "工作": {activity.name: _activity(activity) for activity in totals.work.activities},
        "句": dict(sentences(totals)),
    }
    return names if totals.before is None else names | _year_before(totals, totals.before)


def _year_before(totals: Totals, before: Figures) -> dict[str, Any]:
    classes = {name: _texts(figures) for name, figures in totals.before_classes.items()}
    return {
        "同比": rates(totals.total.figures, before),
        "增减": differences(totals.total.figures, before),
        "上年": {**_texts(before), CLASSES: classes},
    }


def _texts(figures: Figures) -> dict[str, str]:
    return {column: str(number) for column, number in figures.named().items()}


def _shares(part: Figures, whole: Figures) -> dict[str, str]:
    """The share of a part in every column; of a column without a total there is none."""
    columns = zip(part.named().items(), whole, strict=True)
    return {column: percent(number, total) for (column, number), total in columns if total}


def _activity(activity: Activity) -> dict[str, str]:
    return {column: str(number) for column, number in activity_figures(activity).items()}
