"""What guests of a meal have to mind, as marks behind the dishes: never whose it is."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from docgen.model.catalogue import Dish
from docgen.rules.diets import SAID_YES, avoided_foods, avoids_heat, is_halal, is_hot, is_vegetarian, why_it_holds

#: One word for the names of an allergen, and what it is called in English.
_FOODS = {
    "花生": ("花生", "Peanuts"),
    "坚果": ("坚果", "Nuts"),
    **dict.fromkeys(("牛奶", "奶", "乳", "乳糖", "乳制品", "奶制品"), ("奶", "Milk")),
    **dict.fromkeys(("鸡蛋", "蛋", "蛋类"), ("蛋", "Egg")),
    **dict.fromkeys(("大豆", "豆制品", "黄豆"), ("大豆", "Soy")),
    **dict.fromkeys(("麸质", "小麦", "面食"), ("麸质", "Gluten")),
    **dict.fromkeys(("鱼", "鱼类"), ("鱼", "Fish")),
    "海鲜": ("海鲜", "Seafood"),
    "虾": ("虾", "Shrimp"),
    "蟹": ("蟹", "Crab"),
    **dict.fromkeys(("甲壳类", "虾蟹"), ("虾蟹", "Crustaceans")),
    **dict.fromkeys(("牛肉", "牛"), ("牛肉", "Beef")),
    **dict.fromkeys(("羊肉", "羊"), ("羊肉", "Mutton")),
    **dict.fromkeys(("猪肉", "猪"), ("猪肉", "Pork")),
    **dict.fromkeys(("鸡肉", "鸡"), ("鸡肉", "Chicken")),
    "香菜": ("香菜", "Coriander"),
    "蒜": ("蒜", "Garlic"),
    "芒果": ("芒果", "Mango"),
}


class DietMark(NamedTuple):
    """A mark: the word behind a dish, what the legend says of it, in two languages, and which dishes have it."""

    word: str
    meaning: str
    english: str
    fits: Callable[[Dish], bool]


def marks_for(diets: Iterable[str]) -> tuple[DietMark, ...]:
    """The marks that these diets ask for, each once, 清真 first and allergens last."""
    found: dict[str, DietMark] = {}
    for mark in sorted((mark for diet in diets for mark in _marks_of(diet)), key=_order):
        found.setdefault(mark.word, mark)
    return tuple(found.values())


def _order(mark: DietMark) -> int:
    return (*_FIRST, mark.word).index(mark.word)


_FIRST = ("清真", "素", "辣")


def _marks_of(diet: str) -> Iterator[DietMark]:
    if is_halal(diet):
        yield DietMark("清真", "清真菜品", "Halal", lambda dish: dish.halal in SAID_YES)
    if is_vegetarian(diet):
        yield DietMark("素", "素食", "Vegetarian", lambda dish: dish.vegetarian in SAID_YES)
    if avoids_heat(diet):
        yield DietMark("辣", "有辣味", "Spicy", is_hot)
    for food in avoided_foods(diet):
        yield _food_mark(food)


def _food_mark(food: str) -> DietMark:
    word, english = _FOODS.get(food, (food, ""))
    contains = f"Contains {english}" if english else ""
    return DietMark(f"含{word}", f"用料里有{word}", contains, lambda dish: bool(why_it_holds(dish, food)))
