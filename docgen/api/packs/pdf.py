"""The papers of a pack as PDF: each beside its document, all bound into one, on a printer."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from docgen.api.files import File, PaperFiles
from docgen.api.packs.aside import moved_aside, name_of_set
from docgen.api.packs.in_use import edited_in_use
from docgen.api.packs.papers import PackedPaper, PackOptions, VisitPack
from docgen.api.packs.print_jobs import PrintJob, print_jobs, said_jobs, said_later
from docgen.api.packs.print_list import PRINT_LIST_FILE, list_of
from docgen.api.packs.report import FinishedPack, PackReport
from docgen.api.pdf import to_pdf
from docgen.api.pdf_boxes import box_notices
from docgen.output import printing
from docgen.output.pdf import Bookmarked, booklet, bound_with_bookmarks, draw_several_up, grid, page_count, pages_of
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


def write_pdfs(pack: VisitPack, report: PackReport, options: PdfOptions) -> FinishedPack:
    """Makes the PDFs of a pack that has been written, by one call of the converter, and says so.

    Of a change run only what was made is written beside its document, and what was edited since and has no PDF; what is
    to be printed again is printed, also what an earlier run has made; all papers are bound. Of a paper that somebody
    has edited and that is used so the PDF is that of his file. Raises OutputError; the documents of the pack are there
    whatever happens.
    """
    if options.printer:
        printing.require_printer(options.printer)
    edited = edited_in_use(pack, report.folder, dict(report.beside))
    new = _written_names(pack, report) | _edited_names(report.folder, edited)
    written = list(_written_names(pack, report)) if options.printer else []
    jobs = print_jobs(pack, report, written, list(edited)) if options.printer else []
    due = {job.name for job in jobs}
    made = [_in_use(paper, edited) for paper in pack.papers if options.bind or paper.file.name in new.keys() | due]
    if not made:
        return FinishedPack(tuple(said_later(pack, written)))
    converted = to_pdf(made)
    pdfs = {paper.document.name: pdf.content for paper, pdf in zip(made, converted, strict=True)}
    _count_pages(pack, report, pdfs)
    said = _write(pdfs, new, report.folder, options, pack.options)
    if jobs:
        said.append(_print(jobs, pdfs, options))
    return FinishedPack((*said, *said_later(pack, written)), box_notices(converted, pack.visit.texts))


def _written_names(pack: VisitPack, report: PackReport) -> dict[str, str]:
    """The papers that were made now, each with the name under which it was written: beside an edited one another."""
    beside = {kept.file: kept.beside for kept in report.kept if kept.beside}
    names = {paper.file.name: beside.get(paper.file.name, paper.file.name) for paper in pack.papers}
    return {name: written for name, written in names.items() if written in report.made}


def _edited_names(folder: Path, edited: Mapping[str, bytes]) -> dict[str, str]:
    """The edited papers that are used and have no PDF: one of what they were was put aside."""
    return {name: name for name in edited if not (folder / name).with_suffix(".pdf").exists()}


def _in_use(paper: PackedPaper, edited: Mapping[str, bytes]) -> PaperFiles:
    """A paper as it is used: as somebody has edited it, if he has."""
    name = paper.file.name
    return paper.paper._replace(document=File(name, edited[name])) if name in edited else paper.paper


def _write(
    pdfs: Mapping[str, bytes], new: Mapping[str, str], folder: Path, options: PdfOptions, asked: PackOptions
) -> list[str]:
    """Writes the PDFs that are wanted as files; a sentence that says so."""
    files = []
    if options.beside:
        files = [(Path(written).with_suffix(".pdf").name, pdfs[name]) for name, written in new.items()]
    if options.bind:
        files.append(
            (
                name_of_set(asked, ".pdf"),
                bound_with_bookmarks([Bookmarked(Path(name).stem, pdfs[name]) for name in pdfs]),
            )
        )
    paths = [folder / name for name, _ in files]
    printed = [_imposed(content, options) for _, content in files]
    write_files(zip(paths, printed, strict=True), renewed=paths, earlier=moved_aside(paths))
    return [f"写好了 PDF {len(files)}份：{_listed(paths)}"] if files else []


def _count_pages(pack: VisitPack, report: PackReport, pdfs: Mapping[str, bytes]) -> None:
    """Writes how many pages the papers have into the list of what is printed."""
    pages = {name: page_count(pdf) for name, pdf in pdfs.items()}
    path = report.folder / PRINT_LIST_FILE
    write_files([(path, list_of(pack, report, pages))], renewed=[path])


def _imposed(pdf: bytes, options: PdfOptions) -> bytes:
    if options.booklet:
        return booklet(pdf)
    return draw_several_up(pdf, *grid(options.up)) if options.up > 1 else pdf


def _listed(paths: Sequence[Path]) -> str:
    return paths[0].name if len(paths) == 1 else f"在 {paths[0].parent}"


def _print(jobs: Sequence[PrintJob], pdfs: Mapping[str, bytes], options: PdfOptions) -> str:
    """Sends papers to the printer, those that are bound as a booklet on both sides. Gives a sentence that says so."""
    for job in jobs:
        duplex = "短边" if options.booklet else "长边" if job.is_duplex else ""
        command = printing.command(
            options.printer, _A4, landscape=False, copies=job.copies, duplex=duplex, title=_JOB_TITLE
        )
        pdf = pages_of(pdfs[job.name], job.pages) if job.pages else pdfs[job.name]
        printing.send(_imposed(pdf, options), command)
    return f"已送打印机“{options.printer}”：{said_jobs(jobs)}"
