"""What the bytes of a file hold that somebody edits in tables: a visit, the workbook of one, a table of the office."""

from collections.abc import Mapping
from pathlib import Path

from docgen.api.screen_tables.checking import OfficeShelf
from docgen.api.screen_tables.file_texts import same_kind_of_bytes
from docgen.api.screen_tables.findings import CellFinding, findings_at_cells
from docgen.api.screen_tables.office_file import (
    OWN_OFFICE,
    office_form,
    problems_of_office,
    with_rows_of_office_form,
)
from docgen.api.screen_tables.office_tables import office_table, problems_of_table, with_rows_of_office
from docgen.api.screen_tables.typed_rows import TextRows
from docgen.api.screen_tables.workbook_visits import is_workbook, visit_book, with_rows_in_book
from docgen.api.screen_tables.yaml_visits import EditedVisit, VisitTables, visit_tables, with_rows
from docgen.errors import DataError, Problem
from docgen.model.office import TABLES, Office
from docgen.model.value import Value
from docgen.model.visit import Visit
from docgen.readers.files import decode_text
from docgen.readers.visit_file.nodes import Source, UnreadableError
from docgen.readers.visit_file.slips import may_have_slips
from docgen.readers.visit_file.tolerant import mend_yaml


def tables_of_content(content: bytes, path: Path, table: str) -> VisitTables:
    """The tables of a file; ``table`` is the one of the office that it is, empty for a visit. Raises DataError.

    ``OWN_OFFICE`` is the office itself.

    Slips of YAML that are certain are mended first: the first change writes them down.
    """
    if is_workbook(path.name):
        return visit_book(content, path.name).tables
    source = _text_of(content, path)
    model = _model_of(table)
    try:
        if not may_have_slips(source, model):
            return _tables_of_text(source, table)
    except DataError:
        pass  # below it is read without its slips
    mended = mend_yaml(source, model)
    return _tables_of_text(Source(source.name, mended.text), table)._replace(mended=mended.changes)


def _model_of(table: str) -> type[Value]:
    return Office if table == OWN_OFFICE else TABLES.get(table, Visit)


def _tables_of_text(source: Source, table: str) -> VisitTables:
    if table == OWN_OFFICE:
        return office_form(source)
    return office_table(source, table) if table else visit_tables(source)


def _with_rows(before: VisitTables, typed: Mapping[str, TextRows]) -> EditedVisit:
    if before.office_table == OWN_OFFICE:
        return with_rows_of_office_form(before, typed)
    return with_rows_of_office(before, typed) if before.office_table else with_rows(before, typed)


def content_with_rows(
    content: bytes, path: Path, before: VisitTables, typed: Mapping[str, TextRows]
) -> tuple[bytes, EditedVisit]:
    """The content of a file with some tables as they were typed, and what it holds then. Raises DataError."""
    if is_workbook(path.name):
        changed, edited = with_rows_in_book(content, visit_book(content, path.name), typed)
        return changed, edited._replace(tables=before) if changed == content else edited
    edited = _with_rows(before, typed)
    if edited.tables is before:
        return content, edited
    return same_kind_of_bytes(edited.tables.source.text, content), edited


def findings_of_content(content: bytes, path: Path, tables: VisitTables, shelf: OfficeShelf) -> list[CellFinding]:
    """What is to be said of a file, at its cells."""
    if is_workbook(path.name):
        problems = shelf.check_book(content, path.name, path.parent).problems
    elif tables.office_table == OWN_OFFICE:
        problems = (*decode_text(content, path.name)[1], *problems_of_office(tables.source))
    elif tables.office_table:
        problems = (*decode_text(content, path.name)[1], *problems_of_table(tables))
    else:
        problems = shelf.check(tables.source, path.parent, decode_text(content, path.name)[1]).problems
    return [*map(_mended, tables.mended), *findings_at_cells(tables, problems)]


def _mended(slip: Problem) -> CellFinding:
    """A slip of the file that was taken as it was meant."""
    line = f"第{slip.place.line}行" if slip.place else "文件里"
    said = slip._replace(level="note", text=f"{line}{slip.text}，按意思读了；改动后会写对", hint="")
    return CellFinding("", -1, -1, said)


def _text_of(content: bytes, path: Path) -> Source:
    try:
        return decode_text(content, path.name)[0]
    except UnreadableError as error:
        raise DataError(error.problems) from error
