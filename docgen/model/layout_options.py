"""What may be written under 规则 for a layout: one of several values, or numbers within bounds."""

from collections.abc import Mapping
from types import MappingProxyType
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
    the other's unless somebody wrote it. ``names`` are so many free words, which have no default. ``also`` are other
    words that certainly mean one of the values.
    """

    values: tuple[str, ...] = ()
    numbers: NumberRange | None = None
    by_occasion: tuple[str, str] | None = None
    at_home: bool = True
    follows: tuple[str, Mapping[str, str]] | None = None
    names: int = 0
    also: Mapping[str, str] = MappingProxyType({})


def choice(*values: str, also: Mapping[str, str] = MappingProxyType({})) -> LayoutOption:
    """One of these values, the default first. ``also`` gives values other words, between spaces."""
    return LayoutOption(values, also=other_words(also))


def other_words(also: Mapping[str, str]) -> dict[str, str]:
    """The value that each other word means.

    >>> other_words({"主人": "车主 主人驾车"})
    {'车主': '主人', '主人驾车': '主人'}
    """
    return {word: value for value, words in also.items() for word in words.split()}


def numbers_within(at_most: int, least: int, largest: int) -> LayoutOption:
    """At most so many numbers within these bounds."""
    return LayoutOption(numbers=NumberRange(at_most, least, largest))
