"""Text on a screen: how many cells it takes, padded, wrapped and in columns.

What a text takes on paper is ``docgen.text.wording.em_width``.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from unicodedata import east_asian_width

# cells by the class of UAX #11; what is not here is ambiguous
_CELLS = {"W": 2, "F": 2, "Na": 1, "H": 1, "N": 1}
_HANGING = "，。；：、）”"  # marks that may not begin a line
_ROOM = 4  # cells at the end of a line that are kept for two of them


def cell_width(text: str, ambiguous: int = 1) -> int:
    """How many cells of a screen a text takes: hanzi and full-width marks two, everything else one.

    ``ambiguous`` is what a character counts whose width depends on the font: “—”, “·”, curly quotes.

    >>> cell_width("2026年7月"), cell_width("—"), cell_width("—", ambiguous=2)
    (9, 1, 2)
    """
    return sum(_CELLS.get(east_asian_width(character), ambiguous) for character in text)


def pad(text: str, width: int, right: bool = False) -> str:
    """A text filled up with blanks to ``width`` cells, aligned to the left or to the right.

    >>> pad("七月", 6), pad("12", 6, right=True)
    ('七月  ', '    12')
    """
    blanks = " " * max(0, width - cell_width(text))
    return blanks + text if right else text + blanks


def wrap(text: str, width: int) -> Iterator[str]:
    """The lines of a text, each of at most ``width`` cells; a mark that may not begin a line stays on the line before.

    A word of Latin letters or figures is not torn unless it is longer than a line.

    >>> list(wrap("先到宾馆，再到会场", 12))
    ['先到宾馆，', '再到会场']
    >>> list(wrap("Windows上有Word也行", 18))
    ['Windows上有', 'Word也行']
    """
    line, taken, room = "", 0, width - _ROOM
    for word in _words(text, room):
        cells = cell_width(word)
        if taken + cells > room and word not in _HANGING:
            yield line
            line, taken = "", 0
        line, taken = line + word, taken + cells
    yield line


def _words(text: str, longest: int) -> Iterator[str]:
    """The words of Latin letters in a text, and its other characters one by one, as those of longer words."""
    for latin, characters in groupby(text, lambda character: character.isascii() and not character.isspace()):
        word = "".join(characters)
        yield from [word] if latin and len(word) <= longest else word


def align_rows(rows: Sequence[Sequence[str]]) -> list[str]:
    """A line for each row, every column as wide as its widest text; all rows have as many texts."""
    widths = [max(map(cell_width, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(pad, row, widths)).rstrip() for row in rows]
