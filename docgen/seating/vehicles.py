"""车辆: seats by rank with the vehicle driving upward; left and right are those of who sits in it."""

from collections.abc import Sequence
from math import ceil

from docgen.seating.room import (
    COUPLE_DRIVES,
    HOSTS,
    LIST,
    UP,
    Chair,
    Fixture,
    NameBox,
    Party,
    SeatingOptions,
    SeatingRoom,
    extent,
    numbered,
)

_VIEW = "俯视图，车头朝前（图上朝上），图上左右即车上左右（左舵）"
#: What is said instead where a vehicle is drawn lying on its left side: its front on the left of the sheet.
LYING_VIEW = "俯视图，车头朝左，图上上方为车上右侧，下方为左侧（左舵）"
#: Between the boxes of two rows, mm; and from one row to the next in a small vehicle, at least.
_LEGROOM, _SMALL_PITCH = 4.0, 19.0

#: A place in a vehicle: row from the front, side (−1 left, 0 middle, +1 right), its name.
_RiderPlace = tuple[int, int, str]
_FRONT: _RiderPlace = (1, 1, "副驾驶")
_HOST, _WIFE = "主人（驾车）", "主人配偶"


def _back(row: int, name: str) -> tuple[_RiderPlace, _RiderPlace, _RiderPlace]:
    return (row, 1, f"{name}右"), (row, -1, f"{name}左"), (row, 0, f"{name}中")


def car(party: Party, options: SeatingOptions, box: NameBox) -> SeatingRoom:
    """轿车: with a driver the right of the back seat first; when the host drives, the seat beside him."""
    right, left, middle = _back(2, "后排")
    if _host_drives(options):
        return _driven_by_host([right, left, middle], party, options, box)
    full = options.get("后排") != "不坐满"
    return _vehicle("司机", [right, left, middle, _FRONT] if full else [right, left, _FRONT, middle], box)


def offroad(party: Party, options: SeatingOptions, box: NameBox) -> SeatingRoom:
    """越野车: whoever drives, the seat beside him first."""
    if _host_drives(options):
        return _driven_by_host(_back(2, "后排"), party, options, box)
    return _vehicle("司机", [_FRONT, *_back(2, "后排")], box)


def van(party: Party, options: SeatingOptions, box: NameBox) -> SeatingRoom:
    """商务车 with seven seats: the back row first, or the two single seats of the middle row.

    When the host drives, the seat beside him comes before all of them.
    """
    middle = [(2, 1, "中排右"), (2, -1, "中排左")]
    back = list(_back(3, "后排"))
    first, then = (middle, back) if options.get("主座") == "中排" else (back, middle)
    if _host_drives(options):
        return _driven_by_host([*first, *then], party, options, box)
    return _vehicle("司机", [*first, *then, _FRONT], box)


def _host_drives(options: SeatingOptions) -> bool:
    return options.get("驾驶") in ("主人", COUPLE_DRIVES)


def _driven_by_host(behind: Sequence[_RiderPlace], party: Party, options: SeatingOptions, box: NameBox) -> SeatingRoom:
    """The host at the wheel: beside him the first who rides with him, or his wife.

    A wife who is not on the list is a fixture, as he is.
    """
    if options.get("驾驶") != COUPLE_DRIVES:
        return _vehicle(_HOST, [_FRONT, *behind], box)
    room = _vehicle(_HOST, behind, box)
    if not party.of(HOSTS):
        return room._replace(fixtures=(*room.fixtures, Fixture(_WIFE, box.across, 0, box.width, box.height, "driver")))
    reason = "主人夫妇驾车，主人配偶坐副驾驶"
    wife = Chair(HOSTS, box.across, 0, UP, 1, "副驾驶", reason, role=_WIFE)
    return room._replace(chairs=numbered([wife, *(chair._replace(number="") for chair in room.chairs)]))


def coach(party: Party, options: SeatingOptions, box: NameBox) -> SeatingRoom:
    """中巴: front rows first; in a row the right side first, or the left, behind the driver."""
    count = max(1, party.of(LIST))
    wide = options.number("每排") or (2 if count <= 24 else 4)
    by_driver = options.get("主座") == "司机后临窗"
    # window and aisle on the right, aisle and window on the left
    row_of = {2: [("右", 0.5), ("左", -0.5)], 3: [("右临窗", 1.5), ("右临道", 0.5), ("左", -0.5)]}.get(
        wide, [("右临窗", 1.5), ("右临道", 0.5), ("左临窗", -1.5), ("左临道", -0.5)]
    )
    if by_driver:
        row_of = sorted(row_of, key=lambda place: place[1] > 0)
    aisle = 9.0
    chairs = []
    for at in range(max(4, ceil(count / wide)) * wide):
        row, (name, place) = at // wide + 1, row_of[at % wide]
        x = (abs(place) * box.across + aisle / 2) * (1 if place > 0 else -1)
        first = "司机后第一排临窗" if by_driver and at == 0 else f"{row}排{name}"
        chairs.append(Chair(LIST, x, row * (box.height + _LEGROOM), UP, row, f"第{row}排", first))
    left, _, right, bottom = extent(chairs, box)
    top = -box.height / 2 - 4.0
    body = Fixture("", (left + right) / 2, (top + bottom) / 2, right - left + 10, bottom - top + 10, "body")
    driver = Fixture("司机", left + box.width / 2, 0, box.width, box.height, "driver")
    door = Fixture("门", right + 9, 0, 6, 14, "door")
    return SeatingRoom(numbered(chairs), (body, driver, door), _VIEW)


def _vehicle(driver: str, places: Sequence[_RiderPlace], box: NameBox) -> SeatingRoom:
    """All seats of a small vehicle; the driver's, in front on the left, is a fixture."""
    pitch = max(box.height + 2 * _LEGROOM, _SMALL_PITCH)
    # the driver and the seat beside him stand over the outer seats of the rows behind
    chairs = [
        Chair(LIST, side * box.across, (row - 1) * pitch, UP, row, name, f"{name}，第{rank}位")
        for rank, (row, side, name) in enumerate(places, 1)
    ]
    left, _, right, bottom = extent(chairs, box)
    top = -box.height / 2
    body = Fixture("", 0, (top + bottom) / 2, right - left + 14, bottom - top + 18, "body")
    wheel = Fixture(driver, -box.across, 0, box.width, box.height, "driver")
    return SeatingRoom(numbered(chairs), (body, wheel), _VIEW)
