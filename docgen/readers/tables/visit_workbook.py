"""A workbook as a visit: one sheet a section, its headings the names of the fields; read into the same nodes as YAML.

``基本信息`` holds keys and values side by side; every other sheet is a table under a row of headings. A cell is text,
as a scalar is: what it means is decided by the same decoder.
"""

import re
from collections.abc import Sequence as SequenceOf
from datetime import date, datetime, time
from pathlib import Path

from docgen.errors import Cell, DataError, Mark, Problem
from docgen.model.people import Delegation, Person
from docgen.model.suggestions import suggestion
from docgen.model.value import Value
from docgen.model.visit import Visit
from docgen.readers.files import shown_path
from docgen.readers.office.office import find_office
from docgen.readers.recognise import HEAD_SHEETS
from docgen.readers.tables.sheets import Sheet, separated, sheets
from docgen.readers.tables.sheets import Value as CellValue
from docgen.readers.visit import Further, Settings, nothing, visit_of
from docgen.readers.visit_file.decode import Decoder, Field, fields, vocabulary
from docgen.readers.visit_file.nodes import WIDEST, Mapping, Node, Scalar, Sequence, Source, UnreadableError

_IGNORED = ("序号", "编号列", "No.", "NO.")
_HEADING_ROWS = 10
#: What lists of people also call the fields of a person.
_ALSO = {
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
#: What parts the cells of a table in a text.
_IN_TABLES = re.compile("[,，;；\t]")
_BRACKETED = re.compile(r"[（(][^（()）]*[）)]$")  # 电话（手机）
_PAIR = re.compile(r"\s*([^:：=]+?)\s*[:：=]\s*(.*?)\s*")
#: Excel keeps numbers with fifteen digits; a longer one has lost its end.
_EXACT = 10**15


class _CellScalar(Scalar):
    """The text of a cell."""

    __slots__ = ()

    @property
    def mark(self) -> Mark:
        return _cell(self.start, self.source)

    @property
    def plain(self) -> bool:
        return True


class _CellMapping(Mapping):
    """A row."""

    __slots__ = ()

    @property
    def mark(self) -> Mark:
        return _cell(self.start, self.source)


class _CellSequence(Sequence):
    """The rows of a sheet."""

    __slots__ = ()

    @property
    def mark(self) -> Mark:
        return _cell(self.start, self.source)


def load_workbook(
    path: Path,
    office: Path | None = None,
    brands: SequenceOf[Path] = (),
    settings: Settings = (),
    further: Further = nothing,
) -> Visit:
    """The visit of a workbook, as ``load_visit`` gives that of a file. Raises DataError, OSError."""
    name = shown_path(path)
    try:
        tables, said = sheets(path)
    except UnreadableError as error:
        raise DataError(error.problems) from error
    node, wrong = visit_nodes(tables, name)
    found = office or find_office(path.resolve().parent)
    return visit_of(node, Source(name, ""), [*said, *wrong], found, brands, settings, further)


def visit_nodes(found: SequenceOf[Sheet], name: str) -> tuple[Mapping, list[Problem]]:
    """The tree of a workbook and what is wrong with its sheets as such.

    A sheet whose name is no section is left alone, and said.
    """
    root = _CellMapping(0, Source(name, ""))
    problems: list[Problem] = []
    delegation: list[tuple[Scalar, Node]] = []
    sections = vocabulary(Visit)
    for sheet in found:
        source = Source(sheet.name, "")
        title = sheet.title
        if title in HEAD_SHEETS:
            delegation += _head(sheet, source, root, problems)
        elif (field := sections.get(title)) and field.model:
            _section(sheet, source, field, root, delegation, problems)
        elif any(cell not in (None, "") for row in sheet.rows for cell in row):
            hint = suggestion(title, [one.chinese for one in fields(Visit) if one.model]) + "不用的表可以留着"
            problems.append(Problem(Cell(sheet.name, 1, 1), "D216", "note", f"“{title}”不是来访的一部分，没有读", hint))
    if delegation:
        first = delegation[0][0]
        whole = _CellMapping(first.start, first.source)
        whole.pairs += delegation
        root.pairs.append((_CellScalar("来宾", first.start, first.source), whole))
    return root, problems


def people(sheet: Sheet, problems: list[Problem]) -> tuple[list[Person], list[Problem]] | None:
    """The people of any sheet that has a column 姓名, and what is wrong with them; None for other sheets.

    Other columns are left alone; what is to be said of the sheet itself goes to ``problems``.
    """
    source = Source(sheet.name, "")
    head = next((at for at, row in enumerate(sheet.rows[:_HEADING_ROWS]) if any(map(is_name_heading, row))), None)
    if head is None:
        return None
    decoder = Decoder()
    rows = _rows(sheet, source, Person, head, problems, strict=False)
    found = [decoder.value(row, Person) for row in rows.items]
    return [person for person in found if person is not None and person.name], decoder.problems


def pasted(source: Source) -> Sheet | None:
    """A text that is a table with headings, as a sheet is pasted or exported; None for others."""
    head = _IN_TABLES.split(source.text.lstrip().partition("\n")[0])
    if len(head) < 2 or not any(map(is_name_heading, head)):
        return None
    return Sheet(source.name, separated(source.text, source.name))


def is_name_heading(cell: CellValue) -> bool:
    """Whether a cell is the heading of a column of names, however it is spaced out.

    >>> [is_name_heading(text) for text in ("姓　名", "名字", "姓名（中文）", "周明远")]
    [True, True, True, False]
    """
    return heading_text(cell).lower() in ("姓名", "名字", "人员姓名", "代表姓名", "name")


def heading_text(cell: CellValue) -> str:
    """A heading without spaces and without what stands in brackets behind it; 名字 is 姓名."""
    return _BRACKETED.sub("", "".join(cell_text(cell).split()))


def cell_text(cell: CellValue) -> str:
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


def _cell(start: int, source: Source) -> Cell:
    row, column = divmod(start, WIDEST)
    return Cell(source.name, row + 1, column + 1)


def _scalar(cell: CellValue, row: int, column: int, source: Source, problems: list[Problem]) -> _CellScalar:
    """``row`` and ``column`` count from 0."""
    if isinstance(cell, float) and abs(cell) >= _EXACT:
        text = f"这一格存成了数字，末几位已经丢了（{cell:.0f}）"
        hint = "把单元格设成“文本”再重填，证件号、银行账号都这样填"
        problems.append(Problem(Cell(source.name, row + 1, column + 1), "D112", "error", text, hint))
    return _CellScalar(cell_text(cell), row * WIDEST + column, source)


def _head(sheet: Sheet, source: Source, root: Mapping, problems: list[Problem]) -> list[tuple[Scalar, Node]]:
    """Keys and values side by side; 公函.文号 is a field of 公函. Gives what belongs to 来宾 (团组, 人数)."""
    ours: list[tuple[Scalar, Node]] = []
    groups: dict[str, Mapping] = {}
    sections, guests = vocabulary(Visit), vocabulary(Delegation)
    for row, cells in enumerate(sheet.rows):
        if not cells or cells[0] in (None, ""):
            continue
        key = _scalar(cells[0], row, 0, source, problems)
        value = _scalar(cells[1] if len(cells) > 1 else None, row, 1, source, problems)
        group, dot, inner = key.text.partition(".")
        if key.text in guests and key.text not in sections:
            ours.append((key, value))
        elif group in ("来宾", "guests") and dot:
            ours.append((_CellScalar(inner, key.start, source), value))
        elif dot:
            if group not in groups:
                groups[group] = _CellMapping(key.start, source)
                root.pairs.append((_CellScalar(group, key.start, source), groups[group]))
            groups[group].pairs.append((_CellScalar(inner, key.start, source), value))
        else:
            root.pairs.append((key, value))
    return ours


def _section(
    sheet: Sheet,
    source: Source,
    field: Field,
    root: Mapping,
    delegation: list[tuple[Scalar, Node]],
    problems: list[Problem],
) -> None:
    model = Person if field.model is Delegation else field.model
    assert model is not None
    names = tuple(one.chinese for one in fields(model)) + tuple(one.english for one in fields(model))
    head = _heading(sheet, names)
    if head is None:
        if any(cell not in (None, "") for row in sheet.rows for cell in row):
            text, hint = (
                f"“{field.chinese}”表没有表头",
                f"第一行写：{'、'.join(one.chinese for one in fields(model)[:8])}等",
            )
            problems.append(Problem(Cell(sheet.name, 1, 1), "D217", "error", text, hint))
        return
    rows = _rows(sheet, source, model, head, problems, strict=True)
    key = _CellScalar(field.chinese, rows.start, source)
    if field.model is Delegation:
        delegation.append((_CellScalar("名单", rows.start, source), rows))
    elif field.shape == "value":
        root.pairs.append((key, rows.items[0] if rows.items else _CellScalar("", rows.start, source)))
    else:
        root.pairs.append((key, rows))


def _heading(sheet: Sheet, names: SequenceOf[str]) -> int | None:
    """The row of the headings: the first that holds one of these names."""
    wanted = set(names)
    for number, row in enumerate(sheet.rows[:_HEADING_ROWS]):
        if {heading_text(cell) for cell in row} & wanted:
            return number
    return None


def _rows(
    sheet: Sheet, source: Source, model: type[Value], head: int, problems: list[Problem], strict: bool
) -> Sequence:
    """Every row below the headings that holds anything; fields of a list inside a row (房间) follow on below it."""
    words = vocabulary(model)
    inner = next((one for one in fields(model) if one.shape == "values" and one.model and not one.entry), None)
    inside = vocabulary(inner.model) if inner and inner.model else {}
    columns = []
    for column, cell in enumerate(sheet.rows[head]):
        title = heading_text(cell)
        if model is Person:
            title = "姓名" if is_name_heading(cell) else _ALSO.get(title, title)
        if title and title not in _IGNORED and (strict or title in words):
            known = words.get(title)
            nested = inner if known is None and title in inside else None
            columns.append((column, _CellScalar(title, head * WIDEST + column, source), known, nested))
    whole = _CellSequence(head * WIDEST, source)
    # what a row lacks is reported where it belongs
    first = next((column for column, _, known, _ in columns if known and known.required), 0)
    for number, row in enumerate(sheet.rows[head + 1 :], head + 1):
        made = _CellMapping(number * WIDEST + first, source)
        below = _CellMapping(number * WIDEST, source)
        for column, key, known, nested in columns:
            cell = row[column] if column < len(row) else None
            if cell is None or cell == "":
                continue
            value: Node = _scalar(cell, number, column, source, problems)
            if known and known.shape in ("words", "lists"):
                value = _pairs(value, problems)
            (below if nested else made).pairs.append((key, value))
        if below.pairs:
            _nest(whole, made, below, inner)
        elif made.pairs:
            whole.items.append(made)
    return whole


def _nest(whole: Sequence, made: Mapping, below: Mapping, inner: Field | None) -> None:
    """The inner row goes to the row before when that is the same or left blank, else to this one."""
    assert inner is not None
    before = whole.items[-1] if whole.items else None
    own = [(key.text, _text(value)) for key, value in made.pairs]
    if isinstance(before, Mapping):
        theirs = [(key.text, _text(value)) for key, value in before.pairs if key.text != inner.chinese]
        rows = next((value for key, value in before.pairs if key.text == inner.chinese), None)
        if isinstance(rows, Sequence) and (not own or own == theirs):
            rows.items.append(below)
            return
    rows = _CellSequence(below.start, below.source)
    rows.items.append(below)
    made.pairs.append((_CellScalar(inner.chinese, below.start, below.source), rows))
    whole.items.append(made)


def _text(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _pairs(cell: Node, problems: list[Problem]) -> Node:
    """A cell like ``排数: 7、8；双数: 一号居左`` as options and their values."""
    assert isinstance(cell, Scalar)
    found = _CellMapping(cell.start, cell.source)
    for part in re.split(r"[;；\n]", cell.text):
        if not part.strip():
            continue
        pair = _PAIR.fullmatch(part)
        if pair is None:
            hint = "写成“选项: 取值”，几项之间用分号，如 排数: 7、8；双数: 一号居左"
            problems.append(Problem(cell.mark, "D107", "error", f"“{part.strip()}”没有冒号", hint))
            continue
        option, value = (_CellScalar(text, cell.start, cell.source) for text in pair.groups())
        found.pairs.append((option, value))
    return found
