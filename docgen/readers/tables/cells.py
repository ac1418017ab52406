"""Cells as texts: what a reader of a visit file would have typed for the value that Excel keeps."""

import re
from datetime import date, datetime, time, timedelta

from docgen.readers.tables.sheet_marks import ShownNumber
from docgen.readers.tables.sheet_value import SheetValue

_HALF_SECOND = timedelta(microseconds=500_000)
_MINUTE = timedelta(minutes=1)
#: Excel counts days from here; what lies before it is a time without a day.
_FIRST_YEAR = 1901
#: An apostrophe that keeps Excel from taking digits for a number, where it was typed into a text or exported.
_APOSTROPHE = re.compile(r"'(?=[\d+])")


def cell_text(cell: SheetValue) -> str:
    """A cell as it is read: whole numbers without a point, days and times as they are written in a visit file.

    >>> cell_text(13900000001.0), cell_text(date(2026, 7, 5)), cell_text(time(9, 30)), cell_text(" 全体 ")
    ('13900000001', '2026-07-05', '09:30', '全体')
    >>> cell_text(timedelta(hours=9, minutes=30)), cell_text(0.1 + 0.2), cell_text("'0301"), cell_text(True)
    ('09:30', '0.3', '0301', 'TRUE')
    >>> [cell_text(datetime(2026, 7, 5, hour, minute)) for hour, minute in ((0, 0), (0, 30), (1, 0))]
    ['2026-07-05', '2026-07-05 00:30', '2026-07-05 01:00']
    """
    if isinstance(cell, str):
        text = cell.strip()
        return _APOSTROPHE.sub("", text, count=1) if text[:1] == "'" else text
    if cell.__class__ is float and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return _number_text(cell)
    if isinstance(cell, datetime):
        return _moment_text(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return f"{(datetime.combine(date.min, cell) + _HALF_SECOND):%H:%M}"
    if isinstance(cell, timedelta):
        hours, minutes = divmod((cell + _HALF_SECOND) // _MINUTE, 60)
        return f"{hours:02}:{minutes:02}"
    return "" if cell is None else str(cell)


def plain_number(cell: SheetValue) -> SheetValue:
    """A number without what its format shows around it."""
    return float(cell) if isinstance(cell, ShownNumber) else cell


def _number_text(number: float) -> str:
    if isinstance(number, ShownNumber) and number.shown:
        return number.shown
    return str(int(number)) if number.is_integer() else f"{number:.15g}".upper()


def _moment_text(moment: datetime) -> str:
    moment += _HALF_SECOND
    if moment.year < _FIRST_YEAR:
        return f"{moment:%H:%M}"
    return (
        f"{moment:%Y-%m-%d}"
        if moment.time().replace(second=0, microsecond=0) == time(0)
        else f"{moment:%Y-%m-%d %H:%M}"
    )
