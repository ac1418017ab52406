"""A hall as a native table: exact rows and columns, a border around seats only, names in small type."""

import re
from functools import lru_cache
from itertools import groupby

from markupsafe import escape

from docgen.draw.drawing import Grid, GridCell
from docgen.word.markup.font_fallback import faced
from docgen.word.markup.page import FACES, TWIPS_PER_MM

#: The style of a cell's paragraph, of the stock template; elsewhere the text of cells is that of the document.
CELL_STYLE = "ChartCell"
_SIDES = ("top", "left", "bottom", "right")
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="595959"/>' for side in (*_SIDES, "insideH", "insideV")
)
_BARE = "".join(f'<w:{side} w:val="nil"/>' for side in _SIDES)
_DOTTED = "".join(f'<w:{side} w:val="dotted" w:sz="4" w:space="0" w:color="7F7F7F"/>' for side in _SIDES)
_OWN = {"gap": f"<w:tcBorders>{_BARE}</w:tcBorders>", "empty": f"<w:tcBorders>{_DOTTED}</w:tcBorders>"}
# what the cell's own face holds, and XML as it is
_SIMPLE = re.compile("[^&<>\"'\u3400-\u4dff\ua000-\U0010ffff]*")
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="E7E7E7"/>'


def hall_table(grid: Grid) -> str:
    """The table. What repeats from cell to cell is made once: a hall has thousands of them."""
    widths = [round(width * TWIPS_PER_MM) for width in grid.widths_mm]
    starts: dict[tuple[str, int, int, bool], str] = {}
    rows = []
    for number, (height, cells) in enumerate(grid.rows):
        at, made = 0, []
        for cell in cells:
            key = (cell.kind, sum(widths[at : at + cell.span]), cell.span, cell.shade)
            at += cell.span
            start = starts.get(key)
            if start is None:
                start = starts[key] = _start(*key)
            made.append(f"{start}{_content(cell, grid.size_pt)}</w:p></w:tc>")
        head = "<w:tblHeader/>" if number < grid.head else ""
        rows.append(
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{round(height * TWIPS_PER_MM)}" w:hRule="exact"/>'
            f"{head}</w:trPr>{''.join(made)}</w:tr>"
        )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in _SIDES)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _start(kind: str, across: int, span: int, shade: bool) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{across}" w:type="dxa"/>{spanned}{_OWN.get(kind, "")}{_SHADE if shade else ""}'
        f'<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{CELL_STYLE}"/></w:pPr>'
    )


def _content(cell: GridCell, usual: float) -> str:
    if not cell.text:
        return ""
    size = cell.size_pt or usual
    if cell.spread:
        return _run(cell.text[0], size, round(size * 20)) + _run(cell.text[1:], size)
    first, *others = cell.text.split("\n")
    return _run(first, size) + "".join(f"<w:r><w:br/></w:r>{_run(one, size)}" for one in others)


def _run(text: str, size: float, wide: int = 0) -> str:
    """A text in one run, or in as many as it needs faces."""
    shape = _shape(size, wide)
    if _SIMPLE.fullmatch(text):
        return f"<w:r><w:rPr>{shape}</w:rPr><w:t>{text}</w:t></w:r>"
    runs = []
    for own, part in groupby(text, lambda one: faced(one, FACES["黑体"])):
        fonts = f'<w:rFonts w:hint="eastAsia" w:ascii="{own}" w:hAnsi="{own}" w:eastAsia="{own}"/>'
        runs.append(f"<w:r><w:rPr>{fonts}{shape}</w:rPr><w:t>{escape(''.join(part))}</w:t></w:r>")
    return "".join(runs)


@lru_cache(maxsize=64)
def _shape(size: float, wide: int) -> str:
    spacing = f'<w:spacing w:val="{wide}"/>' if wide else ""
    return f'{spacing}<w:sz w:val="{round(size * 2)}"/>'
