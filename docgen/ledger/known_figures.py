"""The totals as the figures that a finished text is compared with."""

from docgen.ledger.activities import activity_figures
from docgen.ledger.comparison import change, known_pairs
from docgen.ledger.totals import CLASSES, MONTHS, OF_WHICH, ORIGINS, PURPOSES, TOTAL, Totals, total_of
from docgen.model.ledger import LEADERS, Figures, KnownFigures

_MONTHS_OF = {
    "一季度": range(1, 4),
    "二季度": range(4, 7),
    "三季度": range(7, 10),
    "四季度": range(10, 13),
    "上半年": range(1, 7),
    "下半年": range(7, 13),
}


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
            for part in (PURPOSES, ORIGINS)
            for name, counted in totals.parts[part].items()
        },
        at_least={
            name: {LEADERS: figures.leaders}
            for name, figures in {**counted, TOTAL: total}.items()
            if figures.unstated and figures.knows_leaders
        },
    )


def _counted(totals: Totals) -> dict[str, Figures]:
    """The figures of classes, of the parts of 其中, of months, quarters and half-years."""
    counted: dict[str, Figures] = {}
    for part in (CLASSES, OF_WHICH):
        counted |= {name: one.figures for name, one in totals.parts[part].items()}
    months = totals.parts[MONTHS]
    counted |= {f"{month}月": one.figures for month, one in months.items()}
    for name, numbers in _MONTHS_OF.items():
        counted[name] = total_of(months[str(number)].figures for number in numbers)
    return counted
