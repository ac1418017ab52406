"""Rewrites the syntax tree of a template: loops are counted, sums bounded, every value goes through its printer.

What Jinja would do by itself becomes a filter of ours: the iterable of a loop, ``~``, ``range(…)``, ``项.items()``.
"""

from collections.abc import Callable

from jinja2 import nodes

from docgen.word.engine.language import MAPPING_METHODS


def rewrite_tree(tree: nodes.Template, printer_of_line: Callable[[int], str]) -> None:
    """Changes the tree in place; ``printer_of_line`` gives the name of the filter that prints the value of a line."""
    _rewrite_children(tree)
    for output in tree.find_all(nodes.Output):
        output.nodes = [
            child
            if isinstance(child, nodes.TemplateData)
            else _filtered(child, printer_of_line(child.lineno), child.lineno)
            for child in output.nodes
        ]


def _rewrite_children(node: nodes.Node) -> None:
    for field, value in node.iter_fields():
        if isinstance(value, list):
            setattr(node, field, [_rewritten(child) for child in value])
        elif isinstance(value, nodes.Node):
            setattr(node, field, _rewritten(value))
    if isinstance(node, nodes.For) and isinstance(node.iter, nodes.Expr):
        node.iter = _filtered(node.iter, "_steps", node.lineno)


def _rewritten(node: nodes.Node) -> nodes.Node:
    """The node, its children rewritten, or the filter that takes its place."""
    _rewrite_children(node)
    match node:
        case nodes.Concat():
            return _filtered(nodes.List(node.nodes, lineno=node.lineno), "_concat", node.lineno)
        case nodes.Call(node=nodes.Getattr() as method) if method.attr in MAPPING_METHODS:
            return _filtered(method.node, f"_{method.attr}", node.lineno)
        case nodes.Call(node=nodes.Name()):
            return _filtered(nodes.List(node.args, lineno=node.lineno), "_range", node.lineno)
    return node


def _filtered(node: nodes.Expr, name: str, line: int) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=line)
