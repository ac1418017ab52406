"""Lines of body text that would tear a name, a date, a 文号 end before it; such a line is not stretched."""

from collections.abc import Collection, Sequence

from lxml import etree

from docgen.text.line_breaks import BODY_INDENT_EM, BODY_LINE_EM, LineEnd, line_ends
from docgen.word.markup.elements import own_text_nodes
from docgen.word.markup.namespaces import w


def end_body_lines(root: etree._Element, names: Collection[str]) -> None:
    """Puts line breaks into paragraphs of the style Body where a line would otherwise end inside what is one."""
    for paragraph in root.iter(w("p")):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        if style is None or style.get(w("val")) != "Body":
            continue
        nodes = own_text_nodes(paragraph)
        if len(nodes) == 1 and nodes[0].text:
            ends = line_ends(nodes[0].text, BODY_LINE_EM, BODY_INDENT_EM, names)
            _end_lines(nodes[0], ends)


def _end_lines(node: etree._Element, ends: Sequence[LineEnd]) -> None:
    text = node.text or ""
    for end in reversed(ends):
        rest = etree.Element(w("t"))
        rest.text, text = text[end.place :], text[: end.place]
        rest.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        node.addnext(rest)
        node.addnext(etree.Element(w("br")))
    node.text = text
