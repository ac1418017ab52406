"""Lines that would tear a name, a date, a 文号 end before it: of body text, of forms, of sentences beside lists.

Such a line is not stretched.
"""

from collections.abc import Collection, Iterator, Sequence

from lxml import etree

from docgen.text.line_breaks import BODY_INDENT_EM, BODY_LINE_EM, line_ends
from docgen.word.markup.column_fit import is_fitted
from docgen.word.markup.elements import get_property, own_text_nodes, paragraph_style, parent_of, styled_paragraphs
from docgen.word.markup.namespaces import XML_SPACE, w
from docgen.word.markup.page import FORM_LIST_HALF_POINTS, FORM_LIST_STYLE, LIST_NOTE_STYLE, TABLE_HALF_POINTS

#: The style of what stands in the cells of forms.
FORM_TEXT_STYLE = "FormText"
#: Twips of an em in the cells of forms and of their lists.
_TWIPS_PER_EM = {FORM_TEXT_STYLE: TABLE_HALF_POINTS * 10, FORM_LIST_STYLE: FORM_LIST_HALF_POINTS * 10}
_CELL_MARGINS_TWIPS = 114  # left and right together, as the style of tables has them


def end_body_lines(root: etree._Element, names: Collection[str]) -> None:
    """Puts line breaks into paragraphs of body text and of forms where a line would end inside what is one."""
    for name, paragraph in styled_paragraphs(root, _is_ended):
        if name in _TWIPS_PER_EM:
            _end_form_paragraph(paragraph, _TWIPS_PER_EM[name], names)
        else:
            _end_body_paragraph(paragraph, names)
    for paragraph, width_twips in _notes(root):
        _end_each_line(paragraph, width_twips / (TABLE_HALF_POINTS * 10), names)


def _is_ended(style: str) -> bool:
    return style == "Body" or style in _TWIPS_PER_EM or style.startswith("Heading")


def _notes(root: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    """The sentences beside the tables of lists, each with the width of the text on its page."""
    width_twips, body = 0, root.find(w("body"))
    for node in reversed(body) if body is not None else ():
        section = node if node.tag == w("sectPr") else get_property(node, "pPr", "sectPr")
        if section is not None:
            width_twips = _text_width_twips(section)
        elif width_twips and node.tag == w("p") and paragraph_style(node) == LIST_NOTE_STYLE:
            yield node, width_twips


def _text_width_twips(section: etree._Element) -> int:
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None or margins is None:
        return 0
    return int(size.get(w("w"), "0")) - int(margins.get(w("left"), "0")) - int(margins.get(w("right"), "0"))


def _end_body_paragraph(paragraph: etree._Element, names: Collection[str]) -> None:
    """A text in several runs, such as a heading and what is said behind it, is one."""
    nodes = own_text_nodes(paragraph)
    text = "".join(node.text or "" for node in nodes)
    places, before = [end.place for end in line_ends(text, BODY_LINE_EM, BODY_INDENT_EM, names)], 0
    for node in nodes:
        length = len(node.text or "")
        _end_lines(node, [place - before for place in places if before <= place < before + length])
        before += length


def _end_form_paragraph(paragraph: etree._Element, em_twips: int, names: Collection[str]) -> None:
    """Every line of the paragraph by itself; it is as wide as its cell. A table that is fitted has ended its lines."""
    cell_width = get_property(parent_of(paragraph), "tcPr", "tcW")
    if cell_width is None or any(map(is_fitted, paragraph.iterancestors(w("tbl")))):
        return
    _end_each_line(paragraph, (int(cell_width.get(w("w"), "0")) - _CELL_MARGINS_TWIPS) / em_twips, names)


def _end_each_line(paragraph: etree._Element, width_em: float, names: Collection[str]) -> None:
    for node in own_text_nodes(paragraph):
        if node.text:
            _end_lines(node, [end.place for end in line_ends(node.text, width_em, 0, names, keeps_phrases=True)])


def _end_lines(node: etree._Element, places: Sequence[int]) -> None:
    """Line breaks before these characters of a text node."""
    text = node.text or ""
    for place in reversed(places):
        rest = etree.Element(w("t"))
        rest.text, text = text[place:], text[:place]
        rest.set(XML_SPACE, "preserve")
        node.addnext(rest)
        node.addnext(etree.Element(w("br")))
    node.text = text
