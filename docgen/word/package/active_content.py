"""What runs in a document, or fetches something from outside when it is opened, updated or printed: it is refused.

A link that somebody clicks is none of it.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from docgen.model.lazy_pattern import lazy_pattern
from docgen.word.markup.namespaces import VML, A, w
from docgen.word.package.fields import INNER_FIELD, FieldCode

_FETCHING_FIELDS = frozenset(
    "DDE DDEAUTO INCLUDE INCLUDETEXT INCLUDEPICTURE IMPORT LINK DATABASE RD EMBED CONTROL HTMLACTIVEX HTMLCONTROL "
    "PRINT MACRO OCX".split()
)
_OUTSIDE = lazy_pattern(r"\s*(?:[a-z][a-z0-9+.-]+:|\\\\|//|[\\/]|[a-z]:)", re.I)
#: Elements that hold something of another program, or of another place, whatever their relationship says.
_ACTIVE_ELEMENTS = {
    "OLEObject": "嵌着别的程序的对象",
    "objectEmbed": "嵌着别的程序的对象",
    "objectLink": "链接着别的程序的对象",
    "control": "带有 ActiveX 控件",
    "ocx": "带有 ActiveX 控件",
    "altChunk": "嵌着一份别的文件",
    "subDoc": "链接着子文档",
    "movie": "带有视频",
    "webVideoPr": "带有网上的视频",
    "videoFile": "带有视频",
    "audioFile": "带有录音",
    "wavAudioFile": "带有录音",
    "quickTimeFile": "带有视频",
    "snd": "带有录音",
    "script": "带有程序",
    "scriptAnchor": "带有程序",
}
_ACTIVE_TAGS = tuple(f"{{*}}{name}" for name in _ACTIVE_ELEMENTS)
_ADDRESSED = tuple(f"{{{VML}}}{name}" for name in ("imagedata", "fill", "stroke", "image"))
_HARMLESS_ACTION = lazy_pattern(r"(?:ppaction://(?:hlink\w*|noaction|media).*)?", re.I)


class RefusedContent(NamedTuple):
    """Why a document is refused, and where if that is in a text: the paragraph from 1, the name of the part.

    ``hint`` says what to do where it is not enough to delete it.
    """

    sentence: str
    paragraph: int = 0
    part: str = ""
    hint: str = ""


class ActiveContentError(Exception):
    """The document runs something, or fetches something from outside."""

    def __init__(self, *refusals: RefusedContent) -> None:
        super().__init__("；".join(refusal.sentence for refusal in refusals))
        self.refusals = refusals

    def within(self, part: str) -> "ActiveContentError":
        """The same with the part in which it was found."""
        return ActiveContentError(*(refusal._replace(part=part) for refusal in self.refusals))


def refuse_fetching_fields(codes: Iterable[FieldCode]) -> None:
    """Raises ActiveContentError for a field that fetches or runs something, and for one whose name is put together."""
    for code in codes:
        shown = code.text.replace(INNER_FIELD, "…").strip()
        if code.name in _FETCHING_FIELDS or (code.name == "MACROBUTTON" and code.argument.casefold() != "nomacro"):
            raise ActiveContentError(
                RefusedContent(f"域“{shown}”会从别处取内容，或运行程序", paragraph_of(code.nodes[0]))
            )
        if not code.name.startswith("=") and (INNER_FIELD in code.name or "{" in code.name):
            raise ActiveContentError(RefusedContent(f"域“{shown}”的名字是拼出来的", paragraph_of(code.nodes[0])))


def refuse_active_elements(root: etree._Element) -> None:
    """Raises ActiveContentError for objects, controls and films, and for pictures that lie elsewhere."""
    for node in root.iter(*_ACTIVE_TAGS):
        raise ActiveContentError(RefusedContent(_ACTIVE_ELEMENTS[etree.QName(node).localname], paragraph_of(node)))
    for node in root.iter(*_ADDRESSED):
        for name, value in node.attrib.items():
            if etree.QName(str(name)).localname in ("src", "href", "althref") and _OUTSIDE.match(str(value)):
                raise ActiveContentError(RefusedContent(f"图片指向外部地址 {value!s}", paragraph_of(node)))
    for node in root.iter(f"{{{A}}}hlinkClick", f"{{{A}}}hlinkHover"):
        if not _HARMLESS_ACTION.fullmatch(node.get("action", "")):
            raise ActiveContentError(RefusedContent(f"点一下就运行程序（{node.get('action')}）", paragraph_of(node)))


def paragraph_of(node: etree._Element) -> int:
    """The number of the paragraph in which a node stands, in its part, from 1."""
    paragraph = node if node.tag == w("p") else next(node.iterancestors(w("p"), f"{{{A}}}p"), None)
    root = node.getroottree().getroot()
    numbered = enumerate(root.iter(w("p"), f"{{{A}}}p"), 1)
    return next((number for number, element in numbered if element is paragraph), 1)
