"""The records of a workbook of Excel 97 to 2003 (.xls, .et), and whether they lie where a reader can hold them.

Its stream is a row of records, each with a number for its kind, a length and its content.
"""

import struct
from collections.abc import Iterator, Mapping

from docgen.readers.tables.compound_file import stream_of
from docgen.readers.tables.package import MAX_CELLS, damaged, too_far
from docgen.readers.tables.xls_strings import short_text

BOF, EOF, BOUND_SHEET, SIZE = 0x809, 0x0A, 0x85, 0x200
STRING_CELL, FORMULA, BOOL_OR_ERROR, MANY_NUMBERS, MANY_BLANKS = 0xFD, 0x06, 0x205, 0xBD, 0xBE
#: Records of one cell: its row, its column and its format stand first.
CELLS = frozenset((STRING_CELL, FORMULA, BOOL_OR_ERROR, 0x203, 0x27E, 0x204, 0xD6, 0x201))
SEVERAL_CELLS = frozenset((MANY_NUMBERS, MANY_BLANKS))
_NEWEST_VERSION = 0x600
_MOST_COLUMNS = 256

RecordSpan = tuple[int, int, int]  # its kind, and where its content begins and ends


def stream_of_book(content: bytes) -> bytes:
    """The records of a workbook in this file; empty for another one."""
    return stream_of(content, "Workbook") or stream_of(content, "Book")


def is_newest(stream: bytes) -> bool:
    """Whether the records are those of Excel 97 and later; before, texts and formats are written otherwise."""
    return len(stream) > 6 and struct.unpack_from("<H2xH", stream) == (BOF, _NEWEST_VERSION)


def records(stream: bytes, start: int) -> Iterator[RecordSpan]:
    """The records of a part of the stream, and those of charts inside it."""
    depth, end = 0, len(stream) - 3
    while start < end:
        kind, length = struct.unpack_from("<HH", stream, start)
        start += 4
        depth += (kind == BOF) - (kind == EOF)
        if depth < 1:
            return
        yield kind, start, start + length
        start += length


def sheets_of(stream: bytes) -> Mapping[str, int]:
    """Where the part of each sheet begins, by its title."""
    return {
        short_text(stream, at + 6, 1): struct.unpack_from("<I", stream, at)[0]
        for kind, at, _ in records(stream, 0)
        if kind == BOUND_SHEET
    }


def require_near_records(content: bytes, name: str) -> None:
    """Raises UnreadableError for a sheet with a cell so far out that no memory could hold what lies before it."""
    stream = stream_of_book(content)
    try:
        for title, start in sheets_of(stream).items():
            rows, columns = _extent(stream, start, name)
            if rows * columns > MAX_CELLS:
                raise too_far(f"{name}!{title}", rows, columns)
    except (struct.error, IndexError) as error:
        raise damaged(name) from error


def _extent(stream: bytes, start: int, name: str) -> tuple[int, int]:
    """How many rows and columns a sheet has for its farthest cells."""
    rows = columns = 0
    for kind, at, end in records(stream, start):
        if kind in CELLS or kind in SEVERAL_CELLS:
            row, first = struct.unpack_from("<HH", stream, at)
            last = struct.unpack_from("<H", stream, end - 2)[0] if kind in SEVERAL_CELLS else first
            rows, columns = max(rows, row + 1), max(columns, first + 1, last + 1)
        elif kind == SIZE and not _is_sound_size(stream[at:end]):
            raise damaged(name)
    return rows, columns


def _is_sound_size(content: bytes) -> bool:
    """Whether a sheet says of itself that it ends behind its beginning: room is made for what lies between."""
    rows = "<II" if len(content) >= 14 else "<HH"
    first_row, end_row = struct.unpack_from(rows, content)
    first_column, end_column = struct.unpack_from("<HH", content, struct.calcsize(rows))
    return bool(first_row <= end_row and first_column <= end_column <= _MOST_COLUMNS)
