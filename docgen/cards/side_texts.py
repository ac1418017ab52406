"""The texts beside the name (title, unit, post and others): broken into lines, one size for each kind on all cards.

Unit and post have one size together. All sizes of a stack follow one scale: the largest at which every card leaves room
for its name. A card whose texts do not even fit at the smallest common scale has a scale of its own, so that it does
not make those of all others tiny.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from docgen.cards.face_space import FaceSpace, round_down_to_half_point
from docgen.cards.line_ends import break_into_lines, ends_inside_a_word
from docgen.fonts.fitted_text import FittedLine, FittedText
from docgen.fonts.font_stack import FontStack
from docgen.model.cards import Card
from docgen.model.units import mm_to_pt, pt_to_mm
from docgen.text.titles import title_lines

IDENTITY = "身份"
_UNIT_AND_POST = ("单位", "职务")
#: Scales that are tried, in parts of the usual sizes; the smallest that all cards of a stack may share.
_SCALES = tuple(1 - step / 25 for step in range(20))
_SMALLEST_COMMON_SCALE = 0.64
#: The smallest that makes room for long names.
_FOR_LONG_NAMES = 0.88
#: Units and posts are made so much smaller if each of them then has one line.
_WORTH_ONE_LINE = 0.88
#: They are made as small as this, in points, if each of them then has at most two lines.
_WORTH_TWO_LINES_PT = 10.5

#: The texts beside the name on one card, by their names in CARD_LINES.
SideTexts = dict[str, FittedText]


class _LineRoom(NamedTuple):
    """The room of a text: its name in CARD_LINES, its size at most, how wide it may be; points."""

    line_name: str
    usual_pt: float
    width_pt: float


class SideTextSizes:
    """The texts beside the names of a stack, at any scale. ``common_scale`` is the largest that suits all cards."""

    def __init__(self, cards: Sequence[Card], space: FaceSpace, fonts: FontStack) -> None:
        self._cards, self._setter = cards, _TextSetter(space, fonts)
        if space.bar:
            self._setter.fit_bars({card.texts[IDENTITY] for card in cards if card.bar})
        self.common_scale = self._setter.common_scale(cards)

    @property
    def scales_for_long_names(self) -> list[float]:
        """The common scale, and smaller ones that make room for long names."""
        return [
            scale for scale in _SCALES if scale == self.common_scale or _FOR_LONG_NAMES <= scale < self.common_scale
        ]

    def each_by_itself(self) -> list[SideTexts]:
        """The texts of every card as large as its own face allows."""
        return [self._setter.texts(card, self._setter.scale_of(card, _SCALES)) for card in self._cards]

    def at_scale(self, cards: Sequence[Card], scale: float) -> list[SideTexts]:
        """The texts of these cards at a scale; smaller only on cards that do not fit at it."""
        scales = [smaller for smaller in _SCALES if smaller <= scale]
        return [self._setter.texts(card, self._setter.scale_of(card, scales)) for card in cards]


def with_sizes_at_most(texts: Mapping[str, FittedText], largest_pt: float) -> SideTexts:
    """Those of the texts that are larger than this, in this size. Unit and post keep one size."""
    size_pt = round_down_to_half_point(largest_pt)
    return {
        line_name: FittedText(
            text, tuple(line._replace(size_pt=min(line.size_pt, size_pt)) for line in text.lines), text.fonts
        )
        for line_name, text in texts.items()
        if any(line.size_pt > size_pt for line in text.lines)
    }


def total_height(texts: Mapping[str, FittedText], has_bar: bool) -> float:
    """The height of the texts together, in mm; what stands in a bar is not counted."""
    return sum(pt_to_mm(text.height_pt) for line_name, text in texts.items() if not (has_bar and line_name == IDENTITY))


class _TextSetter:
    """Sets texts at a scale. What it has set once it remembers: many people have one unit."""

    def __init__(self, space: FaceSpace, fonts: FontStack) -> None:
        self._space, self._fonts = space, fonts
        self._set: dict[tuple[str, str, float], FittedText] = {}
        self._heights: dict[tuple[str, str, float], float] = {}
        self._advances: dict[str, float] = {}
        self._known_texts: dict[tuple[object, ...], SideTexts] = {}
        self._known_pieces: dict[str, tuple[tuple[str, str], ...]] = {}
        shares = space.proportions.beside_name
        width_pt = mm_to_pt(space.text_width)
        self._rooms = {
            name: _LineRoom(name, mm_to_pt(share * space.reference_height), width_pt) for name, share in shares.items()
        }
        self._most_mm = space.proportions.together * space.text_height

    def fit_bars(self, words: Iterable[str]) -> None:
        """Gives the words of all bars one size: it grows with the face, as far as the widest word allows."""
        space = self._space
        width_pt = mm_to_pt(space.bar_width)
        widest_em = max(map(self._width_em, words), default=1.0)
        usual_pt = min(mm_to_pt(space.proportions.beside_name[IDENTITY] * space.height), width_pt / widest_em)
        self._rooms[IDENTITY] = _LineRoom(IDENTITY, usual_pt, width_pt)

    def common_scale(self, cards: Sequence[Card]) -> float:
        """The largest scale at which the texts of all cards leave the name its room."""
        scales = [scale for scale in _SCALES if scale >= _SMALLEST_COMMON_SCALE]
        first = self._scale_with_few_lines(cards)
        waiting: Sequence[Card] = cards
        for scale in [scale for scale in scales if scale <= first]:
            waiting = [card for card in waiting if not self._fits(card, scale)]
            if not waiting:
                return scale
        return scales[-1]

    def _scale_with_few_lines(self, cards: Sequence[Card]) -> float:
        """A scale that is little smaller than 1, and at which units and posts have few lines; else 1."""
        waiting = {(name, text) for card in cards for name in _UNIT_AND_POST if (text := card.texts.get(name))}
        widest_pt = max((self._width_em(text) * self._rooms[name].usual_pt for name, text in waiting), default=0.0)
        for scale in [scale for scale in _SCALES if scale >= _WORTH_ONE_LINE]:
            if widest_pt * scale <= self._rooms["单位"].width_pt:
                return scale
        smallest = max(_SMALLEST_COMMON_SCALE, _WORTH_TWO_LINES_PT / self._rooms["单位"].usual_pt)
        for scale in [scale for scale in _SCALES if scale >= smallest]:
            waiting = {text for text in waiting if len(self._text(*text, scale).lines) > 2}
            if not waiting:
                return scale
        return 1.0

    def scale_of(self, card: Card, scales: Sequence[float]) -> float:
        """The first of these scales at which the texts of a card leave the name its room, else the last."""
        return next((scale for scale in scales if self._fits(card, scale)), scales[-1])

    def texts(self, card: Card, scale: float) -> SideTexts:
        """All texts of a card at a scale; the same for all cards that say the same."""
        key = (*card.texts.items(), scale)
        if key not in self._known_texts:
            self._known_texts[key] = {
                name: self._text(name, text, scale) for name, text in card.texts.items() if name in self._rooms
            }
        return self._known_texts[key]

    def _fits(self, card: Card, scale: float) -> bool:
        height = sum(
            self._height(name, text, scale)
            for name, text in card.texts.items()
            if name in self._rooms and not (card.bar and name == IDENTITY)
        )
        return height <= self._most_mm

    def _height(self, line_name: str, text: str, scale: float) -> float:
        key = (line_name, text, scale)
        if key not in self._heights:
            self._heights[key] = total_height({line_name: self._text(line_name, text, scale)}, has_bar=False)
        return self._heights[key]

    def _text(self, line_name: str, text: str, scale: float) -> FittedText:
        if line_name == IDENTITY and self._space.bar:
            scale = 1.0  # it stands apart: its room is not that of the others
        key = (line_name, text, scale)
        if key not in self._set:
            room = self._rooms[line_name]
            size_pt = round_down_to_half_point(room.usual_pt * scale)
            self._set[key] = FittedText(text, self._lines(text, room, size_pt), self._fonts)
        return self._set[key]

    def _lines(self, text: str, room: _LineRoom, size_pt: float) -> tuple[FittedLine, ...]:
        """A text in lines of this size; smaller only if what cannot be broken is wider than the face."""
        parts: Sequence[str] = (text,)
        if self._width_em(text) * size_pt > room.width_pt and room.line_name != IDENTITY:
            advances = list(map(self._advance, text))
            parts = break_into_lines(text, advances, room.width_pt / size_pt)
            if room.line_name == "标题" and ends_inside_a_word(parts):
                parts = title_lines((text,))
        widest_em = max(self._width_em(part.rstrip()) for part in parts)
        size_pt = min(size_pt, round_down_to_half_point(room.width_pt / max(widest_em, 0.01)))
        return tuple(FittedLine(self._pieces(part), size_pt) for part in parts)

    def _width_em(self, text: str) -> float:
        return sum(map(self._advance, text))

    def _advance(self, character: str) -> float:
        """The width of a character, in em."""
        if character not in self._advances:
            self._advances[character] = self._fonts.advance(self._fonts.pieces(character))
        return self._advances[character]

    def _pieces(self, text: str) -> tuple[tuple[str, str], ...]:
        if text not in self._known_pieces:
            self._known_pieces[text] = self._fonts.pieces(text)
        return self._known_pieces[text]
