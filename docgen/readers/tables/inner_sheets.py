"""Sheets of what is a list inside an entry: 议程 of an item of 日程, 菜单 of a meal, 跟踪 of a piece of 反馈.

A column names the entry to which a row belongs; it is blank where that is the one above.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from docgen.errors import Cell, Problem
from docgen.model.people import Delegation, Person
from docgen.model.suggestions import suggestion
from docgen.model.value import Value
from docgen.model.visit import Visit
from docgen.readers.tables.cell_nodes import CellMapping, CellReader, CellScalar, CellSequence
from docgen.readers.tables.headings import heading_text
from docgen.readers.tables.section_rows import SectionRows
from docgen.readers.tables.sections import section_of
from docgen.readers.tables.sheets import Sheet
from docgen.readers.tables.table import find_heading, heading_of
from docgen.readers.visit_file.nodes import MappingNode, Node, ScalarNode, SequenceNode
from docgen.readers.visit_file.tree import Tree, value_tree
from docgen.readers.visit_file.vocabulary import FieldDescription, fields, named_field, vocabulary

#: What names an entry, in this order: 内容 of an item of 日程, 名称 of a meal, 提出人 of a piece of 反馈.
_NAMES = ("name", "activity", "item", "hotel", "no", "plate", "post", "who", "place", "text", "content", "kind")
_LONGEST_NAME = 24


class InnerSheet(NamedTuple):
    """What a sheet holds: a field of the entries of a section."""

    section: FieldDescription
    field: FieldDescription

    @property
    def title(self) -> str:
        """What the sheet is called: 议程; where that could mean something else, 日程地点 or 志愿者·名单."""
        name, both = self.field.chinese, f"{self.section.chinese}{self.field.chinese}"
        if section_of(both) is not None:
            both = f"{self.section.chinese}·{name}"
        return name if self.field.shape == "values" and _is_unmistakable(name) else both

    @property
    def model(self) -> type[Value]:
        """The model that has the columns of the sheet. A list of texts is one column, called as in its section."""
        return self.field.model or model_of_entries(self.section)


_SHEETS: dict[str, InnerSheet] = {}


def inner_sheets() -> dict[str, InnerSheet]:
    """Every list inside an entry of a visit, by the title of its sheet and by the names of section and field."""
    if not _SHEETS:
        sections = [section for section in fields(Visit) if section.shape == "values" or section.model is Delegation]
        inner = [
            InnerSheet(section, field)
            for section in sections
            for field in fields(model_of_entries(section))
            if field.shape in ("values", "texts") or (field.shape == "value" and field.model)
        ]
        _SHEETS.update({f"{sheet.section.chinese}{sheet.field.chinese}": sheet for sheet in inner})
        _SHEETS.update({sheet.title: sheet for sheet in inner})
    return _SHEETS


def inner_sheet_of(title: str) -> InnerSheet | None:
    """What a sheet of this title holds, if it is a list inside an entry."""
    return inner_sheets().get(heading_text(title)) if section_of(title) is None else None


def model_of_entries(section: FieldDescription) -> type[Value]:
    assert section.model is not None
    return Person if section.model is Delegation else section.model


@cache
def _is_unmistakable(name: str) -> bool:
    """Whether only one section has lists of this name, and no section is called so."""
    if section_of(name) is not None:
        return False
    having = [section for section in fields(Visit) if section.shape == "values" and _has_list(section, name)]
    return len(having) == 1


def _has_list(section: FieldDescription, name: str) -> bool:
    field = vocabulary(model_of_entries(section)).get(name)
    return field is not None and field.chinese == name and field.shape == "values"


def names_of_entries(entries: Sequence[Tree], model: type[Value]) -> list[tuple[str, ...]]:
    """What each of some entries may be called, the shortest first: name, day and name, number."""
    return [tuple(dict.fromkeys(_names(entry, model, number))) for number, entry in enumerate(entries, 1)]


def chosen_names(entries: Sequence[Tree], model: type[Value]) -> list[str]:
    """What each of some entries is called in a sheet of its lists: the first of its names that no other has."""
    names = names_of_entries(entries, model)
    counts = Counter(name for of_entry in names for name in of_entry)
    return [
        next(name for name in of_entry if counts[name] == 1 and (len(name) <= _LONGEST_NAME or name is of_entry[-1]))
        for of_entry in names
    ]


def _names(entry: Tree, model: type[Value], number: int) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, dict):
        chinese = {field.name: field.chinese for field in fields(model)}
        texts = {name: text for name, word in chinese.items() if isinstance(text := entry.get(word), str)}
        named = [texts[name] for name in _NAMES if name in texts]
        yield from named
        day, hour = texts.get("date", ""), texts.get("time", "")
        yield from (f"{day} {name}" for name in named if day)
        yield from (f"{day} {hour} {name}" for name in named if day and hour)
    yield f"第{number}项"


class InnerRows:
    """The rows of sheets of lists inside entries, kept until all sections are read."""

    def __init__(self, reader: CellReader) -> None:
        self.reader = reader
        self._read: list[tuple[InnerSheet, SequenceNode]] = []

    def add(self, sheet: Sheet, inner: InnerSheet) -> None:
        """Reads a sheet."""
        model, owners = inner.model, _owner_headings(inner)
        lines = find_heading(
            sheet, range(len(sheet.rows)), lambda text: text in owners or named_field(text, model) is not None
        )
        heading = heading_of(sheet, lines, model) if lines else None
        if heading is None or not any(column.lines[-1] in owners for column in heading.columns):
            text = f"“{inner.title}”表没有“{inner.section.chinese}”这一列，不知道各行属于哪一项"
            hint = f"第一列的表头写“{inner.section.chinese}”，下面写各行属于“{inner.section.chinese}”表里的哪一项"
            self.reader.problems.append(Problem(Cell(sheet.name, 1, 1), "D217", "error", text, hint))
            return
        rows = SectionRows(sheet, model, heading, len(sheet.rows), self.reader, owners=owners)
        self._read.append((inner, rows.rows(inner.title)))

    def attach(self, sections: dict[str, SequenceNode]) -> None:
        """Puts every row that was read into the entry that it names. ``sections`` are their entries by name."""
        for inner, rows in self._read:
            entries = sections.get(inner.section.chinese)
            for owner, parts in self._by_owner(inner, rows, entries.items if entries else ()):
                assert entries is not None
                entries.items[owner] = self._with_parts(entries.items[owner], inner, parts)

    def _by_owner(
        self, inner: InnerSheet, rows: SequenceNode, entries: Sequence[Node]
    ) -> Iterator[tuple[int, list[Node]]]:
        """The rows of each entry, by its number; rows that name none, or several, are reported."""
        names = names_of_entries(
            [value_tree(entry, inner.section) for entry in entries], model_of_entries(inner.section)
        )
        owned: dict[int, list[Node]] = {}
        above: int | None = None
        for row in rows.items:
            assert isinstance(row, MappingNode)
            owner = next((value for key, value in row.pairs if key.text == SectionRows.OWNER), None)
            row.pairs = [pair for pair in row.pairs if pair[0].text != SectionRows.OWNER]
            if isinstance(owner, ScalarNode) and not owner.empty:
                above = self._entry_named(owner, names, inner)
            elif above is None and row.pairs:
                self._report(row, f"这一行没有写属于“{inner.section.chinese}”的哪一项", _ways(names))
            if above is not None and row.pairs:
                owned.setdefault(above, []).append(row if inner.field.model else row.pairs[0][1])
        yield from owned.items()

    def _entry_named(self, owner: ScalarNode, names: list[tuple[str, ...]], inner: InnerSheet) -> int | None:
        text = " ".join(owner.text.split())
        meant = [number for number, of_entry in enumerate(names) if text in of_entry]
        if len(meant) == 1:
            return meant[0]
        section = inner.section.chinese
        if meant:
            further = [
                next((n for n in names[number] if n.endswith(f" {text}")), names[number][-1]) for number in meant
            ]
            if len(set(further)) < len(further):
                further = [names[number][-1] for number in meant]
            hint = f"写成{'、'.join(f'“{name}”' for name in further[:4])}中的一个"
            self._report(owner, f"“{section}”里有{len(meant)}项叫“{text}”，不知道是哪一项", hint)
        else:
            hint = suggestion(text, [name for of_entry in names for name in of_entry]) or _ways(names)
            self._report(owner, f"“{section}”里没有“{text}”这一项", hint)
        return None

    def _with_parts(self, entry: Node, inner: InnerSheet, parts: list[Node]) -> Node:
        """An entry with the rows of a sheet in one of its fields, and with what its own cell says there."""
        if not isinstance(entry, MappingNode):
            whole = CellMapping(entry.start, entry.source)
            bare = next(
                field for field in fields(model_of_entries(inner.section)) if field.name == _bare(inner.section)
            )
            whole.pairs.append((CellScalar(bare.chinese, entry.start, entry.source), entry))
            entry = whole
        at = next((at for at, (key, _) in enumerate(entry.pairs) if _is_field(key, inner)), None)
        before = [] if at is None else _items(entry.pairs[at][1])
        key = CellScalar(inner.field.chinese, parts[0].start, parts[0].source)
        if inner.field.shape == "value":
            if len(parts) > 1:
                self._report(parts[1], f"“{inner.title}”里，一项只写一行", "删去多的一行")
            value: Node = parts[0]
        else:
            sequence = CellSequence(parts[0].start, parts[0].source)
            sequence.items += _joined(before, parts, inner.field)
            value = sequence
        if at is None:
            entry.pairs.append((key, value))
        else:
            entry.pairs[at] = (entry.pairs[at][0], value)
        return entry

    def _report(self, node: Node, text: str, hint: str) -> None:
        self.reader.problems.append(Problem(node.mark, "D229", "error", text, hint))


def _owner_headings(inner: InnerSheet) -> frozenset[str]:
    section = inner.section.chinese
    return frozenset((section, f"所属{section}", f"属于{section}", f"哪项{section}", f"{section}项目", "所属", "属于"))


def _bare(section: FieldDescription) -> str:
    return model_of_entries(section).bare


def _is_field(key: ScalarNode, inner: InnerSheet) -> bool:
    named = named_field(key.text, model_of_entries(inner.section))
    return named is not None and named.field.name == inner.field.name


def _items(node: Node) -> list[Node]:
    if isinstance(node, SequenceNode):
        return list(node.items)
    if isinstance(node, ScalarNode):
        return [CellScalar(part.strip(), node.start, node.source) for part in node.text.split("、") if part.strip()]
    return [node]


def _joined(before: list[Node], parts: list[Node], field: FieldDescription) -> list[Node]:
    """What a cell lists, each in its place, with the row that says more of it; then the other rows."""
    if field.model is None:
        return [*before, *parts]
    bare = next((inner.chinese for inner in fields(field.model) if inner.name == field.model.bare), "")
    rows: dict[str, list[Node]] = {}
    for part in parts:
        tree = value_tree(part, field)
        name = tree if isinstance(tree, str) else tree.get(bare) if isinstance(tree, dict) else None
        rows.setdefault(name if isinstance(name, str) else "", []).append(part)
    joined: list[Node] = []
    for item in before:
        said = rows.get(item.text, []) if isinstance(item, ScalarNode) and item.text else []
        joined.append(said.pop(0) if said else item)
    left = {id(part) for of_name in rows.values() for part in of_name}
    return [*joined, *(part for part in parts if id(part) in left)]


def _ways(names: Sequence[tuple[str, ...]]) -> str:
    shown = [of_entry[0] for of_entry in names[:4]]
    return f"可以写：{'、'.join(shown)}{'等' if len(names) > len(shown) else ''}" if shown else "先在那张表里写上这一项"
