"""What a reader moves to another field, or takes out of another one, has a place: rules and papers may ask for it."""

from collections.abc import Iterator
from dataclasses import fields

import pytest

from docgen.api.papers import build
from docgen.errors import Mark
from docgen.model.value import Value
from docgen.rules.engine import judge
from tests.conftest import visit

_HEAD = """标题: 云州市代表团来访
日期: 2026-07-05
陪同: [{姓名: 沈静, 职务: 副书记}]
"""
_TALK = "座次: [{名称: 座谈会, 形式: 会谈横桌, 来宾: 全体, 主方: 全体}]"
_SEATED = ("座谈会, 形式: 会谈横桌", "合影, 形式: 合影", "会见, 形式: 沙发")
_NO_CLOCKS = ("全天", "上午", "晚上", "待定", "会后", "午餐后", "另行通知", "自由安排")
#: What is moved to 备注, or taken out of another field, each in the fifth line of the visit.
MOVED = [
    *(f"日程: [{{内容: 座谈会, 地点: 会议室,\n  时间: {word}}}]\n{_TALK}" for word in _NO_CLOCKS),
    *(f"座次: [{{来宾: 全体, 主方: 全体, 名称: {name},\n  时间: 下午}}]" for name in _SEATED),
    "用餐: [{名称: 午餐, 形式: 工作餐, 来宾: 全体,\n  时间: 会后}]",
    "日程: [{时间: 09:00, 内容: 座谈会,\n  路程: 约8公里}]\n" + _TALK,
    "日程: [{时间: 09:00, 内容: 座谈会,\n  路程: 8公里，15分钟}]\n" + _TALK,
    "日程: [{时间: 09:00, 内容: 座谈会,\n  参加: 周明远等}]\n" + _TALK,
    "车辆: [{车号: 1, 车型: 中巴,\n  驾驶员及电话: 王守信 13900000111}]",
    "值班: [{日期: 2026-07-05, 岗位: 值班,\n  值班员: [林小满 13900000109 组长]}]",
]
GUESTS = [
    "来宾:\n  - {姓名: 周明远, 房间号: 不住宿}",
    "来宾:\n  - {姓名: 周明远（回族，清真）}",
    "来宾:\n  - 云州市委办公室 周明远 副书记 13900000111（不吃辣）",
    "来宾:\n  - {姓名: 云州市委副书记周明远 13900000112}",
]


def _values(value: object) -> Iterator[Value]:
    """The values of a file: what is there by default, as the office, was written nowhere."""
    if isinstance(value, Value):
        if value.at:
            yield value
        yield from (inner for one in fields(value) if one.name != "at" for inner in _values(getattr(value, one.name)))
    elif isinstance(value, tuple | list):
        yield from (inner for one in value for inner in _values(one))


@pytest.mark.parametrize("text", [*MOVED, *GUESTS])
def test_a_value_that_was_moved_has_a_place_and_all_rules_can_tell_it(text: str) -> None:
    guests = "来宾: [{姓名: 周明远, 职务: 副书记}]\n"
    read = visit(_HEAD + (text if text.startswith("来宾") else text + "\n" + guests))
    values = list(_values(read))
    assert len(values) > 3
    for value in values:
        for field in fields(value):
            assert isinstance(value.at[field.name], Mark)
        if getattr(value, "note", ""):
            assert value.at["note"].line == 5, value
    judge(read)
    build(read, kinds=["seating"] if "座次" in text else ["plan"], draft=True)


def test_a_remark_stays_where_it_was_written_when_a_word_is_added_to_it() -> None:
    (stop,) = visit("日程: [{内容: 座谈会, 时间: 下午,\n  备注: 主宾坐主人左手}]").schedule
    assert (stop.note, stop.at["note"].line) == ("主宾坐主人左手；下午", 4)
