"""回字形 and U形: one list around a square of tables, or guests and hosts on two of its sides."""

from collections.abc import Sequence
from math import ceil

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
#: So many of a side sit on its own edge of a hollow square before the corners are turned.
_EDGE = 11


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
    fixtures = _furniture(half_w, half_h, box, what, closed)
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
    """Guests on the edge that faces the door, hosts across from them; more than an edge holds turn the corners."""
    guests, hosts = party.of(GUESTS), party.of(HOSTS)
    over = {GUESTS: max(0, guests - _EDGE), HOSTS: max(0, hosts - _EDGE)}
    deep = ceil(over[GUESTS] / 2) + ceil(over[HOSTS] / 2)
    # the first of both sides are opposite: with an even number one end reaches further
    widest = max(guests - over[GUESTS], hosts - over[HOSTS])
    half_w, half_h, ys = _measures(widest + (widest % 2 == 0), deep, box, middle_out=True)
    chairs: list[Chair] = []
    for side, facing, y, near in ((GUESTS, DOWN, -half_h, ys), (HOSTS, UP, half_h, ys[::-1])):
        called = "客方" if side == GUESTS else "主方"
        for rank, off in enumerate(offsets(party.of(side) - over[side], options.second(facing)), 1):
            reason = f"{called}一边居中" if rank == 1 else f"{called}居中者{hand(off, facing)}手第{abs(off)}位"
            chairs.append(Chair(side, off * box.across, y, facing, 1 if side == GUESTS else 3, f"{called}一边", reason))
        chairs += _flanks(side, _alternate_flanks(over[side], options.second(facing)), half_w, near, called, facing)
    return chairs, half_w, half_h


def _side_by_side(party: Party, options: SeatingOptions, box: NameBox) -> _Placed:
    """Host and chief guest in the middle of the closed edge, those with each of them down one flank."""
    guests, hosts = party.of(GUESTS), party.of(HOSTS)
    # abroad the guest is at the host's right, at home at his left; who looks down has his left to the right as drawn
    where = options.second(DOWN)
    half_w, half_h, ys = _measures(2, max(guests - 1, hosts - 1, 0), box)
    chairs = []
    for side, count, way in ((GUESTS, guests, where), (HOSTS, hosts, -where)):
        called = "主宾" if side == GUESTS else "主人"
        if count:
            reason = f"闭口一边居中；主宾在主人{hand(where, DOWN)}手"
            chairs.append(Chair(side, way * box.across / 2, -half_h, DOWN, 1, _FIRST, reason))
        chairs += _flanks(side, [way] * (count - 1), half_w, ys, called)
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


def _furniture(half_w: float, half_h: float, box: NameBox, what: str, closed: bool) -> tuple[Fixture, ...]:
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
    far = half_h + box.height / 2 + 12
    front = Fixture(what, 0, far, 50, 4, "wall") if what == "屏幕" else Fixture(what, 0, far, 20, 6, "door")
    return outer, hole, front
