"""The blocks of lists that the office hands to guests, hotels and drivers: a head, tables on A4, a foot."""

from docgen.word.markup.page import LIST_NOTE_STYLE
from docgen.word.stock.blocks import choose, paragraph, run, styled_paragraph, when
from docgen.word.stock.forms import FORM_WIDTH_TWIPS, NOTE, TITLE, form_styles
from docgen.word.stock.styles import ParagraphStyle, exact_line, face, size
from docgen.word.stock.tables import FITTED, TableColumn, group_row, row_tag, rows_of_items, table

VISIT, WHEN, TEXT, HEADING = "ListVisit", "ListWhen", LIST_NOTE_STYLE, "ListHeading"
_CENTRED = '<w:jc w:val="center"/>'
_STYLES = (
    ParagraphStyle(VISIT, "名单来访", f"<w:keepNext/>{exact_line(400)}{_CENTRED}", f"{face('楷体')}{size(30)}"),
    ParagraphStyle(
        WHEN, "名单时间", f"<w:keepNext/>{exact_line(360, after=120)}{_CENTRED}", f"{face('正文')}{size(24)}"
    ),
    ParagraphStyle(TEXT, "名单说明", exact_line(360, before=60, after=60), f"{face('正文')}{size(24)}"),
    ParagraphStyle(
        HEADING, "名单小标题", f"<w:keepNext/>{exact_line(400, before=160, after=60)}", f"{face('黑体')}{size(28)}"
    ),
)


def list_styles() -> str:
    """The styles of lists, and those of forms, whose page they share."""
    return form_styles() + "".join(style.to_xml() for style in _STYLES)


def list_head(title: str, first: str = "") -> str:
    """Whose visit, which list, which days; ``first`` are properties of the first paragraph as XML."""
    return (
        styled_paragraph(VISIT, run("{{ 来访 }}"), first)
        + styled_paragraph(TITLE, run(title))
        + styled_paragraph(WHEN, run("{{ 时间 }}"))
    )


def list_heads(title: str, further: str) -> str:
    """The head of each of several lists: those for which ``further`` holds begin a new page."""
    return choose((further, list_head(title, "<w:pageBreakBefore/>")), (f"not {further}", list_head(title)))


def internal_mark() -> str:
    """That the list is for the office and its partners only."""
    return styled_paragraph("Mark", run("内部使用"))


def list_foot() -> str:
    """Who made the list and when, whom one asks."""
    return when("制表", styled_paragraph(NOTE, run("{{ 制表 }}"), "<w:keepLines/>"))


def list_table(columns: tuple[TableColumn, ...], name: str, items: str, banner: str = "") -> str:
    """A table as wide as the page of forms; a banner above it repeats with its headings."""
    rows = rows_of_items(columns, name, items)
    return table(columns, rows, properties=FITTED, available_twips=FORM_WIDTH_TWIPS, banner=banner)


def grouped_table(columns: tuple[TableColumn, ...], groups: tuple[str, str, str], rows: str, banner: str = "") -> str:
    """A table whose rows stand in groups, each under a row of its own.

    ``groups`` are the name of a group, the list of groups, and what the row above a group says.
    """
    group, items, heading = groups
    loop = row_tag(columns, f"for {group} in {items}") + group_row(columns, heading) + rows
    loop += row_tag(columns, "endfor")
    return table(columns, loop, properties=FITTED, available_twips=FORM_WIDTH_TWIPS, banner=banner)


def kept_note(text: str) -> str:
    """A paragraph on the page of the table below it."""
    return styled_paragraph(TEXT, run(text), "<w:keepNext/>")


def note(text: str) -> str:
    """A paragraph below a table."""
    return paragraph(text, TEXT)
