"""Seatings as the office asks for them; where people sit is worked out elsewhere."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from docgen.model.layouts import LAYOUTS, PLACES
from docgen.model.scalars import Day, OccasionWord, Reading, Text, Texts, Time, one_of
from docgen.model.value import People, Value, value, yaml_field

LayoutName = Annotated[str, Reading(one_of(*LAYOUTS), words=tuple(LAYOUTS))]


@value
class Seating(Value):
    """One seating (座次): one ordered list of people, or two sides."""

    elsewhere: ClassVar[Mapping[str, str]] = {
        # who writes 主持人 here means the person: 主持
        **{option: "规则" for layout in LAYOUTS.values() for option in layout.options if option != "主持人"},
        **dict.fromkeys(PLACES, "方位"),
    }

    name: Text = yaml_field("名称", "哪一场", "座谈会")
    layout: LayoutName = yaml_field("形式", "、".join(LAYOUTS), "会谈横桌")
    date: Day | None = yaml_field("日期", "哪一天，印在图上", "2026-07-06", default=None)
    time: Time | None = yaml_field("时间", "什么时候，印在图上", "14:30-16:00", default=None)
    place: Text = yaml_field("地点", "在哪里，印在图上", "区行政中心三楼会议室", default="")
    occasion: OccasionWord | None = yaml_field("场合", "国内公务或外事；不写时按来访类别", "国内公务", default=None)
    people: Annotated[Texts, People("来宾")] = yaml_field("人员", "一份排好次序的名单", "全体", default=())
    guests: Annotated[Texts, People("来宾")] = yaml_field("来宾", "来宾一方，按次序", "全体", default=())
    hosts: Annotated[Texts, People("陪同")] = yaml_field("主方", "主方一方，按次序", "全体", default=())
    interpreters: Annotated[Texts, People("来宾")] = yaml_field("译员", "译员，各坐本方", default=())
    moderator: Annotated[Texts, People("陪同")] = yaml_field(
        "主持", "主持人，坐哪里由规则“主持人”定", "沈静", default=()
    )
    note_takers: Annotated[Texts, People("陪同")] = yaml_field("记录", "记录人员", default=(), key="note_takers")
    pins: Annotated[dict[str, Text], People("来宾")] = yaml_field(
        "固定", "姓名: 席位号，先就座", "{周明远: 3}", default={}
    )
    conventions: dict[str, Texts] = yaml_field("规则", "选项: 取值", "{双数: 一号居左}", default={})
    sides: dict[str, Text] = yaml_field("方位", "门、屏幕、背景、观众席各在哪一方", "{门: 左}", default={})
    table_names: dict[str, Text] = yaml_field(
        "桌名", "几号桌叫什么，印在桌签上", "{2: 云州市代表团}", default={}, key="table_names"
    )
    note: Text = yaml_field("备注", "其他要说明的", default="")
