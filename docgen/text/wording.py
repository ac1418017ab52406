"""The wording of official papers: dates, numbers, lists of names, titles broken into lines."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, time
from decimal import Decimal
from itertools import accumulate, pairwise
from math import ceil, inf

from docgen.model.people import Person
from docgen.model.posts import is_post
from docgen.model.scalars import Clock, Period

_WEEKDAYS = "一二三四五六日"
_HALVES = ((12, "上午"), (14, "中午"), (18, "下午"), (24, "晚上"))
_DIGITS = "〇一二三四五六七八九"
_CAPITALS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "拾", "佰", "仟")


def full_date(day: date) -> str:
    """成文日期: year in full, no leading zeros (GB/T 9704).

    >>> full_date(date(2026, 7, 5))
    '2026年7月5日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def month_and_day(day: date) -> str:
    """
    >>> month_and_day(date(2026, 7, 5))
    '7月5日'
    """
    return f"{day.month}月{day.day}日"


def days_listed(days: Iterable[date]) -> str:
    """Days one after the other, a month named once; three and more in a row from the first to the last.

    >>> days_listed([date(2026, 7, 6), date(2026, 7, 7)]), days_listed([date(2026, 7, day) for day in (6, 7, 8, 10)])
    ('7月6日、7日', '7月6日至8日、10日')
    >>> days_listed([date(2026, 6, 30), date(2026, 7, 1)])
    '6月30日、7月1日'
    """
    spans: list[tuple[date, date]] = []
    for day in sorted(days):
        follows = spans and (day - spans[-1][1]).days == 1
        spans[-1:] = [(spans[-1][0], day)] if follows else [*spans[-1:], (day, day)]
    runs = [
        run for first, last in spans for run in ([(first, last)] if (last - first).days > 1 else _each(first, last))
    ]
    texts, month = list[str](), 0
    for first, last in runs:
        to = "" if first == last else f"至{_in_month(last, first.month)}"
        texts.append(_in_month(first, month) + to)
        month = last.month
    return listed(texts)


def _each(first: date, last: date) -> list[tuple[date, date]]:
    """A day or two days as days by themselves."""
    return [(day, day) for day in dict.fromkeys((first, last))]


def _in_month(day: date, month: int) -> str:
    """A day, without its month if that has been named."""
    return f"{day.day}日" if day.month == month else month_and_day(day)


def with_unit(typed: str, unit: str) -> str:
    """A number that was typed, with its unit once; what is no number stays as it is.

    >>> with_unit("1", "号车"), with_unit("1号", "号车"), with_unit("第1号车", "号车"), with_unit("警车", "号车")
    ('1号车', '1号车', '第1号车', '警车')
    """
    number = re.match("第?[0-9A-Za-z]+", typed)
    rest = typed[number.end() :] if number else typed
    return typed + unit[len(rest) :] if number and unit.startswith(rest) else typed


def who_pays(payer: str) -> str:
    """Who pays, as a sentence of its own.

    >>> who_pays("接待单位"), who_pays("来宾自付"), who_pays("列会议费")
    ('接待单位承担', '来宾自付', '列会议费')
    """
    is_sentence = not payer or any(word in payer for word in ("付", "担", "费", "理", "AA"))
    return payer if is_sentence else f"{payer}承担"


def day_and_weekday(day: date) -> str:
    """
    >>> day_and_weekday(date(2026, 7, 5))
    '7月5日（星期日）'
    """
    return f"{day.month}月{day.day}日（{weekday(day)}）"


def weekday(day: date) -> str:
    """
    >>> weekday(date(2026, 7, 6))
    '星期一'
    """
    return f"星期{_WEEKDAYS[day.weekday()]}"


def days_of_period(dates: Period) -> str:
    """The days without the year, which only a visit over New Year has.

    >>> days_of_period(Period(date(2026, 7, 30), date(2026, 8, 1)))
    '7月30日至8月1日'
    >>> days_of_period(Period(date(2026, 12, 30), date(2027, 1, 2)))
    '12月30日至2027年1月2日'
    """
    return period(dates).removeprefix(f"{dates.first.year}年")


def period(dates: Period) -> str:
    """A span of days; the second date leaves out the year and the month that it shares with the first.

    >>> period(Period(date(2026, 7, 5), date(2026, 7, 7)))
    '2026年7月5日至7日'
    >>> period(Period(date(2026, 12, 30), date(2027, 1, 2)))
    '2026年12月30日至2027年1月2日'
    """
    first, last = dates
    if first == last:
        return full_date(first)
    if first.year != last.year:
        return f"{full_date(first)}至{full_date(last)}"
    if first.month != last.month:
        return f"{full_date(first)}至{last.month}月{last.day}日"
    return f"{full_date(first)}至{last.day}日"


def half_day(moment: time) -> str:
    """上午 before noon, 中午 before two, 下午 before six, then 晚上."""
    return next(word for before, word in _HALVES if moment.hour < before)


def clock(span: Clock) -> str:
    """
    >>> clock(Clock(time(9, 0), time(10, 10)))
    '09:00—10:10'
    """
    return f"{span.start:%H:%M}—{span.end:%H:%M}" if span.end else f"{span.start:%H:%M}"


def chinese_number(number: int) -> str:
    """The ordinal of a heading, 1 to 99.

    >>> [chinese_number(n) for n in (2, 10, 13, 20, 41)]
    ['二', '十', '十三', '二十', '四十一']
    """
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def capitals(amount: Decimal) -> str:
    """A sum in 元 as receipts spell it (《支付结算办法》附一: 正确填写票据和结算凭证的基本规定).

    Raises ValueError for one below nothing: a receipt has none.

    >>> [capitals(Decimal(sum)) for sum in ("750", "1005.60", "100000", "10050.07", "0.5", "160000000", "0")]
    ['柒佰伍拾元整', '壹仟零伍元陆角', '壹拾万元整', '壹万零伍拾元零柒分', '伍角', '壹亿陆仟万元整', '零元整']
    """
    if amount < 0:
        raise ValueError(f"a sum of {amount} cannot be spelled")
    yuan, cents = divmod(int((amount * 100).to_integral_value()), 100)
    tenths, hundredths = divmod(cents, 10)
    whole = f"{_spell(yuan)}元" if yuan else ""
    if not cents:
        return f"{whole or '零元'}整"
    # 10050.07 is spelled 壹万零伍拾元零柒分
    jiao = f"{_CAPITALS[tenths]}角" if tenths else "零" if whole else ""
    fen = f"{_CAPITALS[hundredths]}分" if hundredths else ""
    return whole + jiao + fen


def _spell(number: int) -> str:
    """A whole number above 0 in capitals; one 零 for all the zeros between two figures."""
    digits, spelled, after_zero = str(number), "", False
    for at, digit in enumerate(digits):
        place = len(digits) - at - 1
        if digit != "0":
            spelled += ("零" if after_zero and spelled else "") + _CAPITALS[int(digit)] + _UNITS[place % 4]
            after_zero = False
        else:
            after_zero = True
        if place % 4 == 0 and place and int(digits[max(0, at - 3) : at + 1]):
            spelled += _myriad(place // 4, digits[at + 1 :])
    return spelled


def _myriad(group: int, rest: str) -> str:
    """What a group of four figures counts: 万, 亿, 万亿; of 12345亿 the first is 万, 亿 comes behind the next."""
    in_hundred_millions, is_myriad = divmod(group, 2)
    if is_myriad and in_hundred_millions and int(rest[:4]):
        return "万"
    return ("万" if is_myriad else "") + "亿" * in_hundred_millions


def em_width(text: str) -> float:
    """How many full-width characters (em) a text is wide on paper: Latin letters, digits and spaces count half.

    >>> em_width("2026年7月5日")
    6.0
    """
    return len(text) - 0.5 * latin_count(text)


def latin_count(text: str) -> int:
    """How many characters of a text are of ASCII.

    >>> latin_count("2026年7月5日")
    6
    """
    return len(text.encode("ascii", "ignore"))


def listed(names: Iterable[str]) -> str:
    """Names one after the other, as papers write them."""
    return "、".join(names)


def post(person: Person) -> str:
    """Unit and title in one; a part that ends the unit and begins the title is written once.

    >>> post(Person(name="沈静", unit="中共清江区委", title="区委副书记"))
    '中共清江区委副书记'
    """
    return person.unit + title_behind(person.unit, person.title)


def title_behind(unit: str, title: str) -> str:
    """A title as it stands behind its unit: without the words that end the unit, and without its short name.

    >>> title_behind("中共清江区委", "区委副书记"), title_behind("清江区人民政府", "副区长")
    ('副书记', '副区长')
    >>> title_behind("清江区人民政府办公室", "区政府办公室主任")
    '主任'
    """
    overlap = next((n for n in range(min(len(unit), len(title)), 1, -1) if unit.endswith(title[:n])), 0)
    return title[overlap or _short_name_length(unit, title) :]


def _short_name_length(unit: str, title: str) -> int:
    """How many characters at the beginning of a title are a short name of the unit; 0 for none."""
    for length in range(min(len(unit), len(title) - 2), 2, -1):
        if title[length - 1] == unit[-1:] and _is_shortened(title[:length], unit) and is_post(title[length:]):
            return length
    return 0


def _is_shortened(short: str, whole: str) -> bool:
    """Whether the characters of a short name stand in the whole one in this order."""
    characters = iter(whole)
    return all(character in characters for character in short)


def balanced_lines(phrases: Sequence[str], most: int) -> tuple[str, ...]:
    """A title in as few lines as possible, each of at most ``most`` characters, as even as possible.

    Of equally even ways the one whose lines do not grow is taken. Lines break between phrases, and inside a phrase only
    when it is longer than a line. The standard wants words whole and the lines in the shape of a trapezium or a lozenge
    (GB/T 9704, 标题).

    >>> balanced_lines(["关于", "云州市党政代表团", "来我区", "考察乡村振兴工作", "的接待方案"], 20)
    ('关于云州市党政代表团来我区', '考察乡村振兴工作的接待方案')
    """
    parts = [part for phrase in phrases for part in _fit(phrase, most)] or [""]
    count = max(1, ceil(em_width("".join(parts)) / most))
    while True:
        if lines := _most_even(parts, count, most):
            return lines
        count += 1


def _fit(phrase: str, most: int) -> list[str]:
    """A phrase whole, or cut into even pieces; no piece begins with a mark that may not begin a line."""
    if em_width(phrase) <= most:
        return [phrase] if phrase else []
    pieces = ceil(em_width(phrase) / most)
    cut = -(-len(phrase) // pieces)
    while cut > 1 and re.match(r"[，。、；：？！）》”’·…—]", phrase[cut:]):
        cut -= 1
    return [phrase[:cut], *_fit(phrase[cut:], most)]


def _most_even(parts: Sequence[str], count: int, most: int) -> tuple[str, ...]:
    """``parts`` in exactly ``count`` lines of at most ``most``, as even as can be; nothing when they do not fit.

    A long title can be broken in a million ways. A way is given up as soon as it cannot become the most even one.
    """
    before = tuple(accumulate(map(em_width, parts), initial=0.0))
    best: tuple[tuple[float, bool], tuple[int, ...]] = ((inf, True), ())

    def follow(ends: tuple[int, ...], lengths: tuple[float, ...]) -> None:
        nonlocal best
        start, lines_left = ends[-1], count - len(lengths)
        if not lines_left:
            if start == len(parts):
                best = min(best, (_unevenness(lengths), ends))
            return
        average = (before[-1] - before[start]) / lines_left
        if average > most or (lengths and _range((*lengths, average)) + _hollow(lengths) > best[0][0] + _ROUNDING):
            return
        nexts = range(start + 1, len(parts) - lines_left + 2)
        widths = {end: before[end] - before[start] for end in nexts if before[end] - before[start] <= most}
        for end in sorted(widths, key=lambda end: abs(widths[end] - average)):
            follow((*ends, end), (*lengths, widths[end]))

    follow((0,), ())
    return tuple("".join(parts[start:end]) for start, end in pairwise(best[1]))


_ROUNDING = 1e-9  # an average is not exact


def _unevenness(lengths: Sequence[float]) -> tuple[float, bool]:
    return _range(lengths) + _hollow(lengths), list(lengths) != sorted(lengths, reverse=True)


def _range(lengths: Sequence[float]) -> float:
    return max(lengths) - min(lengths)


def _hollow(lengths: Sequence[float]) -> int:
    """10 where a line is shorter than those above and below it."""
    return 10 * any(b < a and b < c for a, b, c in zip(lengths, lengths[1:], lengths[2:], strict=False))
