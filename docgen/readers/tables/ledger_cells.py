"""The cells of a ledger: what they mean in their columns."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from docgen.errors import Cell
from docgen.model.ledger import BATCHES, COST, DATES, LEADERS, PEOPLE
from docgen.model.scalars import ConversionError, Period, read_as_meant
from docgen.readers.tables.cell_nodes import error_problem
from docgen.readers.tables.cells import cell_text, plain_number
from docgen.readers.tables.ledger_columns import LedgerColumn
from docgen.readers.tables.sheet_marks import CellError
from docgen.readers.tables.sheets import SheetValue
from docgen.readers.visit_file.vocabulary import FieldDescription

#: The figures that add up.
FIGURES = frozenset((BATCHES, PEOPLE, LEADERS))
_NUMBERS = frozenset((*FIGURES, COST))
#: What offices write for 领导人数 where they do not know it, and where there was none.
_UNKNOWN = frozenset("—-–－―/／、?？…") | {"——", "--", "若干", "不详", "未知", "不清", "不明", "未统计", "未填", "待补"}
_NONE = frozenset(("无", "没有"))


def is_unknown(cell: SheetValue) -> bool:
    """Whether a cell says that its number is not known: —, 若干."""
    return isinstance(cell, str) and cell.strip() in _UNKNOWN


def joined(first: Period | None, last: Period) -> Period:
    """The span of two columns, 开始 and 结束. Raises ConversionError."""
    if first is not None and last.last < first.first:
        text = f"结束日期 {last.last} 早于开始日期 {first.first}"
        raise ConversionError("D111", text, "把两个日期对调，或改正其中一个")
    return Period(first.first if first is not None else last.first, last.last)


def stated_sum(cell: SheetValue, column: LedgerColumn) -> int:
    """The number of a cell of a row of sums. Raises ConversionError."""
    assert column.field.reading is not None  # every column of a row has one
    try:
        stated: int = cell_meaning(cell, column)
    except ConversionError:
        if isinstance(cell, CellError):
            raise
        stated = read_as_meant(column.field.reading, cell_text(cell))[0]
    return stated


def cached_meaning(column: LedgerColumn) -> Callable[[SheetValue], Any]:
    """Converts the cells of a column, and remembers: most columns hold the same few texts again and again."""
    known: dict[SheetValue, Any] = {}

    def meaning(cell: SheetValue) -> Any:
        may_be_known = cell.__class__ in _REMEMBERED_KINDS  # 0301 shown as such equals 301
        value = known.get(cell) if may_be_known else None
        if value is None:
            value = cell_meaning(cell, column)
            if may_be_known and len(known) < _REMEMBERED:
                known[cell] = value
        return value

    return meaning


_REMEMBERED = 500
_REMEMBERED_KINDS = frozenset((str, float, date, datetime))


def cell_meaning(cell: SheetValue, column: LedgerColumn) -> Any:
    """What a cell means in this column. Excel keeps numbers and days as such; others are read as text."""
    value = _plain_meaning(cell, column.field)
    return value * column.factor if column.factor > 1 else value


def _plain_meaning(cell: SheetValue, column: FieldDescription) -> Any:
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
        text = cell_text(plain_number(cell) if column.chinese in _NUMBERS else cell)
    if column.chinese == LEADERS and text in _NONE:
        return 0
    assert column.reading is not None  # every column of a row has one
    if column.shape == "texts":
        return tuple(column.reading.read(part.strip()) for part in text.split("、"))
    return column.reading.read(text)
