"""Tables as a workbook."""

from collections.abc import Sequence

from docgen.api.files import File
from docgen.model.sheets import ListSheet
from docgen.output.write import safe_name


def workbook_file(title: str, sheets: Sequence[ListSheet]) -> File:
    """A workbook of these sheets, called by its title."""
    # the library of spreadsheets is brought in only by who wants one
    from docgen.output.workbook import WorkbookColumn, WorkbookSheet, workbook

    written = [
        WorkbookSheet(
            sheet.name,
            sheet.title,
            sheet.note,
            tuple(WorkbookColumn(*column) for column in sheet.columns),
            sheet.rows,
            sheet.total,
        )
        for sheet in sheets
    ]
    return File(f"{safe_name(title)}.xlsx", workbook(title, written))
