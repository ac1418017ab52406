"""Code that a template may not run: the syntax tree is compared with what is allowed before anything runs."""

from collections.abc import Iterable, Iterator
from math import isfinite
from typing import NamedTuple

from jinja2 import nodes

from docgen.model.suggestions import closest_match
from docgen.word.engine.faults.braces import HALF_WIDTH_SIGNS
from docgen.word.engine.faults.other_engine import OTHER_ENGINE
from docgen.word.engine.filters import FILTER_NAMES
from docgen.word.engine.language import FUNCTIONS, TESTS, item_form
from docgen.word.engine.methods import METHODS
from docgen.word.engine.rewrite import macro_names
from docgen.word.engine.text_patterns import pattern_fault

_MOST_BOUNDS = 3
_MOST_NESTED_LOOPS = 15
#: How like a known word another must be; English words are like each other by chance: datefmt, default.
_LIKE = 0.7
#: What helps where a template cannot calculate something.
_IN_DATA = "在数据里直接写成要印的样子"
#: Filters of other programs: no filter of ours is meant by them.
_FILTERS_OF_OTHERS = frozenset(
    "strftime tojson json date datetime time dateformat date_format format_date intcomma floatformat currency money "
    "pprint random xmlattr urlize split zip enumerate jsonify markdown".split()
)
_METHODS_OF_DATES = frozenset("isoformat date time today now year month day weekday timestamp".split())

_ALLOWED_NODES = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.For,
    nodes.With,
    nodes.Assign,
    nodes.AssignBlock,
    nodes.Macro,
    nodes.NSRef,
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
#: What is left to docxtpl, as it is called in the problem.
_NODES_OF_DOCXTPL: dict[type[nodes.Node], str] = {
    nodes.CallBlock: "call 块",
    nodes.FilterBlock: "filter 块",
    nodes.Pow: "乘方",
    nodes.ScopedEvalContextModifier: "autoescape",
    nodes.EvalContextModifier: "autoescape",
    nodes.Scope: "autoescape",
}
#: Functions and methods that are left to docxtpl.
_CALLS_OF_DOCXTPL = frozenset(("cycler", "joiner", "caller", "loop"))
_METHODS_OF_DOCXTPL = frozenset(("next", "reset"))
#: What is not allowed, as it is called in the problem.
_NAMES_OF_NODES: dict[type[nodes.Node], str] = {
    nodes.Import: "import",
    nodes.FromImport: "import",
    nodes.Include: "include",
    nodes.Extends: "extends",
    nodes.Block: "block",
}


class ForbiddenCode(NamedTuple):
    """Something that a template may not do: its line in the source (one a tag), the sentence, what to do about it."""

    line: int
    text: str
    hint: str


class DefinedNames(NamedTuple):
    """What a template defines itself: macros, namespaces, joiners."""

    macros: frozenset[str]
    namespaces: frozenset[str]
    joiners: frozenset[str]


def defined_names(trees: Iterable[nodes.Template]) -> DefinedNames:
    """What the trees of one template define."""
    listed = list(trees)
    return DefinedNames(
        frozenset[str]().union(*map(macro_names, listed)),
        frozenset(name for tree in listed for name in _results_of("namespace", tree)),
        frozenset(name for tree in listed for name in _results_of("joiner", tree)),
    )


def forbidden_code(
    tree: nodes.Template, generated_lines: frozenset[int], known: DefinedNames | None = None
) -> Iterator[ForbiddenCode]:
    """Everything in the tree that is not allowed, save in the lines of generated code.

    ``known`` is what the whole template defines, if the tree is only a part of it.
    """
    defined = known or defined_names([tree])
    for node in _walk(tree):
        line = getattr(node, "lineno", 0)
        if line in generated_lines:
            continue
        if fault := _fault_of(node, defined):
            yield ForbiddenCode(line, *fault)
    for line in _lines_of_deep_loops(tree, 0):
        yield ForbiddenCode(line, f"循环套了{_MOST_NESTED_LOOPS}层以上", "少套几层")


def _lines_of_deep_loops(node: nodes.Node, depth: int) -> Iterator[int]:
    """The lines of loops that stand in as many others as they may: Python takes no more than twenty."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.For) and depth == _MOST_NESTED_LOOPS:
            yield child.lineno
        else:
            yield from _lines_of_deep_loops(child, depth + isinstance(child, nodes.For))


def _results_of(called: str, tree: nodes.Template) -> Iterator[str]:
    """The names that ``{% set 名 = namespace(…) %}`` gives, for one function."""
    for node in tree.find_all(nodes.Assign):
        match node:
            case nodes.Assign(target=nodes.Name() as target, node=nodes.Call(node=nodes.Name() as function)):
                if function.name == called:
                    yield target.name


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _walk(child)


def _fault_of(node: nodes.Node, defined: DefinedNames) -> tuple[str, str] | None:
    """What is wrong with a node by itself, and the hint."""
    if (of_docxtpl := _NODES_OF_DOCXTPL.get(type(node))) or _is_call_of_docxtpl(node, defined):
        return f"模板里不能用{of_docxtpl or ' cycler、joiner、caller'}", OTHER_ENGINE
    if not isinstance(node, _ALLOWED_NODES):
        name = _NAMES_OF_NODES.get(type(node), type(node).__name__)
        return f"模板里不能用{name}", "模板只用取值、判断和循环"
    match node:
        case nodes.Call() if not _is_allowed_call(node, defined):
            return _call_fault(node)
        case nodes.Call(node=nodes.Getattr(attr="format", node=nodes.Const() as pattern)):
            return _pattern_fault(str(pattern.value))
        case nodes.AssignBlock() if node.filter is not None:
            return "set 块不能带筛选", "打印时再用筛选"
        case nodes.Macro():
            return _macro_fault(node)
        case nodes.NSRef() if node.name not in defined.namespaces:
            return "set 只能给一个名字赋值", "写成 {% set 名字 = 值 %}"
        case nodes.Filter(name="map") if node.args and str(getattr(node.args[0], "value", "_")).startswith("_"):
            return "map 要写筛选的名字，或 attribute=…", "如 {{ 名单|map(attribute='姓名')|join('、') }}"
        case nodes.Const(value=float() as number) if not isfinite(number):
            return "这个数太大", "写小一些的数"
        case nodes.Name() | nodes.Getattr() | nodes.Getitem():
            return _name_fault(node)
        case nodes.Filter() if node.name not in FILTER_NAMES:
            return _unknown_filter(node.name)
        case nodes.Test() if node.name not in TESTS:
            suggestion = closest_match(node.name, TESTS, _LIKE)
            return f"没有“{node.name}”这种判断", f"是不是“{suggestion}”？" if suggestion else ""
        case nodes.For() if node.recursive:
            return "循环不能写 recursive", f"用两层循环；{OTHER_ENGINE}"
        case nodes.Assign() if not isinstance(node.target, (nodes.Name, nodes.Tuple, nodes.NSRef)):
            return "set 只能给一个名字赋值", "写成 {% set 名字 = 值 %}"
    return None


def _pattern_fault(pattern: str) -> tuple[str, str] | None:
    fault = pattern_fault(pattern)
    if not fault:
        return None
    half_width = pattern.translate(HALF_WIDTH_SIGNS)
    hint = f"写成“{half_width}”" if not pattern_fault(half_width) else "写成 {{ '{:.2f}'.format(数) }}"
    return fault, hint


def _name_fault(node: nodes.Name | nodes.Getattr | nodes.Getitem) -> tuple[str, str] | None:
    """Names that begin with an underscore lead into Python; ``loop`` is set by the loop itself."""
    if isinstance(node, nodes.Name) and node.name == "loop" and node.ctx == "store":
        return "“loop”是循环自己的名字，不能用来取值", "换一个名字"
    if isinstance(node, nodes.Name):
        name = node.name
    elif isinstance(node, nodes.Getattr):
        name = node.attr
    else:
        name = str(node.arg.value) if isinstance(node.arg, nodes.Const) else ""
    return (f"不能取“{name}”", "以下划线开头的名字不开放") if name.startswith("_") else None


#: What the type of a tag looks like is set in Word: what is printed looks like the tag.
_LOOKS = frozenset("斜体 倾斜 粗体 加粗 下划线 删除线 红色 居中 楷体 黑体 仿宋 宋体".split())


def _unknown_filter(name: str) -> tuple[str, str]:
    if name in _LOOKS:
        return f"没有“{name}”这种筛选", f"在模板里选中这个标签，把它的字设成{name}；印出来就是这样"
    suggestion = "" if name in _FILTERS_OF_OTHERS else closest_match(name, FILTER_NAMES, _LIKE)
    hint = f"是不是“{suggestion}”？不是就{_IN_DATA}" if suggestion else _IN_DATA
    return f"没有“{name}”这种筛选", hint


def _call_fault(node: nodes.Call) -> tuple[str, str]:
    """What is said of a call: a heading with its unit in brackets, 费用(元), looks like one."""
    text = "模板里不能调用这个函数或方法"
    match node.node, node.args:
        case (nodes.Name(name=name), [nodes.Name(name=unit)]) if not node.kwargs:
            return (
                text,
                f"是带括号的名字，就写 {item_form('行', f'{name}（{unit}）')}，括号和数据里的一样；不是就{_IN_DATA}",
            )
        case (nodes.Getattr(node=nodes.Name(name=owner), attr=name), [nodes.Name(name=unit)]) if not node.kwargs:
            return (
                text,
                f"是带括号的名字，就写 {item_form(owner, f'{name}（{unit}）')}，括号和数据里的一样；不是就{_IN_DATA}",
            )
        case (nodes.Getattr(attr=method), _) if method in _METHODS_OF_DATES:
            return text, _IN_DATA
        case (nodes.Getattr(attr=method), _) if meant := closest_match(method.lower(), METHODS, _LIKE):
            return text, f"是不是“{meant}”？不是就{_IN_DATA}"
    return text, f"改用筛选，如 {{{{ 名单|join('、') }}}}；或{_IN_DATA}"


def _is_allowed_call(node: nodes.Call, defined: DefinedNames) -> bool:
    """A macro, a method that only reads, ``loop.cycle(…)``, ``range(…)``, ``dict(…)``, ``namespace(…)``."""
    if node.dyn_args or node.dyn_kwargs:
        return False
    match node.node:
        case nodes.Getattr(node=nodes.Name(name="loop"), attr="cycle" | "changed"):
            return not node.kwargs
        case nodes.Getattr(attr=method):
            return method in METHODS and (not node.kwargs or method == "format")
        case nodes.Name(name=name) if name in defined.macros:
            return True
        case nodes.Name(name="range"):
            return not node.kwargs and 1 <= len(node.args) <= _MOST_BOUNDS
        case nodes.Name(name="dict" | "namespace"):
            return not node.args
    return False


def _is_call_of_docxtpl(node: nodes.Node, defined: DefinedNames) -> bool:
    match node:
        case nodes.Call(node=nodes.Name(name=name)):
            return name in defined.joiners or (name in _CALLS_OF_DOCXTPL and name not in defined.macros)
        case nodes.Call(node=nodes.Getattr(attr=method)):
            return method in _METHODS_OF_DOCXTPL and not node.args
    return False


def _macro_fault(node: nodes.Macro) -> tuple[str, str] | None:
    if node.name.startswith("_") or node.name in FUNCTIONS:
        return f"宏不能叫“{node.name}”", "换一个名字"
    return None
