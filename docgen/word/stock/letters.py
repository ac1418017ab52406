"""The blocks of the letter format (信函格式) of GB/T 9704: the red mark, red double rules, the number below the first.

The mark and the rules stand at their places on the first sheet; the text begins below them.
"""

from typing import NamedTuple

from docgen.model.units import mm_to_emu, mm_to_twips, pt_to_mm, pt_to_twips
from docgen.word.markup.namespaces import MC, WP, WPS, A
from docgen.word.markup.page import (
    GONGWEN,
    HEADER_TWIPS,
    LEFT_MARGIN_TWIPS,
    LETTER_TOP_TWIPS,
    PAGE_HEIGHT_TWIPS,
    PAGE_WIDTH_TWIPS,
    RIGHT_MARGIN_TWIPS,
    TEXT_WIDTH_TWIPS,
)
from docgen.word.stock.blocks import choose, run, run_in_face, styled_paragraph
from docgen.word.stock.styles import ParagraphStyle, exact_line, face, size

_RED = "FF0000"
_SHEET_WIDTH_MM, _SHEET_HEIGHT_MM = 210, 297
#: GB/T 9704, 信函格式: the mark is 30 mm from the upper edge, the first rule 4 mm below it, the second 20 mm from the
#: lower edge, both 170 mm long; the number stands 7/8 of its height below the first.
_MARK_TOP_MM, _RULE_GAP_MM, _LOWER_RULE_MM, _RULE_WIDTH_MM, _NUMBER_GAP_MM = 30, 4, 20, 170, 4.84
_THICK_MM, _THIN_MM, _BETWEEN_MM = 0.8, 0.25, 0.45
#: In a line of exact height the baseline is at 0.8 of it; 0.88 of the square of a hanzi stand above the baseline.
_BASELINE, _ABOVE = 0.8, 0.88
_INK = 0.045  # of the size by which the ink of a hanzi stands inside its square
_LINE_OF_MARK = 1.2  # times the size
_BODY_PT = 16


class MarkSize(NamedTuple):
    """The mark in one of its sizes, for names that are no longer than so many characters, in so many lines."""

    pt: int
    most_characters: int
    lines: int = 1


#: From the largest: as large as 170 mm allow.
MARK_SIZES = (MarkSize(40, 11), MarkSize(34, 14), MarkSize(28, 17), MarkSize(24, 20), MarkSize(24, 40, 2))
_MARK_STYLE, NUMBER, _HOST = "LetterMark", "LetterNumber", "LetterHost"


def letter_head(mark: str, left: str, number: str, size_class: str) -> str:
    """The mark, the rules and below the first of them, at the left, 密级, and at the right the number.

    All are expressions of the template; ``size_class`` is 1 for the largest mark.
    """
    branches = (
        (f"{size_class} == {order}", _head(mark, left, number, mark_size))
        for order, mark_size in enumerate(MARK_SIZES, 1)
    )
    return choose(*branches)


def letter_section() -> str:
    """The page of letters: the first has no number (GB/T 9704, 信函格式)."""
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH_TWIPS}" w:h="{PAGE_HEIGHT_TWIPS}"/>'
        f'<w:pgMar w:top="{GONGWEN.top}" w:right="{RIGHT_MARGIN_TWIPS}" w:bottom="{GONGWEN.bottom}" '
        f'w:left="{LEFT_MARGIN_TWIPS}" w:header="{HEADER_TWIPS}" w:footer="{GONGWEN.footer}" w:gutter="0"/>'
        '<w:cols w:space="425"/><w:titlePg/></w:sectPr>'
    )


def letter_styles() -> str:
    """The styles of letters."""
    return "".join(style.to_xml() for style in _STYLES)


def _head(mark: str, left: str, number: str, mark_size: MarkSize) -> str:
    """The head with a mark of this size: what hangs from the page, and the number below the first rule."""
    upper_mm = _MARK_TOP_MM + _height_of_mark_mm(mark_size) + _RULE_GAP_MM
    lower_mm = _SHEET_HEIGHT_MM - _LOWER_RULE_MM
    drawings = (
        _mark_box(mark, mark_size),
        _rule(upper_mm, _THICK_MM),
        _rule(upper_mm + _THICK_MM + _BETWEEN_MM, _THIN_MM),
        _rule(lower_mm, _THIN_MM),
        _rule(lower_mm + _THIN_MM + _BETWEEN_MM, _THICK_MM),
    )
    host = styled_paragraph(_HOST, "".join(f"<w:r>{drawing}</w:r>" for drawing in drawings))
    top_of_number_mm = upper_mm + _THICK_MM + _BETWEEN_MM + _THIN_MM + _NUMBER_GAP_MM
    above_square_twips = _BASELINE * GONGWEN.line - _ABOVE * pt_to_twips(_BODY_PT)
    before = mm_to_twips(top_of_number_mm) - LETTER_TOP_TWIPS - round(above_square_twips)
    texts = f"{run_in_face(left, '黑体')}<w:r><w:tab/></w:r>{run(number)}"
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH_TWIPS}"/></w:tabs>'
    return host + styled_paragraph(NUMBER, texts, f"{tab}{exact_line(GONGWEN.line, before=before)}")


def _height_of_mark_mm(mark_size: MarkSize) -> float:
    """From the upper edge of the ink of the first line to the lower edge of that of the last."""
    return pt_to_mm(mark_size.pt * (_LINE_OF_MARK * (mark_size.lines - 1) + 1 - 2 * _INK))


def _mark_box(mark: str, mark_size: MarkSize) -> str:
    """The mark in a box as wide as the rules, so that the ink of its first line begins at its place."""
    line_pt = mark_size.pt * _LINE_OF_MARK
    above_ink_mm = pt_to_mm(_BASELINE * line_pt - (_ABOVE - _INK) * mark_size.pt)
    properties = f'{size(mark_size.pt * 2)}<w:color w:val="{_RED}"/>'
    text = styled_paragraph(_MARK_STYLE, run(mark, properties), f"{exact_line(pt_to_twips(line_pt))}")
    rectangle = (_MARK_TOP_MM - above_ink_mm, pt_to_mm(line_pt * mark_size.lines))
    return _anchored(rectangle, "发文机关标志", "<a:noFill/>", text)


def _rule(top_mm: float, height_mm: float) -> str:
    return _anchored((top_mm, height_mm), "红线", f'<a:solidFill><a:srgbClr val="{_RED}"/></a:solidFill>')


def _anchored(vertical_mm: tuple[float, float], name: str, fill: str, paragraphs: str = "") -> str:
    """A box as wide as the rules, its upper edge and height on the page; with paragraphs it is a text box."""
    left, width = mm_to_emu((_SHEET_WIDTH_MM - _RULE_WIDTH_MM) / 2), mm_to_emu(_RULE_WIDTH_MM)
    top, height = map(mm_to_emu, vertical_mm)
    box = f"<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>" if paragraphs else ""
    return (
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice Requires="wps"><w:drawing><wp:anchor xmlns:wp="{WP}" '
        'distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="1" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="1" name="{name}" descr="{name}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="{A}">'
        f'<a:graphicData uri="{WPS}"><wps:wsp xmlns:wps="{WPS}"><wps:cNvSpPr{TEXT_BOX if paragraphs else ""}/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}<a:ln><a:noFill/></a:ln></wps:spPr>{box}'
        '<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t" '
        'anchorCtr="0"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>'
        "</mc:Choice></mc:AlternateContent>"
    )


TEXT_BOX = ' txBox="1"'
_STYLES = (
    ParagraphStyle(_HOST, "信函版头", exact_line(LETTER_TOP_TWIPS - GONGWEN.top), size(2)),
    ParagraphStyle(
        _MARK_STYLE,
        "信函发文机关标志",
        '<w:jc w:val="center"/>',
        f'{face("标题")}<w:color w:val="{_RED}"/>{size(72)}',
    ),
    ParagraphStyle(NUMBER, "信函发文字号", exact_line(GONGWEN.line), f"{face('正文')}{size(_BODY_PT * 2)}"),
)
