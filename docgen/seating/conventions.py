"""The conventions that hold for a seating: as the visit says, else the office, the occasion, the stock default."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docgen.model.flags import FlagError, flag_labels
from docgen.model.layout_options import LayoutOption
from docgen.model.layouts import LAYOUTS
from docgen.model.occasions import SeatingOccasion
from docgen.model.office import Office
from docgen.model.seating import Seating
from docgen.model.visit import Visit
from docgen.seating.layout_rules import SeatingRule
from docgen.seating.meals import meals_of
from docgen.seating.option_rules import VALUES
from docgen.seating.room import SeatingOptions

_STOCK, _VISIT, _OFFICE = "通用默认", "来访文件", "办公室规则"
#: Which hand ranks higher, by the values of 本方 and 主宾.
_HIGHER_HAND = {"左为上": "以左为上", "右为上": "以右为上", "左": "以左为上", "右": "以右为上"}


class Convention(NamedTuple):
    """The values of an option, who decided them (``origin``, in Chinese), and the rules that they mean.

    ``higher_hand`` says which hand ranks higher and why (外事场合以右为上), where the option decides that.
    """

    option: str
    values: tuple[str, ...]
    origin: str
    rules: tuple[SeatingRule, ...]
    higher_hand: str = ""

    @property
    def value(self) -> str:
        return "、".join(self.values)


def conventions_of(visit: Visit, seating: Seating, occasion: SeatingOccasion) -> tuple[Convention, ...]:
    """The options of a seating's layout that have a value, in the order of the layout."""
    return tuple(_asked_by_meal(visit, seating, one) for one in _conventions(seating, visit.office, occasion))


def _asked_by_meal(visit: Visit, seating: Seating, convention: Convention) -> Convention:
    """A 清真席 that the meal of this seating asks for, unless the seating or the office says otherwise."""
    if convention.option != "清真席" or convention.origin != _STOCK:
        return convention
    if not any("清真席" in meal.note for meal in meals_of(visit, seating)):
        return convention
    return Convention(convention.option, ("单设",), "用餐备注", VALUES[(seating.layout, "清真席", "单设")])


def options_of(conventions: Sequence[Convention], seating: Seating, occasion: SeatingOccasion) -> SeatingOptions:
    """The same conventions as the layouts read them, with the occasion and the places (方位) of the seating."""
    values = {convention.option: convention.values for convention in conventions}
    return SeatingOptions(values | {"场合": (occasion.name,)}, dict(seating.sides))


#: The values of an option and who decided them; both are empty for one that nobody wrote and that has no default.
_Settled = tuple[tuple[str, ...], str]
_UNDECIDED: _Settled = ((), "")


def _conventions(seating: Seating, office: Office, occasion: SeatingOccasion) -> Iterator[Convention]:
    layout = seating.layout
    settled: dict[str, _Settled] = {}
    for name, option in LAYOUTS[layout].options.items():
        if not option.at_home and occasion.is_at_home:
            continue
        settled[name] = _settle(seating, office, occasion, name, option, settled)
        values, origin = settled[name]
        if origin:
            yield Convention(name, values, origin, _rules_of(layout, name, values), _higher_hand(name, values, origin))


def _rules_of(layout: str, name: str, values: Sequence[str]) -> tuple[SeatingRule, ...]:
    """The rules of a value in a layout, else of that value in all layouts, else of the option whatever it says."""
    first = values[0] if values else ""
    keys = ((layout, name, first), ("", name, first), (layout, name, ""))
    return next((VALUES[key] for key in keys if key in VALUES), ())


def _settle(
    seating: Seating,
    office: Office,
    occasion: SeatingOccasion,
    name: str,
    option: LayoutOption,
    settled: Mapping[str, _Settled],
) -> _Settled:
    """What the visit says of an option, else the office, the occasion, the stock default."""
    written = _written(seating, office, name)
    if option.names:
        labels = _flags(written[0])
        return (labels, written[1]) if labels else _UNDECIDED
    if option.follows and written[1] != _VISIT:
        other, values = option.follows
        followed = settled[other]
        if followed[0] and (followed[1] == _VISIT or not written[1]):
            return (values.get(followed[0][0], ""),), followed[1]
    if written[1]:
        return written
    if option.by_occasion:
        return (option.by_occasion[not occasion.is_at_home],), occasion.origin
    return (option.values[:1], _STOCK) if option.values else _UNDECIDED


def _flags(written: tuple[str, ...]) -> tuple[str, ...]:
    """The labels of flags; none where readers report that these are not two countries."""
    try:
        return flag_labels(written) if written else ()
    except FlagError:
        return ()


def _written(seating: Seating, office: Office, name: str) -> _Settled:
    """What the visit says of an option, else the office."""
    if name in seating.conventions:
        return seating.conventions[name], _VISIT
    if name == "国旗" and seating.flags:
        return seating.flags, _VISIT
    if name in seating.sides:  # where the door is may also stand under 方位
        return (seating.sides[name],), _VISIT
    if name in office.conventions.get(seating.layout, {}):
        return office.conventions[seating.layout][name], _OFFICE
    return _UNDECIDED


def _higher_hand(name: str, values: Sequence[str], origin: str) -> str:
    """Which hand ranks higher and why, in the words of a chart; empty for an option that does not decide it."""
    which = _HIGHER_HAND.get("".join(values), "") if name in ("本方", "主宾") else ""
    if not which:  # another option, or a value that readers report
        return ""
    kind, mark, name = origin.rstrip("”").partition("“")
    if not mark:
        return {_VISIT: f"这一场规定{which}", _OFFICE: f"办公室规定{which}"}.get(origin, which)
    return f"{name}接待{which}" if kind == "类别" else f"{name}场合{which}"
