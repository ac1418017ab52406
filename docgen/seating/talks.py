"""会谈: two sides across a long table, the guests facing the door."""

from dataclasses import replace

from docgen.seating.line import offsets
from docgen.seating.room import (
    DOWN,
    GUESTS,
    HOSTS,
    INTERPRETERS,
    NOTES,
    UP,
    Box,
    Chair,
    Fixture,
    Options,
    Party,
    Room,
    numbered,
    turned,
)

_QUARTERS = {"下": 0, "左": 1, "上": 2, "右": 3}


def across(party: Party, options: Options, box: Box) -> Room:
    """会谈横桌: the long side faces the door."""
    quarters = _QUARTERS[options.get("门") or "下"]
    room = turned(_table(party, options, box if quarters % 2 == 0 else box.turned()), quarters)
    return replace(room, view=f"俯视图，门在{_where(options)}")


def along(party: Party, options: Options, box: Box) -> Room:
    """会谈竖桌: one end faces the door; who comes in has the guests on the right, the hosts on the left."""
    quarters = _QUARTERS[options.get("门") or "下"]
    table = _table(party, options, box.turned() if quarters % 2 == 0 else box, end=True)
    room = turned(table, quarters + 1)
    return replace(room, view=f"俯视图，门在{_where(options)}，进门方向右客左主")


def _where(options: Options) -> str:
    door = options.get("门") or "下"
    return {"上": "上方", "下": "下方"}.get(door, f"{door}侧")


def _table(party: Party, options: Options, box: Box, end: bool = False) -> Room:
    """Guests above the table and looking down, hosts below it; the door below, or at the right end of the table."""
    chairs: list[Chair] = []
    rows = ((GUESTS, DOWN, -1), (HOSTS, UP, 1))
    depth = max(14.0, box.height * 1.2)
    for side, facing, way in rows:
        y = way * (depth / 2 + 2.0 + box.height / 2)
        chairs += _side(side, facing, party, options, box, y)
        chairs += _behind(side, facing, party, options, box, y + way * (box.height + 4.0), y)
    left = min(one.x for one in chairs) - box.width / 2
    right = max(one.x for one in chairs) + box.width / 2
    bottom = max(one.y for one in chairs) + box.height / 2
    middle, wide = (left + right) / 2, right - left
    fixtures = [Fixture("", middle, 0, wide, depth)]
    fixtures += [Fixture(side, middle, way * depth / 4, 24, 6, "label") for side, _, way in rows if party.of(side)]
    # an end of the table may face the door: turned with it, the guests are on the right of who comes in
    fixtures.append(Fixture("门", right + 9, 0, 5, 18, "door") if end else Fixture("门", middle, bottom + 9, 18, 5, "door"))
    return Room(numbered(chairs), tuple(fixtures), "")


def _side(side: str, facing: float, party: Party, options: Options, box: Box, y: float) -> list[Chair]:
    count = party.of(side)
    own_left = 1 if facing == DOWN else -1  # where this side's own left is drawn
    second = own_left if options.left_high else -own_left
    beside = 0
    if party.of(side + INTERPRETERS) and options.get("译员") != "后排":
        # our interpreter sits at the right of our speaker, theirs at the left of theirs: opposite each other
        beside = own_left if side == GUESTS else -own_left
    found = []
    for rank, at in enumerate(offsets(count, second, beside), 1):
        hand = "左" if at * own_left > 0 else "右"
        place = "居中，是本方主谈" if rank == 1 else f"本方主谈{hand}手第{abs(at)}位"
        found.append(Chair(side, at * box.across, y, facing, 1, side, place))
    if beside and count:
        why = "主宾左手第一位" if side == GUESTS else "主谈右手第一位"
        found.append(Chair(side + INTERPRETERS, beside * box.across, y, facing, 1, side, f"{why}，两方译员隔桌相对"))
    return found


def _behind(
    side: str, facing: float, party: Party, options: Options, box: Box, y: float, front: float
) -> list[Chair]:
    """The back row: interpreters who have no place at the table, then note-takers, from the middle outward."""
    at_table = 1 if party.of(side + INTERPRETERS) and options.get("译员") != "后排" and party.of(side) else 0
    waiting = [side + INTERPRETERS] * (party.of(side + INTERPRETERS) - at_table)
    waiting += [side + NOTES] * party.of(side + NOTES)
    own_left = 1 if facing == DOWN else -1
    return [
        Chair(one, at * box.across, y, facing, 2, f"{side}后排", "本方身后")
        for one, at in zip(waiting, offsets(len(waiting), own_left), strict=True)
    ]
