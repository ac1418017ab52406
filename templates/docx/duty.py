"""Builds duty.docx, the template of 值班和志愿者安排."""

from pathlib import Path

from docgen.word.stock.blocks import each, gap_after_table, paragraph, when
from docgen.word.stock.document import document
from docgen.word.stock.forms import form_section
from docgen.word.stock.lists import HEADING, grouped_table, list_foot, list_head, list_styles, list_table, note
from docgen.word.stock.tables import TableColumn, rows_of_items

STAFF = (
    TableColumn("姓名", 1300, "{{ 人.姓名|对齐 }}"),
    TableColumn("单位及职务", 3000, "{{ 人.单位职务 }}", "left"),
    TableColumn("职责", 3454, "{{ 人.职责 }}", "left"),
    TableColumn("电话", 1600, "{{ 人.电话 }}"),
)
SHIFTS = (
    TableColumn("班次和时间", 1700, "{{ 行.班次 }}"),
    TableColumn("岗位和地点", 2654, "{{ 行.岗位 }}", "left"),
    TableColumn("带班领导", 1600, "{{ 行.带班 }}"),
    TableColumn("值班员", 1700, "{{ 行.值班员 }}"),
    TableColumn("备注", 1700, "{{ 行.备注 }}", "left"),
)
POSTS = (
    TableColumn("时间", 1400, "{{ 行.时间 }}"),
    TableColumn("岗位", 2854, "{{ 行.岗位 }}", "left"),
    TableColumn("地点", 2000, "{{ 行.地点 }}", "left"),
    TableColumn("负责单位", 1500, "{{ 行.单位 }}"),
    TableColumn("负责人及电话", 1600, "{{ 行.负责人 }}"),
)
VOLUNTEERS = (
    TableColumn("时段", 1500, "{{ 行.时段 }}"),
    TableColumn("地点", 1400, "{{ 行.地点 }}", "left"),
    TableColumn("集合", 1400, "{{ 行.集合 }}", "left"),
    TableColumn("人数", 700, "{{ 行.人数 }}"),
    TableColumn("语种", 900, "{{ 行.语种 }}"),
    TableColumn("志愿者及电话", 2354, "{{ 行.名单 }}", "left"),
    TableColumn("备注", 1100, "{{ 行.备注 }}", "left"),
)


def build() -> bytes:
    """The template."""
    groups = ("岗", "志愿者", "{{ 岗.岗位 }}")
    return document(
        [
            list_head("{{ 题 }}"),
            when("人员", paragraph("联系人和保障人员", HEADING), list_table(STAFF, "人", "人员"), gap_after_table()),
            when("值班", paragraph("值班", HEADING), _days(SHIFTS, "值班"), gap_after_table()),
            when("值守", paragraph("现场值守", HEADING), _days(POSTS, "值守"), gap_after_table()),
            when(
                "志愿者",
                paragraph("志愿者", HEADING),
                grouped_table(VOLUNTEERS, groups, rows_of_items(VOLUNTEERS, "行", "岗.行")),
                gap_after_table(),
            ),
            when("注意", paragraph("注意事项", HEADING), each("条", "注意", note("{{ 条 }}"))),
            list_foot(),
        ],
        section=form_section(),
        styles=list_styles(),
    )


def _days(columns: tuple[TableColumn, ...], items: str) -> str:
    """The rows of every day below its date."""
    return grouped_table(columns, ("日", items, "{{ 日.日期 }}"), rows_of_items(columns, "行", "日.行"))


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
