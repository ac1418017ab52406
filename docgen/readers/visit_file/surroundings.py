"""What is known of a visit before its fields are read: its days, or at least its year."""

import re
from collections.abc import Callable
from functools import cache

from docgen.model.scalars import ConversionError, Period, read_as_meant
from docgen.model.spellings.respelling import NOWHERE, Surroundings
from docgen.model.visit import Visit
from docgen.readers.visit_file.nodes import MappingNode, Node, ScalarNode
from docgen.readers.visit_file.regrouped import regrouped
from docgen.readers.visit_file.vocabulary import named_field, vocabulary

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def surroundings_of(node: Node | None) -> Callable[[], Surroundings]:
    """Finds the surroundings of a tree when they are first asked for: most visits are written plainly."""
    return cache(lambda: surroundings(node))


def surroundings(node: Node | None) -> Surroundings:
    """The days of the visit of a tree; where they name no year, the year that its other fields name."""
    if not isinstance(node, MappingNode):
        return NOWHERE
    pairs = regrouped(node, Visit)
    known = Surroundings(year=_year(pairs))
    days = days_of(node, known)
    return Surroundings(days.first, days.last, known.year) if days else known


def days_of(node: Node | None, known: Surroundings = NOWHERE) -> Period | None:
    """The days of the visit of a tree; None where there are none that can be read."""
    reading = vocabulary(Visit)["日期"].reading
    assert reading is not None  # it is a text that is read as days
    for key, child in regrouped(node, Visit) if isinstance(node, MappingNode) else ():
        if isinstance(child, ScalarNode) and (found := named_field(key.text, Visit)) and found.field.name == "dates":
            try:
                days: Period | None = read_as_meant(reading, child.text, known)[0]
            except ConversionError:
                return None
            return days
    return None


def _year(pairs: list[tuple[ScalarNode, Node]]) -> int | None:
    """The year that 编号, 成文日期 and the letter name, if it is one."""
    years: set[str] = set()
    for key, child in pairs:
        found = named_field(key.text, Visit)
        if found is None or found.field.name not in ("code", "issued", "letter"):
            continue
        texts = [inner for _, inner in child.pairs] if isinstance(child, MappingNode) else [child]
        years.update(year for text in texts if isinstance(text, ScalarNode) for year in _YEAR.findall(text.text))
    return int(years.pop()) if len(years) == 1 else None
