"""Rewrites the syntax tree of a template: loops are counted, sums bounded, every value goes through its printer.

What Jinja would do by itself becomes a filter of ours: the iterable of a loop, ``~``, ``range(…)``, ``项.items()``.
Macros and ``set`` blocks without markup give texts, those with markup give fragments.
"""

from collections.abc import Callable, Iterator
from html import unescape

from jinja2 import nodes

from docgen.word.engine.language import FUNCTIONS
from docgen.word.engine.methods import METHODS

#: Statements whose output is held as a value.
_HOLDERS = (nodes.Macro, nodes.AssignBlock)


def rewrite_tree(
    tree: nodes.Template, printer_of_line: Callable[[int], str], unit_of_line: Callable[[int], str]
) -> None:
    """Changes the tree in place.

    ``printer_of_line`` gives the name of the filter that prints the value of a line, ``unit_of_line`` what consists of
    what a macro or a ``set`` block of that line holds.
    """
    filters = {holder: _filter_of(holder, unit_of_line) for holder in tree.find_all(_HOLDERS)}
    calls = {holder.name: name for holder, name in filters.items() if isinstance(holder, nodes.Macro)}
    _Rewriter(calls).rewrite_children(tree)
    in_texts = {id(output) for holder, name in filters.items() if name == "_limited" for output in _outputs(holder)}
    held = {id(output) for holder in filters for output in _outputs(holder)}
    for output in tree.find_all(nodes.Output):
        _print_values(output, printer_of_line, id(output) in in_texts, id(output) in held)
    for holder, name in filters.items():
        _finish_holder(holder, name)


def rewrite_expressions(tree: nodes.Template) -> None:
    """Changes only what is calculated: values are printed as Jinja prints them. Calls of macros are counted."""
    _Rewriter({}).rewrite_children(tree)
    bodies: list[nodes.Macro | nodes.CallBlock] = [*tree.find_all(nodes.Macro), *tree.find_all(nodes.CallBlock)]
    for macro in bodies:
        count = _filtered(nodes.Const(1, lineno=macro.lineno), "_call", macro.lineno)
        macro.body.insert(0, nodes.Output([count], lineno=macro.lineno))


def macro_names(tree: nodes.Template) -> frozenset[str]:
    """The names of the macros of a template."""
    return frozenset(macro.name for macro in tree.find_all(nodes.Macro))


def _outputs(holder: nodes.Node) -> Iterator[nodes.Output]:
    return holder.find_all(nodes.Output)


def _filter_of(holder: nodes.Node, unit_of_line: Callable[[int], str]) -> str:
    """The name of the filter that makes a value of what the holder prints."""
    data = (
        child.data for output in _outputs(holder) for child in output.nodes if isinstance(child, nodes.TemplateData)
    )
    return f"_fragment_{unit_of_line(holder.lineno)}" if any("<" in text for text in data) else "_limited"


def _print_values(output: nodes.Output, printer_of_line: Callable[[int], str], is_text: bool, is_held: bool) -> None:
    """Sends every value of an output through its printer; counts what is held, and makes a text of it where it is."""
    printed: list[nodes.Expr] = []
    characters = 0
    for child in output.nodes:
        if isinstance(child, nodes.TemplateData):
            data = unescape(child.data) if is_text else child.data
            printed.append(nodes.TemplateData(data, lineno=child.lineno))
            characters += len(data)
            continue
        name = "string" if is_text else printer_of_line(child.lineno)
        value = _filtered(child, name, child.lineno)
        printed.append(_filtered(value, "_printed", child.lineno) if is_held else value)
    if is_held and characters:
        printed.append(_filtered(nodes.Const(characters, lineno=output.lineno), "_characters", output.lineno))
    output.nodes = printed


def _finish_holder(holder: nodes.Node, name: str) -> None:
    line = holder.lineno
    if isinstance(holder, nodes.Macro):
        count = _filtered(nodes.Const(1, lineno=line), "_call", line)
        holder.body.insert(0, nodes.Output([count], lineno=line))
    elif isinstance(holder, nodes.AssignBlock):
        own = holder.filter  # {% set 名 | upper %}
        if own is None:
            holder.filter = nodes.Filter(None, name, [], [], None, None, lineno=line)
        else:
            holder.filter = nodes.Filter(own, name, [], [], None, None, lineno=line)


class _Rewriter:
    """Puts filters of ours in the place of expressions; ``calls`` are macros with the filters of their results."""

    def __init__(self, calls: dict[str, str]) -> None:
        self._calls = calls

    def rewrite_children(self, node: nodes.Node) -> None:
        """Rewrites everything below a node."""
        for field, value in node.iter_fields():
            if isinstance(value, list):
                setattr(
                    node, field, [self._rewritten(child) if isinstance(child, nodes.Node) else child for child in value]
                )
            elif isinstance(value, nodes.Node):
                setattr(node, field, self._rewritten(value))
        if isinstance(node, nodes.For) and isinstance(node.iter, nodes.Expr):
            node.iter = _filtered(node.iter, "_steps", node.lineno)

    def _rewritten(self, node: nodes.Node) -> nodes.Node:
        """The node, its children rewritten, or the filter that takes its place."""
        self.rewrite_children(node)
        match node:
            case nodes.Const() if node.value.__class__ is float:
                # sums of money are compared and calculated as they are written
                return _filtered(nodes.Const(repr(node.value), lineno=node.lineno), "_exact", node.lineno)
            case nodes.Concat():
                return _filtered(nodes.List(node.nodes, lineno=node.lineno), "_concat", node.lineno)
            case nodes.Getitem(arg=nodes.Slice() as bounds):
                given = (bounds.start, bounds.stop, bounds.step)
                arguments = [one or nodes.Const(None, lineno=node.lineno) for one in given]
                return nodes.Filter(node.node, "_slice", arguments, [], None, None, lineno=node.lineno)
            case nodes.Call(node=nodes.Getattr() as method) if method.attr in METHODS:
                name = f"_method_{method.attr}"
                return nodes.Filter(method.node, name, node.args, node.kwargs, None, None, lineno=node.lineno)
            case nodes.Call(node=nodes.Name() as function) if function.name in self._calls:
                return _filtered(node, self._calls[function.name], node.lineno)
            case nodes.Call(node=nodes.Name() as function) if function.name in FUNCTIONS:
                return _function(node, function.name)
        return node


def _function(node: nodes.Call, name: str) -> nodes.Expr:
    """``range(…)``, ``dict(…)`` and ``namespace(…)``."""
    if name == "range":
        return _filtered(nodes.List(node.args, lineno=node.lineno), "_range", node.lineno)
    pairs = [nodes.Pair(nodes.Const(one.key), one.value, lineno=node.lineno) for one in node.kwargs]
    named = nodes.Dict(pairs, lineno=node.lineno)
    return named if name == "dict" else _filtered(named, "_namespace", node.lineno)


def _filtered(node: nodes.Expr, name: str, line: int) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=line)
