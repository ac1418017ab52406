"""Workbooks and CSV files into rows of plain values, within limits and without a guess."""

import csv
import io
import re
import zipfile
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from html import unescape
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from docgen.errors import Cell, Mark, Problem, column_number
from docgen.readers.files import TEXTS, decode, shown_path
from docgen.readers.visit_file.nodes import UnreadableError

#: What a cell may hold, as a reader gives it.
Value = str | float | int | bool | date | datetime | time | timedelta | None

MAX_BYTES = 20_000_000
MAX_UNPACKED = 100_000_000
MAX_ENTRIES = 1_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: the name that places show (``台账.xlsx!2023``), its rows from the first one on."""

    name: str
    rows: Sequence[Sequence[Value]]

    @property
    def title(self) -> str:
        """What the sheet is called in its workbook."""
        return self.name.rpartition("!")[2].strip()


def sheets(path: Path) -> tuple[tuple[Sheet, ...], tuple[Problem, ...]]:
    """The sheets of a workbook or CSV file, and what is to be said of it.

    Raises UnreadableError when it is damaged, protected or larger than the limits; OSError when it cannot be opened.
    """
    name = shown_path(path)
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise _refused(name, "D104", f"文件超过 {MAX_BYTES // 1_000_000} MB", "一个年度一份台账，去掉图片和空白行")
    if path.suffix.lower() in TEXTS:
        source, notices = decode(content, name)
        return (Sheet(name, separated(source.text, name)),), notices
    return _workbook(content, name), ()


_ROW = re.compile(rb'<row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*\br="(\d+)"')
_HIDDEN_SHEET = re.compile(rb'<sheet\b(?=[^>]*\bstate="(?:hidden|veryHidden)")[^>]*\bname="([^"]*)"')


def hidden(path: Path) -> dict[str, Container[int]]:
    """The rows of a workbook that Excel does not show, by sheet: filtered out, or of a sheet that is hidden itself."""
    if path.suffix.lower() not in (".xlsx", ".xlsm") or not zipfile.is_zipfile(path):
        return {}
    found: dict[str, Container[int]] = {}
    with zipfile.ZipFile(path) as archive:
        parts = set(archive.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= parts:
            return {}
        book = archive.read("xl/workbook.xml")
        targets = dict(_TARGET.findall(archive.read("xl/_rels/workbook.xml.rels")))
        unseen = {unescape(name.decode()) for name in _HIDDEN_SHEET.findall(book)}
        for title, relation in _SHEET.findall(book):
            part = f"xl/{targets.get(relation, b'').decode().removeprefix('/xl/')}"
            name = unescape(title.decode())
            rows = {int(row) for row in _ROW.findall(archive.read(part))} if part in parts else set()
            found[name] = range(1, 1 << 24) if name in unseen else rows
    return found


def separated(text: str, name: str) -> list[list[Value]]:
    """The rows of a CSV file; the mark that the first lines hold most of separates the cells."""
    head = text[:2000]
    mark = max(",\t;；，", key=head.count)
    try:
        return [list(row) for row in csv.reader(io.StringIO(text), delimiter=mark, strict=True)]
    except csv.Error as error:
        raise _refused(name, "D213", "CSV 里有没配对的引号，或一格太长", "用 Excel 打开后另存一次") from error


def _workbook(content: bytes, name: str) -> tuple[Sheet, ...]:
    if zipfile.is_zipfile(io.BytesIO(content)):
        _within_limits(content, name)
        _without_values(content, name)
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


# a cell with a formula and no value that Excel has worked out
_FORMULA = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<f[ >/][^<]*(?:</f>)?\s*(?:<v\s*/>|<v></v>)?\s*</c>')
_SHEET = re.compile(rb'<sheet\b[^>]*\bname="([^"]*)"[^>]*\br:id="([^"]*)"')
_TARGET = re.compile(rb'<Relationship\b(?=[^>]*\bId="([^"]*)")(?=[^>]*\bTarget="([^"]*)")')


def _without_values(content: bytes, name: str) -> None:
    """Raises UnreadableError for cells whose formula nobody has worked out: they would be read as empty."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = set(archive.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= parts:
            return
        targets = dict(_TARGET.findall(archive.read("xl/_rels/workbook.xml.rels")))
        wrong = []
        for title, relation in _SHEET.findall(archive.read("xl/workbook.xml")):
            part = f"xl/{targets.get(relation, b'').decode().removeprefix('/xl/')}"
            text = archive.read(part) if part in parts else b""
            for column, row in _FORMULA.findall(text) if b"<f" in text else ():
                sheet = f"{name}!{unescape(title.decode())}"
                cell = Cell(sheet, int(row), column_number(column.decode()))
                hint = "用 Excel 或 WPS 打开、保存一次；或把公式改成它的结果"
                wrong.append(Problem(cell, "D213", "error", "这一格的公式没有算出的值，读出来是空的", hint))
    if wrong:
        raise UnreadableError(*wrong)


def _within_limits(content: bytes, name: str) -> None:
    """Nothing is unpacked that would not fit: a small file can hold a very large sheet."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        text = f"工作簿展开后超过 {MAX_UNPACKED // 1_000_000} MB"
        raise _refused(name, "D104", text, "多半是整列设了格式：把有字的区域复制到新工作簿")


def _refused(name: str, code: str, text: str, hint: str) -> UnreadableError:
    return UnreadableError(Problem(Mark(name, 1, 1), code, "error", text, hint))
