"""Workbooks and CSV files into rows of plain values, within limits."""

import csv
import io
import re
import zipfile
from collections.abc import Container, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from html import unescape
from pathlib import Path
from typing import NamedTuple

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from docgen.errors import Cell, Mark, Problem, column_number
from docgen.readers.files import TEXTS, decode_text, shown_path
from docgen.readers.visit_file.nodes import UnreadableError

#: What a cell may hold.
SheetValue = str | float | int | bool | date | datetime | time | timedelta | None

MAX_BYTES = 20_000_000
MAX_UNPACKED = 100_000_000
MAX_ENTRIES = 1_000


class Sheet(NamedTuple):
    """A sheet: the name that places show (``台账.xlsx!2023``), and all its rows."""

    name: str
    rows: Sequence[Sequence[SheetValue]]

    @property
    def title(self) -> str:
        """What the sheet is called in its workbook."""
        return self.name.rpartition("!")[2].strip()


def sheets(path: Path) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    """The sheets of a workbook or CSV file, and notices about how it was read.

    Raises UnreadableError when it is damaged, protected or larger than the limits; OSError when it cannot be opened.
    """
    name = shown_path(path)
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise _refused(name, "D104", f"文件超过 {MAX_BYTES // 1_000_000} MB", "一个年度一份台账，去掉图片和空白行")
    if path.suffix.lower() in TEXTS:
        source, notices = decode_text(content, name)
        return (Sheet(name, separated(source.text, name)),), notices
    return _workbook(content, name), ()


def hidden(path: Path) -> dict[str, Container[int]]:
    """The rows of a workbook that Excel does not show, by sheet: filtered out, or in a sheet that is hidden."""
    if path.suffix.lower() not in (".xlsx", ".xlsm") or not zipfile.is_zipfile(path):
        return {}
    rows_by_sheet: dict[str, Container[int]] = {}
    with zipfile.ZipFile(path) as archive:
        hidden_sheets = _hidden_sheets(archive)
        for title, text in _sheet_parts(archive):
            rows = {int(row) for row in _HIDDEN_ROW.findall(text)}
            rows_by_sheet[title] = range(1, 1 << 24) if title in hidden_sheets else rows
    return rows_by_sheet


def separated(text: str, name: str) -> list[list[SheetValue]]:
    """The rows of a CSV file. Cells are separated by the mark that is most frequent in the first lines."""
    head = text[:2000]
    mark = max(",\t;；，", key=head.count)
    try:
        return [list(row) for row in csv.reader(io.StringIO(text), delimiter=mark, strict=True)]
    except csv.Error as error:
        raise _refused(name, "D213", "CSV 里有没配对的引号，或一格太长", "用 Excel 打开后另存一次") from error


def _workbook(content: bytes, name: str) -> tuple[Sheet, ...]:
    if zipfile.is_zipfile(io.BytesIO(content)):
        _require_limits(content, name)
        _require_values(content, name)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            return tuple(
                Sheet(f"{name}!{sheet}", book.get_sheet_by_name(sheet).to_python(skip_empty_area=False))
                for sheet in book.sheet_names
            )
    except PasswordError as error:
        raise _refused(name, "D213", "工作簿有密码", "在 Excel 里去掉密码再用") from error
    except CalamineError as error:
        raise _refused(name, "D213", "不是完好的 Excel 工作簿", "用 Excel 或 WPS 打开后另存为 .xlsx") from error


_HIDDEN_ROW = re.compile(rb'<row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*\br="(\d+)"')
_HIDDEN_SHEET = re.compile(rb'<sheet\b(?=[^>]*\bstate="(?:hidden|veryHidden)")[^>]*\bname="([^"]*)"')
# a cell with a formula and no value that Excel has worked out
_FORMULA = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<f[ >/][^<]*(?:</f>)?\s*(?:<v\s*/>|<v></v>)?\s*</c>')
_SHEET = re.compile(rb'<sheet\b[^>]*\bname="([^"]*)"[^>]*\br:id="([^"]*)"')
_TARGET = re.compile(rb'<Relationship\b(?=[^>]*\bId="([^"]*)")(?=[^>]*\bTarget="([^"]*)")')
_BOOK, _BOOK_RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def _sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """The titles of the sheets of an .xlsx file, each with the XML of the sheet."""
    parts = set(archive.namelist())
    if not {_BOOK, _BOOK_RELATIONS} <= parts:
        return
    targets = dict(_TARGET.findall(archive.read(_BOOK_RELATIONS)))
    for title, relation in _SHEET.findall(archive.read(_BOOK)):
        part = f"xl/{targets.get(relation, b'').decode().removeprefix('/xl/')}"
        yield unescape(title.decode()), archive.read(part) if part in parts else b""


def _hidden_sheets(archive: zipfile.ZipFile) -> set[str]:
    if _BOOK not in archive.namelist():
        return set()
    return {unescape(name.decode()) for name in _HIDDEN_SHEET.findall(archive.read(_BOOK))}


def _require_values(content: bytes, name: str) -> None:
    """Raises UnreadableError for cells with a formula but without its value: they would be read as empty."""
    problems = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for title, text in _sheet_parts(archive):
            for column, row in _FORMULA.findall(text) if b"<f" in text else ():
                cell = Cell(f"{name}!{title}", int(row), column_number(column.decode()))
                hint = "用 Excel 或 WPS 打开、保存一次；或把公式改成它的结果"
                problems.append(Problem(cell, "D213", "error", "这一格的公式没有算出的值，读出来是空的", hint))
    if problems:
        raise UnreadableError(*problems)


def _require_limits(content: bytes, name: str) -> None:
    """Raises UnreadableError for a workbook too large when unpacked: a small file can hold a very large sheet."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        text = f"工作簿展开后超过 {MAX_UNPACKED // 1_000_000} MB"
        raise _refused(name, "D104", text, "多半是整列设了格式：把有字的区域复制到新工作簿")


def _refused(name: str, code: str, text: str, hint: str) -> UnreadableError:
    return UnreadableError(Problem(Mark(name, 1, 1), code, "error", text, hint))
