"""Builds brand.docx, the template of the sheet that shows the assets of a brand (品牌资产一览)."""

from pathlib import Path

from docgen.word.stock.blocks import each, gap_after_table, heading, paragraph, run, styled_paragraph, when
from docgen.word.stock.document import document
from docgen.word.stock.tables import TableColumn, cell, row_tag, rows_of, rows_of_items, table

SLOGAN_COLUMNS = (
    TableColumn("项目", 1400, "{{ 行.项 }}"),
    TableColumn("内容", 7444, "{{ 行.文 }}", "left"),
)
COLOUR_COLUMNS = (
    TableColumn("用途", 1800, "{{ 色.用途 }}"),
    TableColumn("色样", 3044, "{{ 色.样 }}"),
    TableColumn("色值", 2000, "{{ 色.色值 }}"),
    TableColumn("和白纸的对比", 2000, "{{ 色.对比 }}"),
)
FACE_COLUMNS = (
    TableColumn("用途", 2800, "{{ 体.用途 }}"),
    TableColumn("字体", 6044, "{{ 体.字体 }}", "left"),
)


def build() -> bytes:
    """The template."""
    return document(
        [
            paragraph("{{ 标题分行 }}", "PaperTitle"),
            gap_after_table(),
            when("标志", heading("标志", 1), each("件", "标志", _picture("{{ 件.说明 }}"))),
            when("口号", heading("口号", 1), each("件", "口号", _slogan())),
            when(
                "颜色",
                heading("颜色", 1),
                table(COLOUR_COLUMNS, _colour_rows()),
                gap_after_table(),
            ),
            when(
                "字体", heading("字体", 1), table(FACE_COLUMNS, rows_of(FACE_COLUMNS, "体", "字体")), gap_after_table()
            ),
            when("图片", heading("其他图片", 1), each("件", "图片", _picture("{{ 件.名 }}：{{ 件.说明 }}"))),
            when("要改", heading("要看一看的", 1), each("项", "要改", paragraph("{{ 项.文 }}"))),
        ]
    )


def _picture(caption: str) -> str:
    """A picture, what it is and how it is printed."""
    return "".join(
        [
            styled_paragraph("Figure", run("{{ 件.图 }}"), "<w:keepNext/>"),
            paragraph(caption),
            paragraph("{{ 件.规格 }}"),
        ]
    )


def _slogan() -> str:
    drawn = styled_paragraph("Figure", run("{{ 件.图 }}"), '<w:keepNext/><w:spacing w:before="240" w:after="200"/>')
    rows = rows_of_items(SLOGAN_COLUMNS, "行", "件.行")
    return when("件.图", drawn) + table(SLOGAN_COLUMNS, rows, banner="{{ 件.名 }}") + gap_after_table()


def _colour_rows() -> str:
    """A row for each colour; the sample stands in a line that grows with it."""
    cells = "".join(
        cell(column.content, column.width_twips, "Figure" if column.heading == "色样" else "TableText", column.align)
        for column in COLOUR_COLUMNS
    )
    rows = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
    return row_tag(COLOUR_COLUMNS, "for 色 in 颜色") + rows + row_tag(COLOUR_COLUMNS, "endfor")


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
