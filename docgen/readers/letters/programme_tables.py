"""Programmes that stand in a table: 日期, 时间, 内容, 地点 above its columns."""

import re
from collections.abc import Iterator, Sequence

from docgen.model.schedule import Stop
from docgen.readers.letters.clocks import clocks
from docgen.readers.letters.days import day_spans
from docgen.readers.letters.head import LetterHead
from docgen.readers.letters.passages import DraftField, FieldSource, PassageTable
from docgen.readers.letters.programme import ProgrammeItem
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.headings import heading_field, heading_text
from docgen.readers.tables.sheets import Sheet

_BOTH = re.compile("日期(?:[及和/、]?)时间|时间")
_FIELDS = {"date": "日期", "time": "时间", "activity": "内容", "place": "地点"}
_MOST_ROWS_ABOVE = 4


def is_programme(table: PassageTable) -> bool:
    """Whether a table has the headings of a programme: a day or an hour, and what is done."""
    return _heading(table.sheet) is not None


def items_of_tables(tables: Sequence[PassageTable], head: LetterHead, days: Sequence[str]) -> list[ProgrammeItem]:
    """The rows of the programmes of a letter, each with its day."""
    return [item for table in tables for item in _items(table, head, days)]


def table_programme(tables: Sequence[PassageTable]) -> DraftField | None:
    """The rows as 公函.行程, in the words of the letter."""
    rows = [text for table in tables for text in _texts(table)]
    if not rows:
        return None
    heading = _heading(tables[0].sheet) or (0, {})
    return DraftField("公函.行程", "；".join(rows), tables[0].row_source(heading[0] + 1))


def _heading(sheet: Sheet) -> tuple[int, dict[str, int]] | None:
    """The row of the headings, and the columns of the fields that are read."""
    for number, row in enumerate(sheet.rows[: _MOST_ROWS_ABOVE + 1]):
        columns: dict[str, int] = {}
        for at, cell in enumerate(row):
            text = heading_text(cell)
            field = heading_field(text, Stop) if text and len(text) < 10 else None
            name = _FIELDS.get(field.name, "") if field else "时间" if _BOTH.fullmatch(text or "") else ""
            if name:
                columns.setdefault(name, at)
        if "内容" in columns and ("日期" in columns or "时间" in columns) and number + 1 < len(sheet.rows):
            return number, columns
    return None


def _items(table: PassageTable, head: LetterHead, days: Sequence[str]) -> Iterator[ProgrammeItem]:
    heading = _heading(table.sheet)
    if heading is None:
        return
    first, columns = heading
    day = days[0] if len(days) == 1 else ""
    for number in range(first + 1, len(table.sheet.rows)):
        cells = _cells(table.sheet, number, columns)
        said = f"{cells['日期']} {cells['时间']}"
        day = _day(said, head, days) or day
        hours = list(clocks(cells["时间"] or cells["日期"]))
        content, place = cells["内容"], cells["地点"]
        if not content and not place:
            continue
        doubt = "" if day else "没有写哪一天"
        if cells["时间"] and not hours and not any(day_spans(cells["时间"])):
            content = f"{cells['时间']}{content}"
        time = hours[0].text if hours else ""
        yield ProgrammeItem(day, time, content or place, place, table.row_source(number), doubt)


def _cells(sheet: Sheet, number: int, columns: dict[str, int]) -> dict[str, str]:
    row = sheet.rows[number]
    return {
        name: " ".join(cell_text(row[at]).split()) if (at := columns.get(name, -1)) >= 0 and at < len(row) else ""
        for name in _FIELDS.values()
    }


def _day(text: str, head: LetterHead, days: Sequence[str]) -> str:
    found = next((days_found for span in day_spans(text) if (days_found := span.days(head.year))), None)
    if found:
        return str(found[0])
    bare = re.match(r"\s*(\d{1,2})[日号]", text)
    return next((day for day in days if bare and int(day[8:]) == int(bare[1])), "")


def rows_of_tables(tables: Sequence[PassageTable]) -> list[FieldSource]:
    """The rows as sentences; a day that stands for several rows is said in each."""
    return [row for table in tables for row in _rows(table)]


def _rows(table: PassageTable) -> Iterator[FieldSource]:
    heading, day = _heading(table.sheet), ""
    for number in range(heading[0] + 1 if heading else 0, len(table.sheet.rows)):
        cells = _cells(table.sheet, number, heading[1]) if heading else {}
        source = table.row_source(number)
        text = source.text.replace(" | ", " ").strip()
        day = cells.get("日期") or day
        yield source._replace(text=text if cells.get("日期") else f"{day} {text}".strip())


def _texts(table: PassageTable) -> Iterator[str]:
    """The rows as they stand, without their headings."""
    heading = _heading(table.sheet)
    for number in range(heading[0] + 1 if heading else 0, len(table.sheet.rows)):
        if text := table.row_source(number).text.replace(" | ", " ").strip():
            yield text
