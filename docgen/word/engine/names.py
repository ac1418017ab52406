"""Which names a template uses, and which of them its data (or its kind) does not have.

The same walk serves both questions, because the names of a kind are written in the shape of a context: mappings, lists
of one mapping, texts. Dotted paths and loop variables are followed to the lists that they come from.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

from jinja2 import nodes

from docgen.model.suggestions import closest_match
from docgen.word.engine.sandbox import LOOP

# Items of a list that are looked at before all are: enough to know the shape, cheap for ten thousand cards.
_SAMPLE = 32

#: What a brand brings, whatever the kind.
BRAND = ("口号", "图")

#: All values that an expression may have, as far as the data show; None: anything.
Shapes = list[Any] | None


class Unknown(NamedTuple):
    """A name that leads nowhere."""

    line: int
    path: str
    hint: str


@dataclass(slots=True)
class _Walk:
    unknown: list[Unknown] = field(default_factory=list)
    used: dict[str, None] = field(default_factory=dict)


Scope = Mapping[str, tuple[Shapes, str]]


def unknown_names(tree: nodes.Template, data: Mapping[str, Any]) -> list[Unknown]:
    """The names in the tree that ``data`` (a context, or the names of a kind) does not have."""
    walk = _Walk()
    _visit_all(tree.body, {name: ([value], name) for name, value in data.items()}, walk)
    return walk.unknown


def used_names(tree: nodes.Template) -> tuple[str, ...]:
    """The dotted names that a tree uses; what comes from a list is written behind ``[]``."""
    walk = _Walk()
    names = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}
    _visit_all(tree.body, {name: (None, name) for name in names}, walk)
    return tuple(walk.used)


def _visit_all(body: list[nodes.Node], scope: Scope, walk: _Walk) -> None:
    """The nodes of a body in order; what ``set`` names is known afterwards."""
    known = dict(scope)
    for node in body:
        if isinstance(node, nodes.Assign):
            shapes, path = _resolve(node.node, known, walk)
            known.update(_bound(node.target, shapes, path))
        else:
            _visit(node, known, walk)


def _visit(node: nodes.Node, scope: Scope, walk: _Walk) -> None:
    if isinstance(node, nodes.For):
        shapes, path = _resolve(node.iter, scope, walk)
        inside = {
            **scope,
            **_bound(node.target, _elements(shapes), f"{path}[]"),
            "loop": ([dict.fromkeys(LOOP, "")], "loop"),
        }
        if node.test is not None:
            _resolve(node.test, inside, walk)
        _visit_all(node.body, inside, walk)
        _visit_all(node.else_, scope, walk)
    elif isinstance(node, nodes.If):
        _resolve(node.test, scope, walk)
        for body in (node.body, node.else_):
            _visit_all(body, scope, walk)
        for branch in node.elif_:
            _visit(branch, scope, walk)
    elif isinstance(node, nodes.With):
        inside = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            inside.update(_bound(target, *_resolve(value, scope, walk)))
        _visit_all(node.body, inside, walk)
    else:
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Expr):
                _resolve(child, scope, walk)
            else:
                _visit(child, scope, walk)


def _bound(target: nodes.Node, shapes: Shapes, path: str) -> dict[str, tuple[Shapes, str]]:
    if isinstance(target, nodes.Name):
        return {target.name: (shapes, path)}
    return {name.name: (None, path) for name in target.find_all(nodes.Name)}


def _resolve(node: nodes.Node, scope: Scope, walk: _Walk) -> tuple[Shapes, str]:
    """What an expression may be, and its dotted path; every name in it is looked up."""
    if isinstance(node, nodes.Name):
        return _name(node, scope, walk)
    if isinstance(node, nodes.Getattr):
        shapes, path = _resolve(node.node, scope, walk)
        return _key(node, shapes, path, node.attr, walk)
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        shapes, path = _resolve(node.node, scope, walk)
        if isinstance(node.arg.value, str):
            return _key(node, shapes, path, node.arg.value, walk)
        return _elements(shapes), f"{path}[]"
    if isinstance(node, nodes.Test) and node.name in ("defined", "undefined"):
        return None, ""
    if isinstance(node, nodes.Filter) and node.name in ("default", "d") and node.node is not None:
        for argument in node.args:
            _resolve(argument, scope, walk)
        return _resolve(node.node, scope, _Walk(used=walk.used))
    if isinstance(node, nodes.Filter) and node.node is not None and node.name in ("first", "last", "min", "max"):
        shapes, path = _resolve(node.node, scope, walk)
        return _elements(shapes), f"{path}[]"
    if (
        isinstance(node, nodes.Filter)
        and node.node is not None
        and node.name in ("sort", "reverse", "unique", "list", "_steps")
    ):
        return _resolve(node.node, scope, walk)
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr):
        _resolve(node.node.node, scope, walk)
        for argument in node.args:
            _resolve(argument, scope, walk)
        return None, ""
    if isinstance(node, nodes.Call):
        for argument in node.args:
            _resolve(argument, scope, walk)
        return None, ""
    for child in node.iter_child_nodes():
        _resolve(child, scope, walk)
    return None, ""


def _name(node: nodes.Name, scope: Scope, walk: _Walk) -> tuple[Shapes, str]:
    if node.name in scope:
        shapes, path = scope[node.name]
        if path != "loop":
            walk.used.setdefault(path)
        return shapes, path
    walk.unknown.append(Unknown(node.lineno, node.name, _hint(node.name, scope)))
    return None, node.name


def _key(node: nodes.Expr, shapes: Shapes, path: str, key: str, walk: _Walk) -> tuple[Shapes, str]:
    whole = f"{path}.{key}"
    if not path.startswith("loop"):
        walk.used.setdefault(whole)
    if shapes is None:
        return None, whole
    mappings = [shape for shape in shapes if isinstance(shape, Mapping)]
    found = list(islice((mapping[key] for mapping in mappings if key in mapping), _SAMPLE))
    if found:
        return found, whole
    if shapes and not any(shape is None for shape in shapes):
        known = {name: None for mapping in islice(mappings, _SAMPLE) for name in mapping}
        hint = _hint(key, known) if mappings else f"“{path}”是一个值，后面没有别的"
        walk.unknown.append(Unknown(node.lineno, whole, hint))
    return None, whole


def _elements(shapes: Shapes) -> Shapes:
    """What the items of lists may be; nothing is known of those of empty lists."""
    if shapes is None:
        return None
    lists = [shape for shape in shapes if isinstance(shape, (list, tuple)) and shape]
    if not lists:
        return None
    return lists[0] if len(lists) == 1 and isinstance(lists[0], list) else [item for one in lists for item in one]


def _hint(name: str, known: Any) -> str:
    if name in BRAND:
        return "这次来访没有品牌：在来访文件或办公室文件里写上“品牌”"
    names = [one for one in known if not one.startswith("_")]
    if found := closest_match(name, names):
        return f"是不是“{found}”？"
    return "可用：" + "、".join(list(names)[:15]) + ("等" if len(names) > 15 else "") if names else ""


def leaves(names: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """Every dotted name of a kind with what it is."""
    for name, meaning in names.items():
        whole = f"{path}{name}"
        yield from _leaf(whole, meaning)


def _leaf(whole: str, meaning: Any) -> Iterator[tuple[str, str]]:
    if isinstance(meaning, Mapping):
        yield from leaves(meaning, f"{whole}.")
    elif isinstance(meaning, list):
        yield from _leaf(f"{whole}[]", meaning[0])
    else:
        yield whole, meaning
