"""Puts the ends of comments into a body: the runs around the words are cut as Word itself cuts them."""

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from docgen.word.foreign.comment_text import NodePiece
from docgen.word.markup.elements import parent_of
from docgen.word.markup.namespaces import XML_SPACE, w

_RUN, _TEXT, _PARAGRAPH = w("r"), w("t"), w("p")


class CommentAnchors:
    """The body of a document into which the ends of comments are put.

    Text nodes are numbered before the first run is cut.
    """

    def __init__(self, root: etree._Element) -> None:
        self._texts = list(root.iter(_TEXT))
        #: What each text node has become: its pieces in order, each with its first character.
        self._cuts: dict[int, list[tuple[int, etree._Element]]] = {}

    def add_to_words(self, number: int, pieces: Sequence[NodePiece]) -> None:
        """Puts the comment of this id beside pieces of one paragraph."""
        first, last = pieces[0], pieces[-1]
        self._cut(last.node, last.end)
        self._cut(first.node, first.start)
        start_run = _outer_run(self._piece_at(first.node, first.start))
        end_run = _outer_run(self._piece_at(last.node, last.end - 1))
        start_run.addprevious(_mark("commentRangeStart", number))
        end_run.addnext(_mark("commentRangeEnd", number))
        _child_of_paragraph(end_run).addnext(_reference(number))

    def add_to_paragraph(self, number: int, paragraph: etree._Element) -> None:
        """Puts the comment of this id beside a whole paragraph."""
        has_properties = len(paragraph) > 0 and paragraph[0].tag == w("pPr")
        paragraph.insert(int(has_properties), _mark("commentRangeStart", number))
        paragraph.append(_mark("commentRangeEnd", number))
        paragraph.append(_reference(number))

    def _piece_at(self, node: int, character: int) -> etree._Element:
        """The element that holds a character of a text node now."""
        pieces = self._cuts.get(node, [(0, self._texts[node])])
        return next(element for start, element in reversed(pieces) if start <= character)

    def _cut(self, node: int, character: int) -> None:
        """Cuts the run of a text node before a character, unless it begins or ends there."""
        pieces = self._cuts.setdefault(node, [(0, self._texts[node])])
        at = max(at for at, (start, _) in enumerate(pieces) if start <= character)
        start, element = pieces[at]
        run = parent_of(element)
        if run.tag != _RUN or _outer_run(element) is not run:
            return
        if character in (start, start + len(element.text or "")):
            _cut_beside(run, element, before=character == start)
        else:
            pieces.insert(at + 1, (character, _cut_text(run, element, character - start)))


def _cut_beside(run: etree._Element, node: etree._Element, before: bool) -> None:
    """Cuts a run in two before or behind one of its texts, where something else stands there."""
    behind = list(node.itersiblings())
    has_others = any(one.tag != w("rPr") for one in node.itersiblings(preceding=True)) if before else bool(behind)
    if has_others:
        run.addnext(_run_like(run, [node, *behind] if before else behind))


def _cut_text(run: etree._Element, node: etree._Element, character: int) -> etree._Element:
    """Cuts a run in two before a character of one of its texts; returns the text of the second run."""
    text = node.text or ""
    rest = etree.Element(_TEXT)
    run.addnext(_run_like(run, [rest, *node.itersiblings()]))
    node.text, rest.text = text[:character], text[character:]
    for element in (node, rest):
        element.set(XML_SPACE, "preserve")
    return rest


def _run_like(run: etree._Element, content: Sequence[etree._Element]) -> etree._Element:
    """A run that looks like another, with what it holds."""
    second = etree.Element(_RUN, {str(name): str(value) for name, value in run.attrib.items()})
    properties = run.find(w("rPr"))
    if properties is not None:
        second.append(deepcopy(properties))
    second.extend(content)
    return second


def _outer_run(node: etree._Element) -> etree._Element:
    """The run in which a text stands; of runs in one another, as in ruby, the outer one."""
    runs = []
    for element in node.iterancestors():
        if element.tag == _PARAGRAPH:
            break
        if element.tag == _RUN:
            runs.append(element)
    return runs[-1]


def _child_of_paragraph(run: etree._Element) -> etree._Element:
    """The child of the paragraph in which a run stands: a link, a content control, or the run itself.

    A comment's mark is no part of what is tracked as inserted.
    """
    element = run
    while parent_of(element).tag != _PARAGRAPH:
        element = parent_of(element)
    return element


def _mark(name: str, number: int) -> etree._Element:
    return etree.Element(w(name), {w("id"): str(number)})


def _reference(number: int) -> etree._Element:
    run = etree.Element(_RUN)
    run.append(_mark("commentReference", number))
    return run
