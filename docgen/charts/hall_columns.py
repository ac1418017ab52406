"""The columns of a hall's table under all rows at once, where rows stand in different places."""

from bisect import bisect, bisect_left
from dataclasses import dataclass
from itertools import pairwise

from docgen.seating.plan import Seat, SeatingPlan

#: Edges that are nearer to each other are one edge, mm.
_SAME_EDGE = 0.4
#: A page ends in an aisle that is so near to an even division, as a part of the page's width.
_NEAR = 0.15


@dataclass(frozen=True, slots=True)
class HallColumns:
    """The edges of the columns: wherever a seat of any row begins or ends; and half the width of a seat. All mm."""

    edges: tuple[float, ...]
    half: float

    @classmethod
    def of(cls, plan: SeatingPlan) -> "HallColumns":
        half = plan.box.across / 2
        ends = sorted({round(seat.x + side * half, 1) for seat in plan.seats for side in (-1, 1)})
        apart = [edge for edge, last in zip(ends, [-1e9, *ends], strict=False) if edge - last > _SAME_EDGE]
        return cls(tuple(apart), half)

    @property
    def width(self) -> float:
        return self.edges[-1] - self.edges[0]

    def span(self, seat: Seat) -> tuple[int, int]:
        """From which edge to which a seat reaches, by their numbers."""
        left, right = seat.x - self.half + _SAME_EDGE, seat.x + self.half + _SAME_EDGE
        return bisect(self.edges, left) - 1, bisect(self.edges, right) - 1

    def span_of(self, left: float, right: float) -> tuple[int, int]:
        """From which edge to which something between two places reaches, whole columns."""
        last = min(bisect_left(self.edges, right - _SAME_EDGE), len(self.edges) - 1)
        return max(0, min(bisect(self.edges, left + _SAME_EDGE) - 1, last - 1)), last

    def over_pages(self, count: int) -> list["HallColumns"]:
        """The columns of each of so many pages, shared out evenly; a page ends before an aisle where one is near."""
        cuts = [self.edges[0]]
        for number in range(1, count):
            aim = self.edges[0] + self.width * number / count
            cuts.append(self._cut(cuts[-1], aim, self.width / count * _NEAR))
        aisles = self._aisles()
        parts = [
            HallColumns(tuple(edge for edge in self.edges if left <= edge <= right), self.half)
            for left, right in pairwise([*cuts, self.edges[-1]])
        ]
        parts = [HallColumns(part.edges[part.edges[0] in aisles :], self.half) for part in parts if part.edges]
        return [part for part in parts if len(part.edges) > 1]

    def _cut(self, last: float, aim: float, reach: float) -> float:
        """The edge at which the next page ends: in an aisle within reach of the aim, else nearest to it."""
        further = [edge for edge in self.edges if edge > last] or [last]
        aisles = self._aisles()
        near = [edge for edge in further if edge in aisles and abs(edge - aim) <= reach]
        return min(near or further, key=lambda edge: abs(edge - aim))

    def _aisles(self) -> set[float]:
        """The left edges of columns that are not as wide as a seat."""
        return {edge for edge, after in pairwise(self.edges) if abs(after - edge - 2 * self.half) > _SAME_EDGE}
