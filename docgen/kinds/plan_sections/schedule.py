"""日程安排: the schedule as tables, a day each, with the meals and journeys that only other sections name."""

from collections.abc import Iterator

from docgen.kinds.guest_parts.timeline import DayEntry, timeline
from docgen.kinds.plan_sections.groups import guests_text
from docgen.kinds.plan_sections.journeys import pickup_of
from docgen.kinds.plan_sections.people import names
from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row, Section
from docgen.model.schedule import AgendaItem, Stop
from docgen.model.transport import Journey
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.text import wording as text


def schedule(visit: Visit, annex: str) -> Section:
    """日程: a table a day, under its date; ``annex`` is the mark of the annex that lists long groups."""
    return {
        "日": [
            {
                "日期": f"{text.month_and_day(day)}　{text.weekday(day)}",
                "行": [_row(visit, entry, annex) for entry in entries],
            }
            for day, entries in timeline(visit)
        ]
    }


def _row(visit: Visit, entry: DayEntry, annex: str) -> Row:
    return {
        "时间": text.clock(entry.time) if entry.time else "",
        "内容": "\n".join([entry.activity, *_lines_below(visit, entry, annex)]),
        "地点": entry.place,
        "陪同": names(visit, entry.escorts),
        "负责": entry.source.owner if isinstance(entry.source, Stop) else "",
        MAY_BREAK: True,
    }


def _lines_below(visit: Visit, entry: DayEntry, annex: str) -> Iterator[str]:
    """In brackets what else is known of a stop or a journey, then the agenda of a stop."""
    source = entry.source
    if isinstance(source, Stop):
        details = _details(visit, source, annex)
    else:
        details = _journey_details(visit, source) if isinstance(source, Journey) else ""
    if details:
        yield f"（{details}）"
    if isinstance(source, Stop):
        yield from _agenda(source)


def _agenda(stop: Stop) -> Iterator[str]:
    for number, item in enumerate(stop.agenda, 1):
        yield f"{number}. {item.content}{_in_brackets(item)}"


def _in_brackets(item: AgendaItem) -> str:
    minutes = f"{item.minutes}分钟" if item.minutes is not None else ""
    details = "，".join(filter(None, (item.who, minutes, item.note)))
    return f"（{details}）" if details else ""


def _details(visit: Visit, stop: Stop, annex: str) -> str:
    """What stands in brackets below an activity; who takes part only where it is not everybody."""
    takes_part = (
        f"参加：{guests_text(visit, stop.who, annex, in_brackets=True)}"
        if stop.who and stop.who != (EVERYBODY,)
        else ""
    )
    guide = f"讲解：{stop.guide}" if stop.guide else ""
    travel = f"车程约{stop.travel}分钟" if stop.travel else ""
    return "；".join(filter(None, (takes_part, guide, travel, stop.note)))


def _journey_details(visit: Visit, journey: Journey) -> str:
    who = "" if not journey.who or journey.who == (EVERYBODY,) else guests_text(visit, journey.who)
    return "；".join(filter(None, (who, pickup_of(journey), journey.note)))


SCHEDULE_NAMES = {
    "题": "本节标题",
    "日": [
        {
            "日期": "月日和星期",
            "行": [
                {
                    "时间": "起止时间",
                    "内容": "活动内容，议程逐项另起一行；最后一行括号里是参加、讲解、车程",
                    "地点": "地点",
                    "陪同": "陪同人员",
                    "负责": "责任单位或责任人",
                    MAY_BREAK: MAY_BREAK_MEANING,
                }
            ],
        }
    ],
}
