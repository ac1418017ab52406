"""The rows of a list, a workbook or a CSV file into records; their sums are compared, remarks skipped."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from docgen.errors import Cell, Mark, Problem, column_name, has_errors
from docgen.model.ledger import (
    BATCHES,
    CODE,
    DATES,
    LEADERS,
    PEOPLE,
    TITLE,
    Figures,
    LedgerRow,
    Record,
    counted_figures,
)
from docgen.model.scalars import ConversionError, Period
from docgen.model.suggestions import suggestion
from docgen.readers.tables.sheets import Sheet, SheetValue
from docgen.readers.visit_file.decode import Decoder
from docgen.readers.visit_file.nodes import SequenceNode
from docgen.readers.visit_file.vocabulary import FieldDescription, fields, vocabulary

_SUMS = {"合计", "总计", "共计"}
_PART_SUMS = {"小计"}
#: What offices also call a column.
_ALIASES = {
    "人数": PEOPLE,
    "来访日期": DATES,
    "起止日期": DATES,
    "来访时间": DATES,
    "时间": DATES,
    "领导数": LEADERS,
    "其中领导": LEADERS,
    "其中领导人数": LEADERS,
}
#: What offices write for 领导人数 where they do not know it, and where there was none.
_UNKNOWN = frozenset("—-–－―/／、?？…") | {"——", "--", "若干", "不详", "未知", "不清", "不明", "未统计", "未填", "待补"}
_NONE = frozenset(("无", "没有"))
_BRACKETED = re.compile(r"[（(][^（()）]*[）)]$")  # 人次（人）
_REMARK = re.compile(r"(?:备?注|说明|填表|制表|审核|填报|单位负责)[^，。]{0,6}[:：]")
_HEADER_ROWS = 15


def listed_rows(node: SequenceNode, decoder: Decoder) -> Iterator[Record]:
    """The records of a YAML list of visits; what is wrong with an item is added to the decoder's problems."""
    for item in node.items:
        before = len(decoder.problems)
        row = decoder.value(item, LedgerRow)
        if row is not None and not has_errors(decoder.problems[before:]):
            places = {name: mark[1:] for name, mark in row.at.items()}
            yield _record(
                {field.name: getattr(row, field.name) for field in fields(LedgerRow)}, node.source.name, places
            )


def _record(row: Mapping[str, Any], file: str, places: Mapping[str, tuple[Any, ...]], sheet: bool = False) -> Record:
    batches = row.get("batches")
    return Record(
        code=row.get("code") or "",
        title=row.get("title") or "",
        first=row["dates"].first,
        last=row["dates"].last,
        group=row.get("group") or "",
        figures=counted_figures(1 if batches is None else batches, row["people"], row.get("leaders")),
        purpose=row.get("purpose") or "",
        origin=row.get("origin") or "",
        category=row.get("category") or "",
        tags=row.get("tags") or (),
        file=file,
        sheet=sheet,
        places=places,
    )


def sheet_rows(book: Sequence[Sheet], shown: str, problems: list[Problem]) -> Iterator[Record]:
    """The records of every sheet that has the headings of a ledger. Other sheets that hold anything are reported."""
    ledgers = 0
    for sheet in book:
        heading = _heading_row(sheet)
        if heading is not None:
            ledgers += 1
            yield from _SheetRows(sheet, heading, problems).records()
        elif any(cell not in (None, "") for row in sheet.rows for cell in row):
            text = "这张表没有台账的表头，没有读"
            hint = f"表头要有：{DATES}、统计类别、{PEOPLE}"
            problems.append(Problem(Cell(sheet.name, 1, 1), "D216", "note", text, hint))
    if not ledgers:
        text = "没有一张表有台账的表头" if book else "工作簿里没有表"
        hint = f"表头要有：{CODE}、{TITLE}、{DATES}、统计类别、{PEOPLE}"
        problems.append(Problem(Mark(shown, 1, 1), "D216", "error", text, hint))


def _heading_row(sheet: Sheet) -> int | None:
    """The row of the headings, counted from 0: the first that holds three of the ledger's columns."""
    for number, row in enumerate(sheet.rows[:_HEADER_ROWS]):
        if sum(_column(cell) is not None for cell in row) >= 3:
            return number
    return None


def _column(cell: SheetValue) -> FieldDescription | None:
    name = _BRACKETED.sub("", "".join(cell.split())) if isinstance(cell, str) else ""
    return vocabulary(LedgerRow).get(_ALIASES.get(name, name))


class _SheetRows:
    """The rows of one sheet under its heading."""

    def __init__(self, sheet: Sheet, heading: int, problems: list[Problem]) -> None:
        self.sheet, self.heading, self.problems = sheet, heading, problems
        self.columns: list[tuple[int, FieldDescription]] = []
        self.converters: list[tuple[int, FieldDescription, Callable[[SheetValue], Any]]] = []
        self.unread = 0  # rows that could not be read: no sum can be compared then
        self.blank_leaders = 0
        self.sums = Figures()
        self.part_sums = Figures()

    def records(self) -> Iterator[Record]:
        """The records, in order; what is wrong with a row, a heading or a sum is added to the problems."""
        if not self._columns_are_clear():
            return
        last = self.columns[-1][0]
        self.converters = [(index, column, _cached(column)) for index, column in self.columns]
        for number, row in enumerate(self.sheet.rows[self.heading + 1 :], self.heading + 2):
            cells = row if len(row) > last else [*row, *[None] * (last + 1 - len(row))]
            filled = [cell for cell in cells if cell is not None and cell != ""]
            if not filled:
                continue
            if label := _label(filled[0]):
                self._compare(number, cells, label)
            elif len(filled) == 1 or (isinstance(filled[0], str) and _REMARK.match(filled[0].strip())):
                text, hint = f"这一行不像来访，没有统计：“{str(filled[0]).strip()[:20]}”", "是来访就填全各列"
                self.problems.append(Problem(Cell(self.sheet.name, number, 1), "D218", "note", text, hint))
            elif record := self._record(number, cells):
                self.sums = self.sums.plus(record.figures)
                self.part_sums = self.part_sums.plus(record.figures)
                yield record
            else:
                self.unread += 1
        if self.blank_leaders:
            text = f"有{self.blank_leaders}行没有填领导人数，不计入领导人数"
            place = Cell(self.sheet.name, self.heading + 1, 1)
            self.problems.append(Problem(place, "D219", "note", text, "没有领导的填 0"))

    def _columns_are_clear(self) -> bool:
        """Whether no column comes twice and none that a total needs is missing. Unknown columns are ignored."""
        seen: dict[str, int] = {}
        unused = []
        for at, cell in enumerate(self.sheet.rows[self.heading]):
            column = _column(cell)
            if column is None:
                unused += [str(cell).strip()] if cell not in (None, "") else []
            elif column.name in seen:
                text = f"“{column.chinese}”有两列，另一列在 {column_name(seen[column.name] + 1)} 列"
                self._report(self.heading + 1, at, "D217", text, "留下一列，另一列改名")
            else:
                seen[column.name] = at
                self.columns.append((at, column))
        for column in fields(LedgerRow):
            if column.name not in seen and column.name in ("dates", "group", "people"):
                hint = suggestion(column.chinese, unused) or f"加上“{column.chinese}”这一列"
                self._report(self.heading + 1, 0, "D217", f"表头缺少“{column.chinese}”", hint)
        return not any(
            problem.code == "D217" and problem.place and problem.place.file == self.sheet.name
            for problem in self.problems
        )

    def _record(self, number: int, cells: Sequence[SheetValue]) -> Record | None:
        """The record of a row; None, with problems, when a cell is missing or cannot be read."""
        values: dict[str, Any] = {}
        places: dict[str, tuple[int, int]] = {"": (number, 1)}
        is_whole = True
        for index, column, meaning in self.converters:
            cell = cells[index]
            if cell is None or cell == "" or (column.name == "leaders" and _is_unknown(cell)):
                self.blank_leaders += column.name == "leaders"
                if column.required:
                    is_whole = False
                    text, hint = f"缺少“{column.chinese}”", "填上这一格；合并的单元格要拆开填写"
                    self._report(number, index, "D108", text, hint)
                continue
            places[column.name] = (number, index + 1)
            try:
                values[column.name] = meaning(cell)
            except ConversionError as error:
                is_whole = False
                self._report(number, index, error.code, f"{column.chinese}：{error.text}", error.hint)
        return _record(values, self.sheet.name, places, sheet=True) if is_whole else None

    def _compare(self, number: int, cells: Sequence[SheetValue], label: str) -> None:
        """Reports sums that differ from what the rows above them add up to."""
        sums = self.sums if label in _SUMS else self.part_sums
        for index, column in self.columns:
            cell = cells[index]
            if column.chinese not in (BATCHES, PEOPLE, LEADERS) or cell in (None, "") or _is_unknown(cell):
                continue
            try:
                stated = _meaning(cell, column)
            except ConversionError as error:
                self._report(number, index, error.code, f"{column.chinese}：{error.text}", error.hint)
                continue
            if not self.unread and not _may_be_sum(stated, column, sums):
                added = getattr(sums, column.name)
                text = f"{label}的{column.chinese}写的是{stated}，各行加起来是{added}"
                self._report(number, index, "D212", text, "加不平的数字不用；核对各行")
        self.part_sums = Figures()

    def _report(self, row: int, column: int, code: str, text: str, hint: str) -> None:
        self.problems.append(Problem(Cell(self.sheet.name, row, column + 1), code, "error", text, hint))


def _may_be_sum(stated: int, column: FieldDescription, sums: Figures) -> bool:
    """Whether a stated sum agrees with the rows; those that do not state their leaders may make it larger."""
    added: int = getattr(sums, column.name)
    return stated == added or (column.chinese == LEADERS and sums.unstated > 0 and stated > added)


def _is_unknown(cell: SheetValue) -> bool:
    """Whether a cell says that its number is not known: —, 若干."""
    return isinstance(cell, str) and cell.strip() in _UNKNOWN


def _label(cell: SheetValue) -> str:
    """合计 or 小计, if that is what a cell says."""
    word = "".join(cell.split()).rstrip(":：") if isinstance(cell, str) and len(cell) < 9 else ""
    return word if word in _SUMS or word in _PART_SUMS else ""


def _cached(column: FieldDescription) -> Callable[[SheetValue], Any]:
    """Converts the cells of a column, and remembers: most columns hold the same few texts again and again."""
    known: dict[SheetValue, Any] = {}

    def meaning(cell: SheetValue) -> Any:
        value = known.get(cell) if cell.__class__ is str or cell.__class__ is float else None
        if value is None:
            value = _meaning(cell, column)
            if len(known) < _REMEMBERED and cell.__class__ in (str, float):
                known[cell] = value
        return value

    return meaning


_REMEMBERED = 500


def _meaning(cell: SheetValue, column: FieldDescription) -> Any:
    """What a cell means in this column. Excel keeps numbers and days as such; others are read as text."""
    if isinstance(cell, (date, datetime)):
        day = cell.date() if isinstance(cell, datetime) else cell
        if column.chinese == DATES:
            return Period(day, day)
        text = day.isoformat()
    elif isinstance(cell, float) and cell.is_integer():
        text = str(int(cell))
    else:
        text = str(cell).strip()
    if column.chinese == LEADERS and text in _NONE:
        return 0
    assert column.reading is not None  # every column of a row has one
    if column.shape == "texts":
        return tuple(column.reading.read(part.strip()) for part in text.split("、"))
    return column.reading.read(text)
