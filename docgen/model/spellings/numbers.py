"""Numbers as people spell them: 二十五人, 1.2万元, 50元/人, ￥50, 半小时."""

import re
from decimal import Decimal

from docgen.model.spellings.respelling import Respell, Respelling, Surroundings, UnclearText, half_width

_CHANGE = "数字按意思读"
_DIGITS = {
    **{digit: number for number, digit in enumerate("零一二三四五六七八九")},
    **{digit: number for number, digit in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "〇": 0,
    "○": 0,
    "两": 2,
    "俩": 2,
    "貳": 2,
    "参": 3,
    "陸": 6,
    "幺": 1,
}
_STEPS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
#: A count has no more figures.
_MOST_DIGITS = 9
_HANZI = "[零〇○一二两俩三四五六七八九壹贰貳叁参肆伍陆陸柒捌玖十拾百佰千仟万]+"
#: A number in figures, with or without commas between thousands.
_FIGURES = r"(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,6})?"
_NUMBER = rf"(?:\d{{1,4}}万\d千|{_FIGURES}\s*[万千百]?|{_HANZI})"
_ABOUT_BEFORE = r"大约|大概|约|近|将近|不超过|不少于|至少|最多|预计|暂定|拟"
_ABOUT_BEHIND = r"左右|上下|以内|以下|以上|多|余"
_TOTAL = r"共计|合计|总计|一共|总共|共|计|等|每人|人均|每位|每间|每晚|每桌|人民币|RMB|rmb|￥|¥"


def number_of(text: str) -> Decimal | None:
    """What a number in figures or hanzi is; None for what is none, and for what may be read in two ways (一百二).

    >>> [str(number_of(text)) for text in ("二十五", "1.2万", "１,２００", "伍拾", "二〇二七", "一百二", "十二个")]
    ['25', '12000', '1200', '50', '2027', 'None', 'None']
    """
    text = half_width(text).replace("，", ",")
    if match := re.fullmatch(rf"({_FIGURES})\s*([万千百]?)", text):
        number = Decimal(match[1].replace(",", "")) * {"万": 10000, "千": 1000, "百": 100, "": 1}[match[2]]
        return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
    if match := re.fullmatch(r"(\d{1,4})万(\d)千", text):
        return Decimal(int(match[1]) * 10000 + int(match[2]) * 1000)
    if not re.fullmatch(_HANZI, text):
        return None
    if all(sign in _DIGITS for sign in text):
        # 二〇二七 is read out; 三五 may be “three to five”
        return Decimal("".join(str(_DIGITS[sign]) for sign in text)) if len(text) in (1, 4) else None
    return _counted(text)


def _counted(text: str) -> Decimal | None:
    """A number that is counted in steps: 一百二十五, 一万零五十."""
    before, ten_thousand, rest = text.rpartition("万")
    high, low = _below_ten_thousand(before), _below_ten_thousand(rest) if rest else 0
    if high is None or low is None or bool(high) != bool(ten_thousand):
        return None
    # a thousand and more follows at once, less needs 零: 一万五千, 一万零五十
    if ten_thousand and rest and (rest[0] in "零〇○") != (low < 1000):
        return None
    return Decimal(high * 10000 + low)


def _below_ten_thousand(text: str) -> int | None:
    total, digit, step_before, skipped = 0, 0, 10000, True
    for at, sign in enumerate(text):
        if sign in _STEPS:
            step = _STEPS[sign]
            if step >= step_before or (digit == 0 and not (step == 10 and at == 0)):
                return None
            total += (digit or 1) * step
            digit, step_before, skipped = 0, step, False
        elif sign not in _DIGITS:
            return None
        elif _DIGITS[sign] == 0:
            skipped = True
        elif digit:
            return None
        else:
            digit = _DIGITS[sign]
    # 一百二 is 120 when it is spoken, and 102 is written 一百零二
    if digit and not skipped and step_before > 10:
        return None
    return total + digit


def _plain(number: Decimal) -> str:
    return f"{number:f}"


def respell_count(*units: str) -> Respell:
    """How a count with one of ``units`` behind it is spelt otherwise: 二十五人, 约25人, 共25人."""
    named = "|".join(map(re.escape, sorted(units, key=len, reverse=True))) or "(?!)"

    def respell(text: str, _around: Surroundings) -> Respelling | UnclearText | None:
        plain = half_width(text)
        match = re.fullmatch(
            rf"(?P<about>{_ABOUT_BEFORE})?\s*(?:共计|合计|总计|一共|总共|共|计|等)?\s*(?P<number>{_NUMBER}|\d+\.0+)\s*"
            rf"(?P<more>{_ABOUT_BEHIND})?\s*(?:个?(?:{named})(?:同志|来宾|客人|领导)?)?\s*(?P<some>{_ABOUT_BEHIND})?[。.]?",
            plain,
        )
        if match is None:
            return _refused_count(text, plain, units)
        number = number_of(re.sub(r"\.0+$", "", match["number"]))
        if number is None or number != number.to_integral_value() or number >= 10**_MOST_DIGITS:
            return _refused_count(text, plain, units)
        vague = match["about"] or match["more"] or match["some"]
        doubt = f"“{text}”不是准数，按{_plain(number)}算" if vague else ""
        return Respelling(_plain(number), _CHANGE, doubt)

    return respell


def _refused_count(text: str, plain: str, units: tuple[str, ...]) -> UnclearText | None:
    """What to write for a count that cannot be told: the numbers that stand in it."""
    numbers = re.findall(r"\d+(?:\.\d+)?", plain)
    if not numbers or plain.startswith("-"):
        return None
    unit = units[0] if units else ""
    if (other := re.search(r"\d\s*(桌|间|辆|套|份|批|次|车|户|家|公里|元)", plain)) and other[1] != unit:
        return UnclearText(f"“{text}”数的是{other[1]}", f"换算成{unit or '整数'}再写；原来的说法写在“备注”里")
    if re.fullmatch(rf"\d{{1,6}}(?:\s*\+\s*\d{{1,6}})+\s*(?:{unit})?", plain):
        total = sum(map(int, numbers))
        return UnclearText(f"“{text}”是几个数相加", f"写总数：“{total}{unit}”；怎么加的写在“备注”里")
    if "." in numbers[0] and unit == "分钟":
        minutes = round(float(numbers[0]) * 60)
        return UnclearText(f"“{text}”没有写单位", f"是小时就写“{minutes}分钟”")
    if any("." in number or len(number) > _MOST_DIGITS for number in numbers):
        hint = f"写准一个整数，不带小数，最多{_MOST_DIGITS}位；其余的写在“备注”里"
        return UnclearText(f"“{text}”不是整数", hint)
    if len(numbers) > 1:
        ways = "或".join(f"“{number}{unit}”" for number in dict.fromkeys(numbers))
        return UnclearText(f"“{text}”里有{len(numbers)}个数", f"写准一个整数，如{ways}；其余的写在“备注”里")
    return UnclearText(f"“{text}”不是整数", f"只写数字：“{numbers[0]}{unit}”；其余的写在“备注”里")


def respell_quantity(text: str, _around: Surroundings) -> Respelling | UnclearText | None:
    """四套, 4 套, 两份: how a number with a measure word is spelt otherwise."""
    plain = half_width(text)
    match = re.fullmatch(rf"(?P<number>{_NUMBER}|\d+\.0+)\s*(?P<unit>[\u4e00-\u9fff]{{0,2}})", plain)
    number = number_of(re.sub(r"\.0+$", "", match["number"])) if match else None
    if match is None or number is None or number != number.to_integral_value():
        return _refused_count(text, plain, ())
    return Respelling(f"{_plain(number)}{match['unit']}", _CHANGE)


def respell_money(*units: str) -> Respell:
    """How a sum in 元 is spelt otherwise; one of ``units`` (元/人, 元/间·天) may stand behind it."""
    scopes = {_scope(unit) for unit in units}

    def respell(text: str, _around: Surroundings) -> Respelling | UnclearText | None:
        plain = re.sub(r"(?<=\d)\s*，\s*(?=\d{3}(?!\d))", ",", half_width(text))
        match = re.fullmatch(
            rf"(?P<about>{_ABOUT_BEFORE})?\s*(?P<each>(?:{_TOTAL})*)\s*(?P<number>{_NUMBER})\s*(?P<more>{_ABOUT_BEHIND})?"
            rf"(?P<yuan>元|圆|块钱|块)?整?(?P<per>(?:[/／每一·．.]?\s*(?:人|位|间|晚|夜|天|日|餐|辆|车|桌|次)){{0,3}})"
            rf"(?:标准)?\s*(?P<some>{_ABOUT_BEHIND})?[。]?",
            plain,
        )
        if match is None:
            return _refused_sum(text, plain)
        number = number_of(match["number"])
        if number is None or number != number.quantize(Decimal("0.01")):
            return _refused_sum(text, plain)
        scope = _scope(match["per"] + match["each"].replace("人民币", ""))
        if scope and not any(scope <= known for known in scopes):
            unit = max(units, key=lambda unit: len(_scope(unit))) if units else "元"
            return UnclearText(f"“{text}”不是按“{unit}”算的", f"换算成“{unit}”再写；原来的说法写在“备注”里")
        vague = match["about"] or match["more"] or match["some"]
        doubt = f"“{text}”不是准数，按{_plain(number)}元算" if vague else ""
        return Respelling(_plain(number), _CHANGE, doubt)

    return respell


def _scope(unit: str) -> frozenset[str]:
    """For what a sum is paid once: 元/间·晚 is for 间 and 天."""
    same = {"位": "人", "均": "人", "晚": "天", "夜": "天", "日": "天", "车": "辆"}
    return frozenset(same.get(sign, sign) for sign in unit if sign in "人位均间晚夜天日餐辆车桌次")


def _refused_sum(text: str, plain: str) -> UnclearText | None:
    numbers = re.findall(_FIGURES, plain)
    if not numbers or plain.startswith("-"):
        return None
    if re.search("[万千亿]|美元|欧元|港|[$€£]", plain):
        return UnclearText(f"“{text}”不是以元为单位的数", "换算成元，写成阿拉伯数字；原来的说法写在“备注”里")
    if len(numbers) == 1 and len(numbers[0].partition(".")[2]) > 2:
        return UnclearText(f"“{text}”不是金额", "金额到分为止，小数点后面最多两位")
    if len(numbers) > 1:
        ways = "或".join(f"“{number}元”" for number in dict.fromkeys(numbers))
        return UnclearText(f"“{text}”里有{len(numbers)}个数", f"写准一个金额，如{ways}；其余的写在“备注”里")
    return UnclearText(f"“{text}”不是金额", f"是{numbers[0]}元就写“{numbers[0]}”；其余的写在“备注”里")


_HOURS = r"小时|个小时|个钟头|钟头|h|H|时"
_MINUTES = r"分钟|分|min|mins|'|′"


def respell_minutes(text: str, _around: Surroundings) -> Respelling | UnclearText | None:
    """半小时, 1小时20分, 车程35分钟: how minutes are spelt otherwise; kilometres are put aside."""
    plain = half_width(text)
    distance = re.fullmatch(
        rf"(?:全程|路程|距离|行程|里程)?(?P<distance>约?{_NUMBER}\s*(?:公里|千米|km|KM|里路|里))"
        r"(?:[，,、/（( ]*(?P<rest>.*?)[）)]?)?",
        plain,
    )
    if distance and not distance["rest"]:
        return Respelling("", "路程不是分钟数，写进备注", aside=text.strip())
    aside = ""
    if distance:
        plain, aside = distance["rest"], f"路程{distance['distance']}"
    match = re.fullmatch(
        rf"(?P<about>{_ABOUT_BEFORE})?\s*(?:车程|路程|行车|用时|时长|全程|乘车|需|需要)*\s*(?P<late>{_ABOUT_BEFORE})?\s*"
        rf"(?P<time>.+?)\s*(?:车程|路程)?(?P<some>左右|上下|以内)?[。]?",
        plain,
    )
    minutes = _minutes(match["time"]) if match else None
    if match is None or minutes is None:
        return _refused_count(text, half_width(text), ("分钟",))
    vague = match["about"] or match["late"] or match["some"]
    doubt = f"“{text}”不是准数，按{minutes}分钟算" if vague else ""
    return Respelling(str(minutes), _CHANGE, doubt, aside)


def _minutes(text: str) -> int | None:
    text = text.strip()
    if text in ("半小时", "半个小时", "半个钟头", "半钟头"):
        return 30
    if match := re.fullmatch(r"([一两三123])刻钟", text):
        return int(number_of(match[1]) or 0) * 15
    if match := re.fullmatch(rf"(?P<hours>{_NUMBER})\s*个半(?:小时|钟头)", text):
        hours = number_of(match["hours"])
        return None if hours is None else int(hours * 60) + 30
    match = re.fullmatch(
        rf"(?:(?P<hours>{_NUMBER})\s*(?:{_HOURS})(?P<half>半)?)?\s*零?(?:(?P<minutes>{_NUMBER})\s*(?P<unit>{_MINUTES})?)?",
        text,
    )
    if match is None or not text:
        return None
    # 1小时20 says what 20 is, a bare 1.5 does not
    hours = number_of(match["hours"]) if match["hours"] else Decimal(0)
    minutes = number_of(match["minutes"]) if match["minutes"] else Decimal(0)
    if hours is None or minutes is None:
        return None
    total = hours * 60 + minutes + (30 if match["half"] else 0)
    return int(total) if total == total.to_integral_value() and total > 0 else None
