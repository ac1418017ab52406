"""Who sleeps, rides and sits where: by name before everybody, seats from the charts, two of one name kept apart."""

import pytest

from docgen.kinds.guest_parts.allocation import Allocation, event_seat_words
from docgen.model.visit import Visit
from docgen.seating.plan import plans
from tests.conftest import visit


def allocation(of: Visit) -> Allocation:
    return Allocation(of, plans(of)[0])


def rides(of: Visit, key: str) -> list[tuple[str, str]]:
    return [(ride.number, ride.seat) for ride in allocation(of).rides.get(key, ())]


def test_a_car_that_names_somebody_comes_before_one_for_everybody() -> None:
    of = visit("车辆: [{车号: 1, 乘员: 全体}, {车号: 2, 乘员: [韩喆]}]")
    assert rides(of, "周明远") == [("1号车", "")]
    assert rides(of, "韩喆") == [("2号车", ""), ("1号车", "")]


def test_cars_without_numbers_are_numbered_by_their_places() -> None:
    of = visit("车辆: [{车型: 中巴, 乘员: [周明远]}, {车型: 轿车, 乘员: [韩喆]}]")
    assert [rides(of, key) for key in ("周明远", "韩喆")] == [[("1号车", "")], [("2号车", "")]]


@pytest.mark.parametrize("name", ["1号车", "6日1号车", "1号车座次"])
def test_the_seat_in_a_car_is_that_of_the_chart_named_like_it(name: str) -> None:
    of = visit(
        f"车辆: [{{车号: 11}}, {{车号: 1, 乘员: 全体}}]\n座次: [{{名称: {name}, 形式: 轿车, 人员: [周明远, 韩喆]}}]"
    )
    assert rides(of, "周明远") == [("1号车", "后排右")]


def test_a_chart_of_another_name_is_that_of_the_only_car_of_its_model() -> None:
    of = visit("车辆: [{车号: 1, 车型: 中巴, 乘员: 全体}]\n座次: [{名称: 考察用车, 形式: 中巴, 人员: [周明远, 韩喆]}]")
    assert rides(of, "韩喆") == [("1号车", "2座")]


def test_who_stands_only_in_the_chart_of_a_car_rides_in_it() -> None:
    of = visit(
        "陪同: [沈静]\n车辆: [{车号: 1, 乘员: 全体}]\n座次: [{名称: 1号车, 形式: 中巴, 人员: [周明远, 沈静, 韩喆]}]"
    )
    assert allocation(of).riders == [["周明远", "韩喆", "沈静"]]
    assert rides(of, "沈静") == [("1号车", "2座")]


def test_two_of_one_name_have_their_own_rooms_and_cars() -> None:
    of = visit(
        """
        来宾: [{姓名: 张伟, 代号: 甲}, {姓名: 张伟, 代号: 乙}]
        住宿: [{宾馆: 清江宾馆, 房间: [{房号: "301", 入住: [甲]}, {房号: "302", 入住: [乙]}]}]
        车辆: [{车号: 1, 乘员: [甲]}, {车号: 2, 乘员: [乙]}]
        """
    )
    assert {key: bed.room.number for key, bed in allocation(of).beds.items()} == {"甲": "301", "乙": "302"}
    assert [rides(of, key) for key in ("甲", "乙")] == [[("1号车", "")], [("2号车", "")]]


@pytest.mark.parametrize(
    ("seating", "words"),
    [
        ("形式: 课桌式, 人员: [周明远, 韩喆], 规则: {列数: 1, 排数: 2}", "2排1座"),
        ("形式: 会谈横桌, 来宾: 全体, 主方: [沈静]", "客方2号席"),
        ("形式: 圆桌, 来宾: 全体, 主方: [沈静], 规则: {每桌: 8}", "2号席"),
        ("形式: 合影, 人员: [沈静, 周明远, 韩喆], 规则: {排数: [1, 2]}", "第2排"),
    ],
)
def test_a_seat_is_told_in_few_words(seating: str, words: str) -> None:
    of = visit(f"陪同: [沈静]\n座次: [{{名称: 一场, {seating}}}]")
    (seat,) = allocation(of).seats["韩喆"]
    assert event_seat_words(seat.plan, seat.seat) == words
