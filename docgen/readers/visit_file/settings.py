"""Single values changed from the command line: ``--set 公函.文号=…`` before anything else looks at the file."""

from collections.abc import Sequence

from docgen.errors import Problem
from docgen.readers.visit_file.nodes import MappingNode, Node, ScalarNode, SequenceNode

#: Values that are set over those of a file: the path of each (``来宾.1.姓名``) and its text.
Settings = Sequence[tuple[str, str]]


def apply_settings(node: Node | None, settings: Settings) -> list[Problem]:
    """Sets each value in the tree of a file, in place. In a path, digits count the items of a list from 1.

    A last key that is not there is added. Gives a problem for every path that leads nowhere.
    """
    return [problem for path, text in settings if (problem := _set(node, path, text)) is not None]


def _set(node: Node | None, path: str, text: str) -> Problem | None:
    *steps, last = path.split(".")
    here: Node | None = node
    for step in steps:
        here = _child(here, step)
    if isinstance(here, MappingNode):
        _put(here, last, text)
        return None
    if isinstance(here, SequenceNode) and last.isdecimal() and 0 < int(last) <= len(here.items):
        old = here.items[int(last) - 1]
        here.items[int(last) - 1] = ScalarNode(text, old.start, old.source)
        return None
    return Problem(
        None, "U103", "error", f"--set：文件里没有“{path}”", "照文件里的项目名写，如 公函.文号 或 来宾.名单.1.职务"
    )


def _child(node: Node | None, step: str) -> Node | None:
    if isinstance(node, MappingNode):
        return next((child for key, child in node.pairs if key.text == step), None)
    if isinstance(node, SequenceNode) and step.isdecimal() and 0 < int(step) <= len(node.items):
        return node.items[int(step) - 1]
    return None


def _put(mapping: MappingNode, key: str, text: str) -> None:
    for at, (known, old) in enumerate(mapping.pairs):
        if known.text == key:
            mapping.pairs[at] = (known, ScalarNode(text, old.start, old.source))
            return
    start = mapping.start
    mapping.pairs.append((ScalarNode(key, start, mapping.source), ScalarNode(text, start, mapping.source)))
