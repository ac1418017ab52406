"""The names of a hall in cells of a table: which size most of them have there, and how a long one is set."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from docgen.model.layouts import LAYOUTS
from docgen.model.units import floor_to_half_point, mm_to_pt, pt_to_mm
from docgen.seating.labels import LEADING, LONGEST_WORD, STACK_LEADING, name_lines, shown_advance
from docgen.seating.plan import Seat, SeatingPlan

_LARGEST_PT, _MOST_LINES = 30.0, 4
#: Words longer than so many em are cut where whole ones would be smaller than so many points: of a few names only.
_CUT_WORD, _SMALLEST_PT, _MOST_CUT = 4.0, 9.0, 0.08
#: What a cell leaves free beside and above its name, em; and how wide and high it is at most for the usual size.
_AIR_ACROSS, _AIR_DOWN = 0.4, 0.5
_WIDEST, _HIGHEST = 10.0, 10.0
#: So many names have the usual size; the smallest has this part of it at least.
_MOST_NAMES, _SMALLEST_PART = 0.75, 0.625
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
    """The size of most names and of the smallest, in points; whether names stand upright, whether words may be cut."""

    usual_pt: float
    smallest_pt: float
    is_upright: bool
    may_cut: bool


class _Ways(NamedTuple):
    """The ways to set a name with its words whole, and with long ones cut; names of the same length have the same."""

    whole: tuple[_NameWay, ...]
    cut: tuple[_NameWay, ...] = ()

    def size_pt(self, cell: HallCell) -> float:
        """The largest size at which a cell holds the name; words are cut only if it were too small otherwise."""
        whole = max(map(cell.size_pt, self.whole))
        return whole if whole >= _SMALLEST_PT or not self.cut else max(map(cell.size_pt, self.cut))


#: The ways of the names of guests and of hosts, each with the number of names that have them.
_Counts = tuple[Counter[_Ways], Counter[_Ways]]


class HallNames:
    """The names of a hall, counted once for all cells that are tried."""

    def __init__(self, plan: SeatingPlan, may_cut: bool = False) -> None:
        seats = [seat for seat in plan.seats if seat.person]
        has_letters = any(character.isascii() for seat in seats for character in _name(seat))
        self._may_cut = may_cut
        self._lying = _counts(seats, _cut_ways if may_cut else _whole_ways)
        self._upright = None if has_letters or not LAYOUTS[plan.layout].upright_names else _counts(seats, _upright_ways)

    def sizes(self, cell: HallCell) -> SizesInCell:
        """How large the names are in such cells. Those of most guests are never smaller than a host's."""
        lying = SizesInCell(*_sizes(self._lying, cell), False, self._may_cut)
        if self._upright is None:
            return lying
        upright = SizesInCell(*_sizes(self._upright, cell), True, False)
        return upright if upright.usual_pt > _WORTH_TURNING * lying.usual_pt else lying

    def are_few_cut(self, cell: HallCell) -> bool:
        """Whether hardly any name has a word cut in such a cell."""
        counts = self._lying[0] + self._lying[1]
        cut = sum(count for ways, count in counts.items() if max(map(cell.size_pt, ways.whole)) < _SMALLEST_PT)
        return cut <= _MOST_CUT * counts.total()


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
    if sizes.is_upright:
        return tuple(name), _size(_upright_ways(name).size_pt(cell), sizes)
    lines, size_pt = _best_lines(name, LONGEST_WORD, cell, sizes)
    if sizes.may_cut and size_pt < _SMALLEST_PT:
        lines, size_pt = _best_lines(name, _CUT_WORD, cell, sizes)
    return lines, _size(size_pt, sizes)


def _best_lines(name: str, longest_word: float, cell: HallCell, sizes: SizesInCell) -> tuple[tuple[str, ...], float]:
    """The fewest lines in which a name has the usual size, else those in which it is largest; and that size."""
    best: tuple[str, ...] = (name,)
    best_pt = 0.0
    for count in range(1, _MOST_LINES + 1):
        lines = name_lines(name, count, longest_word)
        size_pt = min(sizes.usual_pt, cell.size_pt(_lying_way(lines)))
        if size_pt > best_pt:
            best, best_pt = lines, size_pt
        if best_pt == sizes.usual_pt:
            break
    return best, best_pt


def _size(size_pt: float, sizes: SizesInCell) -> float:
    return max(1.0, floor_to_half_point(min(size_pt, sizes.usual_pt)))


def _name(seat: Seat) -> str:
    return seat.person.name if seat.person else ""


def _counts(seats: Sequence[Seat], ways: Callable[[str], _Ways]) -> _Counts:
    guests, hosts = Counter[_Ways](), Counter[_Ways]()
    for seat in seats:
        (hosts if seat.is_host else guests)[ways(_name(seat))] += 1
    return guests, hosts


def _sizes(counts: _Counts, cell: HallCell) -> tuple[float, float]:
    """The usual size and the smallest. A few long names of guests may be smaller than hosts' names."""
    guests, hosts = (_borne(own, cell) for own in counts)
    smallest = min((*guests, *hosts), default=_LARGEST_PT)
    usual = min(_size_of_most(guests + hosts), smallest / _SMALLEST_PART, _LARGEST_PT)
    if guests and hosts:
        usual = min(usual, _size_of_most(guests))
    return max(1.0, floor_to_half_point(usual)), floor_to_half_point(min(usual, smallest))


def _borne(counts: Counter[_Ways], cell: HallCell) -> Counter[float]:
    """The sizes that the cell bears, each with the number of names that have it."""
    sizes: Counter[float] = Counter()
    for ways, count in counts.items():
        sizes[ways.size_pt(cell)] += count
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
def _whole_ways(name: str) -> _Ways:
    return _Ways(_lying_ways(name, LONGEST_WORD))


@lru_cache(maxsize=4096)
def _cut_ways(name: str) -> _Ways:
    return _Ways(_whole_ways(name).whole, _lying_ways(name, _CUT_WORD))


def _upright_ways(name: str) -> _Ways:
    return _Ways((_NameWay(1.0 + _AIR_ACROSS, STACK_LEADING * len(name) + _AIR_DOWN),))


def _lying_ways(name: str, longest_word: float) -> tuple[_NameWay, ...]:
    if len(name_lines(name, _MOST_LINES, longest_word)) == 1:
        return (_lying_way((name,)),)
    return tuple(sorted({_lying_way(name_lines(name, count, longest_word)) for count in range(1, _MOST_LINES + 1)}))


def _lying_way(lines: Sequence[str]) -> _NameWay:
    return _NameWay(max(map(shown_advance, lines)) + _AIR_ACROSS, LEADING * len(lines) + _AIR_DOWN)
