"""The parts of a text that lists several things with 、 between, each with its own place."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from docgen.errors import Cell, Mark, Problem
from docgen.model.lazy_pattern import lazy_pattern
from docgen.readers.visit_file.changes import Change, ChangeNotices
from docgen.readers.visit_file.nodes import Node, ScalarNode

#: Makes a node of a name inside a text: the name, and where in the text it begins.
PersonNode = Callable[[str, int], Node]
# 张三、李四: the only mark that cannot be part of a name
_SEPARATOR = re.compile("、")


def parts(node: ScalarNode) -> Iterator[tuple[str, int]]:
    """The texts between 、 and where in the whole text each begins."""
    offset = 0
    for part in _SEPARATOR.split(node.text):
        if part.strip():
            yield part, offset
        offset += len(part) + 1


#: Lists of short words, between which other marks than 、 stand as well. In a sentence they are part of it.
_WORD_LISTS = frozenset(("菜单", "饮食", "酒水", "语种", "其中", "名单", "规则"))
_OTHER_MARKS = lazy_pattern(r"[、，,；;/／](?![^（(]*[)）])")
_SPACES = lazy_pattern(r"[、，,；;/／\s]+(?![^（(]*[)）])")
_WORD = lazy_pattern("[\u3400-\u9fff]{2,12}")


class ListedWords(NamedTuple):
    """The words of a text with the places where they begin; ``is_sure`` says that the marks between them say so."""

    words: list[tuple[str, int]]
    is_sure: bool = True


def listed_words(node: ScalarNode, field: str) -> ListedWords | None:
    """The words of a text that lists them with other marks than 、 or with spaces between; None for other texts."""
    if field not in _WORD_LISTS:
        return None
    for pattern, is_sure in ((_OTHER_MARKS, True), (_SPACES, False)):
        words = _split(node.text, pattern)
        plain = [text for text, _ in parts(node)]
        if [text for text, _ in words] == plain or (not is_sure and field != "菜单"):
            continue
        if is_sure or all(_WORD.fullmatch(text) for text, _ in words):
            return ListedWords(words, is_sure)
    return None


def words_of_text(
    node: ScalarNode, field: str, problems: list[Problem], changes: ChangeNotices
) -> list[tuple[str, int]]:
    """What a text of a field lists, and where in it each begins; what only spaces part is asked about."""
    listed = listed_words(node, field)
    if listed is None:
        return list(parts(node))
    read = "、".join(text for text, _ in listed.words)
    if listed.is_sure:
        changes.add("几项按通常的记号分开", Change(node.text, read, node.mark))
    else:
        text = f"{field}：“{node.text}”按{len(listed.words)}项读"
        problems.append(node.source.problem(node.mark, "D151", text, f"就是这样就写“{read}”", "should"))
    return listed.words


def _split(text: str, pattern: re.Pattern[str]) -> list[tuple[str, int]]:
    words, start = [], 0
    for match in (*pattern.finditer(text), None):
        end = match.start() if match else len(text)
        if text[start:end].strip():
            words.append((text[start:end].strip(), start))
        start = match.end() if match else end
    return words


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
