"""费用和票据: expenses that agree with what is written elsewhere: who ate, what was approved, what notes say."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from docgen.model.money import Expense, is_sum
from docgen.model.visit import Visit
from docgen.rules.facts import guest_count, host_count, meal_name
from docgen.rules.payers import bearer_of
from docgen.rules.rule import Finding, finding_at, rule
from docgen.rules.spending import bills_for_meals, meals_paid_by, names_a_meal
from docgen.rules.subjects import money

SUBJECT = money.SUBJECT


@rule(code="L33", name="用餐人数和费用对不上", level="should")
def expense_for_other_numbers_than_ate(visit: Visit) -> Iterator[Finding]:
    """费用里用餐的人数，应当等于那一餐来宾加陪餐的人数；多出来的人要说得清。

    Bad:
        陪同: [{姓名: 罗文}]
        用餐:
          - {名称: 6日午餐, 日期: 2026-07-06, 形式: 工作餐, 标准: 50, 来宾: 全体, 陪餐: [罗文]}
        费用:
          - {项目: 餐费, 日期: 2026-07-06, 标准: 50, 人数: 5, 金额: 250, 承担: 接待单位}   # ←
    Good:
        陪同: [{姓名: 罗文}]
        用餐:
          - {名称: 6日午餐, 日期: 2026-07-06, 形式: 工作餐, 标准: 50, 来宾: 全体, 陪餐: [罗文]}
        费用:
          - {项目: 餐费, 日期: 2026-07-06, 标准: 50, 人数: 3, 金额: 150, 承担: 接待单位}
    """
    bills = bills_for_meals(visit)
    for expense in bills:
        meals = meals_paid_by(visit, expense)
        if expense.people is None or len(meals) != 1:
            continue
        (meal,) = meals
        guests, hosts = guest_count(visit, meal), host_count(visit, meal)
        # one who writes 接待费 may count the guests alone; a bill of several for one meal is held against G18e
        fewer_is_usual = not names_a_meal(expense) or sum(meals_paid_by(visit, bill) == meals for bill in bills) > 1
        if expense.people > guests + hosts or (expense.people < guests + hosts and not fewer_is_usual):
            ate = f"来宾{guests}人、陪餐{hosts}人，共{guests + hosts}人" if hosts else f"来宾{guests}人，没有写陪餐的人"
            text = f"“{expense.item}”按{expense.people}人算，“{meal_name(meal)}”是{ate}"
            yield finding_at(expense, "people", text, "核对人数，陪餐的人要列出来；工作人员用餐另行说明")


@rule(code="L34", name="别处写的金额和费用对不上", level="should")
def sum_that_is_told_otherwise_elsewhere(visit: Visit) -> Iterator[Finding]:
    """备注、审批意见里写的金额，要和“费用”里的一致；批了500元，不能报600元。

    Bad:
        审批: {审批人: 沈静, 日期: 2026-07-01, 意见: 同意，费用控制在200元以内。}
        费用:
          - {项目: 工作餐, 金额: 250, 承担: 接待单位}   # ←
    Good:
        审批: {审批人: 沈静, 日期: 2026-07-01, 意见: 同意，费用控制在300元以内。}
        费用:
          - {项目: 工作餐, 金额: 250, 承担: 接待单位}
    """
    spent = [
        expense
        for expense in visit.expenses
        if not is_sum(expense.item) and expense.amount is not None and bearer_of(visit, expense.payer) != "guests"
    ]
    for expense in spent:
        if (told := _sum_told(expense.note)) is not None and told != expense.amount:
            text = f"“{expense.item}”的金额是{expense.amount:f}元，备注写的是{told:f}元"
            hint = f"核对票据：票据是{told:f}元，改“金额”；是{expense.amount:f}元，改“备注”"
            yield finding_at(expense, "note", text, hint, amount=expense.amount)
    yield from _meals_billed_otherwise_than_told(visit)
    yield from _more_spent_than_approved(visit, spent)


def _meals_billed_otherwise_than_told(visit: Visit) -> Iterator[Finding]:
    """Meals whose notes name another sum than the expenses for them."""
    all_bills = [bill for bill in bills_for_meals(visit) if bill.amount is not None]
    for meal in visit.meals:
        told = _sum_told(meal.note)
        if told is None or told == meal.standard:
            continue
        bills = [bill for bill in all_bills if meals_paid_by(visit, bill) == (meal,)]
        if bills and told != (billed := _sum_of(bills)):
            text = f"“{meal_name(meal)}”的备注写的是{told:f}元，费用里是{billed:f}元"
            hint = f"核对票据：票据是{told:f}元，改费用的“金额”；是{billed:f}元，改这餐的“备注”"
            yield finding_at(bills[0], "amount", text, hint, amount=billed)


def _more_spent_than_approved(visit: Visit, spent: Sequence[Expense]) -> Iterator[Finding]:
    """Expenses that together are more than who approved the visit allowed."""
    limit = _LIMIT.search(visit.approval.opinion) if visit.approval else None
    total = _sum_of(spent)
    if limit and total > (most := Decimal(limit["sum"])):
        text = f"审批意见是“{limit[0]}”，费用共{total:f}元"
        yield finding_at(spent[-1], "amount", text, "减到批准的数以内，或重新报批", amount=total - most)


def _sum_of(expenses: Iterable[Expense]) -> Decimal:
    return sum((expense.amount or Decimal(0) for expense in expenses), Decimal(0))


_SUM_TOLD = re.compile(
    r"(?:实付|实际支付|实收|共计|合计|总计|共|总价|餐费|消费|花费?|付款?)[为是了计：:]?(?P<sum>\d+(?:\.\d{1,2})?)元(?!/|每|一|人)"
)
# 费用控制在500元以内; a standard a head is another thing
_LIMIT = re.compile(
    r"(?:费用?|总额|经费|开支|支出|预算|接待费|合计|总数)[^，。；、\d标均每]{0,5}(?:控制在|不超过|不得超过|限额?为?|核定为?)"
    r"(?P<sum>\d+(?:\.\d{1,2})?)元(?!/|每|一|人)(?:以内|内|以下)?"
)


def _sum_told(text: str) -> Decimal | None:
    """The sum that a remark names as what was paid.

    >>> _sum_told("三桌，共860元"), _sum_told("每人60元"), _sum_told("无")
    (Decimal('860'), None, None)
    """
    match = _SUM_TOLD.search(text) if "元" in text else None
    return Decimal(match["sum"]) if match else None
