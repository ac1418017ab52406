"""What a list of changes says has changed: nobody who only stands in the same row; and whose card each one is."""

from pathlib import Path

import pytest

import docgen
from docgen.api.packs.cut_cards import cut_cards
from docgen.api.packs.said_changes import ChangeReader, SaidChanges
from docgen.word.package.printed_lines import PaperLine
from tests.api.packs.conftest import Evening
from tests.conftest import OFFICE

_DINNER = "时间: 18:00, 环节: 吃, 内容: 晚餐", "时间: 18:30, 环节: 吃, 内容: 晚餐"
_SAME_DINNER = "日期: 2026-07-05, 时间: 18:00, 地点: 清江宾馆", "日期: 2026-07-05, 时间: 18:30, 地点: 清江宾馆"
_SEATS = "[周明远, 阿依古丽·买买提, 沈静, 罗文, 韩喆,", "[周明远, 沈静, 阿依古丽·买买提, 韩喆, 罗文,"
_MOVED = {"阿依古丽·买买提", "沈静", "罗文", "韩喆"}


def _said(packed: Evening, *changes: tuple[str, str]) -> dict[str, tuple[set[str], tuple[str, ...]]]:
    for old, new in changes:
        packed.change(old, new)
    report = packed.changed()
    return {one.file[:2]: (set(one.people), one.things) for one in report.reprint if not one.cards}


def test_a_time_names_its_item_and_nobody_of_its_row(packed: Evening) -> None:
    said = _said(packed, _DINNER, _SAME_DINNER)
    assert {paper for paper, (people, _) in said.items() if people} == set()
    assert said["03"][1] == said["04"][1] == said["09"][1] == ("7月5日晚餐（自助餐）的时间",)
    assert said["01"][1][0] == "7月5日晚餐（自助餐）的时间"


def test_a_number_plate_names_the_car(packed: Evening) -> None:
    said = _said(
        packed,
        ("{车号: 1, 车牌: 川Y·A0001,", "{车号: 1, 车牌: 川Y·A0003,"),
        ("车号: 2, 车牌: 川Y·A0003", "车号: 2, 车牌: 川Y·A0001"),
    )
    assert {paper for paper, (people, _) in said.items() if people} <= {"04"}, "吴桐 rides in the car of the task"
    assert "1号车的车型号牌" in said["08"][1]


def test_a_room_names_all_who_live_there(packed: Evening) -> None:
    said = _said(packed, ('"0303"', '"0309"'))
    assert said["07"] == said["01"] == said["17"] == ({"韩喆", "高䶮"}, ())


def test_seats_in_a_car_name_those_who_sit_elsewhere(packed: Evening) -> None:
    said = _said(packed, _SEATS)
    assert said["08"] == said["11"] == said["01"] == (_MOVED, ())


def test_who_comes_instead_is_named_alone(packed: Evening) -> None:
    said = _said(packed, ("阿依古丽·买买提", "贺兰山"))
    assert said["08"] == said["06"] == said["07"] == ({"贺兰山"}, ())


def test_the_list_says_what_has_changed(packed: Evening) -> None:
    packed.change(*_DINNER)
    packed.change(*_SAME_DINNER)
    sentence = next(one.sentence for one in packed.changed().reprint if one.file.startswith("03"))
    assert sentence == "03 复函.docx：整份（主送单位，存档；改了：7月5日晚餐（自助餐）的时间）"


def _row(headings: str, *rows: str) -> list[PaperLine]:
    cells = tuple(headings.split("|"))
    first = PaperLine("表1第1行", cells, cells)
    return [first, *(PaperLine(f"表1第{at}行", tuple(row.split("|")), cells) for at, row in enumerate(rows, 2))]


@pytest.mark.parametrize(
    ("headings", "old", "new", "said"),
    [
        ("日期|时间|内容|负责", "7月6日|18:00|晚餐|林小満", "7月6日|18:30|晚餐|林小満", (set(), ("7月6日晚餐的时间",))),
        ("事项|责任人|电话", "会场布置|林小満|1", "会场布置|林小満|2", (set(), ("会场布置的电话",))),
        ("事项|责任人|电话", "会场布置|林小満|1", "会场布置|吴桐|1", ({"林小満", "吴桐"}, ())),
        ("姓名|电话", "林小満|13900000109", "林小満|13900000110", ({"林小満"}, ())),
        ("房号|入住人员", "0303|韩喆、高䶮", "0304|韩喆、高䶮", ({"韩喆", "高䶮"}, ())),
        ("车号|车牌|乘员|联络", "1号车|川Y·A1|全体|林小満", "1号车|川Y·A2|全体|林小満", (set(), ("1号车的车牌",))),
        ("序号|姓名|职务", "3|韩喆|局长", "2|韩喆|局长", (set(), ())),
        ("用车|中巴1辆", "用餐|两桌", "用餐|三桌", (set(), ("用餐",))),
    ],
)
def test_a_row_names_whose_it_is_or_what_it_is_called(
    headings: str, old: str, new: str, said: tuple[set[str], tuple[str, ...]]
) -> None:
    reader = ChangeReader(docgen.load(OFFICE / "来访" / "2026-041.yaml"))
    found = reader.said(_row(headings, old), _row(headings, new))
    assert (set(found.people), found.things) == said


def test_a_row_that_is_new_is_called_by_its_own_words() -> None:
    reader = ChangeReader(docgen.load(OFFICE / "来访" / "2026-041.yaml"))
    before = _row("事项|责任人|电话", "会场布置|林小満|1")
    after = _row("事项|责任人|电话", "会场布置|林小満|1", "夜间照明（含备用灯）|吴桐|2")
    assert reader.said(before, after) == SaidChanges((), ("夜间照明",))
    assert reader.said(after, before) == SaidChanges((), ("夜间照明",))


@pytest.mark.parametrize("path", sorted((OFFICE / "来访").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_card_of_every_visit_has_its_holder(path: Path) -> None:
    kinds = ("卡包", "席卡", "证件", "桌签")
    made = docgen.pack(docgen.load_seated(path), docgen.PackOptions(only=kinds, draft=True))
    people = made.visit.people
    known = {
        *people,
        *(form for one in people.values() for form in (one.name, one.name_en, f"{one.name} {one.name_en}")),
    }
    for paper in made.papers:
        cards = cut_cards(paper.lines) if paper.kind == "wallet" else paper.cards
        assert [card for card in cards if card.holder not in known] == [], paper.file.name


_LETTER = "来访单位|云州市人民政府办公室|公函|云府办函〔2026〕41号"
_STOPS = "内容|09:00\t考察农田\n柳溪镇　陪同：沈静\n16:40\t参观陈列馆\n古道　陪同：罗文\n18:10\t晚餐"


@pytest.mark.parametrize(
    ("first", "old", "new", "said"),
    [
        (_LETTER, "来访时间|7月5日|来宾人数|12人", "来访时间|7月5日|来宾人数|13人", ("来宾人数",)),
        (_LETTER, "来访时间|7月5日|来宾人数|12人", "来访时间|7月6日|来宾人数|12人", ("来访时间",)),
        (_LETTER, "合计|700元|大写|柒佰元整", "合计|650元|大写|陆佰伍拾元整", ("合计", "大写")),
        ("内容|安排", _STOPS, _STOPS.replace("16:40\t参观陈列馆\n古道　陪同：罗文\n", ""), ("参观陈列馆",)),
        ("内容|安排", "活动|7月6日　16:40参观陈列馆（古道）\n晚餐", "活动|晚餐", ("活动",)),
        ("内容|安排", "活动|早餐\n7月6日　16:40参观馆（古道）\n晚餐", "活动|早餐\n晚餐", ("参观馆",)),
        ("序号|时间|点位", "1|7月6日（星期一）\n16:40—17:40|陈列馆", "", ("陈列馆",)),
        ("房号|房型|姓名", "0304|单间|不再来的人", "", ("不再来的人",)),
    ],
)
def test_what_has_changed_is_called_by_what_stands_beside_it(
    first: str, old: str, new: str, said: tuple[str, ...]
) -> None:
    reader = ChangeReader(docgen.load(OFFICE / "来访" / "2026-041.yaml"))
    found = reader.said(_row(first, *filter(None, [old])), _row(first, *filter(None, [new])))
    assert (found.people, found.things) == ((), said)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("单位：清江区接待中心　　来宾12人\t编号：1", "单位：清江区接待中心　　来宾13人\t编号：1", ("人数",)),
        ("单位：清江区接待中心　　来宾12人\t编号：1", "单位：清江区接待中心　　来宾12人\t编号：2", ("编号",)),
        ("人员\t来宾12人；陪同沈静", "人员\t来宾13人；陪同沈静", ("人员",)),
        ("N－1：14人按13人的量先上", "N－1：15人按14人的量先上", ("N－1",)),
        ("时间为7月5日，一行12人。", "时间为7月5日，一行13人。", ("人数",)),
        ("7月6日14:30　三楼会议室", "7月6日15:00　三楼会议室", ("时间",)),
    ],
)
def test_a_paragraph_says_at_least_what_kind_of_value_has_changed(old: str, new: str, said: tuple[str, ...]) -> None:
    reader = ChangeReader(docgen.load(OFFICE / "来访" / "2026-041.yaml"))
    before, after = ([PaperLine("第1段", (text,))] for text in (old, new))
    assert reader.said(before, after) == SaidChanges((), said)


def test_a_part_that_is_gone_is_called_by_its_head_alone() -> None:
    reader = ChangeReader(docgen.load(OFFICE / "来访" / "2026-041.yaml"))
    texts = ("（二）柳溪镇", "人员\t陪同沈静", "（三）陈列馆", "人员\t来宾12人；陪同罗文", "1.简介", "四、其他")
    before = [PaperLine(f"第{at}段", (text,)) for at, text in enumerate(texts, 1)]
    assert reader.said(before, [*before[:2], before[-1]]).people == ()
