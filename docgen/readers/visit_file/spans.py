"""The tree of a YAML text whose nodes also know where they end, for those who change the text in place."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml
from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stub does not re-export it

from docgen.readers.visit_file.nodes import (
    COLUMNS_PER_LINE,
    MAX_DEPTH,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    Source,
    compose,
    unreadable,
)


class SpannedScalar(ScalarNode):
    """A text from ``begin`` to ``end``, offsets in the text of the file; ``style`` is its quote, | or >, or empty.

    One that stands in no file, since two keys made it between them, has no end.
    """

    __slots__ = ("begin", "end", "style")

    def __init__(self, text: str, start: int, source: Source, begin: int = -1, end: int = -1, style: str = "") -> None:
        super().__init__(text, start, source)
        self.begin, self.end, self.style = begin, end, style


class SpannedMapping(MappingNode):
    """A mapping from ``begin`` to ``end``; ``is_flow``: it stands in braces."""

    __slots__ = ("begin", "end", "is_flow")

    def __init__(self, start: int, source: Source) -> None:
        super().__init__(start, source)
        self.begin = self.end = -1
        self.is_flow = False


class SpannedSequence(SequenceNode):
    """A list from ``begin`` to ``end``; ``is_flow``: it stands in brackets."""

    __slots__ = ("begin", "end", "is_flow")

    def __init__(self, start: int, source: Source) -> None:
        super().__init__(start, source)
        self.begin = self.end = -1
        self.is_flow = False


Container = SpannedMapping | SpannedSequence
Spanned = SpannedScalar | SpannedMapping | SpannedSequence


_STARTS: Mapping[type[object], type[Container]] = {
    MappingStartEvent: SpannedMapping,
    SequenceStartEvent: SpannedSequence,
}
_ENDS = (SequenceEndEvent, MappingEndEvent)


#: What may stand in a text that ``compose`` refuses and the parser reads.
_MAY_BE_REFUSED = re.compile(r"[&*!]|^(?:---|\.\.\.|<<)|<<\s*:", re.M)


def spanned_tree(source: Source) -> Spanned | None:
    """The tree that ``compose`` gives, with the ends of all nodes. Raises UnreadableError as it does."""
    if unreadable(source) or _MAY_BE_REFUSED.search(source.text):
        compose(source)
    parser = CParser(source.text)
    try:
        return _built(parser, source)
    except (yaml.MarkedYAMLError, ValueError):
        compose(source)
        raise
    finally:
        parser.dispose()


def _built(parser: CParser, source: Source) -> Spanned | None:
    root: Spanned | None = None
    inside: list[Node] = []  # the parts of what is open
    open_nodes: list[tuple[Container, list[Node]]] = []
    # a visit of two hundred guests has six thousand events, and every change that is typed reads them again
    for event in _events(parser):
        kind = type(event)
        if kind is ScalarEvent:
            scalar = _scalar(event, source)
            inside.append(scalar)
            root = scalar if root is None else root
        elif kind in _STARTS:
            container = _container(event, source)
            inside.append(container)
            root = container if root is None else root
            inside = []
            open_nodes.append((container, inside))
            if len(open_nodes) > MAX_DEPTH:
                raise ValueError("too deep")
        elif kind in _ENDS:
            node, children = open_nodes.pop()
            _close(node, children, event)
            inside = open_nodes[-1][1] if open_nodes else []
    return root


def _events(parser: CParser) -> Iterator[Any]:
    """The events of a text. The stub of the library does not know that all of them have places."""
    while (event := parser.get_event()) is not None:
        yield event


def _scalar(event: Any, source: Source) -> SpannedScalar:
    at, begin, end, style = event.start_mark, event.start_mark.index, event.end_mark.index, event.style or ""
    if style in ("|", ">"):
        # a block of lines does not own the blank lines below it
        end = begin + len(source.text[begin:end].rstrip())
    return SpannedScalar(event.value, at.line * COLUMNS_PER_LINE + at.column, source, begin, end, style)


def _container(event: Any, source: Source) -> Container:
    at = event.start_mark
    node = _STARTS[type(event)](at.line * COLUMNS_PER_LINE + at.column, source)
    node.begin, node.is_flow = at.index, bool(event.flow_style)
    return node


def _close(node: Container, children: list[Node], event: Any) -> None:
    """Gives a list or mapping its parts and its end: that of its last part where it has no bracket."""
    if isinstance(node, SpannedMapping):
        keys = [key for key in children[::2] if isinstance(key, ScalarNode)]
        # a list for a key: compose says so
        node.pairs += zip(keys, children[1::2], strict=True)
    else:
        node.items += children
    last = children[-1] if children else None
    if node.is_flow or last is None:
        node.end = event.end_mark.index
    else:
        assert isinstance(last, SpannedScalar | SpannedMapping | SpannedSequence)
        node.end = max(last.end, node.begin)
