"""Takes out of a document what must not travel with a paper: revisions, comments, authors, programs, outside links."""

import re
from collections.abc import Collection

from lxml import etree

from docgen.word.markup.elements import to_document, unwrap
from docgen.word.markup.namespaces import ORDER, TYPES, W14, WP, W, w
from docgen.word.package.active_content import (
    HARMLESS_OUTSIDE,
    refuse_active_parts,
    refuse_fetching_drawings,
    refuse_fetching_fields,
)
from docgen.word.package.fields import field_codes
from docgen.word.package.linked_values import (
    BINDINGS,
    CUSTOM_PROPERTIES,
    named_custom_properties,
    unbind,
    unlink_lost_values,
)
from docgen.word.package.revisions import carry_out_deletions
from docgen.word.package.usual_names import relations_of, with_usual_names

#: Parts that say who worked on the document, when and with what; no reader needs them.
_PERSONAL_PARTS = re.compile(
    r"docProps/(?!core\.xml$)|word/(comments|people|stylesWithEffects|glossary/|webSettings)|customXml/|"
    r"word/_rels/comments|word/printerSettings|\[trash\]|customUI/|userCustomization/|_xmlsignatures/|docMetadata/|"
    r"word/(webextensions/|intelligence|documenttasks/|customizations\.xml|recipientData)|word/_rels/(people|webSettings)"
)
_UNWRAPPED = {w(name) for name in ("ins", "moveTo", "customXml", "smartTag")}
_REMOVED = {
    w(name)
    for name in [
        "del",
        "moveFrom",
        "rPrChange",
        "pPrChange",
        "tblPrChange",
        "trPrChange",
        "tcPrChange",
        "sectPrChange",
        "tblGridChange",
        "numberingChange",
        "tblPrExChange",
        "cellDel",
        "cellIns",
        "cellMerge",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "proofErr",
        "permStart",
        "permEnd",
        "lastRenderedPageBreak",
        "printerSettings",
    ]
}
_SETTINGS = {
    w(name) for name in "rsids attachedTemplate trackRevisions mailMerge documentProtection saveThroughXslt".split()
}

_parser = etree.XMLParser(
    resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
)


def parse(part: bytes) -> etree._Element:
    """A part as a tree, by a strict parser. Raises etree.XMLSyntaxError."""
    return etree.fromstring(part, _parser)


def sanitize_package(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts that may stay, with content types and relationships that name no others.

    Raises ActiveContentError for macros, embedded objects and links that would be followed by opening the paper.
    """
    parts = _without_unreachable_workbooks(with_usual_names(parts))
    refuse_active_parts(parts, _PERSONAL_PARTS)
    kept = {name: part for name, part in parts.items() if not _PERSONAL_PARTS.match(name) and "thumbnail" not in name}
    if custom := named_custom_properties(parts):
        kept[CUSTOM_PROPERTIES] = custom
    for name in [name for name in kept if name.endswith(".rels")]:
        kept[name] = _relations(kept[name], name, kept)
    kept["[Content_Types].xml"] = _types(kept)
    if "word/settings.xml" in kept:
        kept["word/settings.xml"] = _settings(kept["word/settings.xml"])
    return kept


def _without_unreachable_workbooks(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts without workbooks to which no relationship leads."""
    workbooks = {name for name in parts if name.startswith("word/embeddings/") and name.endswith(".xlsx")}
    if workbooks:
        files = [name for name in parts if name.endswith(".rels")]
        workbooks -= {target for name in files for _, target in relations_of(parts, name)}
    return {name: part for name, part in parts.items() if name not in workbooks}


def sanitize_tree(root: etree._Element, properties: Collection[str] = ()) -> None:
    """A body, header or note without revisions, marks of editing and rsids, its properties in the schema's order.

    Fields that show a custom property stay as long as it is among ``properties`` (names in small letters). Raises
    ActiveContentError for fields that fetch from elsewhere.
    """
    carry_out_deletions(root)
    for node in list(root.iter(*_REMOVED)):
        _remove(node)
    for node in list(root.iter(*_UNWRAPPED)):
        _unwrap(node)
    codes = list(field_codes(root))
    refuse_fetching_fields(codes)
    refuse_fetching_drawings(root)
    unlink_lost_values(codes, properties)
    for binding in list(root.iter(*BINDINGS)):
        unbind(binding)
    for node in root.iter(etree.Element):
        for name in [name for name in node.attrib if _is_editing_mark(str(name))]:
            del node.attrib[name]
        if (order := ORDER.get(node.tag)) and len(node) > 1:
            node[:] = sorted(node, key=lambda child: order.get(child.tag, 99))
    for inline in root.iter(f"{{{WP}}}inline"):
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, inline.get(side, "0"))


def _is_editing_mark(name: str) -> bool:
    """Whether an attribute only says in which session something was edited."""
    return name.startswith((f"{{{W}}}rsid", f"{{{W14}}}paraId", f"{{{W14}}}textId"))


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _unwrap(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is None:
        return
    if parent.tag in (w("rPr"), w("trPr")):  # the mark of an inserted paragraph or row
        parent.remove(node)
        return
    unwrap(node)


def _relations(part: bytes, name: str, kept: dict[str, bytes]) -> bytes:
    root = parse(part)
    folder = name.replace("_rels/", "").rpartition("/")[0]
    for relation in list(root):
        target = relation.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
        is_external = relation.get("TargetMode") == "External"
        kind = relation.get("Type", "").rpartition("/")[2]
        if (kind in HARMLESS_OUTSIDE and kind != "hyperlink") or (not is_external and _resolved_path(path) not in kept):
            root.remove(relation)
    return to_document(root)


def _resolved_path(path: str) -> str:
    """The path without ``.`` and ``..``."""
    steps: list[str] = []
    for step in path.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step != ".":
            steps.append(step)
    return "/".join(steps)


def _types(kept: dict[str, bytes]) -> bytes:
    root = parse(kept["[Content_Types].xml"])
    for override in root.findall(f"{{{TYPES}}}Override"):
        if override.get("PartName", "").lstrip("/") not in kept:
            root.remove(override)
    return to_document(root)


def _settings(part: bytes) -> bytes:
    root = parse(part)
    for node in list(root):
        if node.tag in _SETTINGS:
            root.remove(node)
    for zoom in root.iter(w("zoom")):
        zoom.set(w("percent"), zoom.get(w("percent"), "100"))
    return to_document(root)
