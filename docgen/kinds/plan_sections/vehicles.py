"""乘车安排: the cars, who drives them, who rides in them."""

from docgen.kinds.plan_sections.people import names
from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row, Section
from docgen.model.transport import Vehicle
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.text.wording import with_unit


def vehicles(visit: Visit) -> Section:
    """乘车: a row a car; a car without a number is numbered by its place in the list."""
    return {"行": [_vehicle(visit, vehicle, number) for number, vehicle in enumerate(visit.vehicles, 1)]}


def _vehicle(visit: Visit, vehicle: Vehicle, number: int) -> Row:
    is_for_everybody = vehicle.who == (EVERYBODY,)
    return {
        "车号": with_unit(vehicle.no or str(number), "号车"),
        "车辆": "\n".join(filter(None, (vehicle.model or vehicle.name, vehicle.plate))),
        "座位": f"{vehicle.seats}座" if vehicle.seats is not None else "",
        "乘员": f"全体来宾（{visit.guests.size}人）" if is_for_everybody else names(visit, vehicle.who),
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
}
