"""What stands before and behind the rows of a hall, as rows of its table: the rostrum, the wall, the camera."""

from collections.abc import Iterator, Sequence

from docgen.charts.hall_columns import HallColumns
from docgen.draw.drawing import GridCell
from docgen.seating.plan import SeatingPlan
from docgen.seating.room import Fixture

#: A row of the table with what stands there, and the white between it and the seats; and both together, mm.
_ROW_MM, _WHITE_MM = 8.0, 3.0
FURNITURE_MM = _ROW_MM + _WHITE_MM
_SIZE_PT, _NARROWEST_MM = 12.0, 32.0

#: A row of a table: its height in mm and its cells.
_TableRow = tuple[float, tuple[GridCell, ...]]


def furniture_rows(
    plan: SeatingPlan, columns: HallColumns, scale: float, are_ends: tuple[bool, bool]
) -> tuple[list[_TableRow], list[_TableRow]]:
    """The rows above and below the seats of a page, whose columns are drawn so much wider than laid out.

    ``are_ends``: whether the page has the first rows and the last. Others say only where the thing is.
    """
    ys = [seat.y for seat in plan.seats]
    things = [fixture for fixture in plan.fixtures if fixture.label]
    above = [fixture for fixture in things if fixture.y < min(ys)]
    below = [fixture for fixture in things if fixture.y > max(ys)]
    white = (_WHITE_MM, (GridCell("", "gap", len(columns.edges) + 1),))
    least = _NARROWEST_MM / scale
    top = list(_rows(above, columns, "" if are_ends[0] else "↑", least))
    foot = list(_rows(below, columns, "" if are_ends[1] else "↓", least))
    return [*top, *([white] if top else [])], [*([white] if foot else []), *foot]


def _rows(fixtures: Sequence[Fixture], columns: HallColumns, arrow: str, least: float) -> Iterator[_TableRow]:
    """The fixtures of one side in one row, where they stand; with an arrow they are on another page.

    Their cells are at least so wide, as laid out.
    """
    if not fixtures:
        return
    if arrow:
        words = f"{arrow} {fixtures[0].label}"
        yield _ROW_MM, (GridCell(words, "gap", len(columns.edges) + 1, _SIZE_PT),)
        return
    cells: list[GridCell] = []
    at = 0
    for fixture in sorted(fixtures, key=lambda fixture: fixture.x):
        # the column with the numbers of rows comes before the first edge
        first, last = (number + 1 for number in columns.span_of(*_place(fixture, columns, least)))
        first = max(first, at)
        if last <= first:
            continue
        cells += [GridCell("", "gap", first - at)] if first > at else []
        cells.append(_cell(fixture, _words(fixture, columns), last - first))
        at = last
    yield _ROW_MM, (*cells, GridCell("", "gap", len(columns.edges) + 1 - at))


def _cell(fixture: Fixture, words: str, span: int) -> GridCell:
    """A thing as a box; where it stands only as words without one."""
    if fixture.shape == "label":
        return GridCell(words, "gap", span, _SIZE_PT)
    return GridCell(words, "fixture", span, _SIZE_PT, shade=fixture.shape == "wall")


def _ends(fixture: Fixture) -> tuple[float, float]:
    return fixture.x - fixture.width / 2, fixture.x + fixture.width / 2


def _place(fixture: Fixture, columns: HallColumns, least: float) -> tuple[float, float]:
    """From where to where a thing stands on this page; at its edge if it stands beside it."""
    left, right = _ends(fixture)
    first, last = columns.edges[0], columns.edges[-1]
    left, right = min(max(left, first), last), max(min(right, last), first)
    missing = max(0.0, least - (right - left))
    if left == first or right == last:
        return (left, right + missing) if left == first else (left - missing, right)
    return left - missing / 2, right + missing / 2


def _words(fixture: Fixture, columns: HallColumns) -> str:
    """The label, with an arrow where the thing stands beside the columns of this page."""
    left, right = _ends(fixture)
    if left >= columns.edges[-1]:
        return f"{fixture.label} →"
    return f"← {fixture.label}" if right <= columns.edges[0] else fixture.label
