"""Workbooks of Excel 97 and of LibreOffice, written byte by byte for the tests."""

import io
import struct
import zipfile
from collections.abc import Sequence
from typing import NamedTuple

PLAIN, STRUCK, PADDED = 0, 1, 2
SHEET = "名单"
#: The styles of the cells by their numbers: a font and a format each. The fonts: 0 plain, 1 struck.
_STYLES = ((0, 0), (1, 0), (0, 164))


class Runs(NamedTuple):
    """A text with fonts: the places from which they hold, and these."""

    text: str
    places: tuple[tuple[int, int], ...]


class Cell(NamedTuple):
    row: int
    column: int
    value: str | float | Runs
    style: int = PLAIN


def xls(
    cells: Sequence[Cell],
    rows: bytes = b"",
    split_at: int = 0,
    flag: bytes = b"",
) -> bytes:
    """A workbook of Excel 97. ``rows`` are records before the cells.

    The texts go on in a second record at ``split_at``; inside of characters it begins with a flag.
    """
    texts = [cell.value for cell in cells if not isinstance(cell.value, float)]
    table = struct.pack("<II", len(texts), len(texts)) + b"".join(map(_text, texts))
    strings = record(0xFC, table[: split_at or None])
    if split_at:
        strings += record(0x3C, flag + table[split_at:])
    head = record(0x809, struct.pack("<HH12x", 0x600, 5))
    for options in (0, 8):
        head += record(0x31, struct.pack("<HHHHHBBBB", 200, options, 0x7FFF, 400, 0, 0, 0, 0, 0) + b"\5\0Arial")
    head += record(0x41E, struct.pack("<HHB", 164, 4, 0) + b"0000")
    head += b"".join(record(0xE0, struct.pack("<HH16x", *style)) for style in _STYLES)
    title = struct.pack("<BB", len(SHEET), 1) + SHEET.encode("utf-16-le")
    length = len(head) + 4 + 6 + len(title) + len(strings) + 4
    head += record(0x85, struct.pack("<IBB", length, 0, 0) + title) + strings + record(0x0A)
    body = record(0x809, struct.pack("<HH12x", 0x600, 0x10)) + rows + b"".join(_cells(cells)) + record(0x0A)
    return compound(head + body)


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def row_record(row: int, options: int, height_twips: int = 300) -> bytes:
    return record(0x208, struct.pack("<HHHH4xI", row, 0, 9, height_twips, options))


def columns_record(first: int, last: int, options: int, width: int = 2000) -> bytes:
    return record(0x7D, struct.pack("<HHHHH2x", first, last, width, 0, options))


def _cells(cells: Sequence[Cell]) -> list[bytes]:
    records, number = [], 0
    for row, column, value, style in cells:
        place = struct.pack("<HHH", row, column, style)
        if isinstance(value, float):
            records.append(record(0x203, place + struct.pack("<d", value)))
        else:
            records.append(record(0xFD, place + struct.pack("<I", number)))
            number += 1
    return records


def _text(text: str | float | Runs) -> bytes:
    if isinstance(text, Runs):
        places = b"".join(struct.pack("<HH", *place) for place in text.places)
        start = struct.pack("<HBH", len(text.text), 9, len(text.places))
        return start + text.text.encode("utf-16-le") + places
    text = str(text)
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def compound(stream: bytes) -> bytes:
    """The file of sectors that holds a stream called Workbook."""
    stream = stream.ljust(4096, b"\0")
    count = -(-len(stream) // 512)
    # the table, the folder, an empty place for small streams, then the stream
    table = [0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE, *range(4, count + 3), 0xFFFFFFFE]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", 0)
    head += b"\xff" * (512 - len(head))
    folder = _entry("Root Entry", 5, 2, 512, 1) + _entry("Workbook", 2, 3, len(stream), 0xFFFFFFFF)
    sectors = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff") + folder.ljust(1024, b"\0")
    return head + sectors + stream.ljust(count * 512, b"\0")


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    text = f"{name}\0".encode("utf-16-le")
    none = 0xFFFFFFFF
    links = struct.pack("<HBBIII", len(text), kind, 1, none, none, child)
    return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<III", start, size, 0)


_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)
_STYLES_OF_TEXT = (
    '<style:style style:name="s" style:family="table-cell"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="t" style:family="table-cell" style:parent-style-name="s"/>'
    '<style:style style:name="low" style:family="table-row"><style:table-row-properties style:row-height="0.01in"/>'
    "</style:style>"
)


_MANIFEST = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def ods(table: str) -> bytes:
    """A workbook of LibreOffice with one table; its styles: s is struck, t goes on from s, a row may be low."""
    text = (
        f"<office:document-content {_NAMESPACES}><office:automatic-styles>{_STYLES_OF_TEXT}</office:automatic-styles>"
        f'<office:body><office:spreadsheet><table:table table:name="{SHEET}">{table}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", text)
    return content.getvalue()


def ods_row(*texts: str, row: str = "", cell: str = "") -> str:
    """A row of texts that may hold markup, with attributes of the row and of its cells."""
    cells = "".join(
        f'<table:table-cell office:value-type="string" {cell}><text:p>{text}</text:p></table:table-cell>'
        for text in texts
    )
    return f"<table:table-row {row}>{cells}</table:table-row>"
