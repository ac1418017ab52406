"""Takes out of a text what must not travel with a paper: revisions, comments, marks of editing, outside links."""

from collections.abc import Collection

from lxml import etree

from docgen.word.markup.elements import unwrap
from docgen.word.markup.namespaces import ORDER, W14, WP, W, w
from docgen.word.package.active_content import refuse_active_elements, refuse_fetching_fields
from docgen.word.package.fields import field_codes
from docgen.word.package.linked_values import BINDINGS, unbind, unlink_lost_values
from docgen.word.package.merge_fields import refuse_merge_fields
from docgen.word.package.revisions import carry_out_deletions

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
_parser = etree.XMLParser(
    resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
)


def parse(part: bytes) -> etree._Element:
    """A part as a tree, by a strict parser. Raises etree.XMLSyntaxError."""
    return etree.fromstring(part, _parser)


def sanitize_tree(root: etree._Element, properties: Collection[str] = ()) -> None:
    """A body, header or note without revisions, marks of editing and rsids, its properties in the schema's order.

    Fields that show a custom property stay as long as it is among ``properties`` (names in small letters). Raises
    ActiveContentError for fields that fetch from elsewhere, and for those of a mail merge.
    """
    remove_revisions(root)
    for node in list(root.iter(*_UNWRAPPED)):
        _unwrap(node)
    codes = list(field_codes(root))
    refuse_fetching_fields(codes)
    refuse_active_elements(root)
    refuse_merge_fields(codes)
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


def remove_revisions(root: etree._Element) -> None:
    """Takes out what is deleted, and the marks of editing."""
    carry_out_deletions(root)
    for node in list(root.iter(*_REMOVED)):
        _remove(node)


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
