"""Sheets of cards as SVG, to be looked at before they are made: every face with its texts in their sizes.

Word sets the cards; this shows which card lies where, what is on it and how large, in the faces of this computer.
"""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from docgen.cards.sheet import FaceBox
from docgen.cards.stack import CardStack
from docgen.fonts.fitted_text import COLUMN_PITCH, LEADING, FittedLine, FittedText
from docgen.model.units import pt_to_mm
from docgen.text.xml_text import escape, quoteattr

#: The texts of a face from top to bottom; 身份 stands in the bar of a badge.
_ORDER = ("标题", "单位", "姓名", "英文名", "职务", "口号")
_BAR = "身份"
_INK, _EDGE, _PAPER, _BAR_FILL = "#1a1a1a", "#9aa3af", "#ffffff", "#e3e8ee"
_FALLBACK = "KaiTi, LXGW WenKai, Noto Serif CJK SC, serif"
#: Hanzi stand so much of their size below the middle of their line.
_BASELINE = 0.36
_BAR_HEIGHT = 0.17


def sheet_svg(stack: CardStack, page: int) -> str:
    """The page of a stack, from 0, as SVG in millimetres."""
    wide, high = _number(stack.paper.width), _number(stack.paper.height)
    title = f"{stack.title}，第{page + 1}页"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img" '
        f"aria-label={quoteattr(title)}>",
        f'<title>{escape(title)}</title><rect width="{wide}" height="{high}" fill="{_PAPER}"/>',
    ]
    for card, faces in groupby(stack.layout.pages[page], itemgetter(0)):
        for _, box in faces:
            parts += _face(stack, card, box)
    return "".join([*parts, "</svg>"])


def _face(stack: CardStack, card: int, box: FaceBox) -> Iterator[str]:
    """A face in its place; one that is turned is upside down."""
    texts = stack.fitted.texts[card]
    bar = texts.get(_BAR) if stack.cards[card].bar else None
    middle_x, middle_y = box.left + box.width / 2, box.top + box.height / 2
    turn = f' transform="rotate(180 {_number(middle_x)} {_number(middle_y)})"' if box.turned else ""
    yield f"<g{turn}>{_rectangle(box.left, box.top, box.width, box.height, 'none', _EDGE)}"
    bar_height = box.height * _BAR_HEIGHT if bar else 0.0
    if bar:
        top = box.top + box.height - bar_height
        yield _rectangle(box.left, top, box.width, bar_height, _BAR_FILL, _EDGE)
        yield from _block([bar], middle_x, top + bar_height / 2)
    shown = [texts[name] for name in _ORDER if name in texts and texts[name].lines]
    yield from _block(shown, middle_x, box.top + (box.height - bar_height) / 2)
    yield "</g>"


def _block(texts: list[FittedText], x: float, y: float) -> Iterator[str]:
    """Texts one below the other, together in the middle of a height."""
    heights = [_height(text) for text in texts]
    top = y - sum(heights) / 2
    for text, height in zip(texts, heights, strict=True):
        if text.lines and text.lines[0].stacked:
            yield from _columns(text.lines, x, top)
        else:
            for number, line in enumerate(text.lines):
                size = pt_to_mm(line.size_pt)
                yield _line(line, x, top + size * (LEADING * (number + 0.5) + _BASELINE), size)
        top += height


def _height(text: FittedText) -> float:
    """The height of a text in mm."""
    if not text.lines:
        return 0.0
    first = text.lines[0]
    count = max(len(line.text) for line in text.lines) if first.stacked else len(text.lines)
    return pt_to_mm(first.size_pt) * LEADING * count


def _columns(lines: tuple[FittedLine, ...], x: float, top: float) -> Iterator[str]:
    """Stacked lines as columns, from right to left."""
    for number, line in enumerate(lines):
        size = pt_to_mm(line.size_pt)
        middle = x + ((len(lines) - 1) / 2 - number) * size * COLUMN_PITCH
        for row, character in enumerate(line.text):
            one = FittedLine(((line.pieces[0][0], character),), line.size_pt)
            yield _line(one, middle, top + size * (LEADING * (row + 0.5) + _BASELINE), size)


def _line(line: FittedLine, x: float, y: float, size: float) -> str:
    """A line in its faces, its middle at ``x``. Two hanzi that are spread stand three places wide."""
    spans = "".join(
        f"<tspan font-family={quoteattr(f'{face}, {_FALLBACK}')}>{escape(text)}</tspan>" for face, text in line.pieces
    )
    spread = f' letter-spacing="{_number(size)}" dx="{_number(size / 2)}"' if line.spread else ""
    place = f'x="{_number(x)}" y="{_number(y)}" font-size="{_number(size)}"'
    return f'<text {place} text-anchor="middle" fill="{_INK}" xml:space="preserve"{spread}>{spans}</text>'


def _rectangle(left: float, top: float, width: float, height: float, fill: str, edge: str) -> str:
    place = f'x="{_number(left)}" y="{_number(top)}" width="{_number(width)}" height="{_number(height)}"'
    return f'<rect {place} fill="{fill}" stroke="{edge}" stroke-width="0.2"/>'


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
