"""Builds followup.docx, the template of 跟踪台账: landscape A4, a matter a row, the state in a word and a colour."""

from collections.abc import Sequence
from pathlib import Path

from docgen.word.markup.page import FORM_LIST_STYLE
from docgen.word.stock.blocks import gap_after_table, paragraph, run, styled_paragraph, when
from docgen.word.stock.document import document
from docgen.word.stock.forms import NOTE, form_styles, landscape_head, landscape_list, landscape_section
from docgen.word.stock.tables import FITTED_WHOLE, TableColumn, row, row_tag

#: Two to a column, one below the other: thirteen columns would leave none wide enough to be read.
MATTERS = (
    TableColumn("序号", 560, "{{ 项.序号 }}"),
    TableColumn("日期\n类别", 1300, "{{ 项.日期 }}\n{{ 项.类别 }}"),
    TableColumn("来访单位\n提出人", 2310, "{{ 项.来访单位 }}\n{{ 项.提出人 }}"),
    TableColumn("事项", 2900, "{{ 项.事项 }}", "left"),
    TableColumn("责任单位\n责任人", 2310, "{{ 项.责任单位 }}\n{{ 项.责任人 }}"),
    TableColumn("交办日\n时限", 1350, "{{ 项.交办 }}\n{{ 项.时限 }}"),
    TableColumn("进展", 1790, "{{ 项.进展 }}", "left"),
    TableColumn("状态", 620, "{{ 项.状态 }}{% cellbg 项.色 %}"),
    TableColumn("销号日\n依据", 1364, "{{ 项.销号 }}\n{{ 项.依据 }}"),
)
COUNTS = ("合计", "待办", "在办", "临近", "逾期", "办结", "中止")
BY_UNIT = (
    TableColumn("责任单位", 5509, "{{ 项.单位 }}", "left"),
    *(TableColumn(state, 1285, f"{{{{ 项.{state} }}}}") for state in COUNTS),
)


def build() -> bytes:
    """The template."""
    return document(
        [
            paragraph("{{ 标题 }}", "PaperTitle"),
            landscape_head("单位：{{ 单位 }}", "{{ 截至 }}"),
            when("事项", landscape_list("", MATTERS, _rows(MATTERS, "事项"), FITTED_WHOLE)),
            styled_paragraph(NOTE, run("{{ 概况 }}")),
            when(
                "单位汇总",
                gap_after_table(),
                landscape_list("按责任单位", BY_UNIT, _rows(BY_UNIT, "单位汇总", keep_with_next=True), FITTED_WHOLE),
            ),
        ],
        section=landscape_section(),
        styles=form_styles(),
    )


def _rows(columns: Sequence[TableColumn], items: str, keep_with_next: bool = False) -> str:
    opening, closing = (row_tag(columns, code, FORM_LIST_STYLE) for code in (f"for 项 in {items}", "endfor"))
    return opening + row(columns, keep_with_next, FORM_LIST_STYLE) + closing


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
