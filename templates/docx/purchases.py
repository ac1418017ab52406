"""Builds purchases.docx, the template of 物品采购和领用清单: the list to be approved, the register."""

from pathlib import Path

from docgen.model.units import mm_to_twips
from docgen.word.stock.blocks import kept_gap_after_table
from docgen.word.stock.document import document
from docgen.word.stock.forms import (
    LIST,
    LIST_HEAD,
    landscape_head,
    landscape_list,
    landscape_section,
    landscape_signatures,
)
from docgen.word.stock.lists import list_foot, list_head, list_styles
from docgen.word.stock.tables import FITTED_WHOLE, KEPT, TableColumn, group_row, row_tag, rows_of_items, spanning_row

_ROW_TWIPS = mm_to_twips(9)
ITEMS = (
    TableColumn("序号", 700, "{{ 项.序号 }}"),
    TableColumn("品名", 2304, "{{ 项.品名 }}", "left"),
    TableColumn("规格", 1500, "{{ 项.规格 }}"),
    TableColumn("数量", 800, "{{ 项.数量 }}", "right"),
    TableColumn("计量\n单位", 700, "{{ 项.计量 }}"),
    TableColumn("单价", 1100, "{{ 项.单价 }}", "right"),
    TableColumn("金额", 1400, "{{ 项.金额 }}", "right"),
    TableColumn("用途", 2100, "{{ 项.用途 }}", "left"),
    TableColumn("来源", 800, "{{ 项.来源 }}"),
    TableColumn("申请部门", 1600, "{{ 项.申请 }}"),
    TableColumn("备注", 1500, "{{ 项.备注 }}", "left"),
)
ISSUES = (
    TableColumn("序号", 700, "{{ 项.序号 }}"),
    TableColumn("品名", 2704, "{{ 项.品名 }}", "left"),
    TableColumn("应发", 1000, "{{ 项.数量 }}"),
    TableColumn("领用部门", 2200, "{{ 项.单位 }}"),
    TableColumn("领用数量", 1200, "{{ 项.领用数量 }}"),
    TableColumn("领用日期", 1300, "{{ 项.日期 }}"),
    TableColumn("领用人", 1100, "{{ 项.领用人 }}"),
    TableColumn("领用人签名", 2100, ""),
    TableColumn("归还", 1000, "{{ 项.归还 }}"),
    TableColumn("余", 1200, "{{ 项.余 }}"),
)


def build() -> bytes:
    """The template."""
    return document(
        [
            list_head("物品采购和领用清单"),
            landscape_head("单位：{{ 单位 }}　　{{ 人数 }}", "{{ 编号 }}"),
            landscape_list("采购清单（金额单位：元）", ITEMS, _groups(), FITTED_WHOLE),
            kept_gap_after_table(),
            landscape_signatures("申请人", "审核人", "批准人", "日期"),
            list_head("物品领用登记", "<w:pageBreakBefore/>"),
            landscape_head("单位：{{ 单位 }}", "{{ 编号 }}"),
            landscape_list("", ISSUES, rows_of_items(ISSUES, "项", "领用", LIST, _ROW_TWIPS), KEPT),
            kept_gap_after_table(),
            landscape_signatures("验收人", "发放人", "清点人", "日期"),
            list_foot(),
        ],
        section=landscape_section(),
        styles=list_styles(),
    )


def _groups() -> str:
    """The items under where they come from; the total of what costs money in capitals and figures below the last."""
    words = "合计：（大写）{{ 组.合计.大写 }}　　　　（小写）{{ 组.合计.小写 }}"
    return "".join(
        [
            row_tag(ITEMS, "for 组 in 组", LIST),
            group_row(ITEMS, "{{ 组.类别 }}", LIST_HEAD),
            rows_of_items(ITEMS, "项", "组.行", LIST),
            row_tag(ITEMS, "if 组.有合计", LIST),
            spanning_row(ITEMS, words, LIST_HEAD),
            row_tag(ITEMS, "endif", LIST),
            row_tag(ITEMS, "if 组.合计.缺", LIST),
            spanning_row(ITEMS, "{{ 组.合计.缺 }}", LIST),
            row_tag(ITEMS, "endif", LIST),
            row_tag(ITEMS, "endfor", LIST),
        ]
    )


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
