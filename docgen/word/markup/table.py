"""A table of values as a Word table: as wide as the text, its columns as wide as what they hold."""

import re
from collections.abc import Callable, Sequence

from docgen.model.draft import Table
from docgen.text.wording import em_width
from docgen.word.markup.page import TABLE_SIZE, TEXT_WIDTH

#: The style of a heading row beside that of the cells below it, both of bricks.
CELLS, HEADS = 'w:val="TableText"', 'w:val="TableHead"'
_NARROWEST, _WIDEST = 4.0, 18.0  # characters that a column reckons with
_LEFT_FROM = 14.0  # a column with longer texts is set flush left
_TOGETHER = 16  # a table of so few rows stays on one page


def grid(table: Table, properties: str, run: Callable[[str], str]) -> str:
    """The table; ``properties`` are those of a paragraph in a cell, ``run`` makes the runs of a text.

    A row is never cut in two, the heading row repeats on every page.
    """
    columns = list(zip(*table.rows, strict=True))
    widths = _widths(columns)
    left = [max(map(em_width, column[1:]), default=0.0) > _LEFT_FROM for column in columns]
    together = len(table.rows) <= _TOGETHER
    rows = []
    for number, row in enumerate(table.rows):
        head = number == 0
        keep = "<w:keepNext/>" if head or (together and number < len(table.rows) - 1) else ""
        cells = "".join(
            _cell(cell, across, _shape(properties, head, keep, "left" if flush and not head else "center"), run, head)
            for cell, across, flush in zip(row, widths, left, strict=True)
        )
        rows.append(f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{cells}</w:tr>")
    grid_columns = "".join(f'<w:gridCol w:w="{across}"/>' for across in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{_BORDERS}'
        f'</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid_columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>'
    for side, size in (("top", 8), ("left", 4), ("bottom", 8), ("right", 4), ("insideH", 4), ("insideV", 4))
)
# a style of the user's own has no sister for headings: these are bold
_RUN = re.compile(r"(<w:rPr>(?:<w:rStyle\b[^>]*/>)?(?:<w:rFonts\b[^>]*/>)?)(?!<w:b/>)")
_BOLD_RUN = "<w:r><w:rPr><w:b/></w:rPr>"
_MARGINS = "".join(f'<w:{side} w:w="57" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))


def _widths(columns: Sequence[Sequence[str]]) -> list[int]:
    """Twips: what the longest text of each column asks for, widened together to the width of the text."""
    wanted = [min(_WIDEST, max(_NARROWEST, *map(em_width, column))) * TABLE_SIZE * 10 + 160 for column in columns]
    scaled = [int(one * TEXT_WIDTH / sum(wanted)) for one in wanted]
    scaled[-1] += TEXT_WIDTH - sum(scaled)
    return scaled


def _shape(properties: str, head: bool, keep: str, align: str) -> str:
    """The paragraph properties of a cell: those of the tag's paragraph, in the style of headings for the first row."""
    style = properties.partition("<w:pStyle ")[2].partition("/>")[0]
    if head:
        style = style.replace(CELLS, HEADS)
    named = f"<w:pStyle {style}/>" if style else ""
    return f'<w:pPr>{named}{keep}<w:jc w:val="{align}"/></w:pPr>'


def _cell(text: str, across: int, shape: str, run: Callable[[str], str], head: bool) -> str:
    inside = run(text) if text else ""
    if head and HEADS not in shape:
        inside = _RUN.sub(r"\1<w:b/>", inside) if "<w:rPr>" in inside else inside.replace("<w:r>", _BOLD_RUN)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{across}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"<w:p>{shape}{inside}</w:p></w:tc>"
    )
