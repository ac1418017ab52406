"""The bytes of a workbook into sheets, within limits; the only module that knows the reader of workbooks."""

import io
import re
from typing import cast

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

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
from docgen.readers.tables.sheets import CellSpan, Sheet

MAX_MERGED = 300_000
_PICTURE = re.compile(r"=?\s*(?:_xlfn\.)?DISPIMG\(", re.I)


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
