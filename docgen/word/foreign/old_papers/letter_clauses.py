"""What an old paper says of the letter that announced the visit is printed only where there is a letter.

Without it “根据《{{ 来访文件.公函.标题 }}》（{{ 来访文件.公函.文号 }}），” would print empty brackets.
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from docgen.word.foreign.old_papers.edit import WordsToTag, tag_paragraph, tag_words, text_of

_OF_LETTER = r"\{\{ (?P<name>(?:\w+\.)*公函\.(?:标题|单位|文号|日期)) \}\}"
_LETTER_TAG = re.compile(_OF_LETTER)
_IN_BRACKETS = re.compile(rf"[（(〔]{_OF_LETTER}[）)〕]")
#: One of several things: 依据《…》、上级要求和有关规定
_LISTED = re.compile(rf"《{_OF_LETTER}》、")
_CLAUSE = re.compile(r"(?:\{\{.*?\}\}|[^，。；！\n])+[，。；！]?", re.S)
_NUMBER = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、])?\s*")
#: By which of the tags in a clause it is known whether there is a letter.
_BEST_NAMES = ("标题", "单位", "文号", "日期")


def guard_letter_clauses(paragraphs: Sequence[etree._Element], in_table: bool) -> None:
    """Puts conditions around what the paragraphs say of the letter; a paragraph that says nothing else goes whole."""
    text = text_of(paragraphs)
    if "{%" in text or not _LETTER_TAG.search(text):
        return
    guards = list(_guards(text))
    if not in_table and (whole := [one for one in guards if (one.start, one.end) == (0, len(text))]):
        paragraphs[0].addprevious(tag_paragraph(f"{{%p if {whole[0].tag} %}}"))
        paragraphs[-1].addnext(tag_paragraph("{%p endif %}"))
        guards = [one for one in guards if one is not whole[0]]
    before: dict[int, str] = {}
    behind: dict[int, str] = {}
    for start, end, name in guards:
        before[start] = before.get(start, "") + f"{{% if {name} %}}"
        behind[end - 1] = behind.get(end - 1, "") + "{% endif %}"
    places = sorted({*before, *behind})
    tag_words(
        paragraphs, [WordsToTag(at, at + 1, f"{before.get(at, '')}{text[at]}{behind.get(at, '')}") for at in places]
    )


def _guards(text: str) -> Iterator[WordsToTag]:
    """The words that need a letter, with the name by which it is known; those in brackets after what is around them."""
    for clause in _CLAUSE.finditer(text):
        if not _LETTER_TAG.search(clause.group()):
            continue
        listed = _LISTED.search(clause.group())
        names = [match["name"] for match in _LETTER_TAG.finditer(clause.group())]
        if listed:
            yield WordsToTag(clause.start() + listed.start(), clause.start() + listed.end(), listed["name"])
            continue
        brackets = list(_IN_BRACKETS.finditer(clause.group()))
        if {one["name"] for one in brackets} != set(names):
            number = _NUMBER.match(clause.group())
            start = clause.start() + (number.end() if number else 0)
            yield WordsToTag(start, clause.end(), min(names, key=_rank))
        for one in brackets:
            yield WordsToTag(clause.start() + one.start(), clause.start() + one.end(), one["name"])


def _rank(name: str) -> int:
    return _BEST_NAMES.index(name.rpartition(".")[2])
