"""The comments of ``template from`` that still stand in a template: nobody has looked at what they ask about."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from docgen.errors import Mark, Problem
from docgen.word.foreign.comment_text import AUTHOR
from docgen.word.foreign.paragraphs import body_name, paragraphs_of, parse_as_it_is
from docgen.word.markup.namespaces import w
from docgen.word.package.usual_names import relations_of, rels_of
from docgen.word.package.zip import read_package

#: What every comment of a derived template begins with.
TO_BE_CHECKED = "请核对："
_COMMENTS, _SETTLED = "comments", "commentsExtended"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_SHOWN, _LONGEST = 8, 20
_TAG = re.compile(r"\{[{%].*?[}%]\}")


class OpenDoubt(NamedTuple):
    """A comment that still stands: the number of its paragraph from 1, the text of that, what it says."""

    paragraph: int
    beside: str
    text: str


def problem_of_open_doubts(content: bytes, file_name: str, way_on: str = "") -> Problem | None:
    """An error that says how many such comments stand in a template, and where; None without any.

    ``way_on`` says how the user sees the paper all the same. Raises PackageError.
    """
    doubts = open_doubts(content)
    if not doubts:
        return None
    places = "、".join(f"第{one.paragraph}段“{_shortened(one.beside)}”" for one in doubts[:_SHOWN])
    more = "等" if len(doubts) > _SHOWN else ""
    text = f"模板里还有{len(doubts)}处“请核对”的批注没有看过，先不印：{places}{more}"
    hint = "在 Word 里逐条核对，是那一次来访的内容就改掉或换成标签，看过一条删一条批注" + way_on
    return Problem(Mark(file_name, doubts[0].paragraph, 1), "M121", "error", text, hint)


def _shortened(text: str) -> str:
    """The beginning of a text, without half of a tag at its end."""
    short = text[:_LONGEST]
    if short == text:
        return text
    opened = short.rfind("{")
    if opened > short.rfind("}") or text[_LONGEST - 1 : _LONGEST + 1] == "}}":
        short = short[:opened].rstrip("{")
    # a paragraph that begins with a long tag is known by its words
    return f"{short}…" if short.strip() else f"…{_TAG.sub('', text).strip()[:_LONGEST]}"


def open_doubts(content: bytes) -> list[OpenDoubt]:
    """The comments that are neither deleted nor marked as settled, in the order of the text. Raises PackageError."""
    if b"comments" not in content:  # names of parts are never packed
        return []
    parts = read_package(content)
    body = body_name(parts)
    texts = _open_texts(parts, body)
    return list(_placed(parse_as_it_is(parts[body]), texts)) if texts else []


def _open_texts(parts: Mapping[str, bytes], body: str) -> dict[str, str]:
    """What the open comments say, by their ids."""
    names = {kind: name for kind, name in relations_of(parts, rels_of(body)) if name in parts}
    if _COMMENTS not in names:
        return {}
    settled: set[str] = set()
    if _SETTLED in names:
        marks = parse_as_it_is(parts[names[_SETTLED]]).iter(f"{_W15}commentEx")
        settled = {mark.get(f"{_W15}paraId", "") for mark in marks if mark.get(f"{_W15}done") in ("1", "true")}
    texts: dict[str, str] = {}
    for comment in parse_as_it_is(parts[names[_COMMENTS]]).iter(w("comment")):
        text = "".join(node.text or "" for node in comment.iter(w("t")))
        ids = {paragraph.get(f"{_W14}paraId", "") for paragraph in comment.iter(w("p"))}
        if TO_BE_CHECKED in text and comment.get(w("author")) == AUTHOR and not ids & settled:
            texts[comment.get(w("id"), "")] = text
    return texts


def _placed(root: etree._Element, texts: Mapping[str, str]) -> Iterator[OpenDoubt]:
    """The comments whose mark stands in the body: others are seen by nobody."""
    for number, paragraph in enumerate(paragraphs_of(root), 1):
        for mark in paragraph.iter(w("commentReference")):
            if (text := texts.get(mark.get(w("id"), ""))) is not None:
                beside = "".join(node.text or "" for node in paragraph.iter(w("t"))).strip()
                yield OpenDoubt(number, beside, text)
