"""Seatings as handbooks give them, foreign and business ones above all: the right answer was written down first.

Rows are read from the top of the chart to its bottom, from left to right; with the door below, the audience or the
camera below, vehicles driving upward.
"""

from collections.abc import Sequence
from typing import NamedTuple

import pytest

from tests.seating.rooms import at, flags, people, plan, rows


class Case(NamedTuple):
    """A seating: its layout, who takes part (numbers of people of a list, of guests and of hosts), and its rows."""

    layout: str
    expected: Sequence[str]
    counts: tuple[int, int, int]
    fields: dict[str, str]


def _case(layout: str, expected: Sequence[str], counts: tuple[int, int, int], **fields: str) -> Case:
    return Case(layout, expected, counts, fields)


def seated_plan(case: Case):  # type: ignore[no-untyped-def]
    listed, guests, hosts = case.counts
    return plan(case.layout, people("领", listed), people("客", guests), people("主", hosts), **case.fields)


ROWS = {
    "外事会谈，横桌，五对五": _case("会谈横桌", ["客4 客2 客1 客3 客5", "主5 主3 主1 主2 主4"], (0, 5, 5), 场合="外事"),
    "商务会谈，横桌，三对三": _case("会谈横桌", ["客2 客1 客3", "主3 主1 主2"], (0, 3, 3), 场合="商务"),
    "外事会谈，竖桌，三对三": _case("会谈竖桌", ["主3 客2", "主1 客1", "主2 客3"], (0, 3, 3), 场合="外事"),
    "外事主席台，三人": _case("主席台", ["领2 领1 领3"], (3, 0, 0), 场合="外事"),
    "外事主席台，七人": _case("主席台", ["领6 领4 领2 领1 领3 领5 领7"], (7, 0, 0), 场合="外事"),
    "外事主席台，四人": _case("主席台", ["领4 领2 领1 领3"], (4, 0, 0), 场合="外事"),
    "外事主席台，四人，台上看": _case("主席台", ["领3 领1 领2 领4"], (4, 0, 0), 场合="外事", 规则="{视角: 主席台}"),
    "商务主席台，两人": _case("主席台", ["领2 领1"], (2, 0, 0), 场合="商务"),
    "国内主席台，四人": _case("主席台", ["领3 领1 领2 领4"], (4, 0, 0)),
    "外事主席台，前后两排": _case(
        "主席台", ["领7 领5 领4 领6", "领2 领1 领3"], (7, 0, 0), 场合="外事", 规则="{排数: [3, 4]}"
    ),
    "商务合影，五人": _case("合影", ["领4 领2 领1 领3 领5"], (5, 0, 0), 场合="商务"),
    "外事合影，主客各三": _case("合影", ["客3 主2 客1 主1 客2 主3"], (0, 3, 3), 场合="外事"),
    "商务合影，写了宾主两方": _case("合影", ["主2 客1 主1 客2"], (0, 2, 2), 场合="商务"),
    "国内合影，五人": _case("合影", ["领5 领3 领1 领2 领4"], (5, 0, 0)),
    "外事签字": _case("签字", ["客2 客1 主1 主2"], (0, 2, 2), 场合="外事"),
    "国内签字，也是主左客右": _case("签字", ["客2 客1 主1 主2"], (0, 2, 2)),
    "长桌宴六人，主人居中": _case("长桌宴", ["客1 主1 客3", "客4 主2 客2"], (0, 4, 2), 场合="外事"),
    "长桌宴八人，主人居中": _case("长桌宴", ["客5 客1 主1 客3", "客4 主2 客2 客6"], (0, 6, 2), 场合="外事"),
    "长桌宴八人，主人坐两端": _case(
        "长桌宴", ["主1", "客1 客3", "客5 客6", "客4 客2", "主2"], (0, 6, 2), 场合="外事", 规则="{主位: 两端}"
    ),
    "长桌宴十四人，主人居中": _case(
        "长桌宴", ["客7 主3 客1 主1 客3 客5 客9", "客10 客6 客4 主2 客2 主4 客8"], (0, 10, 4), 场合="外事"
    ),
    "长桌宴六人，一位主人": _case("长桌宴", ["客1 主1 客2", "客4 客3 客5"], (0, 5, 1), 场合="外事"),
    "轿车五座，主人驾车": _case("轿车", ["领1", "领3 领4 领2"], (4, 0, 0), 规则="{驾驶: 主人}"),
    "轿车五座，专职司机": _case("轿车", ["领4", "领2 领3 领1"], (4, 0, 0)),
    "轿车五座，主人夫妇驾车": _case("轿车", ["主1", "客2 空 客1"], (0, 2, 1), 规则="{驾驶: 主人夫妇}"),
    "商务车七座，主人驾车": _case("商务车", ["领1", "领6 领5", "领3 领4 领2"], (6, 0, 0), 规则="{驾驶: 主人}"),
    "商务车七座，主人驾车，中排为上": _case(
        "商务车", ["领1", "领3 领2", "领5 领6 领4"], (6, 0, 0), 规则="{驾驶: 主人, 主座: 中排}"
    ),
    "商务车七座，主人夫妇驾车": _case("商务车", ["主1", "空 空", "客2 空 客1"], (0, 2, 1), 规则="{驾驶: 主人夫妇}"),
    "越野车，主人驾车": _case("越野车", ["领1", "领3 空 领2"], (3, 0, 0), 规则="{驾驶: 主人}"),
}


@pytest.mark.parametrize("name", ROWS)
def test_everybody_sits_where_the_handbook_puts_him(name: str) -> None:
    case = ROWS[name]
    assert [" ".join(row) for row in rows(seated_plan(case))] == list(case.expected)


@pytest.mark.parametrize(("occasion", "right"), [("外事", True), ("商务", True), ("国内公务", False)])
def test_on_sofas_the_chief_guest_is_at_the_hosts_right_but_at_home(occasion: str, right: bool) -> None:
    found = plan("沙发", (), people("客", 3), people("主", 3), 场合=occasion)
    assert (at(found, "客1").x < at(found, "主1").x) is right


@pytest.mark.parametrize("layout", ["主席台", "会谈横桌", "签字", "合影", "沙发"])
def test_the_visitors_flag_is_at_the_flags_own_right_as_the_audience_sees_it_left(layout: str) -> None:
    lists = (people("领", 5),) if layout == "主席台" else ((), people("客", 3), people("主", 3))
    found = plan(layout, *lists, 场合="外事", 规则="{国旗: [中国, 芬兰]}")  # type: ignore[arg-type]
    own, visiting = flags(found, "中国国旗", "芬兰国旗")
    assert visiting.x < own.x
    assert visiting.y == own.y


def test_along_a_table_the_visitors_flag_is_on_their_side_at_the_right_of_who_comes_in() -> None:
    found = plan("会谈竖桌", (), people("客", 3), people("主", 3), 场合="外事", 国旗="[中国, 芬兰]")
    own, visiting = flags(found, "中国国旗", "芬兰国旗")
    assert at(found, "主1").x < own.x < 0 < visiting.x < at(found, "客1").x


@pytest.mark.parametrize("layout", ["主席台", "合影"])
def test_seen_from_the_rows_the_visitors_flag_is_on_the_right(layout: str) -> None:
    lists = (people("领", 5),) if layout == "主席台" else ((), people("客", 3), people("主", 3))
    found = plan(layout, *lists, 场合="外事", 规则="{国旗: [中国, 芬兰], 视角: 主席台}")  # type: ignore[arg-type]
    own, visiting = flags(found, "中国国旗", "芬兰国旗")
    assert visiting.x > own.x
