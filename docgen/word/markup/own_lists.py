"""Lists of documents that are put into one: those of every further document begin anew."""

from collections.abc import Callable, Collection

from lxml import etree

from docgen.word.markup.elements import get_or_add_property
from docgen.word.markup.namespaces import w

_LONGEST_STYLE_CHAIN = 20


def begin_lists_anew(
    tree: etree._Element, lists: Collection[str], of_styles: dict[str, tuple[str, str]], new_list: Callable[[str], int]
) -> None:
    """Gives every list of a document that is among ``lists`` a number of its own, which ``new_list`` hands out.

    ``of_styles`` are the lists and levels of paragraph styles.
    """
    for paragraph in tree.iter(w("p")):
        _write_out(paragraph, of_styles)
    own: dict[str, str] = {}
    for number in tree.iter(w("numId")):
        old = number.get(w("val"), "")
        if old in lists:
            own[old] = own.get(old) or str(new_list(old))
            number.set(w("val"), own[old])


def lists_of_styles(styles: etree._Element) -> dict[str, tuple[str, str]]:
    """The list and the level of every paragraph style that has one, by its id."""
    by_id = {style.get(w("styleId"), ""): style for style in styles.iter(w("style"))}
    found = {style_id: _list_of(style, by_id) for style_id, style in by_id.items()}
    return {style_id: of_style for style_id, of_style in found.items() if of_style is not None}


def _list_of(style: etree._Element | None, by_id: dict[str, etree._Element]) -> tuple[str, str] | None:
    level = ""
    for _ in range(_LONGEST_STYLE_CHAIN):
        if style is None:
            return None
        properties = style.find(f"{w('pPr')}/{w('numPr')}")
        if properties is not None:
            level = level or _value(properties, "ilvl")
            if number := _value(properties, "numId"):
                return number, level or "0"
        style = by_id.get(_value(style, "basedOn"))
    return None


def _value(element: etree._Element, name: str) -> str:
    child = element.find(w(name))
    return "" if child is None else child.get(w("val"), "")


def _write_out(paragraph: etree._Element, of_styles: dict[str, tuple[str, str]]) -> None:
    """Gives a paragraph that is numbered by its style the numbering itself: only that can begin anew."""
    properties = paragraph.find(w("pPr"))
    of_style = of_styles.get(_value(properties, "pStyle")) if properties is not None else None
    if of_style is None or properties is None or properties.find(w("numPr")) is not None:
        return
    numbers = get_or_add_property(paragraph, "pPr", "numPr")
    for name, value in (("ilvl", of_style[1]), ("numId", of_style[0])):
        etree.SubElement(numbers, w(name)).set(w("val"), value)
