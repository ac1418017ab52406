"""Picture files of a brand: proven whole, stripped of what nobody should see.

PNG and JPEG only. A PNG is checked chunk by chunk and inflated to its last byte; of a JPEG the segments are walked up
to its end mark, which must be there. Texts, EXIF, previews, colour notes and further pictures behind the end are left
out, so no camera, place or author travels with a paper; how a photo stands upright is read from its EXIF data first.
"""

import struct
import zlib
from collections.abc import Iterable
from typing import NamedTuple

from docgen.pictures.jpeg import clean_jpeg, segments
from docgen.pictures.metadata import jpeg_orientation
from docgen.pictures.png import PNG_START, chunks, clean_png

MAX_PIXELS = 40_000_000
_UNPACKED_AT_ONCE = 1_000_000

_JPEG = b"\xff\xd8\xff"
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
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
    if content.startswith(PNG_START):
        return _checked_png(content)
    if content.startswith(_JPEG):
        return _checked_jpeg(content)
    raise PictureError("不是 PNG 或 JPEG 图片")


def colour_mode(content: bytes) -> str:
    """The colours of a picture that was checked: 灰度, RGB or CMYK."""
    if content.startswith(PNG_START):
        return "灰度" if content[25] in (0, 4) else "RGB"
    frame = next(segment for segment in segments(content) if _is_frame_header(segment.marker))
    return {1: "灰度", 4: "CMYK"}.get(int.from_bytes(frame.data[5:6]), "RGB")


def orientation(content: bytes) -> Orientation:
    """How a picture file says that it stands upright; as it is stored where it says nothing, or nothing whole."""
    if not content.startswith(_JPEG):
        return Orientation()
    return _ORIENTATIONS.get(jpeg_orientation(content), Orientation())


def _checked_png(content: bytes) -> CheckedPicture:
    read = list(chunks(content))
    if not all(chunk.is_intact for chunk in read):
        raise PictureError("图片数据损坏")
    if not read or read[0].kind != b"IHDR" or read[-1].kind != b"IEND" or len(read[0].data) != 13:
        raise PictureError("图片不完整")
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", read[0].data)
    _require_usable_size(width, height)
    if colour not in _SAMPLES:
        raise PictureError("图片的颜色类型不对")
    wanted = _inflated_size(width, height, depth * _SAMPLES[colour], bool(interlaced))
    if _unpacked_size((chunk.data for chunk in read if chunk.kind == b"IDAT"), wanted) != wanted:
        raise PictureError("图片不完整")
    return CheckedPicture(clean_png(content), width, height)


def _unpacked_size(pieces: Iterable[bytes], most: int) -> int:
    """How many bytes a stream in pieces unpacks to, counted no further than a little beyond ``most``.

    They are not kept: forty million pixels can be 320 MB. Raises PictureError for a damaged stream.
    """
    inflater, size = zlib.decompressobj(), 0
    try:
        for piece in pieces:
            left, unpacked = piece, _UNPACKED_AT_ONCE
            while size <= most and unpacked == _UNPACKED_AT_ONCE:
                unpacked = len(inflater.decompress(left, _UNPACKED_AT_ONCE))
                size, left = size + unpacked, inflater.unconsumed_tail
    except zlib.error as error:
        raise PictureError("图片数据损坏") from error
    return size


def _inflated_size(width: int, height: int, bits: int, interlaced: bool) -> int:
    if not interlaced:
        return height * (1 + (width * bits + 7) // 8)
    passes = [(-(-(width - x) // dx), -(-(height - y) // dy)) for x, y, dx, dy in _ADAM7]
    return sum(rows * (1 + (columns * bits + 7) // 8) for columns, rows in passes if columns > 0 and rows > 0)


def _checked_jpeg(content: bytes) -> CheckedPicture:
    cleaned = clean_jpeg(content)
    frame = next((one.data for one in segments(content) if _is_frame_header(one.marker)), b"")
    height, width = int.from_bytes(frame[1:3], "big"), int.from_bytes(frame[3:5], "big")
    has_scan = any(one.scan for one in segments(content))
    if not (width and height and has_scan and cleaned.is_whole):
        raise PictureError("图片不完整")
    _require_usable_size(width, height)
    return CheckedPicture(cleaned.content, width, height)


def _is_frame_header(marker: int) -> bool:
    """Whether a segment holds the size of the picture: SOF0 to SOF15, without the three markers among them."""
    return 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC)


def _require_usable_size(width: int, height: int) -> None:
    """Raises PictureError for a picture that is too large, and for one without a size."""
    if width * height > MAX_PIXELS:
        raise PictureError(f"图片有 {width}×{height} 像素，超过 {MAX_PIXELS // 10_000} 万像素")
    if not width or not height:
        raise PictureError("图片没有大小")
