"""What stands around a tag in running text, as far as its value depends on it."""

import re
from typing import NamedTuple

from lxml import etree

from docgen.word.markup.elements import parent_of, to_xml
from docgen.word.markup.namespaces import w

_SECTION = re.compile(r"<w:sectPr\b.*?</w:sectPr>|<w:sectPr\b[^>]*/>", re.S)


class TagSurroundings(NamedTuple):
    """What is around the run of a tag.

    ``paragraph`` are the properties of the paragraph as XML, with which a value can begin another one; None where it
    cannot: in a link, in a control. ``in_link`` says that the run is a part of a link.
    """

    paragraph: str | None = None
    in_link: bool = False


NOWHERE = TagSurroundings()


def surroundings_of(paragraph: etree._Element, run: etree._Element) -> TagSurroundings:
    """The surroundings of a run of this paragraph."""
    if parent_of(run) is not paragraph:
        return TagSurroundings(None, any(True for _ in run.iterancestors(w("hyperlink"))))
    properties = paragraph.find(w("pPr"))
    if properties is None:
        return TagSurroundings("")
    return TagSurroundings(without_section(to_xml(properties)))


def without_section(properties: str) -> str | None:
    """Properties of a paragraph that can be repeated: they end no section. None where a tag stands in them."""
    return None if "\ufdd6" in properties else _SECTION.sub("", properties)
