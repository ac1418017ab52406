"""The wording of the plan: what it says of visits great and small, and what it leaves out."""

from typing import Any

import pytest

from docgen.kinds import load_kind
from docgen.kinds._input import PageInput
from docgen.model.visit import Visit
from tests.conftest import OFFICE, visit


def page(of: Visit) -> dict[str, Any]:
    (one,) = load_kind("plan").pages(PageInput(of))
    return dict(one.context)


def headings(of: Visit) -> list[str]:
    return [part["题"] for part in page(of).values() if isinstance(part, dict) and part.get("题")]


def test_sections_without_data_disappear_and_the_numbers_close_up() -> None:
    of = visit("用餐: [{名称: 午餐}]\n分工: [{事项: 会务}]\n来宾: {团组: 调研组, 人数: 4}")
    assert headings(of) == ["一、来宾情况", "二、用餐安排", "三、责任分工"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("标题: 云州市代表团来清江区考察", "关于云州市代表团来我区考察的接待方案"),
        ("标题: 关于云州市代表团来清江区考察的接待方案", "关于云州市代表团来我区考察的接待方案"),
        ("标题: 云州市代表团来访接待方案", "关于云州市代表团来访的接待方案"),
    ],
)
def test_the_title_says_nothing_twice_and_our_region_is_ours(text: str, title: str) -> None:
    assert page(visit(text, OFFICE / "office.yaml"))["标题"] == title


def test_the_opening_names_the_letter_the_days_the_number_and_the_leader() -> None:
    of = visit(
        """
        公函: {单位: 云州市人民政府办公室, 文号: 云府办函〔2026〕41号}
        日期: 2026-07-05 至 2026-07-07
        来宾: {团组: 代表团, 人数: 12, 名单: [{姓名: 周明远, 单位: 中共云州市委, 职务: 市委副书记}]}
        """
    )
    assert page(of)["引言"] == (
        "根据云州市人民政府办公室来函（云府办函〔2026〕41号），2026年7月5日至7日，云州市代表团来清江区考察，"
        "一行12人，由中共云州市委副书记周明远带队。为做好接待服务保障工作，按照公务接待有关规定和要求，制定如下方案。"
    )


def test_one_guest_is_no_group_and_foreign_guests_come_under_no_rules_of_ours() -> None:
    of = visit("类别: 外宾\n来宾: [{姓名: 安娜·林德, 单位: 维兰堡市政府, 职务: 市长}]")
    assert page(of)["引言"] == "2026年7月5日，云州市代表团来清江区考察。为做好接待服务保障工作，制定如下方案。"


def test_guests_who_are_not_listed_yet_are_said_to_be_missing() -> None:
    assert page(visit("来宾: {人数: 3, 名单: [周明远]}"))["来宾"]["待定"] == "其余2人名单待来访单位报送。"
    assert page(visit("来宾: [周明远]"))["来宾"]["待定"] == ""


def test_the_schedule_runs_by_day_and_hour_in_half_days() -> None:
    of = visit(
        """
        日期: 2026-07-05 至 2026-07-06
        日程:
          - {日期: 2026-07-06, 时间: 09:00-10:00, 内容: 考察}
          - {日期: 2026-07-05, 时间: 18:30, 内容: 晚餐}
          - {日期: 2026-07-05, 时间: 15:00, 内容: 抵达, 讲解: 柳溪镇, 路程: 35}
        """
    )
    parts = page(of)["日程"]["段"]
    assert [part["日期"].split("\n") for part in parts] == [
        ["7月5日", "（星期日）", "下午"],
        ["7月5日", "（星期日）", "晚上"],
        ["7月6日", "（星期一）", "上午"],
    ]
    assert parts[0]["行"][0]["内容"] == "抵达\n（讲解：柳溪镇；车程约35分钟）"


def test_two_people_of_one_name_are_told_apart_wherever_they_are_named() -> None:
    of = visit(
        """
        来宾:
          - {姓名: 张伟, 代号: 甲, 单位: 财政局}
          - {姓名: 张伟, 代号: 乙, 单位: 水利局}
        住宿: [{宾馆: 清江宾馆, 房间: [{房号: "0301", 入住: [甲]}, {房号: "0302", 入住: [乙]}]}]
        """
    )
    rooms = page(of)["住宿"]["组"][0]["行"]
    assert [room["入住"] for room in rooms] == ["张伟（财政局）", "张伟（水利局）"]


def test_what_nobody_may_eat_is_said_with_the_meals() -> None:
    of = visit("来宾: [{姓名: 周明远, 饮食: [清真]}, {姓名: 韩喆}]\n用餐: [{名称: 午餐, 标准: 50.50}]")
    assert page(of)["用餐"]["忌口"] == "饮食注意：周明远（清真）。"
    assert page(of)["用餐"]["行"][0]["形式"] == "50.50元/人"


@pytest.mark.parametrize(
    ("unit", "lines"),
    [
        ("清江区接待服务中心", [("清江区接待服务中心", 2), ("2026年7月2日", 3.0)]),
        ("接待办", [("接待办", 7.0), ("2026年7月2日", 2)]),
    ],
)
def test_the_signature_stands_where_the_standard_puts_it(unit: str, lines: list[tuple[str, float]], tmp_path) -> None:  # type: ignore[no-untyped-def]
    office = tmp_path / "office.yaml"
    office.write_text(f"单位: {unit}\n", "utf-8")
    signature = page(visit("成文日期: 2026-07-02", office))["落款"]
    assert [(line["文字"], line["右空"]) for line in signature] == lines


def test_one_attachment_has_no_number_and_several_have() -> None:
    one = visit("座次: [{名称: 座谈会, 形式: 会谈横桌}]")
    two = visit("座次: [{名称: 座谈会, 形式: 会谈横桌}, {名称: 合影, 形式: 合影}]")
    assert page(one)["附件"] == {"一项": "座谈会座次图", "多项": []}
    assert [(row["头"], row["号"], row["名"]) for row in page(two)["附件"]["多项"]] == [
        ("附件：", "1.", "座谈会座次图"),
        ("", "2.", "合影座次图"),
    ]
    assert page(two)["座次"]["行"][1]["说明"] == "合影，座次图见附件2。"
