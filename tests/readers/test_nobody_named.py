"""Texts that name nobody: marks only, where people are expected; and volunteers typed with their phones."""

import pytest

from docgen.errors import DataError, Problem
from docgen.model.visit import Visit
from tests.conftest import visit

MARKS = ["、、、、", '"||||"', "'\"、\"'", "[、]", '["、、"]', "[周明远, 、]", "。", '"[、]"', "（）", "，，", "……"]
PEOPLE = {"来宾": "[周明远]", "陪同": "[沈静]"}
#: Where a list of people may stand: as a whole section, or as a field of an entry.
SECTIONS = {
    "来宾": "来宾: {}",
    "陪同": "陪同: {}",
    "座次的一方": "座次: [{{名称: 会, 形式: 会谈横桌, 来宾: {}, 主方: 全体}}]",
    "座次的人员": "座次: [{{名称: 会, 形式: 主席台, 人员: {}}}]",
    "抵离": "抵离: [{{方向: 抵达, 时间: 10:00, 人员: {}}}]",
    "用餐": "用餐: [{{名称: 午餐, 来宾: {}}}]",
    "车辆": "车辆: [{{车号: 1, 乘员: {}}}]",
}


def with_people(section: str) -> str:
    name = section.partition(":")[0]
    return "\n".join([*(f"{key}: {people}" for key, people in PEOPLE.items() if key != name), section])


def errors(text: str) -> list[Problem]:
    with pytest.raises(DataError) as refused:
        visit(text)
    return [problem for problem in refused.value.problems if problem.level == "error"]


@pytest.mark.parametrize("section", SECTIONS.values(), ids=SECTIONS)
@pytest.mark.parametrize("marks", MARKS)
def test_marks_without_a_name_are_an_error_at_their_place(section: str, marks: str) -> None:
    line = section.format(marks)
    found = [one for one in errors(with_people(line)) if one.code in ("D115", "D438")]
    assert len(found) == 1, [one.text for one in found]
    assert "姓名" in found[0].text
    assert "姓名" in found[0].hint


@pytest.mark.parametrize("mark", ["/", "——", "无", "－"])
def test_a_mark_for_none_is_no_person(mark: str) -> None:
    found = visit(f"来宾: [周明远]\n陪同: {mark}")
    assert found.hosts == ()
    assert any(problem.code == "D150" and mark in problem.text for problem in found.notices)


@pytest.mark.parametrize("name", ['"||||"', "张三", "'\"、\"'"])
def test_an_unknown_name_in_a_seating_of_the_same_hour_is_only_an_error(name: str) -> None:
    hour = "日期: 2026-07-05, 时间: 10:00, 地点: 会议室"
    seatings = (
        f"座次:\n  - {{名称: 会, {hour}, 形式: 会谈横桌, 来宾: 全体, 主方: 全体}}\n"
        f"  - {{名称: 台, {hour}, 形式: 主席台, 人员: {name}}}"
    )
    found = errors("来宾: [周明远, 韩喆]\n陪同: [沈静]\n" + seatings)
    assert {problem.code for problem in found} == {"D115"}


def test_names_in_latin_letters_with_a_comma_between_are_several_guests() -> None:
    assert [guest.name for guest in visit("来宾: Anna Lind、Bo Ek").guests.people] == ["Anna Lind", "Bo Ek"]


def volunteers(typed: str) -> tuple[Visit, list[tuple[str, str, str, str]]]:
    found = visit(f"来宾: [周明远]\n志愿者:\n  - 岗位: 会场引导\n    {typed}")
    return found, [(one.name, one.unit, one.phone, one.note) for one in found.volunteers[0].people]


SU, YU = ("苏小禾", "", "13900000181", ""), ("余可心", "", "13900000182", "")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("志愿者及电话: 苏小禾 13900000181", [SU]),
        ("志愿者及电话: 苏小禾13900000181", [SU]),
        ("志愿者及电话: 苏小禾 13900000181、余可心 13900000182", [SU, YU]),
        ("志愿者及电话: 苏小禾（13900000181）、余可心（13900000182）", [SU, YU]),
        ("志愿者及电话: 苏小禾，13900000181；余可心，13900000182", [SU, YU]),
        ("名单: [苏小禾 13900000181, 余可心：13900000182]", [SU, YU]),
        ("名单: [{姓名: 苏小禾 13900000181}]", [SU]),
        ("名单: 苏小禾（组长）、余可心", [("苏小禾", "", "", "组长"), ("余可心", "", "", "")]),
        ("名单: 苏小禾 清江职业技术学院 13900000181", [("苏小禾", "清江职业技术学院", "13900000181", "")]),
        ("名单: 苏小禾 女 13900000181", [("苏小禾", "", "13900000181", "女")]),
        ("名单: Anna Lind、Bo Ek", [("Anna Lind", "", "", ""), ("Bo Ek", "", "", "")]),
        ("名单: [苏小禾, 余可心]", [("苏小禾", "", "", ""), ("余可心", "", "", "")]),
    ],
)
def test_what_a_line_says_of_a_volunteer_goes_to_its_field(
    typed: str, expected: list[tuple[str, str, str, str]]
) -> None:
    assert volunteers(typed)[1] == expected


@pytest.mark.parametrize("typed", ["名单: 12人", "名单: 苏小禾等3人", "人员: 苏小禾/13900000181", "名单: 、、"])
def test_a_line_of_volunteers_that_nobody_can_tell_is_refused(typed: str) -> None:
    assert "D438" in [problem.code for problem in errors(f"来宾: [周明远]\n志愿者: [{{岗位: 引导, {typed}}}]")]


def test_a_number_too_short_for_a_phone_is_asked_about() -> None:
    found, people = volunteers("志愿者及电话: 苏小禾 1390000018")
    assert people == [("苏小禾", "", "", "1390000018")]
    assert any(problem.level == "should" and "1390000018" in problem.text for problem in found.notices)
