"""Builds audit.docx, the template of 公务接待执行规定情况检查表: landscape A4, bound at the upper edge."""

from collections.abc import Sequence
from pathlib import Path

from docgen.word.markup.page import PAGE_HEIGHT_TWIPS, PAGE_WIDTH_TWIPS
from docgen.word.stock.blocks import paragraph, run, styled_paragraph, when
from docgen.word.stock.document import document
from docgen.word.stock.styles import ParagraphStyle, exact_line, face, size
from docgen.word.stock.tables import (
    FITTED,
    TableColumn,
    cell,
    columns_width,
    row_tag,
    rows_of_items,
    spanning_row,
    table,
)

HEADING_STYLE, TEXT_STYLE = "AuditHead", "AuditText"
# 28, 24 and 25 mm: the binding margin of GB/T 9704 is at the top of a landscape page
TOP_TWIPS, BOTTOM_TWIPS, SIDE_TWIPS = 1587, 1361, 1417
WIDTH_TWIPS = PAGE_HEIGHT_TWIPS - 2 * SIDE_TWIPS

FINDINGS = (
    TableColumn("序号", 800, "{{ 项.序号 }}"),
    TableColumn("问题", 6500, "{{ 项.问题 }}", "left"),
    TableColumn("来访", 5304, "{{ 项.来访 }}", "left"),
    TableColumn("涉及金额（元）", 1400, "{{ 项.金额 }}", "right"),
)
VISITS = (
    TableColumn("日期", 1300, "{{ 项.日期 }}"),
    TableColumn("编号", 1300, "{{ 项.编号 }}"),
    TableColumn("来访", 6000, "{{ 项.来访 }}", "left"),
    TableColumn("违规", 700, "{{ 项.违规 }}"),
    TableColumn("应改", 700, "{{ 项.应改 }}"),
    TableColumn("提示", 700, "{{ 项.提示 }}"),
    TableColumn("豁免", 700, "{{ 项.豁免 }}"),
    TableColumn("问题（序号）", 2604, "{{ 项.问题 }}", "left"),
)
BY_RULE = (
    TableColumn("序号", 700, "{{ 项.序号 }}"),
    TableColumn("规则", 6304, "{{ 项.规则 }}", "left"),
    TableColumn("程度", 1000, "{{ 项.程度 }}"),
    TableColumn("次数", 1300, "{{ 项.次数 }}"),
    TableColumn("涉及来访", 1500, "{{ 项.来访 }}"),
    TableColumn("其中豁免", 1500, "{{ 项.豁免 }}"),
    TableColumn("涉及金额（元）", 1700, "{{ 项.金额 }}", "right"),
)
BY_MONTH = (
    TableColumn("月份", 1504, "{{ 项.月 }}"),
    TableColumn("来访", 1600, "{{ 项.来访 }}"),
    TableColumn("有问题的来访", 2000, "{{ 项.有问题 }}"),
    TableColumn("违规", 1600, "{{ 项.违规 }}"),
    TableColumn("应改", 1600, "{{ 项.应改 }}"),
    TableColumn("提示", 1600, "{{ 项.提示 }}"),
    TableColumn("豁免", 1600, "{{ 项.豁免 }}"),
    TableColumn("涉及金额（元）", 2500, "{{ 项.金额 }}", "right"),
)


STYLES = (
    ParagraphStyle(
        HEADING_STYLE,
        "检查表表头",
        f'<w:keepNext/>{exact_line(290)}<w:jc w:val="center"/>',
        f"{face('黑体')}{size(21)}",
    ),
    ParagraphStyle(TEXT_STYLE, "检查表文字", exact_line(290), f"{face('正文')}{size(21)}"),
    ParagraphStyle(
        "AuditPart",
        "检查表小标题",
        f"<w:keepNext/>{exact_line(400, before=200, after=60)}",
        f"{face('黑体')}{size(28)}",
    ),
    ParagraphStyle(
        "AuditBody",
        "检查表正文",
        f'{exact_line(520)}<w:ind w:firstLineChars="200" w:firstLine="560"/>',
        f"{face('正文')}{size(28)}",
    ),
    ParagraphStyle("AuditNote", "检查表说明", exact_line(320, before=60, after=60), f"{face('正文')}{size(21)}"),
)
LOW_CELLS = '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/></w:tblCellMar>'
KEEP_NEXT = "<w:keepNext/>"


def build() -> bytes:
    """The template."""
    return document(
        [
            paragraph("{{ 标题分行 }}", "PaperTitle"),
            _note("单位：{{ 单位 }}　　　　检查范围：{{ 范围 }}", KEEP_NEXT),
            _body("结论：{{ 结论 }}"),
            when(
                "规则",
                _part_heading("按规则汇总"),
                _table(BY_RULE, _rows_and_totals(BY_RULE, "规则", "规则合计", label_columns=3, keep="0"), LOW_CELLS),
            ),
            when("来访", _part_heading("问题清单"), _findings()),
            when("名单", _part_heading("有问题的来访"), _fitted(VISITS, rows_of_items(VISITS, "项", "名单"))),
            _part_heading("按月汇总"),
            _table(BY_MONTH, _rows_and_totals(BY_MONTH, "月份", "月份合计", label_columns=1, keep="1"), LOW_CELLS),
            # the signatures stay with what is signed
            _note(
                "有问题的来访指有违规或应改、没有豁免的；次数和金额含豁免的；一笔费用涉及几条规则的，各条分别计入。",
                KEEP_NEXT,
            ),
            _body("检查人：　　　　　　　　审核人：　　　　　　　　单位负责人：　　　　　　　　　　年　　月　　日"),
        ],
        section=_section(),
        styles="".join(style.to_xml() for style in STYLES),
    )


def _findings() -> str:
    """The findings, those against one rule under its banner."""
    rows = rows_of_items(FINDINGS, "项", "则.行").replace("<w:cantSplit/>", '<w:cantSplit w:val="{{ 项.整 }}"/>')
    of_rule = spanning_row(FINDINGS, "{{ 则.题 }}", "TableHead") + rows
    return _fitted(FINDINGS, row_tag(FINDINGS, "for 则 in 问题") + of_rule + row_tag(FINDINGS, "endfor"))


def _fitted(columns: Sequence[TableColumn], rows: str) -> str:
    """A table in the type of papers, whose columns follow what stands in them."""
    assert columns_width(columns) == WIDTH_TWIPS, columns_width(columns)
    return table(columns, rows, "TableHead", FITTED, WIDTH_TWIPS)


def _rows_and_totals(columns: Sequence[TableColumn], items: str, totals: str, label_columns: int, keep: str) -> str:
    """A row for every item and below them the totals, whose name runs over the first columns.

    With ``keep`` 1 the totals stay on the page of what follows, with 0 they do not, whatever the style says.
    """
    label, numbers = columns[:label_columns], columns[label_columns:]
    span = f'<w:gridSpan w:val="{label_columns}"/>' if label_columns > 1 else ""
    label_cell = cell("合计", columns_width(label), HEADING_STYLE, "center")
    label_cell = label_cell.replace("<w:vAlign", f"{span}<w:vAlign", 1)
    label_cell = label_cell.replace("<w:jc", f'<w:keepNext w:val="{keep}"/><w:jc', 1)
    cells = "".join(
        cell(column.content.replace("项.", f"{totals}."), column.width_twips, TEXT_STYLE, column.align)
        for column in numbers
    )
    total_row = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{label_cell}{cells}</w:tr>"
    return rows_of_items(columns, "项", items, TEXT_STYLE) + total_row


def _table(columns: Sequence[TableColumn], rows: str, properties: str = "") -> str:
    """A table as wide as the type area."""
    assert columns_width(columns) == WIDTH_TWIPS, columns_width(columns)
    return table(columns, rows, HEADING_STYLE, properties, WIDTH_TWIPS)


def _part_heading(text: str, properties: str = "") -> str:
    """The heading of a table of totals."""
    return styled_paragraph("AuditPart", run(text), properties)


def _body(text: str, properties: str = "") -> str:
    """A paragraph below the tables, a size smaller than a paper's text, as the page is landscape."""
    return styled_paragraph("AuditBody", run(text), f'{properties}<w:jc w:val="both"/>')


def _note(text: str, properties: str = "") -> str:
    """A line in the type of the tables."""
    return styled_paragraph("AuditNote", run(text), f'{properties}<w:jc w:val="left"/>')


def _section() -> str:
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
        f'<w:pgSz w:w="{PAGE_HEIGHT_TWIPS}" w:h="{PAGE_WIDTH_TWIPS}" w:orient="landscape"/>'
        f'<w:pgMar w:top="{TOP_TWIPS}" w:right="{SIDE_TWIPS}" w:bottom="{BOTTOM_TWIPS}" w:left="{SIDE_TWIPS}" '
        'w:header="850" w:footer="964" w:gutter="0"/><w:cols w:space="425"/></w:sectPr>'
    )


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
