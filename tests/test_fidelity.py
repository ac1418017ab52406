"""From visit file to plan: hostile text in every field is printed letter for letter, or refused at its place."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from docgen.api.papers import build
from docgen.api.visits import load
from docgen.errors import DataError
from docgen.model.scalars import UNPRINTABLE
from docgen.word.package.outline import texts
from tests.visit_with_text import hostile_texts, visit_with_text

PERSON = {
    "姓名": "周明远",
    "单位": "云州市委",
    "职务": "副书记",
    "电话": "139",
    "角色": "团长",
    "饮食": ["清真"],
    "备注": "备",
    "民族": "汉族",
}
FULL: dict[str, Any] = {
    "标题": "代表团来访",
    "编号": "1",
    "密级": "秘密",
    "紧急程度": "加急",
    "报送": "区委办",
    "公函": {"单位": "市府办", "文号": "1号"},
    "日期": "2026-07-05",
    "来宾": {"团组": "代表团", "名单": [PERSON]},
    "陪同": [{"姓名": "沈静", "职务": "书记"}],
    "日程": [
        {
            "时间": "09:00",
            "内容": "考察",
            "地点": "农业园",
            "陪同": ["沈静"],
            "负责": "镇",
            "讲解": "陈果",
            "备注": "带水",
            "议程": [{"内容": "汇报", "人": "局长", "备注": "脱稿"}],
        }
    ],
    "规格": "一级接待",
    "抵离": [
        {
            "方向": "抵达",
            "日期": "2026-07-05",
            "时间": "08:10",
            "方式": "高铁",
            "车次": "甲1",
            "地点": "清江站",
            "接送": "1",
            "备注": "出站口",
        }
    ],
    "天气": [{"日期": "2026-07-05", "内容": "多云"}],
    "着装": "便装",
    "注意": [{"内容": "带证件", "对象": "来宾"}, {"内容": "提前到岗"}],
    "应急": [{"事项": "突发疾病", "措施": "送医", "责任单位": "卫健局", "责任人": "陈果", "电话": "135"}],
    "宣传": [{"内容": "消息一条", "单位": "融媒体中心", "责任人": "温言", "电话": "134", "时限": "当天"}],
    "迎送": [{"地点": "清江站", "备注": "举牌"}],
    "布置": [{"场所": "三楼", "物品": ["会标"], "备注": "前一晚"}],
    "礼品": [{"名称": "书签", "对象": "来宾", "备注": "竹编"}],
    "审批": {"审批人": "沈静", "意见": "同意"},
    "用餐": [{"名称": "午餐", "地点": "食堂", "来宾": ["全体"], "菜单": ["豆腐"], "付费": "自付", "备注": "少盐"}],
    "座次": [{"名称": "座谈会", "形式": "会谈横桌"}],
    "住宿": [
        {
            "宾馆": "清江宾馆",
            "房间": [{"房号": "0301", "房型": "标准间", "入住": ["周明远"], "付费": "自付", "备注": "安静"}],
        }
    ],
    "车辆": [
        {"车号": "1", "车型": "中巴", "车牌": "川Y", "驾驶员": "王师傅", "电话": "138", "用途": "乘坐", "备注": "早到"}
    ],
    "分工": [{"事项": "会务", "责任单位": "局", "责任人": "秦远", "电话": "137", "时限": "7月4日前"}],
    "联系人": [{"姓名": "林溪", "单位": "中心", "职务": "科长", "电话": "136", "备注": "总"}],
}
CHOICES = {"形式", "时间", "日期", "方向", "对象"}
# names that others refer to, and lists where 、 parts one from the next, are tried by their own tests
REFERRED = {"姓名", "编号"}


def fields(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every field of the visit that holds free text."""
    if isinstance(value, dict):
        for key, one in value.items():
            if isinstance(one, str) and key not in CHOICES | REFERRED:
                yield (*path, key)
            elif not isinstance(one, str):
                yield from fields(one, (*path, key))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            if not isinstance(one, str):
                yield from fields(one, (*path, number))


FIELDS = list(fields(FULL))


def test_many_fields_are_tried() -> None:
    assert len(FIELDS) >= 40


@pytest.mark.parametrize("path", FIELDS, ids=lambda path: "-".join(map(str, path)))
def test_hostile_text_in_a_field_is_printed_exactly_or_refused_at_its_place(path: tuple[Any, ...]) -> None:
    # each field takes every fortieth string from another start, so that together they take all five hundred
    for text in hostile_texts(FIELDS.index(path), 40, 3_000):
        try:
            visit = load(visit_with_text(FULL, path, text))
        except DataError as error:
            (problem,) = error.problems
            assert problem.place is not None
            assert problem.code in {"D114", "D102"}, problem
            assert UNPRINTABLE.search(text), "what can be printed was refused"
            continue
        assert not UNPRINTABLE.search(text)
        for file in build(visit):
            whole = texts(file.content)
            shown = text.strip() if path[-1] in ("宾馆", "地点") else text
            printed = "".join(whole)
            # a table ends its lines itself where Word would tear something
            in_lines = re.search("\n?".join(map(re.escape, shown)), printed)
            assert any(shown in one for one in whole) or shown in printed or in_lines, (path, text)


_NONCHARACTERS = [*range(0xFDD0, 0xFDF0), *(plane << 16 | end for plane in range(17) for end in (0xFFFE, 0xFFFF))]
_CONTROLS = [code for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x09, 0x0A, 0x0D)]
_SURROGATES = [0xD800, 0xDBFF, 0xDC00, 0xDFFF]
#: The first characters of the extensions A to H and of what is compatible, a joiner, a mark above.
_RARE = ["\u3400", *map(chr, (0x20000, 0x2A700, 0x2B740, 0x2B820, 0x2CEB0, 0x30000, 0x31350)), "甲\u200d乙", "e\u0301"]


def test_every_control_noncharacter_and_half_character_is_refused_at_its_place() -> None:
    for code in (*_CONTROLS, *_NONCHARACTERS, *_SURROGATES):
        with pytest.raises(DataError) as refused:
            load(visit_with_text(FULL, ("来宾", "名单", 0, "备注"), f"甲{chr(code)}乙"))
        (problem,) = refused.value.problems
        # half a character is no YAML, either
        assert problem.code == ("D102" if code in _SURROGATES else "D114"), hex(code)
        assert problem.place is not None


def test_characters_of_every_extension_are_printed_as_they_are() -> None:
    for text in _RARE:
        (file, *_) = build(load(visit_with_text(FULL, ("注意", 1, "内容"), text)))
        assert text in "".join(texts(file.content)), ascii(text)
