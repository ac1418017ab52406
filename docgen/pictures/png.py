"""PNG files, chunk by chunk: what draws the picture stays, and nothing lies behind its end."""

import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

PNG_START = b"\x89PNG\r\n\x1a\n"
#: What a reader needs to draw the picture; everything else is talk about it, or another picture.
_DRAWN = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"}
#: A picture of forty million pixels in four samples of two bytes; what a bomb holds beyond that is not looked at.
_MOST_INFLATED_BYTES, _STEP_BYTES = 320_000_000, 1 << 20


class PngChunk(NamedTuple):
    """A chunk: its kind, its data, and whether its checksum is right."""

    kind: bytes
    data: bytes
    is_intact: bool


def chunks(content: bytes) -> Iterator[PngChunk]:
    """The chunks of a PNG up to its end, or to the first that is not whole."""
    at = len(PNG_START)
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        kind, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        if at + 12 + length > len(content):
            return
        checksum = content[at + 8 + length : at + 12 + length]
        yield PngChunk(kind, data, checksum == zlib.crc32(kind + data).to_bytes(4, "big"))
        at += 12 + length
        if kind == b"IEND":
            return


def drawn(read: Iterable[PngChunk]) -> bytes:
    """A PNG of those of the chunks that draw the picture."""
    return PNG_START + b"".join(_chunk_bytes(chunk) for chunk in read if chunk.kind in _DRAWN)


def clean_png(content: bytes) -> bytes:
    """The picture without texts, times, EXIF, profiles, further frames, and what lies behind its data or its end."""
    return drawn(_without_tail(chunks(content)))


def _without_tail(read: Iterable[PngChunk]) -> Iterator[PngChunk]:
    """The chunks without what the data of the picture carry behind the end of their own stream."""
    inflater, allowance = zlib.decompressobj(), _MOST_INFLATED_BYTES
    for chunk in read:
        if chunk.kind != b"IDAT":
            yield chunk
        elif not inflater.eof:
            allowance -= _inflate(inflater, chunk.data, allowance)
            unused = len(inflater.unused_data)
            yield PngChunk(chunk.kind, chunk.data[: len(chunk.data) - unused], chunk.is_intact)


def _inflate(inflater: "zlib._Decompress", data: bytes, most: int) -> int:
    """Inflates up to so many bytes and says how many they were; the picture itself is not kept."""
    size, waiting = 0, data
    try:
        while waiting and not inflater.eof and size < most:
            size += len(inflater.decompress(waiting, _STEP_BYTES))
            waiting = inflater.unconsumed_tail
    except zlib.error:
        return most
    return size


def _chunk_bytes(chunk: PngChunk) -> bytes:
    """A chunk as it stands in a PNG: length, kind, data, checksum."""
    checksum = zlib.crc32(chunk.kind + chunk.data).to_bytes(4, "big")
    return len(chunk.data).to_bytes(4, "big") + chunk.kind + chunk.data + checksum
