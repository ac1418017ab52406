"""The texts beside the name (title, unit, post and others): broken into lines, and sized to leave the name its room."""

import re
from collections.abc import Mapping, Sequence

from docgen.cards.face_space import FaceSpace, round_down_to_half_point
from docgen.cards.name_lines import is_all_hanzi
from docgen.fonts.fitted_text import LEADING, FittedLine, FittedText
from docgen.fonts.font_stack import FontStack
from docgen.model.cards import Card
from docgen.model.units import mm_to_pt, pt_to_mm

#: The em of each text as a part of the height of the face.
_SHARES = {"标题": 0.1, "单位": 0.14, "英文名": 0.15, "职务": 0.15, "身份": 0.12, "口号": 0.085}
#: A text that would be smaller than this part of its usual size is broken into two lines.
_SMALLEST_ON_ONE_LINE = 0.6
#: The size of a text in two lines, as a part of its usual size.
_ON_TWO_LINES = 0.85
#: The part of the text height that all texts beside the name may take together.
_LARGEST_TOTAL = 0.48
#: Hanzi without a place to break are broken in the middle only if they are longer than this.
_LONG_WORD = 8
_BREAKS = re.compile(r"[、，,;；/ ·•）)]|(?<=[省市州县区局厅部院司会室])(?![员长委室])|(?<=委)(?!员)|(?=[（(])")

#: The texts beside the name on one card, by their names in CARD_LINES.
SideTexts = dict[str, FittedText]


def fit_side_texts(cards: Sequence[Card], space: FaceSpace, fonts: FontStack, same_size: bool) -> list[SideTexts]:
    """The texts beside the name of every card. With ``same_size`` texts of one kind have one size."""
    fitted = [_fit_texts_of_card(card, space, fonts) for card in cards]
    if same_size:
        fitted = _limited_to_smallest(fitted)
    largest_height = max(map(total_height, fitted), default=0.0)
    height_limit = _LARGEST_TOTAL * space.text_height
    if largest_height > height_limit:
        # the name is what a card is for: the other texts make room for it
        return [scaled(texts, height_limit / largest_height) for texts in fitted]
    return fitted


def scaled(texts: Mapping[str, FittedText], factor: float) -> SideTexts:
    """The same texts with every size multiplied by ``factor``."""
    return {
        line_name: _with_lines(
            text, tuple(line._replace(size_pt=round_down_to_half_point(line.size_pt * factor)) for line in text.lines)
        )
        for line_name, text in texts.items()
    }


def total_height(texts: Mapping[str, FittedText]) -> float:
    """The height of the texts together, in mm."""
    return sum(pt_to_mm(line.size_pt * LEADING) for text in texts.values() for line in text.lines)


def largest_size_pt(texts: Mapping[str, FittedText]) -> float:
    """The size of the largest text."""
    return max((line.size_pt for text in texts.values() for line in text.lines), default=0.0)


def _fit_texts_of_card(card: Card, space: FaceSpace, fonts: FontStack) -> SideTexts:
    return {
        line_name: FittedText(text, _lines(text, _SHARES[line_name], space, fonts), fonts)
        for line_name, text in card.texts.items()
        if line_name in _SHARES
    }


def _lines(text: str, share: float, space: FaceSpace, fonts: FontStack) -> tuple[FittedLine, ...]:
    """A text on one line, or on two lines if it would become too small on one."""
    usual_pt, width_pt = mm_to_pt(share * space.reference_height), mm_to_pt(space.text_width)
    pieces = fonts.pieces(text)
    single = FittedLine(pieces, round_down_to_half_point(min(usual_pt, width_pt / fonts.advance(pieces))))
    if single.size_pt < _SMALLEST_ON_ONE_LINE * usual_pt:
        return _two_lines(text, usual_pt * _ON_TWO_LINES, width_pt, fonts) or (single,)
    return (single,)


def _two_lines(text: str, usual_pt: float, width_pt: float, fonts: FontStack) -> tuple[FittedLine, ...]:
    """A long text in two lines of about the same length, broken between words; nothing for a single word."""
    breaks = [match.end() for match in _BREAKS.finditer(text) if 0 < match.end() < len(text)]
    if not breaks and len(text) > _LONG_WORD and is_all_hanzi(text):
        breaks = [(len(text) + 1) // 2]
    if not breaks:
        return ()
    middle = min(breaks, key=lambda position: max(position, len(text) - position))
    lines = [fonts.pieces(part) for part in (text[:middle], text[middle:])]
    size_pt = round_down_to_half_point(min(usual_pt, *(width_pt / max(fonts.advance(line), 0.01) for line in lines)))
    return tuple(FittedLine(line, size_pt) for line in lines)


def _limited_to_smallest(fitted: Sequence[SideTexts]) -> list[SideTexts]:
    """Every text no larger than the smallest text of its kind that has one line."""
    smallest: dict[str, float] = {}
    for texts in fitted:
        for line_name, text in texts.items():
            if len(text.lines) == 1:
                smallest[line_name] = min(smallest.get(line_name, text.lines[0].size_pt), text.lines[0].size_pt)
    return [
        {
            line_name: _with_lines(
                text, tuple(line._replace(size_pt=min(line.size_pt, smallest[line_name])) for line in text.lines)
            )
            if line_name in smallest
            else text
            for line_name, text in texts.items()
        }
        for texts in fitted
    ]


def _with_lines(text: FittedText, lines: tuple[FittedLine, ...]) -> FittedText:
    return FittedText(str(text), lines, text.fonts)
