"""Searches for texts and attributes in the tree of a part."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree


class FoundText(NamedTuple):
    """A text that a search has found: the element that it belongs to, the attribute if it is one, or its place.

    A text ``is_tail`` if it stands behind its element.
    """

    text: str
    element: etree._Element
    attribute: str
    is_tail: bool


def found_texts(search: etree.XPath, root: etree._Element) -> Iterator[FoundText]:
    """What a search for texts or attributes finds, before anything of it is changed."""
    # lxml gives texts that know where they stand
    texts: Any = search(root)
    yield from [FoundText(str(one), one.getparent(), one.attrname or "", bool(one.is_tail)) for one in texts]


def all_text(element: etree._Element) -> str:
    """All text in an element."""
    return "".join(map(str, element.itertext()))
