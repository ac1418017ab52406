"""Sections of an old paper that a visit may be without: what stands below a heading goes with it."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from docgen.word.foreign.old_papers.edit import text_of
from docgen.word.foreign.old_papers.tables import PaperDoubt
from docgen.word.markup.elements import get_property
from docgen.word.markup.namespaces import w

_CONDITION = re.compile(r"\{%p if [^{}]*\.题 %\}")
_END = "{%p endif %}"
_HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|\{% set 节号|\{\{ [^{}]*\.题 \}\})")
_OPENING = re.compile(r"\{%p (?:if|for|set \w+ %|macro)")
_CLOSING = re.compile(r"\{%p end(?:if|for|set|macro)")
#: What stands behind the last section: a list of enclosures, who signs, when.
_BEHIND = re.compile(
    r"\s*(?:附件?[：:\d一二三]|附件$|抄送|\{%p for \w+ in (?:落款|附件)"
    r"|(?:\d{4}|[〇○零一二三四五六七八九]{4})年.{1,6}日\s*$)"
)
_SIDES = ("right", "end", "center")


def widen_conditions(body: etree._Element) -> Iterator[PaperDoubt]:
    """Lets the condition of a heading end behind what belongs to the heading.

    Behind the last heading the end is not sure: it is said.
    """
    blocks = list(body)
    for number, block in enumerate(blocks):
        if not _CONDITION.fullmatch(_text(block)) or [_text(one) for one in blocks[number + 2 : number + 3]] != [_END]:
            continue
        below = blocks[number + 3 :]
        content = _content(below)
        if not content:
            continue
        content[-1].addnext(blocks[number + 2])
        if not any(_is_heading(one) for one in below[len(content) :]):
            text = "没有这一部分时，从标题到下面的 {%p endif %} 都不印：落款、附件若在里面，把 {%p endif %} 移到前面"
            yield PaperDoubt(blocks[number + 1], text)


def _content(below: Sequence[etree._Element]) -> list[etree._Element]:
    """The blocks that belong to the heading above them; no more than make whole loops and conditions."""
    content: list[etree._Element] = []
    whole, depth = 0, 0
    for block in below:
        text = _text(block)
        if depth == 0 and (_is_heading(block) or _is_behind(block)):
            break
        depth += len(_OPENING.findall(text)) - len(_CLOSING.findall(text))
        if depth < 0 or block.tag == w("sectPr") or block.find(f".//{w('sectPr')}") is not None:
            break
        content.append(block)
        whole = len(content) if depth == 0 else whole
    while whole and content[whole - 1].tag == w("p") and not _text(content[whole - 1]):
        whole -= 1
    return content[:whole]


def _is_heading(block: etree._Element) -> bool:
    text = _text(block)
    return block.tag == w("p") and bool(_HEADING.match(text) or _CONDITION.fullmatch(text))


def _is_behind(block: etree._Element) -> bool:
    """Whether a paragraph is a signature, a date, a list of enclosures."""
    if block.tag != w("p"):
        return False
    side = get_property(block, "pPr", "jc")
    is_aside = side is not None and side.get(w("val")) in _SIDES
    return bool(_text(block)) and (is_aside or bool(_BEHIND.match(_text(block))))


def _text(block: etree._Element) -> str:
    return text_of([block]).strip() if block.tag == w("p") else ""
