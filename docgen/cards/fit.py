"""The sizes of all texts on all cards: as large as the faces allow, one size for names that are about as long."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.cards.face_space import FaceSpace
from docgen.cards.line_heights import at_one_height
from docgen.cards.name_lines import break_name, fit_name, name_line
from docgen.cards.name_sizes import HAN, OTHER, common_sizes, name_group
from docgen.cards.side_texts import IDENTITY, SideTexts, SideTextSizes, total_height, with_sizes_at_most
from docgen.fonts.fitted_text import FittedLine, FittedText, room_above
from docgen.fonts.font_stack import FontStack
from docgen.model.cards import Card
from docgen.model.lazy_list import LazyList

NAME = "姓名"
#: Smaller type cannot be read.
_SMALLEST_PT, _SMALLEST_NAME_PT = 6.0, 9.0
#: Unit and post of a stack are made smaller only if that makes its smallest name larger by this factor.
_WORTH_SMALLER_SIDE_TEXTS = 1.15


class OverlongText(NamedTuple):
    """A text that does not fit its face even in the smallest size. ``line_name`` is 姓名 or one of CARD_LINES."""

    card: Card
    line_name: str
    text: str


@dataclass(frozen=True, slots=True)
class FittedCards:
    """The texts of every card by their names (姓名, 单位 …), the sizes of names in points by what they are called, and
    the texts that do not fit.
    """

    texts: Sequence[Mapping[str, FittedText]] = ()
    sizes_pt: Mapping[str, float] = field(default_factory=dict)
    overlong: Sequence[OverlongText] = ()


def fit_cards(
    cards: Sequence[Card],
    space: FaceSpace,
    fonts: FontStack,
    same_size: bool = True,
    earlier_sizes_pt: Mapping[str, float] | None = None,
) -> FittedCards:
    """Breaks the texts of all cards into lines and sizes them.

    With ``same_size`` all usual names have one size, and longer names one for each group that is alike. The other texts
    of one kind have one size too. ``earlier_sizes_pt`` are the sizes of names of an earlier run: they are kept where
    names still fit. The fonts must have all characters.
    """
    side_texts = _fit_side_texts(cards, space, fonts, same_size)
    largest_pt: list[float] = []
    broken_names: dict[int, tuple[FittedLine, ...]] = {}
    for index, lines in enumerate(_fit_names(cards, side_texts, space, fonts, same_size)):
        largest_pt.append(lines[0].size_pt)
        if len(lines) > 1 or lines[0].stacked:
            broken_names[index] = lines
    sizes = (
        common_sizes([card.name for card in cards], largest_pt, space.proportions.alike, earlier_sizes_pt)
        if same_size
        else None
    )
    fitted = _set_texts(cards, broken_names, sizes.of_names if sizes else largest_pt, side_texts, space, fonts)
    if space.proportions.one_height:
        fitted = at_one_height(cards, fitted, space)
    overlong = [text for card, texts in zip(cards, fitted, strict=True) for text in _overlong_texts(card, texts)]
    return FittedCards(fitted, sizes.by_group if sizes else {}, overlong)


def _fit_side_texts(cards: Sequence[Card], space: FaceSpace, fonts: FontStack, same_size: bool) -> list[SideTexts]:
    """The texts beside the names: somewhat smaller on all badges if that makes the longest names clearly larger."""
    sizes = SideTextSizes(cards, space, fonts)
    if not same_size:
        return sizes.each_by_itself()
    long_names = [card for card in cards if name_group(card.name) == OTHER]
    if not (space.proportions.one_height and long_names):
        return sizes.at_scale(cards, sizes.common_scale)
    by_scale = {
        scale: min(
            lines[0].size_pt
            for lines in _fit_names(long_names, sizes.at_scale(long_names, scale), space, fonts, same_size)
        )
        for scale in sizes.scales_for_long_names
    }
    wanted_pt = max(by_scale.values())
    # texts that alone are higher than the face leave names less than no room, at every scale
    if wanted_pt <= 0 or wanted_pt < _WORTH_SMALLER_SIDE_TEXTS * by_scale[sizes.common_scale]:
        return sizes.at_scale(cards, sizes.common_scale)
    return sizes.at_scale(cards, max(scale for scale, size_pt in by_scale.items() if size_pt >= 0.95 * wanted_pt))


def _fit_names(
    cards: Sequence[Card], side_texts: Sequence[SideTexts], space: FaceSpace, fonts: FontStack, same_size: bool
) -> Iterator[tuple[FittedLine, ...]]:
    """The lines of every name, as large as the other texts of its card allow; usual names with those of all cards."""
    heights = [total_height(texts, bool(card.bar)) for card, texts in zip(cards, side_texts, strict=True)]
    usual_height = max(
        (height for card, height in zip(cards, heights, strict=True) if name_group(card.name) == HAN), default=0.0
    )
    for card, height in zip(cards, heights, strict=True):
        taken = usual_height if same_size and name_group(card.name) == HAN else height
        free = space.text_height - taken
        # among other texts the name has room above it
        yield fit_name(card.name, free / (1 + room_above(fonts)) if taken else free, space, fonts)


def _set_texts(
    cards: Sequence[Card],
    broken_names: Mapping[int, tuple[FittedLine, ...]],
    sizes_pt: Sequence[float],
    side_texts: Iterable[SideTexts],
    space: FaceSpace,
    fonts: FontStack,
) -> Sequence[SideTexts]:
    """All texts of every card, the names in these sizes. Names on one line are set when they are asked for."""
    beside_names = [
        _beside_name(card, texts, size_pt, space)
        for card, texts, size_pt in zip(cards, side_texts, sizes_pt, strict=True)
    ]
    lines_of_names = {
        # in a smaller size a name may need fewer lines
        index: lines if lines[0].stacked else break_name(cards[index].name, sizes_pt[index], space, fonts)
        for index, lines in broken_names.items()
    }

    def texts(index: int) -> SideTexts:
        name, size_pt = cards[index].name, sizes_pt[index]
        lines = lines_of_names.get(index) or (name_line(name, fonts),)
        name_text = FittedText(name, tuple(line._replace(size_pt=size_pt) for line in lines), fonts)
        return {**beside_names[index], NAME: name_text}

    return LazyList(texts, range(len(cards)))


def _beside_name(card: Card, side_texts: SideTexts, size_pt: float, space: FaceSpace) -> SideTexts:
    """The other texts of a card, clearly smaller than a name of this size."""
    beside_name = {name: text for name, text in side_texts.items() if not (card.bar and name == IDENTITY)}
    smaller = with_sizes_at_most(beside_name, space.proportions.against_name * size_pt)
    return {**side_texts, **smaller} if smaller else side_texts


def _overlong_texts(card: Card, texts: SideTexts) -> Iterator[OverlongText]:
    if texts[NAME].lines[0].size_pt < _SMALLEST_NAME_PT:
        yield OverlongText(card, NAME, card.name)
    for line_name, text in texts.items():
        if line_name != NAME and any(line.size_pt < _SMALLEST_PT for line in text.lines):
            yield OverlongText(card, line_name, str(text))
