"""乘车安排: cars in order, riders with their seats, liaisons, drives by day, who has no car; labels."""

from typing import Any

import pytest

from docgen.model.visit import Visit
from tests.conftest import OFFICE, visit
from tests.kinds.papers_of import page_of, pages_of


def cars(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page_of("motorcade", visit(text))["车"]
    return found


def test_few_riders_stand_beside_their_car_with_their_seats() -> None:
    (car,) = cars("车辆: [{车号: 1, 车型: 轿车, 乘员: 全体}]\n座次: [{名称: 1号车, 形式: 轿车, 人员: [周明远, 韩喆]}]")
    assert (car["乘员"], car["人数"]) == ("周明远（后排右）、韩喆（后排左）", "2人")


def test_many_riders_stand_in_a_grid_with_the_numbers_of_their_seats() -> None:
    names = [f"周{name}" for name in "甲乙丙丁戊己庚辛"]
    people = ", ".join(f"{{姓名: {name}}}" for name in names)
    chart = f"座次: [{{名称: 1号车, 形式: 中巴, 人员: [{', '.join(names)}]}}]"
    of = visit(f"来宾: [{people}]\n车辆: [{{车号: 1, 乘员: 全体}}]\n{chart}")
    paper = page_of("motorcade", of)
    assert paper["车"][0]["乘员"] == "全体来宾（8人），名单见下表"
    (grid,) = paper["名单"]
    assert grid["题"] == "1号车乘坐人员（8人）"
    assert [cell["姓名"] for row in grid["行"] for cell in row["人"]][:2] == ["1座 周甲", "2座 周乙"]


def test_guests_whom_nobody_has_named_yet_are_counted() -> None:
    (car,) = cars("来宾: {团组: 考察团, 人数: 30}\n车辆: [{车号: 1, 乘员: 全体}]")
    assert (car["乘员"], car["人数"]) == ("全体来宾（30人）", "30人")


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("乘员: [周明远], 联络员: [吴桐]", "吴桐\n138"),
        ("乘员: [周明远, 吴桐]", "吴桐\n138"),
        ("乘员: [韩喆]", "韩喆"),
        ("乘员: [周明远]", ""),
    ],
)
def test_the_liaison_is_who_was_written_else_the_staff_and_liaisons_on_board(written: str, printed: str) -> None:
    people = '来宾: [{姓名: 周明远}, {姓名: 韩喆, 角色: 联络员}]\n保障: [{姓名: 吴桐, 电话: "138"}]'
    (car,) = cars(f"{people}\n车辆: [{{车号: 1, {written}}}]")
    assert car["联络员"] == printed


def test_cars_stand_in_the_order_of_the_file_or_as_a_convoy() -> None:
    of = visit("车辆: [{车号: 1}, {车号: 2, 用途: 行李车}, {车号: 3, 用途: 工作车}, {车号: 4, 用途: 引导}]")
    assert [car["车号"] for car in page_of("motorcade", of)["车"]] == ["1号车", "2号车", "3号车", "4号车"]
    convoy = page_of("motorcade", of, convoy=True)["车"]
    assert [car["车号"] for car in convoy] == ["3号车", "4号车", "1号车", "2号车"]


def test_who_rides_nowhere_is_named_on_the_paper_and_beside_it() -> None:
    (page,) = pages_of("motorcade", visit("陪同: [沈静]\n车辆: [{车号: 1, 乘员: [周明远]}]"))
    assert page.context["未排"] == "尚未安排乘车：来宾韩喆（1人）；陪同人员沈静（1人）。"
    assert page.left_out == {"韩喆": "没有排车"}


def test_drives_of_a_group_name_the_group_and_its_cars() -> None:
    of = visit(
        """
        来宾: [{姓名: 甲}, {姓名: 乙}, {姓名: 丙}, {姓名: 丁}, {姓名: 戊}]
        车辆: [{车号: 1, 乘员: [甲, 乙]}, {车号: 2, 乘员: [丙, 丁, 戊]}]
        日程:
          - {时间: 09:00, 内容: 座谈, 地点: 中学, 路程: 15, 参加: [丙, 丁, 戊]}
          - {时间: 12:00, 内容: 午餐, 地点: 食堂, 路程: 10}
        """
    )
    (day,) = page_of("motorcade", of)["日"]
    assert [(row["出发"], row["至"], row["分钟"], row["备注"]) for row in day["行"]] == [
        ("08:45", "中学", "15分钟", "丙、丁、戊，2号车"),
        ("11:50", "食堂", "10分钟", ""),
    ]


def test_only_the_charts_of_cars_are_bound_behind() -> None:
    of = visit(
        "陪同: [沈静]\n车辆: [{车号: 1, 乘员: 全体}]\n"
        "座次: [{名称: 座谈会, 形式: 会谈横桌, 来宾: 全体, 主方: [沈静]}, {名称: 1号车, 形式: 轿车, 人员: [周明远]}]"
    )
    assert [sheet["标题"] for sheet in page_of("motorcade", of)["座次图"]] == ["1号车座次图"]


@pytest.mark.parametrize(
    ("no", "number", "word"), [("1", "1", "号车"), ("第12号车", "12", "号车"), ("警车", "警车", "")]
)
def test_a_label_has_the_number_in_the_largest_type(no: str, number: str, word: str) -> None:
    of: Visit = visit(f"车辆: [{{车号: {no}, 乘员: 全体}}]", OFFICE / "office.yaml")
    (page,) = pages_of("motorcade", of, labels=True)
    (label,) = page.context["牌"]
    assert page.template == "motorcade-labels"
    assert (label["号"], label["字"], label["号大"]) == (number, word, 600)


def test_the_first_departure_of_a_day_is_its_first_drive_and_not_one_of_which_more_is_known() -> None:
    of = visit(
        """
        日期: 2026-12-08 至 2026-12-09
        车辆: [{车号: 1, 乘员: 全体}]
        住宿: [{宾馆: 溪桥宾馆, 房间: [{房号: "1", 入住: [周明远, 韩喆]}]}]
        日程:
          - {日期: 12月8日, 时间: "12:00", 环节: 吃, 内容: 午餐, 地点: 溪桥宾馆}
          - {日期: 12月9日, 时间: 9:00-11:00, 环节: 听, 内容: 召开座谈会, 地点: 三楼会议室}
          - {日期: 12月9日, 时间: "11:30", 环节: 吃, 内容: 午餐, 地点: 机关食堂}
          - {日期: 12月9日, 时间: "12:30", 环节: 行, 内容: 返程}
        """
    )
    assert page_of("motorcade", of)["发车"] == "每日首次发车：12月9日 溪桥宾馆（09:00前到三楼会议室）。"
