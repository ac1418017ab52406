"""Slips between braces and brackets: full-width marks, missing commas, values that hold a comma, no closing mark.

The marks are read as somebody reads them who knows which fields there are: a separator stands before the name of a
field, and everything up to there belongs to the value.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.errors import SlipCause
from docgen.model.suggestions import suggestion
from docgen.readers.visit_file import slip_causes as causes
from docgen.readers.visit_file.key_patterns import ODD_SPACES, Expected, any_key, known_key, without_spaces
from docgen.readers.visit_file.mending import TextEdit, YamlSlip
from docgen.readers.visit_file.scalar_slips import closing_quote, scalar_slips
from docgen.readers.visit_file.vocabulary import vocabulary

OPENING = "{[｛［"
CLOSING = "}]｝］"
_PARTNER = {"{": "}", "[": "]", "｛": "}", "［": "]"}
_HALF = {"{": "{", "[": "[", "｛": "{", "［": "[", "}": "}", "]": "]", "｝": "}", "］": "]"}
_SPACE = re.compile(rf"[\s{ODD_SPACES}]*")
_SEPARATORS = {",": None, "，": causes.COMMA, "、": causes.PAUSE, ";": causes.SEMICOLON, "；": causes.SEMICOLON}
_FIRST_QUOTES = "\"'"
#: Nobody nests deeper.
_DEEPEST = 30


class _Boundary(NamedTuple):
    """The end of a value: where its text ends, where the next thing begins, what separates them."""

    text_end: int
    next: int
    separator: str


class FlowReader:
    """Reads what stands between braces and brackets, and notes its slips. Places are those of the whole text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.slips: list[YamlSlip] = []
        self.end = 0
        self.depth: list[str] = []
        # the mappings that are open, each with the fields that it may have
        self.outer: list[Expected] = []
        # whether the lists that are open are closed behind, by how deep they lie, as far as that was asked
        self.closed: dict[int, bool] = {}

    def read(self, start: int, end: int, expected: Expected) -> int:
        """Reads from the opening mark at ``start``, at most up to ``end``. Returns where the closing mark ends."""
        self.end = end
        return self._container(start, expected)

    def read_pairs(self, start: int, expected: Expected) -> None:
        """Reads pairs that lack their braces, up to ``end``."""
        self._mapping(start, expected)

    def _container(self, start: int, expected: Expected) -> int:
        opening = self.text[start]
        if opening not in "{[":
            self._replace(start, _HALF[opening], causes.BRACE if _HALF[opening] == "{" else causes.BRACKET)
        self.depth.append(_PARTNER[opening])
        self.closed.pop(len(self.depth), None)
        read = self._mapping if _PARTNER[opening] == "}" else self._sequence
        at = read(start + 1, expected) if len(self.depth) < _DEEPEST else self.end
        self.depth.pop()
        return self._close(start, at)

    def _close(self, start: int, at: int) -> int:
        """Notes what is wrong with the closing mark that should stand at ``at``; returns where it ends."""
        partner = _PARTNER[self.text[start]]
        cause = causes.BRACE_OPEN if partner == "}" else causes.BRACKET_OPEN
        found = self.text[at] if at < self.end else ""
        if found in CLOSING and found and _HALF[found] == partner:
            if found != partner:
                self._replace(at, partner, causes.BRACE if partner == "}" else causes.BRACKET)
            return at + 1
        # 座谈]一: nobody closes anything within a word
        is_in_word = bool(found) and self.text[at + 1 : at + 2].isalnum()
        if found in CLOSING and found and _HALF[found] not in self.depth:
            self.slips.append(YamlSlip(start, cause, (TextEdit(at, at + 1, partner),), certain=not is_in_word))
            return at + 1
        end = self._trimmed(start, at)
        goes_on = at < self.end and self.text[at] not in CLOSING
        if goes_on and self.text[end - 1] in _SEPARATORS:
            # what follows belongs to what is around, and so does the mark before it
            end = self._trimmed(start, end - 1)
        edits = (TextEdit(end, end, partner),)
        is_certain = "\n" not in self.text[start:end] and (goes_on or not is_in_word)
        self.slips.append(YamlSlip(start, cause, edits, is_certain))
        return end if goes_on else at

    def _mapping(self, at: int, expected: Expected) -> int:
        self.outer.append(expected)
        end = self._pairs(at, expected)
        self.outer.pop()
        return end

    def _pairs(self, at: int, expected: Expected) -> int:
        seen: set[str] = set()
        while True:
            at = self._blanks(at)
            if at >= self.end or self.text[at] in CLOSING or (seen and self._begins_next_item(at)):
                return at
            if self.text[at] in _SEPARATORS:
                self._drop(at, causes.DOUBLE_COMMA)
                at += 1
                continue
            key = self._key(at, expected)
            if key is None:
                at = self._word_without_colon(at, expected, seen)
                continue
            seen.add(without_spaces(key["key"]))
            self._key_slips(key)
            at = self._value(key.end(), expected.under(without_spaces(key["key"])), expected, seen)

    def _word_without_colon(self, at: int, expected: Expected, seen: set[str]) -> int:
        """Passes over something that is no pair; the strict reader says what it takes it for."""
        boundary = self._boundary(at, expected, seen, is_mapping=True)
        return max(self._separate(boundary), at + 1)

    def _sequence(self, at: int, expected: Expected) -> int:
        while True:
            at = self._blanks(at)
            if at >= self.end or self.text[at] in CLOSING:
                return at
            if self.text[at] in _SEPARATORS:
                self._drop(at, causes.DOUBLE_COMMA)
                at += 1
                continue
            if self._begins_outer_pair(at):
                return at
            at = self._item(at, expected)

    def _begins_next_item(self, at: int) -> bool:
        """Whether braces open in a mapping of a list: that before them was not closed. [{姓名: 甲, {姓名: 乙}]"""
        return self.text[at] in "{｛" and self.depth[-2:] == ["]", "}"]

    def _begins_outer_pair(self, at: int) -> bool:
        """Whether a list is not closed and the next pair of the mapping around it begins: {饮食: [清真, 职务: 局长}."""
        if self.depth[-2:] != ["}", "]"]:
            return False
        key = known_key(self.outer[-1].model).match(self.text, at, self.end)
        other = any_key().match(self.text, at, self.end)
        is_pair = key is not None or (other is not None and other["colon"] == ":" and bool(other["gap"]))
        if not is_pair:
            return False
        if len(self.depth) not in self.closed:
            self.closed[len(self.depth)] = self._is_closed(at)
        return not self.closed[len(self.depth)]

    def _is_closed(self, at: int) -> bool:
        """Whether the list in which this place lies has its closing mark."""
        depth = 0
        for character in self.text[at : self.end]:
            if character in OPENING:
                depth += 1
            elif character in CLOSING:
                depth -= 1
                if depth < 0:
                    return _HALF[character] == "]"
        return False

    def _item(self, at: int, expected: Expected) -> int:
        if self.text[at] in OPENING:
            at = self._container(at, expected.item)
            return self._separate(self._after_container(at))
        boundary = self._boundary(at, expected, set(), is_mapping=False)
        word = self.text[at : boundary.text_end]
        self.slips += scalar_slips(word, at, expected, in_flow=True)
        return self._separate(boundary)

    def _value(self, at: int, field: Expected, outer: Expected, seen: set[str]) -> int:
        start = self._blanks(at)
        if start < self.end and self.text[start] in OPENING and not field.is_text:
            end = self._container(start, field)
            return self._separate(self._after_container(end))
        boundary = self._boundary(start, outer, seen, is_mapping=True)
        text = self.text[start : boundary.text_end]
        if field.names_people and "," in text and not re.search(r"[\"'\[\]{}:]", text):
            edits = (TextEdit(start, start, "["), TextEdit(boundary.text_end, boundary.text_end, "]"))
            self.slips.append(YamlSlip(start + text.index(","), causes.NAMES_COMMA, edits))
        else:
            self.slips += scalar_slips(text, start, field, in_flow=True)
        return self._separate(boundary)

    def _key(self, at: int, expected: Expected) -> re.Match[str] | None:
        """The key at a place: a known one, or any word with a colon that ends before a separator."""
        known = known_key(expected.model).match(self.text, at, self.end)
        return known or any_key().match(self.text, at, self.end)

    def _key_slips(self, key: re.Match[str]) -> None:
        word = without_spaces(key["key"])
        if word != key["key"]:
            self.slips.append(YamlSlip(key.start("key"), causes.KEY_SPACE, (TextEdit(*key.span("key"), word),)))
        self.slips += colon_slips_of(key, self.text)

    def _boundary(
        self, start: int, expected: Expected, seen: set[str], is_mapping: bool, are_pairs: bool = True
    ) -> _Boundary:
        """Where the value that begins at ``start`` ends. Brackets in it that do not match are no pairs."""
        at, open_marks = self._behind_quotes(start, expected), list[str]()
        while at < self.end:
            character = self.text[at]
            if character in OPENING and are_pairs:
                open_marks.append(_PARTNER[character])
            elif character in CLOSING:
                if not open_marks:
                    break
                if _HALF[character] != _HALF[open_marks.pop()]:
                    return self._boundary(start, expected, seen, is_mapping, are_pairs=False)
            elif not open_marks and (character in _SEPARATORS or character.isspace()):
                following = self._blanks(at + 1)
                if self._separates(character, following, expected, seen, is_mapping):
                    separator = character
                    if character.isspace() and following < self.end and self.text[following] in _SEPARATORS:
                        at = following
                        continue
                    return _Boundary(self._trimmed(start, at), following, "" if character.isspace() else separator)
            at += 1
        if open_marks:
            return self._boundary(start, expected, seen, is_mapping, are_pairs=False)
        return _Boundary(self._trimmed(start, at), at, "-")

    def _behind_quotes(self, start: int, expected: Expected) -> int:
        """Where the quotes end that a value begins with, if a separator or a closing mark follows; else its start."""
        if start >= self.end:
            return start
        if self.text[start] in _FIRST_QUOTES:
            end = closing_quote(self.text, start, self.end)
        elif self.text[start] in "“‘":
            end = self.text.find("”" if self.text[start] == "“" else "’", start, self.end)
        else:
            return start
        if end < 0 or "\n" in self.text[start:end] or self._holds_pairs(start, end, expected):
            return start
        after = self._blanks(end + 1)
        follows = after >= self.end or self.text[after] in CLOSING or self.text[after] in _SEPARATORS
        return end + 1 if follows or known_key(expected.model).match(self.text, after, self.end) else start

    def _holds_pairs(self, start: int, end: int, expected: Expected) -> bool:
        """Whether other pairs stand between two quotes: then they are no pair of quotes."""
        if expected.model is None:
            return False
        key = known_key(expected.model)
        marks = (at for at in range(start, end) if self.text[at] in _SEPARATORS)
        return any(key.match(self.text, self._blanks(at + 1), end) for at in marks)

    def _separates(self, mark: str, following: int, expected: Expected, seen: set[str], is_mapping: bool) -> bool:
        """Whether a mark ends a value: the name of a field with a colon, or a closing mark, follows."""
        if following >= self.end or self.text[following] in CLOSING:
            return mark == "," or (mark in _SEPARATORS and is_mapping)
        if not is_mapping and mark in _SEPARATORS and self._begins_outer_pair(following):
            return True
        if not is_mapping:
            return mark == "," or (mark in _SEPARATORS and (expected.names_people or self.text[following] in OPENING))
        if not mark.isspace() and self._begins_next_item(following):
            return True
        if self.text[following] in _SEPARATORS:
            return self._separates(self.text[following], self._blanks(following + 1), expected, seen, is_mapping)
        if (key := known_key(expected.model).match(self.text, following, self.end)) and expected.model is not None:
            return without_spaces(key["key"]) not in seen or (mark == "," and key["colon"] == ":")
        return self._separates_other_key(mark, following, expected)

    def _separates_other_key(self, mark: str, following: int, expected: Expected) -> bool:
        """Whether a word that is no known field begins a new pair: the marks are YAML's own, or it is misspelt."""
        key = any_key().match(self.text, following, self.end)
        if key is None or mark.isspace():
            return False
        if mark == "," and key["colon"] == ":" and (key["gap"] or key.end() >= self.end):
            return True
        if expected.model is None or not vocabulary(expected.model):
            return mark in ",，;；"
        return mark in ",，" and bool(suggestion(key["key"], vocabulary(expected.model)))

    def _after_container(self, at: int) -> _Boundary:
        following = self._blanks(at)
        if following >= self.end or self.text[following] in CLOSING:
            return _Boundary(at, following, "-")
        if self.text[following] in _SEPARATORS:
            return _Boundary(following, self._blanks(following + 1), self.text[following])
        return _Boundary(at, following, "")

    def _separate(self, boundary: _Boundary) -> int:
        """Notes what is wrong with a separator; returns where the next thing begins."""
        end, following, separator = boundary
        if separator == "-":
            return following
        place = self.text.find(separator, end) if separator else end
        if separator == "":
            self.slips.append(YamlSlip(end, causes.NO_COMMA, (TextEdit(end, following, ", "),)))
        elif cause := _SEPARATORS[separator]:
            gap = "" if "\n" in self.text[place:following] else " "
            stop = place + 1 if not gap else following
            slip = YamlSlip(place, cause, (TextEdit(place, stop, "," + gap),))
            # what is not closed before it has noted it already
            self.slips += [slip] if slip not in self.slips[-_DEEPEST:] else []
        return following

    def _blanks(self, at: int) -> int:
        match = _SPACE.match(self.text, at, self.end)
        return match.end() if match else at

    def _trimmed(self, start: int, at: int) -> int:
        while at > start and (self.text[at - 1].isspace()):
            at -= 1
        return at

    def _replace(self, at: int, new: str, cause: SlipCause) -> None:
        self.slips.append(YamlSlip(at, cause, (TextEdit(at, at + 1, new),)))

    def _drop(self, at: int, cause: SlipCause) -> None:
        self._replace(at, "", cause)


def colon_slips_of(key: re.Match[str], text: str) -> Iterator[YamlSlip]:
    """What is wrong with the colon behind a key, and with the space behind that."""
    start, end = key.start("before"), key.end()
    at_end = end >= len(text) or text[end] == "\n"
    good = ":" if at_end and not key["gap"] else ": "
    place = key.start("colon")
    if key["colon"] != ":":
        yield YamlSlip(place, causes.COLON, (TextEdit(start, end, good),))
    elif not key["gap"] and not at_end:
        yield YamlSlip(place, causes.COLON_SPACE, (TextEdit(start, end, good),))
    elif re.search(f"[{ODD_SPACES}]", key["gap"] + key["before"]):
        yield YamlSlip(place, causes.ODD_SPACE, (TextEdit(start, end, good),))
