"""The printer of ``{{p x }}``: a value in the place of a whole paragraph."""

from functools import partial

from jinja2.runtime import Context

from docgen.draw.drawing import Grid
from docgen.fonts.fitted_text import FittedText
from docgen.model.draft import Table
from docgen.model.rich_text import RichParagraphs, StyledParagraph
from docgen.word.engine.fragments import Fragment
from docgen.word.engine.printers import Printer
from docgen.word.engine.printers.fitted_text import fitted_paragraph
from docgen.word.engine.printers.plain_text import escape_attribute
from docgen.word.engine.printers.rich_text import rich_runs
from docgen.word.engine.printers.surroundings import TagSurroundings, without_section
from docgen.word.engine.printers.text import own_run_printer
from docgen.word.engine.render_state import STATE, RenderState
from docgen.word.engine.run_format import RunFormat
from docgen.word.markup.seat_table import hall_table
from docgen.word.markup.table import table_of_values


def paragraphs_printer(properties: str, run: RunFormat) -> Printer:
    """Every line of a text becomes a paragraph in the format of the tag's; a table becomes a table whose cells have it.

    ``properties`` are the properties of the tag's paragraph as XML.
    """
    surroundings = TagSurroundings(without_section(properties))
    return partial(_print_paragraphs, properties, run, own_run_printer(run, surroundings))


def _print_paragraphs(properties: str, run: RunFormat, print_run: Printer, context: Context, value: object) -> str:
    if isinstance(value, RichParagraphs):
        return "".join(_styled_paragraph(one, properties, run, context[STATE]) for one in value.paragraphs)
    if isinstance(value, Fragment) and value.unit == "p":
        return value.markup
    if isinstance(value, FittedText):
        return fitted_paragraph(value, properties, run.properties)
    if isinstance(value, Table):
        return table_of_values(value, properties, lambda text: print_run(context, text))
    if isinstance(value, Grid):
        return hall_table(value)
    lines = value.split("\n") if isinstance(value, str) else [value]
    return "".join(f"<w:p>{properties}{print_run(context, line)}</w:p>" for line in lines)


def _styled_paragraph(paragraph: StyledParagraph, properties: str, run: RunFormat, state: RenderState) -> str:
    """A paragraph in a style of its own, with nothing of the tag's paragraph; without a style it is like that one."""
    if paragraph.style:
        style_id = escape_attribute(state.style_id("paragraph", paragraph.style))
        properties, run = f'<w:pPr><w:pStyle w:val="{style_id}"/></w:pPr>', RunFormat("", run.face, run.half_points)
    runs = rich_runs(paragraph.text, run, TagSurroundings(without_section(properties)), state)
    return f"<w:p>{properties}{runs}</w:p>"
