"""Values of YAML and JSON data: texts as they were typed, numbers to calculate with, rich values; each at its place."""

import json
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from docgen.errors import Mark, Problem
from docgen.model.blank_value import BlankValue
from docgen.model.shown_value import DayValue, typed_text
from docgen.model.watched_text import WatchedText
from docgen.readers.fill_data.rich_values import ReadFile, RichValueError, rich_value
from docgen.readers.visit_file.nodes import MappingNode, Node, ScalarNode, SequenceNode

_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,17})")
_FRACTION = re.compile(r"-?(?:0|[1-9]\d{0,17})\.\d{1,12}")
#: What readers of YAML take for a yes and a no where it is typed without quotes.
_CONSTANTS = {
    **dict.fromkeys("true True TRUE yes Yes YES on On ON".split(), True),
    **dict.fromkeys("false False FALSE no No NO off Off OFF".split(), False),
}
_NOTHING = ("", "~", "null")
#: Digits before the point, and zeros behind it, of a number that somebody prints.
_MOST_DIGITS = 30


def typed_value(text: str) -> Any:
    """A text that was typed without quotes: a number if it prints as it was typed, else the text.

    >>> typed_value("12"), typed_value("12.50"), typed_value("0301"), typed_value("1e5"), typed_value("true")
    (12, Decimal('12.50'), '0301', '1e5', True)
    >>> typed_value("0.0000001")
    '0.0000001'
    """
    if _WHOLE.fullmatch(text):
        return int(text) if text != "-0" else text
    if not _FRACTION.fullmatch(text):
        return _CONSTANTS.get(text, text)
    return text if "E" in str(Decimal(text)) else Decimal(text)


def number_of_json(text: str) -> int | Decimal | None:
    """A number as JSON writes it, which prints without an exponent; None for what is none or nobody prints.

    >>> [number_of_json(text) for text in ("12", "12.50", "1e2", "1.5E1", "NaN", "-Infinity", "1e999", "1e-9")]
    [12, Decimal('12.50'), 100, Decimal('15'), None, None, None, None]
    """
    value = json.loads(text, parse_float=Decimal, parse_constant=Decimal)
    if isinstance(value, int):
        return value
    if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
        return None
    value = int(value) if value.as_tuple().exponent > 0 else value
    return None if "E" in str(value) else value


class ReadDay(NamedTuple):
    """A text that was read as a day, and where it stands."""

    place: Mark
    value: DayValue


def notice_of_days(days: Sequence[ReadDay], as_typed: str) -> tuple[Problem, ...]:
    """One notice for all texts that were read as days; ``as_typed`` says how the first, …, prints as it was typed."""
    if not days:
        return ()
    place, value = days[0]
    more = f"等{len(days)}处" if len(days) > 1 else ""
    text = f"“{typed_text(value)}”是日期，按公文的写法印成“{value}”{more}"
    return (Problem(place, "D150", "note", text, f"要照原样印，{as_typed.replace('…', typed_text(value))}"),)


class ValueReader(NamedTuple):
    """Reads trees of YAML and of JSON; what is wrong goes to ``problems``, what was read as a day to ``days``.

    In JSON a day is a text in quotes, and only numbers, true and false have none.
    """

    problems: list[Problem]
    read_file: ReadFile
    days: list[ReadDay]
    is_json: bool = False

    def of_node(self, node: Node, name: str) -> Any:
        """The value of a node; ``name`` is that of its key."""
        if isinstance(node, ScalarNode):
            return self._of_scalar(node, name)
        if isinstance(node, SequenceNode):
            return [self.of_node(item, name) for item in node.items]
        return self._mapping(self._pairs(node), lambda key: _mark_of(node, key))

    def _of_scalar(self, node: ScalarNode, name: str) -> Any:
        if not node.text or (node.text in _NOTHING and node.plain):
            return BlankValue.at(node.mark, name)
        if self.is_json and node.plain:
            return self._of_plain_json(node)
        value: Any = node.text
        if self.is_json or node.plain:
            value = self._read_day(node.text, node.mark) or (value if self.is_json else typed_value(node.text))
        return WatchedText.at(value, node.mark, name) if value.__class__ is str else value

    def _of_plain_json(self, node: ScalarNode) -> bool | int | Decimal:
        if node.text in ("true", "false"):
            return node.text == "true"
        number = number_of_json(node.text)
        if number is None:
            text = f"“{node.text[:_MOST_DIGITS]}”不是能印的数"
            self.problems.append(
                node.source.problem(node.mark, "D102", text, "写成平常的数；没有就写 null；要照原样印就加引号")
            )
            return 0
        return number

    def _read_day(self, text: str, place: Mark) -> DayValue | None:
        if day := DayValue.of(text):
            self.days.append(ReadDay(place, day))
        return day

    def _pairs(self, node: MappingNode) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key, child in node.pairs:
            name = key.text.strip()
            if name in values:
                text = f"“{name}”写了两次"
                self.problems.append(node.source.problem(key.mark, "D105", text, "留下一处"))
            values[name] = self.of_node(child, name)
        return values

    def _mapping(self, values: dict[str, Any], mark_of: Callable[[str], Mark]) -> Any:
        try:
            rich = rich_value(values, self.read_file)
        except RichValueError as error:
            self.problems.append(Problem(mark_of(error.key), "D907", "error", error.text, error.hint))
            return ""
        return values if rich is None else rich


def _mark_of(node: MappingNode, key: str) -> Mark:
    return next((typed.mark for typed, _ in node.pairs if typed.text.strip() == key), node.mark)
