"""The papers of a pack as PDF: each beside its document, all bound into one, on a printer."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from docgen.api.files import File, PaperFiles
from docgen.api.packs.delivery import PackReport
from docgen.api.packs.papers import VisitPack
from docgen.api.packs.print_list import PRINT_LIST_FILE, is_duplex, print_list
from docgen.api.pdf import to_pdf
from docgen.output import printing
from docgen.output.pdf import Bookmarked, booklet, bound_with_bookmarks, draw_several_up, grid, page_count
from docgen.output.write import write_files

#: The PDF with all papers, in the folder of the pack.
BOUND_FILE = "全套文书.pdf"
_A4 = "A4"
_JOB_TITLE = "docgen-pack"


class PdfOptions(NamedTuple):
    """What is made of a pack besides its documents.

    ``beside`` writes a PDF beside each document, ``bind`` one with all papers in their order and a bookmark for each.
    ``up`` draws so many pages on one; a ``booklet`` is imposed to be folded in the middle. What was made goes to the
    ``printer``.
    """

    beside: bool = False
    bind: bool = False
    up: int = 1
    booklet: bool = False
    printer: str = ""


def write_pdfs(pack: VisitPack, report: PackReport, options: PdfOptions) -> list[str]:
    """Makes the PDFs of a pack that has been written, by one call of the converter. Returns sentences that say so.

    Of a change run only what was made is written beside its document and printed; all papers are bound. Raises
    OutputError; the documents of the pack are there whatever happens.
    """
    if options.printer:
        printing.require_printer(options.printer)
    made = [paper.paper for paper in pack.papers if options.bind or paper.file.name in report.made]
    if not made:
        return []
    pdfs = dict(zip((paper.document.name for paper in made), to_pdf(made), strict=True))
    _count_pages(pack, report, pdfs)
    new = [pdfs[paper.document.name] for paper in made if paper.document.name in report.made]
    files = [File(one.name, _imposed(one.content, options)) for one in new] if options.beside else []
    if options.bind:
        files.append(File(BOUND_FILE, _imposed(_bound(pdfs, made), options)))
    paths = [report.folder / file.name for file in files]
    write_files(zip(paths, (file.content for file in files), strict=True), renewed=paths)
    said = [f"写好了 PDF {len(files)}份：{_listed(paths)}"] if files else []
    if options.printer and new:
        duplex = {paper.file.name for paper in pack.papers if is_duplex(paper)}
        said.append(_print([(one, name in duplex) for name, one in pdfs.items() if one in new], options))
    return said


def _count_pages(pack: VisitPack, report: PackReport, pdfs: Mapping[str, File]) -> None:
    """Writes how many pages the papers have into the list of what is printed."""
    pages = {name: page_count(pdf.content) for name, pdf in pdfs.items()}
    path = report.folder / PRINT_LIST_FILE
    write_files([(path, print_list(pack, report.change_lines, pages))], renewed=[path])


def _bound(pdfs: dict[str, File], papers: Sequence[PaperFiles]) -> bytes:
    return bound_with_bookmarks(
        [Bookmarked(Path(paper.document.name).stem, pdfs[paper.document.name].content) for paper in papers]
    )


def _imposed(pdf: bytes, options: PdfOptions) -> bytes:
    if options.booklet:
        return booklet(pdf)
    return draw_several_up(pdf, *grid(options.up)) if options.up > 1 else pdf


def _listed(paths: Sequence[Path]) -> str:
    return paths[0].name if len(paths) == 1 else f"在 {paths[0].parent}"


def _print(pdfs: Sequence[tuple[File, bool]], options: PdfOptions) -> str:
    """Sends PDFs to the printer, each with whether it is printed on both sides; a booklet always is."""
    for pdf, is_duplex_paper in pdfs:
        duplex = "短边" if options.booklet else "长边" if is_duplex_paper else ""
        command = printing.command(options.printer, _A4, landscape=False, copies=1, duplex=duplex, title=_JOB_TITLE)
        printing.send(_imposed(pdf.content, options), command)
    return f"已送打印机“{options.printer}”：{len(pdfs)}份"
