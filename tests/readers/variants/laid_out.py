"""Tables laid out as people lay them out, and a workbook of them."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from docgen.model.dining import Meal
from docgen.model.lodging import Lodging, Room
from docgen.model.money import Expense
from docgen.model.people import Delegation, Person
from docgen.model.schedule import Stop
from docgen.model.transport import Journey, Vehicle
from docgen.model.value import Value
from docgen.model.visit import Letter, Task, Visit
from docgen.readers.visit_file.vocabulary import vocabulary
from tests.readers.variants.clean import CleanVisit, Row
from tests.readers.variants.spelt import CellContent, Speller

MODELS: dict[str, type[Value]] = {
    "来宾": Person,
    "陪同": Person,
    "保障": Person,
    "日程": Stop,
    "用餐": Meal,
    "住宿": Room,
    "车辆": Vehicle,
    "抵离": Journey,
    "分工": Task,
    "费用": Expense,
    "联系人": Person,
}
#: The column whose equal cells stand below each other, by section.
CARRIED = {"来宾": "单位", "陪同": "单位", "保障": "单位", "日程": "日期", "用餐": "日期", "住宿": "宾馆"}
#: What stands over two columns, and what stands over each of them.
GROUPS = {
    "来宾": ("任职情况", "单位", "职务", "单位", "职务"),
    "陪同": ("现任", "单位", "职务", "单位", "职务"),
    "日程": ("时间安排", "日期", "时间", "日期", "时间"),
    "用餐": ("用餐时间", "日期", "时间", "日期", "时间"),
    "住宿": ("房间", "房号", "房型", "房号", "房型"),
    "车辆": ("驾驶员", "驾驶员", "电话", "姓名", "电话"),
    "抵离": ("班次", "方式", "车次", "方式", "车次"),
    "分工": ("责任", "责任单位", "责任人", "单位", "责任人"),
}
OTHER_SHEETS = ("汇总", "备用", "Sheet3", "打印设置")


class Laid(NamedTuple):
    """A table in the cells of a sheet: rows, merged cells (top, left, bottom, right, from 0), hidden columns."""

    rows: list[list[CellContent]]
    merged: list[tuple[int, int, int, int]]
    hidden: list[int]


class Table(NamedTuple):
    """A section of a visit to be laid out."""

    section: str
    entries: Sequence[Row]
    speller: Speller

    @property
    def model(self) -> type[Value]:
        return MODELS[self.section]

    @property
    def chance(self) -> random.Random:
        return self.speller.chance

    @property
    def columns(self) -> list[str]:
        return list(dict.fromkeys(field for entry in self.entries for field in entry))

    def heading(self, field: str) -> str:
        return self.speller.word(field, Lodging if field == "宾馆" else self.model)

    def cell(self, entry: Row, field: str) -> CellContent:
        return self.speller.value(field, entry[field], self.model) if field in entry else None

    def headings(self, columns: Sequence[str]) -> list[CellContent]:
        """Other words for the columns; two columns never have the same word."""
        words: list[CellContent] = []
        for field in columns:
            word = self.heading(field)
            others = [other for other in columns if other != field]
            mistaken = any(
                vocabulary(self.model).get(word) is vocabulary(self.model).get(other, "") for other in others
            )
            words.append(field if word in words or word in others or mistaken else word)
        return words

    def plain(self, columns: Sequence[str] = ()) -> Laid:
        columns = columns or self.columns
        rows = [[self.cell(entry, field) for field in columns] for entry in self.entries]
        return Laid([self.headings(columns), *rows], [], [])


def below(laid: Laid, above: Sequence[Sequence[CellContent]]) -> Laid:
    """The table with rows above it."""
    shift = len(above)
    merged = [(top + shift, left, bottom + shift, right) for top, left, bottom, right in laid.merged]
    return Laid([*map(list, above), *laid.rows], merged, laid.hidden)


def plain(table: Table) -> Laid:
    return table.plain()


def titled(table: Table) -> Laid:
    """A title merged over the table, who filled it in, a blank row."""
    laid = table.plain()
    title = f"云州市代表团来访{table.speller.word(table.section, Visit)}"
    laid = below(laid, [[title], ["填表单位：区接待中心", None, "填表日期：2027年3月1日"], []])
    return laid._replace(merged=[(0, 0, 0, len(table.columns) - 1)])


def counted(table: Table) -> Laid:
    """Running numbers in front, spaced and starred headings, blank rows between."""
    laid = table.plain()
    heading = [_drawn(str(text), table.chance) for text in laid.rows[0]]
    rows: list[list[CellContent]] = [["序号", *heading]]
    for number, row in enumerate(laid.rows[1:], 1):
        rows.append([number, *row])
        if number % 4 == 0 and number < len(laid.rows) - 1:
            rows.append([])
    return Laid(rows, [], [])


def _drawn(heading: str, chance: random.Random) -> str:
    spaced = f"{heading[0]}　{heading[1]}" if len(heading) == 2 else heading
    return chance.choice((heading, spaced, f"*{heading}", f"{heading}：", f"{heading}\n（必填）"))


def in_other_order(table: Table) -> Laid:
    columns = table.columns
    table.chance.shuffle(columns)
    return table.plain(columns)


def under_groups(table: Table) -> Laid:
    """Two lines of headings, one over two columns; the others are merged over both lines."""
    if table.section not in GROUPS:
        return table.plain()
    group, first, second, *below_group = GROUPS[table.section]
    columns = [field for field in table.columns if field != second]
    at = columns.index(first)
    columns.insert(at + 1, second)
    laid = table.plain(columns)
    top: list[CellContent] = list(laid.rows[0])
    sub: list[CellContent] = [None] * len(columns)
    top[at : at + 2] = [group, None]
    sub[at : at + 2] = below_group
    merged = [(0, column, 1, column) for column in range(len(columns)) if column not in (at, at + 1)]
    return Laid([top, sub, *laid.rows[1:]], [*merged, (0, at, 0, at + 1)], [])


def with_sums(table: Table) -> Laid:
    """Sums and remarks below, in several columns."""
    laid = table.plain()
    count = len(table.entries)
    people = MODELS[table.section] is Person
    further: list[list[CellContent]] = [
        ["合  计", f"{count}人" if people else count]
        if table.chance.random() < 0.5
        else [None, f"共计{count}{'人' if people else '项'}"],
        [],
        ["备注：以上安排如有变化，另行通知。"],
        [None, "制表人：刘芳　13800001234"],
    ]
    return laid._replace(rows=[*laid.rows, *further])


def merged_down(table: Table) -> Laid:
    """Equal cells merged over their rows, all but the first emptied, as Excel does."""
    field = CARRIED.get(table.section)
    if not field:
        return counted(table)
    laid = table.plain()
    at = table.columns.index(field)
    merged, start = [], 0
    for number in range(1, len(table.entries) + 1):
        if number == len(table.entries) or table.entries[number][field] != table.entries[start][field]:
            if number - start > 1:
                merged.append((start + 1, at, number, at))
                for row in laid.rows[start + 2 : number + 1]:
                    row[at] = None
            start = number
    return Laid(laid.rows, merged, [])


def with_further_columns(table: Table) -> Laid:
    """Columns that nobody reads, one of them hidden."""
    laid = table.plain()
    for number, row in enumerate(laid.rows):
        row.append("政治面貌" if number == 0 else "中共党员")
        row.insert(0, "签到" if number == 0 else None)
    return Laid(laid.rows, [], [len(laid.rows[0]) - 1])


def by_days(table: Table) -> Laid:
    """The day, or the unit, stands in a row merged over the table above the entries."""
    field = CARRIED.get(table.section)
    if field not in ("日期", "单位"):
        return with_sums(table)
    columns = [column for column in table.columns if column != field]
    rows: list[list[CellContent]] = [table.headings(columns)]
    merged, before = [], None
    for entry in table.entries:
        if entry[field] != before:
            before = entry[field]
            merged.append((len(rows), 0, len(rows), len(columns) - 1))
            rows.append([table.cell(entry, field) if field == "日期" else str(before)])
        rows.append([table.cell(entry, column) for column in columns])
    return Laid(rows, merged, [])


def repeated(table: Table) -> Laid:
    """An example first, the headings once more as on a second page, rows left empty but numbered."""
    laid = counted(table)
    heading = laid.rows[0]
    half = 1 + len(laid.rows) // 2
    numbers: list[list[CellContent]] = [[number] for number in range(len(table.entries) + 1, 30)]
    return laid._replace(rows=[heading, *laid.rows[1:half], heading, *laid.rows[half:], *numbers])


LAYOUTS: tuple[Callable[[Table], Laid], ...] = (
    plain,
    titled,
    counted,
    in_other_order,
    under_groups,
    with_sums,
    merged_down,
    with_further_columns,
    by_days,
    repeated,
)


def head_pairs(visit: CleanVisit, speller: Speller) -> list[tuple[str, CellContent]]:
    """The single values of a visit, each beside a name for it."""
    pairs = [(speller.word(field, Visit), speller.value(field, plain, Visit)) for field, plain in visit.head.items()]
    for field, plain in visit.letter.items():
        names = (f"公函.{field}", *(word for word, part in Visit.inner_words.items() if part == ("公函", field)))
        pairs.append((speller.chance.choice(names), speller.value(field, plain, Letter)))
    for field, plain in visit.delegation.items():
        names = tuple(word for word, part in Visit.inner_words.items() if part == ("来宾", field))
        pairs.append((speller.chance.choice(names), speller.value(field, plain, Delegation)))
    return pairs


def head_rows(pairs: Sequence[tuple[str, CellContent]], chance: random.Random) -> list[list[CellContent]]:
    """The single values in two columns, in four, under headings, with numbers, below a title."""
    single: list[list[CellContent]] = [[name, value] for name, value in pairs]
    match chance.randrange(5):
        case 0:
            return single
        case 1:
            further = [*pairs, ("", None)] if len(pairs) % 2 else list(pairs)
            return [[*one, *other] for one, other in zip(further[::2], further[1::2], strict=True)]
        case 2:
            return [["项目", "内容", "说明"], *([name, value, "必填"] for name, value in single)]
        case 3:
            return [["序号", "项目", "内容"], *([at, *row] for at, row in enumerate(single, 1))]
        case _:
            return [["云州市代表团来访接待信息"], [], *([f"{name}：", value] for name, value in single)]


def put(sheet: Worksheet, laid: Laid) -> None:
    """Writes a table below what a sheet holds."""
    start = sheet.max_row if any(cell.value is not None for cell in sheet[1]) else 0
    start += 1 if start else 0
    for number, row in enumerate(laid.rows, start + 1):
        for column, content in enumerate(row, 1):
            if content is not None:
                sheet.cell(number, column, content)
    for top, left, bottom, right in laid.merged:
        if (top, left) != (bottom, right):
            sheet.merge_cells(None, top + start + 1, left + 1, bottom + start + 1, right + 1)
    for column in laid.hidden:
        sheet.column_dimensions[openpyxl.utils.get_column_letter(column + 1)].hidden = True


_NUMBERS = "一二三四五六七八九十"


def workbook_of(visit: CleanVisit, chance: random.Random, path: Path, sections: int = 99) -> list[str]:
    """Writes a visit as a workbook in any layout; says how each section was laid out. ``sections`` is how many."""
    speller = Speller(visit, chance, in_cell=True)
    book = openpyxl.Workbook()
    head = book.active
    head.title = chance.choice(("基本信息", "来访信息", "基本情况", "接待信息", "概况", "基本信息表"))
    put(head, Laid(head_rows(head_pairs(visit, speller), chance), [], []))
    on_one_sheet = chance.random() < 0.25
    sheet, said = head, []
    for number, (section, entries) in enumerate([*visit.sections.items()][:sections]):
        layout = chance.choice(LAYOUTS)
        laid = layout(Table(section, entries, speller))
        name = speller.word(section, Visit)
        together = on_one_sheet or (number and chance.random() < 0.15)
        said.append(f"{section} {layout.__name__}{' together' if together else ''}")
        if together:
            laid = below(laid, [[f"{_NUMBERS[number % 10]}、{name}"]])
        else:
            sheet = book.create_sheet(
                _free(chance.choice((name, f"{name}表", f"{number + 1}.{name}")), book.sheetnames)
            )
        put(sheet, laid._replace(hidden=[] if together else laid.hidden))
    if chance.random() < 0.3:
        book.create_sheet(chance.choice(OTHER_SHEETS)).append(["本页不用填"])
    book.save(path)
    return said


def _free(title: str, taken: Sequence[str]) -> str:
    title = title.replace("/", "、")
    return title if title not in taken else f"{title}2"
