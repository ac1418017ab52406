"""Times as people spell them: 下午6点, 9点半, 上午9:00-10:30, 6:30pm, 9.30, and what is no time: 全天, 待定."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.spellings.numbers import number_of
from docgen.model.spellings.respelling import Respelling, Surroundings, UnclearText, half_width

_CHANGE = "时间换成二十四小时制"
_DASH = r"\s*(?:至|到|[-~～—–－─―‐‑−]{1,2})\s*"
_HALVES = {
    **dict.fromkeys(("上午", "早上", "早晨", "清晨", "清早", "早"), "上午"),
    **dict.fromkeys(("凌晨", "半夜"), "凌晨"),
    **dict.fromkeys(("中午", "正午"), "中午"),
    **dict.fromkeys(("下午", "午后"), "下午"),
    **dict.fromkeys(("AM", "am", "a.m.", "A.M."), "AM"),
    **dict.fromkeys(("PM", "pm", "p.m.", "P.M."), "PM"),
    **dict.fromkeys(("傍晚", "晚上", "晚间", "夜间", "夜里", "晚"), "晚上"),
}
_HALF = "|".join(sorted(map(re.escape, _HALVES), key=len, reverse=True))
#: The longest that a span may be whose end is of the other half of the day without saying so, in minutes.
_LONGEST = 8 * 60
_ABOUT = r"大约|大概|约|预计|暂定|拟"
_HANZI = "[零〇一二两三四五六七八九十]{1,3}"
#: What stands for a time and names none: the words that go into the remarks.
_NO_CLOCK = lazy_pattern(
    r"(?:全天|全日|整天|一天|终日|待定|未定|暂未定|另定|另行通知|另行安排|机动|灵活安排|自由安排|视情|视情况而定|"
    r"上午|下午|中午|晚上|早上|傍晚|半天|上下午|[早中午晚]?(?:餐|饭|会|会议|活动|参观|考察)(?:后|前|期间|结束后)|随后|之后|当天|当日)"
)
_NEXT_DAY = lazy_pattern("次日|翌日|隔日|隔天|[第后][二2]天|[明翌]晨|明[天日早]")
#: The word of a remark that is about the time says so by itself, these do not.
_ABOUT_TIME = frozenset(("待定", "未定", "暂未定", "另定", "另行通知", "另行安排"))


class _Moment(NamedTuple):
    """An hour and a minute as they stand, the half of the day that is written before or behind them.

    ``spelt`` moments are those with 点 or 时: they may be of either half of the day. So may those of a clock with
    twelve hours, once the other end of the span says which half it is.
    """

    hour: int
    minute: int
    half: str
    spelt: bool


def respell_time(text: str, around: Surroundings) -> Respelling | UnclearText | None:
    """What a time of day, or the time from one moment to another, means."""
    plain = half_width(text).rstrip("。，, ")
    if _NO_CLOCK.fullmatch(plain):
        word = text.strip()
        return Respelling("", "时间不是钟点，写进备注", aside=f"时间{word}" if plain in _ABOUT_TIME else word)
    if found := _bare_figures(plain, text, around):
        return found
    exact = re.sub(rf"^(?:{_ABOUT})\s*|\s*(?:左右|许|前后)$", "", plain)
    vague, plain = exact != plain, exact
    first, *rest = re.split(_DASH, plain, maxsplit=1)
    start = _moment(first.strip())
    end = _moment(rest[0].strip()) if rest else None
    if start is None or (rest and end is None):
        return _unread_time(text, plain)
    found = _span(start, end, text) if end else _single(start, text)
    if vague and isinstance(found, Respelling):
        return found._replace(doubt=f"“{text}”不是准点，按{found.text}读")
    return found


def _moment(text: str) -> _Moment | None:
    """One time of day: 下午6点半, 18：30, 9时30分, 6:30pm, 09:30:00; None for anything else."""
    match = re.fullmatch(
        rf"(?P<before>{_HALF})?\s*(?P<hour>\d{{1,2}}|{_HANZI})\s*"
        rf"(?:(?P<mark>点钟|点|时|[:.])\s*(?P<minute>\d{{2}}|\d(?=分)|{_HANZI}|半|整|[一三]刻)?\s*分?"
        r"|(?=\s*[AaPp]\.?[Mm]))"
        rf"(?::00(?:\.0+)?)?\s*(?P<behind>[AaPp]\.?[Mm]\.?)?",
        text,
    )
    if match is None or (match["mark"] in (":", ".") and not (match["minute"] or "").isdigit()):
        return None
    hour = number_of(match["hour"])
    words = {"半": 30, "整": 0, "一刻": 15, "三刻": 45, None: 0}
    minute = words[match["minute"]] if match["minute"] in words else number_of(match["minute"].removeprefix("零"))
    if hour is None or minute is None or hour > 24 or minute > 59:
        return None
    half = _HALVES.get(match["before"] or (match["behind"] or "").replace(".", ""), "")
    spelt = match["mark"] not in (":", ".")
    return _Moment(int(hour), int(minute), half, spelt)


def _single(moment: _Moment, text: str) -> Respelling | UnclearText:
    minutes = _minutes(moment)
    if minutes is None:
        return _either(moment, text)
    if minutes == 24 * 60:
        return Respelling("23:59", _CHANGE, f"“{text}”是当天的末尾，按23:59读；第二天的写“00:00”")
    if 0 < moment.hour < 6 and not moment.half:
        early, late = _clock(minutes), _clock(minutes + 720)
        return Respelling(early, "", f"“{text}”是凌晨；下午的写“{late}”，凌晨的写“{early}”")
    return Respelling(_clock(minutes), _CHANGE)


def _span(start: _Moment, end: _Moment, text: str) -> Respelling | UnclearText:
    """From one moment to another; a half of the day that is written once holds for both."""
    first, last = _ends(start, end)
    if first is None or last is None:
        return _either(start if first is None else end, text)
    if last == 24 * 60:
        return Respelling(f"{_clock(first)}-23:59", _CHANGE, f"“{text}”到午夜为止，按23:59读")
    plain = f"{_clock(first)}-{_clock(last)}"
    if start.half or end.half or start.spelt or end.spelt:
        return Respelling(plain, _CHANGE)
    if 0 < start.hour < 6 and first == _bare(start):
        later = f"{_clock((first + 720) % 1440)}-{_clock((last + 720) % 1440)}"
        return Respelling(plain, "", f"“{text}”是凌晨；下午的写“{later}”")
    return Respelling(plain, _CHANGE, "" if last == _bare(end) else f"“{text}”按{plain}读")


def _ends(start: _Moment, end: _Moment) -> tuple[int | None, int | None]:
    """The beginning and the end of a span in minutes; None where nobody can tell."""
    if end.half and not start.half and start.hour <= 12:
        return _before(start, end), _minutes(end)
    first = _minutes(start)
    same_half = start.half and not end.half and end.hour <= 12
    # the 12 of 10am-12 is noon, while 12am is midnight
    half = "上午" if start.half == "AM" else start.half
    last = _minutes(end._replace(half=half) if same_half else end)
    if first is not None and not end.half and (last is None or last <= first):
        # 10点-1点半 and 上午10:30-1:00 end in the afternoon; 10:00-09:00 does not, and stays as it is
        later = _bare(end) + 720
        last = later if end.hour <= 12 and first < later <= first + _LONGEST else last
    return first, last


def _before(start: _Moment, end: _Moment) -> int | None:
    """The beginning of a span whose end alone says which half of the day it is: 2-5pm, 9点至下午3点."""
    last = _minutes(end)
    ways = [at for at in (_bare(start), _bare(start) % 720 + 720) if last is not None and at < last]
    if end.half in ("下午", "PM") and start.hour < 7:
        return ways[-1] if ways else None
    if end.half == "PM":
        return ways[0] if len(set(ways)) == 1 else None  # 9-11pm
    return ways[0] if len(set(ways)) == 1 or start.hour >= 8 else None


def _bare(moment: _Moment) -> int:
    return moment.hour * 60 + moment.minute


def _minutes(moment: _Moment) -> int | None:
    """The minutes since midnight; None where nobody can tell the half of the day, or it contradicts the hour."""
    hour, half = moment.hour, moment.half
    if half == "上午":
        return _bare(moment) if 5 <= hour < 12 else None
    if half in ("AM", "PM"):
        return _of_twelve_hours(moment)
    if half == "凌晨":
        return _bare(moment) if hour < 7 else None
    if half == "中午":
        return _bare(moment) if 11 <= hour <= 14 else _bare(moment) + 720 if hour in (1, 2) else None
    if half == "下午":
        return _bare(moment) if 12 <= hour <= 19 else _bare(moment) + 720 if 1 <= hour <= 7 else None
    if half == "晚上":
        return _bare(moment) if 17 <= hour <= 24 else _bare(moment) + 720 if 5 <= hour <= 11 else None
    if moment.spelt and hour < 8:
        return None  # 6点 is morning or evening
    return _bare(moment)


def _of_twelve_hours(moment: _Moment) -> int | None:
    """The minutes of 9:30pm: 12am is midnight, 12pm noon; 21:30pm says it twice."""
    if 1 <= moment.hour <= 12:
        return _bare(moment) % 720 + (720 if moment.half == "PM" else 0)
    return _bare(moment) if moment.half == "PM" and moment.hour else None


def _either(moment: _Moment, text: str) -> UnclearText:
    """What to write for a moment that may be of either half of the day."""
    early, late = _clock(_bare(moment) % 720), _clock(_bare(moment) % 720 + 720)
    if moment.half == "晚上" and moment.hour == 12:
        return UnclearText(f"“{text}”是一天的末尾", "当天的写“23:59”，第二天的写“00:00”")
    if moment.half:
        return UnclearText(f"“{text}”的钟点和“{moment.half}”对不上", f"写成“{early}”或“{late}”")
    return UnclearText(f"“{text}”没有说上午还是下午", f"写成“{early}”或“{late}”")


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _bare_figures(plain: str, text: str, around: Surroundings) -> Respelling | UnclearText | None:
    """Figures without a mark: 0930, 1430-1600, 9.5, the fraction of a day that Excel keeps."""
    if re.fullmatch(r"1?\d-1?\d|2[0-3]-2[0-3]|\d-2[0-3]", plain):
        first, last = plain.split("-")
        return UnclearText(f"“{text}”不像时间", f"是钟点就写“{int(first):02}:00-{int(last):02}:00”")
    if match := re.fullmatch(rf"([01]\d|2[0-3])([0-5]\d)(?:{_DASH}([01]\d|2[0-4])([0-5]\d))?", plain):
        first, last = f"{match[1]}:{match[2]}", f"-{match[3]}:{match[4]}" if match[3] else ""
        if plain.startswith("20") and not last:
            return UnclearText(f"“{text}”像是年份", f"是钟点就写“{first}”")
        doubt = "" if plain[0] == "0" or last else f"“{text}”当作{first}读"
        return Respelling(f"{first}{last}", _CHANGE, doubt)
    if match := re.fullmatch(r"(\d)([0-5]\d)|(1?\d|2[0-3])", plain):
        hour, minute = int(match[1] or match[3]), match[2] or "00"
        return UnclearText(
            f"“{text}”没有冒号", f"是{hour}点{'' if minute == '00' else minute + '分'}就写“{hour:02}:{minute}”"
        )
    if match := re.fullmatch(r"(\d{1,2})[.:](\d)", plain):
        return UnclearText(
            f"“{text}”不知道是几点几分", f"写成“{int(match[1]):02}:{match[2]}0”或“{int(match[1]):02}:0{match[2]}”"
        )
    if around.is_cell and re.fullmatch(r"0\.\d{2,}", plain):
        seconds = round(float(plain) * 86400)
        return Respelling(_clock(seconds // 60), "Excel 的时间数换成钟点") if seconds % 60 == 0 else None
    if match := re.fullmatch(r"(?:1899-12-3[01]|1900-01-0[01])[ T](\d\d:\d\d)(?::00)?", plain):
        return Respelling(match[1], "Excel 的时间数换成钟点")
    return None


def _on_the_next_day(text: str, moments: Sequence[int]) -> UnclearText:
    """What to write for times of which the last is on the day after: 次日8:00, 23:00-次日01:00."""
    last = _clock(moments[-1])
    if len(moments) == 1:
        return UnclearText(f"“{text}”是第二天的", f"“日期”写第二天，时间写“{last}”")
    night = f"这一天的写“{_clock(moments[0])}-23:59”" if moments[0] < 24 * 60 - 1 else "这一天的写“23:59”"
    morning = f"第二天的写“00:00-{last}”" if moments[-1] else "第二天的不用写"
    return UnclearText(f"“{text}”过了午夜", f"分成两天的两项：{night}，{morning}")


def _unread_time(text: str, plain: str) -> UnclearText | None:
    """What to write for a text that holds a time and something else."""
    moments = re.findall(rf"(?:{_HALF})?\s*\d{{1,2}}\s*(?:[:]\s*\d{{2}}|[点时]\s*(?:半|\d{{1,2}}分?)?)", plain)
    known = [minutes for one in moments if (found := _moment(one.strip())) and (minutes := _minutes(found)) is not None]
    if len(moments) > 2:
        return UnclearText(f"“{text}”里不止一段时间", "一项只写一段时间，分成几项写")
    if len(known) not in (1, 2) or len(known) != len(moments) or max(known) >= 24 * 60:
        return None
    if _NEXT_DAY.search(plain):
        return _on_the_next_day(text, known)
    if known[-1] < known[0]:
        return None
    return UnclearText(f"“{text}”不只是时间", f"时间写成“{'-'.join(map(_clock, known))}”，其余的写在“备注”里")
