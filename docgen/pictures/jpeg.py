"""JPEG files, segment by segment: what draws the picture stays, and nothing lies behind its end."""

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

_START, _END = b"\xff\xd8", b"\xff\xd9"
_SCAN = 0xDA
#: What begins a segment: a marker that neither stands for a byte 0xFF nor begins a scan anew.
_MARKER = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")
#: The segment that holds the size of the picture, and the preview of the picture behind it.
_JFIF, _JFIF_BYTES = b"JFIF\0", 14
#: The segment that says how the colours of a picture of Adobe are to be read.
_ADOBE, _ADOBE_BYTES = b"Adobe", 12


class JpegSegment(NamedTuple):
    """A segment of a JPEG: its marker, its bytes, and the data of the scan behind it, if it begins one."""

    marker: int
    content: bytes
    scan: bytes = b""

    @property
    def data(self) -> bytes:
        """What stands behind the marker and the length."""
        return self.content[4:]


class CleanJpeg(NamedTuple):
    """A JPEG without metadata, and whether it is whole: its end mark is there."""

    content: bytes
    is_whole: bool


def segments(content: bytes) -> Iterator[JpegSegment]:
    """The segments up to the end of the picture; that of the end is the last one if the picture is whole."""
    at = 2
    while match := _MARKER.search(content, at):
        marker, at = content[match.end() - 1], match.end()
        if marker == _END[1]:
            yield JpegSegment(marker, _END)
            return
        length = int.from_bytes(content[at : at + 2], "big")
        if length < 2 or at + length > len(content):
            return
        segment = bytes((0xFF, marker)) + content[at : at + length]
        at += length
        if marker != _SCAN:
            yield JpegSegment(marker, segment)
            continue
        following = _MARKER.search(content, at)
        end = following.start() if following else len(content)
        yield JpegSegment(marker, segment, content[at:end])
        at = end


def clean_jpeg(content: bytes) -> CleanJpeg:
    """The picture without texts, EXIF, previews, colour profiles and further pictures behind its end."""
    kept, is_whole = [_START], False
    for segment in segments(content):
        is_whole = segment.marker == _END[1]
        kept += [_without_metadata(segment), segment.scan]
    return CleanJpeg(b"".join(kept), is_whole)


def _without_metadata(segment: JpegSegment) -> bytes:
    """What stays of a segment. Those of applications (APP0 to APP15) and comments are metadata but for two."""
    if segment.marker == 0xE0 and segment.data.startswith(_JFIF):
        data = segment.data[: _JFIF_BYTES - 2] + b"\0\0"  # no preview
        return struct.pack(">BBH", 0xFF, 0xE0, len(data) + 2) + data
    if segment.marker == 0xEE and segment.data.startswith(_ADOBE):
        data = segment.data[:_ADOBE_BYTES]
        return struct.pack(">BBH", 0xFF, 0xEE, len(data) + 2) + data
    if 0xE0 <= segment.marker <= 0xEF or segment.marker == 0xFE:
        return b""
    return segment.content
