"""How each layout is arranged and which rules it follows."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from docgen.model.layouts import LAYOUTS, SeatLayout
from docgen.seating.banquet import round_tables
from docgen.seating.ceremony import signing, sofas
from docgen.seating.floor import hall
from docgen.seating.layout_rules import LAYOUT_RULES, SeatingRule
from docgen.seating.long_table import long_table
from docgen.seating.option_rules import VALUES
from docgen.seating.room import NameBox, Party, SeatingOptions, SeatingRoom
from docgen.seating.rows import photo, rostrum
from docgen.seating.square import hollow, horseshoe
from docgen.seating.talks import across, along
from docgen.seating.vehicles import car, coach, offroad, van

#: A layout: a pure function of who comes, the settled options and the size of a name's box.
Arrange = Callable[[Party, SeatingOptions, NameBox], SeatingRoom]


class Arrangement(NamedTuple):
    """The function that places the chairs of a layout, and the rules that it follows."""

    arrange: Arrange
    rules: tuple[SeatingRule, ...]


def check_tables(
    layouts: Mapping[str, SeatLayout],
    arrangements: Mapping[str, Arrangement],
    values: Iterable[tuple[str, str, str]],
) -> None:
    """Raises ValueError for a layout that one of the two tables lacks or that follows no rule, and for a rule of a
    value that no layout has.
    """
    for name in layouts.keys() ^ arrangements.keys():
        lacking = "seating.layouts.ARRANGEMENTS" if name in layouts else "model.layouts.LAYOUTS"
        raise ValueError(f"layout {name} has no row in docgen.{lacking}")
    for name, arrangement in arrangements.items():
        if not arrangement.rules:
            raise ValueError(f"layout {name} follows no rule in docgen.seating.layout_rules.LAYOUT_RULES")
    for layout, option, value in values:
        options = [layouts[layout]] if layout in layouts else layouts.values()
        rows = [row.options[option] for row in options if option in row.options]
        if not any(value in row.values or (row.names and not value) for row in rows):
            raise ValueError(
                f"no layout has the value {layout} {option}: {value} of docgen.seating.option_rules.VALUES"
            )


_FUNCTIONS: Mapping[str, Arrange] = {
    "主席台": rostrum,
    "合影": photo,
    "会谈横桌": across,
    "会谈竖桌": along,
    "回字形": hollow,
    "U形": horseshoe,
    "课桌式": hall,
    "圆桌": round_tables,
    "长桌宴": long_table,
    "沙发": sofas,
    "签字": signing,
    "轿车": car,
    "商务车": van,
    "越野车": offroad,
    "中巴": coach,
}

#: One row for every layout of ``docgen.model.layouts``.
ARRANGEMENTS: Mapping[str, Arrangement] = {
    name: Arrangement(arrange, LAYOUT_RULES.get(name, ())) for name, arrange in _FUNCTIONS.items()
}

check_tables(LAYOUTS, ARRANGEMENTS, VALUES)
