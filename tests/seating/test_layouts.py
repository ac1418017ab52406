"""Worked examples of every layout, as handbooks give them; people are numbered in their order of precedence."""

import itertools
from collections.abc import Mapping
from math import hypot
from typing import TypeVar

import pytest

from docgen.errors import DataError
from docgen.model.layouts import LAYOUTS
from docgen.seating.layouts import ARRANGEMENTS, VALUES, check_tables
from docgen.seating.plan import plans
from docgen.seating.room import whole_extent
from tests.conftest import visit
from tests.seating.rooms import at, clockwise, on_his_left, people, plan, rows, seated

Row = TypeVar("Row")


def numbers(text: str, prefix: str = "领导") -> list[str]:
    """
    >>> numbers("3 1 2")
    ['领导3', '领导1', '领导2']
    """
    return [f"{prefix}{one}" for one in text.split()]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("{排数: [3]}", ["3 1 2"]),
        ("{排数: [7]}", ["7 5 3 1 2 4 6"]),
        ("{排数: [4]}", ["3 1 2 4"]),
        ("{排数: [8]}", ["7 5 3 1 2 4 6 8"]),
        ("{排数: [6], 双数: 一号居左}", ["6 4 2 1 3 5"]),
        ("{排数: [8], 双数: 一号居左}", ["8 6 4 2 1 3 5 7"]),
        ("{排数: [8], 视角: 主席台}", ["8 6 4 2 1 3 5 7"]),
        ("{排数: [7], 视角: 主席台}", ["6 4 2 1 3 5 7"]),
        ("{排数: [7, 8]}", ["14 12 10 8 9 11 13 15", "7 5 3 1 2 4 6"]),
    ],
)
def test_on_the_rostrum_the_first_sits_in_the_middle_and_the_second_at_his_left(
    rules: str, expected: list[str]
) -> None:
    count = max(int(one) for row in expected for one in row.split())
    assert rows(plan("主席台", people("领导", count), 规则=rules)) == [numbers(row) for row in expected]


def test_rows_of_the_rostrum_are_odd_or_even_by_who_sits_in_them() -> None:
    found = rows(plan("主席台", people("领导", 10), 规则="{排数: [7, 7]}"))
    assert found == [["空", "空", *numbers("10 8 9"), "空", "空"], numbers("7 5 3 1 2 4 6")]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("前排正中", "4 2 主持 1 3"),
        ("前排右侧", "主持 3 1 2 4"),
        ("前排左侧", "3 1 2 4 主持"),
    ],
)
def test_the_moderator_sits_where_the_rule_puts_him(rule: str, expected: str) -> None:
    found = plan("主席台", people("领导", 4), (), (), ["沈静"], 主持="沈静", 规则=f"{{主持人: {rule}}}")
    assert [[one.replace("领导", "").replace("沈静", "主持") for one in row] for row in rows(found)] == [
        expected.split()
    ]


def test_of_several_moderators_the_second_is_said_to_be_too_many() -> None:
    with pytest.raises(DataError) as refused:
        seated("主席台", people("领导", 4), 主持="[领导2, 领导3, 领导4]")
    (problem,) = refused.value.problems
    assert (problem.code, problem.text) == ("D408", "“这一场”写了3位主持人")
    assert problem.place is not None
    assert problem.place.column == len("    主持: [领导2, ") + 1


def test_a_lectern_stands_at_the_right_hand_of_the_rostrum() -> None:
    found = plan("主席台", people("领导", 5), 规则="{发言席: 右前方}")
    (lectern,) = [one for one in found.fixtures if one.label == "发言席"]
    assert lectern.x < 0 < lectern.y  # their right is the left of who looks at them


def test_across_a_table_the_guests_face_the_door() -> None:
    guests, hosts = people("客", 5), people("主", 5)
    abroad = rows(plan("会谈横桌", (), guests, hosts, 场合="外事"))
    assert abroad == [numbers("4 2 1 3 5", "客"), numbers("5 3 1 2 4", "主")]
    at_home = rows(plan("会谈横桌", (), guests, hosts))
    assert at_home == [numbers("5 3 1 2 4", "客"), numbers("4 2 1 3 5", "主")]
    assert rows(plan("会谈横桌", (), guests[:4], hosts[:4])) == [numbers("3 1 2 4", "客"), numbers("4 2 1 3", "主")]


def test_seats_at_talks_say_at_which_hand_of_the_first_of_their_side_they_are() -> None:
    found = plan("会谈横桌", (), people("客", 3), people("主", 3), 场合="外事")
    assert [(seat.key, seat.reason) for seat in found.seats] == [
        ("客1", "本方居中（主宾席）"),
        ("客2", "主宾席右手第1位"),
        ("客3", "主宾席左手第1位"),
        ("主1", "本方居中（主谈席）"),
        ("主2", "主谈席右手第1位"),
        ("主3", "主谈席左手第1位"),
    ]


def test_interpreters_sit_opposite_each_other_beside_their_speakers() -> None:
    found = plan(
        "会谈横桌", (), [*people("客", 4), "客译"], [*people("主", 4), "主译"], 场合="外事", 译员="[客译, 主译]"
    )
    assert rows(found) == [["客4", "客2", "客1", "客译", "客3"], ["主4", "主2", "主1", "主译", "主3"]]
    assert at(found, "客译").x == at(found, "主译").x


def test_interpreters_may_sit_behind_and_note_takers_always_do() -> None:
    found = plan("会谈横桌", (), people("客", 3), ["主1", "主2", "译", "记"], 译员="译", 记录="记", 规则="{译员: 后排}")
    assert rows(found) == [["客3", "客1", "客2"], ["主2", "主1"], ["记", "译"]]


@pytest.mark.parametrize("layout", ["会谈横桌", "会谈竖桌"])
@pytest.mark.parametrize("door", ["下", "左", "上", "右"])
@pytest.mark.parametrize(("occasion", "left"), [("国内公务", True), ("外事", False)])
def test_wherever_the_door_is_the_second_of_a_side_sits_at_the_same_hand(
    layout: str, door: str, occasion: str, left: bool
) -> None:
    found = plan(layout, (), people("客", 5), people("主", 5), 场合=occasion, 方位=f"{{门: {door}}}")
    assert on_his_left(found, "客1", "客2") is left
    assert on_his_left(found, "主1", "主2") is left
    (opening,) = [one for one in found.fixtures if one.label == "门"]
    assert {"下": opening.y > 20, "上": opening.y < -20, "左": opening.x < -20, "右": opening.x > 20}[door]
    if layout == "会谈横桌":  # the guests are further from the door than the hosts
        far, near = at(found, "客1"), at(found, "主1")
        assert abs(far.x - opening.x) + abs(far.y - opening.y) > abs(near.x - opening.x) + abs(near.y - opening.y)


def test_along_a_table_who_comes_in_has_the_guests_on_the_right() -> None:
    found = plan("会谈竖桌", (), people("客", 5), people("主", 5))
    columns = {side: [seat for seat in found.seats if seat.key.startswith(side)] for side in "客主"}
    assert {seat.x for seat in columns["客"]} == {max(seat.x for seat in found.seats)}
    assert {seat.x for seat in columns["主"]} == {min(seat.x for seat in found.seats)}
    for side in "客主":
        ordered = sorted(columns[side], key=lambda seat: seat.y)
        assert ordered[2].key == f"{side}1"


@pytest.mark.parametrize(
    ("occasion", "rule", "left"), [("外事", "", False), ("国内公务", "", True), ("外事", "左", True)]
)
def test_on_sofas_the_chief_guest_sits_at_the_hand_that_the_occasion_wants(
    occasion: str, rule: str, left: bool
) -> None:
    rules = {"规则": f"{{主宾: {rule}}}"} if rule else {}
    found = plan(
        "沙发", (), people("客", 4), [*people("主", 4), "译", "记"], 场合=occasion, 译员="译", 记录="记", **rules
    )
    assert on_his_left(found, "主1", "客1") is left
    for side in "客主":
        own = [at(found, f"{side}{rank}") for rank in range(1, 5)]
        assert [abs(seat.x) for seat in own] == sorted(abs(seat.x) for seat in own)
        assert {seat.x > 0 for seat in own} == {own[0].x > 0}
    behind = [at(found, name) for name in ("译", "记")]
    assert all(seat.y < at(found, "主1").y for seat in behind)
    assert sorted(seat.x for seat in behind) == sorted(at(found, name).x for name in ("客1", "主1"))


def test_at_a_signing_the_host_signs_on_his_left_and_helpers_stand_outside() -> None:
    found = plan("签字", (), ["客签", "客助", "客随1", "客随2"], ["主签", "主助", "主随1"])
    assert rows(found)[-1] == ["客助", "客签", "主签", "主助"]
    assert rows(found)[0] == ["客随2", "客随1", "主随1"]
    assert on_his_left(found, "客签", "主签")


def test_a_picture_at_home_is_like_the_rostrum() -> None:
    assert rows(plan("合影", people("领导", 7))) == [numbers("7 5 3 1 2 4 6")]


def test_a_foreign_picture_has_the_host_in_the_middle_and_both_sides_by_turns() -> None:
    found = plan("合影", (), people("客", 3), people("主", 3), 场合="外事")
    assert rows(found) == [["客3", "主2", "客1", "主1", "客2", "主3"]]
    assert not on_his_left(found, "主1", "客1")
    assert on_his_left(found, "主1", "客2")


@pytest.mark.parametrize(("guests", "hosts", "row_sizes"), [(7, 7, "[7, 7]"), (7, 6, "[7, 6]"), (5, 5, "[5, 5]")])
def test_hosts_and_guests_stand_by_turns_in_every_row_of_a_foreign_picture(
    guests: int, hosts: int, row_sizes: str
) -> None:
    found = plan("合影", (), people("客", guests), people("主", hosts), 场合="外事", 规则=f"{{排数: {row_sizes}}}")
    for row in rows(found):
        assert all(one[0] != other[0] for one, other in itertools.pairwise(row)), row


def test_a_foreign_picture_takes_sides_from_one_list() -> None:
    # who is a guest of the visit stands as a guest
    found = plan("合影", ["主1", "客1", "主2", "客2"], (), (), ["主1", "主2"], 场合="外事")
    assert rows(found) == [["主2", "客1", "主1", "客2"]]


def test_host_and_chief_guest_may_share_the_middle_of_a_picture() -> None:
    found = plan("合影", (), people("客", 2), people("主", 3), 场合="外事", 规则="{居中: 主人与主宾}")
    assert at(found, "主1").x == -at(found, "客1").x


@pytest.mark.parametrize(
    ("seats", "guests", "hosts", "expected"),
    [
        (8, 6, 2, "主1 客2 客6 客3 主2 客4 客5 客1"),
        (10, 8, 2, "主1 客2 客6 客7 客3 主2 客4 客8 客5 客1"),
        (12, 10, 2, "主1 客2 客6 客10 客7 客3 主2 客4 客8 客9 客5 客1"),
        (10, 6, 2, "主1 客2 客6 空 客3 主2 客4 空 客5 客1"),
        (8, 7, 1, "主1 客2 客4 客6 客7 客5 客3 客1"),
    ],
)
def test_around_a_table_guests_sit_right_and_left_of_both_hosts(
    seats: int, guests: int, hosts: int, expected: str
) -> None:
    found = plan("圆桌", (), people("客", guests), people("主", hosts), 规则=f"{{每桌: {seats}}}")
    assert clockwise(found) == expected.split()
    assert at(found, "主1").y == min(seat.y for seat in found.seats)  # furthest from the door, facing it
    assert not on_his_left(found, "主1", "客1")
    assert on_his_left(found, "主1", "客2")
    if hosts == 2:
        assert not on_his_left(found, "主2", "客3")


def test_an_interpreter_sits_at_the_right_hand_of_the_chief_guest() -> None:
    found = plan("圆桌", (), people("客", 2), ["主1", "译"], 译员="译", 规则="{每桌: 8}")
    assert clockwise(found)[-1:-3:-1] == ["客1", "译"]


def test_an_interpreter_leaves_the_hosts_beside_a_guest_who_has_their_place() -> None:
    found = plan("圆桌", (), [*people("客", 5), "译"], people("主", 2), 译员="译", 规则="{每桌: 8, 主宾居主位: 是}")
    around = clockwise(found)
    assert (around[0], around[-1], around[1], around[-2]) == ("客1", "主1", "主2", "译")
    # no second host sits opposite: nothing is said of one
    assert "副主陪" not in {one.option for one in found.conventions}


def test_the_third_host_may_sit_second_at_the_hosts_right() -> None:
    found = plan("圆桌", (), people("客", 5), people("主", 3), 规则="{每桌: 8, 三陪: 主陪右手第二位}")
    assert clockwise(found)[-1:-3:-1] == ["客1", "主3"]


def test_a_guest_above_the_host_may_have_his_place() -> None:
    found = plan("圆桌", (), people("客", 3), people("主", 2), 规则="{每桌: 8, 主宾居主位: 是}")
    around = clockwise(found)
    assert (around[0], around[-1], around[1]) == ("客1", "主1", "主2")


@pytest.mark.parametrize(
    ("order", "people_", "expected"),
    [
        ("横排", 16, ["1桌（主桌）", "2桌"]),
        ("横排", 24, ["2桌", "1桌（主桌）", "3桌"]),
        ("品字", 24, ["1桌（主桌）", "2桌", "3桌"]),
        ("竖排", 16, ["1桌（主桌）", "2桌"]),
    ],
)
def test_tables_stand_by_rank_from_the_first(order: str, people_: int, expected: list[str]) -> None:
    found = plan("圆桌", (), people("客", people_ - 3), people("主", 3), 规则=f"{{每桌: 8, 桌次: {order}}}")
    tables = [one for one in found.fixtures if one.shape == "round"]
    shown = sorted(tables, key=lambda one: (one.y, one.x))
    assert [one.label for one in shown] == expected
    if order == "品字":
        first, right, left = shown
        assert first.y < right.y
        assert right.x < first.x < left.x
    facing = [seat.facing for seat in found.seats if seat.number.endswith("-1")]
    assert set(facing) == {180.0}  # all hosts look the same way


def test_with_the_door_at_the_side_tables_stand_further_apart_so_that_the_chart_is_as_wide_as_a_sheet() -> None:
    rule = "{每桌: 8, 桌次: 品字}"
    found = plan("圆桌", (), people("客", 17), people("主", 3), 规则=rule, 方位="{门: 左}")
    covered = whole_extent(found.seats, found.fixtures, found.box)
    assert (covered.right - covered.left) / (covered.bottom - covered.top) > 1.4


@pytest.mark.parametrize("guests", [3, 6, 10, 16])
def test_names_around_a_round_table_keep_clear_of_it(guests: int) -> None:
    found = plan("圆桌", (), people("客", guests), people("主", 2), 规则=f"{{每桌: {guests + 2}}}")
    (table,) = [one for one in found.fixtures if one.shape == "round"]
    for seat in found.seats:
        beside, below = abs(seat.x) - found.box.width / 2, abs(seat.y) - found.box.height / 2
        assert hypot(max(beside, 0), max(below, 0)) > table.width / 2 + 1, seat.key


def test_no_guest_has_his_name_smaller_than_a_hosts() -> None:
    hosts = [f"主{letter}安" for letter in "甲乙丙丁戊己庚辛壬"]
    guests = [f"客{letter}平" for letter in "甲乙丙丁戊己庚辛"]
    found = plan("会谈横桌", (), [*guests, "约翰内斯·范德维尔德"], hosts)
    sizes = {name: label.size for name in (*hosts, *guests, "约翰内斯·范德维尔德") if (label := at(found, name).label)}
    assert len(set(sizes.values())) == 1
    assert len(sizes) == 18


def test_people_are_shared_out_evenly_and_every_table_has_a_host() -> None:
    found = plan("圆桌", (), people("客", 20), people("主", 3), 规则="{每桌: 10}")
    tables = [clockwise(found, number) for number in (1, 2, 3)]
    assert [sum(one != "空" for one in table) for table in tables] == [8, 8, 7]
    assert [table[0] for table in tables] == ["主1", "主2", "主3"]
    assert "客1" in tables[0]
    assert "客20" in tables[2]


@pytest.mark.parametrize(
    ("layout", "count", "rules", "expected"),
    [
        ("轿车", 4, "", {"乘1": (1, 2), "乘2": (-1, 2), "乘3": (0, 2), "乘4": (1, 1)}),
        ("轿车", 4, "{驾驶: 主人}", {"乘1": (1, 1), "乘2": (1, 2), "乘3": (-1, 2), "乘4": (0, 2)}),
        ("轿车", 3, "{后排: 不坐满}", {"乘1": (1, 2), "乘2": (-1, 2), "乘3": (1, 1)}),
        ("轿车", 3, "", {"乘3": (0, 2)}),
        ("越野车", 3, "", {"乘1": (1, 1), "乘2": (1, 2), "乘3": (-1, 2)}),
        ("商务车", 6, "", {"乘1": (1, 3), "乘2": (-1, 3), "乘3": (0, 3), "乘4": (1, 2), "乘5": (-1, 2), "乘6": (1, 1)}),
        ("商务车", 3, "{主座: 中排}", {"乘1": (1, 2), "乘2": (-1, 2), "乘3": (1, 3)}),
        ("中巴", 4, "", {"乘1": (1, 1), "乘2": (-1, 1), "乘3": (1, 2), "乘4": (-1, 2)}),
        ("中巴", 2, "{主座: 司机后临窗}", {"乘1": (-1, 1), "乘2": (1, 1)}),
    ],
)
def test_in_a_vehicle_the_seats_rank_by_who_drives(
    layout: str, count: int, rules: str, expected: dict[str, tuple[int, int]]
) -> None:
    found = plan(layout, people("乘", count), **({"规则": rules} if rules else {}))
    for name, (side, row) in expected.items():
        seat = at(found, name)
        assert ((seat.x > 1) - (seat.x < -1), seat.row) == (side, row), name
    assert {seat.facing for seat in found.seats} == {0.0}
    first, last = (max(seat.y for seat in found.seats if seat.row == row) for row in (1, 2))
    assert first < last  # driving upward


def test_the_seats_of_a_vehicle_say_their_rank() -> None:
    reasons = [seat.reason for seat in plan("轿车", people("乘", 4)).seats]
    assert reasons == ["后排右，第1位", "后排左，第2位", "后排中，第3位", "副驾驶，第4位"]


def test_the_driver_is_a_fixture_in_front_on_the_left() -> None:
    found = plan("轿车", people("乘", 2))
    (driver,) = [one for one in found.fixtures if one.shape == "driver"]
    assert (driver.label, driver.x < 0) == ("司机", True)
    assert driver.y == min(seat.y for seat in found.seats)


def test_the_floor_fills_rows_columns_or_from_the_middle() -> None:
    by_rows = rows(plan("课桌式", people("代", 12), 规则="{列数: 6}"))
    assert by_rows == [numbers("1 2 3 4 5 6", "代"), numbers("7 8 9 10 11 12", "代")]
    by_columns = rows(plan("课桌式", people("代", 6), 规则="{列数: 2, 排数: 3, 排法: 竖排}"))
    assert by_columns == [numbers("1 4", "代"), numbers("2 5", "代"), numbers("3 6", "代")]
    from_middle = plan("课桌式", people("代", 7), 规则="{列数: 7, 排法: 左右}")
    assert rows(from_middle) == [numbers("6 4 2 1 3 5 7", "代")]
    assert on_his_left(from_middle, "代1", "代2")
    assert {seat.facing for seat in from_middle.seats} == {0.0}
    (stage,) = [one for one in from_middle.fixtures if one.label == "主席台"]
    assert {one.label for one in from_middle.fixtures} == {"主席台", "1排"}
    assert stage.y < min(seat.y for seat in from_middle.seats)


def test_a_table_without_hosts_keeps_the_door_outside() -> None:
    found = plan("会谈横桌", (), people("客", 5), ())
    table, door = (next(one for one in found.fixtures if one.label == label) for label in ("会谈桌", "门"))
    assert door.y - door.height / 2 > table.y + table.height / 2


def test_an_aisle_parts_the_columns_behind_which_it_is_written() -> None:
    found = plan("课桌式", people("代", 6), 规则="{列数: 6, 走道: 2、4}")
    xs = sorted(seat.x for seat in found.seats)
    gaps = [round(b - a, 1) for a, b in itertools.pairwise(xs)]
    assert [gap > min(gaps) + 1 for gap in gaps] == [False, True, False, True, False]


def test_on_a_square_the_first_edge_faces_the_door_and_the_flanks_follow_by_turns() -> None:
    for layout in ("回字形", "U形"):
        found = plan(layout, people("领导", 12))
        first = rows(found)[0]
        assert first[len(first) // 2] == "领导1"
        assert on_his_left(found, "领导1", "领导2")
        flank = [f"领导{rank}" for rank in range(len(first) + 1, len(first) + 3)]
        assert at(found, flank[0]).x == -at(found, flank[1]).x
        assert at(found, flank[0]).y == at(found, flank[1]).y


@pytest.mark.parametrize("layout", ["回字形", "U形"])
@pytest.mark.parametrize("count", [5, 12])
def test_the_flanks_of_a_square_stand_outside_its_first_edge(layout: str, count: int) -> None:
    found = plan(layout, people("领导", count))
    edge = [seat.x for seat in found.seats if seat.key in rows(found)[0]]
    flanks = [seat.x for seat in found.seats if seat.facing in (90.0, 270.0)]
    assert min(map(abs, flanks)) >= max(map(abs, edge)) + found.box.across


def test_a_door_is_drawn_in_one_size_in_all_rooms() -> None:
    sizes = {
        layout: (door.width, door.height)
        for layout in ("会谈横桌", "回字形", "U形", "圆桌", "长桌宴", "签字")
        for door in plan(layout, (), people("客", 3), people("主", 3)).fixtures
        if door.label == "门"
    }
    assert set(sizes.values()) == {(20, 6)}
    assert {"会谈横桌", "回字形", "U形"} <= sizes.keys()


@pytest.mark.parametrize(("count", "edges"), [(7, (3, 0)), (8, (3, 2)), (12, (3, 3)), (20, (7, 4))])
def test_a_square_of_eight_and_more_has_an_edge_opposite(count: int, edges: tuple[int, int]) -> None:
    facing = [seat.facing for seat in plan("回字形", people("领导", count)).seats]
    assert (facing.count(180.0), facing.count(0.0)) == edges


def test_on_a_square_with_two_sides_guests_face_the_door() -> None:
    assert rows(plan("回字形", (), people("客", 3), people("主", 3))) == [
        numbers("3 1 2", "客"),
        numbers("2 1 3", "主"),
    ]
    found = plan("U形", (), people("客", 3), people("主", 3), 场合="外事")
    assert not on_his_left(found, "主1", "客1")


@pytest.mark.parametrize(
    ("dates", "own", "shown"),
    [
        ("2026-07-05", "", "7月5日9:00"),
        ("2026-07-05 至 2026-07-05", "", "7月5日9:00"),
        ("2026-07-05 至 2026-07-06", "", "9:00"),
        ("2026-07-05 至 2026-07-06", ", 日期: 2026-07-06", "7月6日9:00"),
    ],
)
def test_a_visit_of_one_day_gives_its_day_to_a_seating_without_one(dates: str, own: str, shown: str) -> None:
    text = f"标题: 来访\n日期: {dates}\n来宾:\n  - {{姓名: 周明远}}\n座次:\n"
    ((found,), _) = plans(visit(f"{text}  - {{名称: 会, 形式: 主席台, 人员: 全体, 时间: 09:00{own}}}\n"))
    assert found.occasion.replace("09:00", "9:00") == f"来访　{shown}"


@pytest.mark.parametrize(
    ("typed", "role"), [("", ""), (", 角色: 助签人", "助签人"), (", 职务: 助签人", "助签人"), (", 职务: 副区长", "")]
)
def test_only_who_is_called_so_helps_a_signatory(typed: str, role: str) -> None:
    guests = f"日期: 2026-07-05\n来宾:\n  - {{姓名: 周明远}}\n  - {{姓名: 白鹤鸣{typed}}}\n"
    text = f"{guests}陪同:\n  - {{姓名: 罗文}}\n座次:\n"
    ((found,), _) = plans(visit(f"{text}  - {{名称: 签约, 形式: 签字, 来宾: 全体, 主方: [罗文]}}\n"))
    assert {seat.key: seat.role for seat in found.seats} == {"周明远": "签字人", "白鹤鸣": role, "罗文": "签字人"}


@pytest.mark.parametrize("name", ["U形", "课桌式"])
def test_a_layout_that_one_of_the_two_tables_lacks_is_named(name: str) -> None:
    for layouts, arrangements, lacking in (
        (without(LAYOUTS, name), ARRANGEMENTS, "model.layouts.LAYOUTS"),
        (LAYOUTS, without(ARRANGEMENTS, name), "seating.layouts.ARRANGEMENTS"),
    ):
        with pytest.raises(ValueError, match=f"layout {name} has no row in docgen.{lacking}"):
            check_tables(layouts, arrangements, {})


def test_a_layout_without_a_rule_and_a_rule_for_a_value_of_no_layout_are_named() -> None:
    ruleless = {**ARRANGEMENTS, "U形": ARRANGEMENTS["U形"]._replace(rules=())}
    with pytest.raises(ValueError, match="layout U形 follows no rule"):
        check_tables(LAYOUTS, ruleless, {})
    with pytest.raises(ValueError, match="no layout has the value U形 主位: 背门"):
        check_tables(LAYOUTS, ARRANGEMENTS, {("U形", "主位", "背门"): VALUES["", "双数", "一号居左"]})


def without(table: Mapping[str, Row], name: str) -> dict[str, Row]:
    return {key: row for key, row in table.items() if key != name}
