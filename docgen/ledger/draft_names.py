"""The names that a draft may use, and the texts that stand for them."""

from typing import Any

from docgen.ledger.activities import activity_figures
from docgen.ledger.comparison import differences, percent, rates
from docgen.ledger.cost_comparison import cost_comparison, cost_texts
from docgen.ledger.costs import ten_thousands_text, yuan_text
from docgen.ledger.sentences import sentences
from docgen.ledger.shown_figures import figure_texts, shown_columns
from docgen.ledger.totals import CLASSES, MONTHS, TOTAL, CountedVisits, Totals
from docgen.model.ledger import COST, Activity, Figures


def draft_names(totals: Totals) -> dict[str, Any]:
    """A tree of texts: ``{{ 类别.厅局级.人次 }}`` of a draft is ``draft_names(totals)["类别"]["厅局级"]["人次"]``."""
    total = totals.total.figures
    columns = shown_columns(total)
    parts = {
        part: {name: _texts(counted, columns) for name, counted in counts.items()}
        for part, counts in totals.parts.items()
    }
    names: dict[str, Any] = {
        "年度": str(totals.year),
        TOTAL: _texts(totals.total, columns),
        **parts,
        MONTHS: {key: texts for month, texts in parts[MONTHS].items() for key in (month, f"{month}月")},
        "占比": {name: _shares(counted.figures, total) for name, counted in totals.parts[CLASSES].items()},
        "工作": {activity.name: _activity(activity) for activity in totals.work.activities},
        **_further(totals),
        "句": dict(sentences(totals)),
    }
    return names if totals.before is None else names | _year_before(totals, totals.before)


def _texts(counted: CountedVisits, columns: tuple[str, ...]) -> dict[str, str]:
    return figure_texts(counted.figures, columns) | cost_texts(counted.costs)


def _further(totals: Totals) -> dict[str, Any]:
    """Leaders by level, what guests said, the budget: each where anything is known of it."""
    names: dict[str, Any] = {}
    if totals.leaders_by_level:
        names["领导级别"] = {level: str(number) for level, number in totals.leaders_by_level.items()}
    if totals.feedback.matters:
        counts = {**totals.feedback.kinds, **totals.feedback.states}
        names["反馈"] = {"件数": str(totals.feedback.matters)} | {name: str(count) for name, count in counts.items()}
    compared = cost_comparison(totals)
    for name, amount, rate, share in (
        ("预算", totals.work.budget, "执行率", compared.of_budget if compared else ""),
        ("三公经费", totals.work.public_funds, "占比", compared.of_public_funds if compared else ""),
    ):
        if amount is not None:
            names[name] = {"金额": yuan_text(amount), "万元": ten_thousands_text(amount)} | (
                {rate: share} if share else {}
            )
    return names


def _year_before(totals: Totals, before: Figures) -> dict[str, Any]:
    columns = shown_columns(before)
    classes = {name: figure_texts(figures, columns) for name, figures in totals.before_classes.items()}
    for name, costs in totals.before_class_costs.items():
        classes[name] = classes.get(name, {}) | cost_texts(costs)
    compared = cost_comparison(totals)
    moved = {COST: compared.moved} if compared and compared.moved else {}
    changed = {COST: compared.change} if compared and compared.change else {}
    return {
        "同比": {**rates(totals.total.figures, before), **changed},
        "增减": {**differences(totals.total.figures, before), **moved},
        "上年": {**figure_texts(before, columns), **cost_texts(totals.before_costs), CLASSES: classes},
    }


def _shares(part: Figures, whole: Figures) -> dict[str, str]:
    """The share of a part in every column; of a column without a total, or not known in full, there is none."""
    totals = whole.named()
    return {column: percent(number, totals[column]) for column, number in part.named().items() if totals.get(column)}


def _activity(activity: Activity) -> dict[str, str]:
    return {column: str(number) for column, number in activity_figures(activity).items()}
