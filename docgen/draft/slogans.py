"""Slogans that were typed with a slip, wherever a text stands, told from what means something else."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from docgen.model.lazy_pattern import lazy_pattern
from docgen.order.characters import readings

SHORTEST_SLOGAN = 4  # characters: anything may be like a shorter one
_LONG = 6  # characters: a slogan of so many is known by its parts in the middle of a sentence
_VERY_LONG = 8  # characters: where it stands for itself, such a slogan may have two slips

# What is typed between the words of a slogan, or is dropped there. Commas are so only in slogans that have a mark.
_SPACES = " \t\u3000\u00a0\u2002\u2003\u2009\u200b\u200c\u200d\ufeff"
_DOTS_AND_DASHES = "·•‧∙・･⋅●.．-‐‑‒–—―－~～_＿"
_COMMAS = ",，、;；:：/／|｜"
#: One figure for the ways in which a number is written.
_NUMERALS = ("零〇○", "一壹", "二两兩贰貳", "三叁參参", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
_LARGE_NUMERALS = {"仟": "千", "佰": "百", "拾": "十"}
#: Letters of other alphabets, and signs, that look like Latin ones.
_LOOK_ALIKE = dict(zip("авекмнорстухαβεκνορτχ×✕╳", "abekmhopctyxabekvoptxxxx", strict=True))
_QUOTED = lazy_pattern('“([^“”]+)”|「([^「」]+)」|『([^『』]+)』|‘([^‘’]+)’|"([^"]+)"|《([^《》]+)》|【([^【】]+)】')
_ANNOUNCED = lazy_pattern('(?:口号|标语|主题词)(?:是|为|[:：])?\\s*([^，。；！？\n“”"]+)')
_AROUND = f"{_SPACES}“”‘’「」『』《》【】（）()\"'，。、；：！？,;:!?"


class NearMiss(NamedTuple):
    """A slip: where it begins in the text, what stands there, which slogan is meant."""

    start: int
    typed: str
    slogan: str


def near_misses(text: str, slogans: Iterable[str]) -> list[NearMiss]:
    """What in a text is nearly one of these slogans and is none of them, in the order of the text.

    Anywhere these are slips: other spaces, dots and dashes, other widths and cases of letters, other ways to write a
    number; in a long slogan also one character that is wrong, missing, too many or changed places with its neighbour.
    A short slogan has neighbours that mean something else (两地园区, 两市三区): in running text only another number, a
    character that sounds like the right one, or a doubled one is a slip. What is the whole text, or stands in quotes
    or behind 口号, may differ in any character.

    >>> [miss.typed for miss in near_misses("建设两地 三区、两地三曲，以“两地三县”为题", ["两地三区"])]
    ['两地 三区', '两地三曲', '两地三县']
    >>> near_misses("两地园区合作，建设两地三区", ["两地三区"])
    []
    """
    wanted = [slogan for slogan in slogans if len(slogan) >= SHORTEST_SLOGAN and _may_stand_in(text, slogan)]
    if not wanted:
        return []
    covered = _cover(text, wanted)
    misses = [miss for slogan in wanted for miss in _near_misses_of_one(covered, slogan)]
    return sorted(_likeliest(misses))


class _Forms(NamedTuple):
    """Every character that is taken for one of a slogan's, and how many of them a text has where it may stand."""

    characters: frozenset[str]
    needed: int


def _may_stand_in(text: str, slogan: str) -> bool:
    """Whether a text has so many of a slogan's characters that it may stand there, slips and all.

    Each slip loses one at most. Nearly every text is passed over here.
    """
    forms = _forms(slogan)
    return len(forms.characters.intersection(text)) >= forms.needed


@cache
def _forms(slogan: str) -> _Forms:
    table = _table(_has_mark(slogan))
    compared = set(slogan.translate(table))
    others = {chr(code) for code, folded in table.items() if folded in compared}
    return _Forms(frozenset(compared | others), len(compared) - _most_slips(slogan))


def _cover(text: str, slogans: Iterable[str]) -> str:
    """The text with every slogan that stands in it as it should put out of sight."""
    for slogan in sorted(slogans, key=len, reverse=True):
        text = text.replace(slogan, "\n" * len(slogan))
    return text


def _likeliest(misses: Iterable[NearMiss]) -> Iterator[NearMiss]:
    """Of misses that overlap the one with the fewest slips: a word before a slogan is no part of it."""
    taken: list[range] = []
    for miss in sorted(misses, key=lambda miss: (_slips_of(miss), -len(miss.typed), miss.start)):
        place = range(miss.start, miss.start + len(miss.typed))
        if not any(place.start < other.stop and other.start < place.stop for other in taken):
            taken.append(place)
            yield miss


def _slips_of(miss: NearMiss) -> int:
    table = _table(has_mark=_has_mark(miss.slogan))
    return _slips(miss.typed.translate(table), miss.slogan.translate(table))


def _near_misses_of_one(text: str, slogan: str) -> Iterator[NearMiss]:
    table = _table(has_mark=_has_mark(slogan))
    folded, wanted = text.translate(table), slogan.translate(table)
    if wanted in folded:
        yield from (miss for miss in _spelt_otherwise(_Folded(text, table), wanted, slogan))
    for start, span in _spans(text):
        if _is_nearly(span.translate(table), wanted):
            yield NearMiss(start, span, slogan)
    if not any(piece in folded for _, piece in _pieces(wanted)):
        return
    find = _in_running_text if len(wanted) >= _LONG else _sounding_alike
    yield from find(_Folded(text, table), wanted, slogan)


def _is_nearly(typed: str, wanted: str) -> bool:
    """Whether what stands for itself is a slogan with a slip or two, or with its words in another order."""
    return typed != wanted and (sorted(typed) == sorted(wanted) or _slips(typed, wanted) <= _most_slips(wanted))


def _most_slips(wanted: str) -> int:
    """How many slips a slogan may have where it stands for itself."""
    return 2 if len(wanted) >= _VERY_LONG else 1


def _has_mark(slogan: str) -> bool:
    return any(character in _DOTS_AND_DASHES or character in _COMMAS for character in slogan)


@cache
def _table(has_mark: bool) -> dict[int, str | None]:
    """How characters are folded: what is the same when a slogan is compared becomes the same; None leaves it out."""
    table: dict[int, str | None] = {}
    for code in range(0xFF01, 0xFF5F):  # full-width forms of ASCII
        table[code] = chr(code - 0xFEE0).lower()
    table |= {ord(letter): letter.lower() for letter in map(chr, range(ord("A"), ord("Z") + 1))}
    for figure, forms in enumerate(_NUMERALS):
        table |= dict.fromkeys(map(ord, forms), str(figure))
    table |= {ord(form): plain for form, plain in _LARGE_NUMERALS.items()}
    for letter, latin in _LOOK_ALIKE.items():
        table |= {ord(letter): latin, ord(letter.upper()): latin}
    return table | dict.fromkeys(map(ord, _SPACES + _DOTS_AND_DASHES + (_COMMAS if has_mark else "")))


class _Folded:
    """A text as it is compared, and where in the text each of its characters stands."""

    def __init__(self, text: str, table: dict[int, str | None]) -> None:
        self.original = text
        kept = [(at, folded) for at, character in enumerate(text) if (folded := character.translate(table))]
        self.places = [at for at, _ in kept]
        self.text = "".join(folded for _, folded in kept)

    def typed(self, start: int, length: int) -> tuple[int, str]:
        """Where a stretch of the folded text begins in the original, and what stands there."""
        first, last = self.places[start], self.places[start + length - 1]
        return first, self.original[first : last + 1]


def _spelt_otherwise(text: _Folded, wanted: str, slogan: str) -> Iterator[NearMiss]:
    """The slogan with other spaces, marks, widths or numerals."""
    at = text.text.find(wanted)
    while at >= 0:
        yield NearMiss(*text.typed(at, len(wanted)), slogan)
        at = text.text.find(wanted, at + len(wanted))


def _spans(text: str) -> Iterator[tuple[int, str]]:
    """What stands for itself in a text: the whole of it, what is in quotes, what is said to be the slogan."""
    whole = text.strip(_AROUND)
    if whole and "\n" not in whole:
        yield text.index(whole), whole
    for pattern in (_QUOTED, _ANNOUNCED):
        for match in pattern.finditer(text):
            span = next(filter(None, match.groups()))
            if inner := span.strip(_AROUND):
                yield match.start() + match.group().index(span) + span.index(inner), inner


def _pieces(wanted: str) -> tuple[tuple[int, str], ...]:
    """Three pieces of a slogan, each with its place: a single slip leaves one of them whole."""
    third = len(wanted) // 3
    cuts = (0, third, len(wanted) - third)
    ends = (*cuts[1:], len(wanted))
    return tuple((start, wanted[start:end]) for start, end in zip(cuts, ends, strict=True))


def _in_running_text(text: _Folded, wanted: str, slogan: str) -> Iterator[NearMiss]:
    """One slip in a long slogan, anywhere: around every whole piece of it."""
    seen: set[int] = set()
    for offset, piece in _pieces(wanted):
        at = text.text.find(piece)
        while at >= 0:
            around = at - offset
            is_new = seen.isdisjoint(range(around - 1, around + 2))
            if is_new and (stretch := _best_stretch(text, around, wanted)):
                seen.add(around)
                yield NearMiss(*text.typed(*stretch), slogan)
            at = text.text.find(piece, at + 1)


def _sounding_alike(text: _Folded, wanted: str, slogan: str) -> Iterator[NearMiss]:
    """A short slogan in which one character is another of the same sound, another number, or is typed twice."""
    for at, right in enumerate(wanted):
        before, behind = re.escape(wanted[:at]), re.escape(wanted[at + 1 :])
        for match in re.finditer(f"{before}({right}{right}|.){behind}", text.text):
            if match[1] != right and (match[1] == right * 2 or _is_easily_taken_for(match[1], right)):
                yield NearMiss(*text.typed(match.start(), len(match.group())), slogan)


def _is_easily_taken_for(first: str, second: str) -> bool:
    if first.isdecimal() and second.isdecimal():
        return True
    syllables = [{reading.rstrip("012345") for reading in readings(character)} for character in (first, second)]
    return not syllables[0].isdisjoint(syllables[1])


def _best_stretch(text: _Folded, around: int, wanted: str) -> tuple[int, int] | None:
    """Start and length of what differs from a slogan in one slip, near a place; the likeliest of several."""
    length = len(wanted)
    candidates = [
        (start, size)
        for size in (length, length + 1, length - 1)
        for start in (around, around - 1, around + 1)
        if start >= 0 and start + size <= len(text.text) and _is_slip(text.text[start : start + size], wanted)
    ]
    return candidates[0] if candidates else None


def _is_slip(typed: str, wanted: str) -> bool:
    """Whether a stretch of running text is a slogan with one slip; a mark at its edge is none of it."""
    return typed[0] not in _AROUND + "\n" and typed[-1] not in _AROUND + "\n" and _slips(typed, wanted) == 1


def _slips(typed: str, wanted: str) -> int:
    """How many characters are wrong, missing, too many or changed places with a neighbour; 9 where it is many.

    >>> [_slips(typed, "早晚X河") for typed in ("早晚X河", "晚早X河", "早晚河", "早晚XX河", "早晚X江", "朝夕")]
    [0, 1, 1, 1, 1, 9]
    """
    if abs(len(typed) - len(wanted)) > 2:
        return 9
    before_last: list[int] = []
    last = list(range(len(wanted) + 1))
    for row, character in enumerate(typed, 1):
        current = [row]
        for column, right in enumerate(wanted, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (character != right))
            if row > 1 and column > 1 and (character, typed[row - 2]) == (wanted[column - 2], right):
                cost = min(cost, before_last[column - 2] + 1)
            current.append(cost)
        before_last, last = last, current
    return last[-1] if last[-1] <= 2 else 9
