"""Builds rooms.docx, the template of 住宿安排."""

from pathlib import Path

from docgen.word.stock.blocks import each, gap_after_table, when
from docgen.word.stock.document import document
from docgen.word.stock.forms import form_section
from docgen.word.stock.lists import (
    grouped_table,
    internal_mark,
    kept_note,
    list_foot,
    list_head,
    list_styles,
    note,
)
from docgen.word.stock.tables import TableColumn, rows_of_groups

COLUMNS = (
    TableColumn("房号", 1000, "{{ 人.房号 }}", merged=True),
    TableColumn("房型", 1200, "{{ 人.房型 }}", merged=True),
    TableColumn("姓名", 1500, "{{ 人.姓名|对齐 }}"),
    TableColumn("外文姓名", 1300, "{{ 人.英文名 }}"),
    TableColumn("性别", 640, "{{ 人.性别 }}"),
    TableColumn("单位及职务", 1614, "{{ 人.单位职务 }}", "left"),
    TableColumn("入住—退房", 1100, "{{ 人.日期 }}"),
    TableColumn("备注", 1000, "{{ 人.备注 }}", merged=True),
)


def build() -> bytes:
    """The template."""
    return document(
        [
            internal_mark(),
            list_head("住宿安排"),
            each(
                "馆",
                "馆",
                when("馆.说明", kept_note("{{ 馆.说明 }}")),
                _hotel(),
                gap_after_table(),
            ),
            when("合计", note("{{ 合计 }}")),
            when("未排", note("{{ 未排 }}")),
            list_foot(),
        ],
        section=form_section(),
        styles=list_styles(),
    )


def _hotel() -> str:
    rows = rows_of_groups(COLUMNS, "间", "层.间", "人", "间.行")
    return grouped_table(COLUMNS, ("层", "馆.层", "{{ 层.层 }}"), rows, "{{ 馆.宾馆 }}\n{{ 馆.小计 }}")


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
