"""A table of a year: the workbook of one visit, or a ledger with a visit on each row."""

from pathlib import Path
from typing import NamedTuple

from docgen.errors import Problem
from docgen.model.ledger import Record
from docgen.readers.ledger.record import RecordOffice, parse_record, with_leaders_by_level
from docgen.readers.tables.cell_remedies import problems_in_cells
from docgen.readers.tables.ledger_rows import sheet_rows
from docgen.readers.tables.table_file import sheets
from docgen.readers.tables.visit_workbook import is_untouched, is_visit, visit_nodes
from docgen.readers.visit_file.decode import Decoder
from docgen.readers.visit_file.nodes import Source


class YearTable(NamedTuple):
    """What a table holds: the record of its one visit, or those of its rows; and all problems."""

    visit: Record | None
    rows: list[Record]
    problems: list[Problem]


def read_year_table(path: Path, shown: str, office: RecordOffice, year: int | None) -> YearTable:
    """The records of a workbook or CSV file; none of a form that nobody has filled in.

    Raises UnreadableError, OSError.
    """
    book, notices = sheets(path)
    problems = list(notices)
    if not is_visit(book):
        rows = sheet_rows(book, shown, problems, year)
        return YearTable(None, [with_leaders_by_level(row, office.leader_rank) for row in rows], problems)
    node, slips = visit_nodes(book, shown)
    if is_untouched(node, slips):
        return YearTable(None, [], [])
    decoder = Decoder(office.catalogue.lookup)
    record = parse_record(node, Source(shown, ""), office, decoder)
    return YearTable(record, [], [*problems, *problems_in_cells([*slips, *decoder.problems])])
