"""Builds motorcade.docx, the template of 乘车安排."""

from pathlib import Path

from docgen.word.stock.blocks import each, gap_after_table, paragraph, styled_paragraph, when
from docgen.word.stock.charts import bound_footers, bound_sheets, bound_styles, chart_styles
from docgen.word.stock.document import document
from docgen.word.stock.forms import FORM_WIDTH_TWIPS, form_section
from docgen.word.stock.lists import HEADING, list_foot, list_head, list_styles, list_table, note
from docgen.word.stock.tables import FITTED_ALIKE, TableColumn, name_grid, rows_of_items, table

CARS = (
    TableColumn("车号", 900, "{{ 车.车号 }}"),
    TableColumn("车型号牌", 1500, "{{ 车.车辆 }}"),
    TableColumn("驾驶员及电话", 1600, "{{ 车.驾驶员 }}"),
    TableColumn("人数", 700, "{{ 车.人数 }}"),
    TableColumn("乘坐人员（座位）", 2054, "{{ 车.乘员 }}", "left"),
    TableColumn("随车联络员", 1500, "{{ 车.联络员 }}"),
    TableColumn("用途", 1100, "{{ 车.用途 }}"),
)
DRIVES = (
    TableColumn("序号", 600, "{{ 程.序号 }}"),
    TableColumn("出发", 800, "{{ 程.出发 }}"),
    TableColumn("出发地", 1500, "{{ 程.自 }}", "left"),
    TableColumn("到达", 800, "{{ 程.到达 }}"),
    TableColumn("目的地", 1500, "{{ 程.至 }}", "left"),
    TableColumn("车程", 900, "{{ 程.分钟 }}"),
    TableColumn("人员、车辆及备注", 3254, "{{ 程.备注 }}", "left"),
)


def build() -> bytes:
    """The template."""
    day = table(
        DRIVES,
        rows_of_items(DRIVES, "程", "日.行"),
        properties=FITTED_ALIKE,
        available_twips=FORM_WIDTH_TWIPS,
        banner="{{ 日.日期 }}",
    )
    grid = name_grid("{{ 单.题 }}", "单.列", "单.行", "行.人", FORM_WIDTH_TWIPS)
    return document(
        [
            list_head("乘车安排"),
            when("发车", note("{{ 发车 }}")),
            list_table(CARS, "车", "车"),
            gap_after_table(),
            each("单", "名单", grid, gap_after_table()),
            when("未排", note("{{ 未排 }}")),
            when("日", paragraph("出发时间", HEADING), each("日", "日", day, gap_after_table())),
            list_foot(),
            when("座次图", styled_paragraph("SectionEnd", "", form_section()), bound_sheets("座次图")),
        ],
        section=form_section(),
        styles=list_styles() + chart_styles() + bound_styles(),
        footers=bound_footers(),
    )


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
