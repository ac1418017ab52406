"""Programmes that stand in a table: 日期, 时间, 内容, 地点 above its columns."""

import re
from collections.abc import Iterator, Sequence

from docgen.model.schedule import Stop
from docgen.readers.letters.clocks import ClockInText, clocks
from docgen.readers.letters.days import day_spans
from docgen.readers.letters.head import LetterHead
from docgen.readers.letters.passages import DraftField, FieldSource, PassageTable
from docgen.readers.letters.programme import ProgrammeItem
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.headings import heading_field, heading_text
from docgen.readers.tables.sheet_value import SheetValue
from docgen.readers.tables.sheets import Sheet

_BOTH = re.compile("日期(?:[及和/、]?)时间|时间")
_HALF_HEADING = re.compile("时段|半天|午别|上下午|上午?[/／、]下午?")
_HALF = re.compile("上午|下午|中午|晚上|傍晚|早上|早晨|凌晨|晚间|晚|早")
#: What may well begin at six in the morning.
_EARLY = re.compile("早餐|早饭|起床|晨|出发|集合|返程|返回")
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
            if text and _HALF_HEADING.fullmatch(text):
                name = "时段"
            if name:
                columns.setdefault(name, at)
        if "时段" in columns and "时间" not in columns:
            columns["时间"] = columns.pop("时段")
        if "内容" in columns and ("日期" in columns or "时间" in columns) and number + 1 < len(sheet.rows):
            return number, columns
    return None


def _items(table: PassageTable, head: LetterHead, days: Sequence[str]) -> Iterator[ProgrammeItem]:
    heading = _heading(table.sheet)
    if heading is None:
        return
    first, columns = heading
    day, half = days[0] if len(days) == 1 else "", ""
    for number in range(first + 1, len(table.sheet.rows)):
        cells = _cells(table.sheet, number, columns)
        said = f"{cells['日期']} {cells['时间']}"
        day_before, day = day, _day(said, head, days) or day
        # the half of the day that stands for several rows stands in the first
        half = _half_of_row(table.sheet.rows[number], columns) or (half if day == day_before else "")
        hours = _hours_of_row(cells, half)
        content, place = cells["内容"], cells["地点"]
        if not content and not place:
            continue
        doubt = "" if day else "没有写哪一天"
        if not hours and not any(day_spans(cells["时间"])):
            is_half = _HALF.fullmatch(cells["时间"]) is not None
            content = f"{'' if is_half else half}{cells['时间']}{content}"
        doubt = doubt or _doubt_of_hours(hours, content)
        time = hours[0].text if hours else ""
        yield ProgrammeItem(day, time, content or place, place, table.row_source(number), doubt)


def _doubt_of_hours(hours: Sequence[ClockInText], content: str) -> str:
    """Why the hour of a row is not sure; breakfast at six is that of the morning."""
    if not hours or (_EARLY.search(content) and hours[0].doubt != "不是准点"):
        return ""
    return hours[0].doubt


def _hours_of_row(cells: dict[str, str], half: str) -> list[ClockInText]:
    """The hours of a row, in the column of the hour, else in that of the day."""
    text = cells["时间"] or cells["日期"]
    return list(clocks(text if _HALF.search(text) or not cells["时间"] else f"{half}{text}"))


def _half_of_row(row: Sequence[SheetValue], columns: dict[str, int]) -> str:
    """上午 or 下午 in the column of it, or in a column that is none of the others; empty where none says so."""
    others = {at for name, at in columns.items() if name != "时段"}
    texts = ("".join(cell_text(cell).split()) for at, cell in enumerate(row) if at not in others)
    return next((text for text in texts if _HALF.fullmatch(text)), "")


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
