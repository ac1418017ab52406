"""Names that a test asks for first: ``{% if 备注 is defined %}{{ 备注 }}`` prints 备注 only where there is one."""

from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import nodes

#: The dotted path of an expression in the data; None for one that is no name.
PathOf = Callable[[nodes.Node], str | None]


def guarded_paths(test: nodes.Node, holds: bool, path_of: PathOf) -> Iterator[str]:
    """The paths of all names that are there if the test holds, or if it does not.

    What a test compares or asks for its truth counts, too: of a group that is empty nothing is printed behind it.
    """
    match test:
        case nodes.Not(node=inner):
            yield from guarded_paths(inner, not holds, path_of)
        case nodes.And(left=left, right=right) if holds:
            yield from (*guarded_paths(left, True, path_of), *guarded_paths(right, True, path_of))
        case nodes.Or(left=left, right=right) if not holds:
            yield from (*guarded_paths(left, False, path_of), *guarded_paths(right, False, path_of))
        case nodes.Or(left=left, right=right):
            of_right = frozenset(guarded_paths(right, True, path_of))
            yield from (path for path in guarded_paths(left, True, path_of) if path in of_right)
        case nodes.Test(name="defined" | "undefined" as name, node=node) if (name == "defined") == holds:
            yield from _path(node, path_of)
        case nodes.Test(name=name, node=node) if name not in ("defined", "undefined") and holds:
            yield from _path(node, path_of)
        case nodes.Test(name="none", node=node):
            yield from _path(node, path_of)
        case nodes.Compare(expr=expr, ops=operands):
            yield from _compared_paths(expr, operands, holds, path_of)
        case _ if holds:
            yield from _path_of_truth(test, path_of)


def _path_of_truth(test: nodes.Node, path_of: PathOf) -> Iterator[str]:
    """What is there if an expression is true: itself, what a filter is given, the key that ``get`` asks for."""
    match test:
        case nodes.Filter(name="_method_get", node=nodes.Node() as owner, args=[nodes.Const(value=str() as key), *_]):
            yield from _path(owner, path_of, f".{key}")
        case nodes.Filter(node=nodes.Node() as node):
            yield from _path_of_truth(node, path_of)
        case _:
            yield from _path(test, path_of)


def _compared_paths(expr: nodes.Expr, operands: list[Any], holds: bool, path_of: PathOf) -> Iterator[str]:
    """``"备注" in 人`` is a question for 人.备注; what is compared has been asked for."""
    match expr, operands:
        case nodes.Const(value=str() as key), [nodes.Operand(op="in" | "notin" as op, expr=owner)]:
            if (op == "in") == holds:
                yield from _path(owner, path_of, f".{key}")
        case _:
            for node in (expr, *(operand.expr for operand in operands)):
                yield from _path_of_truth(node, path_of)


def _path(node: nodes.Node, path_of: PathOf, end: str = "") -> Iterator[str]:
    path = path_of(node)
    if path is not None:
        yield path + end
