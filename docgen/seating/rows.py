"""Rows that face the hall or the camera: 主席台 and 合影."""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple

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

#: More people than this do not sit in one row unless the file says so.
LONGEST = 19
_LECTERNS = {"右前方": -1, "左前方": 1, "正前方": 0}  # of those on the rostrum: their right is the left of the drawing


def rostrum(party: Party, options: SeatingOptions, box: NameBox) -> SeatingRoom:
    """主席台: the front row ranks above the next, every row starts anew from its middle.

    The moderator sits by rank, or where 主持人 puts him: in the middle or at an end of the front row.
    """
    sizes = row_sizes(party.size, options)
    end = {"前排左侧": 1, "前排右侧": -1}.get(options.get("主持人"), 0) if party.of(MODERATOR) else 0
    chairs: list[Chair] = []
    waiting = party.size - abs(end)
    for row, seats in enumerate(sizes, 1):
        room_for = seats - (abs(end) if row == 1 else 0)
        here = min(waiting, room_for)
        waiting -= here
        sides = [LIST] * here + [NOBODY] * (room_for - here)
        chairs += _row(row, len(sizes), sides, options, box, shift=-end / 2 if row == 1 else 0)
    if end:
        x = end * (sizes[0] - 1) / 2 * box.across
        chairs.append(Chair(MODERATOR, x, 0, DOWN, 1, "第1排", f"主持人坐{options.get('主持人')}", role=MODERATOR))
    room = SeatingRoom(numbered(chairs), (), "")
    left, top, right, bottom = extent(room.chairs, box)
    tables = [
        Fixture("", 0, -at * _pitch(box) + box.height / 2 + 2.5, seats * box.across + 2, 2.0)
        for at, seats in enumerate(sizes)
    ]
    fixtures = [
        *tables,
        *_row_labels(room.chairs, box),
        Fixture("背景墙", 0, top - 9, max(right - left, 60), 5, "wall"),
    ]
    lectern = _LECTERNS.get(options.get("发言席"))
    if lectern is not None:
        fixtures.append(Fixture("发言席", lectern * max(0, right - 12), bottom + 15, 24, 8))
    fixtures.append(Fixture("观众席", 0, bottom + (27 if lectern is not None else 14), 50, 7, "label"))
    return _as_seen(room._replace(fixtures=tuple(fixtures)), options, _ROSTRUM)


def photo(party: Party, options: SeatingOptions, box: NameBox) -> SeatingRoom:
    """合影: at home like 主席台; on a foreign occasion the host in the middle, hosts and guests by turns."""
    if party.of(LIST):
        sides = [LIST] * party.of(LIST)
        room = _photo_rows(sides, options, box)
    else:
        sides = _in_rows(party.of(HOSTS), party.of(GUESTS), options)
        # whatever ranks higher elsewhere: the chief guest stands at the host's own right
        room = _photo_rows(sides, options._replace(values={"本方": ("右为上",)} | _only(options, "排数")), box)
        if options.get("居中") == "主人与主宾":
            room = room._replace(chairs=_both_in_the_middle(room.chairs))
    _, _, _, bottom = extent(room.chairs, box)
    camera = Fixture("摄影机位", 0, bottom + 14, 36, 7, "label")
    return _as_seen(room._replace(fixtures=(*_row_labels(room.chairs, box), camera)), options, _PHOTO)


def by_turns(hosts: int, guests: int, first: str = HOSTS) -> list[str]:
    """Host 1, guests 1 and 2 beside him, hosts 2 and 3 outside them, and so on; who is left over ends the rows.

    >>> "".join(side[0] for side in by_turns(3, 3))
    '主来来主主来'
    """
    left = {HOSTS: hosts, GUESTS: guests}
    found = [first] * min(left[first], 1)
    left[first] -= len(found)
    side = GUESTS if first == HOSTS else HOSTS
    while left[HOSTS] or left[GUESTS]:
        for _ in range(2):
            now = side if left[side] else (HOSTS if side == GUESTS else GUESTS)
            if left[now]:
                left[now] -= 1
                found.append(now)
        side = HOSTS if side == GUESTS else GUESTS
    return found


def _in_rows(hosts: int, guests: int, options: SeatingOptions) -> list[str]:
    """Every row by turns from its middle: the host's side there, or the other where that keeps more of them apart.

    >>> rows = _in_rows(7, 7, SeatingOptions({"排数": ("7", "7")}))
    >>> "".join(side[0] for side in rows[:7]), "".join(side[0] for side in rows[7:])
    ('主来来主主来来', '来主主来来主主')
    """
    found: list[str] = []
    for seats in row_sizes(hosts + guests, options):
        ours, theirs = hosts - found.count(HOSTS), guests - found.count(GUESTS)
        ways = [by_turns(ours, theirs, first)[:seats] for first in ((HOSTS, GUESTS) if found else (HOSTS,))]
        found += min(ways, key=_side_by_side)
    return found


def _side_by_side(sides: Iterable[str]) -> int:
    """How many in a row stand beside one of their own: the second and third beside the first, then two further on."""
    row = list(sides)
    return sum(row[max(at - 2, 0)] == row[at] for at in range(1, len(row)))


def row_sizes(count: int, options: SeatingOptions) -> list[int]:
    """Seats of each row from the front: as the file says, else equal rows of at most LONGEST."""
    if stated := options.numbers("排数"):
        return list(stated)
    rows = max(1, ceil(count / LONGEST))
    return [count // rows + (at < count % rows) for at in range(rows)]


def _photo_rows(sides: Sequence[str], options: SeatingOptions, box: NameBox) -> SeatingRoom:
    sizes = row_sizes(len(sides), options)
    chairs: list[Chair] = []
    waiting = list(sides)
    for row, seats in enumerate(sizes, 1):
        here, waiting = waiting[:seats], waiting[seats:]
        chairs += _row(row, len(sizes), here + [NOBODY] * (seats - len(here)), options, box)
    return SeatingRoom(numbered(chairs), (), "")


def _row(
    row: int, rows: int, sides: Sequence[str], options: SeatingOptions, box: NameBox, shift: float = 0.0
) -> list[Chair]:
    """The chairs of a row in order of precedence; ``shift`` is by how many seats it stands off the middle."""
    people = sum(side != NOBODY for side in sides)
    order = row_places(len(sides), people, options.second(DOWN), options.even_second(DOWN))
    front = "" if rows == 1 else f"第{row}排"
    chairs = []
    for rank, (side, place) in enumerate(zip(sides, order, strict=True), 1):
        off = place - order[0]
        reason = f"{front}居中" if rank == 1 else f"{front}居中者{hand(off, DOWN)}手第{abs(off)}位"
        x = (place - (len(sides) - 1) / 2 + shift) * box.across
        chairs.append(Chair(side, x, -(row - 1) * _pitch(box), DOWN, row, f"第{row}排", reason if side else "空席"))
    return chairs


def _row_labels(chairs: Sequence[Chair], box: NameBox) -> list[Fixture]:
    """第1排, 第2排 … at the left of the rows, where there are several."""
    left = extent(chairs, box)[0]
    ys = {chair.row: chair.y for chair in chairs}
    return [Fixture(f"第{row}排", left - 11, y, 16, 7, "label") for row, y in ys.items()] if len(ys) > 1 else []


def _pitch(box: NameBox) -> float:
    return box.height + 8.0


def _both_in_the_middle(chairs: tuple[Chair, ...]) -> tuple[Chair, ...]:
    """The front row moved so that the middle of the picture is between the host and the chief guest."""
    front = [one for one in chairs if one.row == 1]
    off = -(front[0].x + front[1].x) / 2 if len(front) > 1 else 0.0
    return tuple(one._replace(x=one.x + off) if one.row == 1 else one for one in chairs)


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


def _as_seen(room: SeatingRoom, options: SeatingOptions, views: _Views) -> SeatingRoom:
    """The room as the file wants it drawn: from in front of the rows, or turned round, from the rows."""
    if options.get("视角") == "主席台":
        view = f"{views.sitters}视角（面向{views.facing}，前排在上，图上左右即就座人左右）"
        return turned(room, 2)._replace(view=view)
    view = f"{views.viewers}视角（面向{views.viewed}，前排在下，图上左右与就座人左右相反）"
    return room._replace(view=view)
