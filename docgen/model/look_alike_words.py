"""Hanzi that one takes for another, 曰 for 日, 戸 for 户, 已 for 己: in words that are only written with the other.

Each of them has its place, also in names of people: 李曰刚, 戸田, 何知已 may be right, so in doubt nothing is said.
Suspected is what nobody writes on purpose: 曰报社, 农戸, 己退休, and of names 克已 and 知已 at their end.
"""

from collections.abc import Iterator
from typing import NamedTuple

from docgen.model.lazy_pattern import lazy_pattern


class WrongHanzi(NamedTuple):
    """A hanzi in a word that is written with another: where it stands, what it is, what should stand there."""

    at: int
    written: str
    what: str
    instead: str


#: What is written, what should be, what the written one is, and where it is wrong.
_WRONG = (
    # 名曰本草堂, 子曰 are old words for speaking
    ("曰", "日", "读 yuē 的字", lazy_pattern(
        "(?<![名题书其子又论序诗铭答问对号皆故或俗谥赋歌])曰(?=[报照本化用常程期语间]|喀则)"
        "|(?<=[今明昨次每节假0-9月])曰|(?<=工作|休息|纪念|星期|年生|的生)曰|(?<=^生)曰"
    )),
    ("戸", "户", "日文的字形", lazy_pattern(
        "戸(?=[籍政型均]|口[簿登])|(?<=[农用客门住落商账散困殖植业])戸|(?<=个体)戸"
    )),
    ("已", "己", "“已经”的“已”", lazy_pattern("(?<=自)已(?=[的人家，。；]|动手|$)")),
    ("己", "已", "“自己”的“己”", lazy_pattern(
        "(?<![自知克利律异舍正修守为])己(?=经(?![营济管商费手历过])|[故婚]|退休|离任|到任|建成|完成|批准)"
    )),
    ("巳", "已", "“辰巳”的“巳”", lazy_pattern("巳(?=经(?![营济管商费手历过])|退休|离任|到任|建成|完成|批准)")),
    ("巳", "己", "“辰巳”的“巳”", lazy_pattern("(?<=自)巳")),
)  # fmt: skip
#: At the end of a name, or at the beginning of that of a unit: words of moral books, of which 已 makes none.
_VIRTUES = lazy_pattern("(?<=[克知律舍修正守])[已巳]$|(?<=^[克知律])[已巳]")
_WHAT = {written: what for written, _, what, _ in _WRONG}
_ANY = lazy_pattern("[曰戸已己巳]")


def wrong_hanzi(text: str, is_name: bool) -> Iterator[WrongHanzi]:
    """The hanzi of a text that are surely meant to be another.

    >>> [(one.written, one.instead) for one in wrong_hanzi("云州曰报社，己退休", is_name=True)]
    [('曰', '日'), ('己', '已')]
    >>> list(wrong_hanzi("李曰刚", is_name=True)), list(wrong_hanzi("法律已修正", is_name=False))
    ([], [])
    """
    if not _ANY.search(text):
        return
    for written, instead, what, places in _WRONG:
        for match in places.finditer(text):
            yield WrongHanzi(match.start(), written, what, instead)
    for match in _VIRTUES.finditer(text) if is_name else ():
        yield WrongHanzi(match.start(), match.group(), _WHAT[match.group()], "己")


#: Those among which nobody sees a difference at a glance.
_GROUPS = ("己已巳", "日曰", "户戸戶", "土士", "未末", "戊戌戍")


def hardly_seen_difference(text: str, other: str) -> str:
    """Where two texts differ in such hanzi alone: the hanzi with their codes; empty where they differ otherwise.

    >>> hardly_seen_difference("李知已", "李知己")
    '“己”（U+5DF1）不是“已”（U+5DF2）'
    >>> hardly_seen_difference("李知已", "李志己")
    ''
    """
    if len(text) != len(other):
        return ""
    pairs = [(one, two) for one, two in zip(text, other, strict=True) if one != two]
    if not pairs or any(not any(one in group and two in group for group in _GROUPS) for one, two in pairs):
        return ""
    return "、".join(f"“{two}”（U+{ord(two):04X}）不是“{one}”（U+{ord(one):04X}）" for one, two in dict.fromkeys(pairs))
