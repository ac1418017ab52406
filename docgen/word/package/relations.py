"""The relationships of a package: from which part they lead where, and what in the part uses them."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from docgen.word.markup.namespaces import R
from docgen.word.markup.searches import found_texts
from docgen.word.package.usual_names import target_of

#: What no name in a package can be: an address.
_ADDRESS = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|\\\\|//)", re.I)
_USES = etree.XPath("//@r:*", namespaces={"r": R})


class Relation(NamedTuple):
    """A relationship: its id, the last word of its type, where it leads to (outside, or a part), its element."""

    identity: str
    kind: str
    target: str
    is_outside: bool
    element: etree._Element


def relations_in(root: etree._Element, rels_name: str) -> list[Relation]:
    """The relationships of a file of them. What leads to an address leads outside, whatever it says of itself."""
    return [_relation(element, rels_name) for element in root if isinstance(element.tag, str)]


def _relation(element: etree._Element, rels_name: str) -> Relation:
    kind = element.get("Type", "").rstrip("/").rpartition("/")[2]
    target = element.get("Target", "")
    is_outside = element.get("TargetMode", "Internal").strip().lower() != "internal" or bool(_ADDRESS.match(target))
    return Relation(
        element.get("Id", ""), kind, target if is_outside else target_of(rels_name, target), is_outside, element
    )


def users(root: etree._Element | None) -> Mapping[str, Sequence[etree._Element]]:
    """The elements of a part that name a relationship, by its id."""
    used: dict[str, list[etree._Element]] = {}
    for found in found_texts(_USES, root) if root is not None else ():
        used.setdefault(found.text, []).append(found.element)
    return used
