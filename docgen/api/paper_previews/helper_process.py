"""A process beside this one that works for it: the memory that its work takes is free again when nothing is asked."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Lock, Timer

from docgen.api.files import PaperFiles
from docgen.api.interruption import end_as_by_ctrl_c
from docgen.api.paper_previews.previews import ConvertedPaper
from docgen.errors import OutputError, Problem

#: So long it waits for the next call before it ends: who looks through the papers of a visit asks sooner.
_REST_SECONDS = 20.0
_CONVERTED, _DRAWN = "converted", "drawn"


class HelperProcess:
    """Works with PDF in another process, one call after the other; there is none until the first call.

    Every call raises OutputError where the process ends meanwhile.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._pipe: Connection | None = None
        self._rest: Timer | None = None

    def converted(self, papers: Sequence[PaperFiles]) -> ConvertedPaper:
        """Papers as PDF; where that failed the answer says why."""
        # what is to be said of a paper does not go to another process
        answer = self._call(_CONVERTED, [(paper.document, paper.enclosed) for paper in papers])
        assert isinstance(answer, ConvertedPaper)
        return answer

    def drawn(self, pdf: bytes, page: int, dots_per_inch: float) -> bytes:
        """A page of a PDF as PNG; it must be there."""
        answer = self._call(_DRAWN, pdf, page, dots_per_inch)
        assert isinstance(answer, bytes)
        return answer

    def _call(self, work: str, *given: object) -> object:
        with self._lock:
            if self._rest:
                self._rest.cancel()
            pipe = self._pipe = self._pipe or _started()
            try:
                pipe.send((work, given))
                answer = pipe.recv()
            except (EOFError, OSError) as error:
                self._let_go()
                text, hint = "做样子的程序中途停了", "再试一次；这台电脑内存不够的，先关掉别的程序"
                raise OutputError([Problem(None, "O407", "error", text, hint)]) from error
            self._rest = Timer(_REST_SECONDS, self.end)
            self._rest.daemon = True
            self._rest.start()
        return answer

    def end(self) -> None:
        """Ends the process; the next call begins another."""
        with self._lock:
            self._let_go()

    def _let_go(self) -> None:
        if self._pipe:
            self._pipe.close()
        self._pipe = None


def _started() -> Connection:
    # a copy of this process would have the locks of its threads, and nobody to open them
    context = get_context("spawn")
    ours, its_own = context.Pipe()
    process = context.Process(target=_work, args=(its_own,), daemon=True)
    process.start()
    its_own.close()
    return ours


def _work(pipe: Connection) -> None:
    """Answers until nobody asks any more."""
    # what reads and draws PDF is large: only this process has it
    from docgen.api.paper_previews import pdf_work

    end_as_by_ctrl_c()
    works: Mapping[str, Callable[..., object]] = {
        _CONVERTED: pdf_work.converted_documents,
        _DRAWN: pdf_work.drawn_page,
    }
    # the other end is closed, its process has gone, or the program is ended
    with suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        while True:
            work, given = pipe.recv()
            pipe.send(works[work](*given))
