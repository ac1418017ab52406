"""The rows of a table: entries with what merged cells hold for them, and what is no entry: sums, remarks, titles."""

from collections.abc import Container, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from docgen.errors import Cell, Problem, column_name
from docgen.model.forms import ENTRY_NOTE
from docgen.readers.tables.asides import AsideKind, is_long_text, is_title, kind_of_cell, may_be_aside
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.sheet_value import SheetValue
from docgen.readers.tables.sheets import Sheet, carried, cell_at, filled
from docgen.readers.tables.table import Column, TableHeading

_MOST_SHOWN = 8
_LONGEST_SHOWN = 16


class EntryRow(NamedTuple):
    """An entry: its number from 0, its cells with what merged cells hold for it, which of them come from a row above.

    ``group`` is the last title that stood among the rows above the entry.
    """

    number: int
    cells: Sequence[SheetValue]
    carried: Container[int] = ()
    group: "Aside | None" = None


class Aside(NamedTuple):
    """A row that is no entry: its number from 0, what it is, its text, its cells."""

    number: int
    kind: AsideKind | str
    text: str
    cells: Sequence[SheetValue]


class TableRows:
    """The rows below the headings of a table.

    ``keys`` are the columns of which an entry fills at least one: the name, what must not be missing. With
    ``lone_is_aside`` a row in which one text stands alone is never an entry.
    """

    def __init__(
        self, sheet: Sheet, heading: TableHeading, end: int, keys: frozenset[int], lone_is_aside: bool = False
    ) -> None:
        self.sheet, self.heading, self.end, self.keys = sheet, heading, end, keys
        self.lone_is_aside = lone_is_aside
        self.asides: list[Aside] = []
        self.problems: list[Problem] = []
        self._carried = carried(sheet) if sheet.spans else {}
        self._width = max((column.position for column in heading.columns), default=-1) + 1
        self._unheaded = self._columns_without_heading()
        self._group: Aside | None = None
        # where nothing is merged and every column has a heading, most rows are entries at first sight
        self._is_plain = not sheet.spans and not self._unheaded
        headed = [column.position for column in heading.columns]
        self._first = min(headed, default=0)
        self._second = min((at for at in headed if at > self._first), default=self._first)
        self._key = min(keys, default=-1)
        self._surely = {row for (row, _), text in sheet.marks.comments if ENTRY_NOTE in text}

    def entries(self) -> Iterator[EntryRow]:
        """The entries in their order; the other rows go to ``asides``."""
        carried_rows, width = self._carried, self._width
        for number in range(self.heading.lines.last + 1, self.end):
            cells = self.sheet.rows[number]
            if not any(cells) and number not in carried_rows:
                continue
            if self._is_plain and self._is_plain_entry(cells):
                yield EntryRow(number, cells, (), self._group)
                continue
            if len(cells) < width:
                cells = [*cells, *[None] * (width - len(cells))]
            above: Container[int] = ()
            own = self._filled(number, cells)
            if number in carried_rows:
                cells, above = self._with_merged(number, cells)
            if not own:
                continue
            kind, text = self._kind(number, cells, own)
            if kind:
                self.asides.append(aside := Aside(number, kind, text, cells))
                self._group = aside if kind == "title" else self._group
            elif own:
                self._report_further_cells(number, cells)
                yield EntryRow(number, cells, above, self._group)

    def _is_plain_entry(self, cells: Sequence[SheetValue]) -> bool:
        """Whether a row is an entry without a doubt: it has its name, and its first cells say nothing else."""
        if len(cells) < self._width:
            return False
        for at in self.heading.counters:
            if cells[at].__class__ is not float:
                return False
        first, second = cells[self._first], cells[self._second]
        if first.__class__ is not str or not first or may_be_aside(first) or second is None or second == "":
            return False
        return self._key >= 0 and cells[self._key] not in (None, "")

    def _filled(self, number: int, cells: Sequence[SheetValue]) -> list[tuple[int, SheetValue]]:
        """What a row itself holds, its running number left out."""
        covered = self._carried.get(number, ())
        counters = self.heading.counters
        return [
            (at, cell)
            for at, cell in filled(cells)
            if at not in covered and not (at in counters and (cell.__class__ is float or _is_number(cell)))
        ]

    def _with_merged(self, number: int, cells: Sequence[SheetValue]) -> tuple[list[SheetValue], set[int]]:
        """The cells of a row with those that are merged with a row above, and their columns."""
        whole, above = list(cells), set()
        for column, (row, left) in self._carried[number].items():
            if column < len(whole):
                whole[column] = None
            if row < number and row > self.heading.lines.last and column == left < len(whole):
                whole[column] = cell_at(self.sheet, row, left)
                above.add(column)
        return whole, above

    def _kind(self, number: int, cells: Sequence[SheetValue], own: list[tuple[int, SheetValue]]) -> tuple[str, str]:
        """What a row is that is no entry, and its text; nothing for entries."""
        if not own or number in self._surely:
            return "", ""
        at, first = own[0]
        lacks_key = not any(column < len(cells) and cells[column] not in (None, "") for column in self.keys)
        kind = kind_of_cell(first)
        if not kind and (named := self._sum_in_key(cells)):
            return named
        # in the column of the names of entries 说明：… may be a text like any other
        if kind and (kind != "remark" or at not in self.keys or (len(own) == 1 and len(self.heading.columns) > 2)):
            return kind, cell_text(first)
        if not lacks_key:
            return ("title", cell_text(first)) if self._is_title(number, own) else ("", "")
        return self._kind_without_key(number, own)

    def _sum_in_key(self, cells: Sequence[SheetValue]) -> tuple[str, str] | None:
        """The kind and the text of a row whose name is 合计, behind figures that stand before it."""
        named = (cells[column] for column in self.keys if column < len(cells))
        return next(
            ((kind, cell_text(cell)) for cell in named if (kind := kind_of_cell(cell)) in ("sum", "part")), None
        )

    def _kind_without_key(self, number: int, own: list[tuple[int, SheetValue]]) -> tuple[str, str]:
        """What a row is that has no name: words of sums and remarks may stand in any of its columns."""
        at, first = own[0]
        for _, cell in own[1:]:
            if kind := kind_of_cell(cell):
                return kind, cell_text(cell)
        if all((number, column) in self.sheet.marks.sums for column, _ in own):
            return "sum", "公式求和"
        if len(own) > 1 or not isinstance(first, (str, date)):
            return "", ""
        is_aside = self.lone_is_aside or at in self.heading.counters or is_long_text(first)
        return ("title", cell_text(first)) if is_aside or self._is_title(number, own) else ("", "")

    def _is_title(self, number: int, own: list[tuple[int, SheetValue]]) -> bool:
        """Whether a text stands alone that is a title by its words, or is merged over most of the columns."""
        days = {column.position for column in self.heading.columns if column.field and column.field.name == "date"}
        if len(own) == 1 and len(self.heading.columns) > 1 and own[0][0] not in days and is_title(own[0][1]):
            return True
        if len(own) != 1 or not self.sheet.spans or self._width < 3:
            return False
        column = own[0][0]
        return any(
            span.top == number == span.bottom and span.left == column and (span.right - column + 1) * 2 > self._width
            for span in self.sheet.spans
        )

    def _columns_without_heading(self) -> list[int]:
        """The columns in which a value would be lost: those without a heading that do not only count."""
        rows = self.sheet.rows[self.heading.lines.last + 1 : self.end]
        width = max(map(len, rows), default=0)
        known = {column.position for column in self.heading.columns} | self.heading.counters
        unheaded = [at for at in range(width) if at not in known]
        if not unheaded:
            return []
        values = {at: [row[at] for row in rows if at < len(row) and row[at] not in (None, "")] for at in unheaded}
        return [at for at, cells in values.items() if cells and not _count_up(cells)]

    def _report_further_cells(self, number: int, cells: Sequence[SheetValue]) -> None:
        for at in self._unheaded:
            cell = cells[at] if at < len(cells) else None
            if cell is None or not cell_text(cell):
                continue
            if kind_of_cell(cell):
                self.asides.append(Aside(number, "remark", cell_text(cell), ()))
                continue
            text = f"“{cell_text(cell)}”这一格上面没有表头（{column_name(at + 1)} 列），不知道是什么"
            hint = "在这一列上面写表头；或是前面多了一格，往左移"
            self.problems.append(Problem(Cell(self.sheet.name, number + 1, at + 1), "D217", "error", text, hint))


def asides_problem(sheet: Sheet, asides: Sequence[Aside], what: str) -> Iterator[Problem]:
    """One notice that names the rows of a sheet that were taken for sums, remarks and titles."""
    named = [aside for aside in asides if aside.kind != "example"]
    if named:
        texts = "、".join(f"第{aside.number + 1}行“{_short(aside.text)}”" for aside in named[:_MOST_SHOWN])
        more = f"等{len(named)}行" if len(named) > _MOST_SHOWN else ""
        text = f"{texts}{more}是合计、说明或小标题，没有当作{what}"
        place = Cell(sheet.name, named[0].number + 1, 1)
        yield Problem(place, "D218", "note", text, f"确是{what}就填全各列")


def filled_columns(sheet: Sheet, heading: TableHeading, columns: Sequence[Column]) -> list[tuple[Cell, str]]:
    """Those of some columns in which anything stands: the place of the heading, and the heading."""
    rows = sheet.rows[heading.lines.last + 1 :]
    return [
        (Cell(sheet.name, heading.lines.last + 1, column.position + 1), column.heading)
        for column in columns
        if any(len(row) > column.position and row[column.position] not in (None, "") for row in rows)
    ]


def _is_number(cell: SheetValue) -> bool:
    return isinstance(cell, (int, float)) or (isinstance(cell, str) and cell.strip().rstrip(".、").isdecimal())


def _count_up(cells: Sequence[SheetValue]) -> bool:
    """Whether cells hold 1, 2, 3 …"""
    return len(cells) > 1 and all(
        _is_number(cell) and cell_text(cell).rstrip(".、") == str(number) for number, cell in enumerate(cells, 1)
    )


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
