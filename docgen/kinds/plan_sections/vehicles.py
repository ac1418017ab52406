"""乘车安排: the cars, who drives them, who rides in them."""

from collections.abc import Iterator

from docgen.kinds.plan_sections.groups import everybody
from docgen.kinds.plan_sections.name_grid import NAME_GRID_NAMES, name_grid
from docgen.kinds.plan_sections.people import names, person_name
from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row, Section
from docgen.model.transport import Vehicle
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.text.wording import with_unit

_MOST_IN_A_ROW = 8  # passengers that the row of their car names; more stand in a grid
_MOST_IN_THE_BODY = 20  # passengers whose grids stand below the table of cars


def vehicles(visit: Visit, annex: str) -> Section:
    """乘车: a row a car, below them the passengers of every bus, unless the ``annex`` lists them.

    A car without a number is numbered by its place.
    """
    where = f"名单见{annex or '下表'}"
    return {
        "行": [_vehicle(visit, vehicle, number, where) for number, vehicle in enumerate(visit.vehicles, 1)],
        "名单": [] if annex else passenger_lists(visit),
    }


def has_passenger_annex(visit: Visit) -> bool:
    """Whether the passengers of the buses are listed in an annex: they are too many for the body of a plan."""
    return sum(len(vehicle.who) for vehicle in visit.vehicles if _has_grid(vehicle)) > _MOST_IN_THE_BODY


def passenger_lists(visit: Visit) -> list[Row]:
    """The grids of the passengers of every bus."""
    return list(_passengers(visit))


def _passengers(visit: Visit) -> Iterator[Row]:
    """The passengers of every car that the table does not name, in a grid of whole names."""
    for number, vehicle in enumerate(visit.vehicles, 1):
        if _has_grid(vehicle):
            people = [person_name(visit, visit.person(key)) for key in vehicle.who]
            yield name_grid(f"{_number(vehicle, number)}乘车人员", people)


def _has_grid(vehicle: Vehicle) -> bool:
    return EVERYBODY not in vehicle.who and len(vehicle.who) > _MOST_IN_A_ROW


def _number(vehicle: Vehicle, number: int) -> str:
    return with_unit(vehicle.no or str(number), "号车")


def _riders(visit: Visit, vehicle: Vehicle, where: str) -> str:
    if vehicle.who == (EVERYBODY,):
        return everybody(visit)
    if _has_grid(vehicle):
        return f"{person_name(visit, visit.person(vehicle.who[0]))}等{len(vehicle.who)}人（{where}）"
    return names(visit, vehicle.who)


def _vehicle(visit: Visit, vehicle: Vehicle, number: int, where: str) -> Row:
    return {
        "车号": _number(vehicle, number),
        "车辆": "\n".join(filter(None, (vehicle.model or vehicle.name, vehicle.plate))),
        "座位": f"{vehicle.seats}座" if vehicle.seats is not None else "",
        "乘员": _riders(visit, vehicle, where),
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
    "名单": [NAME_GRID_NAMES],
}
