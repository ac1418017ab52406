"""Changes of a text at known places, and where in a YAML text lines and comments begin and end."""

from collections.abc import Iterable

from docgen.readers.visit_file.mending import TextEdit
from docgen.readers.visit_file.nodes import COLUMNS_PER_LINE, Node, ScalarNode
from docgen.readers.visit_file.spans import Spanned, SpannedMapping, SpannedScalar, SpannedSequence


class NoPlaceError(Exception):
    """A change cannot be made in the text as it is written. Carries the node at which it should be."""

    def __init__(self, node: Node) -> None:
        super().__init__(str(node.mark))
        self.node = node


def edited(text: str, edits: Iterable[TextEdit], start: int = 0, end: int | None = None) -> str:
    """A text, or the part of it from ``start`` to ``end``, with these edits made. They do not overlap."""
    parts, at = [], start
    for edit in sorted(edits, key=lambda edit: edit[:2]):
        assert edit.start >= at, "two edits of one place"
        parts += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*parts, text[at : len(text) if end is None else end]])


def column_of(node: Node) -> int:
    """How far a node is indented."""
    return node.start % COLUMNS_PER_LINE


def line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def spanned(node: Node) -> Spanned:
    """A node of a file as one that knows its end. Raises NoPlaceError for one that stands in no file."""
    if isinstance(node, SpannedScalar | SpannedMapping | SpannedSequence) and node.end >= 0:
        return node
    raise NoPlaceError(node)


def behind_colon(text: str, key: ScalarNode) -> int:
    return text.index(":", spanned(key).end) + 1


def end_of_pair(text: str, key: ScalarNode, value: Node) -> int:
    """Where a key with its value ends, without the comment behind it."""
    colon, node = behind_colon(text, key), spanned(value)
    return max(colon, node.end) if node.end > node.begin else colon


def has_comment_behind(text: str, at: int) -> bool:
    return "#" in text[at : line_end(text, at)]
