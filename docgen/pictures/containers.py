"""GIF, TIFF, WebP, EMF and WMF files without texts, programs' names and data of cameras."""

import struct
from collections.abc import Iterator

#: What a GIF may keep besides its picture: how a frame is drawn.
_GRAPHIC_CONTROL = 0xF9
#: The tags of a TIFF that draw the picture: sizes, colours, strips and tiles, resolution.
_TIFF_DRAWN = frozenset(
    {*range(254, 260), 262, 263, 266, 273, 274, *range(277, 285), *range(290, 294), 296, 301, *range(317, 326)}
    | {332, 334, 336, 338, 339, 340, 341, 342, 347, *range(512, 516), *range(517, 522), *range(529, 533)}
)
_TIFF_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
#: Chunks of a WebP that hold data of cameras and programs.
_WEBP_METADATA = (b"EXIF", b"XMP ", b"ICCP")
_EMF_HEADER, _EMF_COMMENT, _EMF_END = 1, 70, 14
_WMF_ESCAPE, _WMF_COMMENT = 0x0626, 15
_WMF_PLACEABLE = b"\xd7\xcd\xc6\x9a"


def clean_gif(content: bytes) -> bytes:
    """A GIF with its frames, without comments, texts and what programs have added."""
    at = 13 + _gif_colours(content[10:11])
    kept = [content[:at]]
    while at < len(content):
        start, kind = at, content[at]
        if kind == 0x3B:
            break
        if kind == 0x21:
            at = _end_of_blocks(content, at + 2)
            if content[start + 1 : start + 2] == bytes([_GRAPHIC_CONTROL]):
                kept.append(content[start:at])
        elif kind == 0x2C:
            at = _end_of_blocks(content, at + 11 + _gif_colours(content[at + 9 : at + 10]))
            kept.append(content[start:at])
        else:
            break
    return b"".join([*kept, b"\x3b"])


def _gif_colours(flags: bytes) -> int:
    """How many bytes the table of colours takes that these flags announce."""
    return 3 * 2 ** ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0


def _end_of_blocks(content: bytes, at: int) -> int:
    """Where a row of blocks ends, each with its length before it."""
    while at < len(content) and content[at]:
        at += 1 + content[at]
    return min(at + 1, len(content))


def clean_tiff(content: bytes) -> bytes:
    """A TIFF whose first directory names only what draws the picture; the rest is blanked, further pictures too."""
    order = "<" if content[:2] == b"II" else ">"
    kept = bytearray(len(content))
    kept[:8] = content[:8]
    if len(content) < 8:
        return bytes(kept)
    (start,) = struct.unpack(f"{order}I", content[4:8])
    if start + 2 > len(content):
        return bytes(kept)
    (count,) = struct.unpack(f"{order}H", content[start : start + 2])
    entries = [content[start + 2 + 12 * n : start + 14 + 12 * n] for n in range(count)]
    drawn = [entry for entry in entries if len(entry) == 12 and _tiff_tag(entry, order) in _TIFF_DRAWN]
    for first, last in [*_tiff_values(drawn, order), *_tiff_data(content, drawn, order)]:
        kept[first:last] = content[first:last]
    directory = struct.pack(f"{order}H", len(drawn)) + b"".join(drawn) + bytes(4)
    kept[start : start + len(directory)] = directory
    return bytes(kept[: max(len(content), start + len(directory))])


def _tiff_tag(entry: bytes, order: str) -> int:
    return int(struct.unpack(f"{order}H", entry[:2])[0])


def _tiff_values(entries: list[bytes], order: str) -> Iterator[tuple[int, int]]:
    """Where the values of entries stand that are too long for the entry itself."""
    for entry in entries:
        _, kind, number, offset = struct.unpack(f"{order}HHII", entry)
        size = _TIFF_SIZES.get(kind, 1) * number
        if size > 4:
            yield offset, offset + size


def _tiff_data(content: bytes, entries: list[bytes], order: str) -> Iterator[tuple[int, int]]:
    """Where the strips, tiles and tables of the picture stand."""
    numbers = {_tiff_tag(entry, order): _tiff_numbers(content, entry, order) for entry in entries}
    for offsets, lengths in ((273, 279), (324, 325), (513, 514)):
        for offset, length in zip(numbers.get(offsets, ()), numbers.get(lengths, ()), strict=False):
            yield offset, offset + length
    for table, size in ((519, 64), (520, 16 + 12), (521, 16 + 256)):
        for offset in numbers.get(table, ()):
            yield offset, offset + size


def _tiff_numbers(content: bytes, entry: bytes, order: str) -> tuple[int, ...]:
    """The whole numbers of an entry; none of one that does not fit into the file."""
    _, kind, number, offset = struct.unpack(f"{order}HHII", entry)
    letter, size = {3: ("H", 2), 4: ("I", 4), 13: ("I", 4)}.get(kind, ("", 0))
    if not letter or number * size > len(content):
        return ()
    data = entry[8:] if number * size <= 4 else content[offset : offset + number * size]
    return struct.unpack(f"{order}{number}{letter}", data[: number * size]) if len(data) >= number * size else ()


def clean_webp(content: bytes) -> bytes:
    """A WebP without EXIF, XMP, profile, and whatever lies behind its end."""
    kept, at, end = [], 12, min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    while at + 8 <= end:
        size = int.from_bytes(content[at + 4 : at + 8], "little")
        following = at + 8 + size + size % 2
        chunk = content[at:following]
        if chunk[:4] == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~0b00101100]) + chunk[9:]  # what the flags announce is gone
        if chunk[:4] not in _WEBP_METADATA:
            kept.append(chunk)
        at = following
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def clean_emf(content: bytes) -> bytes:
    """An EMF without its description and comments, and without what lies behind its end."""
    kept, at = [], 0
    while at + 8 <= len(content):
        kind, size = struct.unpack("<II", content[at : at + 8])
        if size < 8 or size % 4 or at + size > len(content):
            break
        record = content[at : at + size]
        if kind == _EMF_HEADER and size >= 88:
            record = _without_description(record)
        if kind == _EMF_COMMENT and record[12:16] != b"EMF+":
            record = record[:8] + bytes(size - 8)  # empty, so that the header counts on
        kept.append(record)
        at += size
        if kind == _EMF_END:
            break
    return b"".join(kept)


def _without_description(header: bytes) -> bytes:
    """The header of an EMF; the name of the program and of the picture are blanked."""
    length, offset = struct.unpack("<II", header[60:68])
    blank = bytearray(header)
    if length and 88 <= offset <= len(header):
        blank[offset : min(offset + 2 * length, len(header))] = bytes(min(2 * length, len(header) - offset))
    return bytes(blank)


def clean_wmf(content: bytes) -> bytes:
    """A WMF whose comments are blank, without what lies behind its end."""
    at = (22 if content.startswith(_WMF_PLACEABLE) else 0) + 18
    kept = [content[:at]]
    while at + 6 <= len(content):
        words, kind = struct.unpack("<IH", content[at : at + 6])
        if words < 3 or at + 2 * words > len(content):
            break
        record = content[at : at + 2 * words]
        if kind == _WMF_ESCAPE and record[6:8] == struct.pack("<H", _WMF_COMMENT):
            record = record[:10] + bytes(len(record) - 10)
        kept.append(record)
        at += 2 * words
        if kind == 0:
            break
    return b"".join(kept)
