"""Values of YAML and JSON data: texts as they were typed, numbers to calculate with, rich values; each at its place."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from docgen.errors import Mark, Problem
from docgen.model.blank_value import BlankValue
from docgen.readers.fill_data.rich_values import ReadFile, RichValueError, rich_value
from docgen.readers.visit_file.nodes import MappingNode, Node, ScalarNode, SequenceNode

_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,17})")
_FRACTION = re.compile(r"-?(?:0|[1-9]\d{0,17})\.\d{1,12}")
_CONSTANTS = {"true": True, "false": False}
_NOTHING = ("", "~", "null")


def typed_value(text: str) -> Any:
    """A text that was typed without quotes: a number if it prints as it was typed, else the text.

    >>> typed_value("12"), typed_value("12.50"), typed_value("0301"), typed_value("1e5"), typed_value("true")
    (12, Decimal('12.50'), '0301', '1e5', True)
    """
    if _WHOLE.fullmatch(text):
        return int(text) if text != "-0" else text
    return Decimal(text) if _FRACTION.fullmatch(text) else _CONSTANTS.get(text, text)


class ValueReader(NamedTuple):
    """Reads trees of YAML and of JSON; what is wrong goes to ``problems``."""

    problems: list[Problem]
    read_file: ReadFile

    def of_node(self, node: Node, name: str) -> Any:
        """The value of a node of YAML; ``name`` is that of its key."""
        if isinstance(node, ScalarNode):
            if node.text in _NOTHING and node.plain:
                return BlankValue.at(node.mark, name)
            return typed_value(node.text) if node.plain else node.text
        if isinstance(node, SequenceNode):
            return [self.of_node(item, name) for item in node.items]
        return self._mapping(self._pairs(node), lambda key: _mark_of(node, key))

    def _pairs(self, node: MappingNode) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, child in node.pairs:
            name = key.text.strip()
            if name in values:
                text = f"“{name}”写了两次"
                self.problems.append(node.source.problem(key.mark, "D105", text, "留下一处"))
            values[name] = self.of_node(child, name)
        return values

    def of_json(self, value: Any, name: str, place: Mark) -> Any:
        """The value of JSON, which has no places: ``place`` is that of the file."""
        if value is None or value == "":
            return BlankValue.at(place, name) if value is None else ""
        if isinstance(value, list):
            return [self.of_json(item, name, place) for item in value]
        if not isinstance(value, dict):
            return value
        return self._mapping({key: self.of_json(child, key, place) for key, child in value.items()}, lambda _: place)

    def _mapping(self, values: dict[str, Any], mark_of: Callable[[str], Mark]) -> Any:
        try:
            rich = rich_value(values, self.read_file)
        except RichValueError as error:
            self.problems.append(Problem(mark_of(error.key), "D907", "error", error.text, error.hint))
            return ""
        return values if rich is None else rich


def _mark_of(node: MappingNode, key: str) -> Mark:
    return next((typed.mark for typed, _ in node.pairs if typed.text.strip() == key), node.mark)
