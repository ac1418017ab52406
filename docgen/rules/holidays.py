"""Public holidays as the State Council's office has announced them; other years are not known."""

from collections.abc import Iterable
from datetime import date

from docgen.model.scalars import Period

#: 国务院办公厅关于部分节假日安排的通知, 2023 to 2026: first and last day off (month, day).
_OFF: dict[int, tuple[tuple[str, tuple[int, int], tuple[int, int]], ...]] = {
    2023: (
        ("元旦", (1, 1), (1, 2)),
        ("春节", (1, 21), (1, 27)),
        ("清明节", (4, 5), (4, 5)),
        ("劳动节", (4, 29), (5, 3)),
        ("端午节", (6, 22), (6, 24)),
        ("中秋节、国庆节", (9, 29), (10, 6)),
        ("元旦", (12, 30), (12, 31)),
    ),
    2024: (
        ("元旦", (1, 1), (1, 1)),
        ("春节", (2, 10), (2, 17)),
        ("清明节", (4, 4), (4, 6)),
        ("劳动节", (5, 1), (5, 5)),
        ("端午节", (6, 10), (6, 10)),
        ("中秋节", (9, 15), (9, 17)),
        ("国庆节", (10, 1), (10, 7)),
    ),
    2025: (
        ("元旦", (1, 1), (1, 1)),
        ("春节", (1, 28), (2, 4)),
        ("清明节", (4, 4), (4, 6)),
        ("劳动节", (5, 1), (5, 5)),
        ("端午节", (5, 31), (6, 2)),
        ("国庆节、中秋节", (10, 1), (10, 8)),
    ),
    2026: (
        ("元旦", (1, 1), (1, 3)),
        ("春节", (2, 15), (2, 23)),
        ("清明节", (4, 4), (4, 6)),
        ("劳动节", (5, 1), (5, 5)),
        ("端午节", (6, 19), (6, 21)),
        ("中秋节", (9, 25), (9, 27)),
        ("国庆节", (10, 1), (10, 7)),
    ),
}
#: The last year of the table.
LAST = max(_OFF)

# between which days of a year each holiday can fall (the lunar ones move)
_WINDOWS = (((1, 1), (1, 3)), ((1, 20), (2, 27)), ((4, 3), (4, 7)), ((4, 29), (5, 5)), ((5, 28), (6, 26)))
_AUTUMN = ((9, 7), (10, 8))


def holiday(day: date, own: Iterable[tuple[str, Period]] = ()) -> str:
    """The holiday on which a day falls; ``own`` are those that an office writes down itself, and they come first.

    >>> holiday(date(2026, 10, 2)), holiday(date(2026, 7, 6)), holiday(date(2031, 10, 2))
    ('国庆节', '', '')
    """
    for name, (first, last) in own:
        if first <= day <= last:
            return name
    of_day = (day.month, day.day)
    return next((name for name, first, last in _OFF.get(day.year, ()) if first <= of_day <= last), "")


def near_a_holiday(day: date) -> bool:
    """Whether a holiday may fall on a day, in a year whose holidays nobody has announced yet."""
    of_day = (day.month, day.day)
    return any(first <= of_day <= last for first, last in (*_WINDOWS, _AUTUMN))
