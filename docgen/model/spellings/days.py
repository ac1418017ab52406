"""Days as people spell them: 3月16日, 16日, 2027年3月16日至18日, 20270316, 3月16日（周二）, the numbers of Excel."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.spellings.numbers import number_of
from docgen.model.spellings.respelling import Respelling, Surroundings, UnclearText, half_width

_COMPLETED = "日期按来访的日期补全"
_COMPLETED_BY_TABLE = "日期按表里写的年份补全"
_REWRITTEN = "日期换成年-月-日"
#: How far from a visit a day may be that states no year: its letter, its approval, the feedback after it.
_NEAR = timedelta(days=100)
_DASH = r"(?:至|到|[-~～—–－─―‐‑−]{1,2})"
_SEPARATOR = r"\s*[-/.．。年]\s*"
_WEEKDAY = lazy_pattern(r"[（(,，\s]*(?:周|星期|礼拜)([一二三四五六日天1-7])[）)]?$")
_WEEKDAYS = "一二三四五六日"
_MIDNIGHT = lazy_pattern(r"[ T]0{1,2}:00(?::00(?:\.0+)?)?Z?$")
_HALF = "上午|下午|中午|晚上|晚|早上|早|凌晨"
_HALF_DAY = lazy_pattern(rf"(?:(?:{_HALF}|全天)|(?:{_HALF})?\s*\d{{1,2}}[:点时]\S*)$")
_LENGTH = lazy_pattern(r"[（(，,\s]*(?:共|共计|为期|历时)?\s*([一二两三四五六七八九十]|\d{1,2})\s*天[）)]?$")
_HANZI_NUMBER = lazy_pattern("[〇零○一二三四五六七八九十]+")
#: Day 1 of Excel is 1900-01-01, and it counts a 29 February that year.
_EXCEL_EPOCH = date(1899, 12, 30)


class _UnderstoodDay(NamedTuple):
    """A day that was understood. ``change`` says what was changed, a ``doubt`` why it is only likely."""

    day: date
    change: str
    doubt: str = ""


def respell_day(text: str, around: Surroundings) -> Respelling | UnclearText | None:
    """What one day means where it stands; a day without a year is the one nearest to the visit."""
    found = _day(half_width(text), text, around)
    if isinstance(found, _UnderstoodDay):
        return Respelling(found.day.isoformat(), found.change, found.doubt)
    return found or _unread_day(text, around)


def _day(plain: str, text: str, around: Surroundings) -> _UnderstoodDay | UnclearText | None:
    plain = _MIDNIGHT.sub("", _in_figures(plain)).rstrip("。.，, ")
    weekday = _WEEKDAY.search(plain)
    if weekday:
        plain = plain[: weekday.start()]
    found = _day_without_weekday(plain, text, around)
    if weekday and isinstance(found, _UnderstoodDay):
        return _agreeing(found, weekday[1], text)
    return found


def _in_figures(plain: str) -> str:
    """Numbers of hanzi in front of 年, 月, 日 in figures: 二〇二七年三月十六日."""

    def figures(match: re.Match[str]) -> str:
        number = number_of(match.group())
        return match.group() if number is None else str(number)

    return re.sub(rf"{_HANZI_NUMBER.pattern}(?=\s*[年月日号])", figures, plain)


def _agreeing(found: _UnderstoodDay, weekday: str, text: str) -> _UnderstoodDay | UnclearText:
    """A day whose weekday was written as well: both must be true."""
    written = int(weekday) - 1 if weekday.isdigit() else min("一二三四五六日天".index(weekday), 6)
    if found.day.weekday() == written:
        return found
    true = _WEEKDAYS[found.day.weekday()]
    return UnclearText(f"“{text}”对不上：{found.day}是星期{true}", f"日期对就写“{found.day}”；星期对就改日期")


def _day_without_weekday(plain: str, text: str, around: Surroundings) -> _UnderstoodDay | UnclearText | None:
    if match := re.fullmatch(rf"(\d{{4}}){_SEPARATOR}(\d{{1,2}})(?:\s*[-/.．。月]\s*|\s+)(\d{{1,2}})\s*[日号]?", plain):
        return _calendar_day(int(match[1]), int(match[2]), int(match[3]), text)
    if match := re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)", plain):
        return _calendar_day(int(match[1]), int(match[2]), int(match[3]), text)
    if match := re.fullmatch(r"'?(\d\d)(?:年\s*(\d{1,2})\s*月\s*|[-/.](\d{1,2})[-/.])(\d{1,2})\s*[日号]?", plain):
        return _short_year(match, text, around)
    if match := re.fullmatch(r"(\d{1,2})\s*([-/.．月])\s*(\d{1,2})\s*[日号]?", plain):
        return _month_and_day(match, text, around)
    if match := re.fullmatch(r"(\d{1,2})\s*[日号]", plain) or re.fullmatch(r"(\d{1,2})(?:\.0)?", plain):
        return _day_of_month(int(match[1]), text, around)
    if match := re.fullmatch(r"(?:来访)?第?([一二三四五六七八九十\d]{1,2})天|首日|[Dd](?:ay)?\s*(\d)", plain):
        return _numbered_day(match, around)
    if match := re.fullmatch(r"(\d{5})(?:\.\d+)?", plain):
        return _serial_day(match, text, around)
    return None


def _calendar_day(year: int, month: int, day: int, text: str) -> _UnderstoodDay | UnclearText:
    try:
        return _UnderstoodDay(date(year, month, day), _REWRITTEN)
    except ValueError:
        return UnclearText(f"日历上没有“{text}”这一天", "核对月份和日子")


def _short_year(match: re.Match[str], text: str, around: Surroundings) -> _UnderstoodDay | UnclearText:
    year = 2000 + int(match[1])
    found = _calendar_day(year, int(match[2] or match[3]), int(match[4]), text)
    known = around.first.year if around.first else around.year
    if isinstance(found, UnclearText) or year == known:
        return found
    return UnclearText(f"“{text}”的年份只有两位", f"是{year}年就写“{found.day}”")


def _month_and_day(match: re.Match[str], text: str, around: Surroundings) -> _UnderstoodDay | UnclearText:
    month, day = int(match[1]), int(match[3])
    if around.first is None:
        return _without_visit(month, day, text, around)
    # 7.1 in a cell may have been typed as 7.10
    days = [day, day * 10] if around.is_cell and match[2] == "." and 0 < day < 4 and match[3][0] != "0" else [day]
    near = list(dict.fromkeys(one for number in days for one in _nearest(month, number, around)))
    if not near:
        return UnclearText(f"日历上没有“{text}”这一天", "核对月份和日子")
    if len(near) > 1:
        inside = [one for one in near if _is_inside(one, around)]
        if len(inside) != 1:
            ways = "或".join(f"“{one}”" for one in near)
            return UnclearText(f"“{text}”不知道是哪一天", f"单元格设成文本，写成{ways}")
        near = inside
    return _near_the_visit(near[0], text, around)


def _near_the_visit(day: date, text: str, around: Surroundings) -> _UnderstoodDay | UnclearText:
    assert around.first is not None
    distance = abs(day - around.first)
    if distance > _NEAR:
        return UnclearText(f"“{text}”没有写年份，离来访的日子也远", f"写全年月日：“{day}”")
    return _UnderstoodDay(day, _COMPLETED)


def _without_visit(month: int, day: int, text: str, around: Surroundings) -> _UnderstoodDay | UnclearText:
    """A day without a year in a place that knows no visit; another field may name the year."""
    if around.year is None:
        leap = _calendar_day(2000, month, day, text)
        if isinstance(leap, UnclearText):
            return leap
        return UnclearText(f"“{text}”没有写年份", f"补上年份：“20__年{month}月{day}日”，年份写四位数字")
    found = _calendar_day(around.year, month, day, text)
    if isinstance(found, UnclearText):
        return found
    if not around.is_year_sure:
        return found._replace(doubt=f"“{text}”没有写年份，照编号和公函按{around.year}年读")
    tenfold = _calendar_day(around.year, month, day * 10, text) if around.is_cell and text == f"{month}.{day}" else None
    if isinstance(tenfold, _UnderstoodDay):
        return found._replace(doubt=f"“{text}”按{month}月{day}日读，也可能是{month}月{day}0日")
    return found._replace(change=_COMPLETED_BY_TABLE)


def _nearest(month: int, day: int, around: Surroundings) -> Iterator[date]:
    """The day of any year that is nearest to the visit; none that no calendar has."""
    assert around.first is not None
    days = []
    for year in (around.first.year - 1, around.first.year, around.first.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    if days:
        first = around.first
        yield min(days, key=lambda one: abs(one - first))


def _is_inside(day: date, around: Surroundings) -> bool:
    return around.first is not None and around.last is not None and around.first <= day <= around.last


def _day_of_month(number: int, text: str, around: Surroundings) -> _UnderstoodDay | UnclearText | None:
    """16日: the day of the visit that has this number."""
    if around.first is None or around.last is None:
        return UnclearText(f"“{text}”没有写年份和月份", f"写全年月日：“20__年_月{number}日”") if "日" in text else None
    length = (around.last - around.first).days
    days = [around.first + timedelta(days=at) for at in range(min(length, 366) + 1)]
    same = [day for day in days if day.day == number]
    if len(same) == 1:
        return _UnderstoodDay(same[0], _COMPLETED)
    if not 1 <= number <= 31:
        return None
    near = next(_nearest(around.first.month, number, around), None)
    return UnclearText(f"“{text}”不在来访的日子里", f"是{around.first.month}月就写“{near}”" if near else "写全年月日")


def _numbered_day(match: re.Match[str], around: Surroundings) -> _UnderstoodDay | UnclearText | None:
    if around.first is None or around.last is None:
        return None
    number = number_of(match[1] or match[2] or "1")
    if number is None or not 1 <= number <= (around.last - around.first).days + 1:
        return None
    return _UnderstoodDay(around.first + timedelta(days=int(number) - 1), _COMPLETED)


def _serial_day(match: re.Match[str], text: str, around: Surroundings) -> _UnderstoodDay | UnclearText:
    day = _EXCEL_EPOCH + timedelta(days=int(match[1]))
    if around.first and abs(day - around.first) <= _NEAR:
        return _UnderstoodDay(day, "Excel 的日期序号换成日期")
    return UnclearText(f"“{text}”像是 Excel 的日期序号", f"核对后写成“{day}”")


def _unread_day(text: str, around: Surroundings) -> UnclearText | None:
    """What to write for a text that holds a day and something else, or none at all."""
    plain = half_width(text)
    if half := _HALF_DAY.search(plain):
        found = _day(plain[: half.start()].strip(), text, around)
        if isinstance(found, _UnderstoodDay):
            return UnclearText(f"“{text}”不只是日期", f"“日期”写“{found.day}”，“{half.group().strip()}”写在“时间”里")
    for match in re.finditer(r"(?:\d{4}\s*[-/.年]\s*)?\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?", plain):
        found = _day(match.group(), text, around)
        if isinstance(found, _UnderstoodDay):
            return UnclearText(f"“{text}”不只是日期", f"日期写成“{found.day}”，其余的写在“备注”里")
    if around.first is not None:
        return UnclearText(f"“{text}”不是日期", f"写成“{around.first}”的样子：四位年、月、日")
    return None


def respell_days(text: str, around: Surroundings) -> Respelling | UnclearText | None:
    """What the days of a visit mean: 2027年3月16日至18日, 2027.3.16-18, 2027年3月16日、17日."""
    # the days of the visit are what is looked for
    around = around._replace(first=None, last=None)
    plain = half_width(text)
    if length := _LENGTH.search(plain):
        return _days_of_length(plain[: length.start()], int(number_of(length[1]) or 1), text, around)
    single = _day(plain, text, around)
    if isinstance(single, _UnderstoodDay):
        return Respelling(single.day.isoformat(), single.change, single.doubt)
    if single is not None:
        return single
    for match in re.finditer(rf"\s*(?:{_DASH}|、)\s*", plain):
        found = _span(plain[: match.start()], plain[match.end() :], match.group().strip(), text, around)
        if found is not None:
            return found
    return _unread_days(text, plain, around)


def _days_of_length(plain: str, length: int, text: str, around: Surroundings) -> Respelling | UnclearText | None:
    """2027年3月16日（3天）, 2027年3月16日至18日，共3天: the length must be that of the days."""
    found = respell_days(plain, around)
    if not isinstance(found, Respelling):
        return found
    first, *rest = map(date.fromisoformat, found.text.split(" 至 "))
    if not rest:
        return found._replace(text=f"{first} 至 {first + timedelta(days=length - 1)}")
    days = (rest[0] - first).days + 1
    if days != length:
        return UnclearText(f"“{text}”对不上：{first}至{rest[0]}是{days}天", f"天数写错了就写“{found.text}”；否则改日期")
    return found


def _span(before: str, behind: str, mark: str, text: str, around: Surroundings) -> Respelling | UnclearText | None:
    """The days from one to another; the second may leave out the year and the month of the first."""
    before, behind = (_MIDNIGHT.sub("", part) for part in (before, behind))
    halves = [half for part in (before, behind) if (half := _HALF_DAY.search(part))]
    before, behind = (_HALF_DAY.sub("", part).strip() for part in (before, behind))
    first = _day(before, text, around)
    if not isinstance(first, _UnderstoodDay) or (not re.search(r"\d{4}|月|\d[-/.]\d", before) and around.first is None):
        return first if isinstance(first, UnclearText) and _looks_like_day(behind) else None
    last = _last_day(behind, first.day, text)
    if not isinstance(last, _UnderstoodDay):
        return last
    if mark == "、" and (last.day - first.day).days != 1:
        return UnclearText(f"“{text}”不是连着的日子", f"连着就写“{first.day} 至 {last.day}”；不连着就写成两次来访")
    doubt = first.doubt or last.doubt
    if halves:
        doubt = f"“{text}”里的上午、下午没有用；要印就写进“日程”"
    change = first.change if first.change == _COMPLETED_BY_TABLE else _REWRITTEN
    return Respelling(f"{first.day} 至 {last.day}", change, doubt)


def _looks_like_day(text: str) -> bool:
    return bool(re.match(r"\d{1,4}\s*(?:[-/.年月日号]|$)", text))


def _last_day(text: str, first: date, whole: str) -> _UnderstoodDay | UnclearText | None:
    """The last day of a span that begins on ``first``."""
    plain = _in_figures(text).rstrip("。.，, ")
    if weekday := _WEEKDAY.search(plain):
        plain = plain[: weekday.start()]
    if match := re.fullmatch(r"(\d{1,2})\s*[日号]?", plain):
        found = _calendar_day(first.year, first.month, int(match[1]), whole)
        if isinstance(found, _UnderstoodDay) and found.day < first:
            following = date(first.year + first.month // 12, first.month % 12 + 1, int(match[1]))
            return UnclearText(f"“{whole}”结束早于开始", f"到下个月就写“{first} 至 {following}”")
    elif match := re.fullmatch(r"(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?", plain):
        found = _calendar_day(first.year, int(match[1]), int(match[2]), whole)
        if isinstance(found, _UnderstoodDay) and found.day < first:
            found = _calendar_day(first.year + 1, int(match[1]), int(match[2]), whole)
            if isinstance(found, _UnderstoodDay) and (found.day - first).days > 60:
                return UnclearText(f"“{whole}”结束早于开始", "把两个日期对调，或改正其中一个")
    else:
        return _day(plain, whole, Surroundings(first, first))
    if weekday and isinstance(found, _UnderstoodDay):
        return _agreeing(found, weekday[1], whole)
    return found


def _unread_days(text: str, plain: str, around: Surroundings) -> UnclearText | None:
    if match := re.fullmatch(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?", plain):
        return UnclearText(f"“{text}”没有写是哪几天", f"补上日子：“{match[1]}年{match[2]}月某日至某日”")
    days = []
    for match in re.finditer(r"(?:\d{4}\s*[-/.年]\s*)\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?", plain):
        found = _day(match.group(), text, around)
        if isinstance(found, _UnderstoodDay):
            days.append(found.day)
    if len(days) > 2 or not days:
        return None
    return UnclearText(f"“{text}”不只是起止日期", f"写成“{' 至 '.join(map(str, days))}”；其余的写在别处")
