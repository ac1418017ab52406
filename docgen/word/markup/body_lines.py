"""Lines of body text that would tear a name, a date, a 文号 end before it; Word stretches them like any other line."""

from collections.abc import Collection

from lxml import etree

from docgen.text.line_breaks import tearing_places
from docgen.word.markup.elements import own_text_nodes
from docgen.word.markup.namespaces import w

_LINE, _INDENT = 28.0, 2.0  # em: a line of an official paper, the indent of a paragraph (GB/T 9704)


def end_body_lines(root: etree._Element, names: Collection[str]) -> None:
    """Puts line breaks into paragraphs of the style Body where a line would otherwise end inside what is one."""
    for paragraph in root.iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        if style is None or style.get(w("val")) != "Body":
            continue
        nodes = own_text_nodes(paragraph)
        if len(nodes) == 1 and nodes[0].text:
            _end_lines(nodes[0], tearing_places(nodes[0].text, _LINE, _INDENT, names))


def _end_lines(node: etree._Element, places: list[int]) -> None:
    text = node.text or ""
    for place in reversed(places):
        rest = etree.Element(w("t"))
        rest.text, text = text[place:], text[:place]
        rest.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        node.addnext(rest)
        node.addnext(etree.Element(w("br")))
    node.text = text
