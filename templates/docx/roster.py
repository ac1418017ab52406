"""Builds roster.docx, the template of 人员名单."""

from pathlib import Path

from docgen.word.stock.blocks import gap_after_table, paragraph, when
from docgen.word.stock.document import document
from docgen.word.stock.forms import form_section
from docgen.word.stock.lists import HEADING, grouped_table, list_foot, list_head, list_styles, list_table, note
from docgen.word.stock.tables import TableColumn, rows_of_items

COLUMNS = (
    TableColumn("序号", 640, "{{ 人.序号 }}"),
    TableColumn("姓名", 1500, "{{ 人.姓名|对齐 }}"),
    TableColumn("外文姓名", 1300, "{{ 人.英文名 }}"),
    TableColumn("性别", 640, "{{ 人.性别 }}"),
    TableColumn("民族", 800, "{{ 人.民族 }}"),
    TableColumn("单位及职务", 1700, "{{ 人.单位职务 }}", "left"),
    TableColumn("电话", 1600, "{{ 人.电话 }}"),
    TableColumn("备注", 1100, "{{ 人.备注 }}"),
)


def build() -> bytes:
    """The template."""
    return document(
        [
            list_head("人员名单"),
            paragraph("{{ 来宾.题 }}", HEADING),
            when("来宾.行", list_table(COLUMNS, "人", "来宾.行"), gap_after_table()),
            when("来宾.待定", note("{{ 来宾.待定 }}")),
            when("我方.题", paragraph("{{ 我方.题 }}", HEADING), _hosts(), gap_after_table()),
            list_foot(),
        ],
        section=form_section(),
        styles=list_styles(),
    )


def _hosts() -> str:
    rows = rows_of_items(COLUMNS, "人", "组.行")
    return grouped_table(COLUMNS, ("组", "我方.组", "{{ 组.类别 }}"), rows)


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
