"""The months of a year that a paper is about: the first half, a quarter, or those that are over when it is signed."""

import re
from dataclasses import replace
from datetime import date

from docgen.model.ledger import WHOLE_YEAR, Ledger, Months

_NAMED = {
    "上半年": Months(1, 6),
    "下半年": Months(7, 12),
    "前三季度": Months(1, 9),
    "一季度": Months(1, 3),
    "二季度": Months(4, 6),
    "三季度": Months(7, 9),
    "四季度": Months(10, 12),
}
_NAMES = re.compile("|".join(_NAMED))
_SPAN = re.compile(r"(?<!\d)(1[0-2]|[1-9])月?(?:—|–|-|－|~|～|至|到)(1[0-2]|[1-9])月(?!\d)")
_UNTIL = re.compile(r"截[至止]\D{0,4}(1[0-2]|[1-9])月")
_ONE = re.compile(r"(?<!\d)(1[0-2]|[1-9])月(?!\d)")


def stated_months(title: str) -> Months | None:
    """The months that a title names; None for a title that names none.

    >>> stated_months("2024年上半年工作总结"), stated_months("2024年1—8月接待工作情况"), stated_months("2024年工作总结")
    (Months(first=1, last=6), Months(first=1, last=8), None)
    """
    if name := _NAMES.search(title):
        return _NAMED[name.group()]
    if span := _SPAN.search(title):
        first, last = map(int, span.groups())
        return Months(first, last) if first <= last else None
    if until := _UNTIL.search(title):
        return Months(1, int(until.group(1)))
    month = _ONE.search(title)
    return Months(int(month.group(1)), int(month.group(1))) if month else None


def months_until(day: date, ledger: Ledger) -> Months:
    """The months that are over on ``day``, and the one that runs if it has had a visit."""
    if day.year != ledger.year or not ledger.records:
        return WHOLE_YEAR
    return Months(1, min(12, max(day.month - 1 + (day.month == 12), ledger.records[-1].first.month)))


def within_months(ledger: Ledger, months: Months) -> Ledger:
    """The ledger with the visits of these months alone, and with those of the same months of the year before."""
    return replace(
        ledger,
        records=tuple(record for record in ledger.records if months.first <= record.first.month <= months.last),
        before=tuple(record for record in ledger.before if months.first <= record.first.month <= months.last),
        months=months,
    )


def months_name(year: int, months: Months) -> str:
    """
    >>> months_name(2024, Months(1, 6)), months_name(2024, Months(1, 8)), months_name(2024, Months())
    ('2024年上半年', '2024年1—8月', '2024年')
    """
    if months == WHOLE_YEAR:
        return f"{year}年"
    names = {named: name for name, named in _NAMED.items()}
    span = f"{months.first}月" if months.first == months.last else f"{months.first}—{months.last}月"
    return f"{year}年{names.get(months, span)}"
