"""A set of papers made by a process of its own: the memory that it takes is free again when it is done."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from docgen.api.interruption import end_as_by_ctrl_c
from docgen.api.packs.delivery import PackTarget
from docgen.api.packs.papers import PackOptions, VisitPack
from docgen.api.packs.record import RECORD_FILE
from docgen.api.packs.report import FinishedPack, PackReport
from docgen.api.packs.several import PackedVisit, PackJob, pack_one
from docgen.api.packs.standing import PageChanges
from docgen.api.packs.zip import write_zip

#: Which part of the work is done when all papers are made and only the PDF and the zip are left.
_ALL_PAPERS_MADE = 0.97
#: What the process says of the converter, which is used by one at a time.
_WANTS_CONVERTER, _LEAVES_CONVERTER = "converter wanted", "converter free"


class WantedSet(NamedTuple):
    """The set that is asked for: of which file, into which folder, whether one PDF with all papers is made, too.

    A ``draft`` is made whatever the rules find. With ``printed`` all that the last list names is printed and withdrawn.
    """

    source: Path
    folder: Path
    pdf: bool = False
    draft: bool = False
    printed: bool = False


class SetProgress(NamedTuple):
    """Which paper is made now, and which part of the work is done."""

    title: str
    share: float


def make_set(wanted: WantedSet, converter: Lock, move: Callable[[SetProgress], None]) -> PackedVisit | None:
    """Makes a set in a process of its own; None where the process ended without saying what became of it.

    The process takes this program's ``converter`` while it makes PDF; ``move`` gets how far it is.
    """
    # a copy of this process would have the locks of its threads, and nobody to open them
    context = get_context("spawn")
    ours, its_own = context.Pipe()
    process = context.Process(target=_work, args=(its_own, wanted), daemon=True)
    process.start()
    its_own.close()
    try:
        return _attended(ours, converter, move)
    finally:
        ours.close()
        process.join()


def _attended(pipe: Connection, converter: Lock, move: Callable[[SetProgress], None]) -> PackedVisit | None:
    """Answers the process until it is done. The converter is free again whatever happens to the process."""
    with ExitStack() as held:
        while True:
            try:
                said = pipe.recv()
            except EOFError:
                return None
            if isinstance(said, PackedVisit):
                return said
            if isinstance(said, SetProgress):
                move(said)
            elif said == _WANTS_CONVERTER:
                held.enter_context(converter)
                pipe.send(True)
            else:
                held.close()


def _work(pipe: Connection, wanted: WantedSet) -> None:
    """What the process does."""
    # what reads PDF is large: only this process has it
    from docgen.api.packs.pages import changed_pages
    from docgen.api.packs.pdf import PdfOptions, write_pdfs

    end_as_by_ctrl_c()
    work = _PdfWork(changed_pages, lambda pack, report: write_pdfs(pack, report, PdfOptions(bind=True)))
    pipe.send(_SetMaker(pipe, wanted, work).make())


class _PdfWork(NamedTuple):
    """What is done with PDF: which pages of papers have changed, and one PDF of all papers of a set."""

    changed_pages: Callable[[Mapping[str, tuple[bytes, bytes]]], Mapping[str, PageChanges]]
    bind: Callable[[VisitPack, PackReport], FinishedPack]


class _SetMaker:
    """Makes a set, and says through a pipe how far it is."""

    def __init__(self, pipe: Connection, wanted: WantedSet, work: _PdfWork) -> None:
        self._pipe, self._wanted, self._work = pipe, wanted, work

    def make(self) -> PackedVisit:
        wanted = self._wanted
        record = wanted.folder / RECORD_FILE
        earlier = record if record.is_file() else None
        target = PackTarget(
            wanted.folder,
            wanted.source,
            changed_since=earlier,
            find_pages=self._changed_pages if earlier else None,
            printed=wanted.printed and earlier is not None,
        )
        return pack_one(PackJob(target, PackOptions(draft=wanted.draft), self._finish), self._move)

    def _move(self, title: str, share: float) -> None:
        self._pipe.send(SetProgress(title, share))

    @contextmanager
    def _converter(self) -> Iterator[None]:
        """Waits until nobody else uses the converter."""
        self._pipe.send(_WANTS_CONVERTER)
        self._pipe.recv()
        try:
            yield
        finally:
            self._pipe.send(_LEAVES_CONVERTER)

    def _changed_pages(self, papers: Mapping[str, tuple[bytes, bytes]]) -> Mapping[str, PageChanges]:
        with self._converter():
            return self._work.changed_pages(papers)

    def _finish(self, pack: VisitPack, report: PackReport) -> FinishedPack:
        """Makes the zip of a set that is written, and one PDF of all its papers where that is asked for."""
        made = FinishedPack()
        if self._wanted.pdf:
            self._move("合成 PDF", _ALL_PAPERS_MADE)
            with self._converter():
                made = self._work.bind(pack, report)
        self._move("打成 zip", _ALL_PAPERS_MADE)
        return made.with_said(write_zip(pack, report))
