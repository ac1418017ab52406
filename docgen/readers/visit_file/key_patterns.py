"""Keys as they are typed: a field's name, perhaps spaced out, and a colon of either width behind it."""

import re
from typing import NamedTuple

from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.people import Delegation, Person
from docgen.model.value import Value
from docgen.readers.visit_file.vocabulary import FieldDescription, fields, vocabulary

COLONS = ":：﹕︓"
#: Spaces that are none to YAML, as a class of a pattern has them.
ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_COLON = rf"(?P<before>[ \t{ODD_SPACES}]*)(?P<colon>[{COLONS}])(?P<gap>[ \t{ODD_SPACES}]*)"
#: A key that is no field: a few hanzi or letters.
_OTHER_KEY = rf"(?P<key>[\u3400-\u9fff\w·./-]{{1,16}}){_COLON}"
_OTHER = lazy_pattern(_OTHER_KEY)
#: A key as YAML reads it, of any words.
_STRICT = lazy_pattern(r"(?P<key>[\w（(《〔][^\n#:：]{0,60}?)(?P<before> *)(?P<colon>:)(?P<gap>[ \t]+|(?=\n|$))")

# Worked out once for each model; models never change.
_KNOWN_KEYS: dict[type[Value], re.Pattern[str]] = {}
_WORDS_BELOW: dict[type[Value], frozenset[str]] = {}


class Expected(NamedTuple):
    """What a place of a file should hold: the model of its mappings, and the field whose value stands there.

    Without a field it is the whole file, a row of a table, or something under a key that is no field.
    """

    model: type[Value] | None = None
    field: FieldDescription | None = None

    @property
    def is_text(self) -> bool:
        """Whether a single text is expected here."""
        return self.field is not None and self.field.shape == "text"

    @property
    def is_list(self) -> bool:
        return self.field is None or self.field.shape in ("values", "texts") or self.field.model is Delegation

    @property
    def lists_names(self) -> bool:
        """Whether a bare word may be an item of the list here."""
        if self.field is None:
            return False
        if self.field.shape == "texts":
            return True
        return self.item.model is not None and bool(self.item.model.bare) and self.is_list

    @property
    def names_people(self) -> bool:
        """Whether the words of the list are names, which hold no comma."""
        return self.lists_names and bool(
            self.field and (self.field.people or self.field.entry or self.item.model is Person)
        )

    @property
    def item(self) -> "Expected":
        """What an item of the list here should hold."""
        if self.model is Delegation:
            return self.under("名单").item
        return Expected(self.model)

    def under(self, key: str) -> "Expected":
        """What should stand behind a key of this mapping."""
        field = vocabulary(self.model).get(key) if self.model else None
        return Expected(field.model if field else None, field)

    def knows(self, key: str) -> bool:
        return self.model is not None and key in vocabulary(self.model)


def known_key(model: type[Value] | None) -> re.Pattern[str]:
    """A key of a model, with its colon; a key of any kind for what has no fields of its own."""
    if model is None:
        return _OTHER
    if model not in _KNOWN_KEYS:
        _KNOWN_KEYS[model] = _key_of(model)
    return _KNOWN_KEYS[model]


def _key_of(model: type[Value]) -> re.Pattern[str]:
    words = sorted(vocabulary(model), key=len, reverse=True)
    if not words:
        return _OTHER
    gap = f"[ {ODD_SPACES}]*"
    spelt = (
        gap.join(map(re.escape, word)) if word[0] > "\u3000" and len(word) < 5 else re.escape(word) for word in words
    )
    return re.compile(rf"(?P<key>{'|'.join(spelt)}){_COLON}")


def any_key() -> re.Pattern[str]:
    """A word with a colon that may be a key, known or not."""
    return _OTHER


def strict_key() -> re.Pattern[str]:
    """Any words with a colon and a space, which YAML takes for a key."""
    return _STRICT


def without_spaces(key: str) -> str:
    """
    >>> without_spaces("姓　名")
    '姓名'
    """
    return re.sub(f"[ {ODD_SPACES}]+", "", key) if key and key[0] > "\u3000" else key


def words_below(whole: type[Value]) -> frozenset[str]:
    """Every key that a file of this model may hold, in both languages."""
    if whole not in _WORDS_BELOW:
        _WORDS_BELOW[whole] = _all_words(whole)
    return _WORDS_BELOW[whole]


def _all_words(whole: type[Value]) -> frozenset[str]:
    words: set[str] = set()
    seen: set[type[Value]] = set()
    to_visit: list[type[Value]] = [whole]
    while to_visit:
        model = to_visit.pop()
        seen.add(model)
        words |= vocabulary(model).keys()
        to_visit += [field.model for field in fields(model) if field.model is not None and field.model not in seen]
    return frozenset(words)
