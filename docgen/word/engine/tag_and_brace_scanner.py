"""Finds the tags in the text of one paragraph, ``{{ }}``, ``{% %}`` and ``{# #}``, and the faults of mistyped braces.

The language is that of docxtpl: ``{%p``, ``{%tr``, ``{%tc`` and ``{%r`` stand for the paragraph, row, cell or run
around the tag; ``{%-`` and ``-%}`` join it to the text before and after; ``{_{`` prints ``{{``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.word.engine.faults import braces
from docgen.word.engine.faults.braces import CLOSING, BraceFault

PRINT, STATEMENT, COMMENT = "{{", "{%", "{#"
#: Something that looks like a part of a tag.
TAG_DELIMITER = re.compile(r"\{[{%#]|[}%#]\}")

_DELIMITER = re.compile(
    r"\{_\{|\}_\}|\{_%|%_\}|\{\{|\{%|\{#|\}\}|%\}|#\}|\{％|％\}|[{｛][{｛%％]|[}｝%％][}｝]|"
    r"\{[ \u3000]+[{%](?![{%])|(?<![}%])[}%][ \u3000]+\}(?!\})|[{}]|｛+|｝+"
)
_SPACED = re.compile(r"(?:\{[ \u3000]+[{%]|[}%][ \u3000]+\})")
_ESCAPED = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
_CURLY_QUOTES = str.maketrans("“”„‘’", '"""\'\'')
_STRINGS, _QUOTE = re.compile(r"\"[^\"]*\"|'[^']*'"), re.compile("[\"']")
#: What ``-`` takes away: a space that does not break was typed to be kept, as docxtpl's users do.
_WHITE = " \t\n\r\u3000"
_TAG_HEAD = re.compile(r"(-?)(p|tr|tc|r)(?=\s)|(-?)")


class Tag(NamedTuple):
    """One tag: its opening delimiter, what it stands for (``""``, p, tr, tc, r), its code, where it stands.

    ``typed`` is the whole tag and begins at ``typed_start``; ``start`` and ``end`` are positions in the text of the
    paragraph, with the white space that ``-`` takes away.
    """

    opens: str
    target: str
    code: str
    typed: str
    start: int
    end: int
    joins_before: bool = False
    joins_after: bool = False
    typed_start: int = 0

    @property
    def column(self) -> int:
        """The character of the paragraph at which the tag begins, counted from 1."""
        return self.typed_start + 1


class EscapedDelimiter(NamedTuple):
    """``{_{`` and its like: a delimiter that is to be printed."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class _Scan:
    """The tags and faults of a paragraph that is read from delimiter to delimiter."""

    text: str
    tags: list[Tag | EscapedDelimiter] = field(default_factory=list)
    faults: list[BraceFault] = field(default_factory=list)
    opening: re.Match[str] | None = None  # of the tag that is being read

    def read(self, delimiter: re.Match[str]) -> None:
        """Takes in the next delimiter of the paragraph."""
        typed = delimiter.group()
        if self.opening and self.opening.group() != COMMENT and self._is_in_a_string(delimiter, self.opening):
            return
        if _SPACED.fullmatch(typed):
            self._read_spaced(delimiter)
            return
        if braces.is_full_width(typed):
            self.faults.append(braces.full_width_brace(delimiter, self.text))
            self._read_full_width(delimiter)
        elif typed in CLOSING:
            if self.opening and not braces.is_full_width(self.opening.group()):
                unfinished = self.text[self.opening.start() : delimiter.start()]
                self.faults.append(braces.unclosed_tag(self.opening, unfinished))
            self.opening = delimiter
        elif self.opening is None:
            self._read_outside_of_tags(delimiter)
        else:
            self._read_inside_a_tag(delimiter, self.opening)

    def finish(self) -> None:
        """Reports a tag that the paragraph leaves open."""
        if self.opening and not braces.is_full_width(self.opening.group()):
            unfinished = self.text[self.opening.start() :]
            self.faults.append(braces.unclosed_tag(self.opening, unfinished, to_the_end=True))

    def _read_spaced(self, delimiter: re.Match[str]) -> None:
        """``{ {`` and ``} }`` are meant for a tag, unless they stand in the expression of one."""
        if self.opening is None:
            self.faults.append(braces.spaced_delimiter(delimiter, self.text))
        elif delimiter.group()[0] in "}%" and self._open_braces(delimiter, self.opening) < 1:
            self.faults.append(braces.spaced_delimiter(delimiter, self.text))
            self.tags.append(_parse_tag(self.opening, delimiter, self.text))
            self.opening = None

    def _read_full_width(self, delimiter: re.Match[str]) -> None:
        """A full-width delimiter begins or ends the tag that is meant: what belongs to that has no fault of its own."""
        meant = braces.half_width(delimiter.group())
        if self.opening and meant == braces.closing_of(self.opening):
            self.tags.append(_parse_tag(self.opening, delimiter, self.text))
            self.opening = None
        else:
            self.opening = delimiter if meant in CLOSING else None

    def _read_outside_of_tags(self, delimiter: re.Match[str]) -> None:
        typed = delimiter.group()
        if typed in _ESCAPED:
            self.tags.append(EscapedDelimiter(_ESCAPED[typed], delimiter.start(), delimiter.end()))
        else:
            is_first = not self.tags and not self.faults
            self.faults.append(braces.stray_delimiter(delimiter, self.text, is_first))

    def _read_inside_a_tag(self, delimiter: re.Match[str], opening: re.Match[str]) -> None:
        """A single brace and an escaped delimiter are left to the expression in the tag."""
        if delimiter.group() == braces.closing_of(opening) and not self._closes_mappings(delimiter, opening):
            tag = _parse_tag(opening, delimiter, self.text)
            if tag.opens != COMMENT:
                self.faults += braces.full_width_signs(tag.code, tag.typed, tag.column)
            self.tags.append(tag)
            self.opening = None
        elif len(delimiter.group()) == 2 and not self._closes_mappings(delimiter, opening):
            self.faults.append(braces.mismatched_delimiters(opening, delimiter, self.text))
            self.opening = None

    def _is_in_a_string(self, delimiter: re.Match[str], opening: re.Match[str]) -> bool:
        """Whether a delimiter stands between quotes of the expression: {{ '}}' }} prints braces.

        A quote that nobody has closed before the next tag is a slip, no string.
        """
        before = self.text[opening.end() : delimiter.start()].translate(_CURLY_QUOTES)
        opened = _QUOTE.search(_STRINGS.sub("", before))
        if not opened:
            return False
        quote = opened.group()
        rest, closed, behind = self.text[delimiter.start() :].translate(_CURLY_QUOTES).partition(quote)
        string, closing = before.rpartition(quote)[2] + rest, braces.closing_of(opening)
        holds_two_tags = 0 <= string.find(closing) < string.rfind(opening.group())
        return bool(closed) and closing in behind and not holds_two_tags

    def _closes_mappings(self, delimiter: re.Match[str], opening: re.Match[str]) -> bool:
        """Whether ``}}`` ends two mappings in the expression of the tag: {'a': {'b': 1}}."""
        return delimiter.group() == "}}" and opening.group() != COMMENT and self._open_braces(delimiter, opening) > 1

    def _open_braces(self, delimiter: re.Match[str], opening: re.Match[str]) -> int:
        """How many mappings are open in the expression of the tag."""
        inner = _STRINGS.sub("", self.text[opening.end() : delimiter.start()].translate(_CURLY_QUOTES))
        return inner.count("{") - inner.count("}")


def scan_tags(text: str) -> tuple[list[Tag | EscapedDelimiter], list[BraceFault]]:
    """The tags of a paragraph in order, and the faults of its braces."""
    if not any(brace in text for brace in "{}｛｝"):
        return [], []
    scan = _Scan(text)
    for delimiter in _DELIMITER.finditer(text):
        scan.read(delimiter)
    scan.finish()
    return list(_trimmed(scan.tags, text)), scan.faults


def _trimmed(tags: Iterable[Tag | EscapedDelimiter], text: str) -> Iterator[Tag | EscapedDelimiter]:
    """The tags, those with ``-`` together with the white space on that side.

    A tag that stands at the edge of its paragraph then joins it to the next one.
    """
    position = 0
    for tag in tags:
        if not isinstance(tag, Tag):
            yield tag
        else:
            start = len(text[: tag.start].rstrip(_WHITE)) if tag.typed[2:3] == "-" else tag.start
            behind = text[tag.end :]
            end = len(text) - len(behind.lstrip(_WHITE)) if tag.typed[-3:-2] == "-" else tag.end
            yield tag._replace(
                start=max(start, position),
                end=end,
                joins_before=tag.joins_before and start == 0,
                joins_after=tag.joins_after and end == len(text),
            )
        position = tag.end


def _parse_tag(opening: re.Match[str], closing: re.Match[str], text: str) -> Tag:
    inner = text[opening.end() : closing.start()].translate(_CURLY_QUOTES)
    head = _TAG_HEAD.match(inner)
    assert head is not None
    is_statement = braces.half_width(opening.group()) == STATEMENT
    ends_with_dash = inner.endswith("-") and opening.group() != COMMENT
    code = inner[head.end() :]
    return Tag(
        opens=braces.half_width(opening.group()),
        target=head.group(2) or "",
        code=code.removesuffix("-").strip() if ends_with_dash else code.strip(),
        typed=text[opening.start() : closing.end()],
        start=opening.start(),
        end=closing.end(),
        joins_before=is_statement and inner.startswith("-"),
        joins_after=is_statement and ends_with_dash,
        typed_start=opening.start(),
    )
