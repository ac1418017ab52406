"""菜单: what is served at a meal, as it lies before the guests, and what the kitchen has to know."""

from collections.abc import Iterator
from typing import Any

from docgen.kinds._input import PageInput
from docgen.kinds._kind import Kind, KindOption, PackPaper, Page
from docgen.kinds.menu_parts.forms import FORMS
from docgen.kinds.menu_parts.guests import MEAL_NAMES, ServedMeal, guest_pages, meal_menu
from docgen.kinds.menu_parts.kitchen import KITCHEN_MEAL_NAMES, kitchen_meal, kitchen_meals
from docgen.kinds.menu_parts.meals import meals_with_menus
from docgen.model.dining import Meal
from docgen.rules.portions import Heads, heads_of, is_seating_of
from docgen.seating.plan import SeatingPlan


def pages(page_input: PageInput) -> Iterator[Page]:
    """One document: every meal that has dishes on cards of its own, or on a page for the kitchen."""
    meals = meals_with_menus(page_input.visit, page_input.options.get(_MEAL.name, ()))
    if page_input.options.get(_FOR.name) == "厨房":
        yield _kitchen_page(page_input, meals)
    else:
        yield _guest_page(page_input, meals)


def _guest_page(page_input: PageInput, meals: tuple[Meal, ...]) -> Page:
    visit, size = page_input.visit, page_input.options.get(_SIZE.name) or "A5"
    western = page_input.options.get(_ORDER.name) == "西式"
    form = FORMS[size]
    served = [ServedMeal(visit, meal, _heads(page_input, meal), western) for meal in meals]
    menus = [meal_menu(KIND, one, form) for one in served]
    values, percent = guest_pages(menus, form)
    title = _title(page_input, meals, "菜单")
    problems = tuple(dict.fromkeys(problem for menu in menus for problem in menu.problems))
    template = "" if size == "A5" else "menu-dl"
    return Page(title, {"标题": title, "餐": values}, template=template, problems=problems, type_percent=percent)


def _kitchen_page(page_input: PageInput, meals: tuple[Meal, ...]) -> Page:
    title = _title(page_input, meals, "备餐单")

    def make(percent: int) -> list[dict[str, Any]]:
        visit = page_input.visit
        return [
            kitchen_meal(visit, meal, _heads(page_input, meal), _seats(page_input, meal), percent) for meal in meals
        ]

    of_meals, percent = kitchen_meals(make)
    values = [{**meal, "续": number > 0} for number, meal in enumerate(of_meals)]
    context = {"标题": title, "来访": page_input.visit.title, "餐": values, "单位": page_input.visit.office.unit}
    return Page(title, context, template="menu-kitchen", type_percent=percent)


def _title(page_input: PageInput, meals: tuple[Meal, ...], word: str) -> str:
    of_one = meals[0].name if len(meals) == 1 else ""
    return f"{page_input.visit.title}{of_one}{word}"


def _heads(page_input: PageInput, meal: Meal) -> Heads:
    """Who eats, with the tables of the seating where the meal itself says nothing of them."""
    heads = heads_of(page_input.visit, meal)
    plan = _plan_of(page_input, meal)
    if heads.tables or plan is None:
        return heads
    return heads._replace(tables=len({seat.part for seat in plan.seats}))


def _seats(page_input: PageInput, meal: Meal) -> dict[str, str]:
    """The seat of everybody who is seated at a meal, by name: 2桌5号席."""
    plan = _plan_of(page_input, meal)
    if plan is None:
        return {}
    several = len({seat.part for seat in plan.seats}) > 1
    return {seat.key: _seat_text(seat.number, several) for seat in plan.seats if seat.person}


def _seat_text(number: str, several: bool) -> str:
    table, _, chair = number.partition("-")
    return f"{table}桌{chair}号席" if several and chair else f"{number}号席"


def _plan_of(page_input: PageInput, meal: Meal) -> SeatingPlan | None:
    names = {seating.name for seating in page_input.visit.seating if is_seating_of(seating, meal)}
    return next((plan for plan in page_input.plans if plan.name in names), None)


_MEAL = KindOption("meal", "只做这一餐，如 6日午餐；可写多次。不写就做有菜单的每一餐。", metavar="名称", several=True)
_FOR = KindOption("for", "来宾：席上的菜单（默认）；厨房：备餐单，有份数、忌口和姓名。", choices=("来宾", "厨房"))
_SIZE = KindOption("size", "A5：A4 对折（默认）；DL：99×210 长条，一张 A4 三份。", choices=("A5", "DL"))
_ORDER = KindOption("order", "上菜次序。中式：汤在热菜后（默认）；西式：汤在热菜前。", choices=("中式", "西式"))

NAMES = {"标题": "整份文书的名称", "餐": [MEAL_NAMES]}
KITCHEN_NAMES = {"标题": "整份文书的名称", "来访": "哪一次来访", "单位": "本单位", "餐": [KITCHEN_MEAL_NAMES]}
KIND = Kind(
    "菜单",
    pages,
    NAMES,
    needs=("用餐",),
    carries_charts=True,
    options=(_MEAL, _FOR, _SIZE, _ORDER),
    slogans="default",
    forms={"menu-dl": NAMES, "menu-kitchen": KITCHEN_NAMES},
    rules=("L12", "W08", "L41", "G14", "T01"),
    pack=(
        PackPaper(15, "菜单", readers="摆上餐桌", sides="双面"),
        PackPaper(16, "备餐单", {_FOR.name: "厨房"}, readers="厨房", by_hand=("定单人", "厨师长", "日期")),
    ),
)
