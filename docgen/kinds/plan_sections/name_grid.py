"""A grid of whole names under a title: the passengers of a bus, the people of a group."""

import re
from collections.abc import Sequence

from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row
from docgen.text.line_breaks import least_width, line_width

_GRID_EM = 36.85  # the width of the text in em of the type of tables
_CELL_MARGINS_EM = 0.5
_MOST_COLUMNS, _FEWEST_COLUMNS = 6, 3
_LONG_NAME_EM = 8.5  # a longer name may stand on two lines


def name_grid(title: str, people: Sequence[str]) -> Row:
    """The rows of a grid, as many names in each as fit, the last filled up with empty cells."""
    columns = _columns(people)
    padded = [*people, *[""] * (-len(people) % columns)]
    rows = [[{"姓名": name} for name in padded[at : at + columns]] for at in range(0, len(padded), columns)]
    return {"题": f"{title}（{len(people)}人）", "列": columns, "行": [{"人": row, MAY_BREAK: True} for row in rows]}


def _columns(people: Sequence[str]) -> int:
    """How many names stand side by side so that none is broken; a very long one is, between its parts."""
    least = max(max(map(_least, re.split(r"(?<=[·\s])|(?=（)", name))) for name in people)
    usual = max([least, *(width for name in people if (width := line_width(name)) <= _LONG_NAME_EM)])
    counts = range(_MOST_COLUMNS, _FEWEST_COLUMNS, -1)
    return next((count for count in counts if usual <= _GRID_EM / count - _CELL_MARGINS_EM), _FEWEST_COLUMNS)


def _least(part: str) -> float:
    """A part of a name stays whole; the unit in brackets behind it may be broken between words."""
    return least_width(part) if part.startswith("（") else line_width(part)


NAME_GRID_NAMES = {
    "题": "哪些人，一共几人",
    "列": "一行几个人",
    "行": [{"人": [{"姓名": "姓名，填满一行的空格为空"}], MAY_BREAK: MAY_BREAK_MEANING}],
}
