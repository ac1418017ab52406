"""What a file was before each move by hand, so that the last move can be taken back, byte for byte."""

from pathlib import Path
from threading import Lock
from typing import NamedTuple

#: So many moves of a file can be taken back.
_MOST_MOVES = 100


class _UndoableMove(NamedTuple):
    """The version that a move made, the content before it, and the name of its seating."""

    version: str
    before: bytes
    seating: str


class MoveHistory:
    """The moves of this run of the program, file by file."""

    def __init__(self) -> None:
        self._steps: dict[Path, list[_UndoableMove]] = {}
        self._lock = Lock()

    def note(self, path: Path, version: str, before: bytes, seating: str) -> None:
        """Notes a move that made a version."""
        with self._lock:
            steps = self._steps.setdefault(path, [])
            steps.append(_UndoableMove(version, before, seating))
            del steps[:-_MOST_MOVES]

    def last(self, path: Path, version: str) -> _UndoableMove | None:
        """The move that made this version; None where something else did."""
        with self._lock:
            steps = self._steps.get(path, [])
            return steps[-1] if steps and steps[-1].version == version else None

    def take_back(self, path: Path) -> None:
        """Forgets the last move of a file."""
        with self._lock:
            self._steps[path].pop()
