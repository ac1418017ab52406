"""Lists as clerks paste them: the people who are meant, or a question; never somebody else without a word."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from docgen.api.visits import load
from docgen.errors import DataError, Problem
from docgen.model.people import Person
from docgen.model.visit import Visit
from docgen.readers.tables.roster import Roster, load_roster, read_roster
from tests.readers.people.pasted_lists import GUESTS, NAMED, ROSTERS, TABLES

VISIT = {"标题": "考察", "编号": "2027-001", "类别": "国内公务", "事由": "考察调研", "日期": "2027-03-16"}


def said(people: Sequence[Person], meant: str) -> list[str]:
    """The people in the way in which the lists write them, with the fields that ``meant`` names."""
    shown = []
    for person, one in zip(people, meant.split("|"), strict=False):
        fields = [part.partition("=")[0] for part in one.partition("(")[2].rstrip(")").split(" ") if "=" in part]
        told = " ".join(f"{field}={getattr(person, field)}" for field in fields)
        shown.append(f"{person.name}({told})" if told else person.name)
    return shown + [person.name for person in people[len(shown) :]]


def is_asked(problems: Sequence[Problem]) -> bool:
    return any(problem.level in ("should", "error") for problem in problems)


def check_roster(roster: Roster, meant: str) -> None:
    if meant == "?":
        assert is_asked(roster.problems)
        return
    people = [holder.person for holder in roster.holders]
    assert "|".join(said(people, meant)) == meant
    assert not is_asked(roster.problems)


@pytest.mark.parametrize(("text", "meant"), ROSTERS)
def test_a_pasted_roster(text: str, meant: str) -> None:
    try:
        roster = read_roster(text.encode())
    except DataError:
        assert meant == "?"
        return
    check_roster(roster, meant)


@pytest.mark.parametrize(("text", "meant"), TABLES)
def test_a_roster_that_is_a_table(text: str, meant: str, tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text(text, "utf-8")
    try:
        roster = load_roster(path)
    except DataError:
        assert meant == "?"
        return
    check_roster(roster, meant)


def loaded(visit: dict[str, object], meant: str) -> Visit | None:
    """The visit; None where it is refused, as it should be."""
    try:
        return load(yaml.safe_dump({**VISIT, **visit}, allow_unicode=True, sort_keys=False, width=10_000).encode())
    except DataError:
        assert meant == "?"
        return None


@pytest.mark.parametrize(("items", "meant"), GUESTS)
def test_pasted_guests(items: list[str], meant: str) -> None:
    visit = loaded({"来宾": {"团组": "考察团", "名单": items}}, meant)
    if visit is None:
        return
    if meant == "?":
        assert is_asked(visit.notices)
    else:
        assert "|".join(said(visit.guests.people, meant)) == meant
        assert not is_asked(visit.notices)


@pytest.mark.parametrize(("text", "meant"), NAMED)
def test_a_text_of_names_of_the_visit(text: str, meant: str) -> None:
    item = {"日期": "2027-03-16", "时间": "9:00", "内容": "座谈", "地点": "会议室", "陪同": text}
    people = {"来宾": {"团组": "考察团", "名单": ["周明远", "罗大为", "李娜"]}, "陪同": ["沈静", "何志远"]}
    visit = loaded({**people, "日程": [item]}, meant)
    if visit is None:
        return
    if meant == "?":
        assert is_asked(visit.notices)
    else:
        assert "|".join(visit.schedule[0].escorts) == meant
