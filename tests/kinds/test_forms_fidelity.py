"""From visit file to forms, letters, bulletins: hostile text is printed letter for letter, or refused at its place."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from docgen.api.papers import build
from docgen.api.visits import load
from docgen.model.choices import LETTER_KINDS
from docgen.word.package.outline import texts
from tests.visit_with_text import FieldPath, assert_printed_or_refused, fields_printed, visit_with_text

KINDS = ["approval", "checklist", *(f"letter {kind}" for kind in LETTER_KINDS), "feedback", "followup"]
PERSON = {"姓名": "周明远", "单位": "云州市委", "职务": "副书记", "级别": "厅局级副职", "电话": "139", "角色": "团长"}
FULL: dict[str, Any] = {
    "标题": "代表团来访",
    "编号": "1",
    "密级": "秘密",
    "紧急程度": "加急",
    "类别": "外宾",
    "事由": "考察",
    "招待方式": "部分招待",
    "对等协议": "协议",
    "公函": {"单位": "市府办", "文号": "1号", "标题": "来函", "内容": "考察", "行程": "一天"},
    "日期": "2026-07-05",
    "来宾": {"团组": "代表团", "名单": [PERSON]},
    "陪同": [{"姓名": "沈静", "单位": "区委", "职务": "书记"}],
    "保障": [{"姓名": "吴桐", "单位": "中心", "职务": "科员"}],
    "日程": [{"时间": "09:00", "内容": "考察", "地点": "农业园", "陪同": ["沈静"]}],
    "用餐": [{"名称": "午餐", "地点": "食堂", "形式": "工作餐", "标准": "50", "陪餐": ["沈静"], "付费": "接待单位"}],
    "住宿": [{"宾馆": "清江宾馆", "房间": [{"房号": "1", "房型": "标准间", "单价": "260", "付费": "自付"}]}],
    "车辆": [{"车号": "1", "车型": "中巴", "车牌": "川Y"}],
    "分工": [{"事项": "会务", "责任单位": "局", "责任人": "秦远", "时限": "7月4日前"}],
    "联系人": [{"姓名": "林溪", "电话": "136", "备注": "总"}],
    "费用": [{"项目": "餐", "金额": "50", "承担": "单位", "支付": "公务卡", "票据": "01", "备注": "一次"}],
    "交费": [{"交费人": "团", "项目": "伙食费", "金额": "50", "凭证": "02"}],
    "反馈": [
        {
            "提出人": "来宾甲",
            "内容": "建议",
            "建议承办": "区局",
            "责任人": "陈果",
            "时限": "8月底前",
            "状态": "转市里",
            "跟踪": [{"日期": "2026-07-20", "内容": "去函"}],
            "依据": "复函",
        }
    ],
}
CHOICES = {"类别", "日期", "时间", "形式", "标准", "单价", "金额"}
#: Names that others refer to, numbers of rooms and cars, lists: they are tried by their own tests.
REFERRED = {"姓名", "房号", "车号"}
_LONGEST = 24  # what is longer may be cut where a form must fit one sheet


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


def printed(content: bytes, kind: str) -> str:
    name, _, of_letter = kind.partition(" ")
    options = {"type": of_letter} if of_letter else {}
    files = build(load(content), [name], draft=True, options=options)
    return "".join(text for file in files for text in texts(file.content))


@cache
def printed_fields(kind: str) -> tuple[FieldPath, ...]:
    """The fields of the visit that a paper prints."""
    return fields_printed(FULL, FIELDS, lambda content: printed(content, kind))


@pytest.mark.parametrize(("kind", "least"), list(zip(KINDS, (25, 28, 8, 8, 12, 8, 7, 9), strict=True)))
def test_many_fields_are_printed(kind: str, least: int) -> None:
    assert len(printed_fields(kind)) >= least, printed_fields(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_in_every_field_is_printed_exactly_or_refused_at_its_place(kind: str) -> None:
    def is_printed(text: str, whole: str) -> bool:
        expected = text.strip()
        return expected in whole or expected.replace("\n", "") in whole.replace("\n", "")

    assert_printed_or_refused(
        lambda path, text: printed(visit_with_text(FULL, path, text), kind),
        printed_fields(kind),
        80,
        _LONGEST,
        is_printed,
    )
