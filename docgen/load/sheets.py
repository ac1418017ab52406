"""Workbooks and CSV files into rows of plain values, within limits and without a guess."""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from docgen.errors import Mark, Problem
from docgen.load.files import TEXTS, decode, shown_path
from docgen.load.nodes import UnreadableError

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
        return (Sheet(name, _separated(source.text, name)),), notices
    return _workbook(content, name), ()


def _separated(text: str, name: str) -> list[list[Value]]:
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


def _within_limits(content: bytes, name: str) -> None:
    """Nothing is unpacked that would not fit: a small file can hold a very large sheet."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        text = f"工作簿展开后超过 {MAX_UNPACKED // 1_000_000} MB"
        raise _refused(name, "D104", text, "多半是整列设了格式：把有字的区域复制到新工作簿")


def _refused(name: str, code: str, text: str, hint: str) -> UnreadableError:
    return UnreadableError(Problem(Mark(name, 1, 1), code, "error", text, hint))
