"""抵离安排: how guests come and leave, and who fetches them."""

from collections.abc import Sequence

from docgen.kinds.plan_sections.groups import day_of, guests_text
from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row, Section
from docgen.model.transport import Journey
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.text import wording as text


def journeys(visit: Visit, annex: str) -> Section:
    """抵离: a row a journey, in the order of time; ``annex`` is the mark of the annex that lists long groups."""
    return {"行": [_journey(visit, journey, annex) for journey in _in_order(visit)]}


def _in_order(visit: Visit) -> Sequence[Journey]:
    """The journeys by day and hour; as they were written where an hour is not known."""
    if not all(journey.time for journey in visit.journeys):
        return visit.journeys
    return sorted(visit.journeys, key=lambda journey: (day_of(visit, journey), journey.time and journey.time.start))


def means_of(journey: Journey) -> str:
    """What somebody travels with: 高铁G1234次."""
    is_train = journey.number and journey.number[-1].isdecimal() and any(word in journey.means for word in _TRAINS)
    return journey.means + journey.number + ("次" if is_train else "")


def pickup_of(journey: Journey) -> str:
    """Which car fetches or brings: 1号车接站."""
    if not journey.pickup:
        return ""
    return f"{text.with_unit(journey.pickup, '号车')}{'接' if journey.way == '抵达' else '送'}"


_TRAINS = ("高铁", "动车", "火车", "列车")


def _journey(visit: Visit, journey: Journey, annex: str) -> Row:
    return {
        "方向": journey.way,
        "时间": text.month_and_day(day_of(visit, journey)) + (f"\n{text.clock(journey.time)}" if journey.time else ""),
        "方式": means_of(journey),
        "地点": journey.place,
        "人员": guests_text(visit, journey.who or (EVERYBODY,), annex),
        "接送": pickup_of(journey),
        "备注": journey.note,
        MAY_BREAK: True,
    }


JOURNEYS_NAMES = {
    "题": "本节标题",
    "行": [
        {
            "方向": "抵达或离开",
            "时间": "日期和时间",
            "方式": "航班、车次",
            "地点": "车站、机场",
            "人员": "哪些来宾",
            "接送": "几号车接送",
            "备注": "备注",
            MAY_BREAK: MAY_BREAK_MEANING,
        }
    ],
}
