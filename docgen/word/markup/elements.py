"""Small moves on the tree of a part: put a text where an element was, add a property where the schema wants it."""

import re

from lxml import etree

from docgen.word.markup.namespaces import ORDER, A, w

_DECLARED = re.compile(r' xmlns(?::\w+)?="[^"]*"')


def fragment(node: etree._Element) -> str:
    """An element as text to be put into a part that declares the same prefixes."""
    return _DECLARED.sub("", etree.tostring(node, encoding="unicode", with_tail=False))


def own_texts(paragraph: etree._Element) -> list[etree._Element]:
    """The text nodes of a paragraph itself, not those of text boxes in it."""
    kind, around = (w("t"), w("p")) if paragraph.tag == w("p") else (f"{{{A}}}t", f"{{{A}}}p")
    return [node for node in paragraph.iter(kind) if next(node.iterancestors(around), None) is paragraph]


def put(node: etree._Element, stand_in: str, instead: str) -> None:
    node.text = (node.text or "").replace(stand_in, instead)


def drop_text(node: etree._Element) -> None:
    """An emptied text node goes, and its run with it when nothing else is in it."""
    if node.tag != w("t"):
        return
    run = element_around(node)
    run.remove(node)
    if all(child.tag == w("rPr") for child in run):
        element_around(run).remove(run)


def element_around(node: etree._Element) -> etree._Element:
    """The element around a node that is not the root."""
    parent = node.getparent()
    assert parent is not None
    return parent


def substitute(node: etree._Element, text: str) -> None:
    """The text takes the place of the node and of what follows it up to the next element."""
    parent, before = element_around(node), node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text + (node.tail or "")
    else:
        parent.text = (parent.text or "") + text + (node.tail or "")
    node.tail = None
    parent.remove(node)


def wrap(node: etree._Element, before: str, after: str) -> None:
    previous, parent = node.getprevious(), element_around(node)
    if previous is not None:
        previous.tail = (previous.tail or "") + before
    else:
        parent.text = (parent.text or "") + before
    node.tail = after + (node.tail or "")


def property_of(node: etree._Element, group: str, name: str) -> etree._Element:
    """A property of a cell or paragraph, made where the schema wants it if it is not there."""
    properties = node.find(w(group))
    if properties is None:
        properties = etree.Element(w(group))
        node.insert(0, properties)
    found = properties.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        order = ORDER[w(group)]
        at = sum(order.get(child.tag, 99) < order[w(name)] for child in properties)
        properties.insert(at, found)
    return found


def loosen(paragraph: etree._Element) -> None:
    """A picture needs a line as high as itself: the exact line of the text would cut it off."""
    spacing = property_of(paragraph, "pPr", "spacing")
    spacing.set(w("line"), "240")
    spacing.set(w("lineRule"), "auto")
