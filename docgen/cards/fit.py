"""The sizes of all texts on all cards: as large as the faces allow, one size for all names of one script."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.cards.face_space import FaceSpace
from docgen.cards.name_lines import break_name, fit_name, is_all_hanzi
from docgen.cards.side_texts import SideTexts, fit_side_texts, largest_size_pt, scaled, total_height
from docgen.fonts.fitted_text import FittedLine, FittedText
from docgen.fonts.font_stack import FontStack
from docgen.model.cards import Card

#: The two groups of names that have a size each: hanzi, and all other names.
HAN, OTHER = "汉字", "外文和长名"
NAME = "姓名"
#: The largest size of a text beside the name, as a part of the name's size.
_LARGEST_BESIDE_NAME = 0.5
#: Smaller type cannot be read.
_SMALLEST_PT, _SMALLEST_NAME_PT = 6.0, 9.0


class OverlongText(NamedTuple):
    """A text that does not fit its face even in the smallest size. ``line_name`` is 姓名 or one of CARD_LINES."""

    card: Card
    line_name: str
    text: str


@dataclass(frozen=True, slots=True)
class FittedCards:
    """The texts of every card by their names (姓名, 单位 …), the sizes of names by script in points, and the texts that
    do not fit.
    """

    texts: Sequence[Mapping[str, FittedText]] = ()
    sizes_pt: Mapping[str, float] = field(default_factory=dict)
    overlong: Sequence[OverlongText] = ()


def script(name: str) -> str:
    """Whether a name is hanzi alone, or has other letters, a middle dot or a space.

    >>> script("欧阳若兰"), script("阿依古丽·买买提"), script("Anna Lind")
    ('汉字', '外文和长名', '外文和长名')
    """
    return HAN if is_all_hanzi(name) else OTHER


def fit_cards(
    cards: Sequence[Card],
    space: FaceSpace,
    fonts: FontStack,
    same_size: bool = True,
    earlier_sizes_pt: Mapping[str, float] | None = None,
) -> FittedCards:
    """Breaks the texts of all cards into lines and sizes them.

    With ``same_size`` all names of one script are as large as the longest of them allows. The other texts of one kind
    have one size too, unless one of them would become too small. ``earlier_sizes_pt`` are the sizes of an earlier run
    by script: they are kept if every name still fits. The fonts must have all characters.
    """
    side_texts = fit_side_texts(cards, space, fonts, same_size)
    heights = [total_height(texts) for texts in side_texts]
    highest = max(heights, default=0.0)
    name_heights = [space.text_height - (highest if same_size else height) for height in heights]
    names = [fit_name(card.name, height, space, fonts) for card, height in zip(cards, name_heights, strict=True)]
    sizes_pt = _name_sizes_pt(cards, names, space, earlier_sizes_pt or {})
    fitted = []
    for card, lines, texts in zip(cards, names, side_texts, strict=True):
        size_pt = sizes_pt[script(card.name)] if same_size else lines[0].size_pt
        fitted.append(_with_name(card.name, lines, size_pt, texts, space, fonts))
    overlong = [text for card, texts in zip(cards, fitted, strict=True) for text in _overlong_texts(card, texts)]
    return FittedCards(fitted, sizes_pt, overlong)


def _name_sizes_pt(
    cards: Sequence[Card],
    names: Sequence[tuple[FittedLine, ...]],
    space: FaceSpace,
    earlier_sizes_pt: Mapping[str, float],
) -> dict[str, float]:
    """The size of names by script: the one that the longest name allows, or a smaller one of an earlier run."""
    largest: dict[str, float] = {}
    for card, lines in zip(cards, names, strict=True):
        group = script(card.name)
        largest[group] = min(largest.get(group, lines[0].size_pt), lines[0].size_pt)
    if space.vertical and len(largest) > 1:
        # a horizontal name must not be larger than the vertical hanzi on the other cards
        largest[OTHER] = min(largest[OTHER], largest[HAN])
    return {
        group: earlier_sizes_pt[group] if earlier_sizes_pt.get(group, size_pt + 1) <= size_pt else size_pt
        for group, size_pt in largest.items()
    }


def _with_name(
    name: str, lines: tuple[FittedLine, ...], size_pt: float, side_texts: SideTexts, space: FaceSpace, fonts: FontStack
) -> SideTexts:
    """All texts of a card: the name in the given size, and the other texts clearly smaller than the name."""
    if len(lines) > 1 and not lines[0].stacked:
        # in a smaller size the name may need fewer lines
        lines = break_name(name, size_pt, space, fonts)
    name_text = FittedText(name, tuple(line._replace(size_pt=size_pt) for line in lines), fonts)
    largest_pt = largest_size_pt(side_texts)
    if largest_pt > _LARGEST_BESIDE_NAME * size_pt:
        side_texts = scaled(side_texts, _LARGEST_BESIDE_NAME * size_pt / largest_pt)
    return {**side_texts, NAME: name_text}


def _overlong_texts(card: Card, texts: SideTexts) -> Iterator[OverlongText]:
    if texts[NAME].lines[0].size_pt < _SMALLEST_NAME_PT:
        yield OverlongText(card, NAME, card.name)
    for line_name, text in texts.items():
        if line_name != NAME and any(line.size_pt < _SMALLEST_PT for line in text.lines):
            yield OverlongText(card, line_name, str(text))
