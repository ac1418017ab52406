"""Pieces of code that a template's tags have become: where each was typed, how its value is printed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from docgen.errors import Mark, Problem
from docgen.word.engine.printers import Printer, Run

#: What is said of the run around a tag: its properties, face and size, from the paragraph and the run.
Styled = Callable[[etree._Element, etree._Element], Run]


class Place(NamedTuple):
    """Where something was typed: the paragraph, counted from 1 in its part, its text, the character, the tag."""

    paragraph: int
    text: str
    column: int
    typed: str = ""


class Piece(NamedTuple):
    """A piece of code: its opening delimiter, what Jinja reads, how its value is printed, where it was typed.

    ``ours`` is code that a tag or an attribute brings with it. ``path`` names the elements around the piece: a block
    must end between the same ones.
    """

    opens: str
    code: str
    place: Place | None
    printer: Printer | None = None
    path: tuple[str, ...] = ()
    joins_before: bool = False
    joins_after: bool = False
    ours: bool = False


@dataclass(slots=True)
class CompiledPart:
    """A part as source with its pieces in order, its faults, and whether its output needs mending as a tree.

    ``filters`` are those of our own that pieces call by name.
    """

    label: str
    pieces: list[Piece] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    source: str = ""
    mend: bool = False
    filters: dict[str, Callable[..., str]] = field(default_factory=dict)

    def fault(self, place: Place, code: str, text: str, hint: str = "") -> None:
        mark = Mark(self.label, place.paragraph, place.column)
        self.problems.append(Problem(mark, code, "error", text, hint, place.text))

    def marker(self, piece: Piece) -> str:
        """A stand-in for a piece that survives writing the tree."""
        self.pieces.append(piece)
        before, after = "-" * piece.joins_before, "-" * piece.joins_after
        return f"\ufdd6{before}{len(self.pieces) - 1}{after}\ufdd7"
