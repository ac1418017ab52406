"""Whom our papers name as contact: ours, never that of the guests' unit."""

import pytest

from docgen.kinds.form_parts.activities import activities
from docgen.kinds.form_parts.guests import purpose_text
from docgen.kinds.guest_parts.contacts import guests_contacts, own_contacts
from docgen.kinds.guest_parts.heads import contacts_text
from docgen.kinds.letter_texts.letter_text import contact_note
from tests.conftest import visit

GUESTS = (
    "公函: {单位: 澜阳市农业农村局}\n"
    "来宾: [{姓名: 邓世宏, 单位: 澜阳市农业农村局}, {姓名: 苏婷, 单位: 澜阳市农业农村局办公室}]\n"
    "陪同: [{姓名: 沈静, 单位: 清江区农业农村局}]\n"
)
SU = "{姓名: 苏婷, 电话: '13900000201'}"
OFFICE = "{姓名: 卢一鸣, 单位: 澜阳市农业农村局办公室, 电话: '13900000202'}"
WU = "{姓名: 吴桐, 电话: '13900000110'}"
STAFF = "保障: [{姓名: 吴桐, 电话: '13900000110'}]\n"


@pytest.mark.parametrize(
    ("contacts", "own", "theirs"),
    [
        (f"联系人: [{SU}, {WU}]", ["吴桐"], ["苏婷"]),
        (f"联系人: [{OFFICE}, {WU}]", ["吴桐"], ["卢一鸣"]),
        (f"{STAFF}联系人: [{SU}, 吴桐]", ["吴桐"], ["苏婷"]),
        (f"{STAFF}联系人: [{SU}]", ["吴桐"], ["苏婷"]),
        (f"{STAFF}联系人: [{OFFICE}]", ["吴桐"], ["卢一鸣"]),
        ("联系人: [{姓名: 何青, 单位: 农业农村局, 电话: '13900000203'}]", ["何青"], []),
        ("联系人: [{姓名: 何青, 单位: 清江区农业农村局, 电话: '13900000203'}]", ["何青"], []),
        ("联系人: [{姓名: 何青, 单位: 澜阳市农业农村局, 电话: '13900000203'}, 沈静]", ["沈静"], ["何青"]),
        ("联系人: [{姓名: 何青, 单位: 清江宾馆, 电话: '13900000203'}]", ["何青"], []),
        (STAFF, [], []),
    ],
)
def test_contacts_are_told_apart_by_list_and_unit(contacts: str, own: list[str], theirs: list[str]) -> None:
    found = visit(f"{GUESTS}{contacts}\n")
    assert [person.name for person in own_contacts(found)] == own
    assert [person.name for person in guests_contacts(found)] == theirs
    assert not any(name in contacts_text(found) + contact_note(found) for name in theirs)


@pytest.mark.parametrize(
    ("activity", "is_one"),
    [
        ("接站，乘车前往溪桥县", False),
        ("离县，乘车前往澜阳东站", False),
        ("考察组抵达溪桥县", False),
        ("返程", False),
        ("午餐（工作餐）", False),
        ("入住休息", False),
        ("午餐后考察云雾岭茶园", True),
        ("前往产业园考察", True),
        ("召开座谈会", True),
        ("到达后参观博物馆", True),
        ("考察组参观博物馆", True),
        ("前往镇政府开会", True),
    ],
)
def test_an_item_without_an_element_is_an_activity_if_something_is_done(activity: str, is_one: bool) -> None:
    assert bool(activities(visit(f"日程: [{{内容: {activity}}}]"))) == is_one


@pytest.mark.parametrize(
    ("purpose", "content", "said"),
    [
        ("考察学习", "考察学习茶产业发展工作", "考察学习茶产业发展工作"),
        ("考察学习茶产业发展工作", "考察学习", "考察学习茶产业发展工作"),
        ("考察学习", "考察学习。", "考察学习"),
        ("招商洽谈", "考察产业园", "招商洽谈\n考察产业园"),
        ("考察学习", "", "考察学习"),
        ("", "考察学习", "考察学习"),
    ],
)
def test_what_the_visit_is_for_is_said_once(purpose: str, content: str, said: str) -> None:
    assert purpose_text(visit(f"事由: {purpose}\n公函: {{单位: 云州市政府, 内容: {content}}}")) == said
