"""A 整改清单 that was filled in, read back: every row with everything in it, columns and rows that were added too."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from docgen.errors import Cell, DataError, Problem
from docgen.model.corrections import CODE, FINDING, HEADINGS, KEY, RULE, CorrectionValue, EarlierLine, EarlierList
from docgen.readers.files import shown_path
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.sheet_value import SheetValue
from docgen.readers.tables.sheets import Sheet, cell_at, filled
from docgen.readers.tables.table_file import sheets
from docgen.readers.visit_file.nodes import UnreadableError

_NEEDED = frozenset((CODE, RULE, FINDING, KEY))
_SEARCHED_ROWS = 20


def read_correction_list(path: Path, replaced: bool) -> EarlierList:
    """The rows of a list. One that is to be ``replaced`` may hold nothing that would be lost.

    Raises DataError for a workbook that is no such list; OSError.
    """
    try:
        book, _ = sheets(path)
    except UnreadableError as error:
        raise DataError(error.problems) from error
    for sheet in book:
        at = next((row for row in range(min(_SEARCHED_ROWS, len(sheet.rows))) if _is_heading(sheet.rows[row])), None)
        if at is not None:
            if replaced and (lost := _lost(book, sheet)):
                raise DataError([lost])
            return _read(sheet, at)
    text = f"“{shown_path(path)}”不是整改清单：没有一张表有“{KEY}”“{RULE}”“{FINDING}”这几列"
    hint = f"给上一次 docgen audit 写的整改清单；“{KEY}”这一列不要删"
    raise DataError([Problem(Cell(book[0].name if book else path.name, 1, 1), "D216", "error", text, hint)])


def _is_heading(cells: Sequence[SheetValue]) -> bool:
    return {cell_text(cell) for _, cell in filled(cells)} >= _NEEDED


def _lost(book: Sequence[Sheet], own: Sheet) -> Problem | None:
    """What a new list in place of the old one would not hold."""
    hint = "换个文件名写新的：--corrections 新清单.xlsx --carry 旧清单.xlsx"
    for sheet in book:
        if sheet is not own and sheet.has_content:
            return Problem(Cell(sheet.name, 1, 1), "D231", "error", "另有一张表，重写时带不过去", hint)
    places = [*(place for place, _ in own.marks.comments), *sorted(own.marks.pictures)]
    if places:
        row, column = places[0]
        text = "这一格有批注或图片，重写时带不过去"
        return Problem(Cell(own.name, row + 1, column + 1), "D231", "error", text, f"写进“备注”；或者{hint}")
    return None


def _read(sheet: Sheet, at: int) -> EarlierList:
    headings = _headings(sheet, at)
    lines = []
    for number in range(at + 1, len(sheet.rows)):
        cells = {headings[column]: _value(cell) for column, cell in filled(sheet.rows[number]) if column in headings}
        if cells:
            lines.append(EarlierLine(cells, number + 1))
    further = tuple(name for name in dict.fromkeys(headings.values()) if name not in HEADINGS)
    return EarlierList(tuple(lines), further)


def _headings(sheet: Sheet, at: int) -> dict[int, str]:
    """The headings by column: no two are the same, and a column with anything in it has one."""
    headings: dict[int, str] = {}
    width = max((len(row) for row in sheet.rows), default=0)
    for column in range(width):
        below = range(at + 1, len(sheet.rows))
        name = cell_text(cell_at(sheet, at, column))
        if not name and any(cell_text(cell_at(sheet, row, column)) for row in below):
            name = f"第{column + 1}列"
        if name:
            headings[column] = name if name not in headings.values() else f"{name}（第{column + 1}列）"
    return headings


def _value(cell: SheetValue) -> CorrectionValue:
    """A cell as it can be written again: numbers and days stay what they are."""
    if isinstance(cell, datetime):
        return cell.date() if cell.hour == cell.minute == 0 else cell_text(cell)
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float) and cell.__class__ is float:
        return int(cell) if cell.is_integer() else Decimal(f"{cell:.15g}")
    return cell_text(cell)
