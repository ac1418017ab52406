"""Rules stand under a chart only where they decided something: for who sits there, how many, at how many tables."""

import re
from collections import Counter

import pytest

from docgen.charts.chart import chart_notes
from docgen.model.layouts import LAYOUTS
from docgen.seating.layouts import ARRANGEMENTS
from docgen.seating.option_rules import VALUES
from docgen.seating.plan import SeatingPlan
from docgen.seating.room import GUESTS, HOSTS
from tests.seating.rooms import people, plan

MOST = {"轿车": 4, "商务车": 6, "越野车": 4}


def said(found: SeatingPlan) -> str:
    return chart_notes(found).partition("图例")[0]


def row_sizes(found: SeatingPlan) -> list[int]:
    return list(Counter(seat.row for seat in found.seats if seat.person).values())


def of_side(found: SeatingPlan, side: str) -> int:
    return sum(seat.side == side for seat in found.seats)


def flipped(layout: str, lists: tuple[list[str], ...], option: str, value: str, **more: str) -> SeatingPlan:
    return plan(layout, *lists, 规则=f"{{{option}: {value}}}", **more)


def places(found: SeatingPlan) -> dict[str, tuple[float, float]]:
    return {seat.key: (seat.x, seat.y) for seat in found.seats if seat.person}


def lists_of(layout: str, count: int) -> list[tuple[list[str], ...]]:
    """The same number of people as the layout takes them: in one list, evenly on two sides, all but one on one side."""
    ways: list[tuple[list[str], ...]] = []
    if LAYOUTS[layout].takes != "sides":
        ways.append((people("名", count),))
    if LAYOUTS[layout].takes != "list":
        ways.append(((), people("客", count - count // 2), people("主", count // 2)))  # type: ignore[arg-type]
        if count > 2:
            ways.append(((), people("客", count - 1), ["主1"]))  # type: ignore[arg-type]
    return ways


@pytest.mark.parametrize("occasion", ["国内公务", "外事", "商务"])
@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_a_rule_of_an_option_is_said_only_where_another_value_would_move_somebody(layout: str, occasion: str) -> None:
    for count in range(1, min(MOST.get(layout, 13), 13) + 1):
        for lists in lists_of(layout, count):
            found = plan(layout, *lists, 场合=occasion)
            for convention in found.conventions:
                if convention.option in ("次序", "分团", "主持人") or not convention.rules:
                    continue
                others = [one for one in LAYOUTS[layout].options[convention.option].values if one != convention.value]
                if count == MOST.get(layout):  # the host's wife has the seat in front: it is one too few
                    others = [one for one in others if one != "主人夫妇"]
                moved = [flipped(layout, lists, convention.option, value, 场合=occasion) for value in others]
                assert any(places(other) != places(found) for other in moved), (count, convention.option)


@pytest.mark.parametrize("layout", ["主席台", "合影"])
@pytest.mark.parametrize("count", range(1, 14))
@pytest.mark.parametrize("sizes", ["one row", "two rows"])
def test_odd_and_even_are_said_only_of_rows_that_are_so(layout: str, count: int, sizes: str) -> None:
    rules = f"{{排数: [{count}]}}" if sizes == "one row" else f"{{排数: [{count}, {count + 1}]}}"
    found = plan(layout, people("领导", count if sizes == "one row" else 2 * count + 1), 规则=rules)
    rows = row_sizes(found)
    assert ("双数时" in said(found)) == any(size % 2 == 0 for size in rows)
    assert ("单数时" in said(found)) == any(size % 2 and size > 1 for size in rows)
    assert ("前排高于后排" in said(found)) == (len(rows) > 1)


@pytest.mark.parametrize("count", range(1, 30))
def test_what_is_said_of_a_square_is_there(count: int) -> None:
    for layout in ("回字形", "U形"):
        found = plan(layout, people("领导", count))
        rows = Counter(seat.row for seat in found.seats)
        assert ("再排对面" in said(found)) == (3 in rows)
        assert ("双数时" in said(found)) == (count == 2)  # the first edge has an odd number of seats but then
        assert ("其余沿两侧" in said(found)) == (rows[2] > 1)
    found = plan("回字形", (), people("客", count), people("主", max(1, count // 3)))
    assert ("沿两侧" in said(found)) == (count > 11)
    assert ("本方后排" in said(found)) == (count > 29)


@pytest.mark.parametrize("hosts", range(6))
@pytest.mark.parametrize("guests", range(1, 8))
def test_what_is_said_of_one_round_table_is_there(guests: int, hosts: int) -> None:
    found = plan("圆桌", (), people("客", guests), people("主", hosts))
    text = said(found)
    roles = {seat.role for seat in found.seats}
    assert ("副主陪" in text) == ("副主陪" in roles) == (hosts > 1 and guests + hosts > 3)
    # where she would sit opposite without a rule, none decided
    assert ("第二位主人作副主陪" in text) <= ("副主陪" in roles)
    assert ("第二位主人作副主陪" in text) >= ("副主陪" in roles and guests > 3)
    for number in (1, 2, 3, 4):
        if re.search(f"客{number}在", text):
            assert guests >= number
    assert ("5号以后" in text) == ("副主陪" in roles and guests > 4)
    assert ("插在客人之间" in text) <= (hosts > 2)
    assert "桌次" not in text
    assert not re.search("2桌|同桌|每桌|两桌|没有主人的桌", text)


@pytest.mark.parametrize(
    ("guests", "hosts"), [(14, 2), (13, 3), (12, 4), (22, 3), (20, 6), (36, 4), (60, 6), (100, 20)]
)
@pytest.mark.parametrize("order", ["横排", "竖排", "品字"])
def test_what_is_said_of_several_tables_is_there(guests: int, hosts: int, order: str) -> None:
    found = plan("圆桌", (), people("客", guests), people("主", hosts), 规则=f"{{每桌: 10, 桌次: {order}}}")
    text = said(found)
    tables = {seat.row for seat in found.seats}
    seconds = [seat for seat in found.seats if seat.role == "副主陪"]
    assert "第二位主人作副主陪" not in text.replace("同桌第二位主人", "")
    assert ("同桌第二位主人作副主陪" in text) == bool(seconds)
    # the second host leads the second table: nobody says that she sits opposite the first
    leads = found.of("主2")
    assert leads is not None
    assert leads.row == 2
    if order == "横排":
        assert ("3桌" in text) == (len(tables) == 3)
        assert ("两桌横排" in text) == (len(tables) == 2)
    assert ("各桌竖排" in text) == (order == "竖排")
    assert ("品字形" in text) == (order == "品字" and len(tables) == 3)


@pytest.mark.parametrize("layout", ["会谈横桌", "会谈竖桌", "沙发"])
@pytest.mark.parametrize(("guest_side", "host_side"), [(0, 0), (1, 0), (0, 1), (1, 1)])
@pytest.mark.parametrize("note_taker", [False, True])
def test_interpreters_and_note_takers_are_mentioned_where_there_are_any(
    layout: str, guest_side: int, host_side: int, note_taker: bool
) -> None:
    interpreters = ["客译"] * guest_side + ["主译"] * host_side
    fields = {"译员": f"[{', '.join(interpreters)}]"} if interpreters else {}
    fields |= {"记录": "记录员甲"} if note_taker else {}
    guests = [*people("客", 3), *["客译"] * guest_side]
    hosts = [*people("主", 3), *["主译"] * host_side, *["记录员甲"] * note_taker]
    text = said(plan(layout, (), guests, hosts, **fields))
    if layout == "沙发":
        assert ("译员在" in text) == bool(interpreters)
        assert ("记录员在" in text) == note_taker
        return
    assert ("主方译员" in text) == bool(host_side)
    assert ("客方译员" in text) == bool(guest_side)
    assert ("隔桌相对" in text) == bool(guest_side and host_side)


@pytest.mark.parametrize("layout", ["会谈横桌", "会谈竖桌"])
@pytest.mark.parametrize(("guests", "hosts"), [(1, 1), (2, 1), (3, 3), (16, 3), (21, 2), (60, 12)])
def test_back_rows_of_talks_are_mentioned_where_somebody_sits_there(layout: str, guests: int, hosts: int) -> None:
    found = plan(layout, (), people("客", guests), people("主", hosts))
    most = 20 if layout == "会谈横桌" else 15
    assert ("坐本方后排" in said(found)) == (guests > most)
    assert sum(seat.row == 1 and seat.side == GUESTS for seat in found.seats) == min(guests, most)
    assert ("为上" in said(found).replace("以面门为上", "")) == (max(guests, hosts) > 1)
    assert len([seat for seat in found.seats if seat.person]) == guests + hosts


def test_how_many_sit_at_the_table_may_be_written() -> None:
    found = plan("会谈横桌", (), people("客", 9), people("主", 4), 规则="{前排: 5}")
    rows = Counter((seat.side, seat.row) for seat in found.seats)
    assert rows == {(GUESTS, 1): 5, (GUESTS, 2): 4, (HOSTS, 1): 4}


@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize("rule", ["", "{驾驶: 主人}", "{后排: 不坐满}"])
def test_a_car_says_only_what_concerns_its_riders(count: int, rule: str) -> None:
    text = said(plan("轿车", people("乘", count), **({"规则": rule} if rule else {})))
    assert ("第三位" in text) == (count > 2 and "主人" not in rule)
    assert ("第四位" in text) == (count > 3 and "主人" not in rule)
    assert ("主人驾车" in text) == ("主人" in rule)


@pytest.mark.parametrize("rule", ["横排", "竖排", "左右"])
def test_a_hall_of_one_person_says_nothing_of_its_order(rule: str) -> None:
    assert said(plan("课桌式", ["名1"], 规则=f"{{排法: {rule}}}")) == ""
    assert f"{rule}" in said(plan("课桌式", people("名", 9), 规则=f"{{排法: {rule}}}"))


def test_a_list_that_the_program_ordered_is_not_said_to_be_published() -> None:
    text = said(plan("课桌式", ["王军", "丁一", "何苗"], 规则="{次序: 姓氏笔画}"))
    assert "公布的名单" not in text
    assert "按姓氏笔画为序" in text


def every_text() -> list[str]:
    return [rule.text for arrangement in ARRANGEMENTS.values() for rule in arrangement.rules] + [
        rule.text for rules in VALUES.values() for rule in rules
    ]


@pytest.mark.parametrize("text", every_text())
def test_what_is_printed_is_about_seats_and_not_about_the_file(text: str) -> None:
    assert not re.search("规则|写|“|[a-z]|固定", text)
    assert text == text.strip("。；，")
