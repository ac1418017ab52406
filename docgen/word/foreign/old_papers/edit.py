"""Changes the words of paragraphs into tags; what the words look like stays."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from docgen.word.markup.elements import parent_of
from docgen.word.markup.namespaces import MC, XML_SPACE, w

_BREAKS = (w("br"), w("cr"))
#: What is no text of a paragraph itself.
_NO_TEXT = frozenset(
    (w("del"), w("moveFrom"), w("p"), w("txbxContent"), w("rt"), w("pPr"), w("rPr"), f"{{{MC}}}Fallback")
)


class WordsToTag(NamedTuple):
    """Characters of a text that become a tag."""

    start: int
    end: int
    tag: str


class _PlacedCharacter(NamedTuple):
    """A character of a text: the paragraph and the node in which it stands, and its place in the node."""

    paragraph: etree._Element
    node: etree._Element | None  # None: the end of a paragraph
    at: int


def text_of(paragraphs: Sequence[etree._Element]) -> str:
    """The text of some paragraphs; between two of them a line break."""
    return "\n".join("".join(_shown(node) for node in _nodes(paragraph)) for paragraph in paragraphs)


def tag_words(paragraphs: Sequence[etree._Element], words: Sequence[WordsToTag]) -> None:
    """Puts tags in the place of words of a text; they do not overlap.

    Words over several paragraphs end with the last of these, or the rest of it joins the first.
    """
    characters = list(_characters(paragraphs))
    for one in sorted(words, reverse=True):
        _replace(characters[one.start : one.end], one.tag)


def write_tag(paragraph: etree._Element, tag: str, like: etree._Element | None = None) -> None:
    """Puts a tag at the end of a paragraph that may be empty, in the looks of the run ``like``."""
    run = etree.SubElement(paragraph, w("r"))
    properties = like.find(w("rPr")) if like is not None else paragraph.find(f"{w('pPr')}/{w('rPr')}")
    if properties is not None:
        run.append(deepcopy(properties))
    text = etree.SubElement(run, w("t"))
    text.text = tag


def tag_paragraph(tag: str) -> etree._Element:
    """A paragraph of one tag."""
    paragraph = etree.Element(w("p"))
    write_tag(paragraph, tag)
    return paragraph


def tag_row(tag: str, columns: int, width: str) -> etree._Element:
    """A row of one cell over all columns, with a tag in it."""
    row = etree.Element(w("tr"))
    cell = etree.SubElement(row, w("tc"))
    properties = etree.SubElement(cell, w("tcPr"))
    etree.SubElement(properties, w("tcW"), {w("w"): width, w("type"): "dxa"})
    if columns > 1:
        etree.SubElement(properties, w("gridSpan"), {w("val"): str(columns)})
    cell.append(tag_paragraph(tag))
    return row


def _nodes(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == w("t") or child.tag in _BREAKS or (child.tag == w("tab") and element.tag == w("r")):
            yield child
        elif child.tag not in _NO_TEXT and isinstance(child.tag, str):
            yield from _nodes(child)


def _shown(node: etree._Element) -> str:
    return node.text or "" if node.tag == w("t") else "\t" if node.tag == w("tab") else "\n"


def _characters(paragraphs: Sequence[etree._Element]) -> Iterator[_PlacedCharacter]:
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield _PlacedCharacter(paragraph, None, 0)
        for node in _nodes(paragraph):
            for at in range(len(_shown(node))):
                yield _PlacedCharacter(paragraph, node, at)


def _replace(characters: Sequence[_PlacedCharacter], tag: str) -> None:
    first = characters[0]
    nodes = dict.fromkeys(one.node for one in characters if one.node is not None)
    for node in nodes:
        places = [one.at for one in characters if one.node is node]
        if node.tag != w("t"):
            _drop(node)
            continue
        text = node.text or ""
        inside = tag if node is first.node else ""
        node.text = text[: places[0]] + inside + text[places[-1] + 1 :]
        node.set(XML_SPACE, "preserve")
        if not node.text:
            _drop(node)
    for paragraph in [one.paragraph for one in characters if one.node is None]:
        for child in [child for child in paragraph if child.tag != w("pPr")]:
            first.paragraph.append(child)
        parent_of(paragraph).remove(paragraph)


def _drop(node: etree._Element) -> None:
    """Takes a node away, and its run if nothing else is in it."""
    run = parent_of(node)
    run.remove(node)
    if run.tag == w("r") and all(child.tag == w("rPr") for child in run):
        parent_of(run).remove(run)
