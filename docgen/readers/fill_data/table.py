"""A table that fills a template, a row a document: its headings become names, its cells values."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from docgen.errors import Cell, Mark, Problem, column_name
from docgen.model.blank_value import BlankValue
from docgen.model.brand import Picture
from docgen.model.shown_value import DayValue, FormattedNumber
from docgen.model.watched_text import WatchedText
from docgen.readers.fill_data.records import FillData, FillRecord
from docgen.readers.fill_data.rich_values import ReadFile, RichValueError, picture_of_width
from docgen.readers.fill_data.values import ReadDay, typed_value
from docgen.readers.tables.asides import is_long_text, is_title, kind_of_cell
from docgen.readers.tables.cell_nodes import faults_of_cell
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.row_remarks import hidden_columns
from docgen.readers.tables.sheet_marks import NOT_WORKED_OUT, CellError, ShownNumber
from docgen.readers.tables.sheet_value import SheetValue
from docgen.readers.tables.sheets import Sheet, carried, filled, is_blank

_SEARCHED_ROWS = 20
_MOST_SHOWN = 8
#: 照片（图片30）, 照片（图片，宽30毫米）: the cells name pictures.
_PICTURE_HEADING = re.compile(r"(.+?)[（(]图片[，,：:]?(?:宽)?(\d{1,3})?(?:mm|毫米)?[）)]")
#: What a number is shown as that can still be calculated with: 1,380.50, ¥12, 15%; not 0301, 8号.
_SHOWN_NUMBER = re.compile(r"[¥￥$€ ]*[-(]?(?:0|[1-9][\d,]*)?(?:\.\d+)?\)?%?")
#: A number with more digits than Excel keeps.
_LONGEST_NUMBER = 10**15
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]$")
_NO_RECORD = {"sum": "是合计", "part": "是小计", "remark": "是标题或备注", "example": "是样例"}


class _NamedColumn(NamedTuple):
    """A column: its place from 0, its name, the width of the pictures that it names (None where it names none)."""

    position: int
    name: str
    picture_mm: int | None = None


class TableReader(NamedTuple):
    """Reads a sheet; ``wanted`` are the names that the template uses. What is wrong goes to ``problems``.

    With ``is_typed`` cells are texts only because their file knows nothing else (CSV).
    """

    sheet: Sheet
    wanted: frozenset[str]
    read_file: ReadFile
    problems: list[Problem]
    notices: list[Problem]
    days: list[ReadDay]
    is_typed: bool

    def read(self) -> FillData:
        """The rows of the sheet as records."""
        head = _heading_row(self.sheet, self.wanted)
        if head is None:
            self.problems.append(Problem(Mark(self.sheet.name, 1, 1), "D905", "error", "表是空的", "第一行写列名"))
            return FillData((), True, (), Mark(self.sheet.name, 1, 1))
        columns = self._columns(head)
        records = tuple(self._records(head, columns))
        if not records and not self.problems:
            text = f"“{self.sheet.title}”只有列名，一行内容也没有"
            self.problems.append(
                Problem(Cell(self.sheet.name, head + 1, 1), "D905", "error", text, "列名下面一行写一份")
            )
        self._note_hidden()
        self.notices.extend(hidden_columns(self.sheet, {column.position: column.name for column in columns}))
        names = tuple(column.name for column in columns)
        place = Cell(self.sheet.name, head + 1, 1)
        return FillData(records, True, names, place, self.sheet.title, _aliases(names))

    def _columns(self, head: int) -> list[_NamedColumn]:
        columns: dict[str, _NamedColumn] = {}
        unnamed = []
        row = self.sheet.rows[head]
        for position in range(max(map(len, self.sheet.rows))):
            name = _heading(row[position]) if position < len(row) else ""
            if not name:
                has_content = any(
                    len(one) > position and not is_blank(one[position]) for one in self.sheet.rows[head + 1 :]
                )
                unnamed += [column_name(position + 1)] if has_content else []
                continue
            match = _PICTURE_HEADING.fullmatch(name)
            column = (
                _NamedColumn(position, match.group(1), int(match.group(2) or 0))
                if match
                else _NamedColumn(position, name)
            )
            if column.name in columns:
                first = column_name(columns[column.name].position + 1)
                text = f"“{column.name}”有两列，另一列在 {first} 列"
                self.problems.append(
                    Problem(Cell(self.sheet.name, head + 1, position + 1), "D904", "error", text, "改一个列名")
                )
            columns.setdefault(column.name, column)
        if unnamed:
            text = f"{'、'.join(unnamed)} 列没有列名，没有用上"
            place = Cell(self.sheet.name, head + 1, 1)
            self.notices.append(Problem(place, "D906", "should", text, "写上列名，或删去这一列"))
        return list(columns.values())

    def _records(self, head: int, columns: Sequence[_NamedColumn]) -> Iterator[FillRecord]:
        merged = carried(self.sheet) if self.sheet.spans else {}
        places = {column.name: column.position + 1 for column in columns}
        places |= {alias: places[name] for alias, name in _aliases(list(places)).items()}
        number = 0
        for row in range(head + 1, len(self.sheet.rows)):
            cells = _with_merged(self.sheet, row, merged.get(row, {}))
            own = [
                cell for at, cell in filled(self.sheet.rows[row]) if any(at == column.position for column in columns)
            ]
            if not own or self._is_aside(row, own, columns):
                continue
            number += 1
            values = {column.name: self._value(cells, row, column) for column in columns}
            values |= {alias: values[name] for alias, name in _aliases(list(values)).items()}
            whole = {"序号": number, "行": values, **values}
            yield FillRecord(whole, Cell(self.sheet.name, row + 1, 1), f"第{row + 1}行", values, places)

    def _is_aside(self, row: int, own: Sequence[SheetValue], columns: Sequence[_NamedColumn]) -> bool:
        """Whether a row is no record: a sum, a remark, an example, the title of a group. It is said."""
        is_alone = len(own) == 1 and len(columns) > 1
        kind = kind_of_cell(own[0]) or ("remark" if is_alone and (is_title(own[0]) or is_long_text(own[0])) else "")
        if not kind:
            return False
        text = f"“{cell_text(own[0])[:20]}”这一行{_NO_RECORD[kind]}，没有当作一份"
        place = Cell(self.sheet.name, row + 1, 1)
        self.notices.append(Problem(place, "D218", "should", text, "确是一份，就把名称改得不像合计、备注"))
        return True

    def _value(self, cells: Sequence[SheetValue], row: int, column: _NamedColumn) -> Any:
        cell = cells[column.position] if column.position < len(cells) else None
        place = Cell(self.sheet.name, row + 1, column.position + 1)
        if isinstance(cell, CellError):
            shown = "还没有算出来的公式" if cell == NOT_WORKED_OUT else f"错误值 {cell}"
            self.problems.append(Problem(place, "D221", "error", f"这一格是{shown}", "改好公式，或直接填上内容"))
        elif isinstance(cell, float) and abs(cell) >= _LONGEST_NUMBER:
            text, hint = "这个数超过15位，Excel 只记得前15位", "把这一列设成“文本”，重新填上（身份证号、卡号都要这样）"
            self.problems.append(Problem(place, "D221", "error", text, hint))
        else:
            self.problems.extend(faults_of_cell(cell, self.sheet.name, row, column.position))
        if is_blank(cell):
            return BlankValue.at(place, column.name)
        if column.picture_mm is None:
            value = self._typed_value(cell, place) if self.is_typed and isinstance(cell, str) else _plain_value(cell)
            return WatchedText.at(value, place, column.name) if value.__class__ is str else value
        return self._picture(cell_text(cell), column.picture_mm, place)

    def _typed_value(self, cell: str, place: Mark) -> Any:
        """The text of a file that has only texts: a number or a day, if it is written as one."""
        text = cell_text(cell)
        if text != cell.strip():  # behind an apostrophe it is a text
            return text
        if day := DayValue.of(text):
            self.days.append(ReadDay(place, day))
            return day
        value = typed_value(text)
        return value if isinstance(value, int | Decimal) and not isinstance(value, bool) else text

    def _picture(self, name: str, width_mm: int, place: Mark) -> Picture | str:
        try:
            return picture_of_width(name, width_mm, self.read_file)
        except RichValueError as error:
            self.problems.append(Problem(place, "D907", "error", error.text, error.hint))
            return ""

    def _note_hidden(self) -> None:
        if hidden := sorted(self.sheet.marks.hidden_rows):
            rows = "、".join(str(row + 1) for row in hidden[:_MOST_SHOWN]) + ("等" if len(hidden) > _MOST_SHOWN else "")
            text = f"第{rows}行隐藏着，也读了"
            place = Cell(self.sheet.name, hidden[0] + 1, 1)
            self.notices.append(Problem(place, "D222", "should", text, "不要的从表里删去；要的取消隐藏"))


def headings_of(sheet: Sheet, wanted: frozenset[str]) -> frozenset[str]:
    """Those of the wanted names that a sheet has as headings."""
    head = _heading_row(sheet, wanted)
    return _names_in(sheet.rows[head]) & wanted if head is not None else frozenset()


def _heading_row(sheet: Sheet, wanted: frozenset[str]) -> int | None:
    """The row with the most of the wanted names; where none has any, the first with more than one cell."""
    rows = [number for number, row in enumerate(sheet.rows[:_SEARCHED_ROWS]) if filled(row)]
    if not rows:
        return None
    best = max(rows, key=lambda number: (len(_names_in(sheet.rows[number]) & wanted), -number))
    if _names_in(sheet.rows[best]) & wanted:
        return best
    return next((number for number in rows if len(filled(sheet.rows[number])) > 1), rows[0])


def _names_in(row: Iterable[SheetValue]) -> frozenset[str]:
    headings = [name for cell in row if isinstance(cell, str) and (name := _heading(cell))]
    pictures = [match.group(1) for name in headings if (match := _PICTURE_HEADING.fullmatch(name))]
    return frozenset((*headings, *pictures, *_aliases(headings)))


def _heading(cell: SheetValue) -> str:
    """A heading without spaces, and without the marks behind it."""
    return "".join(cell_text(cell).split()).strip("*＊:：")


def _aliases(names: Sequence[str]) -> dict[str, str]:
    """Names without what stands in brackets behind them, if no other column has them."""
    aliases: dict[str, str] = {}
    for name in names:
        short = _BRACKETED.sub("", name)
        if short != name and short and short not in names:
            if short in aliases:
                aliases[short] = ""
            aliases.setdefault(short, name)
    return {short: name for short, name in aliases.items() if name}


def _with_merged(sheet: Sheet, row: int, places: dict[int, tuple[int, int]]) -> Sequence[SheetValue]:
    """The cells of a row, with those of merged cells that begin further up."""
    if not places:
        return sheet.rows[row]
    cells = list(sheet.rows[row])
    for column, (top, left) in places.items():
        if column == left and top < row and column < len(cells):
            cells[column] = sheet.rows[top][left]
    return cells


def _plain_value(cell: SheetValue) -> Any:
    """A number to calculate with, which prints as the sheet shows it; a day as papers write it; else the text."""
    if isinstance(cell, bool):
        return cell
    text = cell_text(cell)
    if isinstance(cell, date):
        return DayValue.of(text) or text
    if isinstance(cell, ShownNumber):
        is_number = any(map(str.isdigit, text)) and _SHOWN_NUMBER.fullmatch(text)
        return FormattedNumber.of(Decimal(f"{float(cell):.15g}"), text) if is_number else text
    if isinstance(cell, float | int):
        value = typed_value(text)
        return value if isinstance(value, int | Decimal) else text
    return text
