"""The layouts in which people can be seated (座次的形式), and everything that the program must know about each.

A new layout is one row of ``LAYOUTS`` here and one row of ``docgen.seating.layouts.ARRANGEMENTS``, which places its
chairs. All columns must be given, or taken over from a row that is much the same; the two tables must name the same
layouts, or the program does not start.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from docgen.model.layout_options import LayoutOption, choice, numbers_within
from docgen.model.seat_options import (
    CAPTION,
    CAPTION_IN_TWO_LANGUAGES,
    DOOR,
    DRIVER,
    FLAGS,
    HAND_WORDS,
    HOSTS_AT_LONG_TABLE,
    ROWS,
    SOFAS,
    SQUARE,
    TALKS,
)

#: Advice for a seating with more people than chairs.
_MORE_ROWS = "排数写每排几席，如 [7, 8]；各排相加不能少于人数"
_MORE_COLUMNS = "加大列数或排数，或减少人员"
_MORE_VEHICLES = "减少人员，或分乘两辆车"
_MORE_TABLES = "加大每桌的席数，或减少人员"
_BACK_ROWS = "用规则“前排”写一侧桌边坐几席，其余的人坐后排；或减少人员"
_FEWER_AROUND = "改用课桌式或会谈横桌（坐不下的排在后排），或减少人员"
_FEWER_BESIDE = "改用会谈横桌（坐不下的排在后排），或减少人员"
_MORE_ROUND_TABLES = "改用圆桌（可以分成几桌），或减少人员"
_FEWER_SIGNING = "签字只写签字人、助签人和身后的主要随员，其余的人另排合影"


class SeatLayout(NamedTuple):
    """One row of the table: a layout.

    - ``family``: what messages call it, together with its variants.
    - ``takes``: how the file names people: one ``list``, two ``sides``, ``either``, or as the ``occasion`` asks: a list
      at home, two sides on a foreign occasion, either on business.
    - ``options``: what may be written under 规则. Source: the conventions table of the visit format; 主持人, 发言席,
      前排, 次序, 分团, 三陪, 居中, 每排, 标注 and a 长桌宴's 门 are ours.
    - ``chair_options``: the options that limit how many chairs there are.
    - ``more_chairs``: what to do when there are more people than chairs, in Chinese.
    - ``has_door``: it has a door or a screen, and 方位 may say on which side.
    - ``seats_interpreters``, ``seats_note_takers``, ``seats_moderator``: they have chairs of their own.
    - ``expects_every_guest``: a guest who is left out is more often forgotten than absent.
    - ``expects_hosts``: a list without any host is more often a slip than meant.
    - ``parts_sides``: nobody may be pinned to a chair of the other side.
    - ``upright_names``: its rows are so long that names may stand upright.
    - ``drawn_turned``: by how many quarters clockwise its chart may be turned, the way that is tried first in front: a
      bus lies on its left side.
    - ``large_as_table``: with many seats it is printed as a table instead of a chart.
    - ``over_several_sheets``: a chart that is too large for a sheet is parted.
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
    drawn_turned: tuple[int, ...]
    large_as_table: bool
    over_several_sheets: bool
    number_words: tuple[str, str]
    has_place_cards: bool
    is_meal: bool


#: The layouts of seats in a car. Nobody rides in two of them.
VEHICLE_LAYOUTS = ("轿车", "商务车", "越野车", "中巴")
#: 轿车; what other vehicles have in common with it.
_VEHICLE = SeatLayout(
    family="轿车",
    takes="list",
    options=DRIVER | {"后排": choice("坐满", "不坐满")} | CAPTION,
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
    drawn_turned=(0, 3),
    large_as_table=False,
    over_several_sheets=False,
    number_words=("排", "座"),
    has_place_cards=False,
    is_meal=False,
)

LAYOUTS: Mapping[str, SeatLayout] = {
    "主席台": SeatLayout(
        family="主席台",
        takes="list",
        options=ROWS
        | {
            "主持人": choice("按名单", "前排正中", "前排左侧", "前排右侧"),
            "发言席": choice("不设", "右前方", "正前方", "左前方"),
        }
        | FLAGS
        | CAPTION,
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
        drawn_turned=(0,),
        large_as_table=True,
        over_several_sheets=False,
        number_words=("排", "座"),
        has_place_cards=True,
        is_meal=False,
    ),
    "会谈横桌": SeatLayout(
        family="会谈",
        takes="sides",
        options=TALKS | CAPTION,
        chair_options=(),
        more_chairs=_BACK_ROWS,
        has_door=True,
        seats_interpreters=True,
        seats_note_takers=True,
        seats_moderator=False,
        expects_every_guest=True,
        expects_hosts=False,
        parts_sides=True,
        upright_names=True,
        drawn_turned=(0,),
        large_as_table=False,
        over_several_sheets=False,
        number_words=("排", "座"),
        has_place_cards=True,
        is_meal=False,
    ),
    "会谈竖桌": SeatLayout(
        family="会谈",
        takes="sides",
        options=TALKS | CAPTION,
        chair_options=(),
        more_chairs=_BACK_ROWS,
        has_door=True,
        seats_interpreters=True,
        seats_note_takers=True,
        seats_moderator=False,
        expects_every_guest=True,
        expects_hosts=False,
        parts_sides=True,
        upright_names=False,
        drawn_turned=(0,),
        large_as_table=False,
        over_several_sheets=False,
        number_words=("排", "座"),
        has_place_cards=True,
        is_meal=False,
    ),
    "回字形": SeatLayout(
        family="回字形",
        takes="either",
        options=SQUARE | CAPTION,
        chair_options=(),
        more_chairs=_FEWER_AROUND,
        has_door=True,
        seats_interpreters=False,
        seats_note_takers=False,
        seats_moderator=False,
        expects_every_guest=True,
        expects_hosts=False,
        parts_sides=True,
        upright_names=False,
        drawn_turned=(0,),
        large_as_table=False,
        over_several_sheets=False,
        number_words=("排", "座"),
        has_place_cards=True,
        is_meal=False,
    ),
    "U形": SeatLayout(
        family="U形",
        takes="either",
        options=SQUARE | CAPTION,
        chair_options=(),
        more_chairs=_FEWER_AROUND,
        has_door=True,
        seats_interpreters=False,
        seats_note_takers=False,
        seats_moderator=False,
        expects_every_guest=True,
        expects_hosts=False,
        parts_sides=True,
        upright_names=False,
        drawn_turned=(0,),
        large_as_table=False,
        over_several_sheets=False,
        number_words=("排", "座"),
        has_place_cards=True,
        is_meal=False,
    ),
    "课桌式": SeatLayout(
        family="课桌式",
        takes="list",
        options={
            "排法": choice("横排", "竖排", "左右"),
            "列数": numbers_within(1, 1, 100),
            "排数": ROWS["排数"],
            "走道": numbers_within(20, 1, 99),
            "次序": choice("名单", "姓氏笔画", "姓名笔画", "拼音"),
            "分团": choice("不分", "连排", "另起"),
        }
        | CAPTION,
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
        drawn_turned=(0,),
        large_as_table=True,
        over_several_sheets=False,
        number_words=("排", "座"),
        has_place_cards=True,
        is_meal=False,
    ),
    "圆桌": SeatLayout(
        family="圆桌",
        takes="sides",
        options={
            "每桌": numbers_within(1, 2, 24),
            "副主陪": choice("有", "无"),
            "三陪": choice("随客", "主陪右手第二位"),
            "主宾居主位": choice("否", "是"),
            "桌次": choice("横排", "竖排", "品字"),
            "清真席": choice("不设", "单设"),
            "空席": choice("允许", "不允许", "allowed"),
        }
        | CAPTION,
        chair_options=(),
        more_chairs=_MORE_TABLES,
        has_door=True,
        seats_interpreters=True,
        seats_note_takers=False,
        seats_moderator=False,
        expects_every_guest=True,
        expects_hosts=False,
        parts_sides=False,
        upright_names=False,
        drawn_turned=(0,),
        large_as_table=False,
        over_several_sheets=True,
        number_words=("桌", "号席"),
        has_place_cards=True,
        is_meal=True,
    ),
    "长桌宴": SeatLayout(
        family="长桌宴",
        takes="sides",
        options=HOSTS_AT_LONG_TABLE | DOOR | CAPTION_IN_TWO_LANGUAGES,
        chair_options=(),
        more_chairs=_MORE_ROUND_TABLES,
        has_door=True,
        seats_interpreters=True,
        seats_note_takers=False,
        seats_moderator=False,
        expects_every_guest=True,
        expects_hosts=False,
        parts_sides=False,
        upright_names=True,
        drawn_turned=(0,),
        large_as_table=False,
        over_several_sheets=False,
        number_words=("桌", "号席"),
        has_place_cards=True,
        is_meal=True,
    ),
    "沙发": SeatLayout(
        family="沙发",
        takes="sides",
        options=SOFAS | FLAGS | CAPTION,
        chair_options=(),
        more_chairs=_FEWER_BESIDE,
        has_door=True,
        seats_interpreters=True,
        seats_note_takers=True,
        seats_moderator=False,
        expects_every_guest=True,
        expects_hosts=False,
        parts_sides=True,
        upright_names=False,
        drawn_turned=(0,),
        large_as_table=False,
        over_several_sheets=False,
        number_words=("排", "座"),
        has_place_cards=True,
        is_meal=False,
    ),
    "签字": SeatLayout(
        family="签字",
        takes="sides",
        # who signs as a guest sits on the right at home, too
        options={"本方": choice("右为上", "左为上", also=HAND_WORDS)} | FLAGS | CAPTION,
        chair_options=(),
        more_chairs=_FEWER_SIGNING,
        has_door=False,
        seats_interpreters=False,
        seats_note_takers=False,
        seats_moderator=False,
        expects_every_guest=False,
        expects_hosts=False,
        parts_sides=True,
        upright_names=True,
        drawn_turned=(0,),
        large_as_table=False,
        over_several_sheets=False,
        number_words=("排", "座"),
        has_place_cards=True,
        is_meal=False,
    ),
    "合影": SeatLayout(
        family="合影",
        takes="occasion",
        options=ROWS | {"居中": LayoutOption(("主人", "主人与主宾"), at_home=False)} | FLAGS | CAPTION,
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
        drawn_turned=(0,),
        large_as_table=True,
        over_several_sheets=False,
        number_words=("排", "座"),
        has_place_cards=False,
        is_meal=False,
    ),
    "轿车": _VEHICLE,
    "商务车": _VEHICLE._replace(family="商务车", options={"主座": choice("后排", "中排")} | DRIVER | CAPTION),
    "越野车": _VEHICLE._replace(family="越野车", options=DRIVER | CAPTION),
    "中巴": _VEHICLE._replace(
        family="中巴",
        options={"主座": choice("前排右侧", "司机后临窗"), "每排": numbers_within(1, 2, 4)} | CAPTION,
        upright_names=True,
        drawn_turned=(3,),
    ),
}

#: What has a place in a room (方位), and where that may be.
PLACES = ("门", "屏幕", "背景", "观众席")
SIDES = ("上", "下", "左", "右")
