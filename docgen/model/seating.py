"""Seatings as the office asks for them; where people sit is worked out elsewhere."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from docgen.model.choices import OccasionWord
from docgen.model.layouts import LAYOUTS, PLACES
from docgen.model.scalars import Day, Text, Texts, Time, choice_of
from docgen.model.value import TIME_SPAN_WORDS, People, Value, value, yaml_field

LayoutName = Annotated[
    str,
    choice_of(
        tuple(LAYOUTS),
        {
            "主席台": "主席台式 主席台座次",
            "会谈横桌": "横桌 会谈横桌式 横式会谈",
            "会谈竖桌": "竖桌 会谈竖桌式 竖式会谈",
            "回字形": "回形桌 回字桌 回型 回字型 回形 回字式 口字形 口字型 回字形桌 回型桌",
            "U形": "U型 U形桌 U型桌 马蹄形 马蹄型 u形 u型",
            "课桌式": "课桌 课桌型 课桌形 教室式 课堂式",
            "圆桌": "圆桌式 圆桌宴 宴会圆桌 圆桌用餐",
            "沙发": "沙发式 会见沙发 沙发会见",
            "签字": "签约 签字仪式 签约仪式 签字桌",
            "合影": "合照 集体合影 合影站位 合影排位",
            "轿车": "小轿车 小车 轿车座次",
            "商务车": "七座商务车 商务 MPV mpv 商务车座次",
            "越野车": "SUV suv 越野 吉普车",
            "中巴": "中巴车 考斯特 中型客车 中巴座次",
            "长桌宴": "西式长桌 长桌宴会 西餐长桌",
        },
        {
            "会谈横桌": "会谈 会谈桌 长条桌 长桌 椭圆桌 条桌 椭圆形",
            "课桌式": "报告厅 剧院式 影院式 讲座",
            "圆桌": "桌餐 宴会 围桌",
            "沙发": "会见",
        },
    ),
]


#: Options that are fields of a seating, too.
_FIELDS = ("主持人", "国旗")


@value
class Seating(Value):
    """One seating (座次): one ordered list of people, or two sides."""

    elsewhere: ClassVar[Mapping[str, str]] = {
        # who writes 主持人 here means the person: 主持; flags may stand here and under 规则
        **{option: "规则" for layout in LAYOUTS.values() for option in layout.options if option not in _FIELDS},
        **dict.fromkeys(PLACES, "方位"),
    }
    span_words: ClassVar[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {"时间": TIME_SPAN_WORDS}

    name: Text = yaml_field("名称", "哪一场", "座谈会", also="场次 座次名称 会议名称 活动名称 活动 会议 场合名称")
    layout: LayoutName = yaml_field(
        "形式",
        "、".join(LAYOUTS),
        "会谈横桌",
        also="座次形式 会场形式 摆台形式 桌型 台型 布局 座位形式 会场布局 摆放形式 会议形式 座次类型",
    )
    date: Day | None = yaml_field("日期", "哪一天，印在图上", "2026-07-06", default=None, also="会议日期 活动日期")
    time: Time | None = yaml_field("时间", "什么时候，印在图上", "14:30-16:00", default=None, also="会议时间 活动时间")
    place: Text = yaml_field(
        "地点", "在哪里，印在图上", "区行政中心三楼会议室", default="", also="会议地点 场所 会场 会议室 活动地点"
    )
    occasion: OccasionWord | None = yaml_field(
        "场合",
        "国内公务、外事或商务，后两种以右为上；不写时按来访类别",
        "国内公务",
        default=None,
        also="适用场合 场合类别",
    )
    people: Annotated[Texts, People("来宾")] = yaml_field(
        "人员",
        "一份排好次序的名单",
        "全体",
        default=(),
        also="参加人员 参会人员 与会人员 名单 人员名单 就座人员 入座人员",
    )
    guests: Annotated[Texts, People("来宾")] = yaml_field(
        "来宾", "来宾一方，按次序", "全体", default=(), also="客方 客人 来宾方 宾方 来宾一方 客方人员 来宾名单"
    )
    hosts: Annotated[Texts, People("陪同")] = yaml_field(
        "主方", "主方一方，按次序", "全体", default=(), also="我方 主人 主方人员 接待方 陪同 陪同人员 主人一方 我方人员"
    )
    interpreters: Annotated[Texts, People("来宾")] = yaml_field(
        "译员", "译员，各坐本方", default=(), also="翻译 翻译人员 口译"
    )
    moderator: Annotated[Texts, People("陪同")] = yaml_field(
        "主持", "主持人，坐哪里由规则“主持人”定", "沈静", default=(), also="主持人"
    )
    note_takers: Annotated[Texts, People("陪同")] = yaml_field(
        "记录", "记录人员", default=(), key="note_takers", also="记录人 记录员 记录人员"
    )
    pins: Annotated[dict[str, Text], People("来宾")] = yaml_field(
        "固定", "姓名: 席位号，先就座", "{周明远: 3}", default={}, also="固定席位 指定座位 固定座位"
    )
    conventions: dict[str, Texts] = yaml_field(
        "规则", "选项: 取值", "{双数: 一号居左}", default={}, also="排座规则 座次规则"
    )
    flags: Texts = yaml_field(
        "国旗", "摆哪两面，本国在前；外事才摆", "[中国, 芬兰]", default=(), also="摆国旗 悬挂国旗 国旗摆放 挂国旗"
    )
    sides: dict[str, Text] = yaml_field("方位", "门、屏幕、背景、观众席各在哪一方", "{门: 左}", default={}, also="朝向")
    table_names: dict[str, Text] = yaml_field(
        "桌名", "几号桌叫什么，印在桌签上", "{2: 云州市代表团}", default={}, key="table_names", also="桌签名称 桌的名称"
    )
    note: Text = yaml_field("备注", "其他要说明的", default="", also="说明 备注说明 附注 注 其他说明")
