"""The totals as the figures that a finished text is compared with."""

from docgen.ledger.activities import activity_figures
from docgen.ledger.comparison import change
from docgen.ledger.totals import CLASSES, MONTHS, OF_WHICH, ORIGINS, PURPOSES, Totals, total_of
from docgen.model.ledger import BATCHES, LEADERS, PEOPLE, KnownFigures

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
    columns = list(zip((BATCHES, PEOPLE, LEADERS), total, before, strict=True)) if before is not None else []
    return KnownFigures(
        named=_named(totals),
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
    )


def _named(totals: Totals) -> dict[str, dict[str, int]]:
    """The figures of classes, of the parts of 其中, of months, activities, quarters and half-years."""
    named: dict[str, dict[str, int]] = {}
    for part in (CLASSES, OF_WHICH):
        named |= {name: counted.figures.named() for name, counted in totals.parts[part].items()}
    months = totals.parts[MONTHS]
    named |= {f"{month}月": counted.figures.named() for month, counted in months.items()}
    named |= {activity.name: activity_figures(activity) for activity in totals.work.activities}
    for name, numbers in _MONTHS_OF.items():
        named[name] = total_of(months[str(number)].figures for number in numbers).named()
    return named
