"""What is to be said of the entries of a sheet: hidden rows, comments, pictures, cells merged across."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from docgen.errors import Cell, Problem, column_name
from docgen.model.forms import ENTRY_NOTE
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.draft_notes import without_draft_notes
from docgen.readers.tables.rows import EntryRow
from docgen.readers.tables.sheets import Sheet, cell_at

_MOST_SHOWN = 8
_LONGEST_SHOWN = 30


def entry_remarks(sheet: Sheet, entries: Sequence[EntryRow], columns: Mapping[int, str]) -> Iterator[Problem]:
    """Everything that is to be said of the entries of a table.

    ``columns`` are the columns that are read, with their fields.
    """
    yield from hidden_columns(sheet, columns)
    marks = sheet.marks
    numbers = {row.number for row in entries}
    notes = [(place, without_draft_notes(text.replace(ENTRY_NOTE, "")).strip()) for place, text in marks.comments]
    if comments := [(place, text) for place, text in notes if place[0] in numbers and text]:
        texts = "、".join(f"{_cell(place)}“{_short(text)}”" for place, text in comments[:_MOST_SHOWN])
        text = f"批注没有读：{texts}{_more(comments, '处')}"
        yield Problem(_mark(sheet, comments[0][0]), "D225", "note", text, "要用的写进格里")
    if pictures := sorted(place for place in marks.pictures if place[0] in numbers):
        text = f"格里的图片没有读：{'、'.join(map(_cell, pictures[:_MOST_SHOWN]))}{_more(pictures, '处')}"
        yield Problem(_mark(sheet, pictures[0]), "D225", "note", text)
    yield from _merged_across(sheet, numbers, columns)


def hidden_entries(sheet: Sheet, entries: Iterable[tuple[int, str]]) -> list[tuple[Cell, str]]:
    """The entries, of rows and what they are called, that Excel does not show; each with its place."""
    marks = sheet.marks
    if not marks.is_hidden and not marks.hidden_rows:
        return []
    return [
        (Cell(sheet.name, number + 1, 1), _short(name))
        for number, name in entries
        if marks.is_hidden or number in marks.hidden_rows
    ]


def hidden_columns(sheet: Sheet, columns: Mapping[int, str]) -> Iterator[Problem]:
    """Asks about the columns that are read, by their places and names, and that Excel does not show."""
    hidden = [position for position in columns if position in sheet.marks.hidden_columns]
    if hidden:
        names = "、".join(f"“{columns[position]}”（{column_name(position + 1)} 列）" for position in hidden)
        place = Cell(sheet.name, 1, hidden[0] + 1)
        yield Problem(place, "D222", "should", f"{names}隐藏着，也读了", "不要的从表里删去；要的取消隐藏")


def _merged_across(sheet: Sheet, numbers: set[int], columns: Mapping[int, str]) -> Iterator[Problem]:
    """A question for every text that is merged over several columns that are read: it stands for the first alone."""
    for span in sheet.spans:
        if span.right == span.left or span.top not in numbers or span.left not in columns:
            continue
        text = cell_text(cell_at(sheet, span.top, span.left))
        others = [columns[at] for at in range(span.left + 1, span.right + 1) if at in columns]
        if text and others:
            said = f"“{_short(text)}”横着合并到“{'、'.join(others)}”，只当作“{columns[span.left]}”"
            yield Problem(_mark(sheet, (span.top, span.left)), "D227", "should", said, "拆开合并的单元格，各填各的")


def _mark(sheet: Sheet, place: tuple[int, int]) -> Cell:
    return Cell(sheet.name, place[0] + 1, place[1] + 1)


def _cell(place: tuple[int, int]) -> str:
    return f"{column_name(place[1] + 1)}{place[0] + 1}"


def _more(items: Sequence[object], unit: str) -> str:
    return f"等{len(items)}{unit}" if len(items) > _MOST_SHOWN else ""


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
