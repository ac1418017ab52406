"""Where finished files wait until all of them are written: in memory while they are small, else on disk."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, overload

from docgen.errors import OutputError, Problem
from docgen.text.system_errors import reason_of

#: So much waits in memory.
_MOST_IN_MEMORY_BYTES = 1_000_000
#: Small pieces become one, which is at least so large: of each there is a note of where it lies.
_SMALLEST_PIECE_BYTES = 64_000


class Spool:
    """A file of the system's own, without a name, that is gone when it is closed."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def kept(self, pieces: Iterable[bytes]) -> Sequence[bytes]:
        """The same content, which can be read as long as the spool is open. Raises OutputError on a full disk."""
        return _KeptPieces(self, [(self._write(piece), len(piece)) for piece in _joined(pieces)])

    def read(self, position: int, length: int) -> bytes:
        self._file.seek(position)
        return self._file.read(length)

    def _write(self, piece: bytes) -> int:
        """Where a piece lies now."""
        try:
            position = self._file.seek(0, 2)
            self._file.write(piece)
            self._file.flush()
        except OSError as error:
            text = f"写不进临时文件夹“{tempfile.gettempdir()}”：{reason_of(error)}"
            raise OutputError([Problem(None, "O403", "error", text, "磁盘满了先腾出地方")]) from error
        return position


@contextmanager
def opened_spool() -> Iterator[Spool]:
    """A spool that is closed behind the block."""
    with tempfile.SpooledTemporaryFile(max_size=_MOST_IN_MEMORY_BYTES, prefix="docgen-") as file:
        yield Spool(file)


def _joined(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same content in fewer pieces."""
    waiting: list[bytes] = []
    length = 0
    for piece in pieces:
        waiting.append(piece)
        length += len(piece)
        if length >= _SMALLEST_PIECE_BYTES:
            yield b"".join(waiting)
            waiting, length = [], 0
    if waiting:
        yield b"".join(waiting)


class _KeptPieces(Sequence[bytes]):
    """The pieces of a file that waits: each is read when it is asked for."""

    def __init__(self, spool: Spool, places: Iterable[tuple[int, int]]) -> None:
        self._spool, self._places = spool, tuple(places)

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> bytes: ...
    @overload
    def __getitem__(self, index: slice) -> "_KeptPieces": ...
    def __getitem__(self, index: int | slice) -> "bytes | _KeptPieces":
        if isinstance(index, slice):
            return _KeptPieces(self._spool, self._places[index])
        return self._spool.read(*self._places[index])
