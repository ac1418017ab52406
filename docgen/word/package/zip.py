"""The zip that a .docx is: read within limits, written so that the same parts give the same bytes."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

# Limits before unpacking: what an office's template never reaches and a bomb soon does.
MAX_PACKED = 20_000_000
MAX_UNPACKED = 100_000_000
MAX_ENTRIES = 1_000
MAX_RATIO = 100
RATIO_FROM = 100_000

_FIRST = ("[Content_Types].xml", "_rels/.rels")
# 1 January 1980, 00:00, in MS-DOS form: the first moment that a zip knows
_DATE = 0x21
_UTF8_NAMES = 0x800
_OLE = b"\xd0\xcf\x11\xe0"


class PackageError(Exception):
    """The file is no Word document that we take; the sentence says why."""


class Member(NamedTuple):
    """One part as it lies in the zip, in pieces: deflated once, written many times."""

    name: str
    crc: int
    size: int
    deflated: Sequence[bytes]


def read(content: bytes) -> dict[str, bytes]:
    """The parts of a .docx by name. Raises PackageError before anything large is unpacked."""
    if len(content) > MAX_PACKED:
        raise PackageError(f"文件超过 {MAX_PACKED // 1_000_000} MB")
    if content.startswith(_OLE):
        raise PackageError("这是旧的 .doc 文件或加了密码的文件，请在 Word 里另存为不加密的 .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _within_limits(archive)
            parts = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise PackageError("不是完整的 .docx 文件") from error
    for name in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
        if name not in parts:
            raise PackageError(f"缺少 {name}，不是 Word 文档")
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")) and re.search(rb"<!DOCTYPE|<!ENTITY", part):
            raise PackageError(f"{name} 里有 DOCTYPE 声明，不予打开")
    return parts


def _within_limits(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise PackageError(f"文件里的部件超过 {MAX_ENTRIES} 个")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise PackageError(f"解压后超过 {MAX_UNPACKED // 1_000_000} MB")
    names = [entry.filename for entry in entries]
    if len({name.casefold() for name in names}) < len(names):
        raise PackageError("文件里有同名的部件")
    for entry in entries:
        name = entry.filename
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            raise PackageError(f"部件名“{name}”指向文件之外")
        if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise PackageError(f"{name} 的压缩比超过 {MAX_RATIO}:1")


def deflater(level: int = 4) -> "zlib._Compress":
    """A raw deflate stream, as zips hold it.

    Level 4 is more than twice as fast as zlib's usual 6 and makes of repeated markup nothing larger.
    """
    return zlib.compressobj(level, zlib.DEFLATED, -15)


def member(name: str, content: bytes) -> Member:
    """A part, deflated."""
    squeezed = deflater()
    return Member(name, zlib.crc32(content), len(content), (squeezed.compress(content) + squeezed.flush(),))


def pack(members: Iterable[Member]) -> Iterator[bytes]:
    """The zip of the members, piece by piece: fixed order, dates and attributes, so that the same parts give the same
    bytes.
    """
    index: list[bytes] = []
    offset = 0
    for one in sorted(members, key=lambda m: (_FIRST.index(m.name) if m.name in _FIRST else len(_FIRST), m.name)):
        name, length = one.name.encode(), sum(map(len, one.deflated))
        common = struct.pack("<HHHHHIIIHH", 20, _UTF8_NAMES, 8, 0, _DATE, one.crc, length, one.size, len(name), 0)
        yield b"PK\x03\x04" + common + name
        yield from one.deflated
        # made by Unix (3), read and write for the owner
        index += [
            b"PK\x01\x02",
            struct.pack("<H", 3 << 8 | 20),
            common,
            struct.pack("<HHHII", 0, 0, 0, 0o600 << 16, offset),
        ]
        index.append(name)
        offset += 4 + len(common) + len(name) + length
    directory = b"".join(index)
    count = len(index) // 5
    yield directory
    yield struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory), offset, 0)


def canonical(parts: Mapping[str, bytes]) -> bytes:
    """The zip of whole parts."""
    return b"".join(pack(member(name, content) for name, content in parts.items()))
