"""Who stands in a line as offices and groups on a phone write it."""

import pytest

from docgen.errors import DataError
from docgen.readers.people.line import people_of_line
from docgen.readers.people.names import spelt
from docgen.readers.people.plain_line import plain_line
from docgen.readers.tables.roster import Roster, read_roster
from tests.readers.people.readable import readable
from tests.readers.people.strange_lines import cases

SPACES = ["\u3000", "\u00a0", "\u2009", "\u200a", "\u202f", "\u205f", "  ", " \u3000"]


def roster_with(line: str) -> Roster:
    return readable(read_roster(f"沈静 市长\n{line}\n".encode()))


def of_kind(wanted: str) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(line, people) for line, kind, people in cases() if kind == wanted]


@pytest.mark.parametrize(("line", "people"), of_kind("sure"))
def test_a_line_that_is_clear_gives_its_people_and_no_question(line: str, people: list[tuple[str, str]]) -> None:
    roster = roster_with(line)
    assert [(one.person.name, one.person.title) for one in roster.holders[1:]] == people
    assert all(problem.level == "note" for problem in roster.problems)


@pytest.mark.parametrize(("line", "people"), of_kind("nobody"))
def test_a_line_without_anybody_gives_nobody_and_is_listed(line: str, people: list[tuple[str, str]]) -> None:
    roster = roster_with(line)
    assert len(roster.holders) == 1
    assert any(line.strip()[:6] in problem.text for problem in roster.problems)


@pytest.mark.parametrize(("line", "people"), of_kind("ask"))
def test_a_line_that_is_only_likely_is_asked_about_or_refused_at_its_place(
    line: str, people: list[tuple[str, str]]
) -> None:
    try:
        roster = roster_with(line)
    except DataError as error:
        assert [one.place and one.place.line for one in error.problems if one.level == "error"] == [2]
        return
    assert [one.place and one.place.line for one in roster.problems if one.level == "should"][:1] == [2]
    if people:
        assert [(one.person.name, one.person.title) for one in roster.holders[1:]] == people


@pytest.mark.parametrize("space", SPACES)
@pytest.mark.parametrize(("before", "behind"), [("李", "娜"), ("阿依古丽", "·买买提"), ("欧阳", "若兰")])
def test_a_name_may_be_spread_by_any_space(before: str, behind: str, space: str) -> None:
    (person,) = people_of_line(f"{before}{space}{behind}{space}局长")
    assert (person.name, person.title, person.doubt) == (f"{before}{behind}", "局长", "")


@pytest.mark.parametrize("dot", "·•‧∙⋅・･")
def test_a_name_may_have_any_dot(dot: str) -> None:
    (person,) = people_of_line(f"阿依古丽{dot}买买提 副镇长")
    assert (person.name, person.doubt) == ("阿依古丽·买买提", "")


@pytest.mark.parametrize("name", ["Anna Lind", "Johannes van der Velde", "O'Brien", "Smith, John"])
def test_a_foreign_name_keeps_its_spaces(name: str) -> None:
    assert spelt(name) == name
    assert [person.name for person in people_of_line(name)] == [name]


@pytest.mark.parametrize(
    ("line", "field", "said"),
    [
        ("马晓东（女，回族）", "ethnicity", "回族"),
        ("马晓东（女，回族）", "sex", "女"),
        ("马晓东 男 回族 13900000001", "phone", "13900000001"),
        ("张嘉怡女士", "sex", "女"),
        ("郑国梁（带队）", "note", "带队"),
        ("罗大为-县民政局-局长", "unit", "县民政局"),
        ("马晓东（清真）", "diet", "清真"),
        ("托马斯·伯格（Thomas Berg）", "name_en", "Thomas Berg"),
        ("托马斯·伯格 Thomas Berg", "name_en", "Thomas Berg"),
    ],
)
def test_what_is_said_of_somebody_goes_to_its_field(line: str, field: str, said: str) -> None:
    (person,) = people_of_line(line)
    assert (getattr(person, field), person.doubt) == (said, "")


@pytest.mark.parametrize(
    ("line", "spread"),
    [
        ("罗大为-县民政局-局长", "罗大为\t县民政局\t局长"),
        ("县民政局——罗大为", "县民政局\t 罗大为"),
        ("罗大为-李四", "罗大为-李四"),  # two people
        ("罗大为-王", "罗大为-王"),  # a name and what may be one
        ("县民政局-王", "县民政局-王"),
        ("县民政局-局长", "县民政局-局长"),
        ("罗大为-局长，李四", "罗大为-局长，李四"),
        ("罗大为-", "罗大为-"),
    ],
)
def test_dashes_part_a_line_that_has_one_name_and_nothing_else_that_may_be_one(line: str, spread: str) -> None:
    assert plain_line(line).text == spread


@pytest.mark.parametrize("line", ["马晓东 副部长[强]", "钱海燕 +1", "孙小萌 收到", "张嘉怡女士"])
def test_what_was_left_out_is_listed_with_its_line(line: str) -> None:
    (said,) = [problem for problem in roster_with(line).problems if problem.code == "D150"]
    assert "第2行" in said.text


def test_a_line_that_is_passed_over_but_holds_a_name_is_asked_about() -> None:
    (said,) = [
        problem for problem in roster_with("3月17日陪同名单：何志远、周敏").problems if problem.level == "should"
    ]
    assert "何志远" in said.text


@pytest.mark.parametrize("line", ["张三\u202e副市长", "张三丰\u2067副市长", "局\u200b长"])
def test_what_nobody_sees_in_a_line_that_is_no_name_is_named(line: str) -> None:
    hidden = next(character for character in line if not "\u4e00" <= character <= "\u9fff")
    with pytest.raises(DataError, match=f"看不见的字符 U\\+{ord(hidden):04X}"):
        roster_with(line)
