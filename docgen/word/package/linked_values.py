"""Fields and content controls that show a property of the document: kept while the property travels with the paper.

What shows anything else becomes plain text: Word would put a blank or an error in its place when it updates fields.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from lxml import etree

from docgen.word.markup.elements import parent_of, to_document
from docgen.word.markup.namespaces import W15, w
from docgen.word.package.fields import FieldCode, field_codes
from docgen.word.package.usual_names import TEXT_PART

#: The part that holds the properties that somebody has made up.
CUSTOM_PROPERTIES = "docProps/custom.xml"
#: What shows a property by its name.
_BY_NAME = ("DOCPROPERTY", "INFO")
#: What Word shows anew where and when a paper is opened or printed: the time, the place of the file, a person.
_CHANGING = frozenset(
    "DATE TIME SAVEDATE PRINTDATE CREATEDATE EDITTIME REVNUM TEMPLATE AUTHOR LASTSAVEDBY USERNAME USERINITIALS "
    "USERADDRESS".split()
)
#: The same as properties are called.
_CHANGING_PROPERTIES = frozenset(name.casefold() for name in _CHANGING) | frozenset(
    "createtime lastsavedtime lastprinted totaleditingtime revisionnumber manager company".split()
)
_WITH_PATH = re.compile(r"\\p\b", re.I)
#: Properties that travel, and what Word counts itself.
_KEPT_NAMES = frozenset(
    "title subject keywords comments category pages words characters characterswithspaces bytes lines paragraphs "
    "numpages numwords numchars filename filesize".split()
)
#: What a field calls a property, where the property itself is called otherwise.
_CALLED = {"comments": "description"}
_CORE_STORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
_KEPT_ELEMENTS = ("title", "subject", "keywords", "description", "category")
#: The element that ties a content control to data elsewhere.
BINDINGS = frozenset((w("dataBinding"), f"{{{W15}}}dataBinding"))


def named_custom_properties(parts: Mapping[str, bytes]) -> bytes | None:
    """The part of custom properties with those that a field names; None if there are none."""
    if CUSTOM_PROPERTIES not in parts:
        return None
    texts = [etree.fromstring(part, _parser()) for name, part in parts.items() if TEXT_PART.fullmatch(name)]
    named = {code.argument.casefold() for root in texts for code in field_codes(root) if code.name in _BY_NAME}
    root = etree.fromstring(parts[CUSTOM_PROPERTIES], _parser())
    for element in list(root):
        if element.get("name", "").casefold() not in named:
            root.remove(element)
    return to_document(root) if len(root) else None


def shown_properties(texts: Iterable[etree._Element]) -> frozenset[str]:
    """The properties, such as subject and description, that a field or a control of these texts shows."""
    return frozenset(name for root in texts for name in _shown_in(root))


def _shown_in(root: etree._Element) -> Iterator[str]:
    for code in field_codes(root):
        name = (code.argument if code.name in _BY_NAME else code.name).casefold()
        yield _CALLED.get(name, name)
    for binding in root.iter(*BINDINGS):
        yield _bound_property(binding)


def custom_property_names(parts: Mapping[str, bytes]) -> frozenset[str]:
    """The names of the custom properties of a package, in small letters."""
    if CUSTOM_PROPERTIES not in parts:
        return frozenset()
    return frozenset(one.get("name", "").casefold() for one in etree.fromstring(parts[CUSTOM_PROPERTIES], _parser()))


def is_changing(code: FieldCode) -> bool:
    """Whether a field shows the time, a path or a person: Word writes those of whoever opens the paper."""
    by_name = code.name in _BY_NAME
    name = code.argument.upper() if by_name else code.name
    if name == "FILENAME":
        return bool(_WITH_PATH.search(code.text))
    return code.argument.casefold() in _CHANGING_PROPERTIES if by_name else name in _CHANGING


def unlink_lost_values(codes: Iterable[FieldCode], properties: Collection[str]) -> None:
    """Fields that show a property which is neither kept nor among these custom ones become their text."""
    for code in codes:
        shows_by_name = code.name in _BY_NAME and "{" not in code.argument
        is_lost = shows_by_name and code.argument.casefold() not in _KEPT_NAMES.union(properties)
        if code.has_ended and (is_lost or code.name == "DOCVARIABLE" or is_changing(code)):
            code.unlink()


def unbind(binding: etree._Element) -> None:
    """Takes the tie off a content control, unless it leads to a property that the paper keeps and no tag is in it."""
    control = parent_of(parent_of(binding))
    is_kept = binding.get(w("storeItemID"), "").upper() == _CORE_STORE and _bound_property(binding) in _KEPT_ELEMENTS
    if not is_kept or any("{" in str(text) for text in control.itertext()):
        parent_of(binding).remove(binding)


def _bound_property(binding: etree._Element) -> str:
    return binding.get(w("xpath"), "").rpartition("/")[2].rpartition(":")[2].partition("[")[0]


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)
