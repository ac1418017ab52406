"""What notes, tasks and remarks say in passing, wherever they stand."""

import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.model.visit import Visit
from docgen.rules.account import Statement, account
from docgen.rules.text_kinds import TextKind
from docgen.rules.words import WordList

#: The kinds of texts in which anybody remarks on anything.
_KINDS: tuple[TextKind, ...] = ("doing", "task", "note", "cost", "person", "letter")
#: A remark that the guests themselves pay.
_THEMSELVES = re.compile(
    "自付|自理|自费|自行|各自|AA|(?:来宾|客人|本人|对方|来访单位|派出单位)(?:(?!不)[^，。；]){0,4}(?:付|承担|结|出|解决)|回(?:本|原)?单位"
)


def remarks(visit: Visit, words: WordList) -> Iterator[tuple[Statement, str]]:
    """Where a word of a list is remarked, with the word; of what others wrote only the letter counts."""
    yield from account(visit).saying(words, *_KINDS)


def says_that_guests_pay(text: str) -> bool:
    """Whether a remark leaves a cost to the guests.

    >>> says_that_guests_pay("晚餐由来宾自付"), says_that_guests_pay("再安排一餐，镇上承担")
    (True, False)
    """
    return _THEMSELVES.search(text) is not None


_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
#: A number in figures or hanzi.
NUMBER = r"(?:\d+(?:\.\d{1,2})?|[一二两三四五六七八九十百千万零〇]+)"


def number_said(text: str) -> Decimal:
    """The number that figures or hanzi name, as people say it: 两百八 is 280, 一千五 is 1500.

    >>> [str(number_said(text)) for text in ("两百八", "一千五", "六千", "一百零五", "二十", "十六", "三万二", "180")]
    ['280', '1500', '6000', '105', '20', '16', '32000', '180']
    """
    if text[0] in "0123456789":
        return Decimal(text)
    total, digit, unit = 0, 0, 1
    for character in text:
        if character == "万":
            total, digit, unit = (total + digit or 1) * 10_000, 0, 10_000
        elif character in _UNITS:
            total, unit = total + (digit or 1) * _UNITS[character], _UNITS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
            unit = 10 if character in "零〇" else unit
    # what follows the last unit without one of its own is of the next lower: 两百八
    return Decimal(total + digit * (max(unit // 10, 1) if total else 1))
