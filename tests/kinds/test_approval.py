"""审批单: what stands on the form, what is left to be written by hand, what gives way where there is no room."""

from typing import Any

import pytest

from docgen.api.papers import build
from docgen.errors import DataError
from docgen.kinds import load_kind
from docgen.kinds._input import PageInput
from docgen.kinds.form_parts.lines import fit_texts, line_count
from docgen.model.visit import Visit
from docgen.word.package.outline import texts
from tests.conftest import OFFICE, visit


def page(of: Visit) -> dict[str, Any]:
    (one,) = load_kind("approval").pages(PageInput(of))
    return dict(one.context)


@pytest.mark.parametrize(
    ("category", "title", "boxes", "steps"),
    [
        ("国内公务", "公务接待审批单", "☑国内公务 □外宾 □商务", 4),
        ("外宾", "外宾接待审批单", "□国内公务 ☑外宾 □商务", 5),
        ("商务", "商务接待审批单", "□国内公务 □外宾 ☑商务", 4),
    ],
)
def test_each_category_has_its_title_its_box_and_its_signatures(
    category: str, title: str, boxes: str, steps: int
) -> None:
    context = page(visit(f"类别: {category}"))
    assert (context["标题"], context["类别"], len(context["签批"]["格"])) == (title, boxes, steps)


def test_only_foreign_guests_have_terms_and_an_agreement() -> None:
    foreign = page(visit("类别: 外宾\n招待方式: 部分招待\n对等协议: 友城协议"))["外宾"]
    assert foreign == {"招待方式": "□全部招待 ☑部分招待 □自理", "协议": "友城协议"}
    assert page(visit("类别: 国内公务\n招待方式: 部分招待"))["外宾"]["招待方式"] == ""


def test_the_office_says_who_signs_and_foreign_affairs_join_once(tmp_path: Any) -> None:
    office = tmp_path / "office.yaml"
    office.write_text("单位: 区接待中心\n审批环节: [经办科室, 分管主任]\n", "utf-8")
    assert [one["名"] for one in page(visit("类别: 国内公务", office))["签批"]["格"]] == ["经办科室", "分管主任"]
    assert [one["名"] for one in page(visit("类别: 外宾", office))["签批"]["格"]] == [
        "经办科室",
        "分管主任",
        "外事部门意见",
    ]


def test_no_opinion_is_printed_where_somebody_is_to_sign() -> None:
    of = visit("审批: {审批人: 沈静, 日期: 2026-07-01, 意见: 同意接待。}", OFFICE / "office.yaml")
    (file,) = build(of, ["approval"], draft=True)
    assert not [text for text in texts(file.content) if "同意接待" in text]


def test_expenses_are_the_budget_and_before_there_are_any_meals_and_gifts_are() -> None:
    lunch = "{名称: 5日午餐, 日期: 2026-07-05, 形式: 工作餐, 标准: 50, 陪餐: [罗文]}"
    meals = f"陪同: [{{姓名: 罗文}}]\n用餐: [{lunch}, {{形式: 自助餐, 付费: 来宾自付}}]"
    planned = page(visit(f"{meals}\n礼品: [{{名称: 书签, 数量: 2, 单价: 30}}]"))
    assert [(row["项目"], row["数量"], row["金额"]) for row in planned["预算"]] == [
        ("7月5日午餐（工作餐）", "3", "150.00"),
        ("书签", "2", "60.00"),
    ]
    assert (planned["合计"]["大写"], planned["合计"]["小写"]) == ("人民币贰佰壹拾元整", "￥210.00")
    spent = page(visit(f"{meals}\n费用: [{{项目: 工作餐, 金额: 140}}, {{项目: 合计, 金额: 140}}]"))
    assert [row["项目"] for row in spent["预算"]] == ["工作餐"]
    assert spent["合计"]["小写"] == "￥140.00"


def test_a_sum_that_is_missing_is_told_beside_the_total() -> None:
    total = page(visit("费用: [{项目: 餐, 金额: 100}, {项目: 车}]"))["合计"]
    assert (total["大写"], total["缺"]) == ("人民币壹佰元整", "另有1项没有写金额")
    assert page(visit(""))["合计"] == {"大写": "", "小写": "", "缺": ""}


def test_the_hosts_at_table_stand_beside_their_limit_with_domestic_guests_only() -> None:
    text = """
        来宾: {团组: 组, 人数: 12}
        陪同: [{姓名: 沈静}, {姓名: 罗文}]
        用餐: [{名称: 午餐, 形式: 工作餐, 标准: 50, 陪餐: 全体}, {名称: 晚餐, 形式: 自助餐, 付费: 来宾自付, 标准: 40}]
        """
    domestic = page(visit(f"{text}类别: 国内公务"))["用餐"]
    assert (
        domestic
        == "午餐（工作餐）　50元/人　来宾12人，陪餐2人（上限4人）：沈静、罗文\n其余：自助餐1次，40元/人，来宾自付"
    )
    assert "上限" not in page(visit(f"{text}类别: 商务"))["用餐"]


def test_a_region_may_set_a_lower_limit(tmp_path: Any) -> None:
    (tmp_path / "office.yaml").write_text("单位: 区接待中心\n", "utf-8")
    (tmp_path / "地方规定.yaml").write_text("名称: 清江区\n陪餐: [{来宾至: 5, 陪餐: 2}]\n", "utf-8")
    of = visit("类别: 国内公务\n用餐: [{名称: 午餐, 形式: 工作餐}]", tmp_path / "office.yaml")
    assert "上限2人" in page(of)["用餐"]


@pytest.mark.parametrize(("guests", "named", "listed"), [(1, 1, 0), (5, 5, 0), (6, 3, 6), (60, 3, 60)])
def test_few_guests_stand_on_the_form_and_many_behind_it(guests: int, named: int, listed: int) -> None:
    people = ", ".join(f"{{姓名: 周明{chr(0x4E00 + number)}, 职务: 科员}}" for number in range(guests))
    context = page(visit(f"来宾: [{people}]"))
    lines = context["来宾"].split("\n")
    assert len([line for line in lines if "科员" in line]) == named
    assert len(context["名单"]) == listed
    assert (f"等{guests}人（名单附后）" in lines) == bool(listed)


def test_a_group_without_a_list_is_told_by_its_number() -> None:
    assert page(visit("来宾: {团组: 云州市考察组, 人数: 30}"))["来宾"] == "云州市考察组30人"


def test_activities_lose_hours_and_places_then_go_behind_the_form() -> None:
    def of(count: int) -> dict[str, Any]:
        stops = ", ".join(
            f"{{时间: 08:{at % 60:02d}, 内容: 考察第{at}个示范园, 地点: 某镇某村}}" for at in range(count)
        )
        return page(visit(f"日程: [{stops}]"))

    full, brief, cut = of(4), of(45), of(99)
    assert "08:00考察第0个示范园（某镇某村）" in full["日程"]
    assert "；考察第44个示范园" in brief["日程"]
    assert "08:00" not in brief["日程"] + cut["日程"]
    assert "某镇" not in brief["日程"] + cut["日程"]
    assert [row for made in (full, brief) for row in made["活动"]] == []
    assert cut["日程"].endswith("（全部活动附后）")
    assert len(cut["活动"]) == 99


def test_what_is_no_activity_is_left_out() -> None:
    stops = "{环节: 吃, 内容: 工作餐}, {环节: 行, 内容: 返程}, {环节: 住, 内容: 休息}, {内容: 早餐}, {内容: 座谈}"
    assert page(visit(f"日程: [{stops}]"))["日程"] == "7月5日　座谈"


def test_many_batches_of_journeys_are_one_line_each_way() -> None:
    batches = ", ".join(f"{{方向: 抵达, 时间: 1{at}:00, 方式: 高铁, 地点: 清江东站}}" for at in range(4))
    assert page(visit(f"抵离: [{batches}]"))["抵离"] == "抵达：7月5日10:00起　分4批　清江东站"


def test_texts_are_cut_between_their_lines_and_the_longest_first() -> None:
    texts_ = {"长": "\n".join("一二三四五" for _ in range(9)), "短": "一二"}
    fitted = fit_texts(texts_, 6, 10, "（其余略）")
    assert fitted["短"] == "一二"
    assert fitted["长"].endswith("\n（其余略）")
    assert line_count("\n".join(fitted.values()), 10) <= 6


def test_a_form_is_not_made_of_a_visit_that_breaks_a_rule() -> None:
    broken = visit("类别: 国内公务\n用餐: [{名称: 午餐, 形式: 工作餐, 菜单: [鱼翅汤]}]", OFFICE / "office.yaml")
    with pytest.raises(DataError):
        build(broken, ["approval"])
    (draft,) = build(broken, ["approval"], draft=True)
    assert "（草稿）" in draft.name
