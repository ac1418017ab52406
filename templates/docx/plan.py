"""Builds plan.docx, the template of 接待方案."""

from pathlib import Path

from docgen.word.stock.blocks import (
    Column,
    blank,
    choose,
    document,
    each,
    gap,
    heading,
    kept,
    overleaf,
    paragraph,
    rows_of,
    rows_of_groups,
    rows_of_items,
    tabbed,
    table,
    when,
)

NUMBER = Column("序号", 610, "{{ 人.序号 }}")
NAME = Column("姓名", 1440, "{{ 人.姓名|对齐 }}")
SEX = Column("性别", 610, "{{ 人.性别 }}")
POST = Column("单位及职务", 2704, "{{ 人.单位职务 }}", "left")
NOTE = Column("备注", 1100, "{{ 人.备注 }}")
PHONE = Column("联系电话", 1620, "{{ 人.电话 }}")


def build() -> bytes:
    """The template."""
    return document(
        [
            when("密级", paragraph("{{ 密级 }}", "Mark")),
            when("紧急程度", paragraph("{{ 紧急程度 }}", "Mark")),
            when("密级 or 紧急程度", blank()),
            paragraph("{{ 标题分行 }}", "PaperTitle"),
            blank(),
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
            when("附件.一项", blank(), tabbed("OneAttachment", "附件：", "{{ 附件.一项 }}")),
            when("附件.多项", blank()),
            each("项", "附件.多项", tabbed("Attachments", "{{ 项.头 }}", "{{ 项.号 }}", "{{ 项.名 }}")),
            when("落款", blank()),
            each("行", "落款", paragraph("{{ 行.文字 }}{% 右空 行.右空 %}", "Signature")),
            _allowances(),
        ]
    )


def _section(name: str, content: str) -> str:
    return when(f"{name}.题", heading(f"{{{{ {name}.题 }}}}", 1), content, gap())


def _text(words: str, ends: str) -> str:
    """A paragraph; where ``ends`` does not hold it stays on the page of the signature behind it."""
    return choose((ends, paragraph(words)), (f"not {ends}", kept(words)))


def _guests() -> str:
    ethnic = Column("民族", 760, "{{ 人.民族 }}")
    english = Column("英文名", 1900, "{{ 人.英文名 }}")
    domestic = (NUMBER, NAME, SEX, ethnic, POST, PHONE, NOTE)
    foreign = (NUMBER, _wide(NAME, 1700), english, SEX, _wide(POST, 2924), NOTE)
    return when(
        "来宾.题",
        heading("{{ 来宾.题 }}", 1),
        _text("{{ 来宾.说明 }}", "来宾.末"),
        when("来宾.国内", table(domestic, rows_of_items(domestic, "人", "来宾.国内")), gap()),
        when("来宾.外宾", table(foreign, rows_of_items(foreign, "人", "来宾.外宾")), gap()),
        when("来宾.待定", _text("{{ 来宾.待定 }}", "来宾.末")),
    )


def _schedule() -> str:
    columns = (
        Column("日期", 1330, "{{ 段.日期 }}", merged=True),
        Column("时间", 1000, "{{ 项.时间 }}"),
        Column("活动内容", 2834, "{{ 项.内容 }}", "left"),
        Column("地点", 1500, "{{ 项.地点 }}"),
        Column("陪同\n人员", 1000, "{{ 项.陪同 }}"),
        Column("责任单位\n责任人", 1180, "{{ 项.负责 }}"),
    )
    return table(columns, rows_of_groups(columns, "段", "日程.段", "项", "段.行"))


def _escorts() -> str:
    columns = (
        Column("类别", 1700, "{{ 组.类别 }}", merged=True),
        Column("姓名", 1500, "{{ 人.姓名|对齐 }}"),
        Column("单位及职务", 3844, "{{ 人.单位职务 }}", "left"),
        Column("联系电话", 1800, "{{ 人.电话 }}"),
    )
    return table(columns, rows_of_groups(columns, "组", "人员.组", "人", "组.行"))


def _meals() -> str:
    columns = (
        Column("餐次", 1200, "{{ 餐.餐次 }}"),
        Column("时间", 1320, "{{ 餐.时间 }}"),
        Column("地点", 1430, "{{ 餐.地点 }}"),
        Column("形式及\n标准", 1200, "{{ 餐.形式 }}"),
        Column("用餐人员", 2394, "{{ 餐.人员 }}", "left"),
        Column("备注", 1300, "{{ 餐.备注 }}"),
    )
    return when(
        "用餐.题",
        heading("{{ 用餐.题 }}", 1),
        table(columns, rows_of_items(columns, "餐", "用餐.行")),
        gap(),
        each("单", "用餐.菜单", _text("{{ 单.餐次 }}菜单：{{ 单.菜名 }}", "单.末")),
        when("用餐.忌口", _text("{{ 用餐.忌口 }}", "用餐.末")),
    )


def _lodging() -> str:
    columns = (
        Column("宾馆", 2000, "{{ 馆.宾馆 }}", merged=True),
        Column("房号", 1100, "{{ 间.房号 }}"),
        Column("房型", 1400, "{{ 间.房型 }}"),
        Column("入住人员", 2444, "{{ 间.入住 }}"),
        Column("备注", 1900, "{{ 间.备注 }}"),
    )
    return when(
        "住宿.题",
        heading("{{ 住宿.题 }}", 1),
        when("住宿.说明", _text("{{ 住宿.说明 }}", "住宿.末")),
        when("住宿.组", table(columns, rows_of_groups(columns, "馆", "住宿.组", "间", "馆.行")), gap()),
    )


def _vehicles() -> str:
    columns = (
        Column("车号", 900, "{{ 车.车号 }}"),
        Column("车型及号牌", 1700, "{{ 车.车辆 }}"),
        Column("座位", 844, "{{ 车.座位 }}"),
        Column("乘车人员", 2400, "{{ 车.乘员 }}", "left"),
        Column("驾驶员及电话", 1700, "{{ 车.驾驶员 }}"),
        Column("用途", 1300, "{{ 车.用途 }}"),
    )
    return table(columns, rows_of_items(columns, "车", "乘车.行"))


def _tasks() -> str:
    columns = (
        Column("序号", 700, "{{ 项.序号 }}"),
        Column("事项", 2524, "{{ 项.事项 }}", "left"),
        Column("责任单位", 1600, "{{ 项.责任单位 }}"),
        Column("责任人", 1100, "{{ 项.责任人|对齐 }}"),
        Column("联系电话", 1620, "{{ 项.电话 }}"),
        Column("完成时限", 1300, "{{ 项.时限 }}"),
    )
    return table(columns, rows_of_items(columns, "项", "分工.行"))


def _contacts() -> str:
    columns = (
        Column("姓名", 1500, "{{ 人.姓名|对齐 }}"),
        Column("单位及职务", 3744, "{{ 人.单位职务 }}", "left"),
        Column("联系电话", 1900, "{{ 人.电话 }}"),
        Column("备注", 1700, "{{ 人.备注 }}"),
    )
    return table(columns, rows_of_items(columns, "人", "联系.行"))


def _allowances() -> str:
    """An attachment on a page of its own: 附件 on the first line, its title on the third (GB/T 9704, 附件)."""
    columns = (
        Column("序号", 700, "{{ 项.序号 }}"),
        Column("事项", 2744, "{{ 项.事项 }}", "left"),
        Column("涉及规定", 2300, "{{ 项.规定 }}", "left"),
        Column("情况说明", 1800, "{{ 项.理由 }}", "left"),
        Column("批准人\n及日期", 1300, "{{ 项.批准 }}"),
    )
    return when(
        "豁免.头",
        overleaf("{{ 豁免.头 }}"),
        blank(),
        paragraph("{{ 豁免.题 }}", "PaperTitle"),
        blank(),
        table(columns, rows_of(columns, "项", "豁免.行")),
        gap(),
    )


def _wide(column: Column, width: int) -> Column:
    return Column(column.heading, width, column.content, column.align, column.merged)


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
