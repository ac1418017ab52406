"""Hostile text in every field of papers for those who have a duty is printed letter for letter, or refused."""

from functools import cache
from typing import Any

import pytest

from docgen.api.papers import build
from docgen.api.visits import load
from docgen.word.package.outline import texts
from tests.kinds.test_forms_fidelity import fields
from tests.visit_with_text import FieldPath, assert_printed_or_refused, fields_printed, visit_with_text

FORMS: dict[str, tuple[str, dict[str, Any]]] = {
    "tasks": ("tasks", {}),
    "tasks-unit": ("tasks", {"each": True, "together": True}),
    "duty": ("duty", {}),
    "checkin": ("checkin", {}),
    "checkin-for": ("checkin", {"for": ("座谈会",)}),
    "purchases": ("purchases", {}),
}
FULL: dict[str, Any] = {
    "标题": "代表团来访",
    "编号": "1",
    "类别": "外宾",
    "日期": "2026-07-05",
    "来宾": {
        "团组": "代表团",
        "名单": [{"姓名": "周明远", "英文名": "Zhou", "单位": "云州市委", "职务": "副书记"}, {"姓名": "韩喆"}],
    },
    "陪同": [{"姓名": "沈静", "单位": "区委", "职务": "书记"}],
    "保障": [{"姓名": "吴桐", "单位": "中心", "职务": "科员", "电话": "138", "备注": "安排车"}],
    "抵离": [{"方向": "抵达", "时间": "08:10", "方式": "高铁", "车次": "甲1", "地点": "东站", "接送": "1"}],
    "日程": [
        {"时间": "09:00", "内容": "考察", "地点": "农业园", "陪同": ["沈静"], "负责": "镇政府", "讲解": "陈果"},
        {"时间": "14:00", "内容": "座谈", "地点": "会议室", "负责": "吴桐", "议程": [{"内容": "汇报", "人": "秦远"}]},
        {"时间": "16:00", "内容": "参观陈列馆"},
    ],
    "座次": [
        {"名称": "座谈会", "地点": "会议室", "形式": "会谈横桌", "来宾": ["全体"], "主方": ["沈静"], "记录": ["吴桐"]}
    ],
    "车辆": [{"车号": "1", "车型": "中巴", "车牌": "川Y", "驾驶员": "王师傅", "电话": "136", "用途": "乘坐"}],
    "住宿": [{"宾馆": "清江宾馆", "房间": [{"房号": "301", "入住": ["周明远"]}]}],
    "注意": [{"内容": "带伞", "对象": "工作人员"}],
    "迎送": [{"地点": "高速口", "形式": "引导", "人员": ["吴桐"], "备注": "带对讲机"}],
    "应急": [{"事项": "突发疾病", "措施": "送医", "责任单位": "卫健局", "责任人": "何平", "电话": "135"}],
    "宣传": [{"内容": "消息一条", "单位": "融媒体中心", "责任人": "温言", "电话": "133", "时限": "当天"}],
    "布置": [{"场所": "会议室", "物品": ["会标", "茶水"], "备注": "前一天"}],
    "礼品": [{"名称": "书签", "对象": "成员", "备注": "竹编"}],
    "分工": [
        {
            "事项": "材料",
            "责任单位": "农业局",
            "责任人": "秦远",
            "电话": "132",
            "时限": "7月4日前",
            "协办": "办公室",
            "备注": "两份",
        }
    ],
    "联系人": [{"姓名": "林溪", "单位": "中心", "电话": "134", "备注": "总"}, {"姓名": "白露", "电话": "131"}],
    "值班": [
        {
            "班次": "夜班",
            "岗位": "值班室",
            "地点": "二楼",
            "带班": [{"姓名": "罗文", "电话": "130"}],
            "值班员": [{"姓名": "高远", "单位": "后勤处", "电话": "129"}],
            "备注": "带钥匙",
        }
    ],
    "志愿者": [
        {
            "岗位": "引导",
            "地点": "大厅",
            "语种": ["英语"],
            "名单": [{"姓名": "苏禾", "单位": "学院", "电话": "128", "说明": "组长"}],
            "负责人": "余可",
            "联系电话": "127",
            "着装": "马甲",
            "集合": "东门",
            "备注": "自带水",
        }
    ],
    "物品": [
        {
            "品名": "水",
            "规格": "小瓶",
            "用途": "座谈用",
            "来源": "采购",
            "申请": "接待科",
            "领用": [{"领用单位": "会务组", "领用人": "方正"}],
            "备注": "常温",
        }
    ],
}
CHOICES = {"类别", "日期", "时间", "形式", "方向", "对象", "接送"}
#: Names that others refer to, and what is told apart by 、 and brackets, have tests of their own.
REFERRED = {"姓名", "房号", "车号", "负责", "讲解", "人", "负责人", "责任人", "责任单位", "来源", "协办"}
REFERRED_AT = {
    ("座次", 0, "名称"),
    *((name, 0, "单位") for name in ("宣传", "联系人", "保障")),
    ("值班", 0, "值班员", 0, "单位"),
}
FIELDS = [path for path in fields(FULL) if path[-1] not in CHOICES | REFERRED and path not in REFERRED_AT]
LONGEST = 24


def printed(content: bytes, form: str) -> str:
    name, options = FORMS[form]
    return "".join(text for file in build(load(content), [name], options=options) for text in texts(file.content))


@cache
def printed_fields(form: str) -> tuple[FieldPath, ...]:
    """The fields of the visit that a paper prints."""
    return fields_printed(FULL, FIELDS, lambda content: printed(content, form))


@pytest.mark.parametrize(("form", "least"), list(zip(FORMS, (25, 30, 20, 6, 6, 12), strict=True)))
def test_many_fields_are_printed(form: str, least: int) -> None:
    assert len(printed_fields(form)) >= least, printed_fields(form)


@pytest.mark.parametrize("form", FORMS)
def test_hostile_text_in_every_field_is_printed_exactly_or_refused_at_its_place(form: str) -> None:
    assert_printed_or_refused(
        lambda path, text: printed(visit_with_text(FULL, path, text), form),
        printed_fields(form),
        80,
        LONGEST,
        first=17 * [*FORMS].index(form),  # other strings than in the papers before
    )
