"""The people of any sheet that has a column 姓名: rosters and lists of names."""

import re

from docgen.errors import Problem
from docgen.model.people import Person
from docgen.readers.tables.cell_nodes import CellReader
from docgen.readers.tables.headings import heading_field, heading_text, is_name_heading
from docgen.readers.tables.row_places import RowPlacesFactory
from docgen.readers.tables.section_rows import SectionRows
from docgen.readers.tables.sheets import Sheet, separated
from docgen.readers.tables.table import find_heading, heading_of
from docgen.readers.visit_file.decode import Decoder
from docgen.readers.visit_file.nodes import Source

_HEADING_ROWS = 20
#: What separates the cells of a table in a text.
_CELL_MARKS = re.compile("[,，;；\t]")


def has_name_heading(sheet: Sheet) -> bool:
    """Whether one of the first rows has the heading of a column of names."""
    return any(is_name_heading(cell) for row in sheet.rows[:_HEADING_ROWS] for cell in row)


def people(sheet: Sheet, reader: CellReader) -> tuple[list[Person], list[Problem]] | None:
    """The people of any sheet that has a column 姓名, and what is wrong with them; None for other sheets.

    Columns that are no field of a person are ignored. Problems of the sheet itself go to the reader of its cells.
    """
    start = next((at for at, row in enumerate(sheet.rows[:_HEADING_ROWS]) if any(map(is_name_heading, row))), None)
    if start is None:
        return None
    lines = find_heading(sheet, range(start, len(sheet.rows)), lambda text: heading_field(text, Person) is not None)
    assert lines is not None  # 姓名 is there
    heading = heading_of(sheet, lines, Person)
    rows = SectionRows(sheet, Person, heading, len(sheet.rows), reader, known_only=True)
    decoder = Decoder()
    decoder.people.names_stay = True
    decoder.held_places = RowPlacesFactory().held
    # one by one: a list may have ten thousand rows, and the nodes of all take more than the people
    persons = [person for row in rows.entries("人") if (person := decoder.value(row, Person)) and person.name]
    return persons, decoder.problems


def pasted(source: Source) -> Sheet | None:
    """A text that is a table with headings, copied out of a sheet or exported from one; None for others."""
    headings = _CELL_MARKS.split(source.text.lstrip().partition("\n")[0])
    if len(headings) < 2 or not any(map(is_name_heading, headings)):
        return None
    return Sheet(source.name, separated(source.text, source.name))


def is_heading_of_person(cell: str) -> bool:
    """Whether a text is the heading of a column of people."""
    return heading_field(heading_text(cell), Person) is not None
