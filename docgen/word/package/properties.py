"""The properties of a document: its title and what else says what the paper is, nothing about persons or programs."""

import re
from collections.abc import Collection, Iterator

from lxml import etree

from docgen.word.markup.namespaces import CORE, DC
from docgen.word.package.sanitize import parse
from docgen.word.package.taken_out import UnseenContent

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


def personal_properties(old: etree._Element | None) -> Iterator[UnseenContent]:
    """What the properties of a document say of persons, programs and times: it does not travel."""
    if old is None:
        return
    if any(element.tag not in _KEPT and (element.text or "").strip() for element in old.iterchildren(etree.Element)):
        yield UnseenContent("作者和修改的时间", is_usual=True)


def take_out_unshown(root: etree._Element, shown: Collection[str]) -> Iterator[UnseenContent]:
    """Takes out subject, keywords, remarks and category that hold no tag and that the paper does not show.

    They are left from whoever made the template, and nobody looks there.
    """
    for tag in _KEPT:
        for element in root.findall(tag) if tag != _TITLE else ():
            text = (element.text or "").strip()
            if text and not re.search(r"[{｛]", text) and etree.QName(tag).localname not in shown:
                yield UnseenContent("属性里的主题、关键词、备注", is_usual=True)
                root.remove(element)
