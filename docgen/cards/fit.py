"""How large the texts of cards are set: as large as the face allows, one size for all names of a kind of script."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import NamedTuple

from docgen.fonts.fitted_text import LEADING, FittedText, Setting
from docgen.fonts.font_stack import FontStack
from docgen.model.cards import Card
from docgen.model.units import MM_PER_PT

#: The part of a face that type may fill; the rest is the margin, 6 % on each side.
FILLED = 0.88
#: The em of a name alone on its face, as a part of the face's height: more would touch the folds.
_LARGEST = 0.62
#: The same of a name whose characters stand one under the other, as a part of the face's width.
_LARGEST_STACKED = 0.52
#: The em of the other texts as a part of the face's height, and how small they may become to stay on one line.
_SHARES = {"标题": 0.1, "单位": 0.14, "英文名": 0.15, "职务": 0.15, "身份": 0.12, "口号": 0.085}
_SHRUNK = 0.6
#: The part of what is filled that texts beside the name may take together.
_OTHERS = 0.48
#: How large a text beside a name may be by the size of the name.
_BESIDE = 0.5
#: Of a face that stands, its width counts so much as height for texts beside the name.
_STANDING = 0.62
#: A name in a narrow face may have so many lines; hanzi without a break are parted only from so many on.
_MOST_LINES, _LONG_WORD = 4, 8
#: A name in two lines must be so much larger than in one.
_WORTH = 1.25
#: Points: readers put lines that are told their height up to a twelfth of it apart, and larger ones would show it.
_LARGEST_BROKEN = 118.0
_SMALLEST, _SMALLEST_NAME = 6.0, 9.0
_HANZI = re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_BREAKS = re.compile(r"[·• ]")
_DOTTED = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff·•]+")
_SOFT = re.compile(r"[、，,;；/ ·•）)]|(?<=[省市州县区局厅部院司会室])(?![员长委室])|(?<=委)(?!员)|(?=[（(])")

HAN, OTHER = "汉字", "外文和长名"


class Long(NamedTuple):
    """A text that does not fit its face even at the smallest size."""

    card: Card
    what: str
    text: str


@dataclass(slots=True)
class Fit:
    """The lettering of every card by what it is, the sizes of names by script in points, what does not fit."""

    lettering: list[dict[str, FittedText]] = field(default_factory=list)
    sizes: dict[str, float] = field(default_factory=dict)
    long: list[Long] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Room:
    """A face: its width and height in mm; whether names stand upright in it; the largest size of a name in points; the
    part of its height that an emblem takes at the top.
    """

    width: float
    height: float
    vertical: bool = False
    largest: float = 999.0
    emblem: float = 0.0

    @property
    def wide(self) -> float:
        """How wide a text may be, in mm."""
        return FILLED * self.width

    @property
    def high(self) -> float:
        """How high all texts may be together, in mm."""
        return (1 - max(self.emblem, (1 - FILLED) / 2) - (1 - FILLED) / 2) * self.height

    @property
    def measure(self) -> float:
        """What the sizes of texts beside the name go by, in mm: the height, but not of faces that stand."""
        return min(self.height, _STANDING * self.width)


def script(name: str) -> str:
    """Whether a name is hanzi alone, or has other letters, a middle dot or a space.

    >>> script("欧阳若兰"), script("阿依古丽·买买提"), script("Anna Lind")
    ('汉字', '外文和长名', '外文和长名')
    """
    return HAN if _HANZI.fullmatch(name) else OTHER


def fit(
    cards: Sequence[Card], room: Room, case: FontStack, same_size: bool = True, held: Mapping[str, float] | None = None
) -> Fit:
    """The texts of all cards in lines and sizes.

    With ``same_size`` names of one script are as large as the longest of them allows, and so is every other text that
    would not become too small by it. ``held`` are sizes of an earlier run: they are kept where they still fit.
    Every character is in some face of the case: that was asked before.
    """
    found = Fit()
    small = [_small(card, room, case) for card in cards]
    if same_size:
        _even(small)
    taken = [_height(texts) for texts in small]
    most = max(taken, default=0.0)
    if most > _OTHERS * room.high:
        # the name is what a card is for: the rest makes room for it
        small = [_scaled(texts, _OTHERS * room.high / most) for texts in small]
        taken = [_height(texts) for texts in small]
        most = max(taken)
    free = [room.high - (most if same_size else one) for one in taken]
    names = [_name(card.name, high, room, case) for card, high in zip(cards, free, strict=True)]
    found.sizes = _sizes(cards, names, room, held or {})
    for card, lines, texts in zip(cards, names, small, strict=True):
        size = found.sizes[script(card.name)] if same_size else lines[0].size
        # a name that may be smaller than it could be need not be broken any more
        again = _broken(card.name, size, room, case) if len(lines) > 1 and not lines[0].stacked else lines
        even = tuple(line._replace(size=size) for line in again)
        largest = max((line.size for text in texts.values() for line in text.lines), default=0.0)
        rest = _scaled(texts, _BESIDE * size / largest) if largest > _BESIDE * size else texts
        found.lettering.append({**rest, "姓名": FittedText(card.name, even, case)})
        if size < _SMALLEST_NAME:
            found.long.append(Long(card, "姓名", card.name))
        for what, text in rest.items():
            if any(line.size < _SMALLEST for line in text.lines):
                found.long.append(Long(card, what, str(text)))
    return found


def _sizes(
    cards: Sequence[Card], names: Sequence[tuple[Setting, ...]], room: Room, held: Mapping[str, float]
) -> dict[str, float]:
    """The size of names by script: what the longest allows, or that of an earlier run."""
    found: dict[str, float] = {}
    for card, lines in zip(cards, names, strict=True):
        group = script(card.name)
        found[group] = min(found.get(group, lines[0].size), lines[0].size)
    if room.vertical and len(found) > 1:
        # beside upright hanzi a name that lies down is not to be the larger
        found[OTHER] = min(found[OTHER], found[HAN])
    return {group: held[group] if held.get(group, size + 1) <= size else size for group, size in found.items()}


def _small(card: Card, room: Room, case: FontStack) -> dict[str, FittedText]:
    """The texts beside the name, each on one line, or on two where one would become too small."""
    found = {}
    for what, text in card.texts.items():
        if what not in _SHARES:
            continue
        wanted, wide = _SHARES[what] * room.measure / MM_PER_PT, room.wide / MM_PER_PT
        pieces = case.pieces(text)
        one: tuple[Setting, ...] = (Setting(pieces, _half(min(wanted, wide / case.advance(pieces)))),)
        if one[0].size < _SHRUNK * wanted:
            one = _halved(text, wanted * 0.85, wide, case) or one
        found[what] = FittedText(text, one, case)
    return found


def _halved(text: str, wanted: float, wide: float, case: FontStack) -> tuple[Setting, ...]:
    """A long text in two lines, parted where its words part, as evenly as that allows; nothing for a single word."""
    cuts = [found.end() for found in _SOFT.finditer(text) if 0 < found.end() < len(text)]
    if not cuts and len(text) > _LONG_WORD and _HANZI.fullmatch(text):
        cuts = [(len(text) + 1) // 2]
    if not cuts:
        return ()
    cut = min(cuts, key=lambda at: max(at, len(text) - at))
    parts = [case.pieces(one) for one in (text[:cut], text[cut:])]
    size = _half(min(wanted, *(wide / max(case.advance(part), 0.01) for part in parts)))
    return tuple(Setting(part, size) for part in parts)


def _even(small: Sequence[dict[str, FittedText]]) -> None:
    """Texts of one kind in one line become as large as the smallest of them."""
    for what in _SHARES:
        those = [texts for texts in small if what in texts]
        sizes = [texts[what].lines[0].size for texts in those if len(texts[what].lines) == 1]
        if not sizes:
            continue
        least = min(sizes)
        for texts in those:
            text = texts[what]
            lines = tuple(line._replace(size=min(line.size, least)) for line in text.lines)
            texts[what] = FittedText(str(text), lines, text.case)


def _scaled(texts: Mapping[str, FittedText], factor: float) -> dict[str, FittedText]:
    return {
        what: FittedText(
            str(text), tuple(line._replace(size=_half(line.size * factor)) for line in text.lines), text.case
        )
        for what, text in texts.items()
    }


def _height(texts: Mapping[str, FittedText]) -> float:
    """How high the texts beside a name are together, in mm."""
    return sum(line.size * LEADING * MM_PER_PT for text in texts.values() for line in text.lines)


def _name(name: str, high: float, room: Room, case: FontStack) -> tuple[Setting, ...]:
    """A name as large as the room allows; in several lines where that makes it much larger."""
    best: tuple[Setting, ...] = (_lying(name, high, room, case),)
    if room.vertical and _HANZI.fullmatch(name):
        return (_stacked(name, high, room, case),)
    for parts in _parted(name, _MOST_LINES if room.vertical else 2):
        lines = tuple(_line(part, case, spread=False) for part in parts)
        widest = max(_advance(line, case) for line in lines)
        size = _half(
            min(
                _cap(room, lines[0], case),
                _LARGEST_BROKEN,
                room.wide / MM_PER_PT / widest,
                high / MM_PER_PT / len(lines) / LEADING,
            )
        )
        if size > best[0].size * (_WORTH if len(best) == 1 else 1.0):
            best = tuple(line._replace(size=size) for line in lines)
    if room.vertical and _DOTTED.fullmatch(name):
        upright = _stacked(name, high, room, case)
        best = (upright,) if upright.size > best[0].size else best
    return best


def _lying(name: str, high: float, room: Room, case: FontStack) -> Setting:
    """A name on one line."""
    one = _line(name, case)
    size = min(_cap(room, one, case), room.wide / MM_PER_PT / _advance(one, case), high / MM_PER_PT / LEADING)
    return one._replace(size=_half(size))


def _cap(room: Room, line: Setting, case: FontStack) -> float:
    """How large a name may be by the height of the face, in points.

    A line alone is as high as its type makes it; moved to the middle it must still lie within the face.
    """
    metrics = [case.face(face).metrics for face, _ in line.pieces]
    tallest = max(each.height + 2 * abs(each.rise - case.first.middle) for each in metrics)
    there = (1 - room.emblem) * room.height
    return min(room.largest, _LARGEST * there / MM_PER_PT, there / MM_PER_PT / tallest)


def _broken(name: str, size: float, room: Room, case: FontStack) -> tuple[Setting, ...]:
    """The lines of a name of that size: one where it fits, else as few as do."""
    one = _line(name, case)
    if _advance(one, case) * size * MM_PER_PT <= room.wide + 0.01:
        return (one,)
    parted = _parted(name, _MOST_LINES if room.vertical else 2)
    choices = [tuple(_line(part, case, spread=False) for part in parts) for parts in parted]

    def widest(lines: tuple[Setting, ...]) -> float:
        return max(_advance(line, case) for line in lines)

    fitting = [lines for lines in choices if widest(lines) * size * MM_PER_PT <= room.wide + 0.01]
    return min(fitting or choices, key=lambda lines: (len(lines), widest(lines)))


def _parted(name: str, most: int) -> Iterator[tuple[str, ...]]:
    """Every way to part a name into so many lines behind a middle dot or a space, fewer first."""
    cuts = [found.end() for found in _BREAKS.finditer(name) if 0 < found.end() < len(name)]
    for count in range(1, min(most, len(cuts) + 1)):
        for chosen in combinations(cuts, count):
            edges = (0, *chosen, len(name))
            yield tuple(name[start:end] for start, end in pairwise(edges))


def _stacked(name: str, high: float, room: Room, case: FontStack) -> Setting:
    """A name character under character; two stand as far apart as the ends of three."""
    line = Setting(case.pieces(name), 0.0, len(name) == 2, True)
    rows = max(len(name), 3 if len(name) == 2 else 0)
    cap = min(room.largest, _LARGEST_STACKED * room.width / MM_PER_PT)
    return line._replace(size=_half(min(cap, high / MM_PER_PT / rows / LEADING)))


def _line(text: str, case: FontStack, spread: bool = True) -> Setting:
    return Setting(case.pieces(text), 0.0, spread and len(text) == 2 and bool(_HANZI.fullmatch(text)))


def _advance(line: Setting, case: FontStack) -> float:
    """How wide a line is, in em; a space at its end does not count."""
    pieces = line.pieces
    if line.text.endswith(" "):
        pieces = (*pieces[:-1], (pieces[-1][0], pieces[-1][1].rstrip(" ")))
    return max(case.advance(pieces) + line.spread, 0.01)


def _half(size: float) -> float:
    """Down to the half point, as Word counts."""
    return int(size * 2 + 1e-6) / 2
