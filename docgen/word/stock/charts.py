"""The blocks of seating charts: landscape sheets, each with a title, the view, and a drawing or a table."""

from docgen.word.markup.seat_table import CELL_STYLE
from docgen.word.stock.blocks import choose, each, run, styled_paragraph, when
from docgen.word.stock.document import FURTHER_FOOTERS
from docgen.word.stock.page_numbers import turned_even_footer, turned_odd_footer
from docgen.word.stock.styles import ParagraphStyle, exact_line, face, size

_LOWER_MARGIN_TWIPS = 454
_MARGINS = (
    f'<w:pgMar w:top="680" w:right="1021" w:bottom="{_LOWER_MARGIN_TWIPS}" w:left="1021" w:header="340" '
    'w:footer="340" w:gutter="0"/>'
)
_BOUND_FOOTERS = "".join(
    f'<w:footerReference w:type="{pages}" r:id="{relation_id}"/>'
    for pages, relation_id in zip(("default", "even"), FURTHER_FOOTERS, strict=True)
)
#: Where the mark of an annex stands on a sheet: at its corner, clear of the title.
_ANNEX_FRAME = (
    '<w:framePr w:w="1400" w:hRule="auto" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="1021" w:y="560"/>'
)
#: None between hanzi and figures: the length of a line is known beforehand.
_NO_SPACE = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
_CENTRED = '<w:jc w:val="center"/>'
#: Below the last line above a chart: 2 mm, which the height of tables allows for.
_CLEAR_OF_TABLE = '<w:spacing w:after="113"/>'
_STYLES = (
    # the title keeps clear of the chart, which is placed from the sheet's corner
    ParagraphStyle(
        "ChartTitle", "座次图标题", f"<w:keepNext/>{exact_line(640)}{_CENTRED}", f"{face('标题')}{size(44)}"
    ),
    ParagraphStyle(
        "ChartView", "座次图视角", f"<w:keepNext/>{exact_line(310, before=70)}{_CENTRED}", f"{face('楷体')}{size(21)}"
    ),
    ParagraphStyle("ChartNote", "座次图说明", f"{_NO_SPACE}{exact_line(240, before=60)}", f"{face('楷体')}{size(18)}"),
    ParagraphStyle(
        CELL_STYLE,
        "座次图席位",
        f'{_NO_SPACE}<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        f"{_CENTRED}",
        f'{face("黑体")}<w:kern w:val="0"/>{size(18)}',
    ),
    ParagraphStyle("ChartHost", "座次图位置", f'<w:snapToGrid w:val="0"/>{exact_line(20)}', size(2)),
    ParagraphStyle("AnnexMark", "附件标记", exact_line(440), f"{face('黑体')}{size(32)}"),
)
_BOUND_STYLES = (ParagraphStyle("SectionEnd", "分节", f'<w:snapToGrid w:val="0"/>{exact_line(20)}', size(2)),)


def chart_sheets() -> list[str]:
    """The body: every sheet is a section of its own, because one may be A4 and the next A3."""
    ends = choose(("页.末", _chart_host("")), ("not 页.末", _chart_host(chart_section("页"))))
    return [each("页", "页", _above_chart(), ends)]


def bound_sheets(name: str) -> str:
    """The sheets ``name`` of charts that are annexes of another paper; every one ends its own section."""
    return each("页", name, _above_chart(), _chart_host(chart_section("页", _BOUND_FOOTERS)))


def _above_chart() -> str:
    """The mark of an annex, the words above a chart, and the table of a hall with its small print."""
    return "".join(
        (
            when("页.附件", styled_paragraph("AnnexMark", run("{{ 页.附件 }}"), _ANNEX_FRAME)),
            _title("{{ 页.标题 }}"),
            styled_paragraph("ChartView", run("{{ 页.场合 }}")),
            styled_paragraph("ChartView", run("{{ 页.视角 }}"), _CLEAR_OF_TABLE),
            when("页.表", styled_paragraph("ChartNote", run("{{p 页.表 }}"))),
            when("页.注", styled_paragraph("ChartNote", run("{{ 页.注 }}"))),
        )
    )


def bound_footers() -> tuple[str, str]:
    """The footers of bound sheets: the number of the page as it stands when the sheet lies upright among the others."""
    return turned_odd_footer(_LOWER_MARGIN_TWIPS), turned_even_footer()


def chart_section(name: str, footers: str = "") -> str:
    """The properties of a sheet whose width and height (twips) ``name`` gives; ``footers`` are references as XML."""
    page_size = f'<w:pgSz w:w="{{{{ {name}.宽 }}}}" w:h="{{{{ {name}.高 }}}}" w:orient="landscape"/>'
    return f'<w:sectPr>{footers}{page_size}{_MARGINS}<w:cols w:space="425"/></w:sectPr>'


def chart_styles() -> str:
    """The styles of these sheets."""
    return "".join(style.to_xml() for style in _STYLES)


def bound_styles() -> str:
    """The styles of sheets that are bound to another paper, besides."""
    return "".join(style.to_xml() for style in _BOUND_STYLES)


def end_of_annex() -> str:
    """A line of no height behind the table of an annex: a higher one would go on a page of its own."""
    return styled_paragraph("SectionEnd", "")


def _title(text: str) -> str:
    """The title over a line in the brand's colour, 120 mm wide in the middle of the sheet."""
    border = '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="6" w:color="{{ 页.色 }}"/></w:pBdr>'
    indent = '<w:ind w:left="{{ 页.边 }}" w:right="{{ 页.边 }}"/>'
    return styled_paragraph("ChartTitle", run(text), f"{border}{indent}")


def _chart_host(section: str) -> str:
    """A line of no height from which the chart hangs; with the properties of a section it also ends the sheet."""
    return styled_paragraph("ChartHost", run("{{ 页.图 }}"), section)
