"""The totals as tables and charts that a draft may ask for."""

from collections.abc import Iterator, Mapping

from docgen.ledger.comparison import change
from docgen.ledger.totals import (
    CLASSES,
    MONTHS,
    OF_WHICH,
    ORIGINS,
    PURPOSES,
    TOTAL,
    CountedVisits,
    Totals,
    shown_name,
)
from docgen.model.draft import Chart, Table
from docgen.model.ledger import BATCHES, LEADERS, PEOPLE, Figures

_COLUMNS = (BATCHES, PEOPLE, LEADERS)
_PARTS = (CLASSES, MONTHS, PURPOSES, ORIGINS, OF_WHICH)
_UNITS = {BATCHES: "批次", PEOPLE: "人次"}
_GREY = "7F7F7F"


def tables_and_charts(totals: Totals, colour: str = "") -> dict[str, Table | Chart]:
    """Tables and charts by the name that a draft gives them: ``表.类别``, ``图.月份``, ``图.月份.批次`` …

    ``colour`` is that of the bars, six hexadecimal digits; without it they are grey.
    """
    return {**{f"表.{name}": table for name, table in _tables(totals)}, **dict(_charts(totals, colour or _GREY))}


def _tables(totals: Totals) -> Iterator[tuple[str, Table]]:
    for part in _PARTS:
        if totals.parts[part]:
            yield part, _table(part, totals.parts[part], totals)
    if totals.before is not None:
        yield "同比", _comparison(totals, totals.before)


def _table(part: str, counts: Mapping[str, CountedVisits], totals: Totals) -> Table:
    """A row for each name, and their sum where no visit counts twice."""
    rows: list[tuple[str, ...]] = [(part, *_COLUMNS)]
    rows += [(shown_name(part, name), *map(str, counted.figures)) for name, counted in counts.items()]
    if part != OF_WHICH:
        rows.append((TOTAL, *map(str, totals.total.figures)))
    return Table(tuple(rows))


def _comparison(totals: Totals, before: Figures) -> Table:
    """Every class in both years, as far as the year before is known by class."""
    now, then = f"{totals.year}年", f"{totals.year - 1}年"
    rows: list[tuple[str, ...]] = [(CLASSES, f"{then}批次", f"{now}批次", "增减", f"{then}人次", f"{now}人次", "增减")]
    for name, counted in totals.parts[CLASSES].items():
        if name in totals.before_classes:
            rows.append(_comparison_row(name, counted.figures, totals.before_classes[name]))
    rows.append(_comparison_row(TOTAL, totals.total.figures, before))
    return Table(tuple(rows))


def _comparison_row(name: str, now: Figures, before: Figures) -> tuple[str, ...]:
    batches = (str(before.batches), str(now.batches), _change(now.batches, before.batches))
    people = (str(before.people), str(now.people), _change(now.people, before.people))
    return (name, *batches, *people)


def _change(now: int, before: int) -> str:
    return change(now, before) if before else "—"


def _charts(totals: Totals, colour: str) -> Iterator[tuple[str, Chart]]:
    for part in _PARTS:
        if totals.parts[part]:
            yield f"图.{part}.{BATCHES}", _chart(totals, part, BATCHES, colour)
            yield f"图.{part}.{PEOPLE}", _chart(totals, part, PEOPLE, colour)
            yield f"图.{part}", _chart(totals, part, PEOPLE, colour)


def _chart(totals: Totals, part: str, column: str, colour: str) -> Chart:
    numbers = {shown_name(part, name): counted.figures.named()[column] for name, counted in totals.parts[part].items()}
    title = f"{totals.year}年接待{column}（{'其中' if part == OF_WHICH else f'按{part}'}）"
    alt = f"{title}：" + "，".join(f"{name}{number}{_UNITS[column]}" for name, number in numbers.items())
    return Chart(title, tuple(numbers), tuple(numbers.values()), column, alt, colour)
