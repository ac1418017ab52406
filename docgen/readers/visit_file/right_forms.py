"""How what stands in the wrong shape is written: the user's own text as a list, or as an entry with its fields."""

import re
from collections.abc import Sequence

from docgen.errors import Problem
from docgen.model.value import Value
from docgen.readers.visit_file.nodes import MappingNode, Node, ScalarNode
from docgen.readers.visit_file.vocabulary import FieldDescription, fields

_LONGEST_NAME = 100
_LONGEST = 30
_COLON = re.compile("[:：]")


def form_of_entry(node: Node, model: type[Value]) -> str:
    """An entry of a model with a text under the field that it probably means: {内容: 考察}."""
    if not isinstance(node, ScalarNode):
        return ""
    return f"写成“{_entry(node.text, model)}”"


def form_of_list(node: Node, field: FieldDescription) -> str:
    """A list with what stands there as its first entry."""
    assert field.model is not None
    if isinstance(node, ScalarNode):
        return f"写成“- {_entry(node.text, field.model)}”，一项占一行"
    if isinstance(node, MappingNode):
        first = next((key.text for key, _ in node.pairs), "…")
        return f"在“{first}”前面加“- ”，同一项的其余各行跟着右移两格；写在花括号里就加上“[”“]”"
    return ""


def _entry(text: str, model: type[Value]) -> str:
    described = fields(model)
    number = next((field for field in described if field.name == "number" and text.rstrip().endswith("号")), None)
    required = next((field for field in described if field.required and field.shape == "text"), None)
    texts = next((field for field in described if field.shape == "text" and field.reading), None)
    shown = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    named = number or required or texts or next(iter(described), None)
    # a table of an office may have headings of its own
    return f"{{{named.chinese}: {shown}, …}}" if named else shown


def slip_of_colon(node: Node, known: Sequence[FieldDescription]) -> Problem | None:
    """What is wrong with the colon of a text that begins with the name of a field: “姓名：周明远”, “姓名:周明远”."""
    colon = _COLON.search(node.text) if isinstance(node, ScalarNode) else None
    if colon is None or not isinstance(node, ScalarNode):
        return None
    word, rest = node.text[: colon.start()].strip(), node.text[colon.end() :].split()
    if not any(word in (field.chinese, field.english) for field in known):
        return None
    mark = node.mark._replace(column=node.mark.column + colon.start())
    text = "这里的冒号是全角的" if colon.group() == "：" else "冒号后面少一个空格"
    return node.source.problem(mark, "D120", text, f"写成“{word}: {rest[0] if rest else ''}”")


def limited_text(node: ScalarNode, field: FieldDescription, problems: list[Problem]) -> str:
    """A text, that of a name cut where it is longer than names are, which is reported."""
    if field.chinese != "姓名" or len(node.text) <= _LONGEST_NAME:
        return node.text
    text = f"“姓名”有{len(node.text)}个字，超过{_LONGEST_NAME}个"
    problems.append(node.source.problem(node.mark, "D104", text, "一项只写一个人的姓名"))
    return node.text[:_LONGEST_NAME]
