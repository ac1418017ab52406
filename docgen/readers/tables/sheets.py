"""A sheet of a workbook or CSV file: rows of plain values, merged cells, and what only Excel knows of them."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from docgen.errors import Mark, Problem
from docgen.readers.tables.package import refused
from docgen.readers.tables.sheet_marks import NO_MARKS, SheetMarks
from docgen.readers.tables.sheet_value import SheetValue
from docgen.readers.visit_file.nodes import UnreadableError

#: As many columns as a sheet of Excel has.
MAX_COLUMNS = 16_384
_QUOTED = re.compile(r'"[^"]*"')


class CellSpan(NamedTuple):
    """Merged cells: the first and the last row and column, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(NamedTuple):
    """A sheet: the name that places show (``台账.xlsx!2023``), and all its rows.

    A table of another program is a sheet, too: its rows, and the spans of its merged cells.
    """

    name: str
    rows: Sequence[Sequence[SheetValue]]
    spans: tuple[CellSpan, ...] = ()
    marks: SheetMarks = NO_MARKS

    @property
    def title(self) -> str:
        """What the sheet is called in its workbook."""
        return self.name.rpartition("!")[2].strip()

    @property
    def has_content(self) -> bool:
        return any(cell is not None and cell != "" for row in self.rows for cell in row)


def separated(text: str, name: str) -> list[list[SheetValue]]:
    """The rows of a CSV file. Cells are separated by the mark that is most frequent in the first lines."""
    head = text[:2000]
    mark = max(",\t;；，", key=head.count)
    if text.count(mark) >= MAX_COLUMNS:
        _require_columns(text, mark, name)
    known: dict[str, str] = {}  # many people have one unit, many one post: each is held once
    try:
        rows = csv.reader(io.StringIO(text), delimiter=mark, strict=True)
        return [[known.setdefault(cell, cell) for cell in row] for row in rows]
    except csv.Error as error:
        raise refused(name, "D213", "CSV 里有没配对的引号，或一格太长", "用 Excel 打开后另存一次") from error


def _require_columns(text: str, mark: str, name: str) -> None:
    """Raises UnreadableError for a line with more cells than Excel has columns. Marks in quotation marks are none."""
    for number, line in enumerate(io.StringIO(text), 1):
        if line.count(mark) >= MAX_COLUMNS and _QUOTED.sub("", line).count(mark) >= MAX_COLUMNS:
            text, hint = (
                f"这一行超过{MAX_COLUMNS}列，Excel 的一行最多这么多",
                "分隔符打多了就删去，或把有字的列复制到新表",
            )
            raise UnreadableError(Problem(Mark(name, number, 1), "D104", "error", text, hint))


def carried(sheet: Sheet) -> dict[int, dict[int, tuple[int, int]]]:
    """For every row the columns of the cells that are merged with one further up or left, and the place of that one."""
    places: dict[int, dict[int, tuple[int, int]]] = {}
    for span in sheet.spans:
        for row in range(span.top, min(span.bottom + 1, len(sheet.rows))):
            for column in range(span.left, span.right + 1):
                if (row, column) != (span.top, span.left):
                    places.setdefault(row, {})[column] = (span.top, span.left)
    return places


def cell_at(sheet: Sheet, row: int, column: int) -> SheetValue:
    """The value of a cell; None beyond the rows and columns of the sheet."""
    cells: Sequence[SheetValue] = sheet.rows[row] if row < len(sheet.rows) else ()
    return cells[column] if column < len(cells) else None


def is_blank(cell: SheetValue) -> bool:
    """Whether a cell holds nothing that anybody sees."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def filled(cells: Iterable[SheetValue]) -> list[tuple[int, SheetValue]]:
    """The cells of a row that hold anything, with their columns."""
    return [
        (at, cell)
        for at, cell in enumerate(cells)
        if cell is not None and cell != "" and not (cell.__class__ is str and cell.isspace())
    ]
