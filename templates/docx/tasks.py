"""Builds tasks.docx, the template of 责任分工: one table for all on sheets that lie, under what the tasks are."""

from pathlib import Path

from docgen.word.stock.blocks import each, gap_after_table, when
from docgen.word.stock.document import document
from docgen.word.stock.forms import LIST, LIST_HEAD, landscape_list, landscape_section
from docgen.word.stock.lists import list_foot, list_head, list_styles, note
from docgen.word.stock.tables import FITTED, TableColumn, group_row, row_tag, rows_of_items

COLUMNS = (
    TableColumn("序号", 650, "{{ 行.序号 }}"),
    TableColumn("工作任务", 5254, "{{ 行.任务 }}", "left"),
    TableColumn("时限", 1700, "{{ 行.时限 }}"),
    TableColumn("责任单位", 2100, "{{ 行.责任单位 }}"),
    TableColumn("责任人", 1000, "{{ 行.责任人 }}"),
    TableColumn("电话", 1500, "{{ 行.电话 }}"),
    TableColumn("配合", 1650, "{{ 行.配合 }}", "left"),
    TableColumn("完成", 650, "{{ 行.完成 }}"),
)


def build() -> bytes:
    """The template."""
    return document(
        [
            list_head("责任分工"),
            landscape_list("", COLUMNS, _groups(), FITTED),
            gap_after_table(),
            when("未定", note("{{ 未定 }}")),
            each("行", "联系", note("{{ 行 }}")),
            list_foot(),
        ],
        section=landscape_section(),
        styles=list_styles(),
    )


def _groups() -> str:
    """The tasks under what they are."""
    return "".join(
        [
            row_tag(COLUMNS, "for 组 in 组", LIST),
            group_row(COLUMNS, "{{ 组.类别 }}", LIST_HEAD),
            rows_of_items(COLUMNS, "行", "组.行", LIST),
            row_tag(COLUMNS, "endfor", LIST),
        ]
    )


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
