"""When a site is open, as its row of the table says in words (09:00-17:00，周一闭馆)."""

import re
from datetime import date, time
from typing import NamedTuple

_WEEKDAYS = "一二三四五六日"
_PERIOD = re.compile(r"([01]?\d|2[0-3])[:：]([0-5]\d)\s*(?:-|—|–|~|～|至|到)+\s*([01]?\d|2[0-3])[:：]([0-5]\d)")
_WEEK = "(?:每?(?:周|星期|礼拜))"
_CLOSED = re.compile(f"{_WEEK}([一二三四五六日天](?:[、和及]{_WEEK}?[一二三四五六日天])*)(?:闭|休|不开|关闭)")
_OPEN_DAYS = re.compile(f"{_WEEK}([一二三四五六日天])(?:至|到|-|—)+{_WEEK}?([一二三四五六日天])(?!闭|休|不开|关)")


class OpeningHours(NamedTuple):
    """The hours of a day in which a site is open, and the days of the week (Monday is 0) on which it is closed."""

    periods: tuple[tuple[time, time], ...] = ()
    closed_days: frozenset[int] = frozenset()

    def holds(self, day: date | None, start: time, end: time) -> bool:
        """Whether it is open from one hour to another; hours that nobody wrote close nothing."""
        if day and day.weekday() in self.closed_days:
            return False
        return not self.periods or any(first <= start and end <= last for first, last in self.periods)


def opening_hours(words: str) -> OpeningHours:
    """What the words say; words that say nothing clear close nothing.

    >>> hours = opening_hours("09:00-17:30，周一、周二闭馆")
    >>> hours.periods, sorted(hours.closed_days)
    (((datetime.time(9, 0), datetime.time(17, 30)),), [0, 1])
    >>> sorted(opening_hours("周二至周日 9:00—17:00").closed_days), opening_hours("全天")
    ([0], OpeningHours(periods=(), closed_days=frozenset()))
    """
    periods = [(time(int(a), int(b)), time(int(c), int(d))) for a, b, c, d in _PERIOD.findall(words)]
    closed = {_weekday(day) for days in _CLOSED.findall(words) for day in re.findall("[一二三四五六日天]", days)}
    for first, last in _OPEN_DAYS.findall(words):
        open_days = set(range(_weekday(first), _weekday(last) + 1))
        closed |= set(range(7)) - open_days if open_days else set()
    return OpeningHours(tuple(periods), frozenset(closed))


def _weekday(day: str) -> int:
    return _WEEKDAYS.index(day.replace("天", "日"))
