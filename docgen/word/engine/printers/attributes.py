"""Printers of tags in attributes, and of the numbers and colours that tags give to cells and paragraphs."""

import re

from jinja2 import pass_context
from jinja2.runtime import Context

from docgen.word.engine.printers.plain_text import escape_attribute, plain_text
from docgen.word.engine.render_state import STATE, RenderError, RenderState
from docgen.word.markup.page import CHARACTER_WIDTH_TWIPS

_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6}|auto)")
_LONGEST_LINE, _MOST_COLUMNS = 28, 63


@pass_context
def print_attribute(_context: Context, value: object) -> str:
    """The printer of a tag inside an attribute or a document property."""
    return escape_attribute(plain_text(value))


@pass_context
def print_indent_hundredths(_context: Context, value: object) -> str:
    """The printer of ``{% 右空 n %}``: hundredths of a character, as the file format counts them."""
    return str(round(_indent_characters(value) * 100))


@pass_context
def print_indent_twips(_context: Context, value: object) -> str:
    """The same in twips, for readers that do not count in characters."""
    return str(round(_indent_characters(value) * CHARACTER_WIDTH_TWIPS))


@pass_context
def print_column_span(_context: Context, value: object) -> str:
    """The printer of ``{% colspan n %}``: a number of columns."""
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= _MOST_COLUMNS:
        raise RenderError(f"列数要是 1 到 63 的整数，不是“{value}”")
    return str(value)


@pass_context
def print_colour(_context: Context, value: object) -> str:
    """The printer of ``{% cellbg colour %}``: six hexadecimal digits."""
    if not (match := _COLOUR.fullmatch(plain_text(value))):
        raise RenderError(f"“{value}”不是颜色，要写六位十六进制数，如 F3EDE2")
    return match.group(1)


@pass_context
def print_next_id(context: Context, _value: object) -> str:
    """The printer of the ids of drawings: the value does not matter."""
    state: RenderState = context[STATE]
    return str(state.next_id())


@pass_context
def print_note_number(context: Context, value: object) -> str:
    """The printer of the mark of a note (its part and number): that of a copy where a loop repeats the mark."""
    state: RenderState = context[STATE]
    assert isinstance(value, tuple)  # generated code
    return state.note_number(*value)


@pass_context
def print_list_number(_context: Context, value: object) -> str:
    """The printer of the number that a list takes in one turn of a loop."""
    return plain_text(value)


@pass_context
def print_page_length(_context: Context, value: object) -> str:
    """The printer of what generated code writes into an attribute of the page."""
    return plain_text(value)


@pass_context
def print_markup(_context: Context, value: object) -> str:
    """The printer of what a filter of a generated fragment returns: it is markup already."""
    return str(value)


def _indent_characters(value: object) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 <= value <= _LONGEST_LINE:
        raise RenderError(f"右空的字数要在 0 到 28 之间，不是“{value}”")
    return float(value)
