"""The drives of a visit as a table for drivers: when, from where to where, how long, who."""

from datetime import time
from typing import Any

from docgen.kinds.guest_parts.allocation import Allocation, car_number
from docgen.kinds.guest_parts.drives import Drive, drives, first_drive
from docgen.kinds.guest_parts.keys import keys_named
from docgen.kinds.plan_sections.people import person_name
from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.text import wording as text
from docgen.text.line_breaks import break_lines

_UNKNOWN = "—"
_MOST_NAMED = 3  # riders
_NOTE_EM = 38.0  # the width of a note above a list


def departures(visit: Visit, allocation: Allocation) -> list[dict[str, Any]]:
    """A table a day."""
    return [
        {
            "日期": f"{text.month_and_day(day)}　{text.weekday(day)}",
            "行": [_row(visit, allocation, number, drive) for number, drive in enumerate(of_day, 1)],
        }
        for day, of_day in drives(visit, allocation)
    ]


def first_departures(visit: Visit, allocation: Allocation) -> str:
    """When and where the first drive of every day begins, as far as that is known; lines end between days."""
    first = [
        f"{text.month_and_day(day)} {_begins(drive)}"
        for day, of_day in drives(visit, allocation)
        if (drive := first_drive(of_day))
    ]
    said = f"每日首次发车：{'；'.join(first)}。" if first else ""
    return "\n".join(break_lines(said, _NOTE_EM, first))


def _begins(drive: Drive) -> str:
    """08:20 清江宾馆; where nobody has said when to leave 清江宾馆（09:00前到产业园）."""
    if drive.leaves:
        return f"{drive.leaves:%H:%M} {drive.origin}"
    return f"{drive.origin}（{drive.arrives:%H:%M}前到{drive.target}）"


def _row(visit: Visit, allocation: Allocation, number: int, drive: Drive) -> Row:
    return {
        "序号": str(number),
        "出发": _clock(drive.leaves),
        "自": drive.origin or _UNKNOWN,
        "到达": _clock(drive.arrives),
        "至": drive.target or _UNKNOWN,
        "分钟": f"{drive.minutes}分钟" if drive.minutes is not None else _UNKNOWN,
        "备注": "\n".join(filter(None, (_riders(visit, allocation, drive), _train(drive), drive.note))),
        MAY_BREAK: True,
    }


def _clock(moment: time | None) -> str:
    return f"{moment:%H:%M}" if moment else _UNKNOWN


def _train(drive: Drive) -> str:
    """接高铁G8617次（08:42到）; who leaves is brought to it."""
    if not drive.train:
        return ""
    return f"{'送' if drive.train.endswith(('开）', '起飞）')) else '接'}{drive.train}"


def _riders(visit: Visit, allocation: Allocation, drive: Drive) -> str:
    """Who rides in which cars; nothing where all do in all."""
    return "，".join(filter(None, (_who(visit, drive), _cars(visit, allocation, drive))))


def _is_for_all(drive: Drive) -> bool:
    return not drive.who or EVERYBODY in drive.who


def _who(visit: Visit, drive: Drive) -> str:
    if _is_for_all(drive):
        return ""
    keys = keys_named(visit, drive.who)
    if len(keys) <= _MOST_NAMED:
        return text.listed(person_name(visit, visit.person(key)) for key in keys)
    return f"{person_name(visit, visit.person(keys[0]))}等{len(keys)}人"


def _cars(visit: Visit, allocation: Allocation, drive: Drive) -> str:
    """The cars: those that the journey names, else those in which the riders of a part of the guests have seats."""
    if drive.cars:
        return text.with_unit(drive.cars, "号车")
    if _is_for_all(drive):
        return ""
    cars = {
        ride.number
        for key in keys_named(visit, drive.who)
        for ride in allocation.rides.get(key, ())
        if ride.day in (None, drive.day)
    }
    numbers = [car_number(vehicle, place) for place, vehicle in enumerate(visit.vehicles, 1)]
    return text.listed(number for number in numbers if number in cars)


DEPARTURES_NAMES = {
    "日": [
        {
            "日期": "月日和星期",
            "行": [
                {
                    "序号": "从1起",
                    "出发": "几点出发，不知道时是一横；下同",
                    "自": "从哪里",
                    "到达": "几点到达",
                    "至": "到哪里",
                    "分钟": "车程",
                    "备注": "哪些来宾、几号车，接送的车次，备注",
                    MAY_BREAK: MAY_BREAK_MEANING,
                }
            ],
        }
    ],
}
