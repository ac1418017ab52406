"""Who sits with the chief guest and with the host down the two sides of a room, and who goes on on the other side."""

from collections.abc import Iterator

from docgen.seating.room import GUESTS, HOSTS, Party

#: A side of at least so many, and so many times the other, goes on behind the other.
_MANY, _TIMES = 6, 3
#: What is said of one who does.
GOING_ON = "（本方一侧坐不匀，续坐）"
#: A companion: his side, the side on which he sits, his place on it from 1.
_Companion = tuple[str, str, int]


def companions(party: Party) -> Iterator[_Companion]:
    """Those who come behind the first of both sides, each on his own side.

    Where few sit with one of the two, the last of the others go on behind them, so that both sides are alike long.

    >>> [(side, at) for side, on, at in companions(Party({"来宾": 9, "主方": 1})) if on == "主方"]
    [('来宾', 1), ('来宾', 2), ('来宾', 3), ('来宾', 4)]
    """
    counts = {side: max(0, party.of(side) - 1) for side in (GUESTS, HOSTS)}
    for side, other in ((GUESTS, HOSTS), (HOSTS, GUESTS)):
        own = counts[side] - crossing(counts[side], counts[other])
        yield from ((side, side, place) for place in range(1, own + 1))
        yield from ((side, other, counts[other] + place) for place in range(1, counts[side] - own + 1))


def crossing(count: int, others: int) -> int:
    """How many of a side go on on the other, where so many sit there.

    >>> crossing(8, 0), crossing(6, 2), crossing(5, 1), crossing(0, 8), crossing(7, 3)
    (4, 2, 0, 0, 0)
    """
    return (count - others) // 2 if count >= _MANY and count >= _TIMES * others else 0


def side_length(party: Party) -> int:
    """How many sit down the longer of the two sides."""
    return max((place for _, _, place in companions(party)), default=0)
