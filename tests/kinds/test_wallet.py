"""卡包: the cards of every guest together, what he has and nothing else, who lacks something named."""

from typing import Any

import pytest

from docgen import load
from docgen.errors import DataError, UsageError
from docgen.model.visit import Visit
from tests.conftest import OFFICE, visit
from tests.kinds.papers_of import page_of, pages_of

VISIT = """
    日期: 2026-07-05 至 2026-07-06
    来宾: [{姓名: 周明远, 饮食: [花生过敏]}, {姓名: 韩喆}]
    日程: [{日期: 2026-07-05, 时间: 09:00, 内容: 考察, 地点: 农业园}]
    住宿: [{宾馆: 清江宾馆, 房间: [{房号: "0301", 入住: [周明远, 韩喆]}]}]
    车辆: [{车号: 1, 车牌: 川Y·A0001, 驾驶员: 王师傅, 电话: "139", 乘员: 全体}]
    用餐: [{名称: 6日早餐, 日期: 2026-07-06, 时间: 07:30, 地点: 清江宾馆, 来宾: 全体}]
    联系人: [{姓名: 林溪, 电话: "136"}]
"""


def cards(of: Visit, **options: Any) -> list[dict[str, Any]]:
    """The cards column by column, as they are cut and laid together."""
    sheets = page_of("wallet", of, **options)["纸"]
    whole = [row[side] for sheet in sheets for side in ("左", "右") for row in sheet["行"]]
    return [card for card in whole if card["题"]]


def test_every_guest_has_his_cards_together() -> None:
    found = [(card["姓名"], card["题"]) for card in cards(visit(VISIT))]
    kinds = ["7月5日　星期日", "7月6日　星期一", "房", "车", "餐", "联系"]
    assert found == [(name, kind) for name in ("周明远", "韩喆") for kind in kinds]


def test_a_card_says_the_number_large_and_the_rest_below() -> None:
    by_heading = {card["题"]: card for card in cards(visit(VISIT), for_=["韩喆"])}
    assert (by_heading["房"]["要"], by_heading["房"]["注"]) == ("0301", "清江宾馆")
    assert [(row["左"], row["中"]) for row in by_heading["房"]["行"]] == [
        ("入住—退房", "7月5日—6日"),
        ("同住", "周明远"),
        ("早餐", "07:30 清江宾馆"),
    ]
    assert [(row["左"], row["中"], row["右"]) for row in by_heading["车"]["行"]] == [
        ("号牌", "川Y·A0001", ""),
        ("驾驶员", "王师傅", "139"),
    ]


def test_nothing_of_anybodys_health_is_printed() -> None:
    assert "花生" not in str(cards(visit(VISIT)))


def test_only_some_cards_are_made_when_they_are_named() -> None:
    assert [card["题"] for card in cards(visit(VISIT), only=("车", "房"), for_=["韩喆"])] == ["房", "车"]


def test_who_lacks_something_that_others_have_is_named_with_what_he_lacks() -> None:
    of = visit(
        """
        来宾: [{姓名: 甲}, {姓名: 乙}]
        住宿: [{宾馆: 清江宾馆, 房间: [{房号: "301", 入住: [甲]}]}]
        车辆: [{车号: 1, 乘员: [乙]}]
        用餐: [{名称: 午餐, 来宾: [乙]}]
        """
    )
    (page,) = pages_of("wallet", of)
    assert page.left_out == {"甲": "没有车、用餐安排", "乙": "没有房间"}


def test_a_visit_without_rooms_misses_none() -> None:
    (page,) = pages_of("wallet", visit("车辆: [{车号: 1, 乘员: 全体}]"))
    assert page.left_out == {}


def test_of_two_meals_at_one_hour_a_guest_eats_the_one_that_names_him() -> None:
    of = visit("用餐: [{名称: 主桌晚餐, 时间: 18:00, 来宾: [周明远]}, {名称: 其他嘉宾晚餐, 时间: 18:00}]")
    eaten = {card["姓名"]: [row["左"] for row in card["行"]] for card in cards(of)}
    assert eaten == {"周明远": ["主桌晚餐"], "韩喆": ["其他嘉宾晚餐"]}


def test_a_foreign_guest_reads_what_a_card_is_in_english() -> None:
    of = visit(
        """
        类别: 外宾
        来宾: [{姓名: 安娜·林德, 英文名: Anna Lind}, {姓名: 方可}]
        住宿: [{宾馆: 清江宾馆, 房间: [{房号: "0501", 入住: [安娜·林德, 方可]}]}]
        """,
        OFFICE / "office.yaml",
    )
    first, second = cards(of, only=("房",))
    assert (first["英"], second["英"]) == ("Room", "")
    assert first["行"][-1]["中"] == "请送我到清江宾馆\nPlease take me to the Qingjiang Hotel"
    assert first["行"][0]["左"] == "总台 Desk" and second["行"][0]["左"] == "总台"
    assert "Anna Lind" in f"{first['姓名']}{first['下名']}"


def test_the_card_of_a_car_names_the_departure_of_every_day() -> None:
    of = load(OFFICE / "来访" / "2026-063.yaml")
    of_car = [row["左"] for card in cards(of, for_=["汪予安"], only=("车",)) for row in card["行"]]
    assert of_car == ["号牌", "驾驶员", "11月16日", "11月16日", "11月17日", "11月18日", "11月19日", "11月20日"]


def test_ten_cards_stand_on_a_sheet() -> None:
    sheets = page_of("wallet", visit(VISIT))["纸"]
    assert [len(sheet["行"]) for sheet in sheets] == [5, 5]


def test_a_name_that_is_no_guests_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match="来宾名单里没有“周明元”"):
        pages_of("wallet", visit(VISIT), for_=["周明元"])


def test_a_visit_that_has_nothing_for_a_card_is_refused() -> None:
    with pytest.raises(DataError, match="做不了卡包"):
        pages_of("wallet", visit("来宾: [{姓名: 甲}]"))
