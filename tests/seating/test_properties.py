"""What holds for every layout and any number of people: everybody once, nothing touches, everything on the sheet."""

from collections.abc import Mapping
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.charts.chart import SMALLEST_PT, draw_picture
from docgen.model.layouts import LAYOUTS
from docgen.seating.layouts import ARRANGEMENTS
from docgen.seating.plan import SeatingPlan
from docgen.seating.room import GUESTS, HOSTS, LIST, NameBox, Party, SeatingOptions
from tests.seating.rooms import at, people, plan, rows

MOST = {"轿车": 4, "商务车": 6, "越野车": 4, "长桌宴": 40}
ALL = sorted(LAYOUTS)
#: Options that ask for people who are not in these seatings.
LEFT_OUT = {"主持人", "标注", "次序", "分团", "空席"}


def sides(layout: str, count: int) -> tuple[list[str], list[str], list[str]]:
    """One list, or the same people as guests and hosts."""
    if LAYOUTS[layout].takes == "list":
        return people("名", count), [], []
    hosts = count // 3
    return [], people("客", count - hosts), people("主", hosts)


def rules(draw: st.DataObject, layout: str) -> dict[str, str]:
    return {
        name: draw.draw(st.sampled_from(option.values))
        for name, option in LAYOUTS[layout].options.items()
        if option.values and name not in LEFT_OUT
    }


@given(st.data())
@settings(max_examples=250, deadline=None)
def test_everybody_sits_once_nobody_touches_and_all_is_on_the_sheet(data: st.DataObject) -> None:
    layout = data.draw(st.sampled_from(ALL))
    chosen = rules(data, layout)
    # the seat in front is that of the host's wife
    most = MOST.get(layout, 60) - (chosen.get("驾驶") == "主人夫妇")
    count = data.draw(st.integers(1, most))
    occasion = data.draw(st.sampled_from(["国内公务", "外事", "商务"]))
    if LAYOUTS[layout].options.get("国旗") and data.draw(st.booleans()):
        chosen["国旗"] = data.draw(st.sampled_from(["[中国, 芬兰]", "[本国, 来访国]", "[中国, 乌兹别克斯坦]"]))
    found = plan(layout, *sides(layout, count), 场合=occasion, 规则=flow(chosen))
    names = [seat.key for seat in found.seats if seat.person]
    assert len(names) == len(set(names)) == count
    assert len({seat.number for seat in found.seats}) == len(found.seats)
    everything_stands_apart(found)


@pytest.mark.parametrize("layout", ALL)
def test_from_one_to_sixty_people_every_number_has_its_room(layout: str) -> None:
    box = NameBox(18.0, 9.0)
    for count in range(1, MOST.get(layout, 60) + 1):
        hosts = count // 3 if LAYOUTS[layout].takes == "sides" else 0
        party = Party({GUESTS: count - hosts, HOSTS: hosts} if LAYOUTS[layout].takes == "sides" else {LIST: count})
        room = ARRANGEMENTS[layout].arrange(party, SeatingOptions({}), box)
        assert sum(bool(chair.side) for chair in room.chairs) >= count
        places = [(chair.x, chair.y) for chair in room.chairs]
        for (x, y), (other_x, other_y) in combinations(places, 2):
            assert abs(x - other_x) >= box.width or abs(y - other_y) >= box.height, (layout, count)
        if layout in ("主席台", "合影", "会谈横桌", "会谈竖桌", "回字形", "U形", "沙发", "圆桌"):
            assert len(room.chairs) == count


def everything_stands_apart(found: SeatingPlan) -> None:
    drawing = draw_picture(found)
    seats = [shape for shape in drawing.shapes if shape.kind == "round" and shape.name != "车身"]
    assert len(seats) == len(found.seats)
    for one, other in combinations(seats, 2):
        apart_x = abs(one.x - other.x) - (one.width + other.width) / 2
        apart_y = abs(one.y - other.y) - (one.height + other.height) / 2
        assert max(apart_x, apart_y) > -0.02, f"{one.name} and {other.name} touch"
    tables = [
        shape for shape in drawing.shapes if "桌" in shape.name and shape.kind == "rect" and "U形" not in shape.name
    ]
    for one in seats:
        for table in tables:
            if "回字形" in table.name:
                continue
            apart_x = abs(one.x - table.x) - (one.width + table.width) / 2
            apart_y = abs(one.y - table.y) - (one.height + table.height) / 2
            assert max(apart_x, apart_y) > -0.02, f"{one.name} sits on {table.name}"
    for shape in drawing.shapes:
        assert shape.left >= -0.01 and shape.left + shape.width <= drawing.width + 0.01, shape
        assert shape.top >= 30 and shape.top + shape.height <= drawing.height + 0.01, shape
    usual = max(line.size_pt for shape in seats for line in shape.lines)
    assert usual >= SMALLEST_PT - 0.5


def flow(chosen: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in chosen.items()) + "}"


@given(count=st.integers(1, 40), even=st.sampled_from(["二号居一号左手", "一号居左"]), rows_=st.booleans())
@settings(max_examples=60, deadline=None)
def test_seen_from_the_rostrum_every_row_is_the_mirror_of_what_the_audience_sees(
    count: int, even: str, rows_: bool
) -> None:
    sizes = f", 排数: [{count // 2 or 1}, {count}]" if rows_ else ""
    views = [
        plan("主席台", people("领导", count), 规则=f"{{双数: {even}, 视角: {view}{sizes}}}")
        for view in ("观众", "主席台")
    ]
    front, back = (rows(found) for found in views)
    assert front == [row[::-1] for row in back[::-1]]
    drawn = [{seat.key or seat.number: seat for seat in found.seats} for found in views]
    for name, seat in drawn[0].items():
        other = drawn[1][name]
        assert (seat.x, seat.row) == (pytest.approx(-other.x), other.row)
        assert (seat.facing - other.facing) % 360 == 180


@given(count=st.integers(1, 45).filter(lambda one: one % 2 == 1))
@settings(max_examples=30, deadline=None)
def test_an_odd_row_is_even_on_both_sides_of_the_first(count: int) -> None:
    found = plan("主席台", people("领导", count), 规则=f"{{排数: [{count}]}}")
    first = at(found, "领导1").x
    assert first == pytest.approx(0)
    for rank in range(2, count, 2):
        pair = at(found, f"领导{rank}").x + at(found, f"领导{rank + 1}").x
        assert pair == pytest.approx(0)


@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_swapping_two_people_of_a_side_swaps_their_seats_and_moves_nobody_else(data: st.DataObject) -> None:
    layout = data.draw(st.sampled_from(ALL))
    count = data.draw(st.integers(2, MOST.get(layout, 30)))
    whole = sides(layout, count)
    side = max(whole, key=len)
    if len(side) < 2:
        return
    one, other = data.draw(st.lists(st.integers(0, len(side) - 1), min_size=2, max_size=2, unique=True))
    swapped = list(side)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    before = plan(layout, *whole)
    after = plan(layout, *(swapped if row is side else row for row in whole))
    seats = {seat.key: seat.number for seat in before.seats if seat.person}
    now = {seat.key: seat.number for seat in after.seats if seat.person}
    seats[side[one]], seats[side[other]] = seats[side[other]], seats[side[one]]
    assert now == seats


@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_a_pin_is_kept_and_the_others_keep_their_order(data: st.DataObject) -> None:
    layout = data.draw(st.sampled_from(["主席台", "合影", "课桌式", "中巴", "回字形"]))
    count = data.draw(st.integers(2, 25))
    names = people("名", count)
    free = plan(layout, names)
    chair = data.draw(st.sampled_from([seat.number for seat in free.seats]))
    pinned = data.draw(st.sampled_from(names))
    found = plan(layout, names, 固定=f"{{{pinned}: {chair}}}")
    assert at(found, pinned).number == chair
    assert at(found, pinned).pinned
    assert sum(seat.pinned for seat in found.seats) == 1
    order = [seat.key for seat in found.seats if seat.person and seat.key != pinned]
    assert order == [name for name in names if name != pinned]
    assert {seat.number: (seat.x, seat.y) for seat in found.seats} == {
        seat.number: (seat.x, seat.y) for seat in free.seats
    }
