"""After a change: exactly the papers and cards that show it are made again, and for whom is said."""

import json
from collections.abc import Callable

import pytest

import docgen
from docgen.api.packs.changes import Withdrawal, withdrawal_sentences
from tests.api.packs.conftest import Evening
from tests.conftest import Run

#: A change of the example visit, and whom it concerns.
CHANGES = {
    "a room": ('"0303"', '"0313"', {"韩喆", "高䶮"}),
    "a post": ("云州市农业农村局, 职务: 局长", "云州市农业农村局, 职务: 党组书记、局长", {"韩喆"}),
    "a name": ("宋时雨", "宋时语", {"宋时语"}),
    "a phone": ("13900000002", "13900000022", {"邹敏"}),
    "a time": ("时间: 14:30-16:00", "时间: 14:40-16:00", set()),
    "a place": ("地点: 区行政中心三楼会议室, 参加: 全体", "地点: 区行政中心二楼会议室, 参加: 全体", set()),
    "a diet": ("民族: 汉族, 饮食: [花生过敏]", "民族: 汉族, 饮食: [素食]", {"何苗"}),
    "a dish": ("柳溪豆腐", "家常豆腐", set()),
    "who is responsible": ("责任人: 林小満, 电话", "责任人: 吴桐, 电话", {"吴桐"}),
    "a rank": (
        "职务: 副局长, 级别: 县处级副职, 性别: 男, 民族: 汉族}\n    - {姓名: 𠮷",
        "职务: 局长, 级别: 县处级正职, 性别: 男, 民族: 汉族}\n    - {姓名: 𠮷",
        {"高䶮"},
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_made_again_is_what_a_full_pack_has_otherwise(name: str, packed: Evening) -> None:
    before = {path.name: path.read_bytes() for path in packed.folder.glob("*.docx")}
    old, new, people = CHANGES[name]
    packed.change(old, new)
    report = packed.changed()
    full = {file.name: file.content for file in docgen.pack(docgen.load_seated(packed.visit)).files}
    assert set(report.made) == {file for file, content in full.items() if before.get(file) != content}
    assert {path.name: path.read_bytes() for path in packed.folder.glob("*.docx")} == full
    assert report.made
    assert {one.file for one in report.reprint} == set(report.made)
    concerned = {key for one in report.reprint for key in one.people}
    assert people <= concerned
    if people:
        assert all(len(one.people) < 12 for one in report.reprint if not one.cards), "not everybody"


def test_of_cards_only_those_that_changed_are_printed_again_and_the_old_ones_leave(packed: Evening) -> None:
    packed.change("姓名: 宋时雨", "姓名: 宋时语")
    packed.change("宋时雨", "宋时语")
    report = packed.changed()
    cards = next(one for one in report.reprint if one.file == "12 席卡.docx")
    assert (cards.cards, cards.people) == ((9,), ("宋时语",))
    assert [(one.card, one.holder) for one in report.withdraw if one.file == "12 席卡.docx"] == [(9, "宋时雨")]


def test_a_change_run_says_so_as_json_and_in_words(evening: Evening, run: Callable[..., Run]) -> None:
    assert run("pack", evening.visit, "-o", evening.folder, "-q").code == 0
    evening.change("云州市农业农村局, 职务: 局长", "云州市农业农村局, 职务: 党组书记、局长")
    record = evening.folder / "run.json"
    shape = json.loads(run("pack", evening.visit, "--changed-since", record, "--whole", "--json").out)
    assert shape.keys() == {"made", "reprint", "withdraw", "kept"}
    assert "14 证件.docx" in shape["made"]
    badges = next(one for one in shape["reprint"] if one["file"] == "14 证件.docx")
    assert badges == {"file": "14 证件.docx", "pages": [1], "cards": [3], "people": ["韩喆"]}
    evening.change("党组书记、局长", "党委书记、局长")
    said = run("pack", evening.visit, "--changed-since", record, "--whole").out
    assert "14 证件.docx：第1页，第3张（韩喆）" in said
    assert "要撤下的" in said


def test_several_cards_that_are_withdrawn_stand_in_one_sentence_with_their_numbers_in_spans() -> None:
    gone = [Withdrawal("12 席卡.docx", number, f"来宾{number}") for number in (57, 58, 59, 61)]
    alone = Withdrawal("14 证件.docx", 9, "邹敏")
    whole = Withdrawal("09 手边单.docx", note="在“作废”")
    assert withdrawal_sentences([*gone, alone, whole], most_people=9) == [
        "12 席卡.docx：第57—59、61张，来宾57、来宾58、来宾59、来宾61",
        "14 证件.docx：第9张，邹敏",
        "09 手边单.docx：整份（在“作废”）",
    ]
    assert withdrawal_sentences(gone, most_people=2) == ["12 席卡.docx：第57—59、61张，来宾57、来宾58等4人"]
    # one place of a sheet, printed twice with another name
    twice = [Withdrawal("12 席卡.docx", 4, name) for name in ("欧阳若兰", "欧阳若澜")]
    assert withdrawal_sentences(twice) == ["12 席卡.docx：第4张，欧阳若兰、欧阳若澜"]
