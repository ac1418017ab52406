"""乘车安排: which cars drive in which order, who rides where, when they leave; their seats, and a label for each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docgen.kinds._input import PageInput
from docgen.kinds._kind import Kind, KindOption, PackPaper, Page
from docgen.kinds.guest_parts.allocation import Allocation, car_number, is_ride
from docgen.kinds.guest_parts.departures import DEPARTURES_NAMES, departures, first_departures
from docgen.kinds.guest_parts.heads import LIST_HEAD_NAMES, list_head
from docgen.kinds.guest_parts.keys import key_of
from docgen.kinds.guest_parts.windscreen import LABEL_NAMES, labels
from docgen.kinds.plan_sections.name_grid import NAME_GRID_NAMES, name_grid
from docgen.kinds.plan_sections.people import person_name
from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row
from docgen.kinds.seating import SHEET_NAMES, chart_sheets
from docgen.model.transport import Vehicle
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.order.names import CharacterOverrides
from docgen.text import wording as text

_LABELS = KindOption("labels", "做车头号牌：一车一张A4，车号大字。")
_CONVOY = KindOption("convoy", "按车队排：引导车、工作车在前，行李车、备用车在后；不写就按来访文件的次序。")
_LEADS, _FOLLOWS = re.compile("引导|前导|开道|工作"), re.compile("备用|行李|医疗|救护|收尾|媒体")
_MOST_IN_A_ROW = 6  # riders whom the row of their car names; more stand in a grid below
_NO_CAR = "没有排车"


def pages(page_input: PageInput) -> Iterator[Page]:
    """One paper, the charts of the cars' seats behind it; with ``labels`` a sheet for the windscreen of every car."""
    visit = page_input.visit
    has_labels = bool(page_input.options.get(_LABELS.name))
    allocation = Allocation(visit, page_input.plans)
    order = _order(visit.vehicles, bool(page_input.options.get(_CONVOY.name)))
    title = f"{visit.title}{'车头号牌' if has_labels else '乘车安排'}"
    without = [key for key in map(key_of, visit.guests.people) if key not in allocation.rides]
    context = {
        "标题": title,
        **list_head(visit),
        "发车": first_departures(visit, allocation),
        "车": [_car(visit, allocation, place) for place in order],
        "名单": list(_grids(visit, allocation, order)),
        "日": departures(visit, allocation),
        "未排": _unplaced(visit, allocation, without),
        "座次图": list(_charts(page_input)),
        "牌": labels(visit, order),
    }
    left_out = dict.fromkeys(without, _NO_CAR)
    yield Page(title, context, template="motorcade-labels" if has_labels else "", left_out=left_out)


def _order(vehicles: Sequence[Vehicle], is_convoy: bool) -> list[int]:
    """The places of the cars in the visit, from 1, in the order in which they drive."""
    places = list(range(1, len(vehicles) + 1))
    return sorted(places, key=lambda place: _rank(vehicles[place - 1])) if is_convoy else places


def _rank(vehicle: Vehicle) -> int:
    if _LEADS.search(vehicle.use):
        return 0
    return 2 if _FOLLOWS.search(vehicle.use) else 1


def _car(visit: Visit, allocation: Allocation, place: int) -> Row:
    vehicle = visit.vehicles[place - 1]
    seats = f"{vehicle.seats}座" if vehicle.seats is not None else ""
    count = _rider_count(visit, allocation, place)
    return {
        "车号": car_number(vehicle, place),
        "车辆": "\n".join(filter(None, ((vehicle.model or vehicle.name) + seats, vehicle.plate))),
        "驾驶员": "\n".join(filter(None, (vehicle.driver, vehicle.phone))),
        "人数": f"{count}人" if count else "",
        "乘员": _riders(visit, allocation, place),
        "联络员": _liaisons(visit, allocation, place),
        "用途": "；".join(filter(None, (vehicle.use, vehicle.note))),
        MAY_BREAK: True,
    }


def _rider_count(visit: Visit, allocation: Allocation, place: int) -> int:
    """How many ride; guests whom nobody has named yet ride where everybody does."""
    riders = len(allocation.riders[place - 1])
    unnamed = visit.guests.size - len(visit.guests.people)
    return riders + (unnamed if EVERYBODY in visit.vehicles[place - 1].who else 0)


def _riders(visit: Visit, allocation: Allocation, place: int) -> str:
    """Who rides, by name where they are few."""
    keys = allocation.riders[place - 1]
    everybody = f"全体来宾（{visit.guests.size}人）"
    if len(keys) > _MOST_IN_A_ROW:
        is_all = EVERYBODY in visit.vehicles[place - 1].who
        return f"{everybody if is_all else f'{_name(visit, keys[0])}等{len(keys)}人'}，名单见下表"
    named = text.listed(_with_seat(visit, allocation, place, key) for key in keys)
    return named or (everybody if EVERYBODY in visit.vehicles[place - 1].who else "")


def _with_seat(visit: Visit, allocation: Allocation, place: int, key: str) -> str:
    seat = allocation.seat_in_car(place, key)
    return f"{_name(visit, key)}（{seat}）" if seat else _name(visit, key)


def _name(visit: Visit, key: str) -> str:
    return person_name(visit, visit.person(key))


def _liaisons(visit: Visit, allocation: Allocation, place: int) -> str:
    """Who counts the riders, with his phone: as written, else those of the staff and the 联络员 who ride along."""
    keys = visit.vehicles[place - 1].liaisons
    if not keys:
        staff = {key_of(person) for person in visit.staff}
        keys = tuple(key for key in allocation.riders[place - 1] if key in staff or "联络" in visit.person(key).role)
    people = [visit.person(key) for key in keys if key != EVERYBODY]
    return "\n".join(line for person in people for line in (person.name, person.phone) if line)


def _grids(visit: Visit, allocation: Allocation, order: Sequence[int]) -> Iterator[Row]:
    """The riders of every car that the table does not name, each with the number of his seat if it is known."""
    for place in order:
        keys = allocation.riders[place - 1]
        if len(keys) > _MOST_IN_A_ROW:
            in_order = sorted(keys, key=lambda key: _seat_order(allocation.seat_in_car(place, key)))
            names = [_numbered(visit, allocation, place, key) for key in in_order]
            yield name_grid(f"{car_number(visit.vehicles[place - 1], place)}乘坐人员", names)


def _seat_order(seat: str) -> int:
    """Numbered seats as they are counted; who has none stands behind them."""
    number = re.match(r"\d+", seat)
    return int(number[0]) if number else 999


def _numbered(visit: Visit, allocation: Allocation, place: int, key: str) -> str:
    seat = allocation.seat_in_car(place, key)
    return f"{seat} {_name(visit, key)}" if seat else _name(visit, key)


def _unplaced(visit: Visit, allocation: Allocation, without: Sequence[str]) -> str:
    """Who rides in no car: guests, and hosts who escort them."""
    hosts = [key for key in map(key_of, visit.hosts) if key not in allocation.rides]
    groups = (("来宾", without), ("陪同人员", hosts))
    named = [
        f"{group}{text.listed(_name(visit, key) for key in keys)}（{len(keys)}人）" for group, keys in groups if keys
    ]
    return f"尚未安排乘车：{'；'.join(named)}。" if named else ""


def _charts(page_input: PageInput) -> Iterator[Mapping[str, Any]]:
    """The sheets of the cars' seats; the first of each begins with its number among them."""
    visit = page_input.visit
    colours = visit.brand.colours if visit.brand else {}
    known = CharacterOverrides(visit.office.strokes, visit.office.readings)
    plans = [plan for plan in page_input.plans if is_ride(plan)]
    for number, plan in enumerate(plans, 1):
        for sheet in chart_sheets(plan, colours, known, f"附件{number if len(plans) > 1 else ''}"):
            del sheet["末"]
            yield sheet


_BOUND_SHEET_NAMES = {name: meaning for name, meaning in SHEET_NAMES.items() if name != "末"}
NAMES = {
    "标题": "整份文书的名称",
    **LIST_HEAD_NAMES,
    "发车": "每天第一次发车的时间和地点",
    "车": [
        {
            "车号": "几号车",
            "车辆": "车型、座位数和号牌",
            "驾驶员": "驾驶员和电话",
            "人数": "几人",
            "乘员": "乘坐人员和座位；人多时见后面的名单",
            "联络员": "随车联络员和电话",
            "用途": "用途、备注",
            MAY_BREAK: MAY_BREAK_MEANING,
        }
    ],
    "名单": [NAME_GRID_NAMES],
    **DEPARTURES_NAMES,
    "未排": "没有排车的来宾和陪同人员",
    "座次图": [_BOUND_SHEET_NAMES],
    **LABEL_NAMES,
}
KIND = Kind(
    "乘车安排",
    pages,
    NAMES,
    needs=("车辆",),
    carries_charts=True,
    options=(_LABELS, _CONVOY),
    pack=(PackPaper(8, "乘车安排", guest_missing="没有安排车", readers="驾驶员、带车的人"),),
)
