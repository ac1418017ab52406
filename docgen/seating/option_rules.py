"""What each value of an option means and where it comes from: by layout, or for all (empty)."""

from collections.abc import Mapping

from docgen.seating.attendance import (
    Applies,
    Attendance,
    all_of,
    has_an_even_row,
    has_an_odd_row,
    has_both_sides,
    is_on_business,
    is_one_list,
)
from docgen.seating.banquet import table_rows
from docgen.seating.layout_rules import SeatingRule
from docgen.seating.room import COUPLE_DRIVES, GUESTS, HOSTS, INTERPRETERS, LIST

_ONE_SOURCE, _FOREIGN_SOURCE = "1个公开来源", "5个公开来源（外事礼仪资料）"
_BUSINESS_SOURCE, _LIKE_BUSINESS = "2个公开来源（商务礼仪资料）", "比照商务会谈、会见推定"
_FOREIGN_ROWS = "2个公开来源（外事礼仪资料，国际惯例右高左低）"
_FLAG_LAW = "《关于涉外升挂和使用国旗的规定》第十三条（公开转载）"
_INTERPRETERS = "5个公开来源（主方）、2个（客方）"
_ORDER_OF_TABLES = "3个公开来源；分排推定"


def _has_sides(attendance: Attendance) -> bool:
    return not is_one_list(attendance)


def _riders(at_least: int) -> Applies:
    return lambda attendance: attendance.of(LIST) >= at_least


def _interpreters_of(guests: bool, hosts: bool) -> Applies:
    def applies(attendance: Attendance) -> bool:
        found = (attendance.of(GUESTS + INTERPRETERS) > 0, attendance.of(HOSTS + INTERPRETERS) > 0)
        return found == (guests, hosts)

    return applies


def _more_than_row(seats: int) -> Applies:
    """More ride behind than one row has seats: the seat beside a host who drives is taken first."""

    def applies(attendance: Attendance) -> bool:
        return attendance.of(LIST) - attendance.is_written("驾驶", "主人") > seats

    return applies


def _has_one_host(attendance: Attendance) -> bool:
    return attendance.of(HOSTS) == 1


def _several_hosts_at_a_table(attendance: Attendance) -> bool:
    return any(row.get(HOSTS, 0) > 1 for row in attendance.rows.values())


def _second_host_at(least: int, most: int) -> Applies:
    """A second host sits opposite the first, and there are so many tables."""
    return lambda attendance: "副主陪" in attendance.roles and least <= len(attendance.rows) <= most


def _table_rows(attendance: Attendance) -> list[int]:
    return table_rows(len(attendance.rows), attendance.options.get("桌次"))


def _tables(least: int, most: int) -> Applies:
    return lambda attendance: least <= len(attendance.rows) <= most


def _an_odd_row_of_tables(attendance: Attendance) -> bool:
    return len(attendance.rows) > 3 and any(tables % 2 and tables > 1 for tables in _table_rows(attendance))


def _an_even_row_of_tables(attendance: Attendance) -> bool:
    return any(tables % 2 == 0 for tables in _table_rows(attendance))


def _several_rows_of_tables(attendance: Attendance) -> bool:
    return len(_table_rows(attendance)) > 1


def _several_units(attendance: Attendance) -> bool:
    return attendance.units > 1


def _several_units_filling(way: str) -> Applies:
    return lambda attendance: attendance.units > 1 and (attendance.options.get("排法") == "竖排") == (way == "竖排")


def _not_on_business(attendance: Attendance) -> bool:
    return not is_on_business(attendance)


def _right_is_higher(text: str, applies: Applies, abroad: str, on_business: str) -> tuple[SeatingRule, SeatingRule]:
    """A rule of the right hand, with its sources for foreign occasions and for business."""
    return (
        SeatingRule(text, abroad, all_of(applies, _not_on_business)),
        SeatingRule(text, on_business, all_of(applies, is_on_business)),
    )


def _behind_host(riders: int) -> Applies:
    """The host drives, and so many ride in the row behind him and beside him."""
    return lambda attendance: attendance.is_written("驾驶", "主人", COUPLE_DRIVES) and attendance.of(LIST) >= riders


def _with_driver(riders: int) -> Applies:
    return lambda attendance: not _behind_host(0)(attendance) and attendance.of(LIST) >= riders


_ROW_LEFT = SeatingRule(
    "单数时一号居中，二号在一号左手，三号在右手，依次左右", "6个公开来源，至少3个互相独立", has_an_odd_row
)
_ROW_RIGHT = (
    *_right_is_higher(
        "单数时一号居中，二号在一号右手，三号在左手，依次右左", has_an_odd_row, _FOREIGN_ROWS, _LIKE_BUSINESS
    ),
    *_right_is_higher("双数时二号坐一号右手", has_an_even_row, _FOREIGN_ROWS, _LIKE_BUSINESS),
)
_COUPLE_SOURCE = "2个公开来源页"

#: By layout, option and value; the rules of one value in the order in which they are printed. An option of names has
#: one row, without a value.
VALUES: Mapping[tuple[str, str, str], tuple[SeatingRule, ...]] = {
    ("", "双数", "二号居一号左手"): (
        SeatingRule("双数时二号坐一号左手", "10个公开来源页，约5个互相独立，多数做法", is_one_list),
    ),
    ("", "双数", "一号居左"): (
        SeatingRule("双数时一号坐两个居中席的左边那把，二号在其右手", "5个公开来源页，3个互相独立", is_one_list),
    ),
    ("", "本方", "左为上"): (
        SeatingRule("同一方以自己的左手为上", f"{_ONE_SOURCE}（国内公务）", _has_sides),
        SeatingRule("二号坐一号左手", f"{_ONE_SOURCE}（国内公务）", is_one_list),
    ),
    ("", "本方", "右为上"): (
        *_right_is_higher("同一方以自己的右手为上", _has_sides, _FOREIGN_SOURCE, _BUSINESS_SOURCE),
        *_right_is_higher("二号坐一号右手", is_one_list, _FOREIGN_SOURCE, _LIKE_BUSINESS),
    ),
    ("主席台", "本方", "左为上"): (_ROW_LEFT,),
    ("主席台", "本方", "右为上"): _ROW_RIGHT,
    ("合影", "本方", "左为上"): (_ROW_LEFT, SeatingRule("主宾在主人左手", "由左为上推定", has_both_sides)),
    ("合影", "本方", "右为上"): (
        *_ROW_RIGHT,
        *_right_is_higher("主宾在主人右手", has_both_sides, f"{_ONE_SOURCE}（外事礼仪资料）", _LIKE_BUSINESS),
    ),
    ("签字", "本方", "右为上"): (SeatingRule("主左客右（按签字人自己的左右）", "5个公开来源", has_both_sides),),
    ("签字", "本方", "左为上"): (SeatingRule("主右客左（按签字人自己的左右）", "未见公开来源", has_both_sides),),
    ("主席台", "国旗", ""): (
        SeatingRule(
            "两国国旗在主席台两侧，来访国国旗在台上人的右手一侧（观众看在左）",
            f"{_ONE_SOURCE}（对外文化部门资料）；{_FLAG_LAW}",
        ),
    ),
    ("合影", "国旗", ""): (SeatingRule("两国国旗面向镜头，以旗自身为准来访国国旗居右（镜头看在左）", _FLAG_LAW),),
    ("签字", "国旗", ""): (
        SeatingRule(
            "旗架摆在签字桌中间，以旗自身为准来访国国旗居右（观众看在左）", f"辽宁省外办礼宾处文本；{_FLAG_LAW}"
        ),
    ),
    ("沙发", "国旗", ""): (SeatingRule("两国国旗在背景两侧，以旗自身为准来访国国旗居右（对面看在左）", _FLAG_LAW),),
    ("会谈横桌", "国旗", ""): (
        SeatingRule(
            "两国国旗摆在会谈桌上，面向门，以旗自身为准来访国国旗居右（进门看在左）", f"{_FLAG_LAW}；摆在桌上推定"
        ),
    ),
    ("会谈竖桌", "国旗", ""): (
        SeatingRule(
            "两国国旗摆在会谈桌上，以进门方向为准来访国国旗居右，在客方一侧", "比照竖桌右客左主：7个公开来源；推定"
        ),
    ),
    ("长桌宴", "主位", "中间"): (
        SeatingRule("主人面门坐长桌中间，第二主人坐对面", "2个公开来源（西餐礼仪资料）", _several_hosts_at_a_table),
        SeatingRule("主人面门坐长桌中间", "2个公开来源（西餐礼仪资料）", _has_one_host),
    ),
    ("长桌宴", "主位", "两端"): (
        SeatingRule("主人、第二主人坐长桌两端，主人面门", "2个公开来源（西餐礼仪资料）", _several_hosts_at_a_table),
        SeatingRule("主人面门坐长桌一端", "2个公开来源（西餐礼仪资料）", _has_one_host),
    ),
    ("U形", "本方", "左为上"): (
        SeatingRule("主宾在主人左手", "比照沙发会见：2个公开来源，来源等级低", has_both_sides),
        SeatingRule("二号坐一号左手", f"{_ONE_SOURCE}（国内公务）", is_one_list),
    ),
    ("U形", "本方", "右为上"): (
        *_right_is_higher(
            "主宾在主人右手", has_both_sides, f"比照沙发会见：{_FOREIGN_SOURCE}", f"比照沙发会见：{_BUSINESS_SOURCE}"
        ),
        *_right_is_higher("二号坐一号右手", is_one_list, _FOREIGN_SOURCE, _LIKE_BUSINESS),
    ),
    ("", "译员", "主谈旁"): (
        SeatingRule("主方译员在主谈右手，客方译员在主宾左手，隔桌相对", _INTERPRETERS, _interpreters_of(True, True)),
        SeatingRule("主方译员在主谈右手", _INTERPRETERS, _interpreters_of(False, True)),
        SeatingRule("客方译员在主宾左手", _INTERPRETERS, _interpreters_of(True, False)),
    ),
    ("", "译员", "后排"): (SeatingRule("译员坐本方后排", "2个公开来源"),),
    ("圆桌", "副主陪", "有"): (
        SeatingRule("第二位主人作副主陪", "7个公开来源", _second_host_at(1, 1)),
        SeatingRule("同桌第二位主人作副主陪", "7个公开来源", _second_host_at(2, 999)),
    ),
    ("圆桌", "副主陪", "无"): (
        SeatingRule("不设副主陪，一桌一主位", "2个公开来源；3号以后推定", _several_hosts_at_a_table),
    ),
    ("圆桌", "三陪", "随客"): (SeatingRule("其余主人插在客人之间", "1个公开来源；具体席位推定"),),
    ("圆桌", "三陪", "主陪右手第二位"): (SeatingRule("三陪坐主陪右手第二位，与主陪夹住主宾", _ONE_SOURCE),),
    ("圆桌", "清真席", "单设"): (SeatingRule("清真席单设，清真来宾同桌", "用餐安排和来宾的饮食禁忌"),),
    ("圆桌", "主宾居主位", "是"): (
        SeatingRule("主宾坐主位，主人在其右手", "2个公开来源；另有不同说法", has_both_sides),
        SeatingRule("第二主人在主宾左手", "2个公开来源；另有不同说法", _several_hosts_at_a_table),
    ),
    ("圆桌", "桌次", "横排"): (
        SeatingRule("两桌横排，面门者右手为上", _ORDER_OF_TABLES, _tables(2, 2)),
        SeatingRule("主桌居中，面门者右手为2桌、左手为3桌", _ORDER_OF_TABLES, _tables(3, 3)),
        SeatingRule("一排单数时居中为上，先右后左（面门者的左右）", _ORDER_OF_TABLES, _an_odd_row_of_tables),
        SeatingRule(
            "一排双数时居中两桌以面门者右手为上",
            _ORDER_OF_TABLES,
            lambda attendance: len(attendance.rows) > 3 and _an_even_row_of_tables(attendance),
        ),
        SeatingRule("离门远者为上", _ORDER_OF_TABLES, _several_rows_of_tables),
    ),
    ("圆桌", "桌次", "竖排"): (SeatingRule("各桌竖排，离门远者为上", _ONE_SOURCE),),
    ("圆桌", "桌次", "品字"): (
        SeatingRule("品字形：主桌居远居中，右手为2桌、左手为3桌", "3个公开来源", _tables(3, 3)),
        SeatingRule("主桌居远居中，其余离门远者为上，先右后左", _ORDER_OF_TABLES, _tables(4, 999)),
    ),
    ("沙发", "主宾", "右"): _right_is_higher(
        "主宾坐主人右手", has_both_sides, "5个公开来源（外事会见）", _BUSINESS_SOURCE
    ),
    ("沙发", "主宾", "左"): (SeatingRule("主宾坐主人左手", "2个公开来源（国内公务），来源等级低", has_both_sides),),
    ("合影", "居中", "主人"): (SeatingRule("主人居中", _ONE_SOURCE, has_both_sides),),
    ("合影", "居中", "主人与主宾"): (SeatingRule("主人与主宾同居中", _ONE_SOURCE, has_both_sides),),
    ("课桌式", "排法", "横排"): (SeatingRule("横排：面向主席台从左到右、自前而后", "4个公开来源"),),
    ("课桌式", "排法", "竖排"): (SeatingRule("竖排：由前向后，一列排满再排下一列", "4个公开来源"),),
    ("课桌式", "排法", "左右"): (
        SeatingRule("左右排列：首位居中，居中者左手为先；台下朝向与台上相反", "3个公开来源页，2个互相独立"),
    ),
    ("课桌式", "分团", "连排"): (SeatingRule("同一单位的人连坐", "4个公开来源", _several_units),),
    ("课桌式", "分团", "另起"): (
        SeatingRule("各单位另起一排", "4个公开来源", _several_units_filling("横排")),
        SeatingRule("各单位另起一列", "4个公开来源", _several_units_filling("竖排")),
    ),
    ("轿车", "驾驶", "专职司机"): (SeatingRule("专职司机驾车，主座在后排右侧", "5个公开来源"),),
    ("轿车", "驾驶", "主人"): (
        SeatingRule("主人驾车，副驾驶为上，不得空着", "5个公开来源"),
        SeatingRule("其次后排右、左、中", "5个公开来源", _riders(2)),
    ),
    ("轿车", "驾驶", COUPLE_DRIVES): (
        SeatingRule("主人夫妇驾车，主人配偶坐副驾驶，客人坐后排", _COUPLE_SOURCE),
        SeatingRule("后排先右后左", "5个公开来源", _riders(2)),
    ),
    ("商务车", "驾驶", "主人"): (SeatingRule("主人驾车，副驾驶为上，不得空着", "3个公开来源（机关文秘资料等）"),),
    ("商务车", "驾驶", COUPLE_DRIVES): (SeatingRule("主人夫妇驾车，主人配偶坐副驾驶，客人坐后面", _COUPLE_SOURCE),),
    ("越野车", "驾驶", COUPLE_DRIVES): (SeatingRule("主人夫妇驾车，主人配偶坐副驾驶，客人坐后排", _COUPLE_SOURCE),),
    ("轿车", "后排", "坐满"): (
        SeatingRule("第三位坐后排中间", "5个公开来源", _riders(3)),
        SeatingRule("第四位坐副驾驶", "5个公开来源", _riders(4)),
    ),
    ("轿车", "后排", "不坐满"): (
        SeatingRule("第三位坐副驾驶", "4个公开来源页，同一篇文字", _riders(3)),
        SeatingRule("第四位坐后排中间", "4个公开来源页，同一篇文字", _riders(4)),
    ),
    ("商务车", "主座", "后排"): (
        SeatingRule("主座在后排右侧", "2个公开来源", _with_driver(1)),
        SeatingRule("其次后排，后排右侧为上", "2个公开来源", _behind_host(2)),
        SeatingRule("后排坐满再坐中排", "2个公开来源", _more_than_row(3)),
        SeatingRule("最后副驾驶", "2个公开来源", _with_driver(6)),
    ),
    ("商务车", "主座", "中排"): (
        SeatingRule("主座在中排右侧", "接待实务，未见公开来源", _with_driver(1)),
        SeatingRule("其次中排，中排右侧为上", "1个公开来源", _behind_host(2)),
        SeatingRule("中排坐满再坐后排", "接待实务，未见公开来源", _more_than_row(2)),
        SeatingRule("最后副驾驶", "接待实务，未见公开来源", _with_driver(6)),
    ),
    ("中巴", "主座", "前排右侧"): (SeatingRule("前排右侧近前门为上", "2个公开来源"),),
    ("中巴", "主座", "司机后临窗"): (SeatingRule("司机后第一排临窗为上", "4个公开来源页，同一篇文字；其余席位推定"),),
}
