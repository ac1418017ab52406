"""Seats by hand in the visits that are open: shown, moved, pinned, taken back. A move edits the visit as cells do."""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

from docgen.api.screen_tables.desk import VisitDesk
from docgen.api.screen_tables.workbook_visits import is_workbook
from docgen.api.seats_by_hand.history import MoveHistory
from docgen.api.seats_by_hand.moving import MovedSeating, move, pin, unpin
from docgen.api.seats_by_hand.screen import moved_on_screen, seatings_on_screen, unplanned_seatings, with_seating
from docgen.api.seats_by_hand.writing import tree_with_move
from docgen.errors import DataError, Problem, UsageError
from docgen.model.visit import Visit
from docgen.seating.plan import SeatedVisit

#: So many visits are kept as they were read.
_MOST_KEPT = 2
#: What is done to a visit by hand, given its seatings.
_MoveByHand = Callable[[Visit], MovedSeating]


class SeatingDesk:
    """The seatings of the visits that a ``VisitDesk`` has open. One serves all requests of a server."""

    def __init__(self, visits: VisitDesk) -> None:
        self._visits = visits
        self._history = MoveHistory()
        self._seated: OrderedDict[tuple[Path, str], SeatedVisit] = OrderedDict()
        self._latest: dict[Path, tuple[str, Visit]] = {}
        self._lock = Lock()

    def seated_visit(self, path: Path, version: str) -> SeatedVisit:
        """A version of a visit with its seatings. Raises DataError for one with errors, StaleError."""
        with self._lock:
            known = self._seated.get((path, version))
        return known or self._keep(path, version, self._read(path, version))

    def show(self, path: Path, version: str = "", viewpoint: str = "") -> dict[str, Any]:
        """Every seating of a visit, of the version that was saved unless one is named. Raises as ``seated_visit``."""
        version = version or self._visits.version(path)
        seated_visit = self.seated_visit(path, version)
        charts = seatings_on_screen(seated_visit, viewpoint=viewpoint) if seated_visit.plans else []
        return {
            "version": version,
            "undo": self._history.last(path, version) is not None,
            "seatings": charts,
            "without_chart": unplanned_seatings(seated_visit),
        }

    def move(self, path: Path, version: str, name: str, person: str, seat: str, viewpoint: str = "") -> dict[str, Any]:
        """Moves somebody as ``moving.move`` does; what it has done and broken, and the new version of the visit."""
        return self._change(path, version, viewpoint, lambda visit: move(visit, name, person, seat))

    def pin(self, path: Path, version: str, name: str, person: str, viewpoint: str = "") -> dict[str, Any]:
        """Pins somebody to his seat."""
        return self._change(path, version, viewpoint, lambda visit: pin(visit, name, person))

    def unpin(self, path: Path, version: str, name: str, person: str, viewpoint: str = "") -> dict[str, Any]:
        """Takes the pin off somebody, off everybody where nobody is named."""
        return self._change(path, version, viewpoint, lambda visit: unpin(visit, name, person))

    def undo(self, path: Path, version: str) -> dict[str, Any]:
        """Takes the last move back: the file is byte for byte what it was. Raises UsageError where there is none."""
        step = self._history.last(path, version)
        if step is None:
            text = "没有可以撤销的换席：这以后别处又改过"
            raise UsageError([Problem(None, "U106", "error", text, "在表格里撤销，或把人拖回去")])
        back = self._visits.put_back(path, version, step.before)
        self._history.take_back(path)
        undo = self._history.last(path, back.version) is not None
        return {**back.as_json(), "seating": step.seating, "undo": undo}

    def _change(self, path: Path, version: str, viewpoint: str, change: _MoveByHand) -> dict[str, Any]:
        latest = self._latest.get(path)
        # somebody who moves one after the other does not wait until the file is read again
        visit = latest[1] if latest and latest[0] == version else self.seated_visit(path, version).visit
        moved = change(visit)
        after = with_seating(visit, moved.after.seating)
        shown = moved_on_screen(after, moved, viewpoint)
        if not moved.fields:
            undo = self._history.last(path, version) is not None
            return {**shown, "version": version, "undo": undo, "changed": False, "sections": []}
        number = next(at for at, one in enumerate(visit.seating) if one.name == moved.after.seating.name)
        changed = self._visits.change(path, version, lambda tree: tree_with_move(tree, moved, number))
        # of one file alone: nobody moves people in two visits at a time
        self._latest = {path: (changed.version, after)}
        self._history.note(path, changed.version, changed.before, moved.after.seating.name)
        return {**shown, **changed.as_json(), "undo": True, "changed": True}

    def _read(self, path: Path, version: str) -> SeatedVisit:
        content = self._visits.content(path, version)
        if is_workbook(path.name):
            read = self._visits.shelf.check_book(content, path.name, path.parent)
        else:
            read = self._visits.shelf.check(self._visits.tables(path, version).source, path.parent)
        if read.visit is None:
            errors = [problem for problem in read.problems if problem.level == "error"]
            raise DataError(errors or read.problems)
        return SeatedVisit(read.visit, read.plans)

    def _keep(self, path: Path, version: str, seated_visit: SeatedVisit) -> SeatedVisit:
        with self._lock:
            self._seated[path, version] = seated_visit
            while len(self._seated) > _MOST_KEPT:
                self._seated.popitem(last=False)
        return seated_visit
