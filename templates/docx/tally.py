"""Builds tally.docx, the template of the 核对单 of cards."""

from pathlib import Path

from docgen.word.stock.blocks import Column, document, each, gap, kept, paragraph, rows_of, table, when

STACK = (
    Column("序号", 680, "{{ 卡.序号 }}"),
    Column("姓名", 1900, "{{ 卡.姓名 }}"),
    Column("单位职务", 2664, "{{ 卡.单位职务 }}", "left"),
    Column("名单", 1200, "{{ 卡.名单 }}"),
    Column("位置", 1700, "{{ 卡.位置 }}"),
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
            paragraph("{{ 标题分行 }}", "PaperTitle"),
            each("句", "说明", paragraph("{{ 句.文 }}")),
            gap(),
            table(STACK, rows_of(STACK, "卡", "行")),
            gap(),
            when("不做", kept("没有做的："), table(OTHERS, rows_of(OTHERS, "人", "不做")), gap()),
            when("撤下", kept("桌上已有、要撤下的："), table(OTHERS, rows_of(OTHERS, "人", "撤下")), gap()),
            # the signatures stay with the total
            kept("{{ 合计 }}"),
            paragraph("制作人：　　　　　　核对人：　　　　　　日期："),
        ]
    )


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
