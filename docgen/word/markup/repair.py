"""Repairs a rendered part as a tree: tables, cells and boxes that tags have emptied, grids that tags have widened.

Only templates whose tags can do so pay for it.
"""

from collections.abc import Collection, Sequence

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
            _fit_grid(table)
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


def _fit_grid(table: etree._Element) -> None:
    """Gives the grid as many columns as the widest row spans, as wide together as before, and the cells their width."""
    grid = table.find(w("tblGrid"))
    if grid is None:
        return
    rows = list(table.iterchildren(w("tr")))
    span = _span if any(True for _ in table.iter(w("gridSpan"))) else _one_column
    column_count = max((sum(span(cell) for cell in row if cell.tag == w("tc")) for row in rows), default=0)
    old_widths = [int(column.get(w("w"), "0")) for column in grid]
    if not column_count or column_count == len(old_widths):
        return
    widths = _column_widths(old_widths, column_count)
    replace_grid(grid, widths)
    for row in rows:
        _fit_cells(row, widths)


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


def _fit_cells(row: etree._Element, widths: Sequence[int]) -> None:
    first_column = 0
    for cell in row.iterchildren(w("tc")):
        span = _span(cell)
        cell_width = get_property(cell, "tcPr", "tcW")
        if cell_width is not None:
            cell_width.set(w("w"), str(sum(widths[first_column : first_column + span])))
            cell_width.set(w("type"), "dxa")
        first_column += span


def _one_column(_cell: etree._Element) -> int:
    return 1


def _span(cell: etree._Element) -> int:
    """How many columns of the grid a cell takes."""
    span = get_property(cell, "tcPr", "gridSpan")
    return int(span.get(w("val"), "1")) if span is not None else 1
