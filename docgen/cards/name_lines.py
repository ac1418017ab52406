"""The name on a card: broken into lines, and as large as its face allows."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from docgen.cards.face_space import FaceSpace, round_down_to_half_point
from docgen.fonts.fitted_text import COLUMN_PITCH, LEADING, FittedLine
from docgen.fonts.font_stack import FontStack
from docgen.model.units import mm_to_pt, pt_to_mm

#: The largest em of a name whose characters stand one under the other, as a part of the face's width.
_LARGEST_STACKED = 0.52
#: How many lines a name may have on a face with vertical names.
_MOST_LINES_VERTICAL = 4
#: A name is broken into columns only if that makes it larger by this factor.
_WORTH_COLUMNS = 1.15
#: LibreOffice moves lines of an exact height apart by up to a twelfth; in larger type than this it would show.
_LARGEST_BROKEN_PT = 118.0
#: An advance in em is never smaller: sizes are divided by it.
_SMALLEST_ADVANCE = 0.01
_TOLERANCE_MM = 0.01

_HANZI = re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_HANZI_WITH_DOTS = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff·•]+")
_BREAKS = re.compile(r"[·• ]|-(?=[A-Za-zÀ-ɏ])")


def is_all_hanzi(text: str) -> bool:
    """Whether a text is hanzi alone, without letters, middle dots and spaces."""
    return bool(_HANZI.fullmatch(text))


def fit_name(name: str, height: float, space: FaceSpace, fonts: FontStack) -> tuple[FittedLine, ...]:
    """The lines of a name, as large as the face allows. ``height`` is what the other texts leave, in mm.

    A name is broken into several lines or columns only where that makes it much larger. Columns are stacked lines, from
    right to left.
    """
    if space.vertical and is_all_hanzi(name):
        return (_stacked_line(name, height, space, fonts),)
    lines = _largest_lines(name, height, space, fonts)
    if space.vertical and _HANZI_WITH_DOTS.fullmatch(name):
        columns = _largest_columns(name, height, space, fonts)
        return columns if columns[0].size_pt > lines[0].size_pt else lines
    return lines


def break_name(name: str, size_pt: float, space: FaceSpace, fonts: FontStack) -> tuple[FittedLine, ...]:
    """The lines of a name in a given size: one line if it fits, else as few as fit. The lines have no size yet."""
    one_line = name_line(name, fonts)
    if _fits(_advance(one_line, fonts), size_pt, space):
        return (one_line,)
    choices = [
        tuple(name_line(part, fonts, spread=False) for part in parts)
        for parts in _ways_to_break(name, _most_lines(space))
    ]
    fitting = [lines for lines in choices if _fits(_widest_advance(lines, fonts), size_pt, space)]
    return min(fitting or choices, key=lambda lines: (len(lines), _widest_advance(lines, fonts)))


def name_line(text: str, fonts: FontStack, spread: bool = True) -> FittedLine:
    """A horizontal line without a size. With ``spread`` two hanzi are as wide as three."""
    return FittedLine(fonts.pieces(text), 0.0, spread and len(text) == 2 and is_all_hanzi(text))


def _largest_lines(name: str, height: float, space: FaceSpace, fonts: FontStack) -> tuple[FittedLine, ...]:
    """The horizontal lines of a name: of all ways to break it, the one that makes it largest."""
    best: tuple[FittedLine, ...] = (_single_line(name, height, space, fonts),)
    for parts in _ways_to_break(name, _most_lines(space)):
        lines = tuple(name_line(part, fonts, spread=False) for part in parts)
        size_pt = round_down_to_half_point(
            min(
                *(_largest_size_pt(line, space, fonts) for line in lines),
                _LARGEST_BROKEN_PT,
                mm_to_pt(space.text_width) / _widest_advance(lines, fonts),
                mm_to_pt(height) / len(lines) / LEADING,
            )
        )
        if size_pt > best[0].size_pt * (space.proportions.worth_breaking if len(best) == 1 else 1.0):
            best = tuple(line._replace(size_pt=size_pt) for line in lines)
    return best


def _single_line(name: str, height: float, space: FaceSpace, fonts: FontStack) -> FittedLine:
    """A name on one horizontal line."""
    line = name_line(name, fonts)
    size_pt = min(
        _largest_size_pt(line, space, fonts),
        mm_to_pt(space.text_width) / _advance(line, fonts),
        mm_to_pt(height) / LEADING,
    )
    return line._replace(size_pt=round_down_to_half_point(size_pt))


def _largest_columns(name: str, height: float, space: FaceSpace, fonts: FontStack) -> tuple[FittedLine, ...]:
    """A name in one column, or in two where that makes it much larger."""
    best: tuple[FittedLine, ...] = (_stacked_line(name, height, space, fonts),)
    widest_pt = mm_to_pt(space.text_width) / (1 + COLUMN_PITCH)
    for parts in _ways_to_break(name, 2):
        columns = tuple(_stacked_line(part, height, space, fonts, spread=False) for part in parts)
        size_pt = round_down_to_half_point(min(widest_pt, *(column.size_pt for column in columns)))
        if size_pt > best[0].size_pt * (_WORTH_COLUMNS if len(best) == 1 else 1.0):
            best = tuple(column._replace(size_pt=size_pt) for column in columns)
    return best


def _stacked_line(name: str, height: float, space: FaceSpace, fonts: FontStack, spread: bool = True) -> FittedLine:
    """A name character under character. With ``spread`` two stand as far apart as the first and the last of three."""
    is_spread = spread and len(name) == 2
    line = FittedLine(fonts.pieces(name), 0.0, is_spread, True)
    rows = 3 if is_spread else len(name)
    largest_pt = min(space.largest_pt, mm_to_pt(_LARGEST_STACKED * space.width))
    return line._replace(size_pt=round_down_to_half_point(min(largest_pt, mm_to_pt(height) / rows / LEADING)))


def _largest_size_pt(line: FittedLine, space: FaceSpace, fonts: FontStack) -> float:
    """The largest size that the height of the face allows for a line.

    A line is as high as its fonts make it, and it is moved so that its characters stand in the middle of the face.
    Even then it must lie within the face.
    """
    metrics = [fonts.face(font_name).metrics for font_name, _ in line.pieces]
    tallest = max(metric.height + 2 * abs(metric.rise - fonts.first.middle) for metric in metrics)
    available = (1 - space.emblem) * space.height
    return min(space.largest_pt, mm_to_pt(space.proportions.name * available), mm_to_pt(available) / tallest)


def _most_lines(space: FaceSpace) -> int:
    return _MOST_LINES_VERTICAL if space.vertical else space.proportions.most_lines


def _ways_to_break(name: str, most_lines: int) -> Iterator[tuple[str, ...]]:
    """Every way to break a name behind a middle dot, a space or a hyphen, those with fewer lines first."""
    breaks = [match.end() for match in _BREAKS.finditer(name) if 0 < match.end() < len(name)]
    for count in range(1, min(most_lines, len(breaks) + 1)):
        for chosen in combinations(breaks, count):
            edges = (0, *chosen, len(name))
            yield tuple(name[start:end] for start, end in pairwise(edges))


def _fits(advance: float, size_pt: float, space: FaceSpace) -> bool:
    return pt_to_mm(advance * size_pt) <= space.text_width + _TOLERANCE_MM


def _widest_advance(lines: tuple[FittedLine, ...], fonts: FontStack) -> float:
    return max(_advance(line, fonts) for line in lines)


def _advance(line: FittedLine, fonts: FontStack) -> float:
    """The width of a line in em, without a space at its end."""
    pieces = line.pieces
    if line.text.endswith(" "):
        last_font, last_text = pieces[-1]
        pieces = (*pieces[:-1], (last_font, last_text.rstrip(" ")))
    return max(fonts.advance(pieces) + line.spread, _SMALLEST_ADVANCE)
