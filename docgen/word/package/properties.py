"""The properties of a document: its title and what else says what the paper is, nothing about persons or programs."""

import re

from lxml import etree

from docgen.word.markup.namespaces import CORE, DC
from docgen.word.package.sanitize import parse

#: The part that holds them.
PROPERTIES = "docProps/core.xml"
_TITLE = f"{{{DC}}}title"
_KEPT = (_TITLE, f"{{{DC}}}subject", f"{{{CORE}}}keywords", f"{{{DC}}}description", f"{{{CORE}}}category")


def kept_properties(part: bytes | None) -> etree._Element:
    """The properties that a finished paper keeps, as they are."""
    old = parse(part) if part else None
    root = etree.Element(f"{{{CORE}}}coreProperties", nsmap={"cp": CORE, "dc": DC})
    for tag in _KEPT:
        if text := (old.findtext(tag, default="") if old is not None else ""):
            etree.SubElement(root, tag).text = text
    return root


def core_properties(part: bytes | None) -> etree._Element:
    """The properties that a paper keeps; its title comes from the data if the template's holds no tag."""
    old = parse(part) if part else None
    root = etree.Element(f"{{{CORE}}}coreProperties", nsmap={"cp": CORE, "dc": DC})
    for tag in _KEPT:
        text = old.findtext(tag, default="") if old is not None else ""
        if tag == _TITLE and not re.search(r"[{｛]", text):
            # a title typed once gives way to that of the visit; escaped, whatever is in it stays as it is
            escaped = "".join(f"\\U{ord(character):08x}" for character in text)
            text = f"{{{{ 标题|default('{escaped}') }}}}"
        if text:
            etree.SubElement(root, tag).text = text
    return root
