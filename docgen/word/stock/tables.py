"""The tables of stock templates: columns, heading rows, rows that repeat."""

from collections.abc import Sequence
from typing import NamedTuple

from docgen.word.markup.column_fit import (
    FITTED_ALIKE_CAPTION,
    FITTED_CAPTION,
    FITTED_WHOLE_CAPTION,
    KEPT_CAPTION,
)
from docgen.word.markup.page import TEXT_WIDTH_TWIPS
from docgen.word.stock.blocks import run, styled_paragraph

#: Properties of a table whose columns follow what stands in them, alone or together with the tables beside it.
FITTED = f'<w:tblCaption w:val="{FITTED_CAPTION}"/>'
FITTED_ALIKE = f'<w:tblCaption w:val="{FITTED_ALIKE_CAPTION}"/>'
#: The same for a form, whose columns are there though nothing stands in them yet.
FITTED_WHOLE = f'<w:tblCaption w:val="{FITTED_WHOLE_CAPTION}"/>'
#: The same for a table that keeps its columns: only its lines are seen to.
KEPT = f'<w:tblCaption w:val="{KEPT_CAPTION}"/>'
_SHADING = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
_LEFT = '<w:jc w:val="left"/>'


class TableColumn(NamedTuple):
    """A column: its heading, its width, what stands in its cells, how it is aligned (left, center, right).

    The cells of a ``merged`` column become one over the rows of an inner loop.
    """

    heading: str
    width_twips: int
    content: str
    align: str = "center"
    merged: bool = False


def table(
    columns: Sequence[TableColumn],
    rows: str,
    heading_style: str = "TableHead",
    properties: str = "",
    available_twips: int = TEXT_WIDTH_TWIPS,
    banner: str = "",
) -> str:
    """A table of its columns' width: the heading row repeats on every page, no row is cut in two.

    A ``banner`` is a row of one cell above the headings, which repeats with them. ``properties`` are
    further ones of the table as XML. Raises ValueError if the table is wider than there is room.
    """
    width = columns_width(columns)
    if width > available_twips:
        raise ValueError(f"a table of {width} twips is wider than the text ({available_twips})")
    grid = "".join(f'<w:gridCol w:w="{column.width_twips}"/>' for column in columns)
    headings = "".join(cell(column.heading, column.width_twips, heading_style, "center") for column in columns)
    above = _heading_row(_banner_cell(banner, len(columns), width, heading_style)) if banner else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="PaperTable"/><w:tblW w:w="{width}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f"{properties}</w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{above}{_heading_row(headings)}{rows}</w:tbl>"
    )


def _heading_row(cells: str) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _banner_cell(text: str, columns: int, width_twips: int, style: str, keep: str = "", shading: str = "") -> str:
    paragraphs = "".join(styled_paragraph(style, run(line), f"{keep}{_LEFT}") for line in text.split("\n"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width_twips}" w:type="dxa"/><w:gridSpan w:val="{columns}"/>{shading}'
        f'<w:vAlign w:val="center"/></w:tcPr>{paragraphs}</w:tc>'
    )


def spanning_row(columns: Sequence[TableColumn], text: str, style: str = "TableText") -> str:
    """A row of one cell, a total below its items, that stays on the page of what follows."""
    cell_below = _banner_cell(text, len(columns), columns_width(columns), style, "<w:keepNext/>")
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell_below}</w:tr>"


def group_row(columns: Sequence[TableColumn], text: str, style: str = "TableHead") -> str:
    """A shaded row of one cell above the rows of a group, on the page of the first of them."""
    width = columns_width(columns)
    cell_above = _banner_cell(text, len(columns), width, style, "<w:keepNext/>", _SHADING)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cell_above}</w:tr>"


def columns_width(columns: Sequence[TableColumn]) -> int:
    """The width of columns together; twips."""
    return sum(column.width_twips for column in columns)


def row(
    columns: Sequence[TableColumn], keep_with_next: bool = False, style: str = "TableText", height_twips: int = 0
) -> str:
    """A row of data; it may stay on the page of the next row, and be at least so high."""
    cells = "".join(
        cell(
            column.content + ("{% vm %}" if column.merged else ""),
            column.width_twips,
            style,
            column.align,
            keep_with_next,
        )
        for column in columns
    )
    height = f'<w:trHeight w:val="{height_twips}"/>' if height_twips else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{cells}</w:tr>"


def cell(text: str, width_twips: int, style: str, align: str, keep_with_next: bool = False) -> str:
    """A cell with one paragraph for each line of ``text``."""
    properties = f'{"<w:keepNext/>" if keep_with_next else ""}<w:jc w:val="{align}"/>'
    paragraphs = "".join(styled_paragraph(style, run(line), properties) for line in text.split("\n"))
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width_twips}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{paragraphs}</w:tc>'
    )


def row_tag(columns: Sequence[TableColumn], code: str, style: str = "TableText") -> str:
    """A row that is only a tag."""
    return (
        f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{columns_width(columns)}" w:type="dxa"/>'
        f'<w:gridSpan w:val="{len(columns)}"/></w:tcPr>'
        f"{styled_paragraph(style, run(f'{{%tr {code} %}}'))}</w:tc></w:tr>"
    )


def rows_of(columns: Sequence[TableColumn], name: str, items: str) -> str:
    """A row for every item."""
    return row_tag(columns, f"for {name} in {items}") + row(columns) + row_tag(columns, "endfor")


def rows_of_items(
    columns: Sequence[TableColumn], name: str, items: str, style: str = "TableText", height_twips: int = 0
) -> str:
    """A row for every item, which says in ``末`` whether a page may end behind it."""
    return "".join(
        [
            row_tag(columns, f"for {name} in {items}", style),
            row_tag(columns, f"if {name}.末", style),
            row(columns, False, style, height_twips),
            row_tag(columns, "else", style),
            row(columns, True, style, height_twips),
            row_tag(columns, "endif", style),
            row_tag(columns, "endfor", style),
        ]
    )


def rows_of_groups(
    columns: Sequence[TableColumn], group: str, groups: str, name: str, items: str, style: str = "TableText"
) -> str:
    """Rows of groups whose merged cells run over the group.

    Every item says in ``末`` whether a page may end behind it; elsewhere a group stays together.
    """
    return "".join(
        [
            row_tag(columns, f"for {group} in {groups}", style),
            rows_of_items(columns, name, items, style),
            row_tag(columns, "endfor", style),
        ]
    )


def name_grid(title: str, columns: str, rows: str, names: str, width_twips: int = TEXT_WIDTH_TWIPS) -> str:
    """A table of names side by side under their title: ``columns`` of them in each of ``rows``, ``names`` in a row.

    These are expressions of the template; a row is called 行 and says in ``末`` whether a page may end behind it, a
    name in ``跨`` over how many columns it stands.
    """
    banner = _heading_row(cell(f"{title}{{% colspan {columns} %}}", width_twips, "TableHead", "left"))
    tags = [f"for 行 in {rows}", "if 行.末", "else", "endif", "endfor"]
    opening, may_break, otherwise, end, closing = (_tag_row(code, width_twips) for code in tags)
    free, kept = (_name_row(names, keep_with_next, width_twips) for keep_with_next in (False, True))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="PaperTable"/><w:tblW w:w="{width_twips}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width_twips}"/></w:tblGrid>'
        f"{banner}{opening}{may_break}{free}{otherwise}{kept}{end}{closing}</w:tbl>"
    )


def _name_row(names: str, keep_with_next: bool, width_twips: int) -> str:
    texts = (f"{{%tc for 人 in {names} %}}", "{{ 人.姓名|对齐 }}{% colspan 人.跨 %}", "{%tc endfor %}")
    cells = "".join(cell(text, width_twips, "TableText", "center", keep_with_next) for text in texts)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _tag_row(code: str, width_twips: int) -> str:
    return f"<w:tr>{cell(f'{{%tr {code} %}}', width_twips, 'TableText', 'left')}</w:tr>"
