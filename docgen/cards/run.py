"""A run of cards: the stack to be printed now, the selection behind it, and what will be recorded."""

from dataclasses import dataclass

from docgen.cards.notices import size_words
from docgen.cards.options import CardOptions
from docgen.cards.run_record_format import RecordedCard, RunRecord
from docgen.cards.selection import SelectionResult
from docgen.cards.stack import CardStack
from docgen.errors import Problem
from docgen.model.brand import Brand
from docgen.model.cards import Card


@dataclass(frozen=True, slots=True)
class CardRun:
    """A run that is ready to be printed.

    ``stack`` holds the cards that are printed now, ``cards`` all that are selected: in an update most of them stand on
    the table already. ``problems`` are notices for the user; an error would have stopped the run. ``withdrawn`` are the
    cards that must leave the table.
    """

    options: CardOptions
    stack: CardStack
    cards: tuple[Card, ...]
    selection: SelectionResult
    problems: tuple[Problem, ...]
    withdrawn: tuple[RecordedCard, ...]
    record: RunRecord
    brand: Brand | None = None

    @property
    def summary(self) -> tuple[str, str]:
        """Two Chinese sentences: the card stock and the paper; the font and the sizes of names."""
        preset, sizes_pt = self.stack.preset, self.stack.fitted.sizes_pt
        sizing = size_words(sizes_pt) if self.options.same_size and sizes_pt else "姓名各按字数定字号"
        sheet = f"卡纸{preset.name}，{self.stack.paper.name}纸，每张{preset.cards_per_sheet}人"
        return sheet, f"字体{self.record.facts.font}，{sizing}"
