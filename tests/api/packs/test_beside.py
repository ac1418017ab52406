"""Papers that lie beside one edited by hand: what they are compared with, which one the list names, what is stale."""

from collections.abc import Mapping

import docgen
from tests.api.packs.conftest import Evening
from tests.api.packs.edited import edit_file

PLAN, ROOMS, NEW_ROOMS = "01 接待方案.docx", "07 住宿安排.docx", "07 住宿安排（新）.docx"
LIST = "打印清单.txt"


class _Compared:
    """Stands in for the converter: keeps what it was to compare."""

    def __init__(self) -> None:
        self.versions: dict[str, tuple[bytes, bytes]] = {}

    def __call__(self, versions: Mapping[str, tuple[bytes, bytes]]) -> dict[str, docgen.PageChanges]:
        self.versions = dict(versions)
        return {name: docgen.PageChanges(("a", "b"), ("c", "b")) for name in versions}


def _changed(evening: Evening, printed: bool = False) -> tuple[docgen.PackReport, dict[str, tuple[bytes, bytes]]]:
    compared = _Compared()
    report = evening.write(changed_since=evening.folder, find_pages=compared, printed=printed)
    return report, compared.versions


def _list(evening: Evening) -> list[str]:
    return (evening.folder / LIST).read_text("utf-8-sig").splitlines()


def _with_an_edited_paper(evening: Evening) -> bytes:
    """A room is changed by hand, a guest in the data: gives the paper as docgen printed it the second time."""
    edit_file(evening.folder / ROOMS, ("0303", "0310"))
    evening.change("阿依古丽·买买提", "贺兰山")
    evening.changed()
    return (evening.folder / NEW_ROOMS).read_bytes()


def test_an_edited_paper_is_not_what_the_pages_are_compared_with(few_packed: Evening) -> None:
    edit_file(few_packed.folder / ROOMS, ("0303", "0310"))
    few_packed.change('{房号: "0301"', '{房号: "0311"')
    report, versions = _changed(few_packed)
    assert ROOMS not in versions
    assert PLAN in versions
    reprint = next(one for one in report.reprint if one.file == NEW_ROOMS)
    assert reprint.pages == (), "what was printed is not kept: the whole paper"
    assert reprint.people == ("周明远",), "who was changed by hand in the other is not concerned"


def test_the_paper_beside_is_what_the_next_one_is_compared_with(few_packed: Evening) -> None:
    printed = _with_an_edited_paper(few_packed)
    few_packed.change('{房号: "0301"', '{房号: "0311"')
    report, versions = _changed(few_packed, printed=True)
    assert versions[ROOMS][0] == printed
    assert next(one for one in report.reprint if one.file == NEW_ROOMS).pages == (1,)


def test_a_paper_that_was_only_saved_again_is_compared_page_by_page(few_packed: Evening) -> None:
    edit_file(few_packed.folder / ROOMS, ("0303", "0310"))
    edit_file(few_packed.folder / ROOMS, ("0310", "0303"))
    few_packed.change('{房号: "0301"', '{房号: "0311"')
    assert ROOMS in _changed(few_packed)[1]


def test_the_list_names_the_paper_that_is_to_be_used_and_what_was_kept(few_packed: Evening) -> None:
    _with_an_edited_paper(few_packed)
    lines = _list(few_packed)
    table = lines[lines.index("全套：") :]
    assert any(line.startswith(NEW_ROOMS) for line in table)
    assert not any(line.startswith(ROOMS) for line in table)
    kept = lines[lines.index("没有动的：") : lines.index("全套：")]
    assert any(ROOMS in line and "手工改的不在" in line for line in kept)
    few_packed.change("职务: 秘书科科长", "职务: 秘书科副科长")
    few_packed.changed()
    assert any(line.startswith(NEW_ROOMS) for line in _list(few_packed)), "also where it was not written this time"


def test_when_the_edited_paper_is_deleted_the_new_one_takes_its_name(few_packed: Evening) -> None:
    printed = _with_an_edited_paper(few_packed)
    (few_packed.folder / ROOMS).unlink()
    report = few_packed.changed()
    assert (few_packed.folder / ROOMS).read_bytes() == printed
    assert not (few_packed.folder / NEW_ROOMS).exists()
    assert all(one.was_listed for one in report.reprint)
    (renamed,) = report.renamed
    assert (renamed.file, renamed.why) == (NEW_ROOMS, f"原来的一份删掉了，这一份改名为 {ROOMS}")
    assert any(line.startswith(ROOMS) for line in _list(few_packed))
    assert docgen.agree(few_packed.folder).disagreements == ()
    assert few_packed.changed().renamed == (), "said once"


def test_when_the_edited_paper_is_deleted_and_the_data_change_only_one_paper_is_left(few_packed: Evening) -> None:
    printed = _with_an_edited_paper(few_packed)
    (few_packed.folder / ROOMS).unlink()
    few_packed.change('{房号: "0301"', '{房号: "0311"')
    report, versions = _changed(few_packed)
    assert versions[ROOMS][0] == printed
    assert ROOMS in report.made
    assert [path.name for path in few_packed.folder.glob("07*.docx")] == [ROOMS]
    assert docgen.agree(few_packed.folder).disagreements == ()


def test_a_whole_pack_goes_on_with_the_new_paper_too(few_packed: Evening) -> None:
    _with_an_edited_paper(few_packed)
    (few_packed.folder / ROOMS).unlink()
    few_packed.write()
    assert [path.name for path in few_packed.folder.glob("07*.docx")] == [ROOMS]


def test_a_new_paper_that_was_edited_keeps_its_edits_under_the_old_name(few_packed: Evening) -> None:
    _with_an_edited_paper(few_packed)
    (few_packed.folder / ROOMS).unlink()
    edit_file(few_packed.folder / NEW_ROOMS, ("0308", "0318"))
    by_hand = (few_packed.folder / NEW_ROOMS).read_bytes()
    few_packed.change('{房号: "0301"', '{房号: "0311"')
    few_packed.changed()
    assert (few_packed.folder / ROOMS).read_bytes() == by_hand
    assert sorted(path.name for path in few_packed.folder.glob("07*.docx")) == [ROOMS, NEW_ROOMS]
    (change,) = docgen.changes_by_hand(few_packed.folder).changes
    assert (change.disagreement.expected, change.disagreement.found) == ("0308", "0318")


def test_the_pdf_of_a_new_paper_takes_the_name_too(few_packed: Evening) -> None:
    _with_an_edited_paper(few_packed)
    (few_packed.folder / ROOMS).unlink()
    (few_packed.folder / NEW_ROOMS).with_suffix(".pdf").write_bytes(b"%PDF")
    few_packed.changed()
    assert [path.name for path in few_packed.folder.glob("07*.pdf")] == ["07 住宿安排.pdf"]
