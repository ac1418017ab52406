"""回字形 and U形: one list around a square of tables, or guests and hosts on two of its sides."""

from collections.abc import Iterator, Sequence
from math import ceil

from docgen.seating.companions import GOING_ON, companions, side_length
from docgen.seating.line import offsets, places
from docgen.seating.room import (
    DOWN,
    GUESTS,
    HOSTS,
    LEFT,
    LIST,
    RIGHT,
    UP,
    Chair,
    Fixture,
    NameBox,
    Party,
    SeatingOptions,
    SeatingRoom,
    below,
    centred,
    hand,
    numbered,
    quarters,
    turned,
)

_FIRST, _OPPOSITE = "主位一边", "对面一边"
#: So many of a side sit on its own edge of a hollow square before the corners are turned, and so many on each flank, or
#: on a flank that both sides share; the others sit in rows behind their edge, unless they are fewer than three.
_EDGE, _TURNED, _TURNED_OF_BOTH, _FEWEST_BEHIND = 11, 9, 6, 3
_BEHIND_MM = 4.0  # between the boxes of two rows
#: So many of a side sit one behind the other down a flank of a horseshoe; the others sit in a row outside them.
_FLANK = 15


def hollow(party: Party, options: SeatingOptions, box: NameBox) -> SeatingRoom:
    """回字形: the edge that faces the door first, from its middle; then both flanks from near to far; then opposite.

    With two sides the guests face the door and the hosts sit opposite.
    """
    return _facing_door(party, options, box, closed=True)


def horseshoe(party: Party, options: SeatingOptions, box: NameBox) -> SeatingRoom:
    """U形: the closed edge first, then both flanks by turns; the open end faces the door or the screen.

    With two sides host and chief guest share the closed edge, each side goes down its flank.
    """
    return _facing_door(party, options, box, closed=False)


def _facing_door(party: Party, options: SeatingOptions, box: NameBox, closed: bool) -> SeatingRoom:
    what = "屏幕" if options.get("主位") == "面屏" else "门"
    side = options.places.get(what, "")
    box = box if quarters(side) % 2 == 0 else box.turned()
    if party.of(LIST):
        chairs, half_w, half_h = _one_list(party.of(LIST), options, box, closed)
    elif closed:
        chairs, half_w, half_h = _opposite(party, options, box)
    else:
        chairs, half_w, half_h = _side_by_side(party, options, box)
    lowest = max((chair.y for chair in chairs), default=half_h)
    fixtures = _furniture(half_w, half_h, max(lowest, half_h), box, what, closed)
    view = f"俯视图，{what}在{below(side)}；主位{options.get('主位') or '面门'}"
    return turned(SeatingRoom(numbered(chairs), fixtures, view), quarters(side))


_Placed = tuple[list[Chair], float, float]


def _one_list(count: int, options: SeatingOptions, box: NameBox, closed: bool) -> _Placed:
    first, flanks, opposite = _shares(count, closed)
    second = options.second(DOWN)
    half_w, half_h, ys = _measures(max(first, opposite), ceil(flanks / 2), box)
    chairs = _edge(first, -half_h, options, box)
    chairs += _flanks(LIST, _alternate_flanks(flanks, second), half_w, ys, "主位")
    for rank, place in enumerate(_inward(opposite, second), 1):
        reason = f"主位对面，由两端向中第{rank}位"
        chairs.append(Chair(LIST, centred(opposite, box.across)[place], half_h, UP, 3, _OPPOSITE, reason))
    return chairs, half_w, half_h


def _shares(count: int, closed: bool) -> tuple[int, int, int]:
    """How many sit on the first edge, on both flanks together, and opposite."""
    if count <= 3:
        return count, 0, 0
    first = max(2, round(count * (0.28 if closed else 0.3)))
    first += first % 2 == 0  # an odd edge has a middle
    opposite = max(0, min(first, round(count * 0.22))) if closed and count >= 8 else 0
    return first, count - first - opposite, opposite


def _opposite(party: Party, options: SeatingOptions, box: NameBox) -> _Placed:
    """Guests on the edge that faces the door, hosts across from them; more than an edge holds turn the corners, and
    more than find a place at the tables sit behind.
    """
    guests, hosts = party.of(GUESTS), party.of(HOSTS)
    on_a_flank = _TURNED if min(guests, hosts) <= _EDGE else _TURNED_OF_BOTH
    turned_corners = {side: _turned_corner(party.of(side) - _EDGE, on_a_flank) for side in (GUESTS, HOSTS)}
    deep = sum(ceil(count / 2) for count in turned_corners.values())
    # the first of both sides are opposite: with an even number one end reaches further
    widest = min(max(guests, hosts), _EDGE)
    half_w, half_h, ys = _measures(widest + (widest % 2 == 0), deep, box, middle_out=True)
    chairs: list[Chair] = []
    for side, facing, y, near in ((GUESTS, DOWN, -half_h, ys), (HOSTS, UP, half_h, ys[::-1])):
        called = "客方" if side == GUESTS else "主方"
        second = options.second(facing)
        for rank, off in enumerate(offsets(min(party.of(side), _EDGE), second), 1):
            reason = f"{called}一边居中" if rank == 1 else f"{called}居中者{hand(off, facing)}手第{abs(off)}位"
            chairs.append(Chair(side, off * box.across, y, facing, 1 if side == GUESTS else 3, f"{called}一边", reason))
        chairs += _flanks(side, _alternate_flanks(turned_corners[side], second), half_w, near, called, facing)
        behind = party.of(side) - _EDGE - turned_corners[side]
        chairs += _behind(side, behind, int(2 * half_w / box.across), y, second, box)
    return chairs, half_w, half_h


def _turned_corner(count: int, on_a_flank: int) -> int:
    """How many of those who have no place on their edge sit on the flanks."""
    return max(0, count) if count < 2 * on_a_flank + _FEWEST_BEHIND else 2 * on_a_flank


def _behind(side: str, count: int, most: int, edge_y: float, second: int, box: NameBox) -> Iterator[Chair]:
    """Those of a side who find no place at the tables, in rows of at most so many behind its edge."""
    facing, way, row = (DOWN, -1, 4) if side == GUESTS else (UP, 1, 5)
    part = "客方后排" if side == GUESTS else "主方后排"
    for number, start in enumerate(range(0, count, most), 1):
        y = edge_y + way * number * (box.height + _BEHIND_MM)
        for off in offsets(min(most, count - start), second):
            yield Chair(side, off * box.across, y, facing, row, part, part)


def _side_by_side(party: Party, options: SeatingOptions, box: NameBox) -> _Placed:
    """Host and chief guest in the middle of the closed edge, those with each of them down one flank."""
    guests, hosts = party.of(GUESTS), party.of(HOSTS)
    # abroad the guest is at the host's right, at home at his left; who looks down has his left to the right as drawn
    where = options.second(DOWN)
    half_w, half_h, ys = _measures(2, min(side_length(party), _FLANK), box)
    chairs = []
    ways = {GUESTS: where, HOSTS: -where}
    for side, count in ((GUESTS, guests), (HOSTS, hosts)):
        if count:
            reason = f"闭口一边居中；主宾在主人{hand(where, DOWN)}手"
            chairs.append(Chair(side, ways[side] * box.across / 2, -half_h, DOWN, 1, _FIRST, reason))
        for on, place in companions(party, side):
            row, at = divmod(place - 1, _FLANK)
            called = ("主宾" if on == GUESTS else "主人") + ("后排" if row else "")
            reason = f"{called}{hand(ways[on], DOWN)}手一侧，由近及远第{at + 1}位{'' if side == on else GOING_ON}"
            x, facing = ways[on] * (half_w + row * box.across), LEFT if ways[on] > 0 else RIGHT
            chairs.append(Chair(side, x, ys[at], facing, 2, "右侧一边" if ways[on] > 0 else "左侧一边", reason))
    return chairs, half_w, half_h


def _edge(count: int, y: float, options: SeatingOptions, box: NameBox) -> list[Chair]:
    chairs = []
    order = places(count, options.second(DOWN), options.even_second(DOWN))
    xs = centred(count, box.across)
    for rank, place in enumerate(order, 1):
        off = place - order[0]
        reason = "主位一边居中" if rank == 1 else f"主位一边，居中者{hand(off, DOWN)}手第{abs(off)}位"
        chairs.append(Chair(LIST, xs[place], y, DOWN, 1, _FIRST, reason))
    return chairs


def _alternate_flanks(count: int, first: int) -> list[int]:
    """On which flank each sits, as drawn: +1 to the right, −1 to the left."""
    return [first if at % 2 == 0 else -first for at in range(count)]


def _flanks(
    side: str, ways: Sequence[int], half_w: float, ys: Sequence[float], reference: str, facing: float = DOWN
) -> list[Chair]:
    """Chairs down the flanks from near to far.

    For the reason: ``reference`` is the person at whose hand they sit, ``facing`` where he looks.
    """
    taken = {1: 0, -1: 0}
    chairs = []
    for way in ways:
        y = ys[taken[way]]
        taken[way] += 1
        reason = f"{reference}{hand(way, facing)}手一侧，由近及远第{taken[way]}位"
        part = "右侧一边" if way > 0 else "左侧一边"
        chairs.append(Chair(side, way * half_w, y, LEFT if way > 0 else RIGHT, 2, part, reason))
    return chairs


def _inward(count: int, second: int) -> list[int]:
    """Places of an edge from both ends inward, beginning at the end of number 2's side.

    >>> _inward(5, 1)
    [4, 0, 3, 1, 2]
    """
    ends = [range(count - 1, -1, -1), range(count)]
    if second < 0:
        ends.reverse()
    return [ends[at % 2][at // 2] for at in range(count)]


def _measures(widest: int, deepest: int, box: NameBox, middle_out: bool = False) -> tuple[float, float, list[float]]:
    """Half the width and height between the rows of centres, and the places down a flank."""
    ys = centred(max(deepest, 1), box.down + 1.0)
    half_w = max(widest, 2) * box.across / 2 + 5.0 + box.width / 2
    half_h = max(-ys[0] + box.height / 2 + 5.0, box.height * (0.9 if middle_out else 1.0)) + box.height / 2
    return half_w, max(half_h, 18.0), ys


def _furniture(
    half_w: float, half_h: float, lowest: float, box: NameBox, what: str, closed: bool
) -> tuple[Fixture, ...]:
    """The tables, and the door or screen below the lowest chairs."""
    wide, high = 2 * (half_w - box.width / 2 - 2.0), 2 * (half_h - box.height / 2 - 2.0)
    thick = min(8.0, wide / 4, high / 4)
    outer = Fixture("", 0, 0, wide, high, "frame")
    hole = Fixture(
        "回字形桌" if closed else "U形桌",
        0,
        0 if closed else thick / 2,
        wide - 2 * thick,
        high - (2 if closed else 1) * thick,
        "hole",
    )
    far = lowest + box.height / 2 + 10
    front = Fixture(what, 0, far, 50, 4, "wall") if what == "屏幕" else Fixture(what, 0, far, 20, 6, "door")
    return outer, hole, front
