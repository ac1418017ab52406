"""How Excel shows a number: 301 in the format 0000 is 0301, 0.5 in 0% is 50%, 8 in 0"号" is 8号."""

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

from docgen.model.lazy_pattern import lazy_pattern

_TOKEN = lazy_pattern(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.|(.)', re.S)
_DIGITS = lazy_pattern(r"[#?0,]*[0#?](?:\.[0#?]+)?")
_MOST_DIGITS = 30
#: [$¥-804]: a sign of a currency, and for whom.
_CURRENCY = lazy_pattern(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
#: 三百〇一 for 301, other formats for some numbers, numbers in thousands: 12 for 12000.
_OTHERWISE = lazy_pattern(r"\[(?:DBNum|[<>=])|[0#?],+(?![0#?,])", re.I)
_FRACTION = lazy_pattern(r"[0#?] */ *[0-9#?]")
#: How programs write the format that has none: Excel, and a Chinese one where its list of formats was copied.
_GENERAL = lazy_pattern(r"General|G/通用格式|常规|通用格式", re.I)
_WEEKDAY = lazy_pattern(r"(?:\[[^\]]*\])*(a{3,4})(?:;@)?")
_EXPONENT = lazy_pattern(r"[0#?.]E[+-]", re.I)
#: The formats that Excel keeps by their numbers alone.
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 12: "# ?/?", 13: "# ??/??",
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: "#,##0", 42: "¥#,##0", 43: "#,##0.00", 44: "¥#,##0.00",
}  # fmt: skip


def shows_more(code: str) -> bool:
    """Whether a format adds zeros, a percent sign or words to a number.

    >>> [shows_more(code) for code in ("0000", "0%", '0"号"', "#,##0.00", "0.00", "General", "0", "@")]
    [True, True, True, False, True, False, False, False]
    >>> [shows_more(code) for code in ("000-0000", "[DBNum1]General", "0,", "0.00E+00", "yyyy", "aaaa", '"是";;"否"')]
    [True, True, True, False, False, True, True]
    """
    if _is_said_otherwise(code):
        return True
    first = _general(code).split(";", 1)[0]
    if _letters(first):
        return False
    parts = _raw_parts(first.replace("General", "0").replace("@", ""))
    if parts is None:
        return not _EXPONENT.search(first) and (_pieces(first) is not None or _words_alone(first) is not None)
    before, digits, behind, percent = parts
    return percent or bool(before.strip("¥￥$ -") or behind.strip()) or _is_padded(digits) or _has_places(digits)


def shown(value: float, code: str) -> str | None:
    """The text of a number in a format; None where the format shows the number itself, or only divides its digits.

    It is empty where the format shows something that is not known here: 三百〇一 for 301.

    >>> shown(1011234.0, "000-0000"), shown(12345.0, '0"栋"000"室"'), shown(1.1, "0.00"), shown(301.0, "[DBNum1]0")
    ('101-1234', '12栋345室', '1.10', '')
    >>> shown(301.0, "0000"), shown(0.5, "0%"), shown(8.0, '"第"0"号"'), shown(0.125, "0.0%"), shown(2.5, '0.0"人"')
    ('0301', '50%', '第8号', '12.5%', '2.5人')
    """
    return as_seen(value, code) if shows_more(code) else None


def shows_digits(code: str) -> bool:
    """Whether a format says which digits of a number are seen, or shows more than the number.

    >>> [shows_digits(code) for code in ("#,##0.00", "0", "0000", "¥#,##0", "General", "@", "yyyy-mm-dd")]
    [True, True, True, True, False, False, False]
    """
    first = _CURRENCY.sub(r'"\1"', _general(code)).split(";", 1)[0]
    return shows_more(code) or not ("General" in first or "@" in first or _raw_parts(first) is None)


def as_seen(value: float, code: str) -> str | None:
    """The text that Excel shows for a number in a format, rounded as it rounds; None where it is the number itself.

    It is empty where the format shows something that is not known here.

    >>> as_seen(1380.5, "#,##0.00"), as_seen(-1380.5, "#,##0;(#,##0)"), as_seen(0.155, "0.0%"), as_seen(2.0, '0"人"')
    ('1,380.50', '(1,381)', '15.5%', '2人')
    >>> as_seen(1234.5, "[$¥-804]#,##0.00"), as_seen(301.0, "0000"), as_seen(0.0, '#,##0;-#,##0;"－"')
    ('¥1,234.50', '0301', '－')
    """
    if weekday := _WEEKDAY.fullmatch(code):
        return _weekday(value, weekday[1])
    if _is_said_otherwise(code):
        return ""
    sections = [_CURRENCY.sub(r'"\1"', one) for one in _general(code).split(";")]
    section, number = sections[0], Decimal(f"{value:.15g}")
    if number < 0 and len(sections) > 1:
        section, number = sections[1], -number
    elif not number and len(sections) > 2:
        section = sections[2]
    if not section:
        return ""
    if "General" in section or "@" in section:
        return _in_general(number, section)
    parts = _raw_parts(section)
    if parts is None:
        return _words_alone(section) if (pieces := _pieces(section)) is None else _between_words(float(number), pieces)
    before, digits, behind, percent = parts
    text = _in_digits(abs(number) * (100 if percent else 1), digits)
    sign = "-" if number < 0 and text.strip("0.") else ""
    return f"{before}{sign}{text}{'%' if percent else ''}{behind}".strip()


def _general(code: str) -> str:
    return _GENERAL.sub("General", code)


def _in_general(number: Decimal, section: str) -> str | None:
    """A number as it is with the words of a format around it: General"号"; empty for those that a text would get."""
    parts = _raw_parts(section.replace("General", "0"))
    if parts is None:
        return None if section == "@" else ""
    return f"{parts[0]}{number:f}{parts[2]}".strip() if parts[0].strip() or parts[2].strip() else None


def _weekday(day: float, code: str) -> str:
    """The day of the week that stands for a day: 星期日, or 日. Excel counts days from 1900-01-01, which was one."""
    name = "日一二三四五六"[(int(day) - 1) % 7]
    return f"星期{name}" if len(code) > _SHORT_WEEKDAY else name


_SHORT_WEEKDAY = 3


def _words_alone(section: str) -> str | None:
    """What a part of a format says that shows no digit."""
    words = [quoted or escaped or (plain if plain == "-" else "") for quoted, escaped, plain in _TOKEN.findall(section)]
    return "".join(words).strip() or None


def _in_digits(number: Decimal, digits: str) -> str:
    whole, _, fraction = digits.partition(".")
    text = f"{number.quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP):f}"
    wholes, _, fractions = text.partition(".")
    while fractions and fraction[len(fractions) - 1] != "0" and fractions.endswith("0"):
        fractions = fractions[:-1]
    wholes = wholes.zfill(whole.count("0"))
    if "0" not in whole and not wholes.strip("0"):
        wholes = ""
    elif "," in whole:
        wholes = f"{int(wholes):,}"
    return f"{wholes}.{fractions}" if fractions else wholes


class NumberFormats(NamedTuple):
    """Which formats of a workbook are looked at, and how a number is shown in one of them."""

    matter: Callable[[str], bool]
    text: Callable[[float, str], str | None]


#: Only those that say more than the number does: what a visit or a ledger needs.
SHOWING_MORE = NumberFormats(shows_more, shown)
#: All of them: a number is read as it is seen.
AS_SEEN = NumberFormats(shows_digits, as_seen)


def _has_places(digits: str) -> bool:
    """Whether decimals are shown that the number may not have: 1.10."""
    return "." in digits and digits.endswith("0") and "," not in digits


@lru_cache(maxsize=500)
def _is_said_otherwise(code: str) -> bool:
    """Whether a format shows a number in words, under a condition, in thousands, as a fraction or not at all."""
    sections = _general(code).split(";")
    return (
        bool(_OTHERWISE.search(code))
        or bool(_FRACTION.search(sections[0]))
        or _has_letters(sections[0])
        or (len(sections) > 1 and not (sections[0].strip() and sections[min(2, len(sections) - 1)].strip()))
    )


def _has_letters(section: str) -> bool:
    """Whether letters stand in a format that are no words, as e for a year. With those of a day its cell is a day."""
    letters = _letters(section)
    return bool(letters) and not letters & _OF_DAYS


def _letters(section: str) -> set[str]:
    """The letters of a format that are no words."""
    section = _EXPONENT.sub("", section.replace("General", ""))
    return {plain.lower() for _, _, plain in _TOKEN.findall(section) if plain.isascii() and plain.isalpha()}


_OF_DAYS = frozenset("ymdhs")


def _pieces(code: str) -> list[tuple[str, bool]] | None:
    """The signs of a format of digits with words between them, and whether each stands for a digit; None of others."""
    pieces = []
    for quoted, escaped, plain in _TOKEN.findall(code.split(";", 1)[0]):
        if plain and (plain in ".,%/@" or (plain.isascii() and plain.isalpha())):
            return None
        pieces.append((quoted or escaped or plain, bool(plain) and plain in "0#?"))
    count = sum(is_digit for _, is_digit in pieces)
    return pieces if 1 < count <= _MOST_DIGITS else None


def _between_words(value: float, pieces: list[tuple[str, bool]]) -> str:
    """The digits of a whole number in the places that a format has for them, from the right; empty for others."""
    if not value.is_integer() or not pieces:
        return ""
    digits, text = str(int(value)), ""
    left = sum(is_digit for _, is_digit in pieces)
    for piece, is_digit in reversed(pieces):
        if not is_digit:
            text = piece + text
            continue
        left -= 1
        taken = digits if left == 0 else digits[-1:]
        text = (taken or piece.replace("#", "").replace("?", "")) + text
        digits = digits[: len(digits) - len(taken)]
    return text.strip()


def _is_padded(digits: str) -> bool:
    return len(digits) > 1 and set(digits) == {"0"}


def _raw_parts(section: str) -> tuple[str, str, str, bool] | None:
    """The words before the digits of one section of a format, its digits, the words behind, whether there is a %.

    None for formats of days, fractions and the like.
    """
    literals, pattern = [""], ""
    for quoted, escaped, plain in _TOKEN.findall(section):
        if plain and plain in "#?0,.%":
            pattern += plain
            literals += [""] if len(literals) == 1 else []
            if literals[-1] and plain != "%":
                return None  # words between the digits
        elif plain and plain.isascii() and plain.isalpha():
            return None  # days, hours, exponents
        else:
            literals[-1] += quoted or escaped or plain
    digits = pattern.rstrip("%")
    if not _DIGITS.fullmatch(digits) or len(digits) > _MOST_DIGITS:
        return None
    before, behind = literals[0], literals[1] if len(literals) > 1 else ""
    return before, digits, behind, pattern.endswith("%")
