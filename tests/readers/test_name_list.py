"""Lists of names: a line is a person where its words tell so, else a name each."""

import pytest

from docgen.readers.tables.name_list import read_names


@pytest.mark.parametrize(
    ("line", "unit", "title", "rank"),
    [
        ("周明远，教授，正处级", "", "教授", "正处级"),
        ("周明远，研究员，副厅级", "", "研究员", "副厅级"),
        ("周明远、院士、副部级", "", "院士", "副部级"),
        ("周明远\t总工程师\t正处级", "", "总工程师", "正处级"),
        ("周明远 顾问 正处级", "", "顾问", "正处级"),
        ("周明远　秘书长　副厅级", "", "秘书长", "副厅级"),
        ("周明远,高级工程师,正处级,", "", "高级工程师", "正处级"),
        ("周明远，正科级，支部书记", "", "支部书记", "正科级"),
        ("周明远 教授，正处级", "", "教授", "正处级"),
        ("周明远，，教授，正处级", "", "教授", "正处级"),
        ("教授，周明远，正处级", "", "教授", "正处级"),
        ("正处级 周明远 教授", "", "教授", "正处级"),
        ("周明远，云州大学，教授，正处级", "云州大学", "教授", "正处级"),
        ("云州市农业农村局；周明远；局长；正处级", "云州市农业农村局", "局长", "正处级"),
        ("周明远，中共云州市委，正处级", "中共云州市委", "", "正处级"),
        ("周明远，副市长、总工程师，副厅级", "", "副市长、总工程师", "副厅级"),
        ("周明远，男，汉族，教授，正处级", "", "教授", "正处级"),
        ("3. 周明远，处长，二级调研员", "", "处长", "二级调研员"),
        ("周明远，正处级，二级调研员", "", "二级调研员", "正处级"),
        ("周明远，区委，书记，正处级", "区委", "书记", "正处级"),
        ("王小村，主任，正科级", "", "主任", "正科级"),
        ("正处级，周明远", "", "", "正处级"),
        ("周明远，调研员", "", "", "调研员"),
    ],
)
def test_name_post_and_rank_of_a_line_are_one_person(line: str, unit: str, title: str, rank: str) -> None:
    names = read_names(f"{line}\n".encode())
    (person,) = names.people
    assert (person.unit, person.title, person.rank) == (unit, title, rank)
    assert line[names.names[0][1].column - 1 :].startswith(person.name)
    assert all("序号" in problem.text for problem in names.problems)


@pytest.mark.parametrize(
    ("line", "names", "doubted"),
    [
        ("王芳，李明，正处级", ["王芳", "李明", "正处级"], ["正处级"]),
        ("王芳，正处级，李明，副处级", ["王芳", "正处级", "李明", "副处级"], ["正处级", "副处级"]),
        ("王芳，教授", ["王芳", "教授"], ["教授"]),
        ("王芳 李明，正处级", ["王芳 李明"], ["王芳 李明"]),
    ],
)
def test_what_nobody_can_tell_is_a_name_each_and_said(line: str, names: list[str], doubted: list[str]) -> None:
    found = read_names(f"{line}\n".encode())
    assert [name for name, _ in found.names] == names
    assert [problem.text for problem in found.problems] == [f"“{name}”当作一个名字" for name in doubted]


@pytest.mark.parametrize("line", ["王 芳，正处级", "王 芳 正处级", "正处级，王　芳", "1. 王 芳 局长 正处级"])
def test_a_name_spread_by_hand_is_one_name(line: str) -> None:
    (person,) = read_names(f"{line}\n".encode()).people
    assert ("".join(person.name.split()), person.rank) == ("王芳", "正处级")
