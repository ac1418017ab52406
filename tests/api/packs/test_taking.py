"""Values that were changed by hand come home: into a copy of the visit file, at their place, asked about one by one."""

from collections.abc import Callable

import pytest

import docgen
from docgen.errors import UsageError
from tests.api.packs.conftest import Evening
from tests.api.packs.edited import edit_file
from tests.conftest import Run

#: A paper, what is changed in it by hand, and what becomes of the visit file.
BY_HAND = {
    "a room": ("07 住宿安排.docx", ("0302", "0316"), ('房号: "0302"', '房号: "0316"')),
    "a post": ("06 人员名单.docx", ("副市长", "常务副市长"), ("职务: 副市长,", "职务: 常务副市长,")),
    "a name": ("06 人员名单.docx", ("白鹤鸣", "白鹤明"), ("白鹤鸣", "白鹤明")),
    "a time": ("01 接待方案.docx", ("19:30", "19:40"), ("时间: 19:30,", "时间: 19:40,")),
    "a phone": ("04 责任分工.docx", ("13900000109", "13900000199"), ('电话: "13900000109"', '电话: "13900000199"')),
    "a day": ("02 审批单.docx", ("2026年6月28日", "2026年6月29日"), ("日期: 2026-06-28", "日期: 2026-06-29")),
}


@pytest.mark.parametrize("name", BY_HAND)
def test_a_value_changed_by_hand_is_changed_in_the_copy_and_nothing_else_is(name: str, packed: Evening) -> None:
    paper, edit, (old, new) = BY_HAND[name]
    edit_file(packed.folder / paper, edit)
    found = docgen.changes_by_hand(packed.folder)
    taken = [change for change in found.changes if not change.why_not]
    text = packed.visit.read_text("utf-8")
    lines = [
        (one, other) for one, other in zip(text.split("\n"), found.text(taken).split("\n"), strict=True) if one != other
    ]
    assert lines
    assert all(one.replace(old, new) == other for one, other in lines)


def test_each_change_is_shown_and_asked_about_and_the_rest_of_the_set_follows(
    packed: Evening, run: Callable[..., Run]
) -> None:
    edit_file(packed.folder / "06 人员名单.docx", ("副市长", "常务副市长"))
    copy = packed.visit.with_name("新.yaml")
    taken = run("agree", packed.folder, "--take", "-o", copy, "--yes")
    assert taken.code == 0
    assert "阿依古丽·买买提的职务“副市长”→“常务副市长”（06 人员名单.docx 表1第3行）" in taken.out
    assert packed.visit.read_text("utf-8").replace("职务: 副市长", "职务: 常务副市长") == copy.read_text("utf-8")
    report = Evening(copy, packed.folder).changed()
    assert "14 证件.docx" in report.made
    assert report.kept == (), "the edited paper says what the visit says now"
    assert docgen.agree(packed.folder).disagreements == ()


def test_what_is_no_value_of_the_file_is_left_to_the_user(packed: Evening) -> None:
    edit_file(packed.folder / "07 住宿安排.docx", ("0000-6200000", "0000-6200001"))
    (change,) = docgen.changes_by_hand(packed.folder).changes[:1]
    assert change.why_not
    assert "没有写进去" in change.sentence


def test_a_visit_in_a_workbook_comes_home_as_yaml(evening: Evening, run: Callable[..., Run]) -> None:
    book = evening.visit.with_name("来访表.xlsx")
    assert run("export", evening.visit, "-o", book).code == 0
    of_book = Evening(book, evening.folder)
    of_book.write()
    edit_file(evening.folder / "07 住宿安排.docx", ("0302", "0316"))
    refused = run("agree", evening.folder, "--take", "-o", book.with_name("新.xlsx"), "--yes")
    assert "docgen export" in refused.err
    copy = book.with_name("新.yaml")
    assert run("agree", evening.folder, "--take", "-o", copy, "--yes").code == 0
    assert '"0316"' in copy.read_text("utf-8")


def test_take_needs_a_copy_to_write_and_never_writes_over_a_file(packed: Evening, run: Callable[..., Run]) -> None:
    edit_file(packed.folder / "07 住宿安排.docx", ("0302", "0316"))
    assert run("agree", packed.folder, "--take").code == 2
    assert run("agree", packed.folder, "--take", "-o", packed.visit, "--yes").code == 4
    with pytest.raises(UsageError):
        docgen.changes_by_hand(packed.visit.parent)
