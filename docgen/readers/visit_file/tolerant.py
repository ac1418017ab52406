"""A text with slips read as far as it can be: every slip at its place, and the tree of what was meant.

The strict reader comes first; a file without a fault never gets here. Slips are mended in a copy, and what the strict
reader still cannot read there is left out, entry by entry, so that the rest of the file is checked in the same run.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from docgen.errors import Problem
from docgen.model.value import Value
from docgen.readers.visit_file.changes import Change, ChangeNotices
from docgen.readers.visit_file.decode import Decoder
from docgen.readers.visit_file.mending import LinePlaces, MendedText, YamlSlip
from docgen.readers.visit_file.nodes import (
    COLUMNS_PER_LINE,
    MappingNode,
    Node,
    SequenceNode,
    Source,
    UnreadableError,
    compose,
)
from docgen.readers.visit_file.slip_causes import CHINESE_QUOTE, NAMES_MARK
from docgen.readers.visit_file.slips import may_have_slips

V = TypeVar("V", bound=Value)

_MOST_LEFT_OUT = 60
_LONGEST_HINT = 56
_MOST_ROUNDS = 4
#: Problems of a tree that a slip may be the cause of.
_SYMPTOMS = frozenset(f"D{number}" for number in (102, 105, 106, 107, 108, 109, 110, 111, 112, 113, 120))
#: What is no fault of a file when a part of it could not be read.
_CONSEQUENCES = frozenset(("D108", "D115", "D117", "D124"))


class ReadText(NamedTuple):
    """The tree of a text, and the slips in it. ``is_partial``: some of it could not be read and is not in the tree."""

    node: Node | None
    problems: tuple[Problem, ...] = ()
    is_partial: bool = False


def read_yaml(source: Source, model: type[Value]) -> ReadText:
    """The tree of a text that holds a value of this model or a list of them. Raises UnreadableError.

    It is raised where nothing can be read at all; other faults are among the problems.
    """
    try:
        node = compose(source)
    except UnreadableError as error:
        if any(problem.code != "D102" for problem in error.problems):
            raise
        return _read_with_slips(source, model)
    if may_have_slips(source, model) and (read := read_again(source, model)):
        return read
    return ReadText(node)


def read_again(source: Source, model: type[Value]) -> ReadText | None:
    """The tree of a text that YAML can read but perhaps not as it was meant; None when there is no slip in it."""
    read = _read_with_slips(source, model)
    return read if read.problems else None


def value_of_text(
    source: Source, model: type[V], prepare: Callable[[Node | None], Node | None] = lambda node: node
) -> tuple[V | None, list[Problem]]:
    """The value of a whole file, and everything that is wrong with it. Raises UnreadableError.

    ``prepare`` changes the tree before it is decoded.
    """

    def decode(read: ReadText) -> tuple[V | None, list[Problem]]:
        decoder = Decoder()
        value = decoder.value_of_file(prepare(read.node), model, source)
        return value, decoder.problems

    read = read_yaml(source, model)
    value, problems = decode(read)
    if not read.problems and may_come_from_slips(problems) and (again := read_again(source, model)):
        value_again, problems_again = decode(again)
        if len(problems_again) < len(problems):
            return value_again, [*again.problems, *own_problems(problems_again, again.problems, again.is_partial)]
    return value, [*read.problems, *own_problems(problems, read.problems, read.is_partial)]


def may_come_from_slips(problems: Iterable[Problem]) -> bool:
    """Whether a slip may be the cause of one of these problems of a tree."""
    return any(problem.code in _SYMPTOMS for problem in problems)


def own_problems(problems: Iterable[Problem], slips: Iterable[Problem], is_partial: bool) -> Iterator[Problem]:
    """The problems of a tree without those that slips, or a part that could not be read, are the cause of."""
    reported = {slip.place for slip in slips}
    for problem in problems:
        if problem.place in reported and problem.code in _SYMPTOMS:
            continue
        if not is_partial or problem.code not in _CONSEQUENCES:
            yield problem


class MendedFile(NamedTuple):
    """A text in which every slip that is certain was mended, and these slips."""

    text: str
    changes: tuple[Problem, ...]


def mend_yaml(source: Source, model: type[Value]) -> MendedFile:
    """A text without its slips, as far as their mending is certain.

    Where one change hides another, the text is read again. A text that YAML reads as it was meant is left alone.
    """
    text, changes = source.text, list[Problem]()
    reads_well = _reads_well(source, model)
    for _ in range(_MOST_ROUNDS):
        typed = Source(source.name, text)
        slips = [slip for slip in slips_of(typed, model) if slip.certain and slip.edits]
        if reads_well:
            slips = [slip for slip in slips if slip.cause.level == "note" or slip.cause is NAMES_MARK]
        mended = MendedText(text, (edit for slip in slips for edit in slip.edits))
        if mended.text == text:
            break
        changes += slip_problems(slips, typed, mended)
        text = mended.text
    return MendedFile(text, tuple(changes))


def _reads_well(source: Source, model: type[Value]) -> bool:
    """Whether YAML reads a text, and what it reads are fields with values."""
    try:
        node = compose(source)
    except UnreadableError:
        return False
    decoder = Decoder()
    for part in node.items if isinstance(node, SequenceNode) else [node]:
        decoder.value_of_file(part, model, source)
    return not may_come_from_slips(decoder.problems) and not may_have_slips(source, model)


def slips_of(source: Source, model: type[Value] | None) -> list[YamlSlip]:
    """Every slip of a text, by place."""
    # the reader of slips is brought in only for files that have some
    from docgen.readers.visit_file.line_slips import read_lines

    slips = sorted(read_lines(source.text, model), key=lambda slip: slip.start)
    return list({(slip.start, slip.cause.code): slip for slip in reversed(slips)}.values())[::-1]


def slip_problems(slips: Sequence[YamlSlip], source: Source, mended: MendedText) -> list[Problem]:
    """Slips as problems, each with its line in the right form."""
    places, lines = LinePlaces(source.text), LinePlaces(mended.text)
    problems = []
    for slip in slips:
        text, remedy = slip.said if slip.said[0] else (slip.cause.sentence, slip.cause.remedy)
        at = mended.mended_at(slip.start)
        form = _shortened(lines.lines[lines.line_of(at)], at - lines.starts[lines.line_of(at)])
        hint = f"写成“{form}”" if slip.certain else f"{remedy}；如果是这个意思，就写成“{form}”"
        mark = places.mark(slip.start, source.name)
        excerpt = places.lines[mark.line - 1]
        problems.append(Problem(mark, slip.cause.code, slip.cause.level, text, hint, excerpt, slip.cause))
    return problems


def _say_changes(slips: Sequence[YamlSlip], source: Source, problems: list[Problem]) -> None:
    """Says in one line for each cause what was taken otherwise than typed: “李娜”→李娜."""
    notices, places = ChangeNotices(problems), LinePlaces(source.text)
    for slip in slips:
        start, end = min(edit.start for edit in slip.edits), max(edit.end for edit in slip.edits)
        typed = source.text[start:end]
        read = MendedText(typed, (edit._replace(start=edit.start - start, end=edit.end - start) for edit in slip.edits))
        plain = read.text.strip('"') if slip.cause is CHINESE_QUOTE else read.text
        notices.add(slip.cause.sentence, Change(typed, plain, places.mark(slip.start, source.name)))


def _shortened(line: str, at: int) -> str:
    """A line without its indent; of a long one the part around a character."""
    indent = len(line) - len(line.lstrip())
    line, at = line.strip(), max(0, at - indent)
    if len(line) <= _LONGEST_HINT:
        return line
    start = max(0, min(at - _LONGEST_HINT // 2, len(line) - _LONGEST_HINT))
    end = start + _LONGEST_HINT
    return ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")


def _read_with_slips(source: Source, model: type[Value]) -> ReadText:
    # names between other marks than 、 are read as they stand
    slips = [slip for slip in slips_of(source, model) if slip.cause is not NAMES_MARK]
    taken = (slip for slip in slips if slip.cause.level != "should")
    mended = MendedText(source.text, (edit for slip in taken for edit in slip.edits))
    # a line is shown as it would be with every change
    whole = MendedText(source.text, (edit for slip in slips for edit in slip.edits))
    problems = slip_problems([slip for slip in slips if slip.cause.level != "note"], source, whole)
    _say_changes([slip for slip in slips if slip.cause.level == "note"], source, problems)
    rest = _Rest(source, mended, frozenset(problem.place.line for problem in problems if problem.place))
    node = rest.compose()
    problems += rest.problems
    if node is None and rest.is_partial and problems:
        raise UnreadableError(*problems)
    if node is not None:
        _put_back(node, source, mended)
    return ReadText(node, tuple(problems), rest.is_partial)


class _Rest:
    """What the strict reader reads of a mended text, and what it says of the entries that it cannot read."""

    def __init__(self, source: Source, mended: MendedText, lines_with_slips: frozenset[int]) -> None:
        self.problems: list[Problem] = []
        self.is_partial = False
        self._source, self._mended = source, mended
        self._typed, self._places = LinePlaces(source.text), LinePlaces(mended.text)
        self._lines = list(self._places.lines)
        self._lines_with_slips = lines_with_slips
        self._tried: set[int] = set()
        self._left_out_before = -1  # the line behind what was left out last

    def compose(self) -> Node | None:
        for _ in range(_MOST_LEFT_OUT):
            try:
                return compose(Source(self._source.name, "\n".join(self._lines)))
            except UnreadableError as error:
                self._leave_out(error.problems[0])
        return None

    def _leave_out(self, problem: Problem) -> None:
        """Reports what cannot be read, and empties its lines: first those below it, then the whole entry."""
        self.is_partial = True
        # what is not closed is found wanting behind the last line
        line = min(problem.place.line if problem.place else 1, len(self._lines)) - 1
        first, end = self._entry(line)
        if self._lines[line].startswith(("---", "...")):
            self._report(problem)
            self._empty(line, len(self._lines))
            return
        if first in self._tried or not self._lines[line].strip():
            self._empty(first, max(end, line + 1))
            return
        self._tried.add(first)
        if line != self._left_out_before:
            self._report(problem)
        depth = _indent(self._lines[line])
        last = line + 1
        while last < end and (not self._lines[last].strip() or _indent(self._lines[last]) > depth):
            last += 1
        self._empty(line, last)
        self._left_out_before = last

    def _report(self, problem: Problem) -> None:
        if problem.place is None:
            self.problems.append(problem)
            return
        offset = self._places.offset(problem.place.line - 1, problem.place.column - 1)
        typed = min(self._mended.typed_at(min(offset, len(self._mended.text))), len(self._source.text))
        mark = self._typed.mark(typed, self._source.name)
        if mark.line not in self._lines_with_slips:
            self.problems.append(problem._replace(place=mark, excerpt=self._typed.lines[mark.line - 1]))

    def _entry(self, line: int) -> tuple[int, int]:
        """The first line of the entry at the left edge that a line belongs to, and the line behind its last."""
        first = line
        while first > 0 and not _begins_entry(self._lines[first]):
            first -= 1
        end = line + 1
        while end < len(self._lines) and not _begins_entry(self._lines[end]):
            end += 1
        return first, end

    def _empty(self, first: int, end: int) -> None:
        self._lines[first:end] = [""] * (end - first)


def _begins_entry(line: str) -> bool:
    return bool(line) and not line[0].isspace() and line[0] != "#"


def _indent(line: str) -> int:
    match = re.match(r"\s*(- +)*", line)
    return match.end() if match and match.end() < len(line) else len(line) - len(line.lstrip())


def _put_back(root: Node, source: Source, mended: MendedText) -> None:
    """Gives every node of a mended text the place where it was typed."""
    typed, places = LinePlaces(source.text), LinePlaces(mended.text)
    nodes: list[Node] = [root]
    while nodes:
        node = nodes.pop()
        line, column = divmod(node.start, COLUMNS_PER_LINE)
        offset = mended.typed_at(places.offset(line, column))
        typed_line = typed.line_of(offset)
        node.start = typed_line * COLUMNS_PER_LINE + offset - typed.starts[typed_line]
        node.source = source
        if isinstance(node, MappingNode):
            nodes += (part for pair in node.pairs for part in pair)
        elif isinstance(node, SequenceNode):
            nodes += node.items
