"""The marks on a sheet of cards that show where to cut and where to fold. Lengths are in mm."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.cards.sheet import TOLERANCE_MM, PrinterSettings, slots
from docgen.draw.drawing import GREY, CutMarks
from docgen.model.cards import Paper, Preset

#: How thick the thinnest line is.
HAIRLINE_MM = 0.18
#: A mark is this long, and begins this far away from the card.
_MARK_MM, _GAP_MM = 4.0, 1.0
#: Most printers leave this much white at the edges of the paper.
_UNPRINTABLE_MM = 4.2
#: The shortest mark that can still be seen.
_SHORTEST_MM = 1.5
#: The length of a dash, and of the gap behind it, in a fold mark.
_DASH_MM = 1.2


class _MarkLine(NamedTuple):
    """A line by its middle and its size."""

    middle_x: float
    middle_y: float
    width: float
    height: float


def cut_and_fold_marks(preset: Preset, paper: Paper, printer: PrinterSettings) -> CutMarks:
    """The marks of one sheet, adjusted for the printer.

    CutMarks are short lines beside the cards, or lines across the whole sheet (通线). Where there is no room beside the
    cards, a mark lies on the edge of the card. No mark lies inside a card.
    """
    lines = [] if preset.cut_lines == "无" else [*_cut_lines(preset, paper), *_fold_lines(preset, paper)]
    (offset_x, offset_y), (scale_x, scale_y) = printer.offset_mm, printer.scale
    # only the middle of a line is scaled: the line stays as thin as it is
    boxes = tuple(
        (
            line.middle_x * scale_x + offset_x - line.width / 2,
            line.middle_y * scale_y + offset_y - line.height / 2,
            line.width,
            line.height,
        )
        for line in lines
    )
    return CutMarks(paper.width, paper.height, boxes, GREY, "裁切线和折线" if len(preset.strips) > 1 else "裁切线")


def _cut_lines(preset: Preset, paper: Paper) -> Iterator[_MarkLine]:
    corners = slots(preset, paper)
    xs = _edges([slot.left for slot in corners], preset.width)
    ys = _edges([slot.top for slot in corners], preset.card_height)
    for x in xs:
        if TOLERANCE_MM < x < paper.width - TOLERANCE_MM:
            for start, end in _mark_spans(ys[0], ys[-1], paper.height, preset.cut_lines):
                yield _MarkLine(x, (start + end) / 2, HAIRLINE_MM, end - start)
    for y in ys:
        if TOLERANCE_MM < y < paper.height - TOLERANCE_MM:
            for start, end in _mark_spans(xs[0], xs[-1], paper.width, preset.cut_lines):
                yield _MarkLine((start + end) / 2, y, end - start, HAIRLINE_MM)


def _fold_lines(preset: Preset, paper: Paper) -> Iterator[_MarkLine]:
    corners = slots(preset, paper)
    xs = _edges([slot.left for slot in corners], preset.width)
    for top in sorted({slot.top for slot in corners}):
        y = top
        for strip in preset.strips[:-1]:
            y += strip.height
            for start, end in _mark_spans(xs[0], xs[-1], paper.width, "刻线"):
                yield from _dashes(start, end, y)


def _dashes(start: float, end: float, y: float) -> Iterator[_MarkLine]:
    while start < end - TOLERANCE_MM:
        dash_end = min(start + _DASH_MM, end)
        yield _MarkLine((start + dash_end) / 2, y, dash_end - start, HAIRLINE_MM)
        start += 2 * _DASH_MM


def _edges(starts: Sequence[float], size: float) -> list[float]:
    """Both edges of every column or row, in order. Two edges that touch are one."""
    edges: list[float] = []
    for start in sorted(set(starts)):
        for edge in (start, start + size):
            if not edges or edge - edges[-1] > TOLERANCE_MM:
                edges.append(edge)
    return edges


def _mark_spans(first: float, last: float, paper_size: float, style: str) -> Iterator[tuple[float, float]]:
    """The start and end of each mark along a line on which cards reach from ``first`` to ``last``.

    A mark stands beside the cards where the printer can print it. Where the edge of the paper is too near, the mark
    lies on the line that is cut or folded, at its end.
    """
    if style == "通线":
        yield 0.0, paper_size
        return
    for room, edge, direction in ((first, first, -1.0), (paper_size - last, last, 1.0)):
        if room >= _UNPRINTABLE_MM + _GAP_MM + _SHORTEST_MM:
            outer_end = edge + direction * min(_GAP_MM + _MARK_MM, room - _UNPRINTABLE_MM + 0.5)
            ends = (edge + direction * _GAP_MM, outer_end)
        else:
            ends = (edge, edge - direction * max(_MARK_MM, _UNPRINTABLE_MM - room + _MARK_MM))
        yield min(ends), max(ends)
