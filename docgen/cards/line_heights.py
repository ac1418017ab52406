"""Lines of one kind stand at one height on all badges of a stack: what is free is put above the name and the unit."""

from collections.abc import Mapping, Sequence

from docgen.cards.face_space import FaceSpace
from docgen.cards.side_texts import IDENTITY, SideTexts
from docgen.fonts.fitted_text import LEADING, FittedText
from docgen.model.cards import Card
from docgen.model.units import mm_to_pt

_NAME = "姓名"
#: The texts under the name and its foreign form, from top to bottom: they stand at the foot of the face.
_AT_FOOT = ("单位", "职务", "口号")
#: So much of what is free on a usual badge is put above the name, the rest above the unit.
_ABOVE_NAME = 0.45
#: One badge in so many may have more lines than the usual one; on it the name stands higher.
_RARE = 10


def at_one_height(cards: Sequence[Card], fitted: Sequence[SideTexts], space: FaceSpace) -> list[SideTexts]:
    """The texts of a stack with room above the name and the unit.

    The event then stands at the top, unit and post at the foot, and the middle of the name at one height between them.
    """
    free_pt = [
        max(0.0, mm_to_pt(space.text_height) - _height_pt(card, texts))
        for card, texts in zip(cards, fitted, strict=True)
    ]
    usual_pt = _ABOVE_NAME * sorted(free_pt)[len(free_pt) // _RARE]
    highest_pt = max((texts[_NAME].height_pt for texts in fitted), default=0.0)
    spread = []
    for texts, free in zip(fitted, free_pt, strict=True):
        lower_by_pt = (highest_pt - texts[_NAME].height_pt) / 2
        above_name_pt = min(free, usual_pt + lower_by_pt)
        spread.append(_with_room(texts, above_name_pt, free - above_name_pt))
    return spread


def _height_pt(card: Card, texts: Mapping[str, FittedText]) -> float:
    """The height of all texts together, without what stands in a bar and without the room above the first."""
    heights = [text.height_pt for name, text in texts.items() if not (card.bar and name == IDENTITY)]
    first = texts.get("标题", texts[_NAME])
    return sum(heights) - (first.height_pt - len(first.lines) * LEADING * first.lines[0].size_pt)


def _with_room(texts: SideTexts, above_name_pt: float, above_foot_pt: float) -> SideTexts:
    """The texts with so much more room above the name, and above the first text at the foot."""
    first_at_foot = next((name for name in _AT_FOOT if name in texts), "")
    more_pt = {_NAME: above_name_pt, first_at_foot: above_foot_pt}
    return {
        name: FittedText(text, text.lines, text.fonts, more_pt[name]) if name in more_pt else text
        for name, text in texts.items()
    }
