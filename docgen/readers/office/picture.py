"""Picture files of a brand: proven whole, stripped of what nobody should see.

PNG and JPEG only. A PNG is checked chunk by chunk and inflated to its last byte; of a JPEG the segments are walked up
to the image data and its end mark must be there. Texts, EXIF and colour notes are left out, so no camera, place or
author travels with a paper; how a photo stands upright is read from its EXIF data first.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

MAX_PIXELS = 40_000_000

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
# what a reader needs to draw the picture; everything else is talk about it
_DRAWN = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_START_OF_SCAN = 0xDA
_ORIENTATION_TAG, _SHORT = 0x0112, 3
_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


class PictureError(Exception):
    """The file cannot be printed; the sentence says why."""


class CheckedPicture(NamedTuple):
    """A picture that can be drawn: its bytes without metadata, its width and height in pixels as it is stored."""

    content: bytes
    width_px: int
    height_px: int


class Orientation(NamedTuple):
    """How a stored picture becomes upright: mirrored left to right, then turned clockwise by quarter turns."""

    quarter_turns: int = 0
    mirrored: bool = False


#: The values of the EXIF field Orientation.
_ORIENTATIONS = {
    1: Orientation(),
    2: Orientation(0, True),
    3: Orientation(2),
    4: Orientation(2, True),
    5: Orientation(3, True),
    6: Orientation(1),
    7: Orientation(1, True),
    8: Orientation(3),
}


def checked_picture(content: bytes) -> CheckedPicture:
    """The picture of a PNG or JPEG file, without its metadata. Raises PictureError for one that cannot be printed."""
    if content.startswith(_PNG):
        return _checked_png(content)
    if content.startswith(_JPEG):
        return _checked_jpeg(content)
    raise PictureError("不是 PNG 或 JPEG 图片")


def colour_mode(content: bytes) -> str:
    """The colours of a picture that was checked: 灰度, RGB or CMYK."""
    if content.startswith(_PNG):
        return "灰度" if content[25] in (0, 4) else "RGB"
    frame = next(segment for marker, segment in _read_segments(content) if _is_frame_header(marker))
    return {1: "灰度", 4: "CMYK"}.get(int.from_bytes(frame[9:10]), "RGB")


def orientation(content: bytes) -> Orientation:
    """How a picture file says that it stands upright; as it is stored where it says nothing, or nothing whole."""
    if not content.startswith(_JPEG):
        return Orientation()
    exif = (segment for marker, segment in _read_segments(content) if marker == 0xE1 and segment[4:10] == b"Exif\0\0")
    return _ORIENTATIONS.get(_orientation_value(next(exif, b"")[10:]), Orientation())


def _orientation_value(tiff: bytes) -> int:
    """The field Orientation in the first directory of EXIF data; 0 where it is not there or not written as it must."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None or len(tiff) < 8:
        return 0
    (start,) = struct.unpack(f"{order}I", tiff[4:8])
    if len(tiff) < start + 2:
        return 0
    (count,) = struct.unpack(f"{order}H", tiff[start : start + 2])
    entries = tiff[start + 2 : start + 2 + 12 * count]
    for at in range(0, len(entries) - 11, 12):
        tag, kind, number, field = struct.unpack(f"{order}HHIH", entries[at : at + 10])
        if tag == _ORIENTATION_TAG:
            return int(field) if (kind, number) == (_SHORT, 1) else 0
    return 0


def _checked_png(content: bytes) -> CheckedPicture:
    chunks = list(_read_chunks(content))
    if not chunks or chunks[0][0] != b"IHDR" or chunks[-1][0] != b"IEND" or len(chunks[0][1]) != 13:
        raise PictureError("图片不完整")
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    _require_usable_size(width, height)
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
    drawn = b"".join(_chunk_bytes(kind, data) for kind, data in chunks if kind in _DRAWN)
    return CheckedPicture(_PNG + drawn, width, height)


def _read_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG up to its end: the kind of each and its data. Raises PictureError for a damaged one."""
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


def _chunk_bytes(kind: bytes, data: bytes) -> bytes:
    """A chunk as it stands in a PNG: length, kind, data, checksum."""
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def _inflated_size(width: int, height: int, bits: int, interlaced: bool) -> int:
    if not interlaced:
        return height * (1 + (width * bits + 7) // 8)
    passes = [(-(-(width - x) // dx), -(-(height - y) // dy)) for x, y, dx, dy in _ADAM7]
    return sum(rows * (1 + (columns * bits + 7) // 8) for columns, rows in passes if columns > 0 and rows > 0)


def _checked_jpeg(content: bytes) -> CheckedPicture:
    kept, size, at = [content[:2]], (0, 0), 2
    for marker, segment in _read_segments(content):
        if _is_frame_header(marker):
            size = (int.from_bytes(segment[7:9], "big"), int.from_bytes(segment[5:7], "big"))
        if marker == _START_OF_SCAN:
            break
        if not _is_metadata(marker):
            kept.append(segment)
        at += len(segment)
    end = content.rfind(b"\xff\xd9")
    if not all(size) or end < at or at + 4 > len(content):
        raise PictureError("图片不完整")
    _require_usable_size(*size)
    return CheckedPicture(b"".join([*kept, content[at : end + 2]]), *size)


def _is_frame_header(marker: int) -> bool:
    """Whether a segment holds the size of the picture: SOF0 to SOF15, without the three markers among them."""
    return 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC)


def _is_metadata(marker: int) -> bool:
    """Whether a segment holds data of an application (APP1 to APP13) or a comment."""
    return 0xE1 <= marker <= 0xED or marker == 0xFE


def _read_segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The segments of a JPEG by their markers, up to that of the image data."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        yield marker, content[at : at + 2 + length]
        if marker == _START_OF_SCAN:
            return
        at += 2 + length


def _require_usable_size(width: int, height: int) -> None:
    """Raises PictureError for a picture that is too large, and for one without a size."""
    if width * height > MAX_PIXELS:
        raise PictureError(f"图片有 {width}×{height} 像素，超过 {MAX_PIXELS // 10_000} 万像素")
    if not width or not height:
        raise PictureError("图片没有大小")
