"""Checks a visit again and again while it is typed: the office around it is read once, until its files change."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from docgen import assets
from docgen.api.checks import check
from docgen.api.files import os_errors_as_usage_errors
from docgen.api.screen_tables.office_file import OWN_OFFICE
from docgen.api.screen_tables.workbook_visits import tree_of_book
from docgen.api.seats_by_hand.standing import standing_breaches
from docgen.errors import DataError, Problem
from docgen.model.office import TABLES
from docgen.model.visit import Visit
from docgen.order.listed import listing_contradictions
from docgen.readers.files import YAML, real_path
from docgen.readers.office.office import OFFICE_FILE, OfficeFiles, find_office, load_office
from docgen.readers.tables.cell_remedies import visit_in_cells
from docgen.readers.visit_file.nodes import Source
from docgen.readers.visit_file.visit import (
    BrandFinder,
    VisitOptions,
    VisitTree,
    brand_finder,
    read_tree,
    visit_with_office,
)
from docgen.seating.plan import SeatingPlan, plans

_BRANDS = "brand_assets"
#: The folder of an office in which lies what was typed into its tables while they were changed elsewhere.
ASIDE = "没有保存的"


class CheckedVisit(NamedTuple):
    """What is to be said of a visit, and the visit with the plans of its seatings where it could be read."""

    problems: tuple[Problem, ...]
    visit: Visit | None = None
    plans: tuple[SeatingPlan, ...] = ()


class _ReadOffice(NamedTuple):
    """An office, its brands, and what its files were like when they were read."""

    stamp: tuple[tuple[str, int, int], ...]
    files: OfficeFiles
    brand_of: BrandFinder


class OfficeShelf:
    """The offices that were read. One serves all requests of a server."""

    def __init__(self) -> None:
        self._offices: dict[Path | None, _ReadOffice] = {}
        self._lock = Lock()

    def office(self, folder: Path) -> OfficeFiles:
        """The office around a folder; an empty one where there is none."""
        return self._read(folder).files

    def table_of(self, path: Path) -> str:
        """The table of the office that a file is: 领导, 宾馆, the office itself; empty for any other file."""
        if path.name == OFFICE_FILE:
            return OWN_OFFICE
        # what was typed and lies aside may have a number behind its name
        table = path.stem.partition("（")[0] if path.parent.name == ASIDE else path.stem
        if table not in TABLES or path.suffix.lower() not in YAML:
            return ""
        office = self.office(path.parent)
        if office.folder is None:
            return ""
        folders = [real_path(office.folder / name) for name in (office.office.catalogues, ASIDE)]
        return table if real_path(path.parent) in folders else ""

    def check(self, source: Source, folder: Path, notices: tuple[Problem, ...] = ()) -> CheckedVisit:
        """What is wrong with the text of a visit in a folder, and what the rules find. Nothing is raised."""
        return self._checked(folder, lambda read, options: _visit(read, read_tree(source, notices), options))

    def check_book(self, content: bytes, name: str, folder: Path) -> CheckedVisit:
        """The same for the workbook of a visit."""
        return self._checked(
            folder,
            lambda read, options: visit_in_cells(lambda: _visit(read, tree_of_book(content, name), options)),
        )

    def _checked(self, folder: Path, read_visit: Callable[[_ReadOffice, VisitOptions], Visit]) -> CheckedVisit:
        laid_out: list[SeatingPlan] = []

        def problems_of_people(visit: Visit) -> Iterator[Problem]:
            yield from listing_contradictions(visit)
            found, problems = plans(visit)
            laid_out.extend(found)
            yield from problems

        options = VisitOptions(assets.brands(), (), problems_of_people, folder)
        try:
            with os_errors_as_usage_errors():
                visit = read_visit(self._read(folder), options)
        except DataError as error:
            return CheckedVisit(error.problems)
        return CheckedVisit((*check(visit), *standing_breaches(visit, laid_out)), visit, tuple(laid_out))

    def _read(self, folder: Path) -> _ReadOffice:
        path = find_office(folder.resolve())
        stamp = tuple(_stamp(path)) if path else ()
        with self._lock:
            read = self._offices.get(path)
            if read is None or read.stamp != stamp:
                files = load_office(path) if path else OfficeFiles()
                read = _ReadOffice(stamp, files, brand_finder(files, assets.brands()))
                self._offices[path] = read
            return read


def _visit(read: _ReadOffice, tree: VisitTree, options: VisitOptions) -> Visit:
    return visit_with_office(read.files, read.brand_of, tree, options)


def _stamp(office: Path) -> Iterator[tuple[str, int, int]]:
    """Every file that an office is read from, with its time and size."""
    for path in sorted(_files_of_office(office.parent)):
        try:
            state = path.stat()
        except OSError:
            state = path.lstat()  # a link that leads nowhere; the reader says so
        yield str(path), state.st_mtime_ns, state.st_size


def _files_of_office(folder: Path) -> Iterator[Path]:
    brands = folder / _BRANDS
    for path in folder.iterdir():
        if path.suffix.lower() in YAML:
            yield path
        elif path.is_dir() and path != brands and not path.name.startswith("."):
            yield from (inner for inner in path.iterdir() if inner.suffix.lower() in YAML)
    if brands.is_dir():
        yield from (path for path in brands.rglob("*") if path.is_file())
