"""The notes of a run: those that the last run in the same folder has given are not said in full again."""

from collections.abc import Iterable, Iterator, Set

from docgen.api.packs.record import sha256
from docgen.errors import Problem

#: So many characters of the SHA-256 tell a note from the others of a visit.
_FINGERPRINT = 16


def fingerprints(problems: Iterable[Problem]) -> Iterator[str]:
    """What the record of a run keeps of its notes, wherever in the file they stand."""
    return (_fingerprint(problem) for problem in problems if problem.level == "note")


def given_before(problems: Iterable[Problem], notes: Set[str]) -> tuple[Problem, ...]:
    """The notes among problems that an earlier run has given. What must or should be mended is never one of them."""
    return tuple(problem for problem in problems if problem.level == "note" and _fingerprint(problem) in notes)


def _fingerprint(problem: Problem) -> str:
    text = f"{problem.code} {problem.text} {problem.hint or ''}"
    return sha256(text.encode("utf-8", "surrogateescape"))[:_FINGERPRINT]
