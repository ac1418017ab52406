"""The days of a ledger: the year and the month that a table names complete what its cells leave out."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from docgen.model.spellings.respelling import Surroundings, half_width
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.ledger_columns import LedgerColumn
from docgen.readers.tables.rows import EntryRow
from docgen.readers.tables.sheet_value import SheetValue
from docgen.readers.tables.sheets import Sheet, filled
from docgen.readers.tables.table import TableHeading

_YEAR = r"(?<!\d)((?:19|20)\d\d)(?=年|度|\D|$)"
_QUARTER = "(?:第)?([一二三四1234])季度?"
_MONTH = r"(?<!\d)(1[0-2]|0?[1-9])\s*月|(十[一二]|[一二三四五六七八九十])月"
_MONTHS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {"十一": 11, "十二": 12}
_DAY_ONLY = r"\d{1,2}\s*[日号](?:.*)"
_DAYS = r"(\d{1,2})(?:\s*[-~至—–、]\s*\d{1,2})?\s*([日号])?"


def stated_year(sheet: Sheet, heading: TableHeading, file: str) -> int | None:
    """The one year that the rows above a table name, else its sheet, else its file."""
    above = " ".join(cell_text(cell) for row in sheet.rows[: heading.lines.first] for _, cell in filled(row))
    name = file.replace("\\", "/").rpartition("/")[2]
    for text in (above, sheet.title, name):
        years = set(re.findall(_YEAR, text))
        if len(years) == 1:
            return int(years.pop())
    return None


def common_year(book: Sequence[Sheet]) -> int | None:
    """The year of all days that a workbook states in full, if it is one."""
    years = {cell.year for sheet in book for row in sheet.rows for cell in row if isinstance(cell, (date, datetime))}
    return years.pop() if len(years) == 1 else None


def months_named(text: str) -> frozenset[int]:
    """The months that a text names, by their numbers.

    >>> sorted(months_named("一季度")), sorted(months_named("十一月")), sorted(months_named("12月份"))
    ([1, 2, 3], [11], [12])
    """
    plain = half_width(text)
    if quarter := re.search(_QUARTER, plain):
        number = "一二三四".find(quarter[1]) + 1 or int(quarter[1])
        return frozenset(range(number * 3 - 2, number * 3 + 1))
    return frozenset(int(match[1]) if match[1] else _MONTHS[match[2]] for match in re.finditer(_MONTH, plain))


class TableDays:
    """What is known of the days of a table before its cells are read."""

    def __init__(self, sheet: Sheet, heading: TableHeading, year: int | None) -> None:
        self.year = year
        months = months_named(sheet.title)
        self._month = min(months) if len(months) == 1 else None
        self._month_column = next(
            (column.position for column in heading.columns if column.field and column.field.name == "month"), None
        )

    def surroundings(self, cell: SheetValue) -> Surroundings:
        """The year, and whether a cell is a number that may have lost its noughts."""
        return Surroundings(year=self.year, is_cell=cell.__class__ is float, is_year_sure=self.year is not None)

    def completed(self, text: str, row: EntryRow, column: LedgerColumn) -> str:
        """A text that names only days of a month, with the month of its row or sheet: 5日, 5-7."""
        plain = half_width(text)
        days = re.fullmatch(_DAYS, plain)
        if not (days or re.fullmatch(_DAY_ONLY, plain)):
            return text
        month = self._month
        if self._month_column is not None and self._month_column != column.position:
            cell = cell_text(row.cells[self._month_column])
            named = months_named(cell if "月" in cell else f"{cell}月")
            month = min(named) if len(named) == 1 else month
        # in March 3-16 is the 16th
        is_day_of_month = days is not None and not days[2] and days[1] == str(month) and not plain.isdecimal()
        return f"{month}月{plain}" if month and not is_day_of_month else text
