"""The papers of a pack as PDF: each beside its document, all bound into one, on a printer."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from docgen.api.packs.delivery import BOUND_FILE, PackReport
from docgen.api.packs.papers import VisitPack
from docgen.api.packs.print_list import PRINT_LIST_FILE, is_duplex, print_list
from docgen.api.pdf import to_pdf
from docgen.output import printing
from docgen.output.pdf import Bookmarked, booklet, bound_with_bookmarks, draw_several_up, grid, page_count
from docgen.output.write import write_files

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
    new = _written_names(pack, report)
    made = [paper.paper for paper in pack.papers if options.bind or paper.file.name in new]
    if not made:
        return []
    pdfs = {paper.document.name: pdf.content for paper, pdf in zip(made, to_pdf(made), strict=True)}
    _count_pages(pack, report, pdfs)
    said = _write(pdfs, new, report.folder, options)
    if options.printer and new:
        duplex = [(pdfs[paper.file.name], is_duplex(paper)) for paper in pack.papers if paper.file.name in new]
        said.append(_print(duplex, options))
    return said


def _written_names(pack: VisitPack, report: PackReport) -> dict[str, str]:
    """The papers that were made now, each with the name under which it was written: beside an edited one another."""
    beside = {kept.file: kept.beside for kept in report.kept if kept.beside}
    names = {paper.file.name: beside.get(paper.file.name, paper.file.name) for paper in pack.papers}
    return {name: written for name, written in names.items() if written in report.made}


def _write(pdfs: Mapping[str, bytes], new: Mapping[str, str], folder: Path, options: PdfOptions) -> list[str]:
    """Writes the PDFs that are wanted as files; a sentence that says so."""
    files = []
    if options.beside:
        files = [(Path(written).with_suffix(".pdf").name, pdfs[name]) for name, written in new.items()]
    if options.bind:
        files.append((BOUND_FILE, bound_with_bookmarks([Bookmarked(Path(name).stem, pdfs[name]) for name in pdfs])))
    paths = [folder / name for name, _ in files]
    write_files(zip(paths, (_imposed(content, options) for _, content in files), strict=True), renewed=paths)
    return [f"写好了 PDF {len(files)}份：{_listed(paths)}"] if files else []


def _count_pages(pack: VisitPack, report: PackReport, pdfs: Mapping[str, bytes]) -> None:
    """Writes how many pages the papers have into the list of what is printed."""
    pages = {name: page_count(pdf) for name, pdf in pdfs.items()}
    path = report.folder / PRINT_LIST_FILE
    write_files([(path, print_list(pack, report.change_lines, pages, report.unasked))], renewed=[path])


def _imposed(pdf: bytes, options: PdfOptions) -> bytes:
    if options.booklet:
        return booklet(pdf)
    return draw_several_up(pdf, *grid(options.up)) if options.up > 1 else pdf


def _listed(paths: Sequence[Path]) -> str:
    return paths[0].name if len(paths) == 1 else f"在 {paths[0].parent}"


def _print(pdfs: Sequence[tuple[bytes, bool]], options: PdfOptions) -> str:
    """Sends PDFs to the printer, each with whether it is printed on both sides; a booklet always is."""
    for pdf, is_duplex_paper in pdfs:
        duplex = "短边" if options.booklet else "长边" if is_duplex_paper else ""
        command = printing.command(options.printer, _A4, landscape=False, copies=1, duplex=duplex, title=_JOB_TITLE)
        printing.send(_imposed(pdf, options), command)
    return f"已送打印机“{options.printer}”：{len(pdfs)}份"
