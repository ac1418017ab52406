"""One paragraph whose tags are put where they act: in its text, or in the place of what is around them."""

import copy
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Sequence
from itertools import accumulate, pairwise, zip_longest
from typing import NamedTuple

from lxml import etree

from docgen.word.engine.compiled_part import MARKER_END, MARKER_START, CodeFragment, CompiledPart, TagPlace
from docgen.word.engine.faults.other_engine import OTHER_ENGINE
from docgen.word.engine.format_tags import FORMAT_TAG, apply_format_tag
from docgen.word.engine.printers import Printer
from docgen.word.engine.printers.paragraphs import paragraphs_printer
from docgen.word.engine.printers.surroundings import surroundings_of
from docgen.word.engine.printers.text import drawing_text_printer, own_run_printer, text_printer
from docgen.word.engine.run_format import RunFormatOf
from docgen.word.engine.tag_and_brace_scanner import COMMENT, PRINT, STATEMENT, EscapedDelimiter, Tag
from docgen.word.engine.taken_content import lost_content, marks_around, marks_of
from docgen.word.markup.elements import (
    allow_higher_lines,
    drop_breaks_between,
    drop_text_node,
    parent_of,
    replace_text,
    replace_with_text,
    to_xml,
)
from docgen.word.markup.namespaces import XML, A, w

#: What a tag can stand for, as it is called in problems.
_ENCLOSING_ELEMENTS = {"p": "段", "tr": "行", "tc": "单元格"}


class TaggedParagraph(NamedTuple):
    """One paragraph with tags; ``number`` counts from 1 in the part, ``text`` is that of all its text nodes."""

    part: CompiledPart
    element: etree._Element
    number: int
    text_nodes: list[etree._Element]
    text: str
    run_format_of: RunFormatOf

    def place_tags(self, tags: Sequence[Tag | EscapedDelimiter]) -> None:
        """Changes the paragraph, or what is around it, so that every tag stands as code where it acts."""
        for tag in tags:
            if isinstance(tag, Tag) and tag.opens == STATEMENT:
                self._drop_joined_breaks(tag)
        placed = self._with_stand_ins(tags)
        # a tag that cuts its run in two takes what is behind it into the second half: the last such tag goes first
        cutting = [one for one in placed if one[0].target == "r"]
        for tag, node, stand_in in (*(one for one in placed if one[0].target != "r"), *reversed(cutting)):
            if not _is_gone(node):
                self._place_tag(tag, node, stand_in)

    def _drop_joined_breaks(self, tag: Tag) -> None:
        """Removes the line breaks between a tag with ``-`` and the text on that side, as its spaces go."""
        ends = list(accumulate(len(node.text or "") for node in self.text_nodes))
        own_end = tag.typed_start + len(tag.typed)
        spans = []
        if tag.typed[2:3] == "-":
            spans.append((bisect_left(ends, tag.start), bisect_right(ends, tag.typed_start)))
        if tag.typed[-3:-2] == "-":
            spans.append((bisect_left(ends, own_end), bisect_right(ends, tag.end)))
        for first, last in spans:
            for node, following in pairwise(self.text_nodes[first : last + 1]):
                drop_breaks_between(self.element, node, following)

    def _with_stand_ins(self, tags: Sequence[Tag | EscapedDelimiter]) -> list[tuple[Tag, etree._Element, str]]:
        """Puts a stand-in for every tag into the text node where the tag begins.

        Nodes that held nothing but parts of tags are dropped. Escaped delimiters become text at once.
        """
        stand_ins: list[tuple[Tag, etree._Element, str]] = []
        waiting = deque(tags)
        node_start = 0
        for node, following in zip_longest(self.text_nodes, self.text_nodes[1:]):
            text = node.text or ""
            node_end = node_start + len(text)
            parts, position = [], node_start
            while waiting and waiting[0].start < node_end:
                tag = waiting[0]
                if tag.start >= node_start:
                    parts.append(text[position - node_start : tag.start - node_start])
                    if isinstance(tag, Tag):
                        stand_ins.append((tag, node, f"{MARKER_START}t{len(tags) - len(waiting)}{MARKER_END}"))
                        parts.append(stand_ins[-1][2])
                    else:
                        parts.append(tag.text)
                        self.part.escapes += 1
                position = min(tag.end, node_end)
                if tag.end > node_end:
                    break
                waiting.popleft()
            parts.append(text[position - node_start :])
            if following is not None and waiting and waiting[0].start < node_end < waiting[0].end:
                drop_breaks_between(self.element, node, following)
            _set_text(node, "".join(parts))
            node_start = node_end
        return stand_ins

    def _place_tag(self, tag: Tag, node: etree._Element, stand_in: str) -> None:
        place = TagPlace(self.number, self.text, tag.column, tag.typed)
        format_tag = FORMAT_TAG.fullmatch(tag.code) if tag.opens == STATEMENT and not tag.target else None
        if tag.target in _ENCLOSING_ELEMENTS:
            self._replace_enclosing(tag, node, stand_in, place)
        elif tag.opens == COMMENT:
            replace_text(node, stand_in, "")
        elif format_tag:
            name, code = format_tag.groups()
            apply_format_tag(self.part, node, stand_in, name, CodeFragment(PRINT, code, place))
        elif tag.target == "r" and node.tag == w("t"):
            self._split_run(tag, node, stand_in, place)
        elif tag.opens == PRINT:
            fragment = CodeFragment(PRINT, tag.code, place, self._printer(node))
            replace_text(node, stand_in, self.part.add_fragment(fragment))
            if tag.code.startswith("图."):
                allow_higher_lines(self.element)
        else:
            replace_text(node, stand_in, self.part.add_fragment(_statement(tag, place)))

    def _printer(self, node: etree._Element) -> Printer:
        run = parent_of(node)
        if node.tag == w("t"):
            return text_printer(self.run_format_of(self.element, run), surroundings_of(self.element, run))
        properties = run.find(f"{{{A}}}rPr")
        return drawing_text_printer("" if properties is None else to_xml(properties))

    def _replace_enclosing(self, tag: Tag, node: etree._Element, stand_in: str, place: TagPlace) -> None:
        """``{%p``, ``{%tr``, ``{%tc``: the tag takes the place of what is around it, which may hold nothing else."""
        enclosing = next(node.iterancestors(w(tag.target)), None)
        unit = _ENCLOSING_ELEMENTS[tag.target]
        if enclosing is None:
            self.part.add_problem(place, "M108", f"“{tag.typed}”不在表格里", "表格之外用 {%p … %}")
            self._keep_block(tag, node, place)
        elif (lost := lost_content(enclosing, stand_in)) is not None:
            if tag.opens == COMMENT and tag.target == "tr" and lost[:1] != "（":
                replace_with_text(enclosing, "")  # a comment on a row takes the row and its text
                return
            text = f"“{tag.typed}”要独占一{unit}，同一{unit}里的其他内容{lost}会丢失"
            self.part.add_problem(place, "M108", text, f"把其他内容移到别的{unit}")
            self._keep_block(tag, node, place)
        elif tag.opens == COMMENT:
            _keep_marks(enclosing, tag)
            replace_with_text(enclosing, "")
        elif tag.opens == STATEMENT:
            _keep_marks(enclosing, tag)
            replace_with_text(enclosing, self.part.add_fragment(_statement(tag, place)))
        elif tag.target == "p":
            _keep_marks(enclosing, tag)
            printer = self._paragraphs_printer(node)
            replace_with_text(enclosing, self.part.add_fragment(CodeFragment(PRINT, tag.code, place, printer)))
        else:
            text = f"“{tag.typed}”不能用：值不能当作整{unit}"
            self.part.add_problem(place, "M105", text, f"把值写在单元格里；{OTHER_ENGINE}")

    def keep_blocks(self, tags: Sequence[Tag | EscapedDelimiter]) -> None:
        """Statements of a paragraph with faults still open and end their blocks: one fault is one problem."""
        for tag in tags:
            if isinstance(tag, Tag) and tag.opens == STATEMENT:
                self._keep_block(tag, self.text_nodes[0], TagPlace(self.number, self.text, tag.column, tag.typed))

    def _keep_block(self, tag: Tag, node: etree._Element, place: TagPlace) -> None:
        if tag.opens == STATEMENT:
            refused = _statement(tag, place)._replace(joins_before=False, joins_after=False, is_refused=True)
            node.text = (node.text or "") + self.part.add_fragment(refused)

    def _paragraphs_printer(self, node: etree._Element) -> Printer:
        properties = self.element.find(w("pPr"))
        written = "" if properties is None else to_xml(properties)
        return paragraphs_printer(written, self.run_format_of(self.element, parent_of(node)))

    def _split_run(self, tag: Tag, node: etree._Element, stand_in: str, place: TagPlace) -> None:
        """``{{r`` and ``{%r``: the run is cut in two and the tag stands between the halves."""
        run = parent_of(node)
        printer = None
        if tag.opens == PRINT:
            printer = own_run_printer(self.run_format_of(self.element, run), surroundings_of(self.element, run))
        fragment = CodeFragment(tag.opens, tag.code, place, printer)
        second_half = copy.deepcopy(run)
        run.tail = None
        second_node = list(second_half.iter(w("t")))[list(run.iter(w("t"))).index(node)]
        for later in list(node.itersiblings()):
            run.remove(later)
        for earlier in list(second_node.itersiblings(preceding=True)):
            if earlier.tag != w("rPr"):
                second_half.remove(earlier)
        node.text, _, second_node.text = (node.text or "").partition(stand_in)
        run.addnext(second_half)
        run.tail = self.part.add_fragment(fragment)


def _set_text(node: etree._Element, text: str) -> None:
    """Gives a text node its new text; a node that has lost all its text is dropped."""
    had_text = bool(node.text)
    node.text = text
    if node.tag == w("t"):
        node.set(f"{{{XML}}}space", "preserve")
    if had_text and not text:
        drop_text_node(node)


def _is_gone(node: etree._Element) -> bool:
    """Whether a tag before has taken the row or paragraph around the node out of the part, with all that is in it."""
    *_, outermost = node.iterancestors()
    return outermost.tag in (w("p"), w("tr"))


def _statement(tag: Tag, place: TagPlace) -> CodeFragment:
    return CodeFragment(STATEMENT, tag.code, place, joins_before=tag.joins_before, joins_after=tag.joins_after)


def _keep_marks(enclosing: etree._Element, tag: Tag) -> None:
    """Puts the bookmarks of the element beside it, since fields and links elsewhere may refer to them.

    A whole one goes outside the block that the tag opens or ends: inside a loop it would be repeated. Of one whose
    other half is elsewhere the beginning goes behind the element, the end before it.
    """
    halves = marks_around(enclosing)
    whole = [mark for mark in marks_of(enclosing) if mark not in halves]
    for mark in reversed(whole) if tag.code.startswith("end") else whole:
        mark.tail = None
        if tag.code.startswith("end"):
            enclosing.addnext(mark)
        else:
            enclosing.addprevious(mark)
    for mark in halves:
        mark.tail = None
        if mark.tag == w("bookmarkStart"):
            enclosing.addnext(mark)
        else:
            enclosing.addprevious(mark)
