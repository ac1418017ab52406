"""A time or a place that stands twice in a visit for one event comes home in both places, with one question."""

from collections.abc import Callable

import pytest

import docgen
from tests.api.packs.conftest import Evening
from tests.api.packs.edited import edit_file
from tests.conftest import Run

_ROOM = "区行政中心三楼会议室"
#: A paper, what is changed once in it by hand, and what becomes of the visit file.
ONE_EVENT = {
    "the photograph in the plan": (
        "01 接待方案.docx",
        ("16:05", "16:15"),
        ("时间: 16:05, 内容: 合影", "时间: 16:05, 地点"),
        ("时间: 16:15, 内容: 合影", "时间: 16:15, 地点"),
    ),
    "dinner in the plan": (
        "01 接待方案.docx",
        ("18:10", "18:20"),
        ("时间: 18:10, 环节: 吃", "时间: 18:10, 地点"),
        ("时间: 18:20, 环节: 吃", "时间: 18:20, 地点"),
    ),
    "the meeting on its chart": (
        "11 座次图.docx",
        ("14:30", "14:40"),
        ("时间: 14:30-16:00", "时间: 14:30, 地点"),
        ("时间: 14:40-16:00", "时间: 14:40, 地点"),
    ),
    "the meeting in the plan, as from when to when": (
        "01 接待方案.docx",
        ("14:30", "14:50"),
        ("时间: 14:30-16:00", "时间: 14:30, 地点"),
        ("时间: 14:50-16:00", "时间: 14:50, 地点"),
    ),
    "the photograph on the sheet in the hand": (
        "09 手边单.docx",
        ("16:05", "16:10"),
        ("时间: 16:05, 内容: 合影", "时间: 16:05, 地点"),
        ("时间: 16:10, 内容: 合影", "时间: 16:10, 地点"),
    ),
    "lunch with its menu": (
        "16 备餐单（6日午餐）.docx",
        ("12:00", "12:10"),
        ("时间: 12:00, 环节: 吃", "时间: 12:00, 地点"),
        ("时间: 12:10, 环节: 吃", "时间: 12:10, 地点"),
    ),
    "where lunch is": (
        "16 备餐单（6日午餐）.docx",
        ("机关食堂", "机关二食堂"),
        ("内容: 午餐（工作餐）, 地点: 机关食堂", "时间: 12:00, 地点: 机关食堂"),
        ("内容: 午餐（工作餐）, 地点: 机关二食堂", "时间: 12:00, 地点: 机关二食堂"),
    ),
    "where the meeting is, not where the photograph is": (
        "11 座次图.docx",
        (_ROOM, "区行政中心二楼会议室"),
        (f"情况介绍, 地点: {_ROOM}", f"时间: 14:30, 地点: {_ROOM}"),
        ("情况介绍, 地点: 区行政中心二楼会议室", "时间: 14:30, 地点: 区行政中心二楼会议室"),
    ),
}


@pytest.mark.parametrize("name", ONE_EVENT)
def test_both_places_of_one_event_are_changed_with_one_question(name: str, packed: Evening) -> None:
    paper, edit, old, new = ONE_EVENT[name]
    edit_file(packed.folder / paper, edit, once=True)
    text = packed.visit.read_text("utf-8")
    assert all(one in text for one in old)
    expected = text
    for one, other in zip(old, new, strict=True):
        expected = expected.replace(one, other)
    found = docgen.changes_by_hand(packed.folder)
    (change,) = found.changes
    assert found.text([change]) == expected, change.sentence
    lines = [number for number, line in enumerate(expected.split("\n"), 1) if line != text.split("\n")[number - 1]]
    assert all(f".yaml:{line}:" in change.sentence for line in lines)
    packed.visit.write_text(expected, "utf-8")
    assert not {"L10", "L11"} & {problem.code for problem in docgen.check(docgen.load(packed.visit))}


def test_the_command_counts_both_places_of_one_event_as_one_change(packed: Evening, run: Callable[..., Run]) -> None:
    edit_file(packed.folder / "11 座次图.docx", ("14:30", "14:40"), once=True)
    copy = packed.visit.with_name("新.yaml")
    assert "写进去1处" in run("agree", packed.folder, "--take", "-o", copy, "--yes").out
    assert copy.read_text("utf-8").count("14:40") == packed.visit.read_text("utf-8").count("14:30")


def test_a_time_that_only_another_event_has_too_is_left_alone(packed: Evening) -> None:
    """Breakfast is at half past seven on two days, and each day has it twice."""
    edit_file(packed.folder / "01 接待方案.docx", ("07:30", "07:40"), once=True)
    text = packed.visit.read_text("utf-8")
    (change,) = docgen.changes_by_hand(packed.folder).changes
    changed = docgen.changes_by_hand(packed.folder).text([change])
    lines = [one for one, other in zip(text.split("\n"), changed.split("\n"), strict=True) if one != other]
    assert len(lines) == 2
    assert all("2026-07-06" in line for line in lines)


def test_an_end_that_only_the_schedule_states_changes_nothing_else(packed: Evening) -> None:
    edit_file(packed.folder / "01 接待方案.docx", ("16:00", "16:02"), once=True)
    (change,) = docgen.changes_by_hand(packed.folder).changes
    assert [edit.new for edit in change.edits] == ["14:30-16:02"]


def test_where_two_papers_say_otherwise_of_one_value_both_are_left_to_the_user(packed: Evening) -> None:
    edit_file(packed.folder / "01 接待方案.docx", ("16:05", "16:15"), once=True)
    edit_file(packed.folder / "09 手边单.docx", ("16:05", "16:20"), once=True)
    first, second = docgen.changes_by_hand(packed.folder).changes
    assert "09 手边单.docx 表3第1行改成的是“16:20”" in first.why_not
    assert "“16:15”" in second.why_not
    assert "01 接待方案.docx" in second.why_not


def test_who_does_not_come_is_to_be_taken_out_of_all_lines_that_name_him(packed: Evening) -> None:
    text = packed.visit.read_text("utf-8")
    listed = next(line for line in text.split("\n") if "姓名: 宋时雨" in line)
    packed.visit.write_text(text.replace(f"{listed}\n", ""), "utf-8")
    with pytest.raises(docgen.DataError) as error:
        docgen.load(packed.visit)
    (hint, *_) = [problem.hint for problem in error.value.problems if problem.code == "D115"]
    lines = packed.visit.read_text("utf-8").split("\n")
    named = [str(number) for number, line in enumerate(lines, 1) if "宋时雨" in line and "名单:" not in line]
    assert hint.endswith(f"不来了的，从第{'、'.join(named)}行去掉")
