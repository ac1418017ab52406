"""Options in one text: 每桌10人；双数: 一号居左. In a file they stand as a mapping, in a sheet in one cell."""

from functools import cache
from typing import Any, NamedTuple

from docgen.errors import Cell
from docgen.model.layouts import LAYOUTS, PLACES
from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.scalars import ConversionError, Reading, read_as_meant
from docgen.model.spellings.numbers import respell_count
from docgen.readers.visit_file.changes import Change, ChangeNotices
from docgen.readers.visit_file.nodes import MappingNode, Node, ScalarNode
from docgen.readers.visit_file.vocabulary import FieldDescription

_PARTS = lazy_pattern(r"[;；\n]|[，,、](?=[^，,、;；:：=\n]{1,12}[:：=])")
_PAIR = lazy_pattern(r"\s*([^:：=]+?)\s*[:：=]\s*(.*?)\s*")
_NUMBER_UNITS = ("人", "位", "座", "席", "个座位", "把椅子", "把", "排", "列", "个", "桌", "分钟", "间")


class OptionPair(NamedTuple):
    """An option and its value."""

    name: str
    value: str


def option_pairs(text: str, field: str) -> tuple[list[OptionPair], str]:
    """The options of a text under 规则, 方位 or another field of options, and the first part that is none.

    >>> [pair[:2] for pair in option_pairs("每桌10人；双数：一号居左", "规则")[0]]
    [('每桌', '10人'), ('双数', '一号居左')]
    >>> option_pairs("按惯例", "规则")
    ([], '按惯例')
    """
    pairs = []
    for part in _PARTS.split(text.strip().strip("{}｛｝[]【】")):
        if not part.strip():
            continue
        pair = _PAIR.fullmatch(part)
        if pair is not None:
            pairs.append(OptionPair(pair[1], pair[2]))
        elif found := _without_colon(part.strip(), field):
            pairs += found
        else:
            return pairs, part.strip()
    return pairs, ""


def _without_colon(part: str, field: str) -> list[OptionPair]:
    """Options that begin with their names: 每桌10人，双数一号居左."""
    names = _names(field)
    pairs = []
    for piece in _BETWEEN.split(part):
        if names and (table := _A_TABLE.fullmatch(piece)):
            pairs.append(OptionPair("每桌", table["number"] or table["behind"]))
            continue
        name = next((name for name in names if piece.startswith(name) and len(piece) > len(name)), "")
        if not name:
            return []
        value = piece.removeprefix(name).strip().removeprefix("为").removeprefix("是").removeprefix("在").strip()
        if not value:
            return []
        pairs.append(OptionPair(name, value))
    return pairs


_A_TABLE = lazy_pattern(
    r"[每一]桌(?:坐|为|按)?(?P<number>[\d一二三四五六七八九十]+\s*[人位席座]?)|(?P<behind>[\d一二三四五六七八九十]+\s*[人位席座])[/每一]?桌"
)
_BETWEEN = lazy_pattern(r"\s*[，,、]\s*(?=\D)")


@cache
def _names(field: str) -> tuple[str, ...]:
    """The options that may stand in a field, the longest first."""
    if field == "方位":
        return PLACES
    if field not in ("规则", "座次规则"):
        return ()
    return tuple(sorted({name for layout in LAYOUTS.values() for name in layout.options}, key=len, reverse=True))


@cache
def _takes_numbers(name: str) -> bool:
    options = [layout.options[name] for layout in LAYOUTS.values() if name in layout.options]
    return bool(options) and all(option.numbers for option in options)


def _figures(value: str) -> int:
    if not (value.isascii() and value.isdecimal()):
        raise ConversionError("D112", f"“{value}”不是整数")
    return int(value)


_COUNT = Reading(_figures, respell=respell_count(*_NUMBER_UNITS))


def plain_values(name: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """The values of an option with numbers as figures: 12人 under 每桌 is 12. What is no number stays as it is.

    >>> plain_values("每桌", ("十二人",)), plain_values("双数", ("一号居左",))
    (('12',), ('一号居左',))
    """
    if not _takes_numbers(name) or all(value.isascii() and value.isdecimal() for value in values):
        return values
    return tuple(_plain(value) for value in values)


def _plain(value: str) -> str:
    try:
        number, respelt = read_as_meant(_COUNT, value)
    except ConversionError:
        return value
    return value if respelt and respelt.doubt else str(number)


def options_of_text(node: Node, field: FieldDescription, changes: ChangeNotices) -> MappingNode | None:
    """The options that a text of a YAML file lists; None for what lists none, or has a mapping already."""
    options = written_options(node, field)
    if options is not None and isinstance(node, ScalarNode):
        read = ", ".join(f"{name.text}: {value.text}" for name, value in options.pairs if isinstance(value, ScalarNode))
        changes.add("选项按意思读", Change(node.text, f"{{{read}}}", node.mark))
    return options


def written_options(node: Node, field: FieldDescription) -> MappingNode | None:
    """The options of a text of a YAML file as a mapping; None where it lists none, or is no text."""
    if field.shape not in ("words", "lists") or not isinstance(node, ScalarNode) or isinstance(node.mark, Cell):
        return None
    pairs, rest = option_pairs(node.text, field.chinese)
    if rest or not pairs:
        return None
    pairs = [pair._replace(value="、".join(plain_values(pair.name, tuple(pair.value.split("、"))))) for pair in pairs]
    options = MappingNode(node.start, node.source)
    options.pairs += [
        (ScalarNode(pair.name, node.start, node.source), ScalarNode(pair.value, node.start, node.source))
        for pair in pairs
    ]
    return options


def plain_option(name: str, content: Any, node: Node, changes: ChangeNotices) -> Any:
    """The values of an option with numbers as figures; a notice says so."""
    plain = plain_values(name, content) if isinstance(content, tuple) else content
    if plain != content:
        changes.add("数字按意思读", Change("、".join(content), "、".join(plain), node.mark))
    return plain
