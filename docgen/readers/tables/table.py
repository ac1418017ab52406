"""Where the tables of a sheet are: their headings, whatever stands above them, and their columns."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from docgen.errors import Cell, Problem, column_name
from docgen.model.value import Value
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.headings import (
    field_of_lines,
    heading_text,
    is_counter,
    is_end_of_span,
)
from docgen.readers.tables.sheet_value import SheetValue
from docgen.readers.tables.sheets import Sheet, carried, cell_at, filled
from docgen.readers.visit_file.vocabulary import FieldDescription

#: Whether a heading, without its spaces, is one that the reader of a table looks for.
Knows = Callable[[str], bool]

_SEARCHED_ROWS = 20
_LONGEST_HEADING = 24
_MOST_LINES_ABOVE = 2
_BRACKETS_ONLY = re.compile(r"[（(].*[）)]$")
_COLON = re.compile("[:：]")


class Lines(NamedTuple):
    """The first and the last row of the headings of a table, counted from 0."""

    first: int
    last: int


class Column(NamedTuple):
    """A column that has a heading: its place from 0, the lines of the heading, the field that it means, if any."""

    position: int
    lines: tuple[str, ...]
    field: FieldDescription | None
    is_end: bool = False  # the second of two columns for one span of days: 结束日期

    @property
    def heading(self) -> str:
        """The heading as messages show it: 接待人数·陪同."""
        return "·".join(self.lines)


class TableHeading(NamedTuple):
    """The headings of a table, and the columns below them."""

    lines: Lines
    columns: tuple[Column, ...]
    counters: frozenset[int]  # columns that only count the rows
    unheaded: tuple[int, ...]  # columns without a heading


def find_heading(sheet: Sheet, rows: range, knows: Knows, least: int = 1) -> Lines | None:
    """The headings among some rows of a sheet: ``least`` of their cells are headings that somebody knows.

    It is the first row of which most cells are, else the one that holds the most.
    """
    best, best_score, looked_at = None, least - 1, 0
    for number in rows:
        cells = filled(sheet.rows[number])
        if not cells:
            continue
        looked_at += 1
        if looked_at > _SEARCHED_ROWS:
            break
        score = len({text for text in map(_heading, (cell for _, cell in cells)) if text and knows(text)})
        if score >= max(2, least) and score * 2 >= len(cells):
            best = number
            break
        if score > best_score:
            best, best_score = number, score
    if best is None:
        return None
    return Lines(_first_line(sheet, best, rows.start), _last_line(sheet, best, rows.stop))


def _heading(cell: SheetValue) -> str:
    return heading_text(cell) if isinstance(cell, str) and len(cell) <= _LONGEST_HEADING else ""


def _first_line(sheet: Sheet, number: int, start: int) -> int:
    """The first row of the headings whose last is ``number``: group headings such as 来宾信息 stand above."""
    first = number
    while first > start and number - first < _MOST_LINES_ABOVE and _is_group_line(sheet, first - 1, number):
        first -= 1
    return first


def _is_group_line(sheet: Sheet, number: int, below: int) -> bool:
    """Whether a row holds headings of groups of columns. A title stands alone, or is merged over the whole table."""
    cells = filled(sheet.rows[number])
    if not cells or not all(isinstance(cell, str) and not _COLON.search(cell) for _, cell in cells):
        return False
    if len(cells) > 1:
        return all(len(cell_text(cell)) <= _LONGEST_HEADING for _, cell in cells)
    columns = [at for at, _ in filled(sheet.rows[below])]
    spans = [span for span in sheet.spans if span.top <= number <= span.bottom and span.left == cells[0][0]]
    return any(span.right > span.left and not (span.left <= columns[0] and span.right >= columns[-1]) for span in spans)


def _last_line(sheet: Sheet, number: int, end: int) -> int:
    """The last row of the headings that begin in ``number``: what stands below a group of columns is a heading, too."""
    while number + 1 < end and _is_sub_line(sheet, number):
        number += 1
    return number


def _is_sub_line(sheet: Sheet, number: int) -> bool:
    """Whether the row below a line of headings divides some of them."""
    cells = filled(sheet.rows[number + 1])
    if not cells or not all(isinstance(cell, str) and len(cell) <= _LONGEST_HEADING for _, cell in cells):
        return False
    if all(_BRACKETS_ONLY.match(cell_text(cell)) for _, cell in cells):
        return True
    wide = [span for span in sheet.spans if span.top <= number <= span.bottom and span.right > span.left]
    under_span = [any(span.left <= at <= span.right for span in wide) for at, _ in cells]
    if all(under_span):
        return True
    if any(under_span):
        return all(
            under or not cell_text(cell_at(sheet, number, at)) for under, (at, _) in zip(under_span, cells, strict=True)
        )
    return _is_unmerged_sub_line(sheet, number, [at for at, _ in cells])


def _is_unmerged_sub_line(sheet: Sheet, number: int, columns: list[int]) -> bool:
    """Whether every text below stands under a group: a heading with nothing to its right, and two texts below it."""
    line = {at for at, _ in filled(sheet.rows[number])}
    groups: dict[int, int] = {}
    for column in columns:
        group = max((at for at in line if at <= column), default=None)
        if group is None:
            return False
        groups[group] = groups.get(group, 0) + 1
    return all(count > 1 for count in groups.values())


def heading_of(sheet: Sheet, lines: Lines, model: type[Value]) -> TableHeading:
    """The columns below some headings, with the fields of a model that they mean."""
    merged = carried(Sheet(sheet.name, sheet.rows[: lines.last + 1], sheet.spans)) if sheet.spans else {}
    width = max((len(row) for row in sheet.rows[lines.first :][:_SEARCHED_ROWS]), default=0)
    columns, counters, unheaded = [], set(), []
    for position in range(width):
        texts, own = _lines_over(sheet, lines, position, merged)
        if not texts or not own:
            unheaded.append(position)
        elif is_counter(texts[-1]):
            counters.add(position)
        else:
            field = field_of_lines(texts, model)
            columns.append(Column(position, tuple(texts), field, is_end_of_span(field, texts)))
    return TableHeading(lines, tuple(columns), frozenset(counters), tuple(unheaded))


def _lines_over(
    sheet: Sheet, lines: Lines, position: int, merged: dict[int, dict[int, tuple[int, int]]]
) -> tuple[list[str], bool]:
    """The texts over a column, from the top down, and whether the last of them is its own and not its neighbour's."""
    texts: list[str] = []
    own = False
    for number in range(lines.first, lines.last + 1):
        row, column = merged.get(number, {}).get(position, (number, position))
        text = heading_text(cell_at(sheet, row, column)) if row >= lines.first else ""
        if not text and number < lines.last and cell_text(cell_at(sheet, lines.last, position)):
            text = _group_to_the_left(sheet, number, position)
        if text and (not texts or texts[-1] != text):
            texts.append(text)
            own = column == position or number < lines.last
        elif text:
            own = own or column == position
    if lines.first < lines.last:
        own = own and bool(_own_cell(sheet, lines, position, merged))
    return texts, own


def _own_cell(sheet: Sheet, lines: Lines, position: int, merged: dict[int, dict[int, tuple[int, int]]]) -> bool:
    """Whether one of the lines has a heading that begins in this very column."""
    for number in range(lines.first, lines.last + 1):
        row, column = merged.get(number, {}).get(position, (number, position))
        if column == position and row >= lines.first and cell_text(cell_at(sheet, row, column)):
            return True
    return False


def _group_to_the_left(sheet: Sheet, number: int, position: int) -> str:
    return next((text for at in range(position - 1, -1, -1) if (text := heading_text(cell_at(sheet, number, at)))), "")


def doubled(heading: TableHeading, sheet: Sheet) -> Iterator[Problem]:
    """A problem for every column whose field another column has already."""
    seen: dict[tuple[str, bool], Column] = {}
    for column in heading.columns:
        if column.field is None:
            continue
        key = (column.field.name, column.is_end)
        if key in seen:
            first = column_name(seen[key].position + 1)
            other = (
                "" if column.heading == seen[key].heading else f"（“{seen[key].heading}”和“{column.heading}”是同一项）"
            )
            text = f"“{column.field.chinese}”有两列，另一列在 {first} 列{other}"
            place = Cell(sheet.name, heading.lines.last + 1, column.position + 1)
            yield Problem(place, "D217", "error", text, "留下一列，另一列改名")
        else:
            seen[key] = column


def texts_above(sheet: Sheet, rows: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The rows among these in which one text stands alone: titles."""
    for number in rows:
        cells = filled(sheet.rows[number])
        if len(cells) == 1 and isinstance(cells[0][1], str):
            yield number, cells[0][1].strip()
