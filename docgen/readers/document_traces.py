"""A Word document that is attached, without what its files say of persons, programs and times.

What a field of the document shows stays: it is printed.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from typing import NamedTuple
from xml.etree import ElementTree
from xml.parsers import expat

from docgen.pictures.metadata import without_metadata
from docgen.readers.document_marks import reason_to_refuse, without_marks

#: What a paper keeps of its properties: what it is called and about.
_KEPT = frozenset(("title", "subject", "keywords", "description", "category"))
#: What fields call a property that is named otherwise.
_CALLED = {"creator": "author", "lastModifiedBy": "lastsavedby", "created": "createdate", "modified": "savedate"}
_PROPERTIES = re.compile(rb"/metadata/core-properties|/(?:extended-p|custom-p|extendedP|customP)roperties")
_ROOTS = ("coreProperties", "Properties")
_FIELDS = re.compile(rb"<w:instrText[^>]*>([^<]*)|w:instr=\"([^\"]*)\"")
_SIGNATURES = "_xmlsignatures/"
_MEDIA = "word/media/"
_CONTENT_TYPES = "[Content_Types].xml"


class WithoutTraces(NamedTuple):
    """A document without traces of persons and programs, and whether they stayed because it is signed.

    ``taken`` are the things taken out of it that are worth a word.
    """

    content: bytes
    is_signed: bool = False
    taken: tuple[str, ...] = ()


class RefusedDocumentError(Exception):
    """Nobody can tell what of a document is meant to be handed on; the text says why."""


def document_without_traces(content: bytes) -> WithoutTraces:
    """The document of these bytes; one that holds no traces stays as it is, byte for byte.

    Raises RefusedDocumentError for one with tracked changes or hidden text, ValueError for one that Word cannot read.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    codes = b" ".join(b"".join(found) for name, part in parts.items() for found in _FIELDS.findall(_text(name, part)))
    shown = codes.decode("utf-8", "replace").casefold()
    is_signed = any(name.startswith(_SIGNATURES) for name in parts)
    if not is_signed and (reason := reason_to_refuse(parts)):
        raise RefusedDocumentError(reason)
    _require_well_formed(parts)
    if is_signed:
        return WithoutTraces(content, is_signed=True)
    unmarked, taken = without_marks(parts)
    cleaned = {name: _cleaned(name, part, shown) for name, part in unmarked.items()}
    return WithoutTraces(content) if cleaned == parts else WithoutTraces(_packed(cleaned), taken=taken)


def _require_well_formed(parts: Mapping[str, bytes]) -> None:
    """Raises ValueError where XML that Word reads ends in the middle or is broken otherwise."""
    for name, part in parts.items():
        if _text(name, part) or name.endswith(".rels") or name == _CONTENT_TYPES:
            try:
                expat.ParserCreate().Parse(part, True)
            except expat.ExpatError as error:
                raise ValueError(name) from error


def _text(name: str, part: bytes) -> bytes:
    return part if name.startswith("word/") and name.endswith(".xml") else b""


def _cleaned(name: str, part: bytes, shown: str) -> bytes:
    if name.startswith(_MEDIA):
        return without_metadata(part).content
    if name.startswith(("word/", "[")) or not _PROPERTIES.search(part) or name.endswith(".rels"):
        return part
    return _without_properties(part, shown)


def _without_properties(part: bytes, shown: str) -> bytes:
    """The part with the properties that a paper keeps; another part than one of properties stays as it is."""
    try:
        root = ElementTree.fromstring(part)
    except ElementTree.ParseError:
        return part
    if _name(root) not in _ROOTS:
        return part
    lost = [element for element in root if not _stays(element, _name(root), shown)]
    for element in lost:
        root.remove(element)
    return ElementTree.tostring(root, "UTF-8", xml_declaration=True) if lost else part


def _stays(element: ElementTree.Element, root: str, shown: str) -> bool:
    name = element.get("name") or _name(element)
    if root == _ROOTS[0] and name in _KEPT:
        return True
    return any(called.casefold() in shown for called in (name, _CALLED.get(name, name)))


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _packed(parts: Mapping[str, bytes]) -> bytes:
    """The zip of these parts, which does not say when it was made."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
