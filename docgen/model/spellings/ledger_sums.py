"""Sums of a ledger as people spell them: -300元, (300.00), 冲减300, 自理, 33.3333."""

import re
from decimal import ROUND_HALF_UP, Decimal

from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.spellings.numbers import respell_money
from docgen.model.spellings.respelling import Respelling, Surroundings, UnclearText, half_width

_NONE = lazy_pattern(
    r"(?:全部|费用|来宾|客人|对方|均|全)*(?:自理|自费|自付)|AA制?|无|没有|免费|零"
    r"|(?:无|没有|未发生|未产生|不发生)(?:任何)?(?:接待)?(?:费用|支出|开支)?"
)
_MINUS = lazy_pattern(
    r"[-－−–]\s*(?P<sum>[￥¥]?\s*\d.*)|[(（](?P<bracketed>[\d,.]+\s*元?)[)）]"
    r"|(?:冲减|冲销|冲回|红字|退回|退款|退|扣减|核减|减|负)\s*(?P<less>\d.*)"
)
_EXACT = lazy_pattern(r"(-?)((?:\d{1,3}(?:,\d{3})+|\d{1,12})\.\d{3,15})\s*元?")
_CENT = Decimal("0.01")
_GROUPED = lazy_pattern(r"(?<=\d)[ \u2009\u202f](?=\d{3}(?!\d))")
#: Parts of a sum in one cell: 500+300, 餐费500元、住宿300元.
_SUMMAND = r"[\u4e00-\u9fff]{0,6}[:：]?\s*\d[\d,]*(?:\.\d{1,2})?\s*(?:元|块)?"
_SUMMANDS = lazy_pattern(rf"{_SUMMAND}(?:\s*[+＋、，,；;]\s*{_SUMMAND})+[。.]?")
_PLAIN_SUMMANDS = lazy_pattern(r"\d[\d.]*元?(?:\s*[+＋]\s*\d[\d.]*元?)+")
_NUMBER = lazy_pattern(r"\d[\d,]*(?:\.\d{1,2})?")
_in_yuan = respell_money("元")


def respell_spent_money(text: str, around: Surroundings) -> Respelling | UnclearText | None:
    """A sum in 元 that is spelt otherwise; one that takes away from another is negative.

    >>> from docgen.model.spellings.respelling import NOWHERE
    >>> [respell_spent_money(text, NOWHERE).text for text in ("-300 元", "自理", "33.3333", "1.2万元")]
    ['-300', '0', '33.33', '12000']
    """
    plain = _GROUPED.sub("", half_width(text).strip())
    if _NONE.fullmatch(plain):
        return Respelling("0", "没有我方承担的费用，按0元算")
    if exact := _EXACT.fullmatch(plain):
        amount = Decimal(exact[1] + exact[2].replace(",", "")).quantize(_CENT, ROUND_HALF_UP)
        return Respelling(f"{amount:f}", "金额取到分")
    if minus := _MINUS.fullmatch(plain):
        return _negative(text, minus, around)
    return _added(text, plain) or _in_yuan(plain, around)


def _added(text: str, plain: str) -> Respelling | None:
    """Several sums in one cell, added up: each is a plain number behind a plus, or has a word for what it was."""
    is_named = re.search(r"[\u4e00-\u9fff]{2}\s*[:：]?\s*\d", plain) and _SUMMANDS.fullmatch(plain)
    if not (is_named or _PLAIN_SUMMANDS.fullmatch(plain)):
        return None
    amounts = [Decimal(number.replace(",", "")) for number in _NUMBER.findall(plain)]
    total = f"{sum(amounts, Decimal(0)):f}"
    return Respelling(total, "金额相加", f"“{text}”是{len(amounts)}笔，相加按{total}元算")


def _negative(text: str, minus: re.Match[str], around: Surroundings) -> Respelling | UnclearText | None:
    """A sum with a minus, in the brackets of bookkeepers, or behind a word that takes away."""
    amount = minus["sum"] or minus["bracketed"] or minus["less"]
    found = _in_yuan(amount, around)
    if not isinstance(found, Respelling):
        return found
    doubt = f"“{text}”当作负数，冲减{found.text}元" if not minus["sum"] else ""
    return Respelling(f"-{found.text}", "冲减的写成负数", doubt)
