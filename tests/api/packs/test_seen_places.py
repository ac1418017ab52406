"""The place of a difference is one that a user finds: a seat of a named chart, a card on its page."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import docgen
from docgen.api.packs.seen_places import seat_words
from tests.api.packs.conftest import Evening
from tests.api.packs.edited import edit_file, written_over
from tests.conftest import OFFICE, Run

#: What is written over names in charts, by visit, and sentences that say so.
IN_CHARTS: Mapping[str, tuple[str, dict[str, str], list[str]]] = {
    "talks: another name": (
        "2026-041",
        {"何苗": "何笛"},
        [
            "《座谈会座次图》客方左起第10座：姓名是“何笛”，来访文件是“何苗”",
            "《合影座次图》第2排左起第6座：姓名是“何笛”，来访文件是“何苗”",
            "《1号车座次图》10座：姓名是“何笛”，来访文件是“何苗”",
        ],
    ),
    "talks: two have changed seats": (
        "2026-041",
        {"韩喆": "丁一", "丁一": "韩喆"},
        [
            "《座谈会座次图》客方左起第5座：姓名是“丁一”，来访文件是“韩喆”",
            "《座谈会座次图》客方左起第1座：姓名是“韩喆”，来访文件是“丁一”",
        ],
    ),
    "talks: nobody there": ("2026-041", {"沈静": ""}, ["《座谈会座次图》主方左起第2座：少了姓名“沈静”"]),
    "talks: he alone behind": ("2026-041", {"吴桐": "吴童"}, ["《座谈会座次图》主方后排：姓名是“吴童”"]),
    "round tables and a rostrum: another name": (
        "2026-060",
        {"殷小曼": "殷小慢"},
        [
            "《开幕式主席台座次图》第1排左起第8座：姓名是“殷小慢”，来访文件是“殷小曼”",
            "《12日晚餐座次图》1桌2号席：姓名是“殷小慢”，来访文件是“殷小曼”",
            "《1号车座次图》3座：姓名是“殷小慢”，来访文件是“殷小曼”",
        ],
    ),
    "round tables and a rostrum: two have changed seats": (
        "2026-060",
        {"沈静": "纪晓声", "纪晓声": "沈静"},
        [
            "《开幕式主席台座次图》第1排左起第6座：姓名是“纪晓声”，来访文件是“沈静”",
            "《12日晚餐座次图》1桌1号席：姓名是“纪晓声”，来访文件是“沈静”",
            "《12日晚餐座次图》2桌9号席：姓名是“沈静”，来访文件是“纪晓声”",
        ],
    ),
    "round tables and a rostrum: nobody there": (
        "2026-060",
        {"罗文": ""},
        ["《开幕式主席台座次图》第1排左起第5座：少了姓名“罗文”", "《12日晚餐座次图》2桌1号席：少了姓名“罗文”"],
    ),
    "a square: along its side": (
        "2026-060",
        {"苗芮": "苗锐"},
        ["《采购洽谈会座次图》左侧一边上起第2座：姓名是“苗锐”，来访文件是“苗芮”"],
    ),
    "sofas, which stand in a bow": (
        "2026-052",
        {"罗文": "托马斯·伯格", "龙小雨": ""},
        [
            "《会见座次图》中间两席左起第2座：姓名是“托马斯·伯格”，来访文件是“罗文”",
            "《会见座次图》主人一侧：少了姓名“龙小雨”",
            "《晚餐座次图》1号席：姓名是“托马斯·伯格”，来访文件是“罗文”",
        ],
    ),
}


def charts_of(visit: str, folder: Path) -> Path:
    """The seat charts of an example visit as the one paper of a pack in a folder; gives the paper."""
    shutil.copytree(OFFICE, folder / "办公室")
    source = folder / "办公室" / "来访" / f"{visit}.yaml"
    made = docgen.pack(docgen.load_seated(source), docgen.PackOptions(draft=True, only=("座次图",)))
    docgen.write_pack(made, docgen.PackTarget(folder / "文书", source))
    return folder / "文书" / "11 座次图.docx"


@pytest.mark.parametrize("name", IN_CHARTS)
def test_a_difference_in_a_chart_names_the_chart_and_the_seat(name: str, tmp_path: Path) -> None:
    visit, names, expected = IN_CHARTS[name]
    paper = charts_of(visit, tmp_path)
    written_over(paper, names)
    said = "\n".join(docgen.agree(paper.parent).sentences)
    assert [sentence for sentence in expected if f"{paper.name} {sentence}" not in said] == [], said
    assert "文本框" not in said


def test_a_hall_that_is_printed_as_a_table_has_seats_too_and_its_index_is_named(tmp_path: Path) -> None:
    paper = charts_of("2026-060", tmp_path)
    edit_file(paper, ("文怀瑾", "文怀锦"))
    in_chart, in_index = docgen.agree(paper.parent).sentences
    assert in_chart == f"{paper.name} 《开幕式会场座次图》1排5座：姓名是“文怀锦”，来访文件是“文怀瑾”"
    assert in_index.startswith(f"{paper.name} 《开幕式会场座位索引（1/2）》第")


def test_somebody_who_was_written_into_a_chart_is_in_that_chart(tmp_path: Path) -> None:
    paper = charts_of("2026-041", tmp_path)
    written_over(paper, {"门": "何苗"}, once=True)
    (sentence,) = docgen.agree(paper.parent).sentences
    assert sentence == f"{paper.name} 《座谈会座次图》：姓名是“何苗”，来访文件是“门”"


def test_cards_are_found_by_page_place_and_holder_and_charts_in_other_papers_as_well(packed: Evening) -> None:
    written_over(packed.folder / "12 席卡.docx", {"何苗": "何笛"})
    written_over(packed.folder / "14 证件.docx", {"韩喆": "韩哲", "欧阳若兰": "", "县长": "代县长"})
    written_over(packed.folder / "08 乘车安排.docx", {"邹敏": "邹明"})
    assert docgen.agree(packed.folder).sentences == (
        "08 乘车安排.docx 《1号车座次图》14座：姓名是“邹明”，来访文件是“邹敏”",
        "12 席卡.docx 第8页（何苗）：姓名是“何笛”，来访文件是“何苗”",
        "14 证件.docx 第1页第3张（韩喆）：姓名是“韩哲”，来访文件是“韩喆”",
        "14 证件.docx 第1页第4张（欧阳若兰）：少了姓名“欧阳若兰”",
        "14 证件.docx 第1页第5张（沙马木呷）：沙马木呷的职务是“代县长”，来访文件是“县长”",
    )


def test_what_is_taken_home_from_a_chart_or_a_card_says_where_it_stood(packed: Evening) -> None:
    written_over(packed.folder / "11 座次图.docx", {"𠮷庆丰": "吉庆丰", "沈静": ""}, once=True)
    written_over(packed.folder / "14 证件.docx", {"县长": "代县长"})
    said = [change.sentence for change in docgen.changes_by_hand(packed.folder).changes]
    assert "（11 座次图.docx 《座谈会座次图》客方左起第3座；" in said[0]
    assert said[1].startswith("11 座次图.docx 《座谈会座次图》主方左起第2座：姓名“沈静”→“”没有写进去")
    assert "职务“县长”→“代县长”（14 证件.docx 第1页第5张（沙马木呷）" in said[2]


def test_a_row_that_a_changed_visit_sorts_elsewhere_is_a_change_and_the_command_to_run_is_whole(
    packed: Evening, run: Callable[..., Run]
) -> None:
    packed.change('"0302"', '"0316"')
    done = run("agree", packed.folder)
    assert "  07 住宿安排.docx（1处）\n" in done.out
    assert ("多了" in done.out, "少了" in done.out) == (False, False)
    assert f"docgen pack {packed.visit} --changed-since {packed.folder}：" in done.out


def test_a_seat_in_a_block_of_rows_is_named_by_its_row_and_its_place_in_it() -> None:
    plans = {plan.name: plan.as_drawn() for plan in docgen.load_seated(OFFICE / "来访" / "2026-063.yaml").plans}
    meeting = plans["联席会议"]
    words = {seat.number: seat_words(meeting, seat) for seat in meeting.seats if seat.part == "客方后排"}
    assert words["33"] == "客方后排上起第3排左起第8座"
    assert len(set(words.values())) == len(words), "each seat has words of its own"
    lunch = plans["18日午餐"]
    assert not any("排" in seat_words(lunch, seat) for seat in lunch.seats), "around tables there are no rows"
