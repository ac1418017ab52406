"""The day by which something is to be done, out of what people write: 8月31日前, 9月底, 一个月内."""

import re
from calendar import monthrange
from datetime import date, timedelta

from docgen.model.scalars import YEARS
from docgen.text.wording import chinese_number

_YEAR = r"(?:(\d{4})\s*年\s*)?"
_FULL = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_DAY = re.compile(rf"{_YEAR}(\d{{1,2}})\s*月\s*(\d{{1,2}})\s*[日号]")
_PART = re.compile(rf"{_YEAR}(\d{{1,2}})\s*月\s*(底|末|上旬|中旬|下旬|初)?")
_YEAR_END = re.compile(r"(?:(\d{4})\s*年|今年|年)\s*(?:年)?\s*(底|末)")
_SPAN = re.compile(r"(\d+|[一二两三四五六七八九十]+)\s*(?:个)?\s*(天|日|周|星期|月|工作日)\s*(?:之)?内")
_PARTS = {"初": 5, "上旬": 10, "中旬": 20}
_NUMBERS = {"两": 2, **{chinese_number(number): number for number in range(1, 32)}}
_DAYS_OF = {"天": 1, "日": 1, "周": 7, "星期": 7}


def due_day(text: str, since: date) -> date | None:
    """The last day of a time limit; None for one that has no day (长期, 尽快).

    ``since`` is the day on which it began: a month without a year is the next one of that name.

    >>> due_day("8月31日前", date(2026, 7, 6)), due_day("1月底", date(2026, 11, 20))
    (datetime.date(2026, 8, 31), datetime.date(2027, 1, 31))
    >>> due_day("一个月内", date(2026, 1, 31))
    datetime.date(2026, 2, 28)
    >>> due_day("2026年底前", date(2026, 7, 6)), due_day("长期坚持", date(2026, 7, 6))
    (datetime.date(2026, 12, 31), None)
    """
    if match := _FULL.search(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY.search(text):
        return _next(match[1], int(match[2]), int(match[3]), since)
    if match := _PART.search(text):
        month = int(match[2])
        last = _PARTS.get(match[3] or "", 0) or _last_of(int(match[1] or since.year), month)
        return _next(match[1], month, last, since)
    if match := _YEAR_END.search(text):
        return _day(int(match[1] or since.year), 12, 31)
    if match := _SPAN.search(text):
        return _after(match[1], match[2], since)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    """The day, if the calendar has it and papers can be of its year."""
    return date(year, month, day) if year in YEARS and 1 <= day <= _last_of(year, month) else None


def _last_of(year: int, month: int) -> int:
    return monthrange(year, month)[1] if 1 <= month <= 12 else 0


def _next(year: str | None, month: int, day: int, since: date) -> date | None:
    if year:
        return _day(int(year), month, day)
    found = _day(since.year, month, day)
    return _day(since.year + 1, month, day) if found and (found.month, found.day) < (since.month, since.day) else found


def _after(number: str, unit: str, since: date) -> date | None:
    count = int(number) if number.isdecimal() else _NUMBERS.get(number, 0)
    if not count or count > 1000:
        return None
    if unit == "月":
        months = since.month - 1 + count
        year, month = since.year + months // 12, months % 12 + 1
        return date(year, month, min(since.day, _last_of(year, month)))
    if unit == "工作日":
        return _after_working_days(count, since)
    return since + timedelta(days=count * _DAYS_OF[unit])


def _after_working_days(count: int, since: date) -> date:
    """So many days from Monday to Friday later; public holidays are not known here."""
    day = since
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day
