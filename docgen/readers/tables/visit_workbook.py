"""A workbook as a visit: one sheet a section, its headings the names of the fields. It becomes the same nodes as YAML.

``基本信息`` holds keys and values side by side; every other sheet is a table under headings. A sheet may also hold
several tables, each under a title that names its section. A cell is text, as a scalar of YAML is: the same decoder
reads what it means.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from docgen.errors import Cell, DataError, Mark, Problem
from docgen.model.forms import GUIDE_SHEET, LISTS_SHEET, SOURCE_SHEET
from docgen.model.people import Delegation, Person
from docgen.model.suggestions import suggestion
from docgen.model.value import Value
from docgen.model.visit import Visit
from docgen.readers.files import shown_path
from docgen.readers.office.office import find_office
from docgen.readers.recognise import is_visit_workbook
from docgen.readers.tables.cell_nodes import CellMapping, CellReader, CellScalar, CellSequence
from docgen.readers.tables.cell_remedies import visit_in_cells
from docgen.readers.tables.draft_notes import unchecked_cells
from docgen.readers.tables.headings import heading_field, heading_text
from docgen.readers.tables.inner_sheets import InnerRows, inner_sheet_of
from docgen.readers.tables.key_values import KeyValues, add_head, has_pairs
from docgen.readers.tables.ledger_rows import is_ledger
from docgen.readers.tables.section_rows import SectionRows, count_problem, join_tables
from docgen.readers.tables.sections import is_head, section_in, section_of
from docgen.readers.tables.sheets import Sheet, filled
from docgen.readers.tables.table import Lines, find_heading, heading_of, texts_above
from docgen.readers.tables.table_file import sheets
from docgen.readers.visit_file.guest_rooms import rooms_of_guests
from docgen.readers.visit_file.nodes import (
    COLUMNS_PER_LINE,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    Source,
    UnreadableError,
    scalars,
)
from docgen.readers.visit_file.visit import VisitOptions, VisitTree, visit_with_office_file
from docgen.readers.visit_file.vocabulary import FieldDescription, fields

#: So many rows below its title a table has its headings.
_BELOW_TITLE = 6


def load_workbook(path: Path, office: Path | None, options: VisitOptions) -> Visit:
    """The visit of a workbook, as ``load_visit`` gives that of a file. Raises DataError, OSError."""
    name = shown_path(path)
    try:
        book, notices = sheets(path)
    except UnreadableError as error:
        raise DataError(error.problems) from error
    if not is_visit(book) and is_ledger(book):
        text = "这是台账：一行一次来访，不是一次来访的资料"
        hint = f"统计用 docgen stats {path.name}；检查和出文书要一次来访一份文件，样子见 docgen new --xlsx"
        raise DataError([*notices, Problem(Mark(name, 1, 1), "D216", "error", text, hint)])
    node, problems = visit_nodes(book, name)
    tree = VisitTree(node, Source(name, ""), (*notices, *problems, *unchecked_cells(book)))
    office_file = office or find_office(path.resolve().parent)
    here = options._replace(folder=path.parent)
    return visit_in_cells(lambda: visit_with_office_file(tree, office_file, here))


def is_visit(book: Sequence[Sheet]) -> bool:
    """Whether a workbook is a visit: a sheet of it holds single values beside their names, 标题 and 日期 among them.

    The table of a ledger, on a sheet that is called 来访, is none.
    """
    titles = [sheet.title for sheet in book]
    if not is_visit_workbook(titles):
        return False
    heads = [sheet for sheet in book if is_head(sheet.title)]
    return any(has_pairs(sheet, range(min(len(sheet.rows), _HEAD_ROWS)), Visit) for sheet in heads) or (
        len(titles) > len(heads) and any(section_of(title) for title in titles)
    )


_HEAD_ROWS = 60
#: A table of something else may have so many of the headings of a section.
_FEW = 2


def visit_nodes(book: Sequence[Sheet], name: str) -> tuple[MappingNode, list[Problem]]:
    """The tree of a workbook, and what is wrong with its sheets.

    A sheet whose name is no section, and that holds no title of one, is not read; a problem says so.
    """
    heads = (sheet.name for sheet in book if is_head(sheet.title))
    builder = _TreeOfSheets(next(heads, name))
    for sheet in book:
        if sheet.has_content:
            builder.add(sheet)
    root = builder.value_of_file()
    rooms = rooms_of_guests(root, CellSequence)
    return root, [*builder.reader.notices(), *builder.reader.problems, *rooms]


def is_untouched(root: MappingNode, problems: Sequence[Problem]) -> bool:
    """Whether nothing is filled into the form of a visit: it lies ready for the next one, and is no visit yet."""
    return not problems and all(one.empty for one in scalars(root))


def _sections_of_visit() -> list[FieldDescription]:
    return [section for section in fields(Visit) if section.model]


def _section_like(sheet: Sheet) -> FieldDescription | None:
    """The section of whose headings a sheet has the most, three or more; None for any other sheet."""
    best, most = None, _FEW
    for section in _sections_of_visit():
        if (known := _known_headings(sheet, _model_of(section))) > most:
            best, most = section, known
    return best


def _known_headings(sheet: Sheet, model: type[Value]) -> int:
    """How many of the headings of a sheet mean fields of a model."""
    lines = find_heading(sheet, range(len(sheet.rows)), lambda text: _is_known(text, model))
    texts = {heading_text(cell) for _, cell in filled(sheet.rows[lines.last])} if lines else set()
    return sum(_is_known(text, model) for text in texts)


class _Block(NamedTuple):
    """Some rows of a sheet that hold one table, or names and values where there is no section."""

    section: FieldDescription | None
    rows: range


class _TreeOfSheets:
    """Builds the tree of a visit out of the sheets of a workbook."""

    def __init__(self, name: str) -> None:
        self.root = CellMapping(0, Source(name, ""))
        self.delegation: list[tuple[ScalarNode, Node]] = []  # what belongs to 来宾, from several sheets
        self.reader = CellReader()
        self.inner = InnerRows(self.reader)

    def add(self, sheet: Sheet) -> None:
        if sheet.title in (GUIDE_SHEET, LISTS_SHEET, SOURCE_SHEET):
            return
        if (inner := inner_sheet_of(sheet.title)) is not None:
            self.inner.add(sheet, inner)
            return
        field, head = section_of(sheet.title), is_head(sheet.title)
        blocks = list(_blocks(sheet, None if head else field))
        if not head and field is None and not any(block.section for block in blocks):
            self._report_no_section(sheet)
            return
        for block in blocks:
            if block.section is not None:
                self._add_section(sheet, block.section, block.rows)
            elif head:
                values = KeyValues(sheet, block.rows, (Visit, Delegation), self.reader)
                add_head(values, self.root, self.delegation)

    def _report_no_section(self, sheet: Sheet) -> None:
        kind = "隐藏的表" if sheet.marks.is_hidden else ""
        text = f"{kind}“{sheet.title}”不是来访的一部分，没有读"
        if (like := _section_like(sheet)) is not None:
            hint = f"表头像是“{like.chinese}”的：是就把这张表叫作“{like.chinese}”；不是就删去这张表"
            self.reader.problems.append(Problem(Cell(sheet.name, 1, 1), "D216", "should", text, hint))
            return
        hint = suggestion(sheet.title, [section.chinese for section in _sections_of_visit()]) + "不用的表可以留着"
        self.reader.problems.append(Problem(Cell(sheet.name, 1, 1), "D216", "note", text, hint))

    def value_of_file(self) -> MappingNode:
        """The tree, when every sheet was added."""
        if self.delegation:
            first, _ = self.delegation[0]
            guests = CellMapping(first.start, first.source)
            guests.pairs += _with_one_list(self.delegation)
            self.root.pairs.append((CellScalar("来宾", first.start, first.source), guests))
        self.inner.attach(dict(self._sections()))
        return self.root

    def _sections(self) -> Iterator[tuple[str, SequenceNode]]:
        """The lists of entries by the names of their sections; those of 来宾 are its people."""
        for key, value in self.root.pairs:
            field = heading_field(key.text, Visit)
            if field is None:
                continue
            people = value.pairs if field.model is Delegation and isinstance(value, MappingNode) else [(key, value)]
            yield from ((field.chinese, entries) for _, entries in people if isinstance(entries, SequenceNode))

    def _add_section(self, sheet: Sheet, field: FieldDescription, rows: range) -> None:
        """The rows of a section, or the one row of a section that is a single value."""
        model = _model_of(field)
        if field.shape == "value" and field.model is not Delegation and has_pairs(sheet, rows, model):
            self._add_single_value(sheet, field, rows, model)
            return
        lines = find_heading(sheet, rows, lambda text: _is_known(text, model))
        if lines is None:
            if any(filled(sheet.rows[number]) for number in rows):
                hint = f"第一行写：{'、'.join(column.chinese for column in fields(model)[:8])}等"
                text = f"“{field.chinese}”表没有表头"
                place = Cell(sheet.name, rows.start + 1, 1)
                self.reader.problems.append(Problem(place, "D217", "error", text, hint))
            return
        table = SectionRows(sheet, model, heading_of(sheet, lines, model), rows.stop, self.reader)
        entries = table.rows(field.chinese)
        self.reader.problems += count_problem(table, len(entries.items))
        self._add_entries(field, entries, table.inner)

    def _add_entries(self, field: FieldDescription, entries: SequenceNode, inner: FieldDescription | None) -> None:
        key = CellScalar(field.chinese, entries.start, entries.source)
        if field.model is Delegation:
            self.delegation.append((CellScalar("名单", entries.start, entries.source), entries))
        elif field.shape == "value":
            value = entries.items[0] if entries.items else CellScalar("", entries.start, entries.source)
            self.root.pairs.append((key, value))
        elif isinstance(before := self._value_of(field), SequenceNode):
            join_tables(before, entries, inner)
        elif entries.items:
            self.root.pairs.append((key, entries))

    def _value_of(self, field: FieldDescription) -> Node | None:
        """What another table has given for a section."""
        return next((value for key, value in self.root.pairs if heading_field(key.text, Visit) is field), None)

    def _add_single_value(self, sheet: Sheet, field: FieldDescription, rows: range, model: type[Value]) -> None:
        values = KeyValues(sheet, rows, (model,), self.reader)
        node = CellMapping(rows.start * COLUMNS_PER_LINE, values.source)
        node.pairs += [
            (values.key_node(pair), values.value_node(pair)) for pair in values.pairs() if not values.unknown(pair)
        ]
        self.root.pairs.append((CellScalar(field.chinese, node.start, values.source), node))


def _with_one_list(pairs: list[tuple[ScalarNode, Node]]) -> list[tuple[ScalarNode, Node]]:
    """The same pairs with all lists of people in the first of them."""
    first: SequenceNode | None = None
    joined = []
    for key, value in pairs:
        if isinstance(value, SequenceNode) and first is not None:
            first.items += value.items
            continue
        if isinstance(value, SequenceNode):
            first = value
        joined.append((key, value))
    return joined


def _model_of(field: FieldDescription) -> type[Value]:
    assert field.model is not None
    return Person if field.model is Delegation else field.model


def _is_known(text: str, model: type[Value]) -> bool:
    if heading_field(text, model) is not None:
        return True
    inner = next(
        (field.model for field in fields(model) if field.shape == "values" and field.model and not field.entry), None
    )
    return inner is not None and heading_field(text, inner) is not None


def _blocks(sheet: Sheet, default: FieldDescription | None) -> Iterator[_Block]:
    """The tables of a sheet, one below another: each begins with its title, or with headings of its own."""
    starts: list[tuple[int, FieldDescription | None]] = [(0, default)]
    for number, text in texts_above(sheet, range(len(sheet.rows))):
        field = section_of(text) or section_in(text)
        if field is None or field.model is None or (default and number == 0):
            continue
        model = _model_of(field)
        if _heading_below(sheet, number, model) and not _is_second_title(sheet, starts[-1], (number, field), model):
            starts.append((number, field))
    for (start, field), end in zip(starts, [*(number for number, _ in starts[1:]), len(sheet.rows)], strict=True):
        if field is None:
            yield _Block(None, range(start, end))
        else:
            yield from _further_tables(sheet, field, range(start, end))


def _is_second_title(
    sheet: Sheet,
    before: tuple[int, FieldDescription | None],
    title: tuple[int, FieldDescription | None],
    model: type[Value],
) -> bool:
    """Whether a title only says once more what the one above it says: 三、保障, and below it 代表团保障人员."""
    between = range(before[0], title[0])
    return before[1] is title[1] and find_heading(sheet, between, lambda text: _is_known(text, model), least=2) is None


def _heading_below(sheet: Sheet, number: int, model: type[Value]) -> Lines | None:
    rows = range(number + 1, min(number + _BELOW_TITLE, len(sheet.rows)))
    return find_heading(sheet, rows, lambda text: _is_known(text, model), least=2)


def _further_tables(sheet: Sheet, field: FieldDescription, rows: range) -> Iterator[_Block]:
    """The tables of one section among some rows: each line of headings begins one, with the titles above it."""
    model = _model_of(field)
    first = find_heading(sheet, rows, lambda text: _is_known(text, model))
    start = rows.start
    for number in range(first.last + 1, rows.stop) if first else ():
        cells = filled(sheet.rows[number])
        if len(cells) < 2 or not all(isinstance(cell, str) for _, cell in cells):
            continue
        known = sum(_is_known(heading_text(cell), model) for _, cell in cells)
        if known >= 2 and known * 2 > len(cells):
            begin = _title_above(sheet, number, start)
            yield _Block(field, range(start, begin))
            start = begin
    yield _Block(field, range(start, rows.stop))


def _title_above(sheet: Sheet, number: int, start: int) -> int:
    """The first of the rows above some headings in which nothing or one text stands."""
    while (
        number > start + 1
        and len(cells := filled(sheet.rows[number - 1])) < 2
        and (not cells or isinstance(cells[0][1], str))
    ):
        number -= 1
    return number
