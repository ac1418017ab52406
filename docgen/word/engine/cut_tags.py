"""Tags that Word has cut over several nodes, put together before they are read."""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from lxml import etree

from docgen.word.engine.tag_and_brace_scanner import TAG_DELIMITER, Tag, scan_tags
from docgen.word.markup.elements import parent_of
from docgen.word.markup.namespaces import w

_SPACES = (w("br"), w("cr"), w("tab"))
_HYPHEN = "\u2011"
_WORDS = re.compile(r"\w\w")


def gather_tags(nodes: Sequence[etree._Element]) -> None:
    """Moves every tag whole into the node where it begins; all other text stays where it is."""
    texts = [node.text or "" for node in nodes]
    whole = "".join(texts)
    if len(nodes) == 1 or not TAG_DELIMITER.search(whole):
        return
    tags, _ = scan_tags(whole)
    ends = [0]
    for end in accumulate(map(len, texts)):
        cut = next((tag.end for tag in tags if tag.start < end < tag.end), end)
        ends.append(max(cut, ends[-1]))
    for node, (start, end) in zip(nodes, pairwise(ends), strict=True):
        node.text = whole[start:end]


def write_hyphens(paragraph: etree._Element, nodes: Sequence[etree._Element]) -> None:
    """A hyphen inside a tag that Word keeps as an element of its own becomes a character of the tag."""
    if next(paragraph.iter(w("noBreakHyphen")), None) is None:
        return
    tags, _ = scan_tags("".join(node.text or "" for node in nodes))
    ends = dict(zip(nodes, accumulate(len(node.text or "") for node in nodes), strict=True))
    end, before = 0, None
    for element in list(paragraph.iter(w("noBreakHyphen"), w("t"))):
        if element in ends:
            end, before = ends[element], element
        elif before is not None and any(isinstance(tag, Tag) and tag.typed_start < end < tag.end for tag in tags):
            before.text = f"{before.text or ''}{_HYPHEN}"
            parent_of(element).remove(element)


def part_words(paragraph: etree._Element, nodes: Sequence[etree._Element]) -> None:
    """Where a break or tab stands inside a tag between two words, a space parts them: it goes with the tag."""
    texts = [node.text or "" for node in nodes]
    if "{" not in "".join(texts) or next(paragraph.iter(*_SPACES), None) is None:
        return
    tags, _ = scan_tags("".join(texts))
    end = 0
    for node, following in pairwise(nodes):
        end += len(node.text or "")
        is_inside = any(isinstance(tag, Tag) and tag.typed_start < end < tag.end for tag in tags)
        edges = (node.text or "")[-1:] + (following.text or "")[:1]
        if is_inside and _WORDS.fullmatch(edges) and _has_space_between(paragraph, node, following):
            node.text = f"{node.text} "
            part_words(paragraph, nodes)
            return


def _has_space_between(paragraph: etree._Element, first: etree._Element, second: etree._Element) -> bool:
    between = list(paragraph.iter(first.tag, *_SPACES))
    return any(node.tag in _SPACES for node in between[between.index(first) : between.index(second)])
