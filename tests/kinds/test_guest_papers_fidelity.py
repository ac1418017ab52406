"""Hostile text in every field of papers for guests is printed letter for letter, or refused at its place."""

import re
from functools import cache
from typing import Any

import pytest

from docgen.api.papers import build
from docgen.api.visits import load
from docgen.word.package.outline import texts
from tests.kinds.test_forms_fidelity import fields
from tests.visit_with_text import MARK, FieldPath, assert_printed_or_refused, same_without_space, visit_with_text

FORMS: dict[str, tuple[str, dict[str, Any]]] = {
    "roster": ("roster", {}),
    "rooms": ("rooms", {}),
    "rooms-door": ("rooms", {"door": True}),
    "motorcade": ("motorcade", {}),
    "motorcade-labels": ("motorcade", {"labels": True}),
    "slip": ("slip", {}),
    "slip-each": ("slip", {"each": True}),
    "wallet": ("wallet", {}),
    "briefing": ("briefing", {}),
    "briefing-leaders": ("briefing", {"for": "领导"}),
}
FULL: dict[str, Any] = {
    "标题": "代表团来访",
    "类别": "外宾",
    "日期": "2026-07-05",
    "来宾": {
        "团组": "代表团",
        "名单": [
            {
                "姓名": "周明远",
                "英文名": "Zhou",
                "民族": "汉族",
                "单位": "云州市委",
                "职务": "副书记",
                "电话": "139",
                "角色": "团长",
                "简介": "曾任县长",
                "备注": "高",
            },
            {"姓名": "韩喆"},
        ],
    },
    "陪同": [{"姓名": "沈静", "单位": "区委", "职务": "书记", "电话": "137"}],
    "保障": [{"姓名": "吴桐", "单位": "中心", "职务": "科员", "电话": "138"}],
    "抵离": [{"方向": "抵达", "时间": "08:10", "方式": "高铁", "车次": "甲1", "地点": "东站", "备注": "北口"}],
    "日程": [
        {
            "时间": "09:00",
            "环节": "看",
            "内容": "考察",
            "地点": "农业园",
            "陪同": ["沈静"],
            "讲解": "陈果",
            "路程": "20",
            "备注": "步行",
        },
        {"时间": "14:00", "内容": "座谈", "地点": "会议室", "参加": ["周明远"], "路程": "10"},
    ],
    "用餐": [{"名称": "早餐", "日期": "2026-07-05", "时间": "07:30", "地点": "食堂", "来宾": ["全体"]}],
    "座次": [{"名称": "座谈会", "时间": "14:00", "形式": "会谈横桌", "来宾": ["全体"], "主方": ["沈静"]}],
    "住宿": [
        {
            "宾馆": "清江宾馆",
            "备注": "含早",
            "房间": [{"房号": "301", "房型": "标准间", "入住": ["周明远", "韩喆"], "备注": "安静", "付费": "自付"}],
        }
    ],
    "车辆": [
        {
            "车号": "1",
            "车型": "中巴",
            "车牌": "川Y",
            "驾驶员": "王师傅",
            "电话": "136",
            "用途": "乘坐",
            "备注": "早到",
            "乘员": ["全体"],
        }
    ],
    "天气": [{"日期": "2026-07-05", "内容": "多云"}],
    "着装": "便装",
    "注意": [{"内容": "带伞", "对象": "来宾"}],
    "应急": [{"事项": "突发疾病", "责任人": "陈果", "电话": "135"}],
    "联系人": [{"姓名": "林溪", "电话": "134", "备注": "总"}],
}
CHOICES = {"类别", "环节", "日期", "时间", "形式", "方向", "对象", "路程"}
#: Names that others refer to, and what is told by its numbers, have tests of their own.
REFERRED = {"姓名", "房号", "车号"}
FIELDS = [path for path in fields(FULL) if path[-1] not in CHOICES | REFERRED]
#: What stands between the lines of a text: the phone behind the first, the English label before the second.
BETWEEN = re.compile("13[4-9]|Contacts|Emergency|Drivers|Weather|Dress|Breakfast|Pleasenote")
LONGEST = 24  # what is longer is broken into lines


def printed(content: bytes, form: str) -> str:
    name, options = FORMS[form]
    return "".join(text for file in build(load(content), [name], options=options) for text in texts(file.content))


@cache
def printed_fields(form: str) -> tuple[FieldPath, ...]:
    """The fields of the visit that a paper prints whole: a door shows the last word of a name in Latin."""
    whole = (path for path in FIELDS if form != "rooms-door" or path[-1] != "英文名")
    return tuple(path for path in whole if MARK in printed(visit_with_text(FULL, path, MARK), form).replace("\n", ""))


@pytest.mark.parametrize(
    ("form", "least"),
    list(zip(FORMS, (15, 10, 2, 14, 2, 16, 17, 15, 6, 7), strict=True)),
)
def test_many_fields_are_printed(form: str, least: int) -> None:
    assert len(printed_fields(form)) >= least, printed_fields(form)


@pytest.mark.parametrize("form", FORMS)
def test_hostile_text_in_every_field_is_printed_exactly_or_refused_at_its_place(form: str) -> None:
    def is_printed(text: str, whole: str) -> bool:
        return same_without_space(text, whole) or same_without_space(text, BETWEEN.sub("", re.sub(r"\s", "", whole)))

    assert_printed_or_refused(
        lambda path, text: printed(visit_with_text(FULL, path, text), form),
        printed_fields(form),
        80,
        LONGEST,
        is_printed,
        first=17 * [*FORMS].index(form),  # other strings than in the papers before
    )
