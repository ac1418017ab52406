"""A stack of cards that is ready to be printed: everything that the pages of cards are made of."""

from dataclasses import dataclass

from docgen.cards.fit import FittedCards
from docgen.cards.layout import CardPosition, SheetLayout
from docgen.draw.drawing import CutMarks
from docgen.fonts.fitted_text import FittedText
from docgen.model.brand import Picture
from docgen.model.cards import Card, Paper, Preset

#: Card numbers in file names have at least this many digits.
_FEWEST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class CardStack:
    """The cards that are printed, their fitted texts, where they lie, and the marks on every sheet.

    ``fitted.texts`` has an entry for each of ``cards``, in the same order. ``empty_text`` is printed in place of a text
    that a card does not have. With ``separate_documents`` every card has a document of its own.
    """

    kind: str  # 席卡 or 证件
    title: str
    cards: tuple[Card, ...]
    fitted: FittedCards
    preset: Preset
    paper: Paper
    layout: SheetLayout
    marks: CutMarks
    empty_text: FittedText
    emblem: Picture | None = None
    separate_documents: bool = False

    @property
    def document_names(self) -> list[str]:
        """The names of the documents of single cards: ``001-周明远``."""
        digits = max(_FEWEST_DIGITS, len(str(max((card.number for card in self.cards), default=0))))
        return [f"{card.number:0{digits}d}-{card.name}" for card in self.cards]

    @property
    def positions(self) -> dict[int, CardPosition]:
        """Where each card lies, by its number."""
        return {card.number: position for card, position in zip(self.cards, self.layout.positions, strict=True)}
