"""The parts of a workbook, looked at before a reader of spreadsheets sees it: whole, of a known kind, not too large.

That reader is native code. It makes room for every cell between the first and the last one, and ends the whole program
where it cannot.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from docgen.errors import Cell, Mark, Problem, column_number
from docgen.readers.visit_file.nodes import UnreadableError

MAX_UNPACKED = 100_000_000
MAX_ENTRIES = 1_000
#: More cells than a sheet may span, empty ones included: the reader of spreadsheets makes room for all of them.
MAX_CELLS = 5_000_000
BOOK, STYLES = "xl/workbook.xml", "xl/styles.xml"
#: Excel allows 65,000 styles of cells, which take less room.
MAX_STYLES = 15_000_000
_STYLED = re.compile(rb"<(?:\w+:)?c\s[^<>]*\bs\s*=\s*[\"']\s*[1-9]")
_ODS = "content.xml"
_SAVE_AGAIN = "用 Excel 或 WPS 打开后另存为 .xlsx"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
#: What reading the parts of a damaged zip raises.
DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError,
    OverflowError,
)  # fmt: skip
#: A cell that is written otherwise than in almost every sheet: by no place of its own, far to the right, far below.
_UNUSUAL_CELL = re.compile(rb'<c(?:[\t\r\n>/]| (?!r="[A-Z]\d{1,5}"))')
_PREFIXED_CELL = re.compile(rb"<\w+:c[\s>/]")
_ROW_OR_CELL = re.compile(rb"<(row|c)\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_PLACE = re.compile(rb"(?<![\w:])r\s*=\s*[\"']\s*([A-Za-z]{0,7})(\d{0,10})")
_TABLE_OR_CELL = re.compile(
    rb"<table:(table-row|table-cell|covered-table-cell|table)(?![\w-])((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>"
)
#: So far into a part its first element begins.
_START = 4_000
_REPEATED = re.compile(rb"number-(?:rows|columns)-repeated\s*=\s*[\"'](\d{1,10})")


class _FarCell(NamedTuple):
    """The place of a cell, counted from 1: so many rows and columns a sheet must have for it."""

    row: int
    column: int

    @property
    def cells(self) -> int:
        return self.row * self.column


def refused(name: str, code: str, text: str, hint: str) -> UnreadableError:
    """The error for a workbook that is not read."""
    return UnreadableError(Problem(Mark(name, 1, 1), code, "error", text, hint))


def damaged(name: str) -> UnreadableError:
    """The error for a workbook of which a part cannot be read."""
    return refused(name, "D213", "不是完好的 Excel 工作簿", _SAVE_AGAIN)


def parts_of_book(content: bytes, name: str) -> Mapping[str, bytes]:
    """The XML parts of a workbook that is a zip; none of other files.

    Raises UnreadableError for a damaged one, and for one too large when unpacked: a small file can hold a very large
    sheet.
    """
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _require_limits(entries, name)
            parts = {_part_name(entry): archive.read(entry) for entry in entries if _is_xml(entry.filename)}
    except DAMAGED as error:
        raise damaged(name) from error
    _require_book(parts, name)
    return parts


def _part_name(entry: zipfile.ZipInfo) -> str:
    """The name of a part in small letters, as other names are compared with it: readers make no difference either."""
    return entry.filename.replace("\\", "/").lower()


def _require_book(parts: Mapping[str, bytes], name: str) -> None:
    """Raises UnreadableError where nothing says which sheets there are, or styles are too many or not there."""
    if BOOK not in parts and _ODS not in parts:
        raise damaged(name)
    if len(parts.get(STYLES, b"")) > MAX_STYLES:
        text = f"单元格样式太多（{STYLES} 超过 {MAX_STYLES // 1_000_000} MB）"
        raise refused(name, "D104", text, "新建一个工作簿，把有字的区域“选择性粘贴—值和数字格式”进去")
    if BOOK in parts and STYLES not in parts and any(_STYLED.search(text) for text in parts.values()):
        raise damaged(name)


def _is_xml(part: str) -> bool:
    return part.lower().endswith((".xml", ".rels"))


def _require_limits(entries: list[zipfile.ZipInfo], name: str) -> None:
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        text = f"工作簿展开后超过 {MAX_UNPACKED // 1_000_000} MB"
        raise refused(name, "D104", text, "多半是整列设了格式：把有字的区域复制到新工作簿")
    if any(entry.filename.lower() == "xl/workbook.bin" for entry in entries):
        raise refused(name, "D213", "读不了 .xlsb 文件", _SAVE_AGAIN)
    if any(entry.compress_type not in _METHODS for entry in entries):
        raise damaged(name)


def require_near_cells(parts: Mapping[str, bytes], titles: Mapping[str, str], name: str) -> None:
    """Raises UnreadableError for a sheet whose last cell lies so far out that no memory could hold what is between.

    ``titles`` has the names of the sheets by their parts.
    """
    for part, text in parts.items():
        sheet = f"{name}!{titles[part]}" if part in titles else name
        if part == _ODS:
            _require_near(_extents_of_ods(text), sheet)
        elif b"worksheet" in text[:_START] and _UNUSUAL_CELL.search(text):
            _require_near(_extents_of_sheet(text), sheet)


def _require_near(extents: Iterator[_FarCell], sheet: str) -> None:
    rows, columns, farthest = 0, 0, _FarCell(0, 0)
    for extent in extents:
        rows, columns = max(rows, extent.row), max(columns, extent.column)
        if extent.cells > farthest.cells:
            farthest = extent
        if rows * columns > MAX_CELLS:
            raise too_far(sheet, *farthest)


def too_far(sheet: str, row: int, column: int) -> UnreadableError:
    """The error for a cell, counted from 1, so far out that no memory could hold what lies before it."""
    place = Cell(sheet, row, column)
    hint = "到这一格把它清除（连同空格），或把有字的区域复制到新工作簿"
    return UnreadableError(Problem(place, "D104", "error", "这一格有内容，离表太远，整张表大得放不下", hint))


def _extents_of_sheet(text: bytes) -> Iterator[_FarCell]:
    """The places of the cells of a sheet that hold anything. One without a place stands behind the one before it."""
    row = column = 0
    for match in _ROW_OR_CELL.finditer(text):
        place = _PLACE.search(match[2])
        if match[1] == b"row":
            row = int(place[2]) if place and place[2] else row + 1
            column = 0
            continue
        column += 1
        at_row = row
        if place and place[1] and place[2]:
            column, at_row = column_number(place[1].decode().upper()), int(place[2])
        if not match[2].endswith(b"/"):
            yield _FarCell(at_row, column)


def _extents_of_ods(text: bytes) -> Iterator[_FarCell]:
    """The places of the cells of the sheets of LibreOffice that hold anything; they are written with their repeats."""
    row = height = column = 0
    for match in _TABLE_OR_CELL.finditer(text):
        repeated = _REPEATED.search(match[2])
        count = int(repeated[1]) if repeated else 1
        if match[1] == b"table":
            row = height = 0
        elif match[1] == b"table-row":
            row, height, column = row + height, count, 0
        else:
            column += count
            if not match[2].endswith(b"/"):
                yield _FarCell(row + height, column)
