"""Papers as PDF: all documents of a run by one call of the converter, what lies beside a paper bound behind it."""

from collections.abc import Iterable
from pathlib import Path

from docgen.api.files import File, PaperFiles
from docgen.output.converter import WordDocument
from docgen.output.pdf import BoundPdf, bind, to_pdfs


def to_pdf(papers: Iterable[File | PaperFiles]) -> tuple[File, ...]:
    """Papers as PDF files, each with the documents and PDFs that lie beside it behind its own pages.

    A file that is no Word document stays as it is. Raises OutputError when this computer has no converter, or when it
    fails; all documents are converted by one call.
    """
    bound = [paper if isinstance(paper, PaperFiles) else PaperFiles(paper) for paper in papers]
    documents = [file for paper in bound for file in paper.files if _is_word(file)]
    pdfs = dict(zip(documents, to_pdfs([WordDocument(file.name, (file.content,)) for file in documents]), strict=True))
    return tuple(_bound(paper, pdfs) for paper in bound)


def _bound(paper: PaperFiles, pdfs: dict[File, bytes]) -> File:
    """The paper and what lies beside it as one file."""
    document = paper.document
    if not _is_word(document):
        return document
    others = [BoundPdf(pdfs.get(enclosed.file, enclosed.file.content), enclosed.before) for enclosed in paper.enclosed]
    return File(f"{Path(document.name).stem}.pdf", bind(pdfs[document], others))


def _is_word(file: File) -> bool:
    return file.name.lower().endswith(".docx")
