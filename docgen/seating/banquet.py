"""圆桌: how one round table or several stand in a room."""

from collections.abc import Iterator
from functools import lru_cache
from math import atan2, ceil, cos, degrees, pi, sin
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
    apart,
    below,
    numbered,
    quarters,
    turned,
)
from docgen.seating.round_table import reason_at, role_at, seat_table
from docgen.seating.table_shares import hosts_by_table, others_by_table, table_sizes

_TABLES_ABREAST = 3
_AISLE_MM = 14.0  # between two tables with their chairs
#: The centres of chairs around a table, mm.
_Ring = tuple[tuple[float, float], ...]


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
    radius = max(_radius(len(table), box) for table in sitters)
    step_x, step_y = 2 * (radius + box.width) + _AISLE_MM, 2 * (radius + box.height) + _AISLE_MM
    spots = _spots(len(sitters), options.get("桌次"))
    tables = [
        _BanquetTable(number, _table_name(number, several), column * step_x, row * step_y, at_table)
        for number, (at_table, (column, row)) in enumerate(zip(sitters, spots, strict=True), 1)
    ]
    may_have_second = options.get("副主陪") != "无"
    chairs = [
        chair
        for table in tables
        for chair in _chairs(table, _ring(len(table.sitters), radius, box), several, may_have_second)
    ]
    columns = [column for column, _ in spots]
    bottom = max(row for _, row in spots) * step_y + radius + box.height + _AISLE_MM
    entrance = Fixture("门", (min(columns) + max(columns)) / 2 * step_x, bottom, 20, 6, "door")
    fixtures = (*(Fixture(table.name, table.x, table.y, 2 * radius, 2 * radius, "round") for table in tables), entrance)
    view = f"俯视图，门在{below(door)}；主位面门" + ("，各桌主位同向" if several else "")
    by_rank = tuple(_without_rank(chair) for chair in sorted(numbered(chairs), key=_rank))
    return turned(SeatingRoom(by_rank, fixtures, view), quarters(door))


def _table_name(number: int, several: bool) -> str:
    if not several:
        return "圆桌"
    return f"{number}桌（主桌）" if number == 1 else f"{number}桌"


def _sitters_by_table(party: Party, options: SeatingOptions) -> list[list[str]]:
    """For every table its sitters clockwise from the place of honour."""
    stated = options.number("每桌")
    sizes = table_sizes(party, stated)
    hosts, others = hosts_by_table(party.of(HOSTS), sizes), others_by_table(party, sizes)
    return [
        seat_table(max(stated, size), own_hosts, own_others, options)
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


@lru_cache(maxsize=256)
def _radius(chairs: int, box: NameBox) -> float:
    """The radius of the table, mm: the smallest around which no two boxes touch."""
    radius = 14.0
    while not apart(_ring(chairs, radius, box), box):
        radius += 1.0
    return radius


@lru_cache(maxsize=512)
def _ring(chairs: int, radius: float, box: NameBox) -> _Ring:
    """The centres of the boxes clockwise from the top, each as far from the table as the others."""
    centres = []
    for at in range(max(chairs, 1)):
        across, down = sin(2 * pi * at / chairs), -cos(2 * pi * at / chairs)
        reach = radius + 2.5 + (abs(across) * box.width + abs(down) * box.height) / 2
        centres.append((reach * across, reach * down))
    return tuple(centres)


def _spots(count: int, order: str) -> list[tuple[float, float]]:
    """Where the tables stand: columns and rows around the middle, row 0 furthest from the door.

    The right of one who faces the door is the left of the drawing.

    >>> _spots(2, "横排"), _spots(3, "品字")
    ([(-0.5, 0), (0.5, 0)], [(0.0, 0), (-0.5, 1), (0.5, 1)])
    """
    if order == "竖排":
        return [(float(at // 4), at % 4) for at in range(count)] if count > 4 else [(0.0, at) for at in range(count)]
    rows = []
    waiting = count
    if order == "品字" and count > 2:
        rows.append(1)
        waiting -= 1
    abreast = 2 if order == "品字" and waiting <= 2 else _TABLES_ABREAST if count <= 9 else 4
    lines = max(1, ceil(waiting / abreast))
    rows += [waiting // lines + (at < waiting % lines) for at in range(lines)]
    return [(place - (width - 1) / 2, row) for row, width in enumerate(rows) for place in places(width, -1, 1) if width]
