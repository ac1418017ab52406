"""A text as it is set on a card: lines that each know their size and the faces of their characters."""

from typing import TYPE_CHECKING, NamedTuple

# every paper loads this module, and only cards pay for fontTools, which font_stack imports
if TYPE_CHECKING:
    from docgen.fonts.font_stack import FontStack

#: From one line to the next on a card, in em: enough for Word, which cuts off what rises above an exact line.
LEADING = 1.15
#: From the middle of one column of a name to that of the next, in em.
COLUMN_PITCH = 1.2


class FittedLine(NamedTuple):
    """One line: its pieces, each the name of a face and the text in it, and its size in points.

    A line of two hanzi may be spread to the width of three; a stacked one stands character under character. Several
    stacked lines are columns, from right to left.
    """

    pieces: tuple[tuple[str, str], ...]
    size_pt: float
    spread: bool = False
    stacked: bool = False

    @property
    def text(self) -> str:
        return "".join(text for _, text in self.pieces)


class FittedText(str):
    """A text with the lines that it is set in, which together are the text, and the faces that they are taken from.

    Without lines nothing is printed: the card does not show it.
    """

    __slots__ = ("fonts", "lines")
    lines: tuple[FittedLine, ...]
    fonts: "FontStack"

    def __new__(cls, text: str, lines: tuple[FittedLine, ...], fonts: "FontStack") -> "FittedText":
        """The text set in these lines."""
        fitted = super().__new__(cls, text)
        fitted.lines, fitted.fonts = lines, fonts
        return fitted
