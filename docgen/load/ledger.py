"""A year of visits: folders of visit files, workbooks, CSV files and lists, read into records with their places."""

import gc
import os
import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence as SequenceOf
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from docgen.errors import DataError, Mark, Problem, UsageError
from docgen.load.catalogue import Catalogue
from docgen.load.decode import Decoder, Field, fields, vocabulary
from docgen.load.files import decode, read, shown_path
from docgen.load.nodes import MAX_BYTES, Mapping, Sequence, Source, UnreadableError, compose
from docgen.load.office import FILE, OfficeFiles, find_office, load_office
from docgen.load.sheets import TEXTS, WORKBOOKS, Sheet, sheets
from docgen.load.sheets import Value as CellValue
from docgen.load.skim import WANTED, Skimmed, skim
from docgen.load.slips import colon_slips
from docgen.model.ledger import (
    BATCHES,
    CODE,
    DATES,
    GROUP,
    LEADERS,
    PEOPLE,
    TITLE,
    Cell,
    Figures,
    Ledger,
    Record,
    Row,
    Work,
    column_name,
)
from docgen.model.ranks import LEVELS, at_least, level
from docgen.model.scalars import Period, RefusalError, meant
from docgen.model.visit import Visit

WORK = "工作"
_YAML = (".yaml", ".yml")
_SUMS = {"合计", "总计", "共计"}
_PART_SUMS = {"小计"}
#: What offices also call a column.
_ALIASES = {"人数": PEOPLE, "来访日期": DATES, "起止日期": DATES, "来访时间": DATES, "时间": DATES}
_BRACKETED = re.compile(r"[（(][^（()）]*[）)]$")  # 人次（人）
_REMARK = re.compile(r"(?:备?注|说明|填表|制表|审核|填报|单位负责)[^，。]{0,6}[:：]")
_ENDINGS = frozenset((*_YAML, *WORKBOOKS, *TEXTS))
_HEADER_ROWS = 15


@dataclass(slots=True)
class Books:
    """What was found in files: records, what 工作.yaml says, everything wrong and everything to be said."""

    records: list[Record] = field(default_factory=list)
    listed: list[Record] = field(default_factory=list)  # those of workbooks, CSV files and lists
    work: Work | None = None
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Desk:
    """What records are read with: the office's tables and the level from which a guest is a leader."""

    catalogue: Catalogue
    known: frozenset[str]
    leader: str


def load_ledger(paths: SequenceOf[Path], year: int | None = None, office: Path | None = None) -> Ledger:
    """The ledger of a year out of these files and folders, with that of the year before if it lies beside them.

    A folder that holds one folder (or file) a year is entered. Without ``year`` the visits must agree on one.
    What is wrong with the files stands in its notices, errors too: it is reported together with what is wrong with the
    visits. Raises UsageError when the year is not clear; DataError when nothing could be read; OSError.
    """
    found = office or find_office(_folder(paths[0]))
    files = load_office(found) if found else OfficeFiles()
    if files.office.leader_rank not in LEVELS:
        mark = files.office.at["leader_rank"]
        text, hint = f"没有“{files.office.leader_rank}”这一级", f"可以写：{'、'.join(LEVELS)}"
        assert files.source is not None  # a value of its own comes from a file
        raise DataError([*files.problems, files.source.problem(mark, "D113", text, hint)])
    people = frozenset(files.catalogue.ranked(("来宾", "领导")))
    desk = Desk(files.catalogue, people, files.office.leader_rank)
    of_year = year or _year_of(paths)
    with _without_collection():
        now = _read([_of(path, of_year) for path in paths] if of_year else paths, desk)
        before = _read(_before(paths, of_year), desk) if of_year else Books()
    records = _joined(now)
    problems = [*files.problems, *now.problems]
    of_year = of_year or _agreed(records, problems)
    work = now.work or _work_beside(paths, problems) or Work()
    # what is wrong in the files of the year before makes comparison impossible, and is said as loudly
    problems += [problem for problem in before.problems if problem.level == "error"]
    in_order = sorted(records, key=lambda one: (one.first, one.code))
    earlier = tuple(sorted(_joined(before), key=lambda one: (one.first, one.code)))
    return Ledger(of_year, tuple(in_order), files.office, earlier, work, tuple(excerpted(problems)))


def excerpted(problems: Iterable[Problem]) -> list[Problem]:
    """Problems with the line of the file at their place, where they have none yet: ten thousand files keep no text."""
    lines: dict[str, list[str]] = {}
    found = []
    for problem in dict.fromkeys(problems):
        mark = problem.place
        if mark and not problem.excerpt and not isinstance(mark, Cell) and Path(mark.file).suffix.lower() in _YAML:
            if mark.file not in lines:
                lines[mark.file] = read(Path(mark.file))[0].text.split("\n")
            inside = 0 < mark.line <= len(lines[mark.file])
            found.append(replace(problem, excerpt=lines[mark.file][mark.line - 1] if inside else ""))
        else:
            found.append(problem)
    return found


@contextmanager
def _without_collection() -> Iterator[None]:
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


def _of(path: Path, year: int) -> Path:
    """The folder or file of the year inside a folder that has one for each year; else the path itself."""
    if path.is_dir():
        for name in (str(year), *(f"{year}{ending}" for ending in (*WORKBOOKS, *TEXTS))):
            if (path / name).exists():
                return path / name
    return path


def _before(paths: SequenceOf[Path], year: int) -> list[Path]:
    """The year before: what is called the same but for the year."""
    now, then = str(year), str(year - 1)
    found = []
    for path in paths:
        inside = _of(path, year)
        other = inside.resolve().with_name(inside.resolve().name.replace(now, then))
        if now in inside.resolve().name and other.exists():
            found.append(other)
    return found


def _year_of(paths: SequenceOf[Path]) -> int | None:
    """The year that a folder or file is called by."""
    stem = paths[0].resolve().stem if paths[0].is_file() else paths[0].resolve().name
    return int(stem) if len(stem) == 4 and stem.isdecimal() else None


def _agreed(records: SequenceOf[Record], problems: SequenceOf[Problem]) -> int:
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
        for file, shown in _files(path) if path.is_dir() else [(str(path), shown_path(path))]:
            try:
                _take(file, shown, desk, books)
            except UnreadableError as error:
                books.problems += error.problems
    return books


# ten thousand files are read in the time that making their Path objects would take: names and contents by os


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    """The ledger's files in a folder and below it; an office's own files, tables and brands are none."""
    shown = shown_path(folder)
    for here, inside, names in os.walk(folder):
        tables = {"brand_assets", *(("库",) if FILE in names else ())}
        inside[:] = sorted(name for name in inside if not name.startswith(".") and name not in tables)
        below = Path(shown, Path(here).relative_to(folder)).as_posix()
        for name in sorted(names):
            ending = name[name.rfind(".") :].lower()
            if ending in _ENDINGS and name != FILE and not name.startswith((".", "~$")):
                yield f"{here}{os.sep}{name}", name if below == "." else f"{below}/{name}"


def _content(file: str) -> bytes:
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
        _take_sheets(found, books, shown)
        return
    content = _content(file)
    record = _skimmed(content, shown, desk)
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
    elif isinstance(node, Sequence):
        books.listed += _rows(node, decoder)
    else:
        books.records += _parsed(node, source, desk, decoder)
    books.problems += decoder.problems


# One visit file


def _skimmed(content: bytes, shown: str, desk: Desk) -> Record | None:
    """The record of a file that is written in the plain way and whose values are what they should be."""
    if b"\r" in content or content[:3] == b"\xef\xbb\xbf":
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not text.replace("\n", "").isprintable():
        return None
    found = skim(text, desk.known)
    return _from_skimmed(found, shown, desk.leader) if found else None


def _from_skimmed(found: Skimmed, shown: str, leader: str) -> Record | None:
    texts = found.texts
    if "title" not in texts or "dates" not in texts:
        return None
    category = texts.get("category", _NOTHING)[0]
    size, line, column = found.size
    try:
        days = _days(texts["dates"][0])
        stated = _COUNT(texts["leaders"][0]) if "leaders" in texts else None
        if category:
            _CATEGORY(category)
    except RefusalError:
        return None
    leaders = sum(_counts(rank, leader) for rank in found.ranks) if stated is None else stated
    tags = texts.get("tags", _NOTHING)[0]
    return Record(
        code=texts.get("code", _NOTHING)[0],
        title=texts["title"][0],
        first=days.first,
        last=days.last,
        group=texts.get("group", _NOTHING)[0],
        figures=Figures(1, int(size) if size else found.listed, leaders),
        purpose=texts.get("purpose", _NOTHING)[0],
        origin=texts.get("origin", _NOTHING)[0],
        category=category,
        tags=tuple(part.strip() for part in tags.split("、")) if tags else (),
        listed=found.listed,
        top=highest(found.ranks),
        file=shown,
        places={**texts, "": (found.line, 1), "people": (line, column)},
    )


def _parsed(node: Any, source: Source, desk: Desk, decoder: Decoder) -> Iterator[Record]:
    """The record of a file parsed in full; of what a ledger does not count nothing is said."""
    words = vocabulary(Visit)
    if isinstance(node, Mapping):
        counted = Mapping(node.start, node.source)
        counted.pairs = [pair for pair in node.pairs if pair[0].text not in words or words[pair[0].text].name in WANTED]
        node = counted
    visit = decoder.whole(node, Visit, source)
    if visit is None or visit.guests is None or visit.dates is None or visit.title is None:
        return
    guests = visit.guests
    people = guests.at.get("headcount") or guests.at[""]
    if not guests.people and guests.headcount is None and "headcount" not in guests.at:
        problem = source.problem(people, "D108", "来宾既没有名单也没有人数", "至少写一样")
        decoder.problems.append(problem)
        return
    ranks = [person.rank for person in guests.people]
    leaders = sum(_counts(rank, desk.leader) for rank in ranks) if visit.leaders is None else visit.leaders
    yield Record(
        code=visit.code,
        title=visit.title,
        first=visit.dates.first,
        last=visit.dates.last,
        group=visit.group,
        figures=Figures(1, guests.size, leaders),
        purpose=visit.purpose,
        origin=visit.origin,
        category=visit.category or "",
        tags=visit.tags,
        listed=len(guests.people),
        top=highest(ranks),
        file=source.name,
        places={**{name: mark[1:] for name, mark in visit.at.items()}, "people": people[1:]},
    )


def highest(ranks: Iterable[str]) -> str:
    """The highest level among some 级别; empty when none names one."""
    found = {_level(rank) for rank in ranks} - {""}
    return max(found, key=LEVELS.index, default="")


def _reader(model: type[Any], column: str) -> Callable[[str], Any]:
    reading = vocabulary(model)[column].reading
    assert reading is not None
    return reading.read


_NOTHING = ("", 0, 0)
_DAYS, _COUNT, _CATEGORY = _reader(Row, DATES), _reader(Row, PEOPLE), _reader(Visit, "类别")


# the same few texts come again and again in a year


@lru_cache(maxsize=4096)
def _days(text: str) -> Period:
    days: Period = _DAYS(text)
    return days


@lru_cache(maxsize=1024)
def _counts(rank: str, leader: str) -> bool:
    return at_least(rank, leader)


@lru_cache(maxsize=1024)
def _level(rank: str) -> str:
    return level(rank)


# Rows of a list, a workbook, a CSV file


def _rows(node: Sequence, decoder: Decoder) -> Iterator[Record]:
    for item in node.items:
        before = len(decoder.problems)
        row = decoder.value(item, Row)
        if row is not None and not any(one.level == "error" for one in decoder.problems[before:]):
            places = {name: mark[1:] for name, mark in row.at.items()}
            yield _record({one.name: getattr(row, one.name) for one in fields(Row)}, node.source.name, places)


def _record(
    row: MappingOf[str, Any], file: str, places: MappingOf[str, tuple[Any, ...]], sheet: bool = False
) -> Record:
    batches = row.get("batches")
    return Record(
        code=row.get("code") or "",
        title=row.get("title") or "",
        first=row["dates"].first,
        last=row["dates"].last,
        group=row.get("group") or "",
        figures=Figures(1 if batches is None else batches, row["people"], row.get("leaders") or 0),
        purpose=row.get("purpose") or "",
        origin=row.get("origin") or "",
        category=row.get("category") or "",
        tags=row.get("tags") or (),
        file=file,
        sheet=sheet,
        places=places,
    )


def _take_sheets(found: SequenceOf[Sheet], books: Books, shown: str) -> None:
    """Every sheet that has the head of a ledger; of others that hold anything it is said that they were left out."""
    ledgers = 0
    for sheet in found:
        head = _head(sheet)
        if head is not None:
            ledgers += 1
            books.listed += _SheetRows(sheet, head, books.problems).records()
        elif any(cell not in (None, "") for row in sheet.rows for cell in row):
            text = "这张表没有台账的表头，没有读"
            hint = f"表头要有：{DATES}、统计类别、{PEOPLE}"
            books.problems.append(Problem(Cell(sheet.name, 1, 1), "D216", "note", text, hint))
    if not ledgers:
        text = "没有一张表有台账的表头" if found else "工作簿里没有表"
        hint = f"表头要有：{CODE}、{TITLE}、{DATES}、统计类别、{PEOPLE}"
        books.problems.append(Problem(Mark(shown, 1, 1), "D216", "error", text, hint))


def _head(sheet: Sheet) -> int | None:
    """The row of the heading: the first that holds three of the ledger's columns."""
    for number, row in enumerate(sheet.rows[:_HEADER_ROWS]):
        if sum(_column(cell) is not None for cell in row) >= 3:
            return number
    return None


def _column(cell: CellValue) -> Field | None:
    name = _BRACKETED.sub("", "".join(cell.split())) if isinstance(cell, str) else ""
    return vocabulary(Row).get(_ALIASES.get(name, name))


class _SheetRows:
    """The rows of one sheet under its heading."""

    def __init__(self, sheet: Sheet, head: int, problems: list[Problem]) -> None:
        self.sheet, self.head, self.problems = sheet, head, problems
        self.columns: list[tuple[int, Field]] = []
        self.read: list[tuple[int, Field, Callable[[CellValue], Any]]] = []
        self.unread = 0  # rows that could not be read: no sum can be compared then
        self.blank_leaders = 0
        self.sums = Figures()
        self.part_sums = Figures()

    def records(self) -> Iterator[Record]:
        """The records, in order; what is wrong with a row, a heading or a sum goes to the problems."""
        if not self._columns_are_clear():
            return
        last = self.columns[-1][0]
        self.read = [(at, one, _cached(one)) for at, one in self.columns]
        for number, row in enumerate(self.sheet.rows[self.head + 1 :], self.head + 2):
            cells = row if len(row) > last else [*row, *[None] * (last + 1 - len(row))]
            if not any(cell is not None and cell != "" for cell in cells):
                continue
            said = [cell for cell in cells if cell is not None and cell != ""]
            if label := _label(said[0]):
                self._compare(number, cells, label)
                continue
            if len(said) == 1 or (isinstance(said[0], str) and _REMARK.match(said[0].strip())):
                text, hint = f"这一行不像来访，没有统计：“{str(said[0]).strip()[:20]}”", "是来访就填全各列"
                place = Cell(self.sheet.name, number, 1)
                self.problems.append(Problem(place, "D218", "note", text, hint))
                continue
            record = self._record(number, cells, self.sheet.name)
            self.unread += record is None
            if record is not None:
                self.sums = self.sums.plus(record.figures)
                self.part_sums = self.part_sums.plus(record.figures)
                yield record
        if self.blank_leaders:
            text = f"有{self.blank_leaders}行没有填领导人数，按 0 计"
            self.problems.append(Problem(Cell(self.sheet.name, self.head + 1, 1), "D219", "note", text))

    def _columns_are_clear(self) -> bool:
        """Every column known once; what a total needs is there. Columns that a ledger does not count are left alone."""
        seen: dict[str, int] = {}
        unused = []
        for at, cell in enumerate(self.sheet.rows[self.head]):
            column = _column(cell)
            if column is None:
                unused += [str(cell).strip()] if cell not in (None, "") else []
            elif column.name in seen:
                text = f"“{column.chinese}”有两列，另一列在 {column_name(seen[column.name] + 1)} 列"
                self._report(self.head + 1, at, "D217", text, "留下一列，另一列改名")
            else:
                seen[column.name] = at
                self.columns.append((at, column))
        for column in fields(Row):
            if column.name not in seen and column.name in ("dates", "group", "people"):
                hint = meant(column.chinese, unused) or f"加上“{column.chinese}”这一列"
                self._report(self.head + 1, 0, "D217", f"表头缺少“{column.chinese}”", hint)
        return not any(one.code == "D217" and one.place and one.place.file == self.sheet.name for one in self.problems)

    def _record(self, number: int, cells: SequenceOf[CellValue], name: str) -> Record | None:
        found: dict[str, Any] = {}
        places: dict[str, tuple[int, int]] = {"": (number, 1)}
        good = True
        for column, one, meaning in self.read:
            cell = cells[column]
            if cell is None or cell == "":
                self.blank_leaders += one.name == "leaders"
                if one.required:
                    good = False
                    self._report(number, column, "D108", f"缺少“{one.chinese}”", "填上这一格；合并的单元格要拆开填写")
                continue
            places[one.name] = (number, column + 1)
            try:
                found[one.name] = meaning(cell)
            except RefusalError as error:
                good = False
                self._report(number, column, error.code, f"{one.chinese}：{error.text}", error.hint)
        return _record(found, name, places, sheet=True) if good else None

    def _compare(self, number: int, cells: SequenceOf[CellValue], label: str) -> None:
        """A row of sums: what it says must be what the rows above it add up to."""
        sums = self.sums if label in _SUMS else self.part_sums
        for column, one in self.columns:
            cell = cells[column]
            if one.chinese in (BATCHES, PEOPLE, LEADERS) and cell not in (None, ""):
                try:
                    stated = _meaning(cell, one)
                except RefusalError as error:
                    self._report(number, column, error.code, f"{one.chinese}：{error.text}", error.hint)
                    continue
                if stated != (added := sums.named()[one.chinese]) and not self.unread:
                    text = f"{label}的{one.chinese}写的是{stated}，各行加起来是{added}"
                    self._report(number, column, "D212", text, "加不平的数字不用；核对各行")
        self.part_sums = Figures()

    def _report(self, row: int, column: int, code: str, text: str, hint: str) -> None:
        self.problems.append(Problem(Cell(self.sheet.name, row, column + 1), code, "error", text, hint))


def _label(cell: CellValue) -> str:
    """合计 or 小计, if that is what a cell says."""
    word = "".join(cell.split()).rstrip(":：") if isinstance(cell, str) and len(cell) < 9 else ""
    return word if word in _SUMS or word in _PART_SUMS else ""


def _cached(column: Field) -> Callable[[CellValue], Any]:
    """What the cells of a column mean; most columns hold the same few texts again and again."""
    known: dict[CellValue, Any] = {}

    def meaning(cell: CellValue) -> Any:
        found = known.get(cell) if cell.__class__ is str or cell.__class__ is float else None
        if found is None:
            found = _meaning(cell, column)
            if len(known) < _REMEMBERED and cell.__class__ in (str, float):
                known[cell] = found
        return found

    return meaning


_REMEMBERED = 500


def _meaning(cell: CellValue, column: Field) -> Any:
    """What a cell means in this column; numbers and days as Excel keeps them are taken as they are."""
    if isinstance(cell, (date, datetime)):
        day = cell.date() if isinstance(cell, datetime) else cell
        if column.chinese == DATES:
            return Period(day, day)
        text = day.isoformat()
    elif isinstance(cell, float) and cell.is_integer():
        text = str(int(cell))
    else:
        text = str(cell).strip()
    assert column.reading is not None  # every column of a row has one
    if column.shape == "texts":
        return tuple(column.reading.read(part.strip()) for part in text.split("、"))
    return column.reading.read(text)


# Both kinds of ledger together


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


def _work_beside(paths: SequenceOf[Path], problems: list[Problem]) -> Work | None:
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
