"""What a tag would take away with its paragraph, row or cell: it may be nothing but text."""

from collections.abc import Iterator

from lxml import etree

from docgen.word.engine.compiled_part import MARKER_START
from docgen.word.markup.elements import get_property
from docgen.word.markup.namespaces import w

_BOOKMARKS = (w("bookmarkStart"), w("bookmarkEnd"))
#: What can go without loss: the frame of text, and white space.
_HARMLESS = frozenset(w(name) for name in "p r t tr tc hyperlink tab cr softHyphen".split()) | frozenset(_BOOKMARKS)
_PROPERTIES = frozenset(w(name) for name in "pPr rPr trPr tcPr tblPrEx".split())
_SHOWN = 20
_BREAKS = {"page": "分页符", "column": "分栏符"}
#: How what is lost is called in problems.
_NAMES = {
    "sectPr": "分节符",
    "pageBreakBefore": "段前分页",
    "oMath": "公式",
    "oMathPara": "公式",
    "sym": "符号",
    "sdt": "内容控件",
    "footnoteReference": "脚注",
    "endnoteReference": "尾注",
    "fldChar": "域",
    "fldSimple": "域",
    "instrText": "域",
    "drawing": "图",
    "pict": "图",
    "AlternateContent": "图",
    "object": "对象",
    "ruby": "拼音",
    "tbl": "表格",
    "noBreakHyphen": "连字符",
    "ptab": "制表位",
    "pgNum": "页码",
}


def lost_content(enclosing: etree._Element, stand_in: str) -> str | None:
    """What would be lost if the tag took the place of the element, as a problem calls it; None if nothing.

    It is the text in quotes, the name of what is no text, or ``""`` for other tags.
    """
    rest = "".join(node.text or "" for node in enclosing.iter(w("t"))).replace(stand_in, "")
    if rest.strip():
        return f"“{rest.strip()[:_SHOWN]}”" if MARKER_START not in rest else ""
    if _begins_a_merge(enclosing):
        return "（合并的单元格）"
    return next((f"（{name}）" for name in _other_than_text(enclosing)), None)


def _begins_a_merge(row: etree._Element) -> bool:
    """Whether a cell of the row is merged with those below: they would hang on to what stands above."""
    following = row.getnext()
    if row.tag != w("tr") or following is None or all(_merge(cell) != "restart" for cell in row):
        return False
    return any(_merge(cell) == "continue" for cell in following)


def _merge(cell: etree._Element) -> str | None:
    merge = get_property(cell, "tcPr", "vMerge")
    return merge.get(w("val"), "continue") if merge is not None else None


def marks_of(enclosing: etree._Element) -> list[etree._Element]:
    """The beginnings and ends of bookmarks in the element, in their order."""
    return list(enclosing.iter(*_BOOKMARKS))


def marks_around(enclosing: etree._Element) -> list[etree._Element]:
    """The bookmarks that begin or end in the element while their other half is outside."""
    marks = marks_of(enclosing)
    ids = [mark.get(w("id")) for mark in marks]
    return [mark for mark, identity in zip(marks, ids, strict=True) if ids.count(identity) == 1]


def _other_than_text(node: etree._Element) -> Iterator[str]:
    """The names of what is no text in an element."""
    for child in node:
        if child.tag in _PROPERTIES:
            yield from (_NAMES[name] for name in ("sectPr", "pageBreakBefore") if _has_property(child, name))
        elif child.tag == w("br") and child.get(w("type"), "textWrapping") == "textWrapping":
            continue
        elif child.tag in _HARMLESS:
            yield from _other_than_text(child)
        else:
            yield _name_of(child)


def _has_property(properties: etree._Element, name: str) -> bool:
    child = properties.find(w(name))
    return child is not None and child.get(w("val"), "1") not in ("0", "false", "off")


def _name_of(node: etree._Element) -> str:
    if node.tag == w("br"):
        return _BREAKS.get(node.get(w("type"), ""), "换行")
    return _NAMES.get(etree.QName(node).localname, "不是文字的内容")
