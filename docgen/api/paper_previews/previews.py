"""How papers look: converted to PDF by one worker, one conversion at a time, the newest request first.

Nobody waits for it: who asks gets what is there and asks again. What was converted is kept by its fingerprint, so that
a paper that a change left as it was is there at once.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from hashlib import sha256
from threading import Condition, Lock, Thread
from typing import NamedTuple

from docgen.api.files import File, PaperFiles
from docgen.errors import Problem

#: What is kept of PDFs: not more than so many bytes.
_MOST_KEPT_BYTES = 8_000_000


class ConvertedPaper(NamedTuple):
    """The PDFs of the documents of a paper; where the conversion failed the problems say why.

    ``sizes`` are the width and height in mm of every page of each PDF.
    """

    pdfs: tuple[File, ...] = ()
    problems: tuple[Problem, ...] = ()
    sizes: tuple[tuple[tuple[float, float], ...], ...] = ()


class Previews:
    """The worker that has papers converted. ``close`` ends it."""

    def __init__(self, convert: Callable[[Sequence[PaperFiles]], ConvertedPaper]) -> None:
        self._convert = convert
        self._changed = Condition()
        self._wanted: tuple[str, Sequence[PaperFiles]] | None = None
        self._running = ""
        self._done: OrderedDict[str, ConvertedPaper] = OrderedDict()
        self._is_closed = False
        # a pack that is made into PDFs takes it, too: a computer has one converter
        self.converter = Lock()
        self._worker: Thread | None = None

    def ask(self, papers: Sequence[PaperFiles]) -> str:
        """Asks for papers to be converted, instead of those that still wait. Gives the fingerprint to look for."""
        key = fingerprint(papers)
        with self._changed:
            done = self._done.get(key)
            if (done is None or done.problems) and key != self._running:
                self._wanted = (key, papers)
                self._changed.notify_all()
            if self._worker is None:
                self._worker = Thread(target=self._work, daemon=True)
                self._worker.start()
        return key

    def found(self, key: str) -> ConvertedPaper | None:
        """What a conversion gave; None while it is not done."""
        with self._changed:
            if key in self._done:
                self._done.move_to_end(key)
            return self._done.get(key)

    def is_coming(self, key: str) -> bool:
        """Whether a conversion is being made or waits; not, where a newer request took its place."""
        with self._changed:
            return key == self._running or (self._wanted is not None and self._wanted[0] == key)

    def converted(self, papers: Sequence[PaperFiles]) -> ConvertedPaper:
        """Papers as PDF, made now unless they were made before."""
        key = fingerprint(papers)
        with self.converter:
            if (done := self.found(key)) and not done.problems:
                return done
            return self._keep(key, self._convert(papers))

    def close(self) -> None:
        """Ends the worker after what it does now."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    def _work(self) -> None:
        while (wanted := self._next()) is not None:
            key, papers = wanted
            with self.converter:
                if not self._has(key):
                    self._keep(key, self._convert(papers))
            with self._changed:
                self._running = ""

    def _next(self) -> tuple[str, Sequence[PaperFiles]] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._wanted is not None or self._is_closed)
            wanted, self._wanted = self._wanted, None
            if self._is_closed or wanted is None:
                return None
            self._running = wanted[0]
            return wanted

    def _has(self, key: str) -> bool:
        """Whether papers were converted; what failed is tried again."""
        done = self.found(key)
        return done is not None and not done.problems

    def _keep(self, key: str, paper: ConvertedPaper) -> ConvertedPaper:
        """Keeps what was converted, and of what nobody has asked for long only so much as there is room for."""
        with self._changed:
            self._done[key] = paper
            while len(self._done) > 1 and sum(map(_size, self._done.values())) > _MOST_KEPT_BYTES:
                self._done.popitem(last=False)
        return paper


def fingerprint(papers: Sequence[PaperFiles]) -> str:
    """The fingerprint of everything that papers consist of."""
    whole = sha256()
    for paper in papers:
        for file in paper.files:
            whole.update(f"{file.name}\0{len(file.content)}\0".encode())
            whole.update(file.content)
        for enclosed in paper.enclosed:
            whole.update(enclosed.before.encode() + b"\0")
    return whole.hexdigest()


def _size(paper: ConvertedPaper) -> int:
    return sum(len(file.content) for file in paper.pdfs)
