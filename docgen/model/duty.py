"""Who keeps which post: shifts of the staff, and volunteers."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from docgen.model.people import Person
from docgen.model.scalars import Day, Headcount, Phone, Text, Texts
from docgen.model.value import CatalogueEntry, Value, double_words, value, yaml_field

#: A person of the office's table of leaders by his name, or anybody with his phone.
_Officers = Annotated[tuple[Person, ...], CatalogueEntry(("领导",))]


@value
class Shift(Value):
    """One shift of the staff on duty (值班)."""

    double_words: ClassVar[Mapping[str, tuple[str, str]]] = {
        **double_words("班次", "班次", "时间", "时间 值班时间"),
        **double_words("岗位", "岗位 值班岗位", "地点", "地点 值班地点"),
    }

    date: Day | None = yaml_field("日期", "哪一天；不写就是每天", "2026-07-05", default=None, also="值班日期 值守日期")
    name: Text = yaml_field("班次", "白班、夜班，或写时段的叫法", "夜班", default="", key="shift", also="值班班次 班别")
    time: Text = yaml_field(
        "时间", "起止时间，过夜写到次日", "20:00-次日08:00", default="", also="值班时间 值守时间 时段 起止时间"
    )
    post: Text = yaml_field("岗位", "值什么班", "总值班室", default="", also="值班岗位 值守岗位")
    place: Text = yaml_field("地点", "在哪里", "清江宾馆2楼208室", default="", also="值班地点 值守地点 值班室 地址")
    leaders: _Officers = yaml_field(
        "带班", "带班领导", "罗文", default=(), key="leader", also="带班领导 带班人员 带班人 值班领导"
    )
    who: _Officers = yaml_field(
        "值班员", "谁值班，可写几位", "林小満", default=(), also="值班人员 值班人 值守人员 当班人员"
    )
    phone: Phone = yaml_field(
        "电话",
        "值班电话，加引号；不写就印值班员的",
        '"0827-5550100"',
        default="",
        also="值班电话 联系电话 手机 手机号 联系方式 电话号码",
    )
    note: Text = yaml_field("备注", "其他要说明的", default="", also="说明 备注说明 附注 注")


@value
class Volunteer(Value):
    """One volunteer."""

    bare: ClassVar[str] = "name"

    name: Text = yaml_field("姓名", "姓名", "苏小禾", also="名字 志愿者姓名")
    unit: Text = yaml_field(
        "单位", "学校或单位", "清江职业技术学院", default="", also="学校 工作单位 所在单位 学校或单位"
    )
    phone: Phone = yaml_field(
        "电话", "手机号，加引号", '"13900000181"', default="", also="手机 手机号 手机号码 联系电话 联系方式"
    )
    note: Text = yaml_field("说明", "个人要说明的，如组长", "组长", default="", key="remark", also="备注 备注说明 注")


@value
class VolunteerPost(Value):
    """What some volunteers do together (志愿者)."""

    double_words: ClassVar[Mapping[str, tuple[str, str]]] = double_words(
        "负责人", "负责人 带队老师 带队人", "联系电话", "电话 联系电话 手机 联系方式"
    )

    post: Text = yaml_field("岗位", "做什么", "会场引导", also="志愿者岗位 服务岗位 服务内容 任务 工作内容")
    date: Day | None = yaml_field("日期", "哪一天；不写就是每天", "2026-11-12", default=None, also="服务日期 上岗日期")
    time: Text = yaml_field("时间", "起止时间", "07:30-12:00", default="", also="服务时间 上岗时间 起止时间 时段")
    place: Text = yaml_field("地点", "在哪里", "清江大剧院", default="", also="服务地点 上岗地点 地址")
    languages: Texts = yaml_field("语种", "会哪些外语", "英语", default=(), key="language")
    headcount: Headcount | None = yaml_field(
        "人数", "要多少人；不写就数名单", "12", default=None, also="志愿者人数 需要人数 所需人数"
    )
    people: tuple[Volunteer, ...] = yaml_field(
        "名单", "这个岗位的志愿者", default=(), key="names", also="志愿者 志愿者及电话 志愿者名单 人员"
    )
    leader: Text = yaml_field("负责人", "谁带队", "余可心", default="", also="带队老师 带队人 组长 联系人")
    leader_phone: Phone = yaml_field(
        "联系电话", "负责人的电话，加引号", '"13900000151"', default="", key="contact_phone"
    )
    dress: Text = yaml_field("着装", "穿什么", "志愿者马甲", default="", also="着装要求 服装")
    gathering: Text = yaml_field(
        "集合", "何时何地集合", "07:15 剧院东门", default="", key="assembly", also="集合时间 集合地点 集合时间地点"
    )
    note: Text = yaml_field("备注", "其他要说明的", default="", also="说明 备注说明 附注 注")
