"""The names that a template uses, and those of them that its data, or its kind, do not have.

The same walk through the syntax tree answers both questions, because the names of a kind are written in the shape of a
context: mappings, lists of one mapping, texts. Dotted paths and loop variables are followed to the lists that they come
from.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

from jinja2 import nodes

from docgen.model.suggestions import closest_match
from docgen.word.engine.language import LOOP_ATTRIBUTES, item_form

# Items of a list that are looked at before all are: enough to know their names, cheap for ten thousand cards.
_SAMPLE = 32
_NAMES_IN_HINT = 15

#: Filters whose result has the items of the list that they are given, and the attributes of which take a key.
_SAME_ITEMS = frozenset("sort reverse unique list select reject selectattr rejectattr _steps".split())

#: What a brand brings, whatever the kind.
BRAND_NAMES = ("口号", "图")

#: All values that an expression may have, as far as the data show; None: anything.
PossibleValues = list[Any] | None


class _Expression(NamedTuple):
    """What an expression may be, and its dotted path in the data."""

    values: PossibleValues
    path: str


_ANYTHING = _Expression(None, "")
#: The names that can be used at one place of the template.
_Scope = Mapping[str, _Expression]


class UnknownName(NamedTuple):
    """A name that leads nowhere: the line of the source, the dotted path, what may have been meant."""

    line: int
    path: str
    hint: str


@dataclass(frozen=True, slots=True)
class _NameWalk:
    """The names that a walk through the tree has met so far; ``used`` is an ordered set."""

    unknown: list[UnknownName] = field(default_factory=list)
    used: dict[str, None] = field(default_factory=dict)


def unknown_names(tree: nodes.Template, data: Mapping[str, Any]) -> list[UnknownName]:
    """The names in the tree that ``data`` (a context, or the names of a kind) does not have."""
    names = _NameWalk()
    _visit_body(tree.body, {name: _Expression([value], name) for name, value in data.items()}, names)
    return names.unknown


def used_names(tree: nodes.Template) -> tuple[str, ...]:
    """The dotted names that a tree uses; what comes from a list is written behind ``[]``."""
    names = _NameWalk()
    loaded = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}
    _visit_body(tree.body, {name: _Expression(None, name) for name in loaded}, names)
    # what comes of an expression, and of no name, has no path of its own
    return tuple(path for path in names.used if path and path[0] not in "[.")


def dotted_names(names: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Every dotted name of a kind with its meaning."""
    for name, meaning in names.items():
        yield from _dotted_names_of(f"{prefix}{name}", meaning)


def _dotted_names_of(path: str, meaning: Any) -> Iterator[tuple[str, str]]:
    if isinstance(meaning, Mapping):
        yield from dotted_names(meaning, f"{path}.")
    elif isinstance(meaning, list):
        yield from _dotted_names_of(f"{path}[]", meaning[0])
    else:
        yield path, meaning


def _visit_body(body: list[nodes.Node], scope: _Scope, names: _NameWalk) -> None:
    """Visits the nodes of a body in order; what ``set`` names is known afterwards."""
    known = dict(scope)
    for node in body:
        if isinstance(node, nodes.Assign):
            known.update(_bound_names(node.target, _resolve(node.node, known, names)))
        elif isinstance(node, nodes.AssignBlock):
            _visit_body(node.body, known, names)
            known.update(_bound_names(node.target, _ANYTHING))
        elif isinstance(node, nodes.Macro):
            known[node.name] = _ANYTHING
            _visit_macro(node, known, names)
        else:
            _visit(node, known, names)


def _visit(node: nodes.Node, scope: _Scope, names: _NameWalk) -> None:
    if isinstance(node, nodes.For):
        _visit_for(node, scope, names)
    elif isinstance(node, nodes.If):
        _resolve(node.test, scope, names)
        for body in (node.body, node.else_):
            _visit_body(body, scope, names)
        for branch in node.elif_:
            _visit(branch, scope, names)
    elif isinstance(node, nodes.With):
        inner_scope = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            inner_scope.update(_bound_names(target, _resolve(value, scope, names)))
        _visit_body(node.body, inner_scope, names)
    else:
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Expr):
                _resolve(child, scope, names)
            else:
                _visit(child, scope, names)


def _visit_macro(node: nodes.Macro, scope: _Scope, names: _NameWalk) -> None:
    for default in node.defaults:
        _resolve(default, scope, names)
    arguments = dict.fromkeys([*(argument.name for argument in node.args), "varargs", "kwargs"], _ANYTHING)
    _visit_body(node.body, {**scope, **arguments}, names)


def _visit_for(node: nodes.For, scope: _Scope, names: _NameWalk) -> None:
    items = _resolve(node.iter, scope, names)
    inner_scope = {
        **scope,
        **_bound_names(node.target, _Expression(_items_of(items.values), f"{items.path}[]")),
        "loop": _Expression([dict.fromkeys(LOOP_ATTRIBUTES, "")], "loop"),
    }
    if node.test is not None:
        _resolve(node.test, inner_scope, names)
    _visit_body(node.body, inner_scope, names)
    _visit_body(node.else_, scope, names)


def _bound_names(target: nodes.Node, value: _Expression) -> dict[str, _Expression]:
    """What ``for``, ``set`` and ``with`` give names to; of several names at once nothing is known."""
    if isinstance(target, nodes.Name):
        return {target.name: value}
    return {name.name: _Expression(None, value.path) for name in target.find_all(nodes.Name)}


def _resolve(node: nodes.Node, scope: _Scope, names: _NameWalk) -> _Expression:
    """What an expression may be; every name in it is looked up."""
    resolver = _RESOLVERS.get(type(node), _resolve_children)
    return resolver(node, scope, names)


def _resolve_name(node: nodes.Name, scope: _Scope, names: _NameWalk) -> _Expression:
    if node.name in scope:
        value = scope[node.name]
        if value.path not in ("", "loop"):
            names.used.setdefault(value.path)
        return value
    names.unknown.append(UnknownName(node.lineno, node.name, _hint(node.name, scope)))
    return _Expression(None, node.name)


def _resolve_attribute(node: nodes.Getattr, scope: _Scope, names: _NameWalk) -> _Expression:
    return _resolve_key(node, _resolve(node.node, scope, names), node.attr, names)


def _resolve_item(node: nodes.Getitem, scope: _Scope, names: _NameWalk) -> _Expression:
    """``项["名字"]`` is looked up, ``项[0]`` is any item, ``项[其他]`` and a slice may be anything."""
    if not isinstance(node.arg, nodes.Const):
        return _resolve_children(node, scope, names)
    owner = _resolve(node.node, scope, names)
    if isinstance(node.arg.value, str):
        return _resolve_key(node, owner, node.arg.value, names)
    return _Expression(_items_of(owner.values), f"{owner.path}[]")


def _resolve_filter(node: nodes.Filter, scope: _Scope, names: _NameWalk) -> _Expression:
    if node.node is None:
        return _resolve_children(node, scope, names)
    if node.name in ("default", "d"):
        for argument in node.args:
            _resolve(argument, scope, names)
        # a name with a default may be unknown
        return _resolve(node.node, scope, _NameWalk(used=names.used))
    if node.name in ("first", "last", "min", "max"):
        items = _resolve(node.node, scope, names)
        return _Expression(_items_of(items.values), f"{items.path}[]")
    if node.name in _SAME_ITEMS:
        items = _resolve(node.node, scope, names)
        for argument in (*node.args, *(named.value for named in node.kwargs)):
            _resolve(argument, scope, names)
        _note_attribute(node, items, names)
        return items
    if node.name == "groupby":
        items = _resolve(node.node, scope, names)
        _note_attribute(node, items, names)
        return _Expression(None, items.path)
    if node.name == "map":
        _note_attribute(node, _resolve(node.node, scope, names), names)
    return _resolve_children(node, scope, names)


def _note_attribute(node: nodes.Filter, items: _Expression, names: _NameWalk) -> None:
    """Takes ``"姓名"`` of ``|map(attribute="姓名")`` and its like for a name that the template uses."""
    arguments = [named.value for named in node.kwargs if named.key == "attribute"]
    if node.name in ("selectattr", "rejectattr", "groupby"):
        arguments = [*node.args[:1], *arguments]
    for argument in arguments:
        if isinstance(argument, nodes.Const) and isinstance(argument.value, str):
            names.used.setdefault(f"{items.path}[].{argument.value}")


def _resolve_test(node: nodes.Test, scope: _Scope, names: _NameWalk) -> _Expression:
    """``名字 is defined`` asks whether there is a name: it may be unknown."""
    return _ANYTHING if node.name in ("defined", "undefined") else _resolve_children(node, scope, names)


def _resolve_call(node: nodes.Call, scope: _Scope, names: _NameWalk) -> _Expression:
    if isinstance(node.node, nodes.Getattr):
        _resolve(node.node.node, scope, names)
    for argument in (*node.args, *(named.value for named in node.kwargs)):
        _resolve(argument, scope, names)
    return _ANYTHING


def _resolve_children(node: nodes.Node, scope: _Scope, names: _NameWalk) -> _Expression:
    for child in node.iter_child_nodes():
        _resolve(child, scope, names)
    return _ANYTHING


_RESOLVERS: dict[type[nodes.Node], Callable[[Any, _Scope, _NameWalk], _Expression]] = {
    nodes.Name: _resolve_name,
    nodes.Getattr: _resolve_attribute,
    nodes.Getitem: _resolve_item,
    nodes.Filter: _resolve_filter,
    nodes.Test: _resolve_test,
    nodes.Call: _resolve_call,
}


def _resolve_key(node: nodes.Expr, owner: _Expression, key: str, names: _NameWalk) -> _Expression:
    """A key of mappings; it is unknown if none of those that were looked at has it."""
    path = f"{owner.path}.{key}"
    if not owner.path.startswith("loop"):
        names.used.setdefault(path)
    if owner.values is None:
        return _Expression(None, path)
    mappings = [value for value in owner.values if isinstance(value, Mapping)]
    values = list(islice((mapping[key] for mapping in mappings if key in mapping), _SAMPLE))
    if values:
        return _Expression(values, path)
    if owner.values and not any(value is None for value in owner.values):
        names.unknown.append(UnknownName(node.lineno, path, _key_hint(node, key, owner.path, mappings)))
    return _Expression(None, path)


def _key_hint(node: nodes.Expr, key: str, owner_path: str, mappings: list[Mapping[str, Any]]) -> str:
    if not mappings:
        return f"“{owner_path}”是一个值，后面没有别的"
    known = {name: None for mapping in islice(mappings, _SAMPLE) for name in mapping}
    owner = getattr(node, "node", None)
    return _hint(key, known, owner.name if isinstance(owner, nodes.Name) else owner_path)


def _items_of(values: PossibleValues) -> PossibleValues:
    """What the items of lists may be; nothing is known of those of empty lists."""
    if values is None:
        return None
    lists = [value for value in values if isinstance(value, (list, tuple)) and value]
    if not lists:
        return None
    if len(lists) == 1 and isinstance(lists[0], list):
        return lists[0]
    return [item for items in lists for item in items]


def _hint(name: str, known: Mapping[str, Any], owner: str = "行") -> str:
    """What may have been meant; ``owner`` has the known names as its keys."""
    if name in BRAND_NAMES:
        return "这次来访没有品牌：在来访文件或办公室文件里写上“品牌”"
    names = [known_name for known_name in known if not known_name.startswith("_")]
    if suggestion := closest_match(name, names):
        form = "" if suggestion.isidentifier() else f"写成 {item_form(owner, suggestion)}"
        return f"是不是“{suggestion}”？{form}"
    if not names:
        return ""
    return "可用：" + "、".join(names[:_NAMES_IN_HINT]) + ("等" if len(names) > _NAMES_IN_HINT else "")
