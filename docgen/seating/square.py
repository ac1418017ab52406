"""回字形 and U形: one list around a square of tables, the first facing the door or the screen."""

from math import ceil

from docgen.seating.line import places
from docgen.seating.room import (
    DOWN,
    LEFT,
    LIST,
    RIGHT,
    UP,
    Box,
    Chair,
    Fixture,
    Options,
    Party,
    Room,
    centred,
    numbered,
)


def hollow(party: Party, options: Options, box: Box) -> Room:
    """回字形: the side that faces the door first, then both flanks from near to far, then the side by the door."""
    return _around(party.of(LIST), options, box, closed=True)


def horseshoe(party: Party, options: Options, box: Box) -> Room:
    """U形: the closed side first, then both flanks by turns; the open end faces the door or the screen."""
    return _around(party.of(LIST), options, box, closed=False)


def _around(count: int, options: Options, box: Box, closed: bool) -> Room:
    top, flanks, bottom = _shares(count, closed)
    right_flank = ceil(flanks / 2) if options.second > 0 else flanks // 2
    left_flank = flanks - right_flank
    deep = max(left_flank, right_flank, 1)
    inner = max(top, bottom, 1) * box.across
    half_w = inner / 2 + 4.0 + box.width / 2
    side_y = centred(deep, box.down + 1.0)
    half_h = max(-side_y[0] + box.height / 2 + 4.0, box.height) + box.height / 2
    chairs = []
    even = options.second if options.get("双数") != "一号居左" else -options.second
    order = places(top, options.second, even)
    xs = centred(top, box.across)
    for rank, place in enumerate(order, 1):
        hand = "左" if place > order[0] else "右"
        why = "主位一边居中" if rank == 1 else f"主位一边，居中者{hand}手第{abs(place - order[0])}位"
        chairs.append(Chair(LIST, xs[place], -half_h, DOWN, 1, "主位一边", why))
    chairs += _flanks(options.second, left_flank, right_flank, half_w, side_y)
    for rank, place in enumerate(_inward(bottom, options.second), 1):
        x = centred(bottom, box.across)[place]
        chairs.append(Chair(LIST, x, half_h, UP, 3, "对面一边", f"主位对面一边，由两端向中第{rank}位"))
    return Room(numbered(chairs), _furniture(half_w, half_h, box, options, closed), _view(options))


def _shares(count: int, closed: bool) -> tuple[int, int, int]:
    """How many sit on the first side, on both flanks together, and opposite."""
    if count <= 3:
        return count, 0, 0
    top = max(2, round(count * (0.28 if closed else 0.3)))
    top += top % 2 == 0  # an odd side has a middle
    bottom = max(0, min(top, round(count * 0.22))) if closed and count >= 8 else 0
    return top, count - top - bottom, bottom


def _flanks(second: int, left: int, right: int, half_w: float, ys: list[float]) -> list[Chair]:
    """Both flanks by turns from the first side outward, beginning on the side of number 2."""
    found = []
    taken = {1: 0, -1: 0}
    limit = {1: right, -1: left}
    side = second
    for _ in range(left + right):
        if taken[side] >= limit[side]:
            side = -side
        at = taken[side]
        taken[side] += 1
        hand = "左" if side > 0 else "右"
        facing = LEFT if side > 0 else RIGHT
        why = f"主位{hand}手一侧，由近及远第{at + 1}位"
        found.append(Chair(LIST, side * half_w, ys[at], facing, 2, f"{'右' if side > 0 else '左'}侧一边", why))
        side = -side
    return found


def _inward(count: int, second: int) -> list[int]:
    """Places of a side from both ends inward, beginning at the end of number 2's side."""
    ends = [list(range(count)), list(range(count))]
    order = []
    left, right = 0, count - 1
    from_right = second > 0
    while left <= right:
        if from_right:
            order.append(right)
            right -= 1
        else:
            order.append(left)
            left += 1
        from_right = not from_right
    del ends
    return order


def _furniture(half_w: float, half_h: float, box: Box, options: Options, closed: bool) -> tuple[Fixture, ...]:
    wide, high = 2 * (half_w - box.width / 2 - 2.0), 2 * (half_h - box.height / 2 - 2.0)
    thick = min(7.0, wide / 4, high / 4)
    outer = Fixture("", 0, 0, wide, high)
    hole = Fixture("", 0, 0 if closed else thick / 2, wide - 2 * thick, high - (2 if closed else 1) * thick, "hole")
    far = half_h + box.height / 2 + 9
    front = Fixture("屏幕", 0, far, 40, 3, "wall") if options.get("主位") == "面屏" else Fixture("门", 0, far, 18, 5, "door")
    return outer, hole, front


def _view(options: Options) -> str:
    return "俯视图，屏幕在下方，主位面屏" if options.get("主位") == "面屏" else "俯视图，门在下方，主位面门"
