"""Lines that would tear a name, a date, a 文号 end before it: of body text, and of what stands in the cells of forms.

Such a line is not stretched.
"""

from collections.abc import Collection, Sequence

from lxml import etree

from docgen.text.line_breaks import BODY_INDENT_EM, BODY_LINE_EM, LineEnd, line_ends
from docgen.word.markup.elements import own_text_nodes, paragraph_style, parent_of
from docgen.word.markup.namespaces import w
from docgen.word.markup.page import TABLE_HALF_POINTS

#: The style of what stands in the cells of forms.
FORM_TEXT_STYLE = "FormText"
_TWIPS_PER_EM = TABLE_HALF_POINTS * 10
_CELL_MARGINS_TWIPS = 114  # left and right together, as the style of tables has them


def end_body_lines(root: etree._Element, names: Collection[str]) -> None:
    """Puts line breaks into paragraphs of body text and of forms where a line would end inside what is one."""
    for paragraph in root.iter(w("p")):
        name = paragraph_style(paragraph)
        if name == "Body":
            _end_body_paragraph(paragraph, names)
        elif name == FORM_TEXT_STYLE:
            _end_form_paragraph(paragraph, names)


def _end_body_paragraph(paragraph: etree._Element, names: Collection[str]) -> None:
    nodes = own_text_nodes(paragraph)
    if len(nodes) == 1 and nodes[0].text:
        ends = line_ends(nodes[0].text, BODY_LINE_EM, BODY_INDENT_EM, names)
        _end_lines(nodes[0], ends)


def _end_form_paragraph(paragraph: etree._Element, names: Collection[str]) -> None:
    """Every line of the paragraph by itself; it is as wide as its cell."""
    cell_width = parent_of(paragraph).find(f"{w('tcPr')}/{w('tcW')}")
    if cell_width is None:
        return
    width = (int(cell_width.get(w("w"), "0")) - _CELL_MARGINS_TWIPS) / _TWIPS_PER_EM
    for node in own_text_nodes(paragraph):
        if node.text:
            _end_lines(node, line_ends(node.text, width, 0, names, keeps_phrases=True))


def _end_lines(node: etree._Element, ends: Sequence[LineEnd]) -> None:
    text = node.text or ""
    for end in reversed(ends):
        rest = etree.Element(w("t"))
        rest.text, text = text[end.place :], text[: end.place]
        rest.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        node.addnext(rest)
        node.addnext(etree.Element(w("br")))
    node.text = text
