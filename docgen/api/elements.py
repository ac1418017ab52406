"""Which of 吃住行看听讲 each day of a visit covers, and what is open."""

from collections.abc import Iterator
from itertools import zip_longest

from docgen.errors import Problem
from docgen.model.choices import ELEMENTS
from docgen.model.visit import Visit
from docgen.rules.six_elements import element_problems, elements_by_day
from docgen.text.columns import align_rows, wrap
from docgen.text.wording import day_and_weekday

_CELL_WIDTH = 18  # cells of a screen
_NONE = "—"


def open_elements(visit: Visit) -> tuple[Problem, ...]:
    """What the days of a visit lack of the six elements, and what has no place, person or time yet."""
    return tuple(element_problems(visit))


def element_lines(visit: Visit) -> tuple[str, ...]:
    """The days and what covers each element, as a table for the screen."""
    rows: list[tuple[str, ...]] = [("", *ELEMENTS)]
    for day, cells in elements_by_day(visit):
        columns = [[day_and_weekday(day)], *(list(_lines(cells[name])) for name in ELEMENTS)]
        rows += zip_longest(*columns, fillvalue="")
    return tuple(align_rows(rows))


def _lines(entries: tuple[str, ...]) -> Iterator[str]:
    for entry in entries or (_NONE,):
        yield from wrap(entry, _CELL_WIDTH)
