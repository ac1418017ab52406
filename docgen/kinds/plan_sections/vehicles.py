"""乘车安排: the cars, who drives them, who rides in them."""

import re
from collections.abc import Iterator, Sequence

from docgen.kinds.plan_sections.people import names, person_name
from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row, Section
from docgen.model.transport import Vehicle
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.text.line_breaks import line_width
from docgen.text.wording import with_unit

_MOST_IN_A_ROW = 8  # passengers that the row of their car names; more stand in a grid below
_GRID_EM = 36.85  # the width of the text in em of the type of tables
_CELL_MARGINS_EM = 0.5
_MOST_COLUMNS, _FEWEST_COLUMNS = 6, 3
_LONG_NAME_EM = 8.5  # a longer name may stand on two lines


def vehicles(visit: Visit) -> Section:
    """乘车: a row a car, below them the passengers of every bus; a car without a number is numbered by its place."""
    return {
        "行": [_vehicle(visit, vehicle, number) for number, vehicle in enumerate(visit.vehicles, 1)],
        "名单": list(_passengers(visit)),
    }


def _passengers(visit: Visit) -> Iterator[Row]:
    """The passengers of every car that the table does not name, in a grid of whole names."""
    for number, vehicle in enumerate(visit.vehicles, 1):
        if _has_grid(vehicle):
            people = [person_name(visit, visit.person(key)) for key in vehicle.who]
            columns = _columns(people)
            padded = [*people, *[""] * (-len(people) % columns)]
            rows = [padded[at : at + columns] for at in range(0, len(padded), columns)]
            title = f"{_number(vehicle, number)}乘车人员（{len(people)}人）"
            yield {"题": title, "列": columns, "行": [{"人": row, MAY_BREAK: True} for row in rows]}


def _has_grid(vehicle: Vehicle) -> bool:
    return EVERYBODY not in vehicle.who and len(vehicle.who) > _MOST_IN_A_ROW


def _columns(people: Sequence[str]) -> int:
    """How many names stand side by side so that none is broken; a very long one is, between its parts."""
    least = max(max(map(line_width, re.split(r"(?<=[·\s])", name))) for name in people)
    usual = max([least, *(width for name in people if (width := line_width(name)) <= _LONG_NAME_EM)])
    counts = range(_MOST_COLUMNS, _FEWEST_COLUMNS, -1)
    return next((count for count in counts if usual <= _GRID_EM / count - _CELL_MARGINS_EM), _FEWEST_COLUMNS)


def _number(vehicle: Vehicle, number: int) -> str:
    return with_unit(vehicle.no or str(number), "号车")


def _riders(visit: Visit, vehicle: Vehicle) -> str:
    if vehicle.who == (EVERYBODY,):
        return f"全体来宾（{visit.guests.size}人）"
    if _has_grid(vehicle):
        return f"{person_name(visit, visit.person(vehicle.who[0]))}等{len(vehicle.who)}人（名单见下表）"
    return names(visit, vehicle.who)


def _vehicle(visit: Visit, vehicle: Vehicle, number: int) -> Row:
    return {
        "车号": _number(vehicle, number),
        "车辆": "\n".join(filter(None, (vehicle.model or vehicle.name, vehicle.plate))),
        "座位": f"{vehicle.seats}座" if vehicle.seats is not None else "",
        "乘员": _riders(visit, vehicle),
        "驾驶员": "\n".join(filter(None, (vehicle.driver, vehicle.phone))),
        "用途": "；".join(filter(None, (vehicle.use, vehicle.note))),
        MAY_BREAK: True,
    }


VEHICLES_NAMES = {
    "题": "本节标题",
    "行": [
        {
            "车号": "几号车",
            "车辆": "车型和号牌",
            "座位": "座位数",
            "乘员": "乘车人员",
            "驾驶员": "驾驶员和电话",
            "用途": "用途、备注",
            MAY_BREAK: MAY_BREAK_MEANING,
        }
    ],
    "名单": [
        {
            "题": "几号车的乘车人员",
            "列": "一行几个人",
            "行": [{"人": "这一行的姓名", MAY_BREAK: MAY_BREAK_MEANING}],
        }
    ],
}
