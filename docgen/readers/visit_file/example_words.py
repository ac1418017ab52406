"""A few lines of a visit file as the tables of the page have them, without a sign of the file format."""

from collections.abc import Iterator

import yaml
from yaml.cyaml import CSafeLoader

#: How the examples mark the line that a rule finds, and what the page says there.
_MARK = "# ←"
_FOUND_HERE = "　← 查的是这里"


def example_in_words(text: str) -> str:
    """An example of a rule as the tables of the page have it: one line a row, no signs of the file format.

    >>> print(example_in_words("类别: 商务\\n用餐:\\n  - {名称: 6日午餐, 陪餐: [沈静, 罗文]}   # ←"))
    类别：商务
    用餐第1行：名称 6日午餐，陪餐 沈静、罗文　← 查的是这里
    """
    visits = list(yaml.compose_all(text, Loader=CSafeLoader))
    marked = {number for number, line in enumerate(text.split("\n")) if _MARK in line}
    shown: list[str] = []
    for at, visit in enumerate(visits, start=1):
        if len(visits) > 1:
            shown.append(f"第{at}次来访")
        for line, number in _parts(visit):
            shown.append(line + (_FOUND_HERE if number in marked else ""))
            marked.discard(number)
    return "\n".join(shown)


def _parts(root: yaml.Node) -> Iterator[tuple[str, int]]:
    """The lines of an example, each with the number of the line of the text that it ends in."""
    for key, value in root.value:
        yield from _named(key.value, value)


def _named(name: str, node: yaml.Node) -> Iterator[tuple[str, int]]:
    """What stands under a name: one value, one row, or a row a line."""
    if isinstance(node, yaml.SequenceNode) and any(isinstance(one, yaml.MappingNode) for one in node.value):
        for number, row in enumerate(node.value, start=1):
            yield from _named(f"{name}第{number}行", row)
        return
    if not isinstance(node, yaml.MappingNode):
        yield f"{name}：{_value(node)}", node.end_mark.line
        return
    inner = [(key.value, value) for key, value in node.value if _has_rows(value)]
    own = [(key, value) for key, value in node.value if not _has_rows(value)]
    if own:
        yield f"{name}：{'，'.join(f'{key.value} {_value(value)}' for key, value in own)}", own[-1][1].end_mark.line
    for key, value in inner:
        yield from _named(f"{name}的{key}", value)


def _has_rows(node: yaml.Node) -> bool:
    """Whether a value is rows or a record of its own, which need lines of their own."""
    if isinstance(node, yaml.MappingNode):
        return True
    return isinstance(node, yaml.SequenceNode) and any(_has_rows(one) for one in node.value)


def _value(node: yaml.Node) -> str:
    """A value, or several with “、” between them."""
    if isinstance(node, yaml.SequenceNode):
        return "、".join(_value(one) for one in node.value)
    return str(node.value)
