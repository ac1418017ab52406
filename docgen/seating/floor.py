"""课桌式、剧院式: the hall in front of the rostrum, row by row, column by column, or from the middle."""

from collections.abc import Callable, Iterator
from itertools import groupby
from math import ceil, sqrt

from docgen.seating.line import row_places
from docgen.seating.room import LIST, NOBODY, UP, Chair, Fixture, NameBox, Party, SeatingOptions, SeatingRoom, extent

_AISLE = 9.0
_WIDEST = 40
_DEEPEST = 20
#: Where a chair stands: row and column, from 1; the row nearest to the rostrum first.
_Spot = tuple[int, int]


def hall(party: Party, options: SeatingOptions, box: NameBox) -> SeatingRoom:
    """课桌式: the rostrum is at the top of the chart, and all look up to it.

    横排 fills rows from left to right, 竖排 columns from front to back, 左右 rows from the middle, the left hand
    of who sits there first. With 分团 people of one unit sit together; 另起 gives every unit rows of its own.
    """
    groups = _groups(party, options)
    rows, columns = _grid(groups, options)
    order = list(_order(groups, rows, columns, options))
    taken = set(order)
    spare = [(row, column) for row in range(1, rows + 1) for column in range(1, columns[row - 1] + 1)]
    free = [spot for spot in spare if spot not in taken]
    # chairs beyond the people of the list stay empty, those beyond a delegation's too
    seats = [(spot, LIST) for spot in order[: party.of(LIST)]]
    empty = [*order[party.of(LIST) :], *free]
    xs = {width: _xs(width, options.numbers("走道"), box) for width in set(columns)}
    how = {"竖排": "竖排，由前向后", "左右": "首位居中，居中者左手为先"}.get(
        options.get("排法"), "横排，从左到右、自前而后"
    )
    chairs = tuple(
        Chair(
            side, xs[columns[row - 1]][column - 1], (row - 1) * (box.height + 3.0), UP, row, f"第{row}排",
            f"{how}，第{row}排第{column}座" if side else "空席", f"{row}-{column}",
        )
        for (row, column), side in [*seats, *((spot, NOBODY) for spot in empty)]
    )  # fmt: skip
    left, top, right, _ = extent(chairs, box)
    stage = Fixture("主席台", (left + right) / 2, top - 14, min(90.0, max(40.0, right - left)), 9)
    view = "俯视图，主席台在上方；台下面向主席台，图上左右即就座人左右，与主席台上的左右相反"
    rows_at = {chair.row: chair.y for chair in chairs}
    labels = [Fixture(f"{row}排", x, y, 14, 7, "label") for row, y in rows_at.items() for x in (left - 9, right + 9)]
    return SeatingRoom(chairs, (stage, *labels), view)


def _groups(party: Party, options: SeatingOptions) -> list[int]:
    """How many sit together: everybody, or unit by unit (the list comes in the order of its units)."""
    if options.get("分团") != "另起":
        return [party.of(LIST)]
    return [len(list(members)) for _, members in groupby(party.units)] or [party.of(LIST)]


def _grid(groups: list[int], options: SeatingOptions) -> tuple[int, list[int]]:
    """How many rows there are, and how many chairs each has."""
    stated, wide, total = options.numbers("排数"), options.number("列数"), sum(groups)
    downward = options.get("排法") == "竖排"
    if len(stated) > 1:
        return len(stated), list(stated)
    if stated:
        rows = stated[0]
        wide = wide or (sum(ceil(one / rows) for one in groups) if downward else ceil(total / rows))
        return rows, [max(1, wide)] * rows
    if not wide and downward and len(groups) > 1:
        # a line a delegation where that makes no hall longer than halls are
        rows = max(groups) if max(groups) <= _DEEPEST else max(1, ceil(sqrt(total * 0.7)))
        return rows, [sum(ceil(one / rows) for one in groups)] * rows
    wide = max(1, wide or min(_WIDEST, ceil(sqrt(total * 1.5))))
    if downward:
        rows = max(1, ceil(total / wide))
        # columns of whole groups may need to be longer; longer than the largest group helps nobody
        while sum(ceil(one / rows) for one in groups) > wide and rows < max(groups):
            rows += 1
        return rows, [wide] * rows
    rows = max(1, sum(ceil(one / wide) for one in groups))
    return rows, [wide] * rows


def _order(groups: list[int], rows: int, columns: list[int], options: SeatingOptions) -> Iterator[_Spot]:
    """The spots in the order in which the list takes them."""
    if options.get("排法") == "竖排":
        widest = max(columns, default=0)
        spots = [
            (row, column) for column in range(1, widest + 1) for row in range(1, rows + 1) if column <= columns[row - 1]
        ]
        yield from _in_groups(groups, spots, lambda spot: spot[1])
        return
    spots = [(row, column) for row in range(1, rows + 1) for column in range(1, columns[row - 1] + 1)]
    if options.get("排法") != "左右":
        yield from _in_groups(groups, spots, lambda spot: spot[0])
        return
    waiting = sum(groups)
    for row, width in enumerate(columns, 1):
        here = min(waiting, width)
        waiting -= here
        # who looks up has his left on the left of the drawing
        second = options.second(UP)
        order = row_places(width, here, second, options.even_second(UP))
        yield from ((row, place + 1) for place in order[:here])


def _in_groups(groups: list[int], spots: list[_Spot], line: Callable[[_Spot], int]) -> Iterator[_Spot]:
    """Group after group; each begins a new line (row or column) when there are several."""
    at = 0
    for number, group in enumerate(groups):
        if number and at < len(spots) and at and line(spots[at]) == line(spots[at - 1]):
            at = next(
                (next_ for next_ in range(at, len(spots)) if line(spots[next_]) != line(spots[at - 1])), len(spots)
            )
        yield from spots[at : at + group]
        at += group


def _xs(width: int, aisles: tuple[int, ...], box: NameBox) -> list[float]:
    """The centres of a row's chairs, with a way after some of the columns."""
    xs = [(at - 1) * box.across + _AISLE * sum(aisle < at for aisle in aisles) for at in range(1, width + 1)]
    middle = (xs[0] + xs[-1]) / 2
    return [x - middle for x in xs]
