"""Reads what a document prints, line by line with its place, however the program wrote it that saved it last.

Word, WPS and LibreOffice cut text into other runs, name other styles and draw boxes by other markup. What a reader of
the paper sees stays: the paragraphs, the rows of tables, the text in boxes. Nothing else is read.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TABLE, _ROW, _CELL, _BOX = (f"{_W}{name}" for name in ("p", "tbl", "tr", "tc", "txbxContent"))
_TEXT, _TAB, _HYPHEN, _RUN = (f"{_W}{name}" for name in ("t", "tab", "noBreakHyphen", "r"))
#: What a program wrote for one that does not know the markup beside it: the same text a second time.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
#: What prints something, and what holds text that is not of the paragraph, or not printed.
_WORDS = (_TEXT, _TAB, _HYPHEN, f"{_W}br", f"{_W}cr")
_CLOSED = (_BOX, _FALLBACK, *(f"{_W}{name}" for name in ("del", "moveFrom", "rt", "instrText")))
_PARTS = re.compile(r"word/(?:document|footnotes|endnotes)\.xml|word/(?P<edge>header|footer)\d*\.xml")
_EDGES = {"header": "页眉", "footer": "页脚"}
#: What crosses text out or keeps it from being printed, if it is not switched off.
_HIDING = re.compile(rb"<w:(?:d?strike|vanish|specVanish)[ />]")
_HIDING_MARKS = tuple(f"{_W}{name}" for name in ("strike", "dstrike", "vanish", "specVanish"))
_OFF = frozenset({"0", "false", "off"})


class PaperLine(NamedTuple):
    """A paragraph, or a row of a table: its place in the words of a reader, and its text.

    A paragraph has one cell, and so has a text box. ``headings`` are the cells of the first row of its table that has
    several; a paragraph has none.
    """

    place: str
    cells: tuple[str, ...]
    headings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it, the cells one behind the other."""
        return "　".join(filter(None, self.cells))


def printed_lines(document: bytes) -> list[PaperLine]:
    """The lines of a Word document that are not empty, in order. Raises ValueError for what is no Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(document)) as archive:
            names = sorted(filter(_PARTS.fullmatch, archive.namelist()), key=_order)
            roots = [(name, _root(archive.read(name))) for name in names]
            for name, root in roots:
                if _place_of_part(name) in _EDGES.values():
                    _drop_results_of_fields(root)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, RuntimeError, EOFError) as error:
        raise ValueError("no Word document") from error
    if not roots or roots[0][0] != "word/document.xml":
        raise ValueError("no Word document")
    counts = _PlaceNumbers()
    return [line for name, root in roots for line in _lines_of(root, _place_of_part(name), counts) if any(line.cells)]


def _root(part: bytes) -> etree._Element:
    """The tree of a part, without what somebody has struck out or hidden."""
    root = etree.fromstring(part)
    if _HIDING.search(part):
        for mark in [one for one in root.iter(*_HIDING_MARKS) if one.get(f"{_W}val") not in _OFF]:
            properties = mark.getparent()
            run = properties.getparent() if properties is not None else None
            if run is not None and run.tag == f"{_W}r":
                for content in list(run):
                    run.remove(content)
    return root


def _drop_results_of_fields(root: etree._Element) -> None:
    """Takes out what fields print: in headers and footers numbers of pages, which every program writes anew."""
    in_results: list[bool] = []  # of the fields that are open
    for node in list(root.iter(f"{_W}fldChar", f"{_W}fldSimple", _TEXT)):
        if node.tag == f"{_W}fldSimple" or (node.tag == _TEXT and any(in_results)):
            for text in node.iter(_TEXT):
                text.text = ""
        elif (kind := node.get(f"{_W}fldCharType")) == "begin":
            in_results.append(False)
        elif kind == "separate" and in_results:
            in_results[-1] = True
        elif kind == "end" and in_results:
            in_results.pop()


class _PlaceNumbers:
    """How many paragraphs, tables and boxes were read so far."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def next(self, name: str) -> int:
        self._numbers[name] = self._numbers.get(name, 0) + 1
        return self._numbers[name]


def _order(name: str) -> tuple[bool, str]:
    return name != "word/document.xml", name


def _place_of_part(name: str) -> str:
    """What the places of a part begin with; nothing for the body."""
    match = _PARTS.fullmatch(name)
    assert match is not None  # the caller asks for such parts only
    return _EDGES[match["edge"]] if match["edge"] else "" if name == "word/document.xml" else "注释"


def _lines_of(container: etree._Element, place: str, counts: _PlaceNumbers) -> Iterator[PaperLine]:
    """The lines of a container of blocks, and those of the boxes that are anchored in it, behind each block."""
    for child in container:
        if child.tag == _PARAGRAPH:
            yield PaperLine(place or f"第{counts.next('段')}段", (_text(child),))
            yield from _lines_of_boxes(child, place, counts)
        elif child.tag == _TABLE:
            yield from _lines_of_table(child, place, counts)
        elif child.tag != _FALLBACK and isinstance(child.tag, str):
            yield from _lines_of(child, place, counts)


def _lines_of_table(table: etree._Element, place: str, counts: _PlaceNumbers) -> Iterator[PaperLine]:
    number = counts.next("表")
    headings: tuple[str, ...] = ()
    for row_number, row in enumerate(_inside(table, _ROW), 1):
        cells = list(_inside(row, _CELL))
        texts = tuple(_text_of_cell(cell) for cell in cells)
        headings = headings if sum(map(bool, headings)) > 1 else texts
        yield PaperLine(f"{place}表{number}第{row_number}行", texts, headings)
        for cell in cells:
            for inner in _inside(cell, _TABLE):
                yield from _lines_of_table(inner, place, counts)
            yield from _lines_of_boxes(cell, place, counts)


def _inside(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The elements of a tag in another, not those in one another; content controls around them are looked through."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in (_PARAGRAPH, _TABLE, _FALLBACK) and isinstance(child.tag, str):
            yield from _inside(child, tag)


def _lines_of_boxes(element: etree._Element, place: str, counts: _PlaceNumbers) -> Iterator[PaperLine]:
    """The text boxes in a paragraph or cell, each a line of one cell."""
    for box in _boxes(element):
        text = "\n".join(filter(None, (_text(paragraph) for paragraph in box.iter(_PARAGRAPH))))
        yield PaperLine(f"{place}文本框{counts.next('框')}", (text,))


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    # most paragraphs and cells have no box at all: to know that is quicker than to walk through them
    if next(element.iter(_BOX), None) is None:
        return
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag not in (_FALLBACK, _TABLE):
            yield from _boxes(child)


def _text_of_cell(cell: etree._Element) -> str:
    return "\n".join(filter(None, (_text(paragraph) for paragraph in _inside(cell, _PARAGRAPH))))


def _text(paragraph: etree._Element) -> str:
    """The text of a paragraph without that of boxes in it; a line break and a tab are one character each."""
    found = list(paragraph.iter(*_WORDS, *_CLOSED))
    if any(element.tag in _CLOSED for element in found):
        return "".join(_open_pieces(paragraph)).strip()
    return "".join(map(_piece, found)).strip()


def _open_pieces(element: etree._Element) -> Iterator[str]:
    """The pieces of text in an element, those in closed elements left out."""
    for child in element:
        if child.tag in _WORDS:
            yield _piece(child)
        elif child.tag not in _CLOSED:
            yield from _open_pieces(child)


def _piece(element: etree._Element) -> str:
    if element.tag == _TEXT:
        return element.text or ""
    if element.tag != _TAB:
        return "-" if element.tag == _HYPHEN else "\n"
    # the tab stops of a paragraph are called the same
    is_printed = (parent := element.getparent()) is not None and parent.tag == _RUN
    return "\t" if is_printed else ""
