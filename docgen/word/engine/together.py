"""All rows of a table in one document: each is filled in as a document of its own, and begins a page and a section."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import etree

from docgen.errors import Mark, Problem, TemplateError
from docgen.word.engine.media import media_members
from docgen.word.engine.render import render_part
from docgen.word.engine.render_state import STATE, PartRelations, RenderState
from docgen.word.engine.template import Template, TemplatePart
from docgen.word.markup.elements import to_document
from docgen.word.markup.namespaces import ORDER, VML, w
from docgen.word.markup.numbering import NUMBERING, highest_list_number, with_new_lists
from docgen.word.markup.own_lists import begin_lists_anew, lists_of_styles
from docgen.word.package.sanitize import parse
from docgen.word.package.usual_names import rels_of
from docgen.word.package.zip import Member, member, pack

_BODY = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_PAGE_STARTS = ("nextPage", "oddPage", "evenPage")
_NOTES = (w("footnoteReference"), w("endnoteReference"))


def render_together(template: Template, contexts: Sequence[Mapping[str, Any]]) -> Iterator[bytes]:
    """One document of all contexts, in chunks. Raises TemplateError for a template that cannot be joined."""
    last_list = highest_list_number(_static(template, NUMBERING) or None)
    state = RenderState(styles=template.styles, last_list=last_list)
    members, relations = _common_parts(template, contexts, state)
    body = next((part for part in template.parts if part.name == _BODY), None)
    if body is None:
        raise _refused(_file_name(template), "正文里没有标签，每份都一样")
    state.relations = relations.setdefault(_BODY, PartRelations(template.sources.get(rels_of(_BODY), b"")))
    trees = [_tree(body, context, state) for context in contexts]
    if any(True for _ in trees[0].iter(*_NOTES)):
        raise _refused(_file_name(template), "有脚注或尾注")
    members |= _begin_lists_anew(template, trees, state)
    for number, tree in enumerate(trees[1:], 2):
        _rename_marks(tree, number)
        _append(trees[0], tree)
    members[_BODY] = member(_BODY, to_document(trees[0]))
    used = {name: part for name, part in relations.items() if part}
    media = media_members(used, template.sources)
    return pack(({**template.static(), **members} | media).values())


def _common_parts(
    template: Template, contexts: Sequence[Mapping[str, Any]], state: RenderState
) -> tuple[dict[str, Member], dict[str, PartRelations]]:
    """Headers, footers and notes, which must be the same in every document; the title is that of the first."""
    members: dict[str, Member] = {}
    relations: dict[str, PartRelations] = {}
    for part in template.parts:
        if part.name == _BODY:
            continue
        state.relations = relations[part.name] = PartRelations(template.sources.get(rels_of(part.name), b""))
        first, *others = contexts if part.name != _PROPERTIES else contexts[:1]
        members[part.name] = _member(part, first, state)
        values = [first.get(name) for name in part.names]
        if any([other.get(name) for name in part.names] != values for other in others):
            raise _refused(part.compiled.label, f"{part.compiled.label.partition('!')[2]}每份不一样")
    return members, relations


def _file_name(template: Template) -> str:
    return next((part.compiled.label.partition("!")[0] for part in template.parts), "模板.docx")


def _refused(label: str, reason: str) -> TemplateError:
    hint = "-o 后面写文件夹，每份一个文件"
    return TemplateError([Problem(Mark(label, 1, 1), "M117", "error", f"合不成一份：{reason}", hint)])


def _member(part: TemplatePart, context: Mapping[str, Any], state: RenderState) -> Member:
    return render_part(part.name, part.compiled, part.jinja(), {**context, STATE: state})


def _tree(part: TemplatePart, context: Mapping[str, Any], state: RenderState) -> etree._Element:
    rendered = _member(part, context, state)
    return parse(zlib.decompress(b"".join(rendered.deflated), -15))


def _begin_lists_anew(template: Template, trees: Sequence[etree._Element], state: RenderState) -> dict[str, Member]:
    """The part of lists, in which every document but the first has lists of its own; none where there are no lists."""
    numbering = _static(template, NUMBERING)
    if not numbering:
        return {}
    styles = _static(template, "word/styles.xml")
    of_styles = lists_of_styles(parse(styles)) if styles else {}
    lists = {number.get(w("numId"), "") for number in parse(numbering).iter(w("num"))}

    def new_list(old: str) -> int:
        state.new_lists.append(old)
        return state.last_list + len(state.new_lists)

    for tree in trees[1:]:
        begin_lists_anew(tree, lists, of_styles, new_list)
    return {NUMBERING: member(NUMBERING, with_new_lists(numbering, state.new_lists, state.last_list + 1))}


def _static(template: Template, name: str) -> bytes:
    """A part that the template does not fill in; empty if there is none."""
    part = template.static().get(name)
    return zlib.decompress(b"".join(part.deflated), -15) if part else b""


def _rename_marks(tree: etree._Element, number: int) -> None:
    """Gives bookmarks and old shapes names of their own, and follows them where the document refers to them."""
    renamed = {}
    for mark in list(tree.iter(w("bookmarkStart"))):
        old = mark.get(w("name"), "")
        renamed[old] = f"{old[:34]}_{number}"
        mark.set(w("name"), renamed[old])
    for mark in tree.iter(w("bookmarkStart"), w("bookmarkEnd")):
        mark.set(w("id"), f"{mark.get(w('id'), '0')}{number:05}")
    for link in tree.iter(w("hyperlink")):
        if (anchor := link.get(w("anchor"))) in renamed:
            link.set(w("anchor"), renamed[anchor])
    for code in tree.iter(w("instrText")):
        code.text = " ".join(renamed.get(word, word) for word in (code.text or "").split(" "))
    for shape in tree.iter(f"{{{VML}}}*"):
        if shape_id := shape.get("id"):
            shape.set("id", f"{shape_id}_{number}")


def _append(whole: etree._Element, tree: etree._Element) -> None:
    """Puts a document behind another, as a section that begins on a page of its own and counts its pages."""
    body, other = whole.find(w("body")), tree.find(w("body"))
    assert body is not None and other is not None
    _close_section(body)
    start = next(other.iter(w("sectPr")), None)
    if start is None:
        start = etree.SubElement(other, w("sectPr"))
    _begin_on_new_page(start)
    body.extend(list(other))


def _close_section(body: etree._Element) -> None:
    """Moves the properties of the last section into its last paragraph: another section follows."""
    last = body[-1] if len(body) else None
    section = last if last is not None and last.tag == w("sectPr") else etree.Element(w("sectPr"))
    if section.getparent() is not None:
        body.remove(section)
    end = body[-1] if len(body) else None
    if end is None or end.tag != w("p") or end.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        end = etree.SubElement(body, w("p"))
    properties = end.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        end.insert(0, properties)
    properties.append(section)


def _begin_on_new_page(section: etree._Element) -> None:
    start = section.find(w("type"))
    if start is not None and start.get(w("val")) not in _PAGE_STARTS:
        start.set(w("val"), "nextPage")
    numbers = section.find(w("pgNumType"))
    if numbers is None:
        order = ORDER[w("sectPr")]
        numbers = etree.Element(w("pgNumType"))
        section.insert(sum(order.get(child.tag, 0) < order[numbers.tag] for child in section), numbers)
    if numbers.get(w("start")) is None:
        numbers.set(w("start"), "1")
