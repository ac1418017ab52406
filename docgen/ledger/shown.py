"""The totals as tables and charts that a draft may ask for."""

from collections.abc import Iterator, Mapping

from docgen.ledger.totals import CLASSES, INSIDE, MONTHS, ORIGINS, PURPOSES, TOTAL, Counted, Totals
from docgen.ledger.words import change
from docgen.model.draft import Chart, Table
from docgen.model.ledger import BATCHES, LEADERS, PEOPLE, Figures

_COLUMNS = (BATCHES, PEOPLE, LEADERS)


def tables_and_charts(totals: Totals, colour: str = "") -> dict[str, Table | Chart]:
    """Tables and charts by the name that a draft gives them: ``表.类别``, ``图.月份``, ``图.月份.批次`` …"""
    return {**{f"表.{name}": table for name, table in _tables(totals)}, **dict(_charts(totals, colour))}


def _tables(totals: Totals) -> Iterator[tuple[str, Table]]:
    for part in (CLASSES, MONTHS, PURPOSES, ORIGINS, INSIDE):
        if totals.parts[part]:
            yield part, _table(part, totals.parts[part], totals)
    if totals.before is not None:
        yield "同比", _comparison(totals, totals.before)


def _table(part: str, parts: Mapping[str, Counted], totals: Totals) -> Table:
    """A row for each part, and their sum where they are a partition."""
    rows: list[tuple[str, ...]] = [(part, *_COLUMNS)]
    rows += [(_shown(part, name), *map(str, one.figures)) for name, one in parts.items()]
    if part != INSIDE:
        rows.append((TOTAL, *map(str, totals.total.figures)))
    return Table(tuple(rows))


def _comparison(totals: Totals, before: Figures) -> Table:
    """Every class in both years, as far as the year before is known by class."""
    now, then = f"{totals.year}年", f"{totals.year - 1}年"
    rows: list[tuple[str, ...]] = [(CLASSES, f"{then}批次", f"{now}批次", "增减", f"{then}人次", f"{now}人次", "增减")]
    for name, one in totals.parts[CLASSES].items():
        if name in totals.before_classes:
            rows.append(_compared(name, one.figures, totals.before_classes[name]))
    rows.append(_compared(TOTAL, totals.total.figures, before))
    return Table(tuple(rows))


def _compared(name: str, now: Figures, before: Figures) -> tuple[str, ...]:
    def moved(new: int, old: int) -> str:
        return change(new, old) if old else "—"

    return (
        name,
        str(before.batches),
        str(now.batches),
        moved(now.batches, before.batches),
        str(before.people),
        str(now.people),
        moved(now.people, before.people),
    )


def _charts(totals: Totals, colour: str) -> Iterator[tuple[str, Chart]]:
    for part in (CLASSES, MONTHS, PURPOSES, ORIGINS, INSIDE):
        for column, name in enumerate((BATCHES, PEOPLE)):
            parts = {_shown(part, one): counted.figures[column] for one, counted in totals.parts[part].items()}
            if not parts:
                continue
            title = f"{totals.year}年接待{name}（按{part}）" if part != INSIDE else f"{totals.year}年接待{name}（其中）"
            unit = "批次" if name == BATCHES else "人次"
            alt = f"{title}：" + "，".join(f"{one}{number}{unit}" for one, number in parts.items())
            chart = Chart(title, tuple(parts), tuple(parts.values()), name, alt, colour or "7F7F7F")
            yield f"图.{part}.{name}", chart
            if name == PEOPLE:
                yield f"图.{part}", chart


def _shown(part: str, name: str) -> str:
    return f"{name}月" if part == MONTHS else name
