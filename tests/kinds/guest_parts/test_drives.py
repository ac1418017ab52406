"""The drives of a visit: worked out of the programme, the minutes between places and the journeys."""

from docgen.kinds.guest_parts.allocation import Allocation
from docgen.kinds.guest_parts.drives import Drive, drives
from docgen.model.visit import Visit
from tests.conftest import visit


def told(of: Visit, key: str = "") -> list[tuple[str, str, str, str]]:
    """When, from where, when, to where."""
    found = [drive for _, of_day in drives(of, Allocation(of), key) for drive in of_day]
    return [(_clock(drive.leaves), drive.origin, _clock(drive.arrives), drive.target) for drive in found]


def whole(of: Visit) -> list[Drive]:
    return [drive for _, of_day in drives(of, Allocation(of)) for drive in of_day]


def _clock(moment: object) -> str:
    return f"{moment:%H:%M}" if moment else ""


def test_people_leave_so_long_before_a_stop_as_the_way_takes() -> None:
    of = visit(
        """
        日程:
          - {时间: 07:30, 内容: 早餐, 地点: 清江宾馆}
          - {时间: 09:00-10:00, 内容: 考察, 地点: 农业园, 路程: 35}
        """
    )
    assert told(of) == [("08:25", "清江宾馆", "09:00", "农业园")]


def test_a_departure_that_was_announced_counts() -> None:
    of = visit(
        """
        日程:
          - {时间: 07:30, 内容: 早餐, 地点: 清江宾馆}
          - {时间: 08:20, 环节: 行, 内容: 乘车前往农业园}
          - {时间: 09:00, 内容: 考察, 地点: 农业园, 路程: 35}
        """
    )
    assert told(of) == [("08:20", "清江宾馆", "08:55", "农业园")]


def test_a_last_departure_is_told_in_its_own_words() -> None:
    of = visit("日程: [{时间: 08:30, 环节: 行, 内容: 返程, 地点: 清江宾馆}]")
    assert told(of) == [("08:30", "清江宾馆", "", "返程")]


def test_nobody_is_driven_within_one_compound() -> None:
    of = visit(
        """
        日程:
          - {时间: 14:30, 内容: 座谈, 地点: 区行政中心三楼会议室}
          - {时间: 16:00, 内容: 合影, 地点: 区行政中心一楼大厅}
          - {时间: 18:00, 内容: 晚餐, 地点: 区行政中心三楼会议室}
        """
    )
    assert told(of) == []


def test_a_way_without_minutes_has_no_hour_of_departure() -> None:
    of = visit("日程: [{时间: 09:00, 内容: 考察, 地点: 农业园}, {时间: 12:00, 内容: 午餐, 地点: 机关食堂}]")
    assert told(of) == [("", "农业园", "12:00", "机关食堂")]


def test_the_day_after_begins_at_the_hotel() -> None:
    of = visit(
        """
        日期: 2026-07-05 至 2026-07-06
        住宿: [{宾馆: 清江宾馆, 房间: [{房号: "301", 入住: [周明远, 韩喆]}]}]
        日程: [{日期: 2026-07-06, 时间: 09:00, 内容: 考察, 地点: 农业园, 路程: 20}]
        """
    )
    assert told(of) == [("08:40", "清江宾馆", "09:00", "农业园")]


def test_groups_that_part_come_from_where_each_of_them_was() -> None:
    of = visit(
        """
        日程:
          - {时间: 09:00, 内容: 教育组, 地点: 清江中学, 参加: [周明远]}
          - {时间: 09:00, 内容: 医疗组, 地点: 区医院, 参加: [韩喆]}
          - {时间: 12:00, 内容: 午餐, 地点: 机关食堂, 路程: 15}
        """
    )
    assert told(of)[-1] == ("11:45", "清江中学、区医院", "12:00", "机关食堂")
    assert told(of, "韩喆")[-1] == ("11:45", "区医院", "12:00", "机关食堂")


def test_who_is_fetched_goes_to_where_the_programme_has_him_next() -> None:
    of = visit(
        """
        抵离: [{方向: 抵达, 时间: 08:42, 方式: 高铁, 车次: G8617, 地点: 清江东站, 接送: 1}]
        日程: [{时间: 09:20, 内容: 检查, 地点: 农业园, 路程: 35}]
        """
    )
    assert told(of) == [("08:45", "清江东站", "09:20", "农业园")]
    assert whole(of)[0].train == "高铁G8617次（08:42到）"


def test_who_has_left_rides_no_more() -> None:
    of = visit(
        """
        抵离: [{方向: 离开, 时间: 10:00, 方式: 高铁, 车次: G1, 地点: 清江东站, 人员: [周明远]}]
        日程: [{时间: 08:00, 内容: 早餐, 地点: 清江宾馆}, {时间: 12:00, 内容: 午餐, 地点: 食堂, 路程: 10}]
        """
    )
    assert told(of, "周明远") == [("", "清江宾馆", "", "清江东站")]
    assert told(of, "韩喆") == [("11:50", "清江宾馆", "12:00", "食堂")]


def test_drives_stand_in_the_order_of_the_day() -> None:
    of = visit(
        """
        抵离: [{方向: 离开, 时间: 15:30, 方式: 高铁, 车次: G1, 地点: 东站, 人员: [韩喆]}]
        日程: [{时间: 08:00, 内容: 早餐, 地点: 宾馆}, {时间: 14:00, 环节: 行, 内容: 离会, 地点: 宾馆}]
        """
    )
    assert [target for _, _, _, target in told(of)] == ["离会", "东站"]


def test_people_who_eat_each_in_his_hotel_are_not_driven() -> None:
    of = visit("日程: [{时间: 06:00, 内容: 起床, 地点: 清江宾馆}, {时间: 07:00, 内容: 早餐, 地点: 各住宿宾馆}]")
    assert told(of) == []
