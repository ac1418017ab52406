"""How what stands in the wrong shape is written: the user's own text as a list, or as an entry with its fields."""

from docgen.model.value import Value
from docgen.readers.visit_file.nodes import MappingNode, Node, ScalarNode
from docgen.readers.visit_file.vocabulary import FieldDescription, fields

_LONGEST = 30


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
