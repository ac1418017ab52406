"""What of a pack goes to the printer: which papers, which of their pages, in how many copies."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docgen.api.packs.changes import Reprint
from docgen.api.packs.described import copies_of, described
from docgen.api.packs.papers import PackedPaper, VisitPack
from docgen.api.packs.print_list import is_duplex
from docgen.api.packs.report import PackReport
from docgen.api.packs.sheet_words import page_words

#: So many jobs that are not one whole copy are said by name.
_MOST_SAID = 8


class PrintJob(NamedTuple):
    """A paper that is printed so many times: its name in the pack, its pages, none for all of them."""

    name: str
    is_duplex: bool
    copies: int = 1
    pages: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """What is sent, in words: 09 手边单.docx 14份, 07 住宿安排.docx 只印第2页."""
        pages = f"只印{page_words(self.pages, self.is_duplex)}" if self.pages else ""
        return f"{self.name} {'，'.join(filter(None, (pages, f'{self.copies}份' if self.copies > 1 else '')))}"


def print_jobs(pack: VisitPack, report: PackReport, made: Sequence[str], edited: Sequence[str]) -> list[PrintJob]:
    """What is printed, as the list of what is printed says.

    Of a first pack these are the papers that were ``made``, afterwards those that are to be printed again; what is for
    when the visit is over is not among them. Of papers that were ``edited`` by hand no single pages are known.
    """
    again = _reprints(pack, report)
    is_change = bool(report.change_lines)
    jobs: list[PrintJob] = []
    for paper in pack.papers:
        printed, name = described(paper), paper.file.name
        if printed.afterwards or name not in (again if is_change else made):
            continue
        of_everybody = max(1, copies_of(printed, pack)[0])
        whole = PrintJob(name, is_duplex(paper), of_everybody)
        in_parts = is_change and name not in edited and not paper.paper.enclosed
        jobs += _jobs_of(whole, again[name]) if in_parts else [whole]
    return jobs


def said_jobs(jobs: Sequence[PrintJob]) -> str:
    """How many papers are sent, and which of them not as one whole copy."""
    special = [job.words for job in jobs if job.copies > 1 or job.pages]
    more = f"等{len(special)}项" if len(special) > _MOST_SAID else ""
    papers = f"{len({job.name for job in jobs})}份"
    return f"{papers}（{'；'.join(special[:_MOST_SAID])}{more}）" if special else papers


def said_later(pack: VisitPack, made: Sequence[str]) -> Iterator[str]:
    """Says which of the papers that were ``made`` are not sent yet, because they are for when the visit is over."""
    later = [paper.file.name for paper in pack.papers if described(paper).afterwards and paper.file.name in made]
    if later:
        yield f"来访结束以后再印的没有送：{'、'.join(later)}"


def _jobs_of(whole: PrintJob, again: Reprint) -> Iterator[PrintJob]:
    """The jobs of a paper of which the list names pages, or copies for those who have none."""
    if again.pages:
        yield whole._replace(pages=again.pages)
    if again.copies:
        yield whole._replace(copies=again.copies)
    if not again.pages and not again.copies:
        yield whole


def _reprints(pack: VisitPack, report: PackReport) -> Mapping[str, Reprint]:
    """What is to be printed again, by the name of the paper; of a file that is bound in a paper it is all of that."""
    beside = dict(report.beside)
    listed = {one.file: one for one in report.reprint if not one.afterwards}
    return {paper.file.name: one for paper in pack.papers if (one := _of_paper(paper, listed, beside))}


def _of_paper(paper: PackedPaper, listed: Mapping[str, Reprint], beside: Mapping[str, str]) -> Reprint | None:
    names = (beside.get(file.name, file.name) for file in paper.paper.files)
    return next((listed[name] for name in names if name in listed), None)
