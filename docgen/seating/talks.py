"""会谈: two sides across a long table, the guests facing the door."""

from docgen.seating.line import offsets
from docgen.seating.room import (
    DOWN,
    GUESTS,
    HOSTS,
    INTERPRETERS,
    NOTES,
    UP,
    Chair,
    Fixture,
    NameBox,
    Party,
    SeatingOptions,
    SeatingRoom,
    below,
    extent,
    hand,
    numbered,
    quarters,
    turned,
)

_ROWS = ((GUESTS, DOWN, -1), (HOSTS, UP, 1))
_CALLED = {GUESTS: "客方", HOSTS: "主方"}


def across(party: Party, options: SeatingOptions, box: NameBox) -> SeatingRoom:
    """会谈横桌: the long side faces the door."""
    times = quarters(options.get("门"))
    room = turned(_table(party, options, box if times % 2 == 0 else box.turned()), times)
    return room._replace(view=f"俯视图，门在{below(options.get('门'))}；客方面门，主方背门")


def along(party: Party, options: SeatingOptions, box: NameBox) -> SeatingRoom:
    """会谈竖桌: one end faces the door; who comes in has the guests on the right, the hosts on the left."""
    times = quarters(options.get("门"))
    table = _table(party, options, box.turned() if times % 2 == 0 else box, end=True)
    return turned(table, times + 1)._replace(view=f"俯视图，门在{below(options.get('门'))}；以进门方向为准，右客左主")


def _table(party: Party, options: SeatingOptions, box: NameBox, end: bool = False) -> SeatingRoom:
    """Guests above the table and looking down, hosts below it; the door below, or at the right end of the table."""
    depth = min(max(16.0, box.height * 1.3), 20.0)
    chairs: list[Chair] = []
    for side, facing, way in _ROWS:
        y = way * (depth / 2 + 2.0 + box.height / 2)
        chairs += _side(side, facing, party, options, box, y)
        chairs += _behind(side, facing, party, options, box, y + way * (box.height + 5.0))
    front = [chair for chair in chairs if chair.row == 1]
    left, _, right, _ = extent(front, box)
    bottom = max(extent(chairs, box)[3], depth / 2)  # the table where nobody sits on the near side
    middle, wide = (left + right) / 2, max(right - left, 50.0)
    left = middle - wide / 2
    fixtures = [Fixture("会谈桌", middle, 0, wide, depth)]
    fixtures += [
        Fixture(_CALLED[side], left + 9, way * depth / 4, 12, depth / 2 - 1, "label") for side, _, way in _ROWS
    ]
    # an end of the table may face the door: turned with it, the guests are on the right of who comes in
    door = (
        Fixture("门", middle + wide / 2 + 12, 0, 6, 20, "door")
        if end
        else Fixture("门", middle, bottom + 12, 20, 6, "door")
    )
    return SeatingRoom(numbered(chairs), (*fixtures, door), "")


def _side(side: str, facing: float, party: Party, options: SeatingOptions, box: NameBox, y: float) -> list[Chair]:
    """The front row of a side; an interpreter beside its speaker, the two of them opposite each other."""
    called = "主宾" if side == GUESTS else "主谈"
    beside = 0
    if _at_table(side, party, options):
        # ours at the right of our speaker, theirs at the left of theirs
        left = 1 if facing == DOWN else -1
        beside = left if side == GUESTS else -left
    chairs = []
    for rank, off in enumerate(offsets(party.of(side), options.second(facing), beside), 1):
        reason = f"本方居中（{called}席）" if rank == 1 else f"{called}席{hand(off, facing)}手第{abs(off)}位"
        chairs.append(Chair(side, off * box.across, y, facing, 1, _CALLED[side], reason))
    if beside:
        reason = f"{called}席{hand(beside, facing)}手第一位（译员席），两方译员席隔桌相对"
        chairs.append(
            Chair(side + INTERPRETERS, beside * box.across, y, facing, 1, _CALLED[side], reason, role=INTERPRETERS)
        )
    return chairs


def _at_table(side: str, party: Party, options: SeatingOptions) -> bool:
    """Whether an interpreter of that side sits beside its speaker."""
    return bool(party.of(side + INTERPRETERS) and party.of(side)) and options.get("译员") != "后排"


def _behind(side: str, facing: float, party: Party, options: SeatingOptions, box: NameBox, y: float) -> list[Chair]:
    """The back row: interpreters who have no place at the table, then note-takers, from the middle outward."""
    waiting = [side + INTERPRETERS] * (party.of(side + INTERPRETERS) - _at_table(side, party, options))
    waiting += [side + NOTES] * party.of(side + NOTES)
    back = f"{_CALLED[side]}后排"
    return [
        Chair(assistant, off * box.across, y, facing, 2, back, back, role=assistant[len(side) :])
        for assistant, off in zip(waiting, offsets(len(waiting), options.second(facing)), strict=True)
    ]
