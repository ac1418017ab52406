"""The entries of a table as nodes: a row a mapping, and what is to be said of its rows and columns."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.errors import Cell, Problem
from docgen.model.people import Person
from docgen.model.posts import is_unit
from docgen.model.suggestions import suggestion
from docgen.model.value import Value
from docgen.readers.tables.asides import day_of_title, numbers_of
from docgen.readers.tables.cell_nodes import CellMapping, CellReader, CellScalar, CellSequence
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.headings import field_of_lines, heading_field
from docgen.readers.tables.row_remarks import entry_remarks, hidden_entries
from docgen.readers.tables.rows import Aside, EntryRow, TableRows, asides_problem, filled_columns
from docgen.readers.tables.sheet_value import SheetValue
from docgen.readers.tables.sheets import Sheet
from docgen.readers.tables.table import Column, TableHeading, doubled
from docgen.readers.visit_file.nodes import COLUMNS_PER_LINE, MappingNode, Node, ScalarNode, SequenceNode, Source
from docgen.readers.visit_file.option_text import option_pairs
from docgen.readers.visit_file.vocabulary import FieldDescription, fields

#: What names an entry, where nothing is required: the first of these that the model has.
_NAMING = ("name", "hotel", "no", "item", "who", "date", "place", "plate")
#: Figures that belong to one entry each. One that is merged over several rows would count as often.
_SUMMED = ("amount", "number", "people", "batches", "leaders")


class ReadColumn(NamedTuple):
    """A column that is read: its place from 0, its key, its field (None: misspelt), whether that is an inner one."""

    position: int
    key: CellScalar
    field: FieldDescription | None
    is_inner: bool


class SectionRows:
    """A table below its headings: every entry, as a mapping.

    Fields of a list inside a row (房间 of a hotel) stand beside the others, and further ones in rows below. ``what`` is
    what the table is called in messages. Columns that look like a misspelt field are read as such, so that the decoder
    reports them, unless ``known_only``. Below one of the headings ``owners`` stands to which entry of another table a
    row belongs; its key is ``OWNER``.
    """

    OWNER = "所属"

    def __init__(
        self,
        sheet: Sheet,
        model: type[Value],
        heading: TableHeading,
        end: int,
        reader: CellReader,
        known_only: bool = False,
        owners: frozenset[str] = frozenset(),
    ) -> None:
        self.sheet, self.model, self.heading, self.end, self.reader = sheet, model, heading, end, reader
        self.source = Source(sheet.name, "")
        lists = (field for field in fields(model) if field.shape == "values" and field.model and not field.entry)
        self.inner = next(lists, None)
        self._owners = owners
        self.unread: list[Column] = []
        self.sums: list[Aside] = []
        self.columns = list(self._columns(known_only))
        self.keys = self._keys()
        # what a row lacks is reported at the column where it belongs
        self.first = min(self.keys, default=0)

    def _columns(self, known_only: bool) -> Iterator[ReadColumn]:
        doubles = {problem.place.column - 1 for problem in self._report_doubled() if problem.place}
        given = {column.field.name for column in self.heading.columns if column.field}
        for column in self.heading.columns:
            if column.lines[-1] in self._owners:
                start = self.heading.lines.last * COLUMNS_PER_LINE + column.position
                yield ReadColumn(column.position, CellScalar(self.OWNER, start, self.source), None, False)
                continue
            field = column.field or self._inner_field(column)
            if column.position in doubles:
                continue
            if field is None and (known_only or not (self._is_part(column) or self._is_misspelt(column, given))):
                self.unread.append(column)
                continue
            is_inner = field is not None and column.field is None
            yield ReadColumn(column.position, self._key(column, field, known_only), field, is_inner)

    def _inner_field(self, column: Column) -> FieldDescription | None:
        """The field of the list inside a row over which a heading stands: 房号 of a hotel."""
        if self.inner is None or self.inner.model is None:
            return None
        # 房间备注 is 备注 of a room, where 备注 is that of the hotel
        own = column.lines[-1].removeprefix(self.inner.chinese)
        return field_of_lines(list(column.lines), self.inner.model) or field_of_lines([own], self.inner.model)

    def _is_part(self, column: Column) -> bool:
        """Whether a heading stands for a part of a field (开始时间), or for what the visit has elsewhere (房间号)."""
        return column.lines[-1] in self.model.beside_words or any(
            column.lines[-1] in words for pair in self.model.span_words.values() for words in pair
        )

    def _key(self, column: Column, field: FieldDescription | None, known_only: bool) -> CellScalar:
        """The key of a column: the heading itself, so that the decoder says which other words were taken.

        A list of people is read whatever its columns are called.
        """
        word, start = column.lines[-1], self.heading.lines.last * COLUMNS_PER_LINE + column.position
        models = (self.model, self.inner.model if self.inner else None)
        is_own = any(model is not None and heading_field(word, model) is field for model in models)
        text = word if field is None or (is_own and not known_only) else field.chinese
        return CellScalar(text, start, self.source)

    def _report_doubled(self) -> list[Problem]:
        problems = list(doubled(self.heading, self.sheet))
        self.reader.problems += problems
        return problems

    def _is_misspelt(self, column: Column, given: set[str]) -> bool:
        absent = [field.chinese for field in fields(self.model) if field.name not in given]
        return column.lines[-1] in self.model.elsewhere or bool(suggestion(column.lines[-1], absent))

    def _keys(self) -> frozenset[int]:
        """The columns of which an entry fills at least one."""
        required = {field.name for field in fields(self.model) if field.required}
        own = {column.field.name: column.position for column in self.columns if column.field and not column.is_inner}
        named = {own[name] for name in required if name in own}
        return frozenset(named or [own[name] for name in _NAMING if name in own][:1] or own.values())

    def rows(self, what: str) -> SequenceNode:
        """The entries as nodes; what is wrong with the table goes to the problems of the reader."""
        rows = CellSequence(self.heading.lines.last * COLUMNS_PER_LINE, self.source)
        rows.items += self.entries(what)
        return rows

    def entries(self, what: str) -> Iterator[Node]:
        """The same one after the other, each when all rows of it are read; the problems behind the last."""
        rows = CellSequence(self.heading.lines.last * COLUMNS_PER_LINE, self.source)
        table = TableRows(self.sheet, self.heading, self.end, self.keys)
        entries: list[EntryRow] = []
        named: set[int] = set()
        for row in table.entries():
            entries.append(row)
            node, inner_row = self._row(row, named)
            if inner_row.pairs:
                self._add_inner(rows, node, inner_row)
            elif rows.items and self._continues(row):
                self._add_to_entry(rows.items[-1], row)
            elif node.pairs:
                rows.items.append(node)
            if len(rows.items) > 1:
                yield rows.items.pop(0)
        yield from rows.items
        asides = [aside for aside in table.asides if aside.number not in named]
        self.reader.problems += [
            *table.problems,
            *asides_problem(self.sheet, asides, what),
            *entry_remarks(self.sheet, entries, {column.position: column.key.text for column in self.columns}),
        ]
        self.reader.unread += filled_columns(self.sheet, self.heading, self.unread)
        self.reader.hidden += hidden_entries(
            self.sheet, ((row.number, cell_text(row.cells[self.first])) for row in entries)
        )
        self.sums = [aside for aside in asides if aside.kind in ("sum", "part")]

    def _row(self, row: EntryRow, named: set[int]) -> tuple[MappingNode, MappingNode]:
        """The fields of a row, and those of the list inside it."""
        node = CellMapping(row.number * COLUMNS_PER_LINE + self.first, self.source)
        inner_row = CellMapping(row.number * COLUMNS_PER_LINE, self.source)
        for column in self.columns:
            cell = row.cells[column.position]
            if cell is None or cell == "":
                continue
            if row.carried and column.position in row.carried:
                if column.field and self._is_summed(column.field):
                    self._report_shared_figure(row, column)
                    continue
                self._note_merged(row, column)
            value: Node = self.reader.scalar(cell, row.number, column.position, self.source, column.field)
            if column.field and column.field.shape in ("words", "lists"):
                value = options(value, column.field, self.reader.problems)
            (inner_row if column.is_inner else node).pairs.append((column.key, value))
        if row.group and node.pairs and (above := self._day_above(row) or self._unit_above(row)):
            node.pairs.append(above)
            named.add(row.group.number)
        return node, inner_row

    def _note_merged(self, row: EntryRow, column: ReadColumn) -> None:
        spans = (
            span for span in self.sheet.spans if span.left == column.position and span.top < row.number <= span.bottom
        )
        for span in spans:
            self.reader.merged.setdefault(Cell(self.sheet.name, span.top + 1, span.left + 1))

    def _day_above(self, row: EntryRow) -> tuple[ScalarNode, Node] | None:
        """The day that stands alone above some rows of a table without days of its own."""
        field = next((field for field in fields(self.model) if field.name == "date"), None)
        assert row.group is not None
        day = day_of_title(row.group.text)
        if field is None or not day or any(column.field is field for column in self.columns):
            return None
        start = row.group.number * COLUMNS_PER_LINE
        return CellScalar(field.chinese, start, self.source), CellScalar(day, start, self.source)

    def _unit_above(self, row: EntryRow) -> tuple[ScalarNode, Node] | None:
        """The unit that stands alone above the people of it, in a table without units of its own. That is said."""
        assert row.group is not None
        text = row.group.text.strip().rstrip("：:")
        field = next((field for field in fields(self.model) if field.name == "unit"), None)
        if self.model is not Person or field is None or any(column.field is field for column in self.columns):
            return None
        if not is_unit(text):
            return None
        self.reader.units_above.setdefault(Cell(self.sheet.name, row.group.number + 1, 1), text)
        start = row.group.number * COLUMNS_PER_LINE
        return CellScalar(field.chinese, start, self.source), CellScalar(text, start, self.source)

    def _is_summed(self, field: FieldDescription) -> bool:
        return field.name in _SUMMED and field.reading is not None and field.reading.types[0] in ("integer", "number")

    def _report_shared_figure(self, row: EntryRow, column: ReadColumn) -> None:
        text = f"“{column.key.text}”这一格和上面合并了，不知道这一行是多少"
        place = Cell(self.sheet.name, row.number + 1, column.position + 1)
        self.reader.problems.append(Problem(place, "D228", "error", text, "拆开合并的单元格，各行各填各的数"))

    def _continues(self, row: EntryRow) -> bool:
        """Whether a row only goes on with the entry before: its name is merged with the one above."""
        if self.inner is not None or not row.carried:
            return False
        names = {column.position for column in self.columns if column.field and column.field.name in ("name", "no")}
        return bool(names) and all(position in row.carried for position in names)

    def _add_to_entry(self, entry: Node, row: EntryRow) -> None:
        """Adds the cells of a further row to an entry: names to its lists, what is missing yet; else it is asked."""
        assert isinstance(entry, MappingNode)
        for column in self.columns:
            cell = row.cells[column.position]
            if cell is None or cell == "" or column.position in row.carried:
                continue
            node = self.reader.scalar(cell, row.number, column.position, self.source, column.field)
            at = next((at for at, (key, _) in enumerate(entry.pairs) if key.text == column.key.text), None)
            if at is None:
                entry.pairs.append((column.key, node))
            elif column.field and column.field.shape in ("texts", "values"):
                entry.pairs[at] = (column.key, _joined(entry.pairs[at][1], node))
            elif _text(entry.pairs[at][1]) != node.text:
                text = (
                    f"名称和上面合并成了一项，“{column.key.text}”却有两个：“{_text(entry.pairs[at][1])}”和“{node.text}”"
                )
                hint = "是两项就拆开合并的单元格；是一项就留下一个"
                self.reader.problems.append(Problem(node.mark, "D228", "error", text, hint))

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
        inner_rows = CellSequence(inner_row.start, inner_row.source)
        inner_rows.items.append(inner_row)
        row.pairs.append((CellScalar(self.inner.chinese, inner_row.start, inner_row.source), inner_rows))
        rows.items.append(row)


def join_tables(before: SequenceNode, further: SequenceNode, inner: FieldDescription | None) -> None:
    """Adds the entries of a further table of a section; one that goes on with the last entry before is no new one."""
    items = list(further.items)
    last, first = (before.items[-1], items[0]) if before.items and items else (None, None)
    if inner is not None and isinstance(last, MappingNode) and isinstance(first, MappingNode):
        rows, more = (_inner_rows(entry, inner) for entry in (last, first))
        if rows is not None and more is not None and _own_texts(last, inner) == _own_texts(first, inner):
            rows.items += more.items
            items = items[1:]
    before.items += items


def _inner_rows(entry: MappingNode, inner: FieldDescription) -> SequenceNode | None:
    values = (value for key, value in entry.pairs if key.text == inner.chinese)
    return next((value for value in values if isinstance(value, SequenceNode)), None)


def _own_texts(entry: MappingNode, inner: FieldDescription) -> list[str]:
    """What an entry says beside the list inside it, whatever its columns are called."""
    return sorted(text for _, text in _texts(entry, leave_out=inner.chinese))


def _text(node: Node) -> str:
    return node.text if isinstance(node, ScalarNode) else ""


def _joined(before: Node, further: ScalarNode) -> SequenceNode:
    """The texts of a list that goes down several rows, each with its own place."""
    whole = CellSequence(before.start, before.source)
    parts = before.items if isinstance(before, SequenceNode) else _parts(before)
    whole.items += [*parts, *_parts(further)]
    return whole


def _parts(node: Node) -> list[Node]:
    assert isinstance(node, ScalarNode)
    return [CellScalar(part.strip(), node.start, node.source) for part in node.text.split("、") if part.strip()]


def _texts(row: MappingNode, leave_out: str = "") -> list[tuple[str, str]]:
    """The cells of a row by their headings."""
    return [(key.text, _text(value)) for key, value in row.pairs if key.text != leave_out]


def options(cell: Node, field: FieldDescription, problems: list[Problem]) -> Node:
    """A cell like ``排数: 7、8；双数: 一号居左`` as options and their values."""
    assert isinstance(cell, ScalarNode)
    mapping = CellMapping(cell.start, cell.source)
    pairs, rest = option_pairs(cell.text, field.chinese)
    if rest:
        hint = "写成“选项: 取值”，几项之间用分号，如 排数: 7、8；双数: 一号居左"
        problems.append(Problem(cell.mark, "D107", "error", f"“{rest}”没有冒号", hint))
    for pair in pairs:
        name, value = (CellScalar(text, cell.start, cell.source) for text in (pair.name, pair.value))
        mapping.pairs.append((name, value))
    return mapping


def count_problem(rows: SectionRows, listed: int) -> Iterator[Problem]:
    """A question for every sum below a list of people that is not the length of the list."""
    from_counts = [aside for aside in rows.sums if aside.kind == "sum"] if rows.model is Person else []
    for aside in from_counts:
        numbers = _stated_numbers(aside.cells, rows.heading.counters)
        if len(numbers) == 1 and listed not in numbers:
            place = Cell(rows.sheet.name, aside.number + 1, 1)
            stated = next(iter(numbers))
            text = f"“{cell_text(aside.text)}”写的是{stated}人，上面列了{listed}人"
            yield Problem(place, "D124", "should", text, "核对名单，或改正合计")


def _stated_numbers(cells: Sequence[SheetValue], counters: frozenset[int]) -> set[int]:
    return {
        number
        for at, cell in enumerate(cells)
        if at not in counters or isinstance(cell, str)
        for number in numbers_of(cell)
    }
