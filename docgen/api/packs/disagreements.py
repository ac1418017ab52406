"""What a finished paper has otherwise than the visit: each value with its place, in a sentence."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from docgen.api.packs.people import without_spaces
from docgen.model.scalars import INVISIBLE

#: What a row that stands elsewhere is about.
ORDER = "次序"
#: What words are about that stand where nothing stood: in an empty cell, in a paragraph of their own.
ADDED = "文字"
#: What a paper is about that is not there or cannot be read.
WHOLE_PAPER = "文书"
_LONGEST_WORDS = 60


class Disagreement(NamedTuple):
    """A value that a finished paper has otherwise than the visit.

    ``about`` is what it is (房号, 时间 …), ``who`` the name of him whom it concerns, or of the item of the programme,
    if it is one. ``expected`` is what the visit says, ``found`` what the paper says; either may be empty. ``row`` is
    the whole row of a table where all of it was added or deleted.
    """

    paper: str
    place: str
    about: str
    who: str
    expected: str
    found: str
    row: str = ""

    def as_json(self) -> dict[str, str]:
        """It as ``--json`` prints it; a row is named where there is one."""
        return {name: text for name, text in self._asdict().items() if text or name != "row"}

    @property
    def is_of_whole_paper(self) -> bool:
        """Whether the paper is not there, or cannot be read."""
        return self.about == WHOLE_PAPER

    @property
    def owner(self) -> str:
        """Whose the value is, as it is said before it: 周明远的; nothing for a name."""
        return f"{self.who}的" if self.who and self.about != "姓名" else ""

    @property
    def row_words(self) -> str:
        """What became of a whole row."""
        return f"多了一行：{self.row}（来访文件里没有）" if self.found else f"少了一行：{self.row}"

    @property
    def sentence(self) -> str:
        """It in a sentence."""
        if self.is_of_whole_paper:
            if self.found:
                return f"{self.paper}：打不开，已经损坏或不是 Word 文档；再做一次 docgen pack 就重做它"
            return f"{self.paper}：文件夹里没有这一份；再做一次 docgen pack 就补上"
        who, expected, found = self.owner, shown(self.expected), shown(self.found)
        if self.about == ORDER:
            return f"{self.paper}：{who}次序不一样，排在{self.found}，应当在{self.expected}"
        if not found:
            return f"{self.paper} {self.place}：少了{who}{self.about}“{expected}”"
        if not expected:
            return f"{self.paper} {self.place}：多了{who}{self.about}“{found}”，来访文件里没有"
        return f"{self.paper} {self.place}：{who}{self.about}是“{found}”，来访文件是“{expected}”"

    @property
    def sentence_of_words(self) -> str:
        """Changed words in a sentence."""
        if not self.expected:
            return f"{self.paper} {self.place}：添了文字“{_short(self.found)}”，不在来访文件里"
        if not self.found:
            return f"{self.paper} {self.place}：删了文字“{_short(self.expected)}”"
        return f"{self.paper} {self.place}：文字“{_short(self.expected)}”改成了“{_short(self.found)}”，不在来访文件里"


def shown(text: str) -> str:
    """A text with the code points of characters that nobody sees.

    >>> shown("周\u200b明远")
    '周〔U+200B〕明远'
    """
    return INVISIBLE.sub(lambda match: f"〔U+{ord(match[0]):04X}〕", text)


def _short(text: str) -> str:
    text = shown(text)
    return text if len(text) <= _LONGEST_WORDS else f"{text[: _LONGEST_WORDS - 1]}…"


def is_still_different(one: Disagreement, differing: Sequence[Disagreement]) -> bool:
    """Whether a change by hand is among what its file has otherwise than the paper as it is now."""
    return any(is_value_of(other, one) for other in differing)


def is_value_of(other: Disagreement, one: Disagreement) -> bool:
    """Whether a disagreement is about what was changed by hand."""
    if other.about != one.about or bool(other.found) != bool(one.found):
        return False
    texts = (one.found, other.found) if one.found else (one.expected, other.expected)
    return without_spaces(texts[0]) in without_spaces(texts[1])


def sentences_of(disagreements: Sequence[Disagreement]) -> tuple[str, ...]:
    """Disagreements in sentences, one for all that a line has lost or won."""
    groups = groupby(disagreements, lambda one: (one.paper, one.place, bool(one.expected), bool(one.found)))
    return tuple(sentence for key, of_line in groups for sentence in _sentences(list(of_line), all(key[2:])))


def _sentences(of_line: Sequence[Disagreement], are_changed: bool) -> list[str]:
    """The disagreements of a line in sentences; ``are_changed`` says that it has other values, no fewer, no more."""
    first = of_line[0]
    if first.row:
        return [f"{first.paper} {first.place}：{first.row_words}"]
    if are_changed or len(of_line) == 1:
        return [one.sentence for one in of_line]
    values = "、".join(f"{one.about}“{shown(one.expected or one.found)}”" for one in of_line)
    if first.expected:
        return [f"{first.paper} {first.place}：少了{values}"]
    return [f"{first.paper} {first.place}：多了{values}，来访文件里没有"]
