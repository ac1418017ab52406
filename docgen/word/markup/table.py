"""A table of values as a Word table: as wide as the text, its columns as wide as what they hold.

No line in a cell ends inside a date, a name of a unit, a figure and its unit.
"""

import re
from collections.abc import Callable, Sequence

from docgen.model.draft import Table
from docgen.model.units import half_points_to_pt, pt_to_twips
from docgen.text.column_widths import share_out
from docgen.text.line_breaks import break_lines, is_torn
from docgen.text.wording import em_width
from docgen.word.markup.page import TABLE_HALF_POINTS, TEXT_WIDTH_TWIPS

#: The style of our cells, and its counterpart for the heading row.
CELL_STYLE, HEADING_STYLE = 'w:val="TableText"', 'w:val="TableHead"'
_NARROWEST = 4.0  # characters that a column is planned for
_LEFT_FROM = 14.0  # a column with longer texts is set flush left
_TOGETHER = 8  # a table of so few rows stays on one page: even under headings it leaves no half page white
_CELL_PADDING_TWIPS = 160
_CHARACTER_TWIPS = pt_to_twips(half_points_to_pt(TABLE_HALF_POINTS))
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>'
    for side, size in (("top", 8), ("left", 4), ("bottom", 8), ("right", 4), ("insideH", 4), ("insideV", 4))
)
_MARGINS = "".join(f'<w:{side} w:w="57" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
# a style of the user's own has no counterpart for headings: these are bold
_RUN_PROPERTIES = re.compile(r"(<w:rPr>(?:<w:rStyle\b[^>]*/>)?(?:<w:rFonts\b[^>]*/>)?)(?!<w:b/>)")
_BOLD_RUN = "<w:r><w:rPr><w:b/></w:rPr>"


def table_of_values(table: Table, properties: str, print_run: Callable[[str], str]) -> str:
    """The table; a row is never cut in two, the heading row repeats on every page.

    ``properties`` are those of a paragraph in a cell, as XML; ``print_run`` makes the runs of a text.
    """
    columns = list(zip(*table.rows, strict=True))
    widths = _column_widths(columns)
    aligns = ["left" if max(map(em_width, column[1:]), default=0.0) > _LEFT_FROM else "center" for column in columns]
    rows = [_heading_row(table.rows[0], widths, properties, print_run)]
    for number, row in enumerate(table.rows[1:], 1):
        keep = "<w:keepNext/>" if _stays_with_next(number, table) else ""
        cells = "".join(
            _cell(
                cell_width,
                _paragraph_properties(properties, keep, align),
                print_run(_lines(text, cell_width)) if text else "",
            )
            for text, cell_width, align in zip(row, widths, aligns, strict=True)
        )
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
    grid_columns = "".join(f'<w:gridCol w:w="{column_width}"/>' for column_width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{_BORDERS}'
        f'</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid_columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _stays_with_next(number: int, table: Table) -> bool:
    """Whether the row of this number, the heading being 0, stays on the page of what follows.

    A low table stays together; of a high one the first two rows and the last two. A note stays with the last row.
    """
    last = len(table.rows) - 1
    if number == last:
        return bool(table.note)
    return len(table.rows) <= _TOGETHER or number in (1, last - 1)


def _column_widths(columns: Sequence[Sequence[str]]) -> list[int]:
    """Twips: what the longest text of each column asks for, widened together to the width of the text.

    Where not all of it fits on one line, the widths are those that make the table lowest.
    """
    longest = [max(map(em_width, column)) for column in columns]
    wanted = [max(_NARROWEST, text) * _CHARACTER_TWIPS + _CELL_PADDING_TWIPS for text in longest]
    if sum(wanted) > TEXT_WIDTH_TWIPS:
        room = (TEXT_WIDTH_TWIPS - len(columns) * _CELL_PADDING_TWIPS) / _CHARACTER_TWIPS
        shared = share_out([[cell.split("\n") for cell in column] for column in columns], room)
        wanted = [width * _CHARACTER_TWIPS + _CELL_PADDING_TWIPS for width in shared]
    scaled = [int(column_width * TEXT_WIDTH_TWIPS / sum(wanted)) for column_width in wanted]
    scaled[-1] += TEXT_WIDTH_TWIPS - sum(scaled)
    return scaled


def _lines(text: str, width_twips: int) -> str:
    """The text of a cell, with line breaks where Word would tear something."""
    width = (width_twips - _CELL_PADDING_TWIPS) / _CHARACTER_TWIPS
    lines = (break_lines(line, width) if is_torn(line, width) else [line] for line in text.split("\n"))
    return "\n".join(part for broken in lines for part in broken)


def _heading_row(row: Sequence[str], widths: Sequence[int], properties: str, print_run: Callable[[str], str]) -> str:
    """The first row, in the style of headings if the template has it, else bold."""
    shape = _paragraph_properties(properties, "<w:keepNext/>", "center").replace(CELL_STYLE, HEADING_STYLE, 1)
    runs = [print_run(text) if text else "" for text in row]
    if HEADING_STYLE not in shape:
        runs = [_bold_runs(run) for run in runs]
    cells = "".join(_cell(cell_width, shape, run) for cell_width, run in zip(widths, runs, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _bold_runs(runs: str) -> str:
    return _RUN_PROPERTIES.sub(r"\1<w:b/>", runs) if "<w:rPr>" in runs else runs.replace("<w:r>", _BOLD_RUN)


def _paragraph_properties(properties: str, keep: str, align: str) -> str:
    """The paragraph properties of a cell: the style of the tag's paragraph, and nothing else of it."""
    style = properties.partition("<w:pStyle ")[2].partition("/>")[0]
    style_element = f"<w:pStyle {style}/>" if style else ""
    return f'<w:pPr>{style_element}{keep}<w:jc w:val="{align}"/></w:pPr>'


def _cell(width_twips: int, properties: str, runs: str) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width_twips}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"<w:p>{properties}{runs}</w:p></w:tc>"
    )
