"""One part of a template into Jinja source: tags leave their runs and stand where they act.

The part is edited as a tree: a tag that stands for its paragraph, row or cell takes its place, a tag that Word has cut
into runs is put together in the first of them, merged cells get their properties. Every piece of code becomes a marker;
the tree is written out once, and the markers become code with exactly one line break each. Line numbers of the source
are therefore numbers of pieces, and every error finds its tag.
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from docgen.word.engine.blocks import check_blocks
from docgen.word.engine.paragraph import Paragraph
from docgen.word.engine.pieces import CompiledPart, Piece, Place, Styled
from docgen.word.engine.printers import in_attribute, next_id
from docgen.word.engine.sandbox import BLOCK, VARIABLE
from docgen.word.engine.tags import COMMENT, PRINT, STATEMENT, TAGGED, Escape, Slip, Tag, scan
from docgen.word.markup.elements import own_texts
from docgen.word.markup.namespaces import WP, A, w

_MARKER = re.compile("\ufdd6(-?)(\\d+)(-?)\ufdd7")
_RESERVED = re.compile("[\ufdd0-\ufdd7]")
_JOIN_BEFORE = re.compile("</w:t>(?:(?!</w:t>).)*?(?=\ufdd6-)", re.S)
_JOIN_AFTER = re.compile("(\ufdd6-?\\d+-\ufdd7)(?:(?!<w:t[ >]|\ufdd6).)*?<w:t(?: [^>]*)?>", re.S)
_BOOKMARK = re.compile(r'<w:bookmark(?:Start|End)\b[^>]*?w:id="(\d+)"[^>]*/>')
#: The name of the text box that is the face of a card.
_FACE = "卡面"
_CONTAINERS = tuple(w(name) for name in ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote"))


def compile_part(root: etree._Element, label: str, styled: Styled) -> CompiledPart:
    """The source of a body, header, footer or note; with faults the source is empty."""
    woven = CompiledPart(label)
    if any(_FACE in node.attrib.values() for node in root.iter(f"{{{WP}}}docPr")):
        # few templates have a face
        from docgen.word.engine.card_face import prepare

        prepare(woven, root, styled)
    paragraphs = list(root.iter(w("p"), f"{{{A}}}p"))
    numbers = {paragraph: number for number, paragraph in enumerate(paragraphs, 1)}
    open_end: tuple[Slip, int] | None = None
    for paragraph, number in numbers.items():
        texts = own_texts(paragraph)
        whole = "".join(node.text or "" for node in texts)
        if _RESERVED.search(whole):
            woven.fault(Place(number, whole, 1), "M103", "这一段里有 Word 用不到的字符 U+FDD0—U+FDD7", "删去它")
        found, slips = scan(whole)
        open_end = _report(woven, slips, number, whole, open_end)
        if found and not slips:
            Paragraph(woven, paragraph, number, texts, whole, styled).weave(found)
    _weave_attributes(woven, root, numbers)
    _finish(woven, root)
    return woven


def compile_texts(root: etree._Element, label: str) -> CompiledPart:
    """The source of document properties: tags stand in the texts of the elements."""
    woven = CompiledPart(label)
    for number, element in enumerate(root, 1):
        text = element.text or ""
        found, slips = scan(text)
        _report(woven, slips, number, text, None)
        if not slips:
            element.text = _with_markers(woven, text, found, number)
    _finish(woven, root)
    return woven


def _report(
    woven: CompiledPart, slips: Sequence[Slip], number: int, whole: str, open_end: tuple[Slip, int] | None
) -> tuple[Slip, int] | None:
    """Slips as problems; a tag left open in one paragraph and closed in a later one is one fault, not two.

    Gives the slip whose tag is still open, and its problem's index.
    """
    for slip in slips:
        if slip.closes_first and open_end is not None:
            opened, index = open_end
            text = f"{opened.text}，收尾写到了第{number}段"
            woven.problems[index] = woven.problems[index]._replace(code="M104", text=text, hint="一个标签写在同一段里")
            open_end = None
            continue
        woven.fault(Place(number, whole, slip.column), slip.code, slip.text, slip.hint)
        open_end = (slip, len(woven.problems) - 1) if slip.open_end else None
    return open_end


def _weave_attributes(woven: CompiledPart, root: etree._Element, numbers: dict[etree._Element, int]) -> None:
    """Tags in attributes (a picture's alt text), and the ids of drawings, which differ however often they repeat."""
    for node in root.iter(etree.Element):
        if node.tag == f"{{{WP}}}docPr":
            node.set("id", woven.marker(Piece(PRINT, "0", None, next_id, ours=True)))
        for name, value in node.attrib.items():
            text = str(value)
            if "{" not in text or not TAGGED.search(text):
                continue
            around = next((one for one in node.iterancestors() if one in numbers), None)
            number = numbers[around] if around is not None else 1
            found, slips = scan(text)
            _report(woven, slips, number, text, None)
            if not slips:
                node.set(name, _with_markers(woven, text, found, number))


def _with_markers(woven: CompiledPart, text: str, found: Sequence[Tag | Escape], number: int) -> str:
    kept, at = [], 0
    for one in found:
        kept.append(text[at : one.start])
        if isinstance(one, Escape):
            kept.append(one.text)
        elif one.opens != COMMENT:
            place = Place(number, text, one.column, one.typed)
            kept.append(woven.marker(Piece(one.opens, one.code, place, in_attribute if one.opens == PRINT else None)))
        at = one.end
    return "".join([*kept, text[at:]])


def _finish(woven: CompiledPart, root: etree._Element) -> None:
    """The tree written out, its pieces in order, its blocks checked; the source if all is well."""
    paths = dict(_paths(root))
    woven.pieces = [piece._replace(path=paths.get(number, ())) for number, piece in enumerate(woven.pieces)]
    woven.mend = woven.mend or any(_may_be_emptied(root))
    for node in root.iter(etree.Element):
        if node.tail and not node.tail.strip():
            node.tail = None
        if len(node) and node.text and not node.text.strip():
            node.text = None
    written = etree.tostring(root, encoding="unicode")
    written = _JOIN_AFTER.sub(r"\1", _JOIN_BEFORE.sub("", written))
    if woven.filters:
        # few templates have a face
        from docgen.word.engine.card_face import finish

        written = finish(written)
    woven.pieces, written = _in_order(woven.pieces, written)
    check_blocks(woven)
    if not woven.problems:
        woven.source = _as_source(woven.pieces, _without_repeated_bookmarks(woven.pieces, written))


def _paths(root: etree._Element) -> Iterator[tuple[int, tuple[str, ...]]]:
    """For every marker the names of the elements around it."""
    for node in root.iter(etree.Element):
        inside = node.text or ""
        if "\ufdd6" in inside or (node.attrib and any("\ufdd6" in value for value in node.attrib.values())):
            here = (*reversed([one.tag for one in node.iterancestors()]), node.tag)
            for text in (inside, *node.attrib.values()):
                yield from ((int(found.group(2)), here) for found in _MARKER.finditer(text))
        if node.tail and "\ufdd6" in node.tail:
            here = tuple(reversed([one.tag for one in node.iterancestors()]))
            yield from ((int(found.group(2)), here) for found in _MARKER.finditer(node.tail))


def _may_be_emptied(root: etree._Element) -> Iterator[bool]:
    """Cells, boxes and tables that tags could leave without the one thing that they must hold."""
    for box in root.iter(*_CONTAINERS, w("tr")):
        yield "\ufdd6" in (box.text or "") or any("\ufdd6" in (child.tail or "") for child in box)
    for table in root.iter(w("tbl")):
        first = table.find(w("tr"))
        yield first is None or any("\ufdd6" in (one.tail or "") for one in first.itersiblings(preceding=True))


def _in_order(pieces: Sequence[Piece], written: str) -> tuple[list[Piece], str]:
    """The pieces as they follow each other in the text, numbered so; pieces that were dropped are gone."""
    order: list[Piece] = []

    def renumbered(found: re.Match[str]) -> str:
        order.append(pieces[int(found.group(2))])
        return f"\ufdd6{len(order) - 1}\ufdd7"

    return order, _MARKER.sub(renumbered, written)


def _without_repeated_bookmarks(pieces: Sequence[Piece], written: str) -> str:
    """The text without the bookmarks that a loop would repeat: a bookmark's name stands once in a document."""
    if "<w:bookmark" not in written:
        return written
    depth, doomed, at = 0, set[str](), 0
    for found in _MARKER.finditer(written):
        if depth:
            doomed |= {bookmark.group(1) for bookmark in _BOOKMARK.finditer(written, at, found.start())}
        piece = pieces[int(found.group(2))]
        depth += piece.opens == STATEMENT and piece.code.startswith("for")
        depth -= piece.opens == STATEMENT and piece.code.startswith("endfor")
        at = found.end()
    return _BOOKMARK.sub(lambda found: "" if found.group(1) in doomed else found.group(), written)


def _as_source(pieces: Sequence[Piece], written: str) -> str:
    """The text with code for markers: one line break in each piece, none anywhere else."""

    def code(found: re.Match[str]) -> str:
        piece = pieces[int(found.group(2))]
        start, end = VARIABLE if piece.opens == PRINT else BLOCK
        return f"{start}\n{piece.code}{end}"

    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return _MARKER.sub(code, head + written.replace("\n", "&#10;"))
