"""Public holidays as the State Council's office has announced them (国务院办公厅关于部分节假日安排的通知).

The days come from the package chinesecalendar, which needs no network; of years after its last one nothing is known.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from chinese_calendar import Holiday, holidays

from docgen.model.scalars import Period

#: The last year whose holidays are known.
LAST_ANNOUNCED_YEAR = max(holidays).year

# what the package calls otherwise than the announcements do
_NAMES = {"清明": "清明节", "端午": "端午节", "中秋": "中秋节"}
# between which days of a year each holiday can fall (the lunar ones move)
_WINDOWS = (
    *(((1, 1), (1, 3)), ((1, 20), (2, 27)), ((4, 3), (4, 7)), ((4, 29), (5, 5))),
    *(((5, 28), (6, 26)), ((9, 7), (10, 8))),
)


def holiday(day: date, own: Iterable[tuple[str, Period]] = ()) -> str:
    """The holiday on which a day falls, empty for none; ``own`` are those of an office, and they come first.

    Holidays that follow each other without a working day between are announced as one.

    >>> holiday(date(2026, 10, 2)), holiday(date(2026, 7, 6)), holiday(date(2031, 10, 2))
    ('国庆节', '', '')
    >>> holiday(date(2025, 10, 2))
    '国庆节、中秋节'
    """
    for name, (first, last) in own:
        if first <= day <= last:
            return name
    if day not in holidays:
        return ""
    first = last = day
    while first - _DAY in holidays:
        first -= _DAY
    while last + _DAY in holidays:
        last += _DAY
    names = dict.fromkeys(Holiday(holidays[free]).chinese for free in Period(first, last).days())
    return "、".join(_NAMES.get(name, name) for name in names)


def may_be_a_holiday(day: date) -> bool:
    """Whether a holiday may fall on a day, in a year whose holidays nobody has announced yet."""
    return any(first <= (day.month, day.day) <= last for first, last in _WINDOWS)


_DAY = timedelta(days=1)
