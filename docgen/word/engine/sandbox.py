"""What a template's code may do: read plain values, test them, loop over them. Everything else is refused beforehand.

The syntax tree is checked against a list of what is allowed before anything runs, and rewritten so that loops are
counted, sums are bounded and every value goes through the printer of its place. What runs, runs in Jinja's immutable
sandbox, which reads keys of plain mappings and nothing else.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from jinja2 import StrictUndefined, nodes, pass_context
from jinja2.filters import FILTERS
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from docgen.model.suggestions import closest_match
from docgen.word.engine.printers import STATE, FieldError, Spread, State

#: Loop steps of one rendering, characters of one value, and bytes of one part that a paper may ask for.
MAX_STEPS = 5_000_000
MAX_TEXT = 1_000_000
MAX_PART = 400_000_000

# delimiters that no text can hold: noncharacters stand where docxtpl's braces stood
VARIABLE, BLOCK, REMARK = ("\ufdd0", "\ufdd1"), ("\ufdd2", "\ufdd3"), ("\ufdd4", "\ufdd5")

LOOP = frozenset(
    "index index0 revindex revindex0 first last length depth depth0 previtem nextitem cycle changed".split()
)
_METHODS = frozenset(("items", "keys", "values"))

_NODES = (
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
_CALLED = {
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
_TESTS = frozenset(
    "defined undefined none string number integer float boolean mapping sequence iterable true false even odd "
    "divisibleby eq equalto ne lt lessthan le gt greaterthan ge in sameas lower upper == != < <= > >=".split()
)
_STOCK = (
    "default d upper lower capitalize trim length count first last int float abs sum sort reverse min max list "
    "dictsort batch slice"
).split()


class Refusal(NamedTuple):
    """Something that a template may not do: the line (one a tag) and the sentence."""

    line: int
    text: str
    hint: str


class TemplateSandbox(ImmutableSandboxedEnvironment):
    """The environment of one template."""

    intercepted_binops = frozenset("+*%")

    def __init__(self) -> None:
        super().__init__(
            variable_start_string=VARIABLE[0],
            variable_end_string=VARIABLE[1],
            block_start_string=BLOCK[0],
            block_end_string=BLOCK[1],
            comment_start_string=REMARK[0],
            comment_end_string=REMARK[1],
            undefined=StrictUndefined,
            # every value goes through a printer, which escapes it; Jinja would only do so again
            autoescape=False,
            keep_trailing_newline=True,
            cache_size=0,
        )
        self.globals.clear()
        self.filters = {name: FILTERS[name] for name in _STOCK} | _OWN
        self.tests = {name: test for name, test in self.tests.items() if name in _TESTS}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A key of a mapping, or what a loop knows of itself; nothing else has attributes."""
        if obj.__class__ is dict:
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A key of a mapping, an item or a slice of a list or text."""
        if obj.__class__ is dict:
            if isinstance(argument, str) and argument in obj:
                return obj[argument]
        elif isinstance(obj, (list, tuple, str)) and isinstance(argument, (int, slice)):
            try:
                return obj[argument]
            except IndexError:
                return self.undefined(obj=obj, name=str(argument))
        return self.undefined(obj=obj, name=str(argument))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Numbers are counted, texts and lists put together within bounds; a text is never a format."""
        if operator == "+" and isinstance(left, (str, list, tuple)):
            _bounded_size(len(left) + (len(right) if isinstance(right, (str, list, tuple)) else 0))
        elif operator in "*%" and not (_is_number(left) and _is_number(right)):
            raise FieldError(f"“{operator}”只用于数")
        return super().call_binop(context, operator, left, right)


def refusals(tree: nodes.Template, internal: frozenset[int]) -> Iterator[Refusal]:
    """Everything in the tree that is not allowed; lines in ``internal`` are our own additions."""
    for node in _walk(tree):
        line = getattr(node, "lineno", 0)
        if line in internal:
            continue
        if said := _forbidden(node):
            yield Refusal(line, *said)


def guard(tree: nodes.Template, printer_of: Callable[[int], str]) -> None:
    """Rewrites the tree: loops counted, sums bounded, and each value sent through the printer of its line."""
    _rewrite(tree)
    for output in tree.find_all(nodes.Output):
        output.nodes = [
            child if isinstance(child, nodes.TemplateData) else _filter(child, printer_of(child.lineno), child.lineno)
            for child in output.nodes
        ]


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _walk(child)


def _forbidden(node: nodes.Node) -> tuple[str, str] | None:
    if isinstance(node, nodes.Call):
        return None if _allowed_call(node) else ("模板里不能调用函数或方法", "改用筛选，如 {{ 名单|join('、') }}")
    if not isinstance(node, _NODES):
        what = _CALLED.get(type(node), type(node).__name__)
        return f"模板里不能用{what}", "模板只用取值、判断和循环"
    if isinstance(node, (nodes.Name, nodes.Getattr)):
        name = node.name if isinstance(node, nodes.Name) else node.attr
        if name.startswith("_"):
            return f"不能取“{name}”", "以下划线开头的名字不开放"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const) and str(node.arg.value).startswith("_"):
        return f"不能取“{node.arg.value}”", "以下划线开头的名字不开放"
    if isinstance(node, nodes.Filter) and (node.name not in _FILTER_NAMES):
        found = closest_match(node.name, _FILTER_NAMES)
        return (
            f"没有“{node.name}”这种筛选",
            f"是不是“{found}”？" if found else f"可用：{'、'.join(sorted(_FILTER_NAMES))}",
        )
    if isinstance(node, nodes.Test) and node.name not in _TESTS:
        return f"没有“{node.name}”这种判断", f"是不是“{closest_match(node.name, _TESTS)}”？" if closest_match(
            node.name, _TESTS
        ) else ""
    if isinstance(node, nodes.For) and node.recursive:
        return "循环不能写 recursive", "用两层循环"
    if isinstance(node, nodes.Assign) and not isinstance(node.target, (nodes.Name, nodes.Tuple)):
        return "set 只能给一个名字赋值", "写成 {% set 名字 = 值 %}"
    return None


def _allowed_call(node: nodes.Call) -> bool:
    plain = not node.dyn_args and not node.dyn_kwargs and not node.kwargs
    if isinstance(node.node, nodes.Getattr):
        if node.node.attr in _METHODS:
            return plain and not node.args
        loop = isinstance(node.node.node, nodes.Name) and node.node.node.name == "loop"
        return plain and loop and node.node.attr in ("cycle", "changed")
    return plain and isinstance(node.node, nodes.Name) and node.node.name == "range" and 1 <= len(node.args) <= 2


def _rewrite(node: nodes.Node) -> None:
    """Calls, concatenations and loops as filters of ours; every part of the tree once."""
    for field, value in node.iter_fields():
        if isinstance(value, list):
            setattr(node, field, [_rewritten(one) for one in value])
        elif isinstance(value, nodes.Node):
            setattr(node, field, _rewritten(value))
    if isinstance(node, nodes.For) and isinstance(node.iter, nodes.Expr):
        node.iter = _filter(node.iter, "_steps", node.lineno)


def _rewritten(node: Any) -> Any:
    if not isinstance(node, nodes.Node):
        return node
    _rewrite(node)
    if isinstance(node, nodes.Concat):
        return _filter(nodes.List(node.nodes, lineno=node.lineno), "_concat", node.lineno)
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr) and node.node.attr in _METHODS:
        return _filter(node.node.node, f"_{node.node.attr}", node.lineno)
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        return _filter(nodes.List(node.args, lineno=node.lineno), "_range", node.lineno)
    return node


def _filter(node: nodes.Expr, name: str, line: int) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=line)


def _is_number(value: Any) -> bool:
    return not isinstance(value, (str, list, tuple, dict, Undefined)) and value is not None


def _bounded_size(size: int) -> None:
    if size > MAX_TEXT:
        raise FieldError(f"一个值超过 {MAX_TEXT:,} 个字")


def _bounded(text: str) -> str:
    _bounded_size(len(text))
    return text


@pass_context
def _steps(context: Context, items: Any) -> Any:
    """The iterable of a loop, its steps counted before the first."""
    if not isinstance(items, (list, tuple, dict, str, range)):
        if isinstance(items, Undefined):
            return iter(items)  # raises, naming what is undefined
        items = list(items) if isinstance(items, (type({}.items()), Iterator)) else items
        if not isinstance(items, list):
            raise FieldError("循环要用列表")
    state: State = context[STATE]
    state.steps += len(items)
    if state.steps > MAX_STEPS:
        raise FieldError(f"循环超过 {MAX_STEPS:,} 次")
    return items


def _concat(parts: Sequence[Any]) -> str:
    texts = [str(part) for part in parts]
    _bounded_size(sum(map(len, texts)))
    return "".join(texts)


def _join(items: Any, mark: str = "", attribute: str | None = None) -> str:
    if isinstance(items, Undefined):
        return str(items)
    texts = [str(item[attribute] if attribute else item) for item in items]
    _bounded_size(sum(map(len, texts)) + len(mark) * len(texts))
    return str(mark).join(texts)


def _replace(text: str, old: str, new: str) -> str:
    _bounded_size(len(text) + str(text).count(str(old)) * len(str(new)))
    return str(text).replace(str(old), str(new))


def _round(value: Any, digits: int = 0) -> Any:
    return round(value, digits) if digits else round(value)


def _range(bounds: Sequence[int]) -> range:
    found = range(*bounds)
    if len(found) > MAX_STEPS:
        raise FieldError(f"循环超过 {MAX_STEPS:,} 次")
    return found


def _of_mapping(read: Callable[[Mapping[str, Any]], Any]) -> Callable[[Any], Any]:
    def from_mapping(value: Any) -> Any:
        if isinstance(value, Undefined):
            str(value)  # raises, naming what is undefined
        if not isinstance(value, dict):
            raise FieldError("这里要用一组项目")
        return list(read(value))

    return from_mapping


def _map(items: Sequence[Any], attribute: str) -> list[Any]:
    return [item[attribute] for item in items]


def _unique(items: Sequence[Any]) -> list[Any]:
    return list(dict.fromkeys(items))


def _same(value: Any) -> Any:
    """``|e`` and ``|safe`` of old templates: a value is escaped once, by its printer."""
    return value


def _as_text(value: Any) -> str:
    return str(value)


def _aligned(name: str) -> str:
    return Spread(name)


_OWN: dict[str, Callable[..., Any]] = {
    "join": _join,
    "replace": _replace,
    "round": _round,
    "map": _map,
    "unique": _unique,
    "e": _same,
    "escape": _same,
    "safe": _same,
    "string": _as_text,
    "对齐": _aligned,
    "_steps": _steps,
    "_concat": _concat,
    "_range": _range,
    "_items": _of_mapping(lambda mapping: mapping.items()),
    "_keys": _of_mapping(lambda mapping: mapping.keys()),
    "_values": _of_mapping(lambda mapping: mapping.values()),
}
_FILTER_NAMES = frozenset(name for name in (*_STOCK, *_OWN) if not name.startswith("_"))
