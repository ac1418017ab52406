"""长桌宴: the Western long table, hosts across from each other in its middle or at its ends."""

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from typing import NamedTuple

from docgen.seating.room import (
    DOWN,
    GUESTS,
    HOSTS,
    INTERPRETERS,
    LEFT,
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

#: What sits in the place of honour and across from it.
FIRST_HOST, SECOND_HOST = "主人", "第二主人"
_FIRST_GUEST = "首位客人"
_AT_ENDS, _PART = "两端", "长桌宴"
_DEPTH_MM, _BESIDE_TABLE_MM, _SHORTEST_MM = 18.0, 2.0, 50.0
#: Two beside each host.
_GUESTS_BESIDE_HOSTS = 4


class _HeadSeat(NamedTuple):
    """A host, or the chair that is his: where he looks, and what he is called."""

    name: str
    facing: float


class _PlaceByHead(NamedTuple):
    """A chair that no host has: beside which head, at which hand as he has it, and how far from him."""

    head: _HeadSeat
    hand: str
    distance: int


_FIRST, _SECOND = _HeadSeat(FIRST_HOST, DOWN), _HeadSeat(SECOND_HOST, UP)


def long_table(party: Party, options: SeatingOptions, box: NameBox) -> SeatingRoom:
    """长桌宴: the first host faces the door, the second sits across from him: in the middle, or at the ends.

    Guests sit beside them by turns: at the right of the first host, of the second, at the left of the first, of the
    second, then further away.
    """
    door = options.get("门")
    times = quarters(door)
    arrange, what = (_at_ends, "两端") if options.get("主位") == _AT_ENDS else (_in_middle, "中间")
    room = arrange(party, box if times % 2 == 0 else box.turned())
    if not party.of(HOSTS):  # the first guest has the place of the host
        chairs = (chair._replace(reason=chair.reason.replace(FIRST_HOST, _FIRST_GUEST)) for chair in room.chairs)
        room = room._replace(chairs=tuple(chairs))
    view = f"俯视图，门在{below(door)}；{_heads_in_words(party, what)}"
    return turned(room._replace(chairs=numbered(room.chairs)), times)._replace(view=view)


def _heads_in_words(party: Party, where: str) -> str:
    if party.of(HOSTS) > 1:
        return f"{FIRST_HOST}、{SECOND_HOST}对坐长桌{where}"
    return f"{FIRST_HOST if party.of(HOSTS) else _FIRST_GUEST}坐长桌{'一端' if where == _AT_ENDS else where}"


def sitters(party: Party) -> list[str]:
    """Who sits beside the hosts, in order: four guests, their interpreters, then further hosts and guests by turns.

    >>> "".join(side[0] for side in sitters(Party({HOSTS: 4, GUESTS: 8})))
    '来来来来主主来来来来'
    """
    guests = [GUESTS] * (party.of(GUESTS) - (0 if party.of(HOSTS) else 1))
    interpreters = [side + INTERPRETERS for side in (GUESTS, HOSTS) for _ in range(party.of(side + INTERPRETERS))]
    hosts = [HOSTS] * max(0, party.of(HOSTS) - 2)
    near, far = guests[:_GUESTS_BESIDE_HOSTS], guests[_GUESTS_BESIDE_HOSTS:]
    pairs = zip_longest(_in_pairs(hosts), _in_pairs(far), fillvalue=())
    return [*near, *interpreters, *chain.from_iterable(chain.from_iterable(pairs))]


def _in_pairs(sides: Sequence[str]) -> list[Sequence[str]]:
    return [sides[start : start + 2] for start in range(0, len(sides), 2)]


def _head_side(party: Party) -> str:
    """Who has the place of honour: a host, or a guest where no host comes."""
    return HOSTS if party.of(HOSTS) else GUESTS


def _places_of_two(count: int) -> list[_PlaceByHead]:
    """Places beside two heads: the right of the first, of the second, the left of the first, of the second."""
    order = [_PlaceByHead(head, side, 0) for side in "右左" for head in (_FIRST, _SECOND)]
    return [order[at % 4]._replace(distance=at // 4 + 1) for at in range(count)]


def _in_middle(party: Party, box: NameBox) -> SeatingRoom:
    waiting = sitters(party)
    places = _places_of_two(len(waiting)) if party.of(HOSTS) > 1 else _places_of_one(len(waiting))
    y = _DEPTH_MM / 2 + _BESIDE_TABLE_MM + box.height / 2
    chairs = [
        _chair(side, place, _off(place) * box.across, -y if place.head is _FIRST else y)
        for side, place in zip(waiting, places, strict=True)
    ]
    chairs[:0] = _heads(party, [(0.0, -y), (0.0, y)])
    left = min((chair.x for chair in chairs), default=0.0) - box.width / 2
    right = max((chair.x for chair in chairs), default=0.0) + box.width / 2
    wide, middle = max(right - left, _SHORTEST_MM), (left + right) / 2
    table = Fixture("长桌", middle, 0, wide, _DEPTH_MM)
    door = Fixture("门", middle, y + box.height / 2 + 12, 20, 6, "door")
    return SeatingRoom(tuple(chairs), (table, door), "")


def _off(place: _PlaceByHead) -> int:
    """How many chairs to the right of its head a place is, as drawn."""
    own_right = -1 if place.head.facing == DOWN else 1
    return place.distance * (own_right if place.hand == "右" else -own_right)


def _places_of_one(count: int) -> list[_PlaceByHead]:
    """Places about a host who sits alone in the middle, the nearest first, those on his side before those across.

    >>> [f"{place.head.name[-2:]}{place.hand}{place.distance}" for place in _places_of_one(5)]
    ['主人右1', '主人左1', '对面右0', '对面左1', '对面右1']
    """
    own_side = max((count + 2) // 2 - 1, min(2, count))
    across = count - own_side
    own = [_PlaceByHead(_FIRST, "右左"[at % 2], at // 2 + 1) for at in range(own_side)]
    # the host's right hand is at the left of who sits across from him
    opposite = [_PlaceByHead(_OPPOSITE, "右左"[at % 2], (at + 1) // 2) for at in range(across)]
    return sorted([*own, *opposite], key=lambda place: place.distance + (place.head is _OPPOSITE))


_OPPOSITE = _HeadSeat("主人对面", UP)


def _at_ends(party: Party, box: NameBox) -> SeatingRoom:
    waiting = sitters(party)
    has_second = party.of(HOSTS) > 1
    places = _places_of_two(len(waiting)) if has_second else _places_down(len(waiting))
    columns = {way: [place for place in places if _way(place) == way] for way in (-1, 1)}
    longest = max(len(column) for column in columns.values())
    ys = centred(max(longest, 1), box.down + 1.0)
    x = _DEPTH_MM / 2 + _BESIDE_TABLE_MM + box.width / 2
    chairs = []
    for side, place in zip(waiting, places, strict=True):
        y = ys[place.distance - 1] if place.head is _FIRST else ys[-place.distance]
        chairs.append(_chair(side, place, _way(place) * x, y, RIGHT if _way(place) < 0 else LEFT))
    long = max(ys[-1] - ys[0] + box.height, _SHORTEST_MM / 2)
    end = long / 2 + _BESIDE_TABLE_MM + box.height / 2
    chairs[:0] = _heads(party, [(0.0, -end), (0.0, end)])
    table = Fixture("长桌", 0, 0, _DEPTH_MM, long)
    door = Fixture("门", 0, end + box.height / 2 + 10, 20, 6, "door")
    return SeatingRoom(tuple(chairs), (table, door), "")


def _places_down(count: int) -> list[_PlaceByHead]:
    """Places down both sides of the table from its one head, right first."""
    return [_PlaceByHead(_FIRST, "右左"[at % 2], at // 2 + 1) for at in range(count)]


def _way(place: _PlaceByHead) -> int:
    """On which side of the table a place is, as drawn."""
    return _off(place._replace(distance=1))


def _heads(party: Party, spots: Sequence[tuple[float, float]]) -> Iterator[Chair]:
    """The chairs of the hosts, or of the first guest where no host comes."""
    side = _head_side(party)
    count = min(2, party.of(HOSTS)) or min(1, party.of(GUESTS))
    for head, (x, y) in list(zip((_FIRST, _SECOND), spots, strict=True))[:count]:
        reason = "面门主位" if head is _FIRST else "与主人相对"
        yield Chair(side, x, y, head.facing, 1, _PART, reason, role=head.name if side == HOSTS else "")


def _chair(side: str, place: _PlaceByHead, x: float, y: float, facing: float | None = None) -> Chair:
    head = place.head
    if not place.distance:
        reason = head.name
    elif head is _OPPOSITE:
        reason = f"{head.name}，{hand(_off(place), UP)}手第{place.distance}位"
    else:
        reason = f"{head.name}{place.hand}手第{place.distance}位"
    role = INTERPRETERS if side.endswith(INTERPRETERS) else ""
    return Chair(side, x, y, head.facing if facing is None else facing, 1, _PART, reason, role=role)
