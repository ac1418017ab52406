"""JSON as the nodes of YAML, which know their places."""

import json
import re
from collections.abc import Iterator

from docgen.readers.visit_file.nodes import COLUMNS_PER_LINE, MappingNode, Node, ScalarNode, SequenceNode, Source

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]|[^\s{}\[\]:,"]+')


def json_nodes(source: Source) -> Node:
    """The nodes of a text that is whole JSON. Raises RecursionError for one that is nested too deeply."""
    return _node(_tokens(source.text), source)


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    """Brackets, strings and literals, each with its line and column in one number; no string holds a line break."""
    line = line_start = end = 0
    for match in _TOKEN.finditer(text):
        if breaks := text.count("\n", end, match.start()):
            line, line_start = line + breaks, text.rfind("\n", end, match.start()) + 1
        end = match.end()
        yield match.group(), line * COLUMNS_PER_LINE + match.start() - line_start


def _node(tokens: Iterator[tuple[str, int]], source: Source) -> Node:
    token, start = next(tokens)
    return _node_of(token, start, tokens, source)


def _node_of(token: str, start: int, tokens: Iterator[tuple[str, int]], source: Source) -> Node:
    """The node that begins with this token; what it holds comes from the tokens behind it."""
    if token == "{":
        return _mapping(start, tokens, source)
    if token == "[":
        sequence = SequenceNode(start, source)
        for first, first_start in tokens:
            if first == "]":
                break
            sequence.items.append(_node_of(first, first_start, tokens, source))
        return sequence
    return ScalarNode(_text(token), start, source)


def _mapping(start: int, tokens: Iterator[tuple[str, int]], source: Source) -> MappingNode:
    mapping = MappingNode(start, source)
    for key, key_start in tokens:
        if key == "}":
            break
        mapping.pairs.append((ScalarNode(_text(key), key_start, source), _node(tokens, source)))
    return mapping


def _text(token: str) -> str:
    """A string without quotes and escapes; numbers, true, false and null as they are typed."""
    return str(json.loads(token)) if token.startswith('"') else token
