"""A watermark: a word (草稿) across every page, light grey behind the text, which Word itself can take off again.

It stands in the headers, as VML: WordArt is what Word, WPS, LibreOffice and ONLYOFFICE all draw alike, and shapes of
this name are what 设计 → 水印 → 删除水印 looks for.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from math import sqrt

from lxml import etree
from markupsafe import escape

from docgen.model.units import twips_to_pt
from docgen.word.markup.elements import parent_of, to_document
from docgen.word.markup.namespaces import PKG_RELS, TYPES, VML, R, W, w
from docgen.word.markup.page import FACES
from docgen.word.package.sanitize import parse
from docgen.word.package.zip import canonical

_SHAPE_NAME = "PowerPlusWaterMarkObject"
_DOCUMENT, _RELATIONS, _SETTINGS = "word/document.xml", "word/_rels/document.xml.rels", "word/settings.xml"
_NO_RELATIONS = f'<Relationships xmlns="{PKG_RELS}"/>'.encode()
_HEADER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_PREFIXES = (
    f'xmlns:w="{W}" xmlns:v="{VML}" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"'
)
#: Twips: the height of the line that an added header consists of, and the millimetre that LibreOffice adds to any.
_LINE_TWIPS, _HEADER_TWIPS = 20, 57
_INCH_TWIPS = 1440
_EMPTY_PARAGRAPH = (
    '<w:p><w:pPr><w:snapToGrid w:val="0"/>'
    f'<w:spacing w:before="0" w:after="0" w:line="{_LINE_TWIPS}" w:lineRule="exact"/></w:pPr></w:p>'
)
#: Twips: the page that Word takes where a section does not say: Letter with margins of an inch.
_DEFAULT_PAGE = {"w": 12240, "h": 15840, "top": 1440, "right": 1440, "bottom": 1440, "left": 1440, "header": 720}
#: WordArt in a straight line, as Word defines it in every document that has some.
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    "<v:formulas>"
    + "".join(
        f'<v:f eqn="{formula}"/>'
        for formula in (
            "sum #0 0 10800",
            "prod #0 2 1",
            "sum 21600 0 @1",
            "sum 0 0 @2",
            "sum 21600 0 @3",
            "if @0 @3 0",
            "if @0 21600 @1",
            "if @0 0 @2",
            "if @0 @4 21600",
            "mid @5 @6",
            "mid @8 @5",
            "mid @7 @8",
            "mid @6 @7",
            "sum @6 0 @5",
        )
    )
    + '</v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" '
    'o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/><v:handles>'
    '<v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)


def add_watermark(content: bytes, word: str) -> bytes:
    """The document, or the template, with ``word`` from corner to corner of every page.

    Only headers change; a section without one gets one that takes no room. An older watermark is replaced, as it is in
    Word. The content is that of a document that was made here, or of a template that was opened before.
    """
    parts = _parts(content)
    # a document that refers to nothing may have no part for it
    document, relations = parse(parts[_DOCUMENT]), parse(parts.get(_RELATIONS, _NO_RELATIONS))
    sections = _sections(document)
    added = _add_headers(sections, relations, parts)
    _keep_text_in_place(sections, added)
    height_pt = _shape_height_pt(sections, len(word))
    for number, name in enumerate(_header_parts(sections, relations), _first_free_shape_number(parts)):
        header = parse(parts[name])
        _insert_shape(header, _shape_run(word, height_pt, number))
        parts[name] = to_document(header)
    parts[_DOCUMENT], parts[_RELATIONS] = to_document(document), to_document(relations)
    return canonical(parts)


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}


def _sections(document: etree._Element) -> list[etree._Element]:
    """The properties of every section, first to last; the body gets some if it has none."""
    sections = list(document.iter(w("sectPr")))
    if sections:
        return sections
    body = document.find(w("body"))
    assert body is not None
    return [etree.SubElement(body, w("sectPr"))]


def _add_headers(
    sections: Sequence[etree._Element], relations: etree._Element, parts: dict[str, bytes]
) -> frozenset[str]:
    """Adds to the first section the headers that it lacks and some page shows; the sections behind it inherit them.

    Returns the ids of their relationships.
    """
    first = sections[0]
    added: list[str] = []
    for kind in _shown_kinds(sections, parts):
        if kind in _references(first):
            continue
        name = next(f"header{n}.xml" for n in count(1) if f"word/header{n}.xml" not in parts)
        taken = {relation.get("Id") for relation in relations}
        added.append(next(f"rIdWatermark{n}" for n in count(1) if f"rIdWatermark{n}" not in taken))
        etree.SubElement(relations, f"{{{PKG_RELS}}}Relationship", Id=added[-1], Type=f"{R}/header", Target=name)
        first.insert(0, etree.Element(w("headerReference"), {w("type"): kind, f"{{{R}}}id": added[-1]}))
        parts[f"word/{name}"] = f"<w:hdr {_PREFIXES}>{_EMPTY_PARAGRAPH}</w:hdr>".encode()
        parts["[Content_Types].xml"] = _with_header_type(parts["[Content_Types].xml"], f"/word/{name}")
    return frozenset(added)


def _shown_kinds(sections: Sequence[etree._Element], parts: Mapping[str, bytes]) -> Iterator[str]:
    """The kinds of header that some page of the document shows."""
    yield "default"
    if any(_is_on(section, "titlePg") for section in sections):
        yield "first"
    if _SETTINGS in parts and _is_on(parse(parts[_SETTINGS]), "evenAndOddHeaders"):
        yield "even"


def _is_on(properties: etree._Element, switch: str) -> bool:
    element = properties.find(w(switch))
    return element is not None and element.get(w("val"), "1") not in ("0", "false", "off")


def _references(section: etree._Element) -> dict[str, str]:
    """The relationships of a section's own headers, by kind."""
    references = section.findall(w("headerReference"))
    return {reference.get(w("type"), "default"): reference.get(f"{{{R}}}id", "") for reference in references}


def _with_header_type(types: bytes, part: str) -> bytes:
    root = parse(types)
    etree.SubElement(root, f"{{{TYPES}}}Override", PartName=part, ContentType=_HEADER_TYPE)
    return to_document(root)


def _keep_text_in_place(sections: Sequence[etree._Element], added: frozenset[str]) -> None:
    """Moves added headers up where they begin below the upper margin and would push the text down."""
    in_force: dict[str, str] = {}
    for section in sections:
        in_force |= _references(section)
        margins, only_added = section.find(w("pgMar")), added.issuperset(in_force.values())
        top, header = (_twips(section, "pgMar", name) for name in ("top", "header"))
        # a negative margin is one that headers do not push
        if margins is not None and only_added and 0 <= top < header + _HEADER_TWIPS:
            margins.set(w("header"), str(max(0, top - _HEADER_TWIPS)))


def _shape_height_pt(sections: Sequence[etree._Element], characters: int) -> float:
    """The height of the shape: so much that on the smallest page it runs through the whole type area.

    Turned by half a right angle, a row of square characters is (characters + 1) / √2 times as wide and as high as one.
    """
    side_twips = min(
        _twips(section, "pgSz", length) - sum(abs(_twips(section, "pgMar", margin)) for margin in margins)
        for section in sections
        for length, margins in (("w", ("left", "right")), ("h", ("top", "bottom")))
    )
    return round(twips_to_pt(max(side_twips, _INCH_TWIPS)) * sqrt(2) / (characters + 1), 1)


def _twips(section: etree._Element, group: str, name: str) -> int:
    """A length of a section; some programs write fractions of twips."""
    properties = section.find(w(group))
    text = properties.get(w(name), "") if properties is not None else ""
    return round(float(text)) if re.fullmatch(r"-?\d+(\.\d+)?", text) else _DEFAULT_PAGE[name]


def _header_parts(sections: Sequence[etree._Element], relations: etree._Element) -> list[str]:
    """The parts that sections refer to as headers, each once."""
    targets = {relation.get("Id", ""): relation.get("Target", "") for relation in relations}
    ids = [relation_id for section in sections for relation_id in _references(section).values()]
    headers = [targets[relation_id] for relation_id in ids if relation_id in targets]
    return list(dict.fromkeys(target.lstrip("/") if target[:1] == "/" else f"word/{target}" for target in headers))


def _first_free_shape_number(parts: Mapping[str, bytes]) -> int:
    """The number of the next shape: Word numbers those of headers from 2049, each with a number of its own."""
    taken = [int(number) for part in parts.values() for number in re.findall(rb"_x0000_s(\d+)", part)]
    return max([2048, *taken]) + 1


def _shape_run(word: str, height_pt: float, number: int) -> str:
    """The run that Word writes for 自定义水印: silver, half transparent, turned by half a right angle."""
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{round(height_pt * len(word), 1)}pt;height:{height_pt}pt;"
        "rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    return (
        f"<w:r {_PREFIXES}><w:rPr><w:noProof/></w:rPr><w:pict>{_SHAPE_TYPE}"
        f'<v:shape id="{_SHAPE_NAME}{number}" o:spid="_x0000_s{number}" type="#_x0000_t136" style="{style}" '
        'o:allowincell="f" fillcolor="silver" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;{FACES["黑体"]}&quot;;font-size:1pt" string="{escape(word)}"/>'
        '<w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>'
    )


def _insert_shape(header: etree._Element, run: str) -> None:
    """Puts the run into the first paragraph of a header that is no frame, and takes other watermarks out."""
    for shape in list(header.iter(f"{{{VML}}}shape")):
        if shape.get("id", "").startswith(_SHAPE_NAME):
            picture = parent_of(shape)
            parent_of(picture).remove(picture)
    frame = f"{w('pPr')}/{w('framePr')}"
    # a page number often stands in a control, and all else in a table
    paragraphs = [*header.findall(w("p")), *header.iter(w("p"))]
    paragraph = next((candidate for candidate in paragraphs if candidate.find(frame) is None), None)
    if paragraph is None:
        paragraph = etree.fromstring(f"<w:hdr {_PREFIXES}>{_EMPTY_PARAGRAPH}</w:hdr>")[0]
        header.append(paragraph)
    paragraph.insert(int(paragraph.find(w("pPr")) is not None), etree.fromstring(run))
