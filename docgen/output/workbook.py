"""Tables as an Excel workbook: numbers as numbers, text as text, ready to be filtered and printed; no clock in it."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.properties import PageSetupProperties

from docgen.text.columns import cell_width

#: What a cell holds; an empty text is an empty cell.
Value = str | int | Decimal | date


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in half-width characters, what its cells are; what is aside is not printed."""

    heading: str
    width: float
    kind: Literal["text", "short", "count", "money", "date", "aside"] = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, the title and the sentence above the table, the table, a row of sums below it."""

    name: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]]
    total: Sequence[Value] = ()


def workbook(title: str, sheets: Sequence[Sheet]) -> bytes:
    """The workbook; the same tables give the same bytes."""
    # rows go to the file as they are made: a bad year has fifty thousand
    book = Workbook(write_only=True)
    for sheet in sheets:
        made = book.create_sheet(sheet.name)
        _shape(made, sheet)
        _fill(made, sheet)
    content = io.BytesIO()
    book.save(content)
    return _canonical(content.getvalue(), title)


_HEAD = 3  # the row of the headings: above it the title and the sentence
_LINE = 15.0  # points that a line of 11 pt takes
_BORDER = Border(*[Side(style="thin", color="FF808080")] * 4)
_GREY = PatternFill("solid", fgColor="FFEDEDED")
_WHITE = PatternFill()
_TEXT, _BOLD = Font(name="宋体", size=11), Font(name="宋体", size=11, bold=True)
_HEADING, _TITLE = Font(name="黑体", size=11), Font(name="黑体", size=16)
_FORMATS = {"text": "@", "aside": "@", "short": "@", "count": "0", "money": "#,##0.00", "date": "yyyy-mm-dd"}
_SIDES = {"text": "left", "aside": "left", "short": "center", "count": "center", "money": "right", "date": "center"}
# a text that begins like a formula stays a text, also when somebody edits the cell
_FORMULA = ("=", "+", "-", "@")


def _shape(made: WriteOnlyWorksheet, sheet: Sheet) -> None:
    """All but the cells. A4 on its side, as wide as the page, the headings on every page; on the screen they stay."""
    shown = [column for column in sheet.columns if column.kind != "aside"]
    last, end = _HEAD + len(sheet.rows), get_column_letter(len(shown))
    for number, column in enumerate(sheet.columns, 1):
        made.column_dimensions[get_column_letter(number)].width = column.width
    # merged cells do not find their height by themselves
    across = sum(column.width for column in shown)
    lines = -(-cell_width(sheet.note) // max(1, int(across * 0.9)))
    made.row_dimensions[1].height, made.row_dimensions[2].height = 2 * _LINE, max(1, lines) * _LINE + 3
    made.merged_cells.add(f"A1:{end}1")
    made.merged_cells.add(f"A2:{end}2")
    made.auto_filter.ref = f"A{_HEAD}:{get_column_letter(len(sheet.columns))}{last}"
    made.freeze_panes = f"A{_HEAD + 1}"
    made.print_title_rows = f"{_HEAD}:{_HEAD}"
    made.print_area = f"A1:{end}{last + bool(sheet.total)}"
    made.page_setup.orientation = "landscape"
    made.page_setup.paperSize = 9  # A4
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    made.page_setup.fitToWidth, made.page_setup.fitToHeight = 1, 0
    made.print_options.horizontalCentered = True
    made.page_margins.left = made.page_margins.right = 0.6
    made.page_margins.top = made.page_margins.bottom = 0.8
    made.oddFooter.center.text = "第 &P 页，共 &N 页"


def _fill(made: WriteOnlyWorksheet, sheet: Sheet) -> None:
    styles = _Styles(made)
    made.append([styles.cell(sheet.title, "short", _TITLE)])
    made.append([styles.cell(sheet.note, "text", _TEXT)])
    made.append([styles.cell(column.heading, "short", _HEADING, _GREY) for column in sheet.columns])
    kinds = [column.kind for column in sheet.columns]
    for values in sheet.rows:
        made.append([styles.cell(value, kind, _TEXT) for value, kind in zip(values, kinds, strict=True)])
    if sheet.total:
        made.append([styles.cell(value, kind, _BOLD) for value, kind in zip(sheet.total, kinds, strict=True)])


class _Styles:
    """The cells of a sheet; a style is worked out once, not for every cell."""

    def __init__(self, made: WriteOnlyWorksheet) -> None:
        self._made = made
        self._known: dict[tuple[str, int, int, bool, bool], StyleArray] = {}

    def cell(self, value: Value, kind: str, font: Font, fill: PatternFill = _WHITE) -> Cell:
        """A cell of a kind; a text is a text whatever it looks like, a number is one also in a column of texts."""
        cell = WriteOnlyCell(self._made, value if value != "" else None)
        text = isinstance(value, str)
        if value != "" and text:
            cell.data_type = "s"
        quoted = text and str(value).startswith(_FORMULA)
        key = (kind, id(font), id(fill), text, quoted)
        if key not in self._known:
            self._known[key] = self._style(kind, font, fill, text, quoted)
        cell._style = self._known[key]
        return cell

    def _style(self, kind: str, font: Font, fill: PatternFill, text: bool, quoted: bool) -> StyleArray:
        one = WriteOnlyCell(self._made)
        one.font, one.fill = font, fill
        if font is not _TITLE:
            one.border = _BORDER
        of_text = _FORMATS[kind] == "@"
        one.number_format = _FORMATS[kind] if text == of_text else "General"
        one.alignment = Alignment(horizontal=_SIDES[kind], vertical="center", wrap_text=of_text)
        one.quotePrefix = quoted
        return one._style


_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
)
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the first that a zip knows


def _canonical(content: bytes, title: str) -> bytes:
    """The same package with nothing of the moment or the person in it: fixed properties, order, dates."""
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    parts["docProps/core.xml"] = _CORE.format(title=escape(title)).encode()
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda one: (one not in _FIRST, one)):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.create_system, entry.external_attr = 3, 0o600 << 16
            archive.writestr(entry, parts[name], zipfile.ZIP_DEFLATED)
    return whole.getvalue()
