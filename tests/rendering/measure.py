"""What stands where on a drawn page, in millimetres: lines by their em boxes, tables by their cells, page numbers."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
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
    return _lines_of(page.chars, page.height)


def _lines_of(characters: Sequence[Any], page_height: float) -> list[Line]:
    rows: defaultdict[int, list[Any]] = defaultdict(list)
    for one in characters:
        if one["text"].strip() and one["upright"]:
            rows[round((page_height - one["matrix"][5]) / 3)].append(one)
    found = []
    for row in rows.values():
        row.sort(key=lambda one: one["x0"])
        size = row[len(row) // 2]["size"]
        baseline = page_height - row[0]["matrix"][5]
        # the ideographic em box: 0.88 of the size above the baseline, 0.12 below, whatever the font declares
        top, bottom = (baseline - 0.88 * size) * MM, (baseline + 0.12 * size) * MM
        text = "".join(one["text"] for one in row)
        found.append(Line(top, bottom, row[0]["x0"] * MM, row[-1]["x1"] * MM, text, size))
    return sorted(found)


#: The lines of a cell.
CellText = tuple[str, ...]


class DrawnTable(NamedTuple):
    """A table, or the part of one that stands on a page: its upper and lower rule in mm, its rows of cells."""

    top: float
    bottom: float
    rows: tuple[tuple[CellText, ...], ...]


class DrawnPage:
    """A page of a paper: tables and the lines of running text around them, without the page number."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self.is_landscape = page.width > page.height

    @cached_property
    def tables(self) -> tuple[DrawnTable, ...]:
        """The tables from top to bottom; a chart is none."""
        if self.is_landscape:
            return ()
        return tuple(self._table(table) for table in sorted(self._page.find_tables(), key=lambda table: table.bbox[1]))

    @cached_property
    def text(self) -> tuple[Line, ...]:
        """The lines outside tables."""
        return tuple(line for line in self._all_lines if line is not self._number_line and not self._is_in_table(line))

    @cached_property
    def bottom(self) -> float:
        """Where the lowest thing on the page ends."""
        return max([0.0, *(line.bottom for line in self.text), *(table.bottom for table in self.tables)])

    @cached_property
    def number(self) -> str:
        """The page number as it is printed, — 1 —; on a landscape sheet it is turned and stands at the left edge."""
        if not self.is_landscape:
            return self._number_line.text.replace(" ", "") if self._number_line else ""
        turned = sorted(
            (one["top"], one["text"]) for one in self._page.chars if not one["upright"] and one["x1"] * MM < 20
        )
        return "".join(text for _, text in turned).replace(" ", "")

    @cached_property
    def whole_text(self) -> str:
        """Everything that is printed, cell after cell, without spaces."""
        cells = ("".join(cell) for table in self.tables for row in table.rows for cell in row)
        return "\n".join([*(line.text for line in self.text), *cells]).replace(" ", "")

    @cached_property
    def _all_lines(self) -> list[Line]:
        return lines(self._page)

    @cached_property
    def _number_line(self) -> Line | None:
        last = self._all_lines[-1] if self._all_lines else None
        return last if last and re.fullmatch("—\\d+—", last.text.replace(" ", "")) else None

    def _is_in_table(self, line: Line) -> bool:
        middle = (line.top + line.bottom) / 2
        return any(table.top < middle < table.bottom for table in self.tables)

    def _table(self, table: Any) -> DrawnTable:
        rows = tuple(tuple(self._cell(box) for box in row.cells if box) for row in table.rows)
        return DrawnTable(table.bbox[1] * MM, table.bbox[3] * MM, rows)

    def _cell(self, box: tuple[float, float, float, float]) -> CellText:
        left, top, right, bottom = box
        inside = [
            one
            for one in self._page.chars
            if left < (one["x0"] + one["x1"]) / 2 < right and top < (one["top"] + one["bottom"]) / 2 < bottom
        ]
        return tuple(line.text for line in _lines_of(inside, self._page.height))


def whole_expressions(text: str) -> Iterator[str]:
    """What no line end may stand in: dates, spans of time, 文号, plates, phone numbers."""
    for pattern in (
        r"\d{1,2}月\d{1,2}日",
        r"\d{1,2}:\d{2}(?:—\d{1,2}:\d{2})?",
        r"〔\d{4}〕\d+号",
        r"[\u4e00-\u9fff][A-Z]·[A-Z0-9]{5,6}",
        r"1\d{10}|0\d{3}-\d{7}",
        r"附件\d+",
        r"[GD]\d{3,4}次",
    ):
        yield from re.findall(pattern, text)
