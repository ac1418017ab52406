"""A copy of a Word file with remarks as comments; nothing else in it changes."""

from collections.abc import Mapping, Sequence
from posixpath import dirname, relpath

from lxml import etree

from docgen.word.foreign.anchors import CommentAnchors
from docgen.word.foreign.comment_list import add_comments
from docgen.word.foreign.comment_text import CommentText
from docgen.word.foreign.paragraphs import BodyPlaces, body_name, parse_as_it_is
from docgen.word.markup.elements import to_document
from docgen.word.markup.namespaces import PKG_RELS, TYPES, w
from docgen.word.package.usual_names import relations_of, rels_of
from docgen.word.package.zip import PackageError, canonical, read_package

_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_BODY_TYPES = (f"{_WORD}document.main+xml", f"{_WORD}template.main+xml")
_RANGES = (w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))


def annotate(content: bytes, remarks: Sequence[CommentText]) -> bytes:
    """The document with a comment for each remark, beside its words; the comments that it has stay.

    Of a place where Word allows no comment, such as a header, the remark stands in the nearest paragraph of the body
    and says where the words are. The same remarks give the same bytes. Raises PackageError.
    """
    parts = read_package(content)
    body = body_name(parts)
    _require_plain_body(parts, body)
    if not remarks:
        return canonical(parts)
    root = parse_as_it_is(parts[body])
    places = BodyPlaces(parts, body, root)
    anchored = [(remark, places.nearest(remark.place), _words_of(remark, places)) for remark in remarks]
    taken = (int(node.get(w("id"), "-1")) for node in root.iter(*_RANGES))
    name = _comments_name(parts, body)
    comments, ids = add_comments(parts.get(name), taken, [_text(remark, places) for remark in remarks])
    anchors = CommentAnchors(root)
    # the marks of several comments at one place stand in the order of the comments
    for number, (remark, paragraph, is_beside) in reversed(list(zip(ids, anchored, strict=True))):
        if is_beside and remark.place is not None:
            anchors.add_to_words(number, remark.place.pieces)
        else:
            anchors.add_to_paragraph(number, paragraph)
    return canonical(_with_comments(parts, body, name, {body: to_document(root), name: comments}))


def _words_of(remark: CommentText, places: BodyPlaces) -> bool:
    """Whether the comment can stand beside the very words."""
    place = remark.place
    return place is not None and bool(place.pieces) and places.is_beside_its_words(place)


def _text(remark: CommentText, places: BodyPlaces) -> str:
    """The text of the comment; of a remark on words elsewhere it begins with the place of these."""
    is_here = remark.place is not None and places.is_beside_its_words(remark.place)
    return remark.text if is_here or not remark.spot else f"说的是{remark.spot}\n{remark.text}"


def _require_plain_body(parts: Mapping[str, bytes], body: str) -> None:
    """Raises PackageError for a document of which no .docx can be made without a further change."""
    types = parse_as_it_is(parts["[Content_Types].xml"])
    kinds = [one.get("ContentType", "") for one in types if one.get("PartName", "").lstrip("/") == body]
    if any("macroEnabled" in kind for kind in kinds):
        raise PackageError("这是带宏的文件（.docm、.dotm），写不了批注，请在 Word 里另存为 .docx")
    if etree.QName(parse_as_it_is(parts[body])).namespace != etree.QName(w("document")).namespace:
        raise PackageError("这是 Strict Open XML 格式的文档，请在 Word 里另存为普通的“Word 文档（*.docx）”")


def _comments_name(parts: Mapping[str, bytes], body: str) -> str:
    """The part that holds the comments of the document, or is to hold them."""
    listed = (target for kind, target in relations_of(parts, rels_of(body)) if kind == "comments" and target in parts)
    usual = (f"word/comments{number or ''}.xml" for number in range(len(parts) + 1))
    return next(listed, None) or next(name for name in usual if name not in parts)


def _with_comments(parts: Mapping[str, bytes], body: str, name: str, changed: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts with those that changed; a list of comments that is new is named to the package."""
    result = {**parts, **changed}
    types = parse_as_it_is(parts["[Content_Types].xml"])
    _name_type(types, f"/{name}", _COMMENTS_TYPE)
    _name_type(types, f"/{body}", _BODY_TYPES[0])
    result["[Content_Types].xml"] = to_document(types)
    if name not in parts:
        rels_name = rels_of(body)
        empty = f'<Relationships xmlns="{PKG_RELS}"/>'.encode()
        relations = parse_as_it_is(parts.get(rels_name, empty))
        taken = {relation.get("Id") for relation in relations}
        free = next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        attributes = {"Id": free, "Type": _COMMENTS, "Target": relpath(name, dirname(body) or ".")}
        etree.SubElement(relations, f"{{{PKG_RELS}}}Relationship", attributes)
        result[rels_name] = to_document(relations)
    return result


def _name_type(types: etree._Element, part_name: str, kind: str) -> None:
    """Gives a part this content type."""
    for override in types.iter(f"{{{TYPES}}}Override"):
        if override.get("PartName") == part_name:
            override.set("ContentType", kind)
            return
    etree.SubElement(types, f"{{{TYPES}}}Override", {"PartName": part_name, "ContentType": kind})
