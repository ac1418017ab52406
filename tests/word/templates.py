"""Small templates for tests, written as an office would write them in Word."""

import io
from collections.abc import Sequence
from xml.sax.saxutils import escape

from docx import Document

from docgen.word.package.zip import canonical, read_package
from docgen.word.stock.document import document


def paragraph(*runs: str) -> str:
    """A paragraph whose text Word has cut into these runs."""
    return "<w:p>" + "".join(f"<w:r><w:t>{escape(run)}</w:t></w:r>" for run in runs) + "</w:p>"


def table(*rows: Sequence[str]) -> str:
    """A table; every cell holds one paragraph."""
    grid = "<w:gridCol w:w='2000'/>" * len(rows[0])
    body = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:tcPr><w:tcW w:w='2000' w:type='dxa'/></w:tcPr>{paragraph(cell)}</w:tc>" for cell in row)
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def template(*blocks: str, title: str = "题") -> bytes:
    """A template of these blocks; a text that is no markup is a paragraph."""
    return document([block if block.startswith("<") else paragraph(block) for block in blocks], title)


def with_part(content: bytes, name: str, old: str, new: str) -> bytes:
    """The template with a text of one part replaced."""
    parts = read_package(content)
    text = parts[name].decode()
    assert old in text
    parts[name] = text.replace(old, new, 1).encode()
    return canonical(parts)


def by_word(*texts: str) -> bytes:
    """A template as python-docx writes it, with all that a real one brings along."""
    document_by_word = Document()
    for text in texts:
        document_by_word.add_paragraph(text)
    document_by_word.core_properties.author = "某人"
    document_by_word.core_properties.last_modified_by = "另一人"
    content = io.BytesIO()
    document_by_word.save(content)
    return content.getvalue()
