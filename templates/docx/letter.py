"""Builds letter.docx, the template of 函 in the letter format of GB/T 9704."""

from collections.abc import Sequence
from pathlib import Path

from docgen.word.stock.blocks import (
    attachment_items,
    blank_line,
    each,
    gap_after_table,
    kept_with_next,
    on_new_page,
    paragraph,
    run_in_heading,
    tabbed,
    when,
)
from docgen.word.stock.document import document
from docgen.word.stock.letters import letter_head, letter_section, letter_styles
from docgen.word.stock.tables import FITTED, TableColumn, row, rows_of, table

SCHEDULE = (
    TableColumn("日期", 1400, "{{ 项.日期 }}"),
    TableColumn("时间", 1700, "{{ 项.时间 }}"),
    TableColumn("活动内容", 3444, "{{ 项.内容 }}", "left"),
    TableColumn("地点", 2300, "{{ 项.地点 }}", "left"),
)
GUESTS = (
    TableColumn("序号", 700, "{{ 人.序号 }}"),
    TableColumn("姓名", 2100, "{{ 人.姓名|对齐 }}\n{%p if 人.英文名 %}\n{{ 人.英文名 }}\n{%p endif %}"),
    TableColumn("单位及职务", 3844, "{{ 人.单位职务 }}", "left"),
    TableColumn("级别", 1200, "{{ 人.级别 }}"),
    TableColumn("备注", 1000, "{{ 人.备注 }}"),
)
RETURN_SLIP = (
    TableColumn("姓名", 1300, ""),
    TableColumn("性别", 700, ""),
    TableColumn("民族", 700, ""),
    TableColumn("单位及职务", 2644, ""),
    TableColumn("联系电话", 1600, ""),
    TableColumn("抵离时间、车次", 1900, ""),
)
_BLANK_ROWS = 8


def build() -> bytes:
    """The template."""
    return document(
        [
            letter_head("{{ 标志 }}", "{{ 左上.第一行 }}", "{{ 文号 }}", "标志号"),
            when("左上.第二行", paragraph("{{ 左上.第二行 }}", "Mark")),
            blank_line(),
            blank_line(),
            paragraph("{{ 标题分行 }}", "PaperTitle"),
            blank_line(),
            when("主送", paragraph("{{ 主送 }}", "Flush")),
            paragraph("{{ 开头 }}"),
            each("项", "事项", run_in_heading("{{ 项.题 }}", "{{ 项.文 }}", 1)),
            each("项", "段", paragraph("{{ 项.文 }}")),
            each(
                "项",
                "结尾",
                when("项.末", kept_with_next("{{ 项.文 }}")),
                when("not 项.末", paragraph("{{ 项.文 }}")),
            ),
            when("附件.一项", blank_line(), tabbed("OneAttachment", "附件：", "{{ 附件.一项 }}")),
            attachment_items("附件.多项"),
            blank_line(),
            each("行", "落款", paragraph("{{ 行.文字 }}{% 右空 行.右空 %}", "Signature")),
            when("附注", paragraph("{{ 附注 }}")),
            _annex("日程.头", "日程安排", SCHEDULE, rows_of(SCHEDULE, "项", "日程.行")),
            _annex("名单.头", "来宾名单", GUESTS, rows_of(GUESTS, "人", "名单.行")),
            _annex("回执", "回　　执", RETURN_SLIP, row(RETURN_SLIP) * _BLANK_ROWS, ""),
        ],
        section=letter_section(),
        styles=letter_styles(),
    )


def _annex(mark: str, title: str, columns: Sequence[TableColumn], rows: str, fit: str = FITTED) -> str:
    """An annex on a page of its own: 附件 on the first line, its title on the third (GB/T 9704, 附件)."""
    return when(
        mark,
        on_new_page(f"{{{{ {mark} }}}}"),
        blank_line(),
        paragraph(title, "PaperTitle"),
        blank_line(),
        table(columns, rows, properties=fit),
        gap_after_table(),
    )


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
