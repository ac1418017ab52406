"""The visits of one year, each read in full and handed on: ten thousand of them are never held together."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from docgen.errors import DataError, Mark, Problem
from docgen.model.brand import Brand
from docgen.model.scalars import ConversionError
from docgen.model.visit import Visit
from docgen.readers.files import TEXTS, WORKBOOKS, decode, shown_path
from docgen.readers.ledger.ledger import WORK, content_of, files_in, folder_of
from docgen.readers.office.office import OfficeFiles
from docgen.readers.recognise import is_visit_workbook
from docgen.readers.tables.sheets import sheets
from docgen.readers.tables.visit_workbook import visit_nodes
from docgen.readers.visit import BrandFinder, tree, visit_in
from docgen.readers.visit_file.decode import vocabulary
from docgen.readers.visit_file.nodes import Mapping, Node, Scalar, Sequence, Source, UnreadableError


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that is there and could not be read as a visit, and why."""

    file: str
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class Passed:
    """What lies in the folder and was not handed on: unreadable files, tables, visits of other years."""

    unread: list[Unread] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)


def visits_of(folder: Path, year: int, files: OfficeFiles, brand_of: BrandFinder, passed: Passed) -> Iterator[Visit]:
    """The visits whose first day lies in ``year``, in the order of their files, out of a folder of visit files and
    visit workbooks (or out of the folder of the year in it).

    The office's files are those of all: what is wrong in them is not said again with every visit. What is not handed
    on is noted in ``passed``: one bad file does not stop the others.
    """
    path = folder_of(folder, year)
    read = _Reading(year, replace(files, problems=()), _each_once(brand_of), passed)
    for file, shown in files_in(path) if path.is_dir() else [(str(path), shown_path(path))]:
        try:
            visit = read.visit(file, shown)
        except (DataError, UnreadableError) as error:
            passed.unread.append(Unread(shown, tuple(one for one in error.problems if one.level == "error")))
        except OSError as error:
            text, hint = f"打不开：{error.strerror}", "看看有没有读它的权限，或是否正被别的程序占用"
            passed.unread.append(Unread(shown, (Problem(Mark(shown, 1, 1), "U102", "error", text, hint),)))
        else:
            if visit:
                yield visit


@dataclass(frozen=True, slots=True)
class _Reading:
    """How each file of a year is read."""

    year: int
    files: OfficeFiles
    brand_of: BrandFinder
    passed: Passed

    def visit(self, file: str, shown: str) -> Visit | None:
        """The visit of a file; None when it holds something else. Raises DataError, UnreadableError, OSError."""
        path = Path(file)
        ending = path.suffix.lower()
        if path.stem == WORK:
            return None
        if ending in TEXTS:
            self.passed.tables.append(shown)
            return None
        if ending in WORKBOOKS:
            return self._of_workbook(path, shown)
        source, notices = decode(content_of(file), shown)
        node, said = tree(source, notices)
        if isinstance(node, Sequence):
            self.passed.tables.append(shown)
            return None
        return self._of_this_year(node, source, said)

    def _of_workbook(self, path: Path, shown: str) -> Visit | None:
        """A workbook is a visit if it has the sheet of single values: else it is a ledger, or a list of names."""
        found, said = sheets(path)
        node, wrong = visit_nodes(found, shown)
        titles = {sheet.title for sheet in found}
        if not is_visit_workbook(titles) or ("来访" in titles and _first_day(node) is None):
            self.passed.tables.append(shown)
            return None
        return self._of_this_year(node, Source(shown, ""), [*said, *wrong])

    def _of_this_year(self, node: Node | None, source: Source, said: list[Problem]) -> Visit | None:
        first = _first_day(node)
        # who does not say when it was is read in full, so that what is wrong is told
        if first is not None and first.year != self.year:
            self.passed.elsewhere.append(source.name)
            return None
        return visit_in(self.files, self.brand_of, node, source, said)


def _first_day(node: Node | None) -> date | None:
    """The first day of a visit; None where it does not stand in plain words."""
    words = vocabulary(Visit)
    reading = words["日期"].reading
    assert reading is not None  # it is a text that is read as days
    for key, child in node.pairs if isinstance(node, Mapping) else ():
        if words.get(key.text) is words["日期"] and isinstance(child, Scalar):
            try:
                first: date = reading.read(child.text).first
            except ConversionError:
                return None
            return first
    return None


def _each_once(brand_of: BrandFinder) -> BrandFinder:
    """Brands that were read are kept; of one that is not whole it is said at every place that names it."""
    kept: dict[str, tuple[Brand | None, tuple[Problem, ...]]] = {}

    def find(name: str, mark: Mark, where: Source) -> tuple[Brand | None, tuple[Problem, ...]]:
        if name in kept:
            return kept[name]
        found = brand_of(name, mark, where)
        if found[0] is not None:
            kept[name] = found
        return found

    return find
