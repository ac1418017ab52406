"""Guests who are only counted: a number is taken as one, and becomes nobody's name."""

from pathlib import Path

import pytest

from docgen.api.visits import load
from docgen.model.visit import Visit
from docgen.readers.recognise import is_visit_text
from tests.conftest import Run

VISIT = "标题: 云州市来访\n日期: 2026-07-05\n来宾: {}\n"


def of(guests: str) -> Visit:
    return load(VISIT.format(guests).encode())


@pytest.mark.parametrize(
    "counted",
    ["十二人", "12人", "12", "12名", "12位", "共12人", "一行12人", "12位来宾", "１２人", "十二", "12个人", "合计12人"],
)
def test_a_number_where_the_guests_belong_is_how_many_they_are(counted: str) -> None:
    visit = of(counted)
    assert (visit.guests.headcount, visit.guests.people) == (12, ())
    assert [(one.code, one.level) for one in visit.notices] == [("D150", "note")]


@pytest.mark.parametrize(("counted", "number"), [("约12人", 12), ("二十余人", 20), ("近30人", 30), ("十多人", 10)])
def test_a_rough_number_is_asked_about(counted: str, number: int) -> None:
    visit = of(counted)
    assert (visit.guests.headcount, visit.guests.people) == (number, ())
    assert [(one.code, one.level) for one in visit.notices] == [("D151", "should")]


def test_a_group_and_its_number_are_asked_about() -> None:
    visit = of("省发改委一行12人")
    assert (visit.guests.name, visit.guests.headcount, visit.guests.people) == ("省发改委", 12, ())
    assert [one.text for one in visit.notices] == ["“省发改委一行12人”当作团组“省发改委”，人数12"]


@pytest.mark.parametrize("name", ["周明远", "李十二", "周百", "万一一"])
def test_a_name_with_a_number_in_it_stays_a_name(name: str) -> None:
    assert [person.name for person in of(name).guests.people] == [name]


@pytest.mark.parametrize("guests", ["{人数: }", "{团组: 云州市代表团, 人数: }", "\n  人数:\n  名单: []"])
def test_a_number_that_is_left_open_is_asked_about(guests: str) -> None:
    assert [(one.code, one.level) for one in of(guests).notices] == [("D108", "should")]


@pytest.mark.parametrize("word", ["标题", "来访名称", "活动名称", "接待名称", "来访标题"])
def test_a_text_on_standard_input_is_a_visit_by_any_word_for_its_title(word: str) -> None:
    assert is_visit_text(f"{word}: 云州市来访\n".encode())


@pytest.mark.parametrize("title", ["席卡", "接待方案", "座次图", "讲话稿", "工作总结", "检查表"])
def test_a_paper_answers_to_its_title(title: str, run: Run) -> None:
    done = run(title, "--help")
    assert done.code == 0
    assert f"docgen {title}" in done.out


def test_cards_are_made_by_their_title(tmp_path: Path, run: Run) -> None:
    (tmp_path / "名单.txt").write_text("周明远\n沈静\n", "utf-8")
    assert run("席卡", tmp_path / "名单.txt", "-o", tmp_path / "a.docx").code == 0
