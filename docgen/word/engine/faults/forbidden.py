"""Code that a template may not run: the syntax tree is compared with what is allowed before anything runs."""

from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import nodes

from docgen.model.suggestions import closest_match
from docgen.word.engine.filters import FILTER_NAMES
from docgen.word.engine.language import MAPPING_METHODS, TESTS

_ALLOWED_NODES = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.For,
    nodes.With,
    nodes.Assign,
    nodes.CondExpr,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Add,
    nodes.Sub,
    nodes.Mul,
    nodes.Div,
    nodes.FloorDiv,
    nodes.Mod,
    nodes.Neg,
    nodes.Pos,
    nodes.Concat,
    nodes.Const,
    nodes.List,
    nodes.Tuple,
    nodes.Dict,
    nodes.Pair,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Slice,
    nodes.Filter,
    nodes.Test,
    nodes.Call,
    nodes.Keyword,
)
#: What is not allowed, as it is called in the problem.
_NAMES_OF_NODES = {
    nodes.Macro: "宏",
    nodes.CallBlock: "call 块",
    nodes.FilterBlock: "filter 块",
    nodes.Import: "import",
    nodes.FromImport: "import",
    nodes.Include: "include",
    nodes.Extends: "extends",
    nodes.Block: "block",
    nodes.AssignBlock: "set 块",
    nodes.Pow: "乘方",
    nodes.NSRef: "namespace",
}


class ForbiddenCode(NamedTuple):
    """Something that a template may not do: its line in the source (one a tag), the sentence, what to do about it."""

    line: int
    text: str
    hint: str


def forbidden_code(tree: nodes.Template, generated_lines: frozenset[int]) -> Iterator[ForbiddenCode]:
    """Everything in the tree that is not allowed, save in the lines of generated code."""
    for node in _walk(tree):
        line = getattr(node, "lineno", 0)
        if line in generated_lines:
            continue
        if fault := _fault_of(node):
            yield ForbiddenCode(line, *fault)


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _walk(child)


def _fault_of(node: nodes.Node) -> tuple[str, str] | None:
    """What is wrong with a node by itself, and the hint."""
    if not isinstance(node, _ALLOWED_NODES):
        name = _NAMES_OF_NODES.get(type(node), type(node).__name__)
        return f"模板里不能用{name}", "模板只用取值、判断和循环"
    match node:
        case nodes.Call() if not _is_allowed_call(node):
            return "模板里不能调用函数或方法", "改用筛选，如 {{ 名单|join('、') }}"
        case nodes.Name() | nodes.Getattr() | nodes.Getitem():
            return _name_fault(node)
        case nodes.Filter() if node.name not in FILTER_NAMES:
            return _unknown_filter(node.name)
        case nodes.Test() if node.name not in TESTS:
            suggestion = closest_match(node.name, TESTS)
            return f"没有“{node.name}”这种判断", f"是不是“{suggestion}”？" if suggestion else ""
        case nodes.For() if node.recursive:
            return "循环不能写 recursive", "用两层循环"
        case nodes.Assign() if not isinstance(node.target, (nodes.Name, nodes.Tuple)):
            return "set 只能给一个名字赋值", "写成 {% set 名字 = 值 %}"
    return None


def _name_fault(node: nodes.Name | nodes.Getattr | nodes.Getitem) -> tuple[str, str] | None:
    """Names that begin with an underscore lead into Python."""
    if isinstance(node, nodes.Name):
        name = node.name
    elif isinstance(node, nodes.Getattr):
        name = node.attr
    else:
        name = str(node.arg.value) if isinstance(node.arg, nodes.Const) else ""
    return (f"不能取“{name}”", "以下划线开头的名字不开放") if name.startswith("_") else None


def _unknown_filter(name: str) -> tuple[str, str]:
    suggestion = closest_match(name, FILTER_NAMES)
    hint = f"是不是“{suggestion}”？" if suggestion else f"可用：{'、'.join(sorted(FILTER_NAMES))}"
    return f"没有“{name}”这种筛选", hint


def _is_allowed_call(node: nodes.Call) -> bool:
    """``项.items()`` and its like, ``loop.cycle(…)``, ``loop.changed(…)``, ``range(…)``."""
    if node.dyn_args or node.dyn_kwargs or node.kwargs:
        return False
    if isinstance(node.node, nodes.Getattr):
        owner, method = node.node.node, node.node.attr
        if method in MAPPING_METHODS:
            return not node.args
        return isinstance(owner, nodes.Name) and owner.name == "loop" and method in ("cycle", "changed")
    return isinstance(node.node, nodes.Name) and node.node.name == "range" and 1 <= len(node.args) <= 2
