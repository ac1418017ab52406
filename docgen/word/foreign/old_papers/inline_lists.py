"""Lists that stand inside a sentence: 陪同人员：沈静（区政协主席）、罗文（副区长）。"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from docgen.word.foreign.old_papers.edit import WordsToTag, tag_words, text_of
from docgen.word.foreign.old_papers.loops import is_weak, list_rows
from docgen.word.foreign.old_papers.patterns import TextPattern, bare, pattern_of
from docgen.word.foreign.old_papers.sources import ValueList

_BETWEEN = ("、", "；", "，", "\n", "　")
#: What a list may stand behind, and before.
_BEGINS, _ENDS = "：:由为有是（", "。；，等）"
_MOST_ROWS = 60


class _InlineList(NamedTuple):
    """Characters of a text that a list prints, and what is typed between two of its rows."""

    start: int
    end: int
    values: ValueList
    pattern: TextPattern
    between: str

    @property
    def tag(self) -> str:
        """The loop that prints it."""
        item = "".join(
            piece.tag if piece.field else self.pattern.text[piece.start : piece.end] for piece in self.pattern.pieces
        )
        # a line break in the text of a run is none: the tag prints one
        between = self.between.replace("\n", '{{ "\\n" }}')
        loop = f"{{% for {self.values.variable} in {self.values.path} %}}{item}"
        return f"{loop}{{% if not loop.last %}}{between}{{% endif %}}{{% endfor %}}"


def tag_inline_lists(paragraphs: Sequence[etree._Element], lists: Sequence[ValueList]) -> None:
    """Puts a loop in the place of every list that stands inside the text."""
    while found := _best(text_of(paragraphs), lists):
        tag_words(paragraphs, [WordsToTag(found.start, found.end, found.tag)])


def _best(text: str, lists: Sequence[ValueList]) -> _InlineList | None:
    if "{%" in text or not any(between in text for between in _BETWEEN):
        return None
    found = [one for values in lists if 1 < len(values.rows) <= _MOST_ROWS for one in _of_list(text, values)]
    return max(found, key=lambda one: (one.end - one.start, -len(one.pattern.pieces)), default=None)


def _of_list(text: str, values: ValueList) -> Iterator[_InlineList]:
    rows = [row.texts for row in list_rows(values)]
    told = [field for field, value in rows[0].items() if len(value) > 1 and not is_weak(field) and value in text]
    if not any(all(row[field] and row[field] in text for row in rows) for field in told):
        return
    for between in _BETWEEN:
        parts = list(_parts(text, between))
        for first in range(len(parts) - len(rows) + 1):
            if found := _window(text, parts[first : first + len(rows)], rows):
                start, end, pattern = found
                yield _InlineList(start, end, values, pattern, between)
                return


def _parts(text: str, between: str) -> Iterator[tuple[int, int]]:
    start = 0
    for part in text.split(between):
        yield start, start + len(part)
        start += len(part) + len(between)


def _window(
    text: str, parts: Sequence[tuple[int, int]], rows: Sequence[Mapping[str, str]]
) -> tuple[int, int, TextPattern] | None:
    """Where a list begins and ends that fills these parts of the text, and how each row is made."""
    (first, _), (_, last) = parts[0], parts[-1]
    starts = [first, *(at + 1 for at in range(first, parts[0][1]) if text[at] in _BEGINS)]
    ends = [last, *(at for at in range(parts[-1][0] + 1, last) if text[at] in _ENDS)]
    for start in [at + len(text[at:]) - len(text[at:].lstrip()) for at in starts]:
        for end in [at - len(text[:at]) + len(text[:at].rstrip()) for at in ends]:
            bounds = [(start, parts[0][1]), *parts[1:-1], (parts[-1][0], end)]
            texts = [text[begin:stop] for begin, stop in bounds]
            if (
                all(map(bare, texts))
                and (pattern := pattern_of(texts, rows))
                and not pattern.misses
                and _tells(pattern)
            ):
                return start, end, pattern
    return None


def _tells(pattern: TextPattern) -> bool:
    return not all(map(is_weak, pattern.fields))
