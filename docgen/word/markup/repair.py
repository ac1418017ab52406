"""Tables and boxes after rendering: what tags have emptied or widened is put right, on a tree.

Only templates whose tags can do so pay for it.
"""

from lxml import etree

from docgen.word.markup.namespaces import w

_CONTAINERS = tuple(w(name) for name in ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote"))


def repair_part(part: bytes) -> bytes:
    """The part with no empty row or table, a paragraph at the end of every cell, and grids that fit their rows."""
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    for row in list(root.iter(w("tr"))):
        if row.find(w("tc")) is None and row.find(w("sdt")) is None:
            row.getparent().remove(row)
    for table in list(root.iter(w("tbl"))):
        if table.find(w("tr")) is None and table.find(w("sdt")) is None:
            table.getparent().remove(table)
        else:
            _fit_grid(table)
    for box in root.iter(*_CONTAINERS):
        if len(box) == 0 or box[-1].tag not in (w("p"), w("sdt")):
            etree.SubElement(box, w("p"))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _fit_grid(table: etree._Element) -> None:
    """As many grid columns as the widest row spans, as wide together as before; cells as wide as their columns."""
    grid = table.find(w("tblGrid"))
    rows = list(table.iterchildren(w("tr")))
    if grid is None:
        return
    spans = [[_span(cell) for cell in row.iterchildren(w("tc"))] for row in rows]
    wanted = max(map(sum, spans), default=0)
    columns = [int(column.get(w("w"), "0")) for column in grid]
    if wanted == len(columns) or not wanted:
        return
    total = sum(columns) or 9000
    kept = columns[:wanted]
    kept += [round(total / len(columns))] * (wanted - len(kept)) if columns else [total // wanted] * wanted
    scaled = [round(width * total / (sum(kept) or 1)) for width in kept]
    scaled[-1] += total - sum(scaled)
    for old in list(grid):
        grid.remove(old)
    for width in scaled:
        etree.SubElement(grid, w("gridCol")).set(w("w"), str(width))
    for row in rows:
        at = 0
        for cell in row.iterchildren(w("tc")):
            span = _span(cell)
            measure = cell.find(f"{w('tcPr')}/{w('tcW')}")
            if measure is not None:
                measure.set(w("w"), str(sum(scaled[at : at + span])))
                measure.set(w("type"), "dxa")
            at += span


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    return int(span.get(w("val"), "1")) if span is not None else 1
