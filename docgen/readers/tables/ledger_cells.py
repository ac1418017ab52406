"""The cells of a ledger: what they mean in their columns."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.ledger import BATCHES, COST, DATES, LEADERS, PEOPLE
from docgen.model.scalars import ConversionError, Period, read_as_meant
from docgen.readers.tables.cell_nodes import faults_of_cell
from docgen.readers.tables.cells import cell_text, plain_number
from docgen.readers.tables.ledger_columns import LedgerColumn
from docgen.readers.tables.sheet_marks import ShownNumber
from docgen.readers.tables.sheet_value import SheetValue

#: The figures that add up.
FIGURES = frozenset((BATCHES, PEOPLE, LEADERS))
_NUMBERS = frozenset((*FIGURES, COST))
#: What offices write for 领导人数 where they do not know it, and where there was none.
_UNKNOWN = frozenset("—-–－―/／、?？…") | {"——", "--", "若干", "不详", "未知", "不清", "不明", "未统计", "未填", "待补"}
_NONE = frozenset(("无", "没有"))
#: What they write for 费用 that are still to be settled.
_UNSETTLED = lazy_pattern(
    r"(?:费用)?(?:尚|还|暂|均|都)*(?:未|待|没有?|不)(?:统一|集中|全部)?(?:结|报|付|定|核|出|支|开|收|清|填|统|批|到)\S{0,5}"
    r"|(?:先|暂|已)?(?:挂账|记账|挂帐|赊账|垫付|签单)(?:中|待结|未结)?|月结|年结|统一结算|暂无|(?:结算|报销|审批|核算|办理|走账)中"
)
_BARE_NUMBER = lazy_pattern(r"(?<![\d.,])(-?)(\d[\d,]*(?:\.\d+)?)(?![\d.,])(?!\s*[元万千百圆块])")


def is_unknown(cell: SheetValue, name: str = "") -> bool:
    """Whether a cell says that its number is not known: —, 若干; in the column of the costs also 待结."""
    if not isinstance(cell, str):
        return False
    text = cell.strip()
    return text in _UNKNOWN or (name == "cost" and bool(_UNSETTLED.fullmatch(text.strip("（）()。"))))


def joined(first: Period | None, last: Period) -> Period:
    """The span of two columns, 开始 and 结束. Raises ConversionError."""
    if first is not None and last.last < first.first:
        text = f"结束日期 {last.last} 早于开始日期 {first.first}"
        raise ConversionError("D111", text, "把两个日期对调，或改正其中一个")
    return Period(first.first if first is not None else last.first, last.last)


def stated_sum(cell: SheetValue, column: LedgerColumn) -> int | Decimal | None:
    """The number of a cell in a row of sums, or of a part of the costs; None for what is put aside.

    Raises ConversionError.
    """
    assert column.field.reading is not None  # every column of a row has one
    stated: int | Decimal | None
    try:
        stated = cell_meaning(cell, column)
    except ConversionError:
        require_sound(cell, column)
        stated = read_as_meant(column.field.reading, written_text(cell, column))[0]
    return stated


def cached_meaning(column: LedgerColumn) -> Callable[[SheetValue], Any]:
    """Converts the cells of a column, and remembers: most columns hold the same few texts again and again."""
    known: dict[SheetValue, Any] = {}

    def meaning(cell: SheetValue) -> Any:
        if cell.__class__ not in _REMEMBERED_KINDS:  # 0301 shown as such equals 301
            return cell_meaning(cell, column)
        value = known.get(cell)
        if value is None:
            value = cell_meaning(cell, column)
            if len(known) < _REMEMBERED:
                known[cell] = value
        return value

    return meaning


_REMEMBERED = 500
_REMEMBERED_KINDS = frozenset((str, float, date, datetime))


def cell_meaning(cell: SheetValue, column: LedgerColumn) -> Any:
    """What a cell means in this column. Excel keeps numbers and days as such; others are read as text."""
    field = column.field
    require_sound(cell, column)
    if field.chinese == DATES and isinstance(cell, (date, datetime)):
        day = cell.date() if isinstance(cell, datetime) else cell
        return Period(day, day)
    text = written_text(cell, column)
    if field.chinese == LEADERS and text in _NONE:
        return 0
    assert field.reading is not None  # every column of a row has one
    if field.shape == "texts":
        return tuple(field.reading.read(part.strip()) for part in text.split("、"))
    return field.reading.read(text)


def require_sound(cell: SheetValue, column: LedgerColumn) -> None:
    """Raises ConversionError for a cell that holds an error, or that Excel shows as nobody can tell here."""
    for problem in faults_of_cell(plain_number(cell) if column.field.chinese in _NUMBERS else cell, "", 0, 0):
        raise ConversionError(problem.code, problem.text, problem.hint)


def written_text(cell: SheetValue, column: LedgerColumn) -> str:
    """A cell as a text; a sum in the unit of its heading as one in 元."""
    if cell.__class__ is float and column.factor == 1:
        return str(int(cell)) if cell.is_integer() else cell_text(cell)
    if isinstance(cell, date):
        return (cell.date() if isinstance(cell, datetime) else cell).isoformat()
    name = column.field.chinese
    if name == COST and isinstance(cell, ShownNumber) and "万" in cell.shown:
        return f"{float(cell):.15g}万元"
    text = cell_text(plain_number(cell) if name in _NUMBERS else cell)
    return _in_yuan(text, column.factor) if column.factor > 1 else text


def _in_yuan(text: str, factor: int) -> str:
    """A text with the numbers that name no unit of their own multiplied: 约0.5 in 万元 is 约5000.

    >>> [_in_yuan(text, 10000) for text in ("0.075", "约0.5", "1200元", "0.5万元", "-0.03")]
    ['750', '约5000', '1200元', '0.5万元', '-300']
    """

    def multiplied(match: re.Match[str]) -> str:
        number = (Decimal(match[2].replace(",", "")) * factor).normalize()
        return f"{match[1]}{number:f}"

    return _BARE_NUMBER.sub(multiplied, text)
