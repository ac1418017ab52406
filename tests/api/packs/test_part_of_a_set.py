"""A run that was asked for some papers, or for drafts: the rest of the set stays, in the folder and in the record."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import docgen
from tests.api.packs.conftest import Evening
from tests.conftest import Run

ROOMS, CARDS = "07 住宿安排.docx", "12 席卡.docx"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.docx")}


def recorded(folder: Path) -> dict[str, Any]:
    papers = json.loads((folder / "run.json").read_text("utf-8"))["papers"]
    return {paper["file"]: paper for paper in papers}


@pytest.mark.parametrize(
    "options",
    [
        ("--only", "席卡"),
        ("--only", "菜单", "--only", "复函"),
        ("--except", "接待方案"),
        ("--except", "席卡", "--except", "证件", "--except", "07 住宿安排.docx"),
        ("--only", "席卡", "--force"),
        ("--only", "席卡", "--changed-since"),
        ("--except", "审批单", "--changed-since"),
        ("--only", "桌签"),
    ],
)
def test_what_a_run_was_not_asked_for_is_as_it_was(
    options: tuple[str, ...], packed: Evening, run: Callable[..., Run]
) -> None:
    before, record = contents(packed.folder), recorded(packed.folder)
    listed = (packed.folder / "打印清单.txt").read_text("utf-8-sig")
    since = (packed.folder,) if options[-1] == "--changed-since" else ()
    done = run("pack", packed.visit, "-o", packed.folder, *options, *since)
    assert done.code == 0, done.err
    assert "撤下" not in done.out
    assert contents(packed.folder) == before
    assert recorded(packed.folder) == record
    assert (packed.folder / "打印清单.txt").read_text("utf-8-sig") == listed
    assert run("agree", packed.folder).out == f"核对了{len(record)}份：都和来访文件一致\n"


def test_only_what_was_asked_for_is_made_after_a_change_and_the_rest_follows_later(packed: Evening) -> None:
    before = contents(packed.folder)
    old, new = "姓名: 宋时雨", "姓名: 宋时语"
    packed.change(old, new)
    packed.change("宋时雨", "宋时语")
    made = docgen.pack(docgen.load_seated(packed.visit), docgen.PackOptions(only=["席卡"]))
    report = docgen.write_pack(made, docgen.PackTarget(packed.folder, packed.visit, packed.folder / "run.json"))
    assert report.made == (CARDS,)
    assert {one.file for one in report.withdraw} == {CARDS}
    assert {name for name, content in contents(packed.folder).items() if content != before[name]} == {CARDS}
    lines = (packed.folder / "打印清单.txt").read_text("utf-8-sig")
    assert all(name in lines for name in recorded(packed.folder)), "the table has the whole set"
    agreement = docgen.agree(packed.folder)
    assert agreement.source_changed, "the rest is of the visit as it was"
    assert "06 人员名单.docx" in {one.paper for one in agreement.disagreements}
    later = packed.changed()
    assert CARDS not in later.made
    assert "06 人员名单.docx" in later.made
    full = docgen.pack(docgen.load_seated(packed.visit))
    assert contents(packed.folder) == {file.name: file.content for file in full.files}
    assert docgen.agree(packed.folder).disagreements == ()


def test_a_paper_that_was_not_asked_for_and_edited_by_hand_stays_as_it_is(
    packed: Evening, run: Callable[..., Run]
) -> None:
    (packed.folder / ROOMS).write_bytes(b"edited")
    run("pack", packed.visit, "-o", packed.folder, "--only", "席卡")
    assert (packed.folder / ROOMS).read_bytes() == b"edited"


def test_a_set_can_be_made_bit_by_bit(evening: Evening, run: Callable[..., Run]) -> None:
    for name in ("席卡", "住宿安排", "人员名单"):
        assert run("pack", evening.visit, "-o", evening.folder, "--only", name).code == 0
    assert list(recorded(evening.folder)) == ["06 人员名单.docx", ROOMS, CARDS]
    assert run("agree", evening.folder).out == "核对了3份：都和来访文件一致\n"
    assert run("pack", evening.visit, "-o", evening.folder, "--except", "席卡").code == 0
    assert len(recorded(evening.folder)) > 15
    assert "都和来访文件一致" in run("agree", evening.folder).out


def test_a_paper_that_was_asked_for_and_is_none_any_more_is_withdrawn_alone(packed: Evening) -> None:
    packed.change("菜单: [凉拌藕带, 清炒时蔬, 柳溪豆腐, 番茄炖牛肉, 番茄蛋汤, 杂粮饭], ", "")
    made = docgen.pack(docgen.load_seated(packed.visit), docgen.PackOptions(only=["菜单"]))
    report = docgen.write_pack(made, docgen.PackTarget(packed.folder, packed.visit, packed.folder / "run.json"))
    assert {one.file for one in report.withdraw} == {"15 菜单（6日午餐）.docx", "16 备餐单（6日午餐）.docx"}
    assert [path.name for path in sorted((packed.folder / "作废").iterdir())] == [
        "15 菜单（6日午餐）.docx",
        "16 备餐单（6日午餐）.docx",
    ]
    assert "15 菜单（6日午餐）.docx" not in recorded(packed.folder)
    assert ROOMS in recorded(packed.folder)


@pytest.mark.parametrize(
    "options", [(), ("--force",), ("--only", "接待方案"), ("--changed-since",), ("--only", "席卡", "--force")]
)
def test_a_draft_never_replaces_a_set(options: tuple[str, ...], packed: Evening, run: Callable[..., Run]) -> None:
    before = {path.name: path.read_bytes() for path in packed.folder.iterdir()}
    packed.change("陪餐: [沈静, 罗文], 菜单", "陪餐: [沈静, 罗文, 秦远, 陈果, 林小満, 吴桐], 菜单")
    since = (packed.folder,) if options[-1:] == ("--changed-since",) else ()
    refused = run("pack", packed.visit, "-o", packed.folder, "--draft", *options, *since)
    assert refused.code == 4
    assert "里是一套正式的文书，草稿不写进去" in refused.err
    assert f"-o {packed.folder}（草稿）" in refused.err
    assert {path.name: path.read_bytes() for path in packed.folder.iterdir()} == before


def test_a_draft_goes_into_a_folder_of_its_own_and_can_be_made_again(packed: Evening, run: Callable[..., Run]) -> None:
    drafts = packed.folder.with_name("文书（草稿）")
    assert run("pack", packed.visit, "-o", drafts, "--draft").code == 0
    assert (drafts / "01 接待方案（草稿）.docx").is_file()
    packed.change('"0303"', '"0313"')
    assert run("pack", packed.visit, "-o", drafts, "--draft", "--force").code == 0
    refused = run("pack", packed.visit, "-o", drafts, "--only", "接待方案", "--force")
    assert refused.code == 4
    assert "里是一套草稿" in refused.err
    assert not (drafts / "01 接待方案.docx").exists()
    assert run("pack", packed.visit, "-o", drafts, "--force").code == 0
    assert not (drafts / "01 接待方案（草稿）.docx").exists()


def test_what_breaks_a_rule_is_looked_at_in_another_folder(packed: Evening, run: Callable[..., Run]) -> None:
    packed.change("陪餐: [沈静, 罗文], 菜单", "陪餐: [沈静, 罗文, 秦远, 陈果, 林小満, 吴桐], 菜单")
    refused = run("pack", packed.visit, "-o", packed.folder, "--changed-since", packed.folder)
    assert "加 --draft 先看样，草稿用 -o 另写一个文件夹" in refused.err


def test_a_zip_of_some_papers_holds_only_them_and_is_not_called_the_whole_set(
    packed: Evening, run: Callable[..., Run]
) -> None:
    assert run("pack", packed.visit, "-o", packed.folder, "--zip").code == 0
    whole = (packed.folder / "全套文书.zip").read_bytes()
    said = run("pack", packed.visit, "-o", packed.folder, "--only", "席卡", "--only", "住宿安排", "--zip")
    assert "部分文书.zip" in said.out
    with zipfile.ZipFile(packed.folder / "部分文书.zip") as archive:
        assert archive.namelist() == [ROOMS, CARDS]
    assert (packed.folder / "全套文书.zip").read_bytes() == whole
    packed.change('{房号: "0301"', '{房号: "0311"')
    assert set(packed.changed().old_pdfs) == {"全套文书.zip", "部分文书.zip"}


@pytest.mark.parametrize("typed", ["席卡、复函", "席卡，复函", "席卡,复函", "席卡; 03 复函.docx", " 席卡 、复函、"])
def test_several_papers_may_stand_in_one_option(evening: Evening, run: Callable[..., Run], typed: str) -> None:
    done = run("pack", evening.visit, "-o", evening.folder, "--only", typed)
    assert done.code == 0, done.err
    assert sorted(path.name for path in evening.folder.glob("*.docx")) == ["03 复函.docx", "12 席卡.docx"]
