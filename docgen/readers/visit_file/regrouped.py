"""Keys that stand for a field elsewhere: 来函单位 for 单位 of 公函, 开始日期 and 结束日期 for 日期."""

from collections.abc import Iterator

from docgen.model.people import Delegation
from docgen.model.value import Value
from docgen.readers.visit_file.double_fields import split_text
from docgen.readers.visit_file.nodes import MappingNode, Node, ScalarNode, SequenceNode
from docgen.readers.visit_file.vocabulary import named_field, vocabulary

NodePair = tuple[ScalarNode, Node]


def regrouped(node: MappingNode, model: type[Value]) -> list[NodePair]:
    """The pairs of a mapping with such keys put where they belong; other pairs stay as they are."""
    words = vocabulary(model)
    if model.double_words and any(key.text in model.double_words for key, _ in node.pairs):
        return list(_split(node, model))
    if not (model.inner_words or model.span_words or model.elsewhere) or all(
        key.text in words for key, _ in node.pairs
    ):
        return node.pairs
    pairs = list(node.pairs)
    for field, (starts, ends) in model.span_words.items():
        pairs = _joined(pairs, field, starts, ends, model)
    return _moved_inward(pairs, node, model) if model.inner_words or model.elsewhere else pairs


def _split(node: MappingNode, model: type[Value]) -> Iterator[NodePair]:
    """The pairs with what holds two fields as two of them; other pairs stay, also where nobody can tell."""
    for key, child in node.pairs:
        names = model.double_words.get(key.text)
        if names and isinstance(child, ScalarNode) and (contents := split_text(child.text, key.text, model)):
            for name, content in zip(names, contents, strict=True):
                if content:
                    yield type(key)(name, key.start, key.source), type(child)(content, child.start, child.source)
        else:
            yield key, child


def _joined(
    pairs: list[NodePair], field: str, starts: tuple[str, ...], ends: tuple[str, ...], model: type[Value]
) -> list[NodePair]:
    """The pairs with beginning and end of a field as one text at the place of the beginning."""
    if any((found := named_field(key.text, model)) and found.field.chinese == field for key, _ in pairs):
        return pairs
    texts = [(key, child) for key, child in pairs if isinstance(child, ScalarNode) and not child.empty]
    start = next((pair for pair in texts if pair[0].text in starts), None)
    end = next((pair for pair in texts if pair[0].text in ends), None)
    if start is None:
        return pairs
    key, child = start
    text = f"{child.text} 至 {end[1].text}" if end else child.text
    joined: NodePair = (type(key)(field, key.start, key.source), type(child)(text, child.start, child.source))
    return [joined if pair[0] is key else pair for pair in pairs if end is None or pair[0] is not end[0]]


def _moved_inward(pairs: list[NodePair], node: MappingNode, model: type[Value]) -> list[NodePair]:
    """The pairs with fields of fields, and options, inside the mappings to which they belong."""
    words = vocabulary(model)
    sections = {**model.elsewhere, **{word: path[0] for word, path in model.inner_words.items()}}
    kept = [pair for pair in pairs if pair[0].text in words or pair[0].text not in sections]
    for key, child in pairs:
        if key.text in words or key.text not in sections or (isinstance(child, ScalarNode) and child.empty):
            continue
        section = sections[key.text]
        at = next((at for at, (other, _) in enumerate(kept) if _names(other.text, section, model)), None)
        if at is None:
            kept.append((type(key)(section, key.start, key.source), _mapping(key, node, [(key, child)])))
        elif (inner := _with_pair(kept[at][1], (key, child), node, model, section)) is not None:
            kept[at] = (kept[at][0], inner)
        else:
            kept.append((key, child))
    return kept


def _names(word: str, section: str, model: type[Value]) -> bool:
    found = named_field(word, model)
    return found is not None and found.field.chinese == section


def _with_pair(section: Node, pair: NodePair, node: MappingNode, model: type[Value], name: str) -> MappingNode | None:
    """A section with one more pair; None where a text stands that has no parts."""
    if isinstance(section, MappingNode):
        return _mapping(section, node, [*section.pairs, pair])
    if vocabulary(model)[name].model is Delegation and (isinstance(section, SequenceNode) or not section.empty):
        people = type(pair[0])("名单", section.start, section.source)
        return _mapping(section, node, [(people, section), pair])
    return _mapping(section, node, [pair]) if isinstance(section, ScalarNode) and section.empty else None


def _mapping(place: Node, like: MappingNode, pairs: list[NodePair]) -> MappingNode:
    """A mapping at a place, of the kind of another: of a file, or of a sheet."""
    mapping = type(like)(place.start, place.source)
    mapping.pairs += pairs
    return mapping
