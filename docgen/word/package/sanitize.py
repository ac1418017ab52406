"""What must not travel with a paper: revisions, comments, authors, programs, and links to elsewhere."""

import re
from collections.abc import Iterator

from lxml import etree

from docgen.word.markup.namespaces import ORDER, TYPES, W14, WP, W, w

#: Parts that say who, when and with what; no reader needs them.
_DROPPED = re.compile(
    r"docProps/(?!core\.xml$)|word/(comments|people|stylesWithEffects|glossary/|webSettings)|customXml/|"
    r"word/_rels/comments|\[trash\]|customUI/|userCustomization/"
)
_ACTIVE = re.compile(r"vbaProject|vbaData|activeX|/embeddings/|afchunk|\.bin$", re.I)
_FIELDS = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|MACROBUTTON)\b", re.I)
_REVISIONS = {w(name) for name in ("ins", "moveTo", "customXml", "smartTag")}
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
    ]
}
_SETTINGS = {w(name) for name in ("rsids", "attachedTemplate", "trackRevisions", "mailMerge", "documentProtection")}

parser = etree.XMLParser(
    resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
)


class ActiveError(Exception):
    """The document does something of its own or reaches outside; the sentences say what."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__("；".join(sentences))
        self.sentences = sentences


def parse(part: bytes) -> etree._Element:
    """A part as a tree, by a strict parser. Raises etree.XMLSyntaxError."""
    return etree.fromstring(part, parser)


def sanitize_package(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts that may stay, with content types and relationships that name no others.

    Raises ActiveError for macros, embedded objects and links that would be followed by opening the paper.
    """
    active = [f"带有宏或嵌入的程序（{name}）" for name in parts if _ACTIVE.search(name)]
    active += [sentence for name in parts if name.endswith(".rels") for sentence in _outside(parse(parts[name]))]
    if active:
        raise ActiveError(active)
    kept = {name: part for name, part in parts.items() if not _DROPPED.match(name) and "thumbnail" not in name}
    for name in [name for name in kept if name.endswith(".rels")]:
        kept[name] = _relations(kept[name], name, kept)
    kept["[Content_Types].xml"] = _types(kept)
    if "word/settings.xml" in kept:
        kept["word/settings.xml"] = _settings(kept["word/settings.xml"])
    return kept


def sanitize_tree(root: etree._Element) -> None:
    """A body, header or note without revisions, marks of editing and rsids, its properties in the schema's order.

    Raises ActiveError for fields that fetch from elsewhere.
    """
    fetching = [text for node in root.iter(w("instrText")) if (text := node.text or "") and _FIELDS.search(text)]
    fetching += [field for node in root.iter(w("fldSimple")) if _FIELDS.search(field := node.get(w("instr"), ""))]
    if fetching:
        raise ActiveError([f"域“{text.strip()}”会从别处取内容" for text in fetching])
    for node in list(root.iter(*_REMOVED)):
        _remove(node)
    for node in list(root.iter(*_REVISIONS)):
        _unwrap(node)
    for node in root.iter(etree.Element):
        for name in [name for name in node.attrib if _editing(str(name))]:
            del node.attrib[name]
        if (order := ORDER.get(node.tag)) and len(node) > 1:
            node[:] = sorted(node, key=lambda child: order.get(child.tag, 99))
    for inline in root.iter(f"{{{WP}}}inline"):
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, inline.get(side, "0"))


def _editing(name: str) -> bool:
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
    at = parent.index(node)
    parent[at : at + 1] = [child for child in node if not child.tag.endswith("Pr")]


def _outside(relations: etree._Element) -> Iterator[str]:
    for one in relations:
        kind = one.get("Type", "").rsplit("/", 1)[-1]
        if one.get("TargetMode") == "External" and kind not in ("hyperlink", "attachedTemplate"):
            yield f"{kind} 指向外部地址 {one.get('Target')}"
        if kind in ("aFChunk", "oleObject", "control"):
            yield f"带有嵌入的对象（{one.get('Target')}）"


def _relations(part: bytes, name: str, kept: dict[str, bytes]) -> bytes:
    root = parse(part)
    folder = name.replace("_rels/", "").rpartition("/")[0]
    for one in list(root):
        target = one.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
        external = one.get("TargetMode") == "External"
        if one.get("Type", "").endswith("/attachedTemplate") or (not external and _normal(path) not in kept):
            root.remove(one)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _normal(path: str) -> str:
    steps: list[str] = []
    for step in path.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step != ".":
            steps.append(step)
    return "/".join(steps)


def _types(kept: dict[str, bytes]) -> bytes:
    root = parse(kept["[Content_Types].xml"])
    for one in root.findall(f"{{{TYPES}}}Override"):
        if one.get("PartName", "").lstrip("/") not in kept:
            root.remove(one)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _settings(part: bytes) -> bytes:
    root = parse(part)
    for node in list(root):
        if node.tag in _SETTINGS:
            root.remove(node)
    for zoom in root.iter(w("zoom")):
        zoom.set(w("percent"), zoom.get(w("percent"), "100"))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
