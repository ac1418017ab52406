"""The places of the values of a row, held in a fraction of what a mapping of its own would take for each."""

from collections.abc import Iterator, Mapping

from docgen.errors import Cell, Mark
from docgen.model.value import HeldPlaces


class RowPlaces(HeldPlaces):
    """The places of fields that stand in one row of a sheet; ``columns`` are counted from 1.

    >>> places = RowPlaces("名单.csv", 3, {"": 1, "name": 1, "title": 2})
    >>> str(places["title"]), str(places["unit"]), places.get("unit"), "unit" in places
    ('名单.csv!B3', '名单.csv!A3', None, False)
    """

    __slots__ = ("_columns", "_row", "_sheet")

    def __init__(self, sheet: str, row: int, columns: Mapping[str, int]) -> None:
        self._sheet, self._row, self._columns = sheet, row, columns

    def __getitem__(self, field: str) -> Mark:
        return Cell(self._sheet, self._row, self._columns[field if field in self._columns else ""])

    def __contains__(self, field: object) -> bool:
        return field in self._columns

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


class RowPlacesFactory:
    """Makes the places of many rows: those that fill the same columns hold one mapping of them together."""

    def __init__(self) -> None:
        self._known: dict[tuple[tuple[str, int], ...], dict[str, int]] = {}

    def held(self, places: dict[str, Mark]) -> Mapping[str, Mark]:
        """The same places; of several rows, as where a unit stands above its people, they stay as they are."""
        if len(rows := {(mark.file, mark.line) for mark in places.values()}) > 1:
            return places
        ((sheet, row),) = rows
        columns = {field: mark.column for field, mark in places.items()}
        return RowPlaces(sheet, row, self._known.setdefault(tuple(columns.items()), columns))
