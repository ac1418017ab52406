"""What a page shows of a seating."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.api.seating.visits import load_seated, seated
from docgen.api.seats_by_hand.moving import move
from docgen.api.seats_by_hand.screen import moved_on_screen, seatings_on_screen, unplanned_seatings, with_seating
from docgen.api.visits import load
from docgen.errors import DataError
from tests.conftest import OFFICE

VISITS = sorted((OFFICE / "来访").glob("*.yaml"))


@pytest.mark.parametrize("path", VISITS, ids=lambda path: path.stem)
def test_every_seat_of_every_example_lies_where_its_chart_draws_it(path: Path) -> None:
    for shown in seatings_on_screen(load_seated(path)):
        drawn = re.findall(r'<g data-key="([^"]+)"><title>([^<]*)</title><rect x="([\d.]+)" y="([\d.]+)"', shown["svg"])
        assert [key for key, *_ in drawn] == [seat["id"] for seat in shown["seats"]]
        for seat, (_, title, left, top) in zip(shown["seats"], drawn, strict=True):
            assert title == (seat["name"] or "空席")
            assert float(left) == pytest.approx(seat["x"] - seat["width"] / 2, abs=0.02)
            assert float(top) == pytest.approx(seat["y"] - seat["height"] / 2, abs=0.02)
            area = shown["area"]
            assert area["x"] <= seat["x"] - seat["width"] / 2
            assert seat["y"] + seat["height"] / 2 <= area["y"] + area["height"]


def test_everybody_of_the_visit_is_on_a_seat_or_in_the_list_with_a_reason() -> None:
    seated_visit = load_seated(OFFICE / "来访" / "2026-060.yaml")
    visit = seated_visit.visit
    everybody = {person.id or person.name for person in (*visit.guests.people, *visit.hosts, *visit.staff)}
    for shown in seatings_on_screen(seated_visit):
        sitting = {seat["person"] for seat in shown["seats"] if seat["person"]}
        absent = {one["key"] for one in shown["unseated"]}
        assert everybody <= sitting | absent
        assert not sitting & absent
        assert all(one["why"] for one in shown["unseated"])


def test_who_sits_elsewhere_at_that_hour_is_said_to() -> None:
    shown = seatings_on_screen(load_seated(OFFICE / "来访" / "2026-060.yaml"), "开幕式会场")
    reasons = {one["key"]: one["why"] for one in shown[0]["unseated"]}
    assert reasons["顾惟贤"] == "同时坐在“开幕式主席台”"
    shown = seatings_on_screen(load_seated(OFFICE / "来访" / "2026-041.yaml"), "1号车")
    assert [(one["key"], one["why"]) for one in shown[0]["unseated"]] == [("吴桐", "乘2号车")]
    shown = seatings_on_screen(load_seated(OFFICE / "来访" / "2026-041.yaml"), "合影")
    assert shown[0]["unseated"][0]["why"] == "保障人员，没有写进这一场的名单"


@pytest.mark.parametrize(("stem", "name"), [("2026-041", "座谈会"), ("2026-058", "项目洽谈会"), ("2026-041", "合影")])
def test_a_seat_that_is_shown_as_barred_is_just_one_that_a_move_refuses(stem: str, name: str) -> None:
    seated_visit = load_seated(OFFICE / "来访" / f"{stem}.yaml")
    (shown,) = seatings_on_screen(seated_visit, name)
    people = [(seat["person"], seat["barred"]) for seat in shown["seats"] if seat["person"]]
    people += [(one["key"], one["barred"]) for one in shown["unseated"][:3]]
    for person, barred in people:
        for seat in shown["seats"]:
            said = barred["text"] if barred and barred["side"] == seat["chair_side"] else ""
            try:
                move(seated_visit.visit, name, person, seat["id"])
                refused = ""
            except DataError as error:
                refused = error.problems[0].text
            assert (person, seat["id"], said) == (person, seat["id"], refused)


def test_a_rostrum_is_seen_from_either_side() -> None:
    seated_visit = load_seated(OFFICE / "来访" / "2026-060.yaml")
    ((front,), (behind,)) = (seatings_on_screen(seated_visit, "开幕式主席台", view) for view in ("观众", "主席台"))
    assert front["views"] == ["观众", "主席台"]
    assert (front["viewpoint"], behind["viewpoint"]) == ("观众", "主席台")
    assert front["view"].startswith("观众视角") and behind["view"].startswith("主席台视角")
    (first, second), (first_behind, second_behind) = (shown["seats"][:2] for shown in (front, behind))
    assert (second["x"] - first["x"]) * (second_behind["x"] - first_behind["x"]) < 0
    sitting, sitting_behind = ({seat["id"]: seat["person"] for seat in shown["seats"]} for shown in (front, behind))
    assert sitting == sitting_behind


def test_a_place_is_explained_and_the_rules_of_the_chart_stand_apart() -> None:
    (shown,) = seatings_on_screen(load_seated(OFFICE / "来访" / "2026-041.yaml"), "座谈会")
    first = next(seat for seat in shown["seats"] if seat["id"] == "1")
    assert first["why"][-1] == "席位　本方居中（主宾席）"
    assert not set(first["why"]) & set(shown["rules"])
    assert any(line.startswith("规则　主谈居中") for line in shown["rules"])


def test_an_empty_seat_says_what_it_is() -> None:
    (shown,) = seatings_on_screen(load_seated(OFFICE / "来访" / "2026-041.yaml"), "1号车")
    (free,) = [seat for seat in shown["seats"] if seat["person"] is None]
    assert free["why"] != [""]
    assert free["name"] == ""


def test_a_move_says_why_he_sat_there_and_what_became_of_everybody() -> None:
    visit = load(OFFICE / "来访" / "2026-041.yaml")
    moved = move(visit, "座谈会", "韩喆", "1")
    shown = moved_on_screen(with_seating(visit, moved.after.seating), moved)
    assert shown["was"][-1] == "席位　主宾席右手第1位"
    assert shown["now"][-1] == "席位　来访文件把他固定在1号席，先于其他人就座"
    assert [(one["person"], one["before"], one["after"]) for one in shown["moved"]] == [
        ("韩喆", "3号席（客方）", "1号席（客方）"),
        ("周明远", "1号席（客方）", "3号席（客方）"),
    ]
    assert [seat["person"] for seat in shown["chart"]["seats"] if seat["pinned"]] == ["韩喆", "周明远"]


def test_a_seating_without_anybody_has_no_chart_and_is_named() -> None:
    visit = load(OFFICE / "来访" / "2026-041.yaml")
    first, *others = visit.seating
    empty = replace(first, guests=(), hosts=(), note_takers=())
    assert unplanned_seatings(seated(replace(visit, seating=(empty, *others)))) == ["座谈会"]
