"""A workbook as a visit: one sheet a section, its headings the names of the fields. It becomes the same nodes as YAML.

``基本信息`` holds keys and values side by side; every other sheet is a table under a row of headings. A cell is text,
as a scalar of YAML is: the same decoder reads what it means.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import NamedTuple

from docgen.errors import Cell, DataError, Mark, Problem
from docgen.model.people import Delegation, Person
from docgen.model.suggestions import suggestion
from docgen.model.value import Value
from docgen.model.visit import Visit
from docgen.readers.files import shown_path
from docgen.readers.office.office import find_office
from docgen.readers.recognise import HEAD_SHEETS
from docgen.readers.tables.sheets import Sheet, SheetValue, separated, sheets
from docgen.readers.visit_file.decode import Decoder
from docgen.readers.visit_file.nodes import (
    COLUMNS_PER_LINE,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    Source,
    UnreadableError,
)
from docgen.readers.visit_file.visit import VisitOptions, VisitTree, visit_with_office_file
from docgen.readers.visit_file.vocabulary import FieldDescription, fields, vocabulary

_IGNORED = ("序号", "编号列", "No.", "NO.")
_HEADING_ROWS = 10
#: Headings of lists of people, and the fields of a person that they mean.
_PERSON_HEADINGS = {
    "工作单位": "单位",
    "所在单位": "单位",
    "部门": "单位",
    "职务职称": "职务",
    "职务/职称": "职务",
    "职务、职称": "职务",
    "单位名称": "单位",
    "职位": "职务",
    "单位及职务": "职务",
    "单位职务": "职务",
    "职务级别": "级别",
    "英文姓名": "英文名",
    "外文名": "英文名",
    "外文姓名": "英文名",
    "手机": "电话",
    "手机号": "电话",
    "手机号码": "电话",
    "联系电话": "电话",
}
#: What separates the cells of a table in a text.
_CELL_MARKS = re.compile("[,，;；\t]")
_BRACKETED = re.compile(r"[（(][^（()）]*[）)]$")  # 电话（手机）
_OPTION = re.compile(r"\s*([^:：=]+?)\s*[:：=]\s*(.*?)\s*")
#: Excel keeps fifteen digits of a number: a longer one has lost its end.
_EXACT = 10**15


class _CellScalar(ScalarNode):
    """The text of a cell."""

    __slots__ = ()

    @property
    def mark(self) -> Mark:
        return _cell_at(self.start, self.source)

    @property
    def plain(self) -> bool:
        return True


class _CellMapping(MappingNode):
    """A row."""

    __slots__ = ()

    @property
    def mark(self) -> Mark:
        return _cell_at(self.start, self.source)


class _CellSequence(SequenceNode):
    """The rows of a sheet."""

    __slots__ = ()

    @property
    def mark(self) -> Mark:
        return _cell_at(self.start, self.source)


def load_workbook(path: Path, office: Path | None, options: VisitOptions) -> Visit:
    """The visit of a workbook, as ``load_visit`` gives that of a file. Raises DataError, OSError."""
    name = shown_path(path)
    try:
        book, notices = sheets(path)
    except UnreadableError as error:
        raise DataError(error.problems) from error
    node, problems = visit_nodes(book, name)
    tree = VisitTree(node, Source(name, ""), (*notices, *problems))
    office_file = office or find_office(path.resolve().parent)
    return visit_with_office_file(tree, office_file, options._replace(folder=path.parent))


def visit_nodes(book: Sequence[Sheet], name: str) -> tuple[MappingNode, list[Problem]]:
    """The tree of a workbook, and what is wrong with its sheets.

    A sheet whose name is no section is not read; a problem says so.
    """
    builder = _TreeOfSheets(name)
    for sheet in book:
        builder.add(sheet)
    return builder.value_of_file(), builder.problems


class _TreeOfSheets:
    """Builds the tree of a visit out of the sheets of a workbook."""

    def __init__(self, name: str) -> None:
        self.root = _CellMapping(0, Source(name, ""))
        self.delegation: list[tuple[ScalarNode, Node]] = []  # what belongs to 来宾, from several sheets
        self.problems: list[Problem] = []

    def add(self, sheet: Sheet) -> None:
        field = vocabulary(Visit).get(sheet.title)
        if sheet.title in HEAD_SHEETS:
            self._add_single_values(sheet)
        elif field and field.model:
            self._add_section(sheet, field)
        elif _has_content(sheet):
            sections = [section.chinese for section in fields(Visit) if section.model]
            hint = suggestion(sheet.title, sections) + "不用的表可以留着"
            text = f"“{sheet.title}”不是来访的一部分，没有读"
            self.problems.append(Problem(Cell(sheet.name, 1, 1), "D216", "note", text, hint))

    def value_of_file(self) -> MappingNode:
        """The tree, when every sheet was added."""
        if self.delegation:
            first, _ = self.delegation[0]
            guests = _CellMapping(first.start, first.source)
            guests.pairs += self.delegation
            self.root.pairs.append((_CellScalar("来宾", first.start, first.source), guests))
        return self.root

    def _add_single_values(self, sheet: Sheet) -> None:
        """Keys and values side by side; the key 公函.文号 is a field of 公函."""
        source = Source(sheet.name, "")
        groups: dict[str, MappingNode] = {}
        sections, guests = vocabulary(Visit), vocabulary(Delegation)
        for row, cells in enumerate(sheet.rows):
            if not cells or cells[0] in (None, ""):
                continue
            key = _scalar(cells[0], row, 0, source, self.problems)
            value = _scalar(cells[1] if len(cells) > 1 else None, row, 1, source, self.problems)
            group, dot, field = key.text.partition(".")
            if key.text in guests and key.text not in sections:
                self.delegation.append((key, value))
            elif group in ("来宾", "guests") and dot:
                self.delegation.append((_CellScalar(field, key.start, source), value))
            elif dot:
                if group not in groups:
                    groups[group] = _CellMapping(key.start, source)
                    self.root.pairs.append((_CellScalar(group, key.start, source), groups[group]))
                groups[group].pairs.append((_CellScalar(field, key.start, source), value))
            else:
                self.root.pairs.append((key, value))

    def _add_section(self, sheet: Sheet, field: FieldDescription) -> None:
        """The rows of a section, or the one row of a section that is a single value."""
        model = Person if field.model is Delegation else field.model
        assert model is not None
        heading = _heading_row(sheet, model)
        if heading is None:
            if _has_content(sheet):
                hint = f"第一行写：{'、'.join(column.chinese for column in fields(model)[:8])}等"
                text = f"“{field.chinese}”表没有表头"
                self.problems.append(Problem(Cell(sheet.name, 1, 1), "D217", "error", text, hint))
            return
        rows = _TableOfRows(sheet, model, heading, known_only=False).rows(self.problems)
        key = _CellScalar(field.chinese, rows.start, rows.source)
        if field.model is Delegation:
            self.delegation.append((_CellScalar("名单", rows.start, rows.source), rows))
        elif field.shape == "value":
            self.root.pairs.append((key, rows.items[0] if rows.items else _CellScalar("", rows.start, rows.source)))
        else:
            self.root.pairs.append((key, rows))


def people(sheet: Sheet, problems: list[Problem]) -> tuple[list[Person], list[Problem]] | None:
    """The people of any sheet that has a column 姓名, and what is wrong with them; None for other sheets.

    Columns that are no field of a person are ignored. Problems of the sheet itself are added to ``problems``.
    """
    heading = next((at for at, row in enumerate(sheet.rows[:_HEADING_ROWS]) if any(map(is_name_heading, row))), None)
    if heading is None:
        return None
    decoder = Decoder()
    rows = _TableOfRows(sheet, Person, heading, known_only=True).rows(problems)
    persons = [decoder.value(row, Person) for row in rows.items]
    return [person for person in persons if person is not None and person.name], decoder.problems


def pasted(source: Source) -> Sheet | None:
    """A text that is a table with headings, copied out of a sheet or exported from one; None for others."""
    headings = _CELL_MARKS.split(source.text.lstrip().partition("\n")[0])
    if len(headings) < 2 or not any(map(is_name_heading, headings)):
        return None
    return Sheet(source.name, separated(source.text, source.name))


def is_name_heading(cell: SheetValue) -> bool:
    """Whether a cell is the heading of a column of names, however it is spaced out.

    >>> [is_name_heading(text) for text in ("姓　名", "名字", "姓名（中文）", "周明远")]
    [True, True, True, False]
    """
    return heading_text(cell).lower() in ("姓名", "名字", "人员姓名", "代表姓名", "name")


def heading_text(cell: SheetValue) -> str:
    """A heading without spaces and without what stands in brackets behind it; 名字 is 姓名."""
    return _BRACKETED.sub("", "".join(cell_text(cell).split()))


def cell_text(cell: SheetValue) -> str:
    """A cell as it is read: whole numbers without a point, days and times as they are written in a visit file.

    >>> cell_text(13900000001.0), cell_text(date(2026, 7, 5)), cell_text(time(9, 30)), cell_text(" 全体 ")
    ('13900000001', '2026-07-05', '09:30', '全体')
    """
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d") if cell.time() == time(0) else cell.strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def _cell_at(start: int, source: Source) -> Cell:
    row, column = divmod(start, COLUMNS_PER_LINE)
    return Cell(source.name, row + 1, column + 1)


def _has_content(sheet: Sheet) -> bool:
    return any(cell not in (None, "") for row in sheet.rows for cell in row)


def _scalar(cell: SheetValue, row: int, column: int, source: Source, problems: list[Problem]) -> _CellScalar:
    """``row`` and ``column`` count from 0."""
    if isinstance(cell, float) and abs(cell) >= _EXACT:
        text = f"这一格存成了数字，末几位已经丢了（{cell:.0f}）"
        hint = "把单元格设成“文本”再重填，证件号、银行账号都这样填"
        problems.append(Problem(Cell(source.name, row + 1, column + 1), "D112", "error", text, hint))
    return _CellScalar(cell_text(cell), row * COLUMNS_PER_LINE + column, source)


def _heading_row(sheet: Sheet, model: type[Value]) -> int | None:
    """The row of the headings, counted from 0: the first that holds the name of a field of the model."""
    names = set(vocabulary(model))
    for number, row in enumerate(sheet.rows[:_HEADING_ROWS]):
        if {heading_text(cell) for cell in row} & names:
            return number
    return None


class _SheetColumn(NamedTuple):
    """A column that is read: its place from 0, its key, its field (None: unknown), whether it is an inner field."""

    position: int
    key: _CellScalar
    field: FieldDescription | None
    is_inner: bool


class _TableOfRows:
    """A table below its headings: every row that holds anything, as a mapping.

    Fields of a list inside a row (房间 of a hotel) stand beside the others, and further ones in rows below.
    ``known_only`` leaves out the columns that are no field of the model; else the decoder reports them.
    """

    def __init__(self, sheet: Sheet, model: type[Value], heading: int, known_only: bool) -> None:
        self.sheet, self.heading = sheet, heading
        self.source = Source(sheet.name, "")
        lists = (field for field in fields(model) if field.shape == "values" and field.model and not field.entry)
        self.inner = next(lists, None)
        self.columns = list(self._columns(model, known_only))
        # what a row lacks is reported at the column where it belongs
        self.first = next((column.position for column in self.columns if column.field and column.field.required), 0)

    def _columns(self, model: type[Value], known_only: bool) -> Iterator[_SheetColumn]:
        words = vocabulary(model)
        inner_words = vocabulary(self.inner.model) if self.inner and self.inner.model else {}
        for index, cell in enumerate(self.sheet.rows[self.heading]):
            title = heading_text(cell)
            if model is Person:
                title = "姓名" if is_name_heading(cell) else _PERSON_HEADINGS.get(title, title)
            if not title or title in _IGNORED or (known_only and title not in words):
                continue
            key = _CellScalar(title, self.heading * COLUMNS_PER_LINE + index, self.source)
            yield _SheetColumn(index, key, words.get(title), title not in words and title in inner_words)

    def rows(self, problems: list[Problem]) -> SequenceNode:
        """The rows as nodes; what is wrong with a cell is added to ``problems``."""
        rows = _CellSequence(self.heading * COLUMNS_PER_LINE, self.source)
        for number, cells in enumerate(self.sheet.rows[self.heading + 1 :], self.heading + 1):
            row, inner_row = self._row(number, cells, problems)
            if inner_row.pairs:
                self._add_inner(rows, row, inner_row)
            elif row.pairs:
                rows.items.append(row)
        return rows

    def _row(
        self, number: int, cells: Sequence[SheetValue], problems: list[Problem]
    ) -> tuple[MappingNode, MappingNode]:
        """The fields of a row, and those of the list inside it."""
        row = _CellMapping(number * COLUMNS_PER_LINE + self.first, self.source)
        inner_row = _CellMapping(number * COLUMNS_PER_LINE, self.source)
        for column in self.columns:
            cell = cells[column.position] if column.position < len(cells) else None
            if cell is None or cell == "":
                continue
            value: Node = _scalar(cell, number, column.position, self.source, problems)
            if column.field and column.field.shape in ("words", "lists"):
                value = _options(value, problems)
            (inner_row if column.is_inner else row).pairs.append((column.key, value))
        return row, inner_row

    def _add_inner(self, rows: SequenceNode, row: MappingNode, inner_row: MappingNode) -> None:
        """Adds an inner row: to the row before if this row repeats it or is blank, else with this row."""
        assert self.inner is not None
        before = rows.items[-1] if rows.items else None
        if isinstance(before, MappingNode):
            inner_rows = next((value for key, value in before.pairs if key.text == self.inner.chinese), None)
            repeated = _texts(row) == _texts(before, leave_out=self.inner.chinese)
            if isinstance(inner_rows, SequenceNode) and (not row.pairs or repeated):
                inner_rows.items.append(inner_row)
                return
        inner_rows = _CellSequence(inner_row.start, inner_row.source)
        inner_rows.items.append(inner_row)
        row.pairs.append((_CellScalar(self.inner.chinese, inner_row.start, inner_row.source), inner_rows))
        rows.items.append(row)


def _texts(row: MappingNode, leave_out: str = "") -> list[tuple[str, str]]:
    """The cells of a row by their headings."""
    pairs = [(key.text, value) for key, value in row.pairs if key.text != leave_out]
    return [(key, value.text if isinstance(value, ScalarNode) else "") for key, value in pairs]


def _options(cell: Node, problems: list[Problem]) -> Node:
    """A cell like ``排数: 7、8；双数: 一号居左`` as options and their values."""
    assert isinstance(cell, ScalarNode)
    options = _CellMapping(cell.start, cell.source)
    for part in re.split(r"[;；\n]", cell.text):
        if not part.strip():
            continue
        pair = _OPTION.fullmatch(part)
        if pair is None:
            hint = "写成“选项: 取值”，几项之间用分号，如 排数: 7、8；双数: 一号居左"
            problems.append(Problem(cell.mark, "D107", "error", f"“{part.strip()}”没有冒号", hint))
            continue
        name, value = (_CellScalar(text, cell.start, cell.source) for text in pair.groups())
        options.pairs.append((name, value))
    return options
