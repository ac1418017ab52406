"""Lists of names to be put in order: a text with a name a line, a table with a column 姓名."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from docgen.errors import Cell, DataError, Mark, Problem, has_errors
from docgen.model.people import Person
from docgen.model.posts import is_post, is_surely_unit
from docgen.model.ranks import standing
from docgen.readers.files import TEXTS, WORKBOOKS, decode_text, read_text, shown_path
from docgen.readers.odd_characters import odd_characters
from docgen.readers.people.as_person import people_of_text
from docgen.readers.people.line_start import NUMBERING
from docgen.readers.people.plain_names import is_plain_name
from docgen.readers.tables.cell_nodes import CellReader, faults_of_sheet, questions_of_hidden
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.headings import is_name_heading
from docgen.readers.tables.people_table import pasted, people
from docgen.readers.tables.row_remarks import hidden_columns, hidden_entries
from docgen.readers.tables.sheets import Sheet
from docgen.readers.tables.table_file import sheets
from docgen.readers.visit_file.changes import Change, ChangeNotices
from docgen.readers.visit_file.nodes import Source, UnreadableError, unreadable

_BETWEEN_MARKS = re.compile("[^、，,;；\t|｜]+")
_END = r"(?![^、，,;；|｜\s])"
# 李 娜: single hanzi with blanks between are one name, spread by hand
_BETWEEN_MARKS_AND_BLANKS = re.compile(rf"[\u3400-\u9fff](?:[ \u3000]+[\u3400-\u9fff]{_END})+|[^、，,;；|｜\s]+")
# two names with a space between, a remark in brackets, a label: 王芳 李明，王芳（女），来宾：王芳
_DOUBTFUL = re.compile(r"[\u4e00-\u9fff]{2,}\s+[\u4e00-\u9fff]{2,}|[（(：:）)/]|\d|.[长级族]$|^[男女]$|^职务$|^单位$")
# 男, 汉族: what a line says of somebody besides his post
_SEX_OR_NATION = re.compile("[男女]|.{1,5}族")


@dataclass(slots=True)
class NameList:
    """The names of a file with their places, the people they are where more than a name is known."""

    file: str
    names: list[tuple[str, Mark]] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    source: Source | None = None

    def add(self, person: Person, mark: Mark) -> None:
        self.names.append((person.name, mark))
        self.people.append(person)

    def called(self) -> dict[str, Iterator[str]]:
        """For every name what those who bear it are called, in the order of the file: 代号 when several share it."""
        keys: dict[str, list[str]] = {}
        for person in self.people:
            keys.setdefault(person.name, []).append(person.id or person.name)
        return {name: iter(own_keys if len(own_keys) > 1 else [name]) for name, own_keys in keys.items()}

    def problem(self, mark: Mark, code: str, level: str, text: str, hint: str) -> Problem:
        """A problem at a name, with its line where the names are text."""
        excerpt = self.source.line(mark.line) if self.source else ""
        return Problem(mark, code, level, text, hint, excerpt)  # type: ignore[arg-type]  # one of the levels


def load_names(path: Path, only: str = "来宾") -> NameList:
    """The names of a workbook (of its sheet ``only``, if there is one), a CSV file, or a text.

    Raises DataError for a file that cannot be read, OSError for one that cannot be opened.
    """
    ending = path.suffix.lower()
    try:
        if ending in WORKBOOKS or ending in TEXTS:
            return _checked(_names_of_sheets(path, only))
        source, notices = read_text(path)
        return _checked(_names_of_text(source, notices))
    except UnreadableError as error:
        raise DataError(error.problems) from error


def read_names(content: bytes) -> NameList:
    """The names of bytes: a name a line. Raises DataError."""
    try:
        return _checked(_names_of_text(*decode_text(content, "标准输入")))
    except UnreadableError as error:
        raise DataError(error.problems) from error


def _checked(names: NameList) -> NameList:
    """Reports names that do not look like one, and names that come more than once. Raises DataError for errors."""
    if has_errors(names.problems):
        raise DataError(names.problems)
    counts: dict[str, int] = {}
    for name, mark in names.names:
        counts[name] = counts.get(name, 0) + 1
        names.problems += odd_characters(name, mark, names.source or Source(names.file, ""), "姓名")
        if _DOUBTFUL.search(name) or is_post(name):
            text, hint = (
                f"“{name}”当作一个名字",
                "不是名字就删去：一行一个名字，后面只可以跟级别（周明远，正处级）；有职务的用“姓名、职务”两列的表",
            )
            names.problems.append(names.problem(mark, "D420", "note", text, hint))
        elif counts[name] == 2:
            text = f"“{name}”出现了不止一次"
            names.problems.append(names.problem(mark, "D420", "note", text, "确是同名的两个人就不用管"))
    return names


def _names_of_text(source: Source, notices: tuple[Problem, ...]) -> NameList:
    """Names a line each, or several between marks; 王芳，正处级 is a name and a rank."""
    if problems := unreadable(source):
        raise DataError(problems)
    names = NameList(source.name, problems=list(notices), source=source)
    if table := pasted(source):
        _add_rows(table, names, is_only=True)
        names.source = None  # its places are cells
        return names
    numbered = 0
    changes = ChangeNotices(names.problems)
    for number, line in enumerate(source.text.split("\n"), 1):
        start = NUMBERING.match(line)
        numbered += bool(start)
        for entry in _read_line(line, start.end() if start else 0):
            mark = Mark(source.name, number, entry.column)
            if not names.names and is_name_heading(entry.name):
                text = f"第一行“{entry.name}”当作表头，没有排"
                names.problems.append(names.problem(mark, "D420", "note", text, "是名字就移到后面"))
                continue
            if entry.name not in line:
                changes.add("姓名按通常的写法读", Change(line.strip(), f"{entry.name} {entry.title}".strip(), mark))
            names.add(Person(name=entry.name, unit=entry.unit, title=entry.title, rank=entry.rank, at={"": mark}), mark)
    if numbered:
        text = f"有{numbered}行开头的序号没有当作名字"
        names.problems.append(Problem(None, "D420", "note", text, "核对一遍名单"))
    return names


class _NameEntry(NamedTuple):
    """Somebody of a line: his name, its column from 1, his unit, post and 级别."""

    name: str
    column: int
    unit: str = ""
    title: str = ""
    rank: str = ""


class _Word(NamedTuple):
    """A word of a line and its column from 1."""

    text: str
    column: int


def _read_line(line: str, start: int) -> list[_NameEntry]:
    """The people of a line from ``start`` on: one with his rank and post where that is certain, else a name each."""
    by_marks = _words(line, start, _BETWEEN_MARKS)
    by_marks_and_blanks = _words(line, start, _BETWEEN_MARKS_AND_BLANKS)
    words = by_marks if len(by_marks) > 1 else by_marks_and_blanks
    person = _ranked_person(words) or _ranked_person(by_marks_and_blanks) or _person_before_rank(words)
    return [person] if person else [_entry_of(word) for word in by_marks]


def _entry_of(word: _Word) -> _NameEntry:
    """Somebody with the unit and the post that stand beside his name: 李  娜 局长; else a text that is a name."""
    if is_plain_name(word.text):
        return _NameEntry(word.text, word.column)
    people = people_of_text(word.text)
    if len(people) != 1 or people[0].refusal or people[0].doubt or people[0].group:
        return _NameEntry(word.text, word.column)
    person = people[0]
    return _NameEntry(person.name, word.column + person.at, person.unit, person.title)


def _words(line: str, start: int, pattern: re.Pattern[str]) -> list[_Word]:
    """What a pattern finds in a line from ``start`` on, without the blanks around it."""
    return [
        _Word(match.group().strip(), match.start() + len(match.group()) - len(match.group().lstrip()) + 1)
        for match in pattern.finditer(line, start)
        if match.group().strip()
    ]


def _ranked_person(words: Sequence[_Word]) -> _NameEntry | None:
    """The one person of words of which one is a 级别, one a name, and the others are posts and units, in any order.

    Beside a 级别 a 职级 counts as a post. None where the words do not show who is meant.
    """
    considered = [word for word in words if not _SEX_OR_NATION.fullmatch(word.text)]
    ranks = _rank_words(considered)
    names = [word for word in considered if not is_post(word.text) and not is_surely_unit(word.text)]
    if len(ranks) != 1 or len(names) != 1:
        return None
    others = [word.text for word in considered if word not in (*ranks, *names)]
    unit = "".join(word for word in others if not is_post(word))
    title = "、".join(word for word in others if is_post(word))
    return _NameEntry(names[0].text, names[0].column, unit, title, ranks[0].text)


def _rank_words(words: Sequence[_Word]) -> list[_Word]:
    """The words that are a 级别; where there is none, those that are a 职级."""
    standings = {word: place for word in words if (place := standing(word.text))}
    return [word for word, place in standings.items() if not place.grade] or list(standings)


def _person_before_rank(words: Sequence[_Word]) -> _NameEntry | None:
    """The person whose name comes first and whose rank last, right behind a post: 周明远，区委，书记，正处级."""
    if len(words) < 2 or not standing(words[-1].text):
        return None
    name, *titles, rank = words
    if titles and not is_post(titles[-1].text):
        return None
    return _NameEntry(name.text, name.column, title="、".join(title.text for title in titles), rank=rank.text)


def _names_of_sheets(path: Path, only: str) -> NameList:
    tables, notices = sheets(path)
    names = NameList(shown_path(path), problems=list(notices))
    named = [sheet for sheet in tables if sheet.name.rpartition("!")[2] == only]
    for sheet in named or tables:
        _add_rows(sheet, names, is_only=len(tables) == 1)
    return names


def _add_rows(sheet: Sheet, names: NameList, is_only: bool) -> None:
    reader = CellReader()
    headed = people(sheet, reader)
    names.problems += [*reader.notices(), *reader.problems]
    if headed is None:
        _add_rows_without_headings(sheet, names, is_only)
        return
    for person in headed[0]:
        names.add(person, person.at["name"])
    names.problems += headed[1]


def _add_rows_without_headings(sheet: Sheet, names: NameList, is_only: bool) -> None:
    """One column without headings is a list of names, two are names and ranks. More columns are an error.

    Among several sheets a sheet without 姓名 holds something else and is ignored.
    """
    rows = [[cell_text(cell) for cell in row] for row in sheet.rows]
    if not is_only or not any(any(row) for row in rows):
        return
    if not _has_names_and_ranks(rows):
        hint = "在名字那一列上面写“姓名”；级别那一列写“级别”"
        text = "没有“姓名”一列，不知道哪一列是名字"
        names.problems.append(Problem(Cell(sheet.name, 1, 1), "D412", "error", text, hint))
        return
    hidden = hidden_entries(sheet, ((number, row[0]) for number, row in enumerate(rows) if row and row[0]))
    names.problems += [*faults_of_sheet(sheet), *hidden_columns(sheet, {0: "姓名"}), *questions_of_hidden(hidden)]
    for number, row in enumerate(rows, 1):
        if row and row[0]:
            mark = Cell(sheet.name, number, 1)
            names.add(Person(name=row[0], rank=row[1] if len(row) > 1 else "", at={"": mark}), mark)


def _has_names_and_ranks(rows: list[list[str]]) -> bool:
    """Whether rows hold nothing but names, or names and behind them ranks."""
    widest = max(sum(bool(cell) for cell in row) for row in rows)
    has_ranks = all(standing(row[1]) for row in rows if len(row) > 1 and row[1])
    return widest < 2 or (widest == 2 and has_ranks)
