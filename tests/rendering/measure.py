"""What stands where on a drawn page, in millimetres: lines by their em boxes, characters of a line, page numbers."""

from collections import defaultdict
from typing import Any, NamedTuple

MM = 25.4 / 72


class Line(NamedTuple):
    """A line of text: the top and bottom of its em box and its left and right edge, in mm from the sheet's corner."""

    top: float
    bottom: float
    left: float
    right: float
    text: str
    size: float


def lines(page: Any) -> list[Line]:
    """The lines of a page from top to bottom, characters grouped by their baselines."""
    rows: defaultdict[int, list[Any]] = defaultdict(list)
    for one in page.chars:
        if one["text"].strip():
            rows[round((page.height - one["matrix"][5]) / 3)].append(one)
    found = []
    for row in rows.values():
        row.sort(key=lambda one: one["x0"])
        size = row[len(row) // 2]["size"]
        baseline = page.height - row[0]["matrix"][5]
        # the ideographic em box: 0.88 of the size above the baseline, 0.12 below, whatever the font declares
        top, bottom = (baseline - 0.88 * size) * MM, (baseline + 0.12 * size) * MM
        text = "".join(one["text"] for one in row)
        found.append(Line(top, bottom, row[0]["x0"] * MM, row[-1]["x1"] * MM, text, size))
    return sorted(found)
