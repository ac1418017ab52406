"""A large seating as tables: pages of rows and columns with their numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from docgen.charts.chart import A3, A4, ChartSheet, break_small_print, chart_notes
from docgen.charts.hall_columns import HallColumns
from docgen.draw.drawing import Grid, GridCell
from docgen.model.units import floor_to_half_point
from docgen.seating.labels import two_hanzi
from docgen.seating.plan import Seat, SeatingPlan

#: Sizes of names in points for a hall on one sheet, tried from the largest; and the size on several sheets.
_SIZES_PT = (14.0, 12.0, 11.0, 10.5, 10.0, 9.0)
_SEVERAL_SHEETS_PT = 9.0
#: The size at which plans are laid out.
_NOMINAL_PT = 12.0
#: The size of the numbers of rows and columns.
_NUMBER_PT = 8.0
#: A table needs no gaps between its boxes: it takes so much of the length that boxes on a chart take.
_TIGHT = 0.81
_LABEL_MM = 11.0  # the column with the number of the row
HEAD_MM = 6.0  # the row with the numbers of the columns
_FOOT_MM = 10.5  # the white at the foot of a sheet, and what a table's borders and paragraphs take
_FEWEST_NOTE_LINES, _NOTE_LINE_MM = 1, 4.1

#: The delegations that sit together, numbered in their order.
_Delegations = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class HallPage:
    """One page of a hall: which rows and seats it shows, in words; its sheet, its table and its small print."""

    caption: str
    sheet: ChartSheet
    grid: Grid
    note: str = ""


class _PageSeats(NamedTuple):
    """The seats of one page, the columns that they stand in, the sheet and the size of names in points."""

    sheet: ChartSheet
    size_pt: float
    seats: Sequence[Seat]
    columns: HallColumns


def hall_pages(plan: SeatingPlan) -> tuple[HallPage, ...]:
    """The pages of a hall: one if names of 9 points fit on A4 or A3, else as many A4 pages as it takes.

    As many lines are kept free at the foot as the small print of the fullest page needs.
    """
    delegations = _delegations(plan)
    note_lines = _FEWEST_NOTE_LINES
    while True:
        pages = _divide(plan, note_lines)
        notes = [_note(plan, page.seats, delegations) for page in pages]
        needed = max(len(break_small_print(note, page.sheet.across)) for note, page in zip(notes, pages, strict=True))
        if needed <= note_lines:
            break
        note_lines = needed
    pitch = plan.box.down * _TIGHT / _NOMINAL_PT
    captions = [_caption(page.seats) if len(pages) > 1 else "" for page in pages]
    return tuple(
        HallPage(caption, page.sheet, _grid(page, pitch * page.size_pt, delegations), note)
        for caption, page, note in zip(captions, pages, notes, strict=True)
    )


def free_height(sheet: ChartSheet, note_lines: int) -> float:
    """What the rows of a table may fill of a sheet, mm, with so many lines of small print below it."""
    return sheet.height - sheet.top - _FOOT_MM - HEAD_MM - note_lines * _NOTE_LINE_MM


def _divide(plan: SeatingPlan, note_lines: int) -> list[_PageSeats]:
    """The seats of each page when so many lines are kept free at the foot."""
    columns = HallColumns.of(plan)
    ys = sorted({round(seat.y, 1) for seat in plan.seats})
    for sheet in (A4, A3):
        for size_pt in _SIZES_PT:
            scale = size_pt / _NOMINAL_PT * _TIGHT
            fits_across = columns.width * scale <= sheet.across - 2 * _LABEL_MM
            if fits_across and len(ys) * plan.box.down * scale <= free_height(sheet, note_lines):
                return [_PageSeats(sheet, size_pt, plan.seats, columns)]
    return list(_several_pages(plan, columns, ys, note_lines))


def _several_pages(
    plan: SeatingPlan, columns: HallColumns, ys: Sequence[float], note_lines: int
) -> Iterator[_PageSeats]:
    """Bands of rows, each cut into pages from left to right."""
    scale = _SEVERAL_SHEETS_PT / _NOMINAL_PT * _TIGHT
    bands = ceil(len(ys) / max(1, int(free_height(A4, note_lines) / (plan.box.down * scale))))
    rows_per_page = ceil(len(ys) / bands)
    for start in range(0, len(ys), rows_per_page):
        band = ys[start : start + rows_per_page]
        in_band = [seat for seat in plan.seats if band[0] <= round(seat.y, 1) <= band[-1]]
        for part in columns.over_pages((A4.across - 2 * _LABEL_MM) / scale):
            seats = [seat for seat in in_band if part.edges[0] < seat.x < part.edges[-1]]
            if seats:
                yield _PageSeats(A4, _SEVERAL_SHEETS_PT, seats, part)


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
        parts.append(f"{unit or '未写单位'}{_range(rows)}排{_range(places)}座")
    return f"各团位置：{'；'.join(parts)}。底色深浅相间以示区分"


def _caption(seats: Sequence[Seat]) -> str:
    rows = [seat.row for seat in seats]
    places = [_place_in_row(seat) for seat in seats]
    caption = f"第{min(rows)}—{max(rows)}排"
    return f"{caption}，第{min(places)}—{max(places)}座" if max(places) else caption


def _place_in_row(seat: Seat) -> int:
    """Its number in its row; 0 where rows are not numbered."""
    return int(seat.number.partition("-")[2] or 0)


def _range(numbers: set[int]) -> str:
    return f"{min(numbers)}—{max(numbers)}" if len(numbers) > 1 else str(min(numbers))


def _grid(page: _PageSeats, pitch: float, delegations: _Delegations) -> Grid:
    """Seats where they stand; a row's number at both ends, the numbers of seats above when all rows have the same."""
    rows: dict[float, list[Seat]] = {}
    for seat in page.seats:
        rows.setdefault(round(seat.y, 1), []).append(seat)
    heads = _column_heads(page.seats, page.columns)
    grid_rows = [(HEAD_MM, (GridCell("", "gap"), *heads, GridCell("", "gap")))] if heads else []
    for _, seats in sorted(rows.items()):
        seats.sort(key=lambda seat: seat.x)
        label = GridCell(f"{seats[0].row}排", "gap", size_pt=_NUMBER_PT)
        grid_rows.append((pitch, (label, *_row_cells(seats, page, delegations), label)))
    scale = page.size_pt / _NOMINAL_PT * _TIGHT
    widths = [(right - left) * scale for left, right in pairwise(page.columns.edges)]
    return Grid((_LABEL_MM, *widths, _LABEL_MM), tuple(grid_rows), page.size_pt, head=1 if heads else 0)


def _row_cells(row: Sequence[Seat], page: _PageSeats, delegations: _Delegations) -> Iterator[GridCell]:
    """The cells of a row from left to right, gaps between them."""
    at = 0
    for seat in row:
        first, last = page.columns.span(seat)
        yield from _gap(at, first)
        yield _seat_cell(seat, last - first, page.size_pt, delegations)
        at = last
    yield from _gap(at, len(page.columns.edges) - 1)


def _gap(start: int, end: int) -> Iterator[GridCell]:
    if end > start:
        yield GridCell("", "gap", end - start)


def _seat_cell(seat: Seat, span: int, size_pt: float, delegations: _Delegations) -> GridCell:
    if seat.person is None or seat.label is None:
        return GridCell("", "empty", span)
    lines, share = seat.label.lines, seat.label.size
    shade = delegations.get(seat.person.unit, 0) % 2 == 1
    if len(lines) == 1 and share >= 1:
        return GridCell(lines[0], "seat", span, 0.0, two_hanzi(lines[0]), shade)
    return GridCell("\n".join(lines), "seat", span, max(1.0, floor_to_half_point(size_pt * share)), shade=shade)


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
