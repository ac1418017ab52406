"""Faces as they lie in font files: which characters each has, how wide and high they are.

A name must never be printed as an empty box, and the outlines of a card's second face must come from the very face
that the first one shows: both questions are put to the files themselves.
"""

import logging
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import median
from struct import error as struct_error
from struct import unpack_from
from typing import NamedTuple
from unicodedata import normalize

from fontTools.ttLib import TTFont, TTLibError
from fontTools.ttLib.sfnt import readTTCHeader

from docgen.fonts.outlines import EM, Glyph, Outlines, TurningPen, group_contours

#: Hanzi whose ink fills their square evenly, and the middle of one where a face has none of them.
_EVEN, _USUAL = "国中田王永周明正", 0.38
#: What Word adds to the height of a line of a face with hanzi.
_CHINESE_MORE = 0.3
_COLLECTIONS = (".ttc", ".otc")
#: What fontTools raises for damaged files.
_DAMAGED = (
    TTLibError,
    struct_error,
    OSError,
    ValueError,
    LookupError,
    AssertionError,
    AttributeError,
    TypeError,
    ArithmeticError,
)
#: The characters of font files, by path, time of change and size, that this process has drawn: the next set of papers
#: has mostly the same ones, and reading them takes a fifth of its time.
_DRAWN: defaultdict[tuple[Path, int, int], dict[str, Glyph]] = defaultdict(dict)
_MARKS = re.compile("[\u0300-\u036f]")
# what it says of odd files is nothing to tell a clerk
logging.getLogger("fontTools").addHandler(logging.NullHandler())


class Metrics(NamedTuple):
    """Where a line of a face has its baseline, in em, by the two ways in which readers reckon.

    LibreOffice takes a line's height from ``hhea`` and puts the baseline of an exact line at 0.8 of it. Word takes it
    from ``OS/2`` and gives faces with hanzi three tenths more, half above and half below; the baseline of an exact line
    divides it in the same proportion. (Word: as ONLYOFFICE's engine, which follows it, was measured.)
    """

    libre: tuple[float, float]  # above and below the baseline
    word: tuple[float, float]

    @property
    def rise(self) -> float:
        """How far the baseline of a line of its own height lies below the line's middle: between both readers."""
        return sum(above - below for above, below in (self.libre, self.word)) / 4

    @property
    def share(self) -> float:
        """The part of an exact line that is above its baseline: between both readers."""
        above, below = self.word
        return (0.8 + above / (above + below)) / 2

    @property
    def height(self) -> float:
        """How high the higher of both readers makes a line."""
        return max(sum(self.libre), sum(self.word))


@dataclass(frozen=True)
class Face:
    """One face of this computer: the name by which documents call it, and its file; of a collection the simplified
    Chinese one. The file is opened when it is first asked.
    """

    name: str
    path: Path

    @cached_property
    def _font(self) -> TTFont:
        font = TTFont(self.path, fontNumber=_simplified_font(self.path), lazy=True)
        if "glyf" in font:
            # nobody reads the names that the file has for its glyphs: reading them takes as long as drawing a card
            font.setGlyphOrder([f"glyph{number}" for number in range(font["maxp"].numGlyphs)])
        return font

    @cached_property
    def _outlines(self) -> "Outlines":
        return Outlines(self._font)

    @cached_property
    def _names(self) -> Mapping[int, str]:
        return self._font.getBestCmap() or {}

    @cached_property
    def _widths(self) -> tuple[bytes, int]:
        """The table of advances as it lies in the file, and how many there are."""
        return self._font.reader["hmtx"], int(self._font["hhea"].numberOfHMetrics)

    def _advance(self, name: str) -> int:
        """A glyph's advance in units of the face; those behind the last that is written are as wide as it."""
        table, count = self._widths
        offset = 4 * min(self._font.getGlyphID(name), count - 1)
        advance: tuple[int] = unpack_from(">H", table, offset)
        return advance[0]

    @cached_property
    def _drawn(self) -> dict[str, Glyph]:
        try:
            state = self.path.stat()
        except OSError:  # said when the file is read
            return {}
        return _DRAWN[self.path, state.st_mtime_ns, state.st_size]

    @cached_property
    def _unit(self) -> float:
        return EM / float(self._font["head"].unitsPerEm)

    @cached_property
    def metrics(self) -> Metrics:
        """How readers place a line of this face."""
        hhea, os2 = self._font["hhea"], self._font["OS/2"]
        unit = self._unit / EM
        above, below = os2.usWinAscent * unit, os2.usWinDescent * unit
        more = _CHINESE_MORE * (above + below) / 2
        libre = ((hhea.ascent + max(hhea.lineGap, 0)) * unit, abs(hhea.descent) * unit)
        return Metrics(libre, (above + more, below + more))

    @cached_property
    def middle(self) -> float:
        """How far above the baseline the middle of hanzi lies, in em: where the eye puts the middle of a name."""
        inks = [self.glyph(character).ink for character in _EVEN if self.has(character)]
        return median((bottom + top) / 2 / EM for _, bottom, _, top in inks) if inks else _USUAL

    def release(self) -> None:
        """Closes the file and frees its tables, which take tens of megabytes; characters that were drawn stay known."""
        font = self.__dict__.pop("_font", None)
        if font is not None:
            font.close()
            # tables and font refer to each other: neither would be freed
            font.tables.clear()
        for name in ("_outlines", "_names", "_widths"):
            self.__dict__.pop(name, None)

    @cached_property
    def is_whole(self) -> bool:
        """Whether its file can be read: its measures, its characters, and the outlines of one."""
        try:
            return self.metrics.height > 0 and any(
                self.has(character) for character in (_EVEN[0], *map(chr, list(self._names)[:1]))
            )
        except _DAMAGED:
            return False

    def has(self, character: str) -> bool:
        """Whether the face draws something for it: some fonts map what they lack to an empty glyph."""
        if character in self._drawn:
            return character.isspace() or bool(self._drawn[character].turned)
        try:
            if ord(character) not in self._names:
                return False
            return character.isspace() or bool(self.glyph(character).turned)
        except _DAMAGED:  # the whole file, or the outlines of this character alone
            return False

    def glyph(self, character: str) -> Glyph:
        """The character as the face draws it; each is drawn once."""
        if character not in self._drawn:
            name = self._names[ord(character)]
            pen = TurningPen(self._outlines, self._unit)
            self._outlines[name].draw(pen)
            left, bottom, right, top = pen.bounds()
            # turned, x has changed its sign, and y grows downward: upright it is the height above the baseline
            ink = (-right, bottom, -left, top)
            self._drawn[character] = Glyph(round(self._advance(name) * self._unit), group_contours(pen.contours), ink)
        return self._drawn[character]


def families(path: Path) -> set[str]:
    """All names, in every language, of the families of a font file; none for a file that is no font."""
    names: set[str] = set()
    for index in range(_font_count(path)):
        try:
            font = TTFont(path, fontNumber=index, lazy=True)
            # a font of dots alone has no outlines to draw
            if "glyf" in font or "CFF " in font:
                names |= {str(record) for record in font["name"].names if record.nameID in (1, 16)}
        except (TTLibError, OSError, UnicodeDecodeError, KeyError):
            continue
    return names


def _font_count(path: Path) -> int:
    """How many fonts a file holds; 0 for a collection that cannot be read."""
    if path.suffix.lower() not in _COLLECTIONS:
        return 1
    try:
        with path.open("rb") as file:
            return int(readTTCHeader(file).numFonts)
    except (TTLibError, OSError):
        return 0


def _simplified_font(path: Path) -> int:
    """The number of the simplified Chinese font in a collection; 0 for a file with one font."""
    if path.suffix.lower() not in _COLLECTIONS:
        return 0
    for index in range(_font_count(path)):
        name = str(TTFont(path, fontNumber=index, lazy=True)["name"].getDebugName(4))
        if " SC" in name and "Mono" not in name:
            return index
    return 0


def composed(text: str) -> str:
    """Letters and their marks as the single characters that faces draw; text that is written so already stays."""
    return normalize("NFC", text) if _MARKS.search(text) else text
