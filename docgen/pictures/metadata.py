"""What kind of picture a file is by its content, and the same picture without metadata."""

import gzip
import re
import struct
import zlib
from collections.abc import Callable, Mapping
from typing import NamedTuple

from docgen.pictures.containers import clean_emf, clean_gif, clean_tiff, clean_webp, clean_wmf
from docgen.pictures.jpeg import clean_jpeg, segments
from docgen.pictures.png import PNG_START, clean_png

#: How the files of each kind begin. What Word shows and nobody here can clean comes last.
_STARTS = (
    ("png", re.compile(re.escape(PNG_START))),
    ("jpeg", re.compile(rb"\xff\xd8\xff")),
    ("gif", re.compile(rb"GIF8[79]a")),
    ("emf", re.compile(rb"\x01\0\0\0.{36} EMF", re.S)),
    ("wmf", re.compile(rb"\xd7\xcd\xc6\x9a|[\x01\x02]\0\x09\0\0[\x01\x03]")),
    ("tiff", re.compile(rb"II\*\0|MM\0\*")),
    ("webp", re.compile(rb"RIFF.{4}WEBP", re.S)),
    ("gzip", re.compile(rb"\x1f\x8b\x08")),
    ("bmp", re.compile(rb"BM.{4}\0\0\0\0", re.S)),
    ("ico", re.compile(rb"\0\0\x01\0")),
    ("jpeg-xr", re.compile(rb"II\xbc\x01")),
    ("pcx", re.compile(rb"\n[\0-\x05]\x01")),
    ("pdf", re.compile(rb"%PDF-")),
    ("pict", re.compile(rb".{522}\0\x11\x02\xff", re.S)),
)
#: Bytes that a packed drawing may unfold to.
_MOST_UNPACKED = 50_000_000
_ORIENTATION_TAG, _SHORT, _UPRIGHT = 0x0112, 3, 1


class CleanPicture(NamedTuple):
    """A picture without metadata, and whether it had some."""

    content: bytes
    had_metadata: bool


def picture_kind(content: bytes) -> str:
    """png, jpeg, gif … by how the file begins; empty for what is no picture."""
    return next((kind for kind, start in _STARTS if start.match(content)), "")


def without_metadata(content: bytes) -> CleanPicture:
    """The picture as it is drawn, without what cameras and programs have written into it.

    A damaged file stays as far as it can be followed; one of a kind that is not known here stays as it is.
    """
    clean = _cleaner(content)
    cleaned = clean(content) if clean else content
    return CleanPicture(cleaned, cleaned != content)


def exif_orientation(exif: bytes) -> int:
    """The field Orientation in the first directory of EXIF data; 0 where it is not there or not written as it must."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[:4])
    if order is None or len(exif) < 8:
        return 0
    (start,) = struct.unpack(f"{order}I", exif[4:8])
    if len(exif) < start + 2:
        return 0
    (count,) = struct.unpack(f"{order}H", exif[start : start + 2])
    entries = exif[start + 2 : start + 2 + 12 * count]
    for at in range(0, len(entries) - 11, 12):
        tag, kind, number, field = struct.unpack(f"{order}HHIH", entries[at : at + 10])
        if tag == _ORIENTATION_TAG:
            return int(field) if (kind, number) == (_SHORT, 1) else 0
    return 0


def jpeg_orientation(content: bytes) -> int:
    """How a JPEG says that it stands upright; 0 where it says nothing."""
    exif = (one.data for one in segments(content) if one.marker == 0xE1 and one.data.startswith(b"Exif\0\0"))
    return exif_orientation(next(exif, b"")[6:])


def _clean_upright_jpeg(content: bytes) -> bytes:
    """A JPEG of which only the way it stands is still told: whoever shows the file turns it as before."""
    cleaned, turned = clean_jpeg(content).content, jpeg_orientation(content)
    if turned in (0, _UPRIGHT):
        return cleaned
    entry = struct.pack(">HHIHH", _ORIENTATION_TAG, _SHORT, 1, turned, 0)
    exif = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
    return cleaned[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + cleaned[2:]


def _clean_packed(content: bytes) -> bytes:
    """A packed drawing (.emz, .wmz), its drawing cleaned and the name of its file left out."""
    inflater = zlib.decompressobj(31)
    try:
        drawing = inflater.decompress(content, _MOST_UNPACKED)
    except zlib.error:
        return content
    clean = _cleaner(drawing) if inflater.eof else None
    if clean is None or clean is _clean_packed:
        return content
    return gzip.compress(clean(drawing), mtime=0)


#: What cleans the pictures of a kind.
_CLEAN: Mapping[str, Callable[[bytes], bytes]] = {
    "png": clean_png,
    "jpeg": _clean_upright_jpeg,
    "gif": clean_gif,
    "emf": clean_emf,
    "wmf": clean_wmf,
    "tiff": clean_tiff,
    "webp": clean_webp,
    "gzip": _clean_packed,
}


def _cleaner(content: bytes) -> Callable[[bytes], bytes] | None:
    """What cleans a picture like this one; nothing where nobody here can."""
    return _CLEAN.get(picture_kind(content))
