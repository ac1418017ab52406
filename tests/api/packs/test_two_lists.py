"""Packs in a row: what was to be printed stays on the list until somebody says that it is printed."""

from collections.abc import Callable

import pytest

import docgen
from tests.api.packs.conftest import Evening
from tests.conftest import Run

CARDS, ROOMS, PLAN = "12 席卡.docx", "07 住宿安排.docx", "01 接待方案.docx"
ROOM = ('{房号: "0301"', '{房号: "0311"')
POST = ("职务: 秘书科科长", "职务: 秘书科副科长")
NEW_GUEST = ("阿依古丽·买买提", "贺兰山")


def _due(report: docgen.PackReport) -> dict[str, docgen.Reprint]:
    return {one.file: one for one in report.reprint}


def _withdrawn(report: docgen.PackReport, file: str) -> list[tuple[int, str]]:
    return [(one.card, one.holder) for one in report.withdraw if one.file == file]


def test_a_second_pack_lists_what_the_first_had_listed(few_packed: Evening) -> None:
    few_packed.change(*NEW_GUEST)
    first = few_packed.changed()
    few_packed.change(*ROOM)
    second = few_packed.changed()
    assert _due(first).keys() | {ROOMS} == _due(second).keys()
    assert _due(second)[CARDS].people == _due(first)[CARDS].people == ("贺兰山",)
    assert _withdrawn(second, CARDS) == _withdrawn(first, CARDS)
    listed = (few_packed.folder / "打印清单.txt").read_text("utf-8-sig")
    assert listed.index("要重印的：") < listed.index("以前列过、还没有说印好的：") < listed.index(f"{CARDS}：第")


def test_what_is_printed_is_not_listed_again(few_packed: Evening) -> None:
    few_packed.change(*NEW_GUEST)
    few_packed.changed()
    few_packed.change(*ROOM)
    report = few_packed.write(changed_since=few_packed.folder, printed=True)
    assert CARDS not in _due(report)
    assert _withdrawn(report, CARDS) == []
    assert ROOMS in _due(report)
    nothing = few_packed.write(changed_since=few_packed.folder, printed=True)
    assert nothing.change_lines == ()
    assert "要重印的" not in (few_packed.folder / "打印清单.txt").read_text("utf-8-sig")


def test_a_run_without_a_change_forgets_nothing_and_leaves_the_list_as_somebody_ticked_it_off(
    few_packed: Evening,
) -> None:
    few_packed.change(*POST)
    first = few_packed.changed()
    listed = few_packed.folder / "打印清单.txt"
    listed.write_text(listed.read_text("utf-8-sig") + "√", "utf-8-sig")
    again = few_packed.changed()
    assert _due(again).keys() == _due(first).keys()
    assert all(one.was_listed for one in (*again.reprint,))
    assert listed.read_text("utf-8-sig").endswith("√")


def test_a_card_of_a_list_that_was_overtaken_is_withdrawn_as_well(few_packed: Evening) -> None:
    few_packed.change("姓名: 宋时雨", "姓名: 宋时语")
    few_packed.change("宋时雨", "宋时语")
    few_packed.changed()
    few_packed.change("宋时语", "宋时宇")
    report = few_packed.changed()
    assert _due(report)[CARDS].people == ("宋时宇",)
    assert sorted(_withdrawn(report, CARDS)) == [(9, "宋时语"), (9, "宋时雨")]


def test_what_is_as_it_was_at_first_is_printed_again_since_the_list_between_may_have_been_followed(
    few_packed: Evening,
) -> None:
    few_packed.change(*NEW_GUEST)
    few_packed.changed()
    few_packed.change(*reversed(NEW_GUEST))
    report = few_packed.changed()
    assert _due(report)[CARDS].people == ("阿依古丽·买买提",)
    assert [holder for _, holder in _withdrawn(report, CARDS)] == ["贺兰山"]


def test_a_paper_that_is_gone_stays_on_the_list_of_what_is_withdrawn(few_packed: Evening) -> None:
    few_packed.change("菜单: [凉拌藕带, 清炒时蔬, 柳溪豆腐, 番茄炖牛肉, 番茄蛋汤, 杂粮饭], ", "")
    few_packed.changed()
    few_packed.change(*ROOM)
    report = few_packed.changed()
    menu = "15 菜单（6日午餐）.docx"
    assert [(one.sentence, one.was_listed) for one in report.withdraw if one.file == menu] == [
        (f"{menu}：整份（已移到“作废”）", True)
    ]
    assert few_packed.write(changed_since=few_packed.folder, printed=True).withdraw == ()


def test_a_paper_that_comes_later_is_to_be_printed(few_packed: Evening) -> None:
    dishes = "菜单: [凉拌藕带, 清炒时蔬, 柳溪豆腐, 番茄炖牛肉, 番茄蛋汤, 杂粮饭], "
    few_packed.change(dishes, "")
    few_packed.changed()
    few_packed.write(changed_since=few_packed.folder, printed=True)
    few_packed.change("陪餐: [沈静, 罗文], ", f"陪餐: [沈静, 罗文], {dishes}")
    assert "15 菜单（6日午餐）.docx" in _due(few_packed.changed())


def test_a_run_for_some_papers_keeps_what_is_due_of_the_others(few_packed: Evening, run: Callable[..., Run]) -> None:
    few_packed.change(*NEW_GUEST)
    few_packed.changed()
    said = run(
        "pack",
        few_packed.visit,
        "-o",
        few_packed.folder,
        "--only",
        "住宿安排",
        "--changed-since",
        few_packed.folder,
        "--whole",
    )
    assert f"{CARDS}：第" in said.out
    assert CARDS in _due(few_packed.changed())
    said = run(
        "pack",
        few_packed.visit,
        "-o",
        few_packed.folder,
        "--only",
        "住宿安排",
        "--changed-since",
        few_packed.folder,
        "--printed",
    )
    assert "重印" not in said.out
    assert few_packed.changed().change_lines == ()


def test_a_whole_pack_that_is_forced_forgets_nothing(few_packed: Evening) -> None:
    few_packed.change(*NEW_GUEST)
    few_packed.changed()
    assert CARDS in _due(few_packed.write(force=True))
    assert CARDS in _due(few_packed.changed())


def test_pages_of_two_changes_are_put_together(few_packed: Evening) -> None:
    pages = iter([("abcd", "aXcd"), ("aXcd", "aXcY")])

    def find(versions: dict[str, tuple[bytes, bytes]]) -> dict[str, docgen.PageChanges]:
        old, new = next(pages)
        return {name: docgen.PageChanges(tuple(old), tuple(new)) for name in versions}

    few_packed.change(*ROOM)
    few_packed.write(changed_since=few_packed.folder, find_pages=find)
    few_packed.change('{房号: "0311"', '{房号: "0312"')
    report = few_packed.write(changed_since=few_packed.folder, find_pages=find)
    assert _due(report)[ROOMS].pages == (2, 4)


def test_that_the_list_is_printed_is_said_of_an_earlier_pack(few_packed: Evening, run: Callable[..., Run]) -> None:
    refused = run("pack", few_packed.visit, "-o", few_packed.folder, "--printed")
    assert refused.code == 2
    assert "--printed 和 --changed-since 一起用" in refused.err


@pytest.mark.parametrize("times", [3])
def test_the_record_holds_each_state_once(few_packed: Evening, times: int) -> None:
    sizes = []
    for _ in range(times):
        few_packed.change(*ROOM)
        few_packed.changed()
        few_packed.change(*reversed(ROOM))
        few_packed.changed()
        sizes.append((few_packed.folder / "run.json").stat().st_size)
    assert sizes[0] == sizes[-1]
