"""The texts of a workbook of Excel 97 to 2003, and which words of them are struck out."""

import struct
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

_WIDE, _HAS_ADDITIONS, _HAS_RUNS = 0x1, 0x4, 0x8


class StruckRuns(NamedTuple):
    """The struck words of a text with several fonts, and whether it has no others."""

    words: str
    is_whole: bool


class FontRuns(NamedTuple):
    """A text with several fonts: its beginning has the font of its cell, which may be struck."""

    in_plain_cell: StruckRuns
    in_struck_cell: StruckRuns


def short_text(content: bytes, at: int, length_bytes: int) -> str:
    """A text that stands alone: its length in so many bytes, a flag, its characters."""
    length = int.from_bytes(content[at : at + length_bytes], "little")
    start = at + length_bytes + 1
    if content[start - 1] & _WIDE:
        return content[start : start + 2 * length].decode("utf-16-le", "replace")
    return content[start : start + length].decode("latin-1")


def strings_with_fonts(chunks: Sequence[bytes], struck_fonts: Collection[int]) -> Mapping[int, FontRuns]:
    """The shared texts with several fonts, by their numbers. ``chunks`` are the records that hold them, in order."""
    reader = _StringReader(chunks)
    count = reader.count()
    found: dict[int, FontRuns] = {}
    for number in range(count):
        if reader.is_at_end():
            break
        text, places = reader.text()
        if places:
            runs = [(start, font in struck_fonts) for start, font in places]
            found[number] = FontRuns(_struck(text, [(0, False), *runs]), _struck(text, [(0, True), *runs]))
    return found


def _struck(text: bytes, runs: Sequence[tuple[int, bool]]) -> StruckRuns:
    """What is struck of a text in UTF-16; ``runs`` are the places from which it is struck, or no more."""
    words, is_whole = b"", True
    ends = [*(start for start, _ in runs[1:]), len(text) // 2]
    for (start, is_struck), end in zip(runs, ends, strict=True):
        piece = text[2 * start : 2 * max(start, end)]
        if is_struck:
            words += piece
        elif piece.decode("utf-16-le", "replace").strip():
            is_whole = False
    return StruckRuns(words.decode("utf-16-le", "replace").strip(), is_whole)


class _StringReader:
    """Reads texts one after another. Where one goes on in the next record, that begins with a flag of its own."""

    def __init__(self, chunks: Sequence[bytes]) -> None:
        self._chunks = chunks
        self._chunk = self._at = 0

    def count(self) -> int:
        return int(struct.unpack("<4xI", self._bytes(8))[0])

    def is_at_end(self) -> bool:
        self._go_on()
        return self._chunk >= len(self._chunks)

    def text(self) -> tuple[bytes, Sequence[tuple[int, int]]]:
        """The next text in UTF-16, and the places from which its fonts hold, with these."""
        length, flags = struct.unpack("<HB", self._bytes(3))
        runs = struct.unpack("<H", self._bytes(2))[0] if flags & _HAS_RUNS else 0
        additions = struct.unpack("<I", self._bytes(4))[0] if flags & _HAS_ADDITIONS else 0
        text = self._characters(length, flags)
        places = list(struct.iter_unpack("<HH", self._bytes(4 * runs)))
        self._bytes(additions)
        return text, places

    def _characters(self, length: int, flags: int) -> bytes:
        text = b""
        while length and self._chunk < len(self._chunks):
            if self._at >= len(self._chunks[self._chunk]):
                self._go_on()
                flags = self._bytes(1)[0]
            size = 2 if flags & _WIDE else 1
            left = (len(self._chunks[self._chunk]) - self._at) // size
            piece = self._bytes(min(length, left) * size)
            text += piece if flags & _WIDE else piece.decode("latin-1").encode("utf-16-le")
            length -= len(piece) // size
            if not piece:
                break
        return text

    def _bytes(self, count: int) -> bytes:
        """So many bytes, over the ends of records; fewer where there are no more."""
        read = b""
        while count > len(read) and not self.is_at_end():
            chunk = self._chunks[self._chunk]
            piece = chunk[self._at : self._at + count - len(read)]
            self._at += len(piece)
            read += piece
        return read

    def _go_on(self) -> None:
        while self._chunk < len(self._chunks) and self._at >= len(self._chunks[self._chunk]):
            self._chunk, self._at = self._chunk + 1, 0
