"""Words of an old paper that are a text of the visit: whole paragraphs and cells, and words inside them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from docgen.word.foreign.old_papers.edit import WordsToTag, tag_paragraph, tag_words, text_of
from docgen.word.foreign.old_papers.inline_lists import tag_inline_lists
from docgen.word.foreign.old_papers.letter_clauses import guard_letter_clauses
from docgen.word.foreign.old_papers.patterns import bare
from docgen.word.foreign.old_papers.sources import ValueList
from docgen.word.foreign.old_papers.tables import PaperDoubt
from docgen.word.foreign.old_papers.visit_marks import marks_in
from docgen.word.markup.namespaces import w

_TAG = re.compile(r"\{[{%].*?[}%]\}")
_SHORTEST_WHOLE = 4
_SECTION_TITLE, _FIRST_GUEST = ".题", ".首位来宾."
_SHOWN = 20
_NUMBERED_NAME = re.compile(r"(.+)\[(\d+)\]\.[^\[\]]+")
_NUMBERED_TAG = re.compile(r"\{\{[^{}]*\[\d+\][^{}]*\}\}")


class Phrase(NamedTuple):
    """Words that are sure inside a text, and which characters of them names, or tags, print: 12人, 7月5日至7日."""

    text: str
    pieces: tuple[tuple[int, int, str], ...]


class SingleTexts(NamedTuple):
    """The texts that stand for themselves, by the name that prints them.

    ``whole`` are tried on whole paragraphs and cells, ``numbered`` on paragraphs, ``phrases`` on words in them.
    ``known`` are other words of the visit, each with what it is: a template would print them for every visit.
    """

    whole: Mapping[str, str]
    phrases: Sequence[Phrase]
    known: Mapping[str, str]
    numbered: Mapping[str, str] = MappingProxyType({})

    def without_first_guest(self) -> "SingleTexts":
        """The same for a list of people: whoever stands first in it is none but one of them."""
        whole = {name: text for name, text in self.whole.items() if _FIRST_GUEST not in name}
        phrases = [one for one in self.phrases if not any(_FIRST_GUEST in name for *_, name in one.pieces)]
        return self._replace(whole=whole, phrases=phrases)


def tag_single_texts(
    paragraphs: Sequence[etree._Element], texts: SingleTexts, lists: Sequence[ValueList], in_table: bool
) -> None:
    """Puts tags into the paragraphs of a cell, or into one paragraph; lists inside a sentence become loops."""
    text = text_of(paragraphs)
    if not bare(text) or "{{" in text or "{%p" in text:
        return
    whole = texts.whole if in_table else {**texts.whole, **texts.numbered}
    by_text = {bare(value): name for name, value in reversed(list(whole.items())) if len(value) >= _SHORTEST_WHOLE}
    if name := by_text.get(bare(text)):
        start = len(text) - len(text.lstrip())
        tag_words(paragraphs, [WordsToTag(start, len(text.rstrip()), f"{{{{ {name} }}}}")])
        if not in_table and (condition := _condition(name)):
            paragraphs[0].addprevious(tag_paragraph(f"{{%p if {condition} %}}"))
            paragraphs[0].addnext(tag_paragraph("{%p endif %}"))
        return
    tag_inline_lists(paragraphs, lists)
    tag_words(paragraphs, _inside(text_of(paragraphs), texts.phrases))
    guard_letter_clauses(paragraphs, in_table)


def _condition(name: str) -> str:
    """When a visit has what a tag prints: its section, or so many items; empty for what every visit has."""
    if name.endswith(_SECTION_TITLE):
        return name
    numbered = _NUMBERED_NAME.fullmatch(name)
    return f"{numbered.group(1)}|length > {numbered.group(2)}" if numbered else ""


def _inside(text: str, phrases: Sequence[Phrase]) -> list[WordsToTag]:
    """The words of a text that are phrases, the longest first."""
    found: list[WordsToTag] = []
    taken = [match.span() for match in _TAG.finditer(text)]
    for phrase in sorted(phrases, key=lambda phrase: -len(phrase.text)):
        for at in _places(text, phrase.text):
            end = at + len(phrase.text)
            if not any(start < end and at < stop for start, stop in taken):
                taken.append((at, end))
                found += [WordsToTag(at + first, at + last, _tags(name)) for first, last, name in phrase.pieces]
    return found


def _tags(name: str) -> str:
    """The tag of a name; what has tags is written as it is."""
    return name if "{" in name else f"{{{{ {name} }}}}"


def _places(text: str, words: str) -> Iterator[int]:
    """Where words stand in a text; digits at their ends are no part of a longer number.

    >>> list(_places("12、112、123、12", "12")), list(_places("第12天12号", "12"))
    ([0, 11], [1, 4])
    """
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        cuts_before = words[0].isdigit() and text[max(0, at - 1) : at].isdigit()
        if not cuts_before and not (words[-1].isdigit() and text[end : end + 1].isdigit()):
            yield at
        at = text.find(words, end)


def doubts_in(paragraphs: Sequence[etree._Element], texts: SingleTexts) -> Iterator[PaperDoubt]:
    """The words of the visit that stand in paragraphs and became no tag; those of a table are told as one."""
    found: dict[etree._Element, dict[str, str]] = {}
    for paragraph in paragraphs:
        if numbered := _NUMBERED_TAG.findall(text_of([paragraph])):
            text = f"{'、'.join(numbered)}只印这一项：来访文件里这类有几项就要有几段，没有这一项时不印这一段"
            yield PaperDoubt(paragraph, text)
        if words := _told_words(paragraph, texts.known):
            table = next(paragraph.iterancestors(w("tbl")), None)
            place = paragraph if table is None else next(table.iter(w("p")))
            found[place] = found.get(place, {}) | words
    for paragraph, words in found.items():
        shown = "、".join(f"“{value}”（{what}）" for value, what in list(words.items())[:_SHOWN])
        more = f"等{len(words)}处" if len(words) > _SHOWN else ""
        where = "这张表里的" if next(paragraph.iterancestors(w("tbl")), None) is not None else ""
        text = f"{where}{shown}{more}是那一次来访的，模板里原样留着：换一次来访要改，或换成标签"
        yield PaperDoubt(paragraph, text, next(iter(words)))


def _told_words(paragraph: etree._Element, known: Mapping[str, str]) -> dict[str, str]:
    words = _TAG.sub("\n", text_of([paragraph]))
    found = {value: what for value, what in known.items() if value in words}
    told = {value: what for value, what in found.items() if not _is_inside(value, found)}
    return told | {word: what for word, what in marks_in(words) if not any(word in other for other in told)}


def _is_inside(value: str, others: Mapping[str, str]) -> bool:
    return any(value != other and value in other for other in others)
