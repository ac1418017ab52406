"""What is printed on the faces of cards, read back from the finished document by other means than it was made."""

import io
import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from xml.sax.saxutils import unescape

_BOX = re.compile(rb"<w:txbxContent>(.*?)</w:txbxContent>", re.S)
_TEXT = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_PIECE = 1 << 18
_ENTITIES = {"&quot;": '"', "&#10;": "\n", "&#9;": "\t"}


def faces(document: Sequence[bytes]) -> Iterator[str]:
    """The text of every text box of the body in order, letter for letter, without breaks.

    The document is given in pieces, and its body is never whole in memory: a stack may be a hundred times larger
    unpacked.
    """
    with zipfile.ZipFile(io.BufferedReader(_Pieces(document))) as archive, archive.open("word/document.xml") as part:
        waiting = b""
        while piece := part.read(_PIECE):
            waiting += piece
            end = 0
            for found in _BOX.finditer(waiting):
                end = found.end()
                yield unescape(b"".join(_TEXT.findall(found.group(1))).decode(), _ENTITIES)
            waiting = waiting[end:]


class _Pieces(io.RawIOBase):
    """Pieces as a file that can be read."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        super().__init__()
        self._pieces = pieces
        self._starts = [0, *accumulate(map(len, pieces))]
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Moves to a place, counted from the beginning, from here or from the end."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._starts[-1]}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # any buffer
        """What is left of the piece at this place, as far as it fits."""
        if self._at >= self._starts[-1]:
            return 0
        number = bisect_right(self._starts, self._at) - 1
        inside = self._at - self._starts[number]
        part = self._pieces[number][inside : inside + len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)
