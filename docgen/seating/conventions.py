"""The conventions that hold for a seating: as the visit says, else the office, the occasion, the stock default."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.model.layout_options import LayoutOption
from docgen.model.layouts import LAYOUTS
from docgen.model.office import Office
from docgen.model.seating import Seating
from docgen.model.visit import Visit
from docgen.seating.layout_rules import SeatingRule
from docgen.seating.meals import meals_of
from docgen.seating.option_rules import VALUES
from docgen.seating.room import SeatingOptions

_STOCK = "通用默认"


class Convention(NamedTuple):
    """The values of an option, who decided them (``origin``, in Chinese), and the rules that they mean."""

    option: str
    values: tuple[str, ...]
    origin: str
    rules: tuple[SeatingRule, ...]

    @property
    def value(self) -> str:
        return "、".join(self.values)


def is_foreign(visit: Visit, seating: Seating) -> bool:
    """Whether the occasion is a foreign one: as the seating says, else by the category of the visit."""
    return seating.occasion == "外事" if seating.occasion else visit.category == "外宾"


def conventions_of(visit: Visit, seating: Seating, foreign: bool) -> tuple[Convention, ...]:
    """The options of a seating's layout that have a value, in the order of the layout."""
    return tuple(_asked_by_meal(visit, seating, one) for one in _conventions(seating, visit.office, foreign))


def _asked_by_meal(visit: Visit, seating: Seating, convention: Convention) -> Convention:
    """A 清真席 that the meal of this seating asks for, unless the seating or the office says otherwise."""
    if convention.option != "清真席" or convention.origin != _STOCK:
        return convention
    if not any("清真席" in meal.note for meal in meals_of(visit, seating)):
        return convention
    return Convention(convention.option, ("单设",), "用餐备注", VALUES[(seating.layout, "清真席", "单设")])


def options_of(conventions: Sequence[Convention], seating: Seating) -> SeatingOptions:
    """The same conventions as the layouts read them, with the places (方位) of the seating."""
    values = {convention.option: convention.values for convention in conventions}
    return SeatingOptions(values, dict(seating.sides))


def _conventions(seating: Seating, office: Office, foreign: bool) -> Iterator[Convention]:
    layout = seating.layout
    for name, option in LAYOUTS[layout].options.items():
        if option.foreign_only and not foreign:
            continue
        values, origin = _value(seating, office, foreign, name, option)
        if origin:
            first = values[0] if values else ""
            rules = VALUES.get((layout, name, first)) or VALUES.get(("", name, first)) or ()
            yield Convention(name, values, origin, rules)


def _value(
    seating: Seating, office: Office, foreign: bool, name: str, option: LayoutOption
) -> tuple[tuple[str, ...], str]:
    """The values of an option and who decided them; both are empty for a number that nobody wrote."""
    if name in seating.conventions:
        return seating.conventions[name], "来访文件"
    if name in seating.sides:  # where the door is may also stand under 方位
        return (seating.sides[name],), "来访文件"
    if name in office.conventions.get(seating.layout, {}):
        return office.conventions[seating.layout][name], "办公室规则"
    if option.by_occasion:
        return (option.by_occasion[foreign],), f"场合“{'外事' if foreign else '国内公务'}”"
    return (option.values[:1], _STOCK) if option.values else ((), "")
