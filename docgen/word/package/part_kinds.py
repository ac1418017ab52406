"""What a part of a package is: by what is in it, whatever its name, its type and the way to it say."""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from lxml import etree

from docgen.pictures.metadata import picture_kind
from docgen.word.markup.namespaces import CORE, PKG_RELS, TYPES, A, W
from docgen.word.markup.searches import all_text

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CHART_STYLE = "http://schemas.microsoft.com/office/drawing/2012/chartStyle"
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_SVG = "http://www.w3.org/2000/svg"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
#: Roots of the parts that a paper shows, by their namespaces.
_SHOWN_ROOTS: Mapping[str, frozenset[str]] = {
    W: frozenset("document hdr ftr footnotes endnotes styles numbering settings fonts".split()),
    A: frozenset("theme themeOverride tblStyleLst".split()),
    _C: frozenset(("chartSpace", "userShapes")),
    "http://schemas.microsoft.com/office/drawing/2014/chartex": frozenset(("chartSpace",)),
    _CHART_STYLE: frozenset(("chartStyle", "colorStyle")),
    _DIAGRAM: frozenset("dataModel layoutDef styleDef colorsDef".split()),
    "http://schemas.microsoft.com/office/drawing/2008/diagram": frozenset(("drawing",)),
    "http://www.w3.org/2003/InkML": frozenset(("ink",)),
    _SVG: frozenset(("svg",)),
    "": frozenset(("svg",)),
    PKG_RELS: frozenset(("Relationships",)),
    TYPES: frozenset(("Types",)),
    CORE: frozenset(("coreProperties",)),
    _CUSTOM: frozenset(("Properties",)),
}
#: Parts that say who worked on the document, when and with what: what they are called, and whether Word writes them
#: unasked.
_TRACE_ROOTS = (
    (re.compile(r"\}(comments\w*|commentsEx|commentsIds|commentsExtensible)$"), "批注", False),
    (re.compile(r"\}people$"), "批注的作者", False),
    (re.compile(r"extended-properties\}Properties$"), "作者、单位和程序", True),
    (re.compile(r"wordprocessingml/2006/main\}webSettings$"), "网页设置", True),
    (re.compile(r"wordprocessingml/2006/main\}glossaryDocument$"), "自动图文集", False),
    (re.compile(r"wordprocessingml/2006/main\}recipients$"), "邮件合并的收件人", False),
    (re.compile(r"\}(Signature|Sources|datastoreItem|labelList)$"), "签名和别的程序的数据", False),
)
_TRACE_KINDS = {
    "customXml": "别的程序的数据",
    "customXmlProps": "别的程序的数据",
    "printerSettings": "打印机设置",
    "thumbnail": "缩略图",
    "stylesWithEffects": "旧版样式",
    "keyMapCustomizations": "快捷键",
    "origin": "数字签名",
    "signature": "数字签名",
    "classificationlabels": "密级标签",
    "ui": "按钮定制",
    "extensibility": "按钮定制",
    "userCustomization": "按钮定制",
}
_USUAL_TRACES = frozenset(("缩略图", "旧版样式", "打印机设置"))
#: What is active, by the relationship, the content type or the name of its part; the first that fits.
_ACTIVE_WORDS = (
    (re.compile(r"vba-?(Project|Data)|wordVbaData|attachedToolbars", re.I), "带有宏"),
    (re.compile(r"activeX|\bcontrol$", re.I), "带有 ActiveX 控件"),
    (re.compile(r"afchunk", re.I), "嵌着一份别的文件"),
    (re.compile(r"\.xls\w?$", re.I), "嵌着一个 Excel 表格"),
    (re.compile(r"\.doc\w?$", re.I), "嵌着一份 Word 文档"),
    (re.compile(r"\.ppt\w?$", re.I), "嵌着一份幻灯片"),
    (re.compile(r"embeddings/|oleObject|\.(bin|exe|dll|js|vbs|hta|lnk|scr|bat|cmd|ps1)$", re.I), "嵌着别的程序的对象"),
)
_ACTIVE = re.compile(
    r"vba-?(Project|Data)|attachedToolbars|activeX|afchunk|oleObject|/embeddings/|"
    r"\.(bin|exe|dll|js|vbs|hta|lnk|scr|bat|cmd|ps1)$",
    re.I,
)
_ACTIVE_KINDS = frozenset(
    "aFChunk oleObject control vbaProject wordVbaData attachedToolbars activeXControlBinary".split()
)
#: How files begin that are programs, documents of their own or archives.
_ACTIVE_STARTS = (
    (re.compile(rb"\xd0\xcf\x11\xe0"), "嵌着别的程序的对象"),
    (re.compile(rb"PK\x03\x04"), "嵌着一份别的文件"),
    (re.compile(rb"MZ|\x7fELF|#!|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe|L\0\0\0\x01\x14\x02\0"), "嵌着一个程序"),
    (re.compile(rb"\s*\{\\rtf|\s*<(?:!doctype html|html|hta|script)|MIME-Version:", re.I), "嵌着一份别的文件"),
)
#: A font is shown if it is one: that is known to who has its key.
Treatment = Literal["shown", "font", "trace", "active", "unknown"]


class PartKind(NamedTuple):
    """What becomes of a part, what it is called, and whether Word writes such a part unasked."""

    treatment: Treatment
    words: str = ""
    is_usual: bool = False


def part_kind(name: str, content: bytes, root: etree._Element | None, relation: str, content_type: str) -> PartKind:
    """What a part is. ``root`` is its tree if it is XML, ``relation`` the kind of the relationship that leads to it."""
    if relation in _TRACE_KINDS:
        words = _TRACE_KINDS[relation]
        is_empty = root is not None and not all_text(root).strip()
        return PartKind("trace", words, words in _USUAL_TRACES or is_empty)
    if root is not None and (kind := _kind_of_tree(str(root.tag), content_type)):
        return kind
    if relation in _ACTIVE_KINDS or _ACTIVE.search(name) or _ACTIVE.search(content_type):
        return PartKind("active", _active_words(name, content_type, relation))
    if root is not None:
        return PartKind("unknown", "认不出的内容")
    if picture_kind(content):
        return PartKind("shown")
    if relation == "font":
        return PartKind("font", "嵌入的字体")
    said = next((said for start, said in _ACTIVE_STARTS if start.match(content)), "")
    return PartKind("active", said) if said else PartKind("unknown", "认不出的内容")


def _active_words(*signs: str) -> str:
    """What something active is called, by the first of these signs that tells."""
    said = (words for pattern, words in _ACTIVE_WORDS if any(map(pattern.search, signs)))
    return next(said, "嵌着别的程序的对象")


def _kind_of_tree(tag: str, content_type: str) -> PartKind | None:
    """What the root of a part says of it; nothing for one that is not known."""
    uri, _, local = tag.rpartition("}")
    if _ACTIVE.search(content_type) or "activeX" in uri:
        return PartKind("active", "带有 ActiveX 控件" if "activeX" in f"{uri} {content_type}" else "带有宏")
    if local in _SHOWN_ROOTS.get(uri.removeprefix("{"), ()):
        return PartKind("shown")
    for pattern, words, is_usual in _TRACE_ROOTS:
        if pattern.search(tag):
            return PartKind("trace", words, is_usual)
    return None
