"""The blocks of sheets of A4 that lie and are folded or cut in the middle: two panels side by side."""

from docgen.word.markup.page import PAGE_HEIGHT_TWIPS, PAGE_WIDTH_TWIPS
from docgen.word.stock.blocks import styled_paragraph
from docgen.word.stock.styles import ParagraphStyle, exact_line, size

#: A4 that lies; half of it is A5.
SHEET_WIDTH_TWIPS, SHEET_HEIGHT_TWIPS = PAGE_HEIGHT_TWIPS, PAGE_WIDTH_TWIPS
#: White above and below, and at both sides of a panel.
_TOP_TWIPS, _SIDE_TWIPS = 624, 680
PANEL_HEIGHT_TWIPS = SHEET_HEIGHT_TWIPS - 2 * _TOP_TWIPS - 40
#: The height of what stands at the foot of a panel.
FOOT_TWIPS = 620
#: The width of what is printed on a panel.
PANEL_WIDTH_TWIPS = SHEET_WIDTH_TWIPS // 2 - 2 * _SIDE_TWIPS
_HOST = f'<w:snapToGrid w:val="0"/>{exact_line(20)}'
_STYLES = (ParagraphStyle("PanelHost", "对开页位置", _HOST, size(2)),)


def panel_styles() -> str:
    """The styles of these sheets."""
    return "".join(style.to_xml() for style in _STYLES)


def panel_section() -> str:
    """The page: A4 that lies, without page numbers, the header rId7 with the mark of the fold or cut."""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId7"/><w:headerReference w:type="even" r:id="rId7"/>'
        f'<w:pgSz w:w="{SHEET_WIDTH_TWIPS}" w:h="{SHEET_HEIGHT_TWIPS}" w:orient="landscape"/>'
        f'<w:pgMar w:top="{_TOP_TWIPS}" w:right="0" w:bottom="{_TOP_TWIPS}" w:left="0" w:header="284" w:footer="284" '
        'w:gutter="0"/><w:cols w:space="425"/></w:sectPr>'
    )


def two_panels(
    left: str, right: str, vertical: tuple[str, str] = ("top", "top"), feet: tuple[str, str] = ("", "")
) -> str:
    """A sheet: two panels as cells of a table that fills the page, and the line of no height that Word wants behind.

    ``vertical`` says where in each panel its content stands (top, center), ``feet`` are what stands at their feet.
    """
    half = SHEET_WIDTH_TWIPS // 2
    margins = (
        f'<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="{_SIDE_TWIPS}" w:type="dxa"/>'
        f'<w:bottom w:w="0" w:type="dxa"/><w:right w:w="{_SIDE_TWIPS}" w:type="dxa"/></w:tblCellMar>'
    )
    foot_twips = FOOT_TWIPS if any(feet) else 0
    rows = _row((left, right), vertical, PANEL_HEIGHT_TWIPS - foot_twips)
    rows += _row(feet, ("bottom", "bottom"), foot_twips) if foot_twips else ""
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{2 * half}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{margins}</w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{half}"/><w:gridCol w:w="{half}"/></w:tblGrid>{rows}</w:tbl>'
        + styled_paragraph("PanelHost", "")
    )


def _row(contents: tuple[str, str], vertical: tuple[str, str], height_twips: int) -> str:
    half = SHEET_WIDTH_TWIPS // 2
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{half}" w:type="dxa"/><w:vAlign w:val="{place}"/></w:tcPr>'
        f"{content}{styled_paragraph('PanelHost', '')}</w:tc>"
        for content, place in zip(contents, vertical, strict=True)
    )
    return f'<w:tr><w:trPr><w:trHeight w:val="{height_twips}"/></w:trPr>{cells}</w:tr>'
