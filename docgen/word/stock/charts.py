"""The bricks of charts: sheets that lie on their side, each with a title, the view, and a drawing or a table."""

from docgen.word.markup.page import FACES
from docgen.word.markup.seat_table import CELL_STYLE
from docgen.word.stock.blocks import choose, each, faces, run, style, when

_MARGINS = (
    '<w:pgMar w:top="680" w:right="1021" w:bottom="454" w:left="1021" w:header="340" w:footer="340" w:gutter="0"/>'
)
_LINE = '<w:spacing w:before="{before}" w:after="0" w:line="{line}" w:lineRule="exact"/>'


def sheets() -> list[str]:
    """The body: every sheet is a section of its own, because one may be A4 and the next A3."""
    return [
        each(
            "页",
            "页",
            _titled("{{ 页.标题 }}"),
            _plain("{{ 页.场合 }}", "ChartView"),
            _plain("{{ 页.视角 }}", "ChartView"),
            when("页.表", _plain("{{p 页.表 }}", "ChartNote"), _plain("{{ 页.注 }}", "ChartNote")),
            choose(("页.末", _host("")), ("not 页.末", _host(section("页")))),
        )
    ]


def section(name: str) -> str:
    """The properties of a sheet whose width and height (twips) ``name`` gives."""
    size = f'<w:pgSz w:w="{{{{ {name}.宽 }}}}" w:h="{{{{ {name}.高 }}}}" w:orient="landscape"/>'
    return f'<w:sectPr>{size}{_MARGINS}<w:cols w:space="425"/></w:sectPr>'


def styles() -> str:
    """The styles of these sheets; the title keeps clear of the chart, which is placed from the sheet's corner."""
    host = '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    centre = '<w:jc w:val="center"/>'
    title, kai = faces(FACES["标题"]), faces(FACES["楷体"])
    return "".join(
        [
            style(
                "ChartTitle",
                "座次图标题",
                f"<w:keepNext/>{_LINE.format(before=0, line=640)}{centre}",
                f'{title}<w:sz w:val="44"/><w:szCs w:val="44"/>',
            ),
            style(
                "ChartView",
                "座次图视角",
                f"<w:keepNext/>{_LINE.format(before=70, line=310)}{centre}",
                f'{kai}<w:sz w:val="21"/><w:szCs w:val="21"/>',
            ),
            style(
                "ChartNote",
                "座次图说明",
                _LINE.format(before=60, line=220),
                f'{kai}<w:sz w:val="16"/><w:szCs w:val="16"/>',
            ),
            style(
                CELL_STYLE,
                "座次图席位",
                '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
                + centre,
                f'{faces(FACES["黑体"])}<w:kern w:val="0"/><w:sz w:val="18"/><w:szCs w:val="18"/>',
            ),
            style("ChartHost", "座次图位置", host, '<w:sz w:val="2"/><w:szCs w:val="2"/>'),
        ]
    )


def _titled(text: str) -> str:
    """The title over a line in the brand's colour, 120 mm wide in the middle of the sheet."""
    border = '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="6" w:color="{{ 页.色 }}"/></w:pBdr>'
    indent = '<w:ind w:left="{{ 页.边 }}" w:right="{{ 页.边 }}"/>'
    shape = f'<w:pPr><w:pStyle w:val="ChartTitle"/>{border}{indent}</w:pPr>'
    return f"<w:p>{shape}{run(text)}</w:p>"


def _plain(text: str, name: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr>{run(text)}</w:p>'


def _host(ends: str) -> str:
    """A line of no height from which the chart hangs; with ``ends`` it also ends the sheet."""
    return f'<w:p><w:pPr><w:pStyle w:val="ChartHost"/>{ends}</w:pPr>{run("{{ 页.图 }}")}</w:p>'
