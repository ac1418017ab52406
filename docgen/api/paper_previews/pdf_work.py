"""What a helper process does with PDF: papers become PDF, pages become pictures. Only that process imports it."""

from collections.abc import Sequence

from docgen.api.files import EnclosedFile, File, PaperFiles
from docgen.api.paper_previews.previews import ConvertedPaper
from docgen.api.pdf import to_pdf
from docgen.errors import OutputError
from docgen.output.page_images import page_png, page_sizes


def converted_documents(papers: Sequence[tuple[File, tuple[EnclosedFile, ...]]]) -> ConvertedPaper:
    """As ``converted_paper``, of the documents of papers with what lies beside each."""
    return converted_paper([PaperFiles(document, enclosed) for document, enclosed in papers])


def converted_paper(papers: Sequence[PaperFiles]) -> ConvertedPaper:
    """Papers as PDF with the sizes of their pages."""
    try:
        pdfs = to_pdf(papers)
    except OutputError as error:
        return ConvertedPaper(problems=error.problems)
    sizes = tuple(tuple((page.width, page.height) for page in page_sizes(pdf.content)) for pdf in pdfs)
    return ConvertedPaper(pdfs, sizes=sizes)


def drawn_page(pdf: bytes, page: int, dots_per_inch: float) -> bytes:
    """A page of a PDF as PNG; it must be there."""
    return page_png(pdf, page, dots_per_inch)
