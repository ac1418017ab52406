"""When something may be used: between two days, in some months, in the morning or the evening."""

import re
from datetime import date
from typing import Annotated, NamedTuple

from docgen.model.scalars import DASH, ConversionError, Reading, read_day

MORNING, EVENING = "早", "晚"
_ALWAYS = ("长期", "长期有效", "永久", "不限")
_FROM = re.compile("(?:自|从)?(?P<day>.+?)(?:起|开始|以后|之后)")
_UNTIL = re.compile("(?:截至|至|到)?(?P<day>.+?)(?:止|为止|前|以前|之前)")
_DAY = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?")
_MONTHS = re.compile(rf"(1[0-2]|0?[1-9])\s*月?\s*(?:{DASH}\s*(1[0-2]|0?[1-9])\s*)?月")
_QUARTERS = {"春": (3, 4, 5), "夏": (6, 7, 8), "秋": (9, 10, 11), "冬": (12, 1, 2)}
_PART_OF_DAY = {
    MORNING: ("早", "早上", "早晨", "早餐", "上午"),
    EVENING: ("晚", "晚上", "晚间", "晚餐", "傍晚", "夜", "夜间"),
}


class OpenPeriod(NamedTuple):
    """From one day to another, both included; an end that is None is open."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


#: No condition.
ALWAYS = OpenPeriod()


class Season(NamedTuple):
    """Some months, or a part of the day (早 or 晚); what is empty holds always."""

    months: tuple[int, ...] = ()
    part_of_day: str = ""


def read_open_period(value: str) -> OpenPeriod:
    """Two days with 至 between them, of which one may be missing. Raises ConversionError.

    >>> [tuple(map(str, read_open_period(text))) for text in ("2026-01-01 至 2026-12-31", "2026年1月1日起", "长期")]
    [('2026-01-01', '2026-12-31'), ('2026-01-01', 'None'), ('None', 'None')]
    """
    text = value.strip()
    if text in _ALWAYS:
        return OpenPeriod()
    if _DAY.fullmatch(text):
        return OpenPeriod(read_day(text), read_day(text))
    if match := _FROM.fullmatch(text):
        return OpenPeriod(first=read_day(match["day"].strip()))
    if match := _UNTIL.fullmatch(text):
        return OpenPeriod(last=read_day(match["day"].strip()))
    days = list(_DAY.finditer(text))
    between = re.sub(r"\s", "", _DAY.sub("\0", text))
    if not re.fullmatch(f"(?:\0{DASH}\0|\0{DASH}|{DASH}\0)", between):
        hint = "写成 2026-01-01 至 2026-12-31；没有起止的一头空着，如 2026-01-01 至"
        raise ConversionError("D111", f"“{value}”不是有效期", hint)
    ends = [read_day(day.group()) for day in days]
    if len(ends) == 1:
        return OpenPeriod(first=ends[0]) if between.startswith("\0") else OpenPeriod(last=ends[0])
    if ends[1] < ends[0]:
        raise ConversionError("D111", f"有效期的结束 {ends[1]} 早于开始 {ends[0]}", "把两个日期对调，或改正其中一个")
    return OpenPeriod(*ends)


def read_season(value: str) -> Season:
    """春, 夏, 秋, 冬, months, 早 or 晚. Raises ConversionError.

    >>> [read_season(text) for text in ("冬", "11月至2月", "3-5月", "晚")]  # doctest: +NORMALIZE_WHITESPACE
    [Season(months=(12, 1, 2), part_of_day=''), Season(months=(11, 12, 1, 2), part_of_day=''),
     Season(months=(3, 4, 5), part_of_day=''), Season(months=(), part_of_day='晚')]
    """
    text = value.strip()
    if months := _QUARTERS.get(text.removesuffix("季").removesuffix("天")):
        return Season(months)
    for part, words in _PART_OF_DAY.items():
        if text in words:
            return Season(part_of_day=part)
    if match := _MONTHS.fullmatch(text):
        first, last = int(match[1]), int(match[2] or match[1])
        return Season(tuple((first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1)))
    raise ConversionError("D113", f"“{value}”不是季节", "写早、晚，春、夏、秋、冬，或 3月至5月 这样的月份")


OpenDays = Annotated[OpenPeriod, Reading(read_open_period)]
SeasonWord = Annotated[str, Reading(read_season)]
