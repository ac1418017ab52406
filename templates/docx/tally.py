"""Builds tally.docx, the template of the checklist (核对单) of a run of cards."""

from pathlib import Path

from docgen.word.stock.blocks import each, gap_after_table, kept_with_next, paragraph, when
from docgen.word.stock.document import document
from docgen.word.stock.forms import LIST, LIST_HEAD, small_list_styles
from docgen.word.stock.tables import FITTED, TableColumn, row, row_tag, table

CARD_COLUMNS = (
    TableColumn("序号", 680, "{{ 卡.序号 }}"),
    TableColumn("姓名", 1700, "{{ 卡.姓名 }}"),
    TableColumn("单位职务", 2700, "{{ 卡.单位职务 }}", "left"),
    TableColumn("身份", 1000, "{{ 卡.身份 }}"),
    TableColumn("名单", 1000, "{{ 卡.名单 }}"),
    TableColumn("位置", 1100, "{{ 卡.位置 }}"),
    TableColumn("核对", 664, "□"),
)
PERSON_COLUMNS = (
    TableColumn("姓名", 1700, "{{ 人.姓名 }}"),
    TableColumn("单位职务", 2700, "{{ 人.单位职务 }}", "left"),
    TableColumn("名单", 1400, "{{ 人.名单 }}"),
    TableColumn("原因", 3044, "{{ 人.原因 }}", "left"),
)


def _people(heading: str, rows: str) -> str:
    """A heading and a table of people, if there are any."""
    return when(rows, kept_with_next(heading), _list(PERSON_COLUMNS, "人", rows), gap_after_table())


def _list(columns: tuple[TableColumn, ...], name: str, items: str) -> str:
    """A table in the small type of long lists: a list of two hundred cards is read off, not filed."""
    rows = (
        row_tag(columns, f"for {name} in {items}", LIST) + row(columns, style=LIST) + row_tag(columns, "endfor", LIST)
    )
    return table(columns, rows, LIST_HEAD, FITTED)


def build() -> bytes:
    """The template."""
    return document(
        [
            paragraph("{{ 标题分行 }}", "PaperTitle"),
            each("句", "说明", paragraph("{{ 句.文 }}")),
            gap_after_table(),
            when("行", _list(CARD_COLUMNS, "卡", "行"), gap_after_table()),
            _people("{{ 不做标题 }}", "不做"),
            _people("桌上已有、须撤下的：", "撤下"),
            # the signatures stay on the page of the total
            kept_with_next("{{ 合计 }}"),
            paragraph("制作人：　　　　　　核对人：　　　　　　日期："),
        ],
        styles=small_list_styles(),
    )


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
