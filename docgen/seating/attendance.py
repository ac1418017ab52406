"""Who sits in a room, as far as rules ask: how many on each side, in each row, at each table."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import NamedTuple

from docgen.seating.room import GUESTS, HOSTS, LIST, Chair, Party, SeatingOptions


class Attendance(NamedTuple):
    """How many sit on each side (译员 and 记录 of both sides too), and of each side in each row or at each table.

    ``roles`` are the roles of those who sit (副主陪, 译员 …).
    """

    sides: Mapping[str, int]
    rows: Mapping[int, Mapping[str, int]]
    roles: frozenset[str]
    units: int
    options: SeatingOptions

    @classmethod
    def of_chairs(
        cls, chairs: Sequence[Chair], taken: Collection[str], party: Party, options: SeatingOptions
    ) -> "Attendance":
        """That of a room whose chairs with these numbers are taken."""
        rows: dict[int, Counter[str]] = {}
        for chair in chairs:
            if chair.number in taken:
                rows.setdefault(chair.row, Counter())[chair.side] += 1
        roles = frozenset(chair.role for chair in chairs if chair.number in taken)
        return cls(party.counts, rows, roles, len(dict.fromkeys(party.units)), options)

    def of(self, side: str) -> int:
        return self.sides.get(side, 0)

    @property
    def people(self) -> int:
        return sum(self.sides.values())

    @property
    def longest_side(self) -> int:
        """The people of the larger side, without those who serve it."""
        return max(self.of(GUESTS), self.of(HOSTS))

    @property
    def row_sizes(self) -> list[int]:
        """The people of the list in each row, without a moderator at its end."""
        return [row[LIST] for row in self.rows.values() if row.get(LIST)]

    @property
    def largest_table(self) -> int:
        """The guests at the table with the most of them that a second host shares."""
        return max((row[GUESTS] for row in self.rows.values() if row.get(HOSTS, 0) > 1), default=0)

    def is_written(self, option: str, *values: str) -> bool:
        """Whether an option has one of these values."""
        return self.options.get(option) in values


#: Whether a rule decided something for those who sit in a room.
Applies = Callable[[Attendance], bool]


def always(_attendance: Attendance) -> bool:
    return True


def is_one_list(attendance: Attendance) -> bool:
    return bool(attendance.of(LIST))


def has_both_sides(attendance: Attendance) -> bool:
    return bool(attendance.of(GUESTS) and attendance.of(HOSTS))


def is_abroad(attendance: Attendance) -> bool:
    return attendance.is_written("场合", "外事")


def is_on_business(attendance: Attendance) -> bool:
    return attendance.is_written("场合", "商务")


def all_of(*conditions: Applies) -> Applies:
    """A condition that asks for several at once."""
    return lambda attendance: all(condition(attendance) for condition in conditions)


def has_an_even_row(attendance: Attendance) -> bool:
    return any(people and people % 2 == 0 for people in attendance.row_sizes)


def has_several_rows(attendance: Attendance) -> bool:
    return len(attendance.row_sizes) > 1


def has_an_odd_row(attendance: Attendance) -> bool:
    """A row of three or more in which the first sits in the very middle."""
    return any(people % 2 and people > 1 for people in attendance.row_sizes)
