"""The streams inside a file of older Office programs (.xls, .et): a small file system of sectors and chains of them."""

import struct
from collections.abc import Iterator, Sequence

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Where the header names the first sectors of its tables; 109 entries of the first table stand in it.
_FIRST_FOLDER_SECTOR, _SMALLEST_LARGE, _FIRST_SMALL_TABLE, _FIRST_MORE_TABLE, _TABLE = 48, 56, 60, 68, 76
_TABLE_ENTRIES = 109
_LAST_SECTOR = 0xFFFFFFFA
_ENTRY_BYTES = 128


def stream_of(content: bytes, name: str) -> bytes:
    """The bytes of a stream of that name; empty where there is none, or where the file is damaged before it."""
    if not content.startswith(_COMPOUND):
        return b""
    try:
        return _CompoundFile(content).stream(name)
    except (struct.error, IndexError, ValueError):
        return b""


class _CompoundFile:
    def __init__(self, content: bytes) -> None:
        self._content = content
        large, small = struct.unpack_from("<HH", content, 30)
        if large not in (9, 12) or small != 6:
            raise ValueError("sectors of an unknown size")
        self._sector_bytes, self._small_bytes = 1 << large, 1 << small
        self._table = self._read_table()
        self._folder = self._joined(self._number(_FIRST_FOLDER_SECTOR))

    def stream(self, name: str) -> bytes:
        start, size = self._entry(name)
        if size >= self._number(_SMALLEST_LARGE):
            return self._joined(start)[:size]
        small_table = _numbers(self._joined(self._number(_FIRST_SMALL_TABLE)))
        root_start, root_size = struct.unpack_from("<II", self._folder, 116)
        small = self._joined(root_start)[:root_size]
        length = self._small_bytes
        return b"".join(small[at * length : (at + 1) * length] for at in _chain(start, small_table))[:size]

    def _entry(self, name: str) -> tuple[int, int]:
        """The first sector and the size of a stream."""
        wanted = f"{name}\0".encode("utf-16-le")
        for at in range(0, len(self._folder) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
            if self._folder.startswith(wanted, at):
                start, size = struct.unpack_from("<II", self._folder, at + 116)
                return start, size
        raise ValueError("no such stream")

    def _read_table(self) -> Sequence[int]:
        """Which sector follows on each one."""
        sectors = list(struct.unpack_from(f"<{_TABLE_ENTRIES}I", self._content, _TABLE))
        more, seen = self._number(_FIRST_MORE_TABLE), 0
        while more < _LAST_SECTOR and seen * self._sector_bytes < len(self._content):
            entries = _numbers(self._sector(more))
            sectors += entries[:-1]
            more, seen = entries[-1], seen + 1
        return _numbers(b"".join(self._sector(at) for at in sectors if at < _LAST_SECTOR))

    def _joined(self, start: int) -> bytes:
        return b"".join(map(self._sector, _chain(start, self._table)))

    def _sector(self, at: int) -> bytes:
        start = (at + 1) * self._sector_bytes
        return self._content[start : start + self._sector_bytes]

    def _number(self, at: int) -> int:
        (number,) = struct.unpack_from("<I", self._content, at)
        return int(number)


def _numbers(content: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])


def _chain(start: int, table: Sequence[int]) -> Iterator[int]:
    """The sectors of a chain. Raises ValueError for one that runs in a circle."""
    at = start
    for _ in range(len(table) + 1):
        if at >= _LAST_SECTOR:
            return
        yield at
        at = table[at]
    raise ValueError("a circle of sectors")
