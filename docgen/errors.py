"""What can be wrong, and where: places, problems, and the exceptions that carry problems to the command line."""

import struct
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

Level = Literal["error", "must", "should", "note"]
#: What the levels are called for people, the gravest first.
LEVEL_WORDS: Mapping[Level, str] = {"error": "错误", "must": "违规", "should": "应改", "note": "提示"}
#: The levels that a rule may have.
RULE_LEVELS: tuple[Level, ...] = ("must", "should", "note")

#: What libraries raise for damaged files besides errors of their own: they take what they read for what it should be.
DAMAGED_FILE = (
    ValueError, LookupError, TypeError, AttributeError, AssertionError, ArithmeticError, RuntimeError, EOFError,
    SyntaxError, zlib.error, struct.error,
)  # fmt: skip
#: So many errors that say the same are said as one.
_ALIKE = 3


class Mark(NamedTuple):
    """A place that a user can go to: line and column count from 1, columns in code points.

    In a Word template ``file`` names the part too (``方案.docx!正文``), ``line`` is the number of the paragraph in that
    part, and ``column`` the character in the paragraph's text.
    """

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Cell(Mark):
    """A place in a sheet; ``file`` names the sheet too (``台账.xlsx!2023``), line is the row, column the column."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"{self.file}!{column_name(self.column)}{self.line}"


def column_name(number: int) -> str:
    """The letters of a column, counted from 1.

    >>> [column_name(n) for n in (1, 26, 27, 703)]
    ['A', 'Z', 'AA', 'AAA']
    """
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_number(name: str) -> int:
    """
    >>> [column_number(name) for name in ("A", "Z", "AA")]
    [1, 26, 27]
    """
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number


class SlipCause(NamedTuple):
    """What many problems of a file can have in common: their code, what they are, how to mend them all."""

    code: str
    sentence: str
    remedy: str
    level: Level = "error"


class Problem(NamedTuple):
    """One thing to mend. ``excerpt`` is the line (or paragraph) at ``place``; a caret is printed below it.

    Problems with the same ``cause`` are printed as one.
    """

    place: Mark | None
    code: str
    level: Level
    text: str
    hint: str = ""
    excerpt: str = ""
    cause: SlipCause | None = None

    def as_json(self) -> dict[str, object]:
        """The shape that ``--json`` prints."""
        file, line, column = self.place or (None, None, None)
        return {
            "file": file,
            "line": line,
            "column": column,
            "code": self.code,
            "level": self.level,
            "text": self.text,
            "hint": self.hint,
        }


def group_by_cause(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Problems that are said as one: those of one cause in one file, and errors that say the same of three places.

    A group stands where the first of it stood.
    """
    listed = list(problems)
    counts = Counter(map(_said, listed))
    groups: dict[object, list[Problem]] = {}
    for at, problem in enumerate(listed):
        said = _said(problem)
        as_one = counts[said] > 1 if problem.cause else problem.level == "error" and counts[said] >= _ALIKE
        groups.setdefault(said if as_one else at, []).append(problem)
    return list(groups.values())


def _said(problem: Problem) -> tuple[object, ...]:
    """What is the same in problems that are said as one."""
    file = problem.place.file if problem.place else None
    return (file, problem.code, problem.level, problem.cause or (problem.text, problem.hint))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether one of the problems is an error, and not just a warning or a note."""
    return any(problem.level == "error" for problem in problems)


class DocgenError(Exception):
    """Base of all errors that a user can mend; ``problems`` is never empty and sorted by place."""

    exit_code = 70

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=_by_place))
        super().__init__("\n".join(f"{p.place}: {p.code} {p.text}" if p.place else p.text for p in self.problems))


class DataError(DocgenError):
    """A file cannot be read as what it should be, or a rule of level must is broken."""

    exit_code = 1


class UsageError(DocgenError):
    """An unknown kind, a file that is not there, an option that cannot be used."""

    exit_code = 2


class TemplateError(DocgenError):
    """A template has to be mended; places are its paragraphs, excerpts their text."""

    exit_code = 3


class OutputError(DocgenError):
    """Files cannot be written, or would overwrite others."""

    exit_code = 4


class NoPdfError(OutputError):
    """No PDF can be made of a document; the document itself is whole."""


def _by_place(problem: Problem) -> tuple[bool, Mark, str]:
    return problem.place is not None, problem.place or Mark("", 0, 0), problem.code
