"""A large seating as tables: pages of rows and columns with their numbers, and an index of names to seats."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from docgen.draw.chart import A3, A4, ChartSheet, break_small_print, chart_notes
from docgen.draw.drawing import Grid, GridCell
from docgen.model.units import floor_to_half_point, mm_to_pt
from docgen.order.names import NO_OVERRIDES, CharacterOverrides, in_surname_strokes
from docgen.seating.labels import two_hanzi
from docgen.seating.plan import Seat, SeatingPlan

#: Sizes of names in points, tried from the largest; the last is also that of a hall on several sheets.
_SIZES = (14.0, 12.0, 11.0, 10.5, 10.0, 9.0)
_SPLIT = 9.0
_NOMINAL = 12.0
#: A table needs no gaps between its boxes: it takes so much of the room that boxes on a chart take.
_TIGHT = 0.81
_LABEL = 11.0  # mm: the column with the number of the row
_HEAD = 6.0  # mm: the row with the numbers of the columns
_FOOT = 10.5  # mm: the white at the foot of a sheet, and what a table's borders and paragraphs take
_FEWEST_LINES, _NOTE_LINE = 1, 4.1  # of the small print; mm
_INDEX_COLUMNS = 7


@dataclass(frozen=True, slots=True)
class HallPage:
    """One page of a hall: which rows and seats it shows, in words, on which sheet; the small print."""

    caption: str
    sheet: ChartSheet
    grid: Grid
    note: str = ""


def hall_pages(plan: SeatingPlan) -> tuple[HallPage, ...]:
    """The pages of a hall: one if names of 9 points fit on A4 or A3, else as many A4 pages as it takes.

    As many lines are kept free at the foot as the small print of the fullest page needs.
    """
    blocks = _blocks(plan)
    kept = _FEWEST_LINES
    while True:
        cuts = _cuts(plan, kept)
        said = [_note(plan, cut.seats, blocks) for cut in cuts]
        lines = max(len(break_small_print(note, cut.sheet.across)) for note, cut in zip(said, cuts, strict=True))
        if lines <= kept:
            break
        kept = lines
    pitch = plan.box.down * _TIGHT / _NOMINAL
    return tuple(
        HallPage(_caption(cut.seats) if len(cuts) > 1 else "", cut.sheet, _grid(cut, pitch * cut.size, blocks), note)
        for cut, note in zip(cuts, said, strict=True)
    )


class _PageSeats(NamedTuple):
    """The seats of one page, under which columns, on which sheet, in which size."""

    sheet: ChartSheet
    size: float
    seats: Sequence[Seat]
    columns: "_Columns"


def _cuts(plan: SeatingPlan, lines: int) -> list[_PageSeats]:
    """How a hall is parted when so many lines are kept free at the foot."""
    columns, down = _Columns.of(plan), plan.box.down
    ys = sorted({round(seat.y, 1) for seat in plan.seats})
    for sheet in (A4, A3):
        for size in _SIZES:
            scale = size / _NOMINAL * _TIGHT
            fits = columns.width * scale <= sheet.across - 2 * _LABEL and len(ys) * down * scale <= _free(sheet, lines)
            if fits:
                return [_PageSeats(sheet, size, plan.seats, columns)]
    scale = _SPLIT / _NOMINAL * _TIGHT
    bands = ceil(len(ys) / max(1, int(_free(A4, lines) / (down * scale))))
    per_page = ceil(len(ys) / bands)
    found = []
    for band in (ys[at : at + per_page] for at in range(0, len(ys), per_page)):
        row = [seat for seat in plan.seats if band[0] <= round(seat.y, 1) <= band[-1]]
        for part in columns.cut((A4.across - 2 * _LABEL) / scale):
            inside = [seat for seat in row if part.edges[0] < seat.x < part.edges[-1]]
            if inside:
                found.append(_PageSeats(A4, _SPLIT, inside, part))
    return found


def _note(plan: SeatingPlan, seats: Sequence[Seat], blocks: dict[str, int]) -> str:
    return "　".join(filter(None, (chart_notes(plan), _said(seats, blocks))))


def _blocks(plan: SeatingPlan) -> dict[str, int]:
    """The delegations that sit together, numbered in their order; none when the list is not set unit by unit."""
    if not any(one.option == "分团" and one.value != "不分" for one in plan.conventions):
        return {}
    units = dict.fromkeys(seat.person.unit for seat in plan.seats if seat.person)
    return {unit: number for number, unit in enumerate(units)}


def _said(seats: Sequence[Seat], blocks: dict[str, int]) -> str:
    """Which delegations sit on a page, from which seat to which, in words."""
    if not blocks:
        return ""
    own: dict[str, list[Seat]] = {}
    for seat in seats:
        if seat.person:
            own.setdefault(seat.person.unit, []).append(seat)
    found = []
    for unit in sorted(own, key=blocks.__getitem__):
        rows, places = {seat.row for seat in own[unit]}, {_place(seat) for seat in own[unit]}
        found.append(f"{unit or '未写单位'}{_range(rows)}排{_range(places)}座")
    return f"各团位置：{'；'.join(found)}。底色深浅相间以示区分"


def _place(seat: Seat) -> int:
    """Its number in its row; 0 where rows are not numbered."""
    return int(seat.number.partition("-")[2] or 0)


def _range(numbers: set[int]) -> str:
    return f"{min(numbers)}—{max(numbers)}" if len(numbers) > 1 else str(min(numbers))


def _free(sheet: ChartSheet, lines: int) -> float:
    """What the rows of a table may fill of a sheet, mm, with so many lines of small print below it."""
    return sheet.height - sheet.top - _FOOT - _HEAD - lines * _NOTE_LINE


def seat_index(plan: SeatingPlan, overrides: CharacterOverrides = NO_OVERRIDES) -> tuple[Grid, tuple[str, ...]]:
    """Everybody's seat by name, by strokes of surnames; names that no table places come last, and are given apart."""
    seats: dict[str, list[Seat]] = {}
    for seat in plan.seats:
        if seat.person:
            seats.setdefault(seat.person.name, []).append(seat)
    placed, left = in_surname_strokes(list(seats), overrides)
    names = [*placed, *(name for name, _ in left)]
    entries = [(_told_apart(seat, seats[name]), seat_number_words(seat)) for name in names for seat in seats[name]]
    columns = min(_INDEX_COLUMNS, max(1, len(entries)))
    name_width = (A4.across / columns) * 0.58
    widths = tuple([name_width, A4.across / columns - name_width] * columns)
    head = (_HEAD + 1, tuple(GridCell(word, "head") for _ in range(columns) for word in ("姓名", "座位")))
    # read down the columns of a page, page after page
    per_page = int(_free(A4, 1) / 6.2)
    rows = []
    for start in range(0, len(entries), per_page * columns):
        page = entries[start : start + per_page * columns]
        deep = ceil(len(page) / columns)
        for row in range(deep):
            cells = []
            for column in range(columns):
                at = column * deep + row
                name, number = page[at] if at < len(page) else ("", "")
                size = min(9.0, mm_to_pt(name_width - 1.5) / max(len(name), 1))
                cells += [GridCell(name, "seat", size_pt=floor_to_half_point(size)), GridCell(number, "seat")]
            rows.append((6.2, tuple(cells)))
    return Grid(widths, (head, *rows), 9.0, head=1), tuple(name for name, _ in left)


def seat_number_words(seat: Seat) -> str:
    """
    >>> shown_number(Seat(None, "", 0, 0, 0, 3, "3-12", "第3排", ""))
    '3排12座'
    """
    row, mark, place = seat.number.partition("-")
    return f"{row}排{place}座" if mark else f"{seat.part}{seat.number}号"


def _told_apart(seat: Seat, same: Sequence[Seat]) -> str:
    """The name, with the unit behind it where two share it."""
    assert seat.person is not None
    return f"{seat.person.name}（{seat.person.unit or seat.key}）" if len(same) > 1 else seat.person.name


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a table under all rows at once: where any seat begins or ends, mm; half the width of a seat."""

    edges: tuple[float, ...]
    half: float

    @classmethod
    def of(cls, plan: SeatingPlan) -> "_Columns":
        half = plan.box.across / 2
        ends = sorted({round(seat.x + side * half, 1) for seat in plan.seats for side in (-1, 1)})
        # what differs by less than a hair is one edge
        return cls(tuple(edge for edge, last in zip(ends, [-1e9, *ends], strict=False) if edge - last > _HAIR), half)

    @property
    def width(self) -> float:
        return self.edges[-1] - self.edges[0]

    def span(self, seat: Seat) -> tuple[int, int]:
        """From which edge to which a seat reaches, by their numbers."""
        return bisect(self.edges, seat.x - self.half + _HAIR) - 1, bisect(self.edges, seat.x + self.half + _HAIR) - 1

    def cut(self, room: float) -> list["_Columns"]:
        """Shared out evenly over as many pages as it takes, in a way between blocks where one is near."""
        count = ceil(self.width / room)
        ways = {edge for edge, after in pairwise(self.edges) if abs(after - edge - 2 * self.half) > _HAIR}
        cuts = [self.edges[0]]
        for number in range(1, count):
            aim = self.edges[0] + self.width * number / count
            fitting = [edge for edge in self.edges if cuts[-1] < edge <= cuts[-1] + room]
            reach = self.width / count * 0.15
            near = [edge for edge in fitting if edge in ways and abs(edge - aim) <= reach]
            cuts.append(min(near or fitting, key=lambda edge: abs(edge - aim)))
        return [
            _Columns(tuple(edge for edge in self.edges if left <= edge <= right), self.half)
            for left, right in pairwise([*cuts, self.edges[-1]])
        ]


_HAIR = 0.4


def _grid(cut: _PageSeats, pitch: float, blocks: dict[str, int]) -> Grid:
    """Seats where they stand; a row's number at both ends, the numbers of seats above when all rows have the same."""
    rows: dict[float, list[Seat]] = {}
    for seat in cut.seats:
        rows.setdefault(round(seat.y, 1), []).append(seat)
    heads = _column_heads(cut.seats, cut.columns)
    found = [(_HEAD, (GridCell("", "gap"), *heads, GridCell("", "gap")))] if heads else []
    for y in sorted(rows):
        row = sorted(rows[y], key=_across)
        label = GridCell(f"{row[0].row}排", "gap", size_pt=8.0)
        found.append((pitch, (label, *_row_cells(row, cut.columns, cut.size, blocks), label)))
    scale = cut.size / _NOMINAL * _TIGHT
    widths = [(right - left) * scale for left, right in pairwise(cut.columns.edges)]
    return Grid((_LABEL, *widths, _LABEL), tuple(found), cut.size, head=1 if heads else 0)


def _across(seat: Seat) -> float:
    return seat.x


def _row_cells(row: Sequence[Seat], columns: _Columns, size: float, blocks: dict[str, int]) -> Iterator[GridCell]:
    """The cells of a row from left to right, gaps between them."""
    at = 0
    for seat in row:
        first, last = columns.span(seat)
        if first > at:
            yield GridCell("", "gap", first - at)
        yield _seat_cell(seat, last - first, size, blocks)
        at = last
    if at < len(columns.edges) - 1:
        yield GridCell("", "gap", len(columns.edges) - 1 - at)


def _seat_cell(seat: Seat, span: int, size: float, blocks: dict[str, int]) -> GridCell:
    if seat.person is None or seat.label is None:
        return GridCell("", "empty", span)
    lines, part = seat.label.lines, seat.label.size
    shade = blocks.get(seat.person.unit, 0) % 2 == 1
    if len(lines) == 1 and part >= 1:
        return GridCell(lines[0], "seat", span, 0.0, two_hanzi(lines[0]), shade)
    return GridCell("\n".join(lines), "seat", span, max(1.0, floor_to_half_point(size * part)), shade=shade)


def _column_heads(seats: Sequence[Seat], columns: _Columns) -> list[GridCell]:
    """The numbers of the seats above their columns, where every row has the same."""
    numbers: dict[tuple[int, int], set[str]] = {}
    for seat in seats:
        numbers.setdefault(columns.span(seat), set()).add(seat.number.partition("-")[2])
    if any(len(found) > 1 or "" in found for found in numbers.values()):
        return []
    heads, at = [], 0
    for (first, last), found in sorted(numbers.items()):
        heads += [GridCell("", "gap", first - at)] if first > at else []
        heads.append(GridCell(min(found), "gap", last - first, 8.0))
        at = last
    return heads + ([GridCell("", "gap", len(columns.edges) - 1 - at)] if at < len(columns.edges) - 1 else [])


def _caption(seats: Sequence[Seat]) -> str:
    rows = [seat.row for seat in seats]
    places = [_place(seat) for seat in seats]
    row = f"第{min(rows)}—{max(rows)}排"
    return f"{row}，第{min(places)}—{max(places)}座" if max(places) else row
