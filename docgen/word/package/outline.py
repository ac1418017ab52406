"""Reads a document as lines that a person can read and a test can compare; it knows nothing of how they are made."""

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING_PROPERTIES = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")


def outline(document: bytes) -> list[str]:
    """Paragraphs with their styles, tables row by row, headers and footers, pictures by their alt text.

    ``↑`` is a cell merged with the one above, ``×3`` one that spans three columns, ``⏎`` a line break, ``⇥`` a tab.
    """
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        lines: list[str] = []
        for name in sorted(
            filter(_PARTS.fullmatch, archive.namelist()), key=lambda name: (name != "word/document.xml", name)
        ):
            root = etree.fromstring(archive.read(name))
            lines.append(f"# {name}")
            lines += _blocks(root[0] if root.tag == f"{_W}document" else root)
    return lines


def texts(document: bytes) -> list[str]:
    """The text of every paragraph of every part, letter for letter; line breaks and tabs as they are."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return [
            _text(paragraph)
            for name in sorted(filter(_PARTS.fullmatch, archive.namelist()))
            for paragraph in etree.fromstring(archive.read(name)).iter(f"{_W}p")
        ]


def paragraphs(document: bytes) -> list[str]:
    """The text of every paragraph of the body and its tables. Raises ValueError for what is no document."""
    try:
        with zipfile.ZipFile(io.BytesIO(document)) as archive:
            root = etree.fromstring(archive.read("word/document.xml"))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        raise ValueError("no Word document") from error
    return [_text(paragraph) for paragraph in root.iter(f"{_W}p")]


def tables(document: bytes) -> list[list[list[tuple[int, str]]]]:
    """The tables of the body: rows of cells, each the number of its first paragraph and its text."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    numbers = {paragraph: number for number, paragraph in enumerate(root.iter(f"{_W}p"), 1)}
    return [
        [[_numbered_cell(cell, numbers) for cell in row.iterfind(f"{_W}tc")] for row in table.iterfind(f"{_W}tr")]
        for table in root.iter(f"{_W}tbl")
    ]


def _numbered_cell(cell: etree._Element, numbers: dict[etree._Element, int]) -> tuple[int, str]:
    paragraphs_inside = list(cell.iterfind(f"{_W}p"))
    text = "".join(_text(paragraph) for paragraph in paragraphs_inside)
    return (numbers[paragraphs_inside[0]] if paragraphs_inside else 0), text


def _blocks(container: etree._Element, depth: int = 0) -> Iterator[str]:
    for block in container:
        if block.tag == f"{_W}p":
            yield "  " * depth + _paragraph(block)
        elif block.tag == f"{_W}tbl":
            yield from _table(block, depth)
        elif block.tag == f"{_W}sectPr":
            yield _section(block)


def _is_kept(paragraph: etree._Element) -> bool:
    """Whether a paragraph says that it stays on the page of the next."""
    kept = paragraph.find(f"{_W}pPr/{_W}keepNext")
    return kept is not None and kept.get(f"{_W}val") != "0"


def _paragraph(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = style.get(f"{_W}val", "") if style is not None else ""
    pictures = "".join(f"[图：{picture.get('descr', '')}]" for picture in paragraph.iter(_DRAWING_PROPERTIES))
    keep = " +" if _is_kept(paragraph) else ""
    return f"{name}{keep}: {_shown(_text(paragraph))}{pictures}"


def _table(table: etree._Element, depth: int) -> Iterator[str]:
    widths = [column.get(f"{_W}w", "") for column in table.iterfind(f"{_W}tblGrid/{_W}gridCol")]
    yield "  " * depth + f"table {' '.join(widths)}"
    for row in table.iterfind(f"{_W}tr"):
        keep = "+" if any(map(_is_kept, row.iter(f"{_W}p"))) else " "
        cells = [_cell(cell) for cell in row.iterfind(f"{_W}tc")]
        yield "  " * depth + f" {keep}| " + " | ".join(cells) + " |"


def _cell(cell: etree._Element) -> str:
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    if merge is not None and merge.get(f"{_W}val", "continue") == "continue":
        return "↑"
    text = " ¶ ".join(_shown(_text(paragraph)) for paragraph in cell.iterfind(f"{_W}p"))
    columns = span.get(f"{_W}val") if span is not None else "1"
    return text if columns == "1" else f"{text} ×{columns}"


def _section(section: etree._Element) -> str:
    size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
    if size is None or margins is None:
        return "section"
    sides = " ".join(f"{side}={margins.get(_W + side)}" for side in ("top", "right", "bottom", "left", "footer"))
    return f"section {size.get(_W + 'w')}×{size.get(_W + 'h')} {sides}"


def _text(paragraph: etree._Element) -> str:
    parts = []
    for node in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab", f"{_W}cr"):
        if next(node.iterancestors(f"{_W}p")) is not paragraph or node.get(f"{_W}pos"):
            continue
        parts.append({"t": node.text or "", "tab": "\t"}.get(node.tag.removeprefix(_W), "\n"))
    return "".join(parts)


def _shown(text: str) -> str:
    return text.replace("\n", "⏎").replace("\t", "⇥")
