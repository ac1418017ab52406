"""What somebody struck out in the cells of a workbook: it is read, and asked about at its place."""

from collections.abc import Iterator, Sequence

from docgen.errors import Cell, Problem, column_name
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.sheets import Sheet, cell_at, filled

_MOST_SHOWN = 8
_LONGEST_SHOWN = 30


def questions_of_struck_cells(book: Sequence[Sheet]) -> Iterator[Problem]:
    """One question for each sheet with struck words, at the first of its cells."""
    for sheet in book:
        if not (sheet.marks.struck or sheet.marks.struck_words):
            continue
        if shown := list(_shown(sheet)):
            more = f"等{len(shown)}处" if len(shown) > _MOST_SHOWN else ""
            texts = "、".join(text for _, text in shown[:_MOST_SHOWN])
            text, hint = f"{texts}{more}划了删除线，照样读了", "不要的从表里删去；要的去掉删除线"
            yield Problem(shown[0][0], "D223", "should", text, hint)


def struck_words_of_row(sheet: Sheet, row: int) -> str:
    """The struck words of a row, counted from 0."""
    return "、".join(words for _, words in _struck_in_row(sheet, row))


def _shown(sheet: Sheet) -> Iterator[tuple[Cell, str]]:
    """The rows that are struck from end to end, and the struck cells of the others, in their order."""
    for row in sorted({row for row, _ in (*sheet.marks.struck, *sheet.marks.struck_words)}):
        cells = _struck_in_row(sheet, row)
        if not cells:
            continue
        if all((row, column) in sheet.marks.struck for column, _ in filled(sheet.rows[row])):
            yield Cell(sheet.name, row + 1, cells[0][0] + 1), f"第{row + 1}行“{_short(cells[0][1])}”"
            continue
        for column, words in cells:
            text = cell_text(cell_at(sheet, row, column))
            part = "" if (row, column) in sheet.marks.struck else f"里的“{_short(words)}”"
            yield Cell(sheet.name, row + 1, column + 1), f"{column_name(column + 1)}{row + 1}“{_short(text)}”{part}"


def _struck_in_row(sheet: Sheet, row: int) -> list[tuple[int, str]]:
    """The columns of a row that hold struck words, and these."""
    cells = filled(sheet.rows[row]) if row < len(sheet.rows) else ()
    marks = sheet.marks
    return [
        (column, marks.struck_words.get((row, column)) or cell_text(cell))
        for column, cell in cells
        if (row, column) in marks.struck or (row, column) in marks.struck_words
    ]


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
