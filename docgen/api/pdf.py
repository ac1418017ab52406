"""Papers as PDF: all documents of a run by one call of the converter, what lies beside a paper bound behind it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from docgen.api.files import File, PaperFiles, PrintedBox
from docgen.output.converter import WordDocument
from docgen.output.pdf import BoundPdf, ConvertedPdf, bind, to_pdfs
from docgen.word.package.printed_lines import printed_lines


def to_pdf(papers: Iterable[File | PaperFiles]) -> tuple[File, ...]:
    """Papers as PDF files, each with the documents and PDFs that lie beside it behind its own pages.

    A file that is no Word document stays as it is. Raises OutputError when this computer has no converter, or when it
    fails, or hands over another PDF than that of the document; all documents are converted by one call.
    """
    bound = [paper if isinstance(paper, PaperFiles) else PaperFiles(paper) for paper in papers]
    documents = [file for paper in bound for file in paper.files if _is_word(file)]
    pdfs = dict(zip(documents, to_pdfs([WordDocument(file.name, (file.content,)) for file in documents]), strict=True))
    return tuple(_bound(paper, pdfs) for paper in bound)


def _bound(paper: PaperFiles, pdfs: dict[File, ConvertedPdf]) -> File:
    """The paper and what lies beside it as one file."""
    document = paper.document
    if not _is_word(document):
        return document
    converted = [pdfs.get(enclosed.file, ConvertedPdf(enclosed.file.content)) for enclosed in paper.enclosed]
    others = [BoundPdf(pdf.content, one.before) for pdf, one in zip(converted, paper.enclosed, strict=True)]
    boxes = [box for file in filter(_is_word, paper.files) for box in _boxes(file, pdfs[file].boxes)]
    return File(f"{Path(document.name).stem}.pdf", bind(pdfs[document].content, others), tuple(boxes))


def _boxes(document: File, characters: str) -> Iterator[PrintedBox]:
    """Where the characters that a PDF prints as boxes stand in its document for the first time."""
    lines = printed_lines(document.content) if characters else []
    for character in characters:
        found = ((line.place, cell) for line in lines for cell in line.cells if character in cell)
        yield PrintedBox(character, *next(found, ("", "")))


def _is_word(file: File) -> bool:
    return file.name.lower().endswith(".docx")
