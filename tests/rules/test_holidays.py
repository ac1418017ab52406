"""The holidays that the package knows are those that the State Council's office announced."""

from datetime import date, timedelta

import pytest

from docgen.model.scalars import Period
from docgen.rules.holidays import holiday

#: 国务院办公厅关于部分节假日安排的通知: first and last day off (month, day).
ANNOUNCED = {
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


@pytest.mark.parametrize("year", ANNOUNCED)
def test_every_day_of_a_year_is_a_holiday_or_none_as_announced(year: int) -> None:
    day = date(year, 1, 1)
    while day.year == year:
        names = [name for name, first, last in ANNOUNCED[year] if first <= (day.month, day.day) <= last]
        assert holiday(day) == "".join(names), day
        day += timedelta(days=1)


def test_a_holiday_of_the_office_comes_first() -> None:
    own = [("彝历年", Period(date(2026, 10, 2), date(2026, 10, 3)))]
    assert [holiday(date(2026, 10, day), own) for day in (1, 2)] == ["国庆节", "彝历年"]
