"""The lines of any Word file as they are read on paper, each with the place of every character of it in the file."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from lxml import etree

from docgen.text.unseen_runs import UnseenKind, UnseenStyles, unseen_kind, unseen_styles
from docgen.word.foreign.comment_text import NodePiece, WordPlace, cut_pieces
from docgen.word.foreign.paragraphs import body_name, paragraphs_of, parse_as_it_is
from docgen.word.markup.namespaces import MC, w
from docgen.word.package.usual_names import relations_of, rels_of
from docgen.word.package.zip import read_package

LineKind = Literal["正文", "表格", "文本框", "页眉", "页脚", "脚注", "尾注"]
_KINDS: dict[str, LineKind] = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
#: Stands for a tab, which is in no text node.
_TAB = NodePiece(-1, 0, 1)
_FALLBACK = f"{{{MC}}}Fallback"
_BOX = w("txbxContent")
_ENDS = tuple("。！？!?：:…")
_BREAKS = (w("br"), w("cr"))
#: What is in a paragraph and is no text of it: what was deleted, other paragraphs, the small letters above others.
_NO_TEXT = frozenset((w("del"), w("moveFrom"), w("p"), _BOX, w("rt"), w("pPr"), w("rPr"), _FALLBACK))


class UnseenWords(NamedTuple):
    """Some characters of a line, counted from 0, that its author struck out or hid."""

    start: int
    end: int
    kind: UnseenKind


class WordLine(NamedTuple):
    """A line of a paragraph; a paragraph with line breaks behind whole sentences has several.

    ``number`` is that of the paragraph among all of the body, or of the headers …, from 1; ``column`` the character of
    the paragraph with which the line begins, from 0, breaks not counted. ``cell`` names table, row and cell of what
    stands in a table, from 1; ``unseen`` are the struck and hidden words of the text. The pieces of ``place`` are those
    of the whole line.
    """

    kind: LineKind
    number: int
    column: int
    text: str
    place: WordPlace
    cell: tuple[int, ...] = ()
    unseen: tuple[UnseenWords, ...] = ()

    @property
    def part_label(self) -> str:
        """What problems call the part in which the line stands."""
        return "正文" if self.kind in ("表格", "文本框") else self.kind

    @property
    def spot(self) -> str:
        """The place in the words of a reader."""
        return f"{self.kind}第{self.number}段“{self.text.strip()[:40]}”"

    def place_of(self, start: int, end: int) -> WordPlace:
        """The place of some characters of the line."""
        pieces = cut_pieces(self.place.pieces, start, end)
        return self.place._replace(pieces=tuple(piece for piece in pieces if piece.node >= 0))


def text_lines(content: bytes) -> list[WordLine]:
    """The lines of the body with its tables and text boxes, then of headers, footers and notes. Raises PackageError."""
    parts = read_package(content)
    body = body_name(parts)
    relations = list(dict.fromkeys(relations_of(parts, rels_of(body))))
    sheets = [parse_as_it_is(parts[name]) for kind, name in relations if kind == "styles" and name in parts]
    styles = unseen_styles(sheets[0]) if sheets else {}
    lines = list(_lines_of_part(body, parse_as_it_is(parts[body]), None, 0, styles))
    counts: dict[str, int] = {}
    for kind, name in relations:
        if kind in _KINDS and name in parts:
            root = parse_as_it_is(parts[name])
            of_part = list(_lines_of_part(name, root, _KINDS[kind], counts.get(kind, 0), styles))
            counts[kind] = max((line.number for line in of_part), default=counts.get(kind, 0))
            lines += of_part
    return lines


def _lines_of_part(
    part: str, root: etree._Element, kind: LineKind | None, number: int, styles: UnseenStyles
) -> Iterator[WordLine]:
    nodes = {node: number for number, node in enumerate(root.iter(w("t")))}
    kinds = {number: unseen for node, number in nodes.items() if (unseen := unseen_kind(node, styles))}
    tables = {table: number for number, table in enumerate(root.iter(w("tbl")), 1)}
    for at, paragraph in enumerate(paragraphs_of(root)):
        if paragraph.tag != w("p") or any(above.tag == _FALLBACK for above in paragraph.iterancestors()):
            continue
        number += 1
        kind_here, cell = (kind, ()) if kind else _kind_in_body(paragraph, tables)
        column = 0
        for text, pieces in _split_lines(paragraph, nodes):
            yield WordLine(kind_here, number, column, text, WordPlace(part, at, pieces), cell, _unseen(pieces, kinds))
            column += len(text)


def _unseen(pieces: Sequence[NodePiece], kinds: Mapping[int, UnseenKind]) -> tuple[UnseenWords, ...]:
    """The struck and hidden words of a line; those that follow one another are one."""
    words: list[UnseenWords] = []
    at = 0
    for piece in pieces if kinds else ():
        start, at = at, at + piece.end - piece.start
        if (kind := kinds.get(piece.node)) is None or start == at:
            continue
        if words and words[-1].end == start and words[-1].kind == kind:
            words[-1] = words[-1]._replace(end=at)
        else:
            words.append(UnseenWords(start, at, kind))
    return tuple(words)


def _kind_in_body(paragraph: etree._Element, tables: dict[etree._Element, int]) -> tuple[LineKind, tuple[int, ...]]:
    for above in paragraph.iterancestors(_BOX, w("tc")):
        if above.tag == _BOX:
            return "文本框", ()
        row = next(above.iterancestors(w("tr")))
        return "表格", (tables[next(row.iterancestors(w("tbl")))], _place_among(row), _place_among(above))
    return "正文", ()


def _place_among(element: etree._Element) -> int:
    """How many elements of its kind stand up to this one, it included."""
    return sum(1 for _ in element.itersiblings(element.tag, preceding=True)) + 1


def _split_lines(
    paragraph: etree._Element, nodes: dict[etree._Element, int]
) -> Iterator[tuple[str, tuple[NodePiece, ...]]]:
    """The lines of a paragraph, each with its pieces."""
    text, pieces = "", list[NodePiece]()
    for node in _texts_and_breaks(paragraph):
        if node.tag in _BREAKS:
            # a break inside a sentence only lays it out
            if _is_whole(text):
                yield text, tuple(pieces)
                text, pieces = "", []
        elif node.tag == w("t"):
            pieces.append(NodePiece(nodes[node], 0, len(node.text or "")))
            text += node.text or ""
        else:
            pieces.append(_TAB)
            text += "\t"
    yield text, tuple(pieces)


def _texts_and_breaks(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == w("t") or child.tag in _BREAKS or (child.tag == w("tab") and element.tag == w("r")):
            yield child
        elif child.tag not in _NO_TEXT:
            yield from _texts_and_breaks(child)


def _is_whole(text: str) -> bool:
    """Whether a line ends with a sentence, outside brackets."""
    return text.count("（") <= text.count("）") and (not text.strip() or text.rstrip().endswith(_ENDS))
