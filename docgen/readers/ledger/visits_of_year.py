"""The visits of a year, or of a folder, read one by one: ten thousand of them are never held in memory together."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from docgen.errors import DataError, Mark, Problem
from docgen.model.brand import Brand
from docgen.model.visit import Visit
from docgen.readers.files import TEXTS, WORKBOOKS, decode_text, shown_path
from docgen.readers.ledger.folders import WORK, content_of, files_in, folder_of, require_here
from docgen.readers.office.office import OfficeFiles
from docgen.readers.tables.cell_remedies import problems_in_cells
from docgen.readers.tables.table_file import sheets
from docgen.readers.tables.visit_workbook import is_untouched, is_visit, visit_nodes
from docgen.readers.visit_file.nodes import Node, SequenceNode, Source, UnreadableError
from docgen.readers.visit_file.surroundings import days_of, surroundings
from docgen.readers.visit_file.visit import BrandFinder, VisitTree, read_tree, visit_with_office
from docgen.text.system_errors import reason_of


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that could not be read as a visit, and why."""

    file: str
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class SkippedFiles:
    """The files of a folder that gave no visit: unreadable ones, tables, visits of other years."""

    unread: list[UnreadFile] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)
    other_years: list[str] = field(default_factory=list)


def visits_of(
    folder: Path, year: int | None, files: OfficeFiles, brand_of: BrandFinder, skipped: SkippedFiles
) -> Iterator[Visit]:
    """The visits whose first day lies in ``year``, or all where it is None, in the order of their files.

    They are read from the visit files and visit workbooks of a folder, or of the folder of the year in it. All share
    the office's files, whose problems are not repeated with every visit. Every other file but 工作.yaml is noted in
    ``skipped``, except a form that nobody has filled in; one bad file does not stop the others.
    """
    path = folder_of(folder, year) if year else folder
    reader = _YearReader(year, replace(files, problems=()), _remembering(brand_of), skipped)
    for file, shown in files_in(path) if path.is_dir() else [(str(path), shown_path(path))]:
        try:
            visit = reader.visit(file, shown)
        except (DataError, UnreadableError) as error:
            errors = tuple(problem for problem in error.problems if problem.level == "error")
            skipped.unread.append(UnreadFile(shown, errors))
        except OSError as error:
            text, hint = f"打不开：{reason_of(error)}", "看看有没有读它的权限，或是否正被别的程序占用"
            problem = Problem(Mark(shown, 1, 1), "U102", "error", text, hint)
            skipped.unread.append(UnreadFile(shown, (problem,)))
        else:
            if visit:
                yield visit


@dataclass(frozen=True, slots=True)
class _YearReader:
    """Reads the files of a year, each by what it is."""

    year: int | None
    files: OfficeFiles
    brand_of: BrandFinder
    skipped: SkippedFiles

    def visit(self, file: str, shown: str) -> Visit | None:
        """The visit of a file; None for 工作.yaml, and, noted in ``skipped``, for a table or another year's visit.

        Raises DataError, UnreadableError, OSError.
        """
        path = Path(file)
        ending = path.suffix.lower()
        if path.stem == WORK:
            return None
        if ending in TEXTS:
            self.skipped.tables.append(shown)
            return None
        if ending in WORKBOOKS:
            return self._visit_of_workbook(path, shown)
        tree = read_tree(*decode_text(content_of(file), shown))
        if isinstance(tree.node, SequenceNode):
            self.skipped.tables.append(shown)
            return None
        return self._visit_of_this_year(tree)

    def _visit_of_workbook(self, path: Path, shown: str) -> Visit | None:
        """The visit of a workbook; None for a ledger or a list of names, and for a form that nobody has filled in."""
        require_here(str(path))
        book, notices = sheets(path)
        if not is_visit(book):
            self.skipped.tables.append(shown)
            return None
        node, problems = visit_nodes(book, shown)
        if is_untouched(node, problems):
            return None
        tree = VisitTree(node, Source(shown, ""), (*notices, *problems))
        try:
            return self._visit_of_this_year(tree)
        except DataError as error:
            raise DataError(problems_in_cells(error.problems)) from error

    def _visit_of_this_year(self, tree: VisitTree) -> Visit | None:
        first = _first_day(tree.node)
        # a visit without a readable date is read in full, so that its problems are reported
        if first is not None and self.year not in (None, first.year):
            self.skipped.other_years.append(tree.source.name)
            return None
        return visit_with_office(self.files, self.brand_of, tree)


def _first_day(node: Node | None) -> date | None:
    """The first day of a visit; None where there is none that can be read."""
    days = days_of(node, surroundings(node))
    return days.first if days else None


def _remembering(brand_of: BrandFinder) -> BrandFinder:
    """Reads each brand once; a brand with errors is read, and its errors reported, wherever a file names it."""
    brands: dict[str, tuple[Brand | None, tuple[Problem, ...]]] = {}

    def find(name: str, mark: Mark, where: Source) -> tuple[Brand | None, tuple[Problem, ...]]:
        if name in brands:
            return brands[name]
        brand, problems = brand_of(name, mark, where)
        if brand is not None:
            brands[name] = (brand, problems)
        return brand, problems

    return find
