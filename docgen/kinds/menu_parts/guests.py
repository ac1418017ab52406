"""The menu that lies before the guests: its front, its dishes, its slogan and emblem, in one or two languages."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from docgen.errors import Problem
from docgen.kinds._kind import Kind
from docgen.kinds._slogans import SLOGAN_NAMES, choose_slogan, emblem_for_guests, occasion_of, slogan_values
from docgen.kinds.menu_parts.forms import MenuForm
from docgen.kinds.menu_parts.front import FRONT_NAMES, emblem_that_fits, front_height_mm, front_values
from docgen.kinds.menu_parts.layout import FaceHeights, MenuLayout, face_heights
from docgen.kinds.menu_parts.legend import LEGEND_NAMES, legend_class, legend_lines
from docgen.kinds.menu_parts.lines import CHINESE_ORDER, LINE_NAMES, WESTERN_ORDER, DishClass, dish_classes, entry_of
from docgen.kinds.menu_parts.marks import marks_for
from docgen.model.catalogue import Dish
from docgen.model.dining import Meal
from docgen.model.menu_type import LEGEND, MOST_LEGEND_LINES, PERCENTS, SLIM_FOOT_MM, SLIM_MM
from docgen.model.units import mm_to_pt, mm_to_twips, pt_to_mm
from docgen.model.visit import Visit
from docgen.rules.facts import diners, is_bilingual
from docgen.rules.portions import Heads, portions_for
from docgen.rules.rule import DOMESTIC
from docgen.rules.standards import binding_categories

#: White above the head of a slip and below its foot, and around a drawing; the line of a note.
_HEAD_EDGE_MM, _FOOT_EDGE_MM, _DRAWING_GAP_PT, _NOTE_PT = 5.0, 6.0, 14.0, 16.0


class ServedMeal(NamedTuple):
    """A meal with what decides how its menu reads: who eats, which rules bind, which languages, which order."""

    visit: Visit
    meal: Meal
    heads: Heads
    western: bool = False

    @property
    def is_domestic(self) -> bool:
        """Whether it is an official meal at home: no wine, no 宴."""
        return DOMESTIC in binding_categories(self.visit)

    @property
    def bilingual(self) -> bool:
        """Whether foreign guests eat."""
        return is_bilingual(self.visit, self.meal)


class MealMenu(NamedTuple):
    """The menu of a meal: what stands on it besides the dishes, the dishes by class, what is said of it."""

    values: dict[str, Any]
    dishes: list[DishClass]
    problems: tuple[Problem, ...]
    faces: FaceHeights


def meal_menu(kind: Kind, served: ServedMeal, form: MenuForm) -> MealMenu:
    """The menu of a meal as guests of it read it."""
    visit, meal, bilingual = served.visit, served.meal, served.bilingual
    marks = marks_for(diet for person in diners(visit, meal) for diet in person.diet)
    portions = [_shown_portions(dish, served.heads, bilingual) for dish in meal.menu]
    entries = [entry_of(dish, marks, number, bilingual) for dish, number in zip(meal.menu, portions, strict=True)]
    drinks = () if served.is_domestic else meal.drinks
    order = WESTERN_ORDER if served.western else CHINESE_ORDER
    dishes = dish_classes(entries, [dish.course or "" for dish in meal.menu], drinks, order, bilingual)
    used = [mark for mark in marks if any(mark.word in entry.marks for entry in entries)]
    legend = legend_lines(used, form.width_mm, bilingual)
    if len(legend) > MOST_LEGEND_LINES:
        dishes.append(legend_class(used, bilingual))
        legend = []
    branded, problems = _brand_values(kind, served, form)
    front = front_values(visit, meal, served.is_domestic, bilingual)
    branded["标志"] = emblem_that_fits(branded["标志"], front, form.cover, form.width_mm)
    values = {
        **front,
        **branded,
        "单位": visit.office.short or visit.office.unit,
        "说明": legend,
        "菜量": _reckoned_for(served.heads) if any(portions) else "",
        "线": form.marks,
    }
    faces, values["高"] = _faces(values, form)
    return MealMenu(values, dishes, problems, faces)


def _brand_values(kind: Kind, served: ServedMeal, form: MenuForm) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The slogan and the emblem that the menu prints, and why it prints not what it was to print."""
    visit, meal = served.visit, served.meal
    occasion = occasion_of(visit, meal.date, meal.time.start.hour if meal.time else None)
    choice = choose_slogan(kind, visit, occasion, meal.slogan, meal.at.get("slogan"))
    emblem, emblem_problems = emblem_for_guests(visit.brand, kind, form.cover.emblem_mm)
    slogan = slogan_values(choice, form.slogan_mm, served.bilingual, form.slogan_high_mm)
    return {"标志": emblem, "口号": slogan}, (*choice.problems, *emblem_problems)


def _shown_portions(dish: Dish, heads: Heads, bilingual: bool) -> str:
    """Portions as they were written, else as they are reckoned, of several tables those of one.

    Foreign guests read none that nobody wrote.
    """
    if dish.portions:
        return f"{dish.portions.number}份"
    reckoned = 0 if bilingual else portions_for(dish, heads)
    if not reckoned:
        return ""
    return f"每桌{reckoned // heads.tables}份" if heads.tables > 1 else f"{reckoned}份"


def _reckoned_for(heads: Heads) -> str:
    """For how many the dishes are reckoned."""
    return f"菜量按每桌{heads.per_table}人备，不够再加" if heads.tables > 1 else f"菜量按{heads.total}人备，不够再加"


def _foot_mm(values: dict[str, Any]) -> float:
    """How high the foot of a slip is, at most what it may be: what the marks mean, the slogan, the office."""
    drawing = values["口号"]["图"]
    drawn = mm_to_pt(drawing.height) + _DRAWING_GAP_PT if drawing else 0.0
    lines = len(values["说明"]) + sum(bool(values[name]) for name in ("菜量", "单位"))
    notes = 1 + bool(values["中英"]) + bool(values["口号"]["文"] and not drawing) + bool(values["口号"]["英文"])
    return min(SLIM_FOOT_MM, pt_to_mm(lines * LEGEND.line_pt + notes * _NOTE_PT + drawn) + _FOOT_EDGE_MM)


def _faces(values: dict[str, Any], form: MenuForm) -> tuple[FaceHeights, dict[str, int]]:
    """The room for dishes on the faces of a slip; and the heights of the rows of its template in twips."""
    head_mm = front_height_mm(values, values["标志"], form.cover, form.width_mm) + _HEAD_EDGE_MM
    foot_mm = _foot_mm(values)
    faces = face_heights(SLIM_MM, head_mm, foot_mm)
    heights = {"头": head_mm, "脚": foot_mm, "独": faces.alone, "正": faces.front, "背": faces.back}
    return faces, {name: mm_to_twips(height) for name, height in heights.items()}


def guest_pages(menus: Sequence[MealMenu], form: MenuForm) -> tuple[list[dict[str, Any]], int]:
    """The meals with their dishes in panels, and the type in which all of them fit; percent."""
    layouts, percent = _layouts(menus, form)
    meals = []
    for number, (menu, layout) in enumerate(zip(menus, layouts, strict=True)):
        panels = layout.panels
        pairs = [panels[at : at + 2] for at in range(0, len(panels), 2)]
        spreads = [{"左": pair[0], "右": pair[1] if len(pair) > 1 else []} for pair in pairs]
        faces = [{"首": at == 0, "末": at == len(panels) - 1, "行": panel} for at, panel in enumerate(panels)]
        meals.append({**menu.values, "续": number > 0, "内页": spreads, "面": faces})
    return meals, percent


def _layouts(menus: Sequence[MealMenu], form: MenuForm) -> tuple[list[MenuLayout], int]:
    """Every menu laid out in the largest type in which all can be: a document has one."""
    most = max(PERCENTS)
    while True:
        layouts = [form.lay_out(menu.dishes, most, menu.faces) for menu in menus]
        percent = min(layout.percent for layout in layouts)
        if all(layout.percent == percent for layout in layouts):
            return layouts, percent
        most = percent


MEAL_NAMES = {
    "续": "是不是第二餐起，前面换页",
    **FRONT_NAMES,
    "标志": "品牌的标志，没有时为空",
    "口号": SLOGAN_NAMES,
    "单位": "本单位的简称",
    "说明": [LEGEND_NAMES],
    "菜量": "菜量按多少人备",
    "线": "折线或裁切线",
    "高": {
        "头": "DL 的头有多高（缇）",
        "脚": "脚有多高",
        "独": "只有一面时菜有多高",
        "正": "正面的菜有多高",
        "背": "背面的菜有多高",
    },
    "内页": [{"左": [LINE_NAMES], "右": [LINE_NAMES]}],
    "面": [{"首": "是不是第一面", "末": "是不是最后一面", "行": [LINE_NAMES]}],
}
