"""Names and values side by side, in two columns or four: 标题 | … | 编号 | …"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.errors import Cell, Problem
from docgen.model.people import Delegation, Person
from docgen.model.suggestions import suggestion
from docgen.model.value import Value
from docgen.model.visit import Visit
from docgen.readers.tables.asides import kind_of_cell
from docgen.readers.tables.cell_nodes import CellMapping, CellReader, CellScalar, CellSequence
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.headings import COUNTERS, heading_field, heading_text, is_counter
from docgen.readers.tables.row_remarks import hidden_entries
from docgen.readers.tables.sheet_value import SheetValue
from docgen.readers.tables.sheets import Sheet, carried, filled
from docgen.readers.visit_file.nodes import COLUMNS_PER_LINE, MappingNode, Node, ScalarNode, SequenceNode, Source
from docgen.readers.visit_file.vocabulary import FieldDescription, fields, part_field

_PAIR = re.compile(r"\s*([^:：\s][^:：]{0,11}?)\s*[:：]\s*(.+)", re.S)
_GUESTS = ("来宾", "guests")
#: Headings over names and their values.
_NAMES = frozenset(("项目", "项目名称", "名称", "信息项", "字段", "填写项目", "事项"))
_REMARKS = frozenset(("备注", "说明", "填写说明", "要求", "示例", "填写要求"))
_HEADINGS = _NAMES | _REMARKS | {"内容", "填写内容", "具体内容", "信息", "值", "信息内容", "填写", *COUNTERS}


class Pair(NamedTuple):
    """A name and where it stands; the value and where it stands, rows and columns counted from 0."""

    key: str
    row: int
    column: int
    value: SheetValue
    value_column: int
    is_known: bool


class KeyValues:
    """The names and values of some rows of a sheet. ``models`` have the fields that are looked for, the first first."""

    def __init__(self, sheet: Sheet, rows: range, models: tuple[type[Value], ...], reader: CellReader) -> None:
        self.sheet, self.rows, self.models, self.reader = sheet, rows, models, reader
        self.source = Source(sheet.name, "")
        self._covered = carried(sheet) if sheet.spans else {}

    def field(self, text: str) -> FieldDescription | None:
        """The field that a name means; 公函.文号 is a field of a field."""
        group, dot, inner = text.partition(".")
        for model in self.models:
            field = heading_field(group, model)
            if field is not None and dot:
                return heading_field(inner, field.model) if field.model else None
            if field is not None:
                return field
            if word := part_field(text, model):
                return word
        return None

    def pairs(self) -> Iterator[Pair]:
        """The names with their values, in their order. What is left over is reported."""
        found = []
        passed_over: set[int] = set()  # columns of running numbers and remarks
        for number in self.rows:
            covered = self._covered.get(number, ())
            cells = [(at, cell) for at, cell in filled(self.sheet.rows[number]) if at not in covered]
            if (columns := self._columns_of_headings(cells)) is not None:
                passed_over = columns
                continue
            found += list(self._pairs_of_row(number, [pair for pair in cells if pair[0] not in passed_over]))
        yield from found
        names = [(pair.row, pair.key) for pair in found]
        self.reader.hidden += hidden_entries(self.sheet, names)

    def _columns_of_headings(self, cells: list[tuple[int, SheetValue]]) -> set[int] | None:
        """The columns that hold neither names nor values, where a row is 序号, 项目, 内容, 备注; None for others."""
        texts = {column: heading_text(cell) for column, cell in cells if isinstance(cell, str)}
        if len(texts) < 2 or not set(texts.values()) & _NAMES or not set(texts.values()) <= _HEADINGS:
            return None
        return {column for column, text in texts.items() if is_counter(text) or text in _REMARKS}

    def _pairs_of_row(self, number: int, cells: list[tuple[int, SheetValue]]) -> Iterator[Pair]:
        at = 0
        while at < len(cells):
            column, cell = cells[at]
            text = self._key(cell)
            if self.field(text) is not None:
                value_column, value = self._value(number, cells, at)
                yield Pair(text, number, column, value, value_column, True)
                at += 2 if value is not None else 1
            elif (pair := _PAIR.fullmatch(cell_text(cell))) and self.field(heading_text(pair[1])) is not None:
                yield Pair(heading_text(pair[1]), number, column, pair[2].strip(), column, True)
                at += 1
            elif at == 0 and (len(cells) == 1 or kind_of_cell(cell)):
                return  # a title, a remark
            elif at == 0 and isinstance(cell, float):
                at += 1  # a running number
            elif at + 1 < len(cells) and isinstance(cell, str) and self.field(self._key(cells[at + 1][1])) is None:
                yield Pair(text, number, column, cells[at + 1][1], cells[at + 1][0], False)
                at += 2
            else:
                self._report_left_over(number, column, cell)
                at += 1

    def _key(self, cell: SheetValue) -> str:
        return heading_text(cell) if isinstance(cell, str) else ""

    def _value(self, number: int, cells: list[tuple[int, SheetValue]], at: int) -> tuple[int, SheetValue]:
        """The value of the name in ``cells[at]`` and its column: the next cell, unless that is a name itself."""
        behind = self._behind(number, cells[at][0])
        if at + 1 == len(cells):
            return behind, None
        column, cell = cells[at + 1]
        is_name = column > behind and self.field(self._key(cell)) is not None
        return (behind, None) if is_name else (column, cell)

    def _behind(self, number: int, column: int) -> int:
        """The column behind a cell, which may be merged over several."""
        spans = (span for span in self.sheet.spans if span.left == column and span.top <= number <= span.bottom)
        return next((span.right for span in spans), column) + 1

    def _report_left_over(self, number: int, column: int, cell: SheetValue) -> None:
        place = Cell(self.sheet.name, number + 1, column + 1)
        if kind_of_cell(cell):
            self.reader.unread.append((place, cell_text(cell)))
            return
        text = f"“{cell_text(cell)}”不知道是什么：左边没有项目名"
        self.reader.problems.append(Problem(place, "D217", "error", text, "左边一格写项目名，右边一格写内容"))

    def unknown(self, pair: Pair) -> bool:
        """Whether a name is none that is read, and no misspelt one either; it is reported with the others."""
        if pair.is_known:
            return False
        words = [field.chinese for model in self.models for field in fields(model)]
        if "." in pair.key or suggestion(pair.key, words):
            return False
        self.reader.unread.append((Cell(self.sheet.name, pair.row + 1, pair.column + 1), pair.key))
        return True

    def key_node(self, pair: Pair, text: str = "") -> CellScalar:
        return CellScalar(text or pair.key, pair.row * COLUMNS_PER_LINE + pair.column, self.source)

    def value_node(self, pair: Pair) -> CellScalar:
        field = self.field(pair.key)
        return self.reader.scalar(pair.value, pair.row, pair.value_column, self.source, field)


def add_head(values: KeyValues, root: MappingNode, guests: list[tuple[ScalarNode, Node]]) -> None:
    """Adds the single values of a visit to its tree; what belongs to 来宾 goes to ``guests``."""
    groups: dict[str, MappingNode] = {}
    pairs = [pair for pair in values.pairs() if not _is_blank_part(pair)]
    for at, pair in enumerate(pairs):
        if values.unknown(pair):
            continue
        group, dot, inner = pair.key.partition(".")
        before = pairs[at - 1] if at else None
        if before and before.row == pair.row and _is_phone_of(before, pair):
            continue  # went with the person before
        if not dot and heading_field(pair.key, Delegation) and not heading_field(pair.key, Visit):
            guests.append((values.key_node(pair), values.value_node(pair)))
        elif group in _GUESTS and dot:
            guests.append((values.key_node(pair, inner), values.value_node(pair)))
        elif dot:
            if group not in groups:
                groups[group] = CellMapping(values.key_node(pair).start, values.source)
                root.pairs.append((values.key_node(pair, group), groups[group]))
            groups[group].pairs.append((values.key_node(pair, inner), values.value_node(pair)))
        else:
            further = pairs[at + 1] if at + 1 < len(pairs) else None
            value: Node = values.value_node(pair)
            if further and further.row == pair.row and _is_phone_of(pair, further):
                value = _contact(values, pair, further)
            root.pairs.append((values.key_node(pair), value))


def _is_blank_part(pair: Pair) -> bool:
    """Whether nothing is filled in beside 公函.文号 or 团组: a section without any content is not there."""
    is_part = "." in pair.key or not heading_field(pair.key, Visit)
    return is_part and pair.is_known and pair.value is None


def _is_phone_of(pair: Pair, further: Pair) -> bool:
    """联系人 | 刘芳 | 联系电话 | 137…: whether the second is the telephone of the first."""
    field, phone = heading_field(pair.key, Visit), heading_field(further.key, Person)
    return field is not None and field.model is Person and phone is not None and phone.name == "phone"


def _contact(values: KeyValues, pair: Pair, phone: Pair) -> SequenceNode:
    person = CellMapping(pair.row * COLUMNS_PER_LINE + pair.value_column, values.source)
    person.pairs.append((values.key_node(pair, "姓名"), values.value_node(pair)))
    person.pairs.append((values.key_node(phone, "电话"), values.value_node(phone)))
    people = CellSequence(person.start, values.source)
    people.items.append(person)
    return people


def has_pairs(sheet: Sheet, rows: range, model: type[Value]) -> bool:
    """Whether most of the first cells of some rows are names of fields of a model: the value stands beside each."""
    firsts = [heading_text(cells[0][1]) for number in rows if (cells := filled(sheet.rows[number]))]
    return sum(heading_field(text, model) is not None for text in firsts if text) >= 2
