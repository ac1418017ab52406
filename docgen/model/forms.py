"""An Excel form of a visit as plain values: its sheets, their columns, what may be chosen, what is filled in."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

#: The sheets of a form that hold no data of the visit: the instructions, and the lists behind the list boxes.
GUIDE_SHEET, LISTS_SHEET = "填写说明", "下拉选项"
#: The sheet of a draft that says where each value comes from.
SOURCE_SHEET = "出处"
#: The sheet of single values, and the headings over them.
HEAD_SHEET, HEAD_HEADINGS = "基本信息", ("项目", "内容", "说明")
#: What the first cell of an example begins with: such a row is no data.
EXAMPLE = "例："

#: What stands before the comments of a whole section in the note at its first heading.
NOTE_MARK = "——原注——"
#: A note at a row that is data although it looks like a sum, a remark or an example: 项目 合计 among the 费用.
ENTRY_NOTE = "【这一行照数据读】"
#: What a draft writes where it is not sure, and before the sentence that a value comes from.
CHECK_MARK, SOURCE_MARK = "请核对：", "出自："
#: What stands in the place of the first when somebody has looked at it.
CHECKED_MARK = "已核对："


class Choices(NamedTuple):
    """What a list box offers: words of the form's lists, or what stands in a column of another sheet.

    With ``is_strict`` nothing else may be typed.
    """

    words: str = ""
    sheet: str = ""
    column: int = 0
    is_strict: bool = False


class FormColumn(NamedTuple):
    """A column: its heading, its width in half-width characters, the note at its heading, what its cells offer."""

    heading: str
    width: float
    note: str
    choices: Choices | None = None
    is_required: bool = False


class FormPair(NamedTuple):
    """A single value: its name, what is filled in, what it means, what its cell offers."""

    name: str
    content: str
    meaning: str
    choices: Choices | None = None
    is_required: bool = False
    is_shaded: bool = False


class FormSheet(NamedTuple):
    """A table: when it is filled in, its columns, an example, the rows that are filled in, notes at rows by number.

    ``shaded`` are the cells of the rows, by row and column from 0, that are to be looked at.
    """

    name: str
    purpose: str
    columns: tuple[FormColumn, ...]
    example: tuple[str, ...]
    rows: Sequence[Sequence[str]] = ()
    notes: Mapping[int, str] = {}
    is_usual: bool = False
    heading_note: str = ""  # what was noted of the whole section
    shaded: frozenset[tuple[int, int]] = frozenset()


class FormAside(NamedTuple):
    """A sheet that is no data of the visit: its name, its headings with their widths, its rows."""

    name: str
    headings: tuple[tuple[str, float], ...]
    rows: tuple[tuple[str, ...], ...]


class VisitForm(NamedTuple):
    """A form: its title, the instructions, the single values and the notes at them, the tables, the lists by name."""

    title: str
    guide: tuple[str, ...]
    pairs: tuple[FormPair, ...]
    sheets: tuple[FormSheet, ...]
    lists: Mapping[str, tuple[str, ...]]
    pair_notes: Mapping[str, str] = {}
    asides: tuple[FormAside, ...] = ()
