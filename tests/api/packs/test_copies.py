"""A paper of which everybody has one: whoever comes gets one more, and one is left over of whoever does not."""

import json

import pytest

from tests.api.packs.conftest import Evening

_SLIP = "09 手边单.docx"
_FIRST = "    - {姓名: 韩喆,"
_MAYOR = "    - {姓名: 李晓峰, 单位: 云州市人民政府, 职务: 副市长, 级别: 厅局级副职}\n"
_LAST = "    - {姓名: 丁一, 单位: 中共云州市委办公室, 职务: 秘书科科长, 级别: 乡科级正职, 性别: 男, 民族: 汉族"
_LAST += ", 角色: 秘书}\n"
_DINNER = "时间: 18:10, 环节: 吃", "时间: 18:20, 环节: 吃"


def _mayor_comes(evening: Evening) -> None:
    evening.change(_FIRST, f"{_MAYOR}{_FIRST}")
    evening.change("人数: 12\n  名单:\n", "人数: 13\n  名单:\n")


def _secretary_stays_at_home(evening: Evening) -> None:
    evening.change(_LAST, "")
    evening.change("人数: 12\n  名单:\n", "人数: 11\n  名单:\n")
    for old, new in (("邹敏", "邹敏"), ("白鹤鸣, 丁一", "白鹤鸣")):
        evening.change(old, new)


def _slip_lines(evening: Evening, printed: bool = False) -> list[str]:
    report = evening.write(changed_since=evening.folder / "run.json", printed=printed)
    return [line.strip() for line in report.list_lines if _SLIP in line]


def test_whoever_comes_gets_a_copy_though_nothing_else_of_it_has_changed(packed: Evening) -> None:
    _mayor_comes(packed)
    assert _slip_lines(packed) == [f"{_SLIP}：再印1份给李晓峰（来宾和陪同人员，每人一份，共15份）"]
    assert len(_slip_lines(packed)) == 1, "until somebody says that it is printed"
    assert _slip_lines(packed, printed=True) == []


def test_a_host_who_joins_gets_one_too(packed: Evening) -> None:
    packed.change("  - 罗文\n", "  - 罗文\n  - 陶思源\n")
    assert _slip_lines(packed) == [f"{_SLIP}：再印1份给陶思源（来宾和陪同人员，每人一份，共15份）"]


def test_the_copy_of_whoever_does_not_come_is_left_over(packed: Evening) -> None:
    _secretary_stays_at_home(packed)
    assert _slip_lines(packed) == [f"{_SLIP}：多出1份（丁一）"]


def test_whoever_comes_instead_gets_the_copy_that_is_there(packed: Evening) -> None:
    packed.change("丁一", "李晓峰")
    assert _slip_lines(packed) == []


def test_people_without_a_name_are_counted(packed: Evening) -> None:
    packed.change("人数: 12\n  名单:\n", "人数: 15\n  名单:\n")
    assert _slip_lines(packed) == [f"{_SLIP}：再印3份（来宾和陪同人员，每人一份，共17份）"]


def test_where_the_paper_is_printed_anew_the_number_is_that_of_all(packed: Evening) -> None:
    _mayor_comes(packed)
    packed.change(*_DINNER)
    (line,) = _slip_lines(packed)
    assert line.startswith(f"{_SLIP}：整份（来宾和陪同人员，每人一份，共15份；改了：")


def test_who_comes_and_goes_in_one_evening_may_have_a_copy(packed: Evening) -> None:
    before = packed.visit.read_text("utf-8")
    _mayor_comes(packed)
    packed.changed()
    packed.visit.write_text(before, "utf-8")
    assert _slip_lines(packed) == [f"{_SLIP}：多出1份（李晓峰）"]


@pytest.mark.parametrize("known", ["copies", "holders"])
def test_the_record_of_an_earlier_version_says_nothing_of_copies(packed: Evening, known: str) -> None:
    record = packed.folder / "run.json"
    shape = json.loads(record.read_text("utf-8"))
    (slip,) = [paper for paper in shape["papers"] if paper["file"] == _SLIP]
    assert (slip["copies"], len(slip["holders"])) == (14, 14)
    del slip["copies"], slip["holders"]
    record.write_text(json.dumps(shape, ensure_ascii=False), "utf-8")
    assert known not in slip
    _mayor_comes(packed)
    assert _slip_lines(packed) == []
