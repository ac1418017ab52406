"""Somebody moved by hand: who sits where afterwards, in the plan and in the file that it is written to."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.api.screen_tables.typed_rows import without_blank
from docgen.api.screen_tables.yaml_visits import visit_tables, with_tree
from docgen.api.seats_by_hand.arranging import places
from docgen.api.seats_by_hand.moving import BEHIND_ALL, OUT, MovedSeating, move, pin, unpin
from docgen.api.seats_by_hand.writing import tree_with_move
from docgen.api.visits import load_text
from docgen.errors import DataError, DocgenError, UsageError
from docgen.model.layouts import LAYOUTS
from docgen.model.visit import Visit
from docgen.readers.visit_file.nodes import Source
from docgen.seating.plan import plans
from tests.conftest import OFFICE

FOLDER = OFFICE / "来访"
NAMES = [f"甲{letter}" for letter in "子丑寅卯辰巳午未"]
HOSTS = [f"乙{letter}" for letter in "东南西北"]


def visit_text(layout: str, more: str = "") -> str:
    """A visit of eight guests and four hosts, of whom six and three sit in one seating of this layout."""
    listed = [name for pair in zip(HOSTS[:3], NAMES[:3], strict=True) for name in pair] + NAMES[3:6]
    sides = f"来宾: [{', '.join(NAMES[:6])}]  # 宾\n    主方: [{', '.join(HOSTS[:3])}]"
    people = sides if LAYOUTS[layout].takes == "sides" else f"人员: [{', '.join(listed)}]"
    if layout in ("轿车", "商务车", "越野车"):
        people = f"人员: [{', '.join(NAMES[:3])}]"
    if layout == "签字":
        people = f"来宾: [{', '.join(NAMES[:2])}]\n    主方: [{', '.join(HOSTS[:2])}]"
    return (
        "# 一次来访\n标题: 云州市代表团来清江区考察\n日期: 2026-07-05\n来宾:\n"
        + "".join(f"  - {{姓名: {name}, 职务: 科长}}\n" for name in NAMES)
        + "陪同:\n"
        + "".join(f"  - {{姓名: {name}}}\n" for name in HOSTS)
        + f"座次:\n  # 这一场\n  - 名称: 座谈会  # 定了\n    形式: {layout}\n    {people}\n{more}事由: 考察调研\n"
    )


def loaded(text: str, folder: Path = FOLDER) -> Visit:
    return load_text(Source("来访.yaml", text), folder)


def seated(visit: Visit, name: str = "座谈会") -> dict[str, str]:
    """Who sits where in a seating of a visit."""
    return places(next(plan for plan in plans(visit)[0] if plan.name == name))


def with_move(text: str, moved: MovedSeating) -> str:
    """The text of the file that a move is written to."""
    tables = visit_tables(Source("来访.yaml", text))
    names = [seating.name for seating in loaded(text).seating]
    number = names.index(moved.after.seating.name)
    return with_tree(tables, tree_with_move(without_blank(tables.root.tree), moved, number)).source.text


def after(text: str, moved: MovedSeating, folder: Path = FOLDER) -> dict[str, str]:
    """Who sits where in the file that a move is written to."""
    return seated(loaded(with_move(text, moved), folder), moved.after.seating.name)


def expected(before: dict[str, str], person: str, number: str) -> dict[str, str]:
    """The places after somebody was put on a seat: the obvious thing, worked out anew."""
    own = next((seat for seat, key in before.items() if key == person), None)
    target = dict(before)
    if own and number in before:
        target[own] = before[number]
    elif own:
        del target[own]
    target[number] = person
    return target


def random_moves(visit: Visit, name: str, count: int, seed: int) -> Iterator[tuple[str, str]]:
    """People and seats, most of them of people who sit there."""
    chance = random.Random(seed)
    plan = next(one for one in plans(visit)[0] if one.name == name)
    numbers = [seat.number for seat in plan.seats]
    seated_people = [seat.key for seat in plan.seats if seat.person]
    others = [key for key in visit.people if key not in seated_people]
    for _ in range(count):
        group = others if others and chance.random() < 0.3 else seated_people
        yield chance.choice(group), chance.choice(numbers)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_in_every_layout_the_written_file_seats_everybody_where_he_was_put(layout: str) -> None:
    text = visit_text(layout)
    done = 0
    for person, number in random_moves(loaded(text), "座谈会", 12, 7):
        visit = loaded(text)
        before = seated(visit)
        try:
            moved = move(visit, "座谈会", person, number)
        except DocgenError as error:
            assert error.problems[0].code == "D402", error
            continue
        assert after(text, moved) == expected(before, person, number), (person, number)
        text = with_move(text, moved)
        done += 1
    assert done > 3
    assert text.startswith("# 一次来访\n") and "# 定了" in text and text.endswith("事由: 考察调研\n")


@pytest.mark.parametrize("file", sorted(path.name for path in FOLDER.glob("*.yaml")))
def test_moves_in_the_example_visits_show_just_what_was_moved(file: str) -> None:
    text = (FOLDER / file).read_text("utf-8")
    visit = loaded(text)
    names = [seating.name for seating in visit.seating]
    for name in names:
        for person, number in random_moves(visit, name, 9 // len(names) + 1, len(name)):
            try:
                moved = move(visit, name, person, number)
            except DataError:
                continue
            assert after(text, moved) == expected(seated(visit, name), person, number), (name, person, number)


def test_who_is_put_on_a_free_seat_takes_it_and_nobody_else_moves() -> None:
    text = visit_text("圆桌", "    规则: {每桌: 12}\n")
    visit = loaded(text)
    free = next(seat.number for seat in plans(visit)[0][0].seats if not seat.person)
    moved = move(visit, "座谈会", "甲子", free)
    assert after(text, moved) == expected(seated(visit), "甲子", free)


def test_as_few_people_are_pinned_as_the_move_needs() -> None:
    visit = loaded(visit_text("主席台"))
    second = move(visit, "座谈会", "甲子", "1")
    assert second.after.seating.pins == {"甲子": "1"}
    far = move(visit, "座谈会", "甲巳", "1")
    assert far.after.seating.pins == {"甲巳": "1", "乙东": "9"}


def test_who_moves_back_needs_no_pin_any_more() -> None:
    text = visit_text("主席台")
    once = with_move(text, move(loaded(text), "座谈会", "甲子", "5"))
    assert "固定" in once
    back = with_move(once, move(loaded(once), "座谈会", "甲子", "2"))
    assert seated(loaded(back)) == seated(loaded(text))
    assert "固定" not in back


def test_somebody_without_a_seat_takes_the_place_of_another_who_leaves() -> None:
    text = visit_text("会谈横桌")
    visit = loaded(text)
    moved = move(visit, "座谈会", "甲未", "1")
    assert after(text, moved)["1"] == "甲未"
    assert "甲子" not in after(text, moved).values()
    assert moved.after.seating.guests[0] == "甲未"
    assert not moved.after.seating.pins


def test_everybody_becomes_names_when_one_of_them_is_taken_out() -> None:
    text = visit_text("会谈横桌").replace(f"来宾: [{', '.join(NAMES[:6])}]", "来宾: 全体")
    moved = move(loaded(text), "座谈会", "甲丑", OUT)
    assert moved.after.seating.guests == tuple(name for name in NAMES if name != "甲丑")
    assert "甲丑" not in after(text, moved).values()


def test_a_seat_that_is_left_stays_empty_where_the_room_has_it_still() -> None:
    text = visit_text("圆桌", "    规则: {每桌: 12}\n")
    before = seated(loaded(text))
    moved = move(loaded(text), "座谈会", "甲丑", OUT)
    assert after(text, moved) == {number: key for number, key in before.items() if key != "甲丑"}


def test_the_others_close_up_where_the_room_has_one_seat_less() -> None:
    text = visit_text("主席台")
    order = [seated(loaded(text))[str(number)] for number in range(1, 10)]
    moved = move(loaded(text), "座谈会", order[2], OUT)
    left = after(text, moved)
    assert [left[str(number)] for number in range(1, 9)] == order[:2] + order[3:]


def test_pinned_people_close_up_too() -> None:
    text = visit_text("主席台", "    固定: {甲巳: 1, 甲辰: 9}\n")
    order = list(seated(loaded(text)).items())
    moved = move(loaded(text), "座谈会", "乙南", OUT)
    left = after(text, moved)
    kept = [key for _, key in sorted(order, key=lambda one: int(one[0])) if key != "乙南"]
    assert [left[str(number)] for number in range(1, 9)] == kept


def test_who_is_added_behind_all_others_makes_the_room_larger() -> None:
    text = visit_text("主席台")
    moved = move(loaded(text), "座谈会", "乙北", BEHIND_ALL)
    assert after(text, moved)["10"] == "乙北"


def test_nobody_is_put_among_the_other_side_of_a_table_of_talks() -> None:
    visit = loaded(visit_text("会谈横桌"))
    own = seated(visit)
    seat_of_host = next(number for number, key in own.items() if key == "乙东")
    for person in ("甲子", "甲未"):
        with pytest.raises(DataError) as caught:
            move(visit, "座谈会", person, seat_of_host)
        assert caught.value.problems[0].text == f"{person}是来宾一方的，这一席是主方一方的"


def test_what_there_is_none_of_is_refused_by_its_name() -> None:
    visit = loaded(visit_text("主席台"))
    for name, person, number, part in (
        ("座谈", "甲子", "1", "没有“座谈”这一场座次"),
        ("座谈会", "甲字", "1", "这次来访里没有“甲字”"),
        ("座谈会", "甲子", "99", "没有“99”这一席"),
    ):
        with pytest.raises(UsageError) as caught:
            move(visit, name, person, number)
        assert part in caught.value.problems[0].text


def test_a_pin_holds_a_person_when_others_come_and_goes_when_it_is_taken_off() -> None:
    text = visit_text("主席台")
    pinned = with_move(text, pin(loaded(text), "座谈会", "甲卯"))
    number = next(seat for seat, key in seated(loaded(text)).items() if key == "甲卯")
    assert f"固定: {{甲卯: {number}}}" in pinned
    freed = unpin(loaded(pinned), "座谈会", "甲卯")
    assert with_move(pinned, freed) == text


def test_all_pins_are_taken_off_at_once() -> None:
    text = visit_text("主席台", "    固定: {甲巳: 1, 甲辰: 9}\n")
    moved = unpin(loaded(text), "座谈会", "")
    assert after(text, moved) == seated(loaded(visit_text("主席台")))


def test_two_of_one_name_are_pinned_by_what_tells_them_apart() -> None:
    text = (
        "标题: 来访\n日期: 2026-07-05\n来宾:\n  - {姓名: 王磊, 代号: wl1}\n  - {姓名: 王磊, 代号: wl2}\n"
        "  - {姓名: 周明远}\n座次:\n  - {名称: 座谈会, 形式: 主席台, 人员: [周明远, wl1, wl2]}\n"
    )
    moved = move(loaded(text), "座谈会", "wl2", "1")
    assert after(text, moved) == {"1": "wl2", "2": "wl1", "3": "周明远"}
