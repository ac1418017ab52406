"""The record: what was made for whom, what a later run must make again, what must leave the table."""

import json

import pytest

from docgen.cards import run_record_format as record
from docgen.cards.table_changes import cards_on_table, comparable_runs, compare_with_table
from docgen.model.cards import Card
from tests.cards.stacks import holder


def stack(*people: tuple[str, str]) -> list[Card]:
    return [
        Card(number, holder(name, number, title=post), {"职务": post}) for number, (name, post) in enumerate(people, 1)
    ]


def run(cards: list[Card], **facts: object) -> record.RecordedRun:
    return {
        "kind": "席卡",
        "source": "名单.txt",
        "only": [],
        "cards": [record.record_row(one, "s") for one in cards],
    } | facts


def table(cards: list[Card]) -> list[record.RecordedCard]:
    return cards_on_table([run(cards)])


OLD = stack(("张三", "局长"), ("李四", "科长"), ("张伟", ""), ("张伟", ""))


def test_after_a_change_only_what_is_new_is_made_and_what_is_gone_is_named() -> None:
    new = stack(("王五", "处长"), ("张三", "局长"), ("李四", "副局长"), ("张伟", ""))
    again, withdrawn = compare_with_table(new, [], "s", table(OLD))
    assert [one.name for one in again] == ["王五", "李四"]
    assert [(one.number, one.name) for one in withdrawn] == [(2, "李四"), (4, "张伟")]


def test_another_order_changes_no_card() -> None:
    assert compare_with_table(list(reversed(OLD)), [], "s", table(OLD)) == ([], [])


def test_another_sheet_or_face_changes_every_card() -> None:
    again, withdrawn = compare_with_table(OLD, [], "t", table(OLD))
    assert (len(again), len(withdrawn)) == (4, 4)


def test_a_fingerprint_tells_every_printed_word_and_nothing_else() -> None:
    one, other = OLD[0], stack(("张三", "副局长"))[0]
    assert record.fingerprint(one, "s") != record.fingerprint(other, "s")
    moved = Card(9, holder("张三", 77, title="局长"), {"职务": "局长"})
    assert record.fingerprint(one, "s") == record.fingerprint(moved, "s")
    named = Card(1, holder("张三", 1, title="局长", id="张三甲"), {"职务": "局长"})
    assert record.fingerprint(one, "s") != record.fingerprint(named, "s")


def test_runs_are_kept_one_behind_the_other_and_the_same_run_once() -> None:
    first = b"".join(record.append_run([], run(OLD), run(OLD)["cards"]))
    again = b"".join(record.append_run(record.parse_runs(first), run(OLD), run(OLD)["cards"]))
    assert again == first
    other = run(OLD[:2])
    both = b"".join(record.append_run(record.parse_runs(first), other, other["cards"]))
    assert [len(one["cards"]) for one in record.parse_runs(both)] == [4, 2]
    assert json.loads(both)["runs"][0] == run(OLD)
    assert b"".join(record.append_run(record.parse_runs(both), other, other["cards"])) == both
    first_again = b"".join(record.append_run(record.parse_runs(both), run(OLD), run(OLD)["cards"]))
    assert [len(one["cards"]) for one in record.parse_runs(first_again)] == [4, 2, 4]


def test_the_runs_of_the_same_roster_are_compared_with() -> None:
    runs = [run(OLD, only=["来宾"]), run(OLD), run(OLD, source="别的.txt"), run(OLD, kind="证件")]
    assert comparable_runs(runs, "席卡", "名单.txt") == runs[:2]
    assert comparable_runs(runs, "席卡", "新名单.txt") == [runs[2]]
    assert comparable_runs(runs, "桌签", "名单.txt") == []


def names(runs: list[record.RecordedRun]) -> list[str]:
    return [card.name for card in cards_on_table(runs)]


def test_a_part_that_is_printed_again_stands_beside_the_whole() -> None:
    assert names([run(OLD), run(OLD[:1], partial=True)]) == ["张三", "李四", "张伟", "张伟"]
    assert names([run(OLD[:2], partial=True), run(OLD[2:], partial=True)]) == ["张三", "李四", "张伟", "张伟"]


def test_what_was_withdrawn_stands_on_the_table_no_more_and_a_whole_run_stands_for_itself() -> None:
    gone = [record.record_row(OLD[1], "s")]
    after = run([OLD[0], *OLD[2:]], since=True, withdrawn=gone)
    assert names([run(OLD), after]) == ["张三", "张伟", "张伟"]
    assert names([run(OLD), after, run(OLD[:2])]) == ["张三", "李四"]
    rows = [card | {"list": "陪同"} for card in run(OLD)["cards"]]
    guests = run([], only=["来宾"])
    assert names([run([]) | {"cards": rows}, guests]) == ["张三", "李四", "张伟", "张伟"]


def test_of_two_namesakes_with_the_same_words_one_card_is_added_and_one_withdrawn() -> None:
    both = OLD[2:]
    assert names([run(OLD[:3]), run(both, partial=True)]) == ["张三", "李四", "张伟", "张伟"]
    assert names([run(OLD), run([], since=True, withdrawn=[record.record_row(OLD[3], "s")])]) == [
        "张三", "李四", "张伟",
    ]  # fmt: skip


def test_people_of_the_roster_who_are_not_asked_for_keep_their_cards() -> None:
    assert compare_with_table(OLD[:1], OLD[1:], "s", table(OLD)) == ([], [])


def test_namesakes_with_the_same_words_are_told_apart_by_their_posts() -> None:
    both = [Card(number, holder("张伟", number, title=post), {}) for number, post in ((1, "局长"), (2, "科长"))]
    again, withdrawn = compare_with_table(both[1:], [], "s", table(both))
    assert (again, [one.title for one in withdrawn]) == ([], ["局长"])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b'{"runs": [{}]}',
        b'{"runs": 1}',
        b"\xff",
        b'{"runs": [{"kind": 1, "cards": []}]}',
        b'{"runs": [{"kind": "x", "cards": [], "sizes": {"a": "b"}}]}',
        b'{"runs": [{"kind": "x", "cards": [], "withdrawn": [1]}]}',
    ],
)
def test_a_file_of_others_is_no_record(content: bytes) -> None:
    with pytest.raises(record.UnknownRecordError):
        record.parse_runs(content)
