"""A stack of cards ready to be printed: everything that a kind of card may look at."""

from dataclasses import dataclass

from docgen.cards.fit import Fit
from docgen.cards.layout import Layout
from docgen.draw.drawing import Marks
from docgen.fonts.fitted_text import FittedText
from docgen.model.brand import Picture
from docgen.model.cards import Card, Paper, Preset


@dataclass(frozen=True, slots=True)
class CardStack:
    """The cards of a run with their lettering, where they lie, the marks on every sheet.

    ``nothing`` is what a card prints where it has no text; ``each`` asks for a document a card.
    """

    kind: str  # 席卡 or 证件
    title: str
    cards: tuple[Card, ...]
    fit: Fit
    preset: Preset
    sheet: Paper
    layout: Layout
    marks: Marks
    nothing: FittedText
    emblem: Picture | None = None
    each: bool = False
