"""Repairs a rendered part as a tree: tables, cells and boxes that tags have emptied, grids that tags have widened.

Only templates whose tags can do so pay for it.
"""

from collections.abc import Collection, Iterator, Sequence

from lxml import etree

from docgen.word.markup.body_lines import end_body_lines
from docgen.word.markup.column_fit import end_cell_lines, fit_tables
from docgen.word.markup.elements import get_property, parent_of, replace_grid, to_document
from docgen.word.markup.namespaces import w
from docgen.word.markup.page_breaks import (
    drop_lines_before_new_pages,
    flatten_last_line,
    keep_end_with_signature,
    keep_rows_together,
)

#: Marks the grid of a table whose cells tags repeat or leave out; the grids of all others stay as they are.
FITTED_GRID = "fit"
#: Elements that must hold a paragraph.
PARAGRAPH_CONTAINERS = tuple(w(name) for name in ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote"))
#: Twips; the width of a table whose columns have none.
_USUAL_TABLE_WIDTH = 9000


def repair_part(part: bytes, names: Collection[str] | None = None) -> bytes:
    """The part with no empty row or table, a paragraph at the end of every cell, and grids that fit their rows.

    ``names`` are given for a part with tables whose columns follow what stands in them: in these tables and in body
    text no line then ends inside a name, a date, a 文号, and no row of a table stands alone on a page.
    """
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    for row in list(root.iter(w("tr"))):
        if not _has_content(row, "tc"):
            parent_of(row).remove(row)
    for table in list(root.iter(w("tbl"))):
        if _has_content(table, "tr"):
            if (grid := table.find(w("tblGrid"))) is not None and grid.attrib.pop(FITTED_GRID, None):
                _fit_grid(table, grid)
        else:
            parent_of(table).remove(table)
    if names is not None:
        fit_tables(root, names)
        end_cell_lines(root, names)
        end_body_lines(root, names)
        keep_rows_together(root)
        keep_end_with_signature(root)
        drop_lines_before_new_pages(root)
        flatten_last_line(root)
    _end_with_last_section(root)
    for container in root.iter(*PARAGRAPH_CONTAINERS):
        if len(container) == 0 or container[-1].tag not in (w("p"), w("sdt")):
            etree.SubElement(container, w("p"))
    return to_document(root)


def _end_with_last_section(root: etree._Element) -> None:
    """Where the last paragraph ends a section, that section is the document's last: no empty page follows."""
    body = root.find(w("body"))
    if body is None or len(body) < 2 or body[-1].tag != w("sectPr"):
        return
    section = body[-2].find(f"{w('pPr')}/{w('sectPr')}")
    if section is not None:
        body[-1] = section


def _has_content(node: etree._Element, child: str) -> bool:
    """Whether a table has a row, or a row a cell; a content control may hold one."""
    return any(True for _ in node.iterchildren(w(child), w("sdt")))


def _fit_grid(table: etree._Element, grid: etree._Element) -> None:
    """Gives the grid as many columns as the widest row spans, as wide together as before, and the cells their width."""
    rows = [_GridRow(row) for row in _inside(table, "tr")]
    column_count = max((row.columns for row in rows), default=0)
    old_widths = [_twips(column) for column in grid]
    if not column_count or column_count == len(old_widths):
        return
    widths = _column_widths(old_widths, column_count)
    replace_grid(grid, widths)
    for row in rows:
        row.fit(widths)


class _GridRow:
    """A row and its cells, each with the columns of the grid that it takes; ``before`` are those left out in front."""

    def __init__(self, element: etree._Element) -> None:
        self.element = element
        self.before, self.after = (_number(element, "trPr", name, 0) for name in ("gridBefore", "gridAfter"))
        self.cells = [(cell, _number(cell, "tcPr", "gridSpan", 1)) for cell in _inside(element, "tc")]
        self.columns = self.before + sum(span for _, span in self.cells) + self.after

    def fit(self, widths: Sequence[int]) -> None:
        """Gives the cells and the room around them the widths of their columns (twips)."""
        _set_width(get_property(self.element, "trPr", "wBefore"), sum(widths[: self.before]))
        first_column = self.before
        for cell, span in self.cells:
            _set_width(get_property(cell, "tcPr", "tcW"), sum(widths[first_column : first_column + span]))
            first_column += span
        _set_width(get_property(self.element, "trPr", "wAfter"), sum(widths[first_column : first_column + self.after]))


def _column_widths(old_widths: Sequence[int], count: int) -> list[int]:
    """The widths of so many columns (twips), which together are as wide as the old ones."""
    total = sum(old_widths) or _USUAL_TABLE_WIDTH
    widths = list(old_widths[:count])
    if old_widths:
        widths += [round(total / len(old_widths))] * (count - len(widths))
    else:
        widths = [total // count] * count
    scaled = [round(width * total / (sum(widths) or 1)) for width in widths]
    scaled[-1] += total - sum(scaled)
    return scaled


def _inside(container: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, those in content controls included."""
    for child in container.iterchildren(w(name), w("sdt"), w("sdtContent")):
        if child.tag == w(name):
            yield child
        else:
            yield from _inside(child, name)


def _set_width(width: etree._Element | None, twips: int) -> None:
    if width is not None:
        width.set(w("w"), str(twips))
        width.set(w("type"), "dxa")


def _twips(column: etree._Element) -> int:
    """The width of a column of the grid; 0 for one that says nothing that can be counted."""
    width = column.get(w("w"), "")
    return int(width) if width.isdecimal() else 0


def _number(element: etree._Element, group: str, name: str, without: int) -> int:
    """A number that a row or cell has among its properties."""
    found = get_property(element, group, name)
    value = found.get(w("val"), "") if found is not None else ""
    return int(value) if value.isdecimal() else without
