"""A visit file as it was typed, with every piece in its place: what it says, and the node that says it.

It says what ``tree_of`` says, and more: keys that docgen does not know are there too, under the words of the file.
"""

import dataclasses
from collections.abc import Iterator

from docgen.model.people import Delegation
from docgen.model.value import Value
from docgen.readers.visit_file.nodes import MappingNode, Node, ScalarNode, SequenceNode
from docgen.readers.visit_file.regrouped import regrouped
from docgen.readers.visit_file.tree import Tree, TreePath, bare_name, option_tree, text_of, texts_of
from docgen.readers.visit_file.vocabulary import FieldDescription, fields, named_field, vocabulary


@dataclasses.dataclass(slots=True)
class Part:
    """A piece of a file: its tree, its node, the key before it.

    ``field`` says how it is written (None: a key that docgen does not know, an option, a text in a list). ``named``
    are the parts of a mapping by their Chinese names, those without content too; ``items`` those of a list.
    ``unit`` is what the key adds to a bare number: 金额（万元）. ``model`` is that of a mapping of fields.
    """

    tree: Tree
    node: Node
    key: ScalarNode | None = None
    field: FieldDescription | None = None
    unit: str = ""
    model: type[Value] | None = None
    named: dict[str, "Part"] = dataclasses.field(default_factory=dict)
    items: list["Part"] = dataclasses.field(default_factory=list)


def part_of_mapping(node: MappingNode, model: type[Value]) -> Part:
    """The part that is a mapping of fields of this model: a whole file, an entry."""
    part = Part({}, node, model=model)
    for key, child in regrouped(node, model):
        named = named_field(key.text, model)
        if named is None:
            part.named.setdefault(key.text, _unknown(key, child))
            continue
        one = _part(child, named.field)
        one.key, one.unit = key, named.unit
        if isinstance(one.tree, str) and one.tree.replace(".", "", 1).isdecimal():
            one.tree += named.unit
        if one.tree or named.field.chinese not in part.named:
            part.named[named.field.chinese] = one
    known = [of_model.chinese for of_model in fields(model)]
    names = [*known, *(name for name in part.named if name not in known)]
    part.tree = {name: part.named[name].tree for name in names if name in part.named and part.named[name].tree}
    return part


def part_of_list(node: Node, described: FieldDescription) -> Part:
    """The part that is a list of entries: a whole file that is one table."""
    return _values_part(node, described)


def _unknown(key: ScalarNode, child: Node) -> Part:
    """What stands under a key that docgen does not know; what has parts of its own is no text."""
    return Part(text_of(child), child, key)


def _part(node: Node, described: FieldDescription) -> Part:
    match described.shape:
        case "text":
            return Part(text_of(node), node, field=described)
        case "texts":
            return _texts_part(node, described)
        case "value":
            return _value_part(node, described)
        case "values":
            return _values_part(node, described)
    if not isinstance(node, MappingNode):
        return Part(text_of(node), node, field=described)
    options = node.pairs
    part = Part({key.text: option_tree(child) for key, child in options}, node, field=described)
    part.named = {key.text: Part(option_tree(child), child, key, items=_texts(child)) for key, child in options}
    return part


def _texts_part(node: Node, described: FieldDescription) -> Part:
    return Part([text for text in texts_of(node) if text], node, field=described, items=_texts(node))


def _texts(node: Node) -> list[Part]:
    items = node.items if isinstance(node, SequenceNode) else []
    return [Part(text, item) for item in items if (text := text_of(item))]


def _value_part(node: Node, described: FieldDescription) -> Part:
    model = described.model
    assert model is not None
    if model is Delegation and not isinstance(node, MappingNode):
        people = _part(node, vocabulary(Delegation)["名单"])
        tree: Tree = {"名单": people.tree} if people.tree else {}
        return Part(tree, node, field=described, named={"名单": people}, model=model)
    if not isinstance(node, MappingNode):
        return Part(text_of(node), node, field=described)
    part = part_of_mapping(node, model)
    part.field = described
    bare = bare_name(model)
    assert isinstance(part.tree, dict)
    only = part.tree.get(bare) if len(part.tree) == 1 else None
    if isinstance(only, str):
        part.tree = only
    return part


def _values_part(node: Node, described: FieldDescription) -> Part:
    if isinstance(node, SequenceNode):
        parts = [_value_part(item, described) for item in node.items]
        parts = [part for part in parts if part.tree]
        return Part([part.tree for part in parts], node, field=described, items=parts)
    is_sentence = described.model is not None and described.model.bare == "text" and isinstance(node, ScalarNode)
    texts = [text_of(node)] if is_sentence else texts_of(node)
    return Part([text for text in texts if text], node, field=described)


def mapping_of(content: Tree, bare: str) -> dict[str, Tree]:
    """A content as a mapping of its own; a bare text fills the field of this name."""
    if isinstance(content, str):
        return {bare: content} if content else {}
    return dict(content) if isinstance(content, dict) else {}


def parts_by_path(part: Part, path: TreePath = ()) -> Iterator[tuple[TreePath, Part]]:
    """Every part below one, the outer before the inner. The people of a delegation stand under 名单, as in a tree."""
    for name, inner in part.named.items():
        yield (*path, name), inner
        yield from parts_by_path(inner, (*path, name))
    for number, inner in enumerate(part.items):
        yield (*path, number), inner
        yield from parts_by_path(inner, (*path, number))
