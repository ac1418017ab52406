"""What a move breaks is said, and nothing is said of what it does not break."""

import pytest

from docgen.api.seats_by_hand.broken import BrokenThing, broken_by
from docgen.api.seats_by_hand.moving import OUT, move, unpin
from docgen.api.seats_by_hand.screen import with_seating
from docgen.api.visits import load
from docgen.model.visit import Visit
from tests.conftest import OFFICE
from tests.seating.rooms import people, seated


def example(number: str) -> Visit:
    return load(OFFICE / "来访" / f"2026-{number}.yaml")


def broken(visit: Visit, name: str, person: str, seat: str) -> list[BrokenThing]:
    return broken_by(move(visit, name, person, seat))


def texts(found: list[BrokenThing], kind: str) -> list[str]:
    return [one.text for one in found if one.kind == kind]


def test_who_sits_above_or_below_whom_is_named_with_his_place_in_the_list() -> None:
    found = broken(seated("主席台", people("领", 5)), "这一场", "领4", "2")
    assert texts(found, "位次") == [
        "领4（第4位）坐到了领2（第2位）、领3（第3位）的上首",
        "领2（第2位）坐到了领3（第3位）的下首",
    ]


def test_many_who_are_passed_over_are_counted() -> None:
    (first, *_) = texts(broken(seated("主席台", people("领", 9)), "这一场", "领9", "1"), "位次")
    assert first == "领9（第9位）坐到了领1（第1位）、领2（第2位）、领3（第3位）、领4（第4位）等8人的上首"


@pytest.mark.parametrize("layout", ["会见", "圆桌", "长桌"])
def test_who_gives_way_to_somebody_without_a_seat_is_named(layout: str) -> None:
    visit = seated(layout, (), people("客", 4), people("主", 3))
    without = move(visit, "这一场", "客4", OUT)
    assert texts(broken_by(without), "让席") == []
    visit = with_seating(visit, without.after.seating)
    plan = without.after.plan
    assert plan is not None
    seat = plan.of("客3")
    assert seat is not None
    (first, *_) = broken(visit, "这一场", "客4", seat.number)
    assert (first.kind, first.text) == ("让席", "客3让出席位，现在没有座位")


def test_a_move_that_keeps_all_in_order_breaks_nothing() -> None:
    visit = seated("圆桌", (), people("客", 4), people("主", 2), 规则="{每桌: 10}")
    last = next(seat for seat in move(visit, "这一场", "客4", OUT).before.plan.seats if not seat.person)  # type: ignore[union-attr]
    assert broken(visit, "这一场", "客4", last.number) == []


def test_moving_back_breaks_nothing() -> None:
    visit = seated("主席台", people("领", 5), 固定="{领5: 1, 领1: 5}")
    assert broken(visit, "这一场", "领1", "1") == []


def test_the_chief_seat_is_named_with_who_had_it_and_who_has_it() -> None:
    found = broken(example("052"), "晚餐", "安娜·林德", "5")
    assert texts(found, "主位") == ["主陪右手第1位（10号席）原坐安娜·林德，现在坐玛丽亚·索伦"]


def test_a_chief_seat_that_becomes_empty_is_said() -> None:
    visit = seated("圆桌", (), people("客", 4), people("主", 2), 规则="{每桌: 10}")
    plan = move(visit, "这一场", "客1", OUT).before.plan
    assert plan is not None
    own, free = plan.of("客1"), next(seat for seat in plan.seats if not seat.person)
    assert own is not None
    assert texts(broken(visit, "这一场", "客1", free.number), "主位") == [
        f"主陪右手第1位（{own.number}号席）原坐客1，现在空着"
    ]


def test_hosts_whose_seats_only_get_other_numbers_have_not_lost_them() -> None:
    found = broken(example("041"), "座谈会", "沙马木呷", OUT)
    assert texts(found, "主位") == []


def test_a_guest_on_a_seat_of_the_hosts_and_a_host_on_one_of_the_guests_are_said() -> None:
    visit = seated("圆桌", (), people("客", 4), people("主", 2))
    plan = move(visit, "这一场", "客3", OUT).before.plan
    assert plan is not None
    host, guest = plan.of("主2"), plan.of("客3")
    assert host is not None
    assert guest is not None
    assert texts(broken(visit, "这一场", "客3", host.number), "宾主") == [
        f"客3是来宾，坐的是主方的席位（{host.number}号席）",
        f"主2是主方，坐的是来宾的席位（{guest.number}号席）",
    ]


def test_an_interpreter_who_leaves_his_seat_and_who_takes_it_are_said() -> None:
    found = broken(example("052"), "晚餐", "方可", "1")
    assert texts(found, "译员") == ["译员方可离开了译员席（主宾席右手第一位（译员席））", "罗文坐了译员席（9号席）"]


def test_an_interpreter_whose_guest_goes_away_is_said() -> None:
    found = broken(example("052"), "会见", "安娜·林德", "5")
    assert texts(found, "译员") == ["译员方可原来挨着安娜·林德，现在挨着约翰内斯·范德维尔德"]


def test_two_of_one_side_beside_each_other_are_said_where_hosts_and_guests_alternate() -> None:
    visit = seated("合影", (), people("客", 3), people("主", 3), 场合="外事")
    plan = move(visit, "这一场", "客1", OUT).before.plan
    assert plan is not None
    row = sorted(plan.seats, key=lambda seat: seat.x)
    found = broken(visit, "这一场", row[0].key, row[1].number)
    assert texts(found, "主客间隔")
    assert all("不再主客间隔" in text for text in texts(found, "主客间隔"))
    assert texts(broken(visit, "这一场", row[0].key, row[2].number), "主客间隔") == []


def test_who_leaves_the_seats_of_his_unit_is_said_where_units_sit_together() -> None:
    units = "".join(f"  - {{姓名: 客{number}, 单位: 第{(number - 1) // 3 + 1}局}}\n" for number in range(1, 10))
    hall = "  - {名称: 大会, 形式: 课桌式, 人员: 全体, 规则: {列数: 3, 分团: 连排}}\n"
    text = f"标题: 来访\n日期: 2026-07-05\n来宾:\n{units}座次:\n{hall}"
    visit = load(text.encode())
    plan = move(visit, "大会", "客1", OUT).before.plan
    assert plan is not None
    middle = plan.of("客5")
    assert middle is not None
    found = texts(broken(visit, "大会", "客1", middle.number), "分团")
    assert found == ["客5离开了本单位（第2局）的各席", "客1离开了本单位（第1局）的各席"]


def test_a_guest_who_leaves_the_table_for_halal_food_is_said() -> None:
    guests = "".join(f"  - {{姓名: 客{number}{', 饮食: 清真' if number > 9 else ''}}}\n" for number in range(1, 13))
    text = (
        f"标题: 来访\n日期: 2026-07-05\n来宾:\n{guests}陪同: [{{姓名: 沈静}}, {{姓名: 罗文}}]\n"
        "座次:\n  - {名称: 午餐, 形式: 圆桌, 来宾: 全体, 主方: 全体, 规则: {每桌: 7, 清真席: 单设}}\n"
    )
    visit = load(text.encode())
    plan = move(visit, "午餐", "客1", OUT).before.plan
    assert plan is not None
    seat = plan.of("客12")
    other = plan.of("客3")
    assert seat is not None
    assert other is not None
    assert seat.row != other.row
    assert len(texts(broken(visit, "午餐", "客12", other.number), "清真席")) == 1
    assert texts(broken(visit, "午餐", "客3", other.number), "清真席") == []


def test_what_the_check_says_of_the_new_seating_is_among_it_with_its_hint() -> None:
    found = broken(example("052"), "会见", "安娜·林德", "5")
    (problem,) = [one for one in found if one.kind == "D427"]
    assert problem.text == "安娜·林德是来宾第1位，按外事的排法坐1号席，固定在了5号席"
    assert problem.hint


def test_what_was_out_of_order_before_is_not_said_again() -> None:
    visit = seated("主席台", people("领", 6), 固定="{领6: 1}")
    found = broken(visit, "这一场", "领4", "6")
    assert not any("领6" in text for text in texts(found, "位次"))


@pytest.mark.parametrize("number", ["041", "052", "058", "060", "063", "066"])
def test_taking_off_all_pins_of_the_example_visits_changes_nothing(number: str) -> None:
    visit = example(number)
    for seating in visit.seating:
        moved = unpin(visit, seating.name, "")
        assert broken_by(moved) == []
        assert moved.fields == ()
