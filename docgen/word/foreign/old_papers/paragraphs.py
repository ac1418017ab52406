"""Paragraphs of an old paper that a list prints one after the other, and tables that are repeated for every row."""

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from docgen.word.foreign.old_papers.edit import tag_paragraph, text_of
from docgen.word.foreign.old_papers.loops import FoundLoop, Unit
from docgen.word.foreign.old_papers.patterns import TextPattern
from docgen.word.foreign.old_papers.sources import ValueList
from docgen.word.foreign.old_papers.tables import PaperDoubt, best_loop, loop_doubts, looped, misses, tag_pattern
from docgen.word.markup.elements import get_property, parent_of
from docgen.word.markup.namespaces import w

_ENOUGH_OF_ONE = 0.8  # of a single paragraph that a list prints
#: A paragraph with one of these is never repeated or taken away.
_FIXED = tuple(map(w, ("drawing", "pict", "object", "sectPr", "fldChar", "footnoteReference", "endnoteReference")))


def paragraph_units(blocks: Sequence[etree._Element]) -> list[Unit]:
    """The text of each block that is a paragraph of nothing but text."""
    return [(text_of([block]).strip(),) if is_plain(block) else None for block in blocks]


def is_plain(block: etree._Element) -> bool:
    """Whether a block is a paragraph of nothing but text."""
    return block.tag == w("p") and next(block.iter(*_FIXED), None) is None


def paragraph_loops(blocks: Sequence[etree._Element], lists: Sequence[ValueList]) -> Iterator[PaperDoubt]:
    """Puts a loop in the place of the paragraphs that a list prints, for every list that does so.

    The best is taken first, until none is left.
    """
    remaining = list(blocks)
    while found := _best(remaining, lists):
        yield from _write(remaining, found)
        remaining[found.first : found.last + found.tails + 1] = [etree.Element("taken")]


def _best(blocks: Sequence[etree._Element], lists: Sequence[ValueList]) -> FoundLoop | None:
    units = paragraph_units(blocks)

    def suits(found: FoundLoop) -> bool:
        is_told = len(found.data) > 1 or bool(found.headings) or found.score >= _ENOUGH_OF_ONE
        return is_told and not found.lost and _look_alike([blocks[unit] for unit, _ in found.data])

    return best_loop(units, lists, suits=suits)


def _look_alike(paragraphs: Sequence[etree._Element]) -> bool:
    """Whether paragraphs are set alike: those that are not are no list."""
    return len({_looks(paragraph) for paragraph in paragraphs}) == 1


def _looks(paragraph: etree._Element) -> tuple[str, ...]:
    style, side, indent = (get_property(paragraph, "pPr", name) for name in ("pStyle", "jc", "ind"))
    return (
        style.get(w("val"), "") if style is not None else "",
        side.get(w("val"), "") if side is not None else "",
        "".join(f"{name!s}={value!s}" for name, value in sorted(indent.attrib.items())) if indent is not None else "",
    )


def _write(blocks: Sequence[etree._Element], found: FoundLoop) -> Iterator[PaperDoubt]:
    pattern = found.columns[0]
    assert pattern is not None  # a paragraph has one text, and it is told
    paragraph = tagged_copy([blocks[unit] for unit, _ in found.data], pattern)
    heads = [
        tagged_copy([blocks[numbers[place]] for numbers in found.headings], columns[0] if columns else None)
        for place, columns in enumerate(found.head_columns)
    ]
    end = _end_of_first_group(found)
    tails = [blocks[number] for number in range(end + 1, end + 1 + found.tails)]
    new = looped(heads, [paragraph], found, lambda code: tag_paragraph(f"{{%p {code} %}}"), tails)
    lost = found.lost_heads(paragraph_units(blocks))
    typed = [text_of([blocks[unit]]) for unit, _ in found.data]
    _replace(blocks[found.first : found.last + found.tails + 1], new)
    yield from misses(paragraph, found, pattern, typed)
    yield from loop_doubts(paragraph, found, lost)


def _end_of_first_group(found: FoundLoop) -> int:
    first = found.rows[found.data[0][1]].group
    return max(unit for unit, row in found.data if found.rows[row].group == first or not found.inner)


def tagged_copy(paragraphs: Sequence[etree._Element], pattern: TextPattern | None) -> etree._Element:
    """A copy of one of some paragraphs that stand for a row of a list each, with tags where they differ."""
    copied = deepcopy(paragraphs[pattern.model if pattern else 0])
    if pattern:
        tag_pattern([copied], pattern)
    return copied


def _replace(old: Sequence[etree._Element], new: Sequence[etree._Element]) -> None:
    """Puts blocks in the place of others that stand one behind the other."""
    place = parent_of(old[0])
    at = place.index(old[0])
    for block in old:
        place.remove(block)
    place[at:at] = list(new)
