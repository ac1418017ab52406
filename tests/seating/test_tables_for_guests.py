"""Who sits at which table of a banquet: interpreters with the guests who need them, 清真 guests together."""

import pytest

from docgen.errors import Problem
from docgen.model.visit import Visit
from docgen.seating.plan import SeatingPlan, plans
from tests.conftest import visit
from tests.seating.rooms import at, clockwise


def banquet(
    foreign: range,
    halal: tuple[int, ...] = (),
    guests: int = 16,
    meal: str = "",
    rules: str = "每桌: 8",
    more: str = "",
) -> Visit:
    """Guests 客1, 客2 …, four hosts, two interpreters; some guests are foreign, some eat 清真."""
    listed = [
        f"{{姓名: 客{n}{', 英文名: Guest' if n in foreign else ''}{', 饮食: [清真]' if n in halal else ''}}}"
        for n in range(1, guests + 1)
    ]
    return visit(
        f"来宾: [{', '.join(listed)}, {{姓名: 译一}}, {{姓名: 译二}}]\n陪同: [主1, 主2, 主3, 主4]\n"
        f"用餐: [{{名称: 晚餐, 日期: 2026-07-05, 时间: 18:00, 备注: {meal or '无'}}}]\n"
        f"座次: [{{名称: 晚餐, 形式: 圆桌, 来宾: [{', '.join(f'客{n}' for n in range(1, guests + 1))}],"
        f" 主方: [主1, 主2, 主3, 主4], 规则: {{{rules}}}{more}}}]"
    )


INTERPRETERS = ", 译员: [译一, 译二]"


def planned(of: Visit) -> SeatingPlan:
    ((plan,), _) = plans(of)
    return plan


def neighbours(plan: SeatingPlan, name: str) -> set[str]:
    around = clockwise(plan, at(plan, name).row)
    place = around.index(name)
    return {around[place - 1], around[(place + 1) % len(around)]}


@pytest.mark.parametrize(
    "foreign", [range(1, 3), range(7, 12), range(8, 9), range(3, 5), range(15, 17), range(10, 17), range(6, 8)]
)
def test_an_interpreter_sits_beside_a_guest_who_needs_him(foreign: range) -> None:
    plan = planned(banquet(foreign, more=INTERPRETERS))
    guests = {f"客{n}" for n in foreign}
    tables = {at(plan, guest).row for guest in guests}
    assert {at(plan, one).row for one in ("译一", "译二")} <= tables
    assert neighbours(plan, "译一") & guests


def test_without_foreign_guests_interpreters_stay_at_the_first_table() -> None:
    plan = planned(banquet(range(0), more=INTERPRETERS))
    assert [at(plan, one).row for one in ("译一", "译二")] == [1, 1]


def test_two_tables_of_foreign_guests_get_an_interpreter_each() -> None:
    plan = planned(banquet(range(6, 15), guests=18, rules="每桌: 8", more=INTERPRETERS))
    assert len({at(plan, one).row for one in ("译一", "译二")}) == 2


def test_everybody_sits_once_whoever_is_foreign() -> None:
    for first in range(1, 16):
        seats = planned(banquet(range(first, 17), halal=(3, 9), more=INTERPRETERS, meal="另设清真席1桌")).seats
        names = [seat.key for seat in seats if seat.person]
        assert len(names) == len(set(names)) == 22


def halal_table(plan: SeatingPlan) -> tuple[str, set[str]]:
    (name,) = {seat.part for seat in plan.seats if "清真席" in seat.part}
    return name, {seat.key for seat in plan.seats if seat.part == name}


def test_the_halal_table_that_a_meal_asks_for_is_drawn_and_its_guests_sit_there() -> None:
    name, people = halal_table(planned(banquet(range(0), halal=(2, 9, 11), meal="另设清真席1桌")))
    assert name == "3桌（清真席）"
    assert {"客2", "客9", "客11"} <= people


def test_the_table_of_a_chief_guest_who_eats_halal_is_the_halal_table() -> None:
    name, people = halal_table(planned(banquet(range(0), halal=(1, 16), meal="另设清真席")))
    assert name == "1桌（主桌、清真席）"
    assert {"客1", "客16"} <= people


def test_a_meal_of_the_same_hour_asks_for_it_too_and_the_visit_has_the_last_word() -> None:
    of = banquet(range(0), halal=(9,), meal="另设清真席1桌", more=", 日期: 2026-07-05, 时间: 18:00, 方位: {门: 下}")
    assert halal_table(planned(of))
    refused = banquet(range(0), halal=(9,), meal="另设清真席1桌", rules="每桌: 8, 清真席: 不设")
    assert not any("清真席" in seat.part for seat in planned(refused).seats)
    wanted = banquet(range(0), halal=(9,), rules="每桌: 8, 清真席: 单设")
    assert halal_table(planned(wanted))


def test_without_anybody_who_eats_halal_no_table_is_called_so() -> None:
    assert not any("清真席" in seat.part for seat in planned(banquet(range(0), meal="另设清真席1桌")).seats)


def problems(of: Visit, code: str) -> list[Problem]:
    return [problem for problem in plans(of)[1] if problem.code == code]


def test_one_table_for_everybody_is_no_halal_table_and_that_is_said() -> None:
    of = banquet(range(0), halal=(3,), guests=6, meal="另设清真席1桌", rules="每桌: 12")
    assert [problem.text for problem in problems(of, "D422")] == ["“晚餐”要单设清真席，座次只有一桌，客3与其他人同桌"]


def van(riders: int, rules: str = "") -> Visit:
    names = ", ".join(f"客{n}" for n in range(1, riders + 1))
    return visit(f"来宾: [{names}]\n座次: [{{名称: 1号车, 形式: 商务车, 人员: [{names}]{rules}}}]")


def test_a_free_middle_row_of_a_van_is_said_unless_somebody_decided_the_row() -> None:
    assert [problem.text for problem in problems(van(3), "D423")] == ["“1号车”的3人都坐后排，中排空着"]
    assert problems(van(4), "D423") == problems(van(3, ", 规则: {主座: 后排}"), "D423") == []
    plan = planned(van(3, ", 规则: {主座: 中排}"))
    assert at(plan, "客1").part == "中排右"
    assert problems(van(3, ", 规则: {主座: 中排}"), "D423") == []
