"""The blocks of forms: a sheet of A4, rows of labels and values on one grid, boxes to sign in."""

from collections.abc import Sequence
from typing import NamedTuple

from docgen.model.units import mm_to_twips
from docgen.word.markup.body_lines import FORM_TEXT_STYLE
from docgen.word.markup.page import FORM_LIST_HALF_POINTS, FORM_LIST_STYLE, PAGE_HEIGHT_TWIPS, PAGE_WIDTH_TWIPS
from docgen.word.stock.blocks import run, styled_paragraph
from docgen.word.stock.styles import ParagraphStyle, exact_line, face, size
from docgen.word.stock.tables import TableColumn, table

LABEL, TEXT, NOTE, TITLE, CODE = "FormLabel", FORM_TEXT_STYLE, "FormNote", "FormTitle", "FormCode"
LIST, LIST_HEAD = FORM_LIST_STYLE, "FormListHead"
#: 25 mm for the binding, 20, 18 and 15 mm at the other edges.
LEFT_TWIPS, RIGHT_TWIPS, TOP_TWIPS, BOTTOM_TWIPS = 1418, 1134, 1021, 851
FORM_WIDTH_TWIPS = PAGE_WIDTH_TWIPS - LEFT_TWIPS - RIGHT_TWIPS
_COLUMNS = 12
_SIGNATURE_LABEL_TWIPS = 400
_CENTRED = '<w:jc w:val="center"/>'
_LOW_CELLS = '<w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:bottom w:w="45" w:type="dxa"/></w:tblCellMar>'
_GREY = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'


class FormCell(NamedTuple):
    """A cell over some columns of the grid: a label or a text; ``merge`` joins it with the cells below (vMerge)."""

    text: str
    columns: int
    style: str = TEXT
    align: str = "left"
    merge: str = ""


def label(text: str, columns: int = 2, merge: str = "") -> FormCell:
    """The cell of a label."""
    return FormCell(text, columns, LABEL, "center", merge)


def value(text: str, columns: int = 4, align: str = "left") -> FormCell:
    """The cell of a value."""
    return FormCell(text, columns, TEXT, align)


def form_row(*cells: FormCell, keep_with_next: bool = False, height_mm: float = 0) -> str:
    """A row whose cells fill the grid, at least so high. Raises ValueError for cells that do not."""
    if sum(cell.columns for cell in cells) != _COLUMNS:
        raise ValueError(f"the cells {cells} do not fill the grid")
    content = "".join(_cell(cell, keep_with_next) for cell in cells)
    height = f'<w:trHeight w:val="{mm_to_twips(height_mm)}"/>' if height_mm else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{content}</w:tr>"


def form_tag(code: str) -> str:
    """A row that is only a tag."""
    return f"<w:tr>{_cell(FormCell(f'{{%tr {code} %}}', _COLUMNS), False)}</w:tr>"


def rows_when(test: str, *rows: str) -> str:
    """Rows that are there only if ``test`` holds."""
    return form_tag(f"if {test}") + "".join(rows) + form_tag("endif")


def rows_each(name: str, items: str, *rows: str) -> str:
    """Rows repeated for every item."""
    return form_tag(f"for {name} in {items}") + "".join(rows) + form_tag("endfor")


def form_table(*rows: str) -> str:
    """The rows as one table as wide as the form."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _column_widths())
    return _table(grid, "".join(rows))


def form_head(left: str, right: str, style: str = "") -> str:
    """A line above a form: the office at its left edge, the number of the form at its right."""
    return _head(left, right, style or CODE, FORM_WIDTH_TWIPS)


def _head(left: str, right: str, style: str, width_twips: int) -> str:
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{width_twips}"/></w:tabs>'
    return styled_paragraph(style, f"{run(left)}<w:r><w:tab/></w:r>{run(right)}", tab)


def list_table(title: str, columns: Sequence[TableColumn], rows: str, properties: str) -> str:
    """A list below its title, both in smaller type; title and headings repeat on every page."""
    fitted = f"{_LOW_CELLS}{properties}"
    return table(columns, rows, LIST_HEAD, fitted, FORM_WIDTH_TWIPS, banner=title)


def signature_line(*names: str) -> str:
    """A row with room to sign behind every name."""
    width = _COLUMNS // len(names)
    cells = [cell for name in names for cell in (label(name, 1), value("", width - 1))]
    return form_table(form_row(*cells, height_mm=14))


def signature_boxes(items: str, height_mm: float) -> str:
    """A box for each of ``items`` (each with 名), side by side: its name above, room to sign, a day to be written."""
    grid = f'<w:gridCol w:w="{FORM_WIDTH_TWIPS}"/>'
    names = _box_row(items, _signature_cell("{{ 格.名 }}", LABEL, "center", "center"), _SIGNATURE_LABEL_TWIPS)
    signing = _signature_cell("签名：\n　　年　月　日", TEXT, "bottom", "left")
    return _table(grid, names + _box_row(items, signing, mm_to_twips(height_mm)))


def _box_row(items: str, cell: str, height_twips: int) -> str:
    opening, closing = (
        _signature_cell(f"{{%tc {code} %}}", TEXT, "top", "left") for code in (f"for 格 in {items}", "endfor")
    )
    properties = f'<w:trPr><w:cantSplit/><w:trHeight w:val="{height_twips}"/></w:trPr>'
    return f"<w:tr>{properties}{opening}{cell}{closing}</w:tr>"


def _signature_cell(text: str, style: str, vertical: str, align: str) -> str:
    paragraphs = "".join(
        styled_paragraph(style, run(line), f'<w:keepNext/><w:jc w:val="{align}"/>') for line in text.split("\n")
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{FORM_WIDTH_TWIPS}" w:type="dxa"/><w:vAlign w:val="{vertical}"/></w:tcPr>'
        f"{paragraphs}</w:tc>"
    )


def _column_widths() -> Sequence[int]:
    usual = FORM_WIDTH_TWIPS // _COLUMNS
    return (*[usual] * (_COLUMNS - 1), FORM_WIDTH_TWIPS - usual * (_COLUMNS - 1))


def _cell(cell: FormCell, keep_with_next: bool) -> str:
    width = round(FORM_WIDTH_TWIPS * cell.columns / _COLUMNS)
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = f'<w:vMerge w:val="{cell.merge}"/>' if cell.merge else ""
    shading = _GREY if cell.style == LABEL else ""
    keep = "<w:keepNext/>" if keep_with_next else ""
    paragraphs = "".join(
        styled_paragraph(cell.style, run(line), f'{keep}<w:jc w:val="{cell.align}"/>') for line in cell.text.split("\n")
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{shading}<w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraphs}</w:tc>"
    )


def _table(grid: str, rows: str, width_twips: int = FORM_WIDTH_TWIPS) -> str:
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="PaperTable"/><w:tblW w:w="{width_twips}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/>{_LOW_CELLS}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}'
        "</w:tbl>"
    )


def form_section(has_header: bool = False) -> str:
    """The page of forms: further pages than the first are numbered, and have the header rId7 if there is one."""
    headers = "".join(
        f'<w:headerReference w:type="{pages}" r:id="rId7"/>' for pages in ("default", "even") if has_header
    )
    footers = '<w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
    return (
        f'<w:sectPr>{headers}{footers}<w:pgSz w:w="{PAGE_WIDTH_TWIPS}" w:h="{PAGE_HEIGHT_TWIPS}"/>'
        f'<w:pgMar w:top="{TOP_TWIPS}" w:right="{RIGHT_TWIPS}" w:bottom="{BOTTOM_TWIPS}" w:left="{LEFT_TWIPS}" '
        'w:header="567" w:footer="454" w:gutter="0"/><w:cols w:space="425"/><w:titlePg/></w:sectPr>'
    )


#: 25 mm for the binding, which is at the upper edge of a landscape sheet, 20 mm at the others.
_LANDSCAPE_TOP_TWIPS, _LANDSCAPE_BOTTOM_TWIPS, _LANDSCAPE_SIDE_TWIPS = 1418, 1134, 1167
LANDSCAPE_WIDTH_TWIPS = PAGE_HEIGHT_TWIPS - 2 * _LANDSCAPE_SIDE_TWIPS
_NAME_TWIPS = 1250  # of whose signature stands behind it


def landscape_head(left: str, right: str) -> str:
    """The line above a list on a landscape sheet."""
    return _head(left, right, CODE, LANDSCAPE_WIDTH_TWIPS)


def landscape_list(title: str, columns: Sequence[TableColumn], rows: str, properties: str) -> str:
    """A list on a landscape sheet, below its title if it has one."""
    return table(columns, rows, LIST_HEAD, f"{_LOW_CELLS}{properties}", LANDSCAPE_WIDTH_TWIPS, banner=title)


def landscape_signatures(*names: str) -> str:
    """A row with room to sign behind every name, as wide as a landscape sheet."""
    width = LANDSCAPE_WIDTH_TWIPS // len(names)
    columns = [column for name in names for column in ((name, _NAME_TWIPS), ("", width - _NAME_TWIPS))]
    grid = "".join(f'<w:gridCol w:w="{twips}"/>' for _, twips in columns)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{twips}" w:type="dxa"/>{_GREY if name else ""}<w:vAlign w:val="center"/></w:tcPr>'
        f"{styled_paragraph(LABEL if name else TEXT, run(name) if name else '')}</w:tc>"
        for name, twips in columns
    )
    row = f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{mm_to_twips(14)}"/></w:trPr>{cells}</w:tr>'
    return _table(grid, row, sum(twips for _, twips in columns))


def landscape_section() -> str:
    """A landscape sheet, every page with its number."""
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
        f'<w:pgSz w:w="{PAGE_HEIGHT_TWIPS}" w:h="{PAGE_WIDTH_TWIPS}" w:orient="landscape"/>'
        f'<w:pgMar w:top="{_LANDSCAPE_TOP_TWIPS}" w:right="{_LANDSCAPE_SIDE_TWIPS}" '
        f'w:bottom="{_LANDSCAPE_BOTTOM_TWIPS}" w:left="{_LANDSCAPE_SIDE_TWIPS}" w:header="850" w:footer="850" '
        'w:gutter="0"/><w:cols w:space="425"/></w:sectPr>'
    )


def form_styles() -> str:
    """The styles of forms."""
    return "".join(style.to_xml() for style in _STYLES)


def small_list_styles() -> str:
    """The styles of the headings and cells of long lists, in 五号."""
    return "".join(style.to_xml() for style in _STYLES if style.style_id in (LIST_HEAD, LIST))


_STYLES = (
    ParagraphStyle(
        TITLE, "表单标题", f"<w:keepNext/>{exact_line(560, after=60)}{_CENTRED}", f"{face('标题')}{size(44)}"
    ),
    ParagraphStyle(CODE, "表单编号", f"<w:keepNext/>{exact_line(360, after=40)}", f"{face('正文')}{size(24)}"),
    ParagraphStyle(LABEL, "表单栏目", f"{exact_line(300)}{_CENTRED}", f"{face('黑体')}{size(22)}"),
    ParagraphStyle(TEXT, "表单内容", exact_line(300), f"{face('正文')}{size(24)}"),
    ParagraphStyle(
        LIST_HEAD,
        "表单清单栏目",
        f"<w:keepNext/>{exact_line(270)}{_CENTRED}",
        f"{face('黑体')}{size(FORM_LIST_HALF_POINTS)}",
    ),
    ParagraphStyle(LIST, "表单清单内容", exact_line(270), f"{face('正文')}{size(FORM_LIST_HALF_POINTS)}"),
    ParagraphStyle(NOTE, "表单说明", exact_line(300, before=60), f"{face('正文')}{size(21)}"),
)
