"""A host of whom only a name is written is looked up in the catalogue; who is not in it has no unit and no post."""

from pathlib import Path

import pytest

import docgen

_LEADERS = """
- {姓名: 沈静, 单位: 中共清江区委, 职务: 副书记}
- {姓名: 罗汶, 单位: 清江区人民政府, 职务: 副区长}
- {姓名: 欧阳若兰, 单位: 清江区文化馆, 职务: 馆长}
"""


def said_of(folder: Path, sections: str, leaders: str = _LEADERS) -> list[tuple[str, int, str]]:
    (folder / "库").mkdir()
    (folder / "库" / "领导.yaml").write_text(leaders, "utf-8")
    (folder / "office.yaml").write_text("单位: 清江区接待中心\n", "utf-8")
    path = folder / "来访.yaml"
    path.write_text(f"标题: 来访\n日期: 2026-07-06\n来宾: [{{姓名: 周明远}}]\n{sections}\n", "utf-8")
    problems = docgen.load(path).notices
    return [(one.level, one.place.line, one.hint) for one in problems if one.code == "D152" and one.place]


@pytest.mark.parametrize(
    ("sections", "line", "meant"),
    [
        ("陪同: [沈静, 罗文]", 4, "罗汶"),
        ("陪同:\n  - 沈静\n  - 罗文", 6, "罗汶"),
        ("陪同: [{姓名: 罗文, 电话: '139'}]", 4, "罗汶"),
        ("陪同: 沈静、罗文", 4, "罗汶"),
        ("保障: [欧阳若蓝]", 4, "欧阳若兰"),
        ("陪同: [沈净]", 4, "沈静"),
    ],
)
def test_a_name_that_was_mended_in_the_catalogue_alone_is_asked_about(
    sections: str, line: int, meant: str, tmp_path: Path
) -> None:
    ((level, at, hint),) = said_of(tmp_path, sections)
    assert (level, at) == ("should", line)
    assert f"是不是“{meant}”" in hint


def test_a_name_that_is_like_no_other_is_a_note(tmp_path: Path) -> None:
    ((level, _, hint),) = said_of(tmp_path, "保障: [石磊]")
    assert level == "note"
    assert "是不是" not in hint


@pytest.mark.parametrize(
    "sections",
    ["陪同: [沈静, 罗汶]", "陪同: [{姓名: 罗文, 单位: 清江区审计局, 职务: 局长}]", "陪同: [{姓名: 罗文, 职务: 局长}]"],
)
def test_who_has_a_unit_or_a_post_is_not_asked_about(sections: str, tmp_path: Path) -> None:
    assert said_of(tmp_path, sections) == []


def test_without_a_catalogue_of_leaders_nobody_is_missed_in_it(tmp_path: Path) -> None:
    assert said_of(tmp_path, "陪同: [罗文]", leaders="") == []
