"""A catalogue of the office that is a workbook or a CSV file: its rows as the nodes that YAML gives, too."""

from pathlib import Path

from docgen.errors import Cell, Problem
from docgen.model.office import TABLES
from docgen.model.value import Value
from docgen.readers.tables.cell_nodes import CellMapping, CellReader, CellScalar, CellSequence
from docgen.readers.tables.headings import heading_field
from docgen.readers.tables.section_rows import SectionRows
from docgen.readers.tables.sheets import Sheet
from docgen.readers.tables.table import Lines, find_heading, heading_of
from docgen.readers.tables.table_file import sheets
from docgen.readers.visit_file.nodes import COLUMNS_PER_LINE, SequenceNode, Source


def catalogue_rows(path: Path) -> tuple[dict[str, SequenceNode], tuple[Problem, ...]]:
    """The rows of the tables of a workbook, by the name of the table, and what is wrong with its sheets.

    A sheet that is called like a table of the office is that table; the others are parts of the one that is called like
    the file. Raises UnreadableError, OSError.
    """
    book, notices = sheets(path)
    reader = CellReader()
    tables: dict[str, SequenceNode] = {}
    for sheet in book:
        if not sheet.has_content:
            continue
        name = sheet.title if sheet.title in TABLES else path.stem
        rows = _rows(sheet, name, reader)
        if rows is not None and name in tables:
            tables[name].items += rows.items
        elif rows is not None:
            tables[name] = rows
    return tables, (*notices, *reader.notices(), *reader.problems)


def _rows(sheet: Sheet, name: str, reader: CellReader) -> SequenceNode | None:
    model = TABLES.get(name)
    if model is None:
        return _rows_of_any_table(sheet, reader)
    lines = find_heading(sheet, range(len(sheet.rows)), lambda text: heading_field(text, model) is not None)
    if lines is None:
        text, hint = f"“{name}”表没有表头", "第一行写各列的名称，如：名称"
        reader.problems.append(Problem(Cell(sheet.name, 1, 1), "D217", "error", text, hint))
        return None
    return SectionRows(sheet, model, heading_of(sheet, lines, model), len(sheet.rows), reader).rows(name)


def _rows_of_any_table(sheet: Sheet, reader: CellReader) -> SequenceNode:
    """The rows below the first that holds anything: a table of the office's own has headings of its own."""
    first = next(number for number, row in enumerate(sheet.rows) if any(cell not in (None, "") for cell in row))
    columns = heading_of(sheet, Lines(first, first), Value).columns
    source = Source(sheet.name, "")
    rows = CellSequence(first * COLUMNS_PER_LINE, source)
    for number in range(first + 1, len(sheet.rows)):
        row = CellMapping(number * COLUMNS_PER_LINE, source)
        for column in columns:
            cell = sheet.rows[number][column.position] if column.position < len(sheet.rows[number]) else None
            if cell is not None and cell != "":
                key = CellScalar(column.heading, first * COLUMNS_PER_LINE + column.position, source)
                row.pairs.append((key, reader.scalar(cell, number, column.position, source)))
        if row.pairs:
            rows.items.append(row)
    return rows
