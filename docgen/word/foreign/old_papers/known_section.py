"""A list that a visit has, as far as the tables of an old paper are known by it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple


class KnownSection(NamedTuple):
    """A list that a visit has: its name, what a loop calls its rows, the words that titles of such tables have.

    ``field`` gives for the heading of a column the name of the text that stands below it; empty for no such text.
    """

    path: str
    variable: str
    words: Sequence[str]
    field: Callable[[str], str]
