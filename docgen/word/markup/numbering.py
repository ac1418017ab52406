"""Lists that begin anew: copies of a list's number, each with its own count."""

import copy
from collections.abc import Sequence

from lxml import etree

from docgen.word.markup.elements import to_document
from docgen.word.markup.namespaces import w

#: The part that holds the lists of a document.
NUMBERING = "word/numbering.xml"


def highest_list_number(part: bytes | None) -> int:
    """The highest number that a list of the part has."""
    if part is None:
        return 0
    numbers = (one.get(w("numId"), "") for one in _parsed(part).iter(w("num")))
    return max((int(number) for number in numbers if number.isdecimal()), default=0)


def with_new_lists(part: bytes, lists: Sequence[str], first_number: int) -> bytes:
    """The part with a further list like each of ``lists``, which begins anew; the first has ``first_number``."""
    root = _parsed(part)
    known = {one.get(w("numId")): one for one in root.iter(w("num"))}
    levels = {one.get(w("abstractNumId")): one for one in root.iter(w("abstractNum"))}
    last = list(known.values())[-1] if known else None
    for number, name in enumerate(lists, first_number):
        if last is None or name not in known:
            continue
        new = copy.deepcopy(known[name])
        new.set(w("numId"), str(number))
        _begin_anew(new, levels)
        last.addnext(new)
        last = new
    return to_document(root)


def _begin_anew(number: etree._Element, levels: dict[str | None, etree._Element]) -> None:
    """Gives every level of a list the start that it has in its template."""
    link = number.find(w("abstractNumId"))
    template = levels.get(link.get(w("val"))) if link is not None else None
    starts = (
        {level.get(w("ilvl"), "0"): _start(level) for level in template.iter(w("lvl"))} if template is not None else {}
    )
    overrides = {override.get(w("ilvl")): override for override in number.iter(w("lvlOverride"))}
    for level, start in (starts or {"0": "1"}).items():
        override = overrides.get(level)
        if override is None:
            override = etree.SubElement(number, w("lvlOverride"), {w("ilvl"): level})
        if override.find(w("startOverride")) is None:
            override.insert(0, etree.Element(w("startOverride"), {w("val"): start}))


def _start(level: etree._Element) -> str:
    start = level.find(w("start"))
    return start.get(w("val"), "1") if start is not None else "1"


def _parsed(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
