"""The meals of a visit that have a menu: which are printed, what each is called, in Chinese and in English."""

import re
from collections.abc import Sequence

from docgen.errors import DataError, Problem, UsageError
from docgen.model.dining import Meal
from docgen.model.suggestions import suggestion
from docgen.model.visit import Visit
from docgen.rules.facts import meal_name
from docgen.text.wording import full_date, listed, weekday

_DATE_IN_NAME = re.compile(r"^(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日?(?:（[^）]*）)?(?=早|午|中|晚|夜|宴|用|欢|答|工)")
_PARTS = ((10, "早餐"), (15, "午餐"), (24, "晚餐"))
_ENGLISH = {"早": "Breakfast", "午": "Lunch", "中": "Lunch", "晚": "Dinner"}
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = "January February March April May June July August September October November December".split()


def meals_with_menus(visit: Visit, named: Sequence[str] = ()) -> tuple[Meal, ...]:
    """The meals that have dishes, or those of them that are named.

    Raises UsageError for a name that no meal has, DataError where no meal, or one that is named, has no dishes.
    """
    chosen = [meal for name in named for meal in _meals_called(visit, name)] if named else list(visit.meals)
    with_dishes = tuple(meal for meal in dict.fromkeys(chosen) if meal.menu)
    without = [meal for meal in dict.fromkeys(chosen) if not meal.menu]
    if with_dishes and not (named and without):
        return with_dishes
    mark = without[0].at[""] if without else visit.at[""]
    what = f"“{listed(map(meal_name, without))}”" if named else "每一餐都"
    text, hint = f"{what}没有写“菜单”，做不了菜单", "在这一餐里写“菜单: [菜名, 菜名]”"
    raise DataError([Problem(mark, "D108", "error", text, hint, visit.line(mark))])


def _meals_called(visit: Visit, name: str) -> list[Meal]:
    """The meals of a name. Raises UsageError."""
    if found := [meal for meal in visit.meals if name in (meal.name, meal_name(meal))]:
        return found
    names = [meal_name(meal) for meal in visit.meals]
    hint = suggestion(name, names) + f"有：{listed(names)}"
    raise UsageError([Problem(None, "U103", "error", f"--meal：没有“{name}”这一餐", hint)])


def shown_name(meal: Meal, is_domestic: bool) -> str:
    """What a menu calls a meal: its name without the date, which stands below; no 宴 at an official meal.

    >>> [shown_name(Meal(name=name), True) for name in ("6日午餐", "欢迎晚宴", "", "10日晚餐（主桌）")]
    ['午餐', '晚餐', '', '晚餐（主桌）']
    """
    name = _DATE_IN_NAME.sub("", meal.name)
    if not name or (is_domestic and "宴" in name):
        return _by_the_hour(meal, name)
    return name


def _by_the_hour(meal: Meal, name: str) -> str:
    if "午" in name:
        return "午餐"
    if "晚" in name:
        return "晚餐"
    return next(part for before, part in _PARTS if meal.time.start.hour < before) if meal.time else ""


def english_name(meal: Meal) -> str:
    """Breakfast, Lunch or Dinner, by its name, else by the hour; empty where neither says it."""
    text = f"{meal.name}{_by_the_hour(meal, '')}"
    first = re.search("[早午中晚]", text)
    welcome = "Welcome " if "欢迎" in meal.name and first else ""
    return welcome + _ENGLISH[first.group()] if first else ""


def day_and_hour(meal: Meal, visit: Visit) -> str:
    """The day, the day of the week and the hour. A meal without a date is on the day of a visit of one day."""
    day = meal.date or visit.dates.only_day
    parts = [f"{full_date(day)}　{weekday(day)}"] if day else []
    return "　".join([*parts, *([f"{meal.time.start:%H:%M}"] if meal.time else [])])


def english_day_and_hour(meal: Meal, visit: Visit) -> str:
    """The same in English."""
    day = meal.date or visit.dates.only_day
    parts = [f"{_WEEKDAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]} {day.year}"] if day else []
    return ", ".join([*parts, *([f"{meal.time.start:%H:%M}"] if meal.time else [])])
