"""What a document holds and nobody sees: hidden text, rows and drawings, entries of an index that is not there."""

import re
from collections.abc import Collection, Iterator

from lxml import etree

from docgen.word.markup.elements import get_property, parent_of, style_ids
from docgen.word.markup.namespaces import MC, VML, A, w
from docgen.word.markup.searches import all_text
from docgen.word.package.active_content import ActiveContentError, RefusedContent, paragraph_of
from docgen.word.package.fields import FieldCode
from docgen.word.package.revisions import remove_row_or_cell
from docgen.word.package.taken_out import UnseenContent

_TEXTS = frozenset(w(name) for name in ("t", "sym", "tab", "br", "cr", "drawing", "pict", "object", "ptab"))
_HIDDEN_SHAPE = re.compile(r"visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_DELIMITER = re.compile(r"\{[{%#]|[}%#]\}")
#: Tags that print nothing, and space between them: they may be hidden.
_CONTROL_ONLY = re.compile(r"(?:\s|\{%.*?%\}|\{#.*?#\})*", re.S)
_OFF = ("0", "false", "off")
#: Entries that show only in a list which the document has.
_ENTRIES = {"XE": "INDEX", "TC": "TOC", "TA": "TOA"}


class HidingStyles:
    """The styles whose text is hidden, by their ids."""

    def __init__(self, styles: etree._Element | None) -> None:
        found = {one.get(w("styleId"), ""): one for one in styles.iter(w("style"))} if styles is not None else {}
        self.ids: Collection[str] = frozenset(name for name in found if _hides(name, found))


def _hides(name: str, styles: dict[str, etree._Element]) -> bool:
    for _ in range(len(styles)):
        style = styles.get(name)
        if style is None:
            return False
        if (is_hidden := _says_hidden(style)) is not None:
            return is_hidden
        based_on = style.find(w("basedOn"))
        name = based_on.get(w("val"), "") if based_on is not None else ""
    return False


def take_out_hidden(
    root: etree._Element, styles: HidingStyles, codes: Collection[FieldCode]
) -> Iterator[UnseenContent]:
    """Takes out what is hidden in a text. Raises ActiveContentError where it holds tags that print something."""
    yield from _hidden_rows(root)
    yield from _hidden_drawings(root)
    if styles.ids or next(root.iter(w("vanish"), w("specVanish")), None) is not None:
        yield from _hidden_texts(root, styles)
    yield from _unlisted_entries(codes)


def _hidden_texts(root: etree._Element, styles: HidingStyles) -> Iterator[UnseenContent]:
    by_paragraph: dict[etree._Element, list[etree._Element]] = {}
    for run in root.iter(w("r")):
        if _is_hidden(run, styles):
            paragraph = next(run.iterancestors(w("p")), run)
            by_paragraph.setdefault(paragraph, []).extend(child for child in run if child.tag in _TEXTS)
    for nodes in by_paragraph.values():
        text = "".join(all_text(node) for node in nodes)
        if not nodes or _must_stay(text, nodes[0]):
            continue
        if text.strip() or any(node.tag not in (w("tab"), w("br"), w("cr"), w("t")) for node in nodes):
            yield UnseenContent("隐藏的文字", text, paragraph=paragraph_of(nodes[0]))
        for node in nodes:
            parent_of(node).remove(node)


def _is_hidden(run: etree._Element, styles: HidingStyles) -> bool:
    if (is_hidden := _says_hidden(run)) is not None:
        return is_hidden
    if not styles.ids:
        return False
    own, of_paragraph = style_ids(run)
    # Word turns it back on where both the paragraph and the words are styled as hidden
    return (own in styles.ids) != (of_paragraph in styles.ids)


def _says_hidden(element: etree._Element) -> bool | None:
    """What a run or a style says of hiding: either of two properties hides; None where it says nothing."""
    switches = [get_property(element, "rPr", name) for name in ("vanish", "specVanish")]
    said = [_is_on(switch) for switch in switches if switch is not None]
    return any(said) if said else None


def _is_on(switch: etree._Element) -> bool:
    return switch.get(w("val"), "1") not in _OFF


def _must_stay(text: str, node: etree._Element) -> bool:
    """Whether hidden text is tags that print nothing. Raises ActiveContentError for others."""
    if not _DELIMITER.search(text):
        return False
    if _CONTROL_ONLY.fullmatch(text):
        return True
    shown = " ".join(text.split())[:40]
    raise ActiveContentError(RefusedContent(f"隐藏的文字“{shown}”里有标签，印上去的内容看不见", paragraph_of(node)))


def _hidden_rows(root: etree._Element) -> Iterator[UnseenContent]:
    for hidden in list(root.iter(w("hidden"))):
        properties = hidden.getparent()
        if properties is None or properties.tag != w("trPr") or not _is_on(hidden):
            continue
        row = parent_of(properties)
        text = _text_of(row)
        if row.getparent() is not None and not _must_stay(text, row):
            yield UnseenContent("隐藏的表格行", text, paragraph=paragraph_of(next(row.iter(w("p")), row)))
            remove_row_or_cell(row)


def _hidden_drawings(root: etree._Element) -> Iterator[UnseenContent]:
    properties = [*root.iter("{*}docPr", "{*}cNvPr")]
    hidden = [one for one in properties if one.get("hidden", "0").lower() in ("1", "true", "on")]
    hidden += [one for one in root.iter(f"{{{VML}}}*") if _HIDDEN_SHAPE.search(one.get("style", ""))]
    for one in hidden:
        shape = one if one.tag.startswith(f"{{{VML}}}") else _drawing_of(one)
        if shape.getparent() is None or root not in shape.iterancestors():
            continue
        if not _must_stay(text := _text_of(shape), shape):
            yield UnseenContent("隐藏的图形", text, paragraph=paragraph_of(shape))
            _remove_shape(shape)


def _drawing_of(properties: etree._Element) -> etree._Element:
    """The whole drawing, or the one shape or picture of it, that has these properties."""
    inline = parent_of(properties)
    if etree.QName(inline).localname in ("inline", "anchor"):
        return parent_of(inline)
    return parent_of(inline) if etree.QName(inline).localname.startswith("nv") else inline


def _remove_shape(shape: etree._Element) -> None:
    """Takes a drawing out, and the choice of drawings around it that has nothing left to choose."""
    parent = parent_of(shape)
    parent.remove(shape)
    if len(parent) == 0 and parent.tag in (w("pict"), f"{{{MC}}}Choice"):
        _remove_shape(parent_of(parent) if parent.tag == f"{{{MC}}}Choice" else parent)


def _text_of(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(w("t"), f"{{{A}}}t"))


def _unlisted_entries(codes: Collection[FieldCode]) -> Iterator[UnseenContent]:
    """Takes entries out that are printed in no list."""
    lists = {code.name for code in codes}
    for code in codes:
        if _ENTRIES.get(code.name, code.name) not in lists and code.nodes[0].getparent() is not None:
            yield UnseenContent("不印出来的索引项", code.argument, paragraph=paragraph_of(code.nodes[0]))
            code.unlink()
