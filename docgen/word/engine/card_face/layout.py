"""Where the lines of a text box lie, so that their visible ink is in the middle of the face."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from docgen.fonts.face import composed
from docgen.fonts.font_stack import FontStack
from docgen.fonts.outlines import EM
from docgen.model.units import pt_to_mm
from docgen.word.engine.card_face.lines import PrintedLine, TextStretch, read_text_box_lines

#: The part of a face's height that stays free at its foot if it has an emblem, at its top if it has a bar.
_FREE_AT_EDGE = 0.06


class PlacedLine(NamedTuple):
    """A line in its box: its stretches, its alignment, its baseline from the top of the box, its width; mm."""

    stretches: tuple[TextStretch, ...]
    align: str
    baseline: float
    width: float


class TextLayout(NamedTuple):
    """The lines of a box in their places; how far the text must be moved down and to the right for it, mm."""

    lines: tuple[PlacedLine, ...]
    shift_down: float
    shift_right: float
    is_single_line: bool


class _Ink(NamedTuple):
    """The box around the ink of a line; mm from the beginning of its baseline, y upward."""

    left: float
    bottom: float
    right: float
    top: float


class BoxRoom(NamedTuple):
    """The height of a box, the parts of it that an emblem takes at the top and a bar at the foot; mm."""

    height: float
    emblem: float = 0.0
    bar: float = 0.0


@lru_cache(maxsize=8)
def lay_out_text(paragraphs: str, room: BoxRoom, anchor: str, fonts: FontStack) -> TextLayout:
    """Reads the lines of a box from what is printed in it, and places them.

    Their ink lies in the middle, or at the edge that the template asks for, of what is between the emblem and the bar.
    """
    lines = list(read_text_box_lines(paragraphs))
    visible = [number for number, line in enumerate(lines) if line.stretches]
    if not visible:
        return TextLayout((), 0.0, 0.0, False)
    heights, baselines = _heights_and_baselines(lines, fonts)
    if len(lines) == 1:
        top, bottom = _edges_of_single_line(lines[0], baselines[0], fonts)
    else:
        first, last = visible[0], visible[-1]
        top = baselines[first] - _ink_of(lines[first], fonts).top
        bottom = baselines[last] - _ink_of(lines[last], fonts).bottom
    wanted_top = room.emblem + _room_above(anchor, room, bottom - top)
    # Word puts the block in the middle by itself: its ink would then begin at this distance from the top
    shift_down = wanted_top - ((room.height - sum(heights)) / 2 + top)
    return _with_shift(lines, heights, baselines, room.height, shift_down, fonts)


def lay_out_with_shift(paragraphs: str, height_mm: float, shift_down: float, fonts: FontStack) -> TextLayout:
    """Reads the lines of a box of this height, and places them where they lie if the text is moved down so far."""
    lines = list(read_text_box_lines(paragraphs))
    heights, baselines = _heights_and_baselines(lines, fonts)
    return _with_shift(lines, heights, baselines, height_mm, shift_down, fonts)


def _with_shift(
    lines: Sequence[PrintedLine],
    heights: Sequence[float],
    baselines: Sequence[float],
    height_mm: float,
    shift_down: float,
    fonts: FontStack,
) -> TextLayout:
    """The lines that show something, in a block in the middle of the box that is moved down."""
    start = (height_mm - sum(heights)) / 2 + shift_down
    visible = [(line, start + baseline) for line, baseline in zip(lines, baselines, strict=True) if line.stretches]
    widths = [sum(stretch_width(stretch, fonts) for stretch in line.stretches) for line, _ in visible]
    placed = tuple(
        PlacedLine(line.stretches, line.align, baseline, width)
        for (line, baseline), width in zip(visible, widths, strict=True)
    )
    shift_right = _shift_right([line for line, _ in visible], widths, fonts) if visible else 0.0
    return TextLayout(placed, shift_down, shift_right, len(lines) == 1)


def stretch_width(stretch: TextStretch, fonts: FontStack) -> float:
    """The width of a stretch; mm."""
    letters = composed(stretch.text)
    units = sum(fonts.glyph(stretch.face, letter).advance for letter in letters)
    return pt_to_mm(units / EM * stretch.size_pt + stretch.spacing_pt * len(letters))


def _heights_and_baselines(lines: Sequence[PrintedLine], fonts: FontStack) -> tuple[list[float], list[float]]:
    """The height of every line, and its baseline from the top of the first.

    A line alone is as high as its type; its height counts as 0, for it is its middle that Word puts in the middle.
    """
    is_single = len(lines) == 1
    heights, rises = [], []
    for line in lines:
        metrics = fonts.face(line.stretches[0].face).metrics if line.stretches else fonts.first.metrics
        if is_single:
            heights.append(0.0)
            rises.append(pt_to_mm(metrics.rise * line.largest_size_pt))
        else:
            heights.append(line.pitch_mm + line.space_before_mm)
            rises.append(metrics.share * line.pitch_mm + line.space_before_mm)
    starts = [sum(heights[:number]) for number in range(len(lines))]
    return heights, [start + rise for start, rise in zip(starts, rises, strict=True)]


def _edges_of_single_line(line: PrintedLine, baseline: float, fonts: FontStack) -> tuple[float, float]:
    """The edges that names of one line are placed by: those of the face's hanzi, not of their own ink.

    So they stand at one height on all cards.
    """
    middle, half = fonts.first.middle, pt_to_mm(line.largest_size_pt) / 2
    return baseline - middle * 2 * half - half, baseline - middle * 2 * half + half


def _room_above(anchor: str, room: BoxRoom, text_mm: float) -> float:
    """How much room is left between the emblem, or the edge of the face, and the text."""
    free = room.height - room.emblem - room.bar - text_mm
    if anchor == "t":
        return 0.0
    if anchor == "b":
        return free
    if room.bar and not room.emblem:
        return (free + _FREE_AT_EDGE * room.height) / 2
    return (free - (_FREE_AT_EDGE * room.height if room.emblem and not room.bar else 0.0)) / 2


def _shift_right(lines: Sequence[PrintedLine], widths: Sequence[float], fonts: FontStack) -> float:
    """How far centred lines must be moved to the right for their ink to lie in the middle; 0 for others."""
    if any(line.align != "center" for line in lines):
        return 0.0
    inks = [_ink_of(line, fonts) for line in lines]
    left = min(ink.left - width / 2 for ink, width in zip(inks, widths, strict=True))
    right = max(ink.right - width / 2 for ink, width in zip(inks, widths, strict=True))
    return -(left + right) / 2


def _ink_of(line: PrintedLine, fonts: FontStack) -> _Ink:
    position = 0.0
    inks: list[tuple[float, float, float, float]] = []
    for stretch in line.stretches:
        scale, spacing = pt_to_mm(stretch.size_pt) / EM, pt_to_mm(stretch.spacing_pt)
        for letter in composed(stretch.text):
            glyph = fonts.glyph(stretch.face, letter)
            if glyph.turned:
                left, bottom, right, top = glyph.ink
                inks.append((position + left * scale, bottom * scale, position + right * scale, top * scale))
            position += glyph.advance * scale + spacing
    if not inks:
        return _Ink(0.0, 0.0, position, 0.0)
    lefts, bottoms, rights, tops = zip(*inks, strict=True)
    return _Ink(min(lefts), min(bottoms), max(rights), max(tops))
