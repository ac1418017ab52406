"""What the tags of a document print, noted before it is printed, so that the finished bytes can be read back."""

from collections.abc import Iterator, MutableSequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from html import unescape

from jinja2 import pass_context
from jinja2.runtime import Context

from docgen.draw.drawing import Drawing, Grid, Shape
from docgen.fonts.fitted_text import FittedText
from docgen.model.draft import Chart, Table
from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.rich_text import RichParagraphs, RichText
from docgen.word.engine.printers import Printer, attributes, field_code
from docgen.word.engine.render_state import STATE, RenderError

#: The modules whose printers print attributes, codes of fields, numbers of lists, colours: no text of the paper.
_PRINT_NO_TEXT = frozenset({attributes.__name__, field_code.__name__})
#: Values whose markup has no text but theirs.
_ALL_TEXT = (str, int, float, Decimal, RichText, RichParagraphs, Table)
_TAG = lazy_pattern("<[^>]*>")
_BREAKS = str.maketrans("", "", "\a\f")
_MOST_SHOWN = 20


@dataclass(slots=True)
class PrintedValues:
    """The values that a document has printed, part by part, in the order in which they stand there.

    In ``loose`` parts the order may be another: what a macro holds is printed later, equal cells become one.
    ``checksums`` are those of the parts as they were written.
    """

    parts: dict[str, MutableSequence[object]] = field(default_factory=dict)
    loose: set[str] = field(default_factory=set)
    checksums: dict[str, int] = field(default_factory=dict)


def noting(printer: Printer) -> Printer:
    """The printer, which notes what it is given and reads what it writes; one that prints no text stays as it is.

    Called, it raises RenderError where the markup that it makes is not, letter for letter, the value.
    """
    function = printer.func if isinstance(printer, partial) else printer
    if getattr(function, "__module__", "") in _PRINT_NO_TEXT:
        return printer

    @pass_context
    def note_and_print(context: Context, value: object) -> str:
        # every value goes through here, and to ask the context itself takes three calls
        context.parent[STATE].printed.append(value)
        written = printer(context, value)
        if written != value and isinstance(value, _ALL_TEXT):
            said = "".join(texts_of(value))
            if without_spaces(unescape(_TAG.sub("", written))) != without_spaces(said):
                raise RenderError(f"“{said[:_MOST_SHOWN]}”写出来变了样")
        return written

    return note_and_print


def without_spaces(text: str) -> str:
    """A text as it is compared: spaces and breaks are set otherwise than they are typed."""
    return "".join(text.translate(_BREAKS).split())


def texts_of(value: object) -> Iterator[str]:
    """The texts that a value puts into the document, in their order; pictures have none."""
    if isinstance(value, FittedText):
        yield from (line.text for line in value.lines)
    elif isinstance(value, str | int | float | Decimal):
        yield str(value)
    elif isinstance(value, RichText):
        yield value.plain
    elif isinstance(value, RichParagraphs):
        yield from (one.text.plain for one in value.paragraphs)
    elif isinstance(value, Table):
        yield from (cell for row in value.rows for cell in row)
    elif isinstance(value, Grid):
        yield from (cell.text for _, cells in value.rows for cell in cells)
    elif isinstance(value, Drawing):
        yield from (line.text for shape in _in_groups(value) for line in shape.lines)


def texts_of_chart(value: object) -> Iterator[str]:
    """The names and numbers of a chart, which stand in a part of their own."""
    if isinstance(value, Chart):
        yield from (*value.names, *map(str, value.numbers))


def _in_groups(drawing: Drawing) -> Iterator[Shape]:
    """The shapes as Word has them: those of a group together."""
    for group in dict.fromkeys(shape.group for shape in drawing.shapes):
        yield from (shape for shape in drawing.shapes if shape.group == group)
