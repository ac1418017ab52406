"""The lines of a menu: dishes by class in the order of serving, and how high each is when it is printed."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import ceil
from typing import Any, NamedTuple

from docgen.kinds.menu_parts.marks import DietMark
from docgen.model.catalogue import Dish
from docgen.model.menu_type import LineType, MenuType
from docgen.model.units import mm_to_pt
from docgen.text.wording import em_width

#: Classes in the order of serving: ours, in which soup follows the hot dishes, and that of Western menus.
CHINESE_ORDER = ("凉菜", "热菜", "汤", "主食", "点心", "水果")
WESTERN_ORDER = ("凉菜", "汤", "热菜", "主食", "点心", "水果")
OTHERS, DRINKS = "其他", "饮品"
_ENGLISH = {
    "凉菜": "Cold Dishes",
    "热菜": "Hot Dishes",
    "汤": "Soup",
    "主食": "Staple Food",
    "点心": "Dim Sum",
    "水果": "Fruit",
    OTHERS: "Other Dishes",
    DRINKS: "Beverages",
}
#: The English of drinks by the end of their names, the longest first.
_DRINKS = (
    ("菊花茶", "Chrysanthemum Tea"),
    ("绿茶", "Green Tea"),
    ("红茶", "Black Tea"),
    ("花茶", "Flower Tea"),
    ("普洱茶", "Pu'er Tea"),
    ("茶", "Tea"),
    ("矿泉水", "Mineral Water"),
    ("果汁", "Fruit Juice"),
    ("橙汁", "Orange Juice"),
    ("苹果汁", "Apple Juice"),
    ("玉米汁", "Corn Juice"),
    ("核桃露", "Walnut Milk"),
    ("豆浆", "Soy Milk"),
    ("酸奶", "Yogurt"),
    ("牛奶", "Milk"),
    ("咖啡", "Coffee"),
)
#: Lines are a little longer than reckoned where words and punctuation are kept together.
_SLACK = 1.03
_LATIN_EM = 0.52
#: A mark behind a dish in parts of the dish's size, with the room around it.
_MARK_SHARE, _MARK_GAP_EM = 0.62, 0.7


class DishEntry(NamedTuple):
    """A dish as guests read it."""

    name: str
    marks: tuple[str, ...] = ()
    portions: str = ""
    english: str = ""
    told: str = ""

    def values(self) -> dict[str, Any]:
        return {
            "类": "",
            "类英": "",
            "名": self.name,
            "记": [{"文": mark} for mark in self.marks],
            "份": self.portions,
            "英名": self.english,
            "介绍": self.told,
        }


class DishClass(NamedTuple):
    """The dishes of one class under its heading; without one where nothing says of which class they are."""

    heading: str
    english: str
    entries: tuple[DishEntry, ...]


LINE_NAMES = {
    "类": "类别，是类别标题时才有；菜的行为空",
    "类英": "类别的英文，只印中文时为空",
    "名": "菜名",
    "记": [{"文": "清真、素、辣、含花生之类，这一餐有客人要留意的才有"}],
    "份": "菜量，如 2份；几桌人的菜单上是每桌几份",
    "英名": "英文菜名，只印中文时为空",
    "介绍": "名菜、特产的一句说明",
}


def heading_values(dishes: DishClass) -> dict[str, Any]:
    """The line of a heading."""
    return DishEntry("").values() | {"类": dishes.heading, "类英": dishes.english}


def dish_classes(
    dishes: Sequence[DishEntry], classes: Sequence[str], drinks: Sequence[str], order: Sequence[str], bilingual: bool
) -> list[DishClass]:
    """The dishes by class, in the order of serving; those without a class come last, as they were typed."""
    groups = {name: [dish for dish, of in zip(dishes, classes, strict=True) if of == name] for name in (*order, "")}
    named = [(name, groups[name]) for name in order if groups[name]]
    if groups[""]:
        named.append((OTHERS if named else "", groups[""]))
    if drinks:
        named.append((DRINKS, [DishEntry(drink, english=_drink(drink) if bilingual else "") for drink in drinks]))
    return [DishClass(name, _ENGLISH.get(name, "") if bilingual else "", tuple(entries)) for name, entries in named]


def _drink(name: str) -> str:
    """The English of a drink that everybody knows; empty for others.

    >>> _drink("清江绿茶"), _drink("菊花茶"), _drink("拐枣饮")
    ('Green Tea', 'Chrysanthemum Tea', '')
    """
    return next((english for end, english in _DRINKS if name.endswith(end)), "")


def entry_of(dish: Dish, marks: Sequence[DietMark], portions: str, bilingual: bool) -> DishEntry:
    """A dish as a menu prints it."""
    return DishEntry(
        dish.name,
        tuple(mark.word for mark in marks if mark.fits(dish)),
        portions,
        dish.name_en if bilingual else "",
        dish.intro,
    )


def class_height_pt(dishes: DishClass, menu_type: MenuType) -> float:
    """How high a class is with its heading."""
    return heading_height_pt(dishes, menu_type) + sum(entry_height_pt(entry, menu_type) for entry in dishes.entries)


def heading_height_pt(dishes: DishClass, menu_type: MenuType) -> float:
    """The height of a heading; 0 where there is none."""
    return menu_type.heading.before_pt + menu_type.heading.line_pt if dishes.heading else 0.0


def entry_height_pt(entry: DishEntry, menu_type: MenuType) -> float:
    """The height of a dish with all that stands below its name."""
    return sum(_line_height_pt(text_em, line, menu_type.width_mm) for text_em, line in _texts(entry, menu_type))


def _texts(entry: DishEntry, menu_type: MenuType) -> Iterator[tuple[float, LineType]]:
    """The widths of the lines of a dish in their own type."""
    marks_em = sum(em_width(word) * _MARK_SHARE + _MARK_GAP_EM for word in (*entry.marks, entry.portions) if word)
    if entry.name:
        yield width_em(entry.name) + marks_em, menu_type.dish
    if entry.english:
        yield width_em(entry.english), menu_type.english
    if entry.told:
        yield width_em(entry.told), menu_type.told


@lru_cache(maxsize=1024)  # the same dishes are measured in several sizes
def width_em(text: str) -> float:
    """How wide a text is in its type; every line of it that ends itself counts as a whole one."""
    return sum(_LATIN_EM if character.isascii() else 1.0 for character in text) + 40.0 * text.count("\n")


def _line_height_pt(text_em: float, line: LineType, width_mm: float) -> float:
    lines = max(1, ceil(text_em * line.size_pt * _SLACK / mm_to_pt(width_mm)))
    return line.before_pt + lines * line.line_pt
