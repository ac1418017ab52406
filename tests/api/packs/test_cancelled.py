"""A guest cancels, is replaced, or has other data: what counts are the cards, not where they lie on their sheets."""

import pytest

import docgen
from tests.api.packs.conftest import Evening

CARDS, BADGES, POCKET = "12 席卡.docx", "14 证件.docx", "10 卡包.docx"


def _cancel(evening: Evening, name: str) -> None:
    """Takes a guest out of the visit, wherever he is named."""
    text = evening.visit.read_text("utf-8")
    lines = [line for line in text.splitlines() if f"- {{姓名: {name}," not in line]
    text = "\n".join(lines).replace(f", {name}", "").replace(f"{name}, ", "") + "\n"
    assert name not in text
    evening.visit.write_text(text, "utf-8")


def _withdrawn(report: docgen.PackReport, file: str) -> set[str]:
    return {one.holder for one in report.withdraw if one.file == file and one.card}


def _lines(report: docgen.PackReport, file: str) -> list[str]:
    return [line.strip() for line in report.change_lines if file in line]


@pytest.mark.parametrize("name", ["宋时雨", "丁一", "白鹤鸣"])
def test_a_guest_who_cancels_leaves_one_card_and_nobody_gets_a_new_one(name: str, packed: Evening) -> None:
    _cancel(packed, name)
    report = packed.write(changed_since=packed.folder, find_pages=_every_second_page)
    for file in (CARDS, BADGES):
        assert file in report.made
        assert file not in {one.file for one in report.reprint}, "the other cards are as they were"
        assert _withdrawn(report, file) == {name}
        assert sum(one.file == file and one.card > 0 for one in report.withdraw) == 1


def test_the_pocket_cards_of_a_guest_who_cancels_are_all_withdrawn(packed: Evening) -> None:
    _cancel(packed, "宋时雨")
    report = packed.changed()
    assert "宋时雨" in _withdrawn(report, POCKET)
    assert any("宋时雨的卡全部撤下" in line for line in _lines(report, POCKET))


def test_of_pocket_cards_that_only_lie_elsewhere_none_is_printed_again(packed: Evening) -> None:
    _cancel(packed, "宋时雨")
    reprint = {one.file: one for one in packed.changed().reprint}.get(POCKET)
    # those behind her sit elsewhere in the hall and in the bus, and one of them has a room alone
    assert reprint is not None
    assert set(reprint.people) == {"白鹤鸣", "丁一", "邹敏"}
    assert len(reprint.cards) == 7
    assert reprint.pages == (7, 8, 9)


def test_who_comes_instead_gets_all_cards_and_those_of_the_other_are_withdrawn(packed: Evening) -> None:
    packed.change("阿依古丽·买买提", "贺兰山")
    report = packed.changed()
    for file in (CARDS, BADGES, POCKET):
        assert "贺兰山" in next(one for one in report.reprint if one.file == file).people
        assert "阿依古丽·买买提" in _withdrawn(report, file), file
    assert any("阿依古丽·买买提的卡全部撤下" in line for line in _lines(report, POCKET))


def test_a_changed_pocket_card_is_named_by_what_it_is_and_by_the_page_it_lies_on_now(packed: Evening) -> None:
    packed.change('{房号: "0301"', '{房号: "0311"')
    report = packed.changed()
    reprint = next(one for one in report.reprint if one.file == POCKET)
    assert (reprint.pages, reprint.cards, reprint.people) == ((1,), (5,), ("周明远",))
    assert _lines(report, POCKET) == ["10 卡包.docx：第1页，第5张（周明远）", "10 卡包.docx：周明远的“房”"]


def test_a_change_of_everybody_is_one_line_of_what_is_withdrawn(packed: Evening) -> None:
    packed.change("时间: 14:30-16:00", "时间: 14:40-16:00")
    (_, line) = _lines(packed.changed(), POCKET)
    assert line.endswith("等12人的“7月6日（2/2）”"), line


def test_the_page_of_a_badge_is_where_it_lies_now(packed: Evening) -> None:
    _cancel(packed, "宋时雨")
    packed.change("职务: 秘书科科长", "职务: 秘书科副科长")
    report = packed.changed()
    badges = next(one for one in report.reprint if one.file == BADGES)
    assert (badges.people, badges.cards, badges.pages) == (("丁一",), (10,), (1,))
    assert _withdrawn(report, BADGES) == {"宋时雨", "丁一"}


def test_sheets_of_pocket_cards_that_there_are_no_more_are_said(packed: Evening) -> None:
    for name in ("宋时雨", "丁一"):
        _cancel(packed, name)
    assert any("现在没有了；上面没列的卡照用" in line for line in _lines(packed.changed(), POCKET))


def test_pages_of_a_paper_that_there_are_no_more_are_withdrawn(packed: Evening) -> None:
    packed.change('{房号: "0301"', '{房号: "0311"')
    report = packed.write(changed_since=packed.folder, find_pages=_every_second_page)
    assert "07 住宿安排.docx：第5、6页，现在没有了" in _lines(report, "07 住宿安排.docx")
    assert any(line.startswith("07 住宿安排.docx：第2页（") for line in _lines(report, "07 住宿安排.docx"))
    gone = next(one for one in report.withdraw if one.file == "07 住宿安排.docx")
    assert gone.as_json() == {"file": "07 住宿安排.docx", "pages": [5, 6]}


def test_what_is_printed_again_says_for_whom_and_whose_data_have_changed(packed: Evening) -> None:
    packed.change("民族: 汉族, 饮食: [花生过敏]", "民族: 汉族, 饮食: [素食]")
    report = packed.changed()
    (line,) = _lines(report, "备餐单")
    assert line == "16 备餐单（6日午餐）.docx：整份（厨房；改了：何苗、凉菜的标记、热菜的标记、主食的标记）"


def _every_second_page(versions: object) -> dict[str, docgen.PageChanges]:
    """Stands in for the converter: says of every paper that its second page has changed and two are no more."""
    assert isinstance(versions, dict)
    return {name: docgen.PageChanges(tuple("abcdef"), tuple("axcd")) for name in versions}
