"""Tables that become the sheets of a workbook: plain values, and texts on a ground of their own colour."""

from collections.abc import Sequence
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
