"""The blocks of pocket cards: ten on a sheet of A4, each a cell with a heading, a fact in large type, lines."""

from docgen.model.units import mm_to_twips
from docgen.word.stock.blocks import each, latin_run, run, run_in_face, styled_paragraph, when
from docgen.word.stock.styles import ParagraphStyle, exact_line, face, size

_WIDTH_TWIPS, _HEIGHT_TWIPS = mm_to_twips(90), mm_to_twips(54)
_SIDE_TWIPS = mm_to_twips(4.5)
_INSIDE_TWIPS = _WIDTH_TWIPS - 2 * _SIDE_TWIPS
_LEFT_TWIPS, _TOP_TWIPS = mm_to_twips(15), mm_to_twips(13.5)
_RIGHT_TAB = f'<w:tab w:val="right" w:pos="{_INSIDE_TWIPS}"/>'
_COLOUR = '<w:color w:val="{{ 色 }}"/>'
_STYLES = (
    ParagraphStyle("CardSheetEnd", "卡包换页", f'<w:snapToGrid w:val="0"/>{exact_line(20)}', size(2)),
    ParagraphStyle(
        "PocketHead",
        "卡包题头",
        f"<w:tabs>{_RIGHT_TAB}</w:tabs>{exact_line(400, before=120)}",
        f"{face('黑体')}{size(24)}",
    ),
    ParagraphStyle("PocketOwner", "卡包姓名", f'{exact_line(320)}<w:jc w:val="right"/>', f"{face('黑体')}{size(20)}"),
    ParagraphStyle("PocketRule", "卡包横线", f'<w:snapToGrid w:val="0"/>{exact_line(40, after=60)}', size(2)),
    ParagraphStyle("PocketFact", "卡包要点", exact_line(820), f"{face('黑体')}<w:b/>{size(72)}"),
    ParagraphStyle("PocketLine", "卡包内容", exact_line(240), f"{face('页码')}{size(20)}"),
)


def pocket_styles() -> str:
    """The styles of pocket cards."""
    return "".join(style.to_xml() for style in _STYLES)


def pocket_section() -> str:
    """The page: A4 with room for the cards and nothing else; the header rId7 holds the marks to cut along."""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId7"/><w:headerReference w:type="even" r:id="rId7"/>'
        f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="{_TOP_TWIPS}" w:right="{_LEFT_TWIPS}" w:bottom="567" '
        f'w:left="{_LEFT_TWIPS}" w:header="227" w:footer="227" w:gutter="0"/><w:cols w:space="425"/></w:sectPr>'
    )


def pocket_sheet(rows: str) -> str:
    """A sheet: the cards of ``rows``, two in each, hair-thin dotted lines between them."""
    dotted = "".join(
        f'<w:{side} w:val="dotted" w:sz="2" w:space="0" w:color="A6A6A6"/>' for side in ("insideH", "insideV")
    )
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 0), ("left", _SIDE_TWIPS), ("bottom", 0), ("right", _SIDE_TWIPS))
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{2 * _WIDTH_TWIPS}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{dotted}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f'</w:tblPr><w:tblGrid><w:gridCol w:w="{_WIDTH_TWIPS}"/><w:gridCol w:w="{_WIDTH_TWIPS}"/></w:tblGrid>'
        f"{_tag_row(f'for 行 in {rows}')}<w:tr><w:trPr><w:cantSplit/>"
        f'<w:trHeight w:val="{_HEIGHT_TWIPS}" w:hRule="exact"/></w:trPr>{_card("行.左")}{_card("行.右")}</w:tr>'
        f"{_tag_row('endfor')}</w:tbl>{styled_paragraph('CardSheetEnd', '')}"
    )


def _card(card: str) -> str:
    heading = (
        run(f"{{{{ {card}.题 }}}}", f"<w:b/>{_COLOUR}")
        + latin_run(f" {{{{ {card}.英 }}}}", _COLOUR)
        + run(f"　{{{{ {card}.张 }}}}", f"{_COLOUR}{size(18)}")
        + "<w:r><w:tab/></w:r>"
        + run(f"{{{{ {card}.姓名 }}}}", _sized(f"{card}.名大"))
    )
    rule = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="0" w:color="{{ 色 }}"/></w:pBdr>'
    owner = run(f"{{{{ {card}.下名 }}}}", size(20))
    fact = run(f"{{{{ {card}.要 }}}}", _sized(f"{card}.要大")) + run(f"　{{{{ {card}.注 }}}}", _sized(f"{card}.注大"))
    content = (
        when(
            f"{card}.题",
            styled_paragraph("PocketHead", heading),
            when(f"{card}.下名", styled_paragraph("PocketOwner", owner)),
            styled_paragraph("PocketRule", "", rule),
        )
        + when(f"{card}.要", styled_paragraph("PocketFact", fact, _line(f"{card}.要行距")))
        + each("项", f"{card}.行", _line_of(card))
        + styled_paragraph("CardSheetEnd", "")
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="{_WIDTH_TWIPS}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _line_of(card: str) -> str:
    """A line: its name or hour, its text with its further lines below each other, a phone at the right edge."""
    tab, sized = "<w:r><w:tab/></w:r>", _sized(f"{card}.字")
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{{{{ {card}.左宽 }}}}"/>{_RIGHT_TAB}</w:tabs>'
    hanging = f'<w:ind w:left="{{{{ {card}.左宽 }}}}" w:hanging="{{{{ {card}.左宽 }}}}"/>'
    left = run_in_face("{{ 项.左 }}", "黑体", sized) + tab
    text = run("{{ 项.中 }}", sized) + tab + run_in_face("{{ 项.右 }}", "黑体", sized)
    with_left = styled_paragraph("PocketLine", left + text, f"{tabs}{_line(f'{card}.行距')}{hanging}")
    without = styled_paragraph("PocketLine", text, f"<w:tabs>{_RIGHT_TAB}</w:tabs>{_line(f'{card}.行距')}")
    return when("项.左", with_left) + when("not 项.左", without)


def _line(twips: str) -> str:
    return f'<w:spacing w:before="0" w:after="0" w:line="{{{{ {twips} }}}}" w:lineRule="exact"/>'


def _sized(half_points: str) -> str:
    """The size of a run as the program reckons it."""
    return f'<w:sz w:val="{{{{ {half_points} }}}}"/><w:szCs w:val="{{{{ {half_points} }}}}"/>'


def _tag_row(code: str) -> str:
    text = styled_paragraph("PocketLine", run(f"{{%tr {code} %}}"))
    width = f'<w:tcW w:w="{2 * _WIDTH_TWIPS}" w:type="dxa"/><w:gridSpan w:val="2"/>'
    return f"<w:tr><w:tc><w:tcPr>{width}</w:tcPr>{text}</w:tc></w:tr>"
