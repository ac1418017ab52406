"""What may be written under 规则 for a layout: one of several values, or numbers within bounds."""

from collections.abc import Mapping
from typing import NamedTuple


class NumberRange(NamedTuple):
    """The bounds of an option that takes numbers: how many may be written, the least and the largest."""

    at_most: int
    least: int
    largest: int


class LayoutOption(NamedTuple):
    """What may be written under 规则 for a layout: one of ``values``, the default first, ``numbers``, or ``names``.

    ``by_occasion`` are the defaults of 国内公务, and of 外事 and 商务, where these differ. An option that is not
    ``at_home`` says nothing about a seating of 国内公务. One that ``follows`` another takes the value that belongs to
    the other's unless somebody wrote it. ``names`` are so many free words, which have no default.
    """

    values: tuple[str, ...] = ()
    numbers: NumberRange | None = None
    by_occasion: tuple[str, str] | None = None
    at_home: bool = True
    follows: tuple[str, Mapping[str, str]] | None = None
    names: int = 0


def choice(*values: str) -> LayoutOption:
    """One of these values, the default first."""
    return LayoutOption(values)


def numbers_within(at_most: int, least: int, largest: int) -> LayoutOption:
    """At most so many numbers within these bounds."""
    return LayoutOption(numbers=NumberRange(at_most, least, largest))
