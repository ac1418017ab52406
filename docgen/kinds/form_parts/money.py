"""Sums of a visit: its expenses as rows, what is budgeted before there are any, the total in figures and capitals."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from docgen.kinds.form_parts.stay import dated_name, form_of
from docgen.model.money import Expense, is_sum, stated_amount
from docgen.model.visit import Visit
from docgen.rules.facts import guest_count, host_count, is_paid_by_hosts
from docgen.text.wording import capitals


class Sum(NamedTuple):
    """What something costs: per head, for how many, altogether, borne by whom; sums in 元, None for what is unknown."""

    item: str
    standard: Decimal | None
    people: int | None
    amount: Decimal | None
    payer: str = ""


def in_figures(amount: Decimal | None) -> str:
    """A sum as a form shows it; empty where there is none.

    >>> in_figures(Decimal("12345.5")), in_figures(Decimal(0)), in_figures(None)
    ('12,345.50', '0.00', '')
    """
    return f"{amount:,.2f}" if amount is not None else ""


def counted_expenses(visit: Visit) -> tuple[Expense, ...]:
    """The expenses without the rows in which somebody has added them up."""
    return tuple(expense for expense in visit.expenses if not is_sum(expense.item))


def product(standard: Decimal | None, people: int | None) -> Decimal | None:
    """A standard by heads; None where one of them is unknown."""
    return None if standard is None or people is None else standard * people


def budget(visit: Visit) -> tuple[Sum, ...]:
    """The expenses of a visit; before there are any, what its meals at the hosts' expense and its gifts will cost."""
    expenses = [
        Sum(expense.item, expense.standard, expense.people, stated_amount(expense), expense.payer)
        for expense in counted_expenses(visit)
    ]
    return tuple(expenses) or (*_meals(visit), *_gifts(visit))


def _meals(visit: Visit) -> Iterable[Sum]:
    for meal in visit.meals:
        if is_paid_by_hosts(visit, meal):
            people = guest_count(visit, meal) + host_count(visit, meal)
            yield Sum(
                dated_name(meal) + form_of(meal), meal.standard, people, product(meal.standard, people), meal.payer
            )


def _gifts(visit: Visit) -> Iterable[Sum]:
    for gift in visit.gifts:
        number = gift.number.number if gift.number else None
        yield Sum(gift.name, gift.price, number, product(gift.price, number))


def total(sums: Sequence[Decimal | None]) -> dict[str, Any]:
    """The total in capitals and figures; empty where there is nothing, and told where a sum is missing."""
    known = [amount for amount in sums if amount is not None]
    if not known:
        return {"大写": "", "小写": "", "缺": ""}
    whole, missing = sum(known, Decimal()), len(sums) - len(known)
    return {
        "大写": f"人民币{capitals(whole)}",
        "小写": f"￥{in_figures(whole)}",
        "缺": f"另有{missing}项没有写金额" if missing else "",
    }


def shares(expenses: Iterable[Expense]) -> list[tuple[str, Decimal]]:
    """Who bears how much of some expenses, in the order in which they are named."""
    parts: dict[str, Decimal] = {}
    for expense in expenses:
        parts[expense.payer] = parts.get(expense.payer, Decimal()) + (stated_amount(expense) or 0)
    return list(parts.items())


TOTAL_NAMES = {"大写": "合计的大写，前面有“人民币”", "小写": "合计的小写", "缺": "有几项没有金额；都有时为空"}
