"""Reads back what is printed in a document, by other means than those by which it was printed."""

import io
import re
import zipfile
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import accumulate
from typing import NamedTuple

_TEXT_BOX = re.compile(rb"<w:txbxContent>(.*?)</w:txbxContent>", re.S)
_TEXT = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)</w:t>")
#: Text of a document, of a drawing in it, and of a chart.
_ANY_TEXT = re.compile(rb"<(?:w:t|a:t|c:v)(?: [^>]*)?>([^<]*)</")
_BODY = "word/document.xml"
_CHUNK_BYTES = 1 << 18


def face_texts(document: Sequence[bytes]) -> Iterator[str]:
    """The text of every text box of the body in order, letter for letter, without breaks.

    The document is given in chunks, and its body is never whole in memory: unpacked, a stack of cards may be a hundred
    times larger.
    """
    with (
        zipfile.ZipFile(io.BufferedReader(_ChunkedFile(document), _CHUNK_BYTES)) as archive,
        archive.open(_BODY) as part,
    ):
        unread = b""
        while chunk := part.read(_CHUNK_BYTES):
            unread += chunk
            end = 0
            for box in _TEXT_BOX.finditer(unread):
                end = box.end()
                yield unescape(b"".join(_TEXT.findall(box.group(1))).decode())
            unread = unread[end:]


def body_bytes(document: Sequence[bytes]) -> int:
    """How large the body of a document is, unpacked."""
    with zipfile.ZipFile(io.BufferedReader(_ChunkedFile(document))) as archive:
        return archive.getinfo(_BODY).file_size


class ReadPart(NamedTuple):
    """A part of a finished document: its name, all text in it, letter for letter without breaks, its checksum."""

    name: str
    text: str
    checksum: int


def read_parts(document: Sequence[bytes]) -> Iterator[ReadPart]:
    """The parts of a document that may hold text. Raises BadZipFile for a damaged one."""
    with zipfile.ZipFile(io.BufferedReader(_ChunkedFile(document))) as archive:
        for info in archive.infolist():
            if info.filename.startswith("word/") and info.filename.endswith(".xml"):
                text = b"".join(_ANY_TEXT.findall(archive.read(info))).decode()
                yield ReadPart(info.filename, unescape(text), info.CRC)


class _ChunkedFile(io.RawIOBase):
    """Chunks as a file that can be read."""

    def __init__(self, chunks: Sequence[bytes]) -> None:
        super().__init__()
        self._chunks = chunks
        self._starts = [0, *accumulate(map(len, chunks))]
        self._position = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Moves to a position, counted from the beginning, from the present one or from the end."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._starts[-1]}[whence]
        self._position = max(0, base + offset)
        return self._position

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # any buffer
        """Reads what is left of the chunk at this position, as far as it fits."""
        if self._position >= self._starts[-1]:
            return 0
        number = bisect_right(self._starts, self._position) - 1
        start = self._position - self._starts[number]
        part = self._chunks[number][start : start + len(buffer)]
        buffer[: len(part)] = part
        self._position += len(part)
        return len(part)
