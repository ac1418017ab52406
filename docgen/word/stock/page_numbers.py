"""Page numbers: — 1 — at the outer edge; on landscape sheets where it stands once the sheet is bound (GB/T 9704)."""

from docgen.model.units import half_points_to_pt, mm_to_twips, pt_to_twips
from docgen.word.markup.page import PAGE_NUMBER_HALF_POINTS
from docgen.word.stock.blocks import run, styled_paragraph

#: Where a turned number stands on a landscape sheet, in mm: its column from the left edge, and how far it is from the
#: lower edge on odd pages, from the upper one on even pages.
_COLUMN_MM, _COLUMN_WIDTH_MM, _FROM_LOWER_EDGE_MM, _FROM_UPPER_EDGE_MM = 5.0, 12.0, 31.0, 33.0
_BOX_MM = 60.0  # how high the cell of a turned number is


def odd_footer() -> str:
    """The number of odd pages: at the right, one character in."""
    return _footer("right", f'w:rightChars="100" w:right="{_one_character()}"')


def even_footer() -> str:
    """The number of even pages: at the left, one character in."""
    return _footer("left", f'w:leftChars="100" w:left="{_one_character()}"')


def turned_odd_footer(lower_margin_twips: int) -> str:
    """The number of odd landscape sheets: turned, low at the left edge, which is the right of the bound page."""
    from_margin = mm_to_twips(_FROM_LOWER_EDGE_MM) - lower_margin_twips
    return _turned(
        'w:vertAnchor="margin" w:tblpYSpec="bottom"', f'<w:ind w:right="{from_margin}"/><w:jc w:val="right"/>'
    )


def turned_even_footer() -> str:
    """The number of even landscape sheets: turned, high at the left edge, which is the left of the bound page."""
    return _turned(f'w:vertAnchor="page" w:tblpY="{mm_to_twips(_FROM_UPPER_EDGE_MM)}"', '<w:jc w:val="left"/>')


def _one_character() -> int:
    return pt_to_twips(half_points_to_pt(PAGE_NUMBER_HALF_POINTS))


def _footer(side: str, indent: str) -> str:
    return styled_paragraph("Footer", _runs(), f'<w:ind {indent}/><w:jc w:val="{side}"/>')


def _turned(place: str, properties: str) -> str:
    """A table of one cell that stands on the sheet, its text turned to the right."""
    width = mm_to_twips(_COLUMN_WIDTH_MM)
    number = styled_paragraph("Footer", _runs(), properties)
    return (
        f'<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" {place} w:horzAnchor="page" '
        f'w:tblpX="{mm_to_twips(_COLUMN_MM)}"/><w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'</w:tblPr><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:trHeight w:val="{mm_to_twips(_BOX_MM)}" w:hRule="exact"/></w:trPr>'
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:textDirection w:val="tbRl"/><w:vAlign w:val="center"/>'
        f"</w:tcPr>{number}</w:tc></w:tr></w:tbl>{styled_paragraph('Footer', '')}"
    )


def _runs() -> str:
    return "".join(
        [
            run("— "),
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            "<w:r><w:t>1</w:t></w:r>",
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            run(" —"),
        ]
    )
