"""A large seating as tables: pages of rows and columns with their numbers, and what stands before or behind them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from docgen.charts.chart import A3, A4, SMALLEST_PT, ChartSheet, chart_notes
from docgen.charts.hall_columns import HallColumns
from docgen.charts.hall_names import HallCell, HallNames, SizesInCell, cell_for, set_name
from docgen.charts.hall_surroundings import FURNITURE_MM, furniture_rows
from docgen.charts.small_print import break_small_print
from docgen.draw.drawing import Grid, GridCell
from docgen.seating.labels import two_hanzi
from docgen.seating.plan import Seat, SeatingPlan

#: The size of the numbers of rows and columns.
_NUMBER_PT = 9.0
_LABEL_MM = 11.0  # the column with the number of the row
HEAD_MM = 6.0  # the row with the numbers of the columns
_FOOT_MM = 11.5  # the white at the foot of a sheet, and what a table's borders and paragraphs take
_FEWEST_NOTE_LINES, _NOTE_LINE_MM = 1, 4.4
#: Of so much spare height on a sheet, mm, this part stays white above a table, but not more than so many mm.
_LEAST_SPARE_MM, _SPARE_ABOVE, _MOST_ABOVE_MM = 8.0, 0.4, 24.0
_FEWEST_ABREAST = 3  # seats side by side on one of several pages

#: The delegations that sit together, numbered in their order.
_Delegations = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class HallPage:
    """One page of a hall: which rows and seats it shows, in words; its sheet, its table and its small print."""

    caption: str
    sheet: ChartSheet
    grid: Grid
    note: str = ""


class _Cells(NamedTuple):
    """The cells of a page: their size, how much wider than laid out the columns are, and the sizes of names."""

    cell: HallCell
    scale: float
    names: SizesInCell


class _PageSeats(NamedTuple):
    """The seats of one page on its sheet, the columns that they stand in, and whether its rows are the last ones."""

    sheet: ChartSheet
    cells: _Cells
    seats: Sequence[Seat]
    columns: HallColumns
    is_first: bool = True
    is_last: bool = True


class _Hall(NamedTuple):
    """A hall: its columns, the heights of its rows, and its names with their words whole and cut."""

    plan: SeatingPlan
    columns: HallColumns
    ys: Sequence[float]
    whole: HallNames
    cut: HallNames

    @classmethod
    def of(cls, plan: SeatingPlan) -> "_Hall":
        ys = sorted({round(seat.y, 1) for seat in plan.seats})
        return cls(plan, HallColumns.of(plan), ys, HallNames(plan), HallNames(plan, may_cut=True))


class _Division(NamedTuple):
    """How a hall is shared out over several pages: rows on each, the columns of pages side by side, their cells."""

    rows_per_page: int
    over_pages: Sequence[HallColumns]
    cells: _Cells


def hall_pages(plan: SeatingPlan) -> tuple[HallPage, ...]:
    """The pages of a hall: one A4 or A3 if names are large enough there, else as few A4 pages as it takes.

    As many lines are kept free at the foot as the small print of the fullest page needs.
    """
    delegations, hall = _delegations(plan), _Hall.of(plan)
    note_lines = _FEWEST_NOTE_LINES
    while True:
        pages = _divide(hall, note_lines)
        notes = [_note(plan, page.seats, delegations) for page in pages]
        needed = max(len(break_small_print(note, page.sheet.across)) for note, page in zip(notes, pages, strict=True))
        if needed <= note_lines:
            break
        note_lines = needed
    captions = [_caption(page.seats) if len(pages) > 1 else "" for page in pages]
    return tuple(
        HallPage(caption, page.sheet, _grid(plan, page, delegations, note_lines), note)
        for caption, page, note in zip(captions, pages, notes, strict=True)
    )


def free_height(sheet: ChartSheet, note_lines: int) -> float:
    """What the rows of a table may fill of a sheet, mm, with so many lines of small print below it."""
    return sheet.height - sheet.top - _FOOT_MM - HEAD_MM - note_lines * _NOTE_LINE_MM


def _divide(hall: _Hall, note_lines: int) -> list[_PageSeats]:
    """The seats of each page when so many lines are kept free at the foot."""
    for names, sheet in ((hall.whole, A4), (hall.whole, A3), (hall.cut, A3)):
        cells = _cells(hall.columns, len(hall.ys), names, sheet, note_lines)
        if cells.names.smallest_pt >= SMALLEST_PT and (names is hall.whole or names.are_few_cut(cells.cell)):
            return [_PageSeats(sheet, cells, hall.plan.seats, hall.columns)]
    division = _division(hall, hall.whole, note_lines)
    if division.cells.names.smallest_pt < SMALLEST_PT:
        division = _division(hall, hall.cut, note_lines)
    return list(_pages_of_division(hall, division))


def _cells(columns: HallColumns, rows: int, names: HallNames, sheet: ChartSheet, note_lines: int) -> _Cells:
    """Cells that fill a sheet, and how large names are in them."""
    scale = (sheet.across - 2 * _LABEL_MM) / columns.width
    free = (free_height(sheet, note_lines) - 2 * FURNITURE_MM) / rows
    widest = HallCell(2 * columns.half * scale, free)
    cell, sizes = cell_for(names, widest)
    return _Cells(cell, scale * cell.width / widest.width, sizes)


def _division(hall: _Hall, names: HallNames, note_lines: int) -> _Division:
    """Bands of rows, each cut into pages from left to right: as few pages as hold names of a legible size.

    Where no pages with so few seats as _FEWEST_ABREAST side by side do, those with the largest names.
    """
    most_parts = max(1, round(hall.columns.width / (2 * hall.columns.half) / _FEWEST_ABREAST))
    divisions = sorted(
        ((bands, parts) for bands in range(1, len(hall.ys) + 1) for parts in range(1, most_parts + 1)),
        key=lambda division: (division[0] * division[1], abs(division[0] - division[1])),
    )
    best: _Division | None = None
    for bands, parts in divisions:
        rows_per_page = -(-len(hall.ys) // bands)
        over_pages = hall.columns.over_pages(parts)
        widest = max(over_pages, key=lambda part: part.width)
        cells = _cells(widest, rows_per_page, names, A4, note_lines)
        if best is None or cells.names.smallest_pt > best.cells.names.smallest_pt:
            best = _Division(rows_per_page, over_pages, cells)
        if best.cells.names.smallest_pt >= SMALLEST_PT:
            break
    assert best is not None  # there is a row and a seat in it
    return best


def _pages_of_division(hall: _Hall, division: _Division) -> Iterator[_PageSeats]:
    ys = hall.ys
    for start in range(0, len(ys), division.rows_per_page):
        band = ys[start : start + division.rows_per_page]
        in_band = [seat for seat in hall.plan.seats if band[0] <= round(seat.y, 1) <= band[-1]]
        for part in division.over_pages:
            seats = [seat for seat in in_band if part.edges[0] < seat.x < part.edges[-1]]
            if seats:
                yield _PageSeats(A4, division.cells, seats, part, start == 0, band[-1] == ys[-1])


def _delegations(plan: SeatingPlan) -> _Delegations:
    """The delegations in their order; none when the list is not set unit by unit."""
    if not any(convention.option == "分团" and convention.value != "不分" for convention in plan.conventions):
        return {}
    units = dict.fromkeys(seat.person.unit for seat in plan.seats if seat.person)
    return {unit: number for number, unit in enumerate(units)}


def _note(plan: SeatingPlan, seats: Sequence[Seat], delegations: _Delegations) -> str:
    return "　".join(filter(None, (chart_notes(plan), _delegation_note(seats, delegations))))


def _delegation_note(seats: Sequence[Seat], delegations: _Delegations) -> str:
    """Which delegations sit on a page, from which seat to which, in words."""
    if not delegations:
        return ""
    own: dict[str, list[Seat]] = {}
    for seat in seats:
        if seat.person:
            own.setdefault(seat.person.unit, []).append(seat)
    parts = []
    for unit in sorted(own, key=delegations.__getitem__):
        rows, places = {seat.row for seat in own[unit]}, {_place_in_row(seat) for seat in own[unit]}
        parts.append(f"{unit or '其余人员'}{_range(rows)}排{_range(places)}座")
    return f"各团位置：{'；'.join(parts)}。底色深浅相间以示区分"


def _caption(seats: Sequence[Seat]) -> str:
    rows = [seat.row for seat in seats]
    places = [_place_in_row(seat) for seat in seats]
    caption = f"第{_range(set(rows))}排"
    return f"{caption}，第{_range(set(places))}座" if max(places) else caption


def _place_in_row(seat: Seat) -> int:
    """Its number in its row; 0 where rows are not numbered."""
    return int(seat.number.partition("-")[2] or 0)


def _range(numbers: set[int]) -> str:
    return f"{min(numbers)}—{max(numbers)}" if len(numbers) > 1 else str(min(numbers))


def _grid(plan: SeatingPlan, page: _PageSeats, delegations: _Delegations, note_lines: int) -> Grid:
    """Seats where they stand; a row's number at both ends, the numbers of seats above when all rows have the same.

    A table that leaves much of its sheet white stands lower on it.
    """
    rows: dict[float, list[Seat]] = {}
    for seat in page.seats:
        rows.setdefault(round(seat.y, 1), []).append(seat)
    above, below = furniture_rows(plan, page.columns, page.cells.scale, (page.is_first, page.is_last))
    heads = _column_heads(page.seats, page.columns)
    grid_rows = list(above)
    grid_rows += [(HEAD_MM, (GridCell("", "gap"), *heads, GridCell("", "gap")))] if heads else []
    for _, seats in sorted(rows.items()):
        seats.sort(key=lambda seat: seat.x)
        label = GridCell(f"{seats[0].row}排", "gap", size_pt=_NUMBER_PT)
        grid_rows.append((page.cells.cell.height, (label, *_row_cells(seats, page, delegations), label)))
    widths = [(right - left) * page.cells.scale for left, right in pairwise(page.columns.edges)]
    head = len(above) + 1 if heads else 0
    spare = free_height(page.sheet, note_lines) - sum(height for height, _ in (*grid_rows, *below))
    if not heads and spare > _LEAST_SPARE_MM:
        white = GridCell("", "gap", len(widths) + 2)
        grid_rows.insert(0, (round(min(spare * _SPARE_ABOVE, _MOST_ABOVE_MM), 2), (white,)))
    return Grid((_LABEL_MM, *widths, _LABEL_MM), (*grid_rows, *below), page.cells.names.usual_pt, head)


def _row_cells(row: Sequence[Seat], page: _PageSeats, delegations: _Delegations) -> Iterator[GridCell]:
    """The cells of a row from left to right, gaps between them."""
    at = 0
    for seat in row:
        first, last = page.columns.span(seat)
        yield from _gap(at, first)
        yield _seat_cell(seat, last - first, page.cells, delegations)
        at = last
    yield from _gap(at, len(page.columns.edges) - 1)


def _gap(start: int, end: int) -> Iterator[GridCell]:
    if end > start:
        yield GridCell("", "gap", end - start)


def _seat_cell(seat: Seat, span: int, cells: _Cells, delegations: _Delegations) -> GridCell:
    if seat.person is None:
        return GridCell("", "empty", span)
    lines, size_pt = set_name(seat.person.name, cells.cell, cells.names)
    shade = delegations.get(seat.person.unit, 0) % 2 == 1
    spread = len(lines) == 1 and two_hanzi(lines[0])
    own_pt = 0.0 if size_pt == cells.names.usual_pt else size_pt
    return GridCell("\n".join(lines), "seat", span, own_pt, spread, shade)


def _column_heads(seats: Sequence[Seat], columns: HallColumns) -> list[GridCell]:
    """The numbers of the seats above their columns, where every row has the same."""
    numbers: dict[tuple[int, int], set[str]] = {}
    for seat in seats:
        numbers.setdefault(columns.span(seat), set()).add(seat.number.partition("-")[2])
    if any(len(own) > 1 or "" in own for own in numbers.values()):
        return []
    heads: list[GridCell] = []
    at = 0
    for (first, last), own in sorted(numbers.items()):
        heads += _gap(at, first)
        heads.append(GridCell(min(own), "gap", last - first, _NUMBER_PT))
        at = last
    return [*heads, *_gap(at, len(columns.edges) - 1)]
