"""Where docxtpl prints a value: inside a text, between runs, between paragraphs; and what may be printed there.

docxtpl writes rich text as runs and paragraphs wherever its tag stands. Word does not open a run inside a text.
"""

import re
from typing import Any

from jinja2 import nodes
from lxml import etree
from markupsafe import Markup

from docgen.word.engine.printers.plain_text import plain_text
from docgen.word.foreign.docxtpl_values import PrintedParagraphs, PrintedPicture, PrintedText
from docgen.word.markup.namespaces import w

#: The filter that every printed value goes through.
PLACE_FILTER = "_at_place"
_TAG = re.compile(r"<(/?)([\w:]+)[^>]*?(/?)>", re.S)
_TEXTS = frozenset(("w:t", "w:instrText"))
_RUN_HOLDERS = frozenset(("w:p", "w:hyperlink", "w:ins", "w:smartTag", "w:fldSimple"))
_PARAGRAPH_HOLDERS = frozenset(("w:body", "w:tc", "w:txbxContent", "w:hdr", "w:ftr", "w:footnote"))
#: Where no run may stand, and where no paragraph may.
_NO_RUN_IN = frozenset(w(name) for name in "body hdr ftr footnote txbxContent tbl tr tc r t".split())
_NO_PARAGRAPH_IN = frozenset(w(name) for name in "p r t tbl tr hyperlink".split())


class MisplacedValueError(Exception):
    """A value that cannot stand where its tag stands: the line of the source, the sentence, the hint."""

    def __init__(self, line: int, text: str, hint: str) -> None:
        super().__init__(text)
        self.line, self.text, self.hint = line, text, hint


def watch_places(tree: nodes.Template) -> None:
    """Sends every printed value of a part through the filter, with the element around its tag and its line."""
    open_elements: list[str] = []
    pending = ""
    for output in tree.find_all(nodes.Output):
        for number, node in enumerate(output.nodes):
            if isinstance(node, nodes.TemplateData):
                pending = _read_markup(pending + node.data, open_elements)
            else:
                holder = "attribute" if pending else open_elements[-1] if open_elements else ""
                # docxtpl has taken away the paragraph of a tag that stands between paragraphs
                line = node.lineno + (holder in _PARAGRAPH_HOLDERS or bool(pending))
                arguments = [nodes.Const(holder, lineno=node.lineno), nodes.Const(line, lineno=node.lineno)]
                output.nodes[number] = nodes.Filter(
                    node, PLACE_FILTER, arguments, [], None, None, lineno=node.lineno, environment=tree.environment
                )


def _read_markup(text: str, open_elements: list[str]) -> str:
    """Takes the elements that begin and end in a text into the open ones; returns a tag that is not finished."""
    for closing, name, empty in _TAG.findall(text):
        if closing:
            if name in open_elements:
                while open_elements.pop() != name:
                    pass
        elif not empty:
            open_elements.append(name)
    rest = text[text.rfind("<") :] if "<" in text else ""
    return rest if rest and ">" not in rest else ""


def at_place(value: Any, holder: str, line: int) -> Any:
    """The value as it is printed inside this element. Raises MisplacedValueError, RenderError."""
    if isinstance(value, PrintedText):
        return _text_at_place(value, holder, line)
    if isinstance(value, PrintedParagraphs):
        if holder not in _PARAGRAPH_HOLDERS:
            hint = "让标签单独占一段，写成 {{p 名字 }}"
            raise MisplacedValueError(line, "几段文字（$段落）不能印在一段里", hint)
    elif isinstance(value, PrintedPicture):
        if holder != "w:t":
            raise MisplacedValueError(line, "图片（$图片）印不到这里", "写成 {{ 名字 }}，不带 p、r")
    elif (
        not isinstance(value, Markup)
        and holder in _RUN_HOLDERS | _PARAGRAPH_HOLDERS
        and (stray := plain_text(value).strip())
    ):
        hint = "{{r … }} 和 {{p … }} 在 docxtpl 里只印富文本，普通的值写成 {{ … }}"
        raise MisplacedValueError(line, f"“{stray[:20]}”印到了文字之外，Word 里看不见", hint)
    return value


def _text_at_place(value: PrintedText, holder: str, line: int) -> Any:
    if holder in _RUN_HOLDERS:
        return value
    if value.plain is None and holder in _TEXTS:
        hint = "写成 {{r 名字 }}；没有格式的几行文字用 $多行"
        raise MisplacedValueError(line, "有格式的文字（$富文本）印不进别的文字里", hint)
    if value.plain is None or holder not in {*_TEXTS, "", "attribute"}:
        hint = "在一段里写成 {{r 名字 }}；{{p 名字 }} 要用 $段落"
        raise MisplacedValueError(line, "文字（$富文本、$多行）印不到这里", hint)
    return value.plain


def misplaced_element(root: etree._Element) -> str:
    """The text of the first run or paragraph that stands where none may; a mark if it has no text."""
    for node in root.iter(w("r"), w("p")):
        parent = node.getparent()
        if parent is not None and parent.tag in (_NO_RUN_IN if node.tag == w("r") else _NO_PARAGRAPH_IN):
            return "".join(map(str, node.itertext())).strip() or "…"
    return ""
