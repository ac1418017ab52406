"""The index of a large seating: names in the order of surname strokes, each with its seat, on few pages."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil
from typing import NamedTuple

from docgen.charts.chart import A4
from docgen.charts.hall import HEAD_MM, free_height
from docgen.draw.drawing import LEADING, Grid, GridCell
from docgen.model.units import mm_to_pt, pt_to_mm
from docgen.order.names import NO_OVERRIDES, CharacterOverrides, names_in_surname_strokes
from docgen.seating.labels import advance, name_lines, shown_advance
from docgen.seating.plan import Seat, SeatingPlan

#: Sizes of names in points that are tried from the largest; and in how many lines a long name may stand.
_SIZES_PT, _MOST_LINES = (16.0, 14.0, 12.0, 11.0, 10.5, 10.0, 9.5, 9.0), 3
#: A longer index takes several pages in any case: only the smallest sizes are tried.
_LONG_INDEX, _SMALL_SIZES = 250, _SIZES_PT[-3:]
_MOST_COLUMNS = 7
#: What a cell leaves free beside and above its text, em.
_AIR_ACROSS, _AIR_DOWN = 0.9, 0.75


class SeatIndex(NamedTuple):
    """The pages of an index as tables, and in words how it is ordered."""

    pages: tuple[Grid, ...]
    order: str


class _Entry(NamedTuple):
    """A name, with the unit behind it where two share it, and its seat in words."""

    name: str
    seat: str


class _Layout(NamedTuple):
    """How the entries stand: their size in points, names in so many lines at most, columns, widths in em."""

    size_pt: float
    most_lines: int
    columns: int
    name_em: float
    seat_em: float

    @property
    def em_mm(self) -> float:
        return pt_to_mm(self.size_pt)

    def row_mm(self, row: Sequence[_Entry]) -> float:
        lines = max(len(name_lines(entry.name, self.most_lines)) for entry in row)
        return (LEADING * lines + _AIR_DOWN) * self.em_mm


#: The rows of a page, each as high as its longest name.
_PageRows = list[tuple[float, list[_Entry]]]


def seat_index(plan: SeatingPlan, overrides: CharacterOverrides = NO_OVERRIDES) -> SeatIndex:
    """The index; names of letters stand behind the hanzi, names that no table of characters places last."""
    seats: dict[str, list[Seat]] = {}
    for seat in plan.seats:
        if seat.person:
            seats.setdefault(seat.person.name, []).append(seat)
    placed, without_place = names_in_surname_strokes(list(seats), overrides)
    unplaced = [name for name, _ in without_place]
    of_letters = sorted((name for name in unplaced if name[0].isascii()), key=str.casefold)
    others = [name for name in unplaced if not name[0].isascii()]
    words = seat_words(plan.seats)
    entries = [
        _Entry(_shown_name(seat, seats[name]), words[seat.number])
        for name in (*placed, *of_letters, *others)
        for seat in seats[name]
    ]
    layout, pages = _laid_out(entries)
    return SeatIndex(tuple(_grid(page, layout) for page in pages), _order_words(bool(of_letters), bool(others)))


def seat_words(seats: Sequence[Seat]) -> Mapping[str, str]:
    """For every number the row and the place in it as people count: from the left of the drawing.

    >>> seats = [Seat(None, "", x, 0, 0, 3, number, "", "") for x, number in ((0.0, "1"), (9.0, "2"), (-9.0, "3"))]
    >>> dict(seat_words(seats))
    {'3': '第3排第1座', '1': '第3排第2座', '2': '第3排第3座'}
    """
    rows: dict[int, list[Seat]] = {}
    for seat in seats:
        rows.setdefault(seat.row, []).append(seat)
    words = {}
    for number, row in rows.items():
        for place, seat in enumerate(sorted(row, key=lambda seat: seat.x), 1):
            words[seat.number] = f"第{number}排第{place}座"
    return words


def _order_words(has_letters: bool, has_others: bool) -> str:
    last = ["外文姓名按字母列后"] if has_letters else []
    last += ["字表未收的字列最后"] if has_others else []
    return "；".join(["按姓氏笔画为序" + "".join(f"，{words}" for words in last), "排从前往后、座从左往右数"])


def _shown_name(seat: Seat, namesakes: Sequence[Seat]) -> str:
    assert seat.person is not None
    return f"{seat.person.name}（{seat.person.unit or seat.key}）" if len(namesakes) > 1 else seat.person.name


def _laid_out(entries: Sequence[_Entry]) -> tuple[_Layout, list[_PageRows]]:
    """The layout that takes the fewest pages, of those the one with the largest names."""
    best: tuple[_Layout, list[_PageRows]] | None = None
    for size_pt in _SIZES_PT if len(entries) <= _LONG_INDEX else _SMALL_SIZES:
        for layout in _layouts(entries, size_pt):
            pages = list(_pages(entries, layout))
            if best is None or len(pages) < len(best[1]):
                best = layout, pages
        if best and len(best[1]) == 1:
            break
    assert best is not None
    return best


def _layouts(entries: Sequence[_Entry], size_pt: float) -> Iterator[_Layout]:
    """Names in one line, two, or three; each as many columns as stand on a sheet."""
    seat_em = max(advance(entry.seat) for entry in entries) + _AIR_ACROSS
    tried = set()
    for most_lines in range(1, _MOST_LINES + 1):
        longest = max(shown_advance(line) for entry in entries for line in name_lines(entry.name, most_lines))
        if longest in tried:
            continue
        tried.add(longest)
        name_em = longest + _AIR_ACROSS
        columns = min(_MOST_COLUMNS, int(mm_to_pt(A4.across) / size_pt / (name_em + seat_em)))
        if columns:
            yield _Layout(size_pt, most_lines, columns, name_em, seat_em)


def _pages(entries: Sequence[_Entry], layout: _Layout) -> Iterator[_PageRows]:
    """The entries page by page; on a page they are read down its columns."""
    free = free_height(A4, 1) - 1
    at = 0
    while at < len(entries):
        deep = min(int(free / layout.row_mm([_Entry("一", "")])), ceil((len(entries) - at) / layout.columns))
        while True:
            page = entries[at : at + deep * layout.columns]
            columns = [page[start : start + deep] for start in range(0, len(page), deep)]
            rows = [[column[row] for column in columns if row < len(column)] for row in range(deep)]
            heights = [layout.row_mm(row) for row in rows]
            if deep == 1 or sum(heights) <= free:
                break
            deep -= 1
        yield list(zip(heights, rows, strict=True))
        at += len(page)


def _grid(page: _PageRows, layout: _Layout) -> Grid:
    """A page as a table as wide as the sheet."""
    column_mm = A4.across / layout.columns
    name_mm = column_mm * layout.name_em / (layout.name_em + layout.seat_em)
    head = (HEAD_MM + 1, tuple(GridCell(word, "head") for _ in range(layout.columns) for word in ("姓名", "座位")))
    rows = [(height, tuple(_cells(row, layout))) for height, row in page]
    return Grid(tuple([name_mm, column_mm - name_mm] * layout.columns), (head, *rows), layout.size_pt, head=1)


def _cells(row: Sequence[_Entry], layout: _Layout) -> Iterator[GridCell]:
    for entry in row:
        yield GridCell("\n".join(name_lines(entry.name, layout.most_lines)), "seat")
        yield GridCell(entry.seat, "seat")
    for _ in range(layout.columns - len(row)):
        yield from (GridCell("", "gap"), GridCell("", "gap"))
