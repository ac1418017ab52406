"""Values of data that print otherwise than they are kept: days as papers write them, numbers as a sheet shows them."""

import re
from datetime import datetime
from decimal import Decimal
from typing import Any

_DAY = re.compile(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:(?:T| +)(\d{1,2}:\d\d)(?::(\d\d)(?:\.0+)?)?)?", re.ASCII)
_DIRECTIVE = re.compile(r"%(-?)(.?)", re.S)
#: What a template may ask a day for.
ATTRIBUTES_OF_DAYS = frozenset(("year", "month", "day"))
_NUMBERS_OF_DAYS = frozenset("YymdHMS")


class DayValue(str):
    """A day, as it was typed: ``2026-09-03``. It prints as 2026年9月3日; whoever takes it apart has what was typed."""

    __slots__ = ("official",)

    official: str

    @classmethod
    def of(cls, text: str) -> "DayValue | None":
        """The day that a text is, with its time if it has one; None for any other text.

        >>> str(DayValue.of("2026-09-03")), str(DayValue.of("2026/9/3 9:30")), DayValue.of("2026-13-01")
        ('2026年9月3日', '2026年9月3日 9:30', None)
        >>> DayValue.of("2026-09-03")[:4], DayValue.of("2026-09-03") > "2026-09-01"
        ('2026', True)
        """
        match = _DAY.fullmatch(text)
        if match is None or not _is_day(match):
            return None
        year, _, month, day, time, seconds = match.groups()
        value = cls(text)
        value.official = f"{year}年{int(month)}月{int(day)}日" + (f" {time}" if time else "")
        value.official += f":{seconds}" if seconds and seconds != "00" else ""
        return value

    @property
    def year(self) -> int:
        return self._moment.year

    @property
    def month(self) -> int:
        return self._moment.month

    @property
    def day(self) -> int:
        return self._moment.day

    def in_form(self, form: str) -> str:
        """The day in a form of ``strftime`` that has only numbers. Raises ValueError for another.

        >>> DayValue.of("2026-09-03").in_form("%Y年%m月%d日"), DayValue.of("2026-09-03").in_form("%-m.%-d")
        ('2026年09月03日', '9.3')
        """
        return _DIRECTIVE.sub(self._directive, form)

    def _directive(self, match: re.Match[str]) -> str:
        unpadded, letter = match.groups()
        if letter == "%":
            return "%"
        if letter not in _NUMBERS_OF_DAYS:
            raise ValueError(match.group())
        number = self._moment.strftime(f"%{letter}")
        return (number.lstrip("0") or "0") if unpadded else number

    @property
    def _moment(self) -> datetime:
        match = _DAY.fullmatch(str.__str__(self))
        assert match is not None  # it is a day
        return _moment_of(match)

    def __str__(self) -> str:
        return self.official

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other) is True or self.official == other

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return str.__hash__(self)


def _is_day(match: re.Match[str]) -> bool:
    try:
        _moment_of(match)
    except ValueError:
        return False
    return True


def _moment_of(match: re.Match[str]) -> datetime:
    hour, minute = map(int, (match[5] or "0:0").split(":"))
    return datetime(int(match[1]), int(match[3]), int(match[4]), hour, minute, int(match[6] or 0))


class FormattedNumber(Decimal):
    """A number that prints as its cell shows it, ``1,380.50``; it calculates as the number that it is."""

    shown: str

    @classmethod
    def of(cls, number: Decimal, shown: str) -> "FormattedNumber":
        """
        >>> value = FormattedNumber.of(Decimal("1380.5"), "1,380.50")
        >>> str(value), value + 1, f"{value:.1f}"
        ('1,380.50', Decimal('1381.5'), '1380.5')
        """
        value = cls(number)
        value.shown = shown
        return value

    def __str__(self) -> str:
        return self.shown

    def __format__(self, specifier: str, *contexts: Any) -> str:
        return super().__format__(specifier, *contexts) if specifier else self.shown


def typed_text(value: Any) -> str:
    """The text that a value is, as it was typed: a day is not yet in the form in which it prints."""
    return str.__str__(value) if isinstance(value, DayValue) else str(value)
