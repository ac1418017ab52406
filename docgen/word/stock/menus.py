"""The blocks of menus: panels of a folded card, slips side by side on a sheet, each with its dishes as lines."""

from collections.abc import Sequence
from typing import NamedTuple

from docgen.model.menu_type import LEGEND, CoverType, LineType, MenuType
from docgen.model.units import mm_to_twips, pt_to_half_points, pt_to_twips
from docgen.word.markup.page import BRAND_COLOURS
from docgen.word.stock.blocks import each, run, styled_paragraph, when
from docgen.word.stock.resized_type import RESIZABLE
from docgen.word.stock.styles import ParagraphStyle, exact_line, face, size, typed_run

MAIN, SECOND = BRAND_COLOURS["主色"], BRAND_COLOURS["辅色"]
_GREY = "595959"
_CENTRED = '<w:jc w:val="center"/>'
_PLAIN = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>'
_LATIN = "Times New Roman"
_HOST = "MenuHost"
_MARGIN_MM = 9.0


class PanelCell(NamedTuple):
    """A cell of a row: its width in mm, its paragraphs, where they stand (top, center, bottom), its borders by side.

    ``margin_mm`` stays free at its sides, ``edge_mm`` above and below.
    """

    width_mm: float
    content: str
    align: str = "center"
    borders: str = ""
    margin_mm: float = 8.0
    edge_mm: float = 0.0


def _colour(colour: str) -> str:
    return f'<w:color w:val="{colour}"/>'


def _latin(size_pt: float, colour: str = "") -> str:
    """Type of English lines: a Latin face, hanzi in 宋体."""
    fonts = f'<w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:eastAsia="宋体" w:cs="{_LATIN}"/>'
    return f"{fonts}{_colour(colour) if colour else ''}{size(pt_to_half_points(size_pt))}"


def _style(name: str, title: str, line: LineType, type_: str, more: str = "") -> ParagraphStyle:
    """A centred style of lines of one height."""
    spacing = exact_line(pt_to_twips(line.line_pt), pt_to_twips(line.before_pt))
    return ParagraphStyle(name, title, f"{_PLAIN}{spacing}{_CENTRED}{more}", type_)


def menu_styles(menu_type: MenuType, cover: CoverType) -> str:
    """The styles of a menu: those of its lines, which are resized to fit, and those of its front."""
    dish_size, heading_size = (size(pt_to_half_points(line.size_pt)) for line in (menu_type.dish, menu_type.heading))
    told_size = size(pt_to_half_points(menu_type.told.size_pt))
    styles = [
        ParagraphStyle(_HOST, "菜单位置", f'<w:snapToGrid w:val="0"/>{exact_line(20)}', size(2)),
        _style(
            "MenuClass",
            f"菜单类别{RESIZABLE}",
            menu_type.heading,
            f'{face("黑体")}{_colour(MAIN)}<w:spacing w:val="60"/>{heading_size}',
        ),
        _style("MenuDish", f"菜单菜名{RESIZABLE}", menu_type.dish, f"{face('楷体')}{dish_size}"),
        _style("MenuEnglish", f"菜单英文{RESIZABLE}", menu_type.english, _latin(menu_type.english.size_pt)),
        _style("MenuTold", f"菜单介绍{RESIZABLE}", menu_type.told, f"{face('页码')}{_colour(SECOND)}{told_size}"),
        _style(
            "MenuTitle",
            "菜单封面题",
            cover.title,
            f"{face('标题')}{_colour(MAIN)}{size(pt_to_half_points(cover.title.size_pt))}",
        ),
        _style("MenuName", "菜单餐名", cover.name, f"{face('楷体')}{size(pt_to_half_points(cover.name.size_pt))}"),
        _style("MenuSmall", "菜单小字", cover.small, f"{face('页码')}{size(pt_to_half_points(cover.small.size_pt))}"),
        _style("MenuSmallEnglish", "菜单英文小字", cover.english, _latin(cover.english.size_pt)),
        _style("MenuLegend", "菜单图例", LEGEND, f"{face('页码')}{_colour(_GREY)}{size(18)}"),
        _style("MenuNote", "菜单附言", LineType(10.5, 15), f"{face('页码')}{size(21)}"),
        _style("MenuNoteEnglish", "菜单英文附言", LineType(9.5, 13), _latin(9.5)),
        # a picture stands in a line that grows with it
        ParagraphStyle(
            "MenuPicture",
            "菜单图",
            f'{_PLAIN}<w:spacing w:before="0" w:after="{round(cover.emblem_mm * 6)}" w:line="240" w:lineRule="auto"/>'
            f"{_CENTRED}",
            size(18),
        ),
        ParagraphStyle(
            "MenuRule",
            "菜单线",
            f"{_PLAIN}{exact_line(60, before=pt_to_twips(cover.rule_pt / 3), after=pt_to_twips(cover.rule_pt / 2))}"
            f"{_CENTRED}",
            size(2),
        ),
    ]
    return "".join(style.to_xml() for style in styles)


def host(content: str = "", new_page: bool = False) -> str:
    """A line of no height from which what is drawn on a page hangs."""
    return styled_paragraph(_HOST, run(content) if content else "", "<w:pageBreakBefore/>" if new_page else "")


def title(spacing_pt: float) -> str:
    """菜单 in large type, its characters so far apart; nothing behind the last, or it would not stand in the middle."""
    first = run("菜", f'<w:spacing w:val="{pt_to_twips(spacing_pt)}"/>')
    return styled_paragraph("MenuTitle", first + run("单"))


def rule(indent_mm: float) -> str:
    """A short line in the brand's colour, so far from both edges."""
    indent = mm_to_twips(indent_mm)
    border = f'<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="0" w:color="{MAIN}"/></w:pBdr>'
    return styled_paragraph("MenuRule", "", f'{border}<w:ind w:left="{indent}" w:right="{indent}"/>')


def dish_lines(items: str) -> str:
    """The lines of a panel: headings of classes, dishes with their marks, English and what is told of them."""
    heading = styled_paragraph("MenuClass", run("{{ 行.类 }}") + typed_run("　{{ 行.类英 }}", _latin(10, MAIN)))
    plain_heading = styled_paragraph("MenuClass", run("{{ 行.类 }}"))
    small = size(pt_to_half_points(10))
    dish = styled_paragraph(
        "MenuDish",
        "".join(
            [
                run("{{ 行.名 }}"),
                run("{%r for 记 in 行.记 %}"),
                typed_run("　{{ 记.文 }}", f"{face('黑体')}{_colour(MAIN)}{small}"),
                run("{%r endfor %}"),
                run("{%r if 行.份 %}"),
                typed_run("　{{ 行.份 }}", f"{face('页码')}{_colour(_GREY)}{small}"),
                run("{%r endif %}"),
            ]
        ),
    )
    return each(
        "行",
        items,
        when("行.类 and 行.类英", heading),
        when("行.类 and not 行.类英", plain_heading),
        when("行.名", dish),
        when("行.英名", styled_paragraph("MenuEnglish", run("{{ 行.英名 }}"))),
        when("行.介绍", styled_paragraph("MenuTold", run("{{ 行.介绍 }}"))),
    )


def small_lines(*texts: tuple[str, str]) -> str:
    """Lines that are there only if they say something: each the expression of a text, and its style."""
    return "".join(when(name, styled_paragraph(style, run(f"{{{{ {name} }}}}"))) for name, style in texts)


def emblem() -> str:
    """The emblem of the brand."""
    return when("餐.标志", styled_paragraph("MenuPicture", run("{{ 餐.标志 }}")))


def slogan() -> str:
    """The slogan, drawn where the brand has a drawing of it, else as its text; its English below."""
    around = '<w:spacing w:before="140" w:after="100" w:line="240" w:lineRule="auto"/>'
    drawn = styled_paragraph("MenuPicture", run("{{ 餐.口号.图 }}"), around)
    written = styled_paragraph("MenuSmall", run("{{ 餐.口号.文 }}", _colour(MAIN)))
    english = styled_paragraph("MenuSmallEnglish", run("{{ 餐.口号.英文 }}"))
    return "".join(
        [when("餐.口号.图", drawn), when("餐.口号.文 and not 餐.口号.图", written), when("餐.口号.英文", english)]
    )


def legend() -> str:
    """What the marks mean, and for how many the dishes are reckoned."""
    mark = typed_run("{{ 项.记 }}", f"{face('黑体')}{_colour(MAIN)}")
    items = [run("{%r for 项 in 段.项 %}"), mark, run(" {{ 项.文 }}"), run("　"), run("{%r endfor %}")]
    return each("段", "餐.说明", styled_paragraph("MenuLegend", "".join(items))) + when(
        "餐.菜量", styled_paragraph("MenuLegend", run("{{ 餐.菜量 }}"))
    )


def thrift() -> str:
    """The reminder to waste nothing, which the law asks for at every table."""
    english = styled_paragraph("MenuNoteEnglish", run("Please take only what you need."))
    return styled_paragraph("MenuNote", run("珍惜粮食　按需取用")) + when("餐.中英", english)


def panels(*rows: tuple[float | str, Sequence[PanelCell]]) -> str:
    """A table as wide as its cells; every row has a height, in mm or as an expression of twips, and its cells.

    What does not fit makes its row higher: better a page more than a line that nobody can read.
    """
    widths = [mm_to_twips(cell.width_mm) for cell in rows[0][1]]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(_row(*row, widths) for row in rows)}</w:tbl>"
    )


def _row(height: float | str, cells: Sequence[PanelCell], widths: Sequence[int]) -> str:
    twips = f"{{{{ {height} }}}}" if isinstance(height, str) else mm_to_twips(height)
    content = "".join(_cell(cell, width) for cell, width in zip(cells, widths, strict=True))
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{twips}" w:hRule="atLeast"/></w:trPr>{content}</w:tr>'


def _cell(cell: PanelCell, width_twips: int) -> str:
    margin = mm_to_twips(cell.margin_mm) if cell.content else 0
    margins = f'<w:tcMar><w:left w:w="{margin}" w:type="dxa"/><w:right w:w="{margin}" w:type="dxa"/></w:tcMar>'
    # room above and below as lines: not every reader takes margins of cells out of the height of the row
    edge = styled_paragraph(_HOST, "", exact_line(mm_to_twips(cell.edge_mm))) if cell.edge_mm else ""
    borders = f"<w:tcBorders>{cell.borders}</w:tcBorders>" if cell.borders else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width_twips}" w:type="dxa"/>{borders}{margins}<w:vAlign w:val="{cell.align}"/>'
        f"</w:tcPr>{edge}{cell.content}{edge or styled_paragraph(_HOST, '')}</w:tc>"
    )


def border(*sides: str, kind: str = "single", eighths_of_pt: int = 8) -> str:
    """Borders of a cell in the brand's colour, in the order in which the schema wants them."""
    order = ("top", "left", "bottom", "right")
    return "".join(
        f'<w:{side} w:val="{kind}" w:sz="{eighths_of_pt}" w:space="0" w:color="{MAIN}"/>'
        for side in order
        if side in sides
    )


def sheet_section() -> str:
    """A4 landscape with narrow margins, without header and footer."""
    margin = mm_to_twips(_MARGIN_MM)
    return (
        '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        f'<w:pgMar w:top="{margin}" w:right="{mm_to_twips(8)}" w:bottom="{margin}" w:left="{mm_to_twips(8)}" '
        'w:header="0" w:footer="0" w:gutter="0"/><w:cols w:space="425"/></w:sectPr>'
    )
