"""Pages of a PDF as pictures of dots, for a page on a screen."""

import struct
import zlib
from threading import Lock
from typing import NamedTuple

import pypdfium2

_POINTS_PER_INCH = 72
_MM_PER_POINT = 25.4 / _POINTS_PER_INCH
#: PDFium must not be called by two threads at once.
_ONE_AT_A_TIME = Lock()
#: What begins a PNG; colour type 2 is RGB of 8 bits each.
_SIGNATURE, _RGB = b"\x89PNG\r\n\x1a\n", 2
_COMPRESSION = 4


class PageSize(NamedTuple):
    """How large a page is, in mm."""

    width: float
    height: float


def page_sizes(pdf: bytes) -> list[PageSize]:
    """The sizes of all pages of a PDF."""
    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        sizes = [document.get_page_size(number) for number in range(len(document))]
    return [PageSize(round(width * _MM_PER_POINT, 1), round(height * _MM_PER_POINT, 1)) for width, height in sizes]


def page_png(pdf: bytes, number: int, dots_per_inch: float) -> bytes:
    """A page of a PDF, counted from 1, as a PNG of so many dots an inch. Raises IndexError where there is none."""
    with _ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        if not 0 < number <= len(document):
            raise IndexError(number)
        page = document[number - 1]
        bitmap = page.render(scale=dots_per_inch / _POINTS_PER_INCH, rev_byteorder=True)
        content = _png(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer), bitmap.n_channels)
        bitmap.close()
        page.close()
    return content


def _png(width: int, height: int, stride: int, dots: bytes, channels: int) -> bytes:
    """Rows of red, green and blue as a PNG; a fourth channel is left out."""
    # row by row: a page is several megabytes of dots
    compressed, packed = zlib.compressobj(_COMPRESSION), []
    for row in range(height):
        line = dots[row * stride : row * stride + width * channels]
        if channels != 3:
            three = bytearray(3 * width)
            three[0::3], three[1::3], three[2::3] = line[0::channels], line[1::channels], line[2::channels]
            line = bytes(three)
        packed.append(compressed.compress(b"\x00" + line))
    header = struct.pack(">IIBBBBB", width, height, 8, _RGB, 0, 0, 0)
    content = b"".join((*packed, compressed.flush()))
    return _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", content) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
