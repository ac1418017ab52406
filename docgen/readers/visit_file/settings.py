"""Single values changed from the command line: ``--set 公函.文号=…`` before anything else looks at the file."""

from collections.abc import Sequence
from typing import NamedTuple

from docgen.errors import Problem
from docgen.model.people import Delegation, Person
from docgen.model.value import Value
from docgen.readers.visit_file.nodes import COLUMNS_PER_LINE, MappingNode, Node, ScalarNode, SequenceNode, Source
from docgen.readers.visit_file.vocabulary import vocabulary

#: Values that are set over those of a file: the path of each (``来宾.1.姓名``) and its text.
Settings = Sequence[tuple[str, str]]
#: What messages call the place of a value that was set.
_PLACE = "--set"


class _Branch(NamedTuple):
    """A part of the tree, and the model of what it holds; None where its keys are no fields."""

    node: Node | None
    model: type[Value] | None


def apply_settings(node: Node | None, settings: Settings, model: type[Value]) -> list[Problem]:
    """Sets each value in the tree of a ``model``, in place. In a path, digits count the items of a list from 1.

    Both names of a field mean the field. A last key that is not there is added. Gives a problem for every path that
    leads nowhere.
    """
    tree = _Branch(node, model)
    # each is a line of its own, so that a place tells which one it is
    lines = [f"{path}={text}".replace("\n", "⏎") for path, text in settings]
    source = Source(_PLACE, "\n".join(lines))
    found = (_set(tree, path, text, source, at * COLUMNS_PER_LINE) for at, (path, text) in enumerate(settings))
    return [problem for problem in found if problem is not None]


def _set(branch: _Branch, path: str, text: str, source: Source, start: int) -> Problem | None:
    *steps, last = path.split(".")
    for step in steps:
        branch = _child(branch, step)
    equals = start + len(path)
    value = ScalarNode(text, equals + 1, source)
    if isinstance(branch.node, MappingNode):
        _put(branch.node, branch.model, ScalarNode(last, equals - len(last), source), value)
        return None
    if isinstance(branch.node, SequenceNode) and _is_item(branch.node, last):
        branch.node.items[int(last) - 1] = value
        return None
    return Problem(
        None, "U103", "error", f"--set：文件里没有“{path}”", "照文件里的项目名写，如 公函.文号 或 来宾.名单.1.职务"
    )


def _child(branch: _Branch, step: str) -> _Branch:
    node, model = branch
    if isinstance(node, MappingNode):
        child = next((child for key, child in node.pairs if _is_same(key.text, step, model)), None)
        field = vocabulary(model).get(step) if model else None
        return _Branch(child, field.model if field else None)
    if isinstance(node, SequenceNode) and _is_item(node, step):
        # guests may be a bare list of people
        return _Branch(node.items[int(step) - 1], Person if model is Delegation else model)
    return _Branch(None, None)


def _put(mapping: MappingNode, model: type[Value] | None, key: ScalarNode, value: ScalarNode) -> None:
    for at, (known, _) in enumerate(mapping.pairs):
        if _is_same(known.text, key.text, model):
            mapping.pairs[at] = (known, value)
            return
    mapping.pairs.append((key, value))


def _is_item(node: SequenceNode, step: str) -> bool:
    return step.isdecimal() and 0 < int(step) <= len(node.items)


def _is_same(key: str, step: str, model: type[Value] | None) -> bool:
    """Whether two keys name the same field: 成文日期 and issued do."""
    if key == step:
        return True
    words = vocabulary(model) if model else {}
    return step in words and words.get(key) is words[step]
