"""用餐: meals where none is due: for guests of the same town, and those that only the expenses know of."""

from collections.abc import Iterator

from docgen.model.visit import Visit
from docgen.rules.account import account
from docgen.rules.facts import is_paid_by_hosts, meal_name
from docgen.rules.lexicon.escorts import MORE_AT_TABLE
from docgen.rules.lexicon.meals import EXTRA_MEAL
from docgen.rules.rule import DOMESTIC, REGULATION, Finding, finding_at, rule
from docgen.rules.same_city import where_from_here
from docgen.rules.spending import bills_for_meals, meal_hours, meals_paid_by, names_a_meal
from docgen.rules.standards import packs
from docgen.rules.subjects import meals
from docgen.rules.text_kinds import SAID

SUBJECT = meals.SUBJECT


@rule(code="G12c", name="同城单位之间安排用餐", level="should", evidence="单源", binds=(DOMESTIC,))
def meal_for_a_unit_of_the_same_town(visit: Visit) -> Iterator[Finding]:
    """同城的单位办完事各自回去，不安排用餐；来宾的单位都在本地的，接待单位付费的用餐要查。

    Bad:
        办公室: {地区: 清江区}
        来宾: [{姓名: 周明远, 单位: 清江区教育局, 职务: 副局长}, {姓名: 韩喆, 单位: 清江区教育局, 职务: 科员}]
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体}   # ←
    Good:
        办公室: {地区: 清江区}
        来宾: [{姓名: 周明远, 单位: 云州市教育局, 职务: 副局长}, {姓名: 韩喆, 单位: 云州市教育局, 职务: 科员}]
        用餐:
          - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体}
    """
    # a pack that says 是 is R04, one that says 否 allows it
    if any("no_meals_within_city" in pack.at for pack in packs(visit)) or not (home := where_from_here(visit)):
        return
    for meal in visit.meals:
        if is_paid_by_hosts(visit, meal):
            text = (
                f"来宾来自{home}，同在{visit.office.region}，“{meal_name(meal)}”由接待单位付费，同城单位之间不安排用餐"
            )
            yield finding_at(meal, "payer" if meal.payer else "", text, "删去，或改为来宾自付")


@rule(code="G12e", name="备注里另有一餐", level="should", document=REGULATION, evidence="转载", binds=(DOMESTIC,))
def meal_that_only_a_note_knows(visit: Visit) -> Iterator[Finding]:
    """接待单位只安排一次工作餐；备注、分工里“再留大家吃个便饭”“镇上还有一顿”，多半就是第二次。来宾自付的写明自付。

    Bad:
        日程:
          - {时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室, 备注: 会后镇里再留大家吃个便饭}   # ←
    Good:
        日程:
          - {时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室, 备注: 会后返程，另有一餐由来宾自付}
    """
    for statement, word in account(visit).saying(EXTRA_MEAL, *SAID):
        if "桌" in word and MORE_AT_TABLE.find(statement.text):
            continue  # G13d says more of 再加一桌给村干部
        text = f"{statement.name}写着“{word}”，一次来访接待单位只能安排一次工作餐"
        yield statement.finding(text, "取消；来宾自付的写进“用餐”，写“付费: 来宾自付”")


@rule(
    code="G12d",
    name="费用里多出来的用餐",
    level="should",
    document=REGULATION,
    article=10,
    evidence="原文",
    binds=(DOMESTIC,),
)
def meal_that_only_the_expenses_know(visit: Visit) -> Iterator[Finding]:
    """接待单位只安排一次工作餐；“用餐”里没有、只在费用里出现的一餐，多半就是第二次。

    Bad:
        用餐:
          - {名称: 6日午餐, 日期: 2026-07-06, 形式: 工作餐, 来宾: 全体, 付费: 接待单位}
        费用:
          - {项目: 午餐, 日期: 2026-07-06, 金额: 100, 承担: 接待单位}
          - {项目: 晚餐, 日期: 2026-07-06, 金额: 100, 承担: 接待单位}   # ←
    Good:
        用餐:
          - {名称: 6日午餐, 日期: 2026-07-06, 形式: 工作餐, 来宾: 全体, 付费: 接待单位}
        费用:
          - {项目: 午餐, 日期: 2026-07-06, 金额: 100, 承担: 接待单位}
    """
    bills = [bill for bill in bills_for_meals(visit) if names_a_meal(bill)]
    is_planned = any(is_paid_by_hosts(visit, meal) for meal in visit.meals)
    seen: set[tuple[object, ...]] = set()
    for bill in bills:
        when = (bill.date, *meal_hours(bill.item))
        is_extra = not meals_paid_by(visit, bill) if is_planned else bool(seen) and when not in seen
        seen.add(when)
        if is_extra and not (is_planned and len(bills) == 1 and not meal_hours(bill.item)):
            text = f"费用里有“{bill.item}”，“用餐”里没有这一餐由接待单位付费，一次来访接待单位只能安排一次工作餐"
            yield finding_at(bill, "item", text, "核对日期和餐次；多出来的一餐由来宾自付", amount=bill.amount)
