"""A banquet of many tables parted over several sheets, each with as many rows of tables as are legible there."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.charts.chart import is_legible_on_a3
from docgen.model.layouts import LAYOUTS
from docgen.seating.plan import SeatingPlan
from docgen.seating.room import Fixture


class PlanPart(NamedTuple):
    """A part of a plan that has a sheet of its own, and which tables it shows, in words; empty for a whole plan."""

    caption: str
    plan: SeatingPlan


def plan_parts(plan: SeatingPlan) -> list[PlanPart]:
    """The plan as it is, or in as few parts as make its names legible."""
    tables = [fixture for fixture in plan.fixtures if fixture.shape == "round"]
    if not LAYOUTS[plan.layout].over_several_sheets or len(tables) < 2 or is_legible_on_a3(plan):
        return [PlanPart("", plan)]
    rows = sorted({round(table.y, 1) for table in tables})
    for count in range(2, len(rows) + 1):
        parts = list(_parts(plan, tables, rows, count))
        if all(is_legible_on_a3(part.plan) for part in parts):
            break
    return parts


def _parts(plan: SeatingPlan, tables: Sequence[Fixture], rows: Sequence[float], count: int) -> Iterator[PlanPart]:
    """The plan in so many bands of rows; the door is in the band that is nearest to it."""
    others = [fixture for fixture in plan.fixtures if fixture.shape != "round"]
    deep = -(-len(rows) // count)
    for start in range(0, len(rows), deep):
        band = rows[start : start + deep]
        own = [table for table in tables if band[0] <= round(table.y, 1) <= band[-1]]
        names = {table.label for table in own}
        near = [other for other in others if min(rows, key=lambda row: abs(row - other.y)) in band]
        seats = tuple(seat for seat in plan.seats if seat.part in names)
        numbers = sorted({seat.row for seat in seats})
        part = plan._replace(seats=seats, fixtures=(*own, *near))
        yield PlanPart(f"第{_ranges(numbers)}桌", part)


def _ranges(numbers: Sequence[int]) -> str:
    """
    >>> _ranges([1, 2, 3, 5, 7, 8])
    '1—3、5、7—8'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(f"{run[0]}—{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
