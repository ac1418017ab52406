"""An evening: the set is made, somebody else comes, a paper is changed in Word, the set is made again."""

import json
import os
from collections.abc import Sequence

import pytest

import docgen
from docgen.api.packs import pdf as pdf_of_packs
from tests.api.packs.conftest import Evening
from tests.api.packs.edited import edit_file

_ROOMS, _BESIDE = "07 住宿安排.docx", "07 住宿安排（新）.docx"
_OLD, _NEW = "阿依古丽·买买提", "贺兰山"


def _taken(evening: Evening, target: str) -> Evening:
    """The visit with what was changed by hand in it, in a file of its own."""
    found = docgen.changes_by_hand(evening.folder)
    copy = evening.visit.with_name(target)
    docgen.write_taken(found, [change for change in found.changes if not change.why_not], copy)
    return Evening(copy, evening.folder)


def _rooms_by_hand(evening: Evening) -> list[tuple[str, str]]:
    changes = docgen.changes_by_hand(evening.folder).changes
    return [(change.disagreement.expected, change.disagreement.found) for change in changes]


def test_who_comes_instead_is_no_edit_by_hand_before_the_set_is_made_again_and_after(packed: Evening) -> None:
    edit_file(packed.folder / _ROOMS, ("0303", "0310"))
    packed.change(_OLD, _NEW)
    assert _rooms_by_hand(packed) == [("0303", "0310")]
    packed.changed()
    assert _rooms_by_hand(packed) == [("0303", "0310")]
    packed.change("职务: 秘书科科长", "职务: 秘书科副科长")
    packed.changed()
    assert _rooms_by_hand(packed) == [("0303", "0310")]


def test_the_whole_set_is_right_after_the_change_has_come_home(packed: Evening) -> None:
    edit_file(packed.folder / _ROOMS, ("0303", "0310"))
    packed.change(_OLD, _NEW)
    (kept,) = packed.changed().kept
    values = f"手工改的不在 {_BESIDE} 里：韩喆的房号“0303”→“0310”"
    assert kept.why == f"改动过，没有覆盖；要用的是旁边新的一份：{_BESIDE}，{values}"
    home = _taken(packed, "新.yaml")
    (kept,) = home.changed().kept
    assert kept.why == f"改动过，没有覆盖；手工改的都已在旁边新的一份里，可以删掉这一份，用 {_BESIDE}"
    assert sorted(path.name for path in home.folder.glob("07*")) == sorted((_ROOMS, _BESIDE))
    full = docgen.pack(docgen.load_seated(home.visit))
    for paper in full.papers:
        name = _BESIDE if paper.file.name == _ROOMS else paper.file.name
        assert (home.folder / name).read_bytes() == paper.file.content, name
    (packed.folder / _ROOMS).unlink()
    assert {one.paper for one in docgen.agree(packed.folder).disagreements} == set()


def test_the_new_paper_beside_an_edited_one_can_be_edited_too(packed: Evening) -> None:
    edit_file(packed.folder / _ROOMS, ("0303", "0310"))
    packed.change(_OLD, _NEW)
    packed.changed()
    edit_file(packed.folder / _BESIDE, ("0308", "0318"))
    assert _rooms_by_hand(packed) == [("0303", "0310"), ("0308", "0318")]
    packed.change("职务: 秘书科科长", "职务: 秘书科副科长")
    before = (packed.folder / _BESIDE).read_bytes()
    assert "07 住宿安排（新2）.docx" in packed.changed().made
    assert (packed.folder / _BESIDE).read_bytes() == before


def test_an_edit_that_is_nowhere_else_is_asked_about_again_with_the_record_of_an_earlier_version(
    packed: Evening,
) -> None:
    record = packed.folder / "run.json"
    shape = json.loads(record.read_text("utf-8"))
    for paper in shape["papers"]:
        del paper["printed"]
    record.write_text(json.dumps(shape, ensure_ascii=False), "utf-8")
    edit_file(packed.folder / _ROOMS, ("0303", "0310"))
    assert _rooms_by_hand(packed) == [("0303", "0310")]


def test_pdfs_of_papers_that_have_changed_are_put_aside_and_named(packed: Evening) -> None:
    for name in ("07 住宿安排.pdf", "03 复函.pdf", "全套文书.pdf", "全套文书.zip"):
        (packed.folder / name).write_bytes(b"%PDF")
    packed.change('{房号: "0301"', '{房号: "0311"')
    report = packed.changed()
    assert set(report.old_pdfs) == {"07 住宿安排.pdf", "全套文书.pdf", "全套文书.zip"}
    assert (packed.folder / "03 复函.pdf").is_file()
    assert not (packed.folder / "07 住宿安排.pdf").exists()
    assert (packed.folder / "作废" / "07 住宿安排.pdf").is_file()
    assert packed.changed().old_pdfs == ()


def test_of_edits_by_hand_that_came_home_in_part_the_others_are_named(packed: Evening) -> None:
    edit_file(packed.folder / _ROOMS, ("0303", "0310"), ("0308", "0318"))
    packed.change('"0303"', '"0310"')
    (kept,) = packed.changed().kept
    assert "手工改的不在 " in kept.why
    assert "“0308”→“0318”" in kept.why
    assert "0310" not in kept.why


def test_words_that_were_changed_by_hand_are_named_too(packed: Evening) -> None:
    edit_file(packed.folder / _ROOMS, ("住宿安排", "住宿安排定稿"), once=True)
    packed.change('{房号: "0301"', '{房号: "0311"')
    (kept,) = packed.changed().kept
    assert "定稿" in kept.why


def test_a_kept_paper_that_disagrees_says_in_how_many_places(packed: Evening) -> None:
    roster = packed.folder / "06 人员名单.docx"
    edit_file(roster, ("13900000109", "13900000199"), once=True)
    (kept,) = packed.changed().kept
    assert kept.why == "改动过，照原样留着；数据没有变，不用重做；里面有1处和来访文件不一致，docgen agree 逐处说明"


def test_a_kept_paper_in_which_only_words_were_changed_disagrees_with_nothing(packed: Evening) -> None:
    edit_file(packed.folder / _ROOMS, ("住宿安排", "住宿的安排"), once=True)
    (kept,) = packed.changed().kept
    assert "不一致" not in kept.why


def test_the_pdf_of_a_paper_that_was_edited_since_is_put_aside_though_the_paper_stays(packed: Evening) -> None:
    names = ("07 住宿安排.pdf", "03 复函.pdf", "全套文书.pdf", "全套文书.zip")
    for name in names:
        (packed.folder / name).write_bytes(b"%PDF")
        os.utime(packed.folder / name, (1_700_000_000, 1_700_000_000))
    edit_file(packed.folder / _ROOMS, ("0303", "0310"))
    report = _taken(packed, "新.yaml").changed()
    assert _ROOMS not in report.made
    assert set(report.old_pdfs) == {"07 住宿安排.pdf", "全套文书.pdf", "全套文书.zip"}
    assert (packed.folder / "03 复函.pdf").is_file()


def test_a_pdf_that_was_made_of_the_edited_paper_stays(packed: Evening) -> None:
    edit_file(packed.folder / _ROOMS, ("0303", "0310"))
    pdf = packed.folder / "07 住宿安排.pdf"
    pdf.write_bytes(b"%PDF")
    later = (packed.folder / _ROOMS).stat().st_mtime + 60
    os.utime(pdf, (later, later))
    assert packed.changed().old_pdfs == ()
    assert pdf.is_file()


def test_the_pdf_of_an_edited_paper_that_is_used_is_made_of_his_file(
    packed: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_file(packed.folder / _ROOMS, ("0303", "0310"))
    made = docgen.pack(docgen.load_seated(packed.visit))
    report = docgen.write_pack(made, docgen.PackTarget(packed.folder, packed.visit, packed.folder / "run.json"))
    converted: dict[str, bytes] = {}

    def to_pdf(papers: Sequence[docgen.PaperFiles]) -> list[docgen.File]:
        converted.update({paper.document.name: paper.document.content for paper in papers})
        return [docgen.File(paper.document.name, b"%PDF") for paper in papers]

    monkeypatch.setattr(pdf_of_packs, "to_pdf", to_pdf)
    monkeypatch.setattr(pdf_of_packs, "page_count", lambda _: 1)
    docgen.write_pdfs(made, report, docgen.PdfOptions(beside=True))
    assert converted == {_ROOMS: (packed.folder / _ROOMS).read_bytes()}
    assert (packed.folder / "07 住宿安排.pdf").is_file()


def test_a_paper_that_is_open_in_another_program_is_named_when_it_is_made_again(packed: Evening) -> None:
    packed.change('{房号: "0301"', '{房号: "0311"')
    (packed.folder / ".~lock.07 住宿安排.docx#").write_bytes(b",,,")
    (packed.folder / "~$ 接待方案.docx").write_bytes(b"x")
    (packed.folder / "~$ 审批单.docx").write_bytes(b"x")
    report = packed.changed()
    assert report.open_elsewhere == ("01 接待方案.docx", _ROOMS)
    (line,) = [line for line in report.kept_lines if "打开着" in line]
    assert line.endswith("：01 接待方案.docx、07 住宿安排.docx")
