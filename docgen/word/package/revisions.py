"""Carries out deletions that are tracked: of paragraph marks, of rows, of cells."""

from lxml import etree

from docgen.word.markup.elements import parent_of
from docgen.word.markup.namespaces import w


def carry_out_deletions(root: etree._Element) -> None:
    """Rows, cells and paragraph marks that are marked as deleted go; a paragraph without its mark joins the next."""
    deleted = list(root.iter(w("del"), w("moveFrom"), w("cellDel")))
    for mark in deleted:
        properties = mark.getparent()
        if properties is not None and properties.tag in (w("trPr"), w("tcPr")):
            remove_row_or_cell(parent_of(properties))
    for mark in deleted:
        properties = mark.getparent()
        if properties is not None and properties.tag == w("rPr") and parent_of(properties).tag == w("pPr"):
            properties.remove(mark)
            _join_to_next(parent_of(parent_of(properties)))


def remove_row_or_cell(element: etree._Element) -> None:
    """Takes a row or cell out, and the row or table that it leaves empty."""
    container = element.getparent()
    if container is None:
        return
    container.remove(element)
    if not any(True for _ in container.iterchildren(w("tr"), w("tc"), w("sdt"))):
        outer = parent_of(container)
        if container.tag == w("tr"):
            remove_row_or_cell(container)
        else:
            outer.remove(container)
            if outer.tag == w("tc") and (len(outer) == 0 or outer[-1].tag != w("p")):
                etree.SubElement(outer, w("p"))


def _join_to_next(paragraph: etree._Element) -> None:
    """Puts what is left of a paragraph at the beginning of the next, whose properties hold for both."""
    following = paragraph.getnext()
    if following is None or following.tag != w("p"):
        return
    start = 1 if len(following) and following[0].tag == w("pPr") else 0
    following[start:start] = [child for child in paragraph if child.tag != w("pPr")]
    parent_of(paragraph).remove(paragraph)
