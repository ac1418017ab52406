"""A visit in a workbook as tables, and edited tables as the workbook with its cells changed in place.

Writing the form anew would lose what somebody has added to it: widths, colours, sheets and columns of his own.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docgen.api.forms.filled import FormRow, FormSource, filled_rows
from docgen.api.screen_tables.sections import ScreenSection, part_at, sections_of
from docgen.api.screen_tables.typed_rows import TextRows, tree_of_rows, typed_rows, without_blank
from docgen.api.screen_tables.yaml_visits import EditedVisit, VisitTables
from docgen.errors import Cell, DataError, Problem
from docgen.model.forms import CHECK_MARK, CHECKED_MARK, EXAMPLE, HEAD_SHEET
from docgen.model.people import Delegation
from docgen.model.sheets import RowBlockedError, SheetEdits
from docgen.model.value import Value
from docgen.model.visit import Visit
from docgen.readers.files import WORKBOOKS
from docgen.readers.tables.cell_nodes import CellReader
from docgen.readers.tables.draft_notes import unchecked_cells
from docgen.readers.tables.headings import heading_field, heading_text
from docgen.readers.tables.inner_sheets import inner_sheet_of, model_of_entries
from docgen.readers.tables.key_values import KeyValues
from docgen.readers.tables.sections import is_head, section_of
from docgen.readers.tables.sheets import Sheet, filled
from docgen.readers.tables.struck_cells import questions_of_struck_cells
from docgen.readers.tables.table import TableHeading, find_heading, heading_of
from docgen.readers.tables.visit_workbook import visit_nodes
from docgen.readers.tables.workbook import sheets_of_bytes
from docgen.readers.visit_file.located import part_of_mapping, parts_by_path
from docgen.readers.visit_file.nodes import COLUMNS_PER_LINE, Source, UnreadableError
from docgen.readers.visit_file.tree import Tree, TreePath
from docgen.readers.visit_file.visit import VisitTree


class VisitBook(NamedTuple):
    """A workbook of a visit: its sheets, and its tables."""

    sheets: tuple[Sheet, ...]
    tables: VisitTables


class _TablePlace(NamedTuple):
    """Where the table of a section stands: its sheet, the row of its headings, its columns by name, running numbers.

    Rows and columns count from 0; ``rows`` are those of the rows on the screen, ``examples`` those that are no data.
    """

    sheet: str
    heading_row: int
    columns: Mapping[str, int]
    counters: frozenset[int]
    rows: tuple[int, ...]
    width: int
    filled_rows: frozenset[int]
    examples: frozenset[int]


def is_workbook(name: str) -> bool:
    return name.lower().endswith(WORKBOOKS)


def visit_book(content: bytes, name: str) -> VisitBook:
    """The tables of a workbook. Raises DataError for one that cannot be read."""
    book = _sheets(content, name)
    root = part_of_mapping(visit_nodes(book, name)[0], Visit)
    return VisitBook(book, VisitTables(Source(name, ""), root, sections_of(root)))


def tree_of_book(content: bytes, name: str) -> VisitTree:
    """The tree of a workbook as the reader of visits takes it, with what is wrong with its sheets."""
    book = _sheets(content, name)
    node, problems = visit_nodes(book, name)
    struck = questions_of_struck_cells(book)
    return VisitTree(node, Source(name, ""), (*problems, *struck, *unchecked_cells(book)))


def _sheets(content: bytes, name: str) -> tuple[Sheet, ...]:
    try:
        return sheets_of_bytes(content, name)
    except UnreadableError as error:
        raise DataError(error.problems) from error


def with_rows_in_book(content: bytes, book: VisitBook, typed: Mapping[str, TextRows]) -> tuple[bytes, EditedVisit]:
    """The bytes of a workbook in which some tables are as they were typed. Raises DataError where that would lose."""
    tables = book.tables
    wanted = tree_of_rows(tables.root, tables.sections, typed)
    if wanted.tree == without_blank(tables.root.tree):
        return content, EditedVisit(tables, wanted.homeless)
    edits, now = _Edits(book), filled_rows(FormSource(wanted.tree)).rows
    for section in tables.sections:
        if section.is_record and section.name in typed:
            edits.add(section, typed[section.name])
        elif not section.is_record:
            edits.add(section, _rows_of(section, now.get(section.name, ()), typed))
    written = _written(content, edits.sheets())
    again = visit_book(written, tables.source.name)
    if without_blank(again.tables.root.tree) != wanted.tree:
        text = "这样写进表里会读成别的意思，没有改"
        raise DataError([Problem(None, "D230", "error", text, "这一处在 Excel 里改；或先导出成 YAML 再改")])
    return written, EditedVisit(again.tables, wanted.homeless)


def with_mark_checked(content: bytes, place: Cell) -> bytes:
    """The bytes of a workbook whose note at a cell does not say 请核对 any more. Raises DataError where that loses."""
    marks = {(place.line - 1, place.column - 1): (CHECK_MARK, CHECKED_MARK)}
    return _written(content, [SheetEdits(place.file.partition("!")[2], {}, notes=marks)])


def _written(content: bytes, edits: Sequence[SheetEdits]) -> bytes:
    """The bytes of a workbook with these edits. Raises DataError where they cannot be made without a loss."""
    # who only looks at a workbook needs no library that writes one
    from docgen.output.workbook_edits import edited_workbook, parts_lost

    if lost := parts_lost(content):
        text = f"这个工作簿里有{'、'.join(lost)}，在网页上改会丢掉它们，没有改"
        raise DataError([Problem(None, "D230", "error", text, "在 Excel 里改；或先导出成 YAML 再在网页上改")])
    try:
        return edited_workbook(content, edits)
    except RowBlockedError as error:
        text = f"“{error.title}”第{error.row + 1}行有公式或合并的单元格，网页上改不了这一行"
        raise DataError([Problem(None, "D230", "error", text, "在 Excel 里取消合并、把公式改成值，再来改")]) from error


def with_tree_in_book(content: bytes, book: VisitBook, tree: Mapping[str, Tree]) -> tuple[bytes, EditedVisit]:
    """The bytes of a workbook with other texts in the rows that it has. Raises DataError where that would lose."""
    filled_tables = filled_rows(FormSource(tree)).rows
    typed = {}
    for section in book.tables.sections:
        rows = filled_tables.get(section.name, ()) if not section.is_record else ()
        if len(rows) == len(section.rows):
            texts = [
                tuple(
                    old if column.is_unknown else row.cells.get(column.name, "")
                    for column, old in zip(section.columns, before.texts, strict=True)
                )
                for row, before in zip(rows, section.rows, strict=True)
            ]
            if texts != [row.texts for row in section.rows]:
                typed[section.name] = texts
    return with_rows_in_book(content, book, typed)


def _rows_of(section: ScreenSection, rows: Sequence[FormRow], typed: Mapping[str, TextRows]) -> TextRows:
    """The rows that a section has now, in the order in which a reader finds its entries again.

    Where a table has columns that docgen does not know, they are those that were typed.
    """
    if any(column.is_unknown for column in section.columns):
        return typed.get(section.name, [row.texts for row in section.rows])
    return [[row.cells.get(column.name, "") for column in section.columns] for row in rows]


class _Edits:
    """Gathers what changes in the sheets of a workbook."""

    def __init__(self, book: VisitBook) -> None:
        self.book = book
        self._edits: dict[str, SheetEdits] = {}

    def sheets(self) -> list[SheetEdits]:
        return list(self._edits.values())

    def add(self, section: ScreenSection, rows: TextRows) -> None:
        """Adds what is different in a section."""
        if section.is_record:
            self._add_record(section, rows[0] if rows else ())
        else:
            self._add_table(section, rows)

    def _of(self, title: str) -> SheetEdits:
        return self._edits.setdefault(title, SheetEdits(title, {}, {}, frozenset(), {}))

    # --- records ---

    def _add_record(self, section: ScreenSection, texts: Sequence[str]) -> None:
        places = dict(_places_of_values(self.book))
        for column, old, new in zip(section.columns, section.rows[0].texts, texts, strict=False):
            if old.strip() == new.strip():
                continue
            name = _pair_name(column.path)
            sheet, row, at = places.get(name) or self._new_pair(name)
            self._put(sheet, row, at, new)

    def _new_pair(self, name: str) -> tuple[str, int, int]:
        """The place of a value that the workbook does not name yet: below the other single values."""
        head = next((sheet for sheet in self.book.sheets if is_head(sheet.title)), None)
        title = head.title if head else HEAD_SHEET
        edits = self._of(title)
        last = max([len(head.rows) if head else 0, *(row + 1 for row, _ in edits.headings)])
        self._head(title, last, 0, name)
        return title, last, 1

    def _put(self, title: str, row: int, column: int, text: str) -> None:
        edits = self._of(title)
        self._edits[title] = edits._replace(texts={**edits.texts, (row, column): text})

    def _head(self, title: str, row: int, column: int, text: str) -> None:
        edits = self._of(title)
        self._edits[title] = edits._replace(headings={**edits.headings, (row, column): text})

    # --- tables ---

    def _add_table(self, section: ScreenSection, texts: TextRows) -> None:
        rows = typed_rows(section, texts)
        if [row.texts for row in rows] == [row.texts for row in section.rows]:
            return
        place = _place_of_table(self.book, section)
        if place is None:
            place = self._new_table(section)
        targets = self._targets(place, len(rows))
        columns = self._columns(place, section, [row.texts for row in rows])
        sources: dict[int, int | None] = {}
        for target, row in zip(targets, rows, strict=True):
            sources[target] = place.rows[row.origin] if row.origin is not None else None
            before = section.rows[row.origin].texts if row.origin is not None else ("",) * len(row.texts)
            for at, column in enumerate(section.columns):
                if row.texts[at].strip() != before[at].strip():
                    self._put(place.sheet, target, columns[column.name], row.texts[at])
        sources |= dict.fromkeys(sorted(set(place.rows) - set(targets)))
        moved = {target: source for target, source in sources.items() if target != source}
        edits = self._of(place.sheet)
        self._edits[place.sheet] = edits._replace(
            sources={**edits.sources, **moved}, fixed=edits.fixed | place.counters
        )

    def _targets(self, place: _TablePlace, count: int) -> list[int]:
        """The rows of the sheet in which the rows of a table stand now: those that it had, then those below."""
        rows = sorted(set(place.rows))
        below = (rows[-1] if rows else place.heading_row) + 1
        further = [row for row in range(below, below + count + len(place.examples) + 1) if row not in place.examples]
        targets = [*rows, *further][:count]
        if blocked := [row for row in targets if row not in rows and row in place.filled_rows]:
            text = f"“{place.sheet}”第{blocked[0] + 1}行下面还有别的内容，这张表放不下了"
            raise DataError([Problem(None, "D230", "error", text, "在 Excel 里先插入几个空行，再来加")])
        return targets

    def _columns(self, place: _TablePlace, section: ScreenSection, rows: TextRows) -> dict[str, int]:
        """The columns of the sheet by name; a heading is added for one that is needed and not there."""
        columns, width = dict(place.columns), place.width
        for at, column in enumerate(section.columns):
            if column.name not in columns and any(row[at].strip() for row in rows):
                columns[column.name] = width
                self._head(place.sheet, place.heading_row, width, column.name)
                width += 1
        return columns

    def _new_table(self, section: ScreenSection) -> _TablePlace:
        """A sheet for a section that the workbook does not have."""
        return _TablePlace(section.name, 0, {}, frozenset(), (), 0, frozenset(), frozenset())


def _pair_name(path: TreePath) -> str:
    """What a single value is called in a sheet: 公函.文号, 团组."""
    return ".".join(str(step) for step in path if step != "来宾")


def _places_of_values(book: VisitBook) -> Iterator[tuple[str, tuple[str, int, int]]]:
    """The cells of single values by name: those that are named and blank, then those that hold something."""
    for sheet in book.sheets:
        if is_head(sheet.title):
            values = KeyValues(sheet, range(len(sheet.rows)), (Visit, Delegation), CellReader())
            for pair in values.pairs():
                at = pair.value_column if pair.value_column > pair.column else pair.column + 1
                yield pair.key, (sheet.title, pair.row, at)
    for path, part in parts_by_path(book.tables.root):
        if (
            part.field is not None
            and part.field.shape in ("text", "texts")
            and all(isinstance(step, str) for step in path)
        ):
            row, column = divmod(part.node.start, COLUMNS_PER_LINE)
            yield _pair_name(path), (part.node.source.name.rpartition("!")[2], row, column)


def _place_of_table(book: VisitBook, section: ScreenSection) -> _TablePlace | None:
    """Where the table of a section stands; None where the workbook has none."""
    parts = [part for part in (part_at(book.tables.root, row.path) for row in section.rows) if part is not None]
    titles = {part.node.source.name.rpartition("!")[2] for part in parts}
    if len(titles) > 1:
        text = f"“{section.name}”分在几张表里，网页上改不了"
        raise DataError([Problem(None, "D230", "error", text, "在 Excel 里合成一张表")])
    title = next(iter(titles), "")
    sheet = next((one for one in book.sheets if one.title == title or (not title and _holds(one, section))), None)
    heading = _heading_of(sheet, section) if sheet is not None else None
    if sheet is None or heading is None:
        return None
    rows = tuple(part.node.start // COLUMNS_PER_LINE for part in parts)
    filled_rows = frozenset(number for number, row in enumerate(sheet.rows) if filled(row))
    examples = frozenset(_examples(sheet, sorted(filled_rows - set(rows)), heading.lines.last))
    return _TablePlace(
        sheet.title,
        heading.lines.last,
        dict(_named_columns(heading, section)),
        heading.counters,
        rows,
        max(map(len, sheet.rows), default=0),
        filled_rows,
        examples,
    )


def _examples(sheet: Sheet, rows: Sequence[int], heading: int) -> Iterator[int]:
    """The rows below a heading that are examples and no data."""
    for row in rows:
        if row > heading and str(filled(sheet.rows[row])[0][1]).startswith(EXAMPLE):
            yield row


def _heading_of(sheet: Sheet, section: ScreenSection) -> TableHeading | None:
    model = _model_of_rows(section)
    owner = section.layout.section.chinese if section.layout else ""
    names = {owner, *(column.name for column in section.columns)}
    rows = range(len(sheet.rows))
    lines = find_heading(sheet, rows, lambda text: text in names or heading_field(text, model) is not None)
    return heading_of(sheet, lines, model) if lines else None


def _named_columns(heading: TableHeading, section: ScreenSection) -> Iterator[tuple[str, int]]:
    """The columns of a sheet by the names of the columns on the screen."""
    names = {column.name for column in section.columns}
    for one in reversed(heading.columns):
        text = heading_text(one.lines[-1])
        fields = (column.name for column in section.columns if column.field is not None and column.field is one.field)
        yield text if text in names else next(fields, text), one.position


def _holds(sheet: Sheet, section: ScreenSection) -> bool:
    """Whether a sheet is that of a section, by its name."""
    if section.inner is not None:
        inner = inner_sheet_of(sheet.title)
        return inner is not None and inner.title == section.name
    meant = section_of(sheet.title)
    return meant is not None and meant.chinese == section.name


def _model_of_rows(section: ScreenSection) -> type[Value]:
    assert section.layout is not None
    return section.inner.model if section.inner else model_of_entries(section.layout.section)
