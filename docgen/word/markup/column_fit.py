"""Tables whose columns follow what stands in them.

Widths are shared out by content, columns without content are left out, lines end where they end well. A template asks
for it by the table's title (alternative text). Widths are in em of the type.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from lxml import etree

from docgen.text.column_widths import share_out
from docgen.text.line_breaks import break_lines, heading_lines, is_torn, line_width, lines_taken
from docgen.word.markup.elements import PAPER_TABLE, get_property, paragraph_style, parent_of, replace_grid, table_style
from docgen.word.markup.namespaces import XML_SPACE, w
from docgen.word.markup.page import FORM_LIST_HALF_POINTS, FORM_LIST_STYLE, TABLE_HALF_POINTS

#: Titles of tables that are fitted: each alone; those that follow each other with the same headings alike; or, as
#: forms are, with the columns in which nothing stands yet.
FITTED_CAPTION = "列宽随内容"
FITTED_ALIKE_CAPTION = "列宽随内容，各表相同"
FITTED_WHOLE_CAPTION = "列宽随内容，空列保留"
#: The title of a table that keeps its columns, room to sign in among them, and whose lines end well.
KEPT_CAPTION = "列宽不变，断行随内容"

_TWIPS_PER_EM = TABLE_HALF_POINTS * 10
#: Twips of an em in the cells of other styles than those of plans.
_TWIPS_PER_EM_OF = {FORM_LIST_STYLE: FORM_LIST_HALF_POINTS * 10}
_CELL_STYLES = ("TableText", "TableHead")
_MOST_EVEN = 2  # lines of like length
_CELL_MARGINS_TWIPS = 114  # left and right together, as the style of tables has them


def is_fitted(table: etree._Element) -> bool:
    """Whether the template asks for columns that follow the content."""
    return _caption(table) in (FITTED_CAPTION, FITTED_ALIKE_CAPTION, FITTED_WHOLE_CAPTION)


def has_worked_out_lines(table: etree._Element) -> bool:
    """Whether the template asks for lines that end well, with columns that follow the content or without."""
    return is_fitted(table) or _caption(table) == KEPT_CAPTION


def fit_tables(root: etree._Element, names: Collection[str] = ()) -> None:
    """Fits every table of a part that asks for it."""
    fitted = [_Rows(table) for table in root.iter(w("tbl")) if is_fitted(table)]
    whole = frozenset(names)
    for _, alike in groupby(enumerate(fitted), _alike):
        _fit([rows for _, rows in alike], whole)


def end_cell_lines(root: etree._Element, names: Collection[str] = ()) -> None:
    """Ends the lines of cells in the papers' other tables, whose columns stay as they are; forms see to their own."""
    whole = tuple(names)
    for table in root.iter(w("tbl")):
        if table_style(table) == PAPER_TABLE and not is_fitted(table):
            for cell in table.iterfind(f"{w('tr')}/{w('tc')}"):
                width = get_property(cell, "tcPr", "tcW")
                if width is not None and paragraph_style(cell[-1]) in _CELL_STYLES:
                    twips = int(width.get(w("w"), "0")) - _CELL_MARGINS_TWIPS
                    _end_lines(_FittedCell(cell), max(1.0, twips / _TWIPS_PER_EM), whole)


def _alike(numbered: "tuple[int, _Rows]") -> object:
    """What tables have in common that are fitted together: their headings; every other table is alone."""
    number, rows = numbered
    return rows.heading if _caption(rows.table) == FITTED_ALIKE_CAPTION else number


def _caption(table: etree._Element) -> str | None:
    caption = get_property(table, "tblPr", "tblCaption")
    return caption.get(w("val")) if caption is not None else None


class _FittedCell:
    """A cell and its lines, which are its paragraphs cut at their line breaks: the text nodes of each, and its text."""

    def __init__(self, element: etree._Element) -> None:
        self.element = element
        paragraphs = (child for child in element if child.tag == w("p"))
        self.nodes = [nodes for paragraph in paragraphs for nodes in _line_nodes(paragraph)]
        self.lines = tuple(map(_text, self.nodes))


class _Rows:
    """The rows of a table by what they are: banners above, the headings, the rows of data."""

    def __init__(self, table: etree._Element) -> None:
        self.table = table
        rows = [list(row.iterchildren(w("tc"))) for row in table.iterchildren(w("tr"))]
        self.width = max(map(len, rows), default=0)
        self.banners = [cells for cells in rows if len(cells) < self.width]
        self.full = [[_FittedCell(cell) for cell in cells] for cells in rows if len(cells) == self.width]
        self.heading = tuple(cell.lines for cell in self.full[0]) if self.full else ()
        styles = {style.get(w("val")) for style in table.iter(w("pStyle"))}
        self.twips_per_em = next((em for style, em in _TWIPS_PER_EM_OF.items() if style in styles), _TWIPS_PER_EM)


def _fit(tables: Sequence[_Rows], names: Collection[str]) -> None:
    """Fits tables with the same headings as if they were one."""
    empty = {
        at
        for at in range(tables[0].width)
        if not any(any(cells[at].lines) for rows in tables for cells in rows.full[1:])
    }
    if len(empty) == tables[0].width:
        return
    if _caption(tables[0].table) == FITTED_WHOLE_CAPTION:
        empty = set()
    for rows in tables:
        _leave_out(rows, empty)
    widths, twips = _widths(tables, names)
    for rows in tables:
        _set_widths(rows, twips)
        for cell, width in zip(rows.full[0], widths, strict=True):
            _end_heading(cell, width)
        for row in rows.full[1:]:
            for cell, width in zip(row, widths, strict=True):
                _end_lines(cell, width, names)


def _widths(tables: Sequence[_Rows], names: Collection[str]) -> tuple[list[float], list[int]]:
    """The widths of the columns of tables that are fitted alike: of their text in em, of their cells in twips."""
    cells = [tables[0].full[0], *(row for rows in tables for row in rows.full[1:])]
    columns = [[cell.lines for cell in column] for column in zip(*cells, strict=True)]
    total = sum(int(column.get(w("w"), "0")) for column in tables[0].table.iterfind(f"{w('tblGrid')}/{w('gridCol')}"))
    em_twips = tables[0].twips_per_em
    room = (total - len(columns) * _CELL_MARGINS_TWIPS) / em_twips
    widths = share_out(columns, room, names)
    twips = [round(width * em_twips) + _CELL_MARGINS_TWIPS for width in widths]
    twips[-1] += total - sum(twips)
    return widths, twips


def _text(nodes: Sequence[etree._Element]) -> str:
    """The text of a line; a name of two hanzi that is set to the width of three has a node for each."""
    if len(nodes) == 1:
        return nodes[0].text or ""
    texts = [node.text for node in nodes if node.text]
    return "　".join(texts) if [len(text) for text in texts] == [1, 1] else "".join(texts)


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
            removed = cells.pop(at).element
            parent_of(removed).remove(removed)
        rows.width -= 1


def _set_widths(rows: _Rows, twips: Sequence[int]) -> None:
    grid = rows.table.find(w("tblGrid"))
    assert grid is not None  # a table without one has no width to share out
    replace_grid(grid, twips)
    for cells in rows.full:
        for cell, width in zip(cells, twips, strict=True):
            _set(cell.element, "tcW", "w", width)
    for banner in rows.banners:
        _set(banner[0], "tcW", "w", sum(twips))
        _set(banner[0], "gridSpan", "val", len(twips))


def _set(cell: etree._Element, name: str, attribute: str, value: int) -> None:
    node = get_property(cell, "tcPr", name)
    if node is not None:
        node.set(w(attribute), str(value))


def _end_lines(cell: _FittedCell, width: float, names: Collection[str]) -> None:
    """Puts line breaks into lines in which Word would tear something, and into short ones; other lines flow."""
    for nodes, text in zip(cell.nodes, cell.lines, strict=True):
        if len(nodes) == 1 and _ends_are_chosen(text, width, names):
            _write_lines(nodes[0], break_lines(text, width, names))


def _end_heading(cell: _FittedCell, width: float) -> None:
    """Puts a long heading on two lines where it does not fit on one."""
    for nodes, text in zip(cell.nodes, cell.lines, strict=True):
        if len(nodes) == 1 and text:
            _write_lines(nodes[0], heading_lines(text, width))


def _write_lines(node: etree._Element, lines: Sequence[str]) -> None:
    node.text, last = lines[0], node
    for further in _further_lines(lines[1:]):
        last.addnext(further)
        last = further


def _ends_are_chosen(text: str, width: float, names: Collection[str]) -> bool:
    if line_width(text) <= width:
        return False
    return 1 < lines_taken(text, width, names) <= _MOST_EVEN or is_torn(text, width, names)


def _further_lines(lines: Iterable[str]) -> Iterator[etree._Element]:
    for line in lines:
        yield etree.Element(w("br"))
        text = etree.Element(w("t"), {XML_SPACE: "preserve"})
        text.text = line
        yield text
