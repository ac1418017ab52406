"""Builds disclosure.docx, the template of 公务接待情况公开表: portrait A4."""

from collections.abc import Sequence
from pathlib import Path

from docgen.word.markup.page import TEXT_WIDTH_TWIPS
from docgen.word.stock.blocks import each, gap_after_table, paragraph, run, styled_paragraph, when
from docgen.word.stock.document import document
from docgen.word.stock.styles import ParagraphStyle, exact_line, face, size
from docgen.word.stock.tables import TableColumn, columns_width, row, row_tag, table

HEADING, TEXT, PART, NOTE = "PublicHead", "PublicText", "PublicPart", "PublicNote"
VISITS = (
    TableColumn("项目", 1750, "{{ 项.项目 }}", "left"),
    TableColumn("批次", 650, "{{ 项.批次 }}", "right"),
    TableColumn("人次", 800, "{{ 项.人次 }}", "right"),
    TableColumn("费用\n（{{ 金额单位 }}）", 1150, "{{ 项.费用 }}", "right"),
    TableColumn("批均\n（元）", 1150, "{{ 项.批均 }}", "right"),
    TableColumn("人均\n（元）", 1000, "{{ 项.人均 }}", "right"),
    TableColumn("上年费用\n（{{ 金额单位 }}）", 1150, "{{ 项.上年 }}", "right"),
    TableColumn("比上年", 1194, "{{ 项.同比 }}"),
)
FUNDS = (
    TableColumn("项目", 1900, "{{ 项.项目 }}", "left"),
    TableColumn("金额或比例", 2522, "{{ 项.数 }}", "right"),
    TableColumn("项目", 1900, "{{ 项.项目二 }}", "left"),
    TableColumn("金额或比例", 2522, "{{ 项.数二 }}", "right"),
)
QUARTERS = (
    TableColumn("季度", 1844, "{{ 项.项目 }}", "left"),
    TableColumn("批次", 1200, "{{ 项.批次 }}", "right"),
    TableColumn("人次", 1300, "{{ 项.人次 }}", "right"),
    TableColumn("费用（{{ 金额单位 }}）", 1500, "{{ 项.费用 }}", "right"),
    TableColumn("批均（元）", 1500, "{{ 项.批均 }}", "right"),
    TableColumn("人均（元）", 1500, "{{ 项.人均 }}", "right"),
)
STYLES = (
    ParagraphStyle(
        HEADING, "公开表表头", f'<w:keepNext/>{exact_line(300)}<w:jc w:val="center"/>', f"{face('黑体')}{size(21)}"
    ),
    ParagraphStyle(TEXT, "公开表文字", exact_line(290), f"{face('正文')}{size(21)}"),
    ParagraphStyle(
        PART, "公开表小标题", f"<w:keepNext/>{exact_line(400, before=120, after=40)}", f"{face('黑体')}{size(28)}"
    ),
    ParagraphStyle(NOTE, "公开表说明", exact_line(310), f"{face('正文')}{size(21)}"),
)
KEEP_NEXT = "<w:keepNext/>"


def build() -> bytes:
    """The template."""
    return document(
        [
            paragraph("{{ 标题分行 }}", "PaperTitle"),
            _line("单位：{{ 单位 }}　　　　时段：{{ 时段 }}", KEEP_NEXT),
            _part("一、接待批次、人次和费用"),
            _table(VISITS, "接待"),
            _part("二、经费"),
            _table(FUNDS, "经费"),
            when("季度", _part("三、分季度"), _table(QUARTERS, "季度")),
            gap_after_table(),
            _line("说明：", KEEP_NEXT),
            # the signatures stay with what is signed
            each("项", "说明", _line("{{ 项.文 }}", KEEP_NEXT)),
            gap_after_table(),
            _line("填表人：　　　　　　审核人：　　　　　　单位负责人：　　　　　　　　年　　月　　日"),
        ],
        styles="".join(style.to_xml() for style in STYLES),
    )


def _table(columns: Sequence[TableColumn], items: str) -> str:
    """A table as wide as the text with a row for every item."""
    assert columns_width(columns) == TEXT_WIDTH_TWIPS, columns_width(columns)
    rows = row_tag(columns, f"for 项 in {items}", TEXT) + row(columns, False, TEXT)
    return table(columns, rows + row_tag(columns, "endfor", TEXT), HEADING)


def _part(text: str) -> str:
    return styled_paragraph(PART, run(text))


def _line(text: str, properties: str = "") -> str:
    return styled_paragraph(NOTE, run(text), f'{properties}<w:jc w:val="left"/>')


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
