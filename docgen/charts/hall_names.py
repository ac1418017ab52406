"""The names of a hall in cells of a table: which size most of them have there, and how a long one is set."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from docgen.model.layouts import LAYOUTS
from docgen.model.units import floor_to_half_point, mm_to_pt, pt_to_mm
from docgen.seating.labels import LEADING, LONGEST_WORD, STACK_LEADING, name_lines, shown_advance
from docgen.seating.plan import Seat, SeatingPlan

_LARGEST_PT, _MOST_LINES = 30.0, 4
#: Words longer than so many em are cut where whole ones would be too small.
CUT_WORD = 4.0
#: What a cell leaves free beside and above its name, em; and how wide and high it is at most for the usual size.
_AIR_ACROSS, _AIR_DOWN = 0.4, 0.5
_WIDEST, _HIGHEST = 10.0, 8.0
#: So many names have the usual size; the smallest has this part of it at least.
_MOST_NAMES, _SMALLEST_PART = 0.85, 0.625
#: Instead of how long a word may be: names stand upright, every character is a line.
_UPRIGHT = 0.0
#: Names stand upright where that makes them so much larger.
_WORTH_TURNING = 1.15


class _NameWay(NamedTuple):
    """A way to set a name: what it takes across and down with its air, em."""

    width: float
    height: float


class HallCell(NamedTuple):
    """A cell of the table, mm."""

    width: float
    height: float

    def size_pt(self, way: _NameWay) -> float:
        """The largest size at which it holds a name."""
        return mm_to_pt(min(self.width / way.width, self.height / way.height))


class SizesInCell(NamedTuple):
    """The size of most names and of the smallest, in points; how long words may be, or that names stand upright."""

    usual_pt: float
    smallest_pt: float
    longest_word: float


#: The ways to set a name; names of the same length have the same.
_Ways = tuple[_NameWay, ...]
#: The ways of the names of guests and of hosts, each with the number of names that have them.
_Counts = tuple[Counter[_Ways], Counter[_Ways]]


class HallNames:
    """The names of a hall, counted once for all cells that are tried."""

    def __init__(self, plan: SeatingPlan, longest_word: float = LONGEST_WORD) -> None:
        seats = [seat for seat in plan.seats if seat.person]
        has_letters = any(character.isascii() for seat in seats for character in _name(seat))
        self._longest_word = longest_word
        self._lying = _counts(seats, longest_word)
        self._upright = None if has_letters or not LAYOUTS[plan.layout].upright_names else _counts(seats, _UPRIGHT)

    def sizes(self, cell: HallCell) -> SizesInCell:
        """How large the names are in such cells. A guest's is never smaller than a host's."""
        lying = _sizes(self._lying, cell, self._longest_word)
        if self._upright is None:
            return lying
        upright = _sizes(self._upright, cell, _UPRIGHT)
        return upright if upright.usual_pt > _WORTH_TURNING * lying.usual_pt else lying


def cell_for(names: HallNames, most: HallCell) -> tuple[HallCell, SizesInCell]:
    """The cell of at most that size which is not larger than the names look well in, and their sizes in it."""
    sizes = names.sizes(most)
    em = pt_to_mm(sizes.usual_pt)
    cell = most
    for smaller in (HallCell(min(most.width, em * _WIDEST), cell.height), HallCell(cell.width, em * _HIGHEST)):
        tried = HallCell(min(cell.width, smaller.width), min(cell.height, smaller.height))
        cell = tried if names.sizes(tried) == sizes else cell
    return cell, sizes


def set_name(name: str, cell: HallCell, sizes: SizesInCell) -> tuple[tuple[str, ...], float]:
    """The lines of a name and its size in points: the usual one, or as large as the cell holds it."""
    if sizes.longest_word == _UPRIGHT:
        return tuple(name), _size(cell.size_pt(_ways(name, _UPRIGHT)[0]), sizes)
    settings = [name_lines(name, count, sizes.longest_word) for count in range(1, _MOST_LINES + 1)]
    # the fewest lines in which it has the usual size, else those in which it is largest
    sizes_pt = [min(sizes.usual_pt, cell.size_pt(_lying_way(lines))) for lines in settings]
    best = sizes_pt.index(max(sizes_pt))
    return settings[best], _size(sizes_pt[best], sizes)


def _size(size_pt: float, sizes: SizesInCell) -> float:
    return max(1.0, floor_to_half_point(min(size_pt, sizes.usual_pt)))


def _name(seat: Seat) -> str:
    return seat.person.name if seat.person else ""


def _counts(seats: Sequence[Seat], longest_word: float) -> _Counts:
    guests, hosts = Counter[_Ways](), Counter[_Ways]()
    for seat in seats:
        (hosts if seat.is_host else guests)[_ways(_name(seat), longest_word)] += 1
    return guests, hosts


def _sizes(counts: _Counts, cell: HallCell, longest_word: float) -> SizesInCell:
    guests, hosts = (_borne(own, cell) for own in counts)
    smallest = min((*guests, *hosts), default=_LARGEST_PT)
    usual = min(_size_of_most(guests + hosts), smallest / _SMALLEST_PART, _LARGEST_PT)
    if guests and hosts and min(guests) < usual:
        usual = min(guests)
    return SizesInCell(max(1.0, floor_to_half_point(usual)), floor_to_half_point(min(usual, smallest)), longest_word)


def _borne(counts: Counter[_Ways], cell: HallCell) -> Counter[float]:
    """The sizes that the cell bears, each with the number of names that have it."""
    sizes: Counter[float] = Counter()
    for ways, count in counts.items():
        sizes[max(map(cell.size_pt, ways))] += count
    return sizes


def _size_of_most(sizes: Counter[float]) -> float:
    """The largest size that most names bear."""
    needed = _MOST_NAMES * sizes.total()
    for size, count in sorted(sizes.items(), reverse=True):
        needed -= count
        if needed <= 0:
            return size
    return _LARGEST_PT


@lru_cache(maxsize=4096)
def _ways(name: str, longest_word: float) -> _Ways:
    if longest_word == _UPRIGHT:
        return (_NameWay(1.0 + _AIR_ACROSS, STACK_LEADING * len(name) + _AIR_DOWN),)
    return tuple(sorted({_lying_way(name_lines(name, count, longest_word)) for count in range(1, _MOST_LINES + 1)}))


def _lying_way(lines: Sequence[str]) -> _NameWay:
    return _NameWay(max(map(shown_advance, lines)) + _AIR_ACROSS, LEADING * len(lines) + _AIR_DOWN)
