"""Builds tally.docx, the template of the checklist (核对单) of a run of cards."""

from pathlib import Path

from docgen.word.stock.blocks import each, gap_after_table, kept_with_next, paragraph, when
from docgen.word.stock.document import document
from docgen.word.stock.tables import TableColumn, rows_of, table

CARD_COLUMNS = (
    TableColumn("序号", 680, "{{ 卡.序号 }}"),
    TableColumn("姓名", 1900, "{{ 卡.姓名 }}"),
    TableColumn("单位职务", 2664, "{{ 卡.单位职务 }}", "left"),
    TableColumn("名单", 1200, "{{ 卡.名单 }}"),
    TableColumn("位置", 1700, "{{ 卡.位置 }}"),
    TableColumn("核对", 700, "□"),
)
PERSON_COLUMNS = (
    TableColumn("姓名", 1900, "{{ 人.姓名 }}"),
    TableColumn("名单", 1700, "{{ 人.名单 }}"),
    TableColumn("原因", 5244, "{{ 人.原因 }}", "left"),
)


def build() -> bytes:
    """The template."""
    return document(
        [
            paragraph("{{ 标题分行 }}", "PaperTitle"),
            each("句", "说明", paragraph("{{ 句.文 }}")),
            gap_after_table(),
            table(CARD_COLUMNS, rows_of(CARD_COLUMNS, "卡", "行")),
            gap_after_table(),
            when(
                "不做",
                kept_with_next("没有做的："),
                table(PERSON_COLUMNS, rows_of(PERSON_COLUMNS, "人", "不做")),
                gap_after_table(),
            ),
            when(
                "撤下",
                kept_with_next("桌上已有、要撤下的："),
                table(PERSON_COLUMNS, rows_of(PERSON_COLUMNS, "人", "撤下")),
                gap_after_table(),
            ),
            # the signatures stay on the page of the total
            kept_with_next("{{ 合计 }}"),
            paragraph("制作人：　　　　　　核对人：　　　　　　日期："),
        ]
    )


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
