"""What an Excel form of a visit looks like: its sheets and columns, what each cell offers, the instructions."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from docgen.api.neutral import neutral
from docgen.model.forms import EXAMPLE, Choices, FormColumn, FormPair, FormSheet
from docgen.model.lodging import Lodging
from docgen.model.people import Delegation
from docgen.model.value import Value
from docgen.model.visit import Visit
from docgen.readers.tables.inner_sheets import InnerSheet, inner_sheets, model_of_entries
from docgen.readers.visit_file.schema import words_of_field
from docgen.readers.visit_file.vocabulary import FieldDescription, fields, vocabulary

#: The sections in the order in which a clerk meets them; those that most visits need come first.
USUAL = ("来宾", "陪同", "保障", "抵离", "日程", "用餐", "住宿", "车辆", "座次", "分工", "联系人", "费用")
#: Sheets of lists inside entries that a form always has, behind the section to which each belongs.
_INNER = ("议程", "菜单", "志愿者·名单", "领用", "跟踪")
#: Single values that every visit has.
_FIRST = ("标题", "日期", "团组", "人数", "编号", "类别", "统计类别", "事由", "成文日期")
#: Columns that few need: they stand at the end, before the remarks.
_LAST = ("代号", "英文名", "简介", "备注")
_WIDE = frozenset(
    ("内容", "备注", "简介", "意见", "措施", "行程", "说明", "介绍", "物品", "看点", "讲解词", "理由", "依据")
)
_NARROW = frozenset(
    ("性别", "环节", "方向", "人数", "桌数", "座位", "车号", "时长", "路程", "数量", "房号", "辣", "素食")
)
_PEOPLE_WIDTH, _WIDE_WIDTH, _NARROW_WIDTH, _USUAL_WIDTH, _NAMED_WIDTH = 20, 28, 8, 13, 19
_NAMED = frozenset(("单位", "职务", "地点", "宾馆", "标题", "责任单位", "文件", "菜单", "事项", "规则", "方位", "场所"))
_PURPOSES = {
    "来宾": "谁来，一人一行，次序就是位次",
    "陪同": "谁陪同，按次序；库里有的领导写姓名就行",
    "日程": "一项一行",
    "用餐": "一餐一行",
    "住宿": "一间一行，宾馆每行都写",
    "车辆": "一车一行",
    "座次": "一场一行，要排座才写",
    "议程": "会议逐项议什么；第一列写属于日程里的哪一项",
    "菜单": "要写类别、英文名、介绍的菜；只有菜名的写在“用餐”表的“菜单”一格里",
    "跟踪": "反馈办到哪一步；第一列写是哪一条反馈（提出人）",
    "领用": "物品谁领走了多少",
    "志愿者·名单": "各岗位的志愿者",
    "反馈": "来访以后填",
    "豁免": "不适用某条规定时写，要有理由",
}


class TableLayout(NamedTuple):
    """A sheet of a form and what each of its columns holds; an inner column is one of the list inside an entry.

    ``owner`` is the section to whose entries the rows belong.
    """

    title: str
    section: FieldDescription
    columns: tuple["ColumnLayout", ...]
    inner: InnerSheet | None = None


class ColumnLayout(NamedTuple):
    """A column: its heading, its field (None for the column that names the entry), whether that is an inner one."""

    heading: str
    field: FieldDescription | None
    is_inner: bool = False


def head_fields() -> list[tuple[str, FieldDescription, str]]:
    """The single values of a visit: what each is called, its field, its section; the usual first."""
    return sorted(_head_fields(), key=lambda named: _FIRST.index(named[0]) if named[0] in _FIRST else len(_FIRST))


def _head_fields() -> Iterator[tuple[str, FieldDescription, str]]:
    for field in fields(Visit):
        if field.shape in ("text", "texts"):
            yield field.chinese, field, ""
        elif field.model is Delegation:
            yield from ((inner.chinese, inner, field.chinese) for inner in fields(Delegation) if inner.shape == "text")
        elif field.shape == "value" and field.model:
            for inner in fields(field.model):
                yield f"{field.chinese}.{inner.chinese}", inner, field.chinese


def sheet_layouts(with_inner: Sequence[str] = ()) -> list[TableLayout]:
    """The tables of a form in their order. ``with_inner`` are further sheets of inner lists."""
    return [layout for section in table_fields() for layout in section_layouts(section, tuple(with_inner))]


def table_fields() -> list[FieldDescription]:
    """The sections that are tables, in the order of the form."""
    sections = [field for field in fields(Visit) if field.shape == "values" or field.model is Delegation]
    return sorted(sections, key=lambda field: USUAL.index(field.chinese) if field.chinese in USUAL else len(USUAL))


@cache
def section_layouts(section: FieldDescription, with_inner: tuple[str, ...] = ()) -> tuple[TableLayout, ...]:
    """The table of a section and those of the lists inside its entries; ``with_inner`` as above."""
    inner = {sheet.title: sheet for sheet in inner_sheets().values()}
    shown = [
        sheet
        for title, sheet in inner.items()
        if sheet.section.chinese == section.chinese and title in (*_INNER, *with_inner)
    ]
    return tuple(layouts_of_entries(vocabulary(Visit)[section.chinese], shown))


def layouts_of_entries(section: FieldDescription, lists: Sequence[InnerSheet]) -> list[TableLayout]:
    """The table of some entries, and those of lists inside them."""
    inner = [TableLayout(sheet.title, section, _inner_columns(sheet), sheet) for sheet in lists]
    return [TableLayout(section.chinese, section, _columns(section)), *inner]


def _columns(section: FieldDescription) -> tuple[ColumnLayout, ...]:
    model = model_of_entries(section)
    own = [field for field in fields(model) if not (field.shape == "values" and not field.entry)]
    columns = [ColumnLayout(field.chinese, field) for field in sorted(own, key=_place)]
    if model is not Lodging:
        return tuple(columns)
    # rooms stand beside their hotel, a row each
    rooms = vocabulary(Lodging)["房间"]
    assert rooms.model is not None
    taken = {column.heading for column in columns}
    inner = [
        ColumnLayout(f"{rooms.chinese}{field.chinese}" if field.chinese in taken else field.chinese, field, True)
        for field in fields(rooms.model)
    ]
    return (columns[0], *inner, *columns[1:])


def _inner_columns(sheet: InnerSheet) -> tuple[ColumnLayout, ...]:
    owner = ColumnLayout(sheet.section.chinese, None)
    if sheet.field.model is None:
        return owner, ColumnLayout(sheet.field.chinese, sheet.field)
    return owner, *(ColumnLayout(field.chinese, field) for field in sorted(fields(sheet.field.model), key=_place))


def _place(field: FieldDescription) -> int:
    return _LAST.index(field.chinese) + 1 if field.chinese in _LAST and not field.required else 0


def form_pair(name: str, field: FieldDescription, content: str, choices: Choices | None) -> FormPair:
    meaning = f"{field.meaning}；可写几个，用“、”隔开" if field.shape == "texts" else field.meaning
    example = example_of(field)
    is_required = name in ("标题", "日期")
    shown = f"{meaning}。例：{example}" if example and example not in meaning else f"{meaning}。"
    return FormPair(name, content, f"必填。{shown}" if is_required else shown, choices, is_required)


def form_column(column: ColumnLayout, choices: Choices | None, owner: str = "") -> FormColumn:
    """A column of a table with the note at its heading."""
    field = column.field
    if field is None:
        note = f"属于“{owner}”表里的哪一项。几行属于同一项，只写第一行也行。"
        return FormColumn(column.heading, _NAMED_WIDTH, note, choices, True)
    notes = [f"{field.meaning}。"]
    if field.shape in ("texts", "values"):
        notes.append("几个写在一格里，用“、”隔开。")
    if field.people:
        notes.append("写“全体”就是所有人。")
    if field.shape in ("words", "lists"):
        notes.append("写成“选项: 取值”，几项之间用分号。")
    if example := example_of(field):
        notes.append(f"例：{example}")
    return FormColumn(column.heading, width_of(field), "".join(notes), choices, field.required)


def example_row(layout: TableLayout) -> tuple[str, ...]:
    """An example for every column that has one; the first begins with 例：, so that it is no data."""
    texts = [example_of(column.field) if column.field else _owner_example(layout) for column in layout.columns]
    return (f"{EXAMPLE}{texts[0]}", *texts[1:])


def _owner_example(layout: TableLayout) -> str:
    names = {"日程": "召开座谈会", "用餐": "6日午餐", "反馈": "周明远", "物品": "饮用水", "志愿者": "会场引导"}
    return names.get(layout.section.chinese, "")


def example_of(field: FieldDescription) -> str:
    """The example of a field as it is typed into a cell, with the name of no office in it."""
    text = field.examples[0].strip('"') if field.examples else ""
    if field.shape in ("words", "lists"):
        text = text.strip("{}").replace('"', "")
    return neutral(text)


def width_of(field: FieldDescription) -> float:
    """How wide a column is, in half-width characters."""
    if field.chinese in _WIDE:
        return _WIDE_WIDTH
    if field.people:
        return _PEOPLE_WIDTH
    if field.chinese in _NAMED or field.shape in ("values", "value"):
        return _NAMED_WIDTH
    return _NARROW_WIDTH if field.chinese in _NARROW else _USUAL_WIDTH


def choices_of(field: FieldDescription, model: type[Value]) -> tuple[str, tuple[str, ...]] | None:
    """The name and the words of the list of a field that takes only some words."""
    words = words_of_field(field)
    return (f"{model.__name__}.{field.chinese}", tuple(map(str, words))) if words else None


def purpose_of(title: str, section: FieldDescription) -> str:
    return _PURPOSES.get(title, section.meaning)


def guide(sheets: Sequence[FormSheet]) -> tuple[str, ...]:
    """The lines of 填写说明."""
    usual = "、".join(sheet.name for sheet in sheets if sheet.is_usual)
    return (
        "1. 一份表写一次来访。先填“基本信息”：标题、日期必填；再填“来宾”：人没有定全的，在“基本信息”里写团组和人数。",
        f"2. 常用的表（绿色标签）：{usual}。别的表用到才填；不用的空着，不要删表头，也不要改表名、表头。",
        f"3. 灰色斜体的一行是例子，第一格以“{EXAMPLE}”开头，不算数据；可以留着，也可以删去。从它下面一行填起。",
        "4. 一格里写几个人、几样东西，中间用“、”；所有来宾写“全体”。人只在来宾、陪同、保障里列一次，别处写姓名。",
        "5. 日期写 2026-07-05，时间写 09:30 或 09:30-10:20；各格都是文本，0301 这样的房号、电话号码照原样留着。",
        "6. 有下拉箭头的格可以从单子里选；鼠标停在表头上，看这一列写什么。要加行，直接往下写；不要合并单元格。",
        "7. 议程、菜单、跟踪这几张表，第一列写属于哪一项（日程的内容、哪一餐、谁提的）；叫法相同的，前面写上日期。",
        "8. 填好以后：docgen check 本文件，看哪一格要改；docgen plan 本文件，出方案；docgen export 换成 YAML。",
    )
