"""Rows that face the hall or the camera: 主席台 and 合影."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from docgen.seating.flags import flag_width, flags_apart
from docgen.seating.line import row_places
from docgen.seating.room import (
    DOWN,
    GUESTS,
    HOSTS,
    LIST,
    MODERATOR,
    NOBODY,
    Chair,
    Fixture,
    NameBox,
    Party,
    SeatingOptions,
    SeatingRoom,
    extent,
    hand,
    numbered,
    turned,
)

#: More people than this sit in one row only if the file says so.
LONGEST = 19
#: Where the lectern stands, as drawn; those on the rostrum have their right at the left of the drawing.
_LECTERNS = {"右前方": -1, "左前方": 1, "正前方": 0}
#: Between a wall and a flag beside it, mm.
_BESIDE_WALL_MM = 3.0
#: At which end of the front row the moderator sits, as drawn.
_MODERATOR_ENDS = {"前排左侧": 1, "前排右侧": -1}


def rostrum(party: Party, options: SeatingOptions, box: NameBox) -> SeatingRoom:
    """主席台: the front row ranks above the next, every row starts anew from its middle.

    The moderator sits by rank, or where 主持人 puts him: in the middle or at an end of the front row.
    """
    sizes = row_sizes(party.size, options)
    chairs = numbered(_rostrum_chairs(sizes, party, options, box))
    tables = [
        Fixture("", 0, -at * _pitch(box) + box.height / 2 + 2.5, seats * box.across + 2, 2.0)
        for at, seats in enumerate(sizes)
    ]
    fixtures = (*tables, *_row_labels(chairs, box), *_rostrum_surroundings(chairs, options, box))
    return _turned_to_viewer(SeatingRoom(chairs, fixtures, ""), options, _ROSTRUM)


def _rostrum_chairs(sizes: Sequence[int], party: Party, options: SeatingOptions, box: NameBox) -> Iterator[Chair]:
    """The chairs row by row, and that of a moderator at an end of the front row."""
    end = _MODERATOR_ENDS.get(options.get("主持人"), 0) if party.of(MODERATOR) else 0
    waiting = party.size - abs(end)
    for row, seats in enumerate(sizes, 1):
        is_front = row == 1
        free = seats - (abs(end) if is_front else 0)
        people = min(waiting, free)
        waiting -= people
        sides = [LIST] * people + [NOBODY] * (free - people)
        yield from _row(_RowPlace(row, len(sizes), -end / 2 if is_front else 0), sides, options, box)
    if end:
        x = end * (sizes[0] - 1) / 2 * box.across
        yield Chair(MODERATOR, x, 0, DOWN, 1, "第1排", f"主持人坐{options.get('主持人')}", role=MODERATOR)


def _rostrum_surroundings(chairs: Sequence[Chair], options: SeatingOptions, box: NameBox) -> Iterator[Fixture]:
    left, top, right, bottom = extent(chairs, box)
    flags = flag_width(options) + _BESIDE_WALL_MM if flag_width(options) else 0.0
    wall = max(right - left - 2 * flags, 60)
    yield Fixture("背景墙", 0, top - 9, wall, 5, "wall")
    yield from flags_apart(options, wall / 2 + _BESIDE_WALL_MM, top - 9)
    lectern = _LECTERNS.get(options.get("发言席"))
    if lectern is not None:
        yield Fixture("发言席", lectern * max(0, right - 12), bottom + 15, 24, 8)
    yield Fixture("观众席", 0, bottom + (27 if lectern is not None else 14), 50, 7, "label")


def photo(party: Party, options: SeatingOptions, box: NameBox) -> SeatingRoom:
    """合影: at home like 主席台; on a foreign occasion the host in the middle, hosts and guests by turns."""
    if party.of(LIST):
        chairs = _photo_chairs([LIST] * party.of(LIST), options, box)
    else:
        # the chief guest stands at the host's own higher hand, with an even number of people, too
        by_hand = options._replace(values=_only(options, "本方") | _only(options, "排数"))
        chairs = _photo_chairs(_sides_by_rows(party.of(HOSTS), party.of(GUESTS), options), by_hand, box)
        if options.get("居中") == "主人与主宾":
            chairs = _both_in_the_middle(chairs)
    left, top, right, bottom = extent(chairs, box)
    camera = Fixture("摄影机位", 0, bottom + 14, 36, 7, "label")
    flags = flags_apart(options, max((right - left) / 2 - flag_width(options), _BESIDE_WALL_MM), top - 10)
    return _turned_to_viewer(SeatingRoom(chairs, (*_row_labels(chairs, box), *flags, camera), ""), options, _PHOTO)


def alternate_sides(hosts: int, guests: int, first: str = HOSTS) -> list[str]:
    """Host 1, guests 1 and 2 beside him, hosts 2 and 3 outside them, and so on; who is left over ends the rows.

    >>> "".join(side[0] for side in alternate_sides(3, 3))
    '主来来主主来'
    """
    waiting = {HOSTS: hosts, GUESTS: guests}
    sides = [first] * min(waiting[first], 1)
    waiting[first] -= len(sides)
    turn = _other(first)
    while waiting[HOSTS] or waiting[GUESTS]:
        for _ in range(2):
            side = turn if waiting[turn] else _other(turn)
            if waiting[side]:
                waiting[side] -= 1
                sides.append(side)
        turn = _other(turn)
    return sides


def _other(side: str) -> str:
    return HOSTS if side == GUESTS else GUESTS


def _sides_by_rows(hosts: int, guests: int, options: SeatingOptions) -> list[str]:
    """Every row by turns from its middle: the host's side there, or the other where that keeps more of them apart.

    >>> sides = _sides_by_rows(7, 7, SeatingOptions({"排数": ("7", "7")}))
    >>> "".join(side[0] for side in sides[:7]), "".join(side[0] for side in sides[7:])
    ('主来来主主来来', '来主主来来主主')
    """
    sides: list[str] = []
    for seats in row_sizes(hosts + guests, options):
        hosts_left, guests_left = hosts - sides.count(HOSTS), guests - sides.count(GUESTS)
        firsts = (HOSTS, GUESTS) if sides else (HOSTS,)
        ways = [alternate_sides(hosts_left, guests_left, first)[:seats] for first in firsts]
        best = min(ways, key=_neighbours_of_one_side)
        sides += best
    return sides


def _neighbours_of_one_side(row: list[str]) -> int:
    """How many in a row stand beside one of their own: the second and third beside the first, then two further on."""
    return sum(row[max(at - 2, 0)] == row[at] for at in range(1, len(row)))


def row_sizes(count: int, options: SeatingOptions) -> list[int]:
    """Seats of each row from the front: as the file says, else equal rows of at most LONGEST."""
    if stated := options.numbers("排数"):
        return list(stated)
    rows = max(1, ceil(count / LONGEST))
    return [count // rows + (at < count % rows) for at in range(rows)]


def _photo_chairs(sides: Sequence[str], options: SeatingOptions, box: NameBox) -> tuple[Chair, ...]:
    sizes = row_sizes(len(sides), options)
    chairs: list[Chair] = []
    waiting = list(sides)
    for row, seats in enumerate(sizes, 1):
        in_row, waiting = waiting[:seats], waiting[seats:]
        empty = [NOBODY] * (seats - len(in_row))
        chairs += _row(_RowPlace(row, len(sizes)), in_row + empty, options, box)
    return numbered(chairs)


class _RowPlace(NamedTuple):
    """A row's number from the front, how many rows there are, and by how many seats it stands off the middle."""

    row: int
    rows: int
    shift: float = 0.0


def _row(place: _RowPlace, sides: Sequence[str], options: SeatingOptions, box: NameBox) -> Iterator[Chair]:
    """The chairs of a row in order of precedence."""
    people = sum(side != NOBODY for side in sides)
    columns = row_places(len(sides), people, options.second(DOWN), options.even_second(DOWN))
    name = f"第{place.row}排"
    prefix = "" if place.rows == 1 else name
    y = -(place.row - 1) * _pitch(box)
    for rank, (side, column) in enumerate(zip(sides, columns, strict=True), 1):
        off = column - columns[0]
        reason = f"{prefix}居中" if rank == 1 else f"{prefix}居中者{hand(off, DOWN)}手第{abs(off)}位"
        x = (column - (len(sides) - 1) / 2 + place.shift) * box.across
        yield Chair(side, x, y, DOWN, place.row, name, reason if side else "空席")


def _row_labels(chairs: Sequence[Chair], box: NameBox) -> list[Fixture]:
    """第1排, 第2排 … at the left of the rows, where there are several."""
    left = extent(chairs, box)[0]
    ys = {chair.row: chair.y for chair in chairs}
    return [Fixture(f"第{row}排", left - 11, y, 16, 7, "label") for row, y in ys.items()] if len(ys) > 1 else []


def _pitch(box: NameBox) -> float:
    return box.height + 8.0


def _both_in_the_middle(chairs: tuple[Chair, ...]) -> tuple[Chair, ...]:
    """The front row moved so that the middle of the picture is between the host and the chief guest."""
    front = [chair for chair in chairs if chair.row == 1]
    off = -(front[0].x + front[1].x) / 2 if len(front) > 1 else 0.0
    return tuple(chair._replace(x=chair.x + off) if chair.row == 1 else chair for chair in chairs)


def _only(options: SeatingOptions, name: str) -> dict[str, tuple[str, ...]]:
    return {name: options.values[name]} if name in options.values else {}


class _Views(NamedTuple):
    """Who looks at whom: from in front of the rows, and from the rows."""

    viewers: str
    viewed: str
    sitters: str
    facing: str


_ROSTRUM = _Views("观众", "主席台", "主席台", "观众")
_PHOTO = _Views("摄影者", "合影人员", "合影人员", "镜头")


def _turned_to_viewer(room: SeatingRoom, options: SeatingOptions, views: _Views) -> SeatingRoom:
    """The room as the file wants it drawn: from in front of the rows, or turned round, from the rows."""
    if options.get("视角") == "主席台":
        view = f"{views.sitters}视角（面向{views.facing}，前排在上，图上左右即就座人左右）"
        return turned(room, 2)._replace(view=view)
    view = f"{views.viewers}视角（面向{views.viewed}，前排在下，图上左右与就座人左右相反）"
    return room._replace(view=view)
