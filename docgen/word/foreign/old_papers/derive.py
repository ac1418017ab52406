"""An old paper as a template: its lists become loops, its single texts tags; what is not sure becomes a comment."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from docgen.word.foreign.annotate import annotate
from docgen.word.foreign.comment_text import CommentText, WordPlace
from docgen.word.foreign.old_papers.conditional_sections import widen_conditions
from docgen.word.foreign.old_papers.edit import text_of
from docgen.word.foreign.old_papers.heading_numbers import count_headings
from docgen.word.foreign.old_papers.headings import HeadedTable, headed_tables
from docgen.word.foreign.old_papers.known_section import KnownSection
from docgen.word.foreign.old_papers.paragraphs import paragraph_loops
from docgen.word.foreign.old_papers.repeated_tables import write_repeated_tables
from docgen.word.foreign.old_papers.single_texts import SingleTexts, doubts_in, tag_single_texts
from docgen.word.foreign.old_papers.sources import ValueList
from docgen.word.foreign.old_papers.tables import (
    PaperDoubt,
    best_loop,
    cell_paragraphs,
    table_rows,
    write_row_loop,
)
from docgen.word.foreign.open_doubts import TO_BE_CHECKED
from docgen.word.foreign.paragraphs import body_name, paragraphs_of, parse_as_it_is
from docgen.word.foreign.text_lines import text_lines
from docgen.word.markup.elements import to_document
from docgen.word.markup.namespaces import MC, w
from docgen.word.package.usual_names import relations_of, rels_of
from docgen.word.package.zip import canonical, read_package

#: What stands in tables and tells a visit from others, wherever else it is typed.
_TOLD = frozenset(("姓名", "电话", "车牌", "驾驶员", "房号"))
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_OTHER_TEXTS = {"header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}


class DerivedTemplate(NamedTuple):
    """The template, how many tags and how many loops it has, and what is not sure of it."""

    content: bytes
    tags: int
    loops: int
    doubts: tuple[str, ...]


def derive_template(
    content: bytes,
    lists: Sequence[ValueList],
    texts: SingleTexts,
    sections: Sequence[KnownSection] = (),
    remark: str = "",
) -> DerivedTemplate:
    """The paper with tags for what is printed from the lists and texts. Raises PackageError.

    A table that none of the ``lists`` prints is known by its headings as one of the ``sections``. The ``remark`` stands
    beside the first paragraph.
    """
    parts = read_package(content)
    name = body_name(parts)
    root = parse_as_it_is(parts[name])
    body = root.find(w("body"))
    doubts = [PaperDoubt(paragraph, remark) for paragraph in list(root.iter(w("p")))[:1] if remark]
    if body is not None:
        doubts += write_repeated_tables(body, lists)
        for table in body.iter(w("tbl")):
            doubts += _row_loops(table, lists)
        told, of_headings = _loops_by_headings(body, sections)
        texts = texts._replace(known={**told, **texts.known})
        doubts += of_headings
        doubts += paragraph_loops(list(body), lists)
        doubts += count_headings(body, texts.whole)
    changed = {name: root, **_other_parts(parts, name)}
    for part in changed.values():
        repeated = _repeated_rows(part)
        _tag_texts(part, texts, lists, repeated)
        # what stands in a loop beside its tags is printed with every row
        kept = (one for one in part.iter(w("p")) if not _is_in(one, repeated) or not _TAG.search(text_of([one])))
        doubts += doubts_in(list(kept), texts)
    if body is not None:
        doubts += widen_conditions(body)
    tagged = canonical({**parts, **{part: to_document(tree) for part, tree in changed.items()}})
    comments = list(_placed(tagged, changed, doubts))
    typed = [tag for line in text_lines(tagged) for tag in _TAG.findall(line.text)]
    loops = sum(" for " in tag for tag in typed)
    tags = sum(tag.startswith("{{") for tag in typed)
    return DerivedTemplate(annotate(tagged, comments), tags, loops, tuple(one.text for one in comments))


def _loops_by_headings(
    body: etree._Element, sections: Sequence[KnownSection]
) -> tuple[dict[str, str], list[PaperDoubt]]:
    """Loops over the rows of tables that are known by their headings; the names and numbers that stood in them."""
    words: dict[str, str] = {}
    doubts: list[PaperDoubt] = []
    for found in [one for one in headed_tables(body, sections) if not _has_loop(one)]:
        if isinstance(found, PaperDoubt):
            doubts.append(found)
            continue
        inner = [row for lists in found.values.inner.values() for one in lists for row in one.rows]
        texts = [(name, text) for row in (*found.values.rows, *inner) for name, text in row.items()]
        words |= {text: name for name, text in texts if name in _TOLD and len(text) > 1}
        before = len(doubts)
        doubts += _row_loops(found.table, [found.values])
        place = next(found.heading.iter(w("p")))
        text = f"这张表是按表头认的，一行印{found.values.path}里的一项；表格下面的固定文字请核对"
        doubts.insert(before, PaperDoubt(place, text))
    return words, doubts


def _has_loop(found: HeadedTable | PaperDoubt) -> bool:
    table = found.table if isinstance(found, HeadedTable) else next(found.paragraph.iterancestors(w("tbl")))
    return any("{%tr" in (text.text or "") for text in table.iter(w("t")))


def _row_loops(table: etree._Element, lists: Sequence[ValueList]) -> Iterator[PaperDoubt]:
    """Loops over the rows of a table, the best first, until no list prints any of the rest."""
    while True:
        rows = table_rows(table)
        units = [None if any("{%" in text or "{{" in text for text in row.texts) else row.texts for row in rows]
        width = max((len(row.merged) for row in rows), default=0)
        merged = [any(row.merged[column] for row in rows if column < len(row.merged)) for column in range(width)]
        found = best_loop(units, lists, merged)
        if found is None:
            return
        yield from write_row_loop(table, rows, found)


def _other_parts(parts: Mapping[str, bytes], body: str) -> dict[str, etree._Element]:
    """Headers, footers and notes."""
    names = dict.fromkeys(name for kind, name in relations_of(parts, rels_of(body)) if kind in _OTHER_TEXTS)
    return {name: parse_as_it_is(parts[name]) for name in names if name in parts}


def _tag_texts(
    root: etree._Element, texts: SingleTexts, lists: Sequence[ValueList], repeated: Container[etree._Element]
) -> None:
    for cell in root.iter(w("tc")):
        if cell.find(f".//{w('tbl')}") is None and cell.getparent() not in repeated:
            of_table = texts.without_first_guest() if _has_people(cell, texts) else texts
            tag_single_texts(cell_paragraphs(cell), of_table, lists, in_table=True)
    for paragraph in list(root.iter(w("p"))):
        if next(paragraph.iterancestors(w("tc"), f"{{{MC}}}Fallback"), None) is None:
            tag_single_texts([paragraph], texts, lists, in_table=False)


def _has_people(cell: etree._Element, texts: SingleTexts) -> bool:
    """Whether the table of a cell names several people: it is a list of them, whatever its layout."""
    table = next(cell.iterancestors(w("tbl")))
    typed = "".join(node.text or "" for node in table.iter(w("t")))
    return sum(what == "姓名" and word in typed for word, what in texts.known.items()) > 1


def _repeated_rows(root: etree._Element) -> set[etree._Element]:
    """The rows inside loops, those of the tags too."""
    rows: set[etree._Element] = set()
    for table in root.iter(w("tbl")):
        depth = 0
        for row in table.iterchildren(w("tr")):
            text = "".join(node.text or "" for node in row.iter(w("t")))
            depth += "{%tr for" in text
            if depth:
                rows.add(row)
            depth -= "{%tr endfor" in text
    return rows


def _is_in(paragraph: etree._Element, rows: Container[etree._Element]) -> bool:
    return any(row in rows for row in paragraph.iterancestors(w("tr")))


def _placed(content: bytes, parts: Mapping[str, etree._Element], doubts: Sequence[PaperDoubt]) -> Iterator[CommentText]:
    """The doubts with their places, in the order of the text; those of paragraphs that went away are dropped."""
    numbers = {
        paragraph: (name, number)
        for name, root in parts.items()
        for number, paragraph in enumerate(paragraphs_of(root))
    }
    lines = {(line.place.part, line.place.paragraph): line for line in reversed(text_lines(content))}
    there = [one for one in doubts if one.paragraph in numbers]
    for doubt in sorted(
        there, key=lambda one: (list(parts).index(numbers[one.paragraph][0]), numbers[one.paragraph][1])
    ):
        name, number = numbers[doubt.paragraph]
        line = lines.get((name, number))
        place, spot = WordPlace(name, number), ""
        if line and doubt.words and doubt.words in line.text:
            at = line.text.index(doubt.words)
            place, spot = line.place_of(at, at + len(doubt.words)), line.spot
        yield CommentText(f"{TO_BE_CHECKED}{doubt.text}", place, spot)
