"""An evening: the set is made, somebody else comes, a paper is changed in Word, the set is made again."""

import json

import docgen
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
    assert kept.why == f"改动过，没有覆盖；要用的是旁边新的一份：{_BESIDE}，手工改的不在里面"
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
