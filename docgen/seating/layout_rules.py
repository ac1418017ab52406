"""The rules that each layout follows, with their sources; each says for whom it decided something."""

from collections.abc import Mapping
from typing import NamedTuple

from docgen.seating.attendance import (
    Applies,
    Attendance,
    all_of,
    always,
    has_both_sides,
    has_several_rows,
    is_abroad,
    is_on_business,
    is_one_list,
)
from docgen.seating.companions import crossing
from docgen.seating.room import COUPLE_DRIVES, GUESTS, HOSTS, INTERPRETERS, LIST, NOTES


class SeatingRule(NamedTuple):
    """What holds for a layout or an option's value, where it is written, and when it decided something."""

    text: str
    source: str
    applies: Applies = always


_GUESSED = "未见可靠来源，由同类规则推定，可用“固定”改"
_SOFA_SOURCE = "5个公开来源"
_SIGNING_SOURCE = "5个公开来源；助签人在外侧1个来源"
_ROUND_SOURCE = "7个公开来源"
_LONG_SOURCE = "2个公开来源（西餐和国际礼宾资料）"
_MANY = 999


def _of_list(at_least: int) -> Applies:
    return lambda attendance: attendance.of(LIST) >= at_least


def _of_a_side(at_least: int) -> Applies:
    return lambda attendance: attendance.longest_side >= at_least


def _in_row(row: int, at_least: int, side: str) -> Applies:
    return lambda attendance: attendance.rows.get(row, {}).get(side, 0) >= at_least


def _some_turn_the_corner(attendance: Attendance) -> bool:
    return not is_one_list(attendance) and 2 in attendance.rows


def _some_sit_behind_the_square(attendance: Attendance) -> bool:
    return any(row > 3 for row in attendance.rows)


def _is_photo_at_home(attendance: Attendance) -> bool:
    return attendance.of(LIST) > 1 and attendance.is_written("场合", "国内公务", "")


def _hosts_and_guests(hosts: tuple[int, int], guests: tuple[int, int]) -> Applies:
    """So many hosts and so many guests, from the least to the most."""
    return lambda attendance: (
        hosts[0] <= attendance.of(HOSTS) <= hosts[1] and guests[0] <= attendance.of(GUESTS) <= guests[1]
    )


def _sits_behind(attendance: Attendance) -> bool:
    """Some of a side have no place at the table."""
    return any(side in (GUESTS, HOSTS) for row, sides in attendance.rows.items() if row > 1 for side in sides)


def _faces(what: str) -> Applies:
    return lambda attendance: has_both_sides(attendance) and attendance.is_written("主位", what)


def _has(role: str) -> Applies:
    return lambda attendance: any(side.endswith(role) for side in attendance.sides)


def _second_host_has_guests(least: int, most: int) -> Applies:
    return lambda attendance: "副主陪" in attendance.roles and least <= attendance.largest_table <= most


def _one_host_has_guests(least: int, most: int) -> Applies:
    def applies(attendance: Attendance) -> bool:
        tables = [row[GUESTS] for row in attendance.rows.values() if row.get(HOSTS)]
        return "主人" in attendance.roles and least <= max(tables, default=0) <= most

    return applies


def _nobody_is_host(attendance: Attendance) -> bool:
    return not attendance.of(HOSTS)


def _some_tables_have_no_host(attendance: Attendance) -> bool:
    return not _nobody_is_host(attendance) and any(not row.get(HOSTS) for row in attendance.rows.values())


def _driver_has(riders: int) -> Applies:
    return lambda attendance: attendance.is_written("驾驶", "专职司机") and attendance.of(LIST) >= riders


def _sits_beside_driver(attendance: Attendance) -> bool:
    return not attendance.is_written("驾驶", COUPLE_DRIVES)


def _order_is_published(attendance: Attendance) -> bool:
    return attendance.people > 1 and attendance.is_written("次序", "", "名单")


def _has_interpreters(attendance: Attendance) -> bool:
    return INTERPRETERS in attendance.roles


def _somebody_goes_on(attendance: Attendance) -> bool:
    """Whether the last of one side sit behind the few of the other."""
    sitting = [max(0, attendance.of(side) - 1) for side in (GUESTS, HOSTS)]
    return not attendance.of(LIST) and crossing(max(sitting), min(sitting)) > 0


_ROWS_OF_A_LIST = (
    SeatingRule(
        "前排高于后排，每排从中间重新排起", "2个公开来源（机关文秘资料）；每排重新起排1个来源", has_several_rows
    ),
)

#: By layout, in the order in which they are printed.
LAYOUT_RULES: Mapping[str, tuple[SeatingRule, ...]] = {
    "主席台": _ROWS_OF_A_LIST,
    "合影": (
        SeatingRule("国内合影与主席台一致", "5个公开来源", _is_photo_at_home),
        *_ROWS_OF_A_LIST,
        SeatingRule("主客间隔", "1个公开来源（外事礼仪资料）", all_of(has_both_sides, is_abroad)),
        SeatingRule("主客间隔", "比照涉外合影推定", all_of(has_both_sides, is_on_business)),
    ),
    "会谈横桌": (
        SeatingRule("横桌以面门为上，客方面门，主方背门", "6个公开来源，含辽宁省外办礼宾处文本"),
        SeatingRule("主谈居中", "6个公开来源", _of_a_side(2)),
        SeatingRule("桌边坐不下的坐本方后排", _GUESSED, _sits_behind),
    ),
    "会谈竖桌": (
        SeatingRule("竖桌以进门方向为准，右侧客方，左侧主方", "7个公开来源"),
        SeatingRule("主谈居中", "7个公开来源", _of_a_side(2)),
        SeatingRule("一侧之内由近及远左右交替", _GUESSED, _of_a_side(3)),
        SeatingRule("桌边坐不下的坐本方后排", _GUESSED, _sits_behind),
    ),
    "回字形": (
        SeatingRule("主位一边居中为第一位", "2个公开来源（小型会议座次资料）", _of_list(2)),
        SeatingRule("其余沿两侧由近及远交替", _GUESSED, _in_row(2, 2, LIST)),
        SeatingRule("再排对面，由两端向中", _GUESSED, _in_row(3, 1, LIST)),
        SeatingRule("客方面门，主方背门，各从居中排起", "比照会谈横桌：6个公开来源", _faces("面门")),
        SeatingRule("客方面向屏幕，主方在对面，各从居中排起", "比照会谈横桌：6个公开来源", _faces("面屏")),
        SeatingRule("一边坐不下的沿两侧由近及远交替", _GUESSED, _some_turn_the_corner),
        SeatingRule("再坐不下的坐本方后排", _GUESSED, _some_sit_behind_the_square),
    ),
    "U形": (
        SeatingRule("主位在闭口一边居中", "1个公开来源", _of_list(2)),
        SeatingRule("其余沿两侧由近及远交替", _GUESSED, _in_row(2, 2, LIST)),
        SeatingRule("主人、主宾在闭口一边居中", "比照沙发会见：5个公开来源", has_both_sides),
        SeatingRule("双方各沿一侧，由近及远", "比照沙发会见：5个公开来源", _of_a_side(2)),
        SeatingRule("一方人少，另一方靠后的随员在其一侧续坐", _GUESSED, _somebody_goes_on),
    ),
    "课桌式": (SeatingRule("台下按公布的名单", "4个公开来源，含老秘网文本", _order_is_published),),
    "圆桌": (
        SeatingRule("主陪面门，副主陪正对", _ROUND_SOURCE, _second_host_has_guests(0, 99)),
        SeatingRule("客1在主陪右手", _ROUND_SOURCE, _second_host_has_guests(1, 1)),
        SeatingRule("客1在主陪右手，客2在左手", _ROUND_SOURCE, _second_host_has_guests(2, 2)),
        SeatingRule("客1在主陪右手，客2在左手，客3在副主陪右手", _ROUND_SOURCE, _second_host_has_guests(3, 3)),
        SeatingRule(
            "客1在主陪右手，客2在左手，客3在副主陪右手，客4在左手", _ROUND_SOURCE, _second_host_has_guests(4, 99)
        ),
        SeatingRule("5号以后按同一次序向外一圈", "1个公开来源；9号以后推定", _second_host_has_guests(5, 99)),
        SeatingRule("主人面门，主宾在主人右手", "2个公开来源", _one_host_has_guests(1, 1)),
        SeatingRule(
            "主人面门，客1在主人右手，客2在左手，其余右左交替向外",
            "2个公开来源；3号以后推定",
            _one_host_has_guests(2, 99),
        ),
        SeatingRule("没有主人的桌，首位客人坐面门主位", _GUESSED, _some_tables_have_no_host),
        SeatingRule("首位客人坐面门主位", _GUESSED, _nobody_is_host),
        SeatingRule("译员坐客人右手", "1个公开来源（外事通知）", _has_interpreters),
    ),
    "长桌宴": (
        SeatingRule("主宾在主人右手", _LONG_SOURCE, _hosts_and_guests((1, _MANY), (1, 1))),
        SeatingRule("主宾在主人右手，客2在第二主人右手", _LONG_SOURCE, _hosts_and_guests((2, _MANY), (2, 2))),
        SeatingRule(
            "主宾在主人右手，客2在第二主人右手，客3在主人左手", _LONG_SOURCE, _hosts_and_guests((2, _MANY), (3, 3))
        ),
        SeatingRule(
            "主宾在主人右手，客2在第二主人右手，客3、客4在两位主人左手",
            _LONG_SOURCE,
            _hosts_and_guests((2, _MANY), (4, _MANY)),
        ),
        SeatingRule("5号以后按同一次序由近及远", _GUESSED, _hosts_and_guests((2, _MANY), (5, _MANY))),
        SeatingRule("主宾在主人右手，客2在左手", _LONG_SOURCE, _hosts_and_guests((1, 1), (2, _MANY))),
        SeatingRule("其余由近及远，先右后左", _GUESSED, _hosts_and_guests((1, 1), (3, _MANY))),
        SeatingRule("其余主人插在客人之间", "比照圆桌：1个公开来源", _hosts_and_guests((3, _MANY), (1, _MANY))),
        SeatingRule("首位客人坐面门主位，其余由近及远，先右后左", _GUESSED, _hosts_and_guests((0, 0), (2, _MANY))),
        SeatingRule("译员挨着前几位客人", "比照圆桌：1个公开来源（外事通知）", _has_interpreters),
    ),
    "沙发": (
        SeatingRule("主人、主宾两席面门", _SOFA_SOURCE, has_both_sides),
        SeatingRule("随员各沿本方一侧", _SOFA_SOURCE, _of_a_side(2)),
        SeatingRule("一方人少，另一方靠后的随员在其一侧续坐", _GUESSED, _somebody_goes_on),
        SeatingRule("译员在主人、主宾身后", _SOFA_SOURCE, _has(INTERPRETERS)),
        SeatingRule("记录员在主人、主宾身后", _SOFA_SOURCE, _has(NOTES)),
    ),
    "签字": (
        SeatingRule("助签人站外侧", _SIGNING_SOURCE, _of_a_side(2)),
        SeatingRule("随员站本方身后，由中间向外", _SIGNING_SOURCE, _of_a_side(3)),
    ),
    "轿车": (SeatingRule("后排先右后左", "5个公开来源", _driver_has(2)),),
    "商务车": (SeatingRule("同排先右后左，再中间", "2个公开来源", _of_list(2)),),
    "越野车": (
        SeatingRule("不论谁驾驶，副驾驶为上", "2个公开来源", _sits_beside_driver),
        SeatingRule("其次后排右、后排左", "2个公开来源；后排中间推定", _of_list(2)),
    ),
    "中巴": (SeatingRule("前排高于后排", _GUESSED, has_several_rows),),
}
