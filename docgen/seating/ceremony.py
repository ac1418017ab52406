"""沙发会见 and 签字: host and chief guest side by side, those with them on their own sides."""

from math import atan2, ceil, degrees, sqrt

from docgen.seating.companions import GOING_ON, companions, side_length
from docgen.seating.flags import flag_width, flags_apart
from docgen.seating.room import (
    DOWN,
    GUESTS,
    HOSTS,
    INTERPRETERS,
    NOTES,
    SIGNING_HELPER,
    Chair,
    Fixture,
    NameBox,
    Party,
    SeatingOptions,
    SeatingRoom,
    below,
    centred,
    extent,
    hand,
    numbered,
    quarters,
    turned,
)

#: The most chairs on one arc of a side; further ones form a second arc outside it.
_MOST_ON_ARC = 9
#: How wide charts are on a sheet for their height; and what the wall and the door take of the height, mm.
_SHEET_RATIO, _WALL_AND_DOOR_MM = 1.65, 28.0
#: The most people who stand in one row behind a signer; more stand in even rows.
_MOST_IN_ROW = 5
#: Rows of a chart of sofas: the middle seats and the first arc, the helpers behind them, the second arc.
_SOFA_WALL_MM = 60.0
_FIRST_ARC, _HELPERS, _SECOND_ARC = 1, 2, 3
_CHIEF = {GUESTS: "主宾", HOSTS: "主人"}


def sofas(party: Party, options: SeatingOptions, box: NameBox) -> SeatingRoom:
    """沙发: two seats face the door, half a circle of seats on each side; interpreters and note-takers behind.

    Abroad the chief guest sits at the host's right, at home at his left; 主宾 says otherwise.
    """
    door = options.places.get("门", "")
    box = box if quarters(door) % 2 == 0 else box.turned()
    guest_direction = _guest_side(options)
    longest = side_length(party)
    arcs = _arc(longest, box, _arc_width(longest, box, quarters(door)))
    depth = max(max((down for _, down in arcs), default=0.0), 20.0)
    chairs = []
    directions = {GUESTS: guest_direction, HOSTS: -guest_direction}
    for side, direction in directions.items():
        if party.of(side):
            reason = f"面门居中，坐{_CHIEF[HOSTS if side == GUESTS else GUESTS]}{hand(direction, DOWN)}手"
            chairs.append(Chair(side, direction * box.across / 2, 0.0, DOWN, 1, "中间两席", reason))
        for on, place in companions(party, side):
            out, down = arcs[place - 1]
            at = (directions[on] * (box.across * 0.5 + out), down)
            facing = round(degrees(atan2(-at[0], at[1] - depth)), 1) % 360
            reason = f"{_CHIEF[on]}一侧，由内向外第{place}位{'' if side == on else GOING_ON}"
            row = _FIRST_ARC if place <= _MOST_ON_ARC else _SECOND_ARC
            chairs.append(Chair(side, *at, facing, row, f"{_CHIEF[on]}一侧", reason))
    chairs += _behind(party, guest_direction, box)
    _, top, _, bottom = extent(chairs, box)
    flags = flags_apart(options, _SOFA_WALL_MM / 2 + 3, top - 9)
    wall = Fixture("背景", 0, top - 9, _SOFA_WALL_MM, 4, "wall")
    fixtures = (wall, *flags, Fixture("门", 0, bottom + 10, 20, 6, "door"))
    view = f"俯视图，门在{below(door)}；中间两席面门，主宾在主人{hand(guest_direction, DOWN)}手"
    return turned(SeatingRoom(numbered(chairs), fixtures, view), quarters(door))


def signing(party: Party, options: SeatingOptions, box: NameBox) -> SeatingRoom:
    """签字: from their own view the host signs on the left, the guest on the right; helpers outside, others behind.

    本方 says otherwise. Flags stand in the middle of the table, that of the visitors at their own right.
    """
    chairs = []
    guest_direction = options.second(DOWN)
    words = "主左客右" if guest_direction < 0 else "主右客左"
    for side, way in ((GUESTS, guest_direction), (HOSTS, -guest_direction)):
        called = "客方" if side == GUESTS else "主方"
        count = party.of(side)
        if count:
            reason = f"{called}签字人，{words}（按签字人自己的左右）"
            chairs.append(Chair(side, way * box.across * 0.75, 0, DOWN, 1, "签字桌", reason, role="签字人"))
        if count > 1:
            reason = f"{called}助签人，站签字人外侧"
            chairs.append(Chair(side, way * box.across * 1.9, 0, DOWN, 1, "签字桌", reason, role=SIGNING_HELPER))
        for x, row in _standing(count - 2, way, box):
            reason = f"{called}随员，站本方签字人身后第{row - 1}排，由中间向外"
            y = -(row - 1) * (box.height + 6.0)
            chairs.append(Chair(side, x, y, DOWN, row, f"{called}身后第{row - 1}排", reason))
    left, top, right, bottom = extent(chairs, box)
    fixtures = (
        Fixture("签字桌", 0, bottom + 6, max(3 * box.across, 2 * flag_width(options) + 20), 9),
        *flags_apart(options, 8, bottom + 6),
        Fixture("背景板", 0, top - 9, max(right - left, 80), 4, "wall"),
        Fixture("观众、摄影", 0, bottom + 24, 50, 7, "label"),
    )
    return SeatingRoom(numbered(chairs), fixtures, "观众、摄影视角（签字人面向观众，图上左右与签字人左右相反）")


def _guest_side(options: SeatingOptions) -> int:
    """On which side of the host the chief guest sits, as drawn: hosts look down and have their right on the left."""
    stated = options.get("主宾")
    own = stated or ("左" if options.left_high else "右")
    return 1 if own == "左" else -1


def _arc(count: int, box: NameBox, wide: float) -> list[tuple[float, float]]:
    """Chairs beside one of the two middle seats: how far out and down, on quarters of ellipses from inside outward.

    They stand as far below each other as boxes must, so that names can be drawn large. More than _MOST_ON_ARC sit on
    a second arc outside the first.

    >>> [(round(x), round(y)) for x, y in _arc(3, NameBox(20, 10), 40)]
    [(30, 12), (38, 23), (40, 35)]
    """
    centres = []
    for start in range(0, count, _MOST_ON_ARC):
        own = min(_MOST_ON_ARC, count - start)
        deep = box.down * min(count, _MOST_ON_ARC)
        behind = start // _MOST_ON_ARC * box.across
        downs = [box.down * (at + 1) for at in range(own)]
        centres += [(wide * sqrt(1 - (1 - down / deep) ** 2) + behind, down) for down in downs]
    return centres


def _arc_width(count: int, box: NameBox, door: int) -> float:
    """How far out the first arc reaches: so far that the room is as wide for its height as a sheet; not far for few."""
    high = box.down * (min(count, _MOST_ON_ARC) + 2) + _WALL_AND_DOOR_MM
    ratio = _SHEET_RATIO if door % 2 == 0 else 1 / _SHEET_RATIO
    arcs = max(0, count - 1) // _MOST_ON_ARC
    return max(box.across, min(high * ratio / 2 - (arcs + 1) * box.across, (0.8 + 0.45 * count) * box.across))


def _behind(party: Party, way: int, box: NameBox) -> list[Chair]:
    """Interpreters, then note-takers, in a row behind the two middle seats, each on the side to which he belongs."""
    sides = ((GUESTS, way), (HOSTS, -way))
    # from the middle outward on each side: interpreters, then note-takers
    own = {
        where: [side + kind for kind in (INTERPRETERS, NOTES) for _ in range(party.of(side + kind))]
        for side, where in sides
    }
    row = [*reversed(own[-1]), *own[1]]
    chairs = [_helper_chair(side, x, box) for side, x in zip(row, centred(len(row), box.across), strict=True)]
    return sorted(chairs, key=lambda chair: abs(chair.x))


def _helper_chair(side: str, x: float, box: NameBox) -> Chair:
    """The chair of an interpreter or note-taker; ``side`` is 来宾 or 主方 with the helper's task behind it."""
    task = side.removeprefix(GUESTS).removeprefix(HOSTS)
    y = -(box.height + 6.0)
    return Chair(side, x, y, DOWN, _HELPERS, "身后", f"坐主人与主宾身后（{task}）", role=task)


def _standing(count: int, way: int, box: NameBox) -> list[tuple[float, int]]:
    """Those behind a signer: x and row, from the middle of the picture outward, row by row."""
    rows = max(1, ceil(count / _MOST_IN_ROW))
    in_row = max(1, ceil(count / rows))
    return [(way * (at % in_row + 0.5) * box.across, 2 + at // in_row) for at in range(max(0, count))]
