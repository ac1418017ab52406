"""What of a plan stands in its annexes: rooms and passengers of many guests; many seatings stand in a table."""

from typing import Any

import pytest

from docgen.kinds import load_kind
from docgen.kinds._input import PageInput
from docgen.model.visit import Visit
from docgen.seating.plan import plans
from tests.conftest import visit


def page(of: Visit) -> dict[str, Any]:
    (one,) = load_kind("plan").pages(PageInput(of, plans=plans(of)[0]))
    return dict(one.context)


def people(count: int) -> list[str]:
    return [f"周{first}{second}" for first in "甲乙丙丁戊" for second in "子丑寅卯辰巳"][:count]


def guests(count: int) -> str:
    return "来宾: [" + ", ".join(f"{{姓名: {name}}}" for name in people(count)) + "]\n"


def rooms(count: int, hotel: str = "清江宾馆", price: str = ", 单价: 260, 付费: 来宾自付") -> str:
    names = people(count)
    pairs = [names[at : at + 2] for at in range(0, count, 2)]
    each = ", ".join(f"{{房型: 标准间, 入住: [{', '.join(pair)}]{price}}}" for pair in pairs)
    return f"住宿: [{{宾馆: {hotel}, 房间: [{each}]}}]\n"


def test_the_rooms_of_twenty_guests_stand_in_the_body() -> None:
    plan = page(visit(guests(20) + rooms(20)))
    assert (plan["分房"]["头"], plan["分房"]["馆"], plan["住宿"]["段"]) == ("", [], [])
    assert len(plan["住宿"]["馆"][0]["行"]) == 10


def test_the_rooms_of_more_guests_stand_in_an_annex_and_the_body_says_how_many_and_what_they_cost() -> None:
    plan = page(visit(guests(22) + rooms(22)))
    assert plan["住宿"]["馆"] == []
    assert [row["说明"] for row in plan["住宿"]["段"]] == [
        "清江宾馆：标准间11间，260元/间·天，来宾自付，住22人。分房名单见附件2。"
    ]
    assert (plan["分房"]["头"], plan["分房"]["题"]) == ("附件2", "分房名单")
    names = [row["入住"] for row in plan["分房"]["馆"][0]["行"]]
    assert "、".join(names) == "、".join(people(22))


def test_only_the_last_hotel_says_where_the_rooms_are_listed_and_a_hotel_without_rooms_is_named_before() -> None:
    text = guests(24) + rooms(24) + "  "
    both = text.replace("]}]\n  ", "]}, {宾馆: 茶乡宾馆, 房间: [{入住: 周甲子, 单价: 240}]}, {宾馆: 备用宾馆}]")
    plan = page(visit(both))
    assert plan["住宿"]["说明"] == "备用宾馆。"
    assert [row["说明"] for row in plan["住宿"]["段"]] == [
        "清江宾馆：标准间12间，260元/间·天，来宾自付，住24人。",
        "茶乡宾馆：房间1间，240元/间·天，住1人。分房名单见附件2。",
    ]


@pytest.mark.parametrize(("count", "where"), [(20, "下表"), (21, "附件2")])
def test_the_passengers_of_more_than_twenty_stand_in_an_annex(count: int, where: str) -> None:
    names = people(count)
    cars = f"车辆: [{{乘员: [{', '.join(names[:10])}]}}, {{乘员: [{', '.join(names[10:])}]}}]"
    plan = page(visit(guests(count) + cars))
    assert [row["乘员"] for row in plan["乘车"]["行"]] == [
        f"周甲子等10人（名单见{where}）",
        f"{names[10]}等{count - 10}人（名单见{where}）",
    ]
    lists = plan["乘车"]["名单"] or plan["乘车名单"]["单"]
    assert [grid["题"] for grid in lists] == ["1号车乘车人员（10人）", f"2号车乘车人员（{count - 10}人）"]
    assert bool(plan["乘车"]["名单"]) is (where == "下表")


def test_the_annexes_are_numbered_in_their_order_and_a_single_one_has_no_number() -> None:
    many = guests(22) + rooms(22) + f"车辆: [{{乘员: [{', '.join(people(22))}]}}]"
    plan = page(visit(many))
    assert [item["名"] for item in plan["附件"]["多项"]] == ["来宾名单", "分房名单", "乘车人员名单"]
    assert [plan[name]["头"] for name in ("名单", "分房", "乘车名单")] == ["附件1", "附件2", "附件3"]
    one = page(
        visit("来宾: {人数: 30, 名单: [周明远]}\n" + f"住宿: [{{宾馆: 清江宾馆, 房间: [{'{房型: 单间}, ' * 21}]}}]")
    )
    assert one["住宿"]["段"][0]["说明"] == "清江宾馆：单间21间。分房名单见附件。"


def seatings(count: int) -> str:
    each = [
        f"{{名称: {n}号会, 日期: 2026-07-05, 时间: {8 + n}:30, 地点: {n}楼会议室, 形式: 沙发, 来宾: 全体, 主方: 全体}}"
        for n in range(1, count + 1)
    ]
    return f"来宾: [周明远]\n陪同: [沈静]\n座次: [{', '.join(each)}]"


def test_three_seatings_are_sentences_and_four_a_table() -> None:
    three, four = page(visit(seatings(3)))["座次"], page(visit(seatings(4)))["座次"]
    assert (len(three["行"]), three["表"]) == (3, [])
    assert three["行"][0]["说明"] == "7月5日09:30，1号会，1楼会议室，座次图见附件1。"
    assert four["行"] == []
    assert four["表"][3] == {
        "时间": "7月5日12:30",
        "活动": "4号会",
        "地点": "4楼会议室",
        "形式": "沙发式",
        "座次图": "附件4",
        "备注": "",
        "末": False,
    }


def test_without_charts_the_table_names_no_annex() -> None:
    of = visit(seatings(4))
    (one,) = load_kind("plan").pages(PageInput(of, plans=plans(of)[0], options={"without-charts": True}))
    assert {row["座次图"] for row in one.context["座次"]["表"]} == {""}
