"""What surrounds a visit: welcome, rooms, gifts, weather, reminders, emergencies, press."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from docgen.model.choices import Audience
from docgen.model.scalars import Day, Money, Phone, Pieces, Text, Texts, Time
from docgen.model.value import OWNER_PHONE_WORDS, TIME_SPAN_WORDS, People, Value, value, yaml_field


@value
class Welcome(Value):
    """Meeting and seeing off (迎送)."""

    span_words: ClassVar[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {"时间": TIME_SPAN_WORDS}

    place: Text = yaml_field("地点", "在哪里", "清江宾馆", default="", also="迎送地点 迎接地点 送别地点 场所")
    date: Day | None = yaml_field("日期", "哪一天", default=None, also="迎送日期")
    time: Time | None = yaml_field("时间", "什么时候", default=None, also="迎送时间")
    who: Annotated[Texts, People("陪同")] = yaml_field(
        "人员", "谁参加", default=(), also="迎送人员 参加人员 迎接人员 送行人员 领导"
    )
    form: Text = yaml_field("形式", "引导、介绍行程等", default="", also="方式 迎送形式 内容")
    note: Text = yaml_field("备注", "其他要说明的", default="", also="说明 备注说明 附注 注 其他说明")


@value
class Setting(Value):
    """What is put up in a room (布置)."""

    place: Text = yaml_field("场所", "哪间会议室", default="", also="地点 会场 会议室 布置场所 布置地点 场地")
    items: Texts = yaml_field(
        "物品", "会标、桌签、资料等", default=(), also="布置内容 内容 物料 布置物品 摆放物品 布置要求"
    )
    note: Text = yaml_field("备注", "其他要说明的", default="", also="说明 备注说明 附注 注 其他说明")


@value
class Gift(Value):
    """A gift (礼品), price in 元."""

    name: Text = yaml_field("名称", "什么东西", "竹编书签", default="", also="礼品名称 品名 礼品 物品 物品名称")
    number: Pieces | None = yaml_field("数量", "多少，可以带量词", "4套", default=None, also="份数 件数 礼品数量")
    price: Money | None = yaml_field("单价", "每件多少元", default=None, also="价格 礼品单价")
    to: Text = yaml_field("对象", "送给谁", default="", also="赠送对象 赠予 受赠人 送给 接受人")
    note: Text = yaml_field("备注", "其他要说明的", default="", also="说明 备注说明 附注 注 其他说明")


@value
class Weather(Value):
    """The weather that is forecast (天气)."""

    bare: ClassVar[str] = "text"

    date: Day | None = yaml_field("日期", "哪一天", "2026-07-06", default=None, also="时间")
    text: Text = yaml_field("内容", "天气和气温", "多云，22—30℃", also="天气 天气情况 气象 天气预报 预报")


@value
class Reminder(Value):
    """What guests or staff are asked to mind (注意)."""

    bare: ClassVar[str] = "text"

    text: Text = yaml_field("内容", "要注意什么", "请携带身份证", also="事项 注意事项 提示 提醒 要求")
    audience: Audience | None = yaml_field(
        "对象", "来宾或工作人员；不写就是大家", "来宾", default=None, also="适用对象 提醒对象 人员"
    )


@value
class Contingency(Value):
    """What is prepared for the case that something goes wrong (应急)."""

    item: Text = yaml_field("事项", "什么情况", "突发疾病", also="情况 突发情况 应急事项 情形 风险")
    measure: Text = yaml_field(
        "措施", "怎么办", "区人民医院派医护随行", default="", also="应急措施 处置措施 办法 处置办法 应对措施 预案"
    )
    unit: Text = yaml_field("责任单位", "哪个单位", "区卫生健康局", default="", also="单位 负责单位 牵头单位 责任部门")
    owner: Text = yaml_field("责任人", "谁", "陈果", default="", also="负责人 责任人员 负责")
    phone: Phone = yaml_field(
        "电话",
        "联系电话，加引号",
        '"13900000012"',
        default="",
        also=OWNER_PHONE_WORDS,
    )


@value
class Press(Value):
    """What is reported about the visit (宣传)."""

    content: Text = yaml_field("内容", "报道什么", "座谈会消息一条", also="报道内容 宣传内容 报道 事项")
    unit: Text = yaml_field(
        "单位", "哪个单位", "区融媒体中心", default="", also="责任单位 媒体 报道单位 负责单位 宣传单位 媒体单位"
    )
    owner: Text = yaml_field("责任人", "谁", "温言", default="", also="负责人 记者 责任人员 负责")
    phone: Phone = yaml_field(
        "电话",
        "联系电话，加引号",
        '"13900000012"',
        default="",
        also=OWNER_PHONE_WORDS,
    )
    due: Text = yaml_field(
        "时限", "何时之前", "7月6日当天", default="", also="完成时限 完成时间 时间要求 发布时间 报道时间"
    )
