"""Which value of a visit a changed text concerns: one that became another, or one beside which words were written."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

from docgen.api.packs.people import without_spaces
from docgen.api.packs.spacing import as_written, respaced, without_wide_spaces
from docgen.api.packs.values import Token, ValueFinder

NAME = "姓名"
#: What becomes another value when a word is written before or behind it, and the longest such word.
_EXTENDED = frozenset({"姓名", "单位", "职务", "地点", "内容", "事项", "名称", "团组"})
_LONGEST_EXTENSION = 6
#: So many characters may stand between a value and words that were written in its line.
_FARTHEST = 12
#: What parts words from the value before or behind them.
_SEPARATORS = frozenset("、，,；;/／：:·")
_OPENING, _CLOSING = "（(〔［[【《“", "）)〕］]】》”"
_LONGEST_ASIDE = 20
_ENDS_SENTENCE = re.compile("[。！？]")


class ChangedValue(NamedTuple):
    """A value as before and after, in the words of the paper; with no ``about`` only words.

    ``before`` is the old text up to the end of the value, without spaces.
    """

    about: str
    expected: str
    found: str
    before: str


class PrintedKind(NamedTuple):
    """What a text is that was changed: a ``cell`` of a table or a box, which holds values and little else, or prose.

    ``heading`` is what stands above a cell of a list; empty where nothing does.
    """

    is_cell: bool
    heading: str = ""


class _SpacedText:
    """A text with its pieces, and with the place of every character that is no space."""

    def __init__(self, text: str, values: ValueFinder) -> None:
        self._text = text
        self._places = [at for at, character in enumerate(text) if not character.isspace()]
        self.bare = without_spaces(text)
        self.tokens = values.tokens(text)
        self.starts = [0, *accumulate(len(token.text) for token in self.tokens)]

    def written(self, start: int, end: int) -> str:
        """What stands between two characters, as somebody would type it. Places are counted without spaces."""
        return as_written(self._text[self._places[start] : self._places[end - 1] + 1]) if start < end else ""

    def has_space(self, at: int) -> bool:
        """Whether a space stands before a character, or the text begins or ends there."""
        return not 0 < at < len(self._places) or self._places[at] - self._places[at - 1] > 1


class _ChangedSpan(NamedTuple):
    """What was put in the place of some characters: where they begin and end in the old text, and in the new one."""

    start: int
    end: int
    new_start: int
    new_end: int


def changed_values(values: ValueFinder, was: str, now: str, kind: PrintedKind | None) -> list[ChangedValue]:
    """What two versions of a text have otherwise, in order.

    Without a ``kind`` only values count that were changed themselves, not those beside which words were written.
    """
    return list(_TextComparison(values, was, now, kind).changes())


class _TextComparison:
    def __init__(self, values: ValueFinder, was: str, now: str, kind: PrintedKind | None) -> None:
        self._values = values
        self._kind = kind
        self._old, self._new = old, new = _SpacedText(was, values), _SpacedText(now, values)
        self._opcodes = list(_opcodes(old.tokens, new.tokens))
        self._places = [
            _ChangedSpan(old.starts[start], old.starts[end], new.starts[new_start], new.starts[new_end])
            for start, end, new_start, new_end in self._opcodes
        ]

    def changes(self) -> Iterator[ChangedValue]:
        for (start, end, new_start, new_end), place in zip(self._opcodes, self._places, strict=True):
            expected, found = self._old.tokens[start:end], self._new.tokens[new_start:new_end]
            about = _about(expected, found)
            is_added = not expected and bool(about) and NAME not in {token.about for token in found}
            extended = self._extended(start, place) if not about and not expected else None
            around = extended or (None if about else self._around(place))
            if not around and self._kind and (not about or is_added):
                around = self._beside(start, end, place, self._kind)
            yield self._value(*(around or (about, place)))

    def _value(self, about: str, place: _ChangedSpan) -> ChangedValue:
        expected = self._old.written(place.start, place.end)
        found = respaced(self._new.written(place.new_start, place.new_end), expected)
        if about == NAME:
            expected, found = without_wide_spaces(expected), without_wide_spaces(found)
        return ChangedValue(about, expected, found, self._old.bare[: place.end])

    def _extended(self, at: int, place: _ChangedSpan) -> tuple[str, _ChangedSpan] | None:
        """A value with words written directly before or behind it: 副市长, 常务副市长."""
        words = self._new.bare[place.new_start : place.new_end]
        if not words.isalnum() or len(words) > _LONGEST_EXTENSION:
            return None
        behind = self._old.tokens[at : at + 1]
        if behind and behind[0].about in _EXTENDED and not self._new.has_space(place.new_end):
            return self._with(place, at, at + 1)
        before = self._old.tokens[at - 1 : at] if at else []
        if before and before[0].about in _EXTENDED and not self._new.has_space(place.new_start):
            return self._with(place, at - 1, at)
        return None

    def _around(self, place: _ChangedSpan) -> tuple[str, _ChangedSpan] | None:
        """The value in which words were changed."""
        around = self._values.value_around(self._old.bare, place.start, place.end)
        if not around:
            return None
        at, value = around
        end = at + len(value.text)
        if place.start == place.end and place.start in (at, end):
            return None  # beside it, not in it
        return value.about, self._widened(place, at, end)

    def _with(self, place: _ChangedSpan, first: int, last: int) -> tuple[str, _ChangedSpan]:
        """A change together with the old tokens from one to before another, and what these are about."""
        about = _about(self._old.tokens[first:last], ())
        return about, self._widened(place, self._old.starts[first], self._old.starts[last])

    def _widened(self, place: _ChangedSpan, start: int, end: int) -> _ChangedSpan:
        """A change with all that stands in both texts from one character of the old text to another."""
        first, last = place, place
        for other in self._places:
            if start < other.end and other.start < first.start:
                first = other
            if other.start < end and last.end < other.end:
                last = other
        before, behind = max(0, first.start - start), max(0, end - last.end)
        return _ChangedSpan(first.start - before, last.end + behind, first.new_start - before, last.new_end + behind)

    def _beside(self, start: int, end: int, place: _ChangedSpan, kind: PrintedKind) -> tuple[str, _ChangedSpan] | None:
        """The value to which changed words belong that are none themselves; ``start`` and ``end`` count tokens.

        In prose only what was written beside a value belongs to it.
        """
        old = self._old
        is_reworded = any(map(str.isalnum, old.bare[place.start : place.end]))
        if not old.bare or not self._new.bare or self._fills_blank(place) or (is_reworded and not kind.is_cell):
            return None
        before = next((at for at in range(start - 1, -1, -1) if old.tokens[at].about), None)
        behind = next((at for at in range(end, len(old.tokens)) if old.tokens[at].about), None)
        sides = self._sides(place, before, behind, kind)
        if sides:
            about, around = self._with(place, sides[0], sides[-1] + 1)
            return (kind.heading if len(sides) > 1 and kind.heading else about), around
        about = kind.heading or _about(old.tokens, ())
        if not kind.is_cell or not about:
            return None
        first, last = max(0, place.start - _FARTHEST), min(len(old.bare), place.end + _FARTHEST)
        return about, self._widened(place, first, last)

    def _sides(self, place: _ChangedSpan, before: int | None, behind: int | None, kind: PrintedKind) -> list[int]:
        """The values before and behind changed words to which they belong: one, or both where nothing tells."""
        old, written = self._old, self._new.bare[place.new_start : place.new_end]
        most = _FARTHEST if kind.is_cell or not _ENDS_SENTENCE.search(old.bare) else 0
        near, joined = [False, False], [False, False]
        if before is not None and (kind.is_cell or not (_ENDS_SENTENCE.match(written) or self._begins_word(place))):
            gap = old.bare[old.starts[before + 1] : place.start]
            near[0], joined[0] = len(gap) <= most or _is_aside(gap), not gap
        if behind is not None and (kind.is_cell or not _ENDS_SENTENCE.match(written[-1:])):
            gap = old.bare[place.end : old.starts[behind]]
            near[1], joined[1] = len(gap) <= most, not gap
        chosen = zip((before, behind), self._told_apart(place, near, joined), strict=True)
        return [at for at, is_meant in chosen if is_meant and at is not None]

    def _told_apart(self, place: _ChangedSpan, near: Sequence[bool], joined: Sequence[bool]) -> tuple[bool, bool]:
        """Which of the values before and behind changed words they belong to."""
        if not (near[0] and near[1]):
            return near[0], near[1]
        if joined[0] != joined[1]:
            return joined[0], joined[1]
        written = self._new.bare[place.new_start : place.new_end] or self._old.bare[place.start : place.end]
        if not joined[0] or written[0] in _SEPARATORS:
            return True, False
        if written[-1] in _SEPARATORS:
            return False, True
        spaces = self._new.has_space(place.new_start), self._new.has_space(place.new_end)
        return (spaces[1], spaces[0]) if spaces[0] != spaces[1] else (True, not spaces[0])

    def _begins_word(self, place: _ChangedSpan) -> bool:
        """Whether what was written stands apart from what is before it, and is one word with what follows."""
        follows = self._old.bare[place.end : place.end + 1]
        is_joined = follows.isalnum() and not self._new.has_space(place.new_end)
        return is_joined and self._new.has_space(place.new_start)

    def _fills_blank(self, place: _ChangedSpan) -> bool:
        """Whether something was written where a form leaves room for it: behind 日期：."""
        is_added = place.start == place.end and place.start > 0
        return is_added and self._old.bare[place.start - 1] in "：:" and self._old.has_space(place.start)


def _opcodes(old: Sequence[Token], new: Sequence[Token]) -> Iterator[tuple[int, int, int, int]]:
    """Where two rows of tokens differ; changes between which only a mark stands are one."""
    texts = [token.text for token in old], [token.text for token in new]
    merged: list[tuple[int, int, int, int]] = []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        begun = merged.pop() if merged and _is_mark(old[merged[-1][1] : start]) else (start, end, new_start, new_end)
        merged.append((begun[0], end, begun[2], new_end))
    for change in merged:
        yield _slid(texts, *_trimmed(texts, *change))


def _is_mark(between: Sequence[Token]) -> bool:
    return len(between) == 1 and not between[0].about and not between[0].text.isalnum()


def _trimmed(
    texts: tuple[Sequence[str], Sequence[str]], start: int, end: int, new_start: int, new_end: int
) -> tuple[int, int, int, int]:
    """A change without what it has in common at its end, and at its beginning."""
    old, new = texts
    while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    while start < end and new_start < new_end and old[start] == new[new_start]:
        start, new_start = start + 1, new_start + 1
    return start, end, new_start, new_end


def _slid(
    texts: tuple[Sequence[str], Sequence[str]], start: int, end: int, new_start: int, new_end: int
) -> tuple[int, int, int, int]:
    """An addition that ends with the mark that opens an aside begins with it: of （甲）（乙） not 甲）（ was added."""
    old, new = texts
    is_turned = start == end > 0 and new_start < new_end and old[start - 1] == new[new_end - 1]
    turn = int(is_turned and new[new_end - 1] in _OPENING)
    return start - turn, end - turn, new_start - turn, new_end - turn


def _is_aside(gap: str) -> bool:
    """Whether nothing but an aside stands between a value and what follows: 机关食堂（二楼）."""
    return len(gap) <= _LONGEST_ASIDE and gap[:1] in _OPENING and gap[-1:] in _CLOSING


def _about(expected: Sequence[Token], found: Sequence[Token]) -> str:
    """What a change is about: the first value that it takes away or brings; nothing for mere words."""
    return next((token.about for token in (*expected, *found) if token.about), "")
