"""The notes at the cells of a draft: the source of each value, and 请核对 where it is not sure."""

from collections.abc import Iterator, Sequence

from docgen.errors import Cell, Problem
from docgen.model.forms import CHECK_MARK, CHECKED_MARK, SOURCE_MARK
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.sheets import Sheet
from docgen.readers.visit_file.draft_marks import unchecked_text


def unchecked_cells(book: Sequence[Sheet]) -> Iterator[Problem]:
    """A question for every note of a workbook that still says 请核对."""
    for sheet in book:
        for (row, column), note in sheet.marks.comments:
            for line in note.split("\n"):
                if line.startswith(CHECK_MARK):
                    heading = cell_text(sheet.rows[row][0]) if row < len(sheet.rows) and column == 1 else ""
                    text = unchecked_text(heading, line.removeprefix(CHECK_MARK))
                    place = Cell(sheet.name, row + 1, column + 1)
                    yield Problem(place, "D128", "should", text, "照原件核对、改好，再删去这一格的批注")


def without_draft_notes(note: str) -> str:
    """A note without the lines that a draft wrote: they are no words of the clerk."""
    return "\n".join(line for line in note.split("\n") if not line.startswith((CHECK_MARK, CHECKED_MARK, SOURCE_MARK)))
