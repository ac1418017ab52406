"""The values of a visit in a text: which of its words are a name, a room, a time, and which are only words."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any, NamedTuple

from docgen.api.packs.longest_words import LongestWords
from docgen.api.packs.people import without_spaces
from docgen.model.catalogue import Hotel, Site
from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.value import Value
from docgen.model.visit import Visit

#: What papers write in a form of their own, and what it is called. The first that fits is taken.
_PATTERNS = (
    (r"\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日|星期[一二三四五六日天]|周[一二三四五六日](?!\w)", "日期"),
    (r"(?<![A-Za-z][－-])\d{1,2}[:：]\d{2}(?:[—\-–~至]\d{1,2}[:：]\d{2})?", "时间"),
    (r"[￥¥]?\d[\d,]*(?:\.\d+)?万?元|[￥¥]\d[\d,]*(?:\.\d+)?|\d[\d,]*\.\d{2}(?!\d)", "金额"),
    (r"[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+[元圆][零壹贰叁肆伍陆柒捌玖角分整正]*", "金额"),
    (r"\d+人", "人数"),
    (r"\d+号车", "车号"),
    (r"\d+桌", "桌号"),
    (r"(?:第\d+排)?\d+号席|第\d+排|\d+座", "席位"),
    (r"\d+份", "份数"),
)
_PATTERN = lazy_pattern("|".join(f"(?P<p{number}>{pattern})" for number, (pattern, _) in enumerate(_PATTERNS)))
_NUMBER = lazy_pattern(r"\d+(?:[.,]\d+)*[A-Za-z]?|[0-9A-Za-z]+")
#: What some fields are called where papers disagree; others by their own names.
_CALLED = {"入住": "姓名", "人员": "姓名", "参加": "姓名", "陪同": "姓名"}
#: What is called by its name and is a place.
_PLACES, _PLACE = (Site, Hotel), "地点"
#: Fields whose texts are sentences or say how a paper is made: a changed word in them is a changed word.
_NO_VALUES = frozenset({"简介", "规则", "理由", "标题"})
_SHORTEST = 2


class Token(NamedTuple):
    """A piece of a text: a value of the visit with what it is called, or with no name a word or a character."""

    text: str
    about: str = ""


class ValueFinder:
    """Cuts texts into the values of a visit and what stands between them."""

    def __init__(self, visit: Visit) -> None:
        values = {without_spaces(text): about for text, about in _values(visit)}
        self._about = {text: about for text, about in values.items() if len(text) >= _SHORTEST}
        self._short = {text: about for text, about in values.items() if len(text) == 1}
        self._known = LongestWords(self._about)

    def tokens(self, text: str) -> list[Token]:
        """The pieces of a text, its spaces left out. A value of one character is one only where nothing else stands."""
        bare = without_spaces(text)
        return [Token(bare, self._short[bare])] if bare in self._short else list(self._tokens(bare))

    def value_around(self, text: str, start: int, end: int) -> tuple[int, Token] | None:
        """The longest value that stands around a part of a text without spaces, and where it begins.

        A text is cut at the first value that fits: of two that overlap, the second one is found only so.
        """
        found = [
            (at, self._known.at(text, at)) for at in range(max(0, start - self._known.longest), min(end + 1, len(text)))
        ]
        around = [(at, value) for at, value in found if value and at <= start and at + len(value) >= end]
        at, value = max(around, key=lambda one: len(one[1]), default=(0, ""))
        return (at, Token(value, self._about[value])) if value else None

    def _tokens(self, text: str) -> Iterator[Token]:
        position = 0
        while position < len(text):
            token = self._token_at(text, position)
            yield token
            position += len(token.text)

    def _token_at(self, text: str, position: int) -> Token:
        """The longest value that begins here, what papers write in a form of their own, else a word or a character."""
        known = self._known.at(text, position)
        pattern = _PATTERN.match(text, position)
        if pattern and pattern.end() - position >= len(known):
            return Token(pattern[0], _PATTERNS[int((pattern.lastgroup or "p0")[1:])][1])
        number = _NUMBER.match(text, position)
        if number and number.end() - position > len(known):
            return Token(number[0])  # a room in a longer number is not that room
        return Token(known, self._about[known]) if known else Token(text[position])


def _values(visit: Visit) -> Iterator[tuple[str, str]]:
    """Every text of a visit that is a value, with what it is called; of one text with two names the last counts."""
    yield from _values_of(visit)
    for person in visit.people.values():
        yield person.name, "姓名"


def _values_of(value: Value) -> Iterator[tuple[str, str]]:
    for field in fields(value):
        called = field.metadata.get("chinese", "")
        if not called or called in _NO_VALUES:
            continue
        about = _PLACE if isinstance(value, _PLACES) and called == "名称" else _CALLED.get(called, called)
        for one in _items(getattr(value, field.name)):
            if isinstance(one, Value):
                yield from _values_of(one)
            elif isinstance(one, str) and one:
                yield one, about


def _items(content: Any) -> Sequence[Any]:
    return content if isinstance(content, tuple) else (content,)
