"""The places in a row by rank: the first in the middle, the others by turns on both sides."""


def offsets(count: int, second: int, beside: int = 0) -> list[int]:
    """For ranks 1, 2, 3 …: how many seats to the right of number 1 (to the left: negative), as drawn.

    ``second`` is the side on which number 2 sits, +1 or −1. ``beside`` keeps the seat next to number 1 on that side
    free for an interpreter; number 2 then sits on the other side.

    >>> offsets(5, 1), offsets(4, -1)
    ([0, 1, -1, 2, -2], [0, -1, 1, -2])
    >>> offsets(4, 1, beside=1)
    [0, -1, 2, -2]
    """
    seat_offsets = [0]
    reach = {1: 1 + (beside == 1), -1: 1 + (beside == -1)}
    side = -beside if beside else second
    while len(seat_offsets) < count:
        seat_offsets.append(side * reach[side])
        reach[side] += 1
        side = -side
    return seat_offsets[:count]


def places(count: int, second: int, even_second: int) -> list[int]:
    """For ranks 1, 2, 3 …: the place in a row of ``count`` seats, from 0 at the left of the drawing.

    An odd row has number 1 in the middle and number 2 on the side ``second``; in an even row number 2 sits on the side
    ``even_second`` of number 1, both in the middle.

    >>> [places(7, 1, 1).index(seat) + 1 for seat in range(7)]
    [7, 5, 3, 1, 2, 4, 6]
    >>> [places(6, 1, -1).index(seat) + 1 for seat in range(6)]
    [6, 4, 2, 1, 3, 5]
    """
    seat_offsets = offsets(count, second if count % 2 else even_second)
    return [offset - min(seat_offsets) for offset in seat_offsets]


def row_places(seats: int, people: int, second: int, even_second: int) -> list[int]:
    """The places of ranks 1 … ``people`` in a row of ``seats``, then those that stay empty: at the ends.

    Odd and even go by those who sit in the row, not by its chairs.
    """
    before = (seats - people) // 2
    taken = [before + place for place in places(people, second, even_second)] if people else []
    return taken + [place for place in range(seats) if place not in taken]
