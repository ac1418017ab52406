"""What lies in the folder of an office: its visits with title, days and guests, its years, its brands, other lists."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from docgen.api.screen_tables.autosaves import outrun_typing, unsaved_files
from docgen.api.screen_tables.checking import ASIDE
from docgen.api.screen_tables.office_file import OWN_OFFICE
from docgen.errors import DataError, Problem
from docgen.model.office import TABLES, Office
from docgen.model.visit import Visit
from docgen.output.converter import find_converters
from docgen.readers.files import TEXTS, WORKBOOKS, YAML, decode_text, real_path
from docgen.readers.ledger.folders import WORK, content_of, files_in, named_year
from docgen.readers.ledger.record import RecordOffice, skim_record
from docgen.readers.office.brand import BRAND_FILE
from docgen.readers.office.catalogue import Catalogue
from docgen.readers.office.office import OFFICE_FILE, find_office, load_office
from docgen.readers.office.regional_packs import stock_pack_names
from docgen.readers.recognise import is_visit_text
from docgen.readers.tables.table_file import sheets
from docgen.readers.tables.visit_workbook import is_visit, visit_nodes
from docgen.readers.visit_file.nodes import MappingNode, UnreadableError
from docgen.readers.visit_file.surroundings import days_of, surroundings
from docgen.readers.visit_file.tree import Tree, tree_of
from docgen.readers.visit_file.visit import read_tree

#: So many files are looked at; a whole disk is not an office.
_MOST_FILES = 20_000
#: A file that is larger is listed without its title.
_MOST_BYTES = 20_000_000
#: Neither leaders nor costs are shown, so nothing has to be known of the office.
_NO_OFFICE = RecordOffice(Catalogue(), frozenset(), Office().leader_rank)


class VisitHead(NamedTuple):
    """What a list of visits shows of one: file, title, days, how many guests; ``fault`` is why it could not be read.

    ``is_unsaved``: something was typed into it on the page and not saved; ``is_outrun``: and the file changed since.
    """

    file: str
    title: str = ""
    first: date | None = None
    last: date | None = None
    guests: int | None = None
    fault: str = ""
    is_unsaved: bool = False
    is_outrun: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing is filled in: an empty form, which is no visit yet."""
        return not (self.title.strip() or self.first or self.guests or self.fault)


class YearFolder(NamedTuple):
    """The folder of a year, and how many visits are in it; or the ledger of a year, with 0."""

    folder: str
    year: int
    visits: int


class OfficeTable(NamedTuple):
    """A table of the office: its name, and its file in the folder, empty where there is none yet.

    ``is_sheet`` says that it is kept in a workbook, which is changed in Excel. ``unsaved`` and ``outrun`` are said as
    of a visit.
    """

    name: str
    file: str = ""
    is_sheet: bool = False
    unsaved: bool = False
    outrun: bool = False


class FolderContents(NamedTuple):
    """What lies in a folder: visits, the latest first; years; ``lists``, which are rosters and ledgers; brands.

    ``catalogue`` are the tables of the office: 领导, 宾馆, 车辆, …
    """

    name: str
    unit: str
    is_office: bool
    visits: tuple[VisitHead, ...]
    years: tuple[YearFolder, ...]
    lists: tuple[str, ...]
    brands: tuple[str, ...]
    catalogue: tuple[OfficeTable, ...]
    has_converter: bool


class _FileState(NamedTuple):
    """What tells a file from its later self."""

    size: int
    changed_ns: int


@dataclass(slots=True)
class FolderReader:
    """Reads what lies in a folder; files that are as they were are not read again."""

    folder: Path
    _heads: dict[str, tuple[_FileState, VisitHead | None]] = field(default_factory=dict)

    def contents(self) -> FolderContents:
        """What lies in the folder now. A file that cannot be read is listed with the reason."""
        visits: list[VisitHead] = []
        lists: list[str] = []
        kept: dict[Path, dict[str, bool]] = {}
        for path, name in self._files():
            head = self._head(path, name)
            if head is None:
                lists.append(name)
                continue
            if path.parent not in kept:
                kept[path.parent] = unsaved_files(path.parent)
            typed = kept[path.parent]
            if not head.is_blank or path.name in typed:
                visits.append(head._replace(is_unsaved=path.name in typed, is_outrun=typed.get(path.name, False)))
        office_file = find_office(self.folder)
        office = load_office(office_file).office if office_file else None
        return FolderContents(
            name=self.folder.name or str(self.folder),
            unit=office.unit if office else "",
            is_office=(self.folder / OFFICE_FILE).is_file(),
            visits=tuple(sorted(visits, key=_latest_first)),
            years=tuple(_years([head.file for head in visits], lists, self.folder)),
            lists=tuple(lists),
            brands=tuple(sorted(path.parent.name for path in self.folder.glob(f"brand_assets/*/{BRAND_FILE}"))),
            catalogue=tuple(self._tables(office_file, office)) if office_file and office else (),
            has_converter=bool(find_converters()),
        )

    def _catalogue(self, office_file: Path, office: Office) -> Iterator[OfficeTable]:
        """The office itself, and its tables in the order in which the program knows them, those too that are not there.

        Nothing outside the opened folder is named.
        """
        folder = office_file.parent / office.catalogues
        if office_file.parent.resolve() == self.folder.resolve() and not office_file.is_symlink():
            yield OfficeTable(OWN_OFFICE, OFFICE_FILE)
        here, top = real_path(folder), real_path(self.folder)
        if not here.is_relative_to(top) or here == top:
            return
        for table in TABLES:
            lying = [path for path in sorted(folder.glob(f"{table}.*")) if path.is_file() and not path.is_symlink()]
            texts = [path.relative_to(self.folder).as_posix() for path in lying if path.suffix.lower() in YAML]
            is_sheet = not texts and any(path.suffix.lower() in WORKBOOKS for path in lying)
            yield OfficeTable(table, texts[0] if texts else "", is_sheet)
        for path in sorted((self.folder / ASIDE).glob("*.yaml")):
            if path.is_file() and not path.is_symlink():
                yield OfficeTable(f"{path.stem}（没有保存的）", path.relative_to(self.folder).as_posix())

    def _tables(self, office_file: Path, office: Office) -> Iterator[OfficeTable]:
        """The tables of the office, each with whether something was typed into it and not saved."""
        for table in self._catalogue(office_file, office):
            is_outrun = outrun_typing(self.folder / table.file) if table.file else None
            yield table._replace(unsaved=is_outrun is not None, outrun=bool(is_outrun))

    def _files(self) -> Iterator[tuple[Path, str]]:
        """The regular files that may be visits or lists, each with its name in the folder; links are left out."""
        for number, (file, _) in enumerate(files_in(self.folder)):
            path = Path(file)
            if number >= _MOST_FILES:
                return
            if path.stem != WORK and not path.is_symlink() and path.is_file():
                yield path, path.relative_to(self.folder).as_posix()

    def _head(self, path: Path, name: str) -> VisitHead | None:
        status = path.stat()
        state = _FileState(status.st_size, status.st_mtime_ns)
        known = self._heads.get(name)
        if known is None or known[0] != state:
            known = state, _head_of(path, name, status.st_size)
            self._heads[name] = known
        return known[1]


def _head_of(path: Path, name: str, size: int) -> VisitHead | None:
    """The head of a visit file; None for a file that is none."""
    ending = path.suffix.lower()
    if ending in TEXTS:
        return None
    if not name.isascii() and name != name.encode("utf-8", "replace").decode():
        return VisitHead(name, fault="文件名里有不是文字的字符，改名以后再打开")
    if size > _MOST_BYTES:
        return VisitHead(name, fault="文件太大")
    try:
        return _head_of_workbook(path, name) if ending in WORKBOOKS else _head_of_text(path, name)
    except (DataError, UnreadableError) as error:
        return VisitHead(name, fault=_sentence(error.problems))
    except OSError:
        return VisitHead(name, fault="打不开这个文件")


def _head_of_workbook(path: Path, name: str) -> VisitHead | None:
    book, _ = sheets(path)
    return _head_of_tree(visit_nodes(book, path.name)[0], name) if is_visit(book) else None


def _head_of_text(path: Path, name: str) -> VisitHead | None:
    """The head of a text; nearly all are written plainly, and for those the few fields are found without parsing."""
    content = content_of(os.fspath(path))
    if plain := skim_record(content, name, _NO_OFFICE):
        return VisitHead(name, plain.title, plain.first, plain.last, plain.figures.people or None)
    source, notices = decode_text(content, name)
    if not is_visit_text(source.text.encode()):
        return None
    node = read_tree(source, notices).node
    return _head_of_tree(node, name) if isinstance(node, MappingNode) else None


def _head_of_tree(root: MappingNode, name: str) -> VisitHead:
    days = days_of(root, surroundings(root))
    tree = tree_of(root, Visit)
    title = tree.get("标题")
    return VisitHead(
        file=name,
        title=title if isinstance(title, str) else "",
        first=days.first if days else None,
        last=days.last if days else None,
        guests=_guests(tree.get("来宾")),
    )


def _guests(tree: Tree | None) -> int | None:
    """How many guests a visit says it has, else how many it lists."""
    if not isinstance(tree, dict):
        return None
    stated, listed = tree.get("人数"), tree.get("名单")
    if isinstance(stated, str) and stated.isdecimal():
        return int(stated)
    return len(listed) if isinstance(listed, list) else None


def _sentence(problems: tuple[Problem, ...]) -> str:
    return next((problem.text for problem in problems if problem.level == "error"), "读不出来")


def _latest_first(head: VisitHead) -> tuple[int, str]:
    return (-head.first.toordinal() if head.first else 0, head.file)


def _years(files: list[str], lists: list[str], folder: Path) -> Iterator[YearFolder]:
    """The folders that are called by a year, and the ledgers, the latest first, with the visits in each folder."""
    counts = dict.fromkeys(lists, 0)
    for file in files:
        for parent in Path(file).parents:
            counts[parent.as_posix()] = counts.get(parent.as_posix(), 0) + 1
    named = ((name, named_year(folder / name)) for name in counts if name != ".")
    found = [YearFolder(name, year, counts[name]) for name, year in named if year is not None]
    yield from sorted(found, key=lambda one: (-one.year, one.folder))


def contents_json(contents: FolderContents) -> dict[str, object]:
    """The contents as plain values; days are written 2026-07-05."""
    return {
        "name": contents.name,
        "unit": contents.unit,
        "office": contents.is_office,
        "pages": contents.has_converter,
        "visits": [_head_json(head) for head in contents.visits],
        "years": [year._asdict() for year in contents.years],
        "lists": list(contents.lists),
        "brands": list(contents.brands),
        "regions": list(stock_pack_names()),
        "catalogue": [table._asdict() for table in contents.catalogue],
    }


def _head_json(head: VisitHead) -> dict[str, object]:
    days = [day.isoformat() for day in (head.first, head.last) if day]
    return {
        "file": head.file,
        "title": head.title,
        "dates": days,
        "guests": head.guests,
        "fault": head.fault,
        "unsaved": head.is_unsaved,
        "outrun": head.is_outrun,
    }
