"""Outlines of the characters of a font: read one by one from its file, drawn turned by 180°."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from fontTools.misc.bezierTools import calcCubicBounds
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph as TrueTypeGlyph

Point = tuple[int, int]
#: The ink of a character that draws nothing.
BLANK = (0, 0, 0, 0)
#: Units of an outline in one em: a hundredth of a millimetre at a hundred points, finer than any printer.
EM = 1000


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


class Outlines:
    """The outlines of a face by the names of its glyphs, each read from the file when it is asked for.

    The library would take all of them into memory for the sake of a few, and all advances with them.
    """

    def __init__(self, font: TTFont) -> None:
        self._font = font
        self._cubic = font["CFF "].cff.topDictIndex[0].CharStrings if "CFF " in font else None
        if self._cubic is None:
            self._table = newTable("glyf")
            self._table.glyphs, self._table.glyphOrder = self, font.getGlyphOrder()
            self._offsets, self._start = font["loca"], font.reader.tables["glyf"].offset

    def __getitem__(self, name: str) -> Any:
        """Something that can be drawn with a pen."""
        if self._cubic is not None:
            return self._cubic[name]
        number = self._font.getGlyphID(name)
        start, end = self._offsets[number], self._offsets[number + 1]
        self._font.reader.file.seek(self._start + start)
        glyph = TrueTypeGlyph(self._font.reader.file.read(end - start))
        glyph.expand(self._table)
        return _TrueTypeOutline(glyph, self._table)


class _TrueTypeOutline(NamedTuple):
    """A TrueType glyph, which draws itself only together with its table."""

    glyph: TrueTypeGlyph
    table: Any

    def draw(self, pen: Any) -> None:
        """Draws it; parts of other glyphs are drawn by them."""
        self.glyph.draw(pen, self.table)


class DrawnContour(NamedTuple):
    """A contour as the pen drew it: where it begins, its steps as in ``Contour``, all its points."""

    start: Point
    steps: str
    points: list[Point]


class TurningPen(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Draws a glyph turned by 180° as contours: x is mirrored, and y upward becomes y downward.

    The library gives it quadratic curves as cubic ones, and parts of other glyphs as contours of this one. ``unit`` is
    how many units of our outlines make one of the font's.
    """

    def __init__(self, glyphs: Any, unit: float) -> None:
        super().__init__(glyphs)
        self.unit = unit
        self.contours: list[DrawnContour] = []
        self._steps: list[str] = []
        self._points: list[Point] = []
        self._through: list[Point] = []  # what the outline passes through
        self._curves: list[tuple[Point, Point, Point, Point]] = []

    def bounds(self) -> tuple[int, int, int, int]:
        """Least x and y, largest x and y of the outline: a curve stays inside the points that pull it."""
        if not self._through:
            return BLANK
        xs, ys = [x for x, _ in self._through], [y for _, y in self._through]
        box = (min(xs), min(ys), max(xs), max(ys))
        for curve in self._curves:
            if any(not (box[0] <= x <= box[2] and box[1] <= y <= box[3]) for x, y in curve[1:3]):
                left, low, right, high = map(round, calcCubicBounds(*curve))
                box = (min(box[0], left), min(box[1], low), max(box[2], right), max(box[3], high))
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
        start, (x0, y0) = self._points[-1], self._points[-1]
        first, second, end = (x1, y1), (x2, y2), (x3, y3) = self._to(pt1), self._to(pt2), self._to(pt3)
        self._steps.append(f"v{x1 - x0},{y1 - y0},{x2 - x0},{y2 - y0},{x3 - x0},{y3 - y0}")
        self._curves.append((start, first, second, end))
        self._through.append(end)
        self._points += (first, second, end)

    def _closePath(self) -> None:  # noqa: N802
        if len(self._points) > 2:
            self.contours.append(DrawnContour(self._points[0], "".join(self._steps) + "x", self._points))

    def _endPath(self) -> None:  # noqa: N802
        self._closePath()


def group_contours(contours: Sequence[DrawnContour]) -> tuple[Contour, ...]:
    """Every stroke followed by its holes. Strokes that cross each other are filled one by one: filled together, what
    they share would stay white.
    """
    areas = [_area(contour.points) for contour in contours]
    outward = 1 if sum(areas) >= 0 else -1
    strokes = [number for number, area in enumerate(areas) if area * outward >= 0]
    holes: dict[int, list[int]] = {number: [] for number in strokes}
    for number in range(len(contours)):
        if number not in holes:
            around = [stroke for stroke in strokes if _is_inside(contours[number].start, contours[stroke].points)]
            if around:
                holes[min(around, key=lambda stroke: abs(areas[stroke]))].append(number)
    return tuple(
        Contour(*contours[number].start, contours[number].steps, number == stroke)
        for stroke in strokes
        for number in (stroke, *holes[stroke])
    )


def _area(points: Sequence[Point]) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True)) / 2


def _is_inside(point: Point, polygon: Sequence[Point]) -> bool:
    x, y = point
    within = False
    for (x0, y0), (x1, y1) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            within = not within
    return within
