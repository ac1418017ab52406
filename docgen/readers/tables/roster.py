"""Rosters for cards: a text with a person a line, or a table. Everybody is kept with the place where he stands.

A line is a name and, behind a space or comma, his post: 张三 副市长. Names between marks are several people. Whatever
had to be guessed is reported. A line in which nobody can tell the name is refused: a guest without a card is worse than
a question.
"""

import re
from dataclasses import replace
from pathlib import Path

from docgen.errors import Cell, DataError, Level, Mark, Problem, column_name
from docgen.model.cards import ROSTER, Holder
from docgen.model.people import Person
from docgen.model.value import OnePlace
from docgen.readers.files import TEXTS, WORKBOOKS, decode_text, read_text, shown_path
from docgen.readers.odd_characters import odd_characters
from docgen.readers.people.as_person import fields_of, usual_person
from docgen.readers.people.line import people_of_line
from docgen.readers.people.line_person import LinePerson, with_doubt
from docgen.readers.people.line_start import NUMBERING, line_start
from docgen.readers.people.names import is_foreign_name, is_name
from docgen.readers.people.passed_over import is_about_list, is_chatted, is_nobody, may_hold_somebody
from docgen.readers.people.remarks import field_of
from docgen.readers.people.usual_names import says_latin_post
from docgen.readers.tables.cell_nodes import CellReader, faults_of_sheet
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.headings import heading_text, is_name_heading
from docgen.readers.tables.people_table import has_name_heading, is_heading_of_person, pasted, people
from docgen.readers.tables.row_remarks import hidden_columns, hidden_entries
from docgen.readers.tables.sheets import Sheet
from docgen.readers.tables.table_file import sheets
from docgen.readers.visit_file.nodes import Source, UnreadableError, unreadable

_LABELS = {"name": "姓名", "unit": "单位", "title": "职务"}
_MOST_SHOWN = 8  # so many names or lines are written out in a message


class Roster:
    """The people of a file in its order, and what is to be said of it."""

    def __init__(self, file: str, problems: list[Problem] | None = None, source: Source | None = None) -> None:
        self.file = file
        self.holders: list[Holder] = []
        self.problems = problems or []
        self.source = source
        self.reader = CellReader()  # of the sheets
        self.spelt: list[tuple[str, Mark]] = []  # names that are spelt otherwise than typed
        self.left_out: list[tuple[str, Mark]] = []  # what stands beside names and was dropped

    def excerpt(self, mark: Mark) -> str:
        """The line of a place, where the roster is a text."""
        return self.source.line(mark.line) if self.source and not isinstance(mark, Cell) else ""

    def report(self, mark: Mark, level: Level, text: str, hint: str = "", code: str = "D420") -> None:
        """Adds a problem at a place of the roster."""
        self.problems.append(Problem(mark, code, level, text, hint, self.excerpt(mark)))

    def note(self, person: LinePerson, mark: Mark) -> None:
        """Notes what of a person was taken otherwise than typed, or left out."""
        if person.typed:
            self.spelt.append((f"“{person.typed}”当作“{person.name}”", mark))
        self.left_out += [(f"“{text}”", mark) for text in person.left_out]

    def add_notices(self) -> None:
        """One notice each for names that are spelt otherwise than typed, and for what was left out."""
        for kind, places in (("姓名里的空格、圆点改成通常的写法", self.spelt), ("姓名后面的话没有印", self.left_out)):
            if places:
                shown = "、".join(f"{text}（{_short_place(mark)}）" for text, mark in places[:_MOST_SHOWN])
                more = f"等{len(places)}处" if len(places) > _MOST_SHOWN else ""
                self.report(places[0][1], "note", f"{kind}：{shown}{more}", code="D150")

    def add_odd_characters(self) -> None:
        """What is not what it looks like in names, units and posts."""
        source = self.source or Source(self.file, "")
        for holder in self.holders:
            for label in ("name", "unit", "title"):
                mark = holder.person.at.get(label, holder.mark)
                self.problems += odd_characters(getattr(holder.person, label), mark, source, _LABELS[label])

    def add(self, person: Person, group: str, mark: Mark) -> None:
        self.holders.append(Holder(person, group, mark))


def load_roster(path: Path) -> Roster:
    """The roster of a workbook, a CSV file or a text, with an error for each line in which nobody can tell the name.

    Raises DataError for a file that cannot be read, OSError for a file that cannot be opened.
    """
    try:
        if path.suffix.lower() in (*WORKBOOKS, *TEXTS):
            return _looked_through(_roster_of_sheets(path))
        source, notices = read_text(path)
        return _looked_through(_roster_of_text(source, notices))
    except UnreadableError as error:
        raise DataError(error.problems) from error


def read_roster(content: bytes) -> Roster:
    """The roster of a text, as above. Raises DataError."""
    try:
        return _looked_through(_roster_of_text(*decode_text(content, "标准输入")))
    except UnreadableError as error:
        raise DataError(error.problems) from error


def _short_place(mark: Mark) -> str:
    return f"{column_name(mark.column)}{mark.line}" if isinstance(mark, Cell) else f"第{mark.line}行"


def _looked_through(roster: Roster) -> Roster:
    roster.add_notices()
    roster.add_odd_characters()
    return roster


def _roster_of_text(source: Source, notices: tuple[Problem, ...]) -> Roster:
    if problems := unreadable(source):
        raise DataError(problems)
    roster = Roster(source.name, list(notices), source)
    if table := pasted(source):
        _add_sheet(table, roster, ROSTER, is_only=True)
        roster.problems += [*roster.reader.notices(), *roster.reader.problems]
        return roster
    _read_lines(source.text.split("\n"), roster)
    return roster


def _read_lines(lines: list[str], roster: Roster) -> None:
    skipped: list[tuple[int, str]] = []
    asked: list[tuple[int, str]] = []
    chatted: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if person := usual_person(line):
            mark = Mark(roster.file, number, person.at + 1)
            roster.add(Person(name=person.name, **fields_of(person), at=OnePlace("name", mark)), ROSTER, mark)
        elif is_chatted(line):
            chatted.append((number, line.strip()))
        elif _is_nobody(line) or (not roster.holders and _is_heading(line)):
            (asked if may_hold_somebody(line) else skipped).append((number, line.strip()))
        else:
            _add_line(line, number, roster)
    _report_lines(skipped, roster, "note", "不是人，没有做", "是人就改成“姓名 职务”")
    _report_lines(asked, roster, "should", "不像名单上的一个人，没有做", "里面有人就另起一行，写成“姓名 职务”")
    _report_lines(chatted, roster, "should", "像聊天记录里谁在什么时候说话，没有当作名单", "是名单上的人就删去时间")


def _report_lines(lines: list[tuple[int, str]], roster: Roster, level: Level, text: str, hint: str) -> None:
    """Reports lines of one kind in one sentence."""
    if lines:
        shown = "、".join(f"第{number}行“{line[:24]}”" for number, line in lines[:_MOST_SHOWN])
        more = "等" * (len(lines) > _MOST_SHOWN)
        roster.report(Mark(roster.file, lines[0][0], 1), level, f"{shown}{more}{text}", hint)


def _is_nobody(line: str) -> bool:
    return is_nobody(line) or is_about_list(line)


def _is_heading(line: str) -> bool:
    """姓名 职务, or 姓名 alone."""
    return any(map(is_name_heading, line.split()))


def _add_line(line: str, number: int, roster: Roster) -> None:
    start = line_start(line)
    for read in people_of_line(start.line, start.start):
        person = with_doubt(read, f"“{read.name}”{start.doubt}") if start.doubt else read
        mark = Mark(roster.file, number, person.at + 1)
        if person.refusal:
            hint = person.hint or "一行只写一个人：姓名、空格、职务"
            roster.report(mark, "error", person.refusal, hint, "D438")
            continue
        if person.doubt:
            hint = person.hint or "写成：姓名、空格、职务；是另一个人就另起一行"
            roster.report(mark, "should", person.doubt, hint)
        roster.note(person, mark)
        told = Person(name=person.name, **fields_of(person, start.title), at=OnePlace("name", mark))
        roster.add(told, start.group or ROSTER, mark)


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
        _add_named(person, group, person.at["name"], roster)
    for problem in problems:
        if problem.code == "D108":
            roster.problems.append(Problem(problem.place, "D108", "error", "这一行没有姓名", "填上姓名，或删去这一行"))
        else:
            roster.problems.append(problem)


def _add_named(person: Person, group: str, mark: Mark, roster: Roster) -> None:
    """Adds somebody of a column of names. What stands there and is no name is skipped or refused."""
    name = person.name
    if is_name_heading(name) or _is_nobody(name) or (NUMBERING.match(name) and is_nobody(name)):
        # 待定 处长: somebody is to come
        level: Level = "should" if person.title and not is_nobody(person.title) else "note"
        roster.report(mark, level, f"“{name}”不是人，没有做")
        return
    start = line_start(name)
    people = list(people_of_line(start.line, start.start))
    only = people[0] if len(people) == 1 else None
    has_other_post = only is not None and bool(only.title and person.title) and not _has_bracket(name)
    if (is_foreign_name(name) and not says_latin_post(name)) or only is None or only.refusal or has_other_post:
        _add_as_typed(person, group, mark, roster)
        return
    doubts = [only.doubt, start.doubt, f"备注里写着“{person.note}”" if field_of(person.note) == "doubtful" else ""]
    if any(doubts):
        roster.report(mark, "should", "；".join(filter(None, doubts)), only.hint)
    roster.note(only, mark)
    roster.add(_with_line_read(person, only), group, mark)


def _add_as_typed(person: Person, group: str, mark: Mark, roster: Roster) -> None:
    if is_foreign_name(person.name):
        roster.add(person, group, mark)
        return
    hint = "一格只写一个人的姓名；职务写在“职务”一列"
    roster.report(mark, "error", f"“{person.name}”不像一个人的姓名", hint, "D438")


def _has_bracket(name: str) -> bool:
    return re.search("[（(【\\[]", name) is not None


def _with_line_read(person: Person, only: LinePerson) -> Person:
    """Somebody with what stands beside his name in its cell, where its own column is empty."""
    absent = {field: said for field, said in fields_of(only).items() if not getattr(person, field)}
    return person if not absent and person.name == only.name else replace(person, name=only.name, **absent)


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
    roster.problems += [*faults_of_sheet(sheet), *hidden_columns(sheet, {0: "姓名"})]
    roster.reader.hidden += hidden_entries(sheet, [(number - 1, name) for number, name in names])
    for number, name in names:
        mark = Cell(sheet.name, number, 1)
        _add_named(Person(name=name, at=OnePlace("name", mark)), group, mark, roster)
