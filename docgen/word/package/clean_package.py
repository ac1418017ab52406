"""Cleans the package of a document: what a paper shows stays, everything else is refused, or taken out and named."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from docgen.pictures.metadata import CleanPicture, without_metadata
from docgen.word.markup.elements import to_document
from docgen.word.markup.namespaces import MATH, TYPES, w
from docgen.word.package.active_content import ActiveContentError, RefusedContent, paragraph_of, refuse_active_elements
from docgen.word.package.fields import FieldCode, field_codes
from docgen.word.package.hardly_visible import ColouringStyles, hardly_visible
from docgen.word.package.hidden import HidingStyles, take_out_hidden
from docgen.word.package.linked_values import (
    CUSTOM_PROPERTIES,
    is_changing,
    named_custom_properties,
    shown_properties,
)
from docgen.word.package.links import address_of_field, drawn_addresses, is_harmless
from docgen.word.package.merge_fields import waiting_words
from docgen.word.package.properties import PROPERTIES, personal_properties, take_out_unshown
from docgen.word.package.reachable import Walk
from docgen.word.package.sanitize import parse, remove_revisions
from docgen.word.package.taken_out import UnseenContent
from docgen.word.package.traces import take_out_changes, take_out_traces
from docgen.word.package.usual_names import TEXT_PART, with_usual_names
from docgen.word.package.vector_pictures import clean_vectors

_TYPES, _SETTINGS, _STYLES = "[Content_Types].xml", "word/settings.xml", "word/styles.xml"
_IS_XML = re.compile(rb"\s*<|\xef\xbb\xbf\s*<|\xff\xfe\s*<\0|\xfe\xff\0?<|<\0", re.S)
_IS_ODD = re.compile(rb"<!--|[^\s]\s*<\?|^(?:\xff\xfe|\xfe\xff|<\0)|^[^>]*encoding=[\"'](?![Uu][Tt][Ff]-8[\"'])", re.S)
_MACROS = re.compile(r"macroEnabled", re.I)
_SVG = ("{http://www.w3.org/2000/svg}svg", "svg")
_CHANGING_HINT = "纸上留下它现在显示的字；要每份不同，在原处写标签，如 {{ 日期 }}"
#: What Word writes into the settings unasked.
_QUIET = "编辑的记录"
#: Settings that tell of persons, computers and other files, and what they are called.
_TOLD_BY_SETTINGS = {
    "docVars": "文档变量",
    "attachedTemplate": _QUIET,
    "mailMerge": "邮件合并的设置",
    "documentProtection": "文档保护",
    "writeProtection": "只读密码",
    "saveThroughXslt": _QUIET,
    "attachedSchema": "架构的位置",
    "smartTagType": "智能标记",
    "docEvents": "宏",
    "linkStyles": _QUIET,
    "rsids": _QUIET,
    "docId": _QUIET,
    "trackRevisions": _QUIET,
    "activeWritingStyle": _QUIET,
}
_OF_WORD = re.compile(r"http://schemas\.microsoft\.com/office/word$")


class CleanPackage(NamedTuple):
    """The parts of a document that may travel, what was taken out, and parts that no text of it shows."""

    parts: dict[str, bytes]
    taken: tuple[UnseenContent, ...] = ()
    unused: Mapping[str, bytes] = MappingProxyType({})


def clean_package(parts: Mapping[str, bytes]) -> CleanPackage:
    """The parts that may stay, with content types and relationships that name no others.

    Raises ActiveContentError for macros, embedded objects and links that would be followed by opening the paper.
    """
    if _MACROS.search(parts[_TYPES].decode("utf-8", "replace")):
        raise ActiveContentError(RefusedContent("带有宏：文件是“启用宏的文档”（.docm）"))
    parts = with_usual_names(parts)
    trees = dict(_trees(parts))
    styles = HidingStyles(trees.get(_STYLES))
    # what is deleted or hidden uses nothing any more, and a drawing that runs something is refused, shown or not
    first = [name for name in trees if TEXT_PART.fullmatch(name) or trees[name].tag in _SVG]
    found = {name: _taken_out_of(name, trees[name], parts[name], styles) for name in first}
    custom = named_custom_properties(parts)
    walk = Walk(parts, trees, {CUSTOM_PROPERTIES} if custom is None else ())
    walk.go()
    others = [name for name in walk.kept if name in trees and name not in found and not _is_of_package(name)]
    found |= {name: _taken_out_of(name, trees[name], parts[name], styles) for name in others}
    if PROPERTIES in found:
        shown = shown_properties(trees[name] for name in first)
        found[PROPERTIES] = [*found[PROPERTIES], *take_out_unshown(trees[PROPERTIES], shown)]
    pictures = {name: without_metadata(part) for name, part in walk.kept.items() if name not in trees}
    seen = [*_hardly_seen(walk.kept, trees)]
    taken = (*_found_in(walk.kept, found), *seen, *_metadata_of(pictures), *walk.taken)
    changed = _changed(walk, found, parts, trees)
    kept = {**walk.kept, **changed, **{name: picture.content for name, picture in pictures.items()}}
    if custom is not None and CUSTOM_PROPERTIES in kept:
        kept[CUSTOM_PROPERTIES] = custom
    return CleanPackage(_with_types(kept), (*taken, *personal_properties(trees.get(PROPERTIES))), walk.unused)


def _changed(
    walk: Walk,
    found: Mapping[str, Sequence[UnseenContent]],
    parts: Mapping[str, bytes],
    trees: Mapping[str, etree._Element],
) -> dict[str, bytes]:
    """The parts that are written anew: of the others every byte stays."""
    of_changed = (name for name in found if found[name] or name in walk.changed or _is_odd(name, parts[name]))
    return {name: to_document(trees[name]) for name in of_changed if name in walk.kept}


def _found_in(kept: Mapping[str, bytes], found: Mapping[str, Sequence[UnseenContent]]) -> Iterator[UnseenContent]:
    """What was taken out of parts that travel."""
    for name, of_part in found.items():
        if name in kept:
            yield from of_part


def _hardly_seen(kept: Mapping[str, bytes], trees: Mapping[str, etree._Element]) -> Iterator[UnseenContent]:
    """Text of parts that travel, of which one hardly knows that it is there, or that it waits to be filled in."""
    styles = ColouringStyles(trees.get(_STYLES))
    for name in kept:
        if TEXT_PART.fullmatch(name) and name in trees:
            root = trees[name]
            noticed = (*hardly_visible(root, styles), *waiting_words(root, field_codes(root)))
            yield from (one._replace(part=name) for one in noticed)


def _metadata_of(pictures: Mapping[str, CleanPicture]) -> Iterator[UnseenContent]:
    for name, picture in pictures.items():
        if picture.had_metadata:
            yield UnseenContent("图片里的拍摄信息和文字", name.rpartition("/")[2])


def _is_odd(name: str, part: bytes) -> bool:
    """Whether a part is written anew although nothing was found in it: what else is in it, no tree holds."""
    return name == _SETTINGS or bool(_IS_ODD.search(part))


def _is_of_package(name: str) -> bool:
    return name == _TYPES or name.endswith(".rels")


def _trees(parts: Mapping[str, bytes]) -> Iterator[tuple[str, etree._Element]]:
    """The trees of what is XML by its beginning. Raises XMLSyntaxError."""
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")) or _IS_XML.match(part):
            try:
                yield name, parse(part)
            except etree.XMLSyntaxError:
                if name.endswith(".rels") or TEXT_PART.fullmatch(name) or name == _TYPES:
                    raise


def _taken_out_of(name: str, root: etree._Element, written: bytes, styles: HidingStyles) -> list[UnseenContent]:
    """Takes out of a part what does not travel. Raises ActiveContentError."""
    if not TEXT_PART.fullmatch(name):
        return list(_take_out_of_other(name, root, written))
    try:
        return [one._replace(part=name) for one in _take_out_of_text(root, written, styles)]
    except ActiveContentError as error:
        raise error.within(name) from error


def _take_out_of_text(root: etree._Element, written: bytes, styles: HidingStyles) -> Iterator[UnseenContent]:
    if next(root.iter(w("del"), w("ins"), w("moveFrom"), w("moveTo"), w("cellDel"), w("cellIns")), None) is not None:
        deleted = "".join(node.text or "" for node in root.iter(w("delText")))
        yield UnseenContent("修订的记录和删去的文字", deleted)
    remove_revisions(root)
    codes = list(field_codes(root))
    yield from take_out_hidden(root, styles, codes)
    for code in codes:
        if (address := address_of_field(code)) and code.has_ended:
            stays = is_harmless(address)
            yield UnseenContent("链接", address, paragraph=paragraph_of(code.nodes[0]), kept=stays)
            if not stays:
                code.unlink()
    for element, attribute, address in list(drawn_addresses(root)):
        stays = is_harmless(address)
        yield UnseenContent("链接", address, paragraph=paragraph_of(element), kept=stays)
        if not stays:
            del element.attrib[attribute]
    yield from _take_out_changing(codes)
    yield from take_out_traces(root, written, codes)


def _take_out_changing(codes: Iterable[FieldCode]) -> Iterator[UnseenContent]:
    """Fields that Word changes by itself become the words that they show."""
    for code in codes:
        if not code.has_ended:
            continue
        if code.name == "DOCVARIABLE":
            yield UnseenContent("显示变量的域", is_usual=True)
            code.unlink()
        elif is_changing(code):
            shown = " ".join(code.text.split())
            place = paragraph_of(code.nodes[0])
            yield UnseenContent("打开时会变的域", shown, paragraph=place, hint=_CHANGING_HINT)
            code.unlink()


def _take_out_of_other(name: str, root: etree._Element, written: bytes) -> Iterator[UnseenContent]:
    """Takes the traces out of a part that is no text. Raises ActiveContentError."""
    try:
        if root.tag in _SVG:
            yield from clean_vectors(root)
        else:
            refuse_active_elements(root)
    except ActiveContentError as error:
        raise ActiveContentError(*(RefusedContent(f"{one.sentence}（{name}）") for one in error.refusals)) from error
    yield from take_out_changes(root)
    yield from take_out_traces(root, written, ())
    if name == _SETTINGS:
        yield from _take_out_settings(root)


def _take_out_settings(root: etree._Element) -> Iterator[UnseenContent]:
    for node in list(root):
        name = etree.QName(node)
        if name.localname == "docVars" and _holds_tags(node):
            continue  # it is refused with its place
        if name.localname in _TOLD_BY_SETTINGS or name.namespace not in (etree.QName(root).namespace, MATH):
            words = _TOLD_BY_SETTINGS.get(name.localname, _QUIET)
            shown = "" if words == _QUIET else " ".join(map(str, next(iter(node), node).attrib.values()))
            yield UnseenContent(words, shown, is_usual=words == _QUIET)
            root.remove(node)
    for setting in list(root.iter(w("compatSetting"))):
        if not _OF_WORD.match(setting.get(w("uri"), "")) and (parent := setting.getparent()) is not None:
            parent.remove(setting)
    for zoom in root.iter(w("zoom")):
        zoom.set(w("percent"), zoom.get(w("percent"), "100"))


def _holds_tags(variables: etree._Element) -> bool:
    return any("{" in str(value) for node in variables for value in node.attrib.values())


def _with_types(kept: dict[str, bytes]) -> dict[str, bytes]:
    """The parts with content types that name no others."""
    types = parse(kept[_TYPES])
    for override in types.findall(f"{{{TYPES}}}Override"):
        if override.get("PartName", "").lstrip("/") not in kept:
            types.remove(override)
    return {**kept, _TYPES: to_document(types)}
