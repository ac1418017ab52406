"""Files that a visit may attach, and those that it may not."""

import io
import zipfile
from pathlib import Path

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import NameObject, StreamObject

from docgen.word import fill
from docgen.word.stock.blocks import paragraph
from docgen.word.stock.document import document


def picture(kind: str = "JPEG", mode: str = "RGB", size: tuple[int, int] = (1600, 1200), **options: object) -> bytes:
    content = io.BytesIO()
    Image.new(mode, size, {"CMYK": (10, 200, 10, 0), "RGBA": (20, 80, 200, 128)}.get(mode, 0)).save(
        content, kind, **options
    )
    return content.getvalue()


def pdf(pages: int = 2, password: str | None = None, size: tuple[int, int] = (595, 842)) -> bytes:
    """A PDF of pages with a black square that names no program."""
    writer, content = PdfWriter(), io.BytesIO()
    square = StreamObject()
    square.set_data(b"0 0 9 9 re f")
    for _ in range(pages):
        writer.add_blank_page(*size)[NameObject("/Contents")] = square
    if password is not None:
        # needs no library of its own
        writer.encrypt(password, algorithm="RC4-128")
    writer.metadata = {}  # no program is named
    writer.write(content)
    return content.getvalue()


def word(folder: Path, text: str = "柳溪镇简介") -> bytes:
    """A Word document with this text."""
    template = folder / "template.docx"
    template.write_bytes(document([paragraph("{{ 标题 }}")]))
    content = fill(template, {"标题": text})
    template.unlink()
    return content


def zipped(*parts: str) -> bytes:
    """A zip with parts of these names."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for part in parts:
            archive.writestr(part, "<x/>")
    return content.getvalue()


def ole(name: str) -> bytes:
    """What a file of old Office looks like that holds a stream of this name."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + name.encode("utf-16-le") + bytes(600)
