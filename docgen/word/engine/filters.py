"""The filters of the template language: some of Jinja's, and our own, which keep within the limits."""

import math
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from jinja2 import pass_context
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.filters import make_attrgetter
from jinja2.runtime import Context, Undefined
from jinja2.utils import Namespace

from docgen.model.blank_value import BlankValue
from docgen.model.lazy_list import LISTS
from docgen.model.shown_value import typed_text
from docgen.word.engine.fragments import FRAGMENT_FILTERS
from docgen.word.engine.limits import check_loop_steps, check_text_length
from docgen.word.engine.methods import METHODS, replace
from docgen.word.engine.numbers import calculated, exact, rounded
from docgen.word.engine.printers.aligned_name import AlignedName
from docgen.word.engine.printers.plain_text import plain_text
from docgen.word.engine.render_state import STATE, NotANumberError, RenderError, RenderState
from docgen.word.engine.text_patterns import fill_percents

#: To so many digits numbers are rounded; a whole number that is rounded to far more takes hours.
_MOST_DIGITS = 100
_SHOWN = 20
_LOOPED = (*LISTS, dict, str, range)


@pass_context
def count_loop_steps(context: Context, items: Any) -> Any:
    """The iterable of a loop; its steps are counted before the first. Raises RenderError for what is no list."""
    if not isinstance(items, _LOOPED):
        if isinstance(items, Undefined):
            return iter(items)  # raises UndefinedError, which names what is missing
        items = list(items) if isinstance(items, Iterator) else items
        if not isinstance(items, list):
            raise RenderError("循环要用列表", "在数据里写成列表，每项以“- ”开头；表格的各行叫“数据”")
    state: RenderState = context[STATE]
    state.loop_steps += len(items)
    check_loop_steps(state.loop_steps, state.most_steps)
    return items


@pass_context
def new_list(context: Context, name: str) -> int:
    """The number of a further list like the one of this number; it begins anew."""
    state: RenderState = context[STATE]
    if not state.last_list:
        return int(name)  # the template has no lists; Word shows no number
    state.new_lists.append(name)
    return state.last_list + len(state.new_lists)


@pass_context
def is_new_kind(context: Context, name: str) -> bool:
    """Whether a kind of shapes has not been defined in this part before."""
    state: RenderState = context[STATE]
    is_new = name not in state.relations.shape_kinds
    state.relations.shape_kinds.add(name)
    return is_new


def concatenate(parts: Sequence[Any]) -> str:
    """What ``~`` joins. Raises RenderError for what is no text."""
    texts = [plain_text(part) for part in parts]
    check_text_length(sum(map(len, texts)))
    return "".join(texts)


def take_slice(value: Any, start: Any, stop: Any, step: Any) -> Any:
    """``值[1:3]`` of a list or a text; what was left empty stays so."""
    if isinstance(value, BlankValue):
        return value
    if isinstance(value, str | Undefined):
        return typed_text(value)[start:stop:step]
    if not isinstance(value, LISTS):
        raise RenderError("“[ : ]”只用于文字和列表")
    return value[start:stop:step]


def make_range(bounds: Sequence[int]) -> range:
    """``range(…)`` within the limit of loops."""
    numbers = range(*bounds)
    check_loop_steps(len(numbers))
    return numbers


def _default(value: Any, default: Any = "", for_false: bool = False) -> Any:
    """The default for what is missing or was left empty in the data; with ``true`` for all that is false."""
    is_false = not (len(value) if isinstance(value, str) else value) if for_false else False
    is_missing = isinstance(value, Undefined | BlankValue) or is_false
    return default if is_missing else value


@pass_context
def _join(context: Context, items: Any, separator: str = "", attribute: str | int | None = None) -> str:
    if isinstance(items, Undefined):
        return str(items)
    if attribute is not None:
        items = map(make_attrgetter(context.environment, attribute), items)
    if isinstance(items, str) and len(items) > 1 and str(separator).strip():
        raise RenderError(
            f"“{items[:_SHOWN]}”是一段文字，join 会把它拆成一个一个字",
            "数据里写成列表，如 [甲, 乙]；只有一项就去掉 |join；确要拆开，写 |list|join",
        )
    texts = [plain_text(item) for item in items]
    check_text_length(sum(map(len, texts)) + len(separator) * len(texts))
    return str(separator).join(texts)


def _round(value: Any, digits: int = 0, method: str = "common") -> Any:
    """Half up, as it is done by hand; a whole number has no ``.0``. Raises RenderError for too many digits."""
    if isinstance(value, str):
        raise NotANumberError(value)
    if abs(digits) > _MOST_DIGITS:
        raise RenderError(f"四舍五入最多到 {_MOST_DIGITS} 位")
    return rounded(value, digits, method)


def _as_number(name: str) -> Callable[..., Any]:
    """``int`` and ``float``, which make no 0 of what is no number: with a default they give that."""

    def convert(value: Any, *arguments: Any, **named: Any) -> Any:
        if arguments or "default" in named:
            return exact(JINJA_FILTERS[name](value, *arguments, **named))
        number = JINJA_FILTERS[name](value, default=None, **named)
        if number is None or not math.isfinite(number):
            raise NotANumberError(value)
        return calculated(value if isinstance(value, Decimal) else number) if name == "float" else number

    return convert


def _abs(value: Any) -> Any:
    if isinstance(value, str):
        raise NotANumberError(value)
    return abs(value)


@pass_context
def _sum(context: Context, items: Any, attribute: str | int | None = None, start: Any = 0) -> Any:
    if attribute is not None:
        items = map(make_attrgetter(context.environment, attribute), items)
    numbers = list(items)
    for number in numbers:
        if isinstance(number, str):
            raise NotANumberError(number)
    return calculated(sum(map(exact, numbers), exact(start)))


def _of_text(name: str) -> Callable[..., Any]:
    """A filter of texts: what was left empty stays so, and is not printed unnoticed."""

    def change(value: Any, *arguments: Any) -> Any:
        return value if isinstance(value, BlankValue) else JINJA_FILTERS[name](value, *arguments)

    return change


class GroupedItems(NamedTuple):
    """What ``|groupby`` makes: the value that the items of a group share, and the items."""

    grouper: Any
    list: Any


#: What a template may ask a group for.
GROUP_ATTRIBUTES = frozenset(GroupedItems._fields)


@pass_context
def _group(context: Context, items: Any, attribute: str | int, default: Any = None) -> list[GroupedItems]:
    groups = JINJA_FILTERS["groupby"](context.environment, items, attribute, default)
    return [GroupedItems(group.grouper, group.list) for group in groups]


@pass_context
def _map(context: Context, items: Any, *arguments: Any, **named: Any) -> list[Any]:
    """``map(attribute="姓名")`` takes a key of every item, ``map("upper")`` runs every item through a filter."""
    name = named.get("attribute", arguments[0] if arguments else None)
    if "attribute" in named or name not in FILTER_NAMES:
        take = make_attrgetter(context.environment, name, default=named.get("default"))
        return [take(item) for item in items]
    return [context.environment.call_filter(str(name), item, arguments[1:], named, context=context) for item in items]


def _chosen(name: str) -> Callable[..., list[Any]]:
    """``select``, ``reject``, ``selectattr``, ``rejectattr``: as in Jinja, and a list that has a length."""

    @pass_context
    def choose(context: Context, items: Any, *arguments: Any, **named: Any) -> list[Any]:
        return list(JINJA_FILTERS[name](context, items, *arguments, **named))

    return choose


def _divided(name: str) -> Callable[..., list[Any]]:
    """``batch`` and ``slice`` within the limit of loops."""

    def divide(items: Any, number: int, fill_with: Any = None) -> list[Any]:
        check_loop_steps(number)
        return list(JINJA_FILTERS[name](items, number, fill_with))

    return divide


def _center(text: Any, width: int = 80) -> str:
    check_text_length(width)
    return plain_text(text).center(width)


def _indent(text: Any, width: int = 4, first: bool = False, blank: bool = False) -> str:
    whole = plain_text(text)
    check_text_length(len(whole) + width * (whole.count("\n") + 1))
    return str(JINJA_FILTERS["indent"](whole, width, first, blank))


@pass_context
def _unique(context: Context, items: Any, case_sensitive: bool = True, attribute: str | int | None = None) -> list[Any]:
    return list(JINJA_FILTERS["unique"](context.environment, items, case_sensitive, attribute))


def _truncate(text: Any, length: int = 255, killwords: bool = False, end: str = "…", leeway: int = 5) -> str:
    """The beginning of a long text; a Chinese one has no spaces at which it could be cut."""
    whole = plain_text(text)
    if len(whole) <= length + leeway:
        return whole
    begun = whole[: max(0, length - len(end))]
    return (begun if killwords or " " not in begun else begun.rsplit(" ", 1)[0]) + end


def _unchanged(value: Any) -> Any:
    """``|e`` and ``|safe`` of old templates: a value is escaped once, by its printer."""
    return value


_FROM_JINJA = (
    "length count first last sort reverse min max list dictsort wordcount wordwrap urlencode filesizeformat items"
).split()
_OF_TEXTS = "upper lower capitalize title trim striptags".split()
_OWN: dict[str, Callable[..., Any]] = {
    "default": _default,
    "d": _default,
    "join": _join,
    "replace": replace,
    "format": fill_percents,
    "int": _as_number("int"),
    "float": _as_number("float"),
    "abs": _abs,
    "sum": _sum,
    **{name: _of_text(name) for name in _OF_TEXTS},
    "batch": _divided("batch"),
    "slice": _divided("slice"),
    "truncate": _truncate,
    "center": _center,
    "indent": _indent,
    "groupby": _group,
    **{name: _chosen(name) for name in ("select", "reject", "selectattr", "rejectattr")},
    "round": _round,
    "map": _map,
    "unique": _unique,
    "e": _unchanged,
    "escape": _unchanged,
    "forceescape": _unchanged,
    "safe": _unchanged,
    "string": plain_text,
    "对齐": AlignedName,
}
#: Filters that the rewritten tree calls; no template can name them.
_INTERNAL: dict[str, Callable[..., Any]] = {
    "_steps": count_loop_steps,
    "_new_list": new_list,
    "_new_kind": is_new_kind,
    "_concat": concatenate,
    "_range": make_range,
    "_exact": Decimal,
    "_slice": take_slice,
    "_namespace": Namespace,
    **{f"_method_{name}": method for name, method in METHODS.items()},
    **FRAGMENT_FILTERS,
}
FILTERS: dict[str, Callable[..., Any]] = {name: JINJA_FILTERS[name] for name in _FROM_JINJA} | _OWN | _INTERNAL
#: What a template may name.
FILTER_NAMES = frozenset((*_FROM_JINJA, *_OWN))
