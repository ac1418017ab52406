"""Drawings in SVG: shapes and pictures inside the file; no programs, nothing from elsewhere, no notes of programs."""

import base64
import binascii
import re
from collections.abc import Iterator

from lxml import etree

from docgen.pictures.metadata import picture_kind, without_metadata
from docgen.word.markup.elements import replace_with_text
from docgen.word.markup.searches import all_text
from docgen.word.package.active_content import ActiveContentError, RefusedContent
from docgen.word.package.taken_out import UnseenContent

_ACTIVE_DRAWING = RefusedContent("图片里带有程序或外部的链接")
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_DRAWN = frozenset((_SVG, _XLINK, _XML, ""))
_ACTIVE = frozenset("script handler listener foreignObject iframe embed object audio video animate set".split())
_LINKING = frozenset(("href", "src", "base", "from", "to", "values"))
_FETCHING_STYLE = re.compile(
    r"url\((?!\s*[\"']?\s*(?:#|data:image/(?:png|jpe?g|gif)))|@import|expression\(|javascript:", re.I
)
_EMBEDDED = re.compile(r"\s*data:image/(?:png|jpe?g|gif);base64,(.*)", re.I | re.S)


def clean_vectors(root: etree._Element) -> Iterator[UnseenContent]:
    """Takes notes and data of programs out of a drawing. Raises ActiveContentError for one that runs or fetches."""
    notes = [node for node in root.iter(etree.Element) if _is_note(node)]
    for node in notes:
        if node.getparent() is not None:
            yield UnseenContent("图片里的说明和程序的数据", all_text(node))
            replace_with_text(node, "")
    for node in root.iter(etree.Element):
        if etree.QName(node).localname in _ACTIVE:
            raise ActiveContentError(_ACTIVE_DRAWING)
        if etree.QName(node).localname == "style" and _FETCHING_STYLE.search(all_text(node)):
            raise ActiveContentError(_ACTIVE_DRAWING)
        for name in [str(name) for name in node.attrib]:
            uri = etree.QName(name).namespace or ""
            if uri not in _DRAWN:
                del node.attrib[name]
                yield UnseenContent("图片里的说明和程序的数据")
            elif found := _checked_attribute(node, name):
                yield found


def _is_note(node: etree._Element) -> bool:
    name = etree.QName(node)
    return (name.namespace or "") not in _DRAWN or name.localname in ("metadata", "desc", "title")


def _checked_attribute(node: etree._Element, name: str) -> UnseenContent | None:
    """Looks at an attribute of a drawing; a picture in it loses its metadata. Raises ActiveContentError."""
    value, local = str(node.attrib[name]), etree.QName(name).localname
    is_link = local in _LINKING and not value.strip().startswith("#")
    if local.lower().startswith("on") or (not is_link and _FETCHING_STYLE.search(value)):
        raise ActiveContentError(_ACTIVE_DRAWING)
    if not is_link or not value.strip():
        return None
    if not (embedded := _EMBEDDED.fullmatch(value)):
        raise ActiveContentError(_ACTIVE_DRAWING)
    try:
        content = base64.b64decode(embedded.group(1))
    except (binascii.Error, ValueError):
        content = b""
    if picture_kind(content) not in ("png", "jpeg", "gif"):
        raise ActiveContentError(RefusedContent("图片里嵌着认不出的内容"))
    cleaned, had_metadata = without_metadata(content)
    if not had_metadata:
        return None
    start = value[: embedded.start(1)]
    node.set(name, start + base64.b64encode(cleaned).decode())
    return UnseenContent("图片里的拍摄信息和文字")
