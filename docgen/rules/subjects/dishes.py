"""用餐: how many dishes and portions a meal needs, and the names of dishes that foreign guests can read."""

from collections.abc import Iterator

from docgen.model.dining import Meal
from docgen.model.visit import Visit
from docgen.rules.facts import is_bilingual, meal_name
from docgen.rules.portions import Heads, counted_dishes, heads_of, is_seating_of, most_dishes, portions_for
from docgen.rules.rule import BUSINESS, FOREIGN, Finding, finding_at, rule
from docgen.rules.subjects import meals
from docgen.text.wording import listed

SUBJECT = meals.SUBJECT

_MOST_NAMED = 3


@rule(code="L12", name="菜比人数需要的多", level="should")
def dishes_beyond_what_the_heads_need(visit: Visit) -> Iterator[Finding]:
    """团体用餐按人数定菜，一桌的菜比人数少一道（N－1，各地倡导的点餐办法，反食品浪费法没有定数），不够再加；汤、主食、点心、水果不算，自助餐不按道数算。

    Bad:
        用餐:
          - 名称: 6日午餐
            形式: 工作餐
            来宾: 全体
            菜单: [清炒时蔬, 柳溪豆腐, 土豆烧鸡, 番茄炖牛肉, 凉拌藕带, 番茄蛋汤]   # ←
    Bad:
        用餐:
          - 名称: 6日午餐
            形式: 工作餐
            来宾: 全体
            菜单:
              - {名称: 土豆烧鸡, 人份: 10, 份数: 2}   # ←
    Good:
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 菜单: [清炒时蔬, 柳溪豆腐, 番茄蛋汤, 杂粮饭]}
    """
    for meal in visit.meals:
        heads = heads_of(visit, meal)
        seated = [seating for seating in visit.seating if is_seating_of(seating, meal)]
        if heads.total and meal.form != "自助餐":
            yield from _too_many_dishes(meal, heads, is_seated=bool(seated))
        # portions are reckoned by tables, which only the plan of a seating knows
        if heads.total and not (seated and not heads.tables):
            yield from _too_many_portions(meal, heads)


def _too_many_dishes(meal: Meal, heads: Heads, is_seated: bool) -> Iterator[Finding]:
    dishes, most = counted_dishes(meal), most_dishes(heads)
    if len(dishes) <= most:
        return
    tables = (
        f"（每桌{heads.per_table}人）" if heads.tables > 1 or (heads.total > heads.per_table and not is_seated) else ""
    )
    text = f"“{meal_name(meal)}”{heads.total}人{tables}，菜{len(dishes)}道，按N－1，{most}道就够"
    yield finding_at(meal, "menu", text, f"减去{len(dishes) - most}道，不够再加")


def _too_many_portions(meal: Meal, heads: Heads) -> Iterator[Finding]:
    for dish in meal.menu:
        need = portions_for(dish, heads)
        if dish.portions and need and dish.portions.number > need:
            text = f"“{meal_name(meal)}”{heads.total}人，{dish.name}写了{dish.portions.number}份，{need}份就够"
            yield finding_at(dish, "portions", text, f"改成{need}份，不够再加")


@rule(code="W08", name="菜名没有英文", level="should", binds=(FOREIGN, BUSINESS))
def dish_without_an_english_name(visit: Visit) -> Iterator[Finding]:
    """有外宾的菜单印中英文；没有英文名的菜，外宾不知道是什么。英文名写在菜品库里，或写在这一餐的菜上，请外事部门看过。

    Bad:
        类别: 外宾
        来宾: [{姓名: 安娜·林德, 英文名: Anna Lind, 职务: 市长}, {姓名: 方可, 职务: 译员, 角色: 译员}]
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 菜单: [清炒时蔬]}   # ←
    Good:
        类别: 外宾
        来宾: [{姓名: 安娜·林德, 英文名: Anna Lind, 职务: 市长}, {姓名: 方可, 职务: 译员, 角色: 译员}]
        用餐:
          - 名称: 6日午餐
            形式: 工作餐
            来宾: 全体
            菜单: [{名称: 清炒时蔬, 英文名: Stir-Fried Seasonal Vegetables}]
    """
    for meal in visit.meals:
        without = [dish for dish in meal.menu if not dish.name_en] if is_bilingual(visit, meal) else []
        if without:
            names = listed(dish.name for dish in without[:_MOST_NAMED])
            more = f"等{len(without)}道菜" if len(without) > _MOST_NAMED else ""
            text = f"“{meal_name(meal)}”有外宾，{names}{more}没有英文名"
            yield finding_at(meal, "menu", text, "在菜品库里写“英文名”，或把这道菜写成 {名称: …, 英文名: …}")
