"""Who gets a card: every entry is selected, excluded with a reason, or a duplicate of another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.api.seating.visits import load_seated, seated
from docgen.api.visits import load
from docgen.cards.holders import holders_of_roster, holders_of_visit
from docgen.cards.options import CardOptions
from docgen.cards.selection import SORTS, CardSelection, SelectionResult, select_holders
from docgen.errors import Mark, UsageError
from docgen.model.cards import Holder
from docgen.order.names import CharacterOverrides
from tests.cards.stacks import holder
from tests.conftest import OFFICE, visit

VISIT = OFFICE / "来访" / "2026-041.yaml"


def names(result: SelectionResult) -> list[str]:
    return [one.person.name for _, one in result.selected]


@given(
    st.lists(
        st.tuples(st.sampled_from("甲乙丙丁戊己庚辛"), st.sampled_from(["", "局长", "科长"])), min_size=1, max_size=20
    ),
    st.booleans(),
    st.sampled_from(SORTS),
    st.data(),
)
def test_nobody_is_lost_whatever_is_wished(
    people: list[tuple[str, str]], keep: bool, sort: str, data: st.DataObject
) -> None:
    asked = [holder(f"王{name}", line, title=post) for line, (name, post) in enumerate(people, 1)]
    single = len(asked) if keep else len(set(people))
    first = data.draw(st.integers(1, single))
    last = data.draw(st.integers(first, single))
    excluded = data.draw(st.lists(st.sampled_from([one.person.name for one in asked]), max_size=2))
    selection = CardSelection(exclude=tuple(excluded), sort=sort, start=str(first), stop=str(last))
    result = select_holders(asked, [], selection, CharacterOverrides(), keep)
    assert result.total == len(asked)
    there = [one for _, one in result.selected] + [one.holder for one in (*result.excluded, *result.duplicates)]
    assert sorted(map(id, there)) == sorted(map(id, asked))
    assert len(result.duplicates) == len(asked) - single


def test_entries_that_agree_in_every_word_are_one_card_and_namesakes_get_one_each() -> None:
    asked = [holder("张伟", 1), holder("张伟", 2), holder("张伟", 3, title="局长")]
    result = select_holders(asked, [], CardSelection(), CharacterOverrides())
    assert [one.mark.line for _, one in result.selected] == [1, 3]
    assert [one.holder.mark.line for one in result.duplicates] == [2]
    texts = {one.level: one.text for one in result.problems}
    assert "完全相同，只做一张" in texts["should"]
    assert "有2位，各做一张" in texts["note"]
    assert "局长" in texts["note"]


@pytest.mark.parametrize(
    ("second", "text"),
    [
        ("名单", "“张伟”在“名单”里有两次，只做一张"),
        ("陪同", "“张伟”在“名单”和“陪同”里都有，只做一张"),
    ],
)
def test_one_person_who_is_asked_for_twice_is_told_at_the_second_place(second: str, text: str) -> None:
    first = holder("张伟", 1)
    again = Holder(first.person, second, Mark("名单.txt", 7, 1))
    result = select_holders([first, again], [], CardSelection(), CharacterOverrides())
    assert [(one.place, one.level, one.text) for one in result.problems] == [(again.mark, "note", text)]


def test_both_may_be_made_when_that_is_wished() -> None:
    result = select_holders(
        [holder("张伟", 1), holder("张伟", 2)], [], CardSelection(), CharacterOverrides(), keep_duplicates=True
    )
    assert len(result.selected) == 2


def test_cards_keep_their_number_in_the_stack() -> None:
    result = select_holders(
        [holder(name, line) for line, name in enumerate("甲乙丙丁", 1)],
        [],
        CardSelection(start="乙", stop="3"),
        CharacterOverrides(),
    )
    assert [number for number, _ in result.selected] == [2, 3]
    assert [one.reason for one in result.excluded] == ["本次只制作第2张到第3张"] * 2


def test_a_visit_gives_the_usual_lists_and_says_who_is_left() -> None:
    visit = load(VISIT)
    asked, left, _ = holders_of_visit(seated(visit), (), CardOptions("cards").usual_lists)
    assert [one.person.name for one in asked] == [one.name for one in (*visit.guests.people, *visit.hosts)]
    assert {one.holder.group for one in left} == {"保障"}


def test_badges_are_also_for_those_on_duty() -> None:
    visit = load(VISIT)
    asked, left, _ = holders_of_visit(seated(visit), (), CardOptions("badges").usual_lists)
    everybody = (*visit.guests.people, *visit.hosts, *visit.staff)
    assert [one.person.name for one in asked] == [one.name for one in everybody]
    assert left == []
    assert {one.visit_list for one in asked} == {"来宾", "陪同", "保障"}


def test_a_seating_gives_its_people_by_the_numbers_of_their_seats() -> None:
    asked, _, _ = holders_of_visit(load_seated(VISIT), ("座谈会",), ())
    assert asked[0].seat.startswith("1号席")
    assert len({one.seat for one in asked}) == len(asked)
    assert {"来宾", "陪同"} < {one.visit_list for one in asked}


def test_meals_are_left_out_unless_they_are_asked_for_and_then_the_rule_is_told() -> None:
    visit = load(OFFICE / "来访" / "2026-052.yaml")
    asked, _, said = holders_of_visit(seated(visit), ("座次",), ())
    assert {one.group for one in asked} == {"会见", "签字仪式"}
    assert [one.code for one in said] == ["D434"]
    asked, _, said = holders_of_visit(seated(visit), ("晚餐",), ())
    assert len(asked) == 10
    assert "不摆席卡" in said[0].text


def test_who_sits_on_a_chart_but_stands_on_no_list_is_named_at_that_seating() -> None:
    text = """
        来宾: [{姓名: 周明远}, {姓名: 韩喆}]
        陪同: [{姓名: 沈静}]
        保障: [{姓名: 吴桐}]
        座次:
          - {名称: 会见, 形式: 会谈横桌, 来宾: [周明远], 主方: [沈静]}
          - {名称: 座谈会, 形式: 会谈横桌, 来宾: [周明远, 韩喆], 主方: [沈静, 吴桐]}
    """
    plain = visit(text)
    asked, left, said = holders_of_visit(seated(plain), (), ("来宾", "陪同"), "made")
    assert [one.person.name for one in asked] == ["周明远", "韩喆", "沈静", "吴桐"]
    (notice,) = said
    assert (notice.place, notice.code) == (plain.seating[1].at[""], "D434")
    assert notice.text == "“座谈会”座次图上的吴桐不在来宾、陪同之列，也做了席卡"
    assert left == []


@pytest.mark.parametrize(
    "selection",
    [
        CardSelection(exclude=("没有",)),
        CardSelection(start="9"),
        CardSelection(start="0"),
        CardSelection(stop="没有"),
        CardSelection(start="3", stop="1"),
    ],
)
def test_a_wish_that_nothing_answers_is_refused(selection: CardSelection) -> None:
    with pytest.raises(UsageError):
        select_holders(
            [holder(name, line) for line, name in enumerate("甲乙丙", 1)], [], selection, CharacterOverrides()
        )


def test_an_unknown_list_is_refused_with_the_near_miss() -> None:
    with pytest.raises(UsageError) as error:
        holders_of_roster([holder("甲", group="来宾名单")], ("来宾",))
    assert "来宾名单" in error.value.problems[0].hint
    with pytest.raises(UsageError):
        holders_of_visit(load_seated(VISIT), ("座谈",), ())


def test_an_order_that_no_table_knows_is_said_and_nobody_is_lost() -> None:
    result = select_holders(
        [holder("𠮷𠮷", 1), holder("王一", 2), holder("丁一", 3)],
        [],
        CardSelection(sort="姓氏笔画"),
        CharacterOverrides(),
    )
    assert names(result) == ["丁一", "王一", "𠮷𠮷"]
    assert [one.code for one in result.problems] == ["D411"]
