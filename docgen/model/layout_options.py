"""What may be written under 规则 for a layout: one of several values, or numbers within bounds."""

from typing import NamedTuple


class NumberRange(NamedTuple):
    """The bounds of an option that takes numbers: how many may be written, the least and the largest."""

    at_most: int
    least: int
    largest: int


class LayoutOption(NamedTuple):
    """What may be written under 规则 for a layout: one of ``values``, the default first, or ``numbers``.

    ``by_occasion`` are the defaults of 国内公务 and of 外事 where these differ. An option that is ``foreign_only`` says
    nothing about a seating at home.
    """

    values: tuple[str, ...] = ()
    numbers: NumberRange | None = None
    by_occasion: tuple[str, str] | None = None
    foreign_only: bool = False


def choice(*values: str) -> LayoutOption:
    """One of these values, the default first."""
    return LayoutOption(values)


def numbers_within(at_most: int, least: int, largest: int) -> LayoutOption:
    """At most so many numbers within these bounds."""
    return LayoutOption(numbers=NumberRange(at_most, least, largest))
