"""The layouts in which people can be seated (座次的形式), and everything that the program must know about each.

A new layout is one row of ``LAYOUTS`` here and one row of ``docgen.seating.layouts.ARRANGEMENTS``, which places its
chairs. All columns must be given; the two tables must name the same layouts, or the program does not start.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple


class NumberRange(NamedTuple):
    """The bounds of an option that takes numbers: how many may be written, the least and the largest."""

    at_most: int
    least: int
    largest: int


class LayoutOption(NamedTuple):
    """What may be written under 规则 for a layout: one of ``values``, the default first, or ``numbers``.

    ``by_occasion`` are the defaults of 国内公务 and of 外事 where these differ. An option that is ``foreign_only`` says
    nothing about a seating at home.
    """

    values: tuple[str, ...] = ()
    numbers: NumberRange | None = None
    by_occasion: tuple[str, str] | None = None
    foreign_only: bool = False


def _choice(*values: str) -> LayoutOption:
    return LayoutOption(values)


def _numbers(at_most: int, least: int, largest: int) -> LayoutOption:
    return LayoutOption(numbers=NumberRange(at_most, least, largest))


_ROWS = {
    "双数": _choice("二号居一号左手", "一号居左"),
    "视角": _choice("观众", "主席台"),
    "排数": _numbers(40, 1, 200),
}
_OWN_SIDE = LayoutOption(("左为上", "右为上"), by_occasion=("左为上", "右为上"))
_TALKS = {"本方": _OWN_SIDE, "译员": _choice("主谈旁", "后排"), "门": _choice("下", "上", "左", "右")}
_SQUARE = {"主位": _choice("面门", "面屏"), "本方": _OWN_SIDE, "双数": _ROWS["双数"]}
#: What stands under a name; every layout has this option, as its last.
_CAPTION = {"标注": _choice("姓名", "职务", "英文名")}

#: Advice for a seating with more people than chairs.
_MORE_ROWS = "排数写每排几席，如 [7, 8]；各排相加不能少于人数"
_MORE_COLUMNS = "加大列数或排数，或减少人员"
_MORE_VEHICLES = "减少人员，或分乘两辆车"


class SeatLayout(NamedTuple):
    """One row of the table: a layout.

    - ``family``: what messages call it, together with its variants.
    - ``takes``: how the file names people: one ``list``, two ``sides``, ``either``, or as the ``occasion`` asks: a list
      at home, two sides on a foreign occasion.
    - ``options``: what may be written under 规则. Source: the conventions table of the visit format; 主持人, 发言席,
      次序, 分团, 三陪, 居中, 每排 and 标注 are ours.
    - ``chair_options``: the options that limit how many chairs there are.
    - ``more_chairs``: what to do when there are more people than chairs, in Chinese.
    - ``has_door``: it has a door or a screen, and 方位 may say on which side.
    - ``seats_interpreters``, ``seats_note_takers``, ``seats_moderator``: they have chairs of their own.
    - ``expects_every_guest``: a guest who is left out is more often forgotten than absent.
    - ``expects_hosts``: a list without any host is more often a slip than meant.
    - ``parts_sides``: nobody may be pinned to a chair of the other side.
    - ``upright_names``: its rows are so long that names may stand upright.
    - ``large_as_table``: with many seats it is printed as a table instead of a chart.
    - ``number_words``: what the two parts of a seat number such as 3-12 count: 排 and 座, or 桌 and 号席.
    - ``has_place_cards``: place cards (席卡) stand before its seats.
    - ``is_meal``: people eat there.
    """

    family: str
    takes: Literal["list", "sides", "either", "occasion"]
    options: Mapping[str, LayoutOption]
    chair_options: tuple[str, ...]
    more_chairs: str
    has_door: bool
    seats_interpreters: bool
    seats_note_takers: bool
    seats_moderator: bool
    expects_every_guest: bool
    expects_hosts: bool
    parts_sides: bool
    upright_names: bool
    large_as_table: bool
    number_words: tuple[str, str]
    has_place_cards: bool
    is_meal: bool


LAYOUTS: Mapping[str, SeatLayout] = {
    "主席台": SeatLayout(
        family="主席台",
        takes="list",
        options=_ROWS
        | {
            "主持人": _choice("按名单", "前排正中", "前排左侧", "前排右侧"),
            "发言席": _choice("不设", "右前方", "正前方", "左前方"),
        }
        | _CAPTION,
        chair_options=("排数",),
        more_chairs=_MORE_ROWS,
        has_door=False,
        seats_interpreters=False,
        seats_note_takers=False,
        seats_moderator=True,
        expects_every_guest=False,
        expects_hosts=False,
        parts_sides=False,
        upright_names=True,
        large_as_table=True,
        number_words=("排", "座"),
        has_place_cards=True,
        is_meal=False,
    ),
    "会谈横桌": SeatLayout(
        family="会谈",
        takes="sides",
        options=_TALKS | _CAPTION,
        chair_options=(),
        more_chairs=_MORE_VEHICLES,
        has_door=True,
        seats_interpreters=True,
        seats_note_takers=True,
        seats_moderator=False,
        expects_every_guest=True,
        expects_hosts=False,
        parts_sides=True,
        upright_names=True,
        large_as_table=False,
        number_words=("排", "座"),
        has_place_cards=True,
        is_meal=False,
    ),
    "会谈竖桌": SeatLayout(
        family="会谈",
        takes="sides",
        options=_TALKS | _CAPTION,
        chair_options=(),
        more_chairs=_MORE_VEHICLES,
        has_door=True,
        seats_interpreters=True,
        seats_note_takers=True,
        seats_moderator=False,
        expects_every_guest=True,
        expects_hosts=False,
        parts_sides=True,
        upright_names=False,
        large_as_table=False,
        number_words=("排", "座"),
        has_place_cards=True,
        is_meal=False,
    ),
    "回字形": SeatLayout(
        family="回字形",
        takes="either",
        options=_SQUARE | _CAPTION,
        chair_options=(),
        more_chairs=_MORE_VEHICLES,
        has_door=True,
        seats_interpreters=False,
        seats_note_takers=False,
        seats_moderator=False,
        expects_every_guest=True,
        expects_hosts=False,
        parts_sides=True,
        upright_names=False,
        large_as_table=False,
        number_words=("排", "座"),
        has_place_cards=True,
        is_meal=False,
    ),
    "U形": SeatLayout(
        family="U形",
        takes="either",
        options=_SQUARE | _CAPTION,
        chair_options=(),
        more_chairs=_MORE_VEHICLES,
        has_door=True,
        seats_interpreters=False,
        seats_note_takers=False,
        seats_moderator=False,
        expects_every_guest=True,
        expects_hosts=False,
        parts_sides=True,
        upright_names=False,
        large_as_table=False,
        number_words=("排", "座"),
        has_place_cards=True,
        is_meal=False,
    ),
    "课桌式": SeatLayout(
        family="课桌式",
        takes="list",
        options={
            "排法": _choice("横排", "竖排", "左右"),
            "列数": _numbers(1, 1, 100),
            "排数": _ROWS["排数"],
            "走道": _numbers(20, 1, 99),
            "次序": _choice("名单", "姓氏笔画", "姓名笔画", "拼音"),
            "分团": _choice("不分", "连排", "另起"),
        }
        | _CAPTION,
        chair_options=("排数", "列数"),
        more_chairs=_MORE_COLUMNS,
        has_door=False,
        seats_interpreters=False,
        seats_note_takers=False,
        seats_moderator=False,
        expects_every_guest=True,
        expects_hosts=False,
        parts_sides=False,
        upright_names=False,
        large_as_table=True,
        number_words=("排", "座"),
        has_place_cards=True,
        is_meal=False,
    ),
    "圆桌": SeatLayout(
        family="圆桌",
        takes="sides",
        options={
            "每桌": _numbers(1, 2, 24),
            "副主陪": _choice("有", "无"),
            "三陪": _choice("随客", "主陪右手第二位"),
            "主宾居主位": _choice("否", "是"),
            "桌次": _choice("横排", "竖排", "品字"),
            "空席": _choice("允许", "不允许", "allowed"),
        }
        | _CAPTION,
        chair_options=(),
        more_chairs=_MORE_VEHICLES,
        has_door=True,
        seats_interpreters=True,
        seats_note_takers=False,
        seats_moderator=False,
        expects_every_guest=True,
        expects_hosts=False,
        parts_sides=False,
        upright_names=False,
        large_as_table=False,
        number_words=("桌", "号席"),
        has_place_cards=True,
        is_meal=True,
    ),
    "沙发": SeatLayout(
        family="沙发",
        takes="sides",
        options={"主宾": LayoutOption(("右", "左"), by_occasion=("左", "右"))} | _CAPTION,
        chair_options=(),
        more_chairs=_MORE_VEHICLES,
        has_door=True,
        seats_interpreters=True,
        seats_note_takers=True,
        seats_moderator=False,
        expects_every_guest=True,
        expects_hosts=False,
        parts_sides=True,
        upright_names=False,
        large_as_table=False,
        number_words=("排", "座"),
        has_place_cards=True,
        is_meal=False,
    ),
    "签字": SeatLayout(
        family="签字",
        takes="sides",
        options=_CAPTION,
        chair_options=(),
        more_chairs=_MORE_VEHICLES,
        has_door=False,
        seats_interpreters=False,
        seats_note_takers=False,
        seats_moderator=False,
        expects_every_guest=False,
        expects_hosts=False,
        parts_sides=True,
        upright_names=True,
        large_as_table=False,
        number_words=("排", "座"),
        has_place_cards=True,
        is_meal=False,
    ),
    "合影": SeatLayout(
        family="合影",
        takes="occasion",
        options=_ROWS | {"居中": LayoutOption(("主人", "主人与主宾"), foreign_only=True)} | _CAPTION,
        chair_options=("排数",),
        more_chairs=_MORE_ROWS,
        has_door=False,
        seats_interpreters=False,
        seats_note_takers=False,
        seats_moderator=False,
        expects_every_guest=True,
        expects_hosts=True,
        parts_sides=False,
        upright_names=True,
        large_as_table=True,
        number_words=("排", "座"),
        has_place_cards=False,
        is_meal=False,
    ),
    "轿车": SeatLayout(
        family="轿车",
        takes="list",
        options={"驾驶": _choice("专职司机", "主人"), "后排": _choice("坐满", "不坐满")} | _CAPTION,
        chair_options=(),
        more_chairs=_MORE_VEHICLES,
        has_door=False,
        seats_interpreters=False,
        seats_note_takers=False,
        seats_moderator=False,
        expects_every_guest=False,
        expects_hosts=False,
        parts_sides=False,
        upright_names=False,
        large_as_table=False,
        number_words=("排", "座"),
        has_place_cards=False,
        is_meal=False,
    ),
    "商务车": SeatLayout(
        family="商务车",
        takes="list",
        options={"主座": _choice("后排", "中排")} | _CAPTION,
        chair_options=(),
        more_chairs=_MORE_VEHICLES,
        has_door=False,
        seats_interpreters=False,
        seats_note_takers=False,
        seats_moderator=False,
        expects_every_guest=False,
        expects_hosts=False,
        parts_sides=False,
        upright_names=False,
        large_as_table=False,
        number_words=("排", "座"),
        has_place_cards=False,
        is_meal=False,
    ),
    "越野车": SeatLayout(
        family="越野车",
        takes="list",
        options=_CAPTION,
        chair_options=(),
        more_chairs=_MORE_VEHICLES,
        has_door=False,
        seats_interpreters=False,
        seats_note_takers=False,
        seats_moderator=False,
        expects_every_guest=False,
        expects_hosts=False,
        parts_sides=False,
        upright_names=False,
        large_as_table=False,
        number_words=("排", "座"),
        has_place_cards=False,
        is_meal=False,
    ),
    "中巴": SeatLayout(
        family="中巴",
        takes="list",
        options={"主座": _choice("前排右侧", "司机后临窗"), "每排": _numbers(1, 2, 4)} | _CAPTION,
        chair_options=(),
        more_chairs=_MORE_VEHICLES,
        has_door=False,
        seats_interpreters=False,
        seats_note_takers=False,
        seats_moderator=False,
        expects_every_guest=False,
        expects_hosts=False,
        parts_sides=False,
        upright_names=False,
        large_as_table=True,
        number_words=("排", "座"),
        has_place_cards=False,
        is_meal=False,
    ),
}

#: What has a place in a room (方位), and where that may be.
PLACES = ("门", "屏幕", "背景", "观众席")
SIDES = ("上", "下", "左", "右")
