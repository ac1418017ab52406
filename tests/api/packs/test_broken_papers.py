"""Papers that cannot be read any more are made anew, and what is said of the others is what was done with them."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import docgen
from tests.api.packs.conftest import Evening
from tests.api.packs.edited import edit_file
from tests.conftest import Run

ROOMS, MENU = "07 住宿安排.docx", "15 菜单（6日午餐）.docx"


def no_word_file() -> bytes:
    """A zip as another program makes it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("照片.txt", "x")
    return buffer.getvalue()


BROKEN = {
    "empty": b"",
    "junk": b"junk" * 100,
    "cut off": "half",
    "another zip": no_word_file(),
    "old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "a PDF": b"%PDF-1.7\n",
}


def break_file(path: Path, how: str) -> bytes:
    broken = BROKEN[how]
    content = broken if isinstance(broken, bytes) else path.read_bytes()[:3000]
    path.write_bytes(content)
    return content


@pytest.mark.parametrize("how", BROKEN)
def test_a_paper_that_cannot_be_read_is_made_anew_and_the_broken_one_is_kept_aside(
    how: str, few_packed: Evening, run: Callable[..., Run]
) -> None:
    good = (few_packed.folder / ROOMS).read_bytes()
    broken = break_file(few_packed.folder / ROOMS, how)
    done = run("pack", few_packed.visit, "-o", few_packed.folder, "--changed-since", few_packed.folder, "--whole")
    assert done.code == 0
    assert f"打不开、重做了的（坏的移到了“作废”）：\n  {ROOMS}" in done.out
    assert "改动过" not in done.out
    assert (few_packed.folder / ROOMS).read_bytes() == good
    assert (few_packed.folder / "作废" / ROOMS).read_bytes() == broken


@pytest.mark.parametrize("options", [(), ("--force",), ("--only", "住宿安排")])
def test_it_is_made_anew_by_every_run_that_is_asked_for_it(
    options: tuple[str, ...], few_packed: Evening, run: Callable[..., Run]
) -> None:
    good = (few_packed.folder / ROOMS).read_bytes()
    break_file(few_packed.folder / ROOMS, "junk")
    done = run("pack", few_packed.visit, "-o", few_packed.folder, *options)
    assert "打不开、重做了的" in done.out
    assert (few_packed.folder / ROOMS).read_bytes() == good


def test_a_broken_paper_that_cannot_be_put_aside_stays_and_nothing_is_done(
    few_packed: Evening, run: Callable[..., Run]
) -> None:
    broken = break_file(few_packed.folder / ROOMS, "junk")
    (few_packed.folder / "作废").write_text("mine", "utf-8")
    few_packed.change("柳溪豆腐", "家常豆腐")
    before = {path.name: path.read_bytes() for path in few_packed.folder.iterdir()}
    done = run("pack", few_packed.visit, "--changed-since", few_packed.folder, "--whole")
    assert done.code == 4
    assert f"“{ROOMS}”打不开，也移不到“作废”" in done.err
    assert {path.name: path.read_bytes() for path in few_packed.folder.iterdir()} == before
    assert (few_packed.folder / ROOMS).read_bytes() == broken


@pytest.mark.parametrize("how", BROKEN)
def test_agree_says_in_a_plain_sentence_which_paper_cannot_be_opened(
    how: str, few_packed: Evening, run: Callable[..., Run]
) -> None:
    break_file(few_packed.folder / ROOMS, how)
    (few_packed.folder / MENU).unlink()
    said = run("agree", few_packed.folder).out.splitlines()
    assert f"{ROOMS}：打不开，已经损坏或不是 Word 文档；再做一次 docgen pack 就重做它" in said
    assert f"{MENU}：文件夹里没有这一份；再做一次 docgen pack 就补上" in said


def test_a_paper_that_stays_is_not_said_to_have_been_moved(few_packed: Evening, run: Callable[..., Run]) -> None:
    edit_file(few_packed.folder / MENU, ("豆腐", "豆干"))
    few_packed.change("菜单: [凉拌藕带, 清炒时蔬, 柳溪豆腐, 番茄炖牛肉, 番茄蛋汤, 杂粮饭], ", "")
    said = run("pack", few_packed.visit, "--changed-since", few_packed.folder, "--whole").out
    listed = (few_packed.folder / "打印清单.txt").read_text("utf-8-sig")
    for text in (said, listed):
        assert f"  {MENU}：整份（手工改动过，没有移走，请自己拿开）" in text
        assert "  16 备餐单（6日午餐）.docx：整份（已移到“作废”）" in text


def test_a_paper_that_somebody_has_put_away_is_not_said_to_have_been_moved(few_packed: Evening) -> None:
    (few_packed.folder / MENU).unlink()
    few_packed.change("菜单: [凉拌藕带, 清炒时蔬, 柳溪豆腐, 番茄炖牛肉, 番茄蛋汤, 杂粮饭], ", "")
    sentences = {one.file: one.sentence for one in few_packed.changed().withdraw}
    assert sentences[MENU] == f"{MENU}：整份"


def test_a_paper_that_cannot_be_moved_is_not_said_to_have_been_moved(few_packed: Evening) -> None:
    (few_packed.folder / "作废").write_text("mine", "utf-8")
    few_packed.change("菜单: [凉拌藕带, 清炒时蔬, 柳溪豆腐, 番茄炖牛肉, 番茄蛋汤, 杂粮饭], ", "")
    report = few_packed.changed()
    assert {one.sentence for one in report.withdraw if one.file == MENU} == {f"{MENU}：整份（没有移走，请自己拿开）"}
    assert "已移到" not in (few_packed.folder / "打印清单.txt").read_text("utf-8-sig")


def test_the_papers_of_a_set_in_another_folder_are_not_moved_and_not_said_to_be(few_packed: Evening) -> None:
    few_packed.change("菜单: [凉拌藕带, 清炒时蔬, 柳溪豆腐, 番茄炖牛肉, 番茄蛋汤, 杂粮饭], ", "")
    made = docgen.pack(docgen.load_seated(few_packed.visit))
    target = docgen.PackTarget(few_packed.folder.with_name("改"), few_packed.visit, few_packed.folder / "run.json")
    report = docgen.write_pack(made, target)
    assert {one.sentence for one in report.withdraw if one.file == MENU} == {f"{MENU}：整份"}
    assert (few_packed.folder / MENU).is_file()


def test_with_an_edited_paper_that_goes_the_new_one_beside_it_goes_too(few_packed: Evening) -> None:
    edit_file(few_packed.folder / MENU, ("豆腐", "豆干"))
    few_packed.change("番茄蛋汤, 杂粮饭", "番茄蛋汤, 米饭")
    beside = "15 菜单（6日午餐）（新）.docx"
    assert beside in few_packed.changed().made
    few_packed.change("菜单: [凉拌藕带, 清炒时蔬, 柳溪豆腐, 番茄炖牛肉, 番茄蛋汤, 米饭], ", "")
    sentences = [one.sentence for one in few_packed.changed().withdraw]
    assert f"{beside}：整份（已移到“作废”）" in sentences
    assert not (few_packed.folder / beside).exists()
