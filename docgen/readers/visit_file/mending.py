"""Changes of a text that keep its places known: what is put where, and where a place of the mended text was typed."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from docgen.errors import Mark, SlipCause


class TextEdit(NamedTuple):
    """What a text becomes between two of its characters; places count from 0 and are those of the text as typed."""

    start: int
    end: int
    new: str


class YamlSlip(NamedTuple):
    """One slip at a place of a text: what it is, how it is mended, and whether that is surely what was meant.

    ``said`` are the sentence and the remedy where this slip has its own; else they are those of its cause.
    """

    start: int
    cause: SlipCause
    edits: tuple[TextEdit, ...] = ()
    certain: bool = True
    said: tuple[str, str] = ("", "")


class MendedText:
    """A text with edits made. Edits that overlap an earlier one are left out."""

    def __init__(self, text: str, edits: Iterable[TextEdit]) -> None:
        self.typed = text
        parts: list[str] = []
        # where a piece begins in the mended text, where in the text as typed, how long it is there
        self._pieces: list[tuple[int, int, int]] = [(0, 0, 0)]
        at = length = 0
        for edit in sorted(dict.fromkeys(edits)):
            if edit.start < at:
                continue
            parts += [text[at : edit.start], edit.new]
            self._pieces.append((length, at, edit.start - at))
            length += edit.start - at
            self._pieces.append((length, edit.start, edit.end - edit.start))
            length += len(edit.new)
            at = edit.end
        self._pieces.append((length, at, len(text) - at))
        self.text = "".join([*parts, text[at:]])
        self._begins = [piece[0] for piece in self._pieces]

    def typed_at(self, offset: int) -> int:
        """Where in the text as typed a character of the mended text comes from."""
        begin, typed, length = self._pieces[bisect_right(self._begins, offset) - 1]
        return typed + min(offset - begin, length)

    def mended_at(self, offset: int) -> int:
        """Where in the mended text a character of the text as typed stands."""
        begin, typed, _ = self._pieces[bisect_right(self._pieces, offset, key=lambda piece: piece[1]) - 1]
        return min(begin + offset - typed, max(0, len(self.text) - 1))


class LinePlaces:
    """Lines and columns of a text: offsets to places and back."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.starts = list(accumulate((len(line) + 1 for line in self.lines), initial=0))

    def line_of(self, offset: int) -> int:
        """The line of an offset, counted from 0."""
        return min(bisect_right(self.starts, offset) - 1, len(self.lines) - 1)

    def mark(self, offset: int, file: str) -> Mark:
        line = self.line_of(offset)
        return Mark(file, line + 1, offset - self.starts[line] + 1)

    def offset(self, line: int, column: int) -> int:
        """The offset of a place; both count from 0."""
        return self.starts[min(line, len(self.lines) - 1)] + column
