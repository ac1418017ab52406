"""Problems of a visit at the cells of its tables, each with what mends it where that is known."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from docgen.api.page_words import page_problem
from docgen.api.screen_tables.office_file import OWN_OFFICE
from docgen.api.screen_tables.sections import ScreenSection
from docgen.api.screen_tables.yaml_visits import VisitTables
from docgen.codes import CODES
from docgen.errors import Cell, Problem, column_name
from docgen.model.forms import HEAD_SHEET
from docgen.model.office import TABLES
from docgen.readers.files import YAML
from docgen.readers.office.office import OFFICE_FILE
from docgen.readers.visit_file.draft_marks import stands_alone
from docgen.readers.visit_file.located import parts_by_path
from docgen.readers.visit_file.nodes import COLUMNS_PER_LINE
from docgen.readers.visit_file.tree import TreePath

_RIGHT_FORM = re.compile(r"(写成|改成|改为|是不是)“([^“”…]+)”(？.*)?")
#: Lines of the file as sentences name them; a line of another file stands behind its name and a space.
_LINES_OF_FILE = re.compile(r"(?<=[在从（])第([0-9]+(?:、[0-9]+)*)行")
_LINE_BEHIND = re.compile(r"（第[0-9]+(?:、[0-9]+)*行）")
_NOT_WRITTEN = re.compile(r"没有写([^，。；（《“”]+)")
_TO_BE_WRITTEN = re.compile(r"要写“([^“”]+)”")
_MISSING = re.compile(r"缺少“([^“”]+)”")
#: What a hint begins with that says which field of the row is to be filled in: 写上来宾、主方.
_FILL_IN = re.compile(r"写上([^，。；]+)")
_BETWEEN_NAMES = re.compile(r"[、和“”]")
#: A number of guests that is smaller than their list.
_COUNTED = re.compile(r"人数写的是([0-9]+)人，名单却有([0-9]+)人")
_OF_SECTION = re.compile("(?:：|^)([\u4e00-\u9fff]+)的([\u4e00-\u9fff]+)“([^“”]+)”")
_QUOTED = re.compile(r"“([^“”]+)”")


#: What is not sure in a draft, and what somebody does who has looked at it.
UNCHECKED = "D128"
_CHECKED_LABEL = "核对过了"


class CellRemedy(NamedTuple):
    """What mends a finding: what its button says, what becomes what in the cell.

    With ``UNCHECKED`` the cell stays as it is: the mark of the draft goes.
    """

    label: str
    old: str = ""
    new: str = ""


class CellFinding(NamedTuple):
    """A problem at a cell: rows and columns from 0; -1 for a whole row or section, no section for the whole visit.

    ``table`` is the table of the office in which it stands, where it stands in one.
    """

    section: str
    row: int
    column: int
    problem: Problem
    remedy: CellRemedy | None = None
    table: str = ""

    def as_json(self) -> dict[str, object]:
        problem = self.problem
        return {
            "section": self.section,
            "row": self.row,
            "column": self.column,
            "code": problem.code,
            "level": problem.level,
            "text": problem.text,
            "hint": problem.hint,
            "rule": problem.code not in CODES,
            "table": self.table or None,
            "remedy": {"label": self.remedy.label} if self.remedy else None,
        }


def findings_at_cells(tables: VisitTables, problems: Sequence[Problem]) -> list[CellFinding]:
    """The problems of the text of some tables where they stand; those of other files belong to the whole visit."""
    places = _CellPlaces(tables)
    return [_finding(tables, places, problem) for problem in problems]


def _finding(tables: VisitTables, places: "_CellPlaces", problem: Problem) -> CellFinding:
    place, problem = problem.place, page_problem(problem)
    if place is None or place.file.partition("!")[0] != tables.source.name:
        if place is not None and (table := _table_of_office(place.file)):
            return CellFinding("", -1, -1, problem._replace(text=_LINE_BEHIND.sub("", problem.text)), table=table)
        where = f"{place.file}第{place.line}行：" if place is not None else ""
        return CellFinding("", -1, -1, problem._replace(text=f"{where}{problem.text}"))
    start = (place.line - 1) * COLUMNS_PER_LINE + place.column - 1
    if problem.code == UNCHECKED:
        is_above = not isinstance(place, Cell) and stands_alone(tables.source, place.line)
        at = places.cell_below(place.file, start) if is_above else places.cell(place.file, start)
        if not at[0]:
            at = _named_cell(tables.sections, problem.text)
        return CellFinding(*at, problem, CellRemedy(_CHECKED_LABEL))
    section, row, column = places.cell(place.file, start)
    if not section and isinstance(place, Cell):
        where = f"“{place.file.partition('!')[2]}”{column_name(place.column)}{place.line}格"
        return CellFinding("", -1, -1, problem._replace(text=f"{where}：{problem.text}"))
    text = ""
    if column >= 0:
        text = next(one for one in tables.sections if one.name == section).rows[row].texts[column]
    remedy = _remedy(problem, text)
    if missing := _missing_table(tables.sections, section, problem):
        return CellFinding(missing, -1, -1, problem._replace(hint=f"在“{missing}”这张表里填"))
    shown = problem._replace(
        text=_with_rows(problem.text, places, place.file), hint=_with_rows(problem.hint, places, place.file)
    )
    empty = None if remedy else _empty_cell(tables.sections, (section, row), problem, is_of_row=column < 0)
    return CellFinding(*(empty or (section, row, column)), shown, remedy)


def _named_cell(sections: Sequence[ScreenSection], text: str) -> tuple[str, int, int]:
    """The first cell that a sentence at the head of a file names: 来宾的单位“市委、市农业农村局”."""
    if match := _OF_SECTION.search(text):
        section = next((one for one in sections if one.name == match[1]), None)
        names = [column.name for column in section.columns] if section else []
        if section and match[2] in names:
            column, quoted = names.index(match[2]), match[3].split("、")
            return next(
                ((section.name, row, column) for row, one in enumerate(section.rows) if one.texts[column] in quoted),
                (section.name, -1, -1),
            )
    return ("", -1, -1)


def _table_of_office(file: str) -> str:
    """The table of the office that a file holds, as 库/宾馆.yaml does; empty for other files."""
    path = PurePath(file)
    if path.name == OFFICE_FILE:
        return OWN_OFFICE
    return path.stem if path.stem in TABLES and path.suffix in YAML else ""


def _with_rows(text: str, places: "_CellPlaces", file: str) -> str:
    """A sentence with the rows of the tables in place of the lines of the file, which nobody sees on the screen."""
    return _LINES_OF_FILE.sub(lambda lines: places.rows(file, [int(line) for line in lines[1].split("、")]), text)


def _missing_table(sections: Sequence[ScreenSection], section: str, problem: Problem) -> str:
    """The table that a visit lacks altogether; empty where something else is missing. A file says it at its head."""
    match = _MISSING.fullmatch(problem.text)
    if match is None or section not in ("", HEAD_SHEET):
        return ""
    return next((one.name for one in sections if one.name == match[1]), "")


def _empty_cell(
    sections: Sequence[ScreenSection], at: tuple[str, int], problem: Problem, *, is_of_row: bool
) -> tuple[str, int, int] | None:
    """The empty cell that a sentence misses something in: in its own row, else among the single values.

    Of what is wrong with a whole row (``is_of_row``) the hint may say which of its fields is to be filled in.
    """
    found = (
        _NOT_WRITTEN.search(problem.text),
        _MISSING.fullmatch(problem.text),
        _TO_BE_WRITTEN.search(problem.hint),
    )
    missed = {match[1] for match in found if match}
    if is_of_row and (to_be_filled := _FILL_IN.match(problem.hint)):
        missed |= set(_BETWEEN_NAMES.split(to_be_filled[1]))
    by_name = {section.name: section for section in sections}
    for name, row in (at, (HEAD_SHEET, 0)):
        section = by_name.get(name)
        if section is None or not 0 <= row < len(section.rows):
            continue
        for number, column in enumerate(section.columns):
            if column.name in missed and not section.rows[row].texts[number]:
                return name, row, number
    return None


def _remedy(problem: Problem, text: str) -> CellRemedy | None:
    """The right form that a hint names for what the sentence quotes, where the cell holds that."""
    if (counted := _COUNTED.fullmatch(problem.text)) and text.strip() == counted[1]:
        return CellRemedy(f"人数改成{counted[2]}", counted[1], counted[2])
    form = _RIGHT_FORM.fullmatch(problem.hint.strip())
    if form is None or not text or ": " in form[2]:
        return None
    quoted = [word for word in _QUOTED.findall(problem.text) if word in text]
    if len(set(quoted)) != 1 or text.count(quoted[0]) != 1 or quoted[0] == form[2]:
        return None
    label = f"是，改成“{form[2]}”" if form[1] == "是不是" else f"改成“{form[2]}”"
    return CellRemedy(label, quoted[0], form[2])


class _CellPlaces:
    """Which cell stands at which place of a text."""

    def __init__(self, tables: VisitTables) -> None:
        starts: dict[str, dict[int, TreePath]] = {}
        for path, part in parts_by_path(tables.root):
            if part.key is not None:
                starts.setdefault(part.key.source.name, {}).setdefault(part.key.start, path)
            starts.setdefault(part.node.source.name, {})[part.node.start] = path
        self._starts = {file: sorted(of_file) for file, of_file in starts.items()}
        self._paths = starts
        self._cells = dict(_cells(tables.sections))
        self._records = {one.name: [column.name for column in one.columns] for one in tables.sections if one.is_record}

    def rows(self, file: str, lines: Sequence[int]) -> str:
        """Lines of a file as the tables show them: 来宾第3行, 基本信息的日期 where there is only one row."""
        return "、".join(dict.fromkeys(self._row(file, line) for line in lines))

    def _row(self, file: str, line: int) -> str:
        end = line * COLUMNS_PER_LINE - 1
        section, row, column = self.cell(file, end)
        if not section:
            return f"文件第{line}行"
        if section in self._records:
            # where several values stand in the line it does not say which
            first = next(iter(self._in_line(file, end)), (section, row, column))
            is_alone = column >= 0 and first == (section, row, column)
            return f"{section}的{self._records[section][column]}" if is_alone else section
        return f"{section}第{row + 1}行" if row >= 0 else section

    def _in_line(self, file: str, end: int) -> Iterator[tuple[str, int, int]]:
        """The cells whose values begin in the line that ends at a place."""
        starts = self._starts.get(file, [])
        for start in starts[bisect_right(starts, end - COLUMNS_PER_LINE) : bisect_right(starts, end)]:
            cell = self.cell(file, start)
            if cell[2] >= 0:
                yield cell

    def cell_below(self, file: str, start: int) -> tuple[str, int, int]:
        """The same of the entry that begins next behind a place: its list begins where it does."""
        starts = self._starts.get(file, [])
        at = bisect_right(starts, start)
        below = [self.cell(file, one) for one in starts[at : at + 2]]
        return next((cell for cell in below if cell[1] >= 0), self.cell(file, start))

    def cell(self, file: str, start: int) -> tuple[str, int, int]:
        """The section, row and column of what begins at, or last before, a place of a file or a sheet."""
        starts = self._starts.get(file, [])
        at = bisect_right(starts, start) - 1
        path = self._paths[file][starts[at]] if at >= 0 else ()
        for end in range(len(path), 0, -1):
            if path[:end] in self._cells:
                return self._cells[path[:end]]
        return ("", -1, -1)


def _cells(sections: Sequence[ScreenSection]) -> Iterator[tuple[TreePath, tuple[str, int, int]]]:
    """The paths of sections, rows and cells; the finer come last, and the first row of an entry stands for it."""
    found: dict[TreePath, tuple[str, int, int]] = {}
    for section in sections:
        if section.layout is None:
            owners = {column.path[0] for column in section.columns}
            if len(owners) == 1:
                found.setdefault((*owners,), (section.name, 0, -1))
            for at, column in enumerate(section.columns):
                found[column.path] = (section.name, 0, at)
            continue
        if section.inner is None:
            found.setdefault((section.name,), (section.name, -1, -1))
        for number, row in enumerate(section.rows):
            for end in range(2, len(row.path)):
                if isinstance(row.path[end - 1], int):
                    found.setdefault(row.path[:end], (section.name, number, -1))
            found[row.path] = (section.name, number, -1)
            for at, column in enumerate(section.columns):
                if column.field is not None or column.is_unknown:
                    found.setdefault(section.path_of(number, at), (section.name, number, at))
    yield from found.items()


def numbered(findings: Sequence[CellFinding], rows: Mapping[str, Sequence[int]]) -> list[CellFinding]:
    """Findings with the numbers of the rows on the screen, where blank rows stand between those that were read."""
    return [_numbered(finding, rows) for finding in findings]


def _numbered(finding: CellFinding, rows: Mapping[str, Sequence[int]]) -> CellFinding:
    for section, numbers in rows.items():
        if any(number != at for at, number in enumerate(numbers)):
            finding = finding._replace(problem=_renumbered(finding.problem, section, numbers))
    if 0 <= finding.row < len(rows.get(finding.section, ())):
        return finding._replace(row=rows[finding.section][finding.row])
    return finding


def _renumbered(problem: Problem, section: str, numbers: Sequence[int]) -> Problem:
    """A problem whose sentences name the rows of a section as the screen numbers them."""

    def on_screen(match: re.Match[str]) -> str:
        row = int(match[1]) - 1
        return f"{section}第{numbers[row] + 1 if row < len(numbers) else row + 1}行"

    words = re.compile(rf"(?<=[在从（、]){re.escape(section)}第([0-9]+)行")
    return problem._replace(text=words.sub(on_screen, problem.text), hint=words.sub(on_screen, problem.hint))
