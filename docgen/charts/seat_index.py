"""The index of a large seating: names in the order of surname strokes, each with its seat."""

from collections.abc import Iterator, Sequence
from math import ceil

from docgen.charts.chart import A4
from docgen.charts.hall import HEAD_MM, free_height
from docgen.draw.drawing import Grid, GridCell
from docgen.model.units import floor_to_half_point, mm_to_pt
from docgen.order.names import NO_OVERRIDES, CharacterOverrides, names_in_surname_strokes
from docgen.seating.plan import Seat, SeatingPlan

_MOST_COLUMNS = 7
_NAME_SHARE = 0.58  # of the width of a column
_ROW_MM = 6.2
_SIZE_PT = 9.0

#: A name as the index shows it, and its seat in words.
_Entry = tuple[str, str]


def seat_index(plan: SeatingPlan, overrides: CharacterOverrides = NO_OVERRIDES) -> tuple[Grid, tuple[str, ...]]:
    """The index as a table, and the names that no table of characters places, which stand last in it."""
    seats: dict[str, list[Seat]] = {}
    for seat in plan.seats:
        if seat.person:
            seats.setdefault(seat.person.name, []).append(seat)
    placed, without_place = names_in_surname_strokes(list(seats), overrides)
    unplaced = tuple(name for name, _ in without_place)
    entries = [
        (_shown_name(seat, seats[name]), seat_number_words(seat))
        for name in (*placed, *unplaced)
        for seat in seats[name]
    ]
    columns = min(_MOST_COLUMNS, max(1, len(entries)))
    column_mm = A4.across / columns
    name_mm = column_mm * _NAME_SHARE
    head = (HEAD_MM + 1, tuple(GridCell(word, "head") for _ in range(columns) for word in ("姓名", "座位")))
    rows = [(_ROW_MM, tuple(_cells(row, name_mm))) for row in _rows(entries, columns)]
    return Grid(tuple([name_mm, column_mm - name_mm] * columns), (head, *rows), _SIZE_PT, head=1), unplaced


def seat_number_words(seat: Seat) -> str:
    """
    >>> seat_number_words(Seat(None, "", 0, 0, 0, 3, "3-12", "第3排", ""))
    '3排12座'
    """
    row, mark, place = seat.number.partition("-")
    return f"{row}排{place}座" if mark else f"{seat.part}{seat.number}号"


def _shown_name(seat: Seat, namesakes: Sequence[Seat]) -> str:
    """The name, with the unit behind it where two share it."""
    assert seat.person is not None
    return f"{seat.person.name}（{seat.person.unit or seat.key}）" if len(namesakes) > 1 else seat.person.name


def _rows(entries: Sequence[_Entry], columns: int) -> Iterator[list[_Entry]]:
    """The entries row by row; they are read down the columns of a page, page after page."""
    rows_per_page = int(free_height(A4, 1) / _ROW_MM)
    for start in range(0, len(entries), rows_per_page * columns):
        page = entries[start : start + rows_per_page * columns]
        deep = ceil(len(page) / columns)
        for row in range(deep):
            numbers = [column * deep + row for column in range(columns)]
            yield [page[number] if number < len(page) else ("", "") for number in numbers]


def _cells(row: Sequence[_Entry], name_mm: float) -> Iterator[GridCell]:
    for name, number in row:
        size_pt = min(_SIZE_PT, mm_to_pt(name_mm - 1.5) / max(len(name), 1))
        yield GridCell(name, "seat", size_pt=floor_to_half_point(size_pt))
        yield GridCell(number, "seat")
