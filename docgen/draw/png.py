"""A drawing as PNG: every character and every box is drawn once and then stamped, for halls of thousands."""

import io
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from docgen.draw.drawing import SEAT_FACE, TEXT_FACE, TITLE_FACE, Drawing, Shape, TextLine
from docgen.draw.svg import OCCASION_Y, RULE_Y, TITLE_SIZE, TITLE_Y, VIEW_SIZE, VIEW_Y, placed_lines
from docgen.model.units import MM_PER_INCH, pt_to_mm

_SMOOTH = 4  # boxes are drawn so much larger and made smaller: smooth corners
#: Pictures larger than this many pixels are drawn with fewer dots an inch.
_MOST_PIXELS = 60_000_000
_BREAKS = "\n\r\t\v\f\x85\u2028\u2029"


class UndrawableError(Exception):
    """No face on this computer has these characters."""

    def __init__(self, characters: Sequence[str]) -> None:
        super().__init__("".join(characters))
        self.characters = tuple(characters)


def draw_png(drawing: Drawing, faces: Mapping[str, Sequence[Path]], dpi: int = 150) -> bytes:
    """The drawing at so many dots an inch. ``faces`` are font files by role, best first.

    Raises UndrawableError with every character that none of them has: nothing is drawn as an empty box.
    """
    area = drawing.width * drawing.height / MM_PER_INCH**2
    scale = min(dpi, int((_MOST_PIXELS / area) ** 0.5)) / MM_PER_INCH
    canvas = _Canvas(drawing, faces, scale)
    for shape in drawing.shapes:
        canvas.shape(shape)
    canvas.heading()
    if canvas.missing:
        raise UndrawableError(list(dict.fromkeys(canvas.missing)))
    content = io.BytesIO()
    dots = round(scale * MM_PER_INCH)
    # grey values as a palette: the encoder then tries no filters, which takes half the time and makes nothing smaller
    image = canvas.image.convert("P") if canvas.grey else canvas.image
    image.save(content, "PNG", compress_level=1, dpi=(dots, dots))
    return content.getvalue()


class _Canvas:
    """The picture being drawn, with the stamps that were made for it."""

    def __init__(self, drawing: Drawing, faces: Mapping[str, Sequence[Path]], scale: float) -> None:
        self.drawing, self.scale = drawing, scale
        self.grey = all(_is_grey(colour) for colour in _colours(drawing))
        size = (round(drawing.width * scale), round(drawing.height * scale))
        self.image = Image.new("L" if self.grey else "RGB", size, "white")
        self.pen = ImageDraw.Draw(self.image)
        self.missing: list[str] = []
        self._faces = {role: [str(path) for path in paths] for role, paths in faces.items()}
        self._inks: dict[str, int | tuple[int, ...]] = {}
        self._boxes: dict[tuple[object, ...], Image.Image] = {}
        self._glyphs: dict[tuple[str, int, str], tuple[Image.Image, int, int, float]] = {}

    def shape(self, shape: Shape) -> None:
        left, top = round(shape.left * self.scale), round(shape.top * self.scale)
        wide, high = max(1, round(shape.width * self.scale)), max(1, round(shape.height * self.scale))
        if shape.fill:
            self.pen.bitmap((left, top), self._box(shape, wide, high, filled=True), self._ink(shape.fill))
        if shape.stroke_pt:
            self.pen.bitmap((left, top), self._box(shape, wide, high, filled=False), self._ink(shape.colour))
        for line, y in placed_lines(shape):
            self.text(line, shape.left if shape.align == "left" else shape.x, y, shape.align == "left")

    def heading(self) -> None:
        middle = self.drawing.width / 2
        self.text(TextLine(self.drawing.title, TITLE_SIZE, face=TITLE_FACE), middle, TITLE_Y, False)
        for text, height in ((self.drawing.occasion, OCCASION_Y), (self.drawing.view, VIEW_Y)):
            self.text(TextLine(text, VIEW_SIZE, face=TEXT_FACE), middle, height, False)
        y = round(RULE_Y * self.scale)
        ends = [(round((middle + off) * self.scale), y) for off in (-60, 60)]
        self.pen.line(ends, self._ink(self.drawing.colour), max(1, round(0.35 * self.scale)))

    def text(self, line: TextLine, x: float, y: float, left: bool) -> None:
        """A line with its middle (or left end) and its baseline there, mm."""
        size = max(1, round(pt_to_mm(line.size_pt) * self.scale))
        stamps = [self._glyph(line.face, size, character) for character in line.text]
        gap = size if line.spread else 0
        width = sum(stamp[3] for stamp in stamps) + gap
        at = x * self.scale - (0 if left else width / 2)
        ink, base = self._ink(line.colour), round(y * self.scale)
        for image, dx, dy, advance in stamps:
            self.pen.bitmap((round(at) + dx, base + dy), image, ink)
            at += advance + gap
            gap = 0

    def _box(self, shape: Shape, wide: int, high: int, filled: bool) -> Image.Image:
        key = (shape.kind, wide, high, shape.stroke_pt, shape.dashed, filled)
        if key not in self._boxes:
            self._boxes[key] = _stamp(shape, wide, high, 0 if filled else pt_to_mm(shape.stroke_pt) * self.scale)
        return self._boxes[key]

    def _glyph(self, role: str, size: int, character: str) -> tuple[Image.Image, int, int, float]:
        """A character as a stamp, its offset from the pen, and how far the pen moves on; all in pixels."""
        key = (role, size, character)
        if key not in self._glyphs:
            self._glyphs[key] = self._draw_glyph(role, size, character)
        return self._glyphs[key]

    def _draw_glyph(self, role: str, size: int, character: str) -> tuple[Image.Image, int, int, float]:
        if character in _BREAKS:
            character = " "  # a line break in a heading, as a browser shows that of an SVG
        for path in (*self._faces.get(role, ()), *self._faces.get(SEAT_FACE, ())):
            font = _font(path, size)
            mask, (left, top) = font.getmask2(character, "L", anchor="ls")
            drawn = bytes(mask)
            if character.isspace() or drawn != _missing_glyph(font):
                image = Image.frombytes("L", mask.size, drawn) if drawn else Image.new("L", (1, 1))
                # hanzi are as wide as they are high
                return image, left, top, size if "\u4e00" <= character <= "\u9fff" else font.getlength(character)
        self.missing.append(character)
        return Image.new("L", (1, 1)), 0, 0, size

    def _ink(self, colour: str) -> int | tuple[int, ...]:
        if colour not in self._inks:
            red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
            self._inks[colour] = red if self.grey else (red, green, blue)
        return self._inks[colour]


def _stamp(shape: Shape, wide: int, high: int, stroke: float) -> Image.Image:
    """A box as a mask: filled where ``stroke`` is 0, else its outline of so many pixels."""
    # what is large needs no smoothing of its corners, and would cost much
    factor = _SMOOTH if wide * high < 250_000 else 1
    size = (wide * factor, high * factor)
    image = Image.new("L", size)
    pen = ImageDraw.Draw(image)
    frame = (0, 0, size[0] - 1, size[1] - 1)
    width = max(1, round(stroke * factor)) if stroke else 0
    fill = None if stroke else 255
    if shape.kind == "ellipse":
        pen.ellipse(frame, fill=fill, outline=255, width=width)
    elif shape.kind == "round":
        pen.rounded_rectangle(frame, min(size) * 0.12, fill=fill, outline=255, width=width)
    else:
        pen.rectangle(frame, fill=fill, outline=255, width=max(width, factor) if stroke else 0)
    if shape.dashed:
        _dash(pen, size, max(4, round(min(size) * 0.16)))
    return image.resize((wide, high), Image.Resampling.BOX) if factor > 1 else image


def _dash(pen: ImageDraw.ImageDraw, size: tuple[int, int], step: int) -> None:
    for at in range(step, size[0] - step, 2 * step):
        pen.rectangle((at, 0, at + step * 0.8, size[1]), fill=0)
    for at in range(step, size[1] - step, 2 * step):
        pen.rectangle((0, at, size[0], at + step * 0.8), fill=0)


@cache
def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    """A face at a size in pixels; of a collection the simplified Chinese one."""
    font = ImageFont.truetype(path, size)
    for index in range(1, 10 if path.lower().endswith((".ttc", ".otc")) else 1):
        try:
            other = ImageFont.truetype(path, size, index=index)
        except OSError:
            break
        name = " ".join(part or "" for part in other.getname())
        if " SC" in name and "Mono" not in name:
            return other
    return font


@cache
def _missing_glyph(font: ImageFont.FreeTypeFont) -> bytes:
    """What a face draws for a character that it lacks."""
    return bytes(font.getmask2("\U0010fffe", "L", anchor="ls")[0])


def _colours(drawing: Drawing) -> set[str]:
    colours = {drawing.colour}
    for shape in drawing.shapes:
        colours |= {shape.colour, shape.fill or "FFFFFF", *(line.colour for line in shape.lines)}
    return colours


def _is_grey(colour: str) -> bool:
    return colour[:2] == colour[2:4] == colour[4:]
