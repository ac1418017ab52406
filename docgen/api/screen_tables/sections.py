"""A visit as tables for a screen: a section a table, its columns, its rows, and where in the file each row stands.

The tables are those of the Excel form; single values stand in records of one row.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from docgen.api.forms.filled import FormRow, cell_of, rows_of_entries
from docgen.api.forms.layout import (
    USUAL,
    ColumnLayout,
    TableLayout,
    example_of,
    head_fields,
    purpose_of,
    section_layouts,
    table_fields,
)
from docgen.api.screen_tables.cell_texts import content_of_cell
from docgen.model.forms import HEAD_SHEET
from docgen.model.visit import Visit
from docgen.readers.tables.inner_sheets import InnerSheet, inner_sheets, model_of_entries
from docgen.readers.visit_file.located import Part
from docgen.readers.visit_file.schema import words_of_field
from docgen.readers.visit_file.tree import Tree, TreePath
from docgen.readers.visit_file.vocabulary import FieldDescription, named_field

#: Fields in whose cells people write several lines.
_SEVERAL_LINES = frozenset(
    ("内容", "备注", "简介", "意见", "措施", "行程", "说明", "介绍", "看点", "讲解词", "理由", "依据")
)


class ScreenColumn(NamedTuple):
    """A column: its heading, its field (None: the owner of the row, or a key that docgen does not know).

    ``suggest`` names the list that is offered while one types, ``is_inner`` is a field of the list inside the entry.
    """

    name: str
    field: FieldDescription | None = None
    meaning: str = ""
    examples: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    suggest: str = ""
    is_required: bool = False
    is_inner: bool = False
    is_unknown: bool = False
    path: TreePath = ()  # of a column of a record

    @property
    def names_row(self) -> bool:
        """Whether the office's table that is offered here fills in the other cells of the row, where they are empty."""
        return self.suggest.startswith("库/") and self.field is not None and not self.field.entry

    @property
    def has_lines(self) -> bool:
        """Whether a text of several lines may stand here."""
        return self.field is not None and self.field.shape == "text" and self.name in _SEVERAL_LINES

    def as_json(self) -> dict[str, object]:
        return {
            "name": self.name,
            "meaning": self.meaning,
            "examples": list(self.examples),
            "choices": list(self.choices),
            "required": self.is_required,
            "suggest": self.suggest or None,
            "names_row": self.names_row,
            "lines": self.has_lines,
            "several": self.field is not None and self.field.shape in ("texts", "values"),
            "unknown": self.is_unknown,
            "also": list(self.field.also) if self.field else [],
        }


class ScreenRow(NamedTuple):
    """A row: its texts in the order of the columns, and the path of what stands in it."""

    texts: tuple[str, ...]
    path: TreePath


class ScreenSection(NamedTuple):
    """A table with its ``layout``, or a record of one row. ``locked`` are cells that hold no plain text."""

    name: str
    purpose: str
    columns: tuple[ScreenColumn, ...]
    rows: tuple[ScreenRow, ...]
    layout: TableLayout | None = None
    locked: frozenset[tuple[int, int]] = frozenset()

    @property
    def is_record(self) -> bool:
        return self.layout is None

    @property
    def inner(self) -> InnerSheet | None:
        return self.layout.inner if self.layout else None

    def as_json(self) -> dict[str, object]:
        return {
            "name": self.name,
            "shape": "record" if self.is_record else "table",
            "purpose": self.purpose,
            "usual": self.is_record or self.name in USUAL,
            "owner": self.layout.section.chinese if self.layout and self.layout.inner else None,
            "columns": [column.as_json() for column in self.columns],
            "rows": [list(row.texts) for row in self.rows],
            "locked": [list(cell) for cell in sorted(self.locked)],
        }

    def path_of(self, row: int, column: int) -> TreePath:
        """The path of what stands in a cell."""
        path, heading = self.rows[row].path, self.columns[column]
        if self.is_record:
            return heading.path
        name = heading.field.chinese if heading.field else heading.name
        return (*(path if heading.is_inner or self.inner else path[: _OWN.get(self.name, 2)]), name)


#: How long the path of an entry is: the people of 来宾 are its 名单.
_OWN = {"来宾": 3}


class KnownTables(NamedTuple):
    """The tables of a visit before a change, and its tree then."""

    tree: Tree = ""
    sections: Sequence[ScreenSection] = ()


_NO_TABLES = KnownTables()


def sections_of(root: Part, known: KnownTables = _NO_TABLES) -> tuple[ScreenSection, ...]:
    """The tables of a visit. Nothing that the file holds is left out but what has parts and a name nobody knows.

    Of what says the same as in ``known`` its tables are taken from there.
    """
    return (*_records(root), *(table for section in table_fields() for table in _tables(section, root, known)))


def _tables(section: FieldDescription, root: Part, known: KnownTables) -> Iterator[ScreenSection]:
    """The table of a section and those of the lists inside its entries."""
    tree = root.tree
    assert isinstance(tree, dict)
    if isinstance(known.tree, dict) and tree.get(section.chinese) == known.tree.get(section.chinese):
        yield from (one for one in known.sections if one.layout and one.layout.section.chinese == section.chinese)
        return
    rows = rows_of_entries(tree, section, inner_sheets())
    yield from sections_of_tables(section_layouts(section, tuple(rows)), rows, root)


def sections_of_tables(
    layouts: Sequence[TableLayout], rows: Mapping[str, Sequence[FormRow]], root: Part
) -> list[ScreenSection]:
    """Tables with their rows, which stand in ``root``."""
    return [_table(layout, rows.get(layout.title, ()), root) for layout in layouts]


def _records(root: Part) -> Iterator[ScreenSection]:
    """The single values: those of the visit with those of its delegation, then those of 公函 and the like."""
    by_section: dict[str, list[tuple[FieldDescription, TreePath]]] = {HEAD_SHEET: []}
    for _, field, section in head_fields():
        own = HEAD_SHEET if section in ("", "来宾") else section
        path: TreePath = (section, field.chinese) if section else (field.chinese,)
        by_section.setdefault(own, []).append((field, path))
    for name, members in by_section.items():
        section = "" if name == HEAD_SHEET else name
        part = root.named.get(section) if section else root
        columns, texts, locked = [], [], set()
        for number, (field, path) in enumerate(members):
            content = _at(root.tree, path)
            text = cell_of(content, field)
            if isinstance(content, list | dict) and content_of_cell(text, field) != content:
                locked.add((0, number))
            column = _column(ColumnLayout(str(path[-1]), field), Visit.bare, name)
            columns.append(column._replace(path=path))
            texts.append(text)
        for word in _unknown_words([part]) if part else ():
            path = (section, word) if section else (word,)
            columns.append(ScreenColumn(word, meaning="程序不认识这一项", is_unknown=True, path=path))
            texts.append(str(_at(root.tree, path)))
        row = ScreenRow(tuple(texts), (section,) if section else ())
        yield ScreenSection(name, "", tuple(columns), (row,), locked=frozenset(locked))


def _at(tree: Tree, path: TreePath) -> Tree:
    for name in path:
        if not isinstance(tree, dict) or not isinstance(name, str):
            return ""
        tree = tree.get(name, "")
    return tree


def _table(layout: TableLayout, rows: Sequence[FormRow], root: Part) -> ScreenSection:
    model = layout.inner.model if layout.inner else model_of_entries(layout.section)
    columns = [_column(column, model.bare, layout.section.chinese) for column in layout.columns]
    parts = [part_at(root, row.path) for row in rows]
    words = list(_unknown_words(parts))
    columns += [ScreenColumn(word, meaning="程序不认识这一列", is_inner=True, is_unknown=True) for word in words]
    table_rows, locked = [], set()
    for number, (row, part) in enumerate(zip(rows, parts, strict=True)):
        texts = [row.cells.get(column.name, "") for column in columns]
        for at, column in enumerate(columns):
            if column.is_unknown and part is not None and column.name in part.named:
                texts[at] = str(part.named[column.name].tree)
            elif column.field is not None and _is_locked(column, texts[at], row, root, layout):
                locked.add((number, at))
        table_rows.append(ScreenRow(tuple(texts), row.path))
    purpose = purpose_of(layout.title, layout.section)
    return ScreenSection(layout.title, purpose, tuple(columns), tuple(table_rows), layout, frozenset(locked))


def _is_locked(column: ScreenColumn, text: str, row: FormRow, root: Part, layout: TableLayout) -> bool:
    """Whether a cell shows a content that the same text, typed, would not give."""
    if not text or column.field is None or column.field.shape in ("text", "values", "value"):
        return False
    own = row.path if column.is_inner or layout.inner else row.path[: _OWN.get(layout.title, 2)]
    part = part_at(root, (*own, column.field.chinese))
    return part is not None and not isinstance(part.tree, str) and content_of_cell(text, column.field) != part.tree


def part_at(root: Part, path: TreePath) -> Part | None:
    """The part of a file at this path; None where there is none."""
    part: Part | None = root
    for step in path:
        if part is None:
            return None
        items = part.items if isinstance(step, int) else ()
        part = part.named.get(step) if isinstance(step, str) else items[step] if step < len(items) else None
    return part


def _unknown_words(parts: Sequence[Part | None]) -> Iterator[str]:
    """The keys that docgen does not know and under which a text stands, in some mappings of one model."""
    words = {
        name: None
        for part in parts
        if part is not None and part.model is not None
        for name, inner in part.named.items()
        if inner.field is None and inner.tree and named_field(name, part.model) is None
    }
    yield from words


@cache
def _column(column: ColumnLayout, bare: str, section: str) -> ScreenColumn:
    field = column.field
    if field is None:
        meaning = f"属于“{section}”里的哪一项；几行属于同一项，只写第一行也行"
        return ScreenColumn(column.heading, None, meaning, suggest=f"表/{section}", is_required=True)
    example = example_of(field)
    return ScreenColumn(
        column.heading,
        field,
        field.meaning.replace("，加引号", ""),  # that is how YAML is written
        (example,) if example else (),
        tuple(map(str, words_of_field(field))),
        _suggested(field, bare, section),
        field.required,
        column.is_inner,
    )


def _suggested(field: FieldDescription, bare: str, section: str) -> str:
    """The list that is offered in a cell: people of the visit, names of the office's tables."""
    if field.people:
        return f"名单/{field.people.side}"
    if field.entry:
        return f"库/{'、'.join(field.entry.tables)}"
    if field.chinese == "姓名" and section in ("来宾", "陪同", "保障", "联系人"):
        return "库/来宾" if section == "来宾" else "库/领导"
    if field.name == bare and section == "车辆":
        return "库/车辆"
    return ""
