"""Builds checklist.docx, the template of 公务接待清单: a head, lists over as many sheets as needed, the signatures."""

from collections.abc import Sequence
from pathlib import Path

from docgen.word.stock.blocks import gap_after_table, run, styled_paragraph, when
from docgen.word.stock.document import document
from docgen.word.stock.forms import (
    CODE,
    LIST,
    LIST_HEAD,
    TITLE,
    form_head,
    form_row,
    form_section,
    form_styles,
    form_table,
    label,
    list_table,
    signature_line,
    value,
)
from docgen.word.stock.tables import (
    FITTED,
    FITTED_WHOLE,
    TableColumn,
    row,
    row_tag,
    rows_of_items,
    spanning_row,
)

GUESTS = (
    TableColumn("序号", 654, "{{ 人.序号 }}"),
    TableColumn("姓名", 1700, "{{ 人.姓名|对齐 }}\n{%p if 人.英文名 %}\n{{ 人.英文名 }}\n{%p endif %}"),
    TableColumn("单位", 3500, "{{ 人.单位 }}", "left"),
    TableColumn("职务", 3500, "{{ 人.职务 }}", "left"),
)
ACTIVITIES = (
    TableColumn("日期", 1000, "{{ 项.日期 }}"),
    TableColumn("时间", 1400, "{{ 项.时间 }}"),
    TableColumn("项目", 3254, "{{ 项.项目 }}", "left"),
    TableColumn("场所", 2000, "{{ 项.场所 }}", "left"),
    TableColumn("陪同人员", 1700, "{{ 项.陪同 }}", "left"),
)
MEALS = (
    TableColumn("日期", 1000, "{{ 餐.日期 }}"),
    TableColumn("时间", 754, "{{ 餐.时间 }}"),
    TableColumn("餐次", 900, "{{ 餐.餐次 }}"),
    TableColumn("场所", 1300, "{{ 餐.场所 }}"),
    TableColumn("形式", 900, "{{ 餐.形式 }}"),
    TableColumn("标准", 700, "{{ 餐.标准 }}"),
    TableColumn("来宾", 700, "{{ 餐.来宾 }}"),
    TableColumn("陪餐人员", 2000, "{{ 餐.陪餐 }}", "left"),
    TableColumn("付费", 1100, "{{ 餐.付费 }}"),
)
PAYMENTS = (
    TableColumn("交费人", 2754, "{{ 项.交费人 }}", "left"),
    TableColumn("项目", 1500, "{{ 项.项目 }}"),
    TableColumn("标准", 1200, "{{ 项.标准 }}"),
    TableColumn("人数", 900, "{{ 项.人数 }}"),
    TableColumn("金额", 1500, "{{ 项.金额 }}", "right"),
    TableColumn("票据号", 1500, "{{ 项.凭证 }}"),
)
EXPENSES = (
    TableColumn("项目", 2154, "{{ 项.项目 }}", "left"),
    TableColumn("日期", 900, "{{ 项.日期 }}"),
    TableColumn("标准", 1000, "{{ 项.标准 }}"),
    TableColumn("人数", 700, "{{ 项.人数 }}"),
    TableColumn("金额", 1300, "{{ 项.金额 }}", "right"),
    TableColumn("承担", 1200, "{{ 项.承担 }}"),
    TableColumn("支付", 900, "{{ 项.支付 }}"),
    TableColumn("票据号", 1200, "{{ 项.票据 }}"),
)


def build() -> bytes:
    """The template."""
    return document(
        [
            styled_paragraph(TITLE, run("{{ 标题 }}")),
            form_head("填报单位：{{ 填报单位 }}", "{{ 编号 }}"),
            form_table(*_visit_rows()),
            gap_after_table(),
            _list("接待对象（{{ 来宾.说明 }}）", GUESTS, _rows(GUESTS, "人", "来宾.行"), FITTED),
            when("活动", _list("公务活动", ACTIVITIES, _rows(ACTIVITIES, "项", "活动"), FITTED_WHOLE)),
            when("用餐", _list("用餐和陪餐人员", MEALS, _rows(MEALS, "餐", "用餐"), FITTED)),
            _list("交费情况（单位：元）", PAYMENTS, _with_total(PAYMENTS, "交费", "交费合计"), FITTED_WHOLE),
            _list("接待费用（单位：元）", EXPENSES, _with_total(EXPENSES, "费用", "合计", "分担"), FITTED_WHOLE),
            signature_line("经办人", "审核人", "审签人", "日期"),
        ],
        section=form_section(has_header=True),
        styles=form_styles(),
        header=form_head("{{ 标题 }}（续表）", "{{ 编号 }}", CODE),
    )


def _visit_rows() -> list[str]:
    return [
        form_row(label("来访单位"), value("{{ 来访单位 }}"), label("公函（来函）"), value("{{ 公函 }}")),
        form_row(label("事　　由"), value("{{ 事由 }}"), label("类　　别"), value("{{ 类别 }}")),
        form_row(label("接待时间"), value("{{ 时间 }}"), label("来宾人数"), value("{{ 人数 }}")),
        form_row(label("陪同人员"), value("{{ 陪同 }}", 10)),
        form_row(label("工作保障\n人　　员"), value("{{ 保障 }}", 10)),
        form_row(label("住　　宿"), value("{{ 住宿 }}", 10)),
        form_row(label("用　　车"), value("{{ 用车 }}", 10)),
    ]


def _list(title: str, columns: Sequence[TableColumn], rows: str, fit: str) -> str:
    return list_table(title, columns, rows, fit) + gap_after_table()


def _rows(columns: Sequence[TableColumn], name: str, items: str) -> str:
    return (
        row_tag(columns, f"for {name} in {items}", LIST) + row(columns, style=LIST) + row_tag(columns, "endfor", LIST)
    )


def _with_total(columns: Sequence[TableColumn], items: str, total: str, further: str = "") -> str:
    """The rows and their total in capitals and figures, which stays with the last of them."""
    rows = [
        rows_of_items(columns, "项", items, LIST),
        spanning_row(columns, f"合计：（大写）{{{{ {total}.大写 }}}}　　　　（小写）{{{{ {total}.小写 }}}}", LIST_HEAD),
        *(_row_when(columns, text) for text in (f"{total}.缺", further) if text),
    ]
    return "".join(rows)


def _row_when(columns: Sequence[TableColumn], text: str) -> str:
    """A text below the total, where there is one."""
    opening, closing = row_tag(columns, f"if {text}", LIST), row_tag(columns, "endif", LIST)
    return opening + spanning_row(columns, f"{{{{ {text} }}}}", LIST) + closing


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
