"""The page for the kitchen: what is cooked, how much of it, who must not eat what. It does not go to the guests."""

from collections.abc import Callable, Sequence
from math import ceil
from typing import Any

from docgen.kinds.menu_parts.marks import DietMark, marks_for
from docgen.kinds.menu_parts.meals import day_and_hour
from docgen.model.catalogue import Dish
from docgen.model.dining import Meal
from docgen.model.menu_type import KITCHEN_COLUMNS, KITCHEN_LINE, KITCHEN_TEXT, LineType
from docgen.model.people import Person
from docgen.model.units import TWIPS_PER_PT
from docgen.model.visit import Visit
from docgen.rules.diets import is_eaten
from docgen.rules.facts import diners, meal_name
from docgen.rules.portions import Heads, feeds, portions_for, portions_for_one_fewer
from docgen.text.line_breaks import break_lines
from docgen.text.wording import em_width, listed

#: The sizes of type that are tried so that a meal stays on its page; percent.
_PERCENTS = (100, 92, 85, 78, 75)
#: The height of a page without its margins, and of what stands on it besides rows and lines; points.
_PAGE_PT, _FIXED_PT = 735.0, 225.0
_LINE_EM, _TABLE_EM = 40.0, 3.0  # of a line, and of the number of a table before it
_CELL_MARGINS_TWIPS, _CELL_MARGINS_PT = 114, 6.0

#: What an empty cell of a paper says.
_NOTHING = "—"


def kitchen_meal(visit: Visit, meal: Meal, heads: Heads, seats: dict[str, str], percent: int) -> dict[str, Any]:
    """The page of a meal, its lines ended for type of ``percent`` of the usual size.

    ``seats`` are the tables or seats of people by their names, where they are known.
    """
    text = KITCHEN_TEXT.resized(percent)
    people = diners(visit, meal)
    marks = marks_for(diet for person in people for diet in person.diet)
    return {
        "餐次": meal_name(meal),
        "时间": day_and_hour(meal, visit),
        "地点": meal.place.name if meal.place else "",
        "形式": meal.form or "",
        "人数": _heads_text(heads),
        "桌数": f"{heads.tables}桌" if heads.tables else "",
        "行": [_row(number, dish, heads, marks, people, text) for number, dish in enumerate(meal.menu, 1)],
        "忌口": _diets([person for person in people if person.diet], seats, _LINE_EM * 100 / percent),
        "减一": _one_fewer(heads),
        "备注": meal.note,
        "酒水": listed(meal.drinks),
    }


def kitchen_meals(make: Callable[[int], list[dict[str, Any]]]) -> tuple[list[dict[str, Any]], int]:
    """The meals in the largest type in which each stays on its page, as far as it can be read, and its percentage.

    ``make`` makes them in type of a percentage of the usual size.
    """
    for percent in _PERCENTS:
        meals = make(percent)
        if all(_height_pt(meal, percent) <= _PAGE_PT for meal in meals):
            break
    return meals, percent


def _height_pt(meal: dict[str, Any], percent: int) -> float:
    text, line = KITCHEN_TEXT.resized(percent), KITCHEN_LINE.resized(percent)
    rows = sum(_row_lines(row, text) * text.line_pt + _CELL_MARGINS_PT for row in meal["行"])
    texts = (meal["减一"], meal["酒水"], meal["备注"], *(entry["文"] for entry in meal["忌口"]))
    written = (line for said in texts if said for line in said.split("\n"))
    lines = sum(ceil((em_width(line) + 4) / (_LINE_EM * 100 / percent)) for line in written)
    return _FIXED_PT + rows + lines * (line.line_pt + line.before_pt)


def _row_lines(row: dict[str, str], text: LineType) -> int:
    """The lines of the fullest cell of a row."""
    return max(
        sum(ceil(em_width(line) * 1.05 / _column_em(name, text)) for line in row[name].split("\n"))
        for name in ("菜名", "主料", "标记", "谁不吃")
    )


def _column_em(name: str, text: LineType) -> float:
    """How wide a column is in em of its type."""
    return (KITCHEN_COLUMNS[name] - _CELL_MARGINS_TWIPS) / TWIPS_PER_PT / text.size_pt


def _in_column(name: str, said: str, text: LineType) -> str:
    """A text in lines that tear nothing."""
    return "\n".join(break_lines(said, _column_em(name, text)))


def _names_in_column(names: Sequence[str], text: LineType) -> str:
    """Names, one below the other; one that is wider than the column is parted at its dots."""
    width = _column_em("谁不吃", text) - 1  # for the mark behind a name
    whole = (name if em_width(name) <= width else name.replace("·", "·\n") for name in names)
    return "、\n".join(whole)


def _heads_text(heads: Heads) -> str:
    hosts = f"，陪餐{heads.hosts}人" if heads.hosts else ""
    return f"{heads.total}人（来宾{heads.guests}人{hosts}）" if heads.hosts else f"{heads.total}人"


def _row(
    number: int, dish: Dish, heads: Heads, marks: Sequence[DietMark], people: Sequence[Person], text: LineType
) -> dict[str, str]:
    portions = dish.portions.number if dish.portions else portions_for(dish, heads)
    fewer = portions_for_one_fewer(dish, heads)
    unfit = dict.fromkeys(_names_unfit(dish, people))
    words = [*(["清真"] if dish.halal == "是" else []), *(mark.word for mark in marks if mark.fits(dish))]
    return {
        "序号": str(number),
        "类别": dish.course or _NOTHING,
        "菜名": _in_column("菜名", dish.name, text),
        "主料": _in_column("主料", listed(dish.ingredients) or _NOTHING, text),
        "人份": f"{feeds(dish)}人" if feeds(dish) else dish.portion or _NOTHING,
        "份数": f"{portions}份" if portions else _NOTHING,
        "减一": f"{min(fewer, portions)}份" if fewer else _NOTHING,
        "标记": " ".join(dict.fromkeys(words)) or _NOTHING,
        "谁不吃": _names_in_column(list(unfit), text) or _NOTHING,
    }


def _names_unfit(dish: Dish, people: Sequence[Person]) -> list[str]:
    return [person.name for person in people if not all(is_eaten(dish, diet) for diet in person.diet)]


def _diets(people: Sequence[Person], seats: dict[str, str], line_em: float) -> list[dict[str, str]]:
    """Who must not eat what: a line a table where the tables are known, else one line."""
    tables: dict[str, list[str]] = {}
    for person in people:
        table, _, chair = seats.get(person.id or person.name, "").rpartition("桌")
        where = f"（{chair}）" if chair else ""
        tables.setdefault(f"{table}桌" if table else "", []).append(f"{person.name}{where}：{listed(person.diet)}")
    return [
        {"桌": table, "文": "\n".join(break_lines("；".join(said), line_em - _TABLE_EM, said))}
        for table, said in sorted(tables.items(), key=_table_order)
    ]


def _table_order(entry: tuple[str, list[str]]) -> tuple[int, str]:
    """Tables by their numbers; people without a table come last."""
    number = entry[0].removesuffix("桌")
    return (int(number) if number.isdecimal() else 9999, entry[0])


def _one_fewer(heads: Heads) -> str:
    """The note on N－1; empty where nobody eats."""
    if heads.total < 2:
        return ""
    if heads.tables > 1:
        return f"N－1：每桌按{heads.per_table - 1}人的量先上，不够再加。"
    return f"N－1：{heads.total}人按{heads.total - 1}人的量先上，不够再加。"


KITCHEN_MEAL_NAMES = {
    "续": "是不是第二餐起，前面换页",
    "餐次": "哪一餐",
    "时间": "日期、星期和时间",
    "地点": "在哪里",
    "形式": "工作餐、自助餐等",
    "人数": "来宾和陪餐多少人",
    "桌数": "几桌，不知道时为空",
    "行": [
        {
            "序号": "从1起",
            "类别": "凉菜、热菜等",
            "菜名": "菜名",
            "主料": "主要食材",
            "人份": "一份够几人",
            "份数": "上几份，如 2份",
            "减一": "按 N－1 先上几份",
            "标记": "清真、素、含花生之类",
            "谁不吃": "不能吃这道菜的人",
        }
    ],
    "忌口": [{"桌": "哪一桌，不知道时为空", "文": "谁、在哪一席、不能吃什么"}],
    "减一": "N－1 的说明",
    "备注": "用餐的备注",
    "酒水": "饮品",
}
