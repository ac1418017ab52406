"""Marks places of a finished document in yellow; they are underlined too, for printers without colours."""

from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy

from lxml import etree

from docgen.word.markup.elements import get_or_add_property, own_text_nodes, parent_of, to_document
from docgen.word.markup.namespaces import XML, w
from docgen.word.package.sanitize import parse
from docgen.word.package.zip import canonical, read_package

_DOCUMENT = "word/document.xml"
#: Where in a text something stands: its first character, and the one behind its last.
_Stretch = tuple[int, int]


def highlight(content: bytes, places: Callable[[str], Iterable[_Stretch]]) -> bytes:
    """The document with every stretch highlighted that ``places`` names in the text of a paragraph.

    The content is that of a document that was made here.
    """
    parts = read_package(content)
    root = parse(parts[_DOCUMENT])
    for paragraph in root.iter(w("p")):
        nodes = own_text_nodes(paragraph)
        if stretches := list(places("".join(node.text or "" for node in nodes))):
            _mark(nodes, stretches)
    parts[_DOCUMENT] = to_document(root)
    return canonical(parts)


def _mark(nodes: Sequence[etree._Element], stretches: Sequence[_Stretch]) -> None:
    """Marks stretches of the text that stands in these nodes."""
    start = 0
    for node in nodes:
        text = node.text or ""
        inside = [(max(0, first - start), min(len(text), last - start)) for first, last in stretches]
        cuts = [(first, last) for first, last in inside if first < last]
        if cuts:
            _mark_in_run(node, text, cuts)
        start += len(text)


def _mark_in_run(node: etree._Element, text: str, cuts: Sequence[_Stretch]) -> None:
    """Cuts the run of a text node into runs, those of the stretches marked; what else is in the run keeps its place."""
    run = _alone_in_run(node)
    parent, at = parent_of(run), parent_of(run).index(run)
    pieces: list[tuple[str, bool]] = []
    end = 0
    for first, last in cuts:
        pieces += [(text[end:first], False), (text[first:last], True)]
        end = last
    pieces.append((text[end:], False))
    parent.remove(run)
    for piece, is_marked in pieces:
        if piece:
            parent.insert(at, _run_of(run, piece, is_marked))
            at += 1


def _alone_in_run(node: etree._Element) -> etree._Element:
    """The run of a text node, after all that stands before and behind the node in it was put into runs of its own."""
    run = parent_of(node)
    children = [child for child in run if child.tag != w("rPr")]
    position = children.index(node)
    for others, place_after in ((children[:position], False), (children[position + 1 :], True)):
        if others:
            other_run = _empty_copy(run)
            other_run.extend(others)
            run.addnext(other_run) if place_after else run.addprevious(other_run)
    return run


def _empty_copy(run: etree._Element) -> etree._Element:
    """A run with the same properties and nothing else."""
    copied = etree.Element(run.tag)
    properties = run.find(w("rPr"))
    if properties is not None:
        copied.append(deepcopy(properties))
    return copied


def _run_of(run: etree._Element, text: str, is_marked: bool) -> etree._Element:
    piece = _empty_copy(run)
    node = etree.SubElement(piece, w("t"))
    node.text = text
    node.set(f"{{{XML}}}space", "preserve")
    if is_marked:
        get_or_add_property(piece, "rPr", "highlight").set(w("val"), "yellow")
        get_or_add_property(piece, "rPr", "u").set(w("val"), "single")
    return piece
