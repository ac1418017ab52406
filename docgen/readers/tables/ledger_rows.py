"""The rows of a list, a workbook or a CSV file into records; their sums are compared, remarks skipped."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from docgen.errors import Cell, Mark, Problem, has_errors
from docgen.model.ledger import (
    CODE,
    DATES,
    PEOPLE,
    TITLE,
    LedgerRow,
    Record,
    counted_figures,
)
from docgen.model.scalars import ConversionError, read_as_meant
from docgen.model.spellings.respelling import Surroundings
from docgen.readers.tables.cell_nodes import CellReader
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.headings import heading_field, heading_text, is_counter
from docgen.readers.tables.ledger_cells import (
    FIGURES,
    cached_meaning,
    is_unknown,
    joined,
    require_sound,
    written_text,
)
from docgen.readers.tables.ledger_columns import (
    Contradictions,
    LedgerColumn,
    LedgerColumns,
    ledger_columns,
)
from docgen.readers.tables.ledger_costs import RowCosts
from docgen.readers.tables.ledger_days import TableDays, common_year, months_named, stated_year
from docgen.readers.tables.ledger_sums import AddedRows, StatedSums
from docgen.readers.tables.row_remarks import hidden_columns, hidden_entries
from docgen.readers.tables.rows import EntryRow, TableRows, asides_problem, filled_columns
from docgen.readers.tables.sheet_value import SheetValue
from docgen.readers.tables.sheets import Sheet
from docgen.readers.tables.table import Lines, TableHeading, find_heading, heading_of
from docgen.readers.visit_file.changes import Change, ChangeNotices
from docgen.readers.visit_file.decode import Decoder
from docgen.readers.visit_file.nodes import SequenceNode
from docgen.readers.visit_file.vocabulary import fields

_IN_CELL = Surroundings(is_cell=True)


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


class _Origin(NamedTuple):
    """What is known of a record besides its values."""

    is_sheet: bool = False
    about: tuple[str, ...] = ()
    numbered: bool = False
    table_year: int | None = None


def _record(
    row: Mapping[str, Any], file: str, places: Mapping[str, tuple[Any, ...]], origin: _Origin | None = None
) -> Record:
    origin = origin or _Origin()
    batches, unit, purpose = row.get("batches"), row.get("unit") or "", row.get("purpose") or ""
    return Record(
        code=row.get("code") or "",
        title=row.get("title") or (f"{unit}{purpose}" if unit else ""),
        first=row["dates"].first,
        last=row["dates"].last,
        group=row.get("group") or "",
        figures=counted_figures(1 if batches is None else batches, row["people"], row.get("leaders")),
        purpose=purpose,
        origin=row.get("origin") or "",
        category=row.get("category") or "",
        tags=row.get("tags") or (),
        unit=unit,
        head=row.get("head") or "",
        cost=row.get("cost"),
        ranks=_ranks(row),
        about=origin.about,
        numbered=origin.numbered,
        table_year=origin.table_year,
        file=file,
        sheet=origin.is_sheet,
        places=places,
    )


def _ranks(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The levels of the leaders whom a row counts by level, one for each of them."""
    counts = [(level, count) for name, level in _LEVELS if (count := row.get(name))]
    if not counts or sum(count for _, count in counts) > _MOST_LEADERS:
        return ()
    return tuple(level for level, count in counts for _ in range(count))


_MOST_LEADERS = 10_000  # in a row; a larger number is a slip
_LEVELS = (("provincial", "省部级"), ("bureau", "厅局级"), ("county", "县处级"))


def is_ledger(book: Sequence[Sheet]) -> bool:
    """Whether a sheet of a workbook has the headings of a ledger: days, people, and what they came for."""
    for sheet in book:
        for heading, _ in _tables(sheet):
            given = {column.field.name for column in heading.columns if column.field}
            if given >= {"dates", "people"} and given & {"unit", "purpose", "group", "origin", "head"}:
                return True
    return False


class _LedgerTable(NamedTuple):
    """A table of a sheet: its headings, the row behind its last, the year that it names, the year of its days.

    ``earlier`` is what the tables before it add up to.
    """

    sheet: Sheet
    heading: TableHeading
    end: int
    stated_year: int | None
    year: int | None
    earlier: AddedRows


def sheet_rows(book: Sequence[Sheet], shown: str, problems: list[Problem], year: int | None = None) -> Iterator[Record]:
    """The records of every sheet that has the headings of a ledger. Other sheets that hold anything are reported.

    Days without a year lie in the one that a table or its file names, else in ``year``.
    """
    tables = [(sheet, heading, end) for sheet in book for heading, end in _tables(sheet)]
    reader, changes, earlier = CellReader(), ChangeNotices(problems), AddedRows()
    for sheet, heading, end in tables:
        stated = stated_year(sheet, heading, shown)
        table = _LedgerTable(sheet, heading, end, stated, stated or year or common_year(book), earlier)
        rows = _SheetRows(table, problems, reader, changes)
        yield from rows.records()
        earlier = earlier.plus(rows.sums.all)
    with_tables = {sheet.name for sheet, _, _ in tables}
    for sheet in book:
        if sheet.name not in with_tables and sheet.has_content:
            text = "这张表没有台账的表头，没有读"
            hint = f"表头要有：{DATES}、统计类别、{PEOPLE}"
            problems.append(Problem(Cell(sheet.name, 1, 1), "D216", "note", text, hint))
    problems += reader.notices()
    if not tables:
        text = "没有一张表有台账的表头" if book else "工作簿里没有表"
        hint = f"表头要有：{CODE}、{TITLE}、{DATES}、统计类别、{PEOPLE}"
        problems.append(Problem(Mark(shown, 1, 1), "D216", "error", text, hint))


def _tables(sheet: Sheet) -> list[tuple[TableHeading, int]]:
    """The tables of a sheet, one below another, each with the row behind its last."""
    tables: list[TableHeading] = []
    lines = find_heading(sheet, range(len(sheet.rows)), _is_heading, _LEAST_HEADINGS)
    lines = lines or _heading_of_groups(sheet)
    while lines is not None:
        tables.append(heading_of(sheet, lines, LedgerRow))
        further = next((at for at in range(lines.last + 1, len(sheet.rows)) if _begins_table(sheet.rows[at])), None)
        rows = range(further or 0, len(sheet.rows))
        lines = find_heading(sheet, rows, _is_heading, _LEAST_HEADINGS) if further else None
    ends = [*(heading.lines.first for heading in tables[1:]), len(sheet.rows)]
    return list(zip(tables, ends, strict=True)) if tables else []


def _heading_of_groups(sheet: Sheet) -> Lines | None:
    """Headings of two lines neither of which says enough by itself: 来宾 and 陪同 over 单位 and 人数."""
    lines = find_heading(sheet, range(len(sheet.rows)), _is_heading, 2)
    if lines is None or lines.first == lines.last:
        return None
    columns = heading_of(sheet, lines, LedgerRow).columns
    return lines if {"dates", "people"} <= {column.field.name for column in columns if column.field} else None


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
        self, table: _LedgerTable, problems: list[Problem], reader: CellReader, changes: ChangeNotices
    ) -> None:
        self.sheet, self.heading, self.end, self.reader = table.sheet, table.heading, table.end, reader
        self.days = TableDays(table.sheet, table.heading, table.year)
        self.stated_year = table.stated_year
        self.problems = problems
        self.changes = changes
        self.columns: LedgerColumns = ledger_columns(table.sheet, table.heading)
        self._origin = _Origin(is_sheet=True, table_year=table.stated_year)
        self._has_leaders = self.columns.has_leaders
        # the place of each column and its name are looked up once, not for every row
        self.converters: list[tuple[int, str, LedgerColumn, Callable[[SheetValue], Any], bool]] = []
        self.contradictions = Contradictions()
        self.blank_leaders = 0
        self.sums = StatedSums(table.sheet, self.columns.read, table.earlier)
        self.costs = RowCosts(table.sheet, table.heading, self.columns)

    def records(self) -> Iterator[Record]:
        """The records, in order; what is wrong with a row, a heading or a sum is added to the problems."""
        self.problems += self.columns.problems
        if has_errors(self.columns.problems):
            return
        self.converters = [
            (column.position, column.field.name, column, cached_meaning(column), column.is_twin or column.is_end)
            for column in self.columns.read
        ]
        days = frozenset(column.position for column in self.columns.read if column.field.chinese == DATES)
        rows = TableRows(self.sheet, self.heading, self.end, days, lone_is_aside=True)
        entries, has_costs = [], self.costs.has_costs
        for row in rows.entries():
            self.sums.compare(rows.asides)
            entries.append(row.number)
            if record := self._record(row):
                self.sums.add(record)
                if has_costs:
                    self.costs.keep(record)
                yield record
            else:
                self.sums.unread += 1
        self.sums.compare_rest(rows.asides)
        self._report_rows(rows, entries)

    def _report_rows(self, rows: TableRows, entries: Sequence[int]) -> None:
        """What is to be said of all rows together."""
        asides = [aside for aside in rows.asides if aside.kind not in ("sum", "part")]
        self.problems += [
            *rows.problems,
            *self.sums.problems,
            *asides_problem(self.sheet, asides, "来访"),
            *self.costs.problems(),
            *self.contradictions.problems(),
            *hidden_columns(self.sheet, {column.position: column.field.chinese for column in self.columns.read}),
        ]
        self.reader.hidden += hidden_entries(self.sheet, [(number, "") for number in entries])
        parts = {column.position for column in self.costs.parts}
        unused = [column for column in self.columns.unused if column.position not in parts]
        self.reader.unread += filled_columns(self.sheet, self.heading, unused)
        if self.blank_leaders:
            text = f"有{self.blank_leaders}行没有填领导人数，不计入领导人数"
            place = Cell(self.sheet.name, self.heading.lines.last + 1, 1)
            self.problems.append(Problem(place, "D219", "note", text, "没有领导的填 0"))

    def _record(self, row: EntryRow) -> Record | None:
        """The record of a row; None, with problems, when a cell is missing or cannot be read."""
        values: dict[str, Any] = {}
        number, cells, carried = row.number + 1, row.cells, row.carried
        places: dict[str, tuple[int, int]] = {"": (number, 1)}
        about: list[str] = []
        is_whole = True
        for index, name, column, meaning, is_further in self.converters:
            cell = cells[index]
            if cell is None or cell == "":
                continue
            if carried and index in carried:
                if self._is_open(row, column):
                    continue
                if not self._holds_for_row(row.number, column, values):
                    is_whole = is_whole and name == "cost"
                    continue
            try:
                value = meaning(cell)
            except ConversionError:
                if self._is_open(row, column):
                    continue
                value = self._read_otherwise(row, column, about)
                is_whole = is_whole and value is not None
            if is_further:
                self._keep_further(number, column, value, values)
            else:
                values[name] = value
                places[name] = (number, index + 1)
        return self._whole_record(row, values, places, about, is_whole)

    def _whole_record(
        self, row: EntryRow, values: dict[str, Any], places: dict[str, tuple[int, int]], about: list[str], is_read: bool
    ) -> Record | None:
        """The record of the values of a row; None, with problems, when one is missing or could not be read."""
        self.costs.complete(row, values)
        if not (self._all_required(row.number + 1, values) and is_read):
            return None
        if "month" in values:
            self._check_month(row.number + 1, values)
        numbered = self.columns.counter is not None and self._keep_number(row, values, places)
        # almost all rows of a table have one origin
        origin = _Origin(True, tuple(about), numbered, self.stated_year) if about or numbered else self._origin
        return _record(values, self.sheet.name, places, origin)

    def _is_open(self, row: EntryRow, column: LedgerColumn) -> bool:
        """Whether a cell says that its number is not known: of the costs that is kept."""
        cell, name = row.cells[column.position], column.field.name
        if not (column.may_be_unknown and is_unknown(cell, name)):
            return False
        if name == "cost":
            self.costs.leave_open(row.number, column, cell)
        return True

    def _keep_further(self, number: int, column: LedgerColumn, value: Any, values: dict[str, Any]) -> None:
        """Keeps what a second column of a field says: the last day of a span, or what the first leaves empty."""
        name = column.field.name
        if column.is_end:
            values[name] = joined(values.get(name), value) if value is not None else value
        elif values.get(name) is None:
            values[name] = value
        elif value is not None and value != values[name]:
            place = Cell(self.sheet.name, number, column.position + 1)
            self.contradictions.add(self.columns.first_of(column), column, place)

    def _keep_number(self, row: EntryRow, values: dict[str, Any], places: dict[str, tuple[int, int]]) -> bool:
        """Keeps the running number of a row as its code where there is no other; whether there was one."""
        at = self.columns.counter
        text = cell_text(row.cells[at]) if at is not None and "code" not in values else ""
        if at is None or not text:
            return False
        values["code"], places["code"] = text, (row.number + 1, at + 1)
        return True

    def _all_required(self, number: int, values: Mapping[str, Any]) -> bool:
        """Whether a row has what every total needs."""
        if self._has_leaders and "leaders" not in values:
            self.blank_leaders += 1
        is_whole = True
        for column in self.columns.required:
            if column.field.name not in values:
                is_whole = False
                self._report(number, column.position, "D108", f"缺少“{column.field.chinese}”", "填上这一格")
        return is_whole

    def _holds_for_row(self, row: int, column: LedgerColumn, values: dict[str, Any]) -> bool:
        """Whether a cell that is merged with the row above holds for this row, too: a figure does not.

        A sum of money is that of all the rows together and counts once; of people nobody knows how many are this row's.
        """
        if column.field.chinese in FIGURES:
            text = f"“{column.field.chinese}”这一格和上面合并了，不知道这一行是多少"
            self._report(row + 1, column.position, "D228", text, "拆开合并的单元格，各行各填各的数")
        elif column.field.name == "cost":
            self.costs.share(row, column, values)
        else:
            self._note_merged(row, column.position)
            return True
        return False

    def _note_merged(self, row: int, index: int) -> None:
        for span in self.sheet.spans:
            if span.left == index and span.top < row <= span.bottom:
                self.reader.merged.setdefault(Cell(self.sheet.name, span.top + 1, span.left + 1))

    def _read_otherwise(self, row: EntryRow, column: LedgerColumn, about: list[str]) -> Any:
        """What a cell means that is not in the plain spelling; None, with a problem, when nobody can tell."""
        field, cell = column.field, row.cells[column.position]
        assert field.reading is not None  # every column of a row has one
        place, text = Cell(self.sheet.name, row.number + 1, column.position + 1), written_text(cell, column)
        try:
            require_sound(cell, column)
            around = self.days.surroundings(cell) if field.name == "dates" else _IN_CELL
            completed = self.days.completed(text, row, column) if field.name == "dates" else text
            value, respelt = read_as_meant(field.reading, completed, around)
        except ConversionError as error:
            self._report(place.line, column.position, error.code, f"{field.chinese}：{error.text}", error.hint)
            return None
        if respelt and respelt.doubt:
            if field.chinese in FIGURES or field.name == "cost":
                about.append(field.name)
            self.problems.append(Problem(place, "D151", "should", f"{field.chinese}：{respelt.doubt}"))
        elif respelt:
            self.changes.add(respelt.change, Change(text, respelt.text, place))
        return value

    def _check_month(self, number: int, values: Mapping[str, Any]) -> None:
        """Asks about a day that is not in the month that its row names."""
        said = values["month"]
        if months := months_named(f"{said}月" if said.isdecimal() else said):
            first, last = values["dates"].first, values["dates"].last
            if not months & {first.month, last.month}:
                place = next(column.position for column in self.columns.read if column.field.name == "month")
                text = f"月份写的是{values['month']}，日期却是{first.month}月{first.day}日，按日期算"
                self.problems.append(
                    Problem(Cell(self.sheet.name, number, place + 1), "D151", "should", text, "改成一致")
                )

    def _report(self, row: int, column: int, code: str, text: str, hint: str) -> None:
        self.problems.append(Problem(Cell(self.sheet.name, row, column + 1), code, "error", text, hint))
