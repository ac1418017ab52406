"""Builds plan.docx, the template of 接待方案."""

from pathlib import Path

from docgen.model.choices import ELEMENTS
from docgen.word.stock.blocks import (
    attachment_items,
    blank_line,
    choose,
    each,
    gap_after_table,
    heading,
    kept_with_next,
    on_new_page,
    paragraph,
    run,
    styled_paragraph,
    tabbed,
    when,
)
from docgen.word.stock.charts import bound_footers, bound_sheets, bound_styles, chart_styles, end_of_annex
from docgen.word.stock.document import document, end_of_section
from docgen.word.stock.forms import LIST, LIST_HEAD, small_list_styles
from docgen.word.stock.tables import (
    FITTED,
    FITTED_ALIKE,
    TableColumn,
    group_row,
    name_grid,
    row,
    row_tag,
    rows_of,
    rows_of_items,
    table,
)

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
            _paragraphs("规格"),
            _section("抵离", _journeys()),
            _schedule(),
            _escorts(),
            _meals(),
            _lodging(),
            _vehicles(),
            _seatings(),
            *map(_paragraphs, ("布置", "礼品")),
            _section("宣传", _press()),
            _section("应急", _contingencies()),
            _paragraphs("注意"),
            _section("分工", _tasks()),
            _section("联系", _contacts()),
            when("附件.一项", blank_line(), tabbed("OneAttachment", "附件：", "{{ 附件.一项 }}")),
            attachment_items("附件.多项"),
            when("落款", blank_line()),
            each("行", "落款", paragraph("{{ 行.文字 }}{% 右空 行.右空 %}", "Signature")),
            _guest_list(),
            _groups(),
            _annex("分房", _hotels("分房.馆")),
            _annex("乘车名单", _grids("乘车名单.单")),
            _exemptions(),
            when("座次图", end_of_section(), bound_sheets("座次图")),
            _elements(),
            each("附", "附图", _picture()),
        ],
        styles=chart_styles() + bound_styles() + small_list_styles(),
        footers=bound_footers(),
    )


def _section(name: str, content: str) -> str:
    return when(f"{name}.题", heading(f"{{{{ {name}.题 }}}}", 1), content, gap_after_table())


def _paragraphs(name: str) -> str:
    """A section of sentences."""
    rows = each("段", f"{name}.行", _text("{{ 段.说明 }}", "段.末"))
    return when(f"{name}.题", heading(f"{{{{ {name}.题 }}}}", 1), rows)


def _text(words: str, ends: str) -> str:
    """A paragraph; where ``ends`` does not hold it stays on the page of the signature behind it."""
    return choose((ends, paragraph(words)), (f"not {ends}", kept_with_next(words)))


def _items(columns: tuple[TableColumn, ...], name: str, items: str, banner: str = "") -> str:
    """A table whose columns follow what stands in them."""
    return table(columns, rows_of_items(columns, name, items), properties=FITTED, banner=banner)


def _guest_columns() -> tuple[tuple[TableColumn, ...], tuple[TableColumn, ...]]:
    ethnic = TableColumn("民族", 760, "{{ 人.民族 }}")
    english = TableColumn("英文名", 1900, "{{ 人.英文名 }}")
    domestic = (NUMBER, NAME, SEX, ethnic, POST, PHONE, NOTE)
    return domestic, (NUMBER, _wide(NAME, 1700), english, SEX, _wide(POST, 2924), NOTE)


def _guests() -> str:
    domestic, foreign = _guest_columns()
    return when(
        "来宾.题",
        heading("{{ 来宾.题 }}", 1),
        _text("{{ 来宾.说明 }}", "来宾.末"),
        when("来宾.国内", _items(domestic, "人", "来宾.国内"), gap_after_table()),
        when("来宾.外宾", _items(foreign, "人", "来宾.外宾"), gap_after_table()),
        when("来宾.待定", _text("{{ 来宾.待定 }}", "来宾.末")),
    )


def _journeys() -> str:
    columns = (
        TableColumn("方向", 900, "{{ 程.方向 }}"),
        TableColumn("时间", 1300, "{{ 程.时间 }}"),
        TableColumn("航班车次\n及地点", 1600, "{{ 程.方式 }}\n{{ 程.地点 }}"),
        TableColumn("人员", 3144, "{{ 程.人员 }}", "left"),
        TableColumn("接送", 1000, "{{ 程.接送 }}"),
        TableColumn("备注", 900, "{{ 程.备注 }}"),
    )
    return _items(columns, "程", "抵离.行")


def _schedule() -> str:
    columns = (
        TableColumn("时间", 1400, "{{ 项.时间 }}"),
        TableColumn("活动内容", 3264, "{{ 项.内容 }}", "left"),
        TableColumn("地点", 1700, "{{ 项.地点 }}"),
        TableColumn("陪同人员", 1200, "{{ 项.陪同 }}"),
        TableColumn("责任单位\n责任人", 1280, "{{ 项.负责 }}"),
    )
    day = table(columns, rows_of_items(columns, "项", "日.行"), properties=FITTED_ALIKE, banner="{{ 日.日期 }}")
    return when("日程.题", heading("{{ 日程.题 }}", 1), each("日", "日程.日", day, gap_after_table()))


def _escorts() -> str:
    columns = (
        TableColumn("姓名", 1800, "{{ 人.姓名|对齐 }}"),
        TableColumn("单位及职务", 4844, "{{ 人.单位职务 }}", "left"),
        TableColumn("联系电话", 2200, "{{ 人.电话 }}"),
    )
    group = table(columns, rows_of_items(columns, "人", "组.行"), properties=FITTED_ALIKE, banner="{{ 组.类别 }}")
    return when("人员.题", heading("{{ 人员.题 }}", 1), each("组", "人员.组", group, gap_after_table()))


def _meals() -> str:
    columns = (
        TableColumn("餐次", 1200, "{{ 餐.餐次 }}"),
        TableColumn("时间", 1320, "{{ 餐.时间 }}"),
        TableColumn("地点", 1330, "{{ 餐.地点 }}"),
        TableColumn("形式及标准", 1200, "{{ 餐.形式 }}"),
        TableColumn("用餐人员", 2494, "{{ 餐.人员 }}", "left"),
        TableColumn("备注", 1300, "{{ 餐.备注 }}"),
    )
    return when(
        "用餐.题",
        heading("{{ 用餐.题 }}", 1),
        _items(columns, "餐", "用餐.行"),
        gap_after_table(),
        each("段", "用餐.补充", _text("{{ 段.说明 }}", "段.末")),
    )


def _lodging() -> str:
    return when(
        "住宿.题",
        heading("{{ 住宿.题 }}", 1),
        when("住宿.说明", _text("{{ 住宿.说明 }}", "住宿.末")),
        each("段", "住宿.段", _text("{{ 段.说明 }}", "段.末")),
        _hotels("住宿.馆"),
    )


def _hotels(items: str) -> str:
    """A table for every hotel."""
    columns = (
        TableColumn("房号", 1400, "{{ 间.房号 }}"),
        TableColumn("房型", 1800, "{{ 间.房型 }}"),
        TableColumn("入住人员", 3744, "{{ 间.入住 }}"),
        TableColumn("备注", 1900, "{{ 间.备注 }}"),
    )
    hotel = table(columns, rows_of_items(columns, "间", "馆.行"), properties=FITTED_ALIKE, banner="{{ 馆.宾馆 }}")
    beside = _two_rooms()
    large_hotel = table(beside, rows_of_items(beside, "间", "馆.并列"), properties=FITTED_ALIKE, banner="{{ 馆.宾馆 }}")
    return each("馆", items, choose(("馆.行", hotel), ("馆.并列", large_hotel)), gap_after_table())


def _two_rooms() -> tuple[TableColumn, ...]:
    """The columns of a table with two rooms in a row."""
    return tuple(
        column
        for side in ("左", "右")
        for column in (
            TableColumn("房号", 900, f"{{{{ 间.{side}.房号 }}}}"),
            TableColumn("房型", 1100, f"{{{{ 间.{side}.房型 }}}}"),
            TableColumn("入住人员", 2422, f"{{{{ 间.{side}.入住 }}}}"),
        )
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
    return when(
        "乘车.题",
        heading("{{ 乘车.题 }}", 1),
        _items(columns, "车", "乘车.行"),
        gap_after_table(),
        _grids("乘车.名单"),
    )


def _grids(items: str) -> str:
    """A grid of names for every group."""
    grid = name_grid("{{ 单.题 }}", "单.列", "单.行", "行.人")
    return each("单", items, grid, gap_after_table())


def _seatings() -> str:
    columns = (
        TableColumn("时间", 1400, "{{ 项.时间 }}"),
        TableColumn("活动", 2344, "{{ 项.活动 }}", "left"),
        TableColumn("地点", 2100, "{{ 项.地点 }}"),
        TableColumn("形式", 1000, "{{ 项.形式 }}"),
        TableColumn("座次图", 1000, "{{ 项.座次图 }}"),
        TableColumn("备注", 1000, "{{ 项.备注 }}"),
    )
    return when(
        "座次.题",
        heading("{{ 座次.题 }}", 1),
        each("段", "座次.行", _text("{{ 段.说明 }}", "段.末")),
        when("座次.表", _items(columns, "项", "座次.表"), gap_after_table()),
    )


def _press() -> str:
    columns = (
        TableColumn("报道内容", 3024, "{{ 项.内容 }}", "left"),
        TableColumn("单位", 1800, "{{ 项.单位 }}"),
        TableColumn("责任人", 1100, "{{ 项.责任人|对齐 }}"),
        TableColumn("联系电话", 1620, "{{ 项.电话 }}"),
        TableColumn("时限", 1300, "{{ 项.时限 }}"),
    )
    return _items(columns, "项", "宣传.行")


def _contingencies() -> str:
    columns = (
        TableColumn("事项", 1600, "{{ 项.事项 }}"),
        TableColumn("措施", 2924, "{{ 项.措施 }}", "left"),
        TableColumn("责任单位", 1600, "{{ 项.责任单位 }}"),
        TableColumn("责任人", 1100, "{{ 项.责任人|对齐 }}"),
        TableColumn("联系电话", 1620, "{{ 项.电话 }}"),
    )
    return _items(columns, "项", "应急.行")


def _tasks() -> str:
    columns = (
        TableColumn("序号", 700, "{{ 项.序号 }}"),
        TableColumn("事项", 2524, "{{ 项.事项 }}", "left"),
        TableColumn("责任单位", 1600, "{{ 项.责任单位 }}"),
        TableColumn("责任人", 1100, "{{ 项.责任人|对齐 }}"),
        TableColumn("联系电话", 1620, "{{ 项.电话 }}"),
        TableColumn("完成时限", 1300, "{{ 项.时限 }}"),
    )
    return _items(columns, "项", "分工.行")


def _contacts() -> str:
    columns = (
        TableColumn("姓名", 1500, "{{ 人.姓名|对齐 }}"),
        TableColumn("单位及职务", 3744, "{{ 人.单位职务 }}", "left"),
        TableColumn("联系电话", 1900, "{{ 人.电话 }}"),
        TableColumn("备注", 1700, "{{ 人.备注 }}"),
    )
    return _items(columns, "人", "联系.行")


def _annex(name: str, content: str) -> str:
    """An annex on a page of its own: 附件 on the first line, its title on the third (GB/T 9704, 附件)."""
    return when(
        f"{name}.头",
        on_new_page(f"{{{{ {name}.头 }}}}"),
        blank_line(),
        paragraph(f"{{{{ {name}.题 }}}}", "PaperTitle"),
        blank_line(),
        content,
        end_of_annex(),
    )


def _guest_list() -> str:
    domestic, _ = _guest_columns()
    # the name in Latin stands below: a column of its own would leave no room for the posts of everybody else
    both = "{{ 人.姓名|对齐 }}\n{%p if 人.英文名 %}\n{{ 人.英文名 }}\n{%p endif %}"
    columns = (NUMBER, NAME._replace(content=both), *domestic[2:])
    rows = rows_of_items(columns, "人", "名单.行", LIST)
    return _annex("名单", table(columns, rows, LIST_HEAD, properties=FITTED))


def _groups() -> str:
    return _annex("分组", _grids("分组.单"))


def _elements() -> str:
    """A day below the other: side by side, six elements would stand in pillars."""
    columns = (TableColumn("要素", 900, ""), TableColumn("安排", 7944, "", "left"))
    days = [group_row(columns, "{{ 日.日期 }}")]
    for name in ELEMENTS:
        of_element = (columns[0]._replace(content=name), columns[1]._replace(content=f"{{{{ 日.{name} }}}}"))
        days.append(row(of_element, keep_with_next=name != ELEMENTS[-1]))
    rows = row_tag(columns, "for 日 in 要素.行") + "".join(days) + row_tag(columns, "endfor")
    return _annex("要素", table(columns, rows, properties=FITTED))


def _exemptions() -> str:
    columns = (
        TableColumn("序号", 700, "{{ 项.序号 }}"),
        TableColumn("事项", 2744, "{{ 项.事项 }}", "left"),
        TableColumn("涉及规定", 2300, "{{ 项.规定 }}", "left"),
        TableColumn("情况说明", 1800, "{{ 项.理由 }}", "left"),
        TableColumn("批准人\n及日期", 1300, "{{ 项.批准 }}"),
    )
    return _annex("豁免", table(columns, rows_of(columns, "项", "豁免.行"), properties=FITTED))


def _picture() -> str:
    """A picture on a page of its own, under its title."""
    return "".join(
        [
            on_new_page("{{ 附.头 }}"),
            blank_line(),
            paragraph("{{ 附.题 }}", "PaperTitle"),
            blank_line(),
            styled_paragraph("Figure", run("{{ 附.图 }}")),
        ]
    )


def _wide(column: TableColumn, width: int) -> TableColumn:
    return TableColumn(column.heading, width, column.content, column.align, column.merged)


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
