"""A hall as a native table: exact rows and columns, a border only around seats, names in its own small type."""

from markupsafe import escape

from docgen.draw.hall import Cell, Grid
from docgen.word.page import FACES
from docgen.word.runs import faced

_TWIPS_PER_MM = 1440 / 25.4
_LINE = '<w:{side} w:val="{kind}" w:sz="4" w:space="0" w:color="595959"/>'
_SEAT_BORDERS = "".join(_LINE.format(side=side, kind="single") for side in ("top", "left", "bottom", "right"))
_EMPTY_BORDERS = "".join(_LINE.format(side=side, kind="dotted") for side in ("top", "left", "bottom", "right"))
_BORDERS = {"seat": _SEAT_BORDERS, "empty": _EMPTY_BORDERS, "head": _SEAT_BORDERS, "gap": ""}


def hall_table(grid: Grid) -> str:
    """The table. Everything that repeats from cell to cell is made once: a hall has thousands of them."""
    widths = [round(width * _TWIPS_PER_MM) for width in grid.widths]
    starts: dict[tuple[str, int, int], str] = {}
    rows = []
    for number, (height, cells) in enumerate(grid.rows):
        at, made = 0, []
        for cell in cells:
            across = sum(widths[at : at + cell.span])
            at += cell.span
            key = (cell.kind, across, cell.span)
            if key not in starts:
                starts[key] = _start(*key)
            made.append(f"{starts[key]}{_paragraph(cell, grid.size)}</w:tc>")
        head = "<w:tblHeader/>" if number < grid.head else ""
        rows.append(
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{round(height * _TWIPS_PER_MM)}" w:hRule="exact"/>'
            f"{head}</w:trPr>{''.join(made)}</w:tr>"
        )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _start(kind: str, across: int, span: int) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    borders = f"<w:tcBorders>{_BORDERS[kind]}</w:tcBorders>" if _BORDERS[kind] else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{across}" w:type="dxa"/>{spanned}{borders}<w:vAlign w:val="center"/></w:tcPr>'
    )


_SHAPES: dict[int, str] = {}
_RUNS: dict[tuple[str, float, int], str] = {}


def _paragraph(cell: Cell, usual: float) -> str:
    size = cell.size or usual
    pitch = round(size * 20 * 1.15)
    if pitch not in _SHAPES:
        _SHAPES[pitch] = (
            f'<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="{pitch}" '
            'w:lineRule="exact"/><w:ind w:firstLine="0"/><w:jc w:val="center"/></w:pPr>'
        )
    if not cell.text:
        return f"{_SHAPES[pitch]}</w:p>"
    face = FACES["楷体"] if cell.kind == "gap" else FACES["黑体"]
    if cell.spread:
        runs = _run(cell.text[0], face, size, round(size * 20)) + _run(cell.text[1:], face, size, 0)
    else:
        lines = cell.text.split("\n")
        runs = _run(lines[0], face, size, 0) + "".join(f"<w:r><w:br/></w:r>{_run(one, face, size, 0)}" for one in lines[1:])
    return f"{_SHAPES[pitch]}{runs}</w:p>"


def _run(text: str, face: str, size: float, wide: int) -> str:
    """A name in one run, or in as many as it needs faces."""
    parts: list[tuple[str, str]] = []
    for one in text:
        own = faced(one, face) if one > "\u3400" else face
        if parts and parts[-1][0] == own:
            parts[-1] = (own, parts[-1][1] + one)
        else:
            parts.append((own, one))
    return "".join(f"{_properties(own, size, wide)}{escape(part)}</w:t></w:r>" for own, part in parts)


def _properties(face: str, size: float, wide: int) -> str:
    key = (face, size, wide)
    if key not in _RUNS:
        half_points = round(size * 2)
        _RUNS[key] = (
            f'<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}"/>'
            f'<w:spacing w:val="{wide}"/><w:kern w:val="0"/><w:sz w:val="{half_points}"/>'
            f'<w:szCs w:val="{half_points}"/></w:rPr><w:t xml:space="preserve">'
        )
    return _RUNS[key]
