"""Which meal a seating is the table plan of, and whether the two say the same."""

from collections.abc import Iterator, Sequence

from docgen.errors import Problem
from docgen.model.dining import Meal
from docgen.model.layouts import LAYOUTS
from docgen.model.seating import Seating
from docgen.model.visit import Visit
from docgen.seating.room import Chair


def meals_of(visit: Visit, seating: Seating) -> list[Meal]:
    """The meals that a seating is of: it bears their name, or their day and hour."""
    return [meal for meal in visit.meals if _is_of(meal, seating)]


def _is_of(meal: Meal, seating: Seating) -> bool:
    is_then = bool(meal.date and meal.time) and (meal.date, meal.time) == (seating.date, seating.time)
    return is_then or bool(meal.name and meal.name == seating.name)


def table_count_problems(visit: Visit, seating: Seating, chairs: Sequence[Chair]) -> Iterator[Problem]:
    """A meal that counts other tables than its seating has."""
    tables = len({chair.row for chair in chairs})
    for meal in meals_of(visit, seating) if LAYOUTS[seating.layout].is_meal else ():
        if meal.tables and meal.name == seating.name and meal.tables != tables:
            text = f"“{seating.name}”用餐写{meal.tables}桌，座次排了{tables}桌"
            hint = "改用餐的桌数，或用“规则: {每桌: 人数}”改座次"
            yield Problem(meal.at.get("tables", seating.at[""]), "D424", "should", text, hint)
