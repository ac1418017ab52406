"""Rosters for cards: a text with a person a line, a table; whoever stands there, each at his place.

A line is a name and, behind a space or comma, his post: 张三 副市长. A line without spaces may list several names.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from docgen.errors import Cell, DataError, Mark, Problem
from docgen.load.decode import Decoder, vocabulary
from docgen.load.files import TEXTS, WORKBOOKS, decode, read, shown_path
from docgen.load.names import NUMBERING, POST
from docgen.load.nodes import Source, UnreadableError, unreadable
from docgen.load.sheets import Sheet, separated, sheets
from docgen.load.workbook import cell_text, heading_text, is_name_heading, people_rows
from docgen.model.cards import Holder
from docgen.model.people import Person
from docgen.model.ranks import standing

_LIST = "名单"
_TABLE_MARKS = re.compile("[,，;；\t]")
_LATIN = re.compile(r"(?:[^\W\d_]|['’.\-·• ])+")
_HANZI = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_AFTER_NAME = re.compile(r"[\s,，;；|｜:：]+")
#: 托马斯·伯格（Thomas Berg）
_BRACKETED = re.compile(r"([^（(]+?)\s*[（(]\s*([A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’.\-· ]+)[）)]\s*(.*)")
#: What is said of a person rather than being one.
_ROLE = re.compile("译员|翻译|记者|司机|随员|秘书|教授|专家|嘉宾|院士|总裁|董事|工程师|助理|长$|员$|师$|任$|席$|使$")


class Roster:
    """The people of a file in its order, the names of its lists, and what is to be said of it."""

    def __init__(self, file: str, problems: list[Problem] | None = None, source: Source | None = None) -> None:
        self.file = file
        self.holders: list[Holder] = []
        self.problems = problems or []
        self.source = source

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.group for one in self.holders))

    def excerpt(self, mark: Mark) -> str:
        """The line of a place, where the roster is a text."""
        return self.source.line(mark.line) if self.source and not isinstance(mark, Cell) else ""

    def problem(self, mark: Mark, code: str, level: str, text: str, hint: str = "") -> Problem:
        """A problem at a place of the roster."""
        return Problem(mark, code, level, text, hint, self.excerpt(mark))  # type: ignore[arg-type]  # one of the levels


def load_roster(path: Path) -> Roster:
    """The roster of a workbook, a CSV file or a text.

    Raises DataError for a file that cannot be read or has no column of names, OSError for one that cannot be opened.
    """
    try:
        if path.suffix.lower() in (*WORKBOOKS, *TEXTS):
            return _whole(_of_sheets(path))
        source, notices = read(path)
        return _whole(_of_text(source, notices))
    except UnreadableError as error:
        raise DataError(error.problems) from error


def read_roster(content: bytes) -> Roster:
    """The roster of a text. Raises DataError."""
    try:
        return _whole(_of_text(*decode(content, "标准输入")))
    except UnreadableError as error:
        raise DataError(error.problems) from error


def _whole(found: Roster) -> Roster:
    if any(problem.level == "error" for problem in found.problems):
        raise DataError(found.problems)
    return found


def _of_text(source: Source, notices: tuple[Problem, ...]) -> Roster:
    if wrong := unreadable(source):
        raise DataError(wrong)
    found = Roster(source.name, list(notices), source)
    head = _TABLE_MARKS.split(source.text.lstrip().partition("\n")[0])
    if len(head) > 1 and any(map(is_name_heading, head)):
        # a table with headings, as a sheet is pasted or exported
        _add_sheet(Sheet(source.name, separated(source.text, source.name)), found, _LIST, alone=True)
        return found
    for number, line in enumerate(source.text.split("\n"), 1):
        start = NUMBERING.match(line)
        at = start.end() if start else 0
        if line[at:].strip() and not (not found.holders and is_name_heading(line[at:])):
            _add_line(line, at, number, found)
    return found


def _add_line(line: str, start: int, number: int, found: Roster) -> None:
    for first, at, said in _entries(line, start):
        mark = Mark(found.file, number, at + 1)
        foreign = _BRACKETED.match(line[at:])
        name, behind = (foreign[1], foreign[3].strip()) if foreign else (first, said)
        unit, _, post = behind.rpartition("\t")
        rest = post.strip()
        rank = rest if standing(rest) and not POST.search(rest[:-1] or rest) else ""
        known = rest == rank or len(rest) > 4 or POST.search(rest) or _ROLE.search(rest) or not _HANZI.search(rest)
        if rest and not known:
            text = f"“{rest}”当作“{name}”的职务"
            found.problems.append(found.problem(mark, "D420", "should", text, "是另一个人就另起一行"))
        if any(one.isspace() for one in name) and _HANZI.search(name):
            hint = "要程序自动拉开两个字，就删去空格"
            found.problems.append(found.problem(mark, "D420", "note", f"“{name}”中间有空格，照原样印", hint))
        person = Person(
            name=name,
            rank=rank,
            unit=unit.strip(),
            title="" if rank else rest,
            name_en=foreign[2].strip() if foreign else "",
            at={"": mark, "name": mark},
        )
        found.holders.append(Holder(person, _LIST, mark))


def _entries(line: str, start: int) -> Iterator[tuple[str, int, str]]:
    """The names of a line from ``start`` on, where each stands, and what is said behind a single one."""
    text = line[start:].rstrip()
    at = start + len(text) - len(text.lstrip())
    text = text.lstrip()
    if (latin := _LATIN.match(text)) and not _HANZI.match(text):
        hanzi = _HANZI.search(latin.group())
        end = hanzi.start() if hanzi else latin.end()
        yield (
            text[:end].rstrip(),
            at,
            _AFTER_NAME.sub("", text[end:], count=1) if _AFTER_NAME.match(text[end:]) else text[end:],
        )
        return
    gap = _AFTER_NAME.search(text)
    first, rest = (text[: gap.start()], text[gap.end() :]) if gap else (text, "")
    if gap and gap.group().isspace() and len(first) == 1 and re.fullmatch(r"\S{1,2}", rest.split()[0] if rest else ""):
        # 张 三 副市长: a name of two or three characters, spread by hand
        end = gap.end() + len(rest.split()[0])
        yield text[:end], at, text[end:].strip(" \t\u3000,，;；")
        return
    if "、" in first or (gap and not gap.group().isspace() and _all_names(text)):
        for part in re.finditer(r"[^、,，;；|｜\s]+", text):
            yield part.group(), at + part.start(), ""
        return
    yield first, at, rest.strip()


def _all_names(text: str) -> bool:
    """Whether all that marks part could be names: short, and none a post."""
    parts = [part for part in re.split(r"[、,，;；|｜\s]+", text) if part]
    return all(2 <= len(part) <= 4 and not POST.search(part) and not _ROLE.search(part) for part in parts)


def _of_sheets(path: Path) -> Roster:
    tables, notices = sheets(path)
    found = Roster(shown_path(path), list(notices))
    filled = [sheet for sheet in tables if any(cell_text(cell) for row in sheet.rows for cell in row)]
    headed = [sheet for sheet in filled if any(is_name_heading(cell) for row in sheet.rows[:10] for cell in row)]
    for sheet in headed or filled[:1]:
        _add_sheet(sheet, found, sheet.name.rpartition("!")[2] if "!" in sheet.name else _LIST, alone=not headed)
    left = [sheet.name.rpartition("!")[2] for sheet in filled if sheet not in (headed or filled[:1])]
    if left:
        text = f"没有“姓名”一列的表没有读：{'、'.join(left)}"
        found.problems.append(Problem(Cell(found.file, 1, 1), "D420", "note", text, "里面有人就加上“姓名”一列"))
    return found


def _add_sheet(sheet: Sheet, found: Roster, group: str, alone: bool) -> None:
    rows = people_rows(sheet, found.problems)
    if rows is None:
        if alone:
            _add_first_column(sheet, found, group)
        return
    decoder = Decoder()
    for row in rows.items:
        person = decoder.value(row, Person)
        if person is not None and person.name:
            found.holders.append(Holder(person, group, person.at.get("name", person.at[""])))
    found.problems += decoder.problems


def _add_first_column(sheet: Sheet, found: Roster, group: str) -> None:
    """Without headings the first column holds the names, if it can; what else there is nobody knows."""
    rows = [[cell_text(cell) for cell in row] for row in sheet.rows]
    names = [(number, row[0]) for number, row in enumerate(rows, 1) if row and row[0]]
    headings = {heading_text(cell) for row in sheet.rows[:3] for cell in row} & set(vocabulary(Person))
    doubtful = [name for _, name in names if any(one.isdigit() for one in name) or POST.search(name)]
    if not names or doubtful or headings:
        hint = "在名字那一列上面写“姓名”"
        text = "没有“姓名”一列，不知道哪一列是名字"
        found.problems.append(Problem(Cell(sheet.name, 1, 1), "D412", "error", text, hint))
        return
    if any(any(row[1:]) for row in rows):
        text = "没有表头，第一列当作姓名，其余各列没有用"
        hint = "第一行写上表头：姓名、单位、职务"
        found.problems.append(Problem(Cell(sheet.name, 1, 1), "D420", "note", text, hint))
    for number, name in names:
        mark = Cell(sheet.name, number, 1)
        found.holders.append(Holder(Person(name=name, at={"": mark, "name": mark}), group, mark))
