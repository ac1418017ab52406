"""What a chart consists of: shapes with text on a sheet, or cells of a table; millimetres and no pixels."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

#: From one line of a box to the next, and from one character of a stacked name to the next, in em.
LEADING, STACK_LEADING = 1.18, 1.1

#: Roles of type, as in the page of official papers.
SEAT_FACE, TEXT_FACE, TITLE_FACE = "黑体", "楷体", "标题"

BLACK, GREY, PALE, WHITE = "1A1A1A", "7A7A7A", "C9C9C9", "FFFFFF"


class TextLine(NamedTuple):
    """A line of text in a shape.

    A name of two hanzi may be spread to the width of three; a stacked one stands character under character.
    """

    text: str
    size_pt: float
    spread: bool = False
    face: str = SEAT_FACE
    colour: str = BLACK
    stacked: bool = False


class Shape(NamedTuple):
    """A shape: its centre and size in mm. An outline of 0 points is not drawn.

    ``group`` names what is moved together in Word (a row, a side, a table); ``name`` is what its list of objects shows.
    """

    kind: Literal["rect", "round", "ellipse"]
    x: float
    y: float
    width: float
    height: float
    name: str
    group: str
    lines: tuple[TextLine, ...] = ()
    stroke_pt: float = 0.75
    colour: str = BLACK
    fill: str = ""
    dashed: bool = False
    align: Literal["center", "left"] = "center"

    @property
    def left(self) -> float:
        return self.x - self.width / 2

    @property
    def top(self) -> float:
        return self.y - self.height / 2


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart on its sheet (mm), with the words above it, which Word sets as paragraphs and pictures draw.

    ``occasion`` says whose visit it is, when and where; ``view`` says from where one looks. ``description`` is read to
    people who cannot see the drawing; without one they hear who sits where.
    """

    width: float
    height: float
    title: str
    occasion: str
    view: str
    shapes: tuple[Shape, ...]
    colour: str = BLACK
    description: str = ""

    @property
    def alt(self) -> str:
        """The text that is read to people who cannot see the chart."""
        if self.description:
            return self.description
        rows: dict[float, list[Shape]] = {}
        for shape in sorted(self.shapes, key=lambda shape: (shape.y, shape.x)):
            if shape.kind == "round" and shape.lines:
                rows.setdefault(round(shape.y), []).append(shape)
        lines = ["、".join(shape.name for shape in row) for row in rows.values()]
        return f"{self.title}，{self.view}。图上从上到下，从左到右：{'；'.join(lines)}"


class CutMarks(NamedTuple):
    """Thin lines on a sheet of so many mm, one object: each a box (left, top, width, height) filled with the colour.

    ``description`` is read to people who cannot see them.
    """

    width: float
    height: float
    boxes: tuple[tuple[float, float, float, float], ...]
    colour: str
    description: str


#: The group of the small print.
NOTES_GROUP = "说明"


class GridCell(NamedTuple):
    """A cell: its text in lines, its kind, how many columns it spans; 0 points is the usual size of the table.

    A ``fixture`` is what stands in the room: the rostrum, a wall.
    """

    text: str
    kind: Literal["seat", "empty", "gap", "head", "fixture"]
    span: int = 1
    size_pt: float = 0.0
    spread: bool = False
    shade: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: widths of columns and heights of rows in mm, the usual size of names in points.

    The first ``head`` rows are repeated on every page.
    """

    widths_mm: tuple[float, ...]
    rows: tuple[tuple[float, tuple[GridCell, ...]], ...]
    size_pt: float
    head: int = 0
