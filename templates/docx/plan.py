"""Builds plan.docx, the template of 接待方案."""

from pathlib import Path

from docgen.word.stock.blocks import (
    blank_line,
    choose,
    each,
    gap_after_table,
    heading,
    kept_with_next,
    on_new_page,
    paragraph,
    tabbed,
    when,
)
from docgen.word.stock.document import document
from docgen.word.stock.tables import TableColumn, rows_of, rows_of_groups, rows_of_items, table

NUMBER = TableColumn("序号", 610, "{{ 人.序号 }}")
NAME = TableColumn("姓名", 1440, "{{ 人.姓名|对齐 }}")
SEX = TableColumn("性别", 610, "{{ 人.性别 }}")
POST = TableColumn("单位及职务", 2704, "{{ 人.单位职务 }}", "left")
NOTE = TableColumn("备注", 1100, "{{ 人.备注 }}")
PHONE = TableColumn("联系电话", 1620, "{{ 人.电话 }}")


def build() -> bytes:
    """The template."""
    return document(
        [
            when("密级", paragraph("{{ 密级 }}", "Mark")),
            when("紧急程度", paragraph("{{ 紧急程度 }}", "Mark")),
            when("密级 or 紧急程度", blank_line()),
            paragraph("{{ 标题分行 }}", "PaperTitle"),
            blank_line(),
            when("主送", paragraph("{{ 主送 }}", "Flush")),
            paragraph("{{ 引言 }}"),
            _guests(),
            _section("日程", _schedule()),
            _section("人员", _escorts()),
            _meals(),
            _lodging(),
            _section("乘车", _vehicles()),
            when("座次.题", heading("{{ 座次.题 }}", 1), each("场", "座次.行", _text("{{ 场.说明 }}", "场.末"))),
            _section("分工", _tasks()),
            _section("联系", _contacts()),
            when("附件.一项", blank_line(), tabbed("OneAttachment", "附件：", "{{ 附件.一项 }}")),
            when("附件.多项", blank_line()),
            each("项", "附件.多项", tabbed("Attachments", "{{ 项.头 }}", "{{ 项.号 }}", "{{ 项.名 }}")),
            when("落款", blank_line()),
            each("行", "落款", paragraph("{{ 行.文字 }}{% 右空 行.右空 %}", "Signature")),
            _allowances(),
        ]
    )


def _section(name: str, content: str) -> str:
    """A heading with a table, if the visit has the section."""
    return when(f"{name}.题", heading(f"{{{{ {name}.题 }}}}", 1), content, gap_after_table())


def _text(text: str, may_end_page: str) -> str:
    """A paragraph; if the test does not hold it stays on the page of the signature behind it."""
    return choose((may_end_page, paragraph(text)), (f"not {may_end_page}", kept_with_next(text)))


def _guests() -> str:
    ethnic = TableColumn("民族", 760, "{{ 人.民族 }}")
    english = TableColumn("英文名", 1900, "{{ 人.英文名 }}")
    domestic = (NUMBER, NAME, SEX, ethnic, POST, PHONE, NOTE)
    foreign = (NUMBER, _as_wide_as(NAME, 1700), english, SEX, _as_wide_as(POST, 2924), NOTE)
    return when(
        "来宾.题",
        heading("{{ 来宾.题 }}", 1),
        _text("{{ 来宾.说明 }}", "来宾.末"),
        when("来宾.国内", table(domestic, rows_of_items(domestic, "人", "来宾.国内")), gap_after_table()),
        when("来宾.外宾", table(foreign, rows_of_items(foreign, "人", "来宾.外宾")), gap_after_table()),
        when("来宾.待定", _text("{{ 来宾.待定 }}", "来宾.末")),
    )


def _schedule() -> str:
    columns = (
        TableColumn("日期", 1330, "{{ 段.日期 }}", merged=True),
        TableColumn("时间", 1000, "{{ 项.时间 }}"),
        TableColumn("活动内容", 2834, "{{ 项.内容 }}", "left"),
        TableColumn("地点", 1500, "{{ 项.地点 }}"),
        TableColumn("陪同\n人员", 1000, "{{ 项.陪同 }}"),
        TableColumn("责任单位\n责任人", 1180, "{{ 项.负责 }}"),
    )
    return table(columns, rows_of_groups(columns, "段", "日程.段", "项", "段.行"))


def _escorts() -> str:
    columns = (
        TableColumn("类别", 1700, "{{ 组.类别 }}", merged=True),
        TableColumn("姓名", 1500, "{{ 人.姓名|对齐 }}"),
        TableColumn("单位及职务", 3844, "{{ 人.单位职务 }}", "left"),
        TableColumn("联系电话", 1800, "{{ 人.电话 }}"),
    )
    return table(columns, rows_of_groups(columns, "组", "人员.组", "人", "组.行"))


def _meals() -> str:
    columns = (
        TableColumn("餐次", 1200, "{{ 餐.餐次 }}"),
        TableColumn("时间", 1320, "{{ 餐.时间 }}"),
        TableColumn("地点", 1430, "{{ 餐.地点 }}"),
        TableColumn("形式及\n标准", 1200, "{{ 餐.形式 }}"),
        TableColumn("用餐人员", 2394, "{{ 餐.人员 }}", "left"),
        TableColumn("备注", 1300, "{{ 餐.备注 }}"),
    )
    return when(
        "用餐.题",
        heading("{{ 用餐.题 }}", 1),
        table(columns, rows_of_items(columns, "餐", "用餐.行")),
        gap_after_table(),
        each("单", "用餐.菜单", _text("{{ 单.餐次 }}菜单：{{ 单.菜名 }}", "单.末")),
        when("用餐.忌口", _text("{{ 用餐.忌口 }}", "用餐.末")),
    )


def _lodging() -> str:
    columns = (
        TableColumn("宾馆", 2000, "{{ 馆.宾馆 }}", merged=True),
        TableColumn("房号", 1100, "{{ 间.房号 }}"),
        TableColumn("房型", 1400, "{{ 间.房型 }}"),
        TableColumn("入住人员", 2444, "{{ 间.入住 }}"),
        TableColumn("备注", 1900, "{{ 间.备注 }}"),
    )
    return when(
        "住宿.题",
        heading("{{ 住宿.题 }}", 1),
        when("住宿.说明", _text("{{ 住宿.说明 }}", "住宿.末")),
        when("住宿.组", table(columns, rows_of_groups(columns, "馆", "住宿.组", "间", "馆.行")), gap_after_table()),
    )


def _vehicles() -> str:
    columns = (
        TableColumn("车号", 900, "{{ 车.车号 }}"),
        TableColumn("车型及号牌", 1700, "{{ 车.车辆 }}"),
        TableColumn("座位", 844, "{{ 车.座位 }}"),
        TableColumn("乘车人员", 2400, "{{ 车.乘员 }}", "left"),
        TableColumn("驾驶员及电话", 1700, "{{ 车.驾驶员 }}"),
        TableColumn("用途", 1300, "{{ 车.用途 }}"),
    )
    return table(columns, rows_of_items(columns, "车", "乘车.行"))


def _tasks() -> str:
    columns = (
        TableColumn("序号", 700, "{{ 项.序号 }}"),
        TableColumn("事项", 2524, "{{ 项.事项 }}", "left"),
        TableColumn("责任单位", 1600, "{{ 项.责任单位 }}"),
        TableColumn("责任人", 1100, "{{ 项.责任人|对齐 }}"),
        TableColumn("联系电话", 1620, "{{ 项.电话 }}"),
        TableColumn("完成时限", 1300, "{{ 项.时限 }}"),
    )
    return table(columns, rows_of_items(columns, "项", "分工.行"))


def _contacts() -> str:
    columns = (
        TableColumn("姓名", 1500, "{{ 人.姓名|对齐 }}"),
        TableColumn("单位及职务", 3744, "{{ 人.单位职务 }}", "left"),
        TableColumn("联系电话", 1900, "{{ 人.电话 }}"),
        TableColumn("备注", 1700, "{{ 人.备注 }}"),
    )
    return table(columns, rows_of_items(columns, "人", "联系.行"))


def _allowances() -> str:
    """An attachment on a page of its own: 附件 on the first line, its title on the third (GB/T 9704, 附件)."""
    columns = (
        TableColumn("序号", 700, "{{ 项.序号 }}"),
        TableColumn("事项", 2744, "{{ 项.事项 }}", "left"),
        TableColumn("涉及规定", 2300, "{{ 项.规定 }}", "left"),
        TableColumn("情况说明", 1800, "{{ 项.理由 }}", "left"),
        TableColumn("批准人\n及日期", 1300, "{{ 项.批准 }}"),
    )
    return when(
        "豁免.头",
        on_new_page("{{ 豁免.头 }}"),
        blank_line(),
        paragraph("{{ 豁免.题 }}", "PaperTitle"),
        blank_line(),
        table(columns, rows_of(columns, "项", "豁免.行")),
        gap_after_table(),
    )


def _as_wide_as(column: TableColumn, width_twips: int) -> TableColumn:
    return column._replace(width_twips=width_twips)


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
