"""Rosters for cards: a text with a person a line, or a table. Everybody is kept with the place where he stands.

A line is a name and, behind a space or comma, his post: 张三 副市长. Names between marks are several people. Whatever
had to be guessed is reported. A line in which nobody can tell the name is refused: a guest without a card is worse than
a question.
"""

import re
from dataclasses import replace
from pathlib import Path

from docgen.errors import Cell, DataError, Level, Mark, Problem, has_errors
from docgen.model.cards import ROSTER, Holder
from docgen.model.people import Person
from docgen.model.ranks import standing
from docgen.readers.files import TEXTS, WORKBOOKS, decode_text, read_text, shown_path
from docgen.readers.tables.cell_nodes import CellReader
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.headings import heading_text, is_name_heading
from docgen.readers.tables.name_list import NUMBERING
from docgen.readers.tables.people_table import has_name_heading, is_heading_of_person, pasted, people
from docgen.readers.tables.roster_line import (
    LinePerson,
    is_foreign_name,
    is_name,
    is_no_name,
    people_of_line,
    person_with_brackets,
    without_spaces,
    words_between_marks,
)
from docgen.readers.tables.row_remarks import hidden_entries
from docgen.readers.tables.sheets import Sheet, sheets
from docgen.readers.visit_file.nodes import Source, UnreadableError, unreadable

_MOST_SHOWN = 8  # so many names or lines are written out in a message
#: Numbers before a name that rosters have besides those of drafts: ⒈ ⑴ 11: 07周九 12-周九.
_COUNTED = re.compile(r"\s*(?:[⒈-⒛⑴-⒇]|\d{1,4}\s*[:：\-—.)）]?(?=\s*[\u3400-\u9fff\U00020000-\U0003ffff]))\s*")
_ONLY_RANK = re.compile("(?:级|级正职|级副职)$")
#: A line about the list, not a person.
_NOBODY = re.compile(
    r"^(?:#|[-=—_*]{3,}|共\s*\d+\s*人|合计|总计|小计|备注|注[:：]|说明|附[:：件]|\d{4}年|\d{4}-\d|[\d\-+ ]{7,}$)|名单|"
    r"^第?[一二三四五六七八九十\d]+[桌组车排席]$|"
    r"^(?:[一二三四五六七八九十]+、)?(?:来宾|嘉宾|陪同|主方|客方|参会人员|出席人员|工作人员|领导|人员)(?:[（(].*[）)])?[:：]?$"
)
_LABEL = re.compile(r"^([^:：]{1,12})[:：]\s*(.+)$")


class Roster:
    """The people of a file in its order, and what is to be said of it."""

    def __init__(self, file: str, problems: list[Problem] | None = None, source: Source | None = None) -> None:
        self.file = file
        self.holders: list[Holder] = []
        self.problems = problems or []
        self.source = source
        self.reader = CellReader()  # of the sheets

    def excerpt(self, mark: Mark) -> str:
        """The line of a place, where the roster is a text."""
        return self.source.line(mark.line) if self.source and not isinstance(mark, Cell) else ""

    def report(self, mark: Mark, level: Level, text: str, hint: str = "", code: str = "D420") -> None:
        """Adds a problem at a place of the roster."""
        self.problems.append(Problem(mark, code, level, text, hint, self.excerpt(mark)))

    def add(self, person: Person, group: str, mark: Mark) -> None:
        self.holders.append(Holder(person, group, mark))


def load_roster(path: Path) -> Roster:
    """The roster of a workbook, a CSV file or a text.

    Raises DataError for a file that cannot be read, has no column of names, or has lines in which nobody can tell the
    name; OSError for a file that cannot be opened.
    """
    try:
        if path.suffix.lower() in (*WORKBOOKS, *TEXTS):
            return _without_errors(_roster_of_sheets(path))
        source, notices = read_text(path)
        return _without_errors(_roster_of_text(source, notices))
    except UnreadableError as error:
        raise DataError(error.problems) from error


def read_roster(content: bytes) -> Roster:
    """The roster of a text. Raises DataError."""
    try:
        return _without_errors(_roster_of_text(*decode_text(content, "标准输入")))
    except UnreadableError as error:
        raise DataError(error.problems) from error


def _without_errors(roster: Roster) -> Roster:
    if has_errors(roster.problems):
        raise DataError(roster.problems)
    return roster


def _roster_of_text(source: Source, notices: tuple[Problem, ...]) -> Roster:
    if problems := unreadable(source):
        raise DataError(problems)
    roster = Roster(source.name, list(notices), source)
    if table := pasted(source):
        _add_sheet(table, roster, ROSTER, is_only=True)
        roster.problems += [*roster.reader.notices(), *roster.reader.problems]
        return roster
    skipped: list[tuple[int, str]] = []
    for number, line in enumerate(source.text.split("\n"), 1):
        if not line.strip():
            continue
        if _is_nobody(line) or (not roster.holders and _is_heading(line)):
            skipped.append((number, line.strip()))
            continue
        _add_line(line, number, roster)
    if skipped:
        lines = "、".join(f"第{number}行“{line[:12]}”" for number, line in skipped[:_MOST_SHOWN])
        more = "等" * (len(skipped) > _MOST_SHOWN)
        first = Mark(source.name, skipped[0][0], 1)
        roster.report(first, "note", f"{lines}{more}不是人，没有做", "是人就改成“姓名 职务”")
    return roster


def _is_nobody(line: str) -> bool:
    return bool(_NOBODY.search(line.strip())) and not _LABEL.match(line.strip())


def _is_heading(line: str) -> bool:
    """姓名 职务, or 姓名 alone."""
    return any(map(is_name_heading, line.split()))


def _add_line(line: str, number: int, roster: Roster) -> None:
    line, start, group = _without_label(line)
    for person in people_of_line(line, start):
        mark = Mark(roster.file, number, person.at + 1)
        if person.refusal:
            roster.report(mark, "error", person.refusal, "一行只写一个人：姓名、空格、职务", "D438")
            continue
        if person.doubt:
            roster.report(mark, "should", person.doubt, "写成：姓名、空格、职务；是另一个人就另起一行")
        roster.add(_person(person, mark, roster), group, mark)


def _without_label(line: str) -> tuple[str, int, str]:
    """The line, where its people begin behind number and label, and the list that a label names.

    出席人员：张三、李四 names a list. 张三：副市长 does not: there the colon becomes a space.
    """
    number = NUMBERING.match(line) or _COUNTED.match(line)
    start = number.end() if number else len(line) - len(line.lstrip())
    label = _LABEL.match(line[start:])
    if label is None:
        return line, start, ROSTER
    before, behind = label.groups()
    if is_name(before.strip()) and not any(map(is_name, words_between_marks(behind))):
        colon = start + label.end(1)
        return f"{line[:colon]} {line[colon + 1 :]}", start, ROSTER
    return line, start + label.start(2), before.strip()


def _person(person: LinePerson, mark: Mark, roster: Roster) -> Person:
    return Person(
        name=_closed_name(person.name, mark, roster),
        unit=person.unit,
        title="" if _ONLY_RANK.search(person.title) else person.title,
        rank=person.title if standing(person.title) else "",
        name_en=person.name_en,
        at={"": mark, "name": mark},
    )


def _closed_name(name: str, mark: Mark, roster: Roster) -> str:
    """张 三 as 张三: tables spread two hanzi by hand, cards do it by themselves."""
    closed = without_spaces(name)
    if closed == name or len(closed) > 4:
        return name
    roster.report(mark, "note", f"“{name}”当作“{closed}”，中间的空格没有印，两个字由程序拉开")
    return closed


def _roster_of_sheets(path: Path) -> Roster:
    """Everybody of the sheets that have a column 姓名; where none has, of the first sheet."""
    book, notices = sheets(path)
    roster = Roster(shown_path(path), list(notices))
    filled = [sheet for sheet in book if any(cell_text(cell) for row in sheet.rows for cell in row)]
    headed = [sheet for sheet in filled if has_name_heading(sheet)]
    read_sheets = headed or filled[:1]
    for sheet in read_sheets:
        _add_sheet(sheet, roster, _sheet_name(sheet) if "!" in sheet.name else ROSTER, is_only=not headed)
    if unread := [_sheet_name(sheet) for sheet in filled if sheet not in read_sheets]:
        text = f"没有“姓名”一列的表没有读：{'、'.join(unread)}"
        roster.report(Cell(roster.file, 1, 1), "note", text, "里面有人就加上“姓名”一列")
    roster.problems += [*roster.reader.notices(), *roster.reader.problems]
    return roster


def _sheet_name(sheet: Sheet) -> str:
    return sheet.name.rpartition("!")[2]


def _add_sheet(sheet: Sheet, roster: Roster, group: str, is_only: bool) -> None:
    headed = people(sheet, roster.reader)
    if headed is None:
        if is_only:
            _add_first_column(sheet, roster, group)
        return
    persons, problems = headed
    for person in persons:
        _add_named(person, group, person.at.get("name", person.at[""]), roster)
    for problem in problems:
        if problem.code == "D108":
            roster.problems.append(Problem(problem.place, "D108", "error", "这一行没有姓名", "填上姓名，或删去这一行"))
        else:
            roster.problems.append(problem)


def _add_named(person: Person, group: str, mark: Mark, roster: Roster) -> None:
    """Adds somebody of a column of names. What stands there and is no name is skipped or refused."""
    name = person.name
    if is_name_heading(name) or _NOBODY.search(name) or (NUMBERING.match(name) and _is_nobody(name)):
        roster.report(mark, "note", f"“{name}”不是人，没有做")
        return
    bracketed = person_with_brackets(name)
    if bracketed and not bracketed.refusal:
        if bracketed.doubt:
            roster.report(mark, "should", bracketed.doubt)
        roster.add(_with_brackets_read(person, bracketed), group, mark)
    elif is_no_name(name):
        hint = "一格只写一个人的姓名；职务写在“职务”一列"
        roster.report(mark, "error", f"“{name}”不像一个人的姓名", hint, "D438")
    else:
        roster.add(replace(person, name=_closed_name(name, mark, roster)), group, mark)


def _with_brackets_read(person: Person, bracketed: LinePerson) -> Person:
    """Somebody with what stands in brackets behind his name, where its own column is empty."""
    return replace(
        person,
        name=bracketed.name,
        unit=person.unit or bracketed.unit,
        title=person.title or bracketed.title,
        name_en=person.name_en or bracketed.name_en,
    )


def _add_first_column(sheet: Sheet, roster: Roster, group: str) -> None:
    """Adds everybody of a sheet without headings: the first column holds the names, if it can."""
    rows = [[cell_text(cell) for cell in row] for row in sheet.rows]
    names = [(number, row[0]) for number, row in enumerate(rows, 1) if row and row[0]]
    headings = any(is_heading_of_person(heading_text(cell)) for row in sheet.rows[:3] for cell in row)
    has_further_columns = any(any(row[1:]) for row in rows)
    all_are_names = all(is_name(name) or is_foreign_name(name) for _, name in names)
    top = Cell(sheet.name, 1, 1)
    if not names or headings or (has_further_columns and not all_are_names):
        hint = "在名字那一列上面写“姓名”"
        roster.report(top, "error", "没有“姓名”一列，不知道哪一列是名字", hint, "D412")
        return
    if has_further_columns:
        text = "没有表头，第一列当作姓名，其余各列没有用"
        roster.report(top, "note", text, "第一行写上表头：姓名、单位、职务")
    roster.reader.hidden += hidden_entries(sheet, [(number - 1, name) for number, name in names])
    for number, name in names:
        mark = Cell(sheet.name, number, 1)
        _add_named(Person(name=name, at={"": mark, "name": mark}), group, mark, roster)
