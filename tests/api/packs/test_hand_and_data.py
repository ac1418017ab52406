"""Somebody else comes and a paper is changed by hand in one evening: what was written is found and comes home."""

from collections.abc import Callable

import pytest

import docgen
from tests.api.packs.conftest import Evening
from tests.api.packs.edited import edit_file
from tests.conftest import Run

_MAYOR = "    - {姓名: 李晓峰, 单位: 云州市人民政府, 职务: 副市长, 级别: 厅局级副职, 性别: 男, 民族: 汉族}\n"
_ROOM = '      - {房号: "0304", 房型: 单间, 入住: 李晓峰, 单价: 260, 付费: 来宾自付}\n'
_ROOMS = "07 住宿安排.docx"
#: A paper, what is changed in it by hand, and what becomes of the visit file.
BY_HAND = {
    "a room": (_ROOMS, ("0303", "0309"), ('房号: "0303"', '房号: "0309"')),
    "a room in the plan": ("01 接待方案.docx", ("0306", "0316"), ('房号: "0306"', '房号: "0316"')),
    "a room on the list of arrivals": ("17 签到表.docx", ("0307", "0317"), ('房号: "0307"', '房号: "0317"')),
    "a time in the plan": ("01 接待方案.docx", ("09:00", "09:10"), ("时间: 09:00-10:10", "时间: 09:10-10:10")),
    "a time on the slip": ("09 手边单.docx", ("10:35", "10:45"), ("时间: 10:35-11:20", "时间: 10:45-11:20")),
    "a post": ("06 人员名单.docx", ("乡村建设科科长", "乡村建设科副科长"), ("乡村建设科科长", "乡村建设科副科长")),
    "a name": ("06 人员名单.docx", ("白鹤鸣", "白鹤明"), ("白鹤鸣", "白鹤明")),
    "a phone": ("04 责任分工.docx", ("13900000109", "13900000199"), ('"13900000109"', '"13900000199"')),
    "a place": ("09 手边单.docx", ("石桥村党群服务中心", "石桥村便民服务中心"), ("党群服务中心", "便民服务中心")),
    "a price": ("19 物品采购和领用清单.docx", ("2.50", "3.50"), ("单价: 2.50", "单价: 3.50")),
}


def _mayor_comes(evening: Evening) -> None:
    evening.change("    - {姓名: 韩喆,", f"{_MAYOR}    - {{姓名: 韩喆,")
    evening.change("  人数: 12\n  名单:\n", "  人数: 13\n  名单:\n")
    evening.change('      - {房号: "0303"', f'{_ROOM}      - {{房号: "0303"')


def _taken(evening: Evening) -> str:
    found = docgen.changes_by_hand(evening.folder)
    assert [change.sentence for change in found.changes if change.why_not] == []
    return found.text(found.changes)


#: So many changes are made by hand at once, each beside others in other papers.
_TOGETHER = 5


@pytest.mark.parametrize("part", range(len(BY_HAND) // _TOGETHER))
def test_a_value_changed_by_hand_comes_home_whatever_has_changed_in_the_visit(part: int, packed: Evening) -> None:
    some = list(BY_HAND.values())[part :: len(BY_HAND) // _TOGETHER]
    for paper, edit, _ in some:
        edit_file(packed.folder / paper, edit)
    _mayor_comes(packed)
    wanted = before = packed.visit.read_text("utf-8")
    for _, _, (old, new) in some:
        assert old in before
        wanted = wanted.replace(old, new)
    text = _taken(packed)
    assert text == wanted
    packed.changed()
    assert _taken(packed) == text, "once the set was made again, too"


def test_what_has_come_home_is_not_asked_about_again(packed: Evening) -> None:
    edit_file(packed.folder / _ROOMS, ("0303", "0309"))
    _mayor_comes(packed)
    packed.changed()
    packed.visit.write_text(_taken(packed), "utf-8")
    packed.changed()
    assert docgen.changes_by_hand(packed.folder).changes == ()


def test_two_papers_with_other_values_for_one_place_are_both_named_and_neither_is_taken(packed: Evening) -> None:
    edit_file(packed.folder / _ROOMS, ("0303", "0309"))
    edit_file(packed.folder / "01 接待方案.docx", ("0303", "0310"))
    changes = docgen.changes_by_hand(packed.folder).changes
    assert [change.edits for change in changes] == [(), ()]
    assert "07 住宿安排.docx 表1第6行改成的是“0309”，几处不一样" in changes[0].why_not
    assert "改成的是“0310”，几处不一样" in changes[1].why_not


def test_what_was_written_by_hand_is_told_apart_from_what_is_only_to_be_made_again(
    packed: Evening, run: Callable[..., Run]
) -> None:
    edit_file(packed.folder / _ROOMS, ("0303", "0309"))
    _mayor_comes(packed)
    agreement = docgen.agree(packed.folder)
    assert agreement.sentences == ("07 住宿安排.docx 表1第6行：韩喆的房号是“0309”，来访文件是“0303”",)
    assert len(agreement.disagreements) > 100
    assert {one.paper for one in agreement.outdated} >= {"01 接待方案.docx", "12 席卡.docx", _ROOMS}
    told = run("agree", packed.folder)
    assert told.code == 1
    assert len(told.out.splitlines()) < 30
    assert "--changed-since" in told.out
    assert "处和来访文件不一致，18份还是来访文件改以前的" in told.out


def test_an_edited_paper_beside_which_the_new_one_lies_is_said_to_be_the_old_one(packed: Evening) -> None:
    edit_file(packed.folder / _ROOMS, ("0303", "0309"))
    _mayor_comes(packed)
    packed.changed()
    agreement = docgen.agree(packed.folder)
    assert agreement.sentences == ("07 住宿安排.docx 表1第6行：韩喆的房号是“0309”，来访文件是“0303”",)
    assert agreement.outdated_papers == ("07 住宿安排.docx（旧的，要用的是旁边的 07 住宿安排（新）.docx）",)


def test_nothing_is_outdated_where_only_a_hand_has_written(packed: Evening) -> None:
    edit_file(packed.folder / _ROOMS, ("0303", "0309"))
    agreement = docgen.agree(packed.folder)
    assert (agreement.outdated, len(agreement.by_hand)) == ((), 1)
