"""A hall as a native table: exact rows and columns, a border around seats only, names in small type."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from markupsafe import escape

from docgen.draw.drawing import LEADING, Grid, GridCell
from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.units import mm_to_twips, pt_to_half_points, pt_to_twips
from docgen.word.markup.font_fallback import face_for
from docgen.word.markup.page import FACES

#: The style of a cell's paragraph in the stock template; other templates set cells in their usual text.
CELL_STYLE = "ChartCell"
_SIDES = ("top", "left", "bottom", "right")
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="595959"/>' for side in (*_SIDES, "insideH", "insideV")
)
_NO_BORDERS = "".join(f'<w:{side} w:val="nil"/>' for side in _SIDES)
_DOTTED_BORDERS = "".join(f'<w:{side} w:val="dotted" w:sz="4" w:space="0" w:color="7F7F7F"/>' for side in _SIDES)
_BORDERS_BY_KIND = {
    "gap": f"<w:tcBorders>{_NO_BORDERS}</w:tcBorders>",
    "empty": f"<w:tcBorders>{_DOTTED_BORDERS}</w:tcBorders>",
}
# text that the face of the cells holds and that XML takes as it is
_SIMPLE_TEXT = lazy_pattern("[^&<>\"'\u3400-\u4dff\ua000-\U0010ffff]*")
_SHADING = '<w:shd w:val="clear" w:color="auto" w:fill="E7E7E7"/>'


def hall_table(grid: Grid) -> str:
    """The table of a hall; the start of a cell is made once for all cells of a kind: a hall has thousands of them."""
    widths = [mm_to_twips(width) for width in grid.widths_mm]
    starts: dict[tuple[str, int, int, bool, int], str] = {}
    rows = []
    for number, (height, cells) in enumerate(grid.rows):
        column, row = 0, []
        for cell in cells:
            width = sum(widths[column : column + cell.span])
            key = (cell.kind, width, cell.span, cell.shade, _line_twips(cell, grid.size_pt))
            column += cell.span
            start = starts.get(key)
            if start is None:
                start = starts[key] = _cell_start(*key)
            row.append(f"{start}{_cell_runs(cell, grid.size_pt)}</w:p></w:tc>")
        heading = "<w:tblHeader/>" if number < grid.head else ""
        rows.append(
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{mm_to_twips(height)}" w:hRule="exact"/>'
            f"{heading}</w:trPr>{''.join(row)}</w:tr>"
        )
    return f"{_table_start(widths)}{''.join(rows)}</w:tbl>"


def _table_start(widths: Sequence[int]) -> str:
    """The table up to its first row; widths of columns in twips."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in _SIDES)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    )


def _line_twips(cell: GridCell, usual_size_pt: float) -> int:
    """From one line of a cell to the next where it has several; 0: as its style says."""
    return pt_to_twips((cell.size_pt or usual_size_pt) * LEADING) if "\n" in cell.text else 0


def _cell_start(kind: str, width_twips: int, span: int, is_shaded: bool, line_twips: int) -> str:
    """A cell up to its first run."""
    grid_span = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    borders, shading = _BORDERS_BY_KIND.get(kind, ""), _SHADING if is_shaded else ""
    line = f'<w:spacing w:line="{line_twips}" w:lineRule="exact"/>' if line_twips else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width_twips}" w:type="dxa"/>{grid_span}{borders}{shading}'
        f'<w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{CELL_STYLE}"/>{line}</w:pPr>'
    )


def _cell_runs(cell: GridCell, usual_size_pt: float) -> str:
    if not cell.text:
        return ""
    size_pt = cell.size_pt or usual_size_pt
    if cell.spread:
        return _runs(cell.text[0], size_pt, pt_to_twips(size_pt)) + _runs(cell.text[1:], size_pt)
    first, *others = cell.text.split("\n")
    return _runs(first, size_pt) + "".join(f"<w:r><w:br/></w:r>{_runs(line, size_pt)}" for line in others)


def _runs(text: str, size_pt: float, spacing_twips: int = 0) -> str:
    """A text in one run, or in as many as it needs faces."""
    size_properties = _size_properties(size_pt, spacing_twips)
    if _SIMPLE_TEXT.fullmatch(text):
        return f"<w:r><w:rPr>{size_properties}</w:rPr>{_text_element(text, text)}</w:r>"
    runs = []
    for face, characters in groupby(text, lambda character: face_for(character, FACES["黑体"])):
        fonts = f'<w:rFonts w:hint="eastAsia" w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}"/>'
        own = "".join(characters)
        runs.append(f"<w:r><w:rPr>{fonts}{size_properties}</w:rPr>{_text_element(own, escape(own))}</w:r>")
    return "".join(runs)


def _text_element(text: str, escaped: str) -> str:
    """The element of a text; a space at its end is kept."""
    return f"<w:t>{escaped}</w:t>" if text.strip() == text else f'<w:t xml:space="preserve">{escaped}</w:t>'


@lru_cache(maxsize=64)
def _size_properties(size_pt: float, spacing_twips: int) -> str:
    spacing = f'<w:spacing w:val="{spacing_twips}"/>' if spacing_twips else ""
    return f'{spacing}<w:sz w:val="{pt_to_half_points(size_pt)}"/>'
