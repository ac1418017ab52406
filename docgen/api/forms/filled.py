"""A visit filled into an Excel form: the tree of what was typed as texts of cells, nothing left out."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from docgen.api.forms.layout import (
    USUAL,
    ColumnLayout,
    TableLayout,
    choices_of,
    example_row,
    form_column,
    form_pair,
    guide,
    head_fields,
    purpose_of,
    sheet_layouts,
)
from docgen.errors import DataError, Mark, Problem
from docgen.model.forms import ENTRY_NOTE, Choices, FormPair, FormSheet, VisitForm
from docgen.model.people import Delegation
from docgen.model.visit import Visit
from docgen.readers.tables.asides import is_long_text, kind_of_cell
from docgen.readers.tables.inner_sheets import InnerSheet, chosen_names, inner_sheets, model_of_entries
from docgen.readers.visit_file.tree import Tree, TreePath
from docgen.readers.visit_file.vocabulary import FieldDescription, fields

#: Excel cuts off what is longer.
_LONGEST_CELL = 32_000
#: Sheets whose names of people are offered elsewhere, by the side that a field is of.
_SIDES = {"来宾": "来宾", "陪同": "陪同"}


class FormSource(NamedTuple):
    """What a form is filled with.

    The tree of a visit, the comments of its file by path, where each path stands, and the names that the office's
    tables offer.
    """

    tree: Mapping[str, Tree] = {}
    comments: Mapping[TreePath, str] = {}
    marks: Mapping[TreePath, Mark] = {}
    offered: Mapping[str, Sequence[str]] = {}


class FormRow(NamedTuple):
    """A row of a table: its cells by heading, and what of the tree stands in it."""

    cells: Mapping[str, str]
    path: TreePath


class FilledRows(NamedTuple):
    """What a visit puts into the tables of a form: the rows of each by its title, and what no cell can hold."""

    rows: Mapping[str, Sequence[FormRow]]
    problems: Sequence[Problem]


def filled_rows(source: FormSource) -> FilledRows:
    """The rows of all tables that the tree fills; nothing is raised for what no cell can hold."""
    filler = _FormFiller(source)
    rows = filler.section_rows()
    return FilledRows({**rows, **filler.inner_rows}, filler.problems)


def rows_of_entries(
    tree: Mapping[str, Tree], section: FieldDescription, lists: Mapping[str, InnerSheet]
) -> Mapping[str, Sequence[FormRow]]:
    """The rows of one table of a tree that is no visit, and of the ``lists`` inside its entries, by their titles."""
    filler = _FormFiller(FormSource(tree), lists)
    return {section.chinese: filler.rows_of(section), **filler.inner_rows}


def cell_of(content: Tree, field: FieldDescription) -> str:
    """The text that stands in the cell of a field for this content."""
    return _FormFiller(FormSource()).cell(content, field, ())


def filled_form(source: FormSource) -> VisitForm:
    """The form with everything that the tree holds. Raises DataError for what no cell can hold."""
    return _FormFiller(source).form()


class _FormFiller:
    """Fills one form."""

    def __init__(self, source: FormSource, lists: Mapping[str, InnerSheet] | None = None) -> None:
        self.source = source
        self.inner_sheets = inner_sheets() if lists is None else lists
        self.problems: list[Problem] = []
        self.lists: dict[str, tuple[str, ...]] = {}
        self.inner_rows: dict[str, list[FormRow]] = {}
        self.row_paths: dict[TreePath, tuple[str, int]] = {}

    def form(self) -> VisitForm:
        section_rows = self.section_rows()
        pairs = tuple(self._pairs())
        layouts = sheet_layouts(tuple(self.inner_rows))
        sheets = []
        for layout in layouts:
            rows = self.inner_rows.get(layout.title, []) if layout.inner else section_rows[layout.title]
            sheets.append(self._sheet(layout, layouts, rows))
        if self.problems:
            raise DataError(self.problems)
        notes = self._notes()
        for sheet in sheets:
            for number, texts in enumerate(sheet.rows):
                if _looks_like_no_entry(texts):
                    before = notes.setdefault(sheet.name, {}).get(number, "")
                    notes[sheet.name][number] = f"{ENTRY_NOTE}\n{before}".rstrip("\n")
        sheets = [
            sheet._replace(notes=notes.get(sheet.name, {}), heading_note=self._section_note(sheet.name))
            for sheet in sheets
        ]
        title = str(self.source.tree.get("标题", "")) or "来访"
        return VisitForm(title, guide(sheets), pairs, tuple(sheets), self.lists, self._pair_notes(pairs))

    def _sheet(self, layout: TableLayout, layouts: Sequence[TableLayout], rows: Sequence[FormRow]) -> FormSheet:
        columns = tuple(
            form_column(column, self._choices(column, layout, layouts), layout.section.chinese)
            for column in layout.columns
        )
        texts = []
        for number, row in enumerate(rows):
            self.row_paths[row.path] = (layout.title, number)
            texts.append(tuple(row.cells.get(column.heading, "") for column in layout.columns))
        purpose = purpose_of(layout.title, layout.section)
        is_usual = layout.title in USUAL
        return FormSheet(layout.title, purpose, columns, example_row(layout), tuple(texts), is_usual=is_usual)

    # --- what is filled in ---

    def section_rows(self) -> dict[str, list[FormRow]]:
        """The rows of each section; those of lists inside entries go to ``inner_rows``."""
        return {field.chinese: self.rows_of(field) for field in fields(Visit) if field.model}

    def _pairs(self) -> list[FormPair]:
        pairs = []
        for name, field, section in head_fields():
            whole = self.source.tree.get(section, {}) if section else self.source.tree
            content = whole.get(field.chinese, "") if isinstance(whole, Mapping) else ""
            path: TreePath = (section, field.chinese) if section else (field.chinese,)
            words = choices_of(field, Visit)
            pairs.append(form_pair(name, field, self.cell(content, field, path), self._words(words)))
        return pairs

    def rows_of(self, section: FieldDescription) -> list[FormRow]:
        """The rows of one section."""
        content = self.source.tree.get(section.chinese, [])
        path: TreePath = (section.chinese,)
        if section.model is Delegation:
            content = content.get("名单", []) if isinstance(content, Mapping) else content
            path = (*path, "名单")
        if not isinstance(content, list) or (section.shape == "value" and section.model is not Delegation):
            return []
        names = chosen_names(content, model_of_entries(section))
        rows: list[FormRow] = []
        for number, (entry, name) in enumerate(zip(content, names, strict=True)):
            rows += self._entry_rows(entry, section, (*path, number), name)
        return rows

    def _entry_rows(self, entry: Tree, section: FieldDescription, path: TreePath, name: str) -> list[FormRow]:
        """The row of an entry; of a hotel one for each of its rooms."""
        model = model_of_entries(section)
        if isinstance(entry, str):
            bare = next(
                (field.chinese for field in fields(model) if field.name == model.bare), fields(model)[0].chinese
            )
            entry = {bare: entry}
        assert isinstance(entry, dict)
        cells: dict[str, str] = {}
        beside: list[FormRow] = []
        for field in fields(model):
            if (content := entry.get(field.chinese)) is None:
                continue
            here = (*path, field.chinese)
            if field.chinese == "房间" and isinstance(content, list):
                beside = [self._room_row(room, field, (*here, number)) for number, room in enumerate(content)]
                continue
            cells[field.chinese] = self._cell_or_sheet(content, section, field, here, name)
        if not beside:
            return [FormRow(cells, path)]
        # the hotel stands in every row; where more is said of it, rows that go on are blank
        repeated = cells if set(cells) <= {"宾馆"} else {}
        first, *others = beside
        return [
            FormRow({**cells, **first.cells}, first.path),
            *(FormRow({**repeated, **row.cells}, row.path) for row in others),
        ]

    def _room_row(self, room: Tree, field: FieldDescription, path: TreePath) -> FormRow:
        assert field.model is not None and isinstance(room, dict)
        return FormRow(
            {
                ("房间备注" if inner.chinese == "备注" else inner.chinese): self.cell(
                    room[inner.chinese], inner, (*path, inner.chinese)
                )
                for inner in fields(field.model)
                if inner.chinese in room
            },
            path,
        )

    def _cell_or_sheet(
        self, content: Tree, section: FieldDescription, field: FieldDescription, path: TreePath, name: str
    ) -> str:
        """What stands in the cell of an entry; what no cell can hold goes to a sheet of its own."""
        inner = self.inner_sheets.get(f"{section.chinese}{field.chinese}")
        if inner is None:
            return self.cell(content, field, path)
        items = content if isinstance(content, list) else [content]
        words = [_name_of(item, field) for item in items]
        are_cells = _are_cells(words, field)
        for number, item in enumerate(items):
            if not are_cells or not isinstance(item, str):
                self._add_inner(inner, item, name, (*path, number) if isinstance(content, list) else path)
        return "、".join(words) if are_cells else ""

    def _add_inner(self, inner: InnerSheet, item: Tree, owner: str, path: TreePath) -> None:
        """A row of the sheet of a list inside entries."""
        if isinstance(item, str):
            model = inner.field.model
            bare = next(field.chinese for field in fields(model) if field.name == model.bare) if model else ""
            item = {bare or inner.field.chinese: item}
            if not model and ("\n" in str(item[inner.field.chinese])):
                self._report(path, "一项里有换行")
        assert isinstance(item, dict)
        known = {field.chinese: field for field in fields(inner.model)}
        cells = {
            word: content
            if inner.field.model is None and isinstance(content, str)
            else self.cell(content, known[word], (*path, word))
            for word, content in item.items()
        }
        self.inner_rows.setdefault(inner.title, []).append(FormRow({inner.section.chinese: owner, **cells}, path))

    def cell(self, content: Tree, field: FieldDescription, path: TreePath) -> str:
        """The text of a cell; what cannot be one is reported."""
        if field.shape == "text" and isinstance(content, str):
            if len(content) > _LONGEST_CELL:
                self._report(path, f"有{len(content)}个字，一格写不下")
            return content
        if field.shape in ("texts", "values", "value"):
            items = content if isinstance(content, list) else [content]
            if not all(isinstance(item, str) and not set(item) & _marks_between(field) for item in items):
                self._report(path, "里有“、”、换行或好几层")
            return "、".join(str(item) for item in items)
        return content if isinstance(content, str) else self._options(content, path)

    def _options(self, content: Tree, path: TreePath) -> str:
        """A mapping as it is typed into a cell: 排数: 7、8；双数: 一号居左."""
        assert isinstance(content, dict)
        parts = []
        for name, value in content.items():
            items = value if isinstance(value, list) else [value]
            if set(name) & set(":：=;；\n") or any(
                not isinstance(item, str) or not item or set(item) & set("、;；\n") for item in items
            ):
                self._report(path, "的名称或取值里有分号、冒号、顿号或换行")
            parts.append(f"{name}: {'、'.join(str(item) for item in items)}")
        return "；".join(parts)

    def _report(self, path: TreePath, reason: str) -> None:
        mark = next(
            (self.source.marks[path[:end]] for end in range(len(path), 0, -1) if path[:end] in self.source.marks), None
        )
        name = next((part for part in reversed(path) if isinstance(part, str)), "")
        hint = "改写这一处；或留在 YAML 里用"
        self.problems.append(Problem(mark, "D230", "error", f"“{name}”{reason}，Excel 的一格里写不下", hint))

    # --- what is offered ---

    def _choices(self, column: ColumnLayout, layout: TableLayout, layouts: Sequence[TableLayout]) -> Choices | None:
        field, section = column.field, layout.section
        if field is None:
            return self._names_in(section.chinese, layouts, None)
        model = layout.inner.model if layout.inner else model_of_entries(section)
        if words := choices_of(field, model):
            return self._words(words)
        if field.people:
            return self._names_in(_SIDES[field.people.side], layouts, "姓名")
        entry = field.entry or (section.entry if field.name == model.bare and not layout.inner else None)
        if entry and (names := [name for table in entry.tables for name in self.source.offered.get(table, ())]):
            key = "、".join(entry.tables)
            self.lists[key] = tuple(dict.fromkeys(names))
            return Choices(words=key)
        return None

    def _names_in(self, title: str, layouts: Sequence[TableLayout], heading: str | None) -> Choices | None:
        """The column of another sheet that names its entries."""
        layout = next(layout for layout in layouts if layout.title == title)
        headings = [column.heading for column in layout.columns]
        naming = (heading,) if heading else ("名称", "内容", "品名", "岗位", "提出人", "宾馆", "项目")
        found = next((word for word in (("提出人",) if title == "反馈" else naming) if word in headings), None)
        return Choices(sheet=title, column=headings.index(found)) if found else None

    def _words(self, words: tuple[str, tuple[str, ...]] | None) -> Choices | None:
        if words is None:
            return None
        self.lists[words[0]] = words[1]
        return Choices(words=words[0], is_strict=True)

    # --- comments ---

    def _notes(self) -> dict[str, dict[int, str]]:
        notes: dict[str, dict[int, str]] = {}
        for path, text in self.source.comments.items():
            if (row := self._row_at(path)) is not None:
                before = notes.setdefault(row[0], {}).get(row[1], "")
                notes[row[0]][row[1]] = f"{before}\n{text}".lstrip("\n")
        return notes

    def _row_at(self, path: TreePath) -> tuple[str, int] | None:
        """The row in which something stands, or the first row of what is inside it."""
        for end in range(len(path), 1, -1):
            if path[:end] in self.row_paths:
                return self.row_paths[path[:end]]
        inside = (
            row
            for other, row in self.row_paths.items()
            if len(path) > 1 and other[: len(path)] == path and isinstance(path[-1], int)
        )
        return next(inside, None)

    def _section_note(self, title: str) -> str:
        paths = ((title,), (title, "名单"))
        return "\n".join(self.source.comments[path] for path in paths if path in self.source.comments)

    def _pair_notes(self, pairs: Sequence[FormPair]) -> dict[str, str]:
        """The comments at single values; those that stand nowhere else are at the first."""
        names = {pair.name for pair in pairs}
        sheets = {row[0] for row in self.row_paths.values()}
        notes: dict[str, str] = {}
        for path, text in self.source.comments.items():
            name = ".".join(str(part) for part in path)
            name = name if name in names else name.removeprefix("来宾.")
            if name not in names:
                if self._row_at(path) is not None or (path and path[0] in sheets and len(path) <= 2):
                    continue
                inner = next((one for one in names if path and one.startswith(f"{path[0]}.")), "")
                name = inner or pairs[0].name
            notes[name] = f"{notes[name]}\n{text}" if name in notes else text
        return notes


def _looks_like_no_entry(texts: Sequence[str]) -> bool:
    """Whether a reader could take a row for a sum, a remark, an example or a title."""
    written = [text for text in texts if text]
    return any(map(kind_of_cell, written)) or (len(written) == 1 and is_long_text(written[0]))


def _are_cells(words: Sequence[str], field: FieldDescription) -> bool:
    """Whether the names of some items can stand in one cell, so that a sheet only says more of them."""
    if not all(words) or any(set(word) & _marks_between(field) for word in words):
        return False
    if field.model is None:
        return True
    return bool(field.entry or field.shape == "value") and len(set(words)) == len(words)


def _marks_between(field: FieldDescription) -> frozenset[str]:
    """What would divide one text of a cell into several."""
    return frozenset("\n") if field.shape == "value" else frozenset("、\n")


def _name_of(item: Tree, field: FieldDescription) -> str:
    """A text, or the name in a mapping that has one."""
    if isinstance(item, str) or field.model is None:
        return item if isinstance(item, str) else ""
    bare = next((inner.chinese for inner in fields(field.model) if inner.name == field.model.bare), "")
    name = item.get(bare, "") if isinstance(item, dict) else ""
    return name if isinstance(name, str) else ""
