"""Builds approval.docx, the template of 公务接待审批单: one sheet, and the list of guests behind it."""

from collections.abc import Sequence
from pathlib import Path

from docgen.word.stock.blocks import choose, gap_after_table, run, styled_paragraph, when
from docgen.word.stock.document import document
from docgen.word.stock.forms import (
    FORM_WIDTH_TWIPS,
    NOTE,
    TITLE,
    form_head,
    form_row,
    form_section,
    form_styles,
    form_table,
    label,
    rows_each,
    rows_when,
    signature_boxes,
    value,
)
from docgen.word.stock.tables import FITTED, TableColumn, rows_of, table

# the name in Latin stands below: few have one, and a column of its own would leave no room for the posts
NAMES = "{{ 人.姓名|对齐 }}\n{%p if 人.英文名 %}\n{{ 人.英文名 }}\n{%p endif %}"
GUESTS = (
    TableColumn("序号", 654, "{{ 人.序号 }}"),
    TableColumn("姓名", 2100, NAMES),
    TableColumn("单位及职务", 4500, "{{ 人.单位职务 }}", "left"),
    TableColumn("级别", 1100, "{{ 人.级别 }}"),
    TableColumn("备注", 1000, "{{ 人.备注 }}"),
)
ACTIVITIES = (
    TableColumn("日期", 1100, "{{ 项.日期 }}"),
    TableColumn("时间", 1500, "{{ 项.时间 }}"),
    TableColumn("活动内容", 3000, "{{ 项.项目 }}", "left"),
    TableColumn("场所", 1600, "{{ 项.场所 }}", "left"),
    TableColumn("陪同人员", 1500, "{{ 项.陪同 }}"),
)


def build() -> bytes:
    """The template."""
    return document(
        [
            styled_paragraph(TITLE, run("{{ 标题 }}")),
            form_head("申请单位：{{ 申请单位 }}", "{{ 编号 }}"),
            form_table(*_visit_rows(), *_arrangement_rows(), *_budget_rows()),
            gap_after_table(),
            choose(
                ("签批.宽裕", signature_boxes("签批.格", 42)),
                ("not 签批.宽裕", signature_boxes("签批.格", 26)),
            ),
            styled_paragraph(NOTE, run("填表人：　　　　　　　　　　填表日期：　　　　年　　月　　日")),
            when("名单", _annex("来宾名单", GUESTS, rows_of(GUESTS, "人", "名单"))),
            when("活动", _annex("公务活动安排", ACTIVITIES, rows_of(ACTIVITIES, "项", "活动"))),
        ],
        section=form_section(),
        styles=form_styles(),
    )


def _visit_rows() -> list[str]:
    return [
        form_row(label("来访单位"), value("{{ 来访单位 }}"), label("公函（来函）"), value("{{ 公函 }}")),
        form_row(label("事　　由"), value("{{ 事由 }}"), label("类　　别"), value("{{ 类别 }}")),
        form_row(label("来访时间"), value("{{ 时间 }}"), label("来宾人数"), value("{{ 人数 }}")),
        rows_when(
            "外宾.招待方式",
            form_row(
                label("招待方式"), value("{{ 外宾.招待方式 }}", 5), label("对等协议"), value("{{ 外宾.协议 }}", 3)
            ),
        ),
    ]


def _arrangement_rows() -> list[str]:
    rows = (
        ("主要来宾", "来宾"),
        ("抵离安排", "抵离"),
        ("联系人", "联系人"),
        ("公务活动", "日程"),
        ("陪同人员", "陪同"),
        ("用　　餐", "用餐"),
        ("住　　宿", "住宿"),
        ("用　　车", "用车"),
    )
    return [form_row(label(name), value(f"{{{{ {field} }}}}", 10)) for name, field in rows]


def _budget_rows() -> list[str]:
    return [
        form_row(
            label("费用预算", merge="restart"),
            label("项目", 4),
            label("标准", 1),
            label("数量", 1),
            label("金额（元）"),
            label("承担"),
            keep_with_next=True,
        ),
        rows_each(
            "项",
            "预算",
            form_row(
                label("", merge="continue"),
                value("{{ 项.项目 }}", 4),
                value("{{ 项.标准 }}", 1, "right"),
                value("{{ 项.数量 }}", 1, "center"),
                value("{{ 项.金额 }}", 2, "right"),
                value("{{ 项.承担 }}", 2, "center"),
            ),
        ),
        form_row(
            label("合　　计"),
            value("（大写）{{ 合计.大写 }}", 6),
            value("（小写）{{ 合计.小写 }}\n{%p if 合计.缺 %}\n{{ 合计.缺 }}\n{%p endif %}", 4),
        ),
    ]


def _annex(title: str, columns: Sequence[TableColumn], rows: str) -> str:
    """A list on a sheet of its own."""
    return (
        styled_paragraph("Mark", run("附"), "<w:pageBreakBefore/>")
        + styled_paragraph(TITLE, run(title))
        + table(columns, rows, properties=FITTED, available_twips=FORM_WIDTH_TWIPS)
        + gap_after_table()
    )


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
