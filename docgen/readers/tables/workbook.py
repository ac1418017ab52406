"""The bytes of a workbook into sheets, within limits; the only module that knows the reader of workbooks."""

import io
import re
from collections.abc import Mapping
from typing import cast

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from docgen.errors import Cell, Mark, Problem
from docgen.readers.tables.cell_nodes import error_problem
from docgen.readers.tables.number_formats import SHOWING_MORE, NumberFormats
from docgen.readers.tables.ods_marks import CONTENT, marks_of_ods
from docgen.readers.tables.package import MAX_CELLS, damaged, parts_of_book, refused, require_near_cells, too_far
from docgen.readers.tables.plain_parts import (
    MAX_UNUSUAL,
    LargeUnusualPartError,
    UnusualPartError,
    package_of,
    plain_parts,
)
from docgen.readers.tables.sheet_marks import (
    NO_MARKS,
    NOT_WORKED_OUT,
    BookMarks,
    CellError,
    SheetMarks,
    ShownNumber,
    marks_of_book,
    titles_of_sheets,
)
from docgen.readers.tables.sheet_value import SheetValue
from docgen.readers.tables.sheets import CellSpan, Sheet
from docgen.readers.tables.xls_marks import is_known_xls, marks_of_xls
from docgen.readers.tables.xls_records import require_near_records
from docgen.readers.visit_file.nodes import UnreadableError

MAX_MERGED = 300_000
#: As many characters as a cell of Excel holds.
MAX_CHARACTERS = 32_767
#: The errors that the reader of workbooks knows.
_KNOWN_ERRORS = frozenset(
    ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA", "#DATA!")
)
_ZIP, _COMPOUND = b"PK", b"\xd0\xcf\x11\xe0"
#: What a workbook with a password is called inside its file.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURE = re.compile(r"=?\s*(?:_xlfn\.)?DISPIMG\(", re.I)


def sheets_of_bytes(content: bytes, name: str, number_formats: NumberFormats = SHOWING_MORE) -> tuple[Sheet, ...]:
    """The sheets of the bytes of a workbook. Raises UnreadableError as ``sheets`` does."""
    if content.startswith(_COMPOUND) and _ENCRYPTED in content:
        raise _protected(name)
    parts = parts_of_book(content, name)
    plain = _plain(parts, name)
    if plain is not parts:
        parts, content = plain, package_of(plain)
    titles = titles_of_sheets(parts)
    require_near_cells(parts, titles, name)
    marks = _marks(content, parts, titles, name, number_formats)
    may_be_long = any(_has_long_run(text) for text in parts.values()) if parts else len(content) > MAX_CHARACTERS
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            hidden = {sheet.name for sheet in book.sheets_metadata if sheet.visible is not SheetVisibleEnum.Visible}
            read, room = [], MAX_CELLS
            for title in book.sheet_names:
                own = marks.get(title, NO_MARKS)._replace(is_hidden=title in hidden)
                read.append(_sheet(book, title, f"{name}!{title}", own, room, number_formats))
                room -= sum(map(len, read[-1].rows))
                if may_be_long:
                    _require_short(read[-1])
            return tuple(read)
    except PasswordError as error:
        raise _protected(name) from error
    except CalamineError as error:
        raise _unknown_errors(marks, name) or damaged(name) from error
    except _panics() as error:
        raise damaged(name) from error


def unseen_in(content: bytes, name: str) -> tuple[Problem, ...]:
    """What is to be said of a workbook of before Excel 97: only its values are seen."""
    if content.startswith(_ZIP) or is_known_xls(content):
        return ()
    text = "这种旧文件里数字的格式、隐藏的行、删除线和错误值看不出来，0301 会读成 301"
    return (Problem(Mark(name, 1, 1), "D225", "should", text, "用 Excel 或 WPS 另存为 .xlsx 再用"),)


def _marks(
    content: bytes, parts: Mapping[str, bytes], titles: Mapping[str, str], name: str, number_formats: NumberFormats
) -> BookMarks:
    """What the cells hold besides values, by the titles of the sheets, whatever program wrote the workbook.

    Raises UnreadableError for a workbook of Excel 97 that is too large or damaged.
    """
    if not parts:
        require_near_records(content, name)
        return marks_of_xls(content, number_formats)
    if titles or CONTENT not in parts:
        return marks_of_book(parts, titles, number_formats)
    return marks_of_ods(parts, number_formats)


def _plain(parts: Mapping[str, bytes], name: str) -> Mapping[str, bytes]:
    try:
        return plain_parts(parts)
    except LargeUnusualPartError as error:
        text = f"里面的 {error} 不是 Excel 的写法，又超过 {MAX_UNUSUAL // 1_000_000} MB"
        raise refused(name, "D104", text, "用 Excel 或 WPS 打开后另存为 .xlsx，再用这一份") from error
    except UnusualPartError as error:
        raise damaged(name) from error


def _has_long_run(text: bytes) -> bool:
    """Whether a part may hold a text of more characters than Excel allows: so many bytes stand without an element."""
    step = MAX_CHARACTERS // 2
    return any(text.find(b"<", at, at + step) < 0 for at in range(0, len(text) - step, step))


def _require_short(sheet: Sheet) -> None:
    """Raises UnreadableError for a cell that holds more than Excel allows."""
    for row, cells in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and len(cell) > MAX_CHARACTERS:
                text = f"这一格有{len(cell)}个字，Excel 的一格最多{MAX_CHARACTERS}个"
                place = Cell(sheet.name, row + 1, column + 1)
                raise UnreadableError(Problem(place, "D104", "error", text, "分成几格；是误贴的就删去"))


def _protected(name: str) -> UnreadableError:
    return refused(name, "D213", "工作簿有密码", "在 Excel 里去掉密码再用")


def _unknown_errors(marks: BookMarks, name: str) -> UnreadableError | None:
    """What is wrong with a workbook that shows errors which the reader of workbooks does not know: #SPILL!."""
    problems = [
        error_problem(CellError(text), Cell(f"{name}!{title}", row + 1, column + 1))
        for title, own in marks.items()
        for (row, column), text in own.errors.items()
        if text != NOT_WORKED_OUT and text not in _KNOWN_ERRORS
    ]
    return UnreadableError(*problems) if problems else None


def _panics() -> tuple[type[BaseException], ...]:
    """The exception that the native reader raises where it panics. It has no module that could be imported."""
    return tuple(kind for kind in BaseException.__subclasses__() if kind.__name__ == "PanicException")


def _sheet(
    book: CalamineWorkbook, title: str, name: str, marks: SheetMarks, room: int, number_formats: NumberFormats
) -> Sheet:
    """A sheet of a workbook. Raises UnreadableError when it has more than ``room`` cells, empty ones included."""
    sheet = book.get_sheet_by_name(title)
    if sheet.total_height * sheet.total_width > room:
        raise too_far(name, sheet.total_height, sheet.total_width)
    rows = cast(list[list[SheetValue]], sheet.to_python(skip_empty_area=False))
    for (row, column), text in marks.errors.items():
        _put(rows, row, column, CellError(text))
    for (row, column), code in marks.formats.items():
        value = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        # whole numbers of .xls files come as such
        if (
            value.__class__ in (float, int)
            and (shown := ShownNumber.of(float(value), code, number_formats)) is not None
        ):
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
