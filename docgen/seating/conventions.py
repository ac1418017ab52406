"""Which conventions hold for a seating: those of the visit, then of the office, of the occasion, of stock."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.model.office import Office
from docgen.model.seating import CONVENTIONS, Seating
from docgen.model.visit import Visit
from docgen.seating.layouts import VALUES, Rule
from docgen.seating.room import Options

#: What the profile of an occasion decides: 国内公务, then 外事.
_BY_OCCASION = {("", "本方"): ("左为上", "右为上"), ("沙发", "主宾"): ("左", "右")}
#: Options that say nothing about a seating to which they do not apply.
_ONLY_FOREIGN = {("合影", "居中")}


class Convention(NamedTuple):
    """An option as it holds, who decided it, and where the rule is written."""

    option: str
    values: tuple[str, ...]
    origin: str
    rule: Rule

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


def options(held: Sequence[Convention], seating: Seating) -> Options:
    """The same as layouts read them."""
    return Options({one.option: one.values for one in held}, dict(seating.sides))


def _settled(seating: Seating, office: Office, abroad: bool) -> Iterator[Convention]:
    layout = seating.layout
    for option, known in CONVENTIONS[layout].items():
        found = _value(seating, office, abroad, option)
        if found is None or ((layout, option) in _ONLY_FOREIGN and not abroad):
            continue
        values, origin = found
        one = values[0] if values else ""
        rule = VALUES.get((layout, option, one)) or VALUES.get(("", option, one)) or Rule("", "")
        if known or origin:
            yield Convention(option, values, origin, rule)


def _value(seating: Seating, office: Office, abroad: bool, option: str) -> tuple[tuple[str, ...], str] | None:
    layout = seating.layout
    if option in seating.conventions:
        return seating.conventions[option], "来访文件"
    if option in seating.sides:  # where the door is may also stand under 方位
        return (seating.sides[option],), "来访文件"
    if option in office.conventions.get(layout, {}):
        return office.conventions[layout][option], "办公室规则"
    by_occasion = _BY_OCCASION.get((layout, option)) or _BY_OCCASION.get(("", option))
    if by_occasion:
        return (by_occasion[abroad],), f"场合“{'外事' if abroad else '国内公务'}”"
    known = CONVENTIONS[layout][option]
    return (known[:1], "通用默认") if known else None
