"""圆桌: who sits where at one round table, and how several stand in a room."""

from collections.abc import Iterator
from functools import lru_cache
from math import atan2, ceil, cos, degrees, pi, sin

from docgen.seating.line import places
from docgen.seating.room import (
    GUESTS,
    HOSTS,
    INTERPRETERS,
    NOBODY,
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

#: Without 每桌 so many share one table; more are parted into tables of at most _USUAL.
_ONE_TABLE, _USUAL = 20, 10
_TABLES_ABREAST = 3
#: The centres of chairs around a table.
Places = tuple[tuple[float, float], ...]


def round_tables(party: Party, options: SeatingOptions, box: NameBox) -> SeatingRoom:
    """圆桌: the host faces the door, the second host sits opposite; guests to the right and left of both, outward.

    Several tables: the first in the middle and furthest from the door, its right the next; all hosts look one way.
    """
    side = options.places.get("门", "")
    box = box if quarters(side) % 2 == 0 else box.turned()
    tables = _tables(party, options)
    radius = max(_radius(len(sides), box) for sides in tables)
    # a table with its chairs, and a way between two of them
    step_x, step_y = 2 * (radius + box.width) + 14.0, 2 * (radius + box.height) + 14.0
    chairs: list[Chair] = []
    fixtures: list[Fixture] = []
    spots = _spots(len(tables), options.get("桌次"))
    for number, (sides, (column, row)) in enumerate(zip(tables, spots, strict=True), 1):
        middle = (column * step_x, row * step_y)
        name = "圆桌" if len(tables) == 1 else f"{number}桌（主桌）" if number == 1 else f"{number}桌"
        ring = _ring(len(sides), radius, box)
        chairs += _table(number, len(tables), sides, ring, middle, name, options.get("副主陪") != "无")
        fixtures.append(Fixture(name, *middle, 2 * radius, 2 * radius, "round"))
    bottom = max(row for _, row in spots) * step_y + radius + box.height + 14
    left_right = [column for column, _ in spots]
    fixtures.append(Fixture("门", (min(left_right) + max(left_right)) / 2 * step_x, bottom, 20, 6, "door"))
    view = f"俯视图，门在{below(side)}；主位面门" + ("，各桌主位同向" if len(tables) > 1 else "")
    by_side = sorted(numbered(chairs), key=_rank)
    return turned(SeatingRoom(tuple(_without_rank(one) for one in by_side), tuple(fixtures), view), quarters(side))


# While a room is made, a chair's side carries the rank for whom it is: 来宾#5.


def _rank(chair: Chair) -> int:
    return int(chair.side.partition("#")[2] or 10_000)


def _without_rank(chair: Chair) -> Chair:
    return chair._replace(side=chair.side.partition("#")[0])


def _tables(party: Party, options: SeatingOptions) -> list[list[str]]:
    """For every table its chairs clockwise from the place of honour, each with the side and rank for whom it is."""
    seats = options.number("每桌")
    size = party.size
    count = ceil(size / seats) if seats else 1 if size <= _ONE_TABLE else ceil(size / _USUAL)
    count = max(count, 1)
    loads = [size // count + (at < size % count) for at in range(count)]
    hosts, others = _hosts_of(party.of(HOSTS), loads), _shared(party, loads)
    tables = []
    for at, load in enumerate(loads):
        chairs = max(seats, load) if seats else load
        tables.append(_one_table(chairs, hosts[at], others[at], options))
    return tables


def _hosts_of(hosts: int, loads: list[int]) -> list[list[str]]:
    """A host for every table by rank, then a second for every table, and so on while there are chairs."""
    found: list[list[str]] = [[] for _ in loads]
    at = 0
    for rank in range(1, hosts + 1):
        while len(found[at % len(loads)]) >= loads[at % len(loads)]:
            at += 1
        found[at % len(loads)].append(f"{HOSTS}#{rank}")
        at += 1
    return found


def _shared(party: Party, loads: list[int]) -> list[list[str]]:
    """Guests, then interpreters, table by table: the highest at the first."""
    taken = [len(one) for one in _hosts_of(party.of(HOSTS), loads)]
    people = [f"{GUESTS}#{rank}" for rank in range(1, party.of(GUESTS) + 1)]
    words = [
        f"{side}{INTERPRETERS}#{rank}"
        for side in (GUESTS, HOSTS)
        for rank in range(1, party.of(side + INTERPRETERS) + 1)
    ]
    found: list[list[str]] = [[] for _ in loads]
    # interpreters belong to the chief guest: they stay at the first table while it has chairs
    room_for_words = min(len(words), max(0, loads[0] - taken[0] - 1))
    for at, load in enumerate(loads):
        free = load - taken[at] - (room_for_words if at == 0 else 0)
        found[at], people = people[:free], people[free:]
    found[0] += words[:room_for_words]
    rest = people + words[room_for_words:]
    for at, load in enumerate(loads):
        free = load - taken[at] - len(found[at])
        found[at], rest = found[at] + rest[:free], rest[free:]
    return found


def _one_table(seats: int, hosts: list[str], others: list[str], options: SeatingOptions) -> list[str]:
    """The chairs clockwise from the place of honour."""
    guests = [one for one in others if INTERPRETERS not in one]
    words = [one for one in others if INTERPRETERS in one]
    honour, *rest = [*hosts, *guests] or [NOBODY]
    second = ""
    ring = list(hosts[1:])
    if options.get("主宾居主位") == "是" and hosts and guests and honour == hosts[0]:
        # the guest in the host's place, the host in the guest's, the second host on the other side
        table = [guests[0]] + [NOBODY] * (seats - 1)
        order = _outward(seats, False)
        for host in hosts[:2]:
            if order:
                table[order.pop(0)] = host
        return _seated(table, order, [*guests[1:], *hosts[2:]], words)
    if len(hosts) > 1 and options.get("副主陪") != "无" and seats > 3:
        second, ring = hosts[1], hosts[2:]
    if not hosts:
        guests = rest
    table = [honour] + [NOBODY] * (seats - 1)
    if second:
        table[seats // 2] = second
    if ring and options.get("三陪") == "主陪右手第二位" and seats > 4:
        table[seats - 2] = ring.pop(0)
    order = [at for at in _outward(seats, bool(second)) if table[at] == NOBODY]
    for at, host in zip(_places_of(len(ring), order, seats, bool(second)), ring, strict=True):
        table[at] = host
        order.remove(at)
    return _seated(table, order, guests, words)


def _seated(table: list[str], order: list[int], people: list[str], words: list[str]) -> list[str]:
    """People on the chairs in this order; interpreters at the right hand of the chief guest, then of the third."""
    if words:
        order = list(order)
        kept = [at for at in _beside(table, order, people) if at in order][: len(words)]
        # not enough chairs at the right hand of a guest: the last ones are taken
        kept += [at for at in reversed(order) if at not in kept][: len(words) - len(kept)]
        for at, word in zip(kept, words, strict=False):
            table[at] = word
            order.remove(at)
    for at, one in zip(order, people, strict=False):
        table[at] = one
    return table


def _beside(table: list[str], order: list[int], people: list[str]) -> Iterator[int]:
    """The chairs at the right hand of the chief guest and of the third guest: one step against the clock."""
    seats = len(table)
    guests = [at for at, one in zip(order, people, strict=False) if one.startswith(GUESTS)]
    main = 0 if table[0].startswith(GUESTS) else guests[0] if guests else None
    if main is not None:
        yield (main - 1) % seats
    if main == 0:
        yield seats - 2  # the host himself sits at his right
    if len(guests) > 2:
        yield (guests[2] - 1) % seats


def _outward(seats: int, second: bool) -> list[int]:
    """The chairs by rank: right and left of the host, right and left of the second host, then the next on each side.

    Chairs are counted clockwise from the host; who faces him from the table's other end has his right on that side.

    >>> _outward(8, True), _outward(8, False)
    ([7, 1, 3, 5, 6, 2], [7, 1, 6, 2, 5, 3, 4])
    """
    opposite = seats // 2
    ways = [
        at
        for step in range(1, seats)
        for at in (seats - step, step, *((opposite - step, opposite + step) if second else ()))
    ]
    return [at for at in dict.fromkeys(ways) if 0 < at < seats and not (second and at == opposite)]


def _places_of(hosts: int, order: list[int], seats: int, second: bool) -> list[int]:
    """The chairs of further hosts, each between guests: on the second ring around the hosts, then on the fourth …

    On a ring the chairs furthest from the place of honour first.

    >>> _places_of(2, _outward(12, True), 12, True), _places_of(3, _outward(9, False), 9, False)
    ([8, 4], [2, 7, 4])
    """
    opposite = seats // 2

    def ring(at: int) -> int:
        return min(at, seats - at, abs(at - opposite) if second else seats)

    rings = sorted({ring(at) for at in order}, key=lambda one: (one % 2, one))
    places = [at for one in rings for at in reversed(order) if ring(at) == one]
    return places[:hosts]


@lru_cache(maxsize=256)
def _radius(seats: int, box: NameBox) -> float:
    """The radius of the table, mm: the smallest around which no two boxes touch."""
    radius = 14.0
    while not apart(_ring(seats, radius, box), box):
        radius += 1.0
    return radius


@lru_cache(maxsize=512)
def _ring(seats: int, radius: float, box: NameBox) -> tuple[tuple[float, float], ...]:
    """The centres of the boxes clockwise from the top, each as far from the table as the others."""
    found = []
    for at in range(max(seats, 1)):
        across, down = sin(2 * pi * at / seats), -cos(2 * pi * at / seats)
        reach = radius + 2.5 + (abs(across) * box.width + abs(down) * box.height) / 2
        found.append((reach * across, reach * down))
    return tuple(found)


def _table(
    number: int, tables: int, sides: list[str], ring: Places, middle: tuple[float, float], name: str, second: bool
) -> Iterator[Chair]:
    for at, (x, y) in enumerate(ring):
        facing = round(degrees(atan2(-x, y)), 1) % 360
        label = f"{number}-{at + 1}" if tables > 1 else str(at + 1)
        reason = _why(at, sides, second)
        yield Chair(
            sides[at], middle[0] + x, middle[1] + y, facing, number, name, reason, label, _role(at, sides, second)
        )


def _role(at: int, sides: list[str], seconds: bool) -> str:
    """主陪 and 副主陪, of one host 主人; interpreters."""
    if INTERPRETERS in sides[at]:
        return INTERPRETERS
    if not sides[0].startswith(f"{HOSTS}#"):
        return ""
    second = seconds and len(sides) > 3 and sides[len(sides) // 2].startswith(f"{HOSTS}#")
    if at == 0:
        return "主陪" if second else "主人"
    return "副主陪" if second and at == len(sides) // 2 else ""


def _why(at: int, sides: list[str], seconds: bool) -> str:
    """In the words of the table: 主陪右手第一位."""
    seats = len(sides)
    opposite = seats // 2
    both = sides[opposite].startswith(f"{HOSTS}#") and sides[0].startswith(f"{HOSTS}#")
    second = seconds and both and seats > 3
    main = "主陪" if sides[0].startswith(HOSTS) else "主位"
    if at == 0:
        return "面门主位" + ("（主陪）" if main == "主陪" else "")
    if second and at == opposite:
        return "正对主陪（副主陪）"
    from_main, from_second = min(at, seats - at), abs(at - opposite)
    if INTERPRETERS in sides[at]:
        beside = sides[(at + 1) % seats]
        if beside == f"{GUESTS}#1":
            return "主宾席右手第一位（译员席）"
        return f"{'来宾' if beside.startswith(GUESTS) else '主人'}席右手（译员席）"
    if second and from_second < from_main:
        return f"副主陪{'右' if at < opposite else '左'}手第{from_second}位"
    return f"{main}{'左' if at <= seats // 2 else '右'}手第{from_main}位"


def _spots(count: int, order: str) -> list[tuple[float, float]]:
    """Where the tables stand: columns and rows around the middle, row 0 furthest from the door.

    The right of one who faces the door is the left of the drawing.

    >>> _spots(2, "横排"), _spots(3, "品字")
    ([(-0.5, 0), (0.5, 0)], [(0.0, 0), (-0.5, 1), (0.5, 1)])
    """
    if order == "竖排":
        return [(float(at // 4), at % 4) for at in range(count)] if count > 4 else [(0.0, at) for at in range(count)]
    rows = []
    left = count
    if order == "品字" and count > 2:
        rows.append(1)
        left -= 1
    abreast = 2 if order == "品字" and left <= 2 else _TABLES_ABREAST if count <= 9 else 4
    lines = max(1, ceil(left / abreast))
    rows += [left // lines + (at < left % lines) for at in range(lines)]
    return [(place - (width - 1) / 2, row) for row, width in enumerate(rows) for place in places(width, -1, 1) if width]
