"""The sums that a ledger states itself, compared with what its rows add up to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from docgen.errors import Cell, Problem
from docgen.model.ledger import COST, LEADERS, Figures, Record
from docgen.model.scalars import ConversionError
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.ledger_cells import FIGURES, is_unknown, stated_sum
from docgen.readers.tables.ledger_columns import LedgerColumn
from docgen.readers.tables.rows import Aside
from docgen.readers.tables.sheet_marks import NOT_WORKED_OUT
from docgen.readers.tables.sheets import Sheet

_HALF_CENT = Decimal("0.005")
_TEN_THOUSAND = 10_000
_DECIMALS = re.compile(r"\d\.(\d+)")


@dataclass(slots=True)
class AddedRows:
    """What rows add up to; ``without_cost`` counts those that do not state their 费用."""

    figures: Figures = field(default_factory=Figures)
    cost: Decimal = field(default_factory=Decimal)
    rows: int = 0
    without_cost: int = 0

    def add(self, record: Record) -> None:
        self.figures = self.figures.plus(record.figures)
        self.rows += 1
        if record.cost is None:
            self.without_cost += 1
        else:
            self.cost += record.cost

    def plus(self, other: "AddedRows") -> "AddedRows":
        return AddedRows(
            self.figures.plus(other.figures),
            self.cost + other.cost,
            self.rows + other.rows,
            self.without_cost + other.without_cost,
        )

    def of(self, column: LedgerColumn) -> int | Decimal:
        """The sum of a column."""
        if column.field.chinese == COST:
            return self.cost
        added: int = getattr(self.figures, column.field.name)
        return added


@dataclass(slots=True)
class StatedSums:
    """The rows of sums of one table, each compared with the rows above it.

    One at the top is compared with all rows, one that is called 累计 also with those of the tables before.
    """

    sheet: Sheet
    columns: Sequence[LedgerColumn]
    earlier: AddedRows
    problems: list[Problem] = field(default_factory=list)
    unread: int = 0  # rows that could not be read: no sum can be compared then
    _before: AddedRows = field(default_factory=AddedRows)  # the rows above the last row of sums
    _part: AddedRows = field(default_factory=AddedRows)  # the rows below it
    _compared: int = 0
    _on_top: list[Aside] = field(default_factory=list)

    @property
    def all(self) -> AddedRows:
        """What the rows add up to that were read until now."""
        return self._before.plus(self._part)

    def add(self, record: Record) -> None:
        self._part.add(record)

    def compare(self, asides: Sequence[Aside]) -> None:
        """Compares the sums among the rows that are no visits, as far as they have not been compared."""
        if self._compared == len(asides):
            return
        for aside in asides[self._compared :]:
            if aside.kind in ("sum", "part") and not (self.all.rows or self.unread):
                self._on_top.append(aside)
            elif aside.kind in ("sum", "part"):
                self._compare(aside, self.all if aside.kind == "sum" else self._part)
                self._before, self._part = self.all, AddedRows()
        self._compared = len(asides)

    def compare_rest(self, asides: Sequence[Aside]) -> None:
        """Compares what stands below the last row, and what stood above the first."""
        self.compare(asides)
        for aside in self._on_top:
            self._compare(aside, self.all)

    def _compare(self, aside: Aside, added: AddedRows) -> None:
        for column in self.columns:
            name, index = column.field.chinese, column.position
            cell = aside.cells[index] if index < len(aside.cells) else None
            if (name not in FIGURES and name != COST) or column.is_twin or cell is None or cell == "":
                continue
            if is_unknown(cell, column.field.name):
                continue
            place = Cell(self.sheet.name, aside.number + 1, index + 1)
            if cell == NOT_WORKED_OUT:
                # nothing is made of a sum but the comparison
                text = f"{aside.text}的{name}是公式，没有算出的值，没有核对"
                self.problems.append(Problem(place, "D213", "note", text, "用 Excel 或 WPS 打开、保存一次就能核对"))
                continue
            try:
                stated = stated_sum(cell, column)
            except ConversionError as error:
                self.problems.append(Problem(place, error.code, "error", f"{name}：{error.text}", error.hint))
                continue
            if (
                stated is None
                or self.unread
                or any(_agree(stated, cell_text(cell), column, known) for known in self._possible(aside, added))
            ):
                continue
            text = f"{aside.text}的{name}写的是{stated}，各行加起来是{_shown(added.of(column))}"
            self.problems.append(Problem(place, "D212", "error", text, "加不平的数字不用；核对各行"))

    def _possible(self, aside: Aside, added: AddedRows) -> Iterator[AddedRows]:
        yield added
        if "累计" in aside.text:
            yield self.all
            yield self.earlier.plus(self.all)


def _agree(stated: int | Decimal, text: str, column: LedgerColumn, added: AddedRows) -> bool:
    """Whether a stated sum is that of the rows; rows that do not state theirs may make it larger.

    A sum in 万元 is as near as its own last decimal allows.
    """
    difference = Decimal(stated) - added.of(column)
    if column.field.chinese == COST:
        return abs(difference) <= _rounding(text, column, added) or (added.without_cost > 0 and difference > 0)
    return not difference or (column.field.chinese == LEADERS and added.figures.unstated > 0 and difference > 0)


def _rounding(text: str, column: LedgerColumn, added: AddedRows) -> Decimal:
    """By how much a sum may differ because it was rounded, and in a column of 万元 because its rows were."""
    in_ten_thousands = column.factor > 1 or "万" in text
    if not in_ten_thousands:
        return _HALF_CENT
    decimals = _DECIMALS.search(text)
    unit = Decimal(_TEN_THOUSAND if "万" in text else column.factor)
    half = (unit / 2).scaleb(-len(decimals[1]) if decimals else 0)
    return half * (1 + (added.rows if column.factor > 1 else 0))


def _shown(number: int | Decimal) -> str:
    return f"{number:f}" if isinstance(number, Decimal) else str(number)
