"""Picture files of a brand: proven whole, stripped of what nobody should see.

PNG and JPEG only. A PNG is checked chunk by chunk and inflated to its last byte; of a JPEG the segments are walked up
to the image data and its end mark must be there. Texts, EXIF and colour notes are left out, so no camera, place or
author travels with a paper.
"""

import struct
import zlib
from collections.abc import Iterator

MAX_PIXELS = 40_000_000

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
# what a reader needs to draw the picture; everything else is talk about it
_DRAWN = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


class PictureError(Exception):
    """The file cannot be printed; the sentence says why."""


def drawn(content: bytes) -> tuple[bytes, int, int]:
    """The bytes that are needed to draw a picture, its width and its height in pixels. Raises PictureError."""
    if content.startswith(_PNG):
        return _png(content)
    if content.startswith(_JPEG):
        return _jpeg(content)
    raise PictureError("不是 PNG 或 JPEG 图片")


def _png(content: bytes) -> tuple[bytes, int, int]:
    chunks = list(_chunks(content))
    if not chunks or chunks[0][0] != b"IHDR" or chunks[-1][0] != b"IEND" or len(chunks[0][1]) != 13:
        raise PictureError("图片不完整")
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    _not_too_large(width, height)
    if colour not in _SAMPLES:
        raise PictureError("图片的颜色类型不对")
    wanted = _inflated_size(width, height, depth * _SAMPLES[colour], bool(interlaced))
    inflater = zlib.decompressobj()
    try:
        size = len(inflater.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"), wanted + 1))
    except zlib.error as error:
        raise PictureError("图片数据损坏") from error
    if size != wanted:
        raise PictureError("图片不完整")
    return _PNG + b"".join(_chunk(kind, data) for kind, data in chunks if kind in _DRAWN), width, height


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        kind, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        if at + 12 + length > len(content):
            raise PictureError("图片不完整")
        if content[at + 8 + length : at + 12 + length] != zlib.crc32(kind + data).to_bytes(4, "big"):
            raise PictureError("图片数据损坏")
        yield kind, data
        at += 12 + length
        if kind == b"IEND":
            return


def _chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def _inflated_size(width: int, height: int, bits: int, interlaced: bool) -> int:
    if not interlaced:
        return height * (1 + (width * bits + 7) // 8)
    passes = [(-(-(width - x) // dx), -(-(height - y) // dy)) for x, y, dx, dy in _ADAM7]
    return sum(rows * (1 + (columns * bits + 7) // 8) for columns, rows in passes if columns > 0 and rows > 0)


def _jpeg(content: bytes) -> tuple[bytes, int, int]:
    kept, size, at = [content[:2]], (0, 0), 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        segment = content[at : at + 2 + length]
        if marker in range(0xC0, 0xD0) and marker not in (0xC4, 0xC8, 0xCC):
            size = (int.from_bytes(segment[7:9], "big"), int.from_bytes(segment[5:7], "big"))
        if marker == 0xDA:
            break
        if not (0xE1 <= marker <= 0xED or marker == 0xFE):
            kept.append(segment)
        at += 2 + length
    end = content.rfind(b"\xff\xd9")
    if not all(size) or end < at or at + 4 > len(content):
        raise PictureError("图片不完整")
    _not_too_large(*size)
    return b"".join([*kept, content[at : end + 2]]), *size


def _not_too_large(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise PictureError(f"图片有 {width}×{height} 像素，超过 {MAX_PIXELS // 10_000} 万像素")
    if not width or not height:
        raise PictureError("图片没有大小")
