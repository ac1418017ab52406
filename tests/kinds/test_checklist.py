"""接待清单: every column that an audit asks for, blank rows where nothing is known yet, the total and who bears it."""

from typing import Any

import pytest

from docgen.api.papers import build
from docgen.api.visits import load
from docgen.kinds import load_kind
from docgen.kinds._input import PageInput
from docgen.model.visit import Visit
from docgen.word.package.outline import outline, tables
from tests.conftest import OFFICE, visit


def page(of: Visit) -> dict[str, Any]:
    (one,) = load_kind("checklist").pages(PageInput(of))
    return dict(one.context)


def test_it_holds_what_an_audit_asks_for() -> None:
    (file,) = build(load(OFFICE / "来访" / "2026-041.yaml"), ["checklist"])
    headings = {text for rows in tables(file.content) for row in rows for _, text in row}
    assert {
        "来访单位",
        "公函（来函）",
        "类　　别",
        "陪同人员",
        "住　　宿",
        "用　　车",
    } <= headings
    assert {
        "姓名",
        "单位",
        "职务",
        "项目",
        "时间",
        "场所",
        "标准",
        "人数",
        "金额",
        "票据号",
        "支付",
        "承担",
    } <= headings
    assert {"经办人", "审核人", "审签人", "日期"} <= headings


def test_the_total_is_the_sum_in_capitals_and_figures_and_stands_above_the_signatures() -> None:
    (file,) = build(load(OFFICE / "来访" / "2026-058.yaml"), ["checklist"])
    lines = outline(file.content)
    total = next(at for at, line in enumerate(lines) if "人民币玖佰玖拾元整" in line and "￥990.00" in line)
    assert "经办人" in "".join(lines[total : total + 5])


def test_rows_that_add_up_are_no_expenses() -> None:
    counted = "{项目: 餐, 金额: 700.5}, {项目: 小计, 金额: 700.5}, {项目: 车, 标准: 40, 人数: 3}"
    of = visit(f"费用: [{counted}, {{项目: 合计, 金额: 9}}]")
    context = page(of)
    assert [row["金额"] for row in context["费用"]] == ["700.50", "120.00"]
    assert (context["合计"]["大写"], context["合计"]["小写"]) == ("人民币捌佰贰拾元伍角", "￥820.50")


def test_what_several_bear_is_told_apart() -> None:
    of = visit(
        "费用: [{项目: 餐, 金额: 100, 承担: 接待单位}, {项目: 房, 金额: 200, 承担: 来宾自付}, {项目: 车, 金额: 1}]"
    )
    assert page(of)["分担"] == "其中：接待单位承担100.00元，来宾自付200.00元，没有写由谁承担1.00元"
    assert page(visit("费用: [{项目: 餐, 金额: 100, 承担: 接待单位}]"))["分担"] == ""


def test_blank_rows_are_left_where_nothing_is_known_yet() -> None:
    context = page(visit(""))
    assert [row["项目"] for row in context["费用"]] == ["", "", ""]
    assert context["合计"] == {"大写": "", "小写": "", "缺": ""}
    (file,) = build(visit("", OFFICE / "office.yaml"), ["checklist"])
    expenses = next(rows for rows in tables(file.content) if "接待费用" in rows[0][0][1])
    assert len(expenses[1]) == 8, "a column in which nothing stands yet is left out"


@pytest.mark.parametrize(
    ("guests", "note", "rows"),
    [
        ("[{姓名: 周明远, 单位: 市水利局, 职务: 局长}]", "1人", 1),
        ("{人数: 12, 名单: [周明远, 韩喆]}", "12人，其中10人没有列名", 2),
        ("{团组: 云州市考察组, 人数: 12}", "12人，其中12人没有列名", 1),
    ],
)
def test_every_guest_has_a_row_and_who_is_not_listed_is_counted(guests: str, note: str, rows: int) -> None:
    listed = page(visit(f"来宾: {guests}"))["来宾"]
    assert (listed["说明"], len(listed["行"])) == (note, rows)


def test_hosts_at_single_places_are_hosts_too() -> None:
    of = visit("陪同: [罗文]\n日程: [{内容: 考察, 陪同: [罗文, 秦远]}]\n保障: [林小満]", OFFICE / "office.yaml")
    context = page(of)
    assert context["陪同"].startswith("罗文（")
    assert "秦远（" in context["陪同"]
    assert context["陪同"].endswith("（共2人）")
    assert context["保障"].startswith("林小満（")


def test_who_eats_along_is_named_with_the_limit() -> None:
    meals = "{名称: 5日午餐, 形式: 工作餐, 陪餐: 全体}, {名称: 早餐, 付费: 来宾自付}"
    of = visit(f"类别: 国内公务\n陪同: [{{姓名: 罗文}}]\n用餐: [{meals}]")
    lunch, breakfast = page(of)["用餐"]
    assert (lunch["餐次"], lunch["陪餐"]) == ("午餐", "陪餐1人（上限3人）：罗文")
    assert breakfast["陪餐"] == "—"


def test_payments_have_their_own_total() -> None:
    of = visit(
        "交费: [{交费人: 团, 项目: 伙食费, 标准: 120, 人数: 12, 金额: 1440}, {项目: 交通费, 标准: 40, 人数: 12}]"
    )
    context = page(of)
    assert context["交费合计"]["大写"] == "人民币壹仟玖佰贰拾元整"
    assert context["交费"][1]["金额"] == "480.00"


def test_later_sheets_say_that_they_go_on_and_which_form_they_belong_to() -> None:
    (file,) = build(load(OFFICE / "来访" / "2026-063.yaml"), ["checklist"])
    assert any("公务接待清单（续表）" in line and "编号：2026-063" in line for line in outline(file.content))
