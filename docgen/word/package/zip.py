"""Reads and writes the zip that a .docx is: read within limits, written so that the same parts give the same bytes."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

# Limits that hold before anything is unpacked: an office's template never reaches them, a zip bomb does at once.
MAX_PACKED_BYTES = 20_000_000
MAX_UNPACKED_BYTES = 100_000_000
MAX_ENTRIES = 1_000
MAX_RATIO = 100
#: From here on the ratio counts: of all parts, and of those that are no pictures. White pictures become very small.
RATIO_FROM_BYTES, TEXT_RATIO_FROM_BYTES = 10_000_000, 100_000
_PICTURES = "word/media/"

#: What zipfile raises for damaged files besides its own error: it takes what it reads for what it should be.
DAMAGED_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    LookupError,
    OSError,
    struct.error,
)

_FIRST = ("[Content_Types].xml", "_rels/.rels")
# 1 January 1980 in MS-DOS form: the first day that a zip knows
_DATE = 0x21
_UTF8_NAMES = 0x800
# made by Unix, version 2.0; the owner may read and write
_MADE_BY, _ATTRIBUTES = struct.pack("<H", 3 << 8 | 20), 0o600 << 16
_OLE = b"\xd0\xcf\x11\xe0"


#: Where the chunks of a part or of a document wait until they are written: in memory (``tuple``), or in a file.
Keep = Callable[[Iterable[bytes]], Sequence[bytes]]


class PackageError(Exception):
    """The file is no Word document that can be opened; the sentence says why."""


class Member(NamedTuple):
    """One part as it lies in the zip, in chunks: deflated once, written many times."""

    name: str
    crc: int
    size: int
    deflated: Sequence[bytes]


def read_package(content: bytes) -> dict[str, bytes]:
    """The parts of a .docx by name. Raises PackageError before anything large is unpacked."""
    if len(content) > MAX_PACKED_BYTES:
        raise PackageError(f"文件超过 {MAX_PACKED_BYTES // 1_000_000} MB")
    if content.startswith(_OLE):
        raise PackageError("这是旧的 .doc 文件或加了密码的文件，请在 Word 里另存为不加密的 .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_limits(archive)
            parts = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    except DAMAGED_ZIP as error:
        raise PackageError("不是完整的 .docx 文件") from error
    for name in _FIRST:
        if name not in parts:
            raise PackageError(f"缺少 {name}，不是 Word 文档")
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")) and re.search(rb"<!DOCTYPE|<!ENTITY", part):
            raise PackageError(f"{name} 里有 DOCTYPE 声明，不予打开")
    return parts


def _check_limits(archive: zipfile.ZipFile) -> None:
    """Raises PackageError for what is too large, and for names that lead out of the package or stand twice."""
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise PackageError(f"文件里的部件超过 {MAX_ENTRIES} 个")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
        raise PackageError(f"解压后超过 {MAX_UNPACKED_BYTES // 1_000_000} MB")
    texts = [entry for entry in entries if not entry.filename.startswith(_PICTURES)]
    for ones, allowed in ((entries, RATIO_FROM_BYTES), (texts, TEXT_RATIO_FROM_BYTES)):
        packed = sum(entry.compress_size for entry in ones)
        if sum(entry.file_size for entry in ones) > max(allowed, MAX_RATIO * packed):
            raise PackageError(f"压缩比超过 {MAX_RATIO}:1")
    if len({entry.filename.casefold() for entry in entries}) < len(entries):
        raise PackageError("文件里有同名的部件")
    for entry in entries:
        if _leads_outside(entry.filename):
            raise PackageError(f"部件名“{entry.filename}”指向文件之外")


def _leads_outside(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def deflater(level: int = 4) -> "zlib._Compress":
    """A raw deflate stream, as zips hold it.

    Level 4 is more than twice as fast as zlib's usual 6, and repeated markup becomes no larger by it.
    """
    return zlib.compressobj(level, zlib.DEFLATED, -15)


def member(name: str, content: bytes) -> Member:
    """A whole part, deflated."""
    compressor = deflater()
    return Member(name, zlib.crc32(content), len(content), (compressor.compress(content) + compressor.flush(),))


def inflated(part: Member) -> bytes:
    """The content of a part."""
    return zlib.decompress(b"".join(part.deflated), -15)


def pack(members: Iterable[Member]) -> Iterator[bytes]:
    """The zip of the members in chunks, in a fixed order and with fixed dates and attributes."""
    directory: list[bytes] = []
    offset = count = 0
    for part in sorted(members, key=_order):
        name, packed_size = part.name.encode(), sum(map(len, part.deflated))
        header = struct.pack(
            "<HHHHHIIIHH", 20, _UTF8_NAMES, 8, 0, _DATE, part.crc, packed_size, part.size, len(name), 0
        )
        yield b"PK\x03\x04" + header + name
        yield from part.deflated
        directory += [b"PK\x01\x02", _MADE_BY, header, struct.pack("<HHHII", 0, 0, 0, _ATTRIBUTES, offset), name]
        offset += 4 + len(header) + len(name) + packed_size
        count += 1
    whole_directory = b"".join(directory)
    yield whole_directory
    yield struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(whole_directory), offset, 0)


def _order(part: Member) -> tuple[int, str]:
    """Content types first, as Word writes them, then by name."""
    return (_FIRST.index(part.name) if part.name in _FIRST else len(_FIRST)), part.name


def canonical(parts: Mapping[str, bytes]) -> bytes:
    """The zip of whole parts."""
    return b"".join(pack(member(name, content) for name, content in parts.items()))
