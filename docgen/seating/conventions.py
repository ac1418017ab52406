"""Which conventions hold for a seating: those of the visit, then of the office, of the occasion, of stock."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.model.layouts import LAYOUTS, LayoutOption
from docgen.model.office import Office
from docgen.model.seating import Seating
from docgen.model.visit import Visit
from docgen.seating.layouts import VALUES, SeatingRule
from docgen.seating.room import SeatingOptions


class Convention(NamedTuple):
    """An option as it holds, who decided it, and where the rule is written."""

    option: str
    values: tuple[str, ...]
    origin: str
    rule: SeatingRule

    @property
    def value(self) -> str:
        return "、".join(self.values)


def foreign(visit: Visit, seating: Seating) -> bool:
    """Whether the occasion is a foreign one: as the seating says, else by the category of the visit."""
    return seating.occasion == "外事" if seating.occasion else visit.category == "外宾"


def settled(visit: Visit, seating: Seating) -> tuple[Convention, ...]:
    """The options of a seating's layout that have a value, in the order of the layout."""
    abroad = foreign(visit, seating)
    return tuple(_settled(seating, visit.office, abroad))


def options(held: Sequence[Convention], seating: Seating) -> SeatingOptions:
    """The same as layouts read them."""
    return SeatingOptions({one.option: one.values for one in held}, dict(seating.sides))


def _settled(seating: Seating, office: Office, abroad: bool) -> Iterator[Convention]:
    layout = seating.layout
    for name, option in LAYOUTS[layout].options.items():
        if option.foreign_only and not abroad:
            continue
        values, origin = _value(seating, office, abroad, name, option)
        if origin:
            first = values[0] if values else ""
            rule = VALUES.get((layout, name, first)) or VALUES.get(("", name, first)) or SeatingRule("", "")
            yield Convention(name, values, origin, rule)


def _value(
    seating: Seating, office: Office, abroad: bool, name: str, option: LayoutOption
) -> tuple[tuple[str, ...], str]:
    """The values of an option and who decided them; both are empty for a number that nobody wrote."""
    if name in seating.conventions:
        return seating.conventions[name], "来访文件"
    if name in seating.sides:  # where the door is may also stand under 方位
        return (seating.sides[name],), "来访文件"
    if name in office.conventions.get(seating.layout, {}):
        return office.conventions[seating.layout][name], "办公室规则"
    if option.by_occasion:
        return (option.by_occasion[abroad],), f"场合“{'外事' if abroad else '国内公务'}”"
    return (option.values[:1], "通用默认") if option.values else ((), "")
