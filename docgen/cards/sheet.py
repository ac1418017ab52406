"""Where cards lie on a sheet, in mm from its upper left corner: places, faces, marks; and whether they fit at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from docgen.draw.drawing import BLACK, GREY, Drawing, Line, Marks, Shape
from docgen.model.cards import BLANK, TURNED, Paper, Preset

#: A hair more than the paper is rounding, not a mistake.
_SLACK = 0.05
_MARK, _CLEAR, _HAIR = 4.0, 1.0, 0.18
#: What most printers leave white at the edges of paper, and the shortest mark that can still be seen.
_UNPRINTED, _SHORT = 4.2, 1.5
_PATTERN = 1.2  # mm of a dash and of a gap in the mark of a fold


class Place(NamedTuple):
    """A card's place on a sheet: its upper left corner."""

    left: float
    top: float


class FaceBox(NamedTuple):
    """A printed face: its box on the sheet, and whether it is turned by 180°."""

    left: float
    top: float
    width: float
    height: float
    turned: bool


@dataclass(frozen=True, slots=True)
class Printing:
    """How a printer differs from the sheet: everything is moved by ``offset`` mm and grown by ``scale``.

    ``duplex`` prints the card on the back of the sheet too, for a printer that turns it over its long or short edge.
    """

    offset: tuple[float, float] = (0.0, 0.0)
    scale: tuple[float, float] = (1.0, 1.0)
    duplex: str = ""  # 长边 or 短边

    def box(self, left: float, top: float, width: float, height: float, turned: bool = False) -> FaceBox:
        """The box as this printer has to be told, so that it comes out where it should."""
        (x, y), (wide, high) = self.offset, self.scale
        return FaceBox(left * wide + x, top * high + y, width * wide, height * high, turned)


def places(preset: Preset, sheet: Paper) -> tuple[Place, ...]:
    """The places of a sheet, row by row."""
    left, top = _margins(preset, sheet)
    across, down = preset.width + (preset.across or 0.0), preset.card_height + (preset.down or 0.0)
    return tuple(
        Place(left + column * across, top + row * down)
        for row in range(preset.rows)
        for column in range(preset.columns)
    )


def faces(preset: Preset, place: Place) -> tuple[FaceBox, ...]:
    """The printed faces of a card: the upright one first, as it is read first."""
    found, top = [], place.top
    for strip in preset.strips:
        if strip.what != BLANK:
            found.append(FaceBox(place.left, top, preset.width, strip.height, strip.what == TURNED))
        top += strip.height
    return tuple(sorted(found, key=lambda one: one.turned))


def backs(preset: Preset, place: Place, sheet: Paper, edge: str) -> tuple[FaceBox, ...]:
    """The same faces on the back of the sheet, so that they lie behind the card when it is turned over that edge.

    Turned about an upright axis left and right change places; about a level one top and bottom do, and the print
    stands on its head.
    """
    upright_axis = (edge == "长边") == (sheet.height >= sheet.width)
    found = []
    for one in faces(preset, place):
        if upright_axis:
            found.append(one._replace(left=sheet.width - one.left - one.width))
        else:
            found.append(one._replace(top=sheet.height - one.top - one.height, turned=not one.turned))
    return tuple(found)


def overhang(preset: Preset, sheet: Paper) -> list[str]:
    """By how much the cards of a preset do not fit on its sheet: a sentence for each side, or nothing."""
    left, top = _margins(preset, sheet)
    wide = preset.columns * preset.width + (preset.columns - 1) * (preset.across or 0.0)
    high = preset.rows * preset.card_height + (preset.rows - 1) * (preset.down or 0.0)
    found = []
    for what, need, margin, there in (("宽", wide, left, sheet.width), ("高", high, top, sheet.height)):
        over = max(need - there, margin + need - there)
        if over > _SLACK:
            moved = f"，加上边距 {margin:g} 毫米" if margin > 0 and need <= there + _SLACK else ""
            found.append(f"{what} {need:g} 毫米{moved}，比纸（{there:g} 毫米）多出 {over:g} 毫米")
    return found


def fitted(width: float, height: float, folded: bool, sheet: Paper) -> tuple[int, int]:
    """How many columns and rows of such cards lie on a sheet."""
    high = height * (2 if folded else 1)
    return int((sheet.width + _SLACK) // width), int((sheet.height + _SLACK) // high)


def marks(preset: Preset, sheet: Paper, printing: Printing) -> Marks:
    """Where to cut and to fold: short lines beside the cards, or whole ones; on the edge where there is no room beside.

    Nothing of it lies inside a card.
    """
    lines = [] if preset.marks == "无" else [*_cuts(preset, sheet), *_folds(preset, sheet)]
    (x, y), (wide, high) = printing.offset, printing.scale
    # moved and grown in their middles: a line stays as thin as it is
    told = [
        (middle_x * wide + x - width / 2, middle_y * high + y - height / 2, width, height)
        for middle_x, middle_y, width, height in lines
    ]
    return Marks(sheet.width, sheet.height, tuple(told), GREY, "裁切线和折线" if len(preset.strips) > 1 else "裁切线")


def specimen(preset: Preset, sheet: Paper, printing: Printing) -> Drawing:
    """A test sheet: every card's outline and the middle of its faces, numbered, with scales to measure by.

    What is printed is held against the card stock: the difference is the offset.
    """
    shapes: list[Shape] = []
    for number, place in enumerate(places(preset, sheet), 1):
        box = printing.box(place.left, place.top, preset.width, preset.card_height)
        shapes.append(_rectangle(box, f"第{number}格"))
        for face in faces(preset, place):
            told = printing.box(*face)
            x, y = told.left + told.width / 2, told.top + told.height / 2
            shapes += [_hair(x, y, 12, _HAIR, "面的正中"), _hair(x, y, _HAIR, 12, "面的正中")]
            what = "反面（倒置）" if face.turned else "正面"
            size = min(12.0, told.height / 4)
            label = Line(f"第{number}格 {what} {face.width:g}×{face.height:g}", size)
            room = told.height / 2 - 7
            shapes.append(
                Shape("rect", x, y - told.height / 4 - 2, told.width - 4, max(room, 5.0), label.text, "字", (label,), 0)
            )
    shapes += _scales(sheet)
    advice = f"{preset.name} 试样：叠在卡纸上对光看，短线每格 5 毫米；卡纸的边在右边、下边记正数，写 --offset 右,下"
    shapes.append(
        Shape("rect", sheet.width / 2, sheet.height - 7, sheet.width - 12, 6, advice, "说明", (Line(advice, 8),), 0)
    )
    return Drawing(sheet.width, sheet.height, "", "", "", tuple(shapes), said="试样：各张卡的外框、各面的正中和毫米尺")


def _margins(preset: Preset, sheet: Paper) -> tuple[float, float]:
    """Where the first card begins; without margins the cards lie in the middle of the sheet."""
    wide = preset.columns * preset.width + (preset.columns - 1) * (preset.across or 0.0)
    high = preset.rows * preset.card_height + (preset.rows - 1) * (preset.down or 0.0)
    left = preset.left if preset.left is not None else max((sheet.width - wide) / 2, 0.0)
    top = preset.top if preset.top is not None else max((sheet.height - high) / 2, 0.0)
    return left, top


def _edges(starts: Sequence[float], size: float) -> list[float]:
    """Both edges of every column or row; where two touch, one."""
    found: list[float] = []
    for start in sorted(set(starts)):
        for edge in (start, start + size):
            if not found or edge - found[-1] > _SLACK:
                found.append(edge)
    return found


#: A line by its middle and its size.
_Line = tuple[float, float, float, float]


def _cuts(preset: Preset, sheet: Paper) -> Iterator[_Line]:
    found = places(preset, sheet)
    xs = _edges([one.left for one in found], preset.width)
    ys = _edges([one.top for one in found], preset.card_height)
    for x in xs:
        if _SLACK < x < sheet.width - _SLACK:
            for start, end in _spans(ys[0], ys[-1], sheet.height, preset.marks):
                yield x, (start + end) / 2, _HAIR, end - start
    for y in ys:
        if _SLACK < y < sheet.height - _SLACK:
            for start, end in _spans(xs[0], xs[-1], sheet.width, preset.marks):
                yield (start + end) / 2, y, end - start, _HAIR


def _folds(preset: Preset, sheet: Paper) -> Iterator[_Line]:
    found = places(preset, sheet)
    xs = _edges([one.left for one in found], preset.width)
    for top in sorted({one.top for one in found}):
        y = top
        for strip in preset.strips[:-1]:
            y += strip.height
            for start, end in _spans(xs[0], xs[-1], sheet.width, "刻线"):
                at = start
                while at < end - _SLACK:
                    stop = min(at + _PATTERN, end)
                    yield (at + stop) / 2, y, stop - at, _HAIR
                    at += 2 * _PATTERN


def _spans(first: float, last: float, whole: float, style: str) -> Iterator[tuple[float, float]]:
    """From where to where marks are drawn before and behind cards that reach from ``first`` to ``last``.

    Beside cards where a printer prints; where the edge of the paper is too near they lie on the line that is cut or
    folded, at its ends.
    """
    if style == "通线":
        yield 0.0, whole
        return
    for room, edge, away in ((first, first, -1.0), (whole - last, last, 1.0)):
        if room >= _UNPRINTED + _CLEAR + _SHORT:
            ends = (edge + away * _CLEAR, edge + away * min(_CLEAR + _MARK, room - _UNPRINTED + 0.5))
        else:
            ends = (edge, edge - away * max(_MARK, _UNPRINTED - room + _MARK))
        yield min(ends), max(ends)


def _hair(x: float, y: float, width: float, height: float, name: str) -> Shape:
    """A thin line as a filled box: every reader puts its middle where it is told."""
    return Shape("rect", x, y, width, height, name, name, (), 0, GREY, GREY)


def _rectangle(box: FaceBox, name: str) -> Shape:
    middle = (box.left + box.width / 2, box.top + box.height / 2)
    return Shape("rect", *middle, box.width, box.height, name, "外框", (), 0.5, BLACK)


def _scales(sheet: Paper) -> Iterator[Shape]:
    """A hundred millimetres across and down, a tick every five, as the printer prints them when told nothing."""
    long = int(min(100.0, sheet.width - 20, sheet.height - 20) // 10 * 10)
    start, edge = 10.0, 4.5
    for step in range(0, long + 1, 5):
        tick = 3.0 if step % 10 == 0 else 1.2
        yield _hair(start + step, edge + tick / 2, _HAIR, tick, "横尺")
        yield _hair(edge + tick / 2, start + step, tick, _HAIR, "竖尺")
