"""From when to when a shift lasts, out of what people write: 20:00-次日08:00, 晚8点至早8点, 全天."""

import re
from typing import NamedTuple

_DAY = 24 * 60
_HALF_DAY = 12 * 60
_BEFORE_NOON = ("清晨", "早上", "早晨", "上午", "中午", "早")
_AFTERNOON = ("下午", "晚上", "晚间", "夜间", "傍晚", "晚", "夜")
_MOMENT = (
    r"(次日|第二天|翌日|当日|当天)?\s*(凌晨|清晨|早上|早晨|上午|中午|下午|晚上|晚间|夜间|傍晚|早|晚|夜)?\s*"
    r"(\d{1,2})(?:\s*[:：]\s*([0-5]\d)|\s*[点时]\s*(?:(半)|([0-5]?\d)\s*分?)?\s*整?)"
)


class ShiftHours(NamedTuple):
    """Minutes from the midnight with which the day of the shift begins; an end beyond 1440 is on the next day."""

    start: int
    end: int | None

    def overlaps(self, other: "ShiftHours", days_between: int) -> bool:
        """Whether both last at some moment; the other one begins on a day so many days later.

        >>> ShiftHours(1200, 1920).overlaps(ShiftHours(420, 600), 1)
        True
        >>> ShiftHours(480, 600).overlaps(ShiftHours(600, 700), 0)
        False
        """
        if self.end is None or other.end is None:
            return False
        shift = days_between * _DAY
        return self.start < other.end + shift and other.start + shift < self.end


def shift_hours(text: str) -> ShiftHours | None:
    """The hours of a shift; None for what has none (随团, 待通知).

    An end that is not behind its beginning is on the next day.

    >>> shift_hours("20:00-08:00"), shift_hours("晚8点至次日早8点半"), shift_hours("8：00—20：00")
    (ShiftHours(start=1200, end=1920), ShiftHours(start=1200, end=1950), ShiftHours(start=480, end=1200))
    >>> shift_hours("全天"), shift_hours("07:30"), shift_hours("随团")
    (ShiftHours(start=0, end=1440), ShiftHours(start=450, end=None), None)
    """
    if text.strip() in ("全天", "24小时", "全天24小时", "24小时值班", "昼夜"):
        return ShiftHours(0, _DAY)
    between = r"(?:[-—–~～至到－]+|(?=次日|第二天|翌日))"
    match = re.fullmatch(rf"\s*{_MOMENT}(?:\s*{between}\s*{_MOMENT})?\s*", text)
    if match is None:
        return None
    first, second = match.groups()[:6], match.groups()[6:]
    start = _minutes(first)
    if start is None:
        return None
    if second[2] is None:
        return ShiftHours(start, None)
    # 下午2:30-5:30: what is said of the beginning holds for the end
    is_alike = not second[0] and not second[1] and int(first[2] or 0) < int(second[2])
    end = _minutes((second[0], first[1] if is_alike else second[1], *second[2:]))
    if end is not None and end <= start and first[1] in _BEFORE_NOON and not second[0] and not second[1]:
        end += _HALF_DAY  # 中午12点-2点
    if end is None:
        return None
    return ShiftHours(start, end if end > start else end + _DAY)


def _minutes(moment: tuple[str | None, ...]) -> int | None:
    """Minutes since the midnight of the first day; None for an hour that no clock has."""
    day, part, hour, minute, half, spoken = moment
    hours = int(hour or 0)
    if part in _AFTERNOON and (1 <= hours < 12 or (hours == 12 and part != "下午")):
        hours += 12
    minutes = hours * 60 + (30 if half else int(minute or spoken or 0))
    if minutes > _DAY:
        return None
    return minutes + (_DAY if day in ("次日", "第二天", "翌日") else 0)


def hours_text(text: str) -> str:
    """The hours as papers print them; what has none as it was written.

    >>> hours_text("8:00-20:00"), hours_text("20:00至08:00"), hours_text("00:00-24:00"), hours_text("随团")
    ('08:00—20:00', '20:00—次日08:00', '00:00—24:00', '随团')
    """
    hours = shift_hours(text)
    if hours is None or not re.search(r"\d[:：点时]", text):
        return text
    if hours.end is None:
        return _clock(hours.start)
    next_day = "次日" if hours.end > _DAY else ""
    return f"{_clock(hours.start)}—{next_day}{_clock(hours.end - _DAY if next_day else hours.end)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
