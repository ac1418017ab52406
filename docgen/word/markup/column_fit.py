"""Tables whose columns follow what stands in them.

Widths are shared out by content, columns without content are left out, lines end where they end well, and the last row
is never alone on a page. A template asks for it by the table's title (alternative text). Widths are in em of the type.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from math import ceil

from lxml import etree

from docgen.text.line_breaks import break_lines, is_torn, least_width, line_width
from docgen.word.markup.elements import get_or_add_property, parent_of, replace_grid
from docgen.word.markup.namespaces import w
from docgen.word.markup.page import TABLE_HALF_POINTS

#: Titles of tables that are fitted: each alone, or those that follow each other with the same headings alike.
FITTED_CAPTION = "列宽随内容"
FITTED_ALIKE_CAPTION = "列宽随内容，各表相同"

_TWIPS_PER_EM = TABLE_HALF_POINTS * 10
_CELL_MARGINS_TWIPS = 114  # left and right together, as the style of tables has them
_STEP = 0.5  # em by which a column grows
_EQUAL = 0.01  # a line that fills its column is one line


def is_fitted(table: etree._Element) -> bool:
    """Whether the template asks for columns that follow the content."""
    return _caption(table) in (FITTED_CAPTION, FITTED_ALIKE_CAPTION)


def fit_tables(root: etree._Element, names: Collection[str] = ()) -> None:
    """Fits every table of a part that asks for it."""
    fitted = [table for table in root.iter(w("tbl")) if is_fitted(table)]
    for _, alike in groupby(enumerate(fitted), _alike):
        _fit([_Rows(table) for _, table in alike], names)


def _alike(numbered: tuple[int, etree._Element]) -> object:
    """What tables have in common that are fitted together: their headings; every other table is alone."""
    number, table = numbered
    return _Rows(table).heading if _caption(table) == FITTED_ALIKE_CAPTION else number


def _caption(table: etree._Element) -> str | None:
    caption = table.find(f"{w('tblPr')}/{w('tblCaption')}")
    return caption.get(w("val")) if caption is not None else None


class _Rows:
    """The rows of a table by what they are: banners above, the headings, the rows of data."""

    def __init__(self, table: etree._Element) -> None:
        self.table = table
        rows = [list(row.iterchildren(w("tc"))) for row in table.iterchildren(w("tr"))]
        self.width = max(map(len, rows), default=0)
        self.banners = [cells for cells in rows if len(cells) < self.width]
        self.full = [cells for cells in rows if len(cells) == self.width]
        self.heading = tuple(tuple(_lines(cell)) for cell in self.full[0]) if self.full else ()


def _fit(tables: Sequence[_Rows], names: Collection[str]) -> None:
    """Fits tables with the same headings as if they were one."""
    empty = {
        at
        for at in range(tables[0].width)
        if not any(any(_lines(cells[at])) for rows in tables for cells in rows.full[1:])
    }
    if len(empty) == tables[0].width:
        return
    for rows in tables:
        _leave_out(rows, empty)
    cells = [tables[0].full[0], *(row for rows in tables for row in rows.full[1:])]
    columns = [[_lines(cell) for cell in column] for column in zip(*cells, strict=True)]
    total = sum(int(column.get(w("w"), "0")) for column in tables[0].table.iterfind(f"{w('tblGrid')}/{w('gridCol')}"))
    room = (total - len(columns) * _CELL_MARGINS_TWIPS) / _TWIPS_PER_EM
    widths = share_out(columns, room, names)
    twips = [round(width * _TWIPS_PER_EM) + _CELL_MARGINS_TWIPS for width in widths]
    twips[-1] += total - sum(twips)
    for rows in tables:
        _set_widths(rows, twips)
        _keep_last_row(rows)
        for row in rows.full:
            for cell, width in zip(row, widths, strict=True):
                _end_lines(cell, width, names)


def share_out(columns: Sequence[Sequence[Sequence[str]]], room: float, names: Collection[str] = ()) -> list[float]:
    """The widths of columns, in em, together ``room``: the heading and the cells of each are lists of lines.

    No column is narrower than what must not be torn, as far as there is room; the rest goes where it makes the table
    lowest.
    """
    widths = [max(_heading(column[0]), *(_least(lines, names) for lines in column[1:]), 1.0) for column in columns]
    if sum(widths) > room:
        return [width * room / sum(widths) for width in widths]
    measured = [[tuple(map(line_width, lines)) for lines in column[1:]] for column in columns]
    natural = [max([1.0, *(line for lines in column for line in lines)]) for column in measured]
    heights = _Heights(measured, widths, natural)
    spare = room - sum(widths)
    while spare >= _STEP and (grown := heights.best_growth(widths, spare)):
        at, more = grown
        widths[at] += more
        spare -= more
    return [width + spare * share / sum(natural) for width, share in zip(widths, natural, strict=True)]


class _Heights:
    """How many lines the rows of a table take; only rows and columns in which something does not fit are counted."""

    def __init__(
        self, measured: Sequence[Sequence[tuple[float, ...]]], least: Sequence[float], natural: Sequence[float]
    ) -> None:
        self._natural = natural
        self._growing = [at for at, width in enumerate(natural) if width > least[at]]
        rows = Counter(zip(*(measured[at] for at in self._growing), strict=True)) if self._growing else Counter()
        tight = [least[at] for at in self._growing]
        self._rows = [
            (cells, many)
            for cells, many in rows.items()
            if any(line > width for cell, width in zip(cells, tight, strict=True) for line in cell)
        ]

    def best_growth(self, widths: Sequence[float], spare: float) -> tuple[int, float] | None:
        """The column and the em that let the table lose most lines an em."""
        now = self._of(widths)
        best: tuple[float, int, float] = (0.0, 0, 0.0)
        for at in self._growing:
            for more in self._steps(at, widths[at], spare):
                lines = now - self._of([*widths[:at], widths[at] + more, *widths[at + 1 :]])
                best = max(best, (lines / more, at, more))
        return best[1:] if best[0] > 0 else None

    def _steps(self, at: int, width: float, spare: float) -> list[float]:
        """By how much a column may grow so that some line in it takes one line less."""
        lines = {
            line for cells, _ in self._rows for line in cells[self._growing.index(at)] if line / width - _EQUAL > 1
        }
        wanted = {ceil(line / (ceil(line / width - _EQUAL) - 1) / _STEP) * _STEP - width for line in lines}
        return sorted(more for more in wanted if 0 < more <= spare)

    def _of(self, widths: Sequence[float]) -> float:
        """The lines of all rows; what stands beside a high cell counts a little, so that two columns grow in turn."""
        total = 0.0
        for cells, many in self._rows:
            lines = [
                sum(max(1, ceil(line / widths[at] - _EQUAL)) for line in cell)
                for at, cell in zip(self._growing, cells, strict=True)
            ]
            total += many * (max(lines) + 0.1 * sum(lines))
        return total


def _heading(lines: Sequence[str]) -> float:
    """A long heading may stand on two lines."""
    if len(lines) == 1 and len(lines[0]) > 3:
        return line_width(lines[0][: (len(lines[0]) + 1) // 2])
    return max(map(line_width, lines))


def _least(lines: Sequence[str], names: Collection[str]) -> float:
    return max((least_width(line, names) for line in lines), default=0.0)


def _lines(cell: etree._Element) -> list[str]:
    """The lines of a cell: its paragraphs, cut at their line breaks."""
    return [
        "".join(node.text or "" for node in nodes)
        for paragraph in cell.iterchildren(w("p"))
        for nodes in _line_nodes(paragraph)
    ]


def _line_nodes(paragraph: etree._Element) -> list[list[etree._Element]]:
    """The text nodes of a paragraph, line by line."""
    lines: list[list[etree._Element]] = [[]]
    for node in paragraph.iter(w("t"), w("br")):
        if node.tag == w("br"):
            lines.append([])
        else:
            lines[-1].append(node)
    return lines


def _leave_out(rows: _Rows, empty: Iterable[int]) -> None:
    """Takes columns out of every row."""
    for at in sorted(empty, reverse=True):
        for cells in rows.full:
            parent_of(cells[at]).remove(cells[at])
            del cells[at]
        rows.width -= 1


def _set_widths(rows: _Rows, twips: Sequence[int]) -> None:
    grid = rows.table.find(w("tblGrid"))
    assert grid is not None  # a table without one has no width to share out
    replace_grid(grid, twips)
    for cells in rows.full:
        for cell, width in zip(cells, twips, strict=True):
            _set(cell, "tcW", "w", width)
    for cells in rows.banners:
        _set(cells[0], "tcW", "w", sum(twips))
        _set(cells[0], "gridSpan", "val", len(twips))


def _set(cell: etree._Element, name: str, attribute: str, value: int) -> None:
    node = cell.find(f"{w('tcPr')}/{w(name)}")
    if node is not None:
        node.set(w(attribute), str(value))


def _keep_last_row(rows: _Rows) -> None:
    """Keeps the last row but one on the page of the last."""
    if len(rows.full) > 2:
        for cell in rows.full[-2]:
            for paragraph in cell.iterchildren(w("p")):
                get_or_add_property(paragraph, "pPr", "keepNext")


def _end_lines(cell: etree._Element, width: float, names: Collection[str]) -> None:
    """Puts line breaks into lines in which Word would tear something; other lines flow."""
    for paragraph in cell.iterchildren(w("p")):
        for nodes in _line_nodes(paragraph):
            if len(nodes) == 1 and nodes[0].text and is_torn(nodes[0].text, width, names):
                first, *others = break_lines(nodes[0].text, width, names)
                nodes[0].text = first
                last = nodes[0]
                for node in _further_lines(others):
                    last.addnext(node)
                    last = node


def _further_lines(lines: Iterable[str]) -> Iterator[etree._Element]:
    for line in lines:
        yield etree.Element(w("br"))
        text = etree.Element(w("t"))
        text.text = line
        yield text
