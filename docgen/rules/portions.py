"""How much a meal needs: heads, tables, portions of a dish by what one portion feeds, and the same for one head fewer.

To order for one head fewer (N－1) and to add when it is short is how official meals avoid waste.
"""

import re
from math import ceil
from typing import NamedTuple

from docgen.model.catalogue import Dish
from docgen.model.dining import Meal
from docgen.model.layouts import LAYOUTS
from docgen.model.seating import Seating
from docgen.model.visit import Visit
from docgen.rules.facts import guest_count, host_count

#: Heads at a table where nothing says how many tables there are.
USUAL_TABLE = 10
#: Dishes that any table may have, however few sit there; soup, staple food, pastry and fruit are not counted.
_FEWEST_DISHES = 3
_NOT_A_DISH = re.compile("(?:汤|羹|煲汤|饭|面|粉|粥|馒头|包子?|饺|饼|馍|糕|酥|卷|圆|水果|果盘|果拼|西瓜|茶|奶|饮)$")


class Heads(NamedTuple):
    """Who eats: guests, hosts, and at how many tables; ``tables`` is 0 where nobody says it."""

    guests: int
    hosts: int
    tables: int = 0

    @property
    def total(self) -> int:
        return self.guests + self.hosts

    @property
    def per_table(self) -> int:
        """How many sit at the fullest table, with the usual number at a table where none is known."""
        return ceil(self.total / (self.tables or ceil(self.total / USUAL_TABLE) or 1))


def heads_of(visit: Visit, meal: Meal) -> Heads:
    """Who eats at a meal."""
    return Heads(guest_count(visit, meal), host_count(visit, meal), meal.tables or 0)


def is_seating_of(seating: Seating, meal: Meal) -> bool:
    """Whether a seating is that of the tables of a meal: people eat there, on that day at that hour."""
    if seating.layout is None or not LAYOUTS[seating.layout].is_meal:
        return False
    if seating.name and seating.name == meal.name:
        return True
    return meal.date is not None and meal.time is not None and (seating.date, seating.time) == (meal.date, meal.time)


def feeds(dish: Dish) -> int:
    """How many one portion of a dish feeds; 0 where nobody says it.

    >>> [feeds(Dish(name="", portion=text)) for text in ("10", "8-10人", "2人份", "一份够10人", "大份", "")]
    [10, 10, 2, 10, 0, 0]
    """
    return max(map(int, re.findall(r"\d+", dish.portion)), default=0)


def portions_for(dish: Dish, heads: Heads) -> int:
    """Portions for all heads, each table for itself; 0 where nobody says what one portion feeds."""
    return _portions(feeds(dish), heads, 0)


def portions_for_one_fewer(dish: Dish, heads: Heads) -> int:
    """Portions for one head fewer (N－1): at every table, where the tables are known."""
    return _portions(feeds(dish), heads, 1)


def _portions(each_feeds: int, heads: Heads, fewer: int) -> int:
    if not each_feeds or not heads.total:
        return 0
    tables = heads.tables or 1
    return tables * ceil(max(1, ceil(heads.total / tables) - fewer) / each_feeds)


def counted_dishes(meal: Meal) -> tuple[Dish, ...]:
    """The cold and hot dishes of a meal; of a dish without a class its name decides."""
    return tuple(
        dish
        for dish in meal.menu
        if dish.course in ("凉菜", "热菜") or (dish.course is None and not _NOT_A_DISH.search(dish.name))
    )


def most_dishes(heads: Heads) -> int:
    """How many dishes a table needs: one fewer than heads (N－1)."""
    return max(_FEWEST_DISHES, heads.per_table - 1)
