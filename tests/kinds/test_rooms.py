"""住宿安排: hotels, floors and rooms in order, who shares, who stays other days, who has none; sheets for doors."""

from typing import Any

import pytest

from docgen.errors import DataError
from docgen.kinds.guest_parts.floors import place_of
from docgen.model.visit import Visit
from tests.conftest import visit
from tests.kinds.papers_of import page_of, pages_of


def lodging(
    *rooms: str, guests: str = "[{姓名: 周明远}, {姓名: 韩喆}]", days: str = "2026-07-05 至 2026-07-06"
) -> Visit:
    return visit(f"日期: {days}\n来宾: {guests}\n住宿: [{{宾馆: 清江宾馆, 房间: [{', '.join(rooms)}]}}]")


def rows(paper: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for hotel in paper["馆"] for floor in hotel["层"] for room in floor["间"] for row in room["行"]]


def test_rooms_stand_by_floor_and_number_whatever_their_order_in_the_file() -> None:
    paper = page_of(
        "rooms", lodging('{房号: "1203"}', '{房号: "0302", 入住: [韩喆]}', '{房号: "0301", 入住: [周明远]}')
    )
    assert [floor["层"] for floor in paper["馆"][0]["层"]] == ["3层　2间　2人", "12层　1间　0人"]
    assert [row["房号"] for row in rows(paper)] == ["0301", "0302", "1203"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0301", "3层"), ("301", "3层"), ("1203", "12层"), ("A座1203", "A座12层"), ("2号楼 0501", "2号楼5层"),
        ("8-1203", "8-12层"), ("12F05", "12层"), ("3楼301室", "3层"), ("总统套房", "其他房间"), ("3", "其他房间"),
        ("", "其他房间"), ("98765", "其他房间"), ("9901", "其他房间"),
    ],
)  # fmt: skip
def test_the_number_of_a_room_tells_its_floor(number: str, words: str) -> None:
    assert place_of(number).words == words


def test_who_shares_a_room_is_seen_and_an_empty_room_has_a_dash() -> None:
    paper = page_of(
        "rooms", lodging('{房号: "301", 房型: 标准间, 入住: [周明远, 韩喆]}', '{房号: "302", 备注: 会务组}')
    )
    assert [(row["房型"], row["姓名"], row["备注"]) for row in rows(paper)] == [
        ("标准间\n2人同住", "周明远", ""),
        ("标准间\n2人同住", "韩喆", ""),
        ("—", "—", "会务组"),
    ]
    assert [row["末"] for row in rows(paper)] == [False, True, True]


def test_rooms_are_counted_by_type() -> None:
    rooms = (
        '{房号: "301", 房型: 单间, 入住: [周明远]}',
        '{房号: "302", 房型: 标准间, 入住: [韩喆]}',
        '{房号: "303", 房型: 标准间}',
    )
    assert page_of("rooms", lodging(*rooms))["馆"][0]["小计"] == "单间1间、标准间2间，共3间，入住2人"


def test_who_comes_earlier_or_leaves_later_has_his_days_beside_him() -> None:
    of = visit(
        """
        日期: 2026-07-05 至 2026-07-07
        抵离: [{方向: 抵达, 日期: 2026-07-04, 人员: [韩喆]}, {方向: 离开, 日期: 2026-07-06, 人员: [韩喆]}]
        住宿: [{宾馆: 清江宾馆, 房间: [{房号: "301", 入住: [周明远]}, {房号: "302", 入住: [韩喆]}]}]
        """
    )
    paper = page_of("rooms", of)
    assert paper["馆"][0]["说明"] == "入住—退房：7月5日—7日"
    assert [row["日期"] for row in rows(paper)] == ["", "7月4日入住，7月6日退房"]


def test_who_has_no_room_is_named_on_the_paper_and_beside_it() -> None:
    (page,) = pages_of("rooms", lodging('{房号: "301", 入住: [周明远]}'))
    assert page.context["未排"] == "尚未安排住房的来宾（1人）：韩喆。"
    assert page.left_out == {"韩喆": "没有房间"}


def test_a_door_shows_the_surname_and_the_post_only() -> None:
    guests = (
        "[{姓名: 周明远, 单位: 中共云州市委, 职务: 副书记}, {姓名: 阿依古丽·买买提, 职务: 副市长}, "
        "{姓名: 欧阳若兰, 性别: 女}, "
        "{姓名: 约翰内斯·范德维尔德, 英文名: Johannes van der Velde, 职务: 校长}]"
    )
    rooms = [f'{{房号: "30{number}", 入住: [{name}]}}' for number, name in enumerate(
        ("周明远", "阿依古丽·买买提", "欧阳若兰", "约翰内斯·范德维尔德"), 1)]  # fmt: skip
    sheets = page_of("rooms", lodging(*rooms, guests=guests), door=True)["门"]
    people = [person for sheet in sheets for side in ("左", "右") for person in sheet[side]["人"]]
    assert [(person["称呼"], person["外文"]) for person in people] == [
        ("周　副书记", ""),
        ("阿依古丽　副市长", ""),
        ("欧阳　女士", ""),
        ("范德维尔德　校长", "van der Velde"),
    ]
    assert {sheet[side]["号大"] for sheet in sheets for side in ("左", "右")} == {192}


@pytest.mark.parametrize(
    ("guest", "called"),
    [
        ("{姓名: 沙马木呷, 民族: 彝族, 职务: 县长}", ("沙马木呷　县长", "")),
        ("{姓名: 尼玛次仁, 民族: 藏族, 职务: 副县长}", ("尼玛次仁　副县长", "")),
        ("{姓名: 巴特尔, 民族: 蒙古族, 职务: 科长}", ("巴特尔　科长", "")),
        ("{姓名: 岩温罕, 民族: 傣族, 职务: 理事长}", ("岩温罕　理事长", "")),
        ("{姓名: 斯琴格日勒图雅, 职务: 副总裁}", ("斯琴格日勒图雅　副总裁", "")),
        ("{姓名: 金素妍, 民族: 朝鲜族, 职务: 院长}", ("金　院长", "")),
        ("{姓名: 司马伯庸, 职务: 会长}", ("司马　会长", "")),
        ("{姓名: 车译之, 英文名: Che Yizhi, 职务: 翻译}", ("车　翻译", "Che Yizhi")),
        ("{姓名: 林德, 英文名: Anna Lind, 职务: 市长}", ("林　市长", "Anna Lind")),
        ("{姓名: 顾惟贤, 职务: 副市长、党组成员}", ("顾　副市长", "")),
        ("{姓名: 谢停云, 职务: 党组书记、局长}", ("谢　局长", "")),
        ("{姓名: 汪予安, 职务: 常委、市人民政府副市长}", ("汪　副市长", "")),
        ("{姓名: 俞伯霖, 职务: 一级调研员}", ("俞　一级调研员", "")),
    ],
)
def test_a_door_calls_nobody_by_half_a_name_or_by_a_post_beside_his_office(guest: str, called: tuple[str, str]) -> None:
    name = guest.split("姓名: ")[1].split(",", maxsplit=1)[0]
    sheets = page_of("rooms", lodging(f'{{房号: "301", 入住: [{name}]}}', guests=f"[{guest}]"), door=True)["门"]
    (person,) = sheets[0]["左"]["人"]
    assert (person["称呼"], person["外文"]) == called


def test_doors_without_anybody_in_a_room_are_refused() -> None:
    with pytest.raises(DataError, match="没有写谁住哪一间"):
        pages_of("rooms", lodging('{房号: "301"}'), door=True)
