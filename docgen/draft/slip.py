"""A slip in the text of a draft, and how to mend it."""

from collections.abc import Iterable
from typing import NamedTuple

from docgen.draft.lines import BLANKS
from docgen.errors import Problem
from docgen.model.draft import Manuscript


class Edit(NamedTuple):
    """What a line becomes between two characters; ``line`` counts as the file does, characters from 0."""

    line: int
    start: int
    end: int
    text: str


class Slip(NamedTuple):
    """A slip, and how to mend it where that is certain."""

    problem: Problem
    edits: tuple[Edit, ...] = ()


def mend(manuscript: Manuscript, slips: Iterable[Slip]) -> tuple[Manuscript, tuple[Slip, ...]]:
    """The manuscript with every certain slip mended, and the slips that were."""
    lines = list(manuscript.lines)
    certain = [slip for slip in slips if slip.edits]
    edits = {edit for slip in certain for edit in slip.edits}
    for edit in sorted(edits, key=lambda edit: (edit.line, edit.start), reverse=True):
        at = edit.line - manuscript.first
        lines[at] = lines[at][: edit.start] + edit.text + lines[at][edit.end :]
    return manuscript._replace(lines=tuple(lines)), tuple(certain)


def mark_at_end(manuscript: Manuscript, line: int, code: str, text: str, hint: str) -> Slip:
    """A mark at the end of a line that should not be there; it is mended by taking it away."""
    end = len(manuscript.lines[line - manuscript.first].rstrip(BLANKS))
    return Slip(manuscript.problem(line, end, code, text, hint), (Edit(line, end - 1, end, ""),))
