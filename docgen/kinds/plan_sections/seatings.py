"""座次安排: when and where who sits by which chart; a few in sentences, more in a table."""

from collections.abc import Callable, Sequence
from datetime import time

from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, PARAGRAPH_NAMES, Row, Section, paragraphs
from docgen.model.occasions import higher_hand_of, occasion_of
from docgen.model.seating import Seating
from docgen.model.visit import Visit
from docgen.text import wording as text

#: So many seatings stand in a table: as sentences they take two lines each.
_FEWEST_ROWS = 4
#: How a room is furnished, in the words of a plan; a vehicle and every other layout are called as they are.
_FORMS = {"沙发": "沙发式", "签字": "签字桌", "会谈横桌": "会谈桌横放", "会谈竖桌": "会谈桌竖放", "合影": "列队合影"}


def seatings_in_order(visit: Visit) -> Sequence[Seating]:
    """The seatings by day and hour; as they were written where a day, or an hour of that day, is not known."""
    if not all(event.date for event in visit.seating):
        return visit.seating
    unclear = {event.date for event in visit.seating if not event.time}
    return sorted(
        visit.seating,
        key=lambda event: (event.date, event.time.start if event.time and event.date not in unclear else time.min),
    )


def seating(visit: Visit, chart_mark: Callable[[str], str]) -> Section:
    """座次: when, what, where, and which annex shows it; ``chart_mark`` gives it, or nothing, by a seating's name."""
    events = seatings_in_order(visit)
    if len(events) < _FEWEST_ROWS:
        sentences = (_sentence(event, _higher_hand(visit, event), chart_mark(event.name)) for event in events)
        return paragraphs(sentences) | {"表": []}
    return {"行": [], "表": [_row(event, _higher_hand(visit, event), chart_mark(event.name)) for event in events]}


def _higher_hand(visit: Visit, event: Seating) -> str:
    """Which hand ranks higher, where guests are from abroad or on business or the seating says so: 以右为上."""
    is_usual = occasion_of(visit, event).is_at_home and not {"本方", "主宾"} & event.conventions.keys()
    hand = "" if is_usual else higher_hand_of(visit, event)
    return f"以{hand}为上" if hand else ""


def _sentence(event: Seating, hand: str, mark: str) -> str:
    when = _day(event) + _clock(event)
    # a name that begins with a figure would run into the hour: 12:00，18日午餐
    name = f"，{event.name}" if when and event.name[:1].isdecimal() else event.name
    chart = f"座次图见{mark}" if mark else ""
    parts = (when + name, event.place, event.note.rstrip("。"), hand and f"座次{hand}", chart)
    return "，".join(filter(None, parts)) + "。"


def _row(event: Seating, hand: str, mark: str) -> Row:
    return {
        "时间": _day(event) + _clock(event),
        "活动": event.name,
        "地点": event.place,
        "形式": _FORMS.get(event.layout, event.layout),
        "座次图": mark,
        "备注": "；".join(filter(None, (event.note, hand))),
        MAY_BREAK: True,
    }


def _day(event: Seating) -> str:
    return text.month_and_day(event.date) if event.date else ""


def _clock(event: Seating) -> str:
    return text.clock(event.time) if event.time else ""


SEATINGS_NAMES = PARAGRAPH_NAMES | {
    "表": [
        {
            "时间": "哪天和时间",
            "活动": "座次的名称",
            "地点": "地点",
            "形式": "怎样坐",
            "座次图": "“附件”和它的序号，不附座次图时为空",
            "备注": "备注；外事、商务以右为上的写明",
            MAY_BREAK: MAY_BREAK_MEANING,
        }
    ]
}
