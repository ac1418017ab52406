"""Small changes to the tree of a part: text in the place of an element, a property where the schema wants it."""

import re
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from docgen.word.markup.namespaces import ORDER, A, w

_NAMESPACE_DECLARATION = re.compile(r' xmlns(?::\w+)?="[^"]*"')
#: The position of an element that the schema does not name: behind all others.
_LAST = 99
#: The style of the tables of our papers.
PAPER_TABLE = "PaperTable"


def to_xml(node: etree._Element) -> str:
    """An element as text for a part that declares the same prefixes."""
    return _NAMESPACE_DECLARATION.sub("", etree.tostring(node, encoding="unicode", with_tail=False))


def to_document(root: etree._Element) -> bytes:
    """A whole part as bytes, with the XML declaration that Word writes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def own_text_nodes(paragraph: etree._Element) -> list[etree._Element]:
    """The text nodes of a paragraph itself, without those of text boxes in it."""
    text_tag, paragraph_tag = (w("t"), w("p")) if paragraph.tag == w("p") else (f"{{{A}}}t", f"{{{A}}}p")
    return [node for node in paragraph.iter(text_tag) if next(node.iterancestors(paragraph_tag), None) is paragraph]


def replace_text(node: etree._Element, old: str, new: str) -> None:
    """Replaces a part of the text of a node."""
    node.text = (node.text or "").replace(old, new)


def drop_text_node(node: etree._Element) -> None:
    """Removes an emptied ``w:t``, and its run when nothing else is in it."""
    if node.tag == w("t"):
        drop_from_run(node)


def drop_from_run(node: etree._Element) -> None:
    """Removes a node from its run, and the run when nothing else is in it."""
    run = parent_of(node)
    run.remove(node)
    if all(child.tag == w("rPr") for child in run):
        parent_of(run).remove(run)


def unwrap(node: etree._Element) -> None:
    """Puts the content of an element in its place, without its properties."""
    parent = parent_of(node)
    index = parent.index(node)
    parent[index : index + 1] = [child for child in node if not child.tag.endswith("Pr")]


def drop_breaks_between(paragraph: etree._Element, first: etree._Element, second: etree._Element) -> None:
    """Removes line breaks and tabs that stand between two text nodes of a paragraph."""
    is_between = False
    for node in list(paragraph.iter(w("t"), w("br"), w("cr"), w("tab"))):
        if node is second:
            return
        if is_between and node.get(w("type"), "textWrapping") == "textWrapping" and node.tag != w("t"):
            drop_from_run(node)
        is_between = is_between or node is first


def parent_of(node: etree._Element) -> etree._Element:
    """The parent of a node that is not the root."""
    parent = node.getparent()
    assert parent is not None
    return parent


def replace_with_text(node: etree._Element, text: str) -> None:
    """Puts a text in the place of the node; what follows the node stays."""
    parent, before = parent_of(node), node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text + (node.tail or "")
    else:
        parent.text = (parent.text or "") + text + (node.tail or "")
    node.tail = None
    parent.remove(node)


def surround_with_text(node: etree._Element, before: str, after: str) -> None:
    """Puts a text before and a text after the node."""
    previous, parent = node.getprevious(), parent_of(node)
    if previous is not None:
        previous.tail = (previous.tail or "") + before
    else:
        parent.text = (parent.text or "") + before
    node.tail = after + (node.tail or "")


def get_property(node: etree._Element, group: str, name: str) -> etree._Element | None:
    """A property of a table, row, cell, paragraph or run, if it has it.

    ``group`` is the element of the properties: tblPr, trPr, tcPr, pPr, rPr. A search by a path takes six times as long.
    """
    group_tag, tag = w(group), w(name)
    for properties in node:
        if properties.tag == group_tag:
            return next((child for child in properties if child.tag == tag), None)
    return None


def style_ids(run: etree._Element) -> tuple[str | None, str | None]:
    """The ids of the styles of a run and of its paragraph; None where one has none."""
    paragraph = next(run.iterancestors(w("p")), None)
    own = get_property(run, "rPr", "rStyle")
    of_paragraph = get_property(paragraph, "pPr", "pStyle") if paragraph is not None else None
    return (
        own.get(w("val")) if own is not None else None,
        of_paragraph.get(w("val")) if of_paragraph is not None else None,
    )


def table_style(table: etree._Element) -> str | None:
    """The id of a table's style."""
    style = get_property(table, "tblPr", "tblStyle")
    return style.get(w("val")) if style is not None else None


def paragraph_style(paragraph: etree._Element) -> str | None:
    """The id of a paragraph's style."""
    style = get_property(paragraph, "pPr", "pStyle")
    return style.get(w("val")) if style is not None else None


def styled_paragraphs(root: etree._Element, is_wanted: Callable[[str], bool]) -> Iterator[tuple[str, etree._Element]]:
    """The paragraphs whose style has an id that is wanted, each with that id."""
    value = w("val")
    for style in root.iter(w("pStyle")):
        if is_wanted(name := style.get(value, "")):
            yield name, parent_of(parent_of(style))


def get_or_add_property(node: etree._Element, group: str, name: str) -> etree._Element:
    """A property of a cell, paragraph or run; one that is missing is added where the schema wants it.

    ``group`` is the element of the properties: tcPr, pPr, rPr.
    """
    properties = node.find(w(group))
    if properties is None:
        properties = etree.Element(w(group))
        node.insert(0, properties)
    existing = properties.find(w(name))
    if existing is not None:
        return existing
    added = etree.Element(w(name))
    order = ORDER[w(group)]
    properties.insert(sum(order.get(child.tag, _LAST) < order[w(name)] for child in properties), added)
    return added


def replace_grid(grid: etree._Element, widths: Iterable[int]) -> None:
    """Gives the grid of a table columns of these widths (twips) in place of its own."""
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        etree.SubElement(grid, w("gridCol")).set(w("w"), str(width))


def allow_higher_lines(paragraph: etree._Element) -> None:
    """Makes the lines as high as a picture in them: the exact line of the text would cut it off."""
    spacing = get_or_add_property(paragraph, "pPr", "spacing")
    spacing.set(w("line"), "240")
    spacing.set(w("lineRule"), "auto")
