"""The rows of a list, a workbook or a CSV file into records; their sums are compared, remarks skipped."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from docgen.errors import Cell, Mark, Problem, has_errors
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
from docgen.model.scalars import ConversionError, Period, read_as_meant
from docgen.model.spellings.respelling import Surroundings
from docgen.model.suggestions import suggestion
from docgen.readers.tables.cell_nodes import CellReader, error_problem
from docgen.readers.tables.cells import cell_text, plain_number
from docgen.readers.tables.headings import heading_field, heading_text, is_counter
from docgen.readers.tables.row_remarks import hidden_entries
from docgen.readers.tables.rows import Aside, EntryRow, TableRows, asides_problem, filled_columns
from docgen.readers.tables.sheet_marks import CellError
from docgen.readers.tables.sheets import Sheet, SheetValue
from docgen.readers.tables.table import TableHeading, doubled, find_heading, heading_of
from docgen.readers.visit_file.changes import Change, ChangeNotices
from docgen.readers.visit_file.decode import Decoder
from docgen.readers.visit_file.nodes import SequenceNode
from docgen.readers.visit_file.vocabulary import FieldDescription, fields

#: The figures that add up.
_FIGURES = frozenset((BATCHES, PEOPLE, LEADERS))
#: What offices write for 领导人数 where they do not know it, and where there was none.
_UNKNOWN = frozenset("—-–－―/／、?？…") | {"——", "--", "若干", "不详", "未知", "不清", "不明", "未统计", "未填", "待补"}
_NONE = frozenset(("无", "没有"))


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
    reader = CellReader()
    for sheet in book:
        tables = _tables(sheet)
        for heading, end in tables:
            ledgers += 1
            yield from _SheetRows(sheet, heading, end, problems, reader).records()
        if not tables and sheet.has_content:
            text = "这张表没有台账的表头，没有读"
            hint = f"表头要有：{DATES}、统计类别、{PEOPLE}"
            problems.append(Problem(Cell(sheet.name, 1, 1), "D216", "note", text, hint))
    problems += reader.notices()
    if not ledgers:
        text = "没有一张表有台账的表头" if book else "工作簿里没有表"
        hint = f"表头要有：{CODE}、{TITLE}、{DATES}、统计类别、{PEOPLE}"
        problems.append(Problem(Mark(shown, 1, 1), "D216", "error", text, hint))


def _tables(sheet: Sheet) -> list[tuple[TableHeading, int]]:
    """The tables of a sheet, one below another, each with the row behind its last."""
    tables: list[TableHeading] = []
    lines = find_heading(sheet, range(len(sheet.rows)), _is_heading, _LEAST_HEADINGS)
    while lines is not None:
        tables.append(heading_of(sheet, lines, LedgerRow))
        further = next((at for at in range(lines.last + 1, len(sheet.rows)) if _begins_table(sheet.rows[at])), None)
        rows = range(further or 0, len(sheet.rows))
        lines = find_heading(sheet, rows, _is_heading, _LEAST_HEADINGS) if further else None
    ends = [*(heading.lines.first for heading in tables[1:]), len(sheet.rows)]
    return list(zip(tables, ends, strict=True)) if tables else []


def _is_heading(text: str) -> bool:
    return heading_field(text, LedgerRow) is not None


def _begins_table(cells: Sequence[SheetValue]) -> bool:
    """Whether a row is a further line of headings: most rows begin with a number or a code, and are none."""
    first = cells[0] if cells else None
    if first is None or first == "":
        first = next((cell for cell in cells if cell is not None and cell != ""), None)
    if first.__class__ is not str or len(first) > _LONGEST_FIRST:
        return False
    text = heading_text(first)
    if not (is_counter(text) or _is_heading(text)):
        return False
    return sum(isinstance(cell, str) and _is_heading(heading_text(cell)) for cell in cells) >= _LEAST_HEADINGS


_LEAST_HEADINGS = 3
_LONGEST_FIRST = 8


class _SheetRows:
    """The rows of one table of a sheet."""

    def __init__(
        self, sheet: Sheet, heading: TableHeading, end: int, problems: list[Problem], reader: CellReader
    ) -> None:
        self.sheet, self.heading, self.end, self.problems, self.reader = sheet, heading, end, problems, reader
        self.changes = ChangeNotices(problems)
        self.columns: list[tuple[int, FieldDescription, bool]] = []
        self.converters: list[tuple[int, FieldDescription, bool, Callable[[SheetValue], Any]]] = []
        self.unread = 0  # rows that could not be read: no sum can be compared then
        self.blank_leaders = 0
        self.sums = Figures()
        self.part_sums = Figures()

    def records(self) -> Iterator[Record]:
        """The records, in order; what is wrong with a row, a heading or a sum is added to the problems."""
        if not self._columns_are_clear():
            return
        self.converters = [(index, column, is_end, _cached(column)) for index, column, is_end in self.columns]
        days = frozenset(index for index, column, _ in self.columns if column.chinese == DATES)
        rows = TableRows(self.sheet, self.heading, self.end, days, lone_is_aside=True)
        compared, entries = 0, []
        for row in rows.entries():
            if len(rows.asides) > compared:
                compared = self._compare_all(rows.asides, compared)
            entries.append(row.number)
            if record := self._record(row):
                self.sums = self.sums.plus(record.figures)
                self.part_sums = self.part_sums.plus(record.figures)
                yield record
            else:
                self.unread += 1
        self._compare_all(rows.asides, compared)
        self._report_rows(rows, entries)

    def _report_rows(self, rows: TableRows, entries: Sequence[int]) -> None:
        """What is to be said of all rows together."""
        unused = [column for column in self.heading.columns if column.field is None]
        asides = [aside for aside in rows.asides if aside.kind not in ("sum", "part")]
        self.problems += [
            *rows.problems,
            *asides_problem(self.sheet, asides, "来访"),
        ]
        self.reader.hidden += hidden_entries(self.sheet, [(number, "") for number in entries])
        self.reader.unread += filled_columns(self.sheet, self.heading, unused)
        if self.blank_leaders:
            text = f"有{self.blank_leaders}行没有填领导人数，不计入领导人数"
            place = Cell(self.sheet.name, self.heading.lines.last + 1, 1)
            self.problems.append(Problem(place, "D219", "note", text, "没有领导的填 0"))

    def _columns_are_clear(self) -> bool:
        """Whether no column comes twice and none that a total needs is missing. Unknown columns are ignored."""
        problems = list(doubled(self.heading, self.sheet))
        twice = {problem.place.column - 1 for problem in problems if problem.place}
        self.columns = [
            (column.position, column.field, column.is_end)
            for column in self.heading.columns
            if column.field is not None and column.position not in twice
        ]
        given = {column.name for _, column, _ in self.columns}
        unused = [column.heading for column in self.heading.columns if column.field is None]
        for column in fields(LedgerRow):
            if column.name not in given and column.name in ("dates", "group", "people"):
                hint = suggestion(column.chinese, unused) or f"加上“{column.chinese}”这一列"
                place = Cell(self.sheet.name, self.heading.lines.last + 1, 1)
                problems.append(Problem(place, "D217", "error", f"表头缺少“{column.chinese}”", hint))
        self.problems += problems
        return not problems

    def _record(self, row: EntryRow) -> Record | None:
        """The record of a row; None, with problems, when a cell is missing or cannot be read."""
        values: dict[str, Any] = {}
        number, cells, carried = row.number + 1, row.cells, row.carried
        places: dict[str, tuple[int, int]] = {"": (number, 1)}
        is_whole = True
        for index, column, is_end, meaning in self.converters:
            cell, name = cells[index], column.name
            if cell is None or cell == "" or (name == "leaders" and _is_unknown(cell)):
                self.blank_leaders += name == "leaders"
                if column.required and not is_end:
                    is_whole = False
                    self._report(number, index, "D108", f"缺少“{column.chinese}”", "填上这一格")
                continue
            if carried and index in carried and column.chinese in _FIGURES:
                is_whole = False
                text = f"“{column.chinese}”这一格和上面合并了，不知道这一行是多少"
                self._report(number, index, "D228", text, "拆开合并的单元格，各行各填各的数")
                continue
            if not is_end:
                places[name] = (number, index + 1)
            try:
                value = meaning(cell)
            except ConversionError:
                value = self._read_otherwise(number, index, column, cell)
                is_whole = is_whole and value is not None
            values[name] = _joined(values.get(name), value) if is_end and value is not None else value
        return _record(values, self.sheet.name, places, sheet=True) if is_whole else None

    def _read_otherwise(self, number: int, index: int, column: FieldDescription, cell: SheetValue) -> Any:
        """What a cell means that is not in the plain spelling; None, with a problem, when nobody can tell."""
        assert column.reading is not None  # every column of a row has one
        place, text = Cell(self.sheet.name, number, index + 1), str(cell).strip()
        try:
            value, respelt = read_as_meant(column.reading, text, Surroundings(is_cell=True))
        except ConversionError as error:
            self._report(number, index, error.code, f"{column.chinese}：{error.text}", error.hint)
            return None
        if respelt and respelt.doubt:
            self.problems.append(Problem(place, "D151", "should", f"{column.chinese}：{respelt.doubt}"))
        elif respelt:
            self.changes.add(respelt.change, Change(text, respelt.text, place))
        return value

    def _compare_all(self, asides: Sequence[Aside], compared: int) -> int:
        """Compares the sums among the rows that are no visits from number ``compared`` on; gives how many there are."""
        for aside in asides[compared:]:
            if aside.kind in ("sum", "part"):
                self._compare(aside)
        return len(asides)

    def _compare(self, aside: Aside) -> None:
        """Reports sums that differ from what the rows above them add up to."""
        sums = self.sums if aside.kind == "sum" else self.part_sums
        for index, column, _ in self.columns:
            cell = aside.cells[index] if index < len(aside.cells) else None
            if column.chinese not in _FIGURES or cell is None or cell == "" or _is_unknown(cell):
                continue
            try:
                stated = _meaning(cell, column)
            except ConversionError as error:
                self._report(aside.number + 1, index, error.code, f"{column.chinese}：{error.text}", error.hint)
                continue
            if not self.unread and not _may_be_sum(stated, column, sums):
                added = getattr(sums, column.name)
                text = f"{aside.text}的{column.chinese}写的是{stated}，各行加起来是{added}"
                self._report(aside.number + 1, index, "D212", text, "加不平的数字不用；核对各行")
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


def _joined(first: Period | None, last: Period) -> Period:
    """The span of two columns, 开始 and 结束. Raises ConversionError."""
    if first is not None and last.last < first.first:
        text = f"结束日期 {last.last} 早于开始日期 {first.first}"
        raise ConversionError("D111", text, "把两个日期对调，或改正其中一个")
    return Period(first.first if first is not None else last.first, last.last)


def _cached(column: FieldDescription) -> Callable[[SheetValue], Any]:
    """Converts the cells of a column, and remembers: most columns hold the same few texts again and again."""
    known: dict[SheetValue, Any] = {}

    def meaning(cell: SheetValue) -> Any:
        may_be_known = cell.__class__ in _REMEMBERED_KINDS  # 0301 shown as such equals 301
        value = known.get(cell) if may_be_known else None
        if value is None:
            value = _meaning(cell, column)
            if may_be_known and len(known) < _REMEMBERED:
                known[cell] = value
        return value

    return meaning


_REMEMBERED = 500
_REMEMBERED_KINDS = frozenset((str, float, date, datetime))


def _meaning(cell: SheetValue, column: FieldDescription) -> Any:
    """What a cell means in this column. Excel keeps numbers and days as such; others are read as text."""
    if cell.__class__ is float:
        text = str(int(cell)) if cell.is_integer() else cell_text(cell)
    elif isinstance(cell, CellError):
        problem = error_problem(cell, Cell("", 1, 1))
        raise ConversionError(problem.code, problem.text, problem.hint)
    elif isinstance(cell, (date, datetime)):
        day = cell.date() if isinstance(cell, datetime) else cell
        if column.chinese == DATES:
            return Period(day, day)
        text = day.isoformat()
    else:
        text = cell_text(plain_number(cell) if column.chinese in _FIGURES else cell)
    if column.chinese == LEADERS and text in _NONE:
        return 0
    assert column.reading is not None  # every column of a row has one
    if column.shape == "texts":
        return tuple(column.reading.read(part.strip()) for part in text.split("、"))
    return column.reading.read(text)
