"""Cells of a workbook changed in place: formats, widths, notes, list boxes and everything else stay as they were.

The library drops what it does not know (charts, pictures, macros): a workbook with such parts is not changed.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from copy import copy
from typing import NamedTuple

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from docgen.model.sheets import RowBlockedError, SheetEdits

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d+)?")
#: Parts that would be lost, as a user knows them.
_LOST_PARTS = (
    ("xl/charts/", "图表"),
    ("xl/media/", "图片"),
    ("xl/drawings/drawing", "图形"),
    ("xl/pivot", "数据透视表"),
    ("vbaProject", "宏"),
    ("xl/externalLinks/", "外部链接"),
    ("xl/slicers/", "切片器"),
    ("xl/threadedComments/", "会话批注"),
    ("xl/activeX/", "控件"),
    ("xl/ctrlProps/", "控件"),
)


def parts_lost(content: bytes) -> list[str]:
    """What a workbook would lose when it is changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        lost = [word for part, word in _LOST_PARTS if any(part in name for name in names)]
        sheets = [name for name in names if name.startswith("xl/worksheets/sheet")]
        if any(b"<extLst" in package.read(name) for name in sheets):
            lost.append("新式的条件格式或下拉框")
    return list(dict.fromkeys(lost))


def edited_workbook(content: bytes, edits: Sequence[SheetEdits]) -> bytes:
    """The bytes of a workbook with these edits. A sheet that is not there is added. Raises RowBlockedError."""
    book = load_workbook(io.BytesIO(content), rich_text=True)
    for edit in edits:
        sheet = book[edit.title] if edit.title in book.sheetnames else book.create_sheet(edit.title)
        assert isinstance(sheet, Worksheet)
        _move_rows(sheet, edit)
        for (row, column), text in edit.texts.items():
            _put(sheet, row + 1, column + 1, text)
        for (row, column), text in edit.headings.items():
            _put(sheet, row + 1, column + 1, text)
            if not _style_of(sheet, row + 1, column):
                sheet.cell(row + 1, column + 1).font = Font(bold=True)
        for (row, column), (old, new) in edit.notes.items():
            comment = sheet.cell(row + 1, column + 1).comment
            if comment is not None:
                comment.text = comment.text.replace(old, new)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


class _KeptCell(NamedTuple):
    """What goes along when a row moves."""

    value: object
    kind: str
    style: object
    comment: object


def _move_rows(sheet: Worksheet, edit: SheetEdits) -> None:
    width = sheet.max_column
    kept = {source: _row(sheet, edit, source, width) for source in edit.sources.values() if source is not None}
    for target, source in edit.sources.items():
        if target != source:
            _row(sheet, edit, target, width)  # nothing that cannot move may stand there
    for target, source in edit.sources.items():
        for column in range(width):
            cell = sheet.cell(target + 1, column + 1)
            if target == source or isinstance(cell, MergedCell) or (column in edit.fixed and source is not None):
                continue
            moved = kept[source][column] if source is not None else None
            cell.value = moved.value if moved else None
            cell.comment = copy(moved.comment) if moved else None
            if moved and moved.kind == "s":
                cell.data_type = "s"
            if moved:
                cell._style = copy(moved.style)


def _row(sheet: Worksheet, edit: SheetEdits, row: int, width: int) -> list[_KeptCell]:
    kept = []
    for column in range(width):
        cell = sheet.cell(row + 1, column + 1)
        if isinstance(cell, MergedCell) or cell.coordinate in sheet.merged_cells:
            raise RowBlockedError(edit.title, row)
        if cell.data_type == "f" and column not in edit.fixed:
            raise RowBlockedError(edit.title, row)
        kept.append(_KeptCell(cell.value, cell.data_type, cell._style, cell.comment))
    return kept


def _put(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column)
    if isinstance(cell, MergedCell) or cell.data_type == "f":
        raise RowBlockedError(sheet.title, row - 1)
    was_number = cell.data_type == "n" and cell.value is not None
    is_new = cell.value is None and not cell.has_style
    if was_number and _NUMBER.fullmatch(text):
        cell.value = float(text) if "." in text else int(text)
        return
    cell.value = text or None
    if text:
        cell.data_type = "s"
    above = _style_of(sheet, row - 1, column) if is_new and row > 1 else None
    if above is not None:
        cell._style = copy(above._style)


def _style_of(sheet: Worksheet, row: int, column: int) -> Cell | None:
    """A cell that has a format of its own; None for others."""
    cell = sheet.cell(row, column) if row and column else None
    return cell if isinstance(cell, Cell) and cell.has_style else None
