"""Hours in a sentence, with the half of the day that is written, or that goes on from before: 下午2:30, 3点半."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.readers.letters.days import chinese_or_figures
from docgen.readers.letters.plates import without_plates

_HALF = "凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|晚间|晚|早"
_HOUR = "[01]?\\d|2[0-4]|[一二两三四五六七八九]|十[一二]?"
_MINUTE = r"(?:(?P<spoken{0}>[0-5]?\d)分?|(?P<half_hour{0}>半)|(?P<quarter{0}>[一三])刻)?"
_MOMENT = (
    rf"(?P<hour{{0}}>{_HOUR})\s*(?:[:：]\s*(?P<minute{{0}}>[0-5]\d)"
    rf"|[点时](?:钟|整)?(?!建议|要求|意见|内容|措施|间){_MINUTE})"
)
_CLOCK = re.compile(
    rf"(?P<half>{_HALF})?\s*(?<![\d:：.])(?<![一二三四五六七八九十]){_MOMENT.format('')}"
    rf"(?:\s*(?:—{{1,2}}|-{{1,2}}|–|~|～|－|─{{1,2}}|至|到)\s*(?:{_HALF})?\s*{_MOMENT.format('2')})?(?![\d:：])"
)


#: Halves of the day that may stand before what is done, with the hour behind it: 下午看园区，3点半座谈.
_LOOSE_HALF = re.compile("凌晨|早上|上午|中午|下午|傍晚|晚上|晚间")
_LATE = ("下午", "傍晚", "晚上", "晚间", "晚")
_ROUGH_BEFORE = re.compile("(?:大约|约|预计|暂定|拟定|大概)\\s*(?:[上下中]午|晚上?|早上)?\\s*$")
_ROUGH_BEHIND = re.compile("\\s*(?:左右|前后|上下|许)")


class ClockInText(NamedTuple):
    """An hour, or the time from one to another, where it stands in its text and as 09:30 or 09:30-10:20."""

    start: int
    end: int
    text: str
    doubt: str = ""

    @property
    def first(self) -> str:
        return self.text[:5]


def clocks(text: str) -> Iterator[ClockInText]:
    """The hours of a text in their order.

    >>> [clock.text for clock in clocks("下午2:30考察，4:00座谈；次日9点半—10时返程")]
    ['14:30', '16:00', '09:30-10:00']
    """
    half, before = "", 0
    for match in _CLOCK.finditer(without_plates(text)):
        named = match["half"] or ""
        since_day = re.split("[日号天]|次日|翌日", text[before : match.start()])
        if len(since_day) > 1:
            half = ""
        loose = _LOOSE_HALF.findall(since_day[-1])
        half = named or (_half_before(match, loose[-1]) if loose else half)
        first = _minutes(match, "", half)
        last = _minutes(match, "2", half) if match["hour2"] else None
        if last is not None and last <= first and last + 720 > first:
            last += 720 if last + 720 < 1440 else 0
        before = match.end()
        if first >= 1440 or (last is not None and not first < last < 1440):
            continue
        shown = _shown(first) if last is None else f"{_shown(first)}-{_shown(last)}"
        yield ClockInText(match.start(), match.end(), shown, _doubt(match, text, first, named))


def _half_before(match: re.Match[str], half: str) -> str:
    """The half of the day that stands before what is done: it is that of the hour where the hour fits it."""
    hour = chinese_or_figures(match["hour"]) or 0
    return half if half not in ("下午", "中午") or hour <= 6 else ""


def _doubt(match: re.Match[str], text: str, first: int, named: str) -> str:
    """Why an hour is not sure: it is said roughly, or nobody says whether 3:00 is that of the afternoon."""
    if _ROUGH_BEFORE.search(text, max(0, match.start() - 6), match.start()) or _ROUGH_BEHIND.match(text, match.end()):
        return "不是准点"
    is_written_in_full = match["hour"].startswith("0")
    if 60 <= first < 420 and not named and not is_written_in_full:
        return "没有写上午还是下午"
    return ""


def _minutes(match: re.Match[str], end: str, half: str) -> int:
    hour = chinese_or_figures(match[f"hour{end}"]) or 0
    if match[f"quarter{end}"]:
        minute = 15 if match[f"quarter{end}"] == "一" else 45
    elif match[f"half_hour{end}"]:
        minute = 30
    else:
        minute = int(match[f"minute{end}"] or match[f"spoken{end}"] or 0)
    is_late = half in _LATE or (half == "中午" and hour < 7)
    return (hour + 12 if is_late and hour < 12 else hour) * 60 + minute


def _shown(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
