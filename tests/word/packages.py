"""Packages as other programs write them, put together of parts; and what is wrong with a finished one."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath

from lxml import etree

from docgen.word.package.zip import canonical, read_package
from tests.word.templates import paragraph, template

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_SHAPES = [f"{{urn:schemas-microsoft-com:vml}}{name}" for name in ("shape", "shapetype", "rect", "group")]
_ROOTS = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments"}


def with_relation(
    content: bytes, kind: str, name: str, part: str | bytes, content_type: str = "", of: str = ""
) -> bytes:
    """The template with one more part, reached from the body (or from ``of``) by a relationship of this kind."""
    parts = read_package(content)
    parts[name] = part.encode() if isinstance(part, str) else part
    owner = of or "word/document.xml"
    rels = join(dirname(owner), "_rels", owner.rpartition("/")[2] + ".rels")
    old = parts.get(rels, f'<Relationships xmlns="{RELATIONS}"></Relationships>'.encode())
    number = old.count(b"<Relationship ") + 40
    entry = f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="/{name}"/></Relationships>'
    parts[rels] = old.replace(b"</Relationships>", entry.encode())
    if content_type:
        override = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override.encode())
    return canonical(parts)


def with_story(content: bytes, kind: str, inner: str, name: str = "") -> bytes:
    """The template with a header, footer or notes that hold this."""
    root = _ROOTS[kind]
    if kind.endswith("notes"):
        inner = f'<w:{kind[:-1]} w:id="2">{inner}</w:{kind[:-1]}>'
    part = f"<w:{root} {NAMESPACES}>{inner}</w:{root}>"
    return with_relation(content, kind, name or f"word/{kind}.xml", part, f"{WORD_TYPE}.{kind}+xml")


def story(kind: str, *blocks: str, body: str = "{{ 名 }}") -> bytes:
    """A template with such a part."""
    inner = "".join(block if block.startswith("<") else paragraph(block) for block in blocks)
    name = f"word/{kind}9.xml" if kind in ("header", "footer") else ""
    return with_story(template(body), kind, inner, name)


def parts_of(content: bytes) -> dict[str, str]:
    """The parts as texts, read by zipfile."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def faults_of(content: bytes) -> Iterator[str]:
    """What is wrong with a finished document, looked at from outside."""
    parts = parts_of(content)
    for name, part in parts.items():
        if re.search(r"\{\{|\{%|\{#", re.sub(r"<[^>]*>", "", part) + "".join(re.findall(r'"[^"]*"', part))):
            yield f"{name}: a tag is left"
        if name.endswith((".xml", ".rels")):
            yield from _faults_of_tree(name, etree.fromstring(part.encode()))
        if name.endswith(".rels"):
            yield from _missing_targets(name, part, parts)
    for override in re.findall(r'PartName="/([^"]*)"', parts["[Content_Types].xml"]):
        if override not in parts:
            yield f"{override}: typed and not there"
    yield from _faults_of_notes(parts)
    ids = [one for part in parts.values() for one in re.findall(r'<wp:docPr\b[^>]*? id="(\d+)"', part)]
    if len(ids) != len(set(ids)):
        yield "ids of drawings repeat"


def _faults_of_notes(parts: Mapping[str, str]) -> Iterator[str]:
    for kind in ("footnote", "endnote"):
        marks = re.findall(rf'<w:{kind}Reference\b[^>]*w:id="(-?\d+)"', parts["word/document.xml"])
        notes = re.findall(rf'<w:{kind} [^>]*w:id="(-?\d+)"', parts.get(f"word/{kind}s.xml", ""))
        if len(marks) != len(set(marks)) or len(notes) != len(set(notes)):
            yield f"numbers of {kind}s repeat"
        if f"word/{kind}s.xml" in parts and set(marks) - set(notes):
            yield f"a {kind} is not there"


def _missing_targets(name: str, part: str, parts: Mapping[str, str]) -> Iterator[str]:
    for relation in etree.fromstring(part.encode()):
        target = relation.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(dirname(name)), target))
        if relation.get("TargetMode") != "External" and path not in parts:
            yield f"{name}: {target} is not there"


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def _faults_of_tree(name: str, root: etree._Element) -> Iterator[str]:
    starts, ends = ([one.get(_w("id")) for one in root.iter(_w(f"bookmark{half}"))] for half in ("Start", "End"))
    if sorted(map(str, starts)) != sorted(map(str, ends)) or len(starts) != len(set(starts)):
        yield f"{name}: bookmarks are not paired"
    kinds = [one.get(_w("fldCharType")) for one in root.iter(_w("fldChar"))]
    if kinds.count("begin") != kinds.count("end"):
        yield f"{name}: fields are not closed"
    for cell in root.iter(_w("tc"), _w("txbxContent")):
        if len(cell) == 0 or cell[-1].tag not in (_w("p"), _w("sdt")):
            yield f"{name}: a cell or box does not end with a paragraph"
    if any(len(text) for text in root.iter(_w("t"))):
        yield f"{name}: a text holds elements"
    if any(not row.findall(f"./{_w('tc')}") and not row.findall(f"./{_w('sdt')}") for row in root.iter(_w("tr"))):
        yield f"{name}: a row is empty"
    shapes = [one.get("id") for one in root.iter(*_SHAPES) if one.get("id")]
    if len(shapes) != len(set(shapes)):
        yield f"{name}: ids of shapes repeat"
