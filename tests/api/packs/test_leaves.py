"""Of papers that are printed on both sides whole leaves are printed again; which cards are cut out is said in full."""

from collections.abc import Callable
from pathlib import Path

import pytest

import docgen
from tests.api.packs.conftest import Evening
from tests.conftest import Run


def _pages(changed: dict[str, tuple[str, str]]) -> Callable[..., dict[str, docgen.PageChanges]]:
    """Stands in for the converter: the pages of papers before and after, each page a letter."""

    def find(versions: dict[str, tuple[bytes, bytes]]) -> dict[str, docgen.PageChanges]:
        return {
            name: docgen.PageChanges(tuple(old), tuple(new))
            for name in versions
            for start, (old, new) in changed.items()
            if name.startswith(start)
        }

    return find


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("abcdef", "abcdeF", "第5–6页（同一张纸的正反面）（"),
        ("abcdef", "aBcdef", "第1–2页（同一张纸的正反面）（"),
        ("abcdef", "aBcdEf", "第1–2、5–6页（相连的两页是同一张纸的正反面）（"),
        ("abcde", "abcdE", "第5页（"),
        ("abc", "abcd", "第3–4页（同一张纸的正反面）（"),
        ("abcd", "abc", "第3页（"),
        ("ab", "aB", "整份（"),
        ("abcdef", "ABCDEF", "整份（"),
    ],
)
def test_a_leaf_is_printed_on_both_sides(old: str, new: str, said: str, packed: Evening) -> None:
    packed.change('{房号: "0301"', '{房号: "0311"')
    report = packed.write(changed_since=packed.folder, find_pages=_pages({"01": (old, new)}))
    plan = next(one for one in report.reprint if one.file.startswith("01"))
    assert plan.sentence.startswith(f"01 接待方案.docx：{said}")


def test_of_a_paper_printed_on_one_side_only_the_page(packed: Evening) -> None:
    packed.change('{房号: "0301"', '{房号: "0311"')
    report = packed.write(changed_since=packed.folder, find_pages=_pages({"07": ("abcd", "aBcd")}))
    rooms = next(one for one in report.reprint if one.file.startswith("07"))
    assert (rooms.pages, rooms.sentence[:25]) == ((2,), "07 住宿安排.docx：第2页（宾馆、接待组；改")


def test_a_back_that_is_no_more_takes_its_leaf_away(packed: Evening) -> None:
    packed.change('{房号: "0301"', '{房号: "0311"')
    report = packed.write(changed_since=packed.folder, find_pages=_pages({"01": ("abcd", "abc")}))
    gone = next(one for one in report.withdraw if one.file.startswith("01"))
    assert gone.sentence == "01 接待方案.docx：第3–4页（同一张纸的正反面），现在没有第4页了"
    assert gone.as_json() == {"file": "01 接待方案.docx", "pages": [4]}


def test_the_list_says_of_every_page_which_cards_of_whom_are_cut_out(packed: Evening) -> None:
    packed.change("时间: 18:10, 环节: 吃", "时间: 18:20, 环节: 吃")
    report = packed.changed()
    lines = (packed.folder / "打印清单.txt").read_text("utf-8-sig").splitlines()
    wallet = next(one for one in report.reprint if one.file == "10 卡包.docx")
    assert wallet.sentence.endswith("等12人）；哪几张，打印清单里逐页列着")
    at = next(number for number, line in enumerate(lines) if line.startswith("  10 卡包.docx：第"))
    of_pages = [line for line in lines[at + 1 :] if line.startswith("    第")][: len(wallet.pages)]
    assert [line.split("：")[0] for line in of_pages] == [f"    第{page}页" for page in wallet.pages]
    assert all(any(f"{key}：7月6日" in line for line in of_pages) for key in wallet.people)
    assert any(line.startswith("  10 卡包.docx：") and "宋时雨、白鹤鸣、丁一、邹敏" in line for line in lines), (
        "all holders"
    )


def test_somebody_new_needs_all_of_his_cards(packed: Evening) -> None:
    packed.change("阿依古丽·买买提", "贺兰山")
    packed.changed()
    lines = (packed.folder / "打印清单.txt").read_text("utf-8-sig").splitlines()
    assert any("（贺兰山：" in line and "他的卡全部要" in line for line in lines)


def test_what_is_for_when_the_visit_is_over_stands_apart_and_is_never_listed_again(packed: Evening) -> None:
    packed.change("云州市农业农村局, 职务: 局长", "云州市农业农村局, 职务: 党组书记、局长")
    report = packed.write(changed_since=packed.folder, find_pages=_pages({"20": ("abcd", "aBcd"), "21": ("ab", "a")}))
    later = [line for line in report.change_lines if "20 接待清单.docx" in line]
    assert later == ["来访结束以后再印，到时整份印（也重做了，现在不用印）：20 接待清单.docx、21 信息专报.docx"]
    again = packed.changed()
    assert not any("20 接待清单" in line for line in again.change_lines)
    assert any("以前列过" in line for line in again.change_lines)


def test_printed_says_that_the_earlier_list_is_done_with(packed: Evening, run: Callable[..., Run]) -> None:
    command = ("pack", packed.visit, "--changed-since", packed.folder, "--whole", "--printed")
    assert "上一次清单上的都记作印好、撤好了；没有新的要印、要撤" in run(*command).out


def test_a_set_of_another_visit_is_no_matter_for_force(packed: Evening, run: Callable[..., Run]) -> None:
    other = packed.visit.with_name("2026-066.yaml")
    assert "--force" not in run("pack", other, "-o", packed.folder).err
    renamed = packed.visit.with_name("改名.yaml")
    renamed.write_text(packed.visit.read_text("utf-8").replace("标题: 云州市党政", "标题: 云州市"), "utf-8")
    assert "加 --force" in run("pack", renamed, "-o", packed.folder).err


def test_a_record_that_is_not_there_says_where_we_are_and_where_one_is(
    packed: Evening, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path / "办公室")
    told = run("pack", packed.visit, "--changed-since", "文书/run.json")
    assert "没有“文书/run.json”这个文件" in told.err
    assert f"现在的文件夹是“{tmp_path / '办公室'}”；有一套文书的是“../文书”；" in told.err


def test_notes_that_the_last_run_gave_are_only_counted(packed: Evening, run: Callable[..., Run]) -> None:
    first = run("pack", packed.visit, "-o", packed.visit.parent / "另一套")
    assert "还有上次说过的" not in first.err
    count = first.err.count("[") or 1
    packed.change("时间: 18:10, 环节: 吃, 内容", "时间: 下午6点10分, 环节: 吃, 内容")
    told = run("pack", packed.visit, "--changed-since", packed.visit.parent / "另一套", "--whole")
    assert "条提示，docgen check" in told.err
    assert "D150" in told.err, "a new one"
    assert "D706 03 复函" not in told.err
    assert count
