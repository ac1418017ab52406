"""The workbooks behind charts: plain tables without programs and links, and without who made them where."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from docgen.pictures.metadata import without_metadata
from docgen.word.markup.elements import parent_of, to_document
from docgen.word.markup.namespaces import MC
from docgen.word.package.relations import relations_in
from docgen.word.package.taken_out import UnseenContent
from docgen.word.package.zip import DAMAGED_ZIP, canonical

_ACTIVE = re.compile(r"vba|activeX|/embeddings/|externalLinks|connections\.xml|macrosheets|dialogsheets|\.bin$", re.I)
_ACTIVE_TYPE = re.compile(r"macroEnabled|vbaProject|activeX|oleObject|externalLink|connections", re.I)
#: Parts that say who worked on the workbook, or hold what no chart shows.
_TRACES = re.compile(
    r"docProps/(app|custom)\.xml|customXml/|xl/(comments|threadedComments|persons|printerSettings|customProperty|"
    r"revisions|webextensions)|docProps/thumbnail|_xmlsignatures|docMetadata/"
)
_CORE = "docProps/core.xml"
_MOST_BYTES, _MOST_PARTS = 20_000_000, 300
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
#: Elements of a workbook that tell of computers and persons.
_TOLD = ("{*}absPath", "{*}fileSharing", "{*}fileVersion", "{*}documentId", "{*}revisionPtr", "{*}coauthVersion")
_CHARTS = re.compile(r"\{[^}]*(?:chart|chartDrawing)(?:ex)?\}", re.I)


class CleanWorkbook(NamedTuple):
    """A workbook as it may travel, and what was taken out of it."""

    content: bytes
    taken: tuple[UnseenContent, ...]


def is_chart(root: etree._Element | None) -> bool:
    """Whether a part is a chart, or shapes on one."""
    return root is not None and bool(_CHARTS.match(str(root.tag)))


def clean_workbook(name: str, content: bytes) -> CleanWorkbook | None:
    """The workbook of a chart; None for what is none, or has programs or links in it.

    One of which nothing can be opened stays as it is.
    """
    if not name.endswith(".xlsx"):
        return None
    try:
        parts = _parts(content)
    except DAMAGED_ZIP:
        return CleanWorkbook(content, ()) if content.startswith(b"PK") else None
    if parts is None or any(_ACTIVE.search(part) for part in parts):
        return None
    if _ACTIVE_TYPE.search(parts.get("[Content_Types].xml", b"").decode("utf-8", "replace")):
        return None
    try:
        return _cleaned(parts)
    except etree.XMLSyntaxError:
        return CleanWorkbook(content, ())


def _parts(content: bytes) -> dict[str, bytes] | None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _MOST_BYTES:
            return None
        return {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}


def _cleaned(parts: Mapping[str, bytes]) -> CleanWorkbook:
    kept = {name: part for name, part in parts.items() if not _TRACES.match(name)}
    taken = (
        [UnseenContent("图表数据表里的作者和批注", is_usual=True)] if len(kept) < len(parts) or _CORE in kept else []
    )
    kept.pop(_CORE, None)
    for name in [name for name in kept if name.endswith(".rels")]:
        kept[name] = _relations(kept[name], name, kept)
    for name in [name for name in kept if name.endswith(".xml")]:
        root = etree.fromstring(kept[name], _PARSER)
        if name == "[Content_Types].xml":
            for override in list(root):
                if override.get("PartName") and override.get("PartName", "").lstrip("/") not in kept:
                    root.remove(override)
        taken += _take_out(root)
        kept[name] = to_document(root)
    pictures = {name: without_metadata(part).content for name, part in kept.items() if name.startswith("xl/media/")}
    return CleanWorkbook(canonical(kept | pictures), tuple(taken))


def _relations(part: bytes, name: str, kept: Mapping[str, bytes]) -> bytes:
    """The relationships that lead to a part which stays."""
    root = etree.fromstring(part, _PARSER)
    for relation in relations_in(root, name):
        if relation.is_outside or relation.target not in kept:
            root.remove(relation.element)
    return to_document(root)


def _take_out(root: etree._Element) -> Iterator[UnseenContent]:
    for element in list(root.iter(*_TOLD)):
        _remove(element)
    for sheet in root.iter("{*}sheet"):
        if sheet.get("state", "visible") != "visible":
            yield UnseenContent("图表数据表里隐藏的表", sheet.get("name", ""), kept=True)
    # a drawing, a comment or a link whose part is gone has nothing to name
    for element in list(root.iter("{*}legacyDrawing", "{*}hyperlinks", "{*}picture", "{*}legacyDrawingHF")):
        parent_of(element).remove(element)
    for element in root.iter("{*}pageSetup"):
        for attribute in [name for name in element.attrib if str(name).endswith("}id")]:
            del element.attrib[attribute]


def _remove(element: etree._Element) -> None:
    """Takes an element out, and the choice between elements that it leaves empty."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if len(parent) == 0 and parent.tag.startswith(f"{{{MC}}}"):
        _remove(parent)
