"""Lists of words are looked for piece by piece, and never lose or gain a word by it."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from random import Random
from typing import Any

import pytest

import docgen.rules
import docgen.rules.lexicon
import docgen.rules.subjects
from docgen.rules.account import account
from docgen.rules.pattern_tree import Alternatives, PatternGroup, PatternPiece, PatternSign, keys, parse, reduced
from docgen.rules.words import WordList, is_denied, may_match, words
from tests.conftest import visit

_SENTENCES = (Path(__file__).parent / "sentences.txt").read_text("utf-8").splitlines()
_SAMPLES_OF_A_LIST = 30


def _lists_in(content: Any) -> Iterator[WordList]:
    if isinstance(content, WordList):
        yield content
    elif isinstance(content, dict):
        yield from _lists_in(tuple(content.values()))
    elif isinstance(content, tuple | list):
        for part in content:
            yield from _lists_in(part)


def _all_lists() -> list[WordList]:
    packages = (docgen.rules, docgen.rules.lexicon, docgen.rules.subjects)
    names = [f"{one.__name__}.{entry.name}" for one in packages for entry in iter_modules(one.__path__)]
    return sorted({found for name in names for found in _lists_in(list(vars(import_module(name)).values()))})


_LISTS = _all_lists()


def _found_by_the_whole_pattern(words: WordList, text: str) -> list[tuple[int, int]]:
    exceptions = f"(?:{words.exceptions})|" if words.exceptions else ""
    matches = re.finditer(f"{exceptions}(?P<word>{words.pattern})", text)
    spans = [match.span("word") for match in matches if match["word"]]
    return [(start, end) for start, end in spans if not is_denied(text, start, end)]


def _sample(alternatives: Alternatives, random: Random) -> str:
    """A text that the alternatives match, or nearly: what they only look at stands in it, too."""
    return "".join(
        piece if isinstance(piece, str) else _sample_of(piece, random) * random.choice(_counts(piece.quantifier))
        for piece in random.choice(alternatives)
    )


def _sample_of(piece: PatternPiece, random: Random) -> str:
    match piece:
        case PatternGroup():
            return _sample(piece.alternatives, random) if "!" not in piece.opening or random.random() < 0.2 else ""
        case PatternSign():
            return random.choice(piece.characters or ("3" if piece.text == r"\d" else "的", "，", "甲"))
    raise AssertionError(piece)


def _counts(quantifier: str) -> tuple[int, ...]:
    if counted := re.match(r"\{(\d*)(,?)(\d*)", quantifier):
        least = int(counted[1] or 0)
        return (least, int(counted[3])) if counted[3] else (least,)
    return {"?": (0, 1), "*": (0, 2), "+": (1, 2)}.get(quantifier[:1], (1,))


def test_every_list_is_known_to_this_test() -> None:
    assert len(_LISTS) > 80


@pytest.mark.parametrize("number", range(len(_LISTS)))
def test_a_list_finds_in_every_text_what_its_whole_pattern_finds(number: int) -> None:
    one, random = _LISTS[number], Random(number)
    sources = [parse(pattern) for pattern in (one.pattern, one.pattern, one.exceptions) if pattern]
    made = ["".join(_sample(random.choice(sources), random) for _ in range(2)) for _ in range(_SAMPLES_OF_A_LIST)]
    mixed = [f"{random.choice(_SENTENCES)}{text}" for text in made]
    found = 0
    for text in (*_SENTENCES, *made, *mixed):
        expected = _found_by_the_whole_pattern(one, text)
        found += bool(expected)
        assert list(one.places(text)) == expected, text
        # what is compiled depends on the texts that came before: here are only the parts that can match
        part, exceptions = reduced(one.pattern, text), reduced(one.exceptions, text) if one.exceptions else None
        found_by_part = _found_by_the_whole_pattern(WordList(part, exceptions or ""), text) if part else []
        assert found_by_part == expected, text
    assert found


@pytest.mark.parametrize(
    ("pattern", "text", "is_possible"),
    [
        ("[抵顶](?!级)", "用酒抵账", True),
        ("茅台|[抵顶]账", "顶账", True),
        ("茅台|[抵顶]账", "记账", False),
        ("茅台|[^，]{2}台", "赖台", True),
        (r"茅台|\d+瓶", "十瓶", True),
        (r"茅台|\d+瓶", "十杯", False),
        ("茅台|[0-9]{2}", "7月15日", True),
        ("茅台|.", "甲", True),
        (r"\(酒\)|\.", "1.5", True),
        ("酒?|茶", "", True),
        ("[一-龥]酒", "白酒", True),
    ],
)
def test_alternatives_that_are_no_plain_words_are_asked_for(pattern: str, text: str, is_possible: bool) -> None:
    assert may_match(pattern, text) >= is_possible
    assert (reduced(pattern, text) is not None) is is_possible


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("酒(?:水|店)?", "白酒", "酒"),
        ("(?<!茶|奶)酒", "白酒", "酒"),
        ("(?<!茶|奶)酒", "奶酒", "(?<!奶)酒"),
        ("(?:茶|奶){2}酒", "奶奶酒", "(?:奶){2}酒"),
        ("(?:茶|奶)+酒", "白酒", None),
        ("(?:茶|奶)*酒", "白酒", "酒"),
        ("(?=白)酒", "红酒", None),
        ("白酒+", "白", None),
        ("[红白]*酒", "黄酒", "酒"),
        ("a|b|", "c", ""),
    ],
)
def test_what_cannot_match_in_a_text_is_left_out(pattern: str, text: str, expected: str | None) -> None:
    assert reduced(pattern, text) == expected


def test_a_small_class_is_as_good_as_its_characters_and_a_large_one_is_any() -> None:
    assert keys("[红白]|[^，]|[一-龥]") == ("红", "白", "")


def test_a_visit_may_hold_words_of_which_no_character_is_known() -> None:
    assert account(visit("日程: [{内容: 看酒厂}]")).may_hold("[^，]酒")


def test_a_list_is_compiled_whole_when_it_has_been_asked_often() -> None:
    one = words("酒(?!店)|茶[0-9]", "黄酒")
    texts = [f"白酒{number}瓶，黄酒" for number in range(200)]
    assert {tuple(one.places(text)) for text in texts} == {((1, 2),)}
