"""How the text of one value becomes a date, a time, a sum, a choice; refused texts say what was expected."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

from docgen.model.spellings.choices import (
    plain_vehicle,
    respell_choice,
    respell_nation,
    respell_rank,
    respell_vehicle,
    respell_yes_no,
)
from docgen.model.spellings.days import respell_day, respell_days
from docgen.model.spellings.ledger_sums import respell_spent_money
from docgen.model.spellings.numbers import respell_count, respell_minutes, respell_money, respell_quantity
from docgen.model.spellings.phones import respell_phone
from docgen.model.spellings.respelling import NOWHERE, Respell, Respelling, Surroundings, UnclearText
from docgen.model.spellings.times import respell_time
from docgen.model.suggestions import suggestion

_HIGHER_PLANES = "".join(f"{chr(plane << 16)}-{chr((plane << 16) + 0xFFFD)}" for plane in range(1, 17))
# What XML 1.0 cannot carry, and CR, which a reader would turn into LF; controls, line breaks that nobody sees, codes
# that Unicode keeps for programs: Word and WPS show them in different ways or not at all. Written as what is none of
# the others, which is looked for ten times faster.
UNPRINTABLE = re.compile(f"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd{_HIGHER_PLANES}]")
# Marks that turn or hide text without being seen: bidi controls, zero-width characters, soft hyphen, BOM.
INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

DASH = "(?:至|到|-|~|～|—|–)"
_DAY = r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?"
_CLOCK = r"([01]?\d|2[0-3])[:：]([0-5]\d)"
_DAY_ONLY = re.compile(_DAY)
_PERIOD = re.compile(rf"{_DAY}(?:\s*{DASH}\s*{_DAY})?")
_CLOCK_SPAN = re.compile(rf"{_CLOCK}(?:\s*{DASH}\s*{_CLOCK})?")
_NUMBER = r"\d{1,9}"
_MONEY = r"(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,2})?"
_QUANTITY = re.compile(rf"({_NUMBER})\s*([\u4e00-\u9fff]{{1,2}})?")
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
_MM = re.compile(r"\d{1,3}(?:\.\d{1,2})?")


class Reading(NamedTuple):
    """How a text is read, and how it is written: the JSON types, the pattern and the words that editors are told.

    ``read`` takes the plain spelling; ``respell`` knows the others, of which ``other_words`` are those for ``words``.
    """

    read: Callable[[str], Any]
    types: tuple[str, ...] = ("string",)
    pattern: str = ""
    words: tuple[str, ...] = ()
    respell: Respell | None = None
    other_words: tuple[str, ...] = ()


class ConversionError(Exception):
    """A text that is not what its field holds: the problem's code, the sentence, the hint."""

    def __init__(self, code: str, text: str, hint: str = "") -> None:
        super().__init__(text)
        self.code, self.text, self.hint = code, text, hint


class Period(NamedTuple):
    """The days of a visit, first and last included."""

    first: date
    last: date

    @property
    def only_day(self) -> date | None:
        """The day of a visit of one day; None for a longer one."""
        return self.first if self.first == self.last else None

    def days(self) -> Iterator[date]:
        for day in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=day)


class Clock(NamedTuple):
    """When on a day something begins and, if known, ends."""

    start: time
    end: time | None


class Quantity(NamedTuple):
    """How many of something, with the measure word that was typed: 4套."""

    number: int
    unit: str

    def __str__(self) -> str:
        return f"{self.number}{self.unit}"


#: A longer text is no date, time or number, however it is spelt.
_LONGEST_SPELLING = 60


def read_as_meant(reading: Reading, text: str, around: Surroundings = NOWHERE) -> tuple[Any, Respelling | None]:
    """The value of a text in any spelling, and what was respelt for it; the value is None where the text is put aside.

    Raises ConversionError for a text of which nobody can tell what it means.
    """
    try:
        return reading.read(text), None
    except ConversionError as error:
        found = reading.respell(text, around) if reading.respell and len(text) <= _LONGEST_SPELLING else None
        if found is None:
            raise
        if isinstance(found, UnclearText):
            raise ConversionError(error.code, found.reason, found.hint) from error
    return reading.read(found.text) if found.text else None, found


def _text(value: str) -> str:
    if match := UNPRINTABLE.search(value):
        at = value.index(match.group())
        raise ConversionError(
            "D114",
            f"第{at + 1}个字符 U+{ord(match.group()):04X} 是控制字符，印不出来",
            "多半是从别的软件粘贴时带进来的，删去即可",
        )
    return value


#: The years of visits and of what they refer to; days and weeks around a day of them are still in the calendar.
YEARS = range(1900, 2200)


def _a_date(year: str, month: str, day: str, typed: str) -> date:
    if int(year) not in YEARS:
        raise ConversionError("D109", f"“{typed}”的年份不对", f"核对年份：{YEARS[0]}年到{YEARS[-1]}年")
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise ConversionError("D109", f"日历上没有“{typed}”这一天", "核对月份和日子") from error


def read_day(value: str) -> date:
    """A day in figures. Raises ConversionError."""
    if not (match := _DAY_ONLY.fullmatch(value)):
        raise ConversionError("D109", f"“{value}”不是日期", "写四位年、月、日")
    return _a_date(match[1], match[2], match[3], value)


def _period(value: str) -> Period:
    if not (match := _PERIOD.fullmatch(value)):
        raise ConversionError(
            "D111", f"“{value}”不是起止日期", "写从哪天“至”哪天，各写四位年、月、日；只有一天就写一个日期"
        )
    year, month, day, *second = match.groups()
    first = _a_date(year, month, day, f"{year}-{month}-{day}")
    last = _a_date(second[0], second[1], second[2], "-".join(second)) if second[0] else first
    if last < first:
        raise ConversionError("D111", f"结束日期 {last} 早于开始日期 {first}", "把两个日期对调，或改正其中一个")
    return Period(first, last)


def read_clock(value: str) -> Clock:
    """An hour, or two with a dash between them. Raises ConversionError."""
    if not (match := _CLOCK_SPAN.fullmatch(value)):
        raise ConversionError("D110", f"“{value}”不是时间", "用二十四小时制写时和分，中间一个冒号；有起止就用“-”连起来")
    hour, minute, *second = match.groups()
    start = time(int(hour), int(minute))
    end = time(int(second[0]), int(second[1])) if second[0] else None
    if end is not None and end <= start:
        raise ConversionError(
            "D110", f"结束时间 {end:%H:%M} 不晚于开始时间 {start:%H:%M}", "跨过午夜的事分成两天写，或改正其中一个时间"
        )
    return Clock(start, end)


def _clock(value: str) -> Clock:
    """A time of a visit. 2:30 may be the afternoon of a clock with twelve hours; 02:30 is what it says."""
    if value[:1] in ("1", "2", "3", "4", "5") and value[1:2] in (":", "："):
        raise ConversionError("D110", f"“{value}”是上午还是下午", f"写成“0{value}”，或用二十四小时制")
    return read_clock(value)


def _count_in(*units: str, respell: Respell | None = None) -> Reading:
    """How a whole number is read; one of ``units`` may stand behind it."""
    pattern = rf"({_NUMBER})" + _optional(units)
    named = f"，可以带“{units[0]}”，" if units else "，"

    def read(value: str) -> int:
        if not (match := re.fullmatch(pattern, value)):
            hint = f"写阿拉伯数字{named}不带别的字，也不带逗号、小数和负号"
            raise ConversionError("D112", f"“{value}”不是整数", hint)
        return int(match[1])

    return Reading(read, ("integer", "string"), _or_spoken(pattern), respell=respell or respell_count(*units))


def _money_in(*units: str) -> Reading:
    """How a sum in 元 is read; one of ``units`` may stand behind it."""
    pattern = rf"({_MONEY})" + _optional(units)

    def read(value: str) -> Decimal:
        if not (match := re.fullmatch(pattern, value)):
            hint = f"写数字，以元为单位，如 750 或 750.50，可以带“{units[0]}”"
            raise ConversionError("D112", f"“{value}”不是金额", hint)
        return Decimal(match[1].replace(",", ""))

    return Reading(read, ("number", "string"), _or_spoken(pattern), respell=respell_money(*units))


def _spent_money() -> Reading:
    """How a sum of a ledger is read: one that corrects another has a minus."""

    def read(value: str) -> Decimal:
        if not (match := re.fullmatch(rf"(-?)({_MONEY})\s*元?", value)):
            hint = "写数字，以元为单位，如 750 或 750.50；冲减的前面写负号；还没有结的写“待结”"
            raise ConversionError("D112", f"“{value}”不是金额", hint)
        return Decimal(match[1] + match[2].replace(",", ""))

    return Reading(read, ("number", "string"), _or_spoken(rf"-?{_MONEY}\s*元?"), respell=respell_spent_money)


# Unquoted numbers and booleans are text to us, and numbers to an editor that reads the JSON Schema.
_LOOSE = ("string", "number", "boolean")
_UNPRINTABLE_FREE = "^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u2028\\u2029\\ufdd0-\\ufdef\\ufffe\\uffff]*$"
#: Editors are not told every spelling: a text with a number in it may be one.
_SPOKEN = "[0-9０-９零〇一二两三四五六七八九十半壹贰叁肆伍陆柒捌玖拾]"


def _or_spoken(pattern: str, others: str = "") -> str:
    return f"^{pattern}$|{_SPOKEN}{others}"


def _optional(units: tuple[str, ...]) -> str:
    return rf"\s*(?:{'|'.join(map(re.escape, units))})?" if units else ""


def _quantity(value: str) -> Quantity:
    if not (match := _QUANTITY.fullmatch(value)):
        raise ConversionError("D112", f"“{value}”不是数量", "写阿拉伯数字，可以带量词，如 4 或 4套")
    return Quantity(int(match[1]), match[2] or "件")


def _millimetres(value: str) -> float:
    if not _MM.fullmatch(value) or float(value) == 0:
        raise ConversionError("D112", f"“{value}”不是长度", "只写数字，以毫米为单位，如 60")
    return float(value)


def _colour(value: str) -> str:
    if not (match := _COLOUR.fullmatch(value)):
        raise ConversionError("D113", f"“{value}”不是颜色", '写成六位十六进制数并加引号，如 "B22222"')
    return match.group(1).upper()


def _spelt_text(respell: Callable[[str, Surroundings], Respelling | None]) -> Reading:
    """How a text is read in which some spellings mean others, and which may be anything else as well."""

    def read(value: str) -> str:
        if respell(value, NOWHERE):
            raise ConversionError("D113", f"“{value}”有通用的写法")
        return _text(value)

    return Reading(read, _LOOSE, _UNPRINTABLE_FREE, respell=respell)


def _vehicle(value: str) -> str:
    if respell_vehicle(value, NOWHERE):
        raise ConversionError("D113", f"“{value}”有通用的写法")
    return plain_vehicle(_text(value))


def choice_of(words: tuple[str, ...], certain: Mapping[str, str], likely: Mapping[str, str] | None = None) -> Reading:
    """How one of ``words`` is read, or one of those that certainly or likely mean it, given between spaces."""
    likely = likely or {}
    others = " ".join((*certain.values(), *likely.values())).split()
    return Reading(
        one_of(*words), words=words, respell=respell_choice(words, certain, likely), other_words=tuple(others)
    )


def one_of(*words: str) -> Callable[[str], str]:
    """A converter that takes one of ``words`` as it is written, and names the near miss of anything else."""

    def choose(value: str) -> str:
        if value not in words:
            hint = suggestion(value, words) + f"可以写：{'、'.join(words)}"
            raise ConversionError("D113", f"没有“{value}”这一项", hint)
        return value

    return choose


_DAY_SHAPE = r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?"
_CLOCK_SHAPE = r"([01]?\d|2[0-3])[:：][0-5]\d"

Text = Annotated[str, Reading(_text, _LOOSE, _UNPRINTABLE_FREE)]
Texts = tuple[Text, ...]
Day = Annotated[date, Reading(read_day, ("string",), _or_spoken(_DAY_SHAPE, "|日$"), respell=respell_day)]
Days = Annotated[
    Period,
    Reading(
        _period, ("string",), _or_spoken(rf"{_DAY_SHAPE}(\s*{DASH}\s*{_DAY_SHAPE})?", "|日$"), respell=respell_days
    ),
]
Time = Annotated[
    Clock,
    Reading(
        _clock,
        ("string",),
        _or_spoken(rf"{_CLOCK_SHAPE}(\s*{DASH}\s*{_CLOCK_SHAPE})?", "|^[\u4e00-\u9fff]+$"),
        respell=respell_time,
    ),
]
Count = Annotated[int, _count_in()]
Headcount = Annotated[int, _count_in("人", "名", "位", respell=respell_count("人", "名", "位", "员"))]
BatchCount = Annotated[int, _count_in("批", "批次")]
RoomCount = Annotated[int, _count_in("间", "套", respell=respell_count("间", "套", "间房", "个房间", "间客房"))]
TableCount = Annotated[int, _count_in("桌", respell=respell_count("桌", "张桌子", "张桌", "席"))]
SeatCount = Annotated[int, _count_in("座", "个座位", respell=respell_count("座", "个座位", "座位", "人座", "人", "位"))]
Minutes = Annotated[int, _count_in("分钟", "分", respell=respell_minutes)]
Pieces = Annotated[
    Quantity,
    Reading(_quantity, ("integer", "string"), _or_spoken(_QUANTITY.pattern), respell=respell_quantity),
]
VehicleNo = Annotated[str, Reading(_vehicle, _LOOSE, _UNPRINTABLE_FREE, respell=respell_vehicle)]
Rank = Annotated[str, _spelt_text(respell_rank)]
Nation = Annotated[str, _spelt_text(respell_nation)]
Phone = Annotated[str, _spelt_text(respell_phone)]
YesNoText = Annotated[str, _spelt_text(respell_yes_no)]
Money = Annotated[Decimal, _money_in("元")]
SpentMoney = Annotated[Decimal, _spent_money()]
PerPerson = Annotated[Decimal, _money_in("元/人", "元／人", "元每人", "元/人·餐", "元/位", "元")]
PerRoom = Annotated[Decimal, _money_in("元/间·天", "元/间", "元／间", "元/间·晚", "元/间夜", "元/天", "元/晚", "元")]
PerUnit = Annotated[
    Decimal,
    _money_in(
        "元/人", "元／人", "元每人", "元/人·餐", "元/人·天", "元/间", "元/间·天", "元/间·晚", "元/辆", "元/车", "元"
    ),
]
Millimetres = Annotated[float, Reading(_millimetres, ("number", "string"), f"^{_MM.pattern}$")]
Colour = Annotated[str, Reading(_colour, ("string",), f"^{_COLOUR.pattern}$")]
