"""Writes tables as an Excel workbook: numbers stay numbers, texts stay texts.

The same tables always give the same bytes.
"""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from docgen.model.sheets import ShadedText
from docgen.text.columns import cell_width
from docgen.text.xml_text import escape

#: The value of a cell. An empty text is an empty cell.
WrittenValue = str | int | Decimal | date | ShadedText


@dataclass(frozen=True, slots=True)
class WorkbookColumn:
    """A column: its heading, its width in half-width characters, the kind of its cells.

    A column of the kind ``aside`` is not printed. ``choices`` are what a list box offers; other words may be typed.
    """

    heading: str
    width: float
    kind: Literal["text", "short", "count", "money", "date", "aside"] = "text"
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """A sheet: its name, the title and the sentence above the table, the table, the row of totals below it."""

    name: str
    title: str
    note: str
    columns: tuple[WorkbookColumn, ...]
    rows: Sequence[Sequence[WrittenValue]]
    total: Sequence[WrittenValue] = ()


def workbook(title: str, sheets: Sequence[WorkbookSheet]) -> bytes:
    """The bytes of a workbook with these sheets."""
    # rows are written at once and not kept: a year with many problems has fifty thousand
    book = Workbook(write_only=True)
    for sheet in sheets:
        worksheet = book.create_sheet(sheet.name)
        _set_layout(worksheet, sheet)
        _write_rows(worksheet, sheet)
    content = io.BytesIO()
    book.save(content)
    return normalized(content.getvalue(), title)


#: The row of the headings, below the title and the sentence.
_HEADING_ROW = 3
#: The height of a line of text in 11 pt.
_LINE_HEIGHT_PT = 15.0
_PAPER_A4 = 9
_BORDER = Border(*[Side(style="thin", color="FF808080")] * 4)
_GREY = PatternFill("solid", fgColor="FFEDEDED")
_WHITE = PatternFill()
_TEXT, _BOLD = Font(name="宋体", size=11), Font(name="宋体", size=11, bold=True)
_HEADING, _TITLE = Font(name="黑体", size=11), Font(name="黑体", size=16)
_FORMATS = {"text": "@", "aside": "@", "short": "@", "count": "0", "money": "#,##0.00", "date": "yyyy-mm-dd"}
_SIDES = {"text": "left", "aside": "left", "short": "center", "count": "center", "money": "right", "date": "center"}
#: Excel takes a text that begins so for a formula, unless the cell has a quote prefix.
_FORMULA_STARTS = ("=", "+", "-", "@")


def _set_layout(worksheet: WriteOnlyWorksheet, sheet: WorkbookSheet) -> None:
    """Sets everything but the cells: landscape A4, all columns on one page, headings on every page and in view."""
    printed = [column for column in sheet.columns if column.kind != "aside"]
    last_row, last_column = _HEADING_ROW + len(sheet.rows), get_column_letter(len(printed))
    for number, column in enumerate(sheet.columns, 1):
        worksheet.column_dimensions[get_column_letter(number)].width = column.width
    # Excel does not compute the height of merged cells
    width = sum(column.width for column in printed)
    note_lines = -(-cell_width(sheet.note) // max(1, int(width * 0.9)))
    worksheet.row_dimensions[1].height = 2 * _LINE_HEIGHT_PT
    worksheet.row_dimensions[2].height = max(1, note_lines) * _LINE_HEIGHT_PT + 3
    worksheet.merged_cells.add(f"A1:{last_column}1")
    worksheet.merged_cells.add(f"A2:{last_column}2")
    worksheet.auto_filter.ref = f"A{_HEADING_ROW}:{get_column_letter(len(sheet.columns))}{last_row}"
    worksheet.freeze_panes = f"A{_HEADING_ROW + 1}"
    worksheet.print_title_rows = f"{_HEADING_ROW}:{_HEADING_ROW}"
    worksheet.print_area = f"A1:{last_column}{last_row + bool(sheet.total)}"
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.paperSize = _PAPER_A4
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight = 1, 0
    worksheet.print_options.horizontalCentered = True
    worksheet.page_margins.left = worksheet.page_margins.right = 0.6
    worksheet.page_margins.top = worksheet.page_margins.bottom = 0.8
    worksheet.oddFooter.center.text = "第 &P 页，共 &N 页"
    _add_list_boxes(worksheet, sheet, max(last_row, _HEADING_ROW + 1))


def _add_list_boxes(worksheet: WriteOnlyWorksheet, sheet: WorkbookSheet, last_row: int) -> None:
    for number, column in enumerate(sheet.columns, 1):
        if column.choices:
            letter = get_column_letter(number)
            box = DataValidation("list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
            box.add(f"{letter}{_HEADING_ROW + 1}:{letter}{last_row}")
            worksheet.data_validations.append(box)


def _write_rows(worksheet: WriteOnlyWorksheet, sheet: WorkbookSheet) -> None:
    styles = _StyledCells(worksheet)
    worksheet.append([styles.cell(sheet.title, "short", _TITLE)])
    worksheet.append([styles.cell(sheet.note, "text", _TEXT)])
    worksheet.append([styles.cell(column.heading, "short", _HEADING, _GREY) for column in sheet.columns])
    kinds = [column.kind for column in sheet.columns]
    for values in sheet.rows:
        worksheet.append([styles.cell(value, kind, _TEXT) for value, kind in zip(values, kinds, strict=True)])
    if sheet.total:
        worksheet.append([styles.cell(value, kind, _BOLD) for value, kind in zip(sheet.total, kinds, strict=True)])


class _StyledCells:
    """Makes the cells of a sheet. A style is computed once and not for every cell."""

    def __init__(self, worksheet: WriteOnlyWorksheet) -> None:
        self._worksheet = worksheet
        self._styles: dict[tuple[str, int, int, bool, bool], StyleArray] = {}

    def cell(self, value: WrittenValue, kind: str, font: Font, fill: PatternFill = _WHITE) -> Cell:
        """A cell. A text stays a text whatever it looks like, and a number stays a number in a column of texts."""
        if isinstance(value, ShadedText):
            return self.cell(value.text, kind, font, _ground(value.colour) if value.colour else fill)
        cell = WriteOnlyCell(self._worksheet, value if value != "" else None)
        is_text = isinstance(value, str)
        if value != "" and is_text:
            cell.data_type = "s"
        quoted = is_text and str(value).startswith(_FORMULA_STARTS)
        key = (kind, id(font), id(fill), is_text, quoted)
        if key not in self._styles:
            self._styles[key] = self._style(kind, font, fill, is_text, quoted)
        cell._style = self._styles[key]
        return cell

    def _style(self, kind: str, font: Font, fill: PatternFill, is_text: bool, quoted: bool) -> StyleArray:
        cell = WriteOnlyCell(self._worksheet)
        cell.font, cell.fill = font, fill
        if font is not _TITLE:
            cell.border = _BORDER
        is_text_column = _FORMATS[kind] == "@"
        cell.number_format = _FORMATS[kind] if is_text == is_text_column else "General"
        cell.alignment = Alignment(horizontal=_SIDES[kind], vertical="center", wrap_text=is_text_column)
        cell.quotePrefix = quoted
        return cell._style


@cache
def _ground(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=f"FF{colour}")


_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
)
#: What Excel writes here says which program made the workbook; it opens one that says nothing.
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
#: The parts that a package begins with.
_FIRST_PARTS = ("[Content_Types].xml", "_rels/.rels")
#: The earliest time that a zip file can hold.
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def normalized(content: bytes, title: str) -> bytes:
    """The same package with fixed properties, order and dates, so that it does not depend on who wrote it when."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["docProps/core.xml"] = _CORE.format(title=escape(title)).encode()
    parts["docProps/app.xml"] = _APP.encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name not in _FIRST_PARTS, name)):
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.create_system, entry.external_attr = 3, 0o600 << 16
            archive.writestr(entry, parts[name], zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
