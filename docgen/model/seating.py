"""Seatings as the office asks for them; where people sit is worked out elsewhere."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from docgen.model.scalars import Day, Occasion, Reading, Text, Texts, Time, one_of
from docgen.model.value import People, Value, value, yaml_field

_ROWS = {"双数": ("二号居一号左手", "一号居左"), "视角": ("观众", "主席台"), "排数": ()}
_TALKS = {"本方": ("左为上", "右为上"), "译员": ("主谈旁", "后排"), "门": ("下", "上", "左", "右")}
_SQUARE = {"主位": ("面门", "面屏"), "本方": ("左为上", "右为上"), "双数": _ROWS["双数"]}

_BY_LAYOUT: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "主席台": _ROWS
    | {"主持人": ("按名单", "前排正中", "前排左侧", "前排右侧"), "发言席": ("不设", "右前方", "正前方", "左前方")},
    "会谈横桌": _TALKS,
    "会谈竖桌": _TALKS,
    "回字形": _SQUARE,
    "U形": _SQUARE,
    "课桌式": {
        "排法": ("横排", "竖排", "左右"),
        "列数": (),
        "排数": (),
        "走道": (),
        "次序": ("名单", "姓氏笔画", "姓名笔画", "拼音"),
        "分团": ("不分", "连排", "另起"),
    },
    "圆桌": {
        "每桌": (),
        "副主陪": ("有", "无"),
        "三陪": ("随客", "主陪右手第二位"),
        "主宾居主位": ("否", "是"),
        "桌次": ("横排", "竖排", "品字"),
        "空席": ("允许", "不允许", "allowed"),
    },
    "沙发": {"主宾": ("右", "左")},
    "签字": {},
    "合影": _ROWS | {"居中": ("主人", "主人与主宾")},
    "轿车": {"驾驶": ("专职司机", "主人"), "后排": ("坐满", "不坐满")},
    "商务车": {"主座": ("后排", "中排")},
    "越野车": {},
    "中巴": {"主座": ("前排右侧", "司机后临窗"), "每排": ()},
}

#: Options of each layout and their values, the stock default first; no values: numbers.
#: Source: the conventions table of the visit format; what it does not name is ours (主持人, 发言席, 次序, 分团, 三陪,
#: 居中, 每排, and what stands under a name: 标注).
CONVENTIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    layout: {**options, "标注": ("姓名", "职务", "英文名")} for layout, options in _BY_LAYOUT.items()
}

#: Options whose values are numbers: how many may be written, the least and the most.
NUMBERS: Mapping[str, tuple[int, int, int]] = {
    "排数": (40, 1, 200),
    "列数": (1, 1, 100),
    "走道": (20, 1, 99),
    "每桌": (1, 2, 24),
    "每排": (1, 2, 4),
}

#: What has a place in a room (方位), and where that may be.
PLACES = ("门", "屏幕", "背景", "观众席")
SIDES = ("上", "下", "左", "右")

Layout = Annotated[
    Literal[
        "主席台",
        "会谈横桌",
        "会谈竖桌",
        "回字形",
        "U形",
        "课桌式",
        "圆桌",
        "沙发",
        "签字",
        "合影",
        "轿车",
        "商务车",
        "越野车",
        "中巴",
    ],
    Reading(one_of(*CONVENTIONS)),
]


@value
class Seating(Value):
    """One seating (座次): one ordered list of people, or two sides."""

    elsewhere: ClassVar[Mapping[str, str]] = {
        # who writes 主持人 here means the person: 主持
        **{option: "规则" for options in CONVENTIONS.values() for option in options if option != "主持人"},
        **dict.fromkeys(PLACES, "方位"),
    }

    name: Text = yaml_field("名称", "哪一场", "座谈会")
    layout: Layout = yaml_field("形式", "、".join(CONVENTIONS), "会谈横桌")
    date: Day | None = yaml_field("日期", "哪一天，印在图上", "2026-07-06", default=None)
    time: Time | None = yaml_field("时间", "什么时候，印在图上", "14:30-16:00", default=None)
    place: Text = yaml_field("地点", "在哪里，印在图上", "区行政中心三楼会议室", default="")
    occasion: Occasion | None = yaml_field("场合", "国内公务或外事；不写时按来访类别", "国内公务", default=None)
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
    note: Text = yaml_field("备注", "其他要说明的", default="")
