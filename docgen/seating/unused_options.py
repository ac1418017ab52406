"""Options of a seating that decide nothing: no 副主陪 for one host, no 桌次 for one table."""

from collections import Counter
from collections.abc import Iterator, Sequence

from docgen.errors import Problem
from docgen.model.layouts import LAYOUTS
from docgen.model.seating import Seating
from docgen.seating.conventions import Convention
from docgen.seating.room import COUPLE_DRIVES, HOSTS, INTERPRETERS, LIST, Chair, SeatingOptions
from docgen.seating.sides import Participants


def unused_options(
    conventions: Sequence[Convention], participants: Participants, chairs: Sequence[Chair]
) -> frozenset[str]:
    """The names of the options that have no effect for these people on these chairs."""
    counts = Counter(person.side for person in participants.people)
    values = {convention.option: convention.value for convention in conventions}
    tables = len({chair.number.partition("-")[0] for chair in chairs if "-" in chair.number})
    right_is_higher = values.get("本方") == "右为上"
    unused = {
        "副主陪": counts[HOSTS] < 2 or values.get("主宾居主位") == "是",
        "三陪": counts[HOSTS] < 3,
        "清真席": not any("清真" in diet for person in participants.people for diet in person.person.diet),
        "桌次": tables < 2 or (tables == 2 and values.get("桌次") == "品字"),
        "译员": not any(INTERPRETERS in side for side in counts),
        "主持人": not participants.moderator,
        "居中": bool(counts[LIST]),
        # in a photo of two sides, and where the right hand is the higher, the other rule decides
        "双数": not counts[LIST] or right_is_higher,
        # 主宾 says where he sits, whatever the occasion
        "本方": "主宾" in values and (values["主宾"] == "右") != right_is_higher,
        "后排": values.get("驾驶") in ("主人", COUPLE_DRIVES),
    }
    return frozenset(option for option, has_no_effect in unused.items() if has_no_effect)


def unused_option_problems(seating: Seating, unused: frozenset[str], options: SeatingOptions) -> Iterator[Problem]:
    """A note for every option and every place (方位) that the file gives and that has no effect."""
    for option in seating.conventions:
        if option in unused:
            text = f"规则“{option}”在“{seating.name}”里不起作用"
            hint = "可以删去；要它起作用，核对形式、场合和人员"
            if option == "主持人":
                hint = "写上“主持: 姓名”，他就坐在规则定的那一席"
            if option == "双数" and not options.left_high:
                hint = "这一场以右为上，二号总在一号右手；要以左为上，加上“规则: {本方: 左为上}”"
            yield Problem(seating.at[f"conventions.{option}"], "D419", "note", text, hint)
    used = "屏幕" if options.get("主位") == "面屏" else "门"
    for thing in seating.sides:
        if thing != used or not LAYOUTS[seating.layout].has_door:
            text = f"方位“{thing}”在“{seating.name}”里不起作用"
            hint = f"有门的形式（{'、'.join(_families_with_doors())}）写门；主位面屏时写屏幕"
            yield Problem(seating.at[f"sides.{thing}"], "D419", "note", text, hint)


def _families_with_doors() -> dict[str, None]:
    """What layouts with a door are called, those of two sides first."""
    layouts = sorted(LAYOUTS.values(), key=lambda layout: layout.takes != "sides")
    return dict.fromkeys(layout.family for layout in layouts if layout.has_door)
