"""What docxtpl can write that Word takes for damage: colours that are none, columns that no table has."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from docgen.word.markup.namespaces import w
from docgen.word.package.sanitize import parse

_COLOUR = re.compile(r"(?:[0-9A-Fa-f]{6}|auto)?")
_MOST_COLUMNS = 63


class InvalidValue(NamedTuple):
    """What is wrong with a value, what to do, and the word of the tag that printed it."""

    text: str
    hint: str
    tag: str


def invalid_values(root: etree._Element) -> Iterator[InvalidValue]:
    """Every value of a kind that Word does not know."""
    for shading in root.iter(w("shd")):
        if not _COLOUR.fullmatch(fill := shading.get(w("fill"), "")):
            hint = "cellbg 后面写六位十六进制数，如 F3EDE2"
            yield InvalidValue(f"“{fill[:20]}”不是颜色", hint, "cellbg")
    for span in root.iter(w("gridSpan")):
        count = span.get(w("val"), "")
        if not (count.isascii() and count.isdigit() and 1 <= int(count) <= _MOST_COLUMNS):
            text = f"列数要是 1 到 {_MOST_COLUMNS} 的整数，不是“{count[:20]}”"
            yield InvalidValue(text, "核对 colspan 后面的数", "colspan")


def place_of_tag(part: bytes, word: str) -> tuple[int, int] | None:
    """The paragraph of a template's part with the first tag of this word, and the character where it begins."""
    for number, paragraph in enumerate(parse(part).iter(w("p")), 1):
        text = "".join(node.text or "" for node in paragraph.iter(w("t")))
        if tag := re.search(rf"\{{%-?\s*{word}\b", text):
            return number, tag.start() + 1
    return None
