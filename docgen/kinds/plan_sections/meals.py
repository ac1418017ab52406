"""用餐安排: the meals, their menus and drinks, and what people must not eat."""

from docgen.kinds.plan_sections.groups import guests_text
from docgen.kinds.plan_sections.people import names
from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Row, Section
from docgen.model.dining import Meal
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.text import wording as text
from docgen.text.wording import em_width

_LONGEST_NOTE = 5.0  # em


def meals(visit: Visit, annex: str) -> Section:
    """用餐: a table of meals, below it what is said of them; ``annex`` is the mark of that with long groups."""
    sentences = filter(None, [*map(_sentence, visit.meals), _diets(visit)])
    return {
        "行": [_meal(visit, meal, annex) for meal in visit.meals],
        "补充": [{"说明": sentence, MAY_BREAK: True} for sentence in sentences],
    }


def _meal(visit: Visit, meal: Meal, annex: str) -> Row:
    standard = f"{meal.standard:f}元/人" if meal.standard is not None else ""
    guests = f"来宾：{_guests(visit, meal, annex)}" if meal.guests else ""
    hosts = f"陪餐：{_hosts(visit, meal)}" if meal.hosts else ""
    return {
        "餐次": meal.name,
        "时间": _day_and_time(meal),
        "地点": meal.place.name if meal.place else "",
        "形式": "\n".join(filter(None, (meal.form or "", standard))),
        "人员": "\n".join(filter(None, (guests, hosts))),
        "备注": "\n".join(filter(None, (text.who_pays(meal.payer), meal.note if _is_short(meal.note) else ""))),
        MAY_BREAK: True,
    }


def _is_short(note: str) -> bool:
    """Whether a note stands in its cell; a longer one would make the row a pillar."""
    return em_width(note) <= _LONGEST_NOTE


def _sentence(meal: Meal) -> str:
    """The dishes and drinks of a meal, and a note that is too long for its cell."""
    dishes = f"菜单：{text.listed(dish.name for dish in meal.menu)}" if meal.menu else ""
    drinks = f"酒水：{text.listed(meal.drinks)}" if meal.drinks else ""
    note = "" if _is_short(meal.note) else f"备注：{meal.note.rstrip('。')}"
    parts = "。".join(filter(None, (dishes, drinks, note)))
    name = meal.name or _day_and_time(meal).replace("\n", "")
    return f"{name}{parts}。" if parts else ""


def _day_and_time(meal: Meal) -> str:
    day = f"{meal.date.month}月{meal.date.day}日" if meal.date else ""
    return "\n".join(filter(None, (day, text.clock(meal.time) if meal.time else "")))


def _guests(visit: Visit, meal: Meal, annex: str) -> str:
    if tuple(meal.guests) == (EVERYBODY,) and visit.guests.size > 1:
        return f"全体（{visit.guests.size}人）"
    return guests_text(visit, meal.guests, annex)


def _hosts(visit: Visit, meal: Meal) -> str:
    everybody = f"全体（{len(visit.hosts)}人）"
    return everybody if tuple(meal.hosts) == (EVERYBODY,) else names(visit, meal.hosts)


def _diets(visit: Visit) -> str:
    """What guests and hosts must not eat, from their own entries."""
    people = [person for person in (*visit.guests.people, *visit.hosts) if person.diet]
    if not people or not visit.meals:
        return ""
    return "饮食注意：" + "；".join(f"{person.name}（{text.listed(person.diet)}）" for person in people) + "。"


MEALS_NAMES = {
    "题": "本节标题",
    "行": [
        {
            "餐次": "哪一餐",
            "时间": "日期和时间",
            "地点": "地点",
            "形式": "形式和标准",
            "人员": "来宾和陪餐人员",
            "备注": "付费人、备注",
            MAY_BREAK: MAY_BREAK_MEANING,
        }
    ],
    "补充": [{"说明": "一餐的菜单、酒水、长的备注；最后是谁不能吃什么", MAY_BREAK: MAY_BREAK_MEANING}],
}
