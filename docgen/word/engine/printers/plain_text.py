"""Values as plain text, and plain text as XML."""

import re
from decimal import Decimal

from jinja2.runtime import Undefined
from markupsafe import Markup

from docgen.draw.drawing import CutMarks, Drawing, Grid
from docgen.model.blank_value import BlankPrintedError, BlankValue
from docgen.model.brand import Picture
from docgen.model.draft import Chart, Table
from docgen.model.lazy_list import LISTS, LazyList
from docgen.model.rich_text import RichParagraphs, RichText
from docgen.word.engine.numbers import calculated
from docgen.word.engine.render_state import RenderError

#: The characters that cannot stand in a text node as they are.
SPECIAL_IN_TEXT = re.compile(r"[&<>\n\t]")
_TEXT_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "\n": '</w:t><w:br/><w:t xml:space="preserve">',
    "\t": '</w:t><w:tab/><w:t xml:space="preserve">',
}
_SPECIAL_IN_ATTRIBUTE = re.compile(r"[&<>\"\n\t]")
_ATTRIBUTE_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}

#: What a value that is no text is called in the problem.
_KINDS_OF_VALUES: dict[type, str] = {
    type(None): "空值",
    bool: "是非值",
    list: "一个列表",
    tuple: "一个列表",
    LazyList: "一个列表",
    dict: "一组项目",
    Picture: "图片",
    Table: "一张表，要写成独占一段的 {{p … }}",
    Chart: "图表",
    Drawing: "座次图",
    CutMarks: "裁切线",
    Grid: "一张座位表，要写成独占一段的 {{p … }}",
    RichText: "富文本",
    RichParagraphs: "整段的富文本，要写成独占一段的 {{p … }}",
}


def plain_text(value: object) -> str:
    """A text or number as text.

    Raises RenderError for everything else, UndefinedError for a missing name, BlankPrintedError for an empty value of
    data.
    """
    if isinstance(value, BlankValue):
        raise BlankPrintedError(value)
    if isinstance(value, Markup):
        return value.unescape()  # what a macro has printed, where docxtpl fills
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Undefined):
        return str(value)  # raises UndefinedError, which names what is missing
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return str(calculated(value) if value.__class__ is float else value)
    kind = _KINDS_OF_VALUES.get(type(value), "一个不是文字的值")
    raise RenderError(f"这里要印的是{kind}，不是文字", _way_to_print(value))


def _way_to_print(value: object) -> str:
    """The tag that prints such a value; ``…`` is what the tag says now."""
    if isinstance(value, bool):
        return (
            "写成 {{ '是' if … else '否' }}；要照原样印，就在数据里写成文字：YAML 里加引号，表格里单元格设成“文本”再填"
        )
    if value is None:
        return "在数据里填上，或用 {% if … %} 绕开"
    if isinstance(value, dict):
        return f"后面写上要印的一项，如 {{{{ ….{next(iter(value), '姓名')} }}}}"
    if not isinstance(value, LISTS):
        return ""
    if value and isinstance(value[0], dict):
        name = next(iter(value[0]), "姓名")
        return f"写成 {{{{ …|map(attribute='{name}')|join('、') }}}}；一项一行就写循环 {{%tr for 项 in … %}}"
    return "写成 {{ …|join('、') }}"


def escape_text(text: str) -> str:
    """Text for a ``w:t`` inside a run; a line break and a tab become elements between two text nodes."""
    return SPECIAL_IN_TEXT.sub(lambda match: _TEXT_ESCAPES[match.group()], text)


def escape_attribute(text: str) -> str:
    """Text for an attribute or for an element that keeps line breaks as characters."""
    return _SPECIAL_IN_ATTRIBUTE.sub(lambda match: _ATTRIBUTE_ESCAPES[match.group()], text)
