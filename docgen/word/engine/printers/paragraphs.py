"""The printer of ``{{p x }}``: a value in the place of a whole paragraph."""

from jinja2 import pass_context
from jinja2.runtime import Context

from docgen.draw.drawing import Grid
from docgen.fonts.fitted_text import FittedText
from docgen.model.draft import Table
from docgen.word.engine.printers import Printer
from docgen.word.engine.printers.fitted_text import fitted_paragraph
from docgen.word.engine.printers.text import own_run_printer
from docgen.word.engine.run_format import RunFormat
from docgen.word.markup.table import table_of_values


def paragraphs_printer(properties: str, run: RunFormat) -> Printer:
    """Every line of a text becomes a paragraph in the format of the tag's; a table becomes a table whose cells have it.

    ``properties`` are the properties of the tag's paragraph as XML.
    """
    print_run = own_run_printer(run)

    @pass_context
    def print_paragraphs(context: Context, value: object) -> str:
        if isinstance(value, FittedText):
            return fitted_paragraph(value, properties, run.properties)
        if isinstance(value, Table):
            return table_of_values(value, properties, lambda text: print_run(context, text))
        if isinstance(value, Grid):
            # few papers hold the table of a hall
            from docgen.word.markup.seat_table import hall_table

            return hall_table(value)
        lines = value.split("\n") if isinstance(value, str) else [value]
        return "".join(f"<w:p>{properties}{print_run(context, line)}</w:p>" for line in lines)

    return print_paragraphs
