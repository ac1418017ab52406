"""The day of a time limit, out of what people write."""

from datetime import date

import pytest

from docgen.text.due_dates import due_day

JULY = date(2026, 7, 10)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-08-31", date(2026, 8, 31)),
        ("2026.8.31", date(2026, 8, 31)),
        ("2026年8月31日前", date(2026, 8, 31)),
        ("8月31日前", date(2026, 8, 31)),
        ("8月31号之前", date(2026, 8, 31)),
        ("8月底前", date(2026, 8, 31)),
        ("9月上旬", date(2026, 9, 10)),
        ("9月中旬前", date(2026, 9, 20)),
        ("9月下旬", date(2026, 9, 30)),
        ("9月份", date(2026, 9, 30)),
        ("2月底", date(2027, 2, 28)),
        ("1月15日前", date(2027, 1, 15)),
        ("2027年1月15日前", date(2027, 1, 15)),
        ("年底前", date(2026, 12, 31)),
        ("2026年底", date(2026, 12, 31)),
        ("10天内", date(2026, 7, 20)),
        ("一周内", date(2026, 7, 17)),
        ("两周内", date(2026, 7, 24)),
        ("一个月内", date(2026, 8, 10)),
        ("3个月之内", date(2026, 10, 10)),
        ("5个工作日内", date(2026, 7, 17)),
        ("7月10日当天", JULY),
    ],
)
def test_what_names_a_day_is_that_day(typed: str, day: date) -> None:
    assert due_day(typed, JULY) == day


@pytest.mark.parametrize("typed", ["", "长期坚持", "尽快", "下次来访前", "13月1日前", "2026-02-30", "全程", "9999天内"])
def test_what_names_no_day_is_none(typed: str) -> None:
    assert due_day(typed, JULY) is None


@pytest.mark.parametrize(
    "typed", ["0000年5月1日前", "0000年底前", "0001年5月底", "9999年12月31日前", "1026-07-20", "2206年底"]
)
def test_a_year_of_another_age_names_no_day(typed: str) -> None:
    assert due_day(typed, JULY) is None
