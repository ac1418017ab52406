"""The totals as what a finished text is held against."""

from docgen.ledger.totals import CLASSES, INSIDE, MONTHS, ORIGINS, PURPOSES, Totals, total_of
from docgen.ledger.words import change, totals_json
from docgen.model.ledger import BATCHES, LEADERS, PEOPLE, KnownFigures


def known_figures(found: Totals) -> KnownFigures:
    """The figures of a year by the names that a text calls them by."""
    named: dict[str, dict[str, int]] = {}
    for part in (CLASSES, INSIDE):
        named |= {name: one.figures.named() for name, one in found.parts[part].items()}
    named |= {f"{name}月": one.figures.named() for name, one in found.parts[MONTHS].items()}
    named |= totals_json(found)["工作"]
    for name, months in _SEASONS.items():
        parts = [found.parts[MONTHS][str(month)].figures for month in months]
        named[name] = total_of(parts).named()
    elsewhere = {
        f"{part}.{name}": one.figures.named() for part in (PURPOSES, ORIGINS) for name, one in found.parts[part].items()
    }
    rates, moved = {}, {}
    if found.before is not None:
        columns = list(zip((BATCHES, PEOPLE, LEADERS), found.total.figures, found.before, strict=True))
        rates = {column: change(new, old) for column, new, old in columns if old}
        moved = {column: abs(new - old) for column, new, old in columns}
    before = found.before.named() if found.before is not None else {}
    return KnownFigures(named, found.total.figures.named(), moved, rates, found.year, before, elsewhere)


_SEASONS = {
    "一季度": range(1, 4),
    "二季度": range(4, 7),
    "三季度": range(7, 10),
    "四季度": range(10, 13),
    "上半年": range(1, 7),
    "下半年": range(7, 13),
}
