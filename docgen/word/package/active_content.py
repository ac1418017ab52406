"""What runs in a document, or fetches something from outside when it is opened, updated or printed: it is refused.

A link that somebody clicks is none of it: it stays, as it is typed.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from docgen.word.markup.namespaces import VML, A, w
from docgen.word.package.fields import INNER_FIELD, FieldCode
from docgen.word.package.usual_names import relations_of

#: What a part is, by its name or by the relationship that leads to it; the first that fits.
_ACTIVE_PARTS = (
    (re.compile(r"vba(Project|Data)|wordVbaData|attachedToolbars", re.I), "带有宏"),
    (re.compile(r"activeX|control$", re.I), "带有 ActiveX 控件"),
    (re.compile(r"afchunk", re.I), "嵌着一份别的文件"),
    (re.compile(r"\.xls\w?$", re.I), "嵌着一个 Excel 表格"),
    (re.compile(r"\.doc\w?$", re.I), "嵌着一份 Word 文档"),
    (re.compile(r"\.ppt\w?$", re.I), "嵌着一份幻灯片"),
    (re.compile(r"embeddings/|oleObject|\.(bin|exe|dll|js|vbs|hta|lnk|scr|bat|cmd|ps1)$", re.I), "嵌着别的程序的对象"),
)
_ACTIVE_NAME = re.compile(
    r"vbaProject|vbaData|activeX|/embeddings/|afchunk|\.(bin|exe|dll|js|vbs|hta|lnk|scr|bat|cmd|ps1)$", re.I
)
_ACTIVE_KINDS = ("aFChunk", "oleObject", "control", "vbaProject", "wordVbaData", "attachedToolbars")
#: Relationships to the outside that open nothing by themselves, or go with what is cleaned away.
HARMLESS_OUTSIDE = frozenset(
    "hyperlink attachedTemplate mailMergeSource mailMergeHeaderSource recipientData transform".split()
)
_OUTSIDE_NAMES = {
    "image": "图片",
    "oleObject": "链接的对象",
    "subDocument": "子文档",
    "video": "视频",
    "frame": "框架网页",
}
_ACTIVE_IN_WORKBOOK = re.compile(r"vbaProject|activeX|/embeddings/|externalLinks|connections\.xml", re.I)
_FETCHING_FIELDS = frozenset(
    "DDE DDEAUTO INCLUDE INCLUDETEXT INCLUDEPICTURE IMPORT LINK DATABASE RD EMBED CONTROL HTMLACTIVEX PRINT".split()
)
_OUTSIDE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]+:|\\\\|//)", re.I)
_ACTIVE_IN_VECTORS = re.compile(rb"<script|javascript:|\son\w+\s*=|href\s*=\s*[\"'](?!#|data:image/)", re.I)


class ActiveContentError(Exception):
    """The document runs something or fetches something from outside; the sentences say what.

    ``paragraph`` counts from 1 in its part; 0 for what has no place in the text.
    """

    def __init__(self, sentences: list[str], paragraph: int = 0) -> None:
        super().__init__("；".join(sentences))
        self.sentences, self.paragraph = sentences, paragraph


def refuse_active_parts(parts: Mapping[str, bytes], dropped: re.Pattern[str]) -> None:
    """Raises ActiveContentError for programs, embedded objects and links that opening the document would follow.

    Parts whose names match ``dropped`` do not travel.
    """
    allowed = _chart_workbooks(parts)
    found = {name: name for name in parts if _ACTIVE_NAME.search(name) and not name.endswith(".rels")}
    outside = []
    for name in [name for name in parts if name.endswith(".rels")]:
        found |= {target: f"{target} {kind}" for kind, target in relations_of(parts, name) if kind in _ACTIVE_KINDS}
        outside += list(_outside_links(parts[name]))
    active = [
        f"{_kind_of(words)}（{name}）"
        for name, words in found.items()
        if name not in allowed and not dropped.match(name)
    ]
    drawn = (name for name, part in parts.items() if name.endswith(".svg") and _ACTIVE_IN_VECTORS.search(part))
    if sentences := [*active, *outside, *(f"图片里带有程序或外部的链接（{name}）" for name in drawn)]:
        raise ActiveContentError(sentences)


def refuse_fetching_fields(codes: Iterable[FieldCode]) -> None:
    """Raises ActiveContentError for a field that fetches or runs something, and for one whose name is put together."""
    for code in codes:
        shown = code.text.replace(INNER_FIELD, "…").strip()
        if code.name in _FETCHING_FIELDS or (code.name == "MACROBUTTON" and code.argument.casefold() != "nomacro"):
            raise ActiveContentError([f"域“{shown}”会从别处取内容，或运行程序"], _paragraph_of(code.nodes[0]))
        if not code.name.startswith("=") and (INNER_FIELD in code.name or "{" in code.name):
            raise ActiveContentError([f"域“{shown}”的名字是拼出来的"], _paragraph_of(code.nodes[0]))


def refuse_fetching_drawings(root: etree._Element) -> None:
    """Raises ActiveContentError for pictures that lie elsewhere, and for films of the web."""
    for node in root.iter(f"{{{VML}}}imagedata", f"{{{VML}}}fill", f"{{{VML}}}stroke", "{*}webVideoPr"):
        if etree.QName(node).localname == "webVideoPr":
            raise ActiveContentError(["带有网上的视频"], _paragraph_of(node))
        for name, value in node.attrib.items():
            if etree.QName(str(name)).localname in ("src", "href", "althref") and _OUTSIDE.match(str(value)):
                raise ActiveContentError([f"图片指向外部地址 {value!s}"], _paragraph_of(node))


def _paragraph_of(node: etree._Element) -> int:
    paragraph = next(node.iterancestors(w("p"), f"{{{A}}}p"), None)
    root = node.getroottree().getroot()
    numbered = enumerate(root.iter(w("p"), f"{{{A}}}p"), 1)
    return next((number for number, element in numbered if element is paragraph), 1)


def _kind_of(words: str) -> str:
    return next(kind for pattern, kind in _ACTIVE_PARTS if pattern.search(words))


def _outside_links(part: bytes) -> Iterator[str]:
    for relation in etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True)):
        kind = relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode") == "External" and kind not in HARMLESS_OUTSIDE:
            yield f"{_OUTSIDE_NAMES.get(kind, kind)}指向外部地址 {relation.get('Target')}"


def _chart_workbooks(parts: Mapping[str, bytes]) -> set[str]:
    """The workbooks of charts: plain tables, without macros or links of their own."""
    charts = [name for name in parts if re.match(r"word/(charts|drawings)/_rels/", name)]
    workbooks = {
        target for name in charts for kind, target in relations_of(parts, name) if kind == "package" and target in parts
    }
    return {name for name in workbooks if name.endswith(".xlsx") and _is_plain_workbook(parts[name])}


def _is_plain_workbook(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile:
        return content.startswith(b"PK")  # nothing can be opened of it
    return not any(_ACTIVE_IN_WORKBOOK.search(name) for name in names)
