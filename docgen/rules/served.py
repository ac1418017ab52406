"""What is served and offered beside the dishes, wherever people write it: for rules beyond those on official visits."""

from collections.abc import Iterator
from typing import NamedTuple

from docgen.model.value import Value
from docgen.model.visit import Visit

_SHORT = 8


class Offered(NamedTuple):
    """A text that says what guests are offered, the value and the field that hold it, and what it is of."""

    value: Value
    field: str
    text: str
    of: str

    def says(self, word: str) -> str:
        """What of it to name in a sentence: all of a short text, else the word."""
        return self.text if len(self.text) <= _SHORT else word


def offered_at_table(visit: Visit) -> Iterator[Offered]:
    """What stands on the table or is bought for it: drinks, notes of meals, costs, things, gifts, tasks."""
    for meal in visit.meals:
        name = meal.name or "用餐"
        yield from (Offered(meal, f"drinks.{n}", drink, f"“{name}”的酒水") for n, drink in enumerate(meal.drinks))
        yield from (Offered(dish, "name", dish.name, f"“{name}”的菜单") for dish in meal.menu)
        yield Offered(meal, "note", meal.note, f"“{name}”的备注")
    for setting in visit.setting:
        yield from (Offered(setting, f"items.{n}", item, setting.place) for n, item in enumerate(setting.items))
    yield from (Offered(thing, "name", thing.name, "“物品”") for thing in visit.supplies)
    yield from (Offered(gift, "name", gift.name, "“礼品”") for gift in visit.gifts)
    yield from _done_and_paid(visit)


def offered_for_pleasure(visit: Visit) -> Iterator[Offered]:
    """Where guests are taken in their free hours: the schedule, notes of meals, costs, tasks."""
    for stop in visit.schedule:
        yield Offered(stop, "activity", stop.activity, "“日程”")
        yield Offered(stop, "note", stop.note, f"日程“{stop.activity}”的备注")
    for meal in visit.meals:
        yield Offered(meal, "note", meal.note, f"“{meal.name or '用餐'}”的备注")
    yield from _done_and_paid(visit)


def _done_and_paid(visit: Visit) -> Iterator[Offered]:
    yield from (Offered(task, "item", task.item, "“分工”") for task in visit.tasks)
    for expense in visit.expenses:
        yield Offered(expense, "item", expense.item, "“费用”")
        yield Offered(expense, "note", expense.note, f"费用“{expense.item}”的备注")
