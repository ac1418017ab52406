"""How wide the columns of a table on paper become so that what stands in them fits best; all widths are in em."""

from collections import Counter
from collections.abc import Collection, Sequence
from math import ceil

from docgen.text.line_breaks import heading_lines, least_width, least_width_of_words, line_width, lines_taken

#: The lines of a cell as they are written.
CellLines = tuple[str, ...]

_STEPS = (0.5, 1, 1.5, 2, 3, 4, 6, 8, 12, 16)  # by how much a column may grow at once
_EQUAL = 0.01  # a line that fills its column is one line
_AIR = 0.8  # what every column gets beyond its text, where there is room
_MOST_ROWS = 400  # of a longer list so many rows, evenly spread, tell how high it becomes
_RARE = 1 / 50  # what stands in so few rows may be parted between its words
_NARROW, _MANY_LINES = 8.0, 3  # a cell of more lines in a narrower column looks like a pillar


def share_out(columns: Sequence[Sequence[Sequence[str]]], room: float, names: Collection[str] = ()) -> list[float]:
    """The widths of columns, together ``room``: the heading and the cells of each column are lists of lines.

    No column is narrower than what must not be torn, as far as there is room: then the widest ones give way. The rest
    goes where it makes the table lowest.
    """
    headings = [tuple(column[0]) for column in columns]
    cells = [[tuple(lines) for lines in column[1:]] for column in columns]
    least = [_least_width(heading, below, names) for heading, below in zip(headings, cells, strict=True)]
    if sum(least) > room:
        return _narrowed(least, room)
    natural = [
        max([1.0, *(line_width(line) for cell in {heading, *below} for line in cell)])
        for heading, below in zip(headings, cells, strict=True)
    ]
    widths, spare = list(least), room - sum(least)
    heights = _Heights(headings, cells, least, natural, names)
    while spare >= _STEPS[0] and (growth := heights.best_growth(widths, spare)):
        at, more = growth
        widths[at] += more
        spare -= more
    return _spread(widths, natural, spare)


def _least_width(heading: Sequence[str], cells: Sequence[CellLines], names: Collection[str]) -> float:
    """The narrowest width of a column in which nothing is torn; a line that is narrower anyway is passed over."""
    least = max(_least_of_heading(heading), 1.0)
    rare = len(cells) * _RARE
    for line, count in Counter(line for cell in cells for line in cell).items():
        if line_width(line) > least:
            least = max(least, least_width_of_words(line, names) if count <= rare else least_width(line, names))
    return least


def _least_of_heading(lines: Sequence[str]) -> float:
    """A long heading may stand on two lines."""
    halves = heading_lines(lines[0], 0) if len(lines) == 1 else lines
    return max(map(line_width, halves))


def _narrowed(widths: Sequence[float], room: float) -> list[float]:
    """Widths that are together ``room``: what is widest gives way, until all give way alike."""
    left, columns = room, len(widths)
    for width in sorted(widths):
        if width * columns > left:
            return [min(wanted, left / columns) for wanted in widths]
        left, columns = left - width, columns - 1
    return list(widths)


def _spread(widths: Sequence[float], natural: Sequence[float], spare: float) -> list[float]:
    """Room that no text needs: first a little to every column, then to each as its text is long."""
    air = min(_AIR, spare / len(widths))
    rest = spare - air * len(widths)
    return [width + air + rest * share / sum(natural) for width, share in zip(widths, natural, strict=True)]


class _Heights:
    """How high a table is at given widths; only rows and columns in which something does not fit are looked at."""

    def __init__(
        self,
        headings: Sequence[CellLines],
        cells: Sequence[Sequence[CellLines]],
        least: Sequence[float],
        natural: Sequence[float],
        names: Collection[str],
    ) -> None:
        self._names, self._natural, self._headings = names, natural, headings
        self._growing = [at for at, width in enumerate(natural) if width > least[at] + _EQUAL]
        self._lines: dict[tuple[CellLines, float], int] = {}
        rows = Counter(zip(*(cells[at] for at in self._growing), strict=True)) if self._growing else Counter()
        high = [(row, many) for row, many in rows.items() if self._is_high(row, least)]
        self._rows = high[:: ceil(len(high) / _MOST_ROWS) or 1]

    def best_growth(self, widths: Sequence[float], spare: float) -> tuple[int, float] | None:
        """The column and the em that let the table lose most height an em."""
        current = [widths[at] for at in self._growing]
        now = [[self._lines_of(cell, width) for cell, width in zip(row, current, strict=True)] for row, _ in self._rows]
        heights = [_height(lines, current) for lines in now]
        broken = [number for number, heading in enumerate(self._headings) if _is_broken(heading, widths[number])]
        best: tuple[float, int, float] = (0.0, 0, 0.0)
        for column, at in enumerate(self._growing):
            # a cell of one line has none to lose
            rows = [row for row in zip(self._rows, now, heights, strict=True) if row[1][column] > 1]
            for more in self._steps(at, widths[at], spare):
                tried = [*current[:column], current[column] + more, *current[column + 1 :]]
                lost = self._lost(rows, tried, column) + self._lost_in_headings(broken, at, widths[at] + more)
                best = max(best, (lost / more, at, more))
        return best[1:] if best[0] > 0 else None

    def _lost(
        self,
        rows: Sequence[tuple[tuple[tuple[CellLines, ...], int], Sequence[int], float]],
        tried: Sequence[float],
        column: int,
    ) -> float:
        """How much lower rows are with ``tried`` widths, of which that of one column is new.

        Each row comes with how often it is there, the lines of its cells and its height.
        """
        lost = 0.0
        for (row, many), lines, height in rows:
            count = self._lines_of(row[column], tried[column])
            if count < lines[column] or count > _MANY_LINES:
                fewer = [*lines[:column], count, *lines[column + 1 :]]
                lost += (height - _height(fewer, tried)) * many
        return lost

    def _lost_in_headings(self, broken: Sequence[int], at: int, width: float) -> float:
        """How much lower the headings were: a heading on two lines that fits on one; most when it was the last."""
        if at not in broken or _is_broken(self._headings[at], width):
            return 0.0
        return 1.1 if broken == [at] and all(len(heading) == 1 for heading in self._headings) else 0.1

    def _steps(self, at: int, width: float, spare: float) -> list[float]:
        """By how much a column may grow: by a round number, or until its longest line fits."""
        wanted = (*_STEPS, self._natural[at] - width)
        return [more for more in wanted if _EQUAL < more <= spare]

    def _is_high(self, row: Sequence[CellLines], least: Sequence[float]) -> bool:
        return any(line_width(line) > least[at] for cell, at in zip(row, self._growing, strict=True) for line in cell)

    def _lines_of(self, cell: CellLines, width: float) -> int:
        key = (cell, width)
        if key not in self._lines:
            self._lines[key] = sum(lines_taken(line, width, self._names) for line in cell)
        return self._lines[key]


def _is_broken(heading: CellLines, width: float) -> bool:
    """Whether a heading that is written in one line stands on two."""
    return len(heading) == 1 and len(heading_lines(heading[0], width)) > 1


def _height(lines: Sequence[int], widths: Sequence[float]) -> float:
    """A row is as high as its highest cell; the others count a little, so that two columns grow in turn."""
    highest, pillars = max(lines), 0
    if highest > _MANY_LINES:
        pillars = sum(
            count - _MANY_LINES
            for count, width in zip(lines, widths, strict=True)
            if count > _MANY_LINES and width < _NARROW
        )
    return highest + 0.1 * sum(lines) + 0.3 * pillars
