"""Edits of a visit as a clerk makes them in tables: one cell, a new row, a row gone, a row moved."""

from collections.abc import Callable

from docgen.api.screen_tables.sections import ScreenSection
from docgen.api.screen_tables.yaml_visits import VisitTables, visit_tables, with_rows
from docgen.readers.visit_file.nodes import Source

Change = Callable[[list[list[str]], list[str]], None]


def tables_of(text: str) -> VisitTables:
    return visit_tables(Source("来访.yaml", text))


def section_of(tables: VisitTables, name: str) -> ScreenSection:
    return next(section for section in tables.sections if section.name == name)


def rows_of(tables: VisitTables, name: str) -> list[list[str]]:
    return [list(row.texts) for row in section_of(tables, name).rows]


def changed(text: str, name: str, change: Change) -> str:
    """The text of a visit after ``change`` of the rows of a section; it also gets the names of the columns."""
    tables = tables_of(text)
    rows = rows_of(tables, name)
    change(rows, [column.name for column in section_of(tables, name).columns])
    return with_rows(tables, {name: rows}).tables.source.text


def put(row: int, column: str, text: str) -> Change:
    """A text put into a cell."""

    def change(rows: list[list[str]], names: list[str]) -> None:
        rows[row][names.index(column)] = text

    return change


def new_row(at: int, **texts: str) -> Change:
    """A row put in before the row of this number."""

    def change(rows: list[list[str]], names: list[str]) -> None:
        rows.insert(at, [texts.get(name, "") for name in names])

    return change


def without_row(at: int) -> Change:
    def change(rows: list[list[str]], _names: list[str]) -> None:
        del rows[at]

    return change


def moved(at: int, to: int) -> Change:
    def change(rows: list[list[str]], _names: list[str]) -> None:
        rows.insert(to, rows.pop(at))

    return change
