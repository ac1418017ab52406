"""Writes an Excel form: text cells, list boxes, notes at the headings, an example in grey, set up for printing.

The same form always gives the same bytes.
"""

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from docgen.model.forms import (
    GUIDE_SHEET,
    HEAD_HEADINGS,
    HEAD_SHEET,
    LISTS_SHEET,
    NOTE_MARK,
    Choices,
    FormAside,
    FormPair,
    FormSheet,
    VisitForm,
)
from docgen.output.workbook import normalized
from docgen.text.columns import cell_width

#: Rows in which list boxes offer something, and rows that are ruled when nothing is filled in.
_LAST_ROW, _RULED_ROWS, _SPARE_ROWS = 500, 12, 4
_PAPER_A4 = 9
_LINE_PT = 15.0
_EDGE = Border(*[Side(style="thin", color="FFA6A6A6")] * 4)
_TEXT, _BOLD = Font(name="宋体", size=11), Font(name="宋体", size=11, bold=True)
_HEADING, _TITLE = Font(name="黑体", size=11), Font(name="黑体", size=16)
_GREY = Font(name="宋体", size=11, italic=True, color="FF808080")
_LINK = Font(name="宋体", size=11, underline="single", color="FF1F3A5F")
_HEADING_GROUND, _REQUIRED_GROUND = PatternFill("solid", fgColor="FFE4E9EE"), PatternFill("solid", fgColor="FFF7E3C4")
_SHADE = PatternFill("solid", fgColor="FFFFF2CC")
_USUAL_TAB, _OTHER_TAB, _GUIDE_TAB = "FF6AA84F", "FFBFBFBF", "FF1F3A5F"
_TOP_LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_HEAD_WIDTHS = (20, 52, 58)
_GUIDE_WIDTHS = (20, 78)


def form_workbook(form: VisitForm) -> bytes:
    """The bytes of a form."""
    book = Workbook()
    guide = book.active
    assert isinstance(guide, Worksheet)
    _Guide(guide).write(form)
    lists = _lists(book, form)
    _write_head(book.create_sheet(HEAD_SHEET), form, lists)
    for sheet in form.sheets:
        _TableSheet(book.create_sheet(sheet.name), sheet, lists, form).write()
    for aside in form.asides:
        _write_aside(book.create_sheet(aside.name), aside)
    # the lists come last, where nobody misses them
    book.move_sheet(LISTS_SHEET, len(book.sheetnames))
    book.active = 1
    content = io.BytesIO()
    book.save(content)
    return normalized(content.getvalue(), form.title)


def _lists(book: Workbook, form: VisitForm) -> dict[str, str]:
    """Writes what the list boxes offer into a hidden sheet; gives the cells of each list."""
    sheet = book.create_sheet(LISTS_SHEET)
    sheet.sheet_state = "hidden"
    places = {}
    for column, (name, words) in enumerate(form.lists.items(), 1):
        letter = get_column_letter(column)
        for row, text in enumerate((name, *words), 1):
            _put(sheet.cell(row, column), text, _TEXT)
        places[name] = f"{quote_sheetname(LISTS_SHEET)}!${letter}$2:${letter}${len(words) + 1}"
    return places


class _Guide:
    """The sheet 填写说明: how to fill in the form, and its sheets with links to them."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        sheet.title = GUIDE_SHEET
        sheet.sheet_properties.tabColor = _GUIDE_TAB
        _set_widths(sheet, _GUIDE_WIDTHS)
        _set_page(sheet, "portrait")

    def write(self, form: VisitForm) -> None:
        title = self.sheet["A1"]
        _put(title, "来访信息表填写说明", _TITLE, _CENTRE)
        self.sheet.merge_cells("A1:B1")
        self.sheet.row_dimensions[1].height = 2 * _LINE_PT
        row = 2
        for line in form.guide:
            self.sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=2)
            _put(self.sheet.cell(row, 1), line, _TEXT, _TOP_LEFT)
            self.sheet.row_dimensions[row].height = _height((line,), (sum(_GUIDE_WIDTHS),))
            row += 1
        for column, text in enumerate(("表", "填什么"), 1):
            _put(self.sheet.cell(row, column), text, _HEADING, _CENTRE, _HEADING_GROUND, _EDGE)
        self._write_links(form, row + 1)

    def _write_links(self, form: VisitForm, row: int) -> None:
        first = (HEAD_SHEET, "标题、日期、团组和人数、公函、审批等")
        for name, purpose in (first, *((sheet.name, sheet.purpose) for sheet in form.sheets)):
            cell = self.sheet.cell(row, 1)
            _put(cell, name, _LINK, _TOP_LEFT, edge=_EDGE)
            cell.hyperlink = f"#{quote_sheetname(name)}!A1"
            cell.font = _LINK
            _put(self.sheet.cell(row, 2), purpose, _TEXT, _TOP_LEFT, edge=_EDGE)
            row += 1


def _write_head(sheet: Worksheet, form: VisitForm, lists: dict[str, str]) -> None:
    """The single values: names, contents, what they mean."""
    sheet.sheet_properties.tabColor = _USUAL_TAB
    _set_widths(sheet, _HEAD_WIDTHS)
    _set_page(sheet, "portrait")
    sheet.freeze_panes = "A2"
    sheet.column_dimensions["B"].number_format = "@"
    for column, text in enumerate(HEAD_HEADINGS, 1):
        _put(sheet.cell(1, column), text, _HEADING, _CENTRE, _HEADING_GROUND, _EDGE)
    validations: dict[str, DataValidation] = {}
    for row, pair in enumerate(form.pairs, 2):
        _write_pair(sheet, row, pair)
        if note := form.pair_notes.get(pair.name):
            sheet.cell(row, 2).comment = _note(note)
        if pair.choices and pair.choices.words:
            if pair.choices.words not in validations:
                validations[pair.choices.words] = _validation(lists[pair.choices.words], pair.choices)
                sheet.add_data_validation(validations[pair.choices.words])
            validations[pair.choices.words].add(f"B{row}")
    sheet.print_area = f"A1:C{len(form.pairs) + 1}"


def _write_aside(sheet: Worksheet, aside: FormAside) -> None:
    """A sheet that is only looked at."""
    sheet.sheet_properties.tabColor = _GUIDE_TAB
    widths = [width for _, width in aside.headings]
    _set_widths(sheet, widths)
    _set_page(sheet, "landscape")
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    for column, (heading, _) in enumerate(aside.headings, 1):
        _put(sheet.cell(1, column), heading, _HEADING, _CENTRE, _HEADING_GROUND, _EDGE)
    for row, texts in enumerate(aside.rows, 2):
        for column, text in enumerate(texts, 1):
            _put(sheet.cell(row, column), text, _TEXT, _TOP_LEFT, edge=_EDGE)
        sheet.row_dimensions[row].height = _height(texts, widths)


def _write_pair(sheet: Worksheet, row: int, pair: FormPair) -> None:
    ground = _REQUIRED_GROUND if pair.is_required else _HEADING_GROUND
    _put(sheet.cell(row, 1), pair.name, _BOLD if pair.is_required else _TEXT, _TOP_LEFT, ground, _EDGE)
    _put(sheet.cell(row, 2), pair.content, _TEXT, _TOP_LEFT, _SHADE if pair.is_shaded else None, _EDGE)
    _put(sheet.cell(row, 3), pair.meaning, _GREY, _TOP_LEFT, edge=_EDGE)
    sheet.row_dimensions[row].height = _height((pair.name, pair.content, pair.meaning), _HEAD_WIDTHS)


class _TableSheet:
    """One table of a form."""

    def __init__(self, sheet: Worksheet, table: FormSheet, lists: dict[str, str], form: VisitForm) -> None:
        self.sheet, self.table, self.lists, self.form = sheet, table, lists, form
        self.widths = tuple(column.width for column in table.columns)

    def write(self) -> None:
        table, sheet = self.table, self.sheet
        sheet.sheet_properties.tabColor = _USUAL_TAB if table.is_usual else _OTHER_TAB
        _set_widths(sheet, self.widths)
        _set_page(sheet, "landscape")
        sheet.freeze_panes = "B2"
        sheet.print_title_rows = "1:1"
        self._write_headings()
        # an example is in the way where there is data
        row = 2 if table.rows else 3
        if not table.rows:
            self._write_row(2, table.example, _GREY)
        for number, texts in enumerate(table.rows):
            self._write_row(row + number, texts, _TEXT)
            for column in (column for at, column in table.shaded if at == number):
                sheet.cell(row + number, column + 1).fill = _SHADE
            if note := table.notes.get(number):
                sheet.cell(row + number, 1).comment = _note(note)
        last = row + len(table.rows) + (_SPARE_ROWS if table.rows else _RULED_ROWS) - 1
        for blank in range(row + len(table.rows), last + 1):
            self._write_row(blank, ("",) * len(self.widths), _TEXT)
        sheet.print_area = f"A1:{get_column_letter(len(self.widths))}{last}"
        self._offer()

    def _write_headings(self) -> None:
        for number, column in enumerate(self.table.columns, 1):
            letter = get_column_letter(number)
            # whatever is typed stays as it is typed, in the rows below the ruled ones, too
            self.sheet.column_dimensions[letter].number_format = "@"
            cell = self.sheet.cell(1, number)
            ground = _REQUIRED_GROUND if column.is_required else _HEADING_GROUND
            _put(cell, column.heading, _HEADING, _CENTRE, ground, _EDGE)
            note = f"必填。{column.note}" if column.is_required else column.note
            if number == 1 and self.table.heading_note:
                note = f"{note}\n{NOTE_MARK}\n{self.table.heading_note}"
            cell.comment = _note(note)
        self.sheet.row_dimensions[1].height = 1.6 * _LINE_PT

    def _write_row(self, row: int, texts: Sequence[str], font: Font) -> None:
        for number, text in enumerate(texts, 1):
            _put(self.sheet.cell(row, number), text, font, _TOP_LEFT, edge=_EDGE)
        self.sheet.row_dimensions[row].height = _height(texts, self.widths)

    def _offer(self) -> None:
        first = 2 if self.table.rows else 3
        for number, column in enumerate(self.table.columns, 1):
            if column.choices is None:
                continue
            letter = get_column_letter(number)
            validation = _validation(self._cells_of(column.choices), column.choices)
            validation.add(f"{letter}{first}:{letter}{_LAST_ROW}")
            self.sheet.add_data_validation(validation)

    def _cells_of(self, choices: Choices) -> str:
        """The cells that hold what a list box offers. Of a column of another sheet only those that are filled."""
        if choices.words:
            return self.lists[choices.words]
        other = next(sheet for sheet in self.form.sheets if sheet.name == choices.sheet)
        letter, first = get_column_letter(choices.column + 1), 2 if other.rows else 3
        name = quote_sheetname(choices.sheet)
        filled = f"COUNTA({name}!${letter}${first}:${letter}${_LAST_ROW})"
        return f"OFFSET({name}!${letter}${first},0,0,MAX(1,{filled}),1)"


def _validation(cells: str, choices: Choices) -> DataValidation:
    validation = DataValidation("list", formula1=cells, allow_blank=True)
    validation.showErrorMessage = choices.is_strict
    validation.errorTitle, validation.error = "只能从单子里选", "点这一格右边的箭头，从单子里选一个；都不合适就空着。"
    return validation


def _put(
    cell: Cell,
    text: str,
    font: Font,
    alignment: Alignment = _TOP_LEFT,
    ground: PatternFill | None = None,
    edge: Border | None = None,
) -> None:
    """A text in a cell; it stays a text whatever it looks like."""
    if text:
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    cell.number_format = "@"
    cell.font, cell.alignment = font, alignment
    cell.protection = Protection(locked=False)
    if ground:
        cell.fill = ground
    if edge:
        cell.border = edge


def _note(text: str) -> Comment:
    lines = sum(-(-cell_width(line) // 30) or 1 for line in text.split("\n"))
    return Comment(text, "docgen", height=24 + 18 * lines, width=240)


def _height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """How high a row must be for its texts; programs do not agree about rows that have no height."""
    lines = [
        sum(max(1, -(-cell_width(line) // max(1, int(width - 2)))) for line in text.split("\n"))
        for text, width in zip(texts, widths, strict=True)
    ]
    return max(1, *lines) * _LINE_PT + 4


def _set_widths(sheet: Worksheet, widths: Sequence[float]) -> None:
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width


def _set_page(sheet: Worksheet, orientation: str) -> None:
    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = _PAPER_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top, sheet.page_margins.bottom = 0.8, 0.7
    sheet.oddHeader.center.text = "&A"
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
