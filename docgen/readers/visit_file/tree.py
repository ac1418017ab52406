"""A visit as it was typed, in one plain form whatever file it came from: Chinese keys in order, texts, lists.

Nothing is completed and nothing is worked out. What means the same is written the same: ``沈静`` is ``{姓名: 沈静}``, a
list in one text is a list, what is empty is not there.
"""

from collections.abc import Iterator

from docgen.errors import Mark
from docgen.model.people import Delegation
from docgen.model.value import Value
from docgen.readers.visit_file.nodes import COLUMNS_PER_LINE, MappingNode, Node, ScalarNode, SequenceNode
from docgen.readers.visit_file.option_text import written_options
from docgen.readers.visit_file.regrouped import regrouped
from docgen.readers.visit_file.vocabulary import FieldDescription, fields, named_field, vocabulary

#: A text, a list of trees, or a mapping of trees by their Chinese names.
Tree = str | list["Tree"] | dict[str, "Tree"]
#: Where in a tree something stands: names, and numbers of items from 0.
TreePath = tuple[str | int, ...]


def tree_of(node: MappingNode, model: type[Value]) -> dict[str, Tree]:
    """The tree of a mapping that could be read as a value of this model."""
    contents: dict[str, Tree] = {}
    for field, _, child, unit in _known_pairs(node, model):
        content = _content(child, field)
        if isinstance(content, str) and content.replace(".", "", 1).isdecimal():
            content += unit
        if content:
            contents[field.chinese] = content
    return {field.chinese: contents[field.chinese] for field in fields(model) if field.chinese in contents}


def _known_pairs(node: MappingNode, model: type[Value]) -> Iterator[tuple[FieldDescription, ScalarNode, Node, str]]:
    """The fields of a mapping with their keys, their nodes, and the unit that the key states: 金额（万元）."""
    for key, child in regrouped(node, model):
        if named := named_field(key.text, model):
            yield named.field, key, child, named.unit


def _content(node: Node, field: FieldDescription) -> Tree:
    if field.shape == "text":
        return text_of(node)
    if field.shape == "texts":
        return [text for text in texts_of(node) if text]
    if field.shape == "value":
        return value_tree(node, field)
    if field.shape == "values" and field.model and field.model.bare == "text" and isinstance(node, ScalarNode):
        return [text] if (text := text_of(node)) else []  # a sentence, whatever marks are in it
    if field.shape == "values":
        items = node.items if isinstance(node, SequenceNode) else None
        return [
            item for item in (texts_of(node) if items is None else [value_tree(item, field) for item in items]) if item
        ]
    options = node if isinstance(node, MappingNode) else written_options(node, field)
    return {key.text: option_tree(child) for key, child in options.pairs} if options else {}


def value_tree(node: Node, field: FieldDescription) -> Tree:
    """The tree of a value; one of which only the name is given is that name."""
    assert field.model is not None
    if field.model is Delegation and not isinstance(node, MappingNode):
        people = vocabulary(Delegation)["名单"]
        return {people.chinese: listed} if (listed := _content(node, people)) else {}
    if not isinstance(node, MappingNode):
        return text_of(node)
    tree = tree_of(node, field.model)
    bare = bare_name(field.model)
    only = tree.get(bare) if len(tree) == 1 else None
    return only if isinstance(only, str) else tree


def bare_name(model: type[Value]) -> str:
    """The name of the field that a bare text fills; empty where none does."""
    return next((inner.chinese for inner in fields(model) if inner.name == model.bare), "")


def option_tree(node: Node) -> Tree:
    texts = texts_of(node)
    return texts[0] if len(texts) == 1 else list(texts)


def text_of(node: Node) -> str:
    return node.text.strip() if isinstance(node, ScalarNode) else ""


def texts_of(node: Node) -> list[str]:
    """The texts of a list, or those between 、 in one text."""
    if isinstance(node, SequenceNode):
        return [text_of(item) for item in node.items]
    return [part.strip() for part in text_of(node).split("、")]


def places_of(node: MappingNode, model: type[Value]) -> dict[tuple[str, int], TreePath]:
    """What begins in which line of which file (or row of which sheet): the first thing of each line, by its path."""
    places: dict[tuple[str, int], TreePath] = {}
    for path, part in _parts(node, model, ()):
        places.setdefault((part.source.name, part.start // COLUMNS_PER_LINE), path)
    return places


def _parts(node: MappingNode, model: type[Value], path: TreePath) -> Iterator[tuple[TreePath, Node]]:
    """Keys, items and what is inside them, the outer before the inner."""
    for field, key, child, _ in _known_pairs(node, model):
        here = (*path, field.chinese)
        yield here, key
        if isinstance(child, MappingNode) and field.model:
            yield from _parts(child, field.model, here)
        elif isinstance(child, SequenceNode):
            yield from _items(child, field, here)


def _items(node: SequenceNode, field: FieldDescription, path: TreePath) -> Iterator[tuple[TreePath, Node]]:
    if field.model is Delegation:
        field, path = vocabulary(Delegation)["名单"], (*path, "名单")
    number = 0
    for item in node.items:
        if isinstance(item, ScalarNode) and item.empty:
            continue
        yield (*path, number), item
        if isinstance(item, MappingNode) and field.model:
            yield from _parts(item, field.model, (*path, number))
        number += 1


def marks_of(node: MappingNode, model: type[Value]) -> dict[TreePath, Mark]:
    """Where everything in a mapping stands, by its path."""
    return {path: part.mark for path, part in _parts(node, model, ())}
