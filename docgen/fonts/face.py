"""Faces as they lie in font files: which characters each has, how wide and high they are, their outlines.

A name must never be printed as an empty box, and the outlines of a card's second face must come from the very face
that the first one shows: both questions are put to the files themselves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import median
from struct import unpack_from
from typing import Any, NamedTuple
from unicodedata import normalize

from fontTools.misc.bezierTools import calcCubicBounds
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont, TTLibError, newTable
from fontTools.ttLib.sfnt import readTTCHeader
from fontTools.ttLib.tables._g_l_y_f import Glyph as TrueTypeGlyph

#: Hanzi whose ink fills their square evenly, and the middle of one where a face has none of them.
_EVEN, _USUAL = "国中田王永周明正", 0.38
#: What Word adds to the height of a line of a face with hanzi.
_CHINESE_MORE = 0.3
_COLLECTIONS = (".ttc", ".otc")

Point = tuple[int, int]


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


class Contour(NamedTuple):
    """A closed curve of a glyph turned by 180°: where it begins (1/1000 em, y downward) and how it goes on from there.

    The steps are commands of a VML path relative to the point before: ``r`` lines, ``v`` cubic curves. ``opens`` is
    true for the first of a group that is filled together: a stroke and the holes in it.
    """

    x: int
    y: int
    steps: str
    opens: bool


class Glyph(NamedTuple):
    """A character of a face, in 1/1000 em: how far the pen moves on; its contours turned by 180° about its origin; its
    ink as it stands upright: left, bottom, right and top from the origin, y upward.
    """

    advance: int
    turned: tuple[Contour, ...]
    ink: tuple[int, int, int, int]


_BLANK = (0, 0, 0, 0)


@dataclass(frozen=True)
class Face:
    """One face of this computer: the name by which documents call it, and its file; of a collection the simplified
    Chinese one. The file is opened when it is first asked.
    """

    name: str
    path: Path

    @cached_property
    def _font(self) -> TTFont:
        return TTFont(self.path, fontNumber=_simplified(self.path), lazy=True)

    @cached_property
    def _outlines(self) -> "_Outlines":
        return _Outlines(self._font)

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
        found: tuple[int] = unpack_from(">H", table, 4 * min(self._font.getGlyphID(name), count - 1))
        return found[0]

    @cached_property
    def _drawn(self) -> dict[str, Glyph]:
        return {}

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
        inks = [self.glyph(one).ink for one in _EVEN if self.has(one)]
        return median((bottom + top) / 2 / EM for _, bottom, _, top in inks) if inks else _USUAL

    def release(self) -> None:
        """Closes the file and lets go of its tables, which take tens of megabytes; what was drawn stays."""
        font = self.__dict__.pop("_font", None)
        if font is not None:
            font.close()
            # tables and font refer to each other: nothing would be let go of
            font.tables.clear()
        for name in ("_outlines", "_names", "_widths"):
            self.__dict__.pop(name, None)

    def has(self, character: str) -> bool:
        """Whether the face draws something for it: some fonts map what they lack to an empty glyph."""
        if character in self._drawn:
            return character.isspace() or bool(self._drawn[character].turned)
        if ord(character) not in self._names:
            return False
        return character.isspace() or bool(self.glyph(character).turned)

    def glyph(self, character: str) -> Glyph:
        """The character as the face draws it; each is drawn once."""
        if character not in self._drawn:
            name = self._names[ord(character)]
            pen = _Turning(self._outlines, self._unit)
            self._outlines[name].draw(pen)
            left, bottom, right, top = pen.bounds()
            # turned, x has changed its sign, and y grows downward: upright it is the height above the baseline
            ink = (-right, bottom, -left, top)
            self._drawn[character] = Glyph(round(self._advance(name) * self._unit), _grouped(pen.found), ink)
        return self._drawn[character]


def families(path: Path) -> set[str]:
    """All names, in every language, of the families of a font file; none for a file that is no font."""
    found: set[str] = set()
    for index in range(_count(path)):
        try:
            font = TTFont(path, fontNumber=index, lazy=True)
            # a font of dots alone has no outlines to draw
            if "glyf" in font or "CFF " in font:
                found |= {str(record) for record in font["name"].names if record.nameID in (1, 16)}
        except (TTLibError, OSError, UnicodeDecodeError, KeyError):
            continue
    return found


def _count(path: Path) -> int:
    if path.suffix.lower() not in _COLLECTIONS:
        return 1
    try:
        with path.open("rb") as file:
            return int(readTTCHeader(file).numFonts)
    except (TTLibError, OSError):
        return 0


def _simplified(path: Path) -> int:
    if path.suffix.lower() not in _COLLECTIONS:
        return 0
    for index in range(_count(path)):
        name = str(TTFont(path, fontNumber=index, lazy=True)["name"].getDebugName(4))
        if " SC" in name and "Mono" not in name:
            return index
    return 0


def composed(text: str) -> str:
    """Letters and their marks as the single characters that faces draw; text that is written so already stays."""
    return (
        text if text.isascii() else normalize("NFC", text) if any("\u0300" <= one <= "\u036f" for one in text) else text
    )


class _Outlines:
    """The outlines of a face by the names of its glyphs, each read from the file when it is asked for.

    The library would take all of them into memory for the sake of a few, and all advances with them.
    """

    def __init__(self, font: TTFont) -> None:
        self._font = font
        self._cubic = font["CFF "].cff.topDictIndex[0].CharStrings if "CFF " in font else None
        if self._cubic is None:
            self._table = newTable("glyf")
            self._table.glyphs, self._table.glyphOrder = self, font.getGlyphOrder()
            self._places, self._start = font["loca"], font.reader.tables["glyf"].offset

    def __getitem__(self, name: str) -> Any:
        """Something that can be drawn with a pen."""
        if self._cubic is not None:
            return self._cubic[name]
        number = self._font.getGlyphID(name)
        start, end = self._places[number], self._places[number + 1]
        self._font.reader.file.seek(self._start + start)
        glyph = TrueTypeGlyph(self._font.reader.file.read(end - start))
        glyph.expand(self._table)
        return _Outline(glyph, self._table)


class _Outline(NamedTuple):
    """A TrueType glyph, which draws itself only together with its table."""

    glyph: TrueTypeGlyph
    table: Any

    def draw(self, pen: Any) -> None:
        """Draws it; parts of other glyphs are drawn by them."""
        self.glyph.draw(pen, self.table)


class _Turning(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Draws a glyph turned by 180° as contours: x is mirrored, and y upward becomes y downward.

    Quadratic curves reach it as cubic ones, and parts of other glyphs as contours of this one.
    """

    def __init__(self, glyphs: Any, unit: float) -> None:
        super().__init__(glyphs)
        self.unit = unit
        self.found: list[tuple[Point, str, list[Point]]] = []
        self._steps: list[str] = []
        self._points: list[Point] = []
        self._through: list[Point] = []  # what the outline passes through
        self._curves: list[tuple[Point, Point, Point, Point]] = []

    def bounds(self) -> tuple[int, int, int, int]:
        """Least x and y, largest x and y of the outline: a curve stays inside the points that pull it."""
        if not self._through:
            return _BLANK
        xs, ys = [x for x, _ in self._through], [y for _, y in self._through]
        box = (min(xs), min(ys), max(xs), max(ys))
        for curve in self._curves:
            pulls = curve[1:3]
            if any(not (box[0] <= x <= box[2] and box[1] <= y <= box[3]) for x, y in pulls):
                left, low, right, high = calcCubicBounds(*curve)
                box = (
                    min(box[0], round(left)),
                    min(box[1], round(low)),
                    max(box[2], round(right)),
                    max(box[3], round(high)),
                )
        return box

    def _to(self, point: tuple[float, float]) -> Point:
        return -round(point[0] * self.unit), round(point[1] * self.unit)

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._steps, self._points = [], [self._to(pt)]
        self._through.append(self._points[0])

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        (x0, y0), (x, y) = self._points[-1], self._to(pt)
        self._steps.append(f"r{x - x0},{y - y0}")
        self._points.append((x, y))
        self._through.append((x, y))

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:  # noqa: N802
        x0, y0 = self._points[-1]
        curve = [self._to(one) for one in (pt1, pt2, pt3)]
        self._steps.append("v" + ",".join(f"{x - x0},{y - y0}" for x, y in curve))
        self._curves.append((self._points[-1], curve[0], curve[1], curve[2]))
        self._through.append(curve[-1])
        self._points += curve

    def _closePath(self) -> None:  # noqa: N802
        if len(self._points) > 2:
            self.found.append((self._points[0], "".join(self._steps) + "x", self._points))

    def _endPath(self) -> None:  # noqa: N802
        self._closePath()


def _grouped(contours: list[tuple[Point, str, list[Point]]]) -> tuple[Contour, ...]:
    """Every stroke followed by its holes. Strokes that cross each other are filled one by one: filled together, what
    they share would stay white.
    """
    areas = [_area(points) for _, _, points in contours]
    outward = 1 if sum(areas) >= 0 else -1
    strokes = [number for number, area in enumerate(areas) if area * outward >= 0]
    holes: dict[int, list[int]] = {number: [] for number in strokes}
    for number, area in enumerate(areas):
        if area * outward >= 0:
            continue
        around = [one for one in strokes if _inside(contours[number][2][0], contours[one][2])]
        if around:
            holes[min(around, key=lambda one: abs(areas[one]))].append(number)
    found = []
    for stroke in strokes:
        for number in (stroke, *holes[stroke]):
            (x, y), steps, _ = contours[number]
            found.append(Contour(x, y, steps, number == stroke))
    return tuple(found)


def _area(points: Sequence[Point]) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True)) / 2


def _inside(point: Point, polygon: Sequence[Point]) -> bool:
    x, y = point
    within = False
    for (x0, y0), (x1, y1) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            within = not within
    return within


#: Units of an outline in one em: a hundredth of a millimetre at a hundred points, finer than any printer.
EM = 1000
