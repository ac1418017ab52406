"""Names in order: 姓氏笔画, 姓名笔画, 拼音; what the tables do not decide is left to the office, by name."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cmp_to_key
from typing import NamedTuple

from docgen.order.characters import Character, UndecidedError, character, compare, readings
from docgen.order.surnames import READINGS, surname_length

#: A place of a name that holds nothing: it counts no stroke and comes before every character.
_NOTHING = ""
#: A character whose reading nobody knows.
_UNREAD = "?"


@dataclass(frozen=True, slots=True)
class CharacterOverrides:
    """What an office knows beyond the tables: strokes (digits 1 横 2 竖 3 撇 4 点 5 折) and readings of characters.

    A reading of a whole surname (``单于``: ``chan2-yu2``) may stand there too.
    """

    strokes: Mapping[str, str] = field(default_factory=dict)
    readings: Mapping[str, str] = field(default_factory=dict)


class PlacedName(NamedTuple):
    """A name in its place: what it was compared by, and why in words. ``doubt`` says what to check by hand."""

    name: str
    key: str
    reason: str
    doubt: str = ""


class OrderedNames(NamedTuple):
    """Names in order, and those that the tables cannot place, each with the character that is not known."""

    placed: tuple[PlacedName, ...]
    left: tuple[tuple[str, str], ...] = ()


def by_surname_strokes(names: Sequence[str], known: CharacterOverrides | None = None) -> OrderedNames:
    """姓氏笔画: the surname's first character by strokes; of one surname the given names, those of one character first.

    A compound surname goes by its first character, and after the simple surname of that character. The rule of lists
    of the Party and the CPPCC; a given name of one character is reckoned as if it began with nothing.

    >>> [one.name for one in by_surname_strokes(["田大利", "欧阳少东", "田富", "洪少东"]).placed]
    ['田富', '田大利', '欧阳少东', '洪少东']
    """
    ordered, left = in_surname_strokes(names, known)
    return OrderedNames(
        tuple(_counted(name, _surname_places(name), known or CharacterOverrides()) for name in ordered), tuple(left)
    )


def in_surname_strokes(
    names: Sequence[str], known: CharacterOverrides | None = None
) -> tuple[list[str], list[tuple[str, str]]]:
    """The same order without its reasons, for long lists: the names, and those left with what is not known of them."""
    return _by_strokes(names, _surname_places, known or CharacterOverrides())


def by_name_strokes(names: Sequence[str], known: CharacterOverrides | None = None) -> OrderedNames:
    """姓名笔画: names character by character, as lists of the people's congresses often are.

    >>> [one.name for one in by_name_strokes(["田富", "田大利"]).placed]
    ['田大利', '田富']
    """
    ordered, left = _by_strokes(names, _all_places, known or CharacterOverrides())
    return OrderedNames(
        tuple(_counted(name, _all_places(name), known or CharacterOverrides()) for name in ordered), tuple(left)
    )


def by_readings(names: Sequence[str], known: CharacterOverrides | None = None) -> OrderedNames:
    """拼音: surnames by how they are read as surnames, letters before tones; then the given names.

    Same syllables go by strokes. Letters of foreign names are compared as letters.

    >>> [one.name for one in by_readings(["查理平", "仇远", "陈平", "曾山"]).placed]
    ['陈平', '仇远', '曾山', '查理平']
    """
    found = known or CharacterOverrides()

    def places(name: str) -> tuple[str, ...]:
        return tuple(f"{letters}\t{one}" for one, letters in _syllables(name, found))

    def order(one: str, other: str) -> int:
        for place in (one, other):
            if place.startswith(_UNREAD):
                raise UndecidedError(place)
        first, second = (_letters(place) for place in (one, other))
        if first != second:
            return -1 if first < second else 1
        same = [_character(place.partition("\t")[2], found) for place in (one, other)]
        return compare(*same) if all(c.strokes for c in same) else -1 if one < other else int(one > other)

    ordered, left = _sorted(names, places, lambda place: not place.startswith(_UNREAD), order)
    unread = tuple((name, place.partition("\t")[2]) for name, place in left)
    return OrderedNames(tuple(_read(name, found) for name in ordered), unread)


#: The orders of names by what offices call them.
BY_NAME: Mapping[str, Callable[[Sequence[str], CharacterOverrides], OrderedNames]] = {
    "姓氏笔画": by_surname_strokes,
    "姓名笔画": by_name_strokes,
    "拼音": by_readings,
}


def _by_strokes(
    names: Sequence[str], places: Callable[[str], tuple[str, ...]], known: CharacterOverrides
) -> tuple[list[str], list[tuple[str, str]]]:
    found: dict[str, Character] = {}

    def of(place: str) -> Character:
        if place not in found:
            found[place] = _character(place, known)
        return found[place]

    def order(one: str, other: str) -> int:
        if _NOTHING in (one, other):
            return (one != _NOTHING) - (other != _NOTHING)
        return compare(of(one), of(other))

    def sure(place: str) -> bool:
        return place == _NOTHING or bool(of(place).strokes)

    return _sorted(names, places, sure, order)


def _surname_places(name: str) -> tuple[str, ...]:
    """
    >>> _surname_places("王军"), _surname_places("欧阳若兰")
    (('王', '', '', '军'), ('欧', '阳', '若', '兰'))
    """
    letters = _all_places(name)
    length = surname_length(name)
    if length == 0:
        return letters
    given = letters[length:]
    surname = (*letters[:length], *([_NOTHING] if length == 1 else []))
    return (*surname, *([_NOTHING] if len(given) == 1 else []), *given)


def _all_places(name: str) -> tuple[str, ...]:
    """The characters of a name; marks and spaces between its parts are not compared."""
    return tuple(one for one in name if one not in "·•" and not one.isspace())


def _character(text: str, known: CharacterOverrides) -> Character:
    found = character(text)
    return Character(text, known.strokes[text], found.number) if text in known.strokes else found


def _sorted(
    names: Sequence[str],
    places: Callable[[str], tuple[str, ...]],
    sure: Callable[[str], bool],
    order: Callable[[str, str], int],
) -> tuple[list[str], list[tuple[str, str]]]:
    """The names in order of their places, and those that no table places, with what is not known of them.

    Two places that are ``sure`` can always be compared; others raise UndecidedError when the tables do not tell.
    """
    left: list[tuple[int, str]] = []
    rows = [places(name) for name in names]

    def group(numbers: Sequence[int], at: int) -> Iterator[int]:
        if len(numbers) == 1:
            yield numbers[0]
            return
        by_place: defaultdict[str, list[int]] = defaultdict(list)
        for number in numbers:
            if len(rows[number]) > at:
                by_place[rows[number][at]].append(number)
            else:
                yield number
        strange = set(_strange(by_place, sure, order)) if len(by_place) > 1 else set()
        left.extend((number, place) for place in strange for number in by_place[place])
        for place in sorted(by_place.keys() - strange, key=cmp_to_key(order)):
            yield from group(by_place[place], at + 1)

    ordered = [names[number] for number in group(range(len(names)), 0)] if names else []
    return ordered, [(names[number], place) for number, place in sorted(left)]


def _strange(places: Iterable[str], sure: Callable[[str], bool], order: Callable[[str, str], int]) -> Iterator[str]:
    """The places that cannot be compared with some other."""
    everything = list(places)
    for one in everything:
        if not sure(one):
            for other in everything:
                try:
                    order(one, other)
                except UndecidedError:
                    yield one
                    break


def _counted(name: str, places: Sequence[str], known: CharacterOverrides) -> PlacedName:
    shown = [_character(one, known) for one in places if one != _NOTHING]
    key = " ".join("00" if not one else _stroke_key(_character(one, known)) for one in places)
    return PlacedName(name, key, "，".join(dict.fromkeys(one.shown for one in shown)))


def _stroke_key(one: Character) -> str:
    return f"{len(one.strokes):02d}{one.strokes}#{one.number}"


def _letters(place: str) -> tuple[str, bool, str]:
    """The syllable and its tone; ü (written v) stands with u and right after it, as in dictionaries: 陆 吕 栾 罗."""
    read = place.partition("\t")[0]
    syllable, tone = (read[:-1], read[-1]) if read[-1:].isdigit() else (read, "")
    spoken = syllable[:1] in "ln" and syllable[1:2] == "v" and tone
    return (syllable.replace("v", "u"), True, tone) if spoken else (syllable, False, tone)


def _syllables(name: str, known: CharacterOverrides) -> list[tuple[str, str]]:
    """Characters of a name with how they are read, letters as they are; _UNREAD where nobody knows the reading."""
    letters = _all_places(name)
    length = surname_length(name)
    surname = "".join(letters[:length])
    read = known.readings.get(surname) or (READINGS[surname][0] if surname in READINGS else "")
    found = list(zip(letters[:length], read.split("-"), strict=True)) if read else []
    for one in letters[len(found) :]:
        usual = known.readings.get(one) or next(iter(readings(one)), one.lower() if one.isascii() else _UNREAD)
        found.append((one, usual))
    return found if length != 1 else [found[0], (_NOTHING, " "), *found[1:]]


def _read(name: str, known: CharacterOverrides) -> PlacedName:
    syllables = [(one, read) for one, read in _syllables(name, known) if one]
    key = " ".join(read for _, read in syllables)
    surname = name[: surname_length(name)]
    doubt = ""
    others = READINGS.get(surname) or (readings(surname) if len(surname) == 1 else ())
    if len(others) > 1 and surname not in known.readings:
        doubt = f"“{surname}”作姓有{'、'.join(others)}几读，按{others[0]}排"
    return PlacedName(
        name, key, f"{surname or name}读{'-'.join(r for _, r in syllables[: len(surname) or None])}", doubt
    )
