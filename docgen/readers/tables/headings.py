"""What stands over a column of a table, and which field it means."""

import re
from collections.abc import Sequence

from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.people import Person
from docgen.model.value import Value
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.sheet_value import SheetValue
from docgen.readers.visit_file.vocabulary import UNITS, FieldDescription, named_field

#: Headings of columns that only count the rows.
COUNTERS = frozenset(("序号", "编号列", "NO.", "NO", "行号", "#", "№", "序", "项次", "INDEX"))
_BRACKETED = lazy_pattern(r"[（(【\[][^（()）】\]]*[）)】\]]$")  # 电话（手机）
_FOREIGN = lazy_pattern(r"^(.*?)[（(【\[](?:英文|外文|拼音|英|English)[）)】\]]$", re.I)
_MARKS = lazy_pattern(r"^[*＊※★]+|[*＊※★:：]+$")
_STARTS = lazy_pattern("(?:开始|起始|起|始|自|来|抵达|到达|入住|第一天)(?:日期|时间|日)?$")
_ENDS = lazy_pattern("(?:结束|截止|终止|止|至|终|离开|返程|离店|最后一天)(?:日期|时间|日)?$")
_GUESTS = frozenset(("来宾", "客人", "来访", "来客", "宾客", "人数", "来宾人数", "合计", "总数", "小计"))


def heading_text(cell: SheetValue) -> str:
    """A heading without spaces, marks around it and what stands in brackets behind it.

    >>> heading_text(" 姓　名 *"), heading_text("电话（手机）"), heading_text("姓名（英文）")
    ('姓名', '电话', '英文姓名')
    """
    text = "".join(cell_text(cell).split())
    if text.isalnum():
        return text
    text = _MARKS.sub("", text)
    if foreign := _FOREIGN.match(text):
        return f"英文{foreign[1]}"
    bracketed = _BRACKETED.search(text)
    # 金额（万元）: what stands below is to be read in that unit
    if bracketed and bracketed.group()[1:-1] not in UNITS:
        text = text[: bracketed.start()]
    return _MARKS.sub("", text)


def heading_field(text: str, model: type[Value]) -> FieldDescription | None:
    """The field that a heading means, by its Chinese or English name or another word for it."""
    named = named_field(text, model)
    return named.field if named else None


def is_counter(text: str) -> bool:
    """Whether a heading is that of a column of running numbers."""
    return text.upper() in COUNTERS


def is_name_heading(cell: SheetValue) -> bool:
    """Whether a cell is the heading of a column of names, however it is spaced out.

    >>> [is_name_heading(text) for text in ("姓　名", "名字", "姓名（中文）", "周明远")]
    [True, True, True, False]
    """
    field = heading_field(heading_text(cell), Person) if isinstance(cell, str) else None
    return field is not None and field.name == "name"


def field_of_lines(lines: list[str], model: type[Value]) -> FieldDescription | None:
    """The field of a column over which several lines stand: 接待人数 over 来宾 is 人次, 来宾信息 over 职务 is 职务."""
    if not lines:
        return None
    *groups, last = lines
    if field := heading_field(last, model):
        return field
    for group in reversed(groups):
        if field := heading_field(f"{group}{last}", model) or heading_field(f"{last}{group}", model):
            return field
        if (field := heading_field(group, model)) and (last in _GUESTS or _is_end_of_span(field, last)):
            return field
    return None


def _is_end_of_span(field: FieldDescription, last: str) -> bool:
    return field.name == "dates" and bool(_STARTS.match(last) or _ENDS.match(last))


def is_end_of_span(field: FieldDescription | None, lines: Sequence[str]) -> bool:
    """Whether a column holds the last day of a span: 结束 below 来访时间."""
    return field is not None and field.name == "dates" and bool(_ENDS.search(lines[-1]))
