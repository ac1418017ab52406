"""A drawing as SVG, for any browser."""

from collections.abc import Sequence

from docgen.draw.drawing import LEADING, SEAT_FACE, STACK_LEADING, TEXT_FACE, TITLE_FACE, Drawing, Shape, TextLine
from docgen.model.units import pt_to_mm
from docgen.text.xml_text import escape, quoteattr

_FAMILIES = {
    SEAT_FACE: "黑体,SimHei,Noto Sans CJK SC,Source Han Sans SC,PingFang SC,sans-serif",
    TEXT_FACE: "楷体,KaiTi,LXGW WenKai,Noto Serif CJK SC,Kaiti SC,serif",
    TITLE_FACE: "方正小标宋简体,华文中宋,Noto Serif CJK SC,Source Han Serif SC,Songti SC,serif",
}
#: Where the words above a chart stand, mm from the top of the sheet, and their sizes in points.
TITLE_Y, TITLE_SIZE, RULE_Y = 21.0, 22.0, 26.0
OCCASION_Y, VIEW_Y, VIEW_SIZE = 32.0, 38.0, 10.5


def draw_svg(drawing: Drawing, keys: Sequence[str] = ()) -> bytes:
    """The drawing as an SVG file, measured in millimetres.

    ``keys`` mark the shapes, in their order, for a page that looks for them; one without a key is not marked.
    """
    wide, high = _number(drawing.width), _number(drawing.height)
    body = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}mm" height="{high}mm" viewBox="0 0 {wide} {high}">',
        f"<title>{escape(drawing.title)}</title><desc>{escape(drawing.alt)}</desc>",
        '<rect width="100%" height="100%" fill="#FFFFFF"/>',
        _text(TextLine(drawing.title, TITLE_SIZE, face=TITLE_FACE), drawing.width / 2, TITLE_Y, "middle"),
        f'<path d="M{_number(drawing.width / 2 - 60)} {RULE_Y}h120" stroke="#{drawing.colour}" stroke-width="0.35"/>',
        *(
            _text(TextLine(text, VIEW_SIZE, face=TEXT_FACE), drawing.width / 2, y, "middle")
            for text, y in ((drawing.occasion, OCCASION_Y), (drawing.view, VIEW_Y))
        ),
    ]
    body += [_shape(shape, key) for shape, key in zip(drawing.shapes, keys or [""] * len(drawing.shapes), strict=True)]
    return "\n".join([*body, "</svg>\n"]).encode()


def placed_lines(shape: Shape) -> list[tuple[TextLine, float]]:
    """The lines of a shape's text with the heights at which they stand, mm: together in the middle of its height.

    A stacked name is a line for every character.
    """
    lines: list[tuple[TextLine, float]] = []
    for line in shape.lines:
        pitch = pt_to_mm(line.size_pt) * (stacked_pitch(line) if line.stacked else LEADING)
        parts = [line._replace(text=character, spread=False) for character in line.text] if line.stacked else [line]
        lines += [(part, pitch) for part in parts]
    y = shape.y - sum(pitch for _, pitch in lines) / 2
    with_baselines = []
    for line, pitch in lines:
        # hanzi stand 0.88 above and 0.12 below the baseline
        with_baselines.append((line, y + pitch / 2 + pt_to_mm(line.size_pt) * 0.38))
        y += pitch
    return with_baselines


def stacked_pitch(line: TextLine) -> float:
    """From one character of a stacked name to the next, in em. Two stand as far apart as the ends of three."""
    return STACK_LEADING * (1.5 if line.spread else 1.0)


def _shape(shape: Shape, key: str) -> str:
    width = _number(pt_to_mm(shape.stroke_pt))
    outline = f'stroke="#{shape.colour}" stroke-width="{width}"' if shape.stroke_pt else ""
    dash = ' stroke-dasharray="1 0.8"' if shape.dashed else ""
    style = f'fill="{f"#{shape.fill}" if shape.fill else "none"}" {outline}{dash}'
    mark = f" data-key={quoteattr(key)}" if key else ""
    parts = [f"<g{mark}><title>{escape(shape.name)}</title>"]
    if shape.kind == "ellipse":
        radii = f'rx="{_number(shape.width / 2)}" ry="{_number(shape.height / 2)}"'
        parts.append(f'<ellipse cx="{_number(shape.x)}" cy="{_number(shape.y)}" {radii} {style}/>')
    elif shape.fill or shape.stroke_pt:
        corner = f' rx="{_number(min(shape.width, shape.height) * 0.12)}"' if shape.kind == "round" else ""
        place = f'x="{_number(shape.left)}" y="{_number(shape.top)}"'
        size = f'width="{_number(shape.width)}" height="{_number(shape.height)}"'
        parts.append(f"<rect {place} {size}{corner} {style}/>")
    for line, y in placed_lines(shape):
        left = shape.align == "left"
        parts.append(_text(line, shape.left if left else shape.x, y, "start" if left else "middle"))
    return "".join([*parts, "</g>"])


def _text(line: TextLine, x: float, y: float, anchor: str) -> str:
    size = pt_to_mm(line.size_pt)
    style = f'font-family="{_FAMILIES[line.face]}" font-size="{_number(size)}" fill="#{line.colour}"'
    words = escape(line.text)
    if line.spread:
        # the second character stands three places on
        return (
            f'<text y="{_number(y)}" text-anchor="middle" {style}><tspan x="{_number(x - size)}">{escape(line.text[0])}'
            f'</tspan><tspan x="{_number(x + size)}">{escape(line.text[1])}</tspan></text>'
        )
    return f'<text x="{_number(x)}" y="{_number(y)}" text-anchor="{anchor}" {style}>{words}</text>'


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
