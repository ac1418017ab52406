"""What rules ask of a visit again and again: who eats, who pays, who leads."""

import re
from collections.abc import Sequence

from docgen.model.dining import Meal
from docgen.model.money import Expense, names_guests
from docgen.model.people import Person
from docgen.model.posts import heads_a_body, heads_a_body_or_deputizes, is_province_post
from docgen.model.ranks import is_at_least
from docgen.model.value import EVERYBODY
from docgen.model.visit import Visit
from docgen.text.wording import listed

# what guests pay for themselves, named instead of them
_THEIR_OWN = re.compile("交费|缴费|房费|含早|伙食费")

# what most visits say need not be compared with every guest
_SURELY_NOT_GUESTS = ("", "接待单位")
# meals of a conference are paid from its own budget
_CONFERENCE_BUDGET = re.compile("会议费|会务费")


def guest_count(visit: Visit, meal: Meal) -> int:
    """How many guests eat; who does not say means everybody."""
    if not meal.guests or EVERYBODY in meal.guests:
        return visit.guests.size
    return len(set(meal.guests))


def diners(visit: Visit, meal: Meal) -> tuple[Person, ...]:
    """The people who eat, as far as they are listed: the guests, then the hosts."""
    everybody = not meal.guests or EVERYBODY in meal.guests
    guests = visit.guests.people if everybody else visit.named(meal.guests, visit.guests.people)
    return (*guests, *visit.named(meal.hosts, visit.hosts))


def is_bilingual(visit: Visit, meal: Meal) -> bool:
    """Whether foreign guests eat, so that the menu is printed in two languages."""
    return visit.category == "外宾" or any(person.name_en for person in diners(visit, meal))


def host_count(visit: Visit, meal: Meal) -> int:
    """How many hosts eat along."""
    return len({person.id or person.name for person in visit.named(meal.hosts, visit.hosts)})


def most_hosts(guests: int) -> int:
    """How many hosts may eat along: three up to ten guests, beyond that a third of them, rounded down.

    The regulation does not say how to round; 不得超过 can only mean down.

    >>> [most_hosts(guests) for guests in (1, 9, 10, 11, 12, 14, 15, 16, 30, 31)]
    [3, 3, 3, 3, 4, 4, 5, 5, 10, 10]
    """
    return 3 if guests <= 10 else guests // 3


def meal_name(meal: Meal) -> str:
    """What a meal is called in a sentence: its name, its day and hour, or its kind."""
    if meal.name:
        return meal.name
    day = f"{meal.date.month}月{meal.date.day}日" if meal.date else ""
    hour = f"{meal.time.start:%H:%M}" if meal.time else ""
    return f"{day}{hour}的{meal.form or '用餐'}" if day or hour else meal.form or "这一餐"


def is_paid_by_hosts(visit: Visit, meal: Meal) -> bool:
    """Whether the receiving side pays for a meal; where nobody is named, it does for what hosts offer by custom."""
    if is_paid_by_a_conference(visit, meal.payer):
        return False
    if meal.payer:
        return not is_paid_by_guests(visit, meal.payer)
    return meal.form != "自费" and (meal.form in ("工作餐", "宴请") or bool(meal.hosts))


def is_paid_by_a_conference(visit: Visit, payer: str) -> bool:
    """Whether a 付费 or 承担 names the budget of the conference to which the guests come: that is no reception."""
    return visit.purpose == "出席会议" and _CONFERENCE_BUDGET.search(payer) is not None


def is_paid_by_guests(visit: Visit, payer: str) -> bool:
    """Whether a 付费 or 承担 names the guests: by a word for them, their group, their unit or a guest."""
    if payer in _SURELY_NOT_GUESTS:
        return False
    if names_guests(payer) or _THEIR_OWN.search(payer):
        return True
    letter = visit.letter
    names = {visit.guests.name, letter.sender if letter else ""}
    names |= {name for guest in visit.guests.people for name in (guest.unit, guest.name)}
    return payer in names - {""}


def is_settled(visit: Visit) -> bool:
    """Whether the visit is being accounted for: an expense has been paid. What guests pay is no expense."""
    return any(expense.receipt or expense.method for expense in visit.expenses)


def is_chief(person: Person) -> bool:
    """Whether a person heads a region or a department (地区、部门主要负责人), by his 职务.

    >>> [is_chief(Person(name="", title=title)) for title in ("区委书记", "副区长", "局长", "接待科科长", "区委副书记")]
    [True, False, True, False, False]
    """
    return heads_a_body(person.title)


def is_leader(person: Person) -> bool:
    """Whether a person is of 县处级 or above, or heads a region or department, or deputizes for its head.

    >>> [is_leader(Person(name="", title=title)) for title in ("副区长", "综合科科员", "接待科科长")]
    [True, False, False]
    """
    return is_at_least(person.rank, "县处级") or heads_a_body_or_deputizes(person.title)


def is_of_province_level(person: Person) -> bool:
    """Of 省部级 or above, by the 级别; where there is none, by a 职务 that only they have."""
    if person.rank:
        return is_at_least(person.rank, "省部级")
    return is_province_post(person.unit + person.title)


def listed_names(people: Sequence[Person]) -> str:
    """The names of people for a sentence; of more than four the first three."""
    names = [person.name for person in people]
    return listed(names) if len(names) <= 4 else f"{listed(names[:3])}等{len(names)}人"


def expense_text(expense: Expense) -> str:
    """All that an expense says of what it is for."""
    return f"{expense.item} {expense.note}".strip()
