"""Pictures broken by chance, one beside sound ones, where commands read them: in a brand, a plan, a template."""

import io
import random
import re
import struct
import zlib
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from PIL import Image

from tests.readers.mutations import broken_bytes, broken_text
from tests.word.planted import emf, exif, shown

_BRAND = """名称: 清江
标志: {文件: 图.png, 宽: 30}
口号: [{名称: 主, 文字: 山水清江, 图: 图.svg, 宽: 40}]
图: [{名称: 照片, 文件: 图.jpg, 宽: 60}]
"""
_PLAN = "标题: 云州市代表团来清江区考察\n日期: 2026-07-05\n来宾: [{姓名: 周明远}]\n附件: [图.png, 图.jpg]\n"
_SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><style>.a{fill:#B22222}</style>
<g transform="translate(1 2) scale(1.5)"><path class="a" d="M0 0h4v4q1 1 2 0 c1 1 2 2 3 0 a2 1 30 0 1 2 2z"/></g>
<rect x="1" y="2" width="3" height="4" rx="1"/><circle cx="5" cy="5" r="2" fill="rgb(1,2,3)"/>
<polygon points="1,1 2,2 3,1"/></svg>"""
#: Numbers that pictures announce: sizes, lengths, places.
_NUMBERS = (0, 1, 2, 3, 4, 8, 16, 127, 128, 255, 256, 65535, 2**31 - 1, 2**31, 2**32 - 1)
_OTHER_FORMS = ("GIF", "TIFF", "WEBP", "BMP")
_Broken = Callable[[random.Random], bytes]


@cache
def _sound(form: str, mode: str) -> bytes:
    made = io.BytesIO()
    options = {"exif": exif()} if form in ("PNG", "JPEG", "WEBP") else {}
    Image.effect_noise((40, 30), 90).convert(mode).save(made, form, **options)
    return made.getvalue()


def _png(chance: random.Random) -> bytes:
    content = _sound("PNG", chance.choice(("L", "RGB", "RGBA", "P", "1", "I;16", "LA")))
    return chance.choice((broken_bytes, _with_odd_head, _with_odd_chunks, _with_odd_rows))(content, chance)


def _chunks(content: bytes) -> list[tuple[bytes, bytes]]:
    chunks, at = [], 8
    while at < len(content):
        (length,) = struct.unpack_from(">I", content, at)
        chunks.append((content[at + 4 : at + 8], content[at + 8 : at + 8 + length]))
        at += length + 12
    return chunks


def _png_of(chunks: Sequence[tuple[bytes, bytes]]) -> bytes:
    """A PNG of these chunks, each with the sum that belongs to it."""
    parts = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _with_odd_head(content: bytes, chance: random.Random) -> bytes:
    """A PNG whose head says something else."""
    (kind, head), *others = _chunks(content)
    odd = bytearray(head)
    odd[chance.randrange(13)] = chance.choice((0, 1, 2, 3, 4, 6, 8, 16, 127, 255))
    return _png_of([(kind, bytes(odd)), *others])


def _with_odd_chunks(content: bytes, chance: random.Random) -> bytes:
    """A PNG with chunks lost, doubled, moved, put in or broken."""
    chunks = _chunks(content)
    for _ in range(chance.randint(1, 3)):
        at, other = chance.randrange(len(chunks)), chance.randrange(len(chunks))
        match chance.randrange(5):
            case 0 if len(chunks) > 1:
                del chunks[at]
            case 1:
                chunks.insert(other, chunks[at])
            case 2:
                chunks[at], chunks[other] = chunks[other], chunks[at]
            case 3:
                kind = chance.choice((b"PLTE", b"tRNS", b"eXIf", b"iCCP", b"zTXt", b"IDAT", b"IEND", b"acTL", b"ABCD"))
                chunks.insert(at, (kind, chance.randbytes(chance.choice((0, 1, 3, 6, 300)))))
            case _:
                chunks[at] = (chunks[at][0], broken_bytes(chunks[at][1], chance))
    return _png_of(chunks)


def _with_odd_rows(content: bytes, chance: random.Random) -> bytes:
    """A PNG whose rows are too many, too few or broken, packed as they must be."""
    chunks = _chunks(content)
    rows = zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"))
    odd = chance.choice((rows[: chance.randrange(len(rows))], rows * 2, broken_bytes(rows, chance), b""))
    packed = zlib.compress(odd) + chance.choice((b"", b"", b"behind"))
    return _png_of([chunks[0], *(one for one in chunks if one[0] == b"PLTE"), (b"IDAT", packed), (b"IEND", b"")])


def _jpeg(chance: random.Random) -> bytes:
    content = _sound("JPEG", chance.choice(("L", "RGB", "CMYK")))
    return broken_bytes(content, chance) if chance.random() < 0.4 else _with_odd_segments(content, chance)


def _with_odd_segments(content: bytes, chance: random.Random) -> bytes:
    """A JPEG with segments lost, doubled or moved, or with other lengths and data."""
    marks = [match.start() for match in re.finditer(rb"\xff[\xc0-\xfe]", content)]
    pieces = [content[start:end] for start, end in pairwise([*marks, len(content)])]
    for _ in range(chance.randint(1, 3)):
        at, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        match chance.randrange(5):
            case 0 if len(pieces) > 1:
                del pieces[at]
            case 1:
                pieces.insert(other, pieces[at])
            case 2:
                pieces[at], pieces[other] = pieces[other], pieces[at]
            case 3:
                length = struct.pack(">H", chance.choice(_NUMBERS) & 0xFFFF)
                pieces[at] = pieces[at][:2] + length + pieces[at][4:]
            case _:
                pieces[at] = pieces[at][:4] + broken_bytes(pieces[at][4:], chance)
    start = b"" if chance.random() < 0.1 else b"\xff\xd8\xff"
    whole = b"".join(pieces)
    return whole if whole.startswith(start) else content[:2] + whole


def _svg(chance: random.Random) -> bytes:
    if chance.random() < 0.5:
        return broken_text(_SVG, chance).encode("utf-8", "replace")
    odd = (
        "1e400",
        "-1",
        "0",
        "nan",
        "9" * 400,
        "1e-400",
        "",
        "%",
        "M",
        "z",
        "1" * 30_000,
        "a1 1 0 0 1 0 0 ",
        "99999999",
    )
    text = _SVG
    for _ in range(chance.randint(1, 3)):
        number = chance.choice(list(re.finditer(r"\d+", text[60:])))
        text = text[: 60 + number.start()] + chance.choice(odd) + text[60 + number.end() :]
    return text.encode()


def _other(form: str, chance: random.Random) -> bytes:
    """A picture of another form with bytes broken, or with other numbers where lengths and places may stand."""
    content = emf() if form == "EMF" else _sound(form, "RGB" if form != "GIF" else "P")
    if chance.random() < 0.4:
        return broken_bytes(content, chance)
    odd = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(0, min(len(odd), 200)) if chance.random() < 0.7 else chance.randrange(len(odd))
        packed = struct.pack("<I", chance.choice(_NUMBERS))[: chance.choice((1, 2, 4))]
        odd[at : at + len(packed)] = packed
    return bytes(odd)


def picture_files(chance: random.Random) -> tuple[dict[str, bytes], list[str], Sequence[list[str]]]:
    """Files with one broken picture among them, a command that reads it, and further ones."""
    if chance.random() < 0.4:
        return _in_a_template(chance)
    pictures = {"图.png": _sound("PNG", "RGB"), "图.jpg": _sound("JPEG", "RGB"), "图.svg": _SVG.encode()}
    if chance.random() < 0.4:
        name, broken = chance.choice((("图.png", _png), ("图.jpg", _jpeg)))
        files = {"来访.yaml": _PLAN.encode()} | pictures | {name: broken(chance)}
        return files, ["check", "来访.yaml"], [["plan", "来访.yaml", "--draft", "-o", "方案.docx"]]
    name, broken = chance.choice((("图.png", _png), ("图.jpg", _jpeg), ("图.svg", _svg)))
    brand = pictures | {name: broken(chance), "brand.yaml": _BRAND.encode()}
    files = {f"牌/{name}": content for name, content in brand.items()}
    return files, ["brand", "check", "牌"], [["brand", "show", "牌", "-o", "品牌.docx"]]


def _in_a_template(chance: random.Random) -> tuple[dict[str, bytes], list[str], Sequence[list[str]]]:
    form = chance.choice((*_OTHER_FORMS, "EMF", "PNG", "JPEG"))
    special: dict[str, _Broken] = {"PNG": _png, "JPEG": _jpeg}
    content = special[form](chance) if form in special else _other(form, chance)
    template = shown(f"media/图.{form.lower()}", content, content_type=f"image/{form.lower()}")
    files = {"模板.docx": template, "人.yaml": "名: 周明远\n".encode()}
    return files, ["template", "check", "模板.docx"], [["fill", "模板.docx", "人.yaml", "-o", "函.docx"]]
