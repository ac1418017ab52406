"""Builds tally.docx, the template of the 核对单 of cards."""

from pathlib import Path

from docgen.word.bricks import Column, document, gap, paragraph, rows_of, table, when

STACK = (
    Column("序号", 680, "{{ 卡.序号 }}"),
    Column("姓名", 1700, "{{ 卡.姓名 }}"),
    Column("单位职务", 2764, "{{ 卡.单位职务 }}", "left"),
    Column("名单", 1000, "{{ 卡.名单 }}"),
    Column("席位", 900, "{{ 卡.席位 }}"),
    Column("位置", 1100, "{{ 卡.位置 }}"),
    Column("核对", 700, "□"),
)
OTHERS = (
    Column("姓名", 1900, "{{ 人.姓名 }}"),
    Column("名单", 1700, "{{ 人.名单 }}"),
    Column("原因", 5244, "{{ 人.原因 }}", "left"),
)


def build() -> bytes:
    """The template."""
    return document(
        [
            paragraph("{{ 标题 }}", "PaperTitle"),
            paragraph("{{ 说明 }}"),
            table(STACK, rows_of(STACK, "卡", "行")),
            gap(),
            paragraph("{{ 合计 }}"),
            when("不做", paragraph("没有做的："), table(OTHERS, rows_of(OTHERS, "人", "不做")), gap()),
            when("撤下", paragraph("桌上已有、要撤下的："), table(OTHERS, rows_of(OTHERS, "人", "撤下")), gap()),
            paragraph("核对人：　　　　　　　　　　　　日期："),
        ]
    )


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
