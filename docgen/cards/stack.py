"""A stack of cards that is ready to be printed: everything that the pages of cards are made of."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from docgen.cards.fit import FittedCards
from docgen.cards.layout import CardPosition, SheetLayout
from docgen.cards.volumes import volume_mark
from docgen.draw.drawing import CutMarks
from docgen.fonts.fitted_text import FittedText
from docgen.model.brand import Picture
from docgen.model.cards import Card, Paper, Preset

#: Card numbers in file names have at least this many digits.
_FEWEST_DIGITS = 3
#: Bytes that the name of a volume may take, with its mark: longer names are cut where files are written.
_LONGEST_NAME_BYTES = 190


class CardDocument(NamedTuple):
    """A document of a stack: its name and its title, its pages in the layout, from 0.

    ``volume`` stands behind its name where a stack is divided: （第2册，共3册）.
    """

    name: str
    title: str
    pages: range
    volume: str = ""


@dataclass(frozen=True, slots=True)
class CardStack:
    """The cards that are printed, their fitted texts, where they lie, and the marks on every sheet.

    ``fitted.texts`` has an entry for each of ``cards``, in the same order. ``empty_text`` is printed in place of a text
    that a card does not have. With ``separate_documents`` every card has a document of its own; else there is one, or
    one for each of ``volumes``, the pages of files that are not too large.
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
    volumes: tuple[range, ...] = ()

    @property
    def document_names(self) -> list[str]:
        """The names of the documents of single cards: ``001-周明远``."""
        digits = max(_FEWEST_DIGITS, len(str(max((card.number for card in self.cards), default=0))))
        return [f"{card.number:0{digits}d}-{card.name}" for card in self.cards]

    @property
    def is_divided(self) -> bool:
        """Whether the stack is several volumes."""
        return len(self.volumes) > 1 and not self.separate_documents

    @property
    def division(self) -> str:
        """A Chinese sentence that says into how many volumes the stack is divided; empty for one document."""
        if not self.is_divided:
            return ""
        most, count = max(map(len, self.volumes)), len(self.volumes)
        return f"{len(self.cards)}张，一个文件太大，Word、WPS 打不开，分成{count}册，每册至多{most}页，按册的次序印"

    @property
    def documents(self) -> list[CardDocument]:
        """The documents of the stack in their order."""
        return list(self._separate_documents() if self.separate_documents else self._volumes())

    def _separate_documents(self) -> Iterator[CardDocument]:
        pages_per_card = len(self.layout.pages) // max(1, len(self.cards))
        for index, (card, name) in enumerate(zip(self.cards, self.document_names, strict=True)):
            pages = range(index * pages_per_card, (index + 1) * pages_per_card)
            yield CardDocument(name, f"{card.name}{self.kind}", pages)

    def _volumes(self) -> Iterator[CardDocument]:
        if not self.is_divided:
            yield CardDocument(self.title, self.title, range(len(self.layout.pages)))
            return
        for number, pages in enumerate(self.volumes, 1):
            mark = volume_mark(number, len(self.volumes))
            yield CardDocument(f"{_shortened(self.title, mark)}{mark}", f"{self.title}{mark}", pages, mark)

    @property
    def positions(self) -> dict[int, CardPosition]:
        """Where each card lies, by its number; its page is counted in its volume."""
        if not self.is_divided:
            return {card.number: position for card, position in zip(self.cards, self.layout.positions, strict=True)}
        starts = [pages.start for pages in self.volumes]
        return {
            card.number: _in_volume(position, bisect_left(starts, position.page), starts)
            for card, position in zip(self.cards, self.layout.positions, strict=True)
        }


def _shortened(title: str, mark: str) -> str:
    """A title with room for a mark in the name of a file: what is too long for one is cut at its end."""
    while len(f"{title}{mark}".encode(errors="replace")) > _LONGEST_NAME_BYTES:
        title = title[:-1]
    return title


def _in_volume(position: CardPosition, volume: int, starts: Sequence[int]) -> CardPosition:
    """A position whose page is counted from the first page of its volume."""
    return position._replace(page=position.page - starts[volume - 1], volume=volume)
