"""会谈: two sides across a long table, the guests facing the door."""

from docgen.seating.flags import TableFlags, flags_on_table
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
#: So many of a side sit at the table unless 前排 says otherwise: where it lies across the sheet, and where it does not.
#: As many sit in a row behind them, but not fewer than five.
_MOST_ACROSS, _MOST_ALONG, _FEWEST_IN_A_BACK_ROW = 20, 15, 5
#: Between the boxes of two rows of a side, mm.
_BEHIND = 4.0


def across(party: Party, options: SeatingOptions, box: NameBox) -> SeatingRoom:
    """会谈横桌: the long side faces the door."""
    times = quarters(options.get("门"))
    options = _with_front_row(options, _MOST_ACROSS if times % 2 == 0 else _MOST_ALONG)
    flags = flags_on_table(options, along=False, quarters=times)
    room = turned(_table(party, options, box if times % 2 == 0 else box.turned(), flags), times)
    return room._replace(view=f"俯视图，门在{below(options.get('门'))}；客方面门，主方背门")


def along(party: Party, options: SeatingOptions, box: NameBox) -> SeatingRoom:
    """会谈竖桌: one end faces the door; who comes in has the guests on the right, the hosts on the left."""
    times = quarters(options.get("门"))
    options = _with_front_row(options, _MOST_ALONG if times % 2 == 0 else _MOST_ACROSS)
    flags = flags_on_table(options, along=True, quarters=times + 1)
    table = _table(party, options, box.turned() if times % 2 == 0 else box, flags, end=True)
    return turned(table, times + 1)._replace(view=f"俯视图，门在{below(options.get('门'))}；以进门方向为准，右客左主")


def _table(party: Party, options: SeatingOptions, box: NameBox, flags: TableFlags, end: bool = False) -> SeatingRoom:
    """Guests above the table and looking down, hosts below it; the door below, or at the right end of the table."""
    depth = max(min(max(16.0, box.height * 1.3), 20.0), flags.depth)
    chairs: list[Chair] = []
    for side, facing, way in _ROWS:
        y = way * (depth / 2 + 2.0 + box.height / 2)
        chairs += _side(side, facing, party, options, box, y)
        for row, back in enumerate(_back_rows(side, party, options), 2):
            chairs += _behind(side, facing, row, back, options, box, y + way * (row - 1) * (box.height + _BEHIND))
    front = [chair for chair in chairs if chair.row == 1]
    left, _, right, _ = extent(front, box)
    bottom = max(extent(chairs, box)[3], depth / 2)  # the table where nobody sits on the near side
    middle, wide = (left + right) / 2, max(right - left, 50.0, flags.width)
    left = middle - wide / 2
    fixtures = [Fixture("会谈桌", middle, 0, wide, depth)]
    fixtures += [
        Fixture(_CALLED[side], left + 9, way * depth / 4, 12, depth / 2 - 1, "label") for side, _, way in _ROWS
    ]
    fixtures += [flag._replace(x=flag.x + middle) for flag in flags.fixtures]
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
    at_table = min(party.of(side), _most_at_table(options))
    for rank, off in enumerate(offsets(at_table, options.second(facing), beside), 1):
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


def _with_front_row(options: SeatingOptions, most: int) -> SeatingOptions:
    """The options with how many of a side sit at the table."""
    return options._replace(values={"前排": (str(most),)} | dict(options.values))


def _most_at_table(options: SeatingOptions) -> int:
    return options.number("前排")


def _back_rows(side: str, party: Party, options: SeatingOptions) -> list[list[str]]:
    """Who sits in each row behind the table, from the middle outward, row by row.

    Interpreters who have no place at the table come first: they sit near their speaker. Then those of the side for
    whom the table is too short, then note-takers.
    """
    most = _most_at_table(options)
    waiting = [side + INTERPRETERS] * (party.of(side + INTERPRETERS) - _at_table(side, party, options))
    waiting += [side] * max(0, party.of(side) - most) + [side + NOTES] * party.of(side + NOTES)
    length = max(most, _FEWEST_IN_A_BACK_ROW)
    return [waiting[start : start + length] for start in range(0, len(waiting), length)]


def _behind(
    side: str, facing: float, row: int, sitters: list[str], options: SeatingOptions, box: NameBox, y: float
) -> list[Chair]:
    """A row behind the table."""
    part = f"{_CALLED[side]}后排" if row == 2 else f"{_CALLED[side]}后排第{row - 1}排"
    return [
        Chair(sitter, off * box.across, y, facing, row, part, part, role=sitter[len(side) :])
        for sitter, off in zip(sitters, offsets(len(sitters), options.second(facing)), strict=True)
    ]
