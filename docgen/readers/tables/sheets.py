"""Workbooks and CSV files into sheets: rows of plain values, within limits, and what only Excel knows of them."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, cast

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from docgen.errors import Problem
from docgen.readers.files import TEXTS, decode_text, shown_path
from docgen.readers.tables.package import MAX_CELLS, damaged, parts_of_book, refused, require_near_cells, too_far
from docgen.readers.tables.sheet_marks import (
    NO_MARKS,
    CellError,
    SheetMarks,
    ShownNumber,
    marks_of_book,
    titles_of_sheets,
)
from docgen.readers.tables.sheet_value import SheetValue

MAX_BYTES = 20_000_000
MAX_MERGED = 300_000
_PICTURE = re.compile(r"=?\s*(?:_xlfn\.)?DISPIMG\(", re.I)


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


def sheets(path: Path) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    """The sheets of a workbook or CSV file, and notices about how it was read.

    Raises UnreadableError when it is damaged, protected or larger than the limits; OSError when it cannot be opened.
    """
    name = shown_path(path)
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise refused(name, "D104", f"文件超过 {MAX_BYTES // 1_000_000} MB", "一个年度一份台账，去掉图片和空白行")
    if path.suffix.lower() in TEXTS:
        source, notices = decode_text(content, name)
        return (Sheet(name, separated(source.text, name)),), notices
    return sheets_of_bytes(content, name), ()


def separated(text: str, name: str) -> list[list[SheetValue]]:
    """The rows of a CSV file. Cells are separated by the mark that is most frequent in the first lines."""
    head = text[:2000]
    mark = max(",\t;；，", key=head.count)
    try:
        return [list(row) for row in csv.reader(io.StringIO(text), delimiter=mark, strict=True)]
    except csv.Error as error:
        raise refused(name, "D213", "CSV 里有没配对的引号，或一格太长", "用 Excel 打开后另存一次") from error


def sheets_of_bytes(content: bytes, name: str) -> tuple[Sheet, ...]:
    """The sheets of the bytes of a workbook. Raises UnreadableError as ``sheets`` does."""
    parts = parts_of_book(content, name)
    titles = titles_of_sheets(parts)
    require_near_cells(parts, titles, name)
    marks = marks_of_book(parts, titles)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            hidden = {sheet.name for sheet in book.sheets_metadata if sheet.visible is not SheetVisibleEnum.Visible}
            read, room = [], MAX_CELLS
            for title in book.sheet_names:
                own = marks.get(title, NO_MARKS)._replace(is_hidden=title in hidden)
                read.append(_sheet(book, title, f"{name}!{title}", own, room))
                room -= sum(map(len, read[-1].rows))
            return tuple(read)
    except PasswordError as error:
        raise refused(name, "D213", "工作簿有密码", "在 Excel 里去掉密码再用") from error
    except CalamineError as error:
        raise damaged(name) from error
    except _panics() as error:
        raise damaged(name) from error


def _panics() -> tuple[type[BaseException], ...]:
    """The exception that the native reader raises where it panics. It has no module that could be imported."""
    return tuple(kind for kind in BaseException.__subclasses__() if kind.__name__ == "PanicException")


def _sheet(book: CalamineWorkbook, title: str, name: str, marks: SheetMarks, room: int) -> Sheet:
    """A sheet of a workbook. Raises UnreadableError when it has more than ``room`` cells, empty ones included."""
    sheet = book.get_sheet_by_name(title)
    if sheet.total_height * sheet.total_width > room:
        raise too_far(name, sheet.total_height, sheet.total_width)
    rows = cast(list[list[SheetValue]], sheet.to_python(skip_empty_area=False))
    for (row, column), text in marks.errors.items():
        _put(rows, row, column, CellError(text))
    for (row, column), code in marks.formats.items():
        value = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        if value.__class__ is float and (shown := ShownNumber.of(value, code)) is not None:
            rows[row][column] = shown
    if marks.may_have_pictures:
        marks = marks._replace(pictures=_without_pictures(rows) | marks.pictures)
    return Sheet(name, rows, _spans(sheet, rows, name), marks)


def _spans(sheet: CalamineSheet, rows: list[list[SheetValue]], name: str) -> tuple[CellSpan, ...]:
    """The merged cells of a sheet, as far as it has cells. Raises UnreadableError for more than anybody merges."""
    ranges = sheet.merged_cell_ranges
    if not ranges:
        return ()
    last_row, last_column = len(rows) - 1, max(map(len, rows), default=0) - 1
    spans = sorted(
        CellSpan(top, left, min(bottom, last_row), min(right, last_column))
        for (top, left), (bottom, right) in ranges
        if top <= min(bottom, last_row) and left <= min(right, last_column)
    )
    if sum((span.bottom - span.top + 1) * (span.right - span.left + 1) for span in spans) > MAX_MERGED:
        raise refused(
            name, "D104", f"合并的单元格超过{MAX_MERGED // 10_000}万格", "取消合并，或把有字的区域复制到新工作簿"
        )
    return tuple(spans)


def _put(rows: list[list[SheetValue]], row: int, column: int, value: SheetValue) -> None:
    """Sets a cell, also one behind the last that holds a value."""
    rows += ([] for _ in range(row + 1 - len(rows)))
    rows[row] += [None] * (column + 1 - len(rows[row]))
    rows[row][column] = value


def _without_pictures(rows: list[list[SheetValue]]) -> frozenset[tuple[int, int]]:
    """Empties the cells that hold a picture as WPS writes it, and gives their places."""
    places = [
        (number, column)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
        if isinstance(cell, str) and _PICTURE.match(cell)
    ]
    for number, column in places:
        rows[number][column] = None
    return frozenset(places)


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
