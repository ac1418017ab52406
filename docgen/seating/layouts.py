"""How each layout is arranged and which rules it follows, with the sources of the rules."""

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from docgen.model.layouts import LAYOUTS, SeatLayout
from docgen.seating.banquet import round_tables
from docgen.seating.ceremony import signing, sofas
from docgen.seating.floor import hall
from docgen.seating.room import NameBox, Party, SeatingOptions, SeatingRoom
from docgen.seating.rows import photo, rostrum
from docgen.seating.square import hollow, horseshoe
from docgen.seating.talks import across, along
from docgen.seating.vehicles import car, coach, offroad, van

#: A layout: a pure function of who comes, the settled options and the size of a name's box.
Arrange = Callable[[Party, SeatingOptions, NameBox], SeatingRoom]


class SeatingRule(NamedTuple):
    """What holds for a layout or an option's value, where it is written, and whether only for one list or two sides."""

    text: str
    source: str
    only: Literal["", "list", "sides"] = ""


class Arrangement(NamedTuple):
    """The function that places the chairs of a layout, and the rules that it follows."""

    arrange: Arrange
    rules: tuple[SeatingRule, ...]


def check_tables(
    layouts: Mapping[str, SeatLayout],
    arrangements: Mapping[str, Arrangement],
    values: Mapping[tuple[str, str, str], SeatingRule],
) -> None:
    """Raises ValueError for a layout that one of the two tables lacks or that follows no rule, and for a rule of a
    value that no layout has.
    """
    for name in layouts.keys() ^ arrangements.keys():
        lacking = "seating.layouts.ARRANGEMENTS" if name in layouts else "model.layouts.LAYOUTS"
        raise ValueError(f"layout {name} has no row in docgen.{lacking}")
    for name, arrangement in arrangements.items():
        if not arrangement.rules:
            raise ValueError(f"layout {name} follows no rule in docgen.seating.layouts.ARRANGEMENTS")
    for layout, option, value in values:
        options = [layouts[layout]] if layout in layouts else layouts.values()
        if not any(value in row.options[option].values for row in options if option in row.options):
            raise ValueError(f"no layout has the value {layout} {option}: {value} of docgen.seating.layouts.VALUES")


_GUESSED = "未见可靠来源，由同类规则推定，可用“固定”改"

#: One row for every layout of ``docgen.model.layouts``.
ARRANGEMENTS: Mapping[str, Arrangement] = {
    "主席台": Arrangement(
        rostrum,
        (
            SeatingRule(
                "前排高于后排，中央高于两侧；每排从中间重新排起", "2个公开来源（机关文秘资料）；每排重新起排1个来源"
            ),
            SeatingRule("单数时一号居中，二号在一号左手，三号在右手，依次左右", "6个公开来源，至少3个互相独立"),
        ),
    ),
    "合影": Arrangement(
        photo,
        (
            SeatingRule("国内合影与主席台一致", "5个公开来源", "list"),
            SeatingRule("涉外合影主人居中，主宾在主人右手，主客间隔", "1个公开来源（外事礼仪资料）", "sides"),
        ),
    ),
    "会谈横桌": Arrangement(
        across,
        (SeatingRule("横桌以面门为上：客方面门，主方背门，主谈居中", "6个公开来源，含辽宁省外办礼宾处文本"),),
    ),
    "会谈竖桌": Arrangement(
        along,
        (
            SeatingRule("竖桌以进门方向为准，右侧客方，左侧主方，主谈居中", "7个公开来源"),
            SeatingRule("一侧之内由近及远左右交替", _GUESSED),
        ),
    ),
    "回字形": Arrangement(
        hollow,
        (
            SeatingRule("面门设座，主位一边居中为第一位", "2个公开来源（小型会议座次资料）", "list"),
            SeatingRule("其余沿两侧由近及远交替，再排对面", _GUESSED, "list"),
            SeatingRule("客方面门，主方背门，各从居中排起", "比照会谈横桌：6个公开来源", "sides"),
        ),
    ),
    "U形": Arrangement(
        horseshoe,
        (
            SeatingRule("主位在闭口一边居中，开口处放屏幕或朝门", "1个公开来源", "list"),
            SeatingRule("其余沿两侧由近及远交替", _GUESSED, "list"),
            SeatingRule("主人、主宾在闭口一边居中，双方各沿一侧", "比照沙发会见：5个公开来源", "sides"),
        ),
    ),
    "课桌式": Arrangement(
        hall,
        (SeatingRule("台下按公布的名单", "4个公开来源，含老秘网文本"),),
    ),
    "圆桌": Arrangement(
        round_tables,
        (
            SeatingRule("主陪面门，副主陪正对；客1在主陪右手，客2在左手，客3在副主陪右手，客4在左手", "7个公开来源"),
            SeatingRule("5号以后按同一次序向外一圈", "1个公开来源；9号以后推定"),
        ),
    ),
    "沙发": Arrangement(
        sofas,
        (SeatingRule("两席面门；主客随员各沿本方一侧，译员、记录在后", "5个公开来源"),),
    ),
    "签字": Arrangement(
        signing,
        (
            SeatingRule(
                "主左客右（按签字人自己的左右），助签人站外侧，随员站本方身后", "5个公开来源；助签人在外侧1个来源"
            ),
        ),
    ),
    "轿车": Arrangement(car, (SeatingRule("左舵车；座位按右高左低、后高前低", "5个公开来源"),)),
    "商务车": Arrangement(van, (SeatingRule("七座：司机、副驾、中排两座、后排三座", "2个公开来源"),)),
    "越野车": Arrangement(
        offroad, (SeatingRule("不论谁驾驶，副驾驶为上，其次后排右、后排左", "2个公开来源；后排中间推定"),)
    ),
    "中巴": Arrangement(coach, (SeatingRule("前排高于后排；每排几座、过道内外的次序", _GUESSED),)),
}

#: What each value of an option means and where it comes from: by layout, or for all (empty).
VALUES: Mapping[tuple[str, str, str], SeatingRule] = {
    ("", "双数", "二号居一号左手"): SeatingRule("双数时二号坐一号左手", "10个公开来源页，约5个互相独立，多数做法"),
    ("", "双数", "一号居左"): SeatingRule(
        "双数时一号坐两个居中席的左边那把，二号在其右手", "5个公开来源页，3个互相独立"
    ),
    ("", "本方", "左为上"): SeatingRule("同一方以自己的左手为上（国内公务）", "1个公开来源"),
    ("", "本方", "右为上"): SeatingRule("同一方以自己的右手为上（外事）", "5个公开来源（外事礼仪资料）"),
    ("", "译员", "主谈旁"): SeatingRule(
        "主方译员在主谈右手，客方译员在主宾左手，隔桌相对", "5个公开来源（主方）、2个（客方）"
    ),
    ("", "译员", "后排"): SeatingRule("译员坐本方后排", "2个公开来源"),
    ("圆桌", "副主陪", "有"): SeatingRule("第二位主人作副主陪，正对主陪", "7个公开来源"),
    ("圆桌", "副主陪", "无"): SeatingRule("一桌一主位，其余由近及远右左交替", "2个公开来源；3号以后推定"),
    ("圆桌", "三陪", "随客"): SeatingRule("其余主人插在客人之间", "1个公开来源；具体席位推定"),
    ("圆桌", "三陪", "主陪右手第二位"): SeatingRule("三陪坐主陪右手第二位，与主陪夹住主宾", "1个公开来源"),
    ("圆桌", "主宾居主位", "否"): SeatingRule("主宾身份高于主人时也不变动", "常规做法"),
    ("圆桌", "主宾居主位", "是"): SeatingRule(
        "主宾坐主位，主人在其右手，第二主人在其左手", "2个公开来源；另有不同说法"
    ),
    ("圆桌", "桌次", "横排"): SeatingRule(
        "各桌横排：单数时主桌居中，面门者右手为2桌、左手为3桌，双数时以右为上；多于三桌分排，离门远者为上",
        "3个公开来源；分排推定",
    ),
    ("圆桌", "桌次", "竖排"): SeatingRule("各桌竖排：离门远者为上", "1个公开来源"),
    ("圆桌", "桌次", "品字"): SeatingRule("品字形：主桌居远居中，右手为2桌、左手为3桌", "3个公开来源"),
    ("沙发", "主宾", "右"): SeatingRule("主宾坐主人右手", "5个公开来源（外事会见）"),
    ("沙发", "主宾", "左"): SeatingRule("主宾坐主人左手", "2个公开来源（国内公务），来源等级低"),
    ("合影", "居中", "主人"): SeatingRule("涉外合影主人居中", "1个公开来源"),
    ("合影", "居中", "主人与主宾"): SeatingRule("涉外合影主人与主宾同居中", "1个公开来源"),
    ("课桌式", "排法", "横排"): SeatingRule("横排：面向主席台从左到右、自前而后", "4个公开来源"),
    ("课桌式", "排法", "竖排"): SeatingRule(
        "竖排：由前向后，一列排满再排下一列；各团自成一条直线，要写“分团: 另起”", "4个公开来源"
    ),
    ("课桌式", "排法", "左右"): SeatingRule(
        "左右排列：首位居中，居中者左手为先；台下朝向与台上相反", "3个公开来源页，2个互相独立"
    ),
    ("轿车", "驾驶", "专职司机"): SeatingRule("专职司机：后排右、后排左、后排中、副驾驶", "5个公开来源"),
    ("轿车", "驾驶", "主人"): SeatingRule("主人驾车：副驾驶为上，不得空着，其次后排右、左、中", "5个公开来源"),
    ("轿车", "后排", "坐满"): SeatingRule("三位乘客时第三位坐后排中间", "5个公开来源"),
    ("轿车", "后排", "不坐满"): SeatingRule("三位乘客时第三位坐副驾驶，后排中间空着", "4个公开来源页，同一篇文字"),
    ("商务车", "主座", "后排"): SeatingRule("后排为主座：后排右、左、中，再中排右、左，最后副驾驶", "2个公开来源"),
    ("商务车", "主座", "中排"): SeatingRule("中排为主座：中排右、左，再后排，最后副驾驶", "接待实务，未见公开来源"),
    ("中巴", "主座", "前排右侧"): SeatingRule("前排右侧近前门为上", "2个公开来源"),
    ("中巴", "主座", "司机后临窗"): SeatingRule("司机后第一排临窗为上", "4个公开来源页，同一篇文字；其余席位推定"),
}

check_tables(LAYOUTS, ARRANGEMENTS, VALUES)
