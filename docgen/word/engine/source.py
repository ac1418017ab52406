"""Writes the tree of a part as Jinja source.

Every fragment of code has exactly one line break in it, and nothing else has any. Line numbers of the source are
therefore numbers of fragments, and every error finds its tag.
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from docgen.word.engine.card_face.stand_ins import without_stand_ins
from docgen.word.engine.compiled_part import MARKER_START, CodeFragment, CompiledPart
from docgen.word.engine.faults.statements import check_statements
from docgen.word.engine.list_restarts import with_restarts
from docgen.word.engine.open_blocks import OpenBlocks
from docgen.word.engine.repeated_cells import with_fitted_grids
from docgen.word.engine.sandbox import BLOCK_DELIMITERS, VARIABLE_DELIMITERS
from docgen.word.engine.tag_and_brace_scanner import PRINT
from docgen.word.markup.column_fit import has_worked_out_lines
from docgen.word.markup.namespaces import XML_DECLARATION, w
from docgen.word.markup.repair import PARAGRAPH_CONTAINERS

_MARKER = re.compile("\ufdd6(-?)(\\d+)(-?)\ufdd7")
# what lies between a tag that joins and the text before or after it
_JOIN_BEFORE = re.compile("()</w:t>(?:(?!</w:t>).)*?(?=\ufdd6-(\\d+))", re.S)
_JOIN_AFTER = re.compile("(\ufdd6-?(\\d+)-\ufdd7)(?:(?!<w:t[ >]|\ufdd6).)*?<w:t(?: [^>]*)?>", re.S)
_MARKER_OR_BOOKMARK = re.compile('\ufdd6-?(\\d+)-?\ufdd7|<w:bookmark(?:Start|End)\\b[^>]*?w:id="(\\d+)"[^>]*/>')
# properties that go with a paragraph or run that is joined, and the elements of which text consists
_PROPERTIES = re.compile(
    "<w:([pr])Pr/>|<w:rPr>.*?</w:rPr>|<w:pPr>(?:(?!<w:sectPr|<w:pageBreakBefore).)*?</w:pPr>", re.S
)
_FRAME_OF_TEXT = re.compile("(?:</?w:[tpr](?: [^>]*)?>|<w:[tpr](?: [^>]*)?/>)*")
_BOOKMARK = re.compile(r'<w:bookmark(?:Start|End)\b[^>]*?w:id="(\d+)"[^>]*/>')


def write_source(part: CompiledPart, root: etree._Element) -> None:
    """Puts the fragments of the part in order, checks its statements, and writes its source if it has no problems."""
    paths = dict(_marker_paths(root))
    part.fragments = [fragment._replace(path=paths.get(number, ())) for number, fragment in enumerate(part.fragments)]
    part.fits_columns = any(map(has_worked_out_lines, root.iter(w("tbl"))))
    part.needs_repair = part.needs_repair or part.fits_columns or any(_may_be_emptied(root))
    _drop_white_space(root)
    written = etree.tostring(root, encoding="unicode")
    written = _joined(part, written)
    if part.filters:
        written = without_stand_ins(written)
    if part.fragments:
        written = with_fitted_grids(part, with_restarts(part, written))
    part.fragments, written = _renumbered_fragments(part.fragments, written)
    check_statements(part)
    if not part.problems:
        part.source = _with_code(part.fragments, _without_repeated_bookmarks(part.fragments, written))


def _joined(part: CompiledPart, written: str) -> str:
    """The text in which tags with ``-`` have swallowed what parts them from the text before or after.

    That may be the end of a paragraph and the beginning of the next; anything else is reported.
    """

    def swallow(match: re.Match[str]) -> str:
        swallowed = _PROPERTIES.sub("", match.group()[match.end(1) - match.start() :])
        if not _FRAME_OF_TEXT.fullmatch(swallowed) or _ends_a_section(match):
            _report_obstacle(part, match.group(2))
            return match.group()  # what lies between may hold tags: they stay
        return match.group(1)

    return _JOIN_AFTER.sub(swallow, _JOIN_BEFORE.sub(swallow, written))


def _ends_a_section(match: re.Match[str]) -> bool:
    """Whether the paragraph whose end is swallowed ends a section, too."""
    start = match.string.rfind("<w:p>", 0, match.start())
    return "</w:p>" in match.group() and "<w:sectPr" in match.string[max(start, 0) : match.start()]


def _report_obstacle(part: CompiledPart, number: str) -> None:
    place = part.fragments[int(number)].place
    assert place is not None
    text = f"“{place.tag}”的“-”接不上：同它要接的文字之间隔着表格、图、分页或别的内容"
    part.add_problem(place, "M108", text, "去掉“-”，或把中间的内容移开")


def _marker_paths(root: etree._Element) -> Iterator[tuple[int, tuple[str, ...]]]:
    """For every marker the names of the elements around it."""
    for node in root.iter(etree.Element):
        texts = [text for text in (node.text or "", *node.attrib.values()) if MARKER_START in text]
        if texts:
            yield from _numbers_with_path(texts, node, include_node=True)
        if node.tail and MARKER_START in node.tail:
            yield from _numbers_with_path([node.tail], node, include_node=False)


def _numbers_with_path(
    texts: Sequence[str], node: etree._Element, include_node: bool
) -> Iterator[tuple[int, tuple[str, ...]]]:
    ancestors = tuple(reversed([ancestor.tag for ancestor in node.iterancestors()]))
    path = (*ancestors, node.tag) if include_node else ancestors
    for text in texts:
        yield from ((int(match.group(2)), path) for match in _MARKER.finditer(text))


def _may_be_emptied(root: etree._Element) -> Iterator[bool]:
    """Whether tags could leave a cell, box or table without the one thing that it must hold, for each of them."""
    for container in root.iter(*PARAGRAPH_CONTAINERS):
        # what stands behind the last tag is always there
        last = container[-1] if len(container) else None
        is_last_fixed = last is not None and last.tag == w("p") and MARKER_START not in (last.tail or "")
        yield not is_last_fixed and _has_tags_between(container)
    yield from map(_has_tags_between, root.iter(w("tr")))
    for table in root.iter(w("tbl")):
        row = table.find(w("tr"))
        yield row is None or any(MARKER_START in (node.tail or "") for node in row.itersiblings(preceding=True))


def _has_tags_between(container: etree._Element) -> bool:
    """Whether tags stand between the children of an element."""
    return MARKER_START in (container.text or "") or any(MARKER_START in (child.tail or "") for child in container)


def _drop_white_space(root: etree._Element) -> None:
    """Drops what stands between elements."""
    for node in root.iter(etree.Element):
        if node.tail and not node.tail.strip():
            node.tail = None
        if len(node) and node.text and not node.text.strip():
            node.text = None


def _renumbered_fragments(fragments: Sequence[CodeFragment], written: str) -> tuple[list[CodeFragment], str]:
    """The fragments as they follow each other in the text, numbered so; those that were dropped are gone."""
    in_order: list[CodeFragment] = []

    def renumbered(marker: re.Match[str]) -> str:
        in_order.append(fragments[int(marker.group(2))])
        return f"\ufdd6{len(in_order) - 1}\ufdd7"

    renumbered_text = _MARKER.sub(renumbered, written)
    return in_order, renumbered_text


def _without_repeated_bookmarks(fragments: Sequence[CodeFragment], written: str) -> str:
    """The text without the bookmarks that a loop would repeat, or of which a block could leave out one half.

    A bookmark's name stands once in a document.
    """
    if "<w:bookmark" not in written:
        return written
    blocks, blocks_of, dropped = OpenBlocks(fragments), dict[str, list[int]](), set[str]()
    for match in _MARKER_OR_BOOKMARK.finditer(written):
        number, bookmark = match.groups()
        if bookmark is None:
            blocks.follow(int(number))
        elif blocks.loops() or blocks_of.setdefault(bookmark, list(blocks.numbers)) != blocks.numbers:
            dropped.add(bookmark)
    return _BOOKMARK.sub(lambda match: "" if match.group(1) in dropped else match.group(), written)


def _with_code(fragments: Sequence[CodeFragment], written: str) -> str:
    """The text with code for markers: one line break in each fragment, none anywhere else."""

    def code(marker: re.Match[str]) -> str:
        fragment = fragments[int(marker.group(2))]
        start, end = VARIABLE_DELIMITERS if fragment.opens == PRINT else BLOCK_DELIMITERS
        return f"{start}\n{fragment.code}{end}"

    return _MARKER.sub(code, XML_DECLARATION + written.replace("\n", "&#10;"))
