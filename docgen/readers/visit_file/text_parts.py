"""The parts of a text that lists several things with 、 between, each with its own place."""

import re
from collections.abc import Callable, Iterator

from docgen.errors import Cell, Mark
from docgen.readers.visit_file.nodes import Node, ScalarNode

#: Makes a node of a name inside a text: the name, and where in the text it begins.
PersonNode = Callable[[str, int], Node]
# 张三、李四: the only mark that cannot be part of a name
_SEPARATOR = re.compile("、")


def parts(node: ScalarNode) -> Iterator[tuple[str, int]]:
    """The texts between 、 and where in the whole text each begins."""
    offset = 0
    for part in _SEPARATOR.split(node.text):
        yield part, offset
        offset += len(part) + 1


ONE_A_LINE = "一行写一个，前面加“- ”；写在一行里就用“、”隔开"


def is_of_several_lines(node: ScalarNode) -> bool:
    """Whether words that stand in lines of their own were read as one: YAML joins lines with a space."""
    if " " not in node.text or isinstance(node.mark, Cell) or not node.plain:
        return False
    return any(" " in part and part.strip() not in node.source.text for part, _ in parts(node))


def inside(text_node: ScalarNode, offset: int) -> Mark:
    """The place of a character of a text. A cell of a sheet is one place as a whole."""
    mark = text_node.mark
    if isinstance(mark, Cell):
        return mark
    return mark._replace(column=mark.column + offset + (0 if text_node.plain else 1))


class TextPart(ScalarNode):
    """One of the names in a text that lists several, with its own place."""

    __slots__ = ("offset", "whole")

    def __init__(self, text: str, whole: ScalarNode, offset: int) -> None:
        super().__init__(text.strip(), whole.start, whole.source)
        self.whole, self.offset = whole, offset

    @property
    def mark(self) -> Mark:
        return inside(self.whole, self.offset)
