"""``loop`` outside of a loop: there is none, and what ``vm`` and ``hm`` write asks for it, too."""

from collections.abc import Iterator

from jinja2 import nodes

_LOOP = "loop"


def lines_without_loop(tree: nodes.Node) -> Iterator[int]:
    """The lines of a tree that ask a loop for something where none is open."""
    if isinstance(tree, nodes.Name) and tree.name == _LOOP and tree.ctx == "load":
        yield tree.lineno
    elif isinstance(tree, nodes.For):
        for outside in (tree.iter, tree.test, *tree.else_):
            yield from lines_without_loop(outside) if outside is not None else ()
        for node in tree.body:
            yield from _lines_in_loop(node)
    elif not (isinstance(tree, nodes.Macro) and any(argument.name == _LOOP for argument in tree.args)):
        for node in tree.iter_child_nodes():
            yield from lines_without_loop(node)


def _lines_in_loop(node: nodes.Node) -> Iterator[int]:
    """The same inside a loop: what an inner loop goes through may ask the outer one; a macro knows of neither."""
    if isinstance(node, nodes.Macro):
        yield from lines_without_loop(node)
        return
    for child in node.iter_child_nodes():
        yield from _lines_in_loop(child)
