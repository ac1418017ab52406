"""Names in order: 姓氏笔画, 姓名笔画, 拼音. Names that the tables cannot place are left to the office to decide."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cmp_to_key
from typing import NamedTuple

from docgen.order.characters import Character, UndecidedError, character, compare, readings
from docgen.order.surnames import READINGS, surname_length

#: A part of a name that holds nothing: it counts no stroke and comes before every character.
_NOTHING = ""
#: The reading of a character that nobody knows.
_UNREAD = "?"


@dataclass(frozen=True, slots=True)
class CharacterOverrides:
    """Strokes (digits 1 横 2 竖 3 撇 4 点 5 折) and readings that an office wrote down; they go before the tables.

    A reading of a whole surname (``单于``: ``chan2-yu2``) may stand there too.
    """

    strokes: Mapping[str, str] = field(default_factory=dict)
    readings: Mapping[str, str] = field(default_factory=dict)


#: What the tables alone say.
NO_OVERRIDES = CharacterOverrides()


class PlacedName(NamedTuple):
    """A name in its place: what it was compared by, and why in words. ``doubt`` says what to check by hand."""

    name: str
    key: str
    reason: str
    doubt: str = ""


class OrderedNames(NamedTuple):
    """Names in order, and those that the tables cannot place, each with the character that is not known."""

    placed: tuple[PlacedName, ...]
    unplaced: tuple[tuple[str, str], ...] = ()


def order_by_surname_strokes(names: Sequence[str], overrides: CharacterOverrides = NO_OVERRIDES) -> OrderedNames:
    """姓氏笔画: the surname's first character by strokes; of one surname the given names, those of one character first.

    A compound surname goes by its first character, and after the simple surname of that character. The rule of lists
    of the Party and the CPPCC. A given name of one character is compared as if an empty part stood before it.

    >>> [placed.name for placed in order_by_surname_strokes(["田大利", "欧阳少东", "田富", "洪少东"]).placed]
    ['田富', '田大利', '欧阳少东', '洪少东']
    """
    ordered, unplaced = names_in_surname_strokes(names, overrides)
    return OrderedNames(
        tuple(_placed_by_strokes(name, _surname_parts(name), overrides) for name in ordered), tuple(unplaced)
    )


def names_in_surname_strokes(
    names: Sequence[str], overrides: CharacterOverrides = NO_OVERRIDES
) -> tuple[list[str], list[tuple[str, str]]]:
    """The same order without its reasons, for long lists: the names in order, and those without a place."""
    return _sort(names, _stroke_comparison(_surname_parts, overrides))


def order_by_name_strokes(names: Sequence[str], overrides: CharacterOverrides = NO_OVERRIDES) -> OrderedNames:
    """姓名笔画: names character by character, as lists of the people's congresses often are.

    >>> [placed.name for placed in order_by_name_strokes(["田富", "田大利"]).placed]
    ['田大利', '田富']
    """
    ordered, unplaced = _sort(names, _stroke_comparison(_characters, overrides))
    return OrderedNames(
        tuple(_placed_by_strokes(name, _characters(name), overrides) for name in ordered), tuple(unplaced)
    )


def order_by_readings(names: Sequence[str], overrides: CharacterOverrides = NO_OVERRIDES) -> OrderedNames:
    """拼音: surnames by how they are read as surnames, letters before tones; then the given names.

    Same syllables go by strokes. Letters of foreign names are compared as letters.

    >>> [placed.name for placed in order_by_readings(["查理平", "仇远", "陈平", "曾山"]).placed]
    ['陈平', '仇远', '曾山', '查理平']
    """
    ordered, unplaced = _sort(names, _syllable_comparison(overrides))
    unread = tuple((name, part.partition("\t")[2]) for name, part in unplaced)
    return OrderedNames(tuple(_placed_by_reading(name, overrides) for name in ordered), unread)


#: The orders of names by what offices call them.
BY_NAME: Mapping[str, Callable[[Sequence[str], CharacterOverrides], OrderedNames]] = {
    "姓氏笔画": order_by_surname_strokes,
    "姓名笔画": order_by_name_strokes,
    "拼音": order_by_readings,
}


class _Comparison(NamedTuple):
    """How names are compared: cut into parts, then part by part.

    Two parts that are both known can always be compared; otherwise ``compare`` may raise UndecidedError.
    """

    parts: Callable[[str], tuple[str, ...]]
    is_known: Callable[[str], bool]
    compare: Callable[[str, str], int]


def _stroke_comparison(parts: Callable[[str], tuple[str, ...]], overrides: CharacterOverrides) -> _Comparison:
    looked_up: dict[str, Character] = {}

    def character_of(part: str) -> Character:
        if part not in looked_up:
            looked_up[part] = _character(part, overrides)
        return looked_up[part]

    def compare_parts(first: str, second: str) -> int:
        if _NOTHING in (first, second):
            return (first != _NOTHING) - (second != _NOTHING)
        return compare(character_of(first), character_of(second))

    def is_known(part: str) -> bool:
        return part == _NOTHING or bool(character_of(part).strokes)

    return _Comparison(parts, is_known, compare_parts)


def _syllable_comparison(overrides: CharacterOverrides) -> _Comparison:
    """Parts are a reading and its character, with a tab between them."""

    def parts(name: str) -> tuple[str, ...]:
        return tuple(f"{reading}\t{letter}" for letter, reading in _syllables(name, overrides))

    def compare_parts(first: str, second: str) -> int:
        for part in (first, second):
            if part.startswith(_UNREAD):
                raise UndecidedError(part)
        first_key, second_key = _syllable_key(first), _syllable_key(second)
        if first_key != second_key:
            return -1 if first_key < second_key else 1
        characters = [_character(part.partition("\t")[2], overrides) for part in (first, second)]
        if all(character.strokes for character in characters):
            return compare(*characters)
        return (first > second) - (first < second)

    return _Comparison(parts, lambda part: not part.startswith(_UNREAD), compare_parts)


def _surname_parts(name: str) -> tuple[str, ...]:
    """
    >>> _surname_parts("王军"), _surname_parts("欧阳若兰")
    (('王', '', '', '军'), ('欧', '阳', '若', '兰'))
    """
    letters = _characters(name)
    length = surname_length(name)
    if length == 0:
        return letters
    given = letters[length:]
    surname = (*letters[:length], *([_NOTHING] if length == 1 else []))
    return (*surname, *([_NOTHING] if len(given) == 1 else []), *given)


def _characters(name: str) -> tuple[str, ...]:
    """The characters of a name; marks and spaces between its parts are not compared."""
    return tuple(letter for letter in name if letter not in "·•" and not letter.isspace())


def _character(text: str, overrides: CharacterOverrides) -> Character:
    known = character(text)
    return Character(text, overrides.strokes[text], known.number) if text in overrides.strokes else known


def _sort(names: Sequence[str], comparison: _Comparison) -> tuple[list[str], list[tuple[str, str]]]:
    """The names in order, and those that no table places, each with the part that is not known."""
    rows = [comparison.parts(name) for name in names]
    unplaced: list[tuple[int, str]] = []
    numbers = _sorted_numbers(range(len(names)), 0, rows, comparison, unplaced) if names else ()
    return [names[number] for number in numbers], [(names[number], part) for number, part in sorted(unplaced)]


def _sorted_numbers(
    numbers: Sequence[int],
    at: int,
    rows: Sequence[Sequence[str]],
    comparison: _Comparison,
    unplaced: list[tuple[int, str]],
) -> Iterator[int]:
    """The numbers of names that agree in their first ``at`` parts, in order; ``unplaced`` takes the others."""
    if len(numbers) == 1:
        yield numbers[0]
        return
    by_part: defaultdict[str, list[int]] = defaultdict(list)
    for number in numbers:
        if len(rows[number]) > at:
            by_part[rows[number][at]].append(number)
        else:
            yield number
    unknown = set(_incomparable(by_part, comparison)) if len(by_part) > 1 else set()
    unplaced.extend((number, part) for part in unknown for number in by_part[part])
    for part in sorted(by_part.keys() - unknown, key=cmp_to_key(comparison.compare)):
        yield from _sorted_numbers(by_part[part], at + 1, rows, comparison, unplaced)


def _incomparable(parts: Iterable[str], comparison: _Comparison) -> Iterator[str]:
    """The parts that cannot be compared with some other."""
    every_part = list(parts)
    for part in every_part:
        if not comparison.is_known(part) and not _is_comparable(part, every_part, comparison):
            yield part


def _is_comparable(part: str, others: Iterable[str], comparison: _Comparison) -> bool:
    try:
        for other in others:
            comparison.compare(part, other)
    except UndecidedError:
        return False
    return True


def _placed_by_strokes(name: str, parts: Sequence[str], overrides: CharacterOverrides) -> PlacedName:
    characters = [_character(part, overrides) for part in parts if part != _NOTHING]
    key = " ".join("00" if part == _NOTHING else _stroke_key(_character(part, overrides)) for part in parts)
    return PlacedName(name, key, "，".join(dict.fromkeys(character.shown for character in characters)))


def _stroke_key(character: Character) -> str:
    return f"{len(character.strokes):02d}{character.strokes}#{character.number}"


def _syllable_key(part: str) -> tuple[str, bool, str]:
    """The syllable and its tone; ü (written v) stands with u and right after it, as in dictionaries: 陆 吕 栾 罗."""
    reading = part.partition("\t")[0]
    syllable, tone = (reading[:-1], reading[-1]) if reading[-1:].isdigit() else (reading, "")
    has_umlaut = syllable[:1] in "ln" and syllable[1:2] == "v" and tone
    return (syllable.replace("v", "u"), True, tone) if has_umlaut else (syllable, False, tone)


def _syllables(name: str, overrides: CharacterOverrides) -> list[tuple[str, str]]:
    """The characters of a name, each with its reading; letters are read as they are, _UNREAD what nobody can read."""
    letters = _characters(name)
    length = surname_length(name)
    surname = "".join(letters[:length])
    surname_reading = overrides.readings.get(surname) or (READINGS[surname][0] if surname in READINGS else "")
    syllables = list(zip(letters[:length], surname_reading.split("-"), strict=True)) if surname_reading else []
    for letter in letters[len(syllables) :]:
        usual = next(iter(readings(letter)), letter.lower() if letter.isascii() else _UNREAD)
        syllables.append((letter, overrides.readings.get(letter) or usual))
    return syllables if length != 1 else [syllables[0], (_NOTHING, " "), *syllables[1:]]


def _placed_by_reading(name: str, overrides: CharacterOverrides) -> PlacedName:
    spoken = [reading for letter, reading in _syllables(name, overrides) if letter]
    surname = name[: surname_length(name)]
    others = READINGS.get(surname) or (readings(surname) if len(surname) == 1 else ())
    doubt = ""
    if len(others) > 1 and surname not in overrides.readings:
        doubt = f"“{surname}”作姓有{'、'.join(others)}几读，按{others[0]}排"
    reason = f"{surname or name}读{'-'.join(spoken[: len(surname) or None])}"
    return PlacedName(name, " ".join(spoken), reason, doubt)
