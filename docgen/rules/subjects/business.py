"""商务接待: what a meal and a gift for business guests may cost, where nothing local says it."""

from collections.abc import Iterator
from decimal import Decimal

from docgen.model.visit import Visit
from docgen.rules.facts import guest_count, host_count, is_paid_by_hosts, meal_name
from docgen.rules.rule import BUSINESS, Finding, finding_at, rule
from docgen.rules.spending import bills_for_meals, gift_expenses, meals_paid_by
from docgen.rules.standards import Standard, lowest_standard

SUBJECT = (12, "商务接待")

#: What single firms of the state have published for themselves: no law, and a yardstick where there is no other.
_GIFTS_OF_STATE_FIRMS = Standard(Decimal(600), "参照国有企业商务招待的口径：纪念品每人次不超过600元")
_DINNERS_OF_STATE_FIRMS = Standard(Decimal(450), "参照国有企业商务招待的口径：宴请每人不超过450元，含酒水")


@rule(code="B05", name="商务礼品超过限额", level="should", evidence="单源", binds=(BUSINESS,))
def business_gift_above_the_limit(visit: Visit) -> Iterator[Finding]:
    """商务纪念品每人多少元，看本单位或地方规定的“礼品”；没有定的，参照国有企业的口径，每人次不超过600元。

    Bad:
        类别: 商务
        礼品:
          - {名称: 漆器摆件, 数量: 2, 单价: 1980}   # ←
    Good:
        类别: 商务
        礼品:
          - {名称: 竹编书签, 数量: 2, 单价: 30}
    """
    cap = lowest_standard(visit, "礼品", "纪念品") or _GIFTS_OF_STATE_FIRMS
    hint = f"每人降到{cap.amount:f}元以内"
    each_gets = Decimal(0)
    for gift in visit.gifts:
        if gift.price is None:
            continue
        # one of each for everybody, or as many as there are for all of them
        share = gift.price * gift.number.number / visit.guests.size if gift.number and visit.guests.size else gift.price
        before, each_gets = each_gets, each_gets + max(gift.price, share)
        if before <= cap.amount < each_gets:
            what = f"每件{gift.price:f}元" if gift.price > cap.amount else f"加在一起每人{_rounded(each_gets):f}元"
            yield finding_at(gift, "price", f"{gift.name}{what}，限额是每人{cap.amount:f}元", hint, cap.source)
    for expense in gift_expenses(visit):
        people = expense.people or visit.guests.size
        if expense.amount is not None and people and expense.amount > cap.amount * people:
            each = _rounded(expense.amount / people)
            text = f"“{expense.item}”{expense.amount:f}元、{people}人，每人{each:f}元，限额是每人{cap.amount:f}元"
            yield finding_at(expense, "amount", text, hint, cap.source, expense.amount - cap.amount * people)


@rule(code="B06", name="商务宴请人均偏高", level="should", evidence="单源", binds=(BUSINESS,))
def business_meal_above_the_standard(visit: Visit) -> Iterator[Finding]:
    """商务宴请每人多少元，看本单位或地方规定的“商务宴请”；没有定的，参照国有企业的口径，每人不超过450元，含酒水。

    Bad:
        类别: 商务
        用餐:
          - {名称: 6日晚餐, 形式: 宴请, 标准: 880, 来宾: 全体, 付费: 接待单位}   # ←
    Good:
        类别: 商务
        用餐:
          - {名称: 6日晚餐, 形式: 宴请, 标准: 120, 来宾: 全体, 付费: 接待单位}
    """
    cap = lowest_standard(visit, "商务宴请", "商务用餐", "宴请") or _DINNERS_OF_STATE_FIRMS
    hint = f"降到每人{cap.amount:f}元以内"
    for meal in visit.meals:
        if meal.standard is not None and meal.standard > cap.amount and is_paid_by_hosts(visit, meal):
            text = f"“{meal_name(meal)}”每人{meal.standard:f}元，标准是{cap.amount:f}元"
            people = guest_count(visit, meal) + host_count(visit, meal)
            yield finding_at(meal, "standard", text, hint, cap.source, (meal.standard - cap.amount) * people)
    for bill in bills_for_meals(visit):
        meals = meals_paid_by(visit, bill)
        heads = bill.people or sum(guest_count(visit, meal) + host_count(visit, meal) for meal in meals)
        if bill.amount is not None and heads and bill.amount > cap.amount * heads * max(1, len(meals)):
            each = _rounded(bill.amount / heads)
            text = f"“{bill.item}”{bill.amount:f}元、{heads}人，每人{each:f}元，标准是{cap.amount:f}元"
            yield finding_at(bill, "amount", text, hint, cap.source, bill.amount - cap.amount * heads)


def _rounded(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01")).normalize()
