"""The guests in tables: with headings or without, two people a row, forms for one person; and programmes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from docgen.errors import Problem
from docgen.model.diet_words import diet_of_word
from docgen.model.people import Person
from docgen.model.posts import is_post, is_surely_unit, is_unit
from docgen.model.unit_and_post import split_unit_and_post
from docgen.readers.letters.contacts import PHONE
from docgen.readers.letters.files import passages_of_table
from docgen.readers.letters.member_lines import ROOM, ListedGuest, members_of_line
from docgen.readers.letters.passages import FieldSource, Passage, PassageTable
from docgen.readers.people.names import is_foreign_name, is_name, without_spaces
from docgen.readers.tables.cell_nodes import CellReader
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.headings import heading_field, heading_text, is_counter, is_name_heading
from docgen.readers.tables.people_table import has_name_heading, people
from docgen.readers.tables.sheet_value import SheetValue
from docgen.readers.tables.sheets import CellSpan, Sheet
from docgen.readers.tables.table import Column, Lines, TableHeading, find_heading, heading_of

_FIELDS = {
    "sex": "性别", "ethnicity": "民族", "unit": "单位", "title": "职务", "rank": "级别", "phone": "电话",
    "name_en": "英文名", "diet": "饮食", "role": "角色", "note": "备注",
}  # fmt: skip
_BOTH = re.compile("单位(?:及|和|、|/|与)?职务|工作单位及职务|职务")
_AS_ABOVE = re.compile("[-—－]*(?:[〃″\"“”〞〝＂]{1,2}|''|々|仝|[同仝]\\s*[上前](?:面|一?行|一?人)?)[-—－。]*")
_ABOVE_FIELDS = ("unit", "title", "rank", "ethnicity", "note", "phone")
_NUMBER_BEFORE = re.compile(
    r"^\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]+|[一二三四五六七八九十]{1,3}[、.．])\s*"
)
_COUNT_BEHIND = re.compile(r"\s*[（(]?(?:共|计)?\s*[\d一二三四五六七八九十]{1,3}\s*[人名位][）)]?[：:]?$|[：:]$")
_ROOM_HEADING = re.compile("房间|住宿|房型|床型|用房|住房|入住")
#: The remarks below a table speak of guests, too.
_REMARK = re.compile("^(?:备注|注|说明|附注|注意)\\d?\\s*[：:、.]")
_NO_PERSON = re.compile("航班|车次|饮食|住宿|联系人|备注|要求|日期|时间|单位|合计|说明")


class TableContent(NamedTuple):
    """What a table gives: guests, passages to be read as text, rows that nobody reads, what is wrong."""

    members: Sequence[ListedGuest] = ()
    passages: Sequence[Passage] = ()
    unread: Sequence[FieldSource] = ()
    problems: Sequence[Problem] = ()


def content_of_table(table: PassageTable) -> TableContent:
    """The guests of a table, and what else stands in it."""
    if not table.sheet.has_content:
        return TableContent()
    heading = _heading_row(table.sheet)
    if heading is None:
        return _without_headings(table)
    above = passages_of_table(table, 0, heading)
    end = _end_of_people(table.sheet, heading)
    below = passages_of_table(table, end)
    parts = [_members(part) for part in _sides(table, heading, end)]
    members = _in_order([member for part in parts for member in part.members], parts)
    unread = [source for part in parts for source in part.unread]
    remarks = [Passage(*source) for source in unread if _REMARK.match(source.text)]
    return TableContent(
        members,
        [*above, *below, *remarks],
        [source for source in unread if not _REMARK.match(source.text)],
        [problem for part in parts for problem in part.problems],
    )


def _heading_row(sheet: Sheet) -> int | None:
    """The row with the headings of people: 姓名 and another heading, and no name beside it."""
    if not has_name_heading(sheet):
        return None
    for number, row in enumerate(sheet.rows):
        texts = [cell for cell in row if cell_text(cell)]
        if any(map(is_name_heading, texts)):
            known = [
                cell for cell in texts if heading_field(heading_text(cell), Person) or is_counter(heading_text(cell))
            ]
            if len(known) * 2 > len(texts) or len(texts) == 1:
                return number
    return None


def _end_of_people(sheet: Sheet, heading: int) -> int:
    """The row behind the last that can be a person: a form has rows of its own below the list."""
    columns = [at for at, cell in enumerate(sheet.rows[heading]) if is_name_heading(cell)]
    for number in range(heading + 1, len(sheet.rows)):
        cells = [cell_text(sheet.rows[number][at]) for at in columns if at < len(sheet.rows[number])]
        first = next((text for cell in sheet.rows[number] if (text := cell_text(cell))), "")
        if (
            re.match(
                "(?:到达|抵达|返程|来程|回程)?(?:航班|车次)|饮食|住宿|联系人|用餐|接站|接机", "".join(first.split())
            )
            and len(first) <= 12
        ) and (not any(map(is_name, cells)) or first in cells):
            return number
    return len(sheet.rows)


class _Side(NamedTuple):
    """The columns of one person of a row."""

    table: PassageTable
    counter: int | None  # the column of running numbers, looked at where people stand side by side


def _sides(table: PassageTable, heading: int, end: int) -> list[_Side]:
    """The table itself, or one for each of the people who stand side by side in its rows."""
    starts = _starts_of_sides(table.sheet.rows[heading])
    if len(starts) < 2 and end == len(table.sheet.rows):
        return [_Side(table, None)]
    starts = starts if len(starts) > 1 else [0]
    ends = [*starts[1:], max(len(row) for row in table.sheet.rows)]
    texts = [heading_text(cell) for cell in table.sheet.rows[heading]]
    sides = []
    for start, stop in zip(starts, ends, strict=True):
        sheet = _part(table.sheet, CellSpan(heading, start, end - 1, stop - 1))
        counter = next((at for at, text in enumerate(texts[start:stop]) if is_counter(text)), None)
        sides.append(_Side(PassageTable(table.file, sheet, list(table.lines[heading:end])), counter))
    return sides


def _starts_of_sides(headings: Sequence[SheetValue]) -> list[int]:
    """The first column of each person of a row: where the headings begin again."""
    texts = [heading_text(cell) for cell in headings]
    names = [at for at, cell in enumerate(headings) if is_name_heading(cell)]
    first = next(at for at, text in enumerate(texts) if text)
    again = [at for at, text in enumerate(texts) if text == texts[first]]
    return again if len(again) == len(names) else names


def _part(sheet: Sheet, part: CellSpan) -> Sheet:
    """Some rows and columns of a sheet, with their merged cells."""
    rows = [list(row[part.left : part.right + 1]) for row in sheet.rows[part.top : part.bottom + 1]]
    spans = [
        CellSpan(
            max(span.top, part.top) - part.top,
            span.left - part.left,
            min(span.bottom, part.bottom) - part.top,
            min(span.right, part.right) - part.left,
        )
        for span in sheet.spans
        if part.left <= span.left <= part.right and span.bottom >= part.top and span.top <= part.bottom
    ]
    return Sheet(sheet.name, rows, tuple(spans))


class _RowPerson(NamedTuple):
    """Somebody of a row, and which of his fields are doubtful because they only point to the row above."""

    person: Person
    doubts: Mapping[str, str]


class _SidePeople(NamedTuple):
    members: Sequence[ListedGuest]
    numbers: Sequence[int]  # what the column of running numbers says, the row where there is none
    unread: Sequence[FieldSource]
    problems: Sequence[Problem]


def _members(side: _Side) -> _SidePeople:
    table, reader = side.table, CellReader()
    read = people(table.sheet, reader)
    if read is None:
        return _SidePeople((), (), (), ())
    persons, problems = read
    members: list[ListedGuest] = []
    numbers, unread = [], []
    units, rooms = _units_above(table.sheet), _room_column(table.sheet)
    for person, above in _as_above(persons):
        row = person.at[""].line - 1
        source = table.row_source(row)
        member = _member(person, source, _is_joined(table.sheet))
        if member is None:
            unread.append(source)
            continue
        member = member._replace(doubts={**above, **member.doubts})
        room = cell_text(table.sheet.rows[row][rooms]) if rooms is not None else ""
        members.append(_completed(member, units.get(row, ""), room))
        counter = cell_text(table.sheet.rows[row][side.counter]) if side.counter is not None else ""
        numbers.append(int(counter) if counter.isdecimal() else 0)
    shown = [
        problem for problem in (*problems, *reader.problems, *reader.notices()) if problem.level in ("error", "should")
    ]
    taken = {member.source.line for member in members} | {table.lines[row] for row in _unit_rows(table.sheet)}
    unread += _unread_rows(table, taken) + _unread_columns(table)
    return _SidePeople(members, numbers, unread, shown)


def _completed(member: ListedGuest, unit: str, room: str) -> ListedGuest:
    """A guest with what stands beside his row: the unit in a row above, what he asks for as a room."""
    values = dict(member.values)
    if unit and not values.get("单位"):
        values["单位"] = unit
    if room:
        values[ROOM] = room
    return member._replace(values={field: value for field, value in values.items() if value})


def _as_above(persons: Iterable[Person]) -> Iterator[_RowPerson]:
    """The people; 同上 is what stands in the row above. A telephone that two share is to be looked at."""
    before: Person | None = None
    for person in persons:
        marks = [field for field in _ABOVE_FIELDS if _AS_ABOVE.fullmatch(getattr(person, field).strip())]
        taken = {field: getattr(before, field) for field in marks if before}
        doubts = {_FIELDS[field]: f"写的是“{getattr(person, field).strip()}”" for field in marks}
        before = replace(person, **taken)
        unsure = {name: doubt for name, doubt in doubts.items() if name == "电话" or not taken}
        yield _RowPerson(before, unsure)


def _units_above(sheet: Sheet) -> dict[int, str]:
    """The unit of each row below one that holds nothing but a unit: 澜阳市农业农村局（3人）."""
    units, rows, unit = {}, _unit_rows(sheet), ""
    for number in range(len(sheet.rows)):
        unit = rows.get(number, unit)
        units[number] = unit
    return units


def _unit_rows(sheet: Sheet) -> dict[int, str]:
    rows = {}
    for number, row in enumerate(sheet.rows):
        texts = list(dict.fromkeys(text for cell in row if (text := cell_text(cell))))
        if len(texts) == 1:
            unit = _COUNT_BEHIND.sub("", _NUMBER_BEFORE.sub("", texts[0])).strip()
            if is_surely_unit(unit) and not is_name_heading(texts[0]):
                rows[number] = unit
    return rows


def _room_column(sheet: Sheet) -> int | None:
    """The column in which guests ask for rooms: 房间要求."""
    return next((column.position for column in _columns(sheet).columns if _is_room(column)), None)


def _is_room(column: Column) -> bool:
    return column.field is None and _ROOM_HEADING.search(column.heading) is not None


def _is_joined(sheet: Sheet) -> bool:
    """Whether unit and post have one column."""
    columns = _columns(sheet).columns
    fields = [column.field.name for column in columns if column.field]
    return "unit" not in fields or any(re.fullmatch(r".*单位.*职务.*", column.heading) for column in columns)


def _columns(sheet: Sheet) -> TableHeading:
    """The columns of a table whose first row is a heading."""
    lines = find_heading(sheet, range(len(sheet.rows)), lambda text: heading_field(text, Person) is not None)
    return heading_of(sheet, lines or Lines(0, 0), Person)


def _member(person: Person, source: FieldSource, is_joined: bool) -> ListedGuest | None:
    """A guest of a row; None where what stands under 姓名 is no name."""
    parsed = members_of_line(person.name, source)
    if parsed is None or len(parsed) != 1:
        if not is_foreign_name(person.name):
            return None
        parsed = [ListedGuest({"姓名": person.name}, source)]
    values: dict[str, str | tuple[str, ...]] = dict(parsed[0].values)
    for attribute, field in _FIELDS.items():
        if value := getattr(person, attribute):
            values[field] = value
    if is_joined and not person.unit and person.title:
        unit, title = split_unit_and_post(person.title.replace("\n", ""))
        values |= {"单位": unit, "职务": title}
    _take_from_remark(values)
    doubts = dict(parsed[0].doubts)
    if not is_name(without_spaces(str(values["姓名"]))) and not is_foreign_name(str(values["姓名"])):
        doubts["姓名"] = "像不像姓名"
    return ListedGuest({field: value for field, value in values.items() if value}, source, doubts)


def _take_from_remark(values: dict[str, str | tuple[str, ...]]) -> None:
    """Moves what 备注 says of food and nationality into their fields; the other parts stay as they stand."""
    remark = str(values.get("备注", ""))
    parts = [part for part in re.split(r"[，,、；;\s]+", remark) if part]
    diets = [diet for part in parts if (diet := diet_of_word(part))]
    nations = [part for part in parts if re.fullmatch("[\u4e00-\u9fff]{1,5}族", part)]
    if not diets and not nations:
        return
    nation = values.setdefault("民族", nations[0]) if nations else ""
    left = [part for part in parts if not diet_of_word(part) and part != nation]
    known = values.get("饮食", ())
    values["饮食"] = tuple(dict.fromkeys((*((known,) if isinstance(known, str) else known), *diets)))
    values["备注"] = "，".join(left)


def _unread_rows(table: PassageTable, taken: set[int]) -> list[FieldSource]:
    """Rows below the headings that are no guests: sums, titles, remarks."""
    sources = [table.row_source(row) for row in range(1, len(table.sheet.rows))]
    last = table.lines[_columns(table.sheet).lines.last]
    return [source for source in sources if source.text and source.line not in taken and source.line > last]


def _unread_columns(table: PassageTable) -> list[FieldSource]:
    """Columns that are no field of a guest, each with what stands in it."""
    sources = []
    heading = _columns(table.sheet)
    for column in heading.columns:
        if column.field is not None or _is_room(column):
            continue
        at, below = column.position, table.sheet.rows[heading.lines.last + 1 :]
        values = [cell_text(row[at]) for row in below if at < len(row) and cell_text(row[at])]
        if values:
            sources.append(FieldSource(table.file, table.lines[0], f"“{column.heading}”一列：{'、'.join(values)}"))
    return sources


def _in_order(members: list[ListedGuest], parts: Sequence[_SidePeople]) -> list[ListedGuest]:
    """Guests who stand side by side, by their running numbers; without these row by row."""
    if len(parts) < 2:
        return members
    numbers = [number for part in parts for number in part.numbers]
    if len(set(numbers)) == len(numbers) and 0 not in numbers:
        return [member for _, member in sorted(zip(numbers, members, strict=True), key=lambda pair: pair[0])]
    ordered = sorted(members, key=lambda member: member.source.line)
    doubt = {"姓名": "两人一行、没有序号，先后要核对"}
    return [member._replace(doubts={**doubt, **member.doubts}) for member in ordered]


def _without_headings(table: PassageTable) -> TableContent:
    """A list without headings whose columns show what they are, or a form."""
    rows = [[cell_text(cell) for cell in row] for row in table.sheet.rows]
    column = _name_column(rows)
    if column is None:
        return TableContent(passages=passages_of_table(table))
    members, unread = [], []
    for number, row in enumerate(rows):
        source = table.row_source(number)
        name = without_spaces(row[column]) if column < len(row) else ""
        if is_name(name) and not _NO_PERSON.search(name):
            members.append(_row_member(name, [cell for at, cell in enumerate(row) if at != column and cell], source))
        elif source.text:
            unread.append(source)
    return TableContent(members, (), unread)


def _name_column(rows: Sequence[Sequence[str]]) -> int | None:
    """The column that holds nothing but names."""
    width = max(map(len, rows), default=0)
    for column in range(width):
        cells = [row[column] for row in rows if column < len(row) and row[column]]
        names = [
            cell for cell in cells if is_name(without_spaces(cell)) and not heading_field(heading_text(cell), Person)
        ]
        if (
            len(cells) >= 2
            and len(names) == len(cells)
            and not any(_NO_PERSON.search(cell) or is_unit(cell) for cell in cells)
        ):
            return column
    return None


def _row_member(name: str, cells: Sequence[SheetValue], source: FieldSource) -> ListedGuest:
    values: dict[str, str | tuple[str, ...]] = {"姓名": name}
    doubts = {}
    for cell in map(str, cells):
        text = cell.strip()
        if text in ("男", "女"):
            values["性别"] = text
        elif re.fullmatch("[\u4e00-\u9fff]{1,5}族", text):
            values["民族"] = text
        elif PHONE.fullmatch(text):
            values["电话"] = text
        elif is_post(text) or is_unit(text):
            unit, title = split_unit_and_post(text)
            if unit:
                values.setdefault("单位", unit)
            if title:
                values.setdefault("职务", title)
        elif not text.rstrip(".、").isdecimal():
            doubts["姓名"] = f"这一行的“{text}”没有用上"
    return ListedGuest(values, source, doubts)
