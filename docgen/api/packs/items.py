"""Which item of the programme a time or a place on a paper belongs to."""

import re
from collections import Counter

from docgen.api.packs.differences import ChangedText
from docgen.api.packs.people import without_spaces
from docgen.model.visit import Visit

_DAY = re.compile(r"\d{1,2}月\d{1,2}日")
_SHORTEST = 2


class ItemFinder:
    """Finds the items of a visit's programme in the lines of papers."""

    def __init__(self, visit: Visit) -> None:
        stops = [without_spaces(stop.activity) for stop in visit.schedule]
        others = [without_spaces(one.name) for section in (visit.meals, visit.seating) for one in section]
        self._counts = Counter(stops)
        names = {name for name in (*stops, *others) if len(name) >= _SHORTEST}
        self._names = sorted(names, key=lambda name: (-len(name), name))

    def of(self, change: ChangedText) -> str:
        """The item to which a changed text belongs: in its line, above it in its cell, else in its row; else nothing.

        One that the programme has several times is named with its day, where the cell states that.
        """
        of_cell = (change.new_cell or change.old_cell).split("\n")
        changed = (change.new or change.old).split("\n")[0]
        at = of_cell.index(changed) if changed in of_cell else 0
        above = list(reversed(of_cell[: at + 1]))
        row = change.line.cells if len(of_cell) == 1 or at == 0 else ()
        found = next(filter(None, map(self._in, (*above, *row))), "")
        day = next((match[0] for match in map(_DAY.search, above) if match), "")
        return f"{day}{found}" if self._counts[found] > 1 else found

    def is_of_several_days(self, item: str) -> bool:
        """Whether the programme has several items of this name."""
        return self._counts[item] > 1

    def _in(self, text: str) -> str:
        bare = without_spaces(text)
        return next((name for name in self._names if name in bare), "")
