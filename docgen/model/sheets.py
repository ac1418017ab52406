"""Tables that become the sheets of a workbook, and changes of its cells: plain values."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal, NamedTuple


class ShadedText(NamedTuple):
    """A text on a ground of this colour, six hexadecimal digits."""

    text: str
    colour: str


class ListColumn(NamedTuple):
    """A column: its heading, its width in half-width characters, what its cells hold, what a list box offers."""

    heading: str
    width: float
    kind: Literal["text", "short", "count", "money", "date", "aside"] = "text"
    choices: tuple[str, ...] = ()


class ListSheet(NamedTuple):
    """A sheet: its name, the title and the sentence above its table, the table, the row of totals below it."""

    name: str
    title: str
    note: str
    columns: tuple[ListColumn, ...]
    rows: Sequence[Sequence[str | int | Decimal | date | ShadedText]]
    total: Sequence[str | int | Decimal | date] = ()


class SheetEdits(NamedTuple):
    """What changes in a sheet; rows and columns count from 0.

    ``sources`` says for rows from which row their cells come (None: from none, they are blank); cells in columns
    ``fixed`` (running numbers) stay. Then ``texts`` are put into cells, by row and column.
    """

    title: str
    texts: Mapping[tuple[int, int], str]
    sources: Mapping[int, int | None] = {}
    fixed: frozenset[int] = frozenset()
    headings: Mapping[tuple[int, int], str] = {}  # new ones, in bold
    notes: Mapping[tuple[int, int], tuple[str, str]] = {}  # what the note at a cell says becomes what


class RowBlockedError(Exception):
    """Rows cannot be moved: they hold formulas or merged cells. Carries the sheet and the row from 0."""

    def __init__(self, title: str, row: int) -> None:
        super().__init__(f"{title} {row}")
        self.title, self.row = title, row
