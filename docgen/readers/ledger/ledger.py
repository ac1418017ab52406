"""A year of visits: folders of visit files, workbooks, CSV files and lists, read into records with their places."""

import gc
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from docgen.errors import Cell, DataError, Problem, UsageError
from docgen.model.ledger import (
    BATCHES,
    DATES,
    GROUP,
    LEADERS,
    PEOPLE,
    Ledger,
    Record,
    Work,
)
from docgen.model.ranks import RANK_LEVELS
from docgen.readers.files import TEXTS, WORKBOOKS, YAML, decode, read, shown_path
from docgen.readers.ledger.record import Desk, parsed, skimmed
from docgen.readers.office.office import FILE, OfficeFiles, find_office, load_office
from docgen.readers.office.regional_packs import OWN
from docgen.readers.tables.ledger_rows import listed_rows, sheet_rows
from docgen.readers.tables.sheets import sheets
from docgen.readers.visit_file.decode import Decoder
from docgen.readers.visit_file.nodes import MAX_BYTES, SequenceNode, UnreadableError, compose
from docgen.readers.visit_file.slips import colon_slips

WORK = "工作"
_ENDINGS = frozenset((*YAML, *WORKBOOKS, *TEXTS))


@dataclass(slots=True)
class Books:
    """What was found in files: records, what 工作.yaml says, everything wrong and everything to be said."""

    records: list[Record] = field(default_factory=list)
    listed: list[Record] = field(default_factory=list)  # those of workbooks, CSV files and lists
    work: Work | None = None
    problems: list[Problem] = field(default_factory=list)


def load_ledger(paths: Sequence[Path], year: int | None = None, office: Path | None = None) -> Ledger:
    """The ledger of a year out of these files and folders, with that of the year before if it lies beside them.

    A folder that holds one folder (or file) a year is entered. Without ``year`` the visits must agree on one.
    What is wrong with the files stands in its notices, errors too: it is reported together with what is wrong with the
    visits. Raises UsageError when the year is not clear; DataError when nothing could be read; OSError.
    """
    found = office or find_office(_folder(paths[0]))
    files = load_office(found) if found else OfficeFiles()
    if files.office.leader_rank not in RANK_LEVELS:
        mark = files.office.at["leader_rank"]
        text, hint = f"没有“{files.office.leader_rank}”这一级", f"可以写：{'、'.join(RANK_LEVELS)}"
        assert files.source is not None  # a value of its own comes from a file
        raise DataError([*files.problems, files.source.problem(mark, "D113", text, hint)])
    people = frozenset(files.catalogue.ranked(("来宾", "领导")))
    desk = Desk(files.catalogue, people, files.office.leader_rank)
    of_year = year or named_year(paths[0])
    with without_collection():
        now = _read([folder_of(path, of_year) for path in paths] if of_year else paths, desk)
        before = _read(_before(paths, of_year), desk) if of_year else Books()
    records = _joined(now)
    problems = [*files.problems, *now.problems]
    of_year = of_year or _agreed(records, problems)
    work = now.work or _work_beside(paths, problems) or Work()
    # what is wrong in the files of the year before makes comparison impossible, and is said as loudly
    problems += [problem for problem in before.problems if problem.level == "error"]
    in_order = sorted(records, key=lambda one: (one.first, one.code))
    earlier = tuple(sorted(_joined(before), key=lambda one: (one.first, one.code)))
    return Ledger(of_year, tuple(in_order), files.office, earlier, work, tuple(problems))


def excerpted(problems: Iterable[Problem]) -> list[Problem]:
    """Problems with the line of the file at their place, where they have none yet: ten thousand files keep no text."""
    lines: dict[str, list[str]] = {}
    found = []
    for problem in dict.fromkeys(problems):
        mark = problem.place
        if mark and not problem.excerpt and not isinstance(mark, Cell) and Path(mark.file).suffix.lower() in YAML:
            if mark.file not in lines:
                lines[mark.file] = read(Path(mark.file))[0].text.split("\n")
            inside = 0 < mark.line <= len(lines[mark.file])
            found.append(problem._replace(excerpt=lines[mark.file][mark.line - 1] if inside else ""))
        else:
            found.append(problem)
    return found


@contextmanager
def without_collection() -> Iterator[None]:
    """Ten thousand visits are many new objects and no cycles: the collector would look at all of them for nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _folder(path: Path) -> Path:
    return (path if path.is_dir() else path.parent).resolve()


def folder_of(path: Path, year: int) -> Path:
    """The folder or file of the year inside a folder that has one for each year; else the path itself."""
    if path.is_dir():
        for name in (str(year), *(f"{year}{ending}" for ending in (*WORKBOOKS, *TEXTS))):
            if (path / name).exists():
                return path / name
    return path


def _before(paths: Sequence[Path], year: int) -> list[Path]:
    """The year before: what is called the same but for the year."""
    now, then = str(year), str(year - 1)
    found = []
    for path in paths:
        inside = folder_of(path, year)
        other = inside.resolve().with_name(inside.resolve().name.replace(now, then))
        if now in inside.resolve().name and other.exists():
            found.append(other)
    return found


def named_year(path: Path) -> int | None:
    """The year that a folder or file is called by."""
    stem = path.resolve().stem if path.is_file() else path.resolve().name
    return int(stem) if len(stem) == 4 and stem.isdecimal() else None


def _agreed(records: Sequence[Record], problems: Sequence[Problem]) -> int:
    years = sorted({record.first.year for record in records})
    if len(years) == 1:
        return years[0]
    if not years:
        errors = [problem for problem in problems if problem.level == "error"]
        raise DataError(
            excerpted(errors) or [Problem(None, "D214", "error", "台账里没有来访", "核对文件夹；来访文件以 .yaml 结尾")]
        )
    shown = "、".join(map(str, years))
    raise UsageError([Problem(None, "U105", "error", f"这些来访分在{shown}年，不知道统计哪一年", "加 --year 年份")])


def _read(paths: Iterable[Path], desk: Desk) -> Books:
    books = Books()
    for path in paths:
        for file, shown in files_in(path) if path.is_dir() else [(str(path), shown_path(path))]:
            try:
                _take(file, shown, desk, books)
            except UnreadableError as error:
                books.problems += error.problems
    return books


# ten thousand files are read in the time that making their Path objects would take: names and contents by os


def files_in(folder: Path) -> Iterator[tuple[str, str]]:
    """The ledger's files in a folder and below it; an office's own files, tables and brands are none."""
    shown = shown_path(folder)
    for here, inside, names in os.walk(folder):
        tables = {"brand_assets", *(("库",) if FILE in names else ())}
        inside[:] = sorted(name for name in inside if not name.startswith(".") and name not in tables)
        below = Path(shown, Path(here).relative_to(folder)).as_posix()
        for name in sorted(names):
            ending = name[name.rfind(".") :].lower()
            if ending in _ENDINGS and name not in (FILE, OWN) and not name.startswith((".", "~$")):
                yield f"{here}{os.sep}{name}", name if below == "." else f"{below}/{name}"


def content_of(file: str) -> bytes:
    """The bytes of a file, one more than may be when it is too large."""
    handle = os.open(file, os.O_RDONLY | _BINARY)
    try:
        content = os.read(handle, _CHUNK)
        if len(content) < _CHUNK:
            return content
        with os.fdopen(os.dup(handle), "rb") as rest:
            return content + rest.read(MAX_BYTES + 1 - _CHUNK)
    finally:
        os.close(handle)


_BINARY = getattr(os, "O_BINARY", 0)  # Windows would change line ends
_CHUNK = 64 * 1024


def _take(file: str, shown: str, desk: Desk, books: Books) -> None:
    ending = file[file.rfind(".") :].lower()
    if ending in WORKBOOKS or ending in TEXTS:
        found, notices = sheets(Path(file))
        books.problems += notices
        books.listed += sheet_rows(found, shown, books.problems)
        return
    content = content_of(file)
    record = skimmed(content, shown, desk)
    if record is not None:
        books.records.append(record)
        return
    source, notices = decode(content, shown)
    books.problems += notices
    try:
        node = compose(source)
    except UnreadableError as error:
        books.problems += colon_slips(source) or error.problems
        return
    books.problems += colon_slips(source)
    decoder = Decoder(desk.catalogue.lookup)
    if Path(file).stem == WORK:
        books.work = decoder.whole(node, Work, source)
    elif isinstance(node, SequenceNode):
        books.listed += listed_rows(node, decoder)
    else:
        books.records += parsed(node, source, desk, decoder)
    books.problems += decoder.problems


def _joined(books: Books) -> list[Record]:
    """The records of both; a visit that stands in both counts once if they agree, and is a problem if not."""
    files = {record.code: record for record in books.records if record.code}
    found = list(books.records)
    same = 0
    for row in books.listed:
        record = files.get(row.code) if row.code else None
        if record is None:
            found.append(row)
        elif differences := list(_differences(record, row)):
            hint = "两处改成一致，或从台账里删去这一行"
            books.problems += [Problem(row.mark(name), "D215", "error", text, hint) for name, text in differences]
        else:
            same += 1
    if same:
        text = f"有{same}次来访在来访文件和台账里都有，数字一致，各计一次"
        books.problems.append(Problem(None, "D215", "note", text))
    return found


def _differences(record: Record, row: Record) -> Iterator[tuple[str, str]]:
    """What a visit file and a row of a ledger say differently of one visit."""
    pairs = [
        ("dates", DATES, f"{record.first}至{record.last}", f"{row.first}至{row.last}"),
        ("group", GROUP, record.group, row.group),
        ("people", PEOPLE, record.figures.people, row.figures.people),
        ("batches", BATCHES, record.figures.batches, row.figures.batches),
    ]
    if "leaders" in row.places:
        pairs.append(("leaders", LEADERS, record.figures.leaders, row.figures.leaders))
    for name, column, one, other in pairs:
        if one != other:
            yield name, f"{record.code}的{column}，这里是{other}，{record.file} 里是{one}"


def _work_beside(paths: Sequence[Path], problems: list[Problem]) -> Work | None:
    """工作.yaml beside the ledger, when the folder itself has none."""
    for path in paths:
        for folder in (path, path.parent) if path.is_dir() else (path.parent,):
            if (file := folder / f"{WORK}.yaml").is_file():
                try:
                    source, notices = read(file)
                    node = compose(source)
                except UnreadableError as error:
                    problems += error.problems
                    return None
                decoder = Decoder()
                work = decoder.whole(node, Work, source)
                problems += [*notices, *decoder.problems]
                return work
    return None
