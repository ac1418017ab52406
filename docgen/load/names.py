"""Lists of names to be put in order: a text with a name a line, a table with a column 姓名."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from docgen.errors import Cell, DataError, Mark, Problem
from docgen.load.decode import Decoder
from docgen.load.files import TEXTS, WORKBOOKS, decode, read, shown_path
from docgen.load.nodes import Source, UnreadableError, unreadable
from docgen.load.sheets import Sheet, sheets
from docgen.load.workbook import cell_text, people_rows
from docgen.model.people import Person


@dataclass(slots=True)
class Names:
    """The names of a file with their places, the people they are where more than a name is known."""

    file: str
    names: list[tuple[str, Mark]] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, person: Person, mark: Mark) -> None:
        self.names.append((person.name, mark))
        self.people.append(person)


def load_names(path: Path, only: str = "来宾") -> Names:
    """The names of a workbook (of its sheet ``only``, if there is one), a CSV file, or a text.

    Raises DataError for a file that cannot be read, OSError for one that cannot be opened.
    """
    ending = path.suffix.lower()
    try:
        if ending in WORKBOOKS or ending in TEXTS:
            return _of_sheets(path, only)
        source, notices = read(path)
        return _of_text(source, notices)
    except UnreadableError as error:
        raise DataError(error.problems) from error


def read_names(content: bytes) -> Names:
    """The names of bytes: a name a line. Raises DataError."""
    try:
        return _of_text(*decode(content, "标准输入"))
    except UnreadableError as error:
        raise DataError(error.problems) from error


def _of_text(source: Source, notices: tuple[Problem, ...]) -> Names:
    """Names a line each, or several between marks; behind a comma what the rest of the line says is his 级别."""
    if wrong := unreadable(source):
        raise DataError(wrong)
    found = Names(source.name, problems=list(notices))
    for number, line in enumerate(source.text.split("\n"), 1):
        for name, column, rank in _in_line(line):
            mark = Mark(source.name, number, column)
            found.add(Person(name=name, rank=rank, at={"": mark}), mark)
    return found


def _in_line(line: str) -> Iterator[tuple[str, int, str]]:
    """The names of a line with their columns; 张三，正处级 is a name and a rank, 张三、李四 are two names."""
    for mark in ("\t", "，", ","):
        name, found, rank = line.partition(mark)
        if found and "、" not in line:
            yield from _named(name, 0, rank.strip())
            return
    at = 0
    for part in line.replace("；", "、").replace(";", "、").split("、"):
        yield from _named(part, at, "")
        at += len(part) + 1


def _named(part: str, at: int, rank: str) -> Iterator[tuple[str, int, str]]:
    if part.strip():
        yield part.strip(), at + len(part) - len(part.lstrip()) + 1, rank


def _of_sheets(path: Path, only: str) -> Names:
    tables, notices = sheets(path)
    found = Names(shown_path(path), problems=list(notices))
    decoder = Decoder()
    named = [sheet for sheet in tables if sheet.name.rpartition("!")[2] == only]
    for sheet in named or tables:
        rows = people_rows(sheet, found.problems)
        if rows is None:
            _first_column(sheet, found, only=len(tables) == 1)
            continue
        for row in rows.items:
            person = decoder.value(row, Person)
            if person is not None and person.name:
                found.add(person, person.at.get("name", person.at[""]))
    found.problems += decoder.problems
    if any(problem.level == "error" for problem in found.problems):
        raise DataError(found.problems)
    return found


def _first_column(sheet: Sheet, found: Names, only: bool) -> None:
    """A list without headings is a list of names; among several sheets one without 姓名 is something else."""
    if not only:
        return
    for number, row in enumerate(sheet.rows, 1):
        if row and (name := cell_text(row[0])):
            mark = Cell(sheet.name, number, 1)
            found.add(Person(name=name, rank=cell_text(row[1]) if len(row) > 1 else "", at={"": mark}), mark)
