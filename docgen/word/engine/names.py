"""The names that a template uses, and those of them that its data, or its kind, do not have.

The same walk through the syntax tree answers both questions, because the names of a kind are written in the shape of a
context: mappings, lists of one mapping, texts. Dotted paths and loop variables are followed to the lists that they come
from.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, NamedTuple

from jinja2 import nodes

from docgen.model.lazy_list import LISTS, LazyList
from docgen.model.shown_value import ATTRIBUTES_OF_DAYS, DayValue
from docgen.word.engine.guarded_names import guarded_paths
from docgen.word.engine.language import LOOP_ATTRIBUTES, item_form
from docgen.word.engine.name_hints import dotted_name, key_hint, name_hint

# Items of a list that are looked at before all are: enough to know their names, cheap for ten thousand cards.
_SAMPLE = 32

#: Filters whose result has the items of the list that they are given, and the attributes of which take a key.
_SAME_ITEMS = frozenset("sort reverse unique list select reject selectattr rejectattr _steps".split())

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
    """The names that a walk through the tree has met so far; ``used`` is an ordered set.

    ``guarded`` are the paths that a test around this place has asked for, ``in_test`` says that this is one itself.
    ``tree`` is the whole template.
    """

    unknown: list[UnknownName] = field(default_factory=list)
    used: dict[str, None] = field(default_factory=dict)
    guarded: frozenset[str] = frozenset()
    in_test: bool = False
    tree: nodes.Template | None = None

    def behind(self, test: nodes.Node, holds: bool, scope: _Scope) -> "_NameWalk":
        """The walk through what is printed if a test holds, or if it does not."""
        paths = guarded_paths(test, holds, lambda node: _path_of(node, scope))
        return _NameWalk(self.unknown, self.used, self.guarded.union(paths), False, self.tree)

    def loop_hint(self, name: str) -> str:
        """What is said of the name of a loop behind its end."""
        loops = self.tree.find_all(nodes.For) if self.tree else ()
        is_of_loop = any(name == bound.name for loop in loops for bound in _names_in(loop.target))
        return f"“{name}”只在它的循环里有：写到 endfor 的前面" if is_of_loop else ""

    def within_test(self) -> "_NameWalk":
        """The walk through a test."""
        return _NameWalk(self.unknown, self.used, self.guarded, True, self.tree)


def unknown_names(tree: nodes.Template, data: Mapping[str, Any]) -> list[UnknownName]:
    """The names in the tree that ``data`` (a context, or the names of a kind) does not have."""
    names = _NameWalk(tree=tree)
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
        _visit_if(node, scope, names)
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


def _visit_if(node: nodes.If, scope: _Scope, names: _NameWalk) -> None:
    """Every branch knows its own test, and that those before it do not hold."""
    for branch in (node, *node.elif_):
        _resolve(branch.test, scope, names.within_test())
        _visit_body(branch.body, scope, names.behind(branch.test, True, scope))
        names = names.behind(branch.test, False, scope)
    _visit_body(node.else_, scope, names)


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
    inside = names
    if node.test is not None:
        _resolve(node.test, inner_scope, names.within_test())
        inside = names.behind(node.test, True, inner_scope)
    _visit_body(node.body, inner_scope, inside)
    _visit_body(node.else_, scope, names)


def _bound_names(target: nodes.Node, value: _Expression) -> dict[str, _Expression]:
    """What ``for``, ``set`` and ``with`` give names to; of several names at once nothing is known."""
    if isinstance(target, nodes.Name):
        return {target.name: value}
    return {name.name: _Expression(None, value.path) for name in _names_in(target)}


def _names_in(target: nodes.Node) -> list[nodes.Name]:
    return [target] if isinstance(target, nodes.Name) else [*target.find_all(nodes.Name)]


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
    hint = names.loop_hint(node.name) or name_hint(node.name, scope)
    _note_unknown(node, node.name, hint, names)
    return _Expression(None, node.name)


def _note_unknown(node: nodes.Expr, path: str, hint: str, names: _NameWalk) -> None:
    """Notes a name that is not there, unless a test around it has asked for it."""
    if path in names.guarded:
        return
    if names.in_test and not hint.startswith("是不是") and (typed := dotted_name(node)):
        hint = "；".join(filter(None, (hint, f"可以没有就写 {typed} is defined")))
    names.unknown.append(UnknownName(node.lineno, path, hint))


def _path_of(node: nodes.Node, scope: _Scope) -> str | None:
    """The dotted path of a name, of a key or of any item of it."""
    match node:
        case nodes.Name(name=name):
            return scope[name].path if name in scope else name
        case nodes.Getattr(node=owner, attr=key) | nodes.Getitem(node=owner, arg=nodes.Const(value=str() as key)):
            path = _path_of(owner, scope)
            return path and f"{path}.{key}"
        case nodes.Getitem(node=owner, arg=nodes.Const(value=int())):
            path = _path_of(owner, scope)
            return path and f"{path}[]"
    return None


def _resolve_attribute(node: nodes.Getattr, scope: _Scope, names: _NameWalk) -> _Expression:
    return _resolve_key(node, _resolve(node.node, scope, names), node.attr, names)


def _resolve_item(node: nodes.Getitem, scope: _Scope, names: _NameWalk) -> _Expression:
    """``项["名字"]`` is looked up, ``项[0]`` is any item, ``项[其他]`` and a slice may be anything."""
    if not isinstance(node.arg, nodes.Const):
        return _resolve_children(node, scope, names)
    if isinstance(node.node, nodes.Name) and (owner_name := _meant_owner(node.node.name, node.arg.value, scope)):
        hint = f"写成 {item_form(owner_name, str(node.arg.value))}"
        _note_unknown(node, f"{node.node.name}.{node.arg.value}", hint, names)
        return _ANYTHING
    owner = _resolve(node.node, scope, names)
    if isinstance(node.arg.value, str):
        return _resolve_key(node, owner, node.arg.value, names)
    return _Expression(_items_of(owner.values), f"{owner.path}[]")


def _meant_owner(name: str, key: object, scope: _Scope) -> str:
    """The innermost name whose values have this key, if those of ``name`` do not; empty without any."""
    if not isinstance(key, str) or (name in scope and (scope[name].values is None or _has_key(scope[name], key))):
        return ""
    return next((known for known in reversed(list(scope)) if known != name and _has_key(scope[known], key)), "")


def _has_key(value: _Expression, key: str) -> bool:
    return any(isinstance(one, Mapping) and key in one for one in islice(value.values or (), _SAMPLE))


def _resolve_filter(node: nodes.Filter, scope: _Scope, names: _NameWalk) -> _Expression:
    if node.node is None:
        return _resolve_children(node, scope, names)
    if node.name in ("default", "d"):
        for argument in node.args:
            _resolve(argument, scope, names)
        # a name with a default may be unknown
        return _resolve(node.node, scope, replace(names, unknown=[]))
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


def _resolve_condition(node: nodes.CondExpr, scope: _Scope, names: _NameWalk) -> _Expression:
    """``甲 if 甲 is defined else 乙``: each is asked for only behind the test."""
    _resolve(node.test, scope, names.within_test())
    _resolve(node.expr1, scope, names.behind(node.test, True, scope))
    if node.expr2 is not None:
        _resolve(node.expr2, scope, names.behind(node.test, False, scope))
    return _ANYTHING


def _resolve_and(node: nodes.And, scope: _Scope, names: _NameWalk) -> _Expression:
    _resolve(node.left, scope, names)
    _resolve(node.right, scope, replace(names.behind(node.left, True, scope), in_test=names.in_test))
    return _ANYTHING


def _resolve_or(node: nodes.Or, scope: _Scope, names: _NameWalk) -> _Expression:
    _resolve(node.left, scope, names)
    _resolve(node.right, scope, replace(names.behind(node.left, False, scope), in_test=names.in_test))
    return _ANYTHING


def _resolve_difference(node: nodes.Sub, scope: _Scope, names: _NameWalk) -> _Expression:
    """``费用-元`` is a difference, unless 费用 is no name and there is a heading of this very form."""
    match node:
        case nodes.Sub(left=nodes.Name(name=left), right=nodes.Name(name=right)) if left not in scope:
            if (heading := f"{left}-{right}") in scope:
                _note_unknown(node, left, f"是不是“{heading}”？写成 {item_form('行', heading)}", names)
                return _ANYTHING
    return _resolve_children(node, scope, names)


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
    nodes.CondExpr: _resolve_condition,
    nodes.Sub: _resolve_difference,
    nodes.And: _resolve_and,
    nodes.Or: _resolve_or,
}


def _resolve_key(node: nodes.Expr, owner: _Expression, key: str, names: _NameWalk) -> _Expression:
    """A key of mappings; it is unknown if none of those that were looked at has it."""
    path = f"{owner.path}.{key}"
    if not owner.path.startswith("loop"):
        names.used.setdefault(path)
    owner = _without_what_is_false(owner, names)
    if owner.values is None:
        return _Expression(None, path)
    mappings = (value for value in owner.values if value.__class__ is dict or isinstance(value, Mapping))
    values = list(islice((mapping[key] for mapping in mappings if key in mapping), _SAMPLE))
    if values:
        return _Expression(values, path)
    if key in ATTRIBUTES_OF_DAYS and any(isinstance(value, DayValue) for value in owner.values):
        return _Expression(None, path)
    if owner.values and not any(value is None for value in owner.values):
        groups = [value for value in owner.values if isinstance(value, Mapping)]
        _note_unknown(node, path, key_hint(node, key, owner.path, groups), names)
    return _Expression(None, path)


def _without_what_is_false(value: _Expression, names: _NameWalk) -> _Expression:
    """What is behind a test for it: of an empty group, a blank or a False nothing is printed there."""
    if value.path not in names.guarded or value.values is None:
        return value
    return value._replace(values=[one for one in islice(value.values, _SAMPLE) if one] or None)


def _items_of(values: PossibleValues) -> PossibleValues:
    """What the items of lists may be; nothing is known of those of empty lists."""
    if values is None:
        return None
    lists = [value for value in values if isinstance(value, LISTS) and value]
    if not lists:
        return None
    if len(lists) == 1 and isinstance(lists[0], list):
        return lists[0]
    # what is made when it is asked for is made alike: ten thousand sheets would be held together
    return [item for items in lists for item in (islice(items, _SAMPLE) if isinstance(items, LazyList) else items)]
