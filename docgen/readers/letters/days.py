"""Days and spans of days in a sentence: 2026年7月5日至7日, 7月5日（星期日）—7日, 2026.3.25-3.27, 二〇二六年六月八日."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

_FIGURES = {character: number for number, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "O": 0}
_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
_YEAR = r"(?:\d{4}|[二2][〇○零O0一二三四五六七八九]{3})"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DASH = r"\s*(?:至|到|-{1,2}|~|～|—{1,2}|–|─{1,2}|－)\s*"
_WEEKDAY = r"\s*(?:[（(]?\s*(?:星期|周|礼拜)(?P<weekday{0}>[一二三四五六日天])\s*[）)]?)?\s*"
_HALF = r"(?:上午|下午|中午|晚上?|早上|傍晚|凌晨)?"
_WRITTEN = re.compile(
    rf"(?:(?P<year>{_YEAR})\s*年\s*)?(?<![\d一二三四五六七八九十])(?P<month>{_NUMBER})\s*月\s*(?P<day>{_NUMBER})(?:\s*[日号]|(?={_DASH}))"
    + _WEEKDAY.format("")
    + _HALF
    + rf"(?:(?P<dash>{_DASH}|[、和])(?:(?:(?P<year2>{_YEAR})\s*年\s*)?(?P<month2>{_NUMBER})\s*月\s*)?"
    + rf"(?P<day2>{_NUMBER})\s*[日号]"
    + _WEEKDAY.format("2")
    + ")?"
)
_MARKED = re.compile(
    r"(?<![\d.\-/])(?P<year>20\d\d)(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d])"
    + rf"(?:{_DASH}(?:(?:(?P<year2>20\d\d)(?P=mark))?(?P<month2>\d{{1,2}})(?P=mark))?(?P<day2>\d{{1,2}})(?![\d:：]))?"
)
_SHORT = re.compile(
    rf"(?<![\d.\-/])(?P<month>1[0-2]|[1-9])\.(?P<day>[0-3]?\d)(?:{_DASH})(?P<month2>1[0-2]|[1-9])\.(?P<day2>[0-3]?\d)(?![\d.])"
)


#: 4日上午返回, 8日15时到达
_BARE_DAY = re.compile(r"(?<![\d月./\-~～—–至到、和])(\d{1,2})[日号](?![本起内前]|\d+(?!\d*\s*[时点:：]))")


class DaySpan(NamedTuple):
    """Days that a sentence names: month and day of the first and the last, the years where they are written."""

    start: int
    end: int
    first: tuple[int | None, int, int]
    last: tuple[int | None, int, int]
    weekday: str = ""

    @property
    def is_several_days(self) -> bool:
        return self.first != self.last

    @property
    def has_year(self) -> bool:
        return self.first[0] is not None or self.last[0] is not None

    def days(self, year: int | None) -> tuple[date, date] | None:
        """The first and the last day, in this year where no other is written; None for days that do not exist."""
        first_year, last_year = self.first[0], self.last[0]
        if first_year is None and last_year is not None:
            first_year = last_year - (self.first[1:] > self.last[1:])
        first_year = first_year or year
        if first_year is None:
            return None
        last_year = last_year or first_year + (self.last[1:] < self.first[1:])
        try:
            first, last = date(first_year, *self.first[1:]), date(last_year, *self.last[1:])
        except ValueError:
            return None
        return (first, last) if 0 <= (last - first).days <= 60 else None


def day_spans(text: str) -> Iterator[DaySpan]:
    """The days and spans of a text, in their order."""
    matches = [match for pattern in (_WRITTEN, _MARKED, _SHORT) for match in pattern.finditer(text)]
    end = 0
    for match in sorted(matches, key=lambda match: match.start()):
        if match.start() >= end and (span := _span(match)):
            yield span
            end = span.end


def bare_days(text: str, first: date) -> Iterator[date]:
    """The days of a text without a month, each the next one of this number from a day on, at most two weeks later.

    >>> [str(day) for day in bare_days("4日上午返回", date(2026, 12, 3))]
    ['2026-12-04']
    """
    for match in _BARE_DAY.finditer(text):
        near = (first + timedelta(number) for number in range(15))
        yield from (day for day in near if day.day == int(match[1]))


def _span(match: re.Match[str]) -> DaySpan | None:
    parts = {
        "year": None,
        "year2": None,
        "month2": None,
        "day2": None,
        "weekday": None,
        "dash": None,
    } | match.groupdict()
    first = (_number(parts["year"]), _number(parts["month"]) or 0, _number(parts["day"]) or 0)
    if not (1 <= first[1] <= 12 and 1 <= first[2] <= 31):
        return None
    last, end = first, match.end()
    if parts["day2"]:
        last = (
            _number(parts["year2"]) or first[0] if not parts["year2"] else _number(parts["year2"]),
            _number(parts["month2"]) or first[1],
            _number(parts["day2"]) or 0,
        )
        if last[0] == first[0] and last[1:] < first[1:] and parts["month2"] and first[0]:
            last = (first[0] + 1, *last[1:])
        if parts["dash"] in ("、", "和") and last[1:] != (first[1], first[2] + 1):
            last, end = first, match.start("dash")  # two days that do not follow each other are no span
    return DaySpan(match.start(), end, first, last, parts["weekday"] or "")


def _number(text: str | None) -> int | None:
    """
    >>> [_number(text) for text in ("12", "二〇二六", "十二", "二十八", "三十")]
    [12, 2026, 12, 28, 30]
    """
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_FIGURES.get(tens, 1) if tens else 1) * 10 + (_FIGURES.get(ones, 0) if ones else 0)
    return int("".join(str(_FIGURES.get(character, character)) for character in text))


def chinese_or_figures(text: str) -> int | None:
    """A count in figures or in Chinese: 12, 十二, 二十八; None for other texts.

    >>> [chinese_or_figures(text) for text in ("12", "十二", "两", "几")]
    [12, 12, 2, None]
    """
    text = text.replace("两", "二").translate(_CAPITALS)
    is_number = text.isdecimal() or (text and set(text) <= set("一二三四五六七八九十"))
    return _number(text) if is_number else None
