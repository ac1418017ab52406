"""Text that is there and that hardly anybody sees: white on white, or smaller than a hair. It stays, and is said."""

import re
from collections.abc import Iterator

from lxml import etree

from docgen.word.markup.elements import get_property, style_ids
from docgen.word.markup.namespaces import VML, w
from docgen.word.package.active_content import paragraph_of
from docgen.word.package.taken_out import UnseenContent

#: Half points: 2 pt. Nobody prints so small; blank lines that close up have it, but hold no words.
_TINY_HALF_POINTS = 4
_WHITE_FROM = 0xFA
#: What is filled in is no text that a template brings along.
_TAG = re.compile(r"\{[{%#].*?[}%#]\}", re.S)
_WITH_PROPERTIES = {"r": "rPr", "p": "pPr", "tc": "tcPr", "tbl": "tblPr"}
_STYLE_NAMES = {"r": "rStyle", "p": "pStyle", "tbl": "tblStyle"}
_NO_FILL = ("", "auto", "none", "FFFFFF", "ffffff")
_FILLS = ("solidFill", "gradFill", "blipFill", "pattFill", "fillRef")


class ColouringStyles:
    """The styles that make text white or tiny, and those that lay a colour behind it, by their ids."""

    def __init__(self, styles: etree._Element | None) -> None:
        found = list(styles.iter(w("style"))) if styles is not None else []
        self.white = frozenset(_id(one) for one in found if _is_white(get_property(one, "rPr", "color")))
        self.tiny = frozenset(_id(one) for one in found if _is_tiny(get_property(one, "rPr", "sz")))
        self.shading = frozenset(_id(one) for one in found if any(map(_is_fill, one.iter(w("shd")))))


def hardly_visible(root: etree._Element, styles: ColouringStyles) -> Iterator[UnseenContent]:
    """The text of a part that is white without a colour behind it, or tiny: an entry for each run."""
    for run in root.iter(w("r")):
        text = "".join(node.text or "" for node in run.iterchildren(w("t")))
        if _TAG.sub("", text).strip() and (what := _what(run, styles)):
            yield UnseenContent(what, text, paragraph=paragraph_of(run), kept=True)


def _what(run: etree._Element, styles: ColouringStyles) -> str:
    size, colour = get_property(run, "rPr", "sz"), get_property(run, "rPr", "color")
    named = style_ids(run)
    if _is_tiny(size) if size is not None else not styles.tiny.isdisjoint(named):
        return "小得看不见的文字"
    if _is_white(colour) if colour is not None else not styles.white.isdisjoint(named):
        return "" if _has_colour_behind(run, styles) else "白色的文字"
    return ""


def _has_colour_behind(run: etree._Element, styles: ColouringStyles) -> bool:
    for element in (run, *run.iterancestors()):
        name = etree.QName(element).localname
        if name in _WITH_PROPERTIES and element.tag == w(name):
            properties = _WITH_PROPERTIES[name]
            style = get_property(element, properties, _STYLE_NAMES.get(name, "none"))
            if style is not None and style.get(w("val"), "") in styles.shading:
                return True
            shading = get_property(element, properties, "shd")
            if get_property(element, properties, "highlight") is not None or (
                shading is not None and _is_fill(shading)
            ):
                return True
        elif name in ("wsp", "shape", "rect", "roundrect") and _is_filled(element):
            return True
    return False


def _is_filled(shape: etree._Element) -> bool:
    """Whether a drawn shape has a colour of its own; one of VML is white unless it says otherwise."""
    if shape.tag.startswith(f"{{{VML}}}"):
        return (
            shape.get("fillcolor", "white").lower() not in ("white", "#ffffff", "#fff")
            or shape.find("{*}fill") is not None
        )
    return next(shape.iter(*(f"{{*}}{name}" for name in _FILLS)), None) is not None


def _is_fill(shading: etree._Element) -> bool:
    return shading.get(w("fill"), "") not in _NO_FILL or shading.get(w("val"), "clear") not in ("clear", "nil")


def _is_white(colour: etree._Element | None) -> bool:
    if colour is None:
        return False
    if colour.get(w("themeColor")) in ("background1", "light1"):
        return colour.get(w("themeShade")) is None
    value = colour.get(w("val"), "")
    try:
        return len(value) == 6 and min(bytes.fromhex(value)) >= _WHITE_FROM
    except ValueError:
        return False


def _is_tiny(size: etree._Element | None) -> bool:
    value = size.get(w("val"), "") if size is not None else ""
    return value.isdecimal() and int(value) <= _TINY_HALF_POINTS


def _id(style: etree._Element) -> str:
    return style.get(w("styleId"), "")
