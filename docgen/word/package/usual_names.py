"""Gives the parts of a package the names that Word usually gives them.

A part is what its relationship says, whatever its file is called: Word on the web writes word/document2.xml, others
word/pageHeader1.xml. Everybody else here goes by the usual names.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import count
from posixpath import dirname, normpath
from posixpath import join as join_path

from lxml import etree

from docgen.word.markup.elements import to_document
from docgen.word.markup.namespaces import TYPES
from docgen.word.package.zip import PackageError

#: The parts of a document that hold text.
TEXT_PART = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_BODY = "word/document.xml"
#: The usual name of a part, by the last word of the type of the relationship that leads to it.
_NAMES = {
    "officeDocument": _BODY,
    "core-properties": "docProps/core.xml",
    "extended-properties": "docProps/app.xml",
    "custom-properties": "docProps/custom.xml",
    "footnotes": "word/footnotes.xml",
    "endnotes": "word/endnotes.xml",
    "styles": "word/styles.xml",
    "settings": "word/settings.xml",
    "numbering": "word/numbering.xml",
    "comments": "word/comments.xml",
}
_NUMBERED = {"header": "word/header{}.xml", "footer": "word/footer{}.xml"}
_USUAL_NUMBERED = re.compile(r"word/(header|footer)\d*\.xml")
_STRICT = b"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
_STRICT_TEXT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_BODY_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def with_usual_names(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts under their usual names, their relationships and content types likewise.

    Raises PackageError for a package without a body, and for one that is saved as Strict Open XML.
    """
    if _STRICT in parts["_rels/.rels"] or any(_STRICT_TEXT in part for part in _texts(parts)):
        raise PackageError("这是 Strict Open XML 格式的文档，请在 Word 里另存为普通的“Word 文档（*.docx）”")
    renamed = _new_names(parts)
    if not renamed:
        return _with_body_type(parts)
    files = renamed | {rels_of(old): rels_of(new) for old, new in renamed.items()}
    moved = {files.get(name, name): part for name, part in parts.items()}
    for name in [name for name in parts if name.endswith(".rels")]:
        moved[files.get(name, name)] = _redirected(parts[name], name, renamed)
    types = etree.fromstring(moved["[Content_Types].xml"])
    for override in types.iter(f"{{{TYPES}}}Override"):
        old = override.get("PartName", "").lstrip("/")
        override.set("PartName", f"/{renamed.get(old, old)}")
    moved["[Content_Types].xml"] = to_document(types)
    return _with_body_type(moved)


def rels_of(name: str) -> str:
    """The name of the file that holds the relationships of a part."""
    folder, _, file_name = name.rpartition("/")
    return f"{folder}/_rels/{file_name}.rels".lstrip("/")


def relations_of(parts: Mapping[str, bytes], name: str) -> Iterator[tuple[str, str]]:
    """The kind and the part of every relationship inside the package; ``name`` is that of the .rels file."""
    if name not in parts:
        return
    for relation in etree.fromstring(parts[name], etree.XMLParser(resolve_entities=False, no_network=True)):
        if relation.get("TargetMode") != "External":
            kind = relation.get("Type", "").rpartition("/")[2]
            yield kind, target_of(name, relation.get("Target", ""))


def target_of(rels_name: str, target: str) -> str:
    """The name of the part to which a relationship leads."""
    if target.startswith("/"):
        return normpath(target).lstrip("/")
    return normpath(join_path(dirname(dirname(rels_name)), target)).lstrip("/")


def _texts(parts: Mapping[str, bytes]) -> Iterator[bytes]:
    """The body, and what it leads to: headers, notes, styles."""
    for kind, target in relations_of(parts, "_rels/.rels"):
        if kind == "officeDocument" and target in parts:
            yield parts[target]
            yield from (parts[name] for _, name in relations_of(parts, rels_of(target)) if name in parts)


def _new_names(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The usual names of the parts that have others."""
    around = list(relations_of(parts, "_rels/.rels"))
    body = next((target for kind, target in around if kind == "officeDocument" and target in parts), None)
    if body is None:
        raise PackageError(f"缺少 {_BODY}，不是 Word 文档")
    renamed: dict[str, str] = {}
    taken = set(parts)
    for kind, target in [*around, *relations_of(parts, rels_of(body))]:
        new = _NAMES.get(kind)
        if kind in _NUMBERED and not _USUAL_NUMBERED.fullmatch(target):
            new = next(name for number in count(1) if (name := _NUMBERED[kind].format(number)) not in taken)
        if target in parts and target not in renamed and new and new != target and new not in taken:
            renamed[target] = new
            taken.add(new)
    return renamed


def _redirected(part: bytes, name: str, renamed: Mapping[str, str]) -> bytes:
    """Relationships that lead to the new names; of a file that moves they lead from the root."""
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    for relation in root:
        if relation.get("TargetMode") != "External":
            target = target_of(name, relation.get("Target", ""))
            relation.set("Target", f"/{renamed.get(target, target)}")
    return to_document(root)


def _with_body_type(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """A template (.dotx) or a document without its macros (.docm) becomes a document."""
    types = etree.fromstring(parts["[Content_Types].xml"], etree.XMLParser(resolve_entities=False, no_network=True))
    for override in types.iter(f"{{{TYPES}}}Override"):
        if override.get("PartName") == f"/{_BODY}" and override.get("ContentType") != _BODY_TYPE:
            override.set("ContentType", _BODY_TYPE)
            return {**parts, "[Content_Types].xml": to_document(types)}
    return dict(parts)
