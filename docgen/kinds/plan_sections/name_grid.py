"""A grid of whole names under a title: the passengers of a bus, the people of a group."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row
from docgen.text.line_breaks import least_width, line_width

_GRID_EM = 36.85  # the width of the text in em of the type of tables
_CELL_MARGINS_EM = 0.5
_MOST_COLUMNS, _FEWEST_COLUMNS, _WIDEST = 6, 3, 3  # columns of a grid; over how many a long name may stand
_TORN = 99  # lines of a name of which no cell holds the parts whole: any other way is better


class _SpannedName(NamedTuple):
    """A name, over how many columns it stands, and in how many lines."""

    name: str
    span: int
    lines: int


def name_grid(title: str, people: Sequence[str]) -> Row:
    """The rows of a grid, as many names in each as fit: where that makes it lower, long names stand over columns.

    The last name before one that begins a new row takes what is free; the last row is filled up with empty cells.
    """
    counts = range(_MOST_COLUMNS, _FEWEST_COLUMNS - 1, -1)
    layouts = [(columns, _rows(people, columns, widest)) for widest in (1, _WIDEST) for columns in counts]
    columns, rows = min(layouts, key=lambda layout: _height_and_spans(layout[1]))
    return {
        "题": f"{title}（{len(people)}人）",
        "列": columns,
        "行": [{"人": [{"姓名": cell.name, "跨": cell.span} for cell in row], MAY_BREAK: True} for row in rows],
    }


def _height_and_spans(rows: Sequence[Sequence[_SpannedName]]) -> tuple[int, int]:
    """How many lines a grid takes, and how many cells stand over columns: the lower and plainer one is better."""
    height = sum(max(cell.lines for cell in row) for row in rows)
    return height, sum(cell.span > 1 for row in rows for cell in row)


def _rows(people: Sequence[str], columns: int, widest: int) -> list[list[_SpannedName]]:
    rows, free = list[list[_SpannedName]](), 0
    for name in people:
        cell = _cell(name, columns, widest)
        if cell.span > free:
            if rows:
                rows[-1][-1] = rows[-1][-1]._replace(span=rows[-1][-1].span + free)
            rows.append([])
            free = columns
        rows[-1].append(cell)
        free -= cell.span
    rows[-1] += [_SpannedName("", 1, 1)] * free
    return rows


def _cell(name: str, columns: int, widest: int) -> _SpannedName:
    """As narrow as holds the name in one line, else as wide as can be."""
    widths = [_GRID_EM / columns * span - _CELL_MARGINS_EM for span in range(1, min(widest, columns) + 1)]
    for span, width in enumerate(widths, 1):
        if line_width(name) <= width:
            return _SpannedName(name, span, 1)
    return _SpannedName(name, len(widths), _lines(name, widths[-1]))


def _lines(name: str, width: float) -> int:
    """How many lines a name takes whose parts stay whole."""
    lines, free = 1, width
    for part in re.split(r"(?<=[·\s])|(?=（)", name):
        needed = _least(part)
        if needed > width:
            return _TORN
        if needed > free:
            lines, free = lines + 1, width
        free -= line_width(part)
    return lines


def _least(part: str) -> float:
    """A part of a name stays whole; the unit in brackets behind it may be broken between words."""
    return least_width(part) if part.startswith("（") else line_width(part)


NAME_GRID_NAMES = {
    "题": "哪些人，一共几人",
    "列": "一行几个人",
    "行": [
        {
            "人": [{"姓名": "姓名，填满一行的空格为空", "跨": "占几列，长名不止一列"}],
            MAY_BREAK: MAY_BREAK_MEANING,
        }
    ],
}
