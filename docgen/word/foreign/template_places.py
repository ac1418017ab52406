"""Where the places of a template's problems are in the file itself, before it was cleaned.

Problems count the paragraphs and characters of a template without tracked deletions and under the usual names of its
parts. Marks that are put into the file beforehand say what became of each paragraph and text.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from docgen.errors import Problem
from docgen.word.engine.prepare import part_label
from docgen.word.engine.tag_and_brace_scanner import scan_tags
from docgen.word.foreign.comment_text import CommentText, NodePiece, WordPlace, cut_pieces
from docgen.word.foreign.paragraphs import paragraphs_of, parse_as_it_is
from docgen.word.markup.elements import own_text_nodes, to_document
from docgen.word.markup.namespaces import A, W, w
from docgen.word.markup.prefixes import with_usual_prefixes
from docgen.word.package.active_content import ActiveContentError
from docgen.word.package.clean_package import clean_package
from docgen.word.package.sanitize import parse, sanitize_tree
from docgen.word.package.usual_names import TEXT_PART
from docgen.word.package.zip import read_package

_PARAGRAPH, _TEXT = "{urn:docgen:place}p", "{urn:docgen:place}t"


class _Paragraph(NamedTuple):
    """A paragraph as problems see it: its text, and its place in the file."""

    text: str
    place: WordPlace


def remarks_on_template(content: bytes, problems: Sequence[Problem], texts: Sequence[str]) -> list[CommentText]:
    """A remark with one of the ``texts`` for each of the problems of a template. Raises PackageError."""
    paragraphs = _paragraphs(read_package(content))
    return [_remark(problem, text, paragraphs) for problem, text in zip(problems, texts, strict=True)]


def _remark(problem: Problem, text: str, paragraphs: Mapping[str, Sequence[_Paragraph]]) -> CommentText:
    if problem.place is None:
        return CommentText(text)
    _, _, label = problem.place.file.rpartition("!")
    of_part = paragraphs.get(label, ())
    number = _number_of(problem, of_part)
    if number is None:
        return CommentText(text, None, label if "!" in problem.place.file else "")
    paragraph = of_part[number]
    start, end = words_of(problem, paragraph.text)
    place = paragraph.place._replace(pieces=cut_pieces(paragraph.place.pieces, start, end))
    return CommentText(text, place, f"{label}第{number + 1}段“{paragraph.text[start:end]}”")


def _number_of(problem: Problem, paragraphs: Sequence[_Paragraph]) -> int | None:
    """The paragraph of a problem: that of its number, or the first with its text; from 0."""
    assert problem.place is not None
    number = problem.place.line - 1
    if 0 <= number < len(paragraphs) and problem.excerpt in ("", paragraphs[number].text):
        return number if problem.excerpt else None
    return next((at for at, one in enumerate(paragraphs) if one.text == problem.excerpt), None)


def words_of(problem: Problem, text: str) -> tuple[int, int]:
    """Which characters of its paragraph a problem is about: a tag, what it quotes, or the whole text."""
    start = min(max(0, problem.place.column - 1 if problem.place else 0), len(text))
    tags, _ = scan_tags(text)
    for tag in tags:
        if tag.start <= start < tag.end:
            return tag.start, tag.end
    quoted = [part.partition("”")[0] for part in problem.text.split("“")[1:]]
    for words in filter(None, quoted):
        if text.startswith(words, start):
            return start, start + len(words)
    return (start, start + 1) if start else (0, len(text))


def _paragraphs(parts: dict[str, bytes]) -> dict[str, list[_Paragraph]]:
    """The paragraphs of each part, by the name that problems call it by."""
    marked = {name: _marked(name, part) for name, part in parts.items()}
    try:
        cleaned = clean_package(marked).parts
    except ActiveContentError:
        return {}
    found = {}
    for name in filter(TEXT_PART.fullmatch, cleaned):
        root = with_usual_prefixes(parse(cleaned[name]), cleaned[name])
        try:
            sanitize_tree(root)
        except ActiveContentError:
            continue
        found[part_label(name)] = [_paragraph(element) for element in paragraphs_of(root)]
    return found


def _marked(name: str, part: bytes) -> bytes:
    """The part with the number of each paragraph and text in it, and with its own name."""
    if not name.endswith(".xml") or W.encode() not in part:
        return part
    root = parse_as_it_is(part)
    for number, paragraph in enumerate(paragraphs_of(root)):
        paragraph.set(_PARAGRAPH, f"{number} {name}")
    for number, text in enumerate(root.iter(w("t"))):
        text.set(_TEXT, str(number))
    return to_document(root)


def _paragraph(element: etree._Element) -> _Paragraph:
    number, _, part = element.get(_PARAGRAPH, "0 ").partition(" ")
    nodes = own_text_nodes(element)
    pieces = tuple(NodePiece(int(node.get(_TEXT, "0")), 0, len(node.text or "")) for node in nodes)
    if element.tag == f"{{{A}}}p":
        pieces = ()
    return _Paragraph("".join(node.text or "" for node in nodes), WordPlace(part, int(number), pieces))
