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


#: A paper, where in it a text is edited once, what becomes of it, and what of the visit file; many at once.
IN_ONE_EVENING = {
    "a room on another floor": ("07 住宿安排.docx", ("0305", "0405"), ('"0305"', '"0405"')),
    "a time of a meeting": ("11 座次图.docx", ("14:30", "14:40"), ("时间: 14:30", "时间: 14:40")),
    "a time on the cards": ("10 卡包.docx", ("16:40", "16:50"), ("16:40-17:40", "16:50-17:40")),
    "a place": (
        "09 手边单.docx",
        ("石桥村党群服务中心", "石桥村便民服务中心"),
        ("地点: 石桥村党群服务中心", "地点: 石桥村便民服务中心"),
    ),
    "an activity": ("04 责任分工.docx", ("办理入住", "领取房卡"), ("办理入住", "领取房卡")),
    "a post": ("14 证件.docx", ("县长", "代县长"), ("职务: 县长", "职务: 代县长")),
    "a unit": ("20 接待清单.docx", ("云州市水利局", "云州市水务局"), ("单位: 云州市水利局", "单位: 云州市水务局")),
    "a name": ("12 席卡.docx", ("𠮷庆丰", "吉庆丰"), ("𠮷庆丰", "吉庆丰")),
    "a task": ("05 值班和志愿者安排.docx", ("住宿用餐", "住宿、用餐"), ("事项: 住宿用餐", "事项: 住宿、用餐")),
    "a price": ("19 物品采购和领用清单.docx", ("2.50", "3.50"), ("单价: 2.50", "单价: 3.50")),
    "what is proposed": ("21 信息专报.docx", ("8月31日前", "9月30日前"), ("8月31日前", "9月30日前")),
    "a sum": ("20 接待清单.docx", ("￥700.00", "￥650.00"), ("金额: 700", "金额: 650")),
}


def test_what_was_changed_in_many_papers_comes_home_in_one_copy(packed: Evening, run: Callable[..., Run]) -> None:
    for paper, edit, _ in IN_ONE_EVENING.values():
        edit_file(packed.folder / paper, edit, once=True)
    copy = packed.visit.with_name("新.yaml")
    taken = run("agree", packed.folder, "--take", "-o", copy, "--yes")
    before, after = packed.visit.read_text("utf-8").split("\n"), copy.read_text("utf-8").split("\n")
    assert [name for name, (_, _, (_, new)) in IN_ONE_EVENING.items() if new not in "\n".join(after)] == [], taken.out
    for line, other in zip(before, after, strict=True):
        home = line
        for _, _, (old, new) in IN_ONE_EVENING.values():
            home = home.replace(old, new) if home != other else home
        assert other in (line, home), "no other line has changed"
    report = Evening(copy, packed.folder).changed()
    assert "01 接待方案.docx" in report.made
    assert {one.paper for one in docgen.agree(packed.folder).disagreements} <= {one.file for one in report.kept}


#: What somebody writes on a paper for a post or a place, with spaces that belong to it.
WITH_SPACES = {
    "a post": ("06 人员名单.docx", ("局长", "Deputy Director"), "职务: Deputy Director"),
    "a post with a number": ("06 人员名单.docx", ("副市长", "Vice Mayor, Area 2"), "Vice Mayor, Area 2"),
    "a room": ("07 住宿安排.docx", ("0302", "Suite 302"), "Suite 302"),
    "a name": ("06 人员名单.docx", ("白鹤鸣", "Éva de la Cruz"), "Éva de la Cruz"),
    "a place": ("01 接待方案.docx", ("机关食堂", "Park Hotel"), "Park Hotel"),
}


@pytest.mark.parametrize("name", WITH_SPACES)
def test_spaces_that_belong_to_a_value_come_home_with_it(name: str, packed: Evening, run: Callable[..., Run]) -> None:
    paper, edit, home = WITH_SPACES[name]
    edit_file(packed.folder / paper, edit, once=True)
    copy = packed.visit.with_name("新.yaml")
    taken = run("agree", packed.folder, "--take", "-o", copy, "--yes")
    assert home in copy.read_text("utf-8").replace('"', ""), taken.out


def test_a_name_that_somebody_else_has_is_no_new_name(packed: Evening) -> None:
    edit_file(packed.folder / "20 接待清单.docx", ("欧阳若兰", "沙马木呷"), once=True)
    (change,) = docgen.changes_by_hand(packed.folder).changes
    assert "“沙马木呷”另有其人" in change.why_not


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
    assert change.why_not == "印的是库/宾馆.yaml 第5行的“0000-6200000”，请在那里改"
    assert "没有写进去" in change.sentence


def test_what_the_office_knows_and_the_visit_too_is_changed_where_the_paper_takes_it_from(packed: Evening) -> None:
    edit_file(packed.folder / "06 人员名单.docx", ("13900000109", "13900000199"), once=True)
    (change,) = docgen.changes_by_hand(packed.folder).changes
    assert change.why_not == ("印的多半是库/领导.yaml 第9行的“13900000109”，不是2026-041.yaml第79行的，请在那里改")


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


#: A paper, what is written in it by hand with spaces and marks, and what becomes of the visit file.
LETTER_FOR_LETTER = (
    ("20 接待清单.docx", ("县长", "Deputy Director"), ("职务: 县长,", "职务: Deputy Director,")),
    ("19 物品采购和领用清单.docx", ("用后归还", "# 注释"), ("备注: 用后归还", '备注: "# 注释"')),
    ("01 接待方案.docx", ("总协调", "总协调: 24 小时"), ("备注: 总协调", '备注: "总协调: 24 小时"')),
    (
        "20 接待清单.docx",
        ("联络科科员", "联络科科员 (二级), A 岗"),
        ("职务: 联络科科员", '职务: "联络科科员 (二级), A 岗"'),
    ),
    ("04 责任分工.docx", ("13900000106", "13900000106 转 8"), ('电话: "13900000106"', '电话: "13900000106 转 8"')),
)


def test_what_comes_home_is_letter_for_letter_what_the_paper_says(packed: Evening, run: Callable[..., Run]) -> None:
    wanted = packed.visit.read_text("utf-8")
    for paper, edit, (old, new) in LETTER_FOR_LETTER:
        edit_file(packed.folder / paper, edit)
        assert old in wanted
        wanted = wanted.replace(old, new)
    copy = packed.folder.with_name("新.yaml")
    taken = run("agree", packed.folder, "--take", "-o", copy, "--yes")
    assert copy.read_text("utf-8") == wanted, taken.out
    office = packed.visit.parents[1] / "office.yaml"
    assert f"--office {office.as_posix()}" in taken.out, "from where the copy lies the office is not found"
    assert docgen.load_seated(copy, office).visit.title


def test_words_beside_a_name_are_no_other_name_and_what_nobody_sees_is_shown(packed: Evening) -> None:
    edit_file(packed.folder / "06 人员名单.docx", ("欧阳若兰", "欧阳若兰（组长）"), ("宋时雨", "宋时\u200b雨"))
    remark, unseen = docgen.changes_by_hand(packed.folder).changes
    assert (remark.edits, "姓名没有改，是在旁边添了话" in remark.why_not) == ((), True)
    assert "“宋时〔U+200B〕雨”" in unseen.sentence
    assert "“宋时〔U+200B〕雨”" in docgen.agree(packed.folder).sentences[1]
