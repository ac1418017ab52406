"""Who sits with the chief guest and with the host down the two sides of a room, and who goes on on the other side."""

from collections.abc import Iterator

from docgen.seating.room import GUESTS, HOSTS, Party

#: A side of at least so many, and so many times the other, goes on behind the other.
_MANY, _TIMES = 6, 3
#: What is said of one who does.
GOING_ON = "（本方一侧坐不匀，续坐）"
#: The side on which a companion sits, and his place on it from 1.
_Companion = tuple[str, int]


def companions(party: Party, side: str) -> Iterator[_Companion]:
    """Those of a side who come behind its first: the side on which each sits, his place there.

    Where few sit with one of the two, the last of the others go on behind them, so that both sides are alike long.

    >>> list(companions(Party({"来宾": 7, "主方": 3}), "来宾"))
    [('来宾', 1), ('来宾', 2), ('来宾', 3), ('来宾', 4), ('主方', 3), ('主方', 4)]
    """
    other = HOSTS if side == GUESTS else GUESTS
    count, others = (max(0, party.of(one) - 1) for one in (side, other))
    own = count - crossing(count, others)
    yield from ((side, place) for place in range(1, own + 1))
    yield from ((other, others + place) for place in range(1, count - own + 1))


def crossing(count: int, others: int) -> int:
    """How many of a side go on on the other, where so many sit there.

    >>> crossing(8, 0), crossing(6, 2), crossing(5, 1), crossing(0, 8), crossing(7, 3)
    (4, 2, 0, 0, 0)
    """
    return (count - others) // 2 if count >= _MANY and count >= _TIMES * others else 0


def side_length(party: Party) -> int:
    """How many sit down the longer of the two sides."""
    return max((place for side in (GUESTS, HOSTS) for _, place in companions(party, side)), default=0)
