"""圆桌: how one round table or several stand in a room."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import atan2, ceil, degrees, sqrt
from typing import NamedTuple

from docgen.seating.line import places
from docgen.seating.room import (
    HOSTS,
    Chair,
    Fixture,
    NameBox,
    Party,
    SeatingOptions,
    SeatingRoom,
    below,
    numbered,
    quarters,
    turned,
)
from docgen.seating.round_table import reason_at, role_at, seat_table
from docgen.seating.table_shares import hosts_by_table, others_by_table, table_sizes

_TABLES_ABREAST = 3
#: Columns for each row of many tables: a sheet is so much wider than high, a table with its names a little.
_TABLES_RATIO, _MOST_ABREAST = 1.4, 5
_AISLE_MM, _TO_DOOR_MM = 6.0, 7.0  # between two tables with their chairs, and to the middle of the door
_SMALLEST_RADIUS_MM = 12.0
_REACH_MM = 2.5  # between a table and the boxes around it
#: How wide a chart is for its height on A3 and on A4; and how much of a table's width or height wider aisles may take.
_A3_RATIO, _A4_RATIO, _WIDEST_AISLES = 1.65, 1.8, 0.4
#: The centres of chairs around a table, mm; and the column and row of a table.
_Ring = tuple[tuple[float, float], ...]
_TableSpot = tuple[float, int]


class _BanquetTable(NamedTuple):
    """A table: its number, its name, its centre in mm, and its sitters clockwise from the place of honour."""

    number: int
    name: str
    x: float
    y: float
    sitters: list[str]


def round_tables(party: Party, options: SeatingOptions, box: NameBox) -> SeatingRoom:
    """圆桌: the host faces the door, the second host sits opposite; guests to the right and left of both, outward.

    Several tables: the first in the middle and furthest from the door, its right the next; all hosts look one way.
    """
    door = options.places.get("门", "")
    box = box if quarters(door) % 2 == 0 else box.turned()
    sitters = _sitters_by_table(party, options)
    several = len(sitters) > 1
    halal = party.halal if several and options.get("清真席") == "单设" else frozenset()
    names = [_table_name(at, several, not halal.isdisjoint(table)) for at, table in enumerate(sitters, 1)]
    radius = max(_radius(len(table), box) for table in sitters)
    spots = _spots(len(sitters), options.get("桌次"))
    step_x, step_y = _steps(spots, _table_block(radius, box), quarters(door))
    tables = [
        _BanquetTable(number, name, column * step_x, row * step_y, at_table)
        for number, (name, at_table, (column, row)) in enumerate(zip(names, sitters, spots, strict=True), 1)
    ]
    may_have_second = options.get("副主陪") != "无"
    chairs = [
        chair
        for table in tables
        for chair in _chairs(table, _ring(len(table.sitters), radius, box), several, may_have_second)
    ]
    columns = [column for column, _ in spots]
    bottom = max(row for _, row in spots) * step_y + _table_block(radius, box).height / 2 + _TO_DOOR_MM
    entrance = Fixture("门", (min(columns) + max(columns)) / 2 * step_x, bottom, 20, 6, "door")
    fixtures = (*(Fixture(table.name, table.x, table.y, 2 * radius, 2 * radius, "round") for table in tables), entrance)
    view = f"俯视图，门在{below(door)}；主位面门" + ("，各桌主位同向" if several else "")
    by_rank = tuple(_without_rank(chair) for chair in sorted(numbered(chairs), key=_rank))
    return turned(SeatingRoom(by_rank, fixtures, view), quarters(door))


def _table_block(radius: float, box: NameBox) -> NameBox:
    """What a table takes with the boxes around it."""
    reach = radius + _REACH_MM
    return NameBox(2 * (reach + box.width), 2 * (reach + box.height))


def _steps(spots: Sequence[_TableSpot], block: NameBox, door: int) -> tuple[float, float]:
    """From one table to the next across and down; aisles are wider in the direction in which the sheet has room.

    ``door``: by how many quarters the room will be turned.
    """
    columns, rows = zip(*spots, strict=True)
    steps_x, steps_y = max(columns) - min(columns), float(max(rows))
    across, down = block.width + _AISLE_MM, block.height + _AISLE_MM
    wide, high = block.width + steps_x * across, block.height + steps_y * down + 2 * _TO_DOOR_MM
    least, most = (_A3_RATIO, _A4_RATIO) if door % 2 == 0 else (1 / _A4_RATIO, 1 / _A3_RATIO)
    if steps_x and high * least > wide:
        across += min((high * least - wide) / steps_x, _WIDEST_AISLES * block.width)
    elif steps_y and wide / most > high:
        down += min((wide / most - high) / steps_y, _WIDEST_AISLES * block.height)
    return across, down


def _table_name(number: int, several: bool, is_halal: bool) -> str:
    if not several:
        return "圆桌"
    marks = "、".join(["主桌"] * (number == 1) + ["清真席"] * is_halal)
    return f"{number}桌（{marks}）" if marks else f"{number}桌"


def _sitters_by_table(party: Party, options: SeatingOptions) -> list[list[str]]:
    """For every table its sitters clockwise from the place of honour."""
    stated = options.number("每桌")
    sizes = table_sizes(party, stated)
    hosts = hosts_by_table(party.of(HOSTS), sizes)
    others = others_by_table(party, sizes, options.get("清真席") == "单设" and len(sizes) > 1)
    return [
        seat_table(max(stated, size), own_hosts, own_others, options, party.foreign)
        for size, own_hosts, own_others in zip(sizes, hosts, others, strict=True)
    ]


def _chairs(table: _BanquetTable, ring: _Ring, several: bool, may_have_second: bool) -> Iterator[Chair]:
    """The chairs of a table; the side of each still bears the rank of its sitter (来宾#5)."""
    for at, (x, y) in enumerate(ring):
        yield Chair(
            side=table.sitters[at],
            x=table.x + x,
            y=table.y + y,
            facing=round(degrees(atan2(-x, y)), 1) % 360,
            row=table.number,
            part=table.name,
            reason=reason_at(at, table.sitters, may_have_second),
            number=f"{table.number}-{at + 1}" if several else str(at + 1),
            role=role_at(at, table.sitters, may_have_second),
        )


def _rank(chair: Chair) -> int:
    return int(chair.side.partition("#")[2] or 10_000)


def _without_rank(chair: Chair) -> Chair:
    return chair._replace(side=chair.side.partition("#")[0])


def _radius(chairs: int, box: NameBox) -> float:
    """The radius of the table, mm: the smallest around which the boxes of one side stand above each other."""
    return max(_SMALLEST_RADIUS_MM, chairs * box.down / 4 - _REACH_MM - box.height / 2)


@lru_cache(maxsize=512)
def _ring(chairs: int, radius: float, box: NameBox) -> _Ring:
    """The centres of the boxes clockwise from the top, on each side at even heights.

    So boxes that are wider than high come nearer to each other than at equal angles, and can be drawn larger. None
    reaches into the table.
    """
    top = radius + _REACH_MM + box.height / 2
    centres = []
    for at in range(chairs):
        step = min(at, chairs - at)
        y = 4 * top * step / max(chairs, 2) - top
        # as far out as the corner of the box must be to keep clear of the table
        near = min(max(abs(y) - box.height / 2, 0.0), radius + _REACH_MM)
        x = sqrt((radius + _REACH_MM) ** 2 - near**2) + box.width / 2 if 0 < step < chairs / 2 else 0.0
        centres.append((x if at < chairs / 2 else -x, y))
    return tuple(centres)


def _spots(count: int, order: str) -> list[_TableSpot]:
    """Where the tables stand: columns and rows around the middle, row 0 furthest from the door.

    The right of one who faces the door is the left of the drawing.

    >>> _spots(2, "横排"), _spots(3, "品字")
    ([(-0.5, 0), (0.5, 0)], [(0.0, 0), (-0.5, 1), (0.5, 1)])
    """
    if order == "竖排":
        deep = max(4, ceil(count / _abreast(count)))
        return [(float(at // deep), at % deep) for at in range(count)]
    rows = []
    waiting = count
    if order == "品字" and count > 2:
        rows.append(1)
        waiting -= 1
    lines = max(1, ceil(waiting / _abreast(count)))
    rows += [waiting // lines + (at < waiting % lines) for at in range(lines)]
    return [(place - (width - 1) / 2, row) for row, width in enumerate(rows) for place in places(width, -1, 1) if width]


def table_rows(count: int, order: str) -> list[int]:
    """How many tables stand in each row, from the one furthest from the door."""
    return list(Counter(row for _, row in _spots(count, order)).values())


def _abreast(count: int) -> int:
    """How many tables stand side by side: as many as fill a sheet, and as a sheet has room for."""
    return _TABLES_ABREAST if count <= 9 else min(max(4, int(sqrt(_TABLES_RATIO * count))), _MOST_ABREAST)
