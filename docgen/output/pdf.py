"""PDF files: made of documents, split, joined, several pages drawn on one."""

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from math import ceil, sqrt
from typing import NamedTuple

from pypdf import PageObject, PdfReader, PdfWriter, Transformation

from docgen.damaged_pdf import DAMAGED_PDF
from docgen.output.agreement import boxes, disagreement
from docgen.output.converter import START_SECONDS, WordDocument, conversion_failed, convert
from docgen.output.document_text import document_text
from docgen.output.pdf_text import pdf_text

_SECONDS_PER_PAGE = 0.5
#: What draws in the code of a page: text, pictures and forms, lines, surfaces, shades.
_PAINTING = re.compile(rb"(?<![A-Za-z/])(?:T[jJ]|Do|EI|[bB]\*?|f\*?|F|[sS]|sh|['\"])(?![A-Za-z])")


class ConvertedPdf(NamedTuple):
    """What was made of a document, and the characters that it prints as empty boxes: no font has them."""

    content: bytes
    boxes: str = ""


def sheets_as_pdfs(content: Sequence[bytes], page_counts: Sequence[int], up: int = 1) -> list[bytes]:
    """A Word document of sheets, given in pieces, as PDF: one for each of these numbers of pages.

    To convert one document takes a fraction of the time of many. ``up`` sheets are drawn on a page. Raises OutputError
    when the PDF has more or fewer pages than they are together, or prints a box in the place of a character.
    """
    pages = sum(page_counts)
    seconds = START_SECONDS + _SECONDS_PER_PAGE * pages
    document = WordDocument("卡片", content)
    (pdf,) = convert([document], seconds)
    if (count := page_count(pdf)) != pages:
        raise conversion_failed(f"转出的 PDF 有 {count} 页，应该是 {pages} 页")
    with _damage_as_failure(document):
        if lacking := _require_same(PdfReader(io.BytesIO(pdf)), document):
            raise conversion_failed(f"转出的 PDF 把“{lacking}”印成了空框，或没有印")
        parts = split_pages(pdf, page_counts) if len(page_counts) > 1 else [pdf]
        return [draw_several_up(part, *grid(up)) if up > 1 else part for part in parts]


def grid(up: int) -> tuple[int, int]:
    """The columns and rows in which so many pages are drawn on one: as square as can be.

    >>> [grid(up) for up in (1, 2, 4, 6, 9)]
    [(1, 1), (2, 1), (2, 2), (3, 2), (3, 3)]
    """
    columns = ceil(sqrt(up))
    return columns, ceil(up / columns)


def to_pdfs(documents: Sequence[WordDocument]) -> list[ConvertedPdf]:
    """Converts Word documents by one call of the converter, each held against its PDF. Raises OutputError."""
    pdfs = convert(documents)
    for document, pdf in zip(documents, pdfs, strict=True):
        if not page_count(pdf):
            raise conversion_failed(f"“{document.name}”转出的 PDF 是空的")
    return [_checked(document, pdf) for document, pdf in zip(documents, pdfs, strict=True)]


def _checked(document: WordDocument, pdf: bytes) -> ConvertedPdf:
    """What the converter has made of a document, without traces. Raises OutputError if it cannot be that."""
    with _damage_as_failure(document):
        reader = PdfReader(io.BytesIO(pdf))
        lacking = _require_same(reader, document)
        return ConvertedPdf(_without_traces(reader), lacking)


@contextmanager
def _damage_as_failure(document: WordDocument) -> Iterator[None]:
    try:
        yield
    except DAMAGED_PDF as error:
        raise conversion_failed(f"“{document.name}”转出的 PDF 损坏了") from error


def _require_same(reader: PdfReader, document: WordDocument) -> str:
    """Raises OutputError for a PDF that is not that of a document. Returns what it prints as empty boxes."""
    text = document_text(document.content)
    pages = len(reader.pages)
    if text and "".join(text.body).strip() and not any(_is_printed(page) for page in reader.pages):
        raise conversion_failed(f"“{document.name}”转出的 PDF 是{pages}页白纸")
    printed = pdf_text(reader)
    is_of_word = _is_of_word(reader)
    if text and (other := disagreement(text, printed, pages, is_of_word)):
        raise conversion_failed(f"“{document.name}”转出的 PDF 和这份文书对不上，{other}，没有用")
    return boxes(text, printed, is_of_word)


def _is_of_word(reader: PdfReader) -> bool:
    """Whether Word has made a PDF: it draws fonts that forbid to be embedded as pictures (BitmapMissingFonts)."""
    return "Microsoft" in ((reader.metadata.producer if reader.metadata else None) or "")


def _is_printed(page: PageObject) -> bool:
    """Whether something is drawn on a page: text, a picture, a line, a surface."""
    contents = page.get_contents()
    return contents is not None and bool(_PAINTING.search(contents.get_data()))


def without_traces(content: bytes) -> bytes:
    """A PDF that does not say when and by which program it was made: the same document gives the same bytes."""
    return _without_traces(PdfReader(io.BytesIO(content)))


def _without_traces(reader: PdfReader) -> bytes:
    reader.trailer.pop("/ID", None)  # LibreOffice makes it of the clock
    return _pdf_bytes(PdfWriter(clone_from=reader), _title(reader))


def _title(reader: PdfReader) -> str:
    """The title of a document; empty when it has none."""
    return (reader.metadata.title if reader.metadata else None) or ""


class Bookmarked(NamedTuple):
    """A PDF to bind with others, and the bookmark that leads to it."""

    title: str
    content: bytes


def bound_with_bookmarks(pdfs: Sequence[Bookmarked]) -> bytes:
    """Several PDFs one behind the other, each with a bookmark; its own outline lies below that."""
    writer = PdfWriter()
    for pdf in pdfs:
        writer.append(io.BytesIO(pdf.content), outline_item=pdf.title)
    return _pdf_bytes(writer)


def booklet(content: bytes) -> bytes:
    """Pages in pairs on landscape sheets, in the order in which a stack printed on both sides is folded to a booklet.

    Blank pages fill the last sheet: a booklet has a multiple of four.
    """
    reader, writer = PdfReader(io.BytesIO(content)), PdfWriter()
    width_pt, height_pt = (float(size) for size in reader.pages[0].mediabox.upper_right)
    for left, right in booklet_pairs(len(reader.pages)):
        sheet = writer.add_blank_page(height_pt, width_pt)
        factor = min(height_pt / 2 / width_pt, width_pt / height_pt)
        for column, number in enumerate((left, right)):
            if number <= len(reader.pages):
                x = column * height_pt / 2 + (height_pt / 2 - width_pt * factor) / 2
                y = (width_pt - height_pt * factor) / 2
                page = reader.pages[number - 1]
                sheet.merge_transformed_page(page, Transformation().scale(factor).translate(x, y))
    return _pdf_bytes(writer)


def booklet_pairs(pages: int) -> list[tuple[int, int]]:
    """Which pages lie side by side on the faces of the sheets of a booklet, from 1; fronts and backs in turn.

    >>> booklet_pairs(8)
    [(8, 1), (2, 7), (6, 3), (4, 5)]
    """
    whole = -(-pages // 4) * 4
    fronts = [(whole - 2 * sheet, 1 + 2 * sheet) for sheet in range(whole // 4)]
    return [pair for left, right in fronts for pair in ((left, right), (right + 1, left - 1))]


class BoundPdf(NamedTuple):
    """A PDF to bind into another: before the page on which this text stands, or behind all pages without one."""

    content: bytes
    before: str = ""


def bind(paper: bytes, others: Sequence[BoundPdf]) -> bytes:
    """The paper with the pages of the others, unchanged and in their order. Title and outline stay the paper's."""
    if not others:
        return paper
    reader = PdfReader(io.BytesIO(paper))
    writer = PdfWriter(clone_from=reader)
    for other in others:
        # pages of the paper that stand behind the place; those bound before it lie in front of it
        following = _pages_from(reader, other.before) if other.before else 0
        writer.merge(len(writer.pages) - following, io.BytesIO(other.content), import_outline=False)
    return _pdf_bytes(writer, _title(reader))


def _pages_from(reader: PdfReader, text: str) -> int:
    """How many pages there are from the last one on which a text stands; none when it stands nowhere."""
    spaceless = _spaceless(text)
    pages = enumerate(reversed(reader.pages), 1)
    return next((number for number, page in pages if spaceless in _spaceless(page.extract_text())), 0)


def _spaceless(text: str) -> str:
    return re.sub(r"\s", "", text)


def page_texts(content: bytes) -> list[str]:
    """The text of every page of a PDF, without spaces."""
    return [_spaceless(page.extract_text()) for page in PdfReader(io.BytesIO(content)).pages]


def page_count(content: bytes) -> int:
    """How many pages a PDF has; 0 where it cannot be read."""
    try:
        return len(PdfReader(io.BytesIO(content)).pages)
    except DAMAGED_PDF:
        return 0


def split_pages(content: bytes, counts: Sequence[int]) -> list[bytes]:
    """Splits a PDF into several: ``counts`` are their numbers of pages."""
    pages = iter(PdfReader(io.BytesIO(content)).pages)
    parts = []
    for count in counts:
        writer = PdfWriter()
        for page in islice(pages, count):
            writer.add_page(page)
        parts.append(_pdf_bytes(writer))
    return parts


def pages_of(content: bytes, numbers: Sequence[int]) -> bytes:
    """Some pages of a PDF, counted from 1, in their order; those that it does not have are passed over."""
    pages, writer = PdfReader(io.BytesIO(content)).pages, PdfWriter()
    for number in sorted(set(numbers)):
        if number <= len(pages):
            writer.add_page(pages[number - 1])
    return _pdf_bytes(writer)


def draw_several_up(content: bytes, columns: int, rows: int) -> bytes:
    """Draws several pages on one page of the same size, row by row: a proof to read before the stock is printed on."""
    reader, writer = PdfReader(io.BytesIO(content)), PdfWriter()
    pages_per_sheet = columns * rows
    factor = min(1 / columns, 1 / rows)
    for start in range(0, len(reader.pages), pages_per_sheet):
        group = reader.pages[start : start + pages_per_sheet]
        width_pt, height_pt = (float(size) for size in group[0].mediabox.upper_right)
        sheet = writer.add_blank_page(width_pt, height_pt)
        cell_width, cell_height = width_pt / columns, height_pt / rows
        for number, page in enumerate(group):
            x = (number % columns) * cell_width + (cell_width - width_pt * factor) / 2
            y = height_pt - (number // columns + 1) * cell_height + (cell_height - height_pt * factor) / 2
            sheet.merge_transformed_page(page, Transformation().scale(factor).translate(x, y))
    return _pdf_bytes(writer)


def _pdf_bytes(writer: PdfWriter, title: str = "") -> bytes:
    """The bytes of a PDF without its date and the names of programs."""
    writer.metadata = {"/Title": title} if title else {}
    writer.xmp_metadata = None
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
