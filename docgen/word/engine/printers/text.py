"""Printers of tags in running text: inside a run of Word, in a run of their own, inside a drawing's text."""

from functools import partial
from typing import Any

from jinja2.runtime import Context

from docgen.draw.drawing import CutMarks, Drawing
from docgen.model.brand import Picture, VectorDrawing
from docgen.model.draft import Chart
from docgen.model.rich_text import RichText
from docgen.word.engine.fragments import Fragment
from docgen.word.engine.printers import Printer
from docgen.word.engine.printers.aligned_name import AlignedName, print_aligned_name
from docgen.word.engine.printers.fallback_runs import run_start, text_in_faces
from docgen.word.engine.printers.plain_text import SPECIAL_IN_TEXT, escape_attribute, plain_text
from docgen.word.engine.printers.rich_text import rich_runs
from docgen.word.engine.printers.surroundings import NOWHERE, TagSurroundings
from docgen.word.engine.render_state import STATE, RenderState
from docgen.word.engine.run_format import RunFormat
from docgen.word.markup.font_fallback import GBK_FACES
from docgen.word.markup.inline_drawing import inline_chart, inline_picture
from docgen.word.markup.vector_drawing import inline_vector_drawing


def text_printer(run: RunFormat, surroundings: TagSurroundings = NOWHERE) -> Printer:
    """The printer of a tag inside ``w:t``."""
    return partial(_print_text, run, surroundings, run.face in GBK_FACES)


def _print_text(run: RunFormat, surroundings: TagSurroundings, gb2312_face: bool, context: Context, value: Any) -> str:
    # most values are texts that can be written as they are
    if value.__class__ is not str or not (value.isalnum() or not SPECIAL_IN_TEXT.search(value)):
        return _print_other_value(context, value, run, surroundings)
    if gb2312_face and not value.isascii():
        try:
            value.encode("gb2312")
        except UnicodeEncodeError:
            return text_in_faces(value, run)
    return value


def own_run_printer(run: RunFormat, surroundings: TagSurroundings = NOWHERE) -> Printer:
    """The printer of ``{{r x }}``: the value stands in a run of its own."""
    return partial(_print_run, run, surroundings, text_printer(run, surroundings))


def _print_run(
    run: RunFormat, surroundings: TagSurroundings, print_text: Printer, context: Context, value: object
) -> str:
    if isinstance(value, RichText):
        return rich_runs(value, run, surroundings, context[STATE])
    return f'<w:r>{run.properties}<w:t xml:space="preserve">{print_text(context, value)}</w:t></w:r>'


def drawing_text_printer(properties: str) -> Printer:
    """The printer of a tag inside ``a:t`` of a drawing; a line break stands between two runs.

    ``properties`` are the properties of the tag's run as XML.
    """
    return partial(_print_drawing_text, properties)


def _print_drawing_text(properties: str, _context: Context, value: object) -> str:
    lines = [escape_attribute(line) for line in plain_text(value).split("\n")]
    return f"</a:t></a:r><a:br/><a:r>{properties}<a:t>".join(lines)


def _print_other_value(context: Context, value: object, run: RunFormat, surroundings: TagSurroundings) -> str:
    """A value that is no simple text: a drawing stands between two text nodes, everything else is written as text."""
    if isinstance(value, AlignedName):
        return print_aligned_name(value, run)
    if isinstance(value, RichText):
        runs = rich_runs(value, run, surroundings, context[STATE])
        return f"</w:t></w:r>{runs}{run_start(run.properties)}"
    if isinstance(value, Fragment) and value.unit in ("", "r"):
        return value.markup if value.unit == "" else f"</w:t></w:r>{value.markup}{run_start(run.properties)}"
    drawing = _drawing_xml(value, context[STATE])
    if drawing is not None:
        return f'</w:t>{drawing}<w:t xml:space="preserve">'
    return text_in_faces(plain_text(value), run)


def _drawing_xml(value: object, state: RenderState) -> str | None:
    """The value as content of a run; None if it is no drawing."""
    if isinstance(value, Picture):
        link = state.relations.id_of_link(value.link) if value.link else ""
        return inline_picture(value, state.relations.id_of_picture(value), state.next_id(), link)
    if isinstance(value, Chart):
        return inline_chart(value, state.relations.id_of_chart(value), state.next_id())
    if isinstance(value, VectorDrawing):
        return inline_vector_drawing(value, state.next_id)
    if isinstance(value, Drawing):
        # few papers draw shapes
        from docgen.word.markup.shapes import anchored_groups

        return anchored_groups(value, state.next_id)
    if isinstance(value, CutMarks):
        # few papers draw cut marks
        from docgen.word.markup.cut_marks import anchored_cut_marks

        return anchored_cut_marks(value, state.next_id)
    return None
