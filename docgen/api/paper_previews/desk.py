"""The papers of the visits that are open: listed, shown, given as files, the whole set."""

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from docgen.api.files import File, PaperFiles
from docgen.api.page_words import page_problems
from docgen.api.paper_previews.downloads import paper_file
from docgen.api.paper_previews.helper_process import HelperProcess
from docgen.api.paper_previews.pages import ShownPage, page_picture, pages_on_screen, paper_on_screen
from docgen.api.paper_previews.possible import PaperChoice
from docgen.api.paper_previews.previews import ConvertedPaper, Previews
from docgen.api.paper_previews.sets import PackSets
from docgen.api.screen_tables.desk import VisitDesk
from docgen.api.seats_by_hand.desk import SeatingDesk
from docgen.errors import DataError, OutputError
from docgen.output.converter import find_converters, required_converters


class PaperDesk:
    """The papers of the visits that a ``VisitDesk`` has open. One serves all requests of a server."""

    def __init__(self, visits: VisitDesk, seatings: SeatingDesk) -> None:
        self._visits, self._seatings = visits, seatings
        # two of them: a picture does not wait for a conversion
        self._converting, self._drawing = HelperProcess(), HelperProcess()
        self._previews = Previews(self._converted)
        self.sets = PackSets(self._previews)
        self._last: tuple[Path, str, PaperChoice] | None = None
        self._lock = Lock()

    def papers(self, path: Path, version: str = "") -> dict[str, Any]:
        """All papers of a visit; with errors there are none, and ``problems`` says which. Raises StaleError."""
        version = version or self._visits.version(path)
        answer = {"version": version, "papers": [], "broken": 0, "problems": [], "converter": bool(find_converters())}
        try:
            choice = self._choice(path, version)
        except DataError as error:
            return {**answer, "problems": page_problems(error.problems)}
        return {**answer, "papers": [one.as_json() for one in choice.papers()], "broken": choice.broken_rules}

    def has_unchecked_marks(self, path: Path) -> bool:
        """Whether a visit still says 请核对; not where it cannot be read, which the set that is made of it says."""
        try:
            return self._choice(path, self._visits.version(path)).unchecked_marks > 0
        except DataError:
            return False

    def paper(self, path: Path, version: str, name: str) -> dict[str, Any]:
        """One paper as a page shows it; its pages come with ``pages``."""
        return paper_on_screen(self._choice(path, version or self._visits.version(path)), name, self._previews)

    def pages(self, key: str) -> dict[str, Any]:
        """The pages of a paper that was asked for, as far as they are there."""
        return pages_on_screen(self._previews, key)

    def page(self, key: str, document: int, page: int, dots_per_inch: float) -> bytes:
        """A page as PNG. Raises UsageError where there is none."""
        return page_picture(self._previews, ShownPage(key, document, page), dots_per_inch, self._drawing.drawn)

    def file(self, path: Path, version: str, name: str, as_pdf: bool) -> File:
        """A paper as one file. Raises as ``paper_file`` does."""
        choice = self._choice(path, version or self._visits.version(path))
        title = next((one.title for one in choice.papers() if one.name == name), "")
        return paper_file(choice.made(name), title, as_pdf, self._previews)

    def _converted(self, papers: Sequence[PaperFiles]) -> ConvertedPaper:
        try:
            required_converters()  # where there is none, no process is started to say so
            return self._converting.converted(papers)
        except OutputError as error:
            return ConvertedPaper(problems=error.problems)

    def _choice(self, path: Path, version: str) -> PaperChoice:
        """What the papers of a version are made of; that of the last one is known."""
        with self._lock:
            if self._last is None or self._last[:2] != (path, version):
                self._last = (path, version, PaperChoice.of(self._seatings.seated_visit(path, version)))
            return self._last[2]
