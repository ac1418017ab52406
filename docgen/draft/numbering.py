"""The number at the beginning of a line: 一、 （一） 1. （1） and what people type for them (GB/T 9704)."""

from typing import NamedTuple

from docgen.model.lazy_pattern import lazy_pattern
from docgen.text.wording import chinese_number

_DIGITS = "一二三四五六七八九十"
_HAN = r"[一二三四五六七八九十]{1,3}"
_GAP = r"[ \t\u3000]*"

# patterns with their level; the groups are the ordinal and the mark behind it
_LEVELS = (
    (1, lazy_pattern(rf"({_HAN}){_GAP}(?:([、.．]){_GAP}|(?=[ \t\u3000])(){_GAP})")),
    (2, lazy_pattern(rf"[（(﹙]{_GAP}({_HAN}){_GAP}[）)﹚]{_GAP}([、.．，,:：]?){_GAP}")),
    (2, lazy_pattern(rf"([㈠-㈩]){_GAP}([、.．，,:：]?){_GAP}")),
    (3, lazy_pattern(rf"([0-9０-９]{{1,2}}){_GAP}([.．、]){_GAP}(?![0-9０-９](?!\d{{3}}年))")),
    (3, lazy_pattern(rf"([⒈-⒛])(){_GAP}")),
    (4, lazy_pattern(rf"[（(﹙]{_GAP}([0-9０-９]{{1,2}}){_GAP}[）)﹚]{_GAP}([、.．，,:：]?){_GAP}")),
    (4, lazy_pattern(rf"([⑴-⒇]){_GAP}([、.．，,:：]?){_GAP}")),
    (4, lazy_pattern(rf"([0-9０-９]{{1,2}})[）)](){_GAP}")),
)
_PART = lazy_pattern(rf"第({_HAN})(?:部分|篇|章)[ \t\u3000]*")
_FIRST = frozenset("一二三四五六七八九十（(﹙0123456789０１２３４５６７８９第㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩") | {
    chr(code) for code in (*range(ord("⒈"), ord("⒛") + 1), *range(ord("⑴"), ord("⒇") + 1))
}
# （一）（二）两项: a text that speaks of numbers
_ANOTHER = lazy_pattern(rf"[（(](?:{_HAN}|\d{{1,2}})[）)]|[和与及至]")
# 一、二级响应: two ordinals of one word, no heading
_SPAN = lazy_pattern(rf"({_HAN})、({_HAN})(?:级|季度|线|类|产业|期|等|月|号|年级|楼|次|轮|批|把手|层|区|组|标段|道)")


class LeadingNumber(NamedTuple):
    """A number at the beginning of a line.

    ``typed`` is what stands there. ``printed`` is what is printed: the same in full-width form. ``standard`` is how the
    standard writes it: the mark behind it may differ, which only the writer (or ``--fix``) changes.
    """

    level: int
    ordinal: int
    typed: str
    printed: str
    standard: str


def leading_number(line: str) -> LeadingNumber | None:
    """The number that a line begins with, if it begins with one.

    >>> leading_number("(一)突出思想引领")[2:]
    ('(一)', '（一）', '（一）')
    >>> leading_number("1、完善制度")[2:]
    ('1、', '1、', '1.')
    >>> leading_number("一是完善制度") is None, leading_number("1.5万人次") is None
    (True, True)
    """
    if line[:1] not in _FIRST:
        return None
    if match := _PART.match(line):
        typed = match.group()
        printed = typed.rstrip() + "\u3000"
        return LeadingNumber(1, ordinal(match.group(1)), typed, printed, printed)
    for level, pattern in _LEVELS:
        if match := pattern.match(line):
            count, mark = ordinal(match.group(1)), match.group(2) or ""
            if count and not _ANOTHER.match(line, match.end()):
                printed, standard = _printed_number(level, count, mark), standard_number(level, count)
                return LeadingNumber(level, count, match.group(), printed, standard)
    return None


def is_ordinal_span(line: str) -> bool:
    """Whether what looks like a number is the first of two ordinals: 一、二级响应."""
    match = _SPAN.match(line)
    return match is not None and ordinal(match.group(2)) == ordinal(match.group(1)) + 1


def standard_number(level: int, count: int) -> str:
    """The number as the standard writes it.

    >>> [standard_number(level, 11) for level in (1, 2, 3, 4)]
    ['十一、', '（十一）', '11.', '（11）']
    """
    return (f"{chinese_number(count)}、", f"（{chinese_number(count)}）", f"{count}.", f"（{count}）")[level - 1]


def ordinal(text: str) -> int:
    """What a numeral means, 0 for one that is none (十十).

    >>> [ordinal(text) for text in ("三", "十", "十二", "二十", "２３", "㈢", "⒌", "⑹", "二三")]
    [3, 10, 12, 20, 23, 3, 5, 6, 0]
    """
    first = text[0]
    for start in "㈠⒈⑴":
        if len(text) == 1 and ord(start) <= ord(first) <= ord(start) + 19:
            return ord(first) - ord(start) + 1
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS.index(text) + 1 if len(text) == 1 else 0
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return 0
    return 10 * (_DIGITS.index(tens) + 1 if tens else 1) + (_DIGITS.index(ones) + 1 if ones else 0)


def _printed_number(level: int, count: int, mark: str) -> str:
    """As typed in full-width form; a mark too many, or 、 for the dot, stays until the writer changes it."""
    standard = standard_number(level, count)
    if level in (2, 4):
        return standard + mark
    return f"{count}、" if level == 3 and mark == "、" else standard
