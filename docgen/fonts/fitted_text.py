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

    __slots__ = ("fonts", "lines", "more_above_pt")
    lines: tuple[FittedLine, ...]
    fonts: "FontStack"
    more_above_pt: float

    def __new__(
        cls, text: str, lines: tuple[FittedLine, ...], fonts: "FontStack", more_above_pt: float = 0.0
    ) -> "FittedText":
        """The text set in these lines, with so much more room above it than it needs."""
        fitted = super().__new__(cls, text)
        fitted.lines, fitted.fonts, fitted.more_above_pt = lines, fonts, more_above_pt
        return fitted

    @property
    def height_pt(self) -> float:
        """The height of its lines and of the room above them."""
        if not self.lines:
            return 0.0
        pitch_pt = self.lines[0].size_pt * LEADING
        return pitch_pt * (len(self.lines) + room_above(self.fonts)) + self.more_above_pt


def room_above(fonts: "FontStack") -> float:
    """The room above a text, in parts of the distance of its lines.

    A line has more room below its ink than above: without room above, large type would stand too near the line before.
    """
    face = fonts.first
    return max(0.0, 1 - 2 * face.metrics.share + 2 * face.middle / LEADING)
