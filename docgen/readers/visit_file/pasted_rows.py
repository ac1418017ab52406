"""A row of a table that was pasted into a list of people: 郑国梁, tab, 男, tab, 中共江北区委, tab, 常委."""

import re
from typing import NamedTuple

from docgen.model.choices import SEXES
from docgen.model.people import Person
from docgen.model.posts import is_post, is_unit
from docgen.model.value import Value
from docgen.readers.visit_file.scalar_slips import quoted_text

_CELLS = re.compile(r" *\t *| *\| *")
_NUMBER = re.compile(r"\d{1,3}[.、]?")
_PHONE = re.compile(r"\+?\d[\d -]{6,}")
_NATION = re.compile(r"[\u3400-\u9fff]{1,5}族")
_NAME = re.compile(r"[\u3400-\u9fff·\U00020000-\U0003ffff]{2,15}")
_MARKS = re.compile(r"[,{}\[\]:#\"'&*!|>%@`]")


class PastedRow(NamedTuple):
    """A row as a mapping, as it is typed into a file. It is certain when every cell shows what it is."""

    text: str
    is_certain: bool


def person_of_row(line: str, model: type[Value] | None) -> PastedRow | None:
    """The person of a pasted row; None for a line that is none.

    >>> print(person_of_row("郑国梁\\t男\\t江北区民政局\\t局长\\t13800001111", Person).text)
    {姓名: 郑国梁, 性别: 男, 单位: 江北区民政局, 职务: 局长, 电话: "13800001111"}
    """
    cells = [cell for cell in _CELLS.split(line.strip()) if cell]
    if model is not Person or len(cells) < 2:
        return None
    if _NUMBER.fullmatch(cells[0]):
        cells = cells[1:]
    if not cells or not _NAME.fullmatch(cells[0].replace(" ", "").replace("\u3000", "")):
        return None
    fields = {"姓名": cells[0]}
    is_certain = True
    for cell in cells[1:]:
        key = _key_of(cell)
        if not key or key in fields:
            key = next((other for other in ("单位", "职务", "备注") if other not in fields), "")
            is_certain = False
        if not key:
            return None
        fields[key] = cell
    pairs = ", ".join(f"{key}: {_value(key, text)}" for key, text in fields.items())
    return PastedRow(f"{{{pairs}}}", is_certain)


def _key_of(cell: str) -> str:
    if cell in SEXES:
        return "性别"
    if _NATION.fullmatch(cell):
        return "民族"
    if _PHONE.fullmatch(cell):
        return "电话"
    if all(is_post(part) for part in re.split("[、，,]", cell)):
        return "职务"
    return "单位" if is_unit(cell) else ""


def _value(key: str, text: str) -> str:
    return quoted_text(text) if key == "电话" or _MARKS.search(text) else text
