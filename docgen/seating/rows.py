"""Rows that face the hall or the camera: 主席台 and 合影."""

from math import ceil

from docgen.seating.line import row_places
from docgen.seating.room import DOWN, HOSTS, GUESTS, LIST, Box, Chair, Fixture, Options, Party, Room, numbered, turned

#: More people than this do not sit in one row unless the file says so.
LONGEST = 25


def row_sizes(count: int, options: Options) -> list[int]:
    """Seats of each row from the front: as the file says, else equal rows of at most LONGEST."""
    if stated := options.numbers("排数"):
        return list(stated)
    rows = max(1, ceil(count / LONGEST))
    return [count // rows + (at < count % rows) for at in range(rows)]


def rostrum(party: Party, options: Options, box: Box) -> Room:
    """主席台: the front row ranks above the next, each row starts anew from its middle."""
    room = _rows(party.of(LIST), options, box, ("背景墙", "观众席"))
    left, _, right, bottom = _extent(room, box)
    table = [
        Fixture("", (left + right) / 2, y + box.height / 2 + 2.0, _width(room, y, box) + 4, 1.6, "table")
        for y in sorted({one.y for one in room.chairs})
    ]
    lectern = {
        "右前方": [Fixture("发言席", left + box.width / 2, bottom + 10, 20, 7)],
        "正前方": [Fixture("发言席", (left + right) / 2, bottom + 10, 20, 7)],
    }.get(options.get("发言席"), [])
    return _seen(Room(room.chairs, (*table, *room.fixtures, *lectern), room.view), options, "主席台")


def photo(party: Party, options: Options, box: Box) -> Room:
    """合影: at home like 主席台; abroad the host in the middle, guests and hosts by turns."""
    if not party.of(HOSTS) and not party.of(GUESTS):
        return _seen(_rows(party.of(LIST), options, box, ("", "摄影机位")), options, "合影")
    sides = _by_turns(party.of(HOSTS), party.of(GUESTS))
    second = -1  # the chief guest stands at the host's own right
    room = _rows(len(sides), options, box, ("", "摄影机位"), second, second)
    if options.get("居中") == "主人与主宾":
        room = _rows(len(sides), options, box, ("", "摄影机位"), second, second, both=True)
    chairs = []
    taken = {HOSTS: 0, GUESTS: 0}
    for chair, side in zip(room.chairs, [*sides, *[""] * (len(room.chairs) - len(sides))], strict=True):
        if side:
            taken[side] += 1
        chairs.append(_chair_of(chair, side, taken.get(side, 0)))
    return _seen(Room(tuple(chairs), room.fixtures, room.view), options, "合影")


def _by_turns(hosts: int, guests: int) -> list[str]:
    """Host 1, guests 1 and 2 beside him, hosts 2 and 3 outside them, and so on; who is left over ends the row."""
    found = [HOSTS] if hosts else []
    left = {HOSTS: hosts - len(found), GUESTS: guests}
    side = GUESTS
    while left[HOSTS] or left[GUESTS]:
        other = HOSTS if side == GUESTS else GUESTS
        for _ in range(2):
            now = side if left[side] else other
            if left[now]:
                left[now] -= 1
                found.append(now)
        side = other
    return found


def _chair_of(chair: Chair, side: str, rank: int) -> Chair:
    role = {(HOSTS, 1): "主人居中", (GUESTS, 1): "主宾在主人右手"}.get((side, rank), f"{chair.why}，主客间隔")
    return Chair(side, chair.x, chair.y, chair.facing, chair.row, chair.part, role, chair.number)


def _rows(
    count: int,
    options: Options,
    box: Box,
    labels: tuple[str, str],
    second: int = 0,
    even_second: int = 0,
    both: bool = False,
) -> Room:
    sizes = row_sizes(count, options)
    left_second = second or options.second
    even = even_second or (left_second if options.get("双数") != "一号居左" else -left_second)
    chairs: list[Chair] = []
    waiting = count
    for row, seats in enumerate(sizes, 1):
        here = min(waiting, seats)
        waiting -= here
        order = row_places(seats, here, left_second, even)
        # both in the middle: an odd row leaves the host's place beside the middle, as if one more stood there
        shift = box.across / 2 if both and row == 1 and here % 2 else 0.0
        y = -(row - 1) * (box.height + 6.0)
        for rank, place in enumerate(order, 1):
            x = (place - (seats - 1) / 2) * box.across + shift
            side = LIST if rank <= here else ""
            why = _why(rank, place, order[0], row, len(sizes)) if side else "空席"
            chairs.append(Chair(side, x, y, DOWN, row, f"第{row}排", why))
    top = -(len(sizes) - 1) * (box.height + 6.0) - box.height / 2
    bottom = box.height / 2
    wide = max(sizes) * box.across
    fixtures = []
    if labels[0]:
        fixtures.append(Fixture(labels[0], 0, top - 8, wide, 5, "wall"))
    fixtures.append(Fixture(labels[1], 0, bottom + (20 if options.get("发言席") in ("右前方", "正前方") else 11), 40, 6, "label"))
    return Room(numbered(chairs), tuple(fixtures), "")


def _why(rank: int, place: int, middle: int, row: int, rows: int) -> str:
    front = "" if rows == 1 else f"第{row}排"
    if rank == 1:
        return f"{front}居中"
    # who faces the hall has the right of the drawing at his left
    return f"{front}居中者{'左' if place > middle else '右'}手第{abs(place - middle)}位"


def _seen(room: Room, options: Options, layout: str) -> Room:
    who = "摄影者" if layout == "合影" else "观众"
    if options.get("视角") == "主席台":
        return Room(*_halfway(room), "主席台视角（台上人自己看，从左到右）")
    return Room(room.chairs, room.fixtures, f"{who}视角（面向{layout if layout == '主席台' else '合影人员'}，从左到右）")


def _halfway(room: Room) -> tuple[tuple[Chair, ...], tuple[Fixture, ...]]:
    found = turned(room, 2)
    return found.chairs, found.fixtures


def _extent(room: Room, box: Box) -> tuple[float, float, float, float]:
    xs, ys = [one.x for one in room.chairs], [one.y for one in room.chairs]
    half_w, half_h = box.width / 2, box.height / 2
    return min(xs) - half_w, min(ys) - half_h, max(xs) + half_w, max(ys) + half_h


def _width(room: Room, y: float, box: Box) -> float:
    xs = [one.x for one in room.chairs if one.y == y]
    return 2 * max(abs(x) for x in xs) + box.width
