"""课桌式、剧院式: the hall in front of the rostrum, row by row, column by column, or from the middle."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from math import ceil, sqrt
from operator import itemgetter

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
    people = party.of(LIST)
    # chairs beyond the people of the list stay empty, those beyond a delegation's too
    sides = dict.fromkeys(order[:people], LIST) | dict.fromkeys(order[people:], NOBODY)
    for row in range(1, rows + 1):
        for column in range(1, columns[row - 1] + 1):
            sides.setdefault((row, column), NOBODY)
    xs = {width: _xs(width, options.numbers("走道"), box) for width in set(columns)}
    way = _FILLING.get(options.get("排法"), "横排，从左到右、自前而后")
    chairs = tuple(_chair(spot, side, xs[columns[spot[0] - 1]], box, way) for spot, side in sides.items())
    view = "俯视图，主席台在上方；台下面向主席台，图上左右即就座人左右，与主席台上的左右相反"
    return SeatingRoom(chairs, tuple(_surroundings(chairs, box)), view)


#: How the other ways of filling a hall are explained, by 排法.
_FILLING = {"竖排": "竖排，由前向后", "左右": "首位居中，居中者左手为先"}


def _chair(spot: _Spot, side: str, xs: Sequence[float], box: NameBox, way: str) -> Chair:
    row, column = spot
    reason = f"{way}，第{row}排第{column}座" if side else "空席"
    y = (row - 1) * (box.height + 3.0)
    return Chair(side, xs[column - 1], y, UP, row, f"第{row}排", reason, f"{row}-{column}")


def _surroundings(chairs: Sequence[Chair], box: NameBox) -> Iterator[Fixture]:
    """The rostrum, and the numbers of rows at both ends of them."""
    left, top, right, _ = extent(chairs, box)
    yield Fixture("主席台", (left + right) / 2, top - 14, min(90.0, max(40.0, right - left)), 9)
    ys = {chair.row: chair.y for chair in chairs}
    for row, y in ys.items():
        for x in (left - 9, right + 9):
            yield Fixture(f"{row}排", x, y, 14, 7, "label")


def _groups(party: Party, options: SeatingOptions) -> list[int]:
    """How many sit together: everybody, or unit by unit (the list comes in the order of its units)."""
    if options.get("分团") != "另起":
        return [party.of(LIST)]
    return [len(list(unit)) for _, unit in groupby(party.units)] or [party.of(LIST)]


def _grid(groups: list[int], options: SeatingOptions) -> tuple[int, list[int]]:
    """How many rows there are, and how many chairs each has."""
    stated = options.numbers("排数")
    if len(stated) > 1:
        return len(stated), list(stated)
    size = _grid_by_columns if options.get("排法") == "竖排" else _grid_by_rows
    rows, width = size(groups, stated[0] if stated else 0, options.number("列数"))
    return rows, [width] * rows


def _grid_by_rows(groups: list[int], rows: int, width: int) -> tuple[int, int]:
    """Rows and their width where every group begins a row; 0 is a number that nobody stated."""
    total = sum(groups)
    if rows:
        return rows, max(1, width or ceil(total / rows))
    width = max(1, width or _usual_width(total))
    return max(1, _lines(groups, width)), width


def _grid_by_columns(groups: list[int], rows: int, width: int) -> tuple[int, int]:
    """The same where every group begins a column."""
    total = sum(groups)
    if rows:
        return rows, max(1, width or _lines(groups, rows))
    if not width and len(groups) > 1:
        # a column for every delegation where that makes no hall longer than halls are
        rows = max(groups) if max(groups) <= _DEEPEST else max(1, ceil(sqrt(total * 0.7)))
        return rows, _lines(groups, rows)
    width = max(1, width or _usual_width(total))
    rows = max(1, ceil(total / width))
    # columns of whole groups may need to be longer; longer than the largest group helps nobody
    while _lines(groups, rows) > width and rows < max(groups):
        rows += 1
    return rows, width


def _lines(groups: list[int], length: int) -> int:
    """How many lines (rows or columns) of a length the groups fill when each begins a new one."""
    return sum(ceil(group / length) for group in groups)


def _usual_width(total: int) -> int:
    return min(_WIDEST, ceil(sqrt(total * 1.5)))


def _order(groups: list[int], rows: int, columns: list[int], options: SeatingOptions) -> Iterator[_Spot]:
    """The spots in the order in which the list takes them."""
    way = options.get("排法")
    spots = [(row, column) for row in range(1, rows + 1) for column in range(1, columns[row - 1] + 1)]
    if way == "竖排":
        return _spots_of_groups(groups, sorted(spots, key=itemgetter(1)), itemgetter(1))
    if way == "左右":
        return _from_the_middle(sum(groups), columns, options)
    return _spots_of_groups(groups, spots, itemgetter(0))


def _from_the_middle(people: int, columns: list[int], options: SeatingOptions) -> Iterator[_Spot]:
    # who looks up has his left on the left of the drawing
    second, even_second = options.second(UP), options.even_second(UP)
    for row, width in enumerate(columns, 1):
        in_row = min(people, width)
        people -= in_row
        for place in row_places(width, in_row, second, even_second)[:in_row]:
            yield row, place + 1


def _spots_of_groups(groups: list[int], spots: list[_Spot], line_of: Callable[[_Spot], int]) -> Iterator[_Spot]:
    """Group after group; each begins a new line (row or column) when there are several."""
    at = 0
    for group in groups:
        if 0 < at < len(spots):
            last_line = line_of(spots[at - 1])
            while at < len(spots) and line_of(spots[at]) == last_line:
                at += 1
        yield from spots[at : at + group]
        at += group


def _xs(width: int, aisles: tuple[int, ...], box: NameBox) -> list[float]:
    """The centres of a row's chairs, with a way after some of the columns."""
    xs = [(at - 1) * box.across + _AISLE * sum(aisle < at for aisle in aisles) for at in range(1, width + 1)]
    middle = (xs[0] + xs[-1]) / 2
    return [x - middle for x in xs]
